//! When each camp reaches its milestones.

use crate::id::{CampId, SiteId};
use crate::scenario::{Deadline, Milestone, Scenario};
use crate::time::Moment;

use super::Proportion;
use super::view::{View, share};

/// One milestone of one camp under one plan and case.
#[derive(Debug, Clone, PartialEq)]
pub struct ClosureRow {
    /// Index into the study's plans.
    pub plan: usize,
    /// Index into the study's cases.
    pub case: usize,
    /// The camp's site.
    pub site: SiteId,
    /// The milestone.
    pub milestone: Milestone,
    /// Runs with an outcome.
    pub n: u32,
    /// Share of runs that reach it within the horizon, 0 to 1.
    pub share_reached: f64,
    /// Dates to the minute, in rising order; `None`: beyond the horizon.
    pub p10: Option<Moment>,
    /// Median.
    pub p50: Option<Moment>,
    /// 80th percentile.
    pub p80: Option<Moment>,
    /// 90th percentile.
    pub p90: Option<Moment>,
    /// Mean date of the runs that reach it.
    pub mean: Option<Moment>,
    /// Planned date of the last party out; only for [`Milestone::Vacated`].
    pub planned: Option<Moment>,
    /// Median less planned date, in days: positive if later. `None` without either.
    pub slip_days: Option<f64>,
    /// The first date on which a deadline asks this milestone of this site.
    pub due: Option<Moment>,
    /// Runs that reach it after that date or not at all, of all with an outcome, to the minute.
    pub late: Option<Proportion>,
}

/// The rows of one variant.
pub(super) fn rows<'a>(view: &'a View<'_>) -> impl Iterator<Item = ClosureRow> + 'a {
    let each = |camp| Milestone::ALL.map(|milestone| row(view, camp, milestone));
    view.scenario.camps.ids().flat_map(each)
}

fn row(view: &View<'_>, id: CampId, milestone: Milestone) -> ClosureRow {
    let camp = &view.scenario.camps[id];
    let reached = &view.tally.camps[id].reached[milestone as usize];
    let n = view.tally.runs;
    let percentile = |percent| reached.percentile(percent, n - reached.n()).map(Moment);
    let due = first_due(view.scenario, camp.site, milestone);
    let (p50, planned) = (percentile(50), camp.planned.filter(|_| milestone == Milestone::Vacated));
    ClosureRow {
        plan: view.plan,
        case: view.case,
        site: camp.site,
        milestone,
        n,
        share_reached: share(reached.n(), n).unwrap_or(0.0),
        p10: percentile(10),
        p50,
        p80: percentile(80),
        p90: percentile(90),
        mean: reached.mean().map(|seconds| Moment(seconds.round() as i64)),
        planned,
        slip_days: p50.zip(planned).map(|(p50, planned)| (p50 - planned).in_days()),
        due,
        late: due.map(|due| Proportion { hits: n - reached.at_most(due.0), n }),
    }
}

/// When the first deadline asks for a milestone of a site.
pub(super) fn first_due(scenario: &Scenario, site: SiteId, milestone: Milestone) -> Option<Moment> {
    let asks = |deadline: &&Deadline| {
        deadline.milestone() == Some(milestone) && deadline.all.contains(&site)
    };
    scenario.deadlines.values().filter(asks).map(|deadline| deadline.due).min()
}
