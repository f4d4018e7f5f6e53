//! The points at which a sweep is tried before anything is played.

use std::collections::BTreeSet;

use super::{Design, Factor, Part, Sweep, Target};

/// Most points of a table that are tried.
const MOST: usize = 200;

/// Factors, each with its coordinate.
pub(super) type Point<'a> = Vec<(&'a Factor, f64)>;

/// The ends of every factor alone; or, where values stand side by side or in a table, which may be good only
/// together, the points at which one of them is at an end.
pub(super) fn points(Part { design, factors }: &Part) -> Vec<Point<'_>> {
    match design {
        Design::Table(rows) => at_ends(rows, factors),
        Design::Zip => {
            let count = factors.first().and_then(Factor::levels).unwrap_or(0);
            let rows: Vec<_> = (0..count).map(|level| vec![level; factors.len()]).collect();
            at_ends(&rows, factors)
        }
        _ => {
            let alone = |factor| Factor::ends(factor).into_iter().map(move |at| vec![(factor, at)]);
            factors.iter().flat_map(alone).collect()
        }
    }
}

/// The rows in which a factor has its least or greatest value, or for the first time one without an order.
fn at_ends<'a>(rows: &[Vec<usize>], factors: &'a [Factor]) -> Vec<Point<'a>> {
    let point = |row: &Vec<usize>| -> Point<'a> {
        factors
            .iter()
            .zip(row)
            .map(|(factor, level)| (factor, coordinate(factor, *level)))
            .collect()
    };
    let mut chosen = BTreeSet::new();
    for (column, factor) in factors.iter().enumerate() {
        if factor.is_categorical() {
            let mut seen = BTreeSet::new();
            chosen.extend((0..rows.len()).filter(|row| seen.insert(rows[*row][column])));
            continue;
        }
        // What is no number at all is the greatest.
        let number = |row: &usize| factor.code(coordinate(factor, rows[*row][column]));
        let order = |one: &usize, other: &usize| number(one).total_cmp(&number(other));
        chosen.extend((0..rows.len()).min_by(order));
        chosen.extend((0..rows.len()).max_by(order));
    }
    chosen.into_iter().take(MOST).map(|row| point(&rows[row])).collect()
}

/// The middle of the share of the unit interval that a level has.
fn coordinate(factor: &Factor, level: usize) -> f64 {
    (level as f64 + 0.5) / factor.levels().unwrap_or(1) as f64
}

/// The plan and the case of a point: those that a factor chooses, or the first of the sweep.
pub(super) fn chosen(sweep: &Sweep, point: &Point<'_>) -> (usize, usize) {
    let by = |target: &Target| {
        let factor = point.iter().find(|(factor, _)| factor.target == *target);
        factor.and_then(|(factor, at)| factor.choice(*at))
    };
    (by(&Target::Plan).unwrap_or(sweep.plans[0]), by(&Target::Case).unwrap_or(sweep.cases[0]))
}
