//! How far the chance of missing a deadline moves with a factor.

use crate::chance::{Cause, Luck, StreamKey};
use crate::experiment::Runs;
use crate::id::DeadlineId;
use crate::scenario::Scenario;

use super::{Factor, Parts, SHOWN_PARTS};

/// Fewest runs of a part whose chance is looked at.
const FEWEST: u32 = 30;
/// How often the factor is shuffled to see what chance alone makes.
const SHUFFLES: u32 = 20;

/// How far one factor moves the chance of missing one deadline under one plan.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SpreadRow {
    /// Index into the study's plans.
    pub plan: usize,
    /// The deadline.
    pub deadline: DeadlineId,
    /// The factor.
    pub factor: Factor,
    /// Chance of missing it in the part of the factor's values in which it is smallest, 0 to 1.
    pub p_missed_least: f64,
    /// The same in which it is largest.
    pub p_missed_most: f64,
    /// What the distance of the two is on average for a factor that does nothing, from shuffles.
    pub by_chance: f64,
}

impl SpreadRow {
    /// How far apart they are.
    pub fn spread(&self) -> f64 {
        self.p_missed_most - self.p_missed_least
    }
}

/// The rows of all plans, deadlines and factors.
pub(super) fn rows(
    scenario: &Scenario,
    runs: &[&Runs],
    common: &[u32],
    factors: &[(Factor, Vec<f64>)],
) -> Vec<SpreadRow> {
    let mut stream = Luck::new(scenario.seed, 0).stream(StreamKey::new(Cause::Quantity, "shuffle"));
    let mut rows = Vec::new();
    for (factor, values) in factors {
        let parts = Parts::of(values, SHOWN_PARTS);
        let shuffled: Vec<Parts> = (0..SHUFFLES).map(|_| parts.shuffled(&mut stream)).collect();
        for (plan, runs) in runs.iter().enumerate() {
            for deadline in scenario.deadlines.ids() {
                let missed: Vec<bool> =
                    common.iter().map(|it| runs.deadline(*it, deadline).is_missed()).collect();
                let (p_missed_least, p_missed_most) = extremes(&missed, &parts);
                let distance = |parts: &Parts| {
                    let (least, most) = extremes(&missed, parts);
                    most - least
                };
                let by_chance = shuffled.iter().map(distance).sum::<f64>() / f64::from(SHUFFLES);
                let factor = *factor;
                let row =
                    SpreadRow { plan, deadline, factor, p_missed_least, p_missed_most, by_chance };
                rows.push(row);
            }
        }
    }
    rows
}

/// The smallest and the largest share of runs that miss, over parts of enough runs; all runs together
/// where no part has as many.
fn extremes(missed: &[bool], parts: &Parts) -> (f64, f64) {
    let mut counts = vec![(0_u32, 0_u32); parts.count()];
    for (is_missed, part) in missed.iter().zip(&parts.of_run) {
        counts[*part].0 += u32::from(*is_missed);
        counts[*part].1 += 1;
    }
    let share = |(hits, runs): &(u32, u32)| f64::from(*hits) / f64::from(*runs);
    let shares: Vec<f64> = counts.iter().filter(|(_, runs)| *runs >= FEWEST).map(share).collect();
    let all = missed.iter().filter(|it| **it).count() as f64 / missed.len().max(1) as f64;
    let least = shares.iter().copied().reduce(f64::min).unwrap_or(all);
    (least, shares.iter().copied().reduce(f64::max).unwrap_or(all))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extremes_are_those_of_the_parts_with_enough_runs() {
        // 100 runs of which 10 miss, 200 of which 50 do, and 5 that all miss but are too few.
        let values: Vec<f64> = (0..305)
            .map(|run| f64::from([0_u8, 1, 2][usize::from(run >= 100) + usize::from(run >= 300)]))
            .collect();
        let missed: Vec<bool> =
            (0..305).map(|run| run < 10 || (100..150).contains(&run) || run >= 300).collect();
        assert_eq!(extremes(&missed, &Parts::of(&values, 4)), (0.1, 0.25));
        assert_eq!(extremes(&[true, false], &Parts::of(&[1.0, 2.0], 4)), (0.5, 0.5));
    }
}
