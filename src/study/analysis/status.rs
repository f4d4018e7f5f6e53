//! What a status teaches: each run is weighed by how well it agrees with what has happened, and runs are
//! drawn by their weight to go on from there.
//!
//! All facts that weigh are taken to one power, so low that at least [`ENOUGH`] runs' worth of weight is
//! left (tempering); where it would have to be lower than [`LEAST_POWER`], nothing is learned, and every
//! run counts alike. The error that a fact is granted is at the same time the error of the model: it
//! never goes below a floor (see `likelihood`).

mod chain;
mod likelihood;
mod place;
mod resample;
mod temper;

use crate::chance::quantile;
use crate::experiment::Runs;
use crate::id::DeadlineId;
use crate::scenario::{Fact, Scenario, Status};
use crate::simulation::{Draw, Probe, Stated, Watched, draws};
use crate::time::Moment;

pub use chain::{Added, Going, Move, added, farthest, moves};
pub use likelihood::floor;
pub use place::Place;
pub use resample::resample;
pub use temper::{ENOUGH, LEAST_POWER, Tempered, effective, temper};

/// Runs as they were seen against a status, in order of replication; nothing of one that failed. What a
/// run shows is what it shows of each fact that weighs, in the order of the status.
pub type Seen = [Option<Watched>];

/// What a status teaches about the runs of one plan under one case.
#[derive(Debug, Clone, PartialEq)]
pub struct Learned {
    /// The weight of each run, in order of replication; they add up to 1.
    pub weights: Vec<f64>,
    /// How the facts were tempered.
    pub tempered: Tempered,
    /// Each fact that weighs, in the order of the status.
    pub facts: Vec<FactRow>,
    /// Each thing that is drawn for a whole run.
    pub drawn: Vec<LearnedRow>,
}

/// Where a fact stands.
#[derive(Debug, Clone, PartialEq)]
pub struct FactRow {
    /// Its number in the status.
    pub fact: usize,
    /// Where what it says stands among the runs.
    pub place: Place,
}

/// Something that is drawn for a whole run, before and after.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LearnedRow {
    /// What.
    pub of: Draw,
    /// Its 10th, 50th and 90th percentile before, in its base unit: of an assumption those of its spread, of
    /// others those of the runs before they were weighed.
    pub before: [f64; 3],
    /// The same after; `None` if no run counts.
    pub after: Option<[f64; 3]>,
    /// Whether a fact has set or bounded it.
    pub is_set: bool,
}

/// What has to be looked at in a run to weigh it, and how far it has to be played for that.
pub fn probes(status: &Status) -> (Vec<Probe>, Moment) {
    let probes = status.indirect().map(|fact| (fact.about, fact.says.at()));
    let until = status.indirect().map(likelihood::settled);
    (probes.collect(), until.fold(status.as_of, Moment::max))
}

/// How well runs agree with each fact that weighs.
pub struct Weigher<'a> {
    scenario: &'a Scenario,
    seen: &'a Seen,
    is_learning: bool,
    /// Numbers of the facts that weigh, each with a logarithm of likelihood for every run.
    columns: Vec<(usize, &'a Fact, Vec<f64>)>,
}

impl<'a> Weigher<'a> {
    /// Holds runs against a status; without learning, all count alike.
    pub fn new(
        scenario: &'a Scenario,
        status: &'a Status,
        seen: &'a Seen,
        is_learning: bool,
    ) -> Self {
        let facts = status.facts.iter().enumerate().filter(|(_, fact)| !fact.about.is_direct());
        let columns = facts.enumerate().map(|(place, (number, fact))| {
            let of_run = |run: &Option<Watched>| match run {
                Some(run) => likelihood::log_likelihood(scenario, fact, run.shown[place]),
                None => f64::NEG_INFINITY,
            };
            (number, fact, seen.iter().map(of_run).collect())
        });
        Self { scenario, seen, is_learning, columns: columns.collect() }
    }

    /// How the facts of these numbers are tempered, and what weight they leave to each run.
    pub fn weigh(&self, is_known: impl Fn(usize) -> bool) -> (Tempered, Vec<f64>) {
        let known: Vec<&Vec<f64>> =
            self.columns.iter().filter(|it| is_known(it.0)).map(|it| &it.2).collect();
        let sum = |run: usize| match self.seen[run] {
            Some(_) => known.iter().map(|column| column[run]).sum(),
            None => f64::NEG_INFINITY,
        };
        let sums: Vec<f64> = (0..self.seen.len()).map(sum).collect();
        let tempered =
            if self.is_learning { temper(&sums) } else { Tempered::nothing_learned(&sums) };
        let weights = temper::weights(&sums, tempered.power);
        (tempered, weights)
    }

    /// What all facts together teach.
    pub fn learn(&self, stated: &Stated) -> Learned {
        let (tempered, weights) = self.weigh(|_| true);
        let rows = self.columns.iter().enumerate().map(|(place, (number, fact, _))| {
            let shown = self.seen.iter().flatten().map(|run| run.shown[place]);
            FactRow { fact: *number, place: Place::of(fact, shown) }
        });
        Learned {
            facts: rows.collect(),
            drawn: drawn(self.scenario, stated, self.seen, &weights),
            weights,
            tempered,
        }
    }
}

/// What weighed runs forecast of a deadline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Forecast {
    /// The chance of missing it.
    pub missed: f64,
    /// Date by which half of the weight reaches it; `None`: beyond the horizon.
    pub p50: Option<Moment>,
    /// Date by which 80 % of the weight reaches it; likewise.
    pub p80: Option<Moment>,
}

impl Forecast {
    /// The forecast of these runs with these weights, which add up to 1.
    pub fn of(runs: &Runs, weights: &[f64], id: DeadlineId) -> Self {
        let done = (0..runs.len()).zip(weights).filter(|(run, _)| runs.run(*run).is_some());
        let reached =
            done.filter_map(|(run, weight)| Some((runs.deadline(run, id).reached?, *weight)));
        let mut reached: Vec<(Moment, f64)> = reached.collect();
        reached.sort_by_key(|(at, _)| *at);
        let by = |share: f64| {
            let mut sum = 0.0;
            let found = reached.iter().find(|(_, weight)| {
                sum += weight;
                sum >= share - 1e-9
            });
            found.map(|(at, _)| *at)
        };
        Self { missed: missed(runs, weights, id), p50: by(0.5), p80: by(0.8) }
    }
}

/// The chance of missing a deadline among weighed runs.
pub fn missed(runs: &Runs, weights: &[f64], id: DeadlineId) -> f64 {
    let is_missed = |run: u32| runs.run(run).is_some() && runs.deadline(run, id).is_missed();
    let weighed = (0..runs.len()).zip(weights).filter(|(run, _)| is_missed(*run));
    weighed.map(|(_, weight)| weight).sum()
}

fn drawn(scenario: &Scenario, stated: &Stated, seen: &Seen, weights: &[f64]) -> Vec<LearnedRow> {
    let row = |(place, of): (usize, Draw)| {
        let weighed = |weight: fn(f64) -> f64| {
            let runs = seen.iter().zip(weights);
            let drawn =
                runs.filter_map(|(run, it)| Some((run.as_ref()?.drawn[place], weight(*it))));
            percentiles(drawn.collect())
        };
        let assumption = match of {
            Draw::Assumption(id) => Some(id),
            _ => None,
        };
        let spread = assumption.and_then(|id| scenario.assumptions[id].value.as_ref());
        let before = match spread {
            Some(spread) => [0.1, 0.5, 0.9].map(|share| quantile(spread, share)),
            None => weighed(|_| 1.0)?,
        };
        let is_set = assumption.is_some_and(|id| stated.assumption(id).is_some());
        Some(LearnedRow { of, before, after: weighed(|weight| weight), is_set })
    };
    draws(scenario).into_iter().enumerate().filter_map(row).collect()
}

/// The 10th, 50th and 90th percentile of weighed values; `None` without any weight.
fn percentiles(mut weighed: Vec<(f64, f64)>) -> Option<[f64; 3]> {
    weighed.sort_by(|a, b| a.0.total_cmp(&b.0));
    let total: f64 = weighed.iter().map(|(_, weight)| weight).sum();
    let at = |share: f64| {
        let mut sum = 0.0;
        let found = weighed.iter().find(|(_, weight)| {
            sum += weight;
            sum >= share * total
        });
        found.or(weighed.last()).map(|(value, _)| *value)
    };
    (total > 0.0).then_some(())?;
    Some([at(0.1)?, at(0.5)?, at(0.9)?])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_of_weighed_values_go_by_weight() {
        // 1 with weight 0.05, 2 with 0.5, 9 with 0.45: a tenth of the weight lies within 2, half too.
        let weighed = vec![(9.0, 0.45), (1.0, 0.05), (2.0, 0.5)];
        assert_eq!(percentiles(weighed), Some([2.0, 2.0, 9.0]));
        assert_eq!(percentiles(vec![(1.0, 0.0)]), None);
    }
}
