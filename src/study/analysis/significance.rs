//! Which differences are real: exact tests, and how they are held to account for their number.
//!
//! Pairs of runs are tested by the exact conditional test of McNemar (1947): of the pairs in which
//! only one of the two misses, each is as likely to be the one as the other, if there is no
//! difference. Runs with other luck are tested by Fisher's exact test (1935). Where several
//! questions are looked at together, the p-values are adjusted by the step-down method of Holm
//! (1979), which keeps the chance of calling any difference real that is none below 5 %.

use crate::experiment::Proportion;

/// The chance of a single false alarm among all questions of a table.
const LEVEL: f64 = 0.05;

/// What is said of a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// More than luck, all questions of its table considered.
    Real,
    /// So many runs do not show it; which is not to say that there is none.
    NotShown,
}

impl Verdict {
    /// The word in tables.
    pub fn word(self) -> &'static str {
        match self {
            Self::Real => "real",
            Self::NotShown => "not_shown",
        }
    }

    /// The verdict on an adjusted p-value.
    pub(super) fn of(adjusted: f64) -> Self {
        if adjusted < LEVEL { Self::Real } else { Self::NotShown }
    }
}

/// The two-sided p-value of McNemar's exact conditional test for pairs of which so many differ one
/// way and so many the other.
pub(super) fn mcnemar(one_way: u32, other_way: u32) -> f64 {
    let (few, all) = (one_way.min(other_way), one_way + other_way);
    let tail: f64 = (0..=few).map(|count| libm::exp(log_choose(all, count) - half(all))).sum();
    (2.0 * tail).min(1.0)
}

/// The logarithm of 2 to this power.
fn half(power: u32) -> f64 {
    f64::from(power) * std::f64::consts::LN_2
}

/// The two-sided p-value of Fisher's exact test for two shares of other runs: the chance of all
/// tables that are no likelier than this one.
pub(super) fn fisher(one: Proportion, other: Proportion) -> f64 {
    let hits = one.hits + other.hits;
    let all = log_choose(one.n + other.n, hits);
    let log = |of_one: u32| log_choose(one.n, of_one) + log_choose(other.n, hits - of_one) - all;
    let (least, most) = (hits.saturating_sub(other.n), hits.min(one.n));
    let seen = log(one.hits);
    let tables = (least..=most).map(log).filter(|table| *table <= seen + 1e-9);
    tables.map(libm::exp).sum::<f64>().min(1.0)
}

/// The two-sided p-value of a mean with this standard error (normal approximation).
pub(super) fn mean(mean: f64, error: f64) -> f64 {
    match (mean == 0.0, error > 0.0) {
        (true, _) => 1.0,
        (false, false) => 0.0,
        (false, true) => libm::erfc(mean.abs() / error / std::f64::consts::SQRT_2),
    }
}

/// p-values adjusted for their number by the method of Holm, in the order given. Questions without
/// an answer count for none.
pub(super) fn holm(values: &[Option<f64>]) -> Vec<Option<f64>> {
    let mut order: Vec<usize> = (0..values.len()).filter(|at| values[*at].is_some()).collect();
    order.sort_by(|one, other| {
        values[*one].unwrap_or(1.0).total_cmp(&values[*other].unwrap_or(1.0))
    });
    let (mut adjusted, mut least) = (vec![None; values.len()], 0.0_f64);
    for (rank, at) in order.iter().enumerate() {
        let factor = (order.len() - rank) as f64;
        least = least.max((factor * values[*at].unwrap_or(1.0)).min(1.0));
        adjusted[*at] = Some(least);
    }
    adjusted
}

/// The logarithm of the number of ways to choose so many of `all`.
fn log_choose(all: u32, chosen: u32) -> f64 {
    let log = |count: u32| libm::lgamma(f64::from(count) + 1.0);
    log(all) - log(chosen) - log(all - chosen)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rounded(value: f64) -> f64 {
        (value * 1e4).round() / 1e4
    }

    #[test]
    fn pairs_are_tested_as_in_published_examples() {
        // Fagerland, Lydersen and Laake (2013), exact conditional test: airway responsiveness
        // (Bentur et al. 2009), 7 against 1, 0.070; complete response (Cavo et al. 2012), 16 against
        // 6, 0.052.
        assert_eq!(rounded(mcnemar(7, 1)), 0.0703);
        assert_eq!(rounded(mcnemar(6, 16)), 0.0525);
        assert_eq!((mcnemar(0, 0), mcnemar(4, 4)), (1.0, 1.0));
        // By hand: five of five, 2 / 2⁵.
        assert!((mcnemar(5, 0) - 0.0625).abs() < 1e-12);
    }

    #[test]
    fn other_runs_are_tested_as_the_lady_tasting_tea() {
        // Fisher (1935): three of four cups right; one-sided 17/70, two-sided 34/70.
        let of = |hits, n| Proportion { hits, n };
        assert_eq!(rounded(fisher(of(3, 4), of(1, 4))), rounded(34.0 / 70.0));
        assert_eq!(rounded(fisher(of(4, 4), of(0, 4))), rounded(2.0 / 70.0));
        // Two examples often worked out: teenagers who study, 0.00276; whales and sharks, 0.0350.
        assert_eq!(rounded(fisher(of(1, 12), of(9, 12))), 0.0028);
        assert_eq!(rounded(fisher(of(8, 10), of(1, 6))), 0.035);
        assert!((fisher(of(0, 5), of(0, 9)) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn many_questions_are_adjusted_as_in_the_textbook_example() {
        // Four hypotheses with 0.01, 0.04, 0.03 and 0.005: the first and the last are rejected.
        let values = [0.01, 0.04, 0.03, 0.005].map(Some);
        let adjusted: Vec<f64> = holm(&values).into_iter().flatten().map(rounded).collect();
        assert_eq!(adjusted, [0.03, 0.06, 0.06, 0.02]);
        assert_eq!(holm(&[None, Some(0.04)]), [None, Some(0.04)]);
        assert_eq!(Verdict::of(0.03), Verdict::Real);
        assert_eq!([0.05, 0.06].map(Verdict::of), [Verdict::NotShown; 2]);
    }

    #[test]
    fn a_mean_at_the_edge_of_its_interval_has_five_in_a_hundred() {
        assert!((mean(1.959_963_984_540_054, 1.0) - 0.05).abs() < 1e-12);
        assert_eq!((mean(0.0, 0.0), mean(2.0, 0.0)), (1.0, 0.0));
    }
}
