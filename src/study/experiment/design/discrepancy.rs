//! How unevenly points fill the unit cube: the centred L2 discrepancy (Hickernell 1998, "A
//! generalized discrepancy and quadrature error bound"), squared; smaller is more even.

use super::Design;

/// The squared centred discrepancy of a design. Takes time in the square of the number of points.
pub fn centred_discrepancy(design: &Design) -> f64 {
    let n = design.len() as f64;
    let singles: f64 = design.points().map(single).sum();
    let pairs: f64 =
        design.points().map(|one| design.points().map(|two| pair(one, two)).sum::<f64>()).sum();
    (13.0_f64 / 12.0).powi(design.factors() as i32) - 2.0 / n * singles + pairs / (n * n)
}

/// The part of the squared discrepancy in which two points have a hand. What exchanging their
/// coordinates of one factor changes in it, it changes in the whole (Jin, Chen and Sudjianto 2005).
pub(super) fn part_of(design: &Design, first: usize, second: usize) -> f64 {
    let n = design.len() as f64;
    let (one, two) = (design.point(first), design.point(second));
    let with_others: f64 = design
        .points()
        .enumerate()
        .filter(|(number, _)| *number != first && *number != second)
        .map(|(_, other)| pair(one, other) + pair(two, other))
        .sum();
    let own = pair(one, one) + pair(two, two) + 2.0 * pair(one, two);
    (own + 2.0 * with_others) / (n * n) - 2.0 / n * (single(one) + single(two))
}

fn single(point: &[f64]) -> f64 {
    let term = |coordinate: &f64| {
        let away = (coordinate - 0.5).abs();
        1.0 + 0.5 * away - 0.5 * away * away
    };
    point.iter().map(term).product()
}

fn pair(one: &[f64], two: &[f64]) -> f64 {
    let term =
        |(a, b): (&f64, &f64)| 1.0 + 0.5 * ((a - 0.5).abs() + (b - 0.5).abs() - (a - b).abs());
    one.iter().zip(two).map(term).product()
}

#[cfg(test)]
mod tests {
    use super::super::tests::weyl;
    use super::*;

    #[test]
    fn agrees_with_an_independent_implementation() {
        // scipy.stats.qmc.discrepancy(points, method="CD"), SciPy 1.17.1.
        let cases = [
            (10, 2, 0.006265874110733316),
            (25, 3, 0.005025213088632352),
            (40, 5, 0.009255086315363092),
        ];
        for (points, factors, expected) in cases {
            let found = centred_discrepancy(&weyl(factors, points));
            assert!((found - expected).abs() < 1e-12, "{points} x {factors}: {found}");
        }
    }

    #[test]
    fn an_exchange_changes_the_part_by_as_much_as_the_whole() {
        let mut design = weyl(4, 30);
        let before = (centred_discrepancy(&design), part_of(&design, 3, 17));
        let (one, two) = (design.point(3)[2], design.point(17)[2]);
        design.set(3, 2, two);
        design.set(17, 2, one);
        let after = (centred_discrepancy(&design), part_of(&design, 3, 17));
        assert!(((after.0 - before.0) - (after.1 - before.1)).abs() < 1e-12);
        assert!((after.0 - before.0).abs() > 1e-6, "it does change");
    }
}
