//! The page of an answer on a terminal: the marking and the title above, then what is said, then the
//! legend and where the files are, and the marking again. Every answer has this layout.

use crate::scenario::Scenario;

use super::grid::{centred, wrap};
use super::{Document, Language, Text};

/// How far the lines after the first of a paragraph stand in.
const HANGING: usize = 4;

/// A page that is being written.
#[derive(Debug, Clone)]
pub(super) struct Page<'a> {
    scenario: &'a Scenario,
    language: Language,
    text: String,
}

impl<'a> Page<'a> {
    /// A page with its marking and its title; of an answer with a name, that too.
    pub(super) fn new(scenario: &'a Scenario, language: Language, name: Option<Text>) -> Self {
        let title = Document::title(scenario, language);
        let title = match name {
            Some(name) => format!("{title} — {}", name.read(language)),
            None => title,
        };
        let text = centred(&Document::marking(scenario, language)) + &wrap(&title, HANGING);
        Self { scenario, language, text }
    }

    /// One point: a paragraph whose later lines stand in.
    pub(super) fn point(&mut self, said: &str) {
        self.text += &wrap(said, HANGING);
    }

    /// A paragraph.
    pub(super) fn paragraph(&mut self, said: &str) {
        self.text += &wrap(said, 0);
    }

    /// Lines that are as they should be, such as a table.
    pub(super) fn lines(&mut self, lines: &str) {
        self.text += lines;
    }

    /// A space between two parts.
    pub(super) fn gap(&mut self) {
        self.text += "\n";
    }

    /// The page, once it is said where the files are, and which are to be named.
    pub(super) fn end(mut self, folder: &str, names: &[&str]) -> String {
        let files = Text::new("Files: ", "Fichiers\u{a0}: ").read(self.language);
        let names = match names {
            [] => String::new(),
            names => format!(" ({})", names.join(", ")),
        };
        self.point(&format!("{files}{folder}{names}"));
        self.text + &centred(&Document::marking(self.scenario, self.language))
    }
}
