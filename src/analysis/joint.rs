//! The chance that deadlines hold together (merge bias: it is below that of each alone).

use super::{Likelihood, Proportion};

/// Which deadlines have to hold together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum JointSet {
    /// All hard ones.
    Hard,
    /// All of any kind.
    All,
}

/// The chance that a set of deadlines holds, under one plan and case.
#[derive(Debug, Clone, PartialEq)]
pub struct JointRow {
    /// Index into the study's plans.
    pub plan: usize,
    /// Index into the study's cases.
    pub case: usize,
    /// Which deadlines.
    pub set: JointSet,
    /// How many they are; a set of none has no row.
    pub deadlines: usize,
    /// Runs in which every one of them holds, of all with an outcome.
    pub held: Proportion,
    /// The likelihood term for that; `None` without runs.
    pub likelihood: Option<Likelihood>,
}
