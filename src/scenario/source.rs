//! The texts a scenario is read from: files, built-in examples and values given by `--set`.

use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::Place;
use super::study::Input;

/// A stretch of one of the [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Spot {
    source: usize,
    from: usize,
    until: usize,
}

impl Spot {
    pub(super) fn new(source: usize, bytes: std::ops::Range<usize>) -> Self {
        Self { source, from: bytes.start, until: bytes.end }
    }

    /// Where it stands among those of all texts: what a file builds on comes before it, and is read after
    /// it.
    pub(super) fn order(self) -> (std::cmp::Reverse<usize>, usize) {
        (std::cmp::Reverse(self.source), self.from)
    }

    /// The same stretch of the same text among sources that begin with so many others.
    pub(super) fn after(self, others: usize) -> Self {
        Self { source: self.source + others, ..self }
    }
}

/// One text.
#[derive(Debug, Clone)]
struct Source {
    name: String,
    text: Arc<str>,
    /// Where each line begins.
    lines: Vec<usize>,
    /// How many characters begin before each multiple of [`MARKED`] bytes.
    marks: Vec<usize>,
    /// Whether it is a file (or a built-in one), not a value from the command line.
    is_file: bool,
}

/// Bytes after which it is known how many characters there were: a line may be as long as a file.
const MARKED: usize = 1 << 10;

/// How many characters begin in these bytes of UTF-8.
fn begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count()
}

impl Source {
    /// How many characters begin before a byte.
    fn characters_before(&self, byte: usize) -> usize {
        let mark = byte / MARKED;
        let known = self.marks.get(mark).copied().unwrap_or_else(|| begun(self.text.as_bytes()));
        known + self.text.as_bytes().get(mark * MARKED..byte).map_or(0, begun)
    }
}

/// All texts read so far.
#[derive(Debug, Clone, Default)]
pub(super) struct Sources(Vec<Source>);

impl Sources {
    /// Adds a file and returns its number.
    pub(super) fn add_file(&mut self, name: &str, text: &str) -> usize {
        self.add(name, text, true)
    }

    /// Adds a value given on the command line and returns its number.
    pub(super) fn add_setting(&mut self, text: &str) -> usize {
        self.add("--set", text, false)
    }

    fn add(&mut self, name: &str, text: &str, is_file: bool) -> usize {
        let breaks = text.match_indices('\n').map(|(index, _)| index + 1);
        let lines = std::iter::once(0).chain(breaks).collect();
        let mut before = 0;
        let marks = text.as_bytes().chunks(MARKED).map(|bytes| {
            let mark = before;
            before += begun(bytes);
            mark
        });
        let marks = marks.collect();
        self.0.push(Source { name: name.to_owned(), text: Arc::from(text), lines, marks, is_file });
        self.0.len() - 1
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// These and then those.
    pub(super) fn and(&self, others: &Self) -> Self {
        Self([self.0.as_slice(), others.0.as_slice()].concat())
    }

    /// Where a spot is, for readers.
    pub(super) fn place(&self, spot: Spot) -> Option<Place> {
        let source = self.0.get(spot.source)?;
        let from = floor_boundary(&source.text, spot.from);
        let until = floor_boundary(&source.text, spot.until).max(from);
        let line = source.lines.partition_point(|start| *start <= from);
        let line_start = source.lines[line - 1];
        Some(Place {
            file: source.name.clone(),
            line,
            column: source.characters_before(from) - source.characters_before(line_start) + 1,
            bytes: from..until,
            text: source.text.clone(),
        })
    }

    /// The name of the text that a spot is in.
    pub(super) fn name(&self, spot: Spot) -> &str {
        self.0.get(spot.source).map_or("", |source| source.name.as_str())
    }

    /// The text as written at a spot.
    pub(super) fn written(&self, spot: Spot) -> &str {
        self.0.get(spot.source).and_then(|it| it.text.get(spot.from..spot.until)).unwrap_or("")
    }

    /// Name and line of a spot, as a comment in the resolved file shows it.
    pub(super) fn mention(&self, spot: Spot) -> String {
        match (self.0.get(spot.source), self.place(spot)) {
            (Some(source), Some(place)) if source.is_file => {
                format!("{}:{}", place.file, place.line)
            }
            (Some(source), _) => format!("{} {}", source.name, source.text),
            (None, _) => "built in".to_owned(),
        }
    }

    /// The files among them, with their hashes, in the order of reading.
    pub(super) fn inputs(&self) -> Vec<Input> {
        let files = self.0.iter().filter(|source| source.is_file);
        files
            .map(|source| Input {
                name: source.name.clone(),
                sha256: hexadecimal(&Sha256::digest(source.text.as_bytes())),
            })
            .collect()
    }
}

/// The last character boundary at or before `index`.
fn floor_boundary(text: &str, index: usize) -> usize {
    let index = index.min(text.len());
    (0..=index).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// Bytes in hexadecimal.
pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_counted_in_characters_however_long_the_line() {
        for line in ["aé€😀", "x", "é"] {
            for length in [0, 1, 700, 1_024, 3_000] {
                let text = format!("first\n{}", line.repeat(length));
                let mut sources = Sources::default();
                let source = sources.add_file("a.toml", &text);
                let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]).skip(6);
                for (characters, at) in ends.enumerate() {
                    let place = sources.place(Spot::new(source, at..at)).expect("a place");
                    assert_eq!((place.line, place.column), (2, characters + 1));
                }
            }
        }
    }
}
