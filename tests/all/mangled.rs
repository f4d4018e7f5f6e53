//! Scenario files with a slip of the pen: whatever the slip, the reader answers, and says where.
//!
//! Every shipped scenario is mangled in a few hundred ways that are the same on every machine: a
//! line lost, doubled or cut, the file cut short, two words exchanged, a word written twice. What
//! is still a scenario is read; what is not is refused with a finding at a place of the file.

use drawdown::scenario::{Rejected, Severity, Style, examples, read_text, render};

/// Slips of each kind, for each scenario.
const SLIPS: usize = 20;

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
    let shown = render(findings, Style::Plain);
    (!is_error || !is_placed || shown.is_empty()).then_some(shown)
}

#[test]
fn a_slip_of_the_pen_is_read_or_refused_at_a_place_of_the_file() {
    let (mut read, mut refused) = (0, 0);
    for (number, example) in examples().iter().enumerate() {
        let mut numbers = Numbers(number as u64 + 1);
        for slip in KINDS.iter().cycle().take(SLIPS * KINDS.len()) {
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
