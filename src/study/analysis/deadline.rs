//! Deadlines: how often missed, when reached, how late, and what for.

use crate::experiment::{Run, Runs};
use crate::id::{DeadlineId, Id, SiteId};
use crate::simulation::{Actor, Code};
use crate::time::{DAY, Moment};

use super::percentile::{interval, nearest_rank};
use super::typical::{self, Typical};
use super::view::{View, share};
use super::{Likelihood, Proportion};

/// One deadline under one plan and case.
#[derive(Debug, Clone, PartialEq)]
pub struct DeadlineRow {
    /// Index into the study's plans.
    pub plan: usize,
    /// Index into the study's cases.
    pub case: usize,
    /// The deadline.
    pub deadline: DeadlineId,
    /// When it is due under this plan and case.
    pub due: Moment,
    /// Runs in which it was missed, of all with an outcome, with the interval.
    pub missed: Proportion,
    /// Runs without an outcome.
    pub failed: u32,
    /// The likelihood term for missing it; `None` where there are too few runs for a word.
    pub likelihood: Option<Likelihood>,
    /// Date by which half of the runs reach it; `None`: beyond the horizon. A deadline on gaps has
    /// no dates.
    pub p50: Option<Moment>,
    /// Date by which 80 % of the runs reach it; `None`: beyond the horizon.
    pub p80: Option<Moment>,
    /// The 95 % interval of that date (order statistics); an end is `None` beyond the horizon, and where
    /// there are too few runs to tell.
    pub p80_interval: [Option<Moment>; 2],
    /// Date by which 90 % of the runs reach it; `None`: beyond the horizon.
    pub p90: Option<Moment>,
    /// Mean lateness over all runs in days, those in time counting as 0, with the reservations of the
    /// next; `None` without runs.
    pub mean_lateness_days: Option<f64>,
    /// Mean lateness of the missed runs in days (of a deadline on gaps: by how much the longest is
    /// too long); `None` if none missed. Runs that do not reach it
    /// count to the horizon: with any of them (`unreached` > 0) this is a lower bound.
    pub mean_lateness_missed_days: Option<f64>,
    /// Runs that do not reach it within the horizon.
    pub unreached: u32,
    /// How many sites it is about.
    pub sites: u32,
    /// How many of them are late by themselves, on average over all runs; `None` without runs.
    pub sites_late_mean: Option<f64>,
    /// How many are late at most in half of the runs.
    pub sites_late_p50: Option<u32>,
    /// How many are late at most in 80 % of the runs.
    pub sites_late_p80: Option<u32>,
    /// Delay code with the most time in the ledgers of the missed runs; `None` if none missed or
    /// no time was lost.
    pub main_delay: Option<Code>,
    /// Its share of all delay (unproductive time) in those ledgers, 0 to 1.
    pub main_delay_share: Option<f64>,
    /// To what most time was lost in those runs (in all runs if none missed): the bottleneck. `None` if no
    /// time is known to have been lost to anything.
    pub bottleneck: Option<Actor>,
    /// Its share of all delay in them, 0 to 1.
    pub bottleneck_share: Option<f64>,
    /// The site that most often is the last one in the missed runs (in all runs if none missed).
    pub last_site: Option<SiteId>,
    /// In what share of those runs, 0 to 1.
    pub last_site_share: Option<f64>,
    /// The run to show as typical, and how typical it is; `None` without runs.
    pub typical: Option<Typical>,
    /// The run with the latest date (of a deadline on gaps, the longest gap), or the first one that
    /// does not reach it. The smallest number where several have its date; `None` without runs.
    pub worst_run: Option<u32>,
}

impl DeadlineRow {
    /// Share of runs that do not reach it within the horizon, 0 to 1.
    pub fn share_unreached(&self) -> f64 {
        share(self.unreached, self.missed.n).unwrap_or(0.0)
    }
}

/// The rows of one variant.
pub(super) fn rows<'a>(view: &'a View<'_>) -> impl Iterator<Item = DeadlineRow> + 'a {
    view.scenario.deadlines.ids().map(|id| row(view, id))
}

fn row(view: &View<'_>, id: DeadlineId) -> DeadlineRow {
    let missed = view.runs.missed(id);
    let Reached { dates, never } = reached(view, id);
    let percentile = |percent| nearest_rank(&dates, never, percent);
    let blame = main_delay(view, id);
    let bottleneck = bottleneck(view, id);
    let last = last_site(view, id, missed);
    let late = sites_late(view, id);
    DeadlineRow {
        plan: view.plan,
        case: view.case,
        deadline: id,
        due: view.scenario.deadlines[id].due,
        missed,
        failed: view.failed,
        likelihood: Likelihood::seen(missed),
        p50: percentile(50),
        p80: percentile(80),
        p80_interval: interval(&dates, never, 80),
        p90: percentile(90),
        mean_lateness_days: mean_lateness(view, id, missed.n),
        mean_lateness_missed_days: mean_lateness(view, id, missed.hits),
        unreached: never as u32,
        sites: view.scenario.deadlines[id].all.len() as u32,
        sites_late_mean: mean_of(&late),
        sites_late_p50: nearest_rank(&late, 0, 50),
        sites_late_p80: nearest_rank(&late, 0, 80),
        main_delay: blame.map(|(code, _)| code),
        main_delay_share: blame.map(|(_, share)| share),
        bottleneck: bottleneck.map(|(actor, _)| actor),
        bottleneck_share: bottleneck.map(|(_, share)| share),
        last_site: last.map(|(site, _)| site),
        last_site_share: last.map(|(_, share)| share),
        typical: typical::of(view, id),
        worst_run: worst_run(view.runs, id),
    }
}

/// When the runs of one variant reached a deadline.
pub(super) struct Reached {
    /// The dates of those that did, in order.
    pub(super) dates: Vec<Moment>,
    /// How many did not within the horizon.
    pub(super) never: usize,
}

/// When the runs reached a deadline. One on gaps has lengths and no dates: nothing is counted.
pub(super) fn reached(view: &View<'_>, id: DeadlineId) -> Reached {
    if view.scenario.deadlines[id].goal.empty_at_most().is_some() {
        return Reached { dates: Vec::new(), never: 0 };
    }
    let mut dates: Vec<Moment> = view.runs.iter().filter_map(|run| date(view, id, run)).collect();
    dates.sort_unstable();
    let never = view.runs.iter().count() - dates.len();
    Reached { dates, never }
}

/// The run that is latest for a deadline: the first of those that do not reach it, else the first of
/// those that reach it last.
pub fn worst_run(runs: &Runs, id: DeadlineId) -> Option<u32> {
    let measure = |run: Run| runs.deadline(run.replication, id).measure().unwrap_or(i64::MAX);
    let order = |run: &Run| (measure(*run), std::cmp::Reverse(run.replication));
    runs.iter().max_by_key(order).map(|run| run.replication)
}

/// How many sites are late in each run, in order.
fn sites_late(view: &View<'_>, id: DeadlineId) -> Vec<u32> {
    let runs = view.runs.iter();
    let mut late: Vec<u32> =
        runs.map(|run| view.runs.deadline(run.replication, id).sites_late).collect();
    late.sort_unstable();
    late
}

fn mean_of(late: &[u32]) -> Option<f64> {
    let sum: u64 = late.iter().map(|sites| u64::from(*sites)).sum();
    (!late.is_empty()).then(|| sum as f64 / late.len() as f64)
}

/// When a run reached a deadline.
fn date(view: &View<'_>, id: DeadlineId, run: Run) -> Option<Moment> {
    view.runs.deadline(run.replication, id).reached
}

/// The lateness of the missed runs in days, shared out among so many.
fn mean_lateness(view: &View<'_>, id: DeadlineId, among: u32) -> Option<f64> {
    let runs = view.runs.iter().map(|run| view.runs.deadline(run.replication, id));
    let late = runs.filter(|run| run.is_missed()).map(|run| run.lateness(view.scenario.until));
    let sum: i64 = late.map(|span| span.0).sum();
    (among > 0).then(|| sum as f64 / DAY as f64 / f64::from(among))
}

/// The delay code with the most time in the ledgers of the missed runs, and its share of all delay.
/// A deadline on gaps has none.
fn main_delay(view: &View<'_>, id: DeadlineId) -> Option<(Code, f64)> {
    if view.scenario.deadlines[id].goal.empty_at_most().is_some() {
        return None;
    }
    let mut seconds = [0_i64; Code::ALL.len()];
    for (item, booked) in view.tally.deadlines[id].ledger() {
        if !item.code.is_productive() {
            seconds[item.code as usize] += booked.seconds_missed;
        }
    }
    let all: i64 = seconds.iter().sum();
    let (place, most) = first_largest(&seconds)?;
    (all > 0).then(|| (Code::ALL[place], most as f64 / all as f64))
}

/// To what most time was lost in the missed runs, or in all if none missed, and its share of all delay
/// in them; the first of several. A deadline on gaps has none.
fn bottleneck(view: &View<'_>, id: DeadlineId) -> Option<(Actor, f64)> {
    if view.scenario.deadlines[id].goal.empty_at_most().is_some() {
        return None;
    }
    let tally = &view.tally.deadlines[id];
    let of_missed = tally.missed > 0;
    let lost = tally.chain().map(|(actor, count)| match of_missed {
        true => (actor, count.seconds_missed),
        false => (actor, count.seconds),
    });
    let (actor, most) = lost.reduce(|most, other| if other.1 > most.1 { other } else { most })?;
    let delays = tally.ledger().filter(|(item, _)| !item.code.is_productive());
    let delays =
        delays.map(|(_, booked)| if of_missed { booked.seconds_missed } else { booked.seconds });
    let all: i64 = delays.sum();
    (most > 0 && all > 0).then(|| (actor, most as f64 / all as f64))
}

/// The site that is last most often in the missed runs, or in all if none missed.
fn last_site(view: &View<'_>, id: DeadlineId, missed: Proportion) -> Option<(SiteId, f64)> {
    let mut times = vec![0_i64; view.scenario.sites.len()];
    for run in view.runs.iter().map(|run| view.runs.deadline(run.replication, id)) {
        if let Some(site) = run.last_site.filter(|_| run.is_missed() || missed.hits == 0) {
            times[site.index()] += 1;
        }
    }
    let (place, most) = first_largest(&times).filter(|(_, most)| *most > 0)?;
    let runs = if missed.hits == 0 { missed.n } else { missed.hits };
    Some((SiteId::at(place), share(most as u32, runs)?))
}

/// The first of the largest values, with its place.
fn first_largest(values: &[i64]) -> Option<(usize, i64)> {
    let largest = values.iter().copied().max()?;
    values.iter().position(|value| *value == largest).map(|place| (place, largest))
}
