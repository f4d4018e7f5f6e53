//! Control: who holds each site, day by day.

use crate::experiment::ControlDay;
use crate::id::{Id, SideId, SiteId};
use crate::time::Moment;

use super::view::{View, share};

/// One side, or nobody, at one site at the end of one civil day, under one plan and case.
#[derive(Debug, Clone, PartialEq)]
pub struct ControlRow {
    /// Index into the study's plans.
    pub plan: usize,
    /// Index into the study's cases.
    pub case: usize,
    /// The site.
    pub site: SiteId,
    /// The end of the day (midnight in the scenario's zone, or the horizon).
    pub day_end: Moment,
    /// The side; `None`: nobody.
    pub side: Option<SideId>,
    /// Share of runs in which it holds the site, 0 to 1.
    pub share_held: f64,
    /// Share of runs in which it is there, 0 to 1; 0 for nobody.
    pub share_present: f64,
    /// Share of runs in which a contest is on at the site, 0 to 1: the same for all sides.
    pub share_contested: f64,
}

/// The rows of all variants: every site but those that are the same in every run of all of them, with
/// whoever holds it or is there in at least one run.
pub(super) fn rows(views: &[View<'_>]) -> Vec<ControlRow> {
    let Some(first) = views.first() else { return Vec::new() };
    let is_told = |site: &SiteId| views.iter().any(|view| varies(view, *site));
    let sites: Vec<SiteId> = first.scenario.sites.ids().filter(is_told).collect();
    let mut rows = Vec::new();
    for view in views {
        for site in &sites {
            rows.extend(view.tally.control.of(*site).flat_map(|day| of_day(view, *site, &day)));
        }
    }
    rows
}

/// Whether a site is not held by the same side, or by nobody, in every run on every day, with nobody
/// coming or going and nothing contested.
fn varies(view: &View<'_>, site: SiteId) -> bool {
    let runs = view.tally.runs;
    let mut days = view.tally.control.of(site);
    let Some(first) = days.next() else { return false };
    let all_or_none = |count: &u32| *count == 0 || *count == runs;
    let is_certain = all_or_none(&first.held_by_nobody)
        && first.held.iter().chain(&first.present).all(all_or_none)
        && first.contested == 0;
    let is_same = |day: ControlDay| ControlDay { end: first.end, ..day } == first;
    !is_certain || !days.all(is_same)
}

fn of_day(view: &View<'_>, site: SiteId, day: &ControlDay) -> Vec<ControlRow> {
    let of_runs = |runs: u32| share(runs, view.tally.runs).unwrap_or(0.0);
    let row = |side: Option<SideId>, held: u32, present: u32| ControlRow {
        plan: view.plan,
        case: view.case,
        site,
        day_end: day.end,
        side,
        share_held: of_runs(held),
        share_present: of_runs(present),
        share_contested: of_runs(day.contested),
    };
    let sides = day.held.iter().zip(&day.present).enumerate();
    let sides = sides.map(|(side, (held, present))| row(Some(SideId::at(side)), *held, *present));
    let all = [row(None, day.held_by_nobody, 0)].into_iter().chain(sides);
    all.filter(|row| row.share_held > 0.0 || row.share_present > 0.0).collect()
}
