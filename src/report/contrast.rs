//! Two ideas compared: the tables of `drawdown compare`, and what a terminal shows of them.

mod attribution;
mod deadlines;
mod inputs;
mod said;
mod summary;
mod waterfall;

use crate::analysis::{AttributionRow, Contrast};
use crate::id::DeadlineId;
use crate::scenario::{Choice, Difference, Scenario};

use super::Language;
use super::Text;
use super::table::{Cell, Column, Table, Unit, columns};

/// Everything that is said of two ideas.
#[derive(Debug, Clone, Copy)]
pub struct Compared<'a> {
    /// The two ideas.
    pub ideas: [ComparedIdea<'a>; 2],
    /// What differs between their inputs.
    pub difference: &'a Difference,
    /// What differs in what comes of them.
    pub contrast: &'a Contrast,
    /// What each changed input is worth.
    pub shared: Shared<'a>,
    /// Replications of each.
    pub replications: u32,
    /// The deadline whose waterfall is shown; `None`: the one that changes most.
    pub shown: Option<DeadlineId>,
    /// The reader's language.
    pub language: Language,
}

/// One of two ideas.
#[derive(Debug, Clone, Copy)]
pub struct ComparedIdea<'a> {
    /// As it was named on the command line, with its changes.
    pub named: &'a str,
    /// Its plan.
    pub plan: &'a Choice,
    /// Its case.
    pub case: &'a Choice,
    /// What was played.
    pub scenario: &'a Scenario,
}

/// What the difference is shared out to, or why it is not.
#[derive(Debug, Clone, Copy)]
pub enum Shared<'a> {
    /// What each changed input is worth.
    Rows(&'a [AttributionRow]),
    /// Not at all: the seeds differ, so it would share out luck.
    OtherLuck,
    /// Not at all: a name of one is missing in the other, as the beginning of a sentence.
    OtherNames(&'a str),
    /// Not at all: it was not asked for.
    NotAsked,
}

impl Compared<'_> {
    /// The tables.
    pub fn tables(&self) -> Vec<Table> {
        let mut tables =
            vec![inputs::inputs(self), deadlines::deadlines(self), deadlines::camps(self)];
        if let Shared::Rows(rows) = self.shared {
            tables.push(attribution::attribution(self, rows));
        }
        tables
    }

    /// What a terminal shows; `folder` is where the files are.
    pub fn text(&self, folder: &str) -> String {
        summary::text(self, folder)
    }

    /// The names of changes: `pool.trucks.count + camp.kidal.mode`.
    fn labels(&self, changes: &[usize]) -> String {
        let labels = changes.iter().map(|change| self.difference.changes[*change].label.as_str());
        labels.collect::<Vec<_>>().join(" + ")
    }
}

/// Numbers of changes as readers count them: `3+4`.
fn numbers(changes: &[usize]) -> String {
    changes.iter().map(|change| (change + 1).to_string()).collect::<Vec<_>>().join("+")
}

/// Both ends of an interval.
fn ends(interval: Option<(f64, f64)>) -> [Cell; 2] {
    [interval.map(|(low, _)| low), interval.map(|(_, high)| high)].map(number)
}

/// A number that may be missing.
fn number(value: Option<f64>) -> Cell {
    Cell::maybe(value, Cell::Number)
}

/// The tables without rows.
pub(super) fn headings() -> Vec<Table> {
    vec![
        deadlines::deadlines_heading(),
        deadlines::camps_heading(),
        inputs::inputs_heading(),
        attribution::attribution_heading(),
    ]
}
