//! What one change does to one deadline: the same runs before and after it, pair by pair under the
//! same luck.
//!
//! Days are counted as gained: positive if the deadline is reached earlier after the change. Days at a
//! percentile are the difference of two percentiles, which is not the percentile of the differences.
//! Their interval is that of the bootstrap by percentiles (Efron 1979; Efron and Tibshirani 1993,
//! section 13.3), in which pairs are drawn again, not runs, so that what both owe to the same luck
//! cancels. All effects share the resamples.

use crate::chance::{Cause, Luck, StreamKey};
use crate::experiment::{Proportion, Runs, VariantResults};
use crate::id::DeadlineId;
use crate::simulation::Actor;
use crate::time::{DAY, Moment};

use super::Binding;
use super::binding::share_of;
use super::pair::{Fourfold, MeanDays};

/// Resamples for an interval: enough for percentiles in the tails (Efron and Tibshirani 1993, 13.3).
const RESAMPLES: u64 = 1_000;

/// What one change does to one deadline.
#[derive(Debug, Clone, PartialEq)]
pub struct Effect {
    /// The deadline.
    pub deadline: DeadlineId,
    /// Pairs of runs: replications that failed neither before nor after.
    pub pairs: u32,
    /// Pairs in which anything about the deadline changes.
    pub changed: u32,
    /// Pairs that miss it before.
    pub missed_before: Proportion,
    /// Pairs that miss it after.
    pub missed_after: Proportion,
    /// Chance of missing it after less that before, with its 95 % interval (Newcombe 1998, paired,
    /// method 10); `None` without pairs.
    pub difference: Option<(f64, f64, f64)>,
    /// The middle of the runs.
    pub p50: Shift,
    /// Eight runs in ten.
    pub p80: Shift,
    /// Lower end of the 95 % interval of the days gained at P80; `None` beyond the horizon.
    pub p80_low_days: Option<f64>,
    /// Upper end.
    pub p80_high_days: Option<f64>,
    /// Pairs in which it is reached within the horizon before and after.
    pub reached_pairs: u32,
    /// Mean days gained over those pairs.
    pub mean_days: Option<f64>,
    /// The 95 % interval of that mean (normal approximation).
    pub mean_interval: Option<(f64, f64)>,
    /// What binds it before.
    pub binding_before: Binding,
    /// What binds it after.
    pub binding_after: Binding,
    /// Share of runs in which what binds it after stood on the chain before.
    pub next_before: Option<f64>,
}

/// A percentile before and after, in seconds from `as_of` (of a deadline on gaps: by how much the
/// longest is too long); `None` beyond the horizon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Shift {
    /// Before the change.
    pub before: Option<i64>,
    /// After it.
    pub after: Option<i64>,
}

impl Shift {
    /// Days gained, and whether they are only a bound: where one of the two lies beyond the horizon
    /// (`until`), at least so many are gained or lost. `None` if both do.
    pub fn days(self, until: Moment) -> Option<(f64, bool)> {
        let gained = |before: i64, after: i64| (before - after) as f64 / DAY as f64;
        match (self.before, self.after) {
            (Some(before), Some(after)) => Some((gained(before, after), false)),
            (None, Some(after)) => Some((gained(until.0, after), true)),
            (Some(before), None) => Some((gained(before, until.0), true)),
            (None, None) => None,
        }
    }
}

/// What can be said of the days that a change gains.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bought {
    /// It gains days.
    Gained,
    /// Neither can be told from chance.
    NotSeen,
    /// It loses days.
    Lost,
}

impl Effect {
    /// Whether the change does the deadline good or harm, run by run under the same luck: the 95 %
    /// interval of the mean days gained leaves out none, or that of the chance of missing it does. P80
    /// says how much and not whether: its interval is far wider. Where the two contradict each other
    /// nothing is said.
    pub fn bought(&self) -> Bought {
        let chance = self.difference.map(|(_, low, high)| (-high, -low));
        let known = [self.mean_interval, chance].into_iter().flatten();
        let is_good = known.clone().any(|(low, _)| low > 0.0);
        let is_harm = known.into_iter().any(|(_, high)| high < 0.0);
        match (is_good, is_harm) {
            (true, false) => Bought::Gained,
            (false, true) => Bought::Lost,
            _ => Bought::NotSeen,
        }
    }

    /// Every deadline before and after a change; ids mean the same in both.
    pub fn all(
        before: &VariantResults,
        after: &VariantResults,
        resamples: &Resamples,
    ) -> Vec<Self> {
        let deadlines = before.tally.deadlines.ids();
        deadlines.map(|id| Self::of(id, before, after, resamples)).collect()
    }

    fn of(
        id: DeadlineId,
        before: &VariantResults,
        after: &VariantResults,
        resamples: &Resamples,
    ) -> Self {
        let pairs = Pairs::of(id, &before.runs, &after.runs);
        let mean = MeanDays::of(&pairs.gained());
        let (p80_low_days, p80_high_days) = resamples.interval(&pairs, 80);
        let binding_after = Binding::of(&after.tally, id);
        let next = binding_after.actor.map(|(actor, _): (Actor, f64)| actor);
        Self {
            deadline: id,
            pairs: pairs.missed.n(),
            changed: pairs.changed,
            missed_before: pairs.missed.first(),
            missed_after: pairs.missed.second(),
            difference: pairs.missed.difference(),
            p50: pairs.shift(50),
            p80: pairs.shift(80),
            p80_low_days,
            p80_high_days,
            reached_pairs: pairs.gained().len() as u32,
            mean_days: mean.map(|mean| mean.mean),
            mean_interval: mean.and_then(|mean| mean.interval),
            binding_before: Binding::of(&before.tally, id),
            binding_after,
            next_before: next.map(|actor| share_of(&before.tally, id, actor)),
        }
    }
}

/// Stands for "not within the horizon": later than all that is.
const NEVER: i64 = i64::MAX;

/// One deadline in all pairs of runs.
struct Pairs {
    missed: Fourfold,
    changed: u32,
    /// Replication, and what it is measured by before and after.
    measures: Vec<(u32, [i64; 2])>,
    /// Places in `measures`, latest first: by the measure before, and by that after.
    latest: [Vec<u32>; 2],
}

impl Pairs {
    fn of(id: DeadlineId, before: &Runs, after: &Runs) -> Self {
        let (mut missed, mut changed, mut measures) = (Fourfold::default(), 0, Vec::new());
        for replication in 0..before.len().min(after.len()) {
            if before.run(replication).is_none() || after.run(replication).is_none() {
                continue;
            }
            let runs = [before, after].map(|runs| runs.deadline(replication, id));
            missed.count(runs[0].is_missed(), runs[1].is_missed());
            let pair = runs.map(|run| run.measure().unwrap_or(NEVER));
            changed += u32::from(pair[0] != pair[1] || runs[0].is_missed() != runs[1].is_missed());
            measures.push((replication, pair));
        }
        let latest = [0, 1].map(|side: usize| {
            let mut places: Vec<u32> = (0..measures.len() as u32).collect();
            places.sort_by_key(|place| std::cmp::Reverse(measures[*place as usize].1[side]));
            places
        });
        Self { missed, changed, measures, latest }
    }

    /// Seconds gained in each pair that reaches it before and after.
    fn gained(&self) -> Vec<i64> {
        let reached = self.measures.iter().filter(|(_, pair)| !pair.contains(&NEVER));
        reached.map(|(_, [before, after])| before - after).collect()
    }

    fn shift(&self, percent: u64) -> Shift {
        let one = |_: u32| 1_u64;
        let [before, after] = self.percentiles(percent, one);
        let within = |seconds: i64| (seconds != NEVER).then_some(seconds);
        Shift { before: before.and_then(within), after: after.and_then(within) }
    }

    /// The nearest-rank percentile before and after, each replication counted so many times.
    fn percentiles(&self, percent: u64, weight: impl Fn(u32) -> u64) -> [Option<i64>; 2] {
        let total: u64 = self.measures.iter().map(|(replication, _)| weight(*replication)).sum();
        let rank = (percent * total).div_ceil(100).max(1);
        [0, 1].map(|side| {
            let mut left = total;
            let found = self.latest[side].iter().find(|place| {
                left -= weight(self.measures[**place as usize].0);
                left < rank
            });
            found.map(|place| self.measures[*place as usize].1[side])
        })
    }
}

/// How often each replication is drawn, resample by resample.
#[derive(Debug, Clone, PartialEq)]
pub struct Resamples {
    times: Vec<Vec<u8>>,
}

impl Resamples {
    /// Resamples of so many replications under a master seed.
    pub fn new(replications: u32, seed: u64) -> Self {
        let key = StreamKey::new(Cause::Resampling, "pairs");
        let resample = |number| {
            let mut stream = Luck::new(seed, number).stream(key);
            let mut times = vec![0_u8; replications as usize];
            for _ in 0..replications {
                let drawn = &mut times[stream.below(replications) as usize];
                *drawn = drawn.saturating_add(1);
            }
            times
        };
        Self { times: (0..RESAMPLES).map(resample).collect() }
    }

    /// The 95 % interval of the days gained at a percentile. An end is `None` if it lies beyond the
    /// horizon; both are if the percentile does before and after in some resample, so that nothing can
    /// be said of the difference.
    fn interval(&self, pairs: &Pairs, percent: u64) -> (Option<f64>, Option<f64>) {
        let gained = |times: &Vec<u8>| {
            let weight = |replication: u32| u64::from(times[replication as usize]);
            match pairs.percentiles(percent, weight) {
                [Some(NEVER), Some(NEVER)] | [None, _] | [_, None] => None,
                [Some(NEVER), _] => Some(f64::INFINITY),
                [_, Some(NEVER)] => Some(f64::NEG_INFINITY),
                [Some(before), Some(after)] => Some((before - after) as f64 / DAY as f64),
            }
        };
        let days: Option<Vec<f64>> = self.times.iter().map(gained).collect();
        let Some(mut days) = days else { return (None, None) };
        days.sort_unstable_by(f64::total_cmp);
        let end = |place: usize| days.get(place).copied().filter(|days| days.is_finite());
        // The 25th and the 975th of a thousand.
        let tail = days.len() / 40;
        (end(tail.saturating_sub(1)), end(days.len() - tail - 1))
    }
}
