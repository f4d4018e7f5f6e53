//! Two plans under the same luck, compared run by run.

use crate::chance::{Distribution, quantile};
use crate::experiment::Proportion;
use crate::time::DAY;

use super::view::View;

/// The 97.5th percentile of the standard normal distribution.
pub(super) const Z: f64 = 1.959_963_984_540_054;

/// Every variant of another plan with that of the first plan under the same case: the first plan's
/// first.
pub(super) fn against_first<'a, 'b>(
    views: &'b [View<'a>],
) -> impl Iterator<Item = (&'b View<'a>, &'b View<'a>)> {
    let others = views.iter().filter(|view| view.plan != 0);
    others.filter_map(|view| {
        let is_first = |other: &&View<'_>| other.plan == 0 && other.case == view.case;
        Some((views.iter().find(is_first)?, view))
    })
}

/// Replications in which neither failed.
pub(super) fn replications<'a>(
    first: &'a View<'_>,
    view: &'a View<'_>,
) -> impl Iterator<Item = u32> + 'a {
    let runs = view.runs.iter().map(|run| run.replication);
    let both = runs.take_while(|replication| *replication < first.runs.len());
    both.filter(|replication| first.runs.run(*replication).is_some())
}

/// A mean number of days with its 95 % interval (normal approximation).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct MeanDays {
    pub(super) mean: f64,
    /// Lower and upper end; needs two values.
    pub(super) interval: Option<(f64, f64)>,
}

impl MeanDays {
    /// Of so many seconds each; `None` of none.
    pub(super) fn of(seconds: &[i64]) -> Option<Self> {
        let n = seconds.len() as f64;
        let mean = seconds.iter().sum::<i64>() as f64 / DAY as f64 / n;
        let deviation = |second: &i64| *second as f64 / DAY as f64 - mean;
        let squares: f64 = seconds.iter().map(|second| deviation(second).powi(2)).sum();
        let half = Z * (squares / (n - 1.0) / n).sqrt();
        let interval = (seconds.len() > 1).then_some((mean - half, mean + half));
        (!seconds.is_empty()).then_some(Self { mean, interval })
    }

    /// Of numbers of days.
    pub(super) fn of_days(days: &[f64]) -> Option<Self> {
        let n = days.len() as f64;
        let mean = days.iter().sum::<f64>() / n;
        let squares: f64 = days.iter().map(|day| (day - mean).powi(2)).sum();
        let half = Z * (squares / (n - 1.0) / n).sqrt();
        let interval = (days.len() > 1).then_some((mean - half, mean + half));
        (!days.is_empty()).then_some(Self { mean, interval })
    }

    /// The mean of some seconds less that of others, of other runs: their variances add up.
    pub(super) fn apart(seconds: &[i64], others: &[i64]) -> Option<Self> {
        let (one, other) = (Self::of(seconds)?, Self::of(others)?);
        let mean = one.mean - other.mean;
        let half = one.error().zip(other.error()).map(|(one, other)| Z * libm::hypot(one, other));
        Some(Self { mean, interval: half.map(|half| (mean - half, mean + half)) })
    }

    /// The standard error.
    pub(super) fn error(self) -> Option<f64> {
        self.interval.map(|(low, high)| (high - low) / 2.0 / Z)
    }
}

/// Pairs of runs by what happened in each: in both, only in the first, only in the second, in
/// neither.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Fourfold {
    pub(super) both: u32,
    pub(super) only_first: u32,
    pub(super) only_second: u32,
    pub(super) neither: u32,
}

impl Fourfold {
    /// Counts a pair.
    pub(super) fn count(&mut self, in_first: bool, in_second: bool) {
        let cell = match (in_first, in_second) {
            (true, true) => &mut self.both,
            (true, false) => &mut self.only_first,
            (false, true) => &mut self.only_second,
            (false, false) => &mut self.neither,
        };
        *cell += 1;
    }

    /// All pairs.
    pub(super) fn n(self) -> u32 {
        self.both + self.only_first + self.only_second + self.neither
    }

    /// Those in the first.
    pub(super) fn first(self) -> Proportion {
        Proportion { hits: self.both + self.only_first, n: self.n() }
    }

    /// Those in the second.
    pub(super) fn second(self) -> Proportion {
        Proportion { hits: self.both + self.only_second, n: self.n() }
    }

    /// The share in the second less that in the first, with its 95 % interval by the score method
    /// for paired proportions (Newcombe 1998, method 10); `None` without pairs.
    pub(super) fn difference(self) -> Option<(f64, f64, f64)> {
        let (first, second) = (self.first(), self.second());
        if self.n() == 0 {
            return None;
        }
        let changed = f64::from(self.only_second) - f64::from(self.only_first);
        let difference = changed / f64::from(self.n());
        let phi = self.correlation();
        Some(around(difference, phi, [second, first], Z))
    }

    /// The correlation of the two, corrected for continuity as in the source.
    fn correlation(self) -> f64 {
        let [a, b, c, d] =
            [self.both, self.only_first, self.only_second, self.neither].map(f64::from);
        let margins = (a + b) * (c + d) * (a + c) * (b + d);
        let product = a * d - b * c;
        let corrected =
            if product > 0.0 { (product - (a + b + c + d) / 2.0).max(0.0) } else { product };
        if margins > 0.0 { corrected / margins.sqrt() } else { 0.0 }
    }
}

/// A share less another from other runs, with the interval of so many standard deviations by the
/// score method for independent proportions (Newcombe 1998, "comparison of eleven methods", method
/// 10); `None` if there are no runs of one of them.
pub(super) fn difference_of(
    one: Proportion,
    other: Proportion,
    deviations: f64,
) -> Option<(f64, f64, f64)> {
    let difference = one.estimate()? - other.estimate()?;
    Some(around(difference, 0.0, [one, other], deviations))
}

/// How many standard deviations the intervals of so many comparisons reach, to hold together at
/// 95 % (Bonferroni's inequality; Dunn 1961, "Multiple comparisons among means").
pub(super) fn deviations(comparisons: usize) -> f64 {
    let normal = Distribution::Normal { mean: 0.0, deviation: 1.0, low: -40.0, high: 40.0 };
    quantile(&normal, 1.0 - 0.025 / comparisons.max(1) as f64)
}

/// The score interval of a difference between two shares with this correlation.
fn around(difference: f64, phi: f64, shares: [Proportion; 2], deviations: f64) -> (f64, f64, f64) {
    let reach = |a: f64, b: f64| (a * a - 2.0 * phi * a * b + b * b).max(0.0).sqrt();
    let [(one_down, one_up), (other_down, other_up)] = shares.map(|it| arms(it, deviations));
    let low = difference - reach(one_down, other_up);
    let high = difference + reach(one_up, other_down);
    (difference, low.max(-1.0), high.min(1.0))
}

/// How far the two-sided score interval reaches below and above the estimate.
fn arms(proportion: Proportion, deviations: f64) -> (f64, f64) {
    let share = proportion.estimate().unwrap_or(0.5);
    let (low, high) = proportion.score_interval_of(deviations);
    (share - low, high - share)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rounded(pairs: Fourfold) -> [f64; 3] {
        let (difference, low, high) = pairs.difference().expect("pairs");
        [difference, low, high].map(|value| (value * 1e4).round() / 1e4)
    }

    #[test]
    fn differences_agree_with_worked_examples() {
        // Complete response before and after therapy (Cavo et al. 2012), as worked out by Fagerland,
        // Lydersen and Laake (2013); they subtract the second from the first.
        let response = Fourfold { both: 59, only_first: 16, only_second: 6, neither: 80 };
        assert_eq!(rounded(response), [-0.0621, -0.1186, -0.0046]);
        // Airway responsiveness (Bentur et al. 2009), likewise.
        let airways = Fourfold { both: 1, only_first: 7, only_second: 1, neither: 12 };
        assert_eq!(rounded(airways), [-0.2857, -0.5069, -0.0256]);
    }

    #[test]
    fn differences_of_other_runs_agree_with_worked_examples() {
        // Table II of Newcombe (1998), examples (a) and (b), method 10.
        let of = |hits, n| Proportion { hits, n };
        let rounded = |one, other| {
            let (_, low, high) = difference_of(one, other, Z).expect("runs");
            [low, high].map(|value| (value * 1e4).round() / 1e4)
        };
        assert_eq!(rounded(of(56, 70), of(48, 80)), [0.0524, 0.3339]);
        assert_eq!(rounded(of(9, 10), of(3, 10)), [0.1705, 0.8090]);
        assert_eq!(difference_of(of(3, 10), Proportion::default(), Z), None);
    }

    #[test]
    fn plans_that_change_nothing_differ_by_nothing() {
        let pairs = Fourfold { both: 100, only_first: 0, only_second: 0, neither: 300 };
        let (difference, low, high) = pairs.difference().expect("pairs");
        assert_eq!(difference, 0.0);
        assert!(low > -0.012 && high < 0.012, "{low} to {high}");
        assert_eq!(Fourfold::default().difference(), None);
    }

    #[test]
    fn standard_errors_are_those_worked_out_by_hand() {
        let near = |found: Option<MeanDays>, mean: f64, error: f64| {
            let found = found.expect("days");
            let of = found.error().expect("two values");
            assert!((found.mean - mean).abs() < 1e-12 && (of - error).abs() < 1e-12, "{found:?}");
        };
        // 1, 2 and 6: a mean of 3 and squares of 4 + 1 + 9, over 2, over 3.
        near(MeanDays::of_days(&[1.0, 2.0, 6.0]), 3.0, (7.0_f64 / 3.0).sqrt());
        near(MeanDays::of(&[DAY, 2 * DAY, 6 * DAY]), 3.0, (7.0_f64 / 3.0).sqrt());
        // 1 and 3: 2 ± 1; 1 and 5: 3 ± 2; apart by −1 ± √(1 + 4).
        near(MeanDays::apart(&[DAY, 3 * DAY], &[DAY, 5 * DAY]), -1.0, 5.0_f64.sqrt());
    }

    #[test]
    fn a_mean_of_days_has_an_interval_from_two_values_on() {
        assert_eq!(MeanDays::of(&[]), None);
        assert_eq!(MeanDays::of(&[DAY]), Some(MeanDays { mean: 1.0, interval: None }));
        let (low, high) =
            MeanDays::of(&[DAY, 3 * DAY]).and_then(|days| days.interval).expect("two");
        assert!((low - (2.0 - Z)).abs() < 1e-12 && (high - (2.0 + Z)).abs() < 1e-12);
    }

    #[test]
    fn intervals_widen_with_the_number_of_comparisons_as_in_the_tables() {
        // Two-sided points of the standard normal distribution at 0.05, 0.01 and 0.001.
        for (comparisons, known) in [(0, 1.9600), (1, 1.9600), (5, 2.5758), (50, 3.2905)] {
            assert!((deviations(comparisons) - known).abs() < 5e-5, "{comparisons}");
        }
    }
}
