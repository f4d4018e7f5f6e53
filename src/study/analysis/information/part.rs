//! Cutting runs into parts by the value of one factor.

use crate::chance::Stream;

/// Most different values that each get a part of their own.
const MOST_VALUES: usize = 12;

/// Runs in parts.
#[derive(Debug, Clone, PartialEq)]
pub struct Parts {
    /// The part of each run.
    pub of_run: Vec<usize>,
    /// The smallest and the largest value of each part, in order.
    pub limits: Vec<(f64, f64)>,
}

impl Parts {
    /// One part for each value where there are few of them, as with discrete spreads and holders of a
    /// site; else `most` parts of equal size in order of the value, moved up where values are equal.
    pub fn of(values: &[f64], most: usize) -> Self {
        let mut sorted = values.to_vec();
        sorted.sort_unstable_by(f64::total_cmp);
        let mut different = sorted.clone();
        different.dedup();
        let starts = match different.len() <= MOST_VALUES {
            true => different,
            false => starts(&sorted, most.max(1)),
        };
        let part = |value: &f64| starts.partition_point(|start| start <= value).saturating_sub(1);
        let limits = starts.iter().enumerate().map(|(place, start)| {
            let next = starts.get(place + 1);
            let end = next.map_or(sorted.len(), |next| sorted.partition_point(|it| it < next));
            (*start, sorted[end - 1])
        });
        Self { of_run: values.iter().map(part).collect(), limits: limits.collect() }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.limits.len()
    }

    /// The runs of one part.
    pub fn runs(&self, part: usize) -> impl Iterator<Item = usize> + '_ {
        self.of_run.iter().enumerate().filter(move |(_, it)| **it == part).map(|(run, _)| run)
    }

    /// The same parts dealt out to the runs at random (Fisher and Yates), as of a factor that does
    /// nothing.
    pub fn shuffled(&self, stream: &mut Stream) -> Self {
        let mut shuffled = self.clone();
        for last in (1..shuffled.of_run.len()).rev() {
            shuffled.of_run.swap(last, stream.below(last as u32 + 1) as usize);
        }
        shuffled
    }
}

/// The value with which each of so many equal parts begins.
fn starts(sorted: &[f64], most: usize) -> Vec<f64> {
    let mut starts: Vec<f64> = (0..most).map(|part| sorted[sorted.len() * part / most]).collect();
    starts.dedup();
    starts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chance::{Cause, Luck, StreamKey};

    #[test]
    fn few_values_are_parts_of_their_own() {
        let parts = Parts::of(&[3.0, 2.0, 4.0, 3.0, 2.0], 2);
        assert_eq!(parts.of_run, [1, 0, 2, 1, 0]);
        assert_eq!(parts.limits, [(2.0, 2.0), (3.0, 3.0), (4.0, 4.0)]);
        assert_eq!(parts.runs(1).collect::<Vec<_>>(), [0, 3]);
    }

    #[test]
    fn many_values_are_cut_into_parts_of_equal_size() {
        let values: Vec<f64> = (0..100).rev().map(f64::from).collect();
        let parts = Parts::of(&values, 4);
        assert_eq!(parts.limits, [(0.0, 24.0), (25.0, 49.0), (50.0, 74.0), (75.0, 99.0)]);
        assert_eq!((parts.of_run[0], parts.of_run[99]), (3, 0));
        assert!((0..4).all(|part| parts.runs(part).count() == 25));
    }

    #[test]
    fn equal_values_are_never_parted() {
        let values: Vec<f64> = (0..100).map(|run| f64::from((run % 20_u8).min(15))).collect();
        let parts = Parts::of(&values, 5);
        for (run, value) in values.iter().enumerate() {
            let (low, high) = parts.limits[parts.of_run[run]];
            assert!(low <= *value && *value <= high);
        }
        assert_eq!(Parts::of(&[], 3).count(), 0);
    }

    #[test]
    fn a_shuffle_keeps_the_size_of_the_parts() {
        let parts = Parts::of(&(0..90).map(f64::from).collect::<Vec<_>>(), 3);
        let mut stream = Luck::new(1, 0).stream(StreamKey::new(Cause::Quantity, "test"));
        let other = parts.shuffled(&mut stream);
        assert_ne!(other, parts);
        assert!((0..3).all(|part| other.runs(part).count() == 30));
    }
}
