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

/// The rows of one variant: sites at which something ever changes, whoever holds them or is there
/// in at least one run.
pub(super) fn rows<'a>(view: &'a View<'_>) -> impl Iterator<Item = ControlRow> + 'a {
    view.scenario.sites.ids().flat_map(|site| of_site(view, site))
}

fn of_site(view: &View<'_>, site: SiteId) -> Vec<ControlRow> {
    let days: Vec<ControlDay> = view.tally.control.of(site).collect();
    let is_the_same = |one: &ControlDay, other: &ControlDay| {
        let state = |day: &ControlDay| (day.held_by_nobody, day.held.clone(), day.present.clone());
        state(one) == state(other) && one.contested == other.contested
    };
    // Runs that differ from the first day to the last alike are no change.
    if days.windows(2).all(|pair| is_the_same(&pair[0], &pair[1])) {
        return Vec::new();
    }
    days.iter().flat_map(|day| of_day(view, site, day)).collect()
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
