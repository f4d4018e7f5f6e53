//! Rank correlation (Spearman 1904).

/// The correlation of the ranks of two columns of equal length, tied values at their mean rank;
/// −1 to 1. `None` if either column never varies or there are fewer than three pairs.
pub(super) fn correlation(left: &[f64], right: &[f64]) -> Option<f64> {
    if left.len() < 3 {
        return None;
    }
    let (left, right) = (centred_ranks(left), centred_ranks(right));
    let product: f64 = left.iter().zip(&right).map(|(a, b)| a * b).sum();
    let squares = |ranks: &[f64]| ranks.iter().map(|rank| rank * rank).sum::<f64>();
    let spread = (squares(&left) * squares(&right)).sqrt();
    (spread > 0.0).then(|| (product / spread).clamp(-1.0, 1.0))
}

/// Ranks less their mean.
fn centred_ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<u32> = (0..values.len() as u32).collect();
    let value = |index: &u32| values[*index as usize];
    order.sort_unstable_by(|a, b| value(a).total_cmp(&value(b)));
    let mean = (values.len() as f64 + 1.0) / 2.0;
    let mut ranks = vec![0.0; values.len()];
    let mut before = 0;
    for tied in order.chunk_by(|a, b| value(a) == value(b)) {
        let rank = before as f64 + (tied.len() as f64 + 1.0) / 2.0;
        tied.iter().for_each(|index| ranks[*index as usize] = rank - mean);
        before += tied.len();
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(left: &[f64], right: &[f64], expected: f64) {
        let found = correlation(left, right).expect("it varies");
        assert!((found - expected).abs() < 1e-6, "{found} against {expected}");
    }

    #[test]
    fn agrees_with_worked_examples() {
        // Without ties: intelligence quotient and hours of television, ρ = −29/165.
        let quotient = [106., 100., 86., 101., 99., 103., 97., 113., 112., 110.];
        let hours = [7., 27., 2., 50., 28., 29., 20., 12., 6., 17.];
        close(&quotient, &hours, -29.0 / 165.0);
        // With ties, by hand: ranks 1, 2.5, 2.5, 4 against 1, 3, 2, 4.
        close(&[1., 2., 2., 3.], &[10., 30., 20., 40.], 4.5 / 22.5_f64.sqrt());
    }

    #[test]
    fn is_one_for_any_rising_curve_and_mirrored_for_a_falling_one() {
        let values: Vec<f64> = (1..100).map(f64::from).collect();
        let cubes: Vec<f64> = values.iter().map(|value| value.powi(3)).collect();
        let falling: Vec<f64> = values.iter().map(|value| -value.ln()).collect();
        close(&values, &cubes, 1.0);
        close(&values, &falling, -1.0);
    }

    #[test]
    fn says_nothing_of_what_never_varies() {
        assert_eq!(correlation(&[1., 1., 1.], &[1., 2., 3.]), None);
        assert_eq!(correlation(&[1., 2.], &[1., 2.]), None);
    }
}
