//! Plans against the first plan: what each does to every deadline, under the same luck.

use crate::id::DeadlineId;

use super::pair::{Fourfold, MeanDays, against_first, replications};
use super::view::View;

/// What one plan does to one deadline against the first plan, under one case, run by run.
#[derive(Debug, Clone, PartialEq)]
pub struct ComparisonRow {
    /// Index into the study's plans; never the first.
    pub plan: usize,
    /// Index into the study's cases.
    pub case: usize,
    /// The deadline.
    pub deadline: DeadlineId,
    /// Pairs of runs: replications that failed under neither plan.
    pub pairs: u32,
    /// Pairs in which only the first plan misses it: those this plan saves.
    pub saved: u32,
    /// Pairs in which only this plan misses it: those it spoils.
    pub spoiled: u32,
    /// Chance of missing it under this plan less that under the first, −1 to 1; `None` without
    /// pairs.
    pub p_missed_difference: Option<f64>,
    /// Lower end of its 95 % interval (paired score method, Newcombe 1998).
    pub difference_low: Option<f64>,
    /// Upper end.
    pub difference_high: Option<f64>,
    /// Mean days by which this plan reaches it earlier, over the pairs in which both reach it within
    /// the horizon; negative if later. Of a deadline on gaps, by which its longest gap is shorter.
    pub mean_days_gained: Option<f64>,
}

/// The rows of all variants but those of the first plan.
pub(super) fn rows(views: &[View<'_>]) -> Vec<ComparisonRow> {
    let pairs = against_first(views);
    let each = |(first, view): (&View<'_>, &View<'_>)| {
        view.scenario.deadlines.ids().map(|id| row(first, view, id)).collect::<Vec<_>>()
    };
    pairs.flat_map(each).collect()
}

fn row(first: &View<'_>, view: &View<'_>, id: DeadlineId) -> ComparisonRow {
    let (mut missed, mut gained) = (Fourfold::default(), Vec::new());
    for replication in replications(first, view) {
        let before = first.runs.deadline(replication, id);
        let after = view.runs.deadline(replication, id);
        missed.count(before.is_missed(), after.is_missed());
        let measures = before.measure().zip(after.measure());
        gained.extend(measures.map(|(before, after)| before - after));
    }
    let difference = missed.difference();
    ComparisonRow {
        plan: view.plan,
        case: view.case,
        deadline: id,
        pairs: missed.n(),
        saved: missed.only_first,
        spoiled: missed.only_second,
        p_missed_difference: difference.map(|(difference, ..)| difference),
        difference_low: difference.map(|(_, low, _)| low),
        difference_high: difference.map(|(.., high)| high),
        mean_days_gained: MeanDays::of(&gained).map(|days| days.mean),
    }
}
