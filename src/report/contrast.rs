//! Two ideas compared: the tables of `drawdown compare`, and what a terminal shows of them.

pub(super) mod attribution;
pub(super) mod deadlines;
pub(super) mod inputs;
mod said;
pub(super) mod steps;
mod summary;
mod waterfall;

use crate::Answer;
use crate::analysis::{AttributionRow, Contrast, StepContrast};
use crate::id::DeadlineId;
use crate::scenario::{Choice, Difference, Scenario};

use super::Language;
use super::Text;
use super::table::{Cell, Table};
use attribution::Attribution;
use deadlines::{ComparedCamps, ComparedDeadlines};
use inputs::Inputs;
use steps::ComparedSteps;

/// Everything that is said of two ideas.
#[derive(Debug, Clone, Copy)]
pub struct Compared<'a> {
    /// The two ideas.
    pub ideas: [ComparedIdea<'a>; 2],
    /// What differs between their inputs.
    pub difference: &'a Difference,
    /// What differs in what comes of them.
    pub contrast: &'a Contrast,
    /// The steps of the escalations that either has.
    pub steps: &'a [StepContrast],
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

impl Answer for Compared<'_> {
    fn tables(&self) -> Vec<Table> {
        let mut tables = vec![
            Inputs::table(self, &self.difference.inputs),
            ComparedDeadlines::table(self, &self.contrast.deadlines),
            ComparedCamps::table(self, &self.contrast.camps),
        ];
        if !self.steps.is_empty() {
            tables.push(ComparedSteps::table(self, self.steps));
        }
        if let Shared::Rows(rows) = self.shared {
            tables.push(Attribution::table(self, rows));
        }
        tables
    }

    fn text(&self, folder: &str) -> String {
        summary::text(self, folder)
    }
}

impl Compared<'_> {
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

/// The tables without rows.
pub(super) fn headings() -> Vec<Table> {
    vec![
        ComparedDeadlines::heading(),
        ComparedCamps::heading(),
        Inputs::heading(),
        Attribution::heading(),
        ComparedSteps::heading(),
    ]
}
