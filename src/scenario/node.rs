//! TOML as a tree in which every value remembers where it was written and by whom.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};
use toml::value::Datetime;

use super::nesting::too_deep;
use super::quantity::{Meant, doubtful_point};
use super::source::{Sources, Spot};
use super::spread::is_value;
use super::{Code, Finding, Message, Place, typo};
use crate::plain::is_obeyed;

/// A value with its place.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) value: Value,
    /// Where it is written; for a table with a header, the header.
    pub(super) spot: Spot,
    /// Who put it there.
    pub(super) via: Via,
}

/// A TOML value.
#[derive(Debug, Clone)]
pub(super) enum Value {
    Text(String),
    Integer(i64),
    Float(f64),
    Boolean(bool),
    Datetime(Datetime),
    List(Vec<Node>),
    Table(Table),
}

/// A table, sorted by key.
pub(super) type Table = BTreeMap<String, Entry>;

/// A key of a table and its value.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// Where the key is written.
    pub(super) key: Spot,
    pub(super) node: Node,
}

/// Who put a value where it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) enum Via {
    /// The file itself, or one it extends.
    #[default]
    File,
    /// A plan.
    Plan(String),
    /// A case.
    Case(String),
    /// An assumption.
    Assumption(String),
    /// `--set`.
    CommandLine,
}

impl Node {
    /// The table, if it is one.
    pub(super) fn table(&self) -> Option<&Table> {
        match &self.value {
            Value::Table(table) => Some(table),
            _ => None,
        }
    }

    /// The table, if it is one, to change.
    pub(super) fn table_mut(&mut self) -> Option<&mut Table> {
        match &mut self.value {
            Value::Table(table) => Some(table),
            _ => None,
        }
    }

    /// The value under a key or at an index.
    pub(super) fn child(&self, segment: &str) -> Option<&Node> {
        match &self.value {
            Value::Table(table) => table.get(segment).map(|entry| &entry.node),
            Value::List(list) => list.get(segment.parse::<usize>().ok()?),
            _ => None,
        }
    }

    /// The same, to change.
    pub(super) fn child_mut(&mut self, segment: &str) -> Option<&mut Node> {
        match &mut self.value {
            Value::Table(table) => table.get_mut(segment).map(|entry| &mut entry.node),
            Value::List(list) => list.get_mut(segment.parse::<usize>().ok()?),
            _ => None,
        }
    }

    /// Texts at or below it that are quantities with a point before three digits, and what each may mean.
    pub(super) fn doubtful_points(&self) -> Vec<(Spot, Meant)> {
        match &self.value {
            Value::Text(text) => {
                doubtful_point(text).map(|it| (self.spot, it)).into_iter().collect()
            }
            Value::List(list) => list.iter().flat_map(Self::doubtful_points).collect(),
            Value::Table(table) => {
                table.values().flat_map(|entry| entry.node.doubtful_points()).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Keys of the table, or indices of the list.
    pub(super) fn segments(&self) -> Vec<String> {
        match &self.value {
            Value::Table(table) => table.keys().cloned().collect(),
            Value::List(list) => (0..list.len()).map(|index| index.to_string()).collect(),
            _ => Vec::new(),
        }
    }

    /// The place of the value at a dotted path, or of the last thing on the way to it; of a table
    /// that stands for no single value, the place of its key.
    pub(super) fn spot_of(&self, path: &str) -> Spot {
        let (mut node, mut spot) = (self, self.spot);
        for segment in path.split('.') {
            let key = node.table().and_then(|table| table.get(segment)).map(|entry| entry.key);
            let Some(child) = node.child(segment) else { break };
            spot = match (&child.value, key) {
                (Value::Table(table), Some(key)) if !is_value(table) => key,
                _ => child.spot,
            };
            node = child;
        }
        spot
    }

    /// The same node put there by somebody else, all that is in it included.
    pub(super) fn put_by(mut self, via: &Via) -> Self {
        self.via = via.clone();
        match &mut self.value {
            Value::List(list) => {
                *list = std::mem::take(list).into_iter().map(|node| node.put_by(via)).collect();
            }
            Value::Table(table) => {
                for entry in table.values_mut() {
                    let node = entry.node.clone();
                    entry.node = node.put_by(via);
                }
            }
            _ => {}
        }
        self
    }
}

impl Node {
    /// Whether both hold the same, wherever it is written.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        match (&self.value, &other.value) {
            (Value::Text(one), Value::Text(other)) => one == other,
            (Value::Integer(one), Value::Integer(other)) => one == other,
            (Value::Float(one), Value::Float(other)) => one == other,
            (Value::Boolean(one), Value::Boolean(other)) => one == other,
            (Value::Datetime(one), Value::Datetime(other)) => one == other,
            (Value::List(one), Value::List(other)) => {
                let mut pairs = one.iter().zip(other);
                one.len() == other.len() && pairs.all(|(one, other)| one.says_the_same(other))
            }
            (Value::Table(one), Value::Table(other)) => {
                let same = |((key, entry), (other_key, other)): ((_, &Entry), (_, &Entry))| {
                    let (key, other_key): (&String, &String) = (key, other_key);
                    key == other_key && entry.node.says_the_same(&other.node)
                };
                one.len() == other.len() && one.iter().zip(other).all(same)
            }
            _ => false,
        }
    }

    /// The same node where its sources come after so many others.
    pub(super) fn after(mut self, others: usize) -> Self {
        self.spot = self.spot.after(others);
        match &mut self.value {
            Value::List(list) => {
                *list = std::mem::take(list).into_iter().map(|node| node.after(others)).collect();
            }
            Value::Table(table) => {
                let moved = |(key, entry): (String, Entry)| {
                    let (at, node) = (entry.key.after(others), entry.node.after(others));
                    (key, Entry { key: at, node })
                };
                *table = std::mem::take(table).into_iter().map(moved).collect();
            }
            _ => {}
        }
        self
    }
}

impl Value {
    /// What kind of TOML value it is, with its article.
    pub(super) fn kind(&self) -> Message {
        match self {
            Self::Text(_) => message!("wanted-text"),
            Self::Integer(_) => message!("desk-whole-number"),
            Self::Float(_) => message!("wanted-number"),
            Self::Boolean(_) => message!("desk-true-false"),
            Self::Datetime(_) => message!("node-date-time"),
            Self::List(_) => message!("wanted-list"),
            Self::Table(_) => message!("wanted-table"),
        }
    }
}

/// Parses the text of a source; all syntax errors are found, not only the first.
pub(super) fn parse(sources: &Sources, source: usize, text: &str) -> Result<Node, Vec<Finding>> {
    if let Some(place) = too_deep(text) {
        let spot = Spot::new(source, place..place + 1);
        return Err(vec![syntax("recursion limit", "").at(sources.place(spot))]);
    }
    let (table, errors) = DeTable::parse_recoverable(text);
    let faults = errors.iter().map(|error| {
        let spot = Spot::new(source, error.span().unwrap_or(0..0));
        (error.message(), spot)
    });
    let mut findings = syntax_findings(sources, faults);
    let mut planted = Vec::new();
    let mut planter = Planter { source, sources, findings: &mut planted };
    let spot = Spot::new(source, 0..0);
    let root = Node { value: planter.table(table.get_ref()), spot, via: Via::File };
    // A line that cannot be read has one fault, whatever was read of it.
    let line = |finding: &Finding| finding.place.as_ref().map(|place| place.line);
    planted.retain(|it| it.code != Code::Syntax || findings.iter().all(|of| line(of) != line(it)));
    findings.extend(planted);
    if findings.is_empty() { Ok(root) } else { Err(findings) }
}

/// Of so many faults of syntax in a text no more are looked for: it is no scenario.
const MOST_FAULTS: usize = 1_000;

/// Faults of syntax, of each line the first: what follows it there, and what a text that is not closed
/// does to the lines below, are no faults of their own.
fn syntax_findings<'m>(
    sources: &Sources,
    faults: impl Iterator<Item = (&'m str, Spot)>,
) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    for (message, spot) in faults {
        if findings.len() == MOST_FAULTS {
            break;
        }
        let place = sources.place(spot);
        let line = |place: &Option<Place>| place.as_ref().map(|place| place.line);
        if findings.iter().any(|known| line(&known.place) == line(&place)) {
            continue;
        }
        let text = place.as_ref().and_then(|place| place.text.lines().nth(place.line - 1));
        // Within a brace or a text that the lines above do not close.
        let is_whole = text.is_some_and(|text| text.parse::<toml::Table>().is_ok());
        if is_whole && !findings.is_empty() && message.trim() != "duplicate key" {
            continue;
        }
        let above = || {
            // What begins anew, where something else was to end.
            let begins = is_whole && findings.is_empty() && message.trim() != "duplicate key";
            let place = place.as_ref().filter(|_| begins)?;
            let lines: Vec<&str> = place.text.lines().take(place.line - 1).collect();
            let is_said = |line: &&&str| !line.trim().is_empty() && !line.trim().starts_with('#');
            lines.iter().rev().find(is_said).and_then(|line| typo::unclosed(line))
        };
        let finding = match above().or_else(|| text.and_then(typo::meant)) {
            Some(meant) => {
                let remedy = meant.remedy();
                Finding::new(Code::Syntax, meant.problem).remedy(remedy)
            }
            None => syntax(message, sources.written(spot)),
        };
        findings.push(finding.at(place));
    }
    findings
}

/// A fault of syntax, in the parser's words but for the most frequent.
fn syntax(message: &str, written: &str) -> Finding {
    match message.trim() {
        "duplicate key" => Finding::new(Code::Syntax, message!("node-written-twice", written))
            .remedy(message!("node-table-key-stands-once-put")),
        other => Finding::new(Code::Syntax, parser(other)),
    }
}

/// A fault in the parser's own words, and of what kind it is for those who read another language.
fn parser(message: &str) -> Message {
    let (fault, expected) = message.split_once(", expected ").unwrap_or((message, ""));
    let words = fault.split(|letter: char| !letter.is_ascii_alphanumeric());
    let fault = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-");
    message!("node-parser", words = message.replace('\n', "; "), fault, expected = marks(expected))
}

/// Of what the parser expected, what needs no words: marks between backquotes, and ends of numbers.
fn marks(expected: &str) -> String {
    let marks: Vec<String> =
        expected.split('`').skip(1).step_by(2).map(|mark| format!("`{mark}`")).collect();
    let numbers = expected.split_whitespace().filter(|word| word.parse::<u32>().is_ok());
    let numbers = numbers.collect::<Vec<_>>().join("–");
    match (marks.is_empty(), numbers.is_empty()) {
        (false, _) => marks.join(", "),
        (true, false) => numbers,
        (true, true) => "none".to_owned(),
    }
}

/// Text over several lines as a reader sees it: lines are joined by a space, as in a paragraph.
fn on_one_line(text: &str) -> String {
    if !text.contains(['\n', '\r', '\t']) {
        return text.to_owned();
    }
    let lines = text.split(['\n', '\r', '\t']).map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(" ")
}

/// Turns a parsed document into nodes.
struct Planter<'a> {
    source: usize,
    sources: &'a Sources,
    findings: &'a mut Vec<Finding>,
}

impl Planter<'_> {
    fn table(&mut self, table: &DeTable<'_>) -> Value {
        let entry = |(key, value): (&Spanned<_>, &Spanned<DeValue<'_>>)| {
            let name: &std::borrow::Cow<'_, str> = key.get_ref();
            let key = Spot::new(self.source, key.span());
            self.check_letters(name, key);
            (name.to_string(), Entry { key, node: self.node(value) })
        };
        Value::Table(table.iter().map(entry).collect())
    }

    fn list(&mut self, list: &DeArray<'_>) -> Value {
        Value::List(list.iter().map(|value| self.node(value)).collect())
    }

    fn node(&mut self, value: &Spanned<DeValue<'_>>) -> Node {
        let spot = Spot::new(self.source, value.span());
        let value = match value.get_ref() {
            DeValue::String(text) => {
                let text = on_one_line(text);
                self.check_letters(&text, spot);
                Value::Text(text)
            }
            DeValue::Integer(number) => {
                let parsed = i64::from_str_radix(number.as_str(), number.radix());
                Value::Integer(self.number(parsed, spot))
            }
            DeValue::Float(number) => Value::Float(self.number(number.as_str().parse(), spot)),
            DeValue::Boolean(truth) => Value::Boolean(*truth),
            DeValue::Datetime(datetime) => Value::Datetime(*datetime),
            DeValue::Array(list) => self.list(list),
            DeValue::Table(table) => self.table(table),
        };
        Node { value, spot, via: Via::File }
    }

    /// Finds fault with a letter that is obeyed instead of shown: the gate for all text of a scenario.
    fn check_letters(&mut self, text: &str, spot: Spot) {
        let Some(letter) = text.chars().find(|letter| is_obeyed(*letter)) else { return };
        let problem = message!(
            "node-this-text-has-letter-u",
            letter = Message::verbatim(format!("{:04X}", u32::from(letter)))
        );
        let finding = Finding::new(Code::ObeyedLetter, problem).at(self.sources.place(spot));
        self.findings.push(finding.remedy(message!("node-take-out-control-letters-marks")));
    }

    fn number<T: Default, E>(&mut self, parsed: Result<T, E>, spot: Spot) -> T {
        parsed.unwrap_or_else(|_| {
            let problem = message!("node-this-number-too-large");
            self.findings.push(Finding::new(Code::Syntax, problem).at(self.sources.place(spot)));
            T::default()
        })
    }
}
