//! Days gained at each camp against the first plan, compared pair by pair under the same luck.

use crate::id::CampId;

use super::pair::{Fourfold, MeanDays, against_first, replications};
use super::view::View;

/// Days by which one plan vacates a camp earlier than the first plan does, under one case, run by
/// run under the same luck.
#[derive(Debug, Clone, PartialEq)]
pub struct GainRow {
    /// Index into the study's plans; never the first.
    pub plan: usize,
    /// Index into the study's cases.
    pub case: usize,
    /// The camp.
    pub camp: CampId,
    /// Pairs of runs in which both plans vacate it within the horizon.
    pub pairs: u32,
    /// Pairs in which only this plan does.
    pub only_this: u32,
    /// Pairs in which only the first plan does.
    pub only_first: u32,
    /// Mean days gained over `pairs`; negative if later.
    pub mean_days: Option<f64>,
    /// Lower end of its 95 % interval (paired, normal); needs two pairs.
    pub low_days: Option<f64>,
    /// Upper end.
    pub high_days: Option<f64>,
}

/// The rows of all variants but those of the first plan.
pub(super) fn rows(views: &[View<'_>]) -> Vec<GainRow> {
    let pairs = against_first(views);
    let each = |(first, view): (&View<'_>, &View<'_>)| {
        view.scenario.camps.ids().map(|camp| row(first, view, camp)).collect::<Vec<_>>()
    };
    pairs.flat_map(each).collect()
}

fn row(first: &View<'_>, view: &View<'_>, camp: CampId) -> GainRow {
    let (mut gained, mut vacated) = (Vec::new(), Fourfold::default());
    for replication in replications(first, view) {
        let before = first.runs.vacated(replication, camp);
        let after = view.runs.vacated(replication, camp);
        vacated.count(before.is_some(), after.is_some());
        gained.extend(before.zip(after).map(|(before, after)| (before - after).0));
    }
    let days = MeanDays::of(&gained);
    let interval = days.and_then(|days| days.interval);
    GainRow {
        plan: view.plan,
        case: view.case,
        camp,
        pairs: vacated.both,
        only_this: vacated.only_second,
        only_first: vacated.only_first,
        mean_days: days.map(|days| days.mean),
        low_days: interval.map(|(low, _)| low),
        high_days: interval.map(|(_, high)| high),
    }
}
