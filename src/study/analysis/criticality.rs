//! Criticality: how often something stands on the chain that decides a deadline.

use crate::id::DeadlineId;
use crate::simulation::Actor;
use crate::time::HOUR;

use super::view::{View, share};

/// One actor on the chains of one deadline, under one plan and case.
#[derive(Debug, Clone, PartialEq)]
pub struct CriticalityRow {
    /// Index into the study's plans.
    pub plan: usize,
    /// Index into the study's cases.
    pub case: usize,
    /// The deadline.
    pub deadline: DeadlineId,
    /// What stood on the chain.
    pub actor: Actor,
    /// Runs in which it did.
    pub runs: u32,
    /// Their share of all runs with an outcome, 0 to 1.
    pub share: f64,
    /// Share of the missed runs in which it did, 0 to 1; `None` if none missed.
    pub share_missed: Option<f64>,
    /// Mean hours that were lost to it, over all runs.
    pub lost_hours: f64,
}

/// The rows of one variant: sites, then routes, pools, escorts, gates, threats and weather.
pub(super) fn rows<'a>(view: &'a View<'_>) -> impl Iterator<Item = CriticalityRow> + 'a {
    view.scenario.deadlines.ids().flat_map(|id| deadline_rows(view, id))
}

fn deadline_rows<'a>(
    view: &'a View<'_>,
    deadline: DeadlineId,
) -> impl Iterator<Item = CriticalityRow> + 'a {
    let tally = &view.tally.deadlines[deadline];
    tally.chain().map(move |(actor, count)| CriticalityRow {
        plan: view.plan,
        case: view.case,
        deadline,
        actor,
        runs: count.runs,
        share: share(count.runs, view.tally.runs).unwrap_or(0.0),
        share_missed: share(count.missed, tally.missed),
        lost_hours: count.seconds as f64 / HOUR as f64 / f64::from(view.tally.runs.max(1)),
    })
}
