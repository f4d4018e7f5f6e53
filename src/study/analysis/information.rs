//! Information: what it is worth to settle one assumption, or who holds one site, before choosing.
//!
//! One set of runs under common luck says it, each plan having met the same values: see [`value_of`].
//! Beside the value stand the plan to be preferred for each part of the factor's values, and how far
//! the chance of missing each deadline moves from part to part.

mod factor;
mod part;
mod spread;
mod value;

use crate::chance::{Cause, Luck, Stream, StreamKey};
use crate::experiment::Runs;
use crate::scenario::Scenario;

use super::utility::{Utility, Worth};

pub use factor::Factor;
pub use part::Parts;
pub use spread::SpreadRow;
pub use value::{Value, best_plan, value_of, value_of_everything};

/// Standard errors by which another plan must be ahead in a part of the runs to be preferred there:
/// three, since many parts are looked at.
const AHEAD: f64 = 3.0;
/// Runs of a part from which a choice is made, if there are that many.
const PART_RUNS: usize = 200;
/// Most parts for the value.
const MOST_PARTS: usize = 20;
/// Parts that are shown.
const SHOWN_PARTS: usize = 4;

/// What is worth knowing before one chooses among plans, under one case.
#[derive(Debug, Clone, PartialEq)]
pub struct Information {
    /// Replications in which no plan failed.
    pub runs: u32,
    /// What each plan is worth: by [`Utility::Hold`], by [`Utility::Days`].
    pub plans: Vec<[f64; 2]>,
    /// The plan preferred now, by each utility.
    pub now: [usize; 2],
    /// What it would be worth to know everything, by each utility.
    pub everything: [Value; 2],
    /// Every factor, the one most worth knowing first (by the first utility, then by the second, then
    /// by how far it moves a deadline).
    pub factors: Vec<FactorRow>,
    /// How far each factor moves the chance of missing each deadline.
    pub spreads: Vec<SpreadRow>,
    /// Factors that the plans set differently, so that there is no one value to be known.
    pub set_by_plans: Vec<Factor>,
}

/// One factor.
#[derive(Debug, Clone, PartialEq)]
pub struct FactorRow {
    /// Which.
    pub factor: Factor,
    /// What it is worth to know it, by each utility.
    pub value: [Value; 2],
    /// Its values in parts, from low to high; of a site, one part for each holder.
    pub parts: Vec<PartRow>,
}

/// Some values of a factor.
#[derive(Debug, Clone, PartialEq)]
pub struct PartRow {
    /// The smallest of them; of a site, the place of the holder in its assessment.
    pub low: f64,
    /// The largest of them.
    pub high: f64,
    /// Runs with such a value.
    pub runs: u32,
    /// The plan to be preferred then, by each utility: the one preferred now, unless another is
    /// clearly better.
    pub preferred: [usize; 2],
    /// What it is worth then, by each utility.
    pub worth: [f64; 2],
}

impl FactorRow {
    /// Whether some value of it would change the choice.
    pub fn changes(&self, now: [usize; 2], utility: usize) -> bool {
        self.parts.iter().any(|part| part.preferred[utility] != now[utility])
    }
}

/// What is worth knowing, from the runs of every plan under the same case; `None` if the scenario has
/// no deadline or no replication succeeded under all plans.
pub fn information(scenario: &Scenario, runs: &[&Runs]) -> Option<Information> {
    let worths = [Utility::Hold, Utility::Days].map(|utility| Worth::of(utility, scenario));
    let [Some(hold), Some(days)] = worths else { return None };
    let common = common(runs);
    let columns = [hold, days].map(|worth| columns(&worth, runs, &common));
    let now = [best_plan(&columns[0]), best_plan(&columns[1])];
    let (factors, set_by_plans) = factor::factors(scenario, runs, &common);
    let mut stream = Luck::new(scenario.seed, 0).stream(StreamKey::new(Cause::Quantity, "value"));
    let mut found =
        |(factor, values): &(Factor, Vec<f64>)| row(*factor, values, &columns, now, &mut stream);
    let mut rows: Vec<FactorRow> = factors.iter().map(&mut found).collect();
    let spreads = spread::rows(scenario, runs, &common, &factors);
    rows.sort_by(|one, other| {
        let keys = [one, other].map(|row| keys(row, &spreads, now[0]));
        keys[1].iter().partial_cmp(keys[0].iter()).unwrap_or(std::cmp::Ordering::Equal)
    });
    let mean = |values: &Vec<f64>| values.iter().sum::<f64>() / values.len() as f64;
    let plans = columns[0].iter().zip(&columns[1]).map(|(one, other)| [mean(one), mean(other)]);
    (!common.is_empty()).then(|| Information {
        runs: common.len() as u32,
        plans: plans.collect(),
        now,
        everything: [value_of_everything(&columns[0]), value_of_everything(&columns[1])],
        factors: rows,
        spreads,
        set_by_plans,
    })
}

/// What a factor is put in order by: its values where they are told apart from nothing, then how far
/// it moves a deadline under the plan preferred now.
fn keys(row: &FactorRow, spreads: &[SpreadRow], now: usize) -> [f64; 3] {
    let gain = |value: Value| if value.is_something() { value.gain } else { 0.0 };
    let of = spreads.iter().filter(|spread| spread.factor == row.factor && spread.plan == now);
    let moved = of.map(|spread| spread.spread() - spread.by_chance).fold(0.0, f64::max);
    [gain(row.value[0]), gain(row.value[1]), moved]
}

/// Replications in which no plan failed.
fn common(runs: &[&Runs]) -> Vec<u32> {
    let all = runs.iter().map(|runs| runs.len()).min().unwrap_or(0);
    let is_whole = |replication: &u32| runs.iter().all(|runs| runs.run(*replication).is_some());
    (0..all).filter(is_whole).collect()
}

/// What every run is worth under every plan.
fn columns(worth: &Worth, runs: &[&Runs], common: &[u32]) -> Vec<Vec<f64>> {
    let column = |runs: &&Runs| common.iter().filter_map(|it| worth.at(runs, *it)).collect();
    runs.iter().map(column).collect()
}

fn row(
    factor: Factor,
    values: &[f64],
    columns: &[Vec<Vec<f64>>; 2],
    now: [usize; 2],
    stream: &mut Stream,
) -> FactorRow {
    let fine = Parts::of(values, (values.len() / PART_RUNS).clamp(2, MOST_PARTS));
    let value = [0, 1].map(|utility: usize| value_of(&columns[utility], &fine, stream));
    let shown = Parts::of(values, SHOWN_PARTS);
    let part = |(place, (low, high)): (usize, &(f64, f64))| {
        let runs: Vec<usize> = shown.runs(place).collect();
        let preferred = [0, 1].map(|by: usize| preferred(&columns[by], now[by], &runs));
        let worth = [0, 1].map(|by: usize| mean_of(&columns[by][preferred[by]], &runs));
        PartRow { low: *low, high: *high, runs: runs.len() as u32, preferred, worth }
    };
    FactorRow { factor, value, parts: shown.limits.iter().enumerate().map(part).collect() }
}

/// The plan to be preferred in these runs: the best, if it is clearly better than the present one.
fn preferred(worths: &[Vec<f64>], now: usize, runs: &[usize]) -> usize {
    let means = worths.iter().map(|plan| mean_of(plan, runs));
    let ahead = |plan: &(usize, f64)| {
        let pick = |column: &[f64]| runs.iter().map(|run| column[*run]).collect::<Vec<f64>>();
        let apart = super::selection::Apart::of_pairs(&pick(&worths[plan.0]), &pick(&worths[now]));
        apart.is_some_and(|apart| apart.mean > AHEAD * apart.error)
    };
    let better = |one: (usize, f64), other: (usize, f64)| if other.1 > one.1 { other } else { one };
    means.enumerate().filter(ahead).reduce(better).map_or(now, |(plan, _)| plan)
}

fn mean_of(column: &[f64], runs: &[usize]) -> f64 {
    runs.iter().map(|run| column[*run]).sum::<f64>() / runs.len() as f64
}

#[cfg(test)]
mod tests;
