//! Counts of values in narrow buckets: exact sums and extremes, percentiles to the bucket's width,
//! and the same whatever the order in which values come.

/// Values counted in buckets of one width, each around a multiple of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Histogram {
    width: i64,
    /// Buckets in order, as multiples of the width, each with its count.
    counts: Vec<(i32, u32)>,
    /// Buckets of values not yet counted.
    pending: Vec<i32>,
    /// Values of zero not yet counted.
    zeros: u32,
    n: u32,
    sum: i128,
    lowest: i64,
    highest: i64,
}

impl Histogram {
    /// Without any value, in buckets of this width, at least 1.
    pub fn new(width: i64) -> Self {
        Self {
            width: width.max(1),
            counts: Vec::new(),
            pending: Vec::new(),
            zeros: 0,
            n: 0,
            sum: 0,
            lowest: i64::MAX,
            highest: i64::MIN,
        }
    }

    /// A width of about a thousandth of `scale`, rounded down to 1, 2 or 5 times a power of ten.
    pub fn thousandth(scale: f64) -> i64 {
        let wanted = scale / 1_000.0;
        let steps = (0..16).flat_map(|power| [1, 2, 5].map(|step| step * 10_i64.pow(power)));
        steps.take_while(|width| *width as f64 <= wanted).last().unwrap_or(1)
    }

    /// Counts a value.
    #[inline]
    pub fn push(&mut self, value: i64) {
        self.n += 1;
        self.sum += i128::from(value);
        self.lowest = self.lowest.min(value);
        self.highest = self.highest.max(value);
        if value == 0 {
            self.zeros += 1;
            return;
        }
        let bucket = (value + self.width / 2).div_euclid(self.width);
        self.pending.push(bucket.clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32);
        if self.pending.len() >= self.counts.len().max(256) {
            self.settle();
        }
    }

    /// Adds the values of another one of the same width, which must be settled.
    pub fn merge(&mut self, other: &Self) {
        debug_assert!(other.pending.is_empty() && other.zeros == 0, "settle it first");
        self.settle();
        self.counts = merged(&self.counts, &other.counts);
        self.n += other.n;
        self.sum += other.sum;
        self.lowest = self.lowest.min(other.lowest);
        self.highest = self.highest.max(other.highest);
    }

    /// Counts what is pending, and gives back the room it took.
    pub fn settle(&mut self) {
        self.pending.sort_unstable();
        let mut fresh: Vec<(i32, u32)> = Vec::new();
        if self.zeros > 0 {
            fresh.push((0, self.zeros));
        }
        let mut counted: Vec<(i32, u32)> = Vec::new();
        for bucket in std::mem::take(&mut self.pending) {
            match counted.last_mut() {
                Some((last, count)) if *last == bucket => *count += 1,
                _ => counted.push((bucket, 1)),
            }
        }
        self.zeros = 0;
        self.counts = merged(&self.counts, &merged(&fresh, &counted));
    }

    /// Number of values.
    pub fn n(&self) -> u32 {
        self.n
    }

    /// The exact mean; `None` without values.
    pub fn mean(&self) -> Option<f64> {
        (self.n > 0).then(|| self.sum as f64 / f64::from(self.n))
    }

    /// The lowest value, exactly.
    pub fn lowest(&self) -> Option<i64> {
        (self.n > 0).then_some(self.lowest)
    }

    /// How many values do not exceed this one, to half a bucket's width.
    pub fn at_most(&self, value: i64) -> u32 {
        debug_assert!(self.pending.is_empty() && self.zeros == 0, "settle it first");
        let within = |(bucket, _): &&(i32, u32)| i64::from(*bucket) * self.width <= value;
        self.counts.iter().take_while(within).map(|(_, count)| count).sum()
    }

    /// The nearest-rank percentile (the smallest value that `percent` of all do not exceed), to half
    /// a bucket's width, among the values counted and `beyond` more that are larger than any;
    /// `None` if it is one of those, or if there are none at all.
    pub fn percentile(&self, percent: u32, beyond: u32) -> Option<i64> {
        debug_assert!(self.pending.is_empty() && self.zeros == 0, "settle it first");
        let total = u64::from(self.n) + u64::from(beyond);
        let rank = (u64::from(percent) * total).div_ceil(100).max(1);
        let mut below = 0;
        let (bucket, _) = self.counts.iter().find(|(_, count)| {
            below += u64::from(*count);
            below >= rank
        })?;
        Some((i64::from(*bucket) * self.width).clamp(self.lowest, self.highest))
    }
}

/// Two lists of counts as one.
fn merged(left: &[(i32, u32)], right: &[(i32, u32)]) -> Vec<(i32, u32)> {
    let mut sum = Vec::with_capacity(left.len() + right.len());
    let (mut left, mut right) = (left.iter().peekable(), right.iter().peekable());
    while let (Some(a), Some(b)) = (left.peek(), right.peek()) {
        match a.0.cmp(&b.0) {
            std::cmp::Ordering::Less => sum.extend(left.next()),
            std::cmp::Ordering::Greater => sum.extend(right.next()),
            std::cmp::Ordering::Equal => {
                sum.push((a.0, a.1 + b.1));
                left.next();
                right.next();
            }
        }
    }
    sum.extend(left);
    sum.extend(right);
    sum.shrink_to_fit();
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(width: i64, values: impl IntoIterator<Item = i64>) -> Histogram {
        let mut histogram = Histogram::new(width);
        values.into_iter().for_each(|value| histogram.push(value));
        histogram.settle();
        histogram
    }

    #[test]
    fn percentiles_are_those_of_the_sorted_values() {
        let values: Vec<i64> = (0..5_000).map(|index| index * 7_919 % 4_001 - 2_000).collect();
        let mut sorted = values.clone();
        sorted.sort_unstable();
        let histogram = of(1, values);
        for percent in [1, 10, 50, 80, 90, 100] {
            let rank = (percent as usize * sorted.len()).div_ceil(100);
            assert_eq!(histogram.percentile(percent, 0), Some(sorted[rank - 1]));
        }
        let mean = sorted.iter().sum::<i64>() as f64 / 5_000.0;
        assert!((histogram.mean().expect("values") - mean).abs() < 1e-9);
    }

    #[test]
    fn percentiles_among_values_beyond_the_horizon_are_not_known() {
        let histogram = of(60, [600, 1_200, 1_800, 2_400]);
        assert_eq!(histogram.percentile(50, 4), Some(2_400));
        assert_eq!(histogram.percentile(51, 4), None);
        assert_eq!(of(60, []).percentile(50, 0), None);
    }

    #[test]
    fn wide_buckets_are_right_to_half_their_width_and_exact_where_nothing_varies() {
        let histogram = of(100, (0..1_000).map(|index| index * 37));
        let median = histogram.percentile(50, 0).expect("values");
        assert!((median - 499 * 37).abs() <= 50);
        assert_eq!(of(1_000, [1_234_567; 3]).percentile(90, 0), Some(1_234_567));
    }

    #[test]
    fn the_order_of_values_and_of_merges_changes_nothing() {
        let values: Vec<i64> = (0..3_000).map(|index| index * index % 1_009).collect();
        let whole = of(5, values.iter().copied());
        let mut merged = of(5, []);
        for part in values.chunks(700).rev() {
            merged.merge(&of(5, part.iter().rev().copied()));
        }
        merged.settle();
        assert_eq!(merged, whole);
    }

    #[test]
    fn widths_are_round() {
        let widths = [0.0, 900.0, 2_400.0, 5_000.0, 99_999.0].map(Histogram::thousandth);
        assert_eq!(widths, [1, 1, 2, 5, 50]);
    }
}
