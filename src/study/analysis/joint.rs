//! The chance that deadlines hold together (merge bias: it is below that of each alone).

use super::view::View;
use super::{JointSet, Likelihood, Proportion};

/// The chance that a set of deadlines holds, under one plan and case.
#[derive(Debug, Clone, PartialEq)]
pub struct JointRow {
    /// Index into the study's plans.
    pub plan: usize,
    /// Index into the study's cases.
    pub case: usize,
    /// Which deadlines.
    pub set: JointSet,
    /// How many they are; a set of none has no row, nor has that of milestones where all deadlines
    /// are on milestones.
    pub deadlines: usize,
    /// Runs in which every one of them holds, of all with an outcome.
    pub held: Proportion,
    /// The likelihood term for that; `None` where there are too few runs for a word.
    pub likelihood: Option<Likelihood>,
}

/// The rows of one variant.
pub(super) fn rows<'a>(view: &'a View<'_>) -> impl Iterator<Item = JointRow> + 'a {
    JointSet::ALL.into_iter().filter_map(|set| row(view, set))
}

fn row(view: &View<'_>, set: JointSet) -> Option<JointRow> {
    let deadlines = view.runs.deadlines(set).len();
    if set == JointSet::Milestones && deadlines == view.scenario.deadlines.len() {
        return None;
    }
    let held = view.runs.held(set);
    let likelihood = Likelihood::seen(held);
    let row = JointRow { plan: view.plan, case: view.case, set, deadlines, held, likelihood };
    (deadlines > 0).then_some(row)
}
