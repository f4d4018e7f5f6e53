//! Trajectories for screening (Morris 1991): walks over a grid of levels in which each step moves one
//! factor, spread over the space as Campolongo, Cariboni and Saltelli (2007) ask.

use crate::chance::Stream;

use super::latin::shuffled;
use super::{Design, Refused, check_size};

/// What trajectories to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Screening {
    /// How many factors.
    pub factors: usize,
    /// Levels of each factor, evenly from 0 to 1; even, usually 4. A step goes half of them.
    pub levels: usize,
    /// How many trajectories; 10 to 50 are usual.
    pub trajectories: usize,
    /// From how many random ones the most spread are chosen; the first are taken as they come if no
    /// more than `trajectories`.
    pub candidates: usize,
}

/// A walk over the grid.
#[derive(Debug, Clone)]
struct Walk {
    /// Factors + 1 points, each a level per factor.
    points: Vec<Vec<usize>>,
    /// The factor that each step moves.
    moved: Vec<usize>,
}

/// Trajectories of factors + 1 points each, one after another. In each, every factor moves once, up
/// or down by p / (2 (p − 1)) for p levels.
pub fn trajectories(screening: &Screening, stream: &mut Stream) -> Result<Design, Refused> {
    let Screening { factors, levels, .. } = *screening;
    check_size(factors, screening.trajectories.saturating_mul(factors + 1))?;
    if levels < 2 || levels % 2 == 1 {
        return Err(Refused::OddLevels { levels });
    }
    let count = screening.candidates.max(screening.trajectories);
    let candidates: Vec<Walk> = (0..count).map(|_| walk(factors, levels, stream)).collect();
    let chosen = most_spread(&candidates, screening.trajectories);
    let points: Vec<&Vec<usize>> =
        chosen.iter().flat_map(|walk| &candidates[*walk].points).collect();
    let top = (levels - 1) as f64;
    Ok(Design::from_fn(factors, points.len(), |point, factor| points[point][factor] as f64 / top))
}

/// A random walk: a random start, every factor moved once, in random order and direction.
fn walk(factors: usize, levels: usize, stream: &mut Stream) -> Walk {
    let half = levels / 2;
    let start = (0..factors).map(|_| stream.below(levels as u32) as usize).collect();
    let mut points: Vec<Vec<usize>> = vec![start];
    let moved = shuffled(factors, stream);
    for factor in &moved {
        let mut next = points[points.len() - 1].clone();
        next[*factor] = (next[*factor] + half) % levels;
        points.push(next);
    }
    Walk { points, moved }
}

/// The numbers, in order, of `count` walks far from each other: the two farthest apart, then, one
/// by one, the one farthest from those chosen (the greedy form of Campolongo's choice by Ruano
/// et al. 2012, which would otherwise compare all subsets).
fn most_spread(walks: &[Walk], count: usize) -> Vec<usize> {
    if walks.len() <= count {
        return (0..walks.len()).collect();
    }
    let mut chosen: Vec<usize> = Vec::with_capacity(count);
    let mut squares = vec![0.0; walks.len()];
    let roots = roots(walks);
    let distance = |one: &Walk, two: &Walk| distance(one, two, &roots);
    let mut next = farthest_pair(walks, distance);
    while chosen.len() < count {
        chosen.push(next);
        for (square, walk) in squares.iter_mut().zip(walks) {
            *square += distance(walk, &walks[next]).powi(2);
        }
        let left = (0..walks.len()).filter(|walk| !chosen.contains(walk));
        next = largest(left.map(|walk| (squares[walk], walk))).unwrap_or(0);
    }
    chosen.sort_unstable();
    chosen
}

/// One of the two walks farthest apart; the other is then the farthest from it.
fn farthest_pair(walks: &[Walk], distance: impl Fn(&Walk, &Walk) -> f64) -> usize {
    let distance = &distance;
    let apart = |one: usize| (0..one).map(move |two| (distance(&walks[one], &walks[two]), one));
    largest((0..walks.len()).flat_map(apart)).unwrap_or(0)
}

/// What stands beside the largest number; the first of equals.
fn largest(pairs: impl Iterator<Item = (f64, usize)>) -> Option<usize> {
    pairs.reduce(|best, other| if other.0 > best.0 { other } else { best }).map(|(_, at)| at)
}

/// The square roots of all squared distances that there can be between points of walks.
fn roots(walks: &[Walk]) -> Vec<f64> {
    let points = || walks.iter().flat_map(|walk| &walk.points);
    let levels = points().flatten().max().map_or(1, |top| top + 1);
    let factors = points().next().map_or(0, Vec::len);
    (0..=factors * square(levels - 1, 0)).map(|number| (number as f64).sqrt()).collect()
}

fn square(one: usize, two: usize) -> usize {
    one.abs_diff(two).pow(2)
}

/// The sum of distances between every point of one walk and every point of another. From step to step
/// one factor moves, so one term of the squared distance changes: for k factors that is k² terms
/// rather than k³.
fn distance(one: &Walk, two: &Walk, roots: &[f64]) -> f64 {
    let start = &two.points[0];
    let mut at_start: usize = one.points[0].iter().zip(start).map(|(a, b)| square(*a, *b)).sum();
    let mut total = 0.0;
    for (step, from) in one.points.iter().enumerate() {
        if step > 0 {
            let moved = one.moved[step - 1];
            let before = one.points[step - 1][moved];
            at_start = at_start + square(from[moved], start[moved]) - square(before, start[moved]);
        }
        let mut apart = at_start;
        let mut sum = roots[apart];
        for (moved, pair) in two.moved.iter().zip(two.points.windows(2)) {
            let level = from[*moved];
            apart = apart + square(level, pair[1][*moved]) - square(level, pair[0][*moved]);
            sum += roots[apart];
        }
        total += sum;
    }
    total
}

#[cfg(test)]
mod tests {
    use super::super::tests::stream;
    use super::*;

    const SCREENING: Screening =
        Screening { factors: 5, levels: 4, trajectories: 6, candidates: 0 };

    /// The sum of distances, by its definition.
    fn distance_by_definition(one: &[Vec<usize>], two: &[Vec<usize>]) -> f64 {
        let apart = |(a, b): (&Vec<usize>, &Vec<usize>)| {
            a.iter().zip(b).map(|(x, y)| (x.abs_diff(*y) as f64).powi(2)).sum::<f64>().sqrt()
        };
        one.iter().flat_map(|a| two.iter().map(move |b| (a, b))).map(apart).sum()
    }

    #[test]
    fn distances_step_by_step_are_those_between_all_pairs_of_points() {
        let mut stream = stream(7);
        let walks: Vec<Walk> = (0..20).map(|_| walk(9, 6, &mut stream)).collect();
        let roots = roots(&walks);
        for (one, two) in walks.iter().flat_map(|one| walks.iter().map(move |two| (one, two))) {
            let (found, expected) =
                (distance(one, two, &roots), distance_by_definition(&one.points, &two.points));
            assert!((found - expected).abs() < 1e-9 * expected.max(1.0), "{found} {expected}");
        }
    }

    fn walks(screening: &Screening, number: u64) -> Vec<Vec<Vec<f64>>> {
        let design = trajectories(screening, &mut stream(number)).expect("small");
        let points: Vec<Vec<f64>> = design.points().map(<[f64]>::to_vec).collect();
        points.chunks(screening.factors + 1).map(<[_]>::to_vec).collect()
    }

    #[test]
    fn every_factor_moves_once_by_two_thirds_of_its_range() {
        for walk in walks(&SCREENING, 1) {
            let mut moved = Vec::new();
            for step in walk.windows(2) {
                let changed: Vec<usize> = (0..5).filter(|i| step[0][*i] != step[1][*i]).collect();
                assert_eq!(changed.len(), 1);
                let far = (step[1][changed[0]] - step[0][changed[0]]).abs();
                assert!((far - 2.0 / 3.0).abs() < 1e-12, "{far}");
                moved.extend(changed);
            }
            moved.sort_unstable();
            assert_eq!(moved, [0, 1, 2, 3, 4]);
        }
    }

    #[test]
    fn all_levels_are_used_equally_often() {
        let many = Screening { trajectories: 2_000, ..SCREENING };
        let design = trajectories(&many, &mut stream(2)).expect("small");
        for level in 0..4 {
            let at = |coordinate: &f64| (coordinate * 3.0).round() as usize == level;
            let share = design.column(3).filter(at).count() as f64 / 12_000.0;
            assert!((share - 0.25).abs() < 0.02, "level {level}: {share}");
        }
    }

    #[test]
    fn choosing_from_many_spreads_them() {
        let spread = |candidates| {
            let walks: Vec<Vec<Vec<usize>>> = walks(&Screening { candidates, ..SCREENING }, 3)
                .iter()
                .map(|walk| walk.iter().map(|point| levels_of(point)).collect())
                .collect();
            let pairs = (0..walks.len()).flat_map(|one| (0..one).map(move |two| (one, two)));
            pairs.map(|(one, two)| distance_by_definition(&walks[one], &walks[two])).sum::<f64>()
        };
        assert!(spread(200) > 1.05 * spread(0), "{} against {}", spread(200), spread(0));
    }

    fn levels_of(point: &[f64]) -> Vec<usize> {
        point.iter().map(|coordinate| (coordinate * 3.0).round() as usize).collect()
    }

    #[test]
    fn the_two_farthest_are_always_chosen() {
        let still = |level| Walk { points: vec![vec![level]], moved: Vec::new() };
        let line: Vec<Walk> = [3, 0, 1, 9].map(still).to_vec();
        assert_eq!(most_spread(&line, 2), [1, 3]);
        assert_eq!(most_spread(&line, 9), [0, 1, 2, 3]);
    }

    #[test]
    fn odd_numbers_of_levels_are_refused() {
        let odd = Screening { levels: 5, ..SCREENING };
        assert_eq!(trajectories(&odd, &mut stream(1)), Err(Refused::OddLevels { levels: 5 }));
        let none = Screening { trajectories: 0, ..SCREENING };
        assert_eq!(trajectories(&none, &mut stream(1)), Err(Refused::NoPoints));
    }
}
