//! Reading a tree of nodes into syntaxes, gathering every finding on the way.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value as Json, json};

use super::node::{Node, Value};
use super::quantity::{Plain, allowed, truth_meant};
use super::schema::Definitions;
use super::source::{Sources, Spot};
use super::{Code, Finding, Message};

/// A type that can be read from a node.
pub(super) trait Read: Sized {
    /// Whether it makes something of `{ assumption = "…" }` itself.
    const MAY_BE_UNCERTAIN: bool = false;

    /// Reads it; `None` after at least one finding.
    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self>;

    /// Its JSON Schema.
    fn schema(definitions: &mut Definitions) -> Json;

    /// The list of it that was meant by one text, as TOML.
    fn list_meant(text: &str) -> String {
        in_list(text)
    }
}

/// A list of one text, as TOML.
pub(super) fn in_list(text: &str) -> String {
    format!("[{}]", toml::Value::from(text))
}

/// What is being read, where, and what was found.
pub(super) struct Desk<'a> {
    pub(super) sources: &'a Sources,
    /// The whole tree.
    pub(super) root: &'a Node,
    pub(super) findings: Vec<Finding>,
    /// Assumptions that multiply the value at a path.
    pub(super) scaled: &'a BTreeMap<String, Vec<String>>,
    /// Paths among those of `scaled` at which an uncertain value was read.
    pub(super) multiplied: BTreeSet<String>,
    /// Paths of keys that were probably meant by others, so that they are not missed as well.
    pub(super) misspelt: BTreeSet<String>,
    /// Whether the next table to be read has a name of its own, and may say where it comes from.
    pub(super) is_named: bool,
    path: Vec<String>,
}

impl<'a> Desk<'a> {
    pub(super) fn new(
        sources: &'a Sources,
        root: &'a Node,
        scaled: &'a BTreeMap<String, Vec<String>>,
    ) -> Self {
        let (findings, path) = (Vec::new(), Vec::new());
        let (multiplied, misspelt) = (BTreeSet::new(), BTreeSet::new());
        Self { sources, root, findings, scaled, multiplied, misspelt, is_named: false, path }
    }

    /// The dotted path of what is being read.
    pub(super) fn path(&self) -> String {
        self.path.join(".")
    }

    /// Adds a finding at a spot, and gives it back to be completed.
    pub(super) fn find(&mut self, code: Code, spot: Spot, problem: Message) -> &mut Finding {
        let finding = Finding::new(code, problem).at(self.sources.place(spot));
        self.findings.push(finding);
        self.findings.last_mut().expect("just added")
    }

    /// Lengthens the path by one segment, until [`Self::leave`].
    pub(super) fn enter(&mut self, segment: &str) {
        self.path.push(segment.to_owned());
    }

    /// Shortens the path by the last segment.
    pub(super) fn leave(&mut self) {
        self.path.pop();
    }

    /// Reads a value under a key or index.
    pub(super) fn read<T: Read>(&mut self, segment: &str, node: &Node) -> Option<T> {
        self.enter(segment);
        let node = if T::MAY_BE_UNCERTAIN { Some(node) } else { self.settled(node) };
        let value = match node {
            Some(node) => T::read(node, self),
            None => None,
        };
        self.leave();
        value
    }

    /// Whether an item of a list would be read; nothing is said of it.
    fn would_read<T: Read>(&mut self, at: usize, node: &Node) -> bool {
        let said = self.findings.len();
        let is_read = self.read::<T>(&at.to_string(), node).is_some();
        let is_fine = is_read && self.findings.len() == said;
        self.findings.truncate(said);
        is_fine
    }

    /// The assumption's own value, where a value that cannot be uncertain refers to one.
    fn settled<'n>(&mut self, node: &'n Node) -> Option<&'n Node>
    where
        'a: 'n,
    {
        let Some(name) = assumption_named(node) else { return Some(node) };
        let root = self.root;
        let value = root.child("assumption").and_then(|all| all.child(name)?.child("value"));
        match value {
            Some(value) if value.table().is_none() => Some(value),
            Some(_) => {
                let problem =
                    message!("desk-cannot-uncertain-assumption-spread", path = self.path(), name);
                self.find(Code::NotScalable, node.spot, problem).remedy =
                    Some(message!("desk-give-one-plain-value-other"));
                None
            }
            None => {
                let problem = message!("desk-there-no-assumption-value", name);
                self.find(Code::UnknownReference, node.spot, problem);
                None
            }
        }
    }
}

/// The assumption that `{ assumption = "…" }` refers to.
pub(super) fn assumption_named(node: &Node) -> Option<&str> {
    let table = node.table().filter(|table| table.len() == 1)?;
    match &table.get("assumption")?.node.value {
        Value::Text(name) => Some(name),
        _ => None,
    }
}

/// The candidate most like the word, if any is much like it.
pub(super) fn nearest<'n>(
    word: &str,
    candidates: impl IntoIterator<Item = &'n str>,
) -> Option<String> {
    let word = word.to_lowercase();
    let scored = candidates.into_iter().map(|candidate| {
        let distance = strsim::damerau_levenshtein(&word, &candidate.to_lowercase());
        (distance, candidate)
    });
    let (distance, candidate) = scored.min()?;
    let limit = (word.chars().count().max(candidate.chars().count()) / 3).max(1);
    (distance <= limit).then(|| candidate.to_owned())
}

/// Reads a quantity that has no table form.
pub(super) fn read_plain<Q: Plain>(node: &Node, desk: &mut Desk<'_>) -> Option<Q> {
    match Q::parse(&node.value) {
        Ok(quantity) => Some(quantity),
        Err(fault) => {
            let finding = desk.find(fault.code, node.spot, fault.problem);
            finding.allowed = Some(allowed::<Q>());
            finding.remedy = fault.remedy;
            None
        }
    }
}

/// Says that a value has the wrong type.
pub(super) fn wrong_type<T>(node: &Node, desk: &mut Desk<'_>, wanted: Message) -> Option<T> {
    say_wrong_type(node, desk, wanted);
    None
}

pub(super) fn say_wrong_type<'d>(
    node: &Node,
    desk: &'d mut Desk<'_>,
    wanted: Message,
) -> &'d mut Finding {
    let problem = message!("desk-this-where-wanted", kind = node.value.kind(), wanted);
    desk.find(Code::WrongType, node.spot, problem)
}

impl Read for String {
    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        match &node.value {
            Value::Text(text) => Some(text.clone()),
            _ => wrong_type(node, desk, message!("wanted-text")),
        }
    }

    fn schema(_: &mut Definitions) -> Json {
        json!({"type": "string"})
    }
}

impl Read for bool {
    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        match node.value {
            Value::Boolean(truth) => Some(truth),
            _ => {
                let finding = say_wrong_type(node, desk, message!("desk-true-false"));
                if let Value::Text(text) = &node.value {
                    let right = truth_meant(text).map(|truth| truth.to_string());
                    finding.remedy = right.map(|right| message!("write", right));
                }
                None
            }
        }
    }

    fn schema(_: &mut Definitions) -> Json {
        json!({"type": "boolean"})
    }
}

impl Read for u64 {
    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        let Value::Integer(number) = node.value else {
            return wrong_type(node, desk, message!("desk-whole-number"));
        };
        let result = Self::try_from(number).ok();
        if result.is_none() {
            desk.find(Code::OutOfRange, node.spot, message!("desk-below-zero", number));
        }
        result
    }

    fn schema(_: &mut Definitions) -> Json {
        json!({"type": "integer", "minimum": 0})
    }
}

/// A list of values.
impl<T: Read> Read for Vec<T> {
    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        let Value::List(list) = &node.value else {
            let finding = say_wrong_type(node, desk, message!("wanted-list"));
            if let Value::Text(text) = &node.value {
                finding.remedy = Some(message!("write", right = T::list_meant(text)));
            }
            return None;
        };
        let mut values = Vec::with_capacity(list.len());
        for (at, item) in list.iter().enumerate() {
            values.extend(desk.read::<T>(&at.to_string(), item));
        }
        (values.len() == list.len()).then_some(values)
    }

    fn schema(definitions: &mut Definitions) -> Json {
        json!({"type": "array", "items": T::schema(definitions)})
    }
}

/// A list of exactly so many values.
impl<T: Read, const N: usize> Read for [T; N] {
    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        let values = Vec::<T>::read(node, desk)?;
        let length = values.len();
        let result = Self::try_from(values).ok();
        if result.is_none() {
            let problem = message!("desk-this-list-has-values-where", length, n = N);
            let right = with_points::<T, N>(node, desk);
            desk.find(Code::WrongType, node.spot, problem).remedy =
                right.map(|right| message!("write", right));
        }
        result
    }

    fn schema(definitions: &mut Definitions) -> Json {
        json!({
            "type": "array",
            "items": T::schema(definitions),
            "minItems": N,
            "maxItems": N,
        })
    }
}

/// The list that was meant if every second comma of it is one of decimals: `[12,5, 3,2]`.
fn with_points<T: Read, const N: usize>(node: &Node, desk: &mut Desk<'_>) -> Option<String> {
    let Value::List(list) = &node.value else { return None };
    let whole = |node: &Node| match node.value {
        Value::Integer(number) => Some(number),
        _ => None,
    };
    let numbers: Vec<i64> = list.iter().map(whole).collect::<Option<_>>()?;
    let pair = |pair: &[i64]| (pair[1] >= 0).then(|| format!("{}.{}", pair[0], pair[1]));
    let pairs: Vec<String> = numbers.chunks_exact(2).map(pair).collect::<Option<_>>()?;
    let may_be = pairs.iter().enumerate().all(|(at, pair)| {
        let value = pair.parse().map(Value::Float);
        value.is_ok_and(|value| desk.would_read::<T>(at, &Node { value, ..node.clone() }))
    });
    (numbers.len() == 2 * N && may_be).then(|| format!("[{}]", pairs.join(", ")))
}

/// One value, or a list of them.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum OneOrMany<T> {
    One(T),
    Many(Vec<T>),
}

impl<T> OneOrMany<T> {
    /// The values.
    pub(super) fn values(&self) -> &[T] {
        match self {
            Self::One(value) => std::slice::from_ref(value),
            Self::Many(values) => values,
        }
    }
}

impl<T: Read> Read for OneOrMany<T> {
    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        match node.value {
            Value::List(_) => Vec::read(node, desk).map(Self::Many),
            _ => T::read(node, desk).map(Self::One),
        }
    }

    fn schema(definitions: &mut Definitions) -> Json {
        let one = T::schema(definitions);
        json!({"anyOf": [one, {"type": "array", "items": one}]})
    }
}

macro_rules! read_plain {
    ($($quantity:ty),* $(,)?) => {$(
        impl Read for $quantity {
            fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
                read_plain(node, desk)
            }

            fn schema(definitions: &mut Definitions) -> Json {
                definitions.define(<$quantity>::NAME, |_| <$quantity as Plain>::form())
            }

            fn list_meant(text: &str) -> String {
                <$quantity as Plain>::listed(text).unwrap_or_else(|| in_list(text))
            }
        }
    )*};
}

use super::quantity as q;
read_plain!(
    q::Lasting,
    q::Float,
    q::When,
    q::Effort,
    q::Load,
    q::Mass,
    q::PackRate,
    q::Handling,
    q::Distance,
    q::Pace,
    q::Frequency,
    q::Density,
    q::Portion,
    q::Multiple,
    q::Number,
    q::Anything
);

#[cfg(test)]
mod tests {
    use super::*;

    /// What is advised for a line of a scenario.
    fn advised(head: &str, line: &str) -> Vec<String> {
        let text = format!("format = 1\n{head}\n{line}\n");
        let refused = crate::read_text("x.toml", &text, &[]).expect_err("it is refused");
        let key = line.split(' ').next().expect("a key");
        let here = |it: &&Finding| it.problem.read(crate::Language::English).contains(key);
        let remedies = refused.findings.iter().filter(|it| it.code == Code::WrongType || here(it));
        let remedies = remedies.filter_map(|it| it.remedy.as_ref());
        remedies.map(|remedy| remedy.read(crate::Language::English)).collect()
    }

    #[test]
    fn decimals_are_guessed_where_there_may_be_some() {
        for (head, line, right) in [
            ("[site.a]", "at = [12, 5, 3, 2]", Some("write [12.5, 3.2]")),
            ("[site.a]", "at = [-12, 5, 3, 2]", Some("write [-12.5, 3.2]")),
            ("[site.a]", "at = [12, -5, 3, 2]", None),
            ("[site.a]", "at = [99, 5, 3, 2]", None),
            ("[pool.a]", "convoy = [2, 6, 3, 4]", None),
        ] {
            let right: Vec<String> = right.into_iter().map(str::to_owned).collect();
            assert_eq!(advised(head, line), right, "{line}");
        }
    }

    #[test]
    fn days_and_hours_are_guessed_only_where_they_are_meant() {
        for (head, line, right) in [
            ("[threat.a]", "routes = \"mer\"", "write [\"mer\"]"),
            ("[threat.a]", "routes = \"6-18\"", "write [\"6-18\"]"),
            ("[threat.a]", "routes = 'a\"b'", "write ['a\"b']"),
            ("[calendar.a]", "days = \"mer\"", "write [\"wed\"]"),
            ("[calendar.a]", "days = \"6-18\"", "write [\"6-18\"]"),
            ("[calendar.a]", "hours = \"6-18\"", "write [\"06:00-18:00\"]"),
            ("[calendar.a]", "hours = \"mer\"", "write [\"mer\"]"),
        ] {
            assert_eq!(advised(head, line), [right], "{line}");
        }
    }
}
