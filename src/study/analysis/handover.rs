//! The handover: how long a camp stands empty after the last party, who comes first, and when the
//! successor is in place.

use crate::experiment::{CampTally, Histogram};
use crate::id::{CampId, SideId, SiteId};
use crate::scenario::{Action, Camp, Milestone, Order, Scenario, Successor};
use crate::simulation::{FirstIn, Handover};
use crate::time::{HOUR, Moment};

use super::view::{View, share};

/// The handover of one camp that somebody may come to, under one plan and case.
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
    /// Time in hours, to the minute, from the last party out to whoever holds it next: median.
    /// Looters hold nothing. `None`: nobody holds it within the horizon, nobody is known to come, or it
    /// is never vacated.
    pub empty_p50_hours: Option<f64>,
    /// 80th percentile.
    pub empty_p80_hours: Option<f64>,
    /// 90th percentile.
    pub empty_p90_hours: Option<f64>,
    /// Who comes first after the last party; `None` where it is not known who may come, as for
    /// `ended`.
    pub first: Option<FirstShares>,
    /// Sides that ever come first without being the successor, with the share of runs in which they
    /// do, 0 to 1.
    pub rivals: Vec<(SideId, f64)>,
    /// How it stands at the horizon, in the order of [`Handover::ALL`] without the first: shares of
    /// the runs in which it is vacated, 0 to 1.
    pub ended: Option<[f64; Handover::ALL.len() - 1]>,
}

/// Who comes first, as shares of the runs in which a camp is vacated, 0 to 1; together they make 1.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct FirstShares {
    /// The side that is meant to take over.
    pub successor: f64,
    /// Any other side.
    pub rivals: f64,
    /// Looters.
    pub looters: f64,
    /// Nobody by the horizon.
    pub nobody: f64,
}

/// The rows of one variant: camps that somebody may come to.
pub(super) fn rows<'a>(view: &'a View<'_>) -> impl Iterator<Item = HandoverRow> + 'a {
    let camps = view.scenario.camps.iter();
    let camps = camps.filter(|(_, camp)| camp.successor.is_some() || may_come(view.scenario, camp));
    camps.map(|(id, camp)| row(view, id, camp))
}

/// Whether it is known of anybody that he may come to a camp, at some time or by orders.
fn may_come(scenario: &Scenario, camp: &Camp) -> bool {
    let comes_there = |order: &Order| order.task.goal() == Some(camp.site);
    let is_ordered = |action: &Action| match action {
        Action::Order { orders, .. } => orders.iter().any(comes_there),
        _ => false,
    };
    !matches!(camp.successor, Some(Successor::Named(_)) | None)
        || !camp.rivals.is_empty()
        || camp.looters.is_some()
        || scenario.forces.values().any(|force| force.orders.iter().any(comes_there))
        || scenario.a_rule_may(is_ordered)
}

fn row(view: &View<'_>, id: CampId, asked: &Camp) -> HandoverRow {
    let camp = &view.tally.camps[id];
    let is_known = !matches!(asked.successor, Some(Successor::Named(_)) | None);
    let may_come = may_come(view.scenario, asked);
    let n = camp.reached[Milestone::Vacated as usize].n();
    let arrival = &camp.reached[Milestone::TakenOver as usize];
    let gap = |percent| hours(&camp.gap, n, percent);
    let empty = |percent| hours(&camp.empty, n, percent).filter(|_| may_come);
    let of_n = |runs: u32| share(runs, n).unwrap_or(0.0);
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
        empty_p50_hours: empty(50),
        empty_p80_hours: empty(80),
        empty_p90_hours: empty(90),
        first: may_come.then(|| first(camp, of_n)),
        rivals: camp.rivals().map(|(side, runs)| (side, of_n(runs))).collect(),
        ended: may_come
            .then(|| std::array::from_fn(|place| of_n(camp.ended_in(Handover::ALL[place + 1])))),
    }
}

/// A percentile in hours among so many runs; those that are not counted are longer than any.
fn hours(counts: &Histogram, n: u32, percent: u32) -> Option<f64> {
    let seconds = counts.percentile(percent, n - counts.n());
    seconds.map(|seconds| seconds as f64 / HOUR as f64)
}

fn first(camp: &CampTally, share: impl Fn(u32) -> f64) -> FirstShares {
    FirstShares {
        successor: share(camp.first_in(Some(FirstIn::Successor))),
        rivals: share(camp.first_in_rivals()),
        looters: share(camp.first_in(Some(FirstIn::Looters))),
        nobody: share(camp.first_in(None)),
    }
}
