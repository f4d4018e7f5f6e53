//! What single changes do to the deadlines: drivers switched off, levers pulled. One table each, and
//! what a terminal shows of it.

mod columns;
pub(super) mod drivers;
pub(super) mod label;
pub(super) mod marginal;
mod page;

use crate::analysis::Effect;
use crate::experiment::Runs;
use crate::id::DeadlineId;
use crate::scenario::{Choice, DriverKind, LeverKind, Study};

use super::Language;

pub(crate) use drivers::drivers_table;
pub(crate) use marginal::marginal_table;
pub(crate) use page::WORTH_A_WORD;

/// A change that was made, and what it does to every deadline.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// What is changed, as a path of the file.
    pub about: String,
    /// What follows `--set` to make it, as a shell wants it.
    pub options: String,
    /// Deadline by deadline.
    pub effects: Vec<Effect>,
}

/// What was switched off, and how.
#[derive(Debug, Clone, PartialEq)]
pub struct DriverRow {
    /// What switching it off means.
    pub kind: DriverKind,
    /// In which state it is.
    pub state: State,
    /// The change.
    pub change: Change,
}

/// The state a driver is put in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It does not happen.
    Off,
    /// At its median in every run.
    Median,
    /// At its 10th percentile in every run.
    Low,
    /// At its 90th percentile in every run.
    High,
}

impl State {
    /// The word in tables.
    pub fn word(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Median => "p50",
            Self::Low => "p10",
            Self::High => "p90",
        }
    }
}

/// A lever that was pulled.
#[derive(Debug, Clone, PartialEq)]
pub struct MarginalRow {
    /// What it moves.
    pub kind: LeverKind,
    /// By how many units.
    pub units: f64,
    /// The change.
    pub change: Change,
}

/// What both answers are about: one plan under one case, before any change.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The study, of one plan under one case.
    pub study: &'a Study,
    /// Its runs.
    pub runs: &'a Runs,
    /// The deadline that is shown.
    pub deadline: DeadlineId,
    /// The reader's language.
    pub language: Language,
    /// Changes that the scenario does not allow, each with the reason.
    pub refused: &'a [(String, String)],
}

/// What drivers do.
#[derive(Debug, Clone, Copy)]
pub struct DriversAnswer<'a> {
    /// What it is about.
    pub asked: Asked<'a>,
    /// Every driver in every state.
    pub rows: &'a [DriverRow],
}

/// What levers do.
#[derive(Debug, Clone, Copy)]
pub struct MarginalAnswer<'a> {
    /// What it is about.
    pub asked: Asked<'a>,
    /// Every lever.
    pub rows: &'a [MarginalRow],
}

impl Asked<'_> {
    fn plan_and_case(&self) -> (&Choice, &Choice) {
        (&self.study.plans[0], &self.study.cases[0])
    }
}
