//! Designs of levels: in every combination, side by side, one at a time.

use super::{Design, MOST_POINTS, Refused, check_size};

/// Every combination of levels (a full factorial design), the last factor's running fastest.
pub fn grid(levels: &[usize]) -> Result<Design, Refused> {
    let points = check_grid(levels)?;
    let mut weights = vec![1; levels.len()];
    for factor in (1..levels.len()).rev() {
        weights[factor - 1] = weights[factor] * levels[factor];
    }
    Ok(Design::from_fn(levels.len(), points, |point, factor| {
        middle(point / weights[factor] % levels[factor], levels[factor])
    }))
}

/// How many points a [`grid`] of these levels has.
///
/// # Errors
/// [`Refused`], as the grid.
pub fn check_grid(levels: &[usize]) -> Result<usize, Refused> {
    check_levels(levels)?;
    let product = |points: usize, count: &usize| points.checked_mul(*count);
    let points = levels.iter().try_fold(1, product).filter(|points| *points <= MOST_POINTS);
    points.ok_or(Refused::TooManyPoints)
}

/// The first level of each factor, then the second of each, and so on: all have as many levels.
/// A table of points written by hand is one.
pub fn zip(levels: &[usize]) -> Result<Design, Refused> {
    check_levels(levels)?;
    let expected = levels[0];
    check_size(levels.len(), expected)?;
    match levels.iter().position(|count| *count != expected) {
        Some(factor) => Err(Refused::UnequalLevels { factor, levels: levels[factor], expected }),
        None => Ok(Design::from_fn(levels.len(), expected, |point, _| middle(point, expected))),
    }
}

/// A base point, then each factor at each of its other levels while the rest stay at the base.
/// `base` holds a level of each factor, counted from 0.
pub fn one_at_a_time(levels: &[usize], base: &[usize]) -> Result<Design, Refused> {
    check_levels(levels)?;
    let is_there = |factor: usize| base.get(factor).is_some_and(|level| *level < levels[factor]);
    if let Some(factor) = (0..levels.len()).find(|factor| !is_there(*factor)) {
        return Err(Refused::NoSuchLevel { factor });
    }
    let mut changes: Vec<Option<(usize, usize)>> = vec![None];
    for (factor, count) in levels.iter().enumerate() {
        let others = (0..*count).filter(|level| *level != base[factor]);
        changes.extend(others.map(|level| Some((factor, level))));
    }
    check_size(levels.len(), changes.len())?;
    Ok(Design::from_fn(levels.len(), changes.len(), |point, factor| {
        let changed = changes[point].filter(|(changed, _)| *changed == factor);
        middle(changed.map_or(base[factor], |(_, level)| level), levels[factor])
    }))
}

fn check_levels(levels: &[usize]) -> Result<(), Refused> {
    match levels.iter().position(|count| *count == 0) {
        _ if levels.is_empty() => Err(Refused::NoFactors),
        Some(factor) => Err(Refused::NoLevels { factor }),
        None => Ok(()),
    }
}

/// The middle of the stratum of a level.
fn middle(level: usize, levels: usize) -> f64 {
    (level as f64 + 0.5) / levels as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Points as levels, written one digit per factor.
    fn digits(design: &Design, levels: &[usize]) -> Vec<String> {
        let digit = |(coordinate, count): (&f64, &usize)| {
            ((coordinate * *count as f64) as usize).to_string()
        };
        design.points().map(|point| point.iter().zip(levels).map(digit).collect()).collect()
    }

    #[test]
    fn a_grid_counts_through_its_levels() {
        let design = grid(&[2, 1, 3]).expect("small");
        assert_eq!(digits(&design, &[2, 1, 3]), ["000", "001", "002", "100", "101", "102"]);
        assert_eq!(grid(&[1 << 13, 1 << 13]), Err(Refused::TooManyPoints));
        assert_eq!(grid(&[usize::MAX, 3]), Err(Refused::TooManyPoints));
    }

    #[test]
    fn levels_side_by_side_must_be_as_many() {
        assert_eq!(digits(&zip(&[3, 3]).expect("equal"), &[3, 3]), ["00", "11", "22"]);
        let refused = Refused::UnequalLevels { factor: 1, levels: 2, expected: 3 };
        assert_eq!(zip(&[3, 2]), Err(refused));
    }

    #[test]
    fn one_at_a_time_changes_one_factor_and_puts_it_back() {
        let design = one_at_a_time(&[3, 2], &[1, 0]).expect("small");
        assert_eq!(digits(&design, &[3, 2]), ["10", "00", "20", "11"]);
        assert_eq!(one_at_a_time(&[3, 2], &[1, 2]), Err(Refused::NoSuchLevel { factor: 1 }));
        assert_eq!(one_at_a_time(&[3, 2], &[1]), Err(Refused::NoSuchLevel { factor: 1 }));
    }

    #[test]
    fn nothing_to_vary_is_refused() {
        assert_eq!(grid(&[]), Err(Refused::NoFactors));
        assert_eq!(zip(&[2, 0]), Err(Refused::NoLevels { factor: 1 }));
    }
}
