//! Weights from likelihoods, to a power that leaves enough runs.

/// Runs' worth of weight that must be left (the effective sample size).
pub const ENOUGH: f64 = 200.0;
/// A power below which nothing is learned.
pub const LEAST_POWER: f64 = 0.1;
/// Steps of bisection: the power is found to a millionth.
const STEPS: u32 = 20;

/// How facts were tempered.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tempered {
    /// The power to which every likelihood is taken; 1: none was tempered, 0: nothing is learned.
    pub power: f64,
    /// Runs' worth of weight that untempered facts would leave.
    pub untempered: f64,
    /// Runs' worth of weight that is left.
    pub effective: f64,
}

impl Tempered {
    /// Every run counts alike.
    pub(super) fn nothing_learned(sums: &[f64]) -> Self {
        let untempered = effective(&weights(sums, 1.0));
        Self { power: 0.0, untempered, effective: effective(&weights(sums, 0.0)) }
    }

    /// Whether anything is learned.
    pub fn has_learned(&self) -> bool {
        self.power > 0.0
    }
}

/// The highest power that leaves enough runs (of few, half of them), by bisection.
pub fn temper(sums: &[f64]) -> Tempered {
    let left = |power: f64| effective(&weights(sums, power));
    let (untempered, all) = (left(1.0), left(0.0));
    let enough = ENOUGH.min(all / 2.0);
    if untempered >= enough {
        return Tempered { power: 1.0, untempered, effective: untempered };
    }
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..STEPS {
        let middle = f64::midpoint(low, high);
        if left(middle) >= enough { low = middle } else { high = middle }
    }
    if low < LEAST_POWER {
        return Tempered { power: 0.0, untempered, effective: all };
    }
    Tempered { power: low, untempered, effective: left(low) }
}

/// The weights of runs with these logarithms of likelihoods, taken to a power; they add up to 1. A run
/// that failed (−∞) has none.
pub(super) fn weights(sums: &[f64], power: f64) -> Vec<f64> {
    let best = sums.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let weight = |sum: &f64| {
        if sum.is_finite() { libm::exp(power * (sum - best)) } else { 0.0 }
    };
    let weights: Vec<f64> = sums.iter().map(weight).collect();
    let total: f64 = weights.iter().sum();
    weights.into_iter().map(|weight| if total > 0.0 { weight / total } else { 0.0 }).collect()
}

/// Runs' worth of weight: 1 over the sum of the squares (Kong 1992).
pub fn effective(weights: &[f64]) -> f64 {
    let squares: f64 = weights.iter().map(|weight| weight * weight).sum();
    if squares > 0.0 { 1.0 / squares } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_runs_are_worth_their_number() {
        let sums = vec![-3.0; 500];
        let tempered = temper(&sums);
        assert_eq!(tempered.power, 1.0);
        assert!((tempered.effective - 500.0).abs() < 1e-9);
    }

    #[test]
    fn facts_that_leave_too_few_runs_are_tempered_until_enough_are_left() {
        // Runs of likelihood exp(-j/100): untempered their worth is tanh-like, about 2 / 0.01 = 200
        // below; at ten times the steepness, about 20, tempering to a tenth must give the first again.
        let sums: Vec<f64> = (0..20_000).map(|run| -0.08 * f64::from(run)).collect();
        let tempered = temper(&sums);
        assert!((tempered.effective - ENOUGH).abs() < 1.0, "{tempered:?}");
        // (1 + q) / (1 − q) with q = exp(−0.08 τ) is 200 at τ = 0.125.
        assert!((tempered.power - 0.125).abs() < 1e-3, "{tempered:?}");
        assert!((tempered.untempered - 25.0).abs() < 0.1, "{tempered:?}");
        assert!(tempered.has_learned());
    }

    #[test]
    fn where_the_power_would_have_to_be_too_low_nothing_is_learned() {
        let sums: Vec<f64> = (0..20_000).map(|run| -f64::from(run)).collect();
        let tempered = temper(&sums);
        assert!(!tempered.has_learned());
        assert!((tempered.effective - 20_000.0).abs() < 1e-6);
    }

    #[test]
    fn a_run_that_failed_has_no_weight() {
        let weights = weights(&[0.0, f64::NEG_INFINITY, 0.0], 1.0);
        assert_eq!(weights, [0.5, 0.0, 0.5]);
        // Where all have failed none has any.
        let none = super::weights(&[f64::NEG_INFINITY; 2], 1.0);
        assert_eq!((effective(&none), none), (0.0, vec![0.0, 0.0]));
    }
}
