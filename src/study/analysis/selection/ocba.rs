//! Optimal computing budget allocation (Chen, Lin, Yücesan and Chick 2000, "Simulation budget
//! allocation for further enhancing the efficiency of ordinal optimization", Discrete Event Dynamic
//! Systems 10, 251–270): where further observations do most for the chance of choosing right.

/// The share of all observations that each system should have, by theorem 1 of the source: in
/// proportion to (σ / δ)² for all but the best, δ being what they fall short of it, and for the best
/// σ √ Σ (N / σ)². A system within `nearest` of the best counts as that far from it.
pub fn allocation(means: &[f64], variances: &[f64], nearest: f64) -> Vec<f64> {
    let best = best(means);
    let behind = |system: usize| (means[best] - means[system]).max(nearest);
    let others = |system: &usize| *system != best;
    let mut shares: Vec<f64> =
        (0..means.len()).map(|system| variances[system] / behind(system).powi(2)).collect();
    let squares = (0..means.len()).filter(others);
    let squares: f64 = squares.map(|it| variances[it] / behind(it).powi(4)).sum();
    shares[best] = (variances[best] * squares).sqrt();
    let all: f64 = shares.iter().sum();
    let equal = 1.0 / means.len() as f64;
    shares.iter().map(|share| if all > 0.0 { share / all } else { equal }).collect()
}

/// The place of the largest; the first of equals.
fn best(means: &[f64]) -> usize {
    let better = |one, other| if means[other] > means[one] { other } else { one };
    (0..means.len()).reduce(better).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::super::{Apart, chance_of_right_choice};
    use super::*;

    /// The approximate chance of a right choice with such shares of `all` observations.
    fn chance(means: &[f64], variances: &[f64], shares: &[f64], all: f64) -> f64 {
        let best = best(means);
        let others = (0..means.len()).filter(|system| *system != best);
        let noise = |system: usize| variances[system] / (shares[system] * all);
        let apart = others.map(|system| Apart {
            mean: means[best] - means[system],
            error: (noise(best) + noise(system)).sqrt(),
        });
        chance_of_right_choice(&apart.collect::<Vec<_>>(), 0.0)
    }

    #[test]
    fn the_ratios_are_those_of_the_theorem() {
        // δ = 1, 2, 3 behind the best, variances 9, 4, 16: (σ/δ)² = 9, 1, 16/9; the best, with
        // variance 25: 5 √(9²/9 + 1²/4 + (16/9)²/16) = 5 √(9 + 1/4 + 16/81).
        let shares = allocation(&[9.0, 10.0, 8.0, 7.0], &[9.0, 25.0, 4.0, 16.0], 0.01);
        let best = 5.0 * (9.25_f64 + 16.0 / 81.0).sqrt();
        let all = 9.0 + 1.0 + 16.0 / 9.0 + best;
        for (share, expected) in shares.iter().zip([9.0, best, 1.0, 16.0 / 9.0]) {
            assert!((share - expected / all).abs() < 1e-12, "{shares:?}");
        }
    }

    #[test]
    fn two_systems_share_in_proportion_to_their_deviations() {
        // The classical result for two: N₁ / N₂ = σ₁ / σ₂.
        let shares = allocation(&[0.0, 1.0], &[4.0, 1.0], 0.01);
        assert!((shares[0] - 2.0 / 3.0).abs() < 1e-12);
    }

    #[test]
    fn no_other_allocation_on_a_grid_does_noticeably_better() {
        let (means, variances) = ([0.0, 0.8, 1.2], [1.0, 1.0, 2.0]);
        let found = chance(&means, &variances, &allocation(&means, &variances, 0.01), 300.0);
        assert!(found > chance(&means, &variances, &[1.0 / 3.0; 3], 300.0));
        for first in 1..50 {
            for second in 1..50 - first {
                let [a, b] = [first, second].map(|part| f64::from(part) / 50.0);
                let other = chance(&means, &variances, &[a, b, 1.0 - a - b], 300.0);
                assert!(other < found + 0.002, "{a} {b}: {other} against {found}");
            }
        }
    }

    #[test]
    fn without_any_spread_all_are_equal() {
        assert_eq!(allocation(&[1.0, 2.0], &[0.0, 0.0], 0.01), [0.5, 0.5]);
    }
}
