//! PAWN (Pianosi and Wagener 2015): how far the distribution of the output moves when a factor is
//! held, by Kolmogorov and Smirnov's distance; from any sample, as in Pianosi and Wagener (2018).

use crate::chance::Stream;

use super::super::percentile::{interval, nearest_rank};

/// How far the distribution of the output within intervals of a factor is from that over all points:
/// the largest difference of the two distribution functions, 0 to 1, over the intervals.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pawn {
    /// The smallest.
    pub minimum: f64,
    /// The mean.
    pub mean: f64,
    /// The middle one: the index usually given.
    pub median: f64,
    /// The largest: for screening, small only if the factor matters nowhere.
    pub maximum: f64,
    /// How many intervals there were.
    pub intervals: usize,
    /// Points without an output, left out. An index over many of them speaks of the rest only.
    pub missing: usize,
}

/// PAWN of one factor, whose values are given by point, over about so many intervals with equally
/// many points each; equal values stay together, so a factor of few levels has an interval for each.
/// `None` if fewer than two intervals come about.
pub fn pawn(values: &[f64], outputs: &[Option<f64>], intervals: usize) -> Option<Pawn> {
    let mut pairs: Vec<(f64, f64)> = values
        .iter()
        .zip(outputs)
        .filter_map(|(value, output)| Some((*value, output.filter(|output| output.is_finite())?)))
        .collect();
    pairs.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let mut all: Vec<f64> = pairs.iter().map(|(_, output)| *output).collect();
    all.sort_unstable_by(f64::total_cmp);
    let mut distances: Vec<f64> =
        cut(&pairs, intervals).into_iter().map(|part| distance(part, &all)).collect();
    distances.sort_unstable_by(f64::total_cmp);
    let count = distances.len();
    (count > 1).then(|| Pawn {
        minimum: distances[0],
        mean: distances.iter().sum::<f64>() / count as f64,
        median: f64::midpoint(distances[(count - 1) / 2], distances[count / 2]),
        maximum: distances[count - 1],
        intervals: count,
        missing: values.len() - pairs.len(),
    })
}

/// How many factors that do nothing a factor is held against.
const DUMMIES: usize = 300;

/// What PAWN makes of factors that do nothing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Nothing {
    /// Nineteen in twenty of them stay below this: a factor not above it has not been shown to matter.
    pub threshold: f64,
    /// The 95 % interval of that threshold, by order statistics.
    pub interval: (f64, f64),
}

/// PAWN of some hundreds of factors that do nothing: what chance alone makes of as many points in as
/// many intervals (the "dummy" of Pianosi and Wagener 2018, drawn again and again, for the index of a
/// single one is a matter of luck too). `None` if fewer than two intervals come about.
pub fn pawn_of_nothing(
    outputs: &[Option<f64>],
    intervals: usize,
    stream: &mut Stream,
) -> Option<Nothing> {
    let mut dummy = || {
        let values: Vec<f64> = outputs.iter().map(|_| stream.unit()).collect();
        Some(pawn(&values, outputs, intervals)?.median)
    };
    let mut medians: Vec<f64> = (0..DUMMIES).map(|_| dummy()).collect::<Option<_>>()?;
    medians.sort_unstable_by(f64::total_cmp);
    let threshold = nearest_rank(&medians, 0, 95)?;
    let [low, high] = interval(&medians, 0, 95);
    Some(Nothing { threshold, interval: (low?, high?) })
}

/// Cuts pairs in order of the factor into parts of equal size, moved up where values are equal.
fn cut(pairs: &[(f64, f64)], intervals: usize) -> Vec<&[(f64, f64)]> {
    let n = pairs.len();
    let starts_value = |at: &usize| *at == n || pairs[*at - 1].0 < pairs[*at].0;
    let mut ends: Vec<usize> = (1..=intervals)
        .map(|part| (n * part / intervals).max(1))
        .filter_map(|near| (near..=n).find(starts_value))
        .collect();
    ends.dedup();
    let starts = std::iter::once(0).chain(ends.iter().copied());
    starts.zip(&ends).map(|(start, end)| &pairs[start..*end]).collect()
}

/// The largest difference between the distribution functions of a part's outputs and of all.
fn distance(part: &[(f64, f64)], all: &[f64]) -> f64 {
    let mut outputs: Vec<f64> = part.iter().map(|(_, output)| *output).collect();
    outputs.sort_unstable_by(f64::total_cmp);
    let (mut below, mut below_all, mut largest) = (0, 0, 0.0_f64);
    while below < outputs.len() {
        // Just before and at each value of the part, both functions stand still in between.
        let value = outputs[below];
        below_all += all[below_all..].partition_point(|output| *output < value);
        let apart = |below: usize, below_all: usize| {
            (below as f64 / outputs.len() as f64 - below_all as f64 / all.len() as f64).abs()
        };
        largest = largest.max(apart(below, below_all));
        below += outputs[below..].partition_point(|output| *output <= value);
        below_all += all[below_all..].partition_point(|output| *output <= value);
        largest = largest.max(apart(below, below_all));
    }
    largest
}

#[cfg(test)]
mod tests {
    use super::super::functions::{close, ishigami, stream, weyl};
    use super::*;

    fn sample(points: usize) -> (Vec<[f64; 3]>, Vec<Option<f64>>) {
        let points: Vec<[f64; 3]> =
            (0..points).map(|number| [0, 1, 2].map(|factor| weyl(number, factor))).collect();
        let outputs = points.iter().map(|point| Some(ishigami(point))).collect();
        (points, outputs)
    }

    fn of(points: &[[f64; 3]], outputs: &[Option<f64>], factor: usize) -> Pawn {
        let values: Vec<f64> = points.iter().map(|point| point[factor]).collect();
        pawn(&values, outputs, 10).expect("ten intervals")
    }

    #[test]
    fn agrees_with_independent_implementations_on_ishigami() {
        // Distances by scipy.stats.ks_2samp over ten slices of a hundred points. SALib 1.6.0 gives the
        // same but for the last slice of each factor, from which it drops the largest value.
        let expected = [
            [0.165, 0.2434, 0.2645, 0.327],
            [0.216, 0.3515, 0.4015, 0.495],
            [0.071, 0.1093, 0.094, 0.205],
        ];
        let salib_medians = [0.2645, 0.4015, 0.094];
        let (points, outputs) = sample(1_000);
        for (factor, [minimum, mean, median, maximum]) in expected.into_iter().enumerate() {
            let found = of(&points, &outputs, factor);
            close(found.minimum, minimum, 1e-9);
            close(found.mean, mean, 1e-9);
            close(found.median, median, 1e-9);
            close(found.maximum, maximum, 1e-9);
            close(found.median, salib_medians[factor], 1e-9);
        }
    }

    #[test]
    fn missing_outputs_are_left_out_and_counted() {
        let (points, mut outputs) = sample(1_000);
        outputs.iter_mut().step_by(20).for_each(|output| *output = None);
        let found = [0, 1, 2].map(|factor| of(&points, &outputs, factor));
        assert!(found.iter().all(|pawn| pawn.missing == 50));
        assert!(found[1].median > found[0].median && found[0].median > found[2].median);
    }

    #[test]
    fn a_factor_of_few_levels_has_an_interval_for_each() {
        let values: Vec<f64> = (0..90).map(|number| f64::from(number % 3)).collect();
        let outputs: Vec<Option<f64>> = values.iter().map(|value| Some(*value)).collect();
        let found = pawn(&values, &outputs, 10).expect("three levels");
        assert_eq!(found.intervals, 3);
        close(found.maximum, 2.0 / 3.0, 1e-12);
        close(found.minimum, 1.0 / 3.0, 1e-12);
        assert_eq!(pawn(&[1.0; 20], &[Some(1.0); 20], 10), None);
        assert_eq!(pawn(&[1.0; 2], &[None; 2], 10), None);
    }

    #[test]
    fn a_factor_that_does_nothing_stays_near_what_chance_makes() {
        let (points, _) = sample(2_000);
        let outputs: Vec<Option<f64>> = points.iter().map(|point| Some(point[1])).collect();
        let nothing = pawn_of_nothing(&outputs, 10, &mut stream(1)).expect("ten");
        assert!(of(&points, &outputs, 0).median < 2.0 * nothing.threshold);
        assert!(of(&points, &outputs, 1).median > 5.0 * nothing.threshold);
    }

    #[test]
    fn one_in_twenty_factors_that_do_nothing_passes() {
        // 400 other dummies: 20 are expected above the threshold, with a standard deviation of 4.4, and
        // its own interval covers what 300 dummies leave open.
        let outputs: Vec<Option<f64>> = (0..200).map(|at| Some(weyl(at, 3))).collect();
        let nothing = pawn_of_nothing(&outputs, 10, &mut stream(2)).expect("ten");
        let mut other = stream(3);
        let passes = (0..400).filter(|_| {
            let values: Vec<f64> = outputs.iter().map(|_| other.unit()).collect();
            pawn(&values, &outputs, 10).expect("ten").median > nothing.threshold
        });
        let count = passes.count();
        assert!((6..=38).contains(&count), "{count}");
        let (low, high) = nothing.interval;
        assert!(low < nothing.threshold && nothing.threshold < high);
    }
}
