//! Scenario files with a slip of the pen: whatever the slip, the reader answers, and says where.
//!
//! Every shipped scenario is mangled in a few hundred ways that are the same on every machine: a
//! line lost, doubled or cut, the file cut short, two words exchanged, a word written twice. What
//! is still a scenario is read; what is not is refused with a finding at a place of the file.

use drawdown::scenario::{Rejected, Severity, Style, examples, read_text, render};

/// Slips of each kind, for each scenario.
const SLIPS: usize = 20;
/// The same for one as large as the Mali case, which takes two seconds to be read without optimisation: all its plans
/// under all its cases are looked at.
const SLIPS_OF_A_LARGE_ONE: usize = 3;
/// From how many bytes on a scenario is large.
const LARGE: usize = 20_000;

/// A slip of the pen.
#[derive(Debug, Clone, Copy)]
enum Slip {
    LineLost,
    LineTwice,
    LineCut,
    FileCut,
    WordsExchanged,
    WordTwice,
    LetterLost,
}

const KINDS: [Slip; 7] = [
    Slip::LineLost,
    Slip::LineTwice,
    Slip::LineCut,
    Slip::FileCut,
    Slip::WordsExchanged,
    Slip::WordTwice,
    Slip::LetterLost,
];

/// Numbers that look random and are the same everywhere (Knuth's multiplier, upper bits).
struct Numbers(u64);

impl Numbers {
    /// A number below the bound, or 0 where there is none.
    fn below(&mut self, bound: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound.max(1)
    }
}

/// The text with one slip.
fn mangled(text: &str, slip: Slip, numbers: &mut Numbers) -> String {
    match slip {
        Slip::FileCut => text.chars().take(numbers.below(text.chars().count())).collect(),
        Slip::LineLost | Slip::LineTwice | Slip::LineCut => in_a_line(text, slip, numbers),
        Slip::WordsExchanged | Slip::WordTwice | Slip::LetterLost => in_a_word(text, slip, numbers),
    }
}

fn in_a_line(text: &str, slip: Slip, numbers: &mut Numbers) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let at = numbers.below(lines.len());
    match slip {
        Slip::LineLost => {
            lines.remove(at);
        }
        Slip::LineTwice => lines.insert(at, lines[at].clone()),
        _ => {
            let kept = numbers.below(lines[at].chars().count());
            lines[at] = lines[at].chars().take(kept).collect();
        }
    }
    lines.join("\n")
}

fn in_a_word(text: &str, slip: Slip, numbers: &mut Numbers) -> String {
    let words = words(text);
    let mut picked = [words[numbers.below(words.len())], words[numbers.below(words.len())]];
    picked.sort_unstable();
    let [(from, until), (other_from, other_until)] = picked;
    let word = &text[from..until];
    let (before, after) = (&text[..from], &text[until..]);
    match slip {
        Slip::WordTwice => format!("{before}{word}{word}{after}"),
        Slip::LetterLost => {
            let shorter: String = word.chars().skip(1).collect();
            format!("{before}{shorter}{after}")
        }
        _ if until <= other_from => {
            let other = &text[other_from..other_until];
            let (between, after) = (&text[until..other_from], &text[other_until..]);
            format!("{before}{other}{between}{word}{after}")
        }
        _ => text.to_owned(),
    }
}

/// From where to where the words and single marks outside comments stand.
fn words(text: &str) -> Vec<(usize, usize)> {
    let (mut words, mut start) = (Vec::new(), 0);
    for line in text.split_inclusive('\n') {
        let code = &line[..line.find('#').unwrap_or(line.len())];
        let mut open: Option<usize> = None;
        for (at, letter) in code.char_indices() {
            let is_word = letter.is_alphanumeric() || "-_.".contains(letter);
            if let (Some(from), false) = (open, is_word) {
                words.push((start + from, start + at));
            }
            open = if is_word { open.or(Some(at)) } else { None };
            if !is_word && !letter.is_whitespace() {
                words.push((start + at, start + at + letter.len_utf8()));
            }
        }
        words.extend(open.map(|from| (start + from, start + code.len())));
        start += line.len();
    }
    words
}

/// What is wrong with how a text is refused, if anything is.
fn fault_of(rejected: &Rejected) -> Option<String> {
    let findings = &rejected.findings;
    let is_error = findings.iter().any(|finding| finding.severity == Severity::Error);
    let is_placed = findings.iter().all(|finding| finding.place.is_some());
    let shown = render(findings, Style::Plain, drawdown::scenario::Language::English);
    (!is_error || !is_placed || shown.is_empty()).then_some(shown)
}

#[test]
fn a_slip_of_the_pen_is_read_or_refused_at_a_place_of_the_file() {
    let (mut read, mut refused) = (0, 0);
    for (number, example) in examples().iter().enumerate() {
        let mut numbers = Numbers(number as u64 + 1);
        let slips = if example.text.len() < LARGE { SLIPS } else { SLIPS_OF_A_LARGE_ONE };
        for slip in KINDS.iter().cycle().take(slips * KINDS.len()) {
            let text = mangled(example.text, *slip, &mut numbers);
            match read_text("mangled.toml", &text, &[]) {
                Ok(_) => read += 1,
                Err(rejected) => {
                    refused += 1;
                    if let Some(fault) = fault_of(&rejected) {
                        panic!("{} with {slip:?}: {fault}\n{text}", example.name);
                    }
                }
            }
        }
    }
    assert!(read > 40 && refused > 150, "{read} read and {refused} refused");
}

#[test]
fn words_are_what_a_pen_would_slip_on() {
    let text = "a = \"12 t\" # b\n[camp.x]\n";
    let found: Vec<&str> = words(text).iter().map(|(from, until)| &text[*from..*until]).collect();
    assert_eq!(found, ["a", "=", "\"", "12", "t", "\"", "[", "camp.x", "]"]);
}

/// Values that somebody's program might write where another was meant.
const STRANGE: [&str; 22] = [
    "[]",
    "{}",
    "\"\"",
    "0",
    "-1",
    "inf",
    "nan",
    "true",
    "2030-13-01T00:00:00",
    "[[]]",
    "[{}]",
    "{ empirical = [] }",
    "{ empirical = [\"5 t\"] }",
    "{ discrete = [] }",
    "{ discrete = [[]] }",
    "{ discrete = [[\"5 t\", 0]] }",
    "{ uniform = [] }",
    "{ uniform = [\"5 d\", \"5 d\"] }",
    "{ normal = {} }",
    "{ assumption = \"\" }",
    "{ assumption = [] }",
    "{ triangular = [1, 2, 2030-01-01] }",
];

/// Every value of a tree, the tables and lists among them, by the way to it.
fn ways(value: &toml::Value, way: &[String], all: &mut Vec<Vec<String>>) {
    let inner: Vec<(String, &toml::Value)> = match value {
        toml::Value::Table(table) => table.iter().map(|(key, it)| (key.clone(), it)).collect(),
        toml::Value::Array(list) => {
            list.iter().enumerate().map(|(at, it)| (at.to_string(), it)).collect()
        }
        _ => Vec::new(),
    };
    for (step, it) in inner {
        let way = [way, &[step]].concat();
        ways(it, &way, all);
        all.push(way);
    }
}

/// The value at the end of a way.
fn at<'v>(value: &'v mut toml::Value, way: &[String]) -> &'v mut toml::Value {
    way.iter().fold(value, |value, step| match value {
        toml::Value::Array(list) => &mut list[step.parse::<usize>().expect("a place")],
        table => table.get_mut(step).expect("a key"),
    })
}

/// The strange value of this number, as TOML; `None` if it is none in TOML either.
fn strange(number: usize) -> Option<toml::Value> {
    let text = format!("it = {}", STRANGE[number % STRANGE.len()]);
    toml::from_str::<toml::Table>(&text).ok()?.remove("it")
}

#[test]
fn a_strange_value_in_any_place_is_read_or_refused_with_a_finding_that_says_why() {
    let (mut read, mut refused) = (0, 0);
    for (example, every) in
        [("minimal", 1), ("three-sides", 5), ("relief-hub", 47), ("mali-2023", 997)]
    {
        let text = examples().iter().find(|it| it.name == example).expect("an example").text;
        let tree = toml::Value::Table(toml::from_str(text).expect("TOML"));
        let mut all = Vec::new();
        ways(&tree, &[], &mut all);
        let pairs = all.iter().flat_map(|way| (0..STRANGE.len()).map(move |number| (way, number)));
        for (way, number) in pairs.step_by(every) {
            let (mut changed, Some(value)) = (tree.clone(), strange(number)) else { continue };
            *at(&mut changed, way) = value;
            let text = toml::to_string(&changed).expect("TOML");
            let Err(rejected) = read_text("strange.toml", &text, &[]) else {
                read += 1;
                continue;
            };
            refused += 1;
            let is_defect = rejected.findings.iter().any(|finding| finding.code.is_defect());
            let fault = fault_of(&rejected);
            let named = format!("{example}: {} = {}", way.join("."), STRANGE[number]);
            assert!(!is_defect && fault.is_none(), "{named}\n{}", fault.unwrap_or_default());
        }
    }
    assert!(read > 40 && refused > 1_000, "{read} read and {refused} refused");
}
