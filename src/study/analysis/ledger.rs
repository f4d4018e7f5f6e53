//! The delay ledger: where the time up to each deadline went, over all runs.

use crate::id::DeadlineId;
use crate::simulation::Item;
use crate::time::HOUR;

use super::view::View;

/// One booking of one deadline's ledger, under one plan and case. Over one deadline, plan and case
/// the `mean_hours` add up to the mean time from `as_of` to the deadline's milestone (or horizon).
#[derive(Debug, Clone, PartialEq)]
pub struct LedgerRow {
    /// Index into the study's plans.
    pub plan: usize,
    /// Index into the study's cases.
    pub case: usize,
    /// The deadline.
    pub deadline: DeadlineId,
    /// Under what the time is booked: site, code, origin, and the code that was felt.
    pub item: Item,
    /// Runs with such a booking.
    pub runs: u32,
    /// Mean hours per run, over all runs with an outcome.
    pub mean_hours: f64,
    /// Mean hours per missed run; `None` if none missed.
    pub mean_hours_missed: Option<f64>,
    /// Its share of all delay up to the deadline, 0 to 1; `None` for productive time, or if nothing
    /// was lost.
    pub share_of_delay: Option<f64>,
}

/// The rows of one variant.
pub(super) fn rows<'a>(view: &'a View<'_>) -> impl Iterator<Item = LedgerRow> + 'a {
    view.scenario.deadlines.ids().flat_map(|id| deadline_rows(view, id))
}

fn deadline_rows<'a>(
    view: &'a View<'_>,
    deadline: DeadlineId,
) -> impl Iterator<Item = LedgerRow> + 'a {
    let tally = &view.tally.deadlines[deadline];
    let mean = |seconds: i64, runs: u32| {
        (runs > 0).then(|| seconds as f64 / HOUR as f64 / f64::from(runs))
    };
    let delays = tally.ledger().filter(|(item, _)| !item.code.is_productive());
    let lost: i64 = delays.map(|(_, booked)| booked.seconds).sum();
    let share = move |item: Item, seconds: i64| {
        (!item.code.is_productive() && lost > 0).then(|| seconds as f64 / lost as f64)
    };
    tally.ledger().map(move |(item, booked)| LedgerRow {
        plan: view.plan,
        case: view.case,
        deadline,
        item,
        runs: booked.runs,
        mean_hours: mean(booked.seconds, view.tally.runs).unwrap_or(0.0),
        mean_hours_missed: mean(booked.seconds_missed, tally.missed),
        share_of_delay: share(item, booked.seconds),
    })
}
