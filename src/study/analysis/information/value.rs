//! The value of settling one thing before choosing, from one set of runs (given data).
//!
//! Whoever knows a factor chooses the best plan for what it turns out to be, and gains the expected
//! value of partial perfect information: E\[max E(worth | factor)\] − max E(worth). Strong and Oakley
//! (2013, "An efficient method for computing single-parameter partial expected value of perfect
//! information", Medical Decision Making 33) cut the runs into segments in order of the factor; so
//! does this. Taking the best plan of each segment from the same runs that value it makes something of
//! nothing, so the choice is made on nine tenths of the runs and valued on the tenth left out, in
//! turn (cross-fitting): what is estimated is the gain of a rule that can truly be followed, which is
//! at most the value sought, and nothing on average for a factor that does not matter.
//!
//! The folds share most of what they choose by, so where plans are nearly equal the standard error is
//! too small: with three equal plans 13 of 100 factors that do nothing had an interval above 0. So
//! something is said to be worth knowing only if it also exceeds what each of 39 shuffles of it is
//! worth, which a factor that does nothing does once in 40 times, whatever the plans.

use super::part::Parts;
use crate::chance::Stream;

/// Folds of runs; each is valued by what the others say.
const FOLDS: usize = 10;
/// Shuffles that a factor has to exceed: one-sided, 2.5 %.
const SHUFFLES: u32 = 39;

/// What something is worth knowing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Value {
    /// The mean gain of a run. Slightly below 0 it is nothing.
    pub gain: f64,
    /// Its standard error.
    pub error: f64,
    /// The most that any shuffle of the factor was worth; 0 of everything.
    pub by_chance: f64,
}

impl Value {
    /// The mean of these gains.
    fn of(gains: &[f64]) -> Self {
        let n = gains.len() as f64;
        let gain = gains.iter().sum::<f64>() / n;
        let squares: f64 = gains.iter().map(|each| (each - gain).powi(2)).sum();
        Self { gain, error: (squares / (n - 1.0).max(1.0) / n).sqrt(), by_chance: 0.0 }
    }

    /// Whether it is told apart from nothing.
    pub fn is_something(self) -> bool {
        self.interval().0 > 0.0 && self.gain > self.by_chance
    }

    /// Its 95 % interval (normal approximation).
    pub fn interval(self) -> (f64, f64) {
        let half = 1.959_963_984_540_054 * self.error;
        (self.gain - half, self.gain + half)
    }
}

/// The value of knowing the part that a run falls into; `worths` has one row for each plan and one
/// column for each run, more being better. The stream shuffles.
pub fn value_of(worths: &[Vec<f64>], parts: &Parts, stream: &mut Stream) -> Value {
    let found = Value::of(&gains(worths, parts));
    let shuffled = (0..SHUFFLES).map(|_| Value::of(&gains(worths, &parts.shuffled(stream))).gain);
    let by_chance = shuffled.fold(f64::NEG_INFINITY, f64::max);
    Value { by_chance, ..found }
}

/// What each run gains by a choice for its part that is made without its fold.
fn gains(worths: &[Vec<f64>], parts: &Parts) -> Vec<f64> {
    let sums: Vec<Vec<Vec<f64>>> = worths.iter().map(|plan| sums(plan, parts)).collect();
    let runs = self::sums(&vec![1.0; parts.of_run.len()], parts);
    let choose = |part: Option<usize>, but: usize| {
        // A part without other runs says nothing: then what is best over all of them.
        let part = part.filter(|part| total(&runs, Some(*part), but) > 0.0);
        best(sums.iter().map(|plan| total(plan, part, but)))
    };
    let mut gains = vec![0.0; parts.of_run.len()];
    for fold in 0..FOLDS {
        let now = choose(None, fold);
        let then: Vec<usize> = (0..parts.count()).map(|part| choose(Some(part), fold)).collect();
        for run in (fold..gains.len()).step_by(FOLDS) {
            gains[run] = worths[then[parts.of_run[run]]][run] - worths[now][run];
        }
    }
    gains
}

/// The value of knowing everything, the luck of each run included: no factor is worth more.
pub fn value_of_everything(worths: &[Vec<f64>]) -> Value {
    let now = best_plan(worths);
    let most = |run: usize| worths.iter().map(|plan| plan[run]).fold(f64::NEG_INFINITY, f64::max);
    let runs = worths.first().map_or(0, Vec::len);
    let gains: Vec<f64> = (0..runs).map(|run| most(run) - worths[now][run]).collect();
    Value::of(&gains)
}

/// The plan that is best on average; the first of equals.
pub fn best_plan(worths: &[Vec<f64>]) -> usize {
    best(worths.iter().map(|plan| plan.iter().sum()))
}

fn best(totals: impl Iterator<Item = f64>) -> usize {
    let better = |one: (usize, f64), other: (usize, f64)| if other.1 > one.1 { other } else { one };
    totals.enumerate().reduce(better).map_or(0, |(place, _)| place)
}

/// What the runs of each fold and part are worth together.
fn sums(plan: &[f64], parts: &Parts) -> Vec<Vec<f64>> {
    let mut sums = vec![vec![0.0; parts.count()]; FOLDS];
    for (run, worth) in plan.iter().enumerate() {
        sums[run % FOLDS][parts.of_run[run]] += worth;
    }
    sums
}

/// The sum over all folds but one, of one part or of all.
fn total(sums: &[Vec<f64>], part: Option<usize>, but: usize) -> f64 {
    let folds = sums.iter().enumerate().filter(|(fold, _)| *fold != but);
    folds.map(|(_, sums)| part.map_or_else(|| sums.iter().sum(), |part| sums[part])).sum()
}

#[cfg(test)]
mod tests {
    use super::super::super::selection::normal::{Normal, stream};
    use super::*;

    #[test]
    fn knowing_everything_is_worth_the_better_of_two_plans_run_by_run() {
        // The first is the better one on average, 4 against 3; in one of two runs the other is by 3.
        // Mean 1.5, and the standard error of 3 and 0: √(2 · 1.5² / 1 / 2).
        let value = value_of_everything(&[vec![0.0, 4.0], vec![3.0, 0.0]]);
        assert_eq!((value.gain, value.error), (1.5, 1.5));
        let (low, high) = value.interval();
        assert!((low + 1.44).abs() < 1e-4 && (high - 4.44).abs() < 1e-4, "{low} to {high}");
    }

    #[test]
    fn a_gain_is_something_if_it_is_above_its_error_and_above_what_chance_makes() {
        let of = |error, by_chance| Value { gain: 1.0, error, by_chance }.is_something();
        assert!(of(0.5, 0.9));
        // 1.96 · 0.52 is more than 1.
        assert!(!of(0.52, 0.0));
        assert!(!of(0.1, 1.0) && !of(0.1, 2.0));
    }

    /// Two plans, one worth nothing and one worth m + s x + noise, x standard normal.
    fn two_plans(runs: usize, (mean, spread): (f64, f64), noise: f64) -> (Vec<f64>, Vec<Vec<f64>>) {
        let mut normal = Normal::new(stream(3));
        let factor: Vec<f64> = (0..runs).map(|_| normal.draw()).collect();
        let second = factor.iter().map(|x| mean + spread * x + noise * normal.draw()).collect();
        (factor, vec![vec![0.0; runs], second])
    }

    /// The unit normal loss integral: what it is worth to know a normal difference between two plans
    /// before choosing (Raiffa and Schlaifer 1961).
    fn normal_loss(mean: f64, spread: f64) -> f64 {
        let z = mean.abs() / spread;
        let density = libm::exp(-z * z / 2.0) / (2.0 * std::f64::consts::PI).sqrt();
        spread * (density - z * 0.5 * libm::erfc(z / std::f64::consts::SQRT_2))
    }

    #[test]
    fn two_plans_with_a_linear_normal_difference_agree_with_the_closed_form() {
        for (mean, spread, noise) in [(0.0, 1.0, 0.5), (0.5, 1.0, 1.0), (-0.3, 0.4, 1.0)] {
            let (factor, worths) = two_plans(20_000, (mean, spread), noise);
            let found = value_of(&worths, &Parts::of(&factor, 20), &mut stream(0));
            let expected = normal_loss(mean, spread);
            let near = 3.0 * found.error + 0.01 * expected;
            assert!((found.gain - expected).abs() < near, "{found:?} against {expected}");
            let all = value_of_everything(&worths);
            let expected = normal_loss(mean, libm::hypot(spread, noise));
            assert!((all.gain - expected).abs() < 3.0 * all.error, "{all:?} against {expected}");
            assert!(all.gain > found.gain && found.is_something());
        }
    }

    #[test]
    fn the_interval_holds_the_closed_form_as_often_as_it_says() {
        let mut held = 0;
        for number in 0..200 {
            let mut normal = Normal::new(stream(number));
            let factor: Vec<f64> = (0..2_000).map(|_| normal.draw()).collect();
            let second = factor.iter().map(|x| 0.2 + x + normal.draw()).collect();
            let found =
                value_of(&[vec![0.0; 2_000], second], &Parts::of(&factor, 10), &mut stream(0));
            let (low, high) = found.interval();
            let expected = normal_loss(0.2, 1.0);
            held += u32::from(low <= expected && expected <= high);
        }
        assert!(held >= 184, "{held} of 200");
    }

    #[test]
    fn a_discrete_factor_agrees_with_a_sum_by_hand() {
        // x = 0 in half of the runs, 1 in 3 of 10, 2 in 2 of 10; worth 0.5, 0.5, 0.5 under the first
        // plan and 0.4, 0.9, 0.1 under the second: 0.5 against 0.49 now; knowing x, 0.5 · 0.5 +
        // 0.3 · 0.9 + 0.2 · 0.5 = 0.62, which is 0.12 more.
        let value = |run: usize| [0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 2.0, 2.0][run / 10 % 10];
        let factor: Vec<f64> = (0..10_000).map(value).collect();
        let second = factor.iter().map(|x| [0.4, 0.9, 0.1][*x as usize]).collect();
        let worths = [vec![0.5; 10_000], second];
        let found = value_of(&worths, &Parts::of(&factor, 2), &mut stream(0));
        assert!((found.gain - 0.12).abs() < 1e-9, "{found:?}");
        assert!((value_of_everything(&worths).gain - 0.12).abs() < 1e-9);
    }

    #[test]
    fn a_factor_that_does_nothing_is_worth_nothing() {
        let (mut above, mut sum) = (0, 0.0);
        for number in 0..100 {
            let mut normal = Normal::new(stream(1_000 + number));
            let draws = |normal: &mut Normal| (0..2_000).map(|_| normal.draw()).collect::<Vec<_>>();
            let (factor, other) = (draws(&mut normal), draws(&mut normal));
            let worths = [vec![0.0; 2_000], other, draws(&mut normal)];
            let found = value_of(&worths, &Parts::of(&factor, 10), &mut stream(0));
            above += u32::from(found.is_something());
            sum += found.gain;
        }
        // Taking the best plan of each part from the runs that value it would say about 0.05.
        assert!((sum / 100.0).abs() < 0.007, "{sum}");
        assert!(above <= 7, "{above} of 100");
    }

    #[test]
    fn where_one_plan_is_always_best_nothing_is_worth_knowing() {
        let (factor, mut worths) = two_plans(500, (0.0, 1.0), 0.0);
        worths.push(vec![10.0; 500]);
        let found = value_of(&worths, &Parts::of(&factor, 5), &mut stream(0));
        assert!(found.gain == 0.0 && found.error == 0.0 && !found.is_something());
        assert_eq!(value_of_everything(&worths).gain, 0.0);
        assert_eq!(best_plan(&worths), 2);
    }
}
