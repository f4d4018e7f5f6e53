//! The handover gap: from the last party out to the successor in place.

use crate::id::{CampId, SiteId};
use crate::scenario::{Milestone, Successor};
use crate::time::{HOUR, Moment};

use super::view::{View, share};

/// The handover of one camp with a successor, under one plan and case.
#[derive(Debug, Clone, PartialEq)]
pub struct HandoverRow {
    /// Index into the study's plans.
    pub plan: usize,
    /// Index into the study's cases.
    pub case: usize,
    /// The camp's site.
    pub site: SiteId,
    /// Runs in which the last party is out within the horizon: those that count here.
    pub n: u32,
    /// Gap in hours, to the minute. Runs in which the successor is not in place within the horizon
    /// count as longer than any: `None` is one of those.
    pub gap_p10_hours: Option<f64>,
    /// Median.
    pub gap_p50_hours: Option<f64>,
    /// 80th percentile.
    pub gap_p80_hours: Option<f64>,
    /// 90th percentile.
    pub gap_p90_hours: Option<f64>,
    /// Mean gap of the runs in which the successor comes within the horizon.
    pub mean_gap_hours: Option<f64>,
    /// Share of runs with the successor in place within the horizon, 0 to 1. The shares are `None`
    /// where nothing is known of the successor's coming, or without runs.
    pub share_in_place: Option<f64>,
    /// Share of runs with the successor waiting there already (no gap at all), 0 to 1.
    pub share_already_there: Option<f64>,
    /// Earliest date over all runs at which the successor is in place, to the minute.
    pub first_arrival: Option<Moment>,
    /// Median date at which the successor is in place, over all runs with an outcome.
    pub arrival_p50: Option<Moment>,
}

/// The rows of one variant: camps with a successor.
pub(super) fn rows<'a>(view: &'a View<'_>) -> impl Iterator<Item = HandoverRow> + 'a {
    let camps = view.scenario.camps.iter();
    camps.filter_map(|(id, camp)| Some(row(view, id, camp.successor.as_ref()?)))
}

fn row(view: &View<'_>, id: CampId, successor: &Successor) -> HandoverRow {
    let camp = &view.tally.camps[id];
    let is_known = !matches!(successor, Successor::Named(_));
    let n = camp.reached[Milestone::Vacated as usize].n();
    let arrival = &camp.reached[Milestone::TakenOver as usize];
    let hours = |seconds: i64| seconds as f64 / HOUR as f64;
    let gap = |percent| camp.gap.percentile(percent, n - camp.gap.n()).map(hours);
    let known_share = |part| share(part, n).filter(|_| is_known);
    HandoverRow {
        plan: view.plan,
        case: view.case,
        site: view.scenario.camps[id].site,
        n,
        gap_p10_hours: gap(10),
        gap_p50_hours: gap(50),
        gap_p80_hours: gap(80),
        gap_p90_hours: gap(90),
        mean_gap_hours: camp.gap.mean().map(|seconds| seconds / HOUR as f64),
        share_in_place: known_share(camp.gap.n()),
        share_already_there: known_share(camp.ready),
        first_arrival: arrival.lowest().map(Moment),
        arrival_p50: arrival.percentile(50, view.tally.runs - arrival.n()).map(Moment),
    }
}
