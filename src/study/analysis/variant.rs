//! Each plan under each case, as a whole.

use super::view::View;

/// The runs of one plan under one case.
#[derive(Debug, Clone, PartialEq)]
pub struct VariantRow {
    /// Index into the study's plans.
    pub plan: usize,
    /// Index into the study's cases.
    pub case: usize,
    /// Runs with an outcome.
    pub n: u32,
    /// Runs without one.
    pub failed: u32,
    /// Mean number of events in a run; the means are 0 without runs.
    pub mean_events: f64,
    /// Mean number of convoys and sorties sent.
    pub mean_convoys: f64,
    /// Mean number of vehicles destroyed or written off.
    pub mean_vehicles_lost: f64,
}

/// The row of a variant.
pub(super) fn row(view: &View<'_>) -> VariantRow {
    let mut sums = [0_u64; 3];
    for run in view.runs.iter() {
        let counts = [run.events, run.convoys, run.vehicles_lost];
        sums.iter_mut().zip(counts).for_each(|(sum, count)| *sum += u64::from(count));
    }
    let n = view.tally.runs;
    let [mean_events, mean_convoys, mean_vehicles_lost] =
        sums.map(|sum| sum as f64 / f64::from(n.max(1)));
    VariantRow {
        plan: view.plan,
        case: view.case,
        n,
        failed: view.failed,
        mean_events,
        mean_convoys,
        mean_vehicles_lost,
    }
}
