//! Intervals by the bootstrap: percentiles over resamples (Efron 1979; for sensitivity indices
//! Archer, Saltelli and Sobol' 1997).

use crate::chance::Stream;

/// A value with an interval from resamples.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// From the whole sample.
    pub value: f64,
    /// The 2.5th and the 97.5th percentile over resamples; `None` without resamples.
    pub interval: Option<(f64, f64)>,
}

impl Estimate {
    /// From the value over the whole sample and those over resamples, in any order.
    pub(super) fn new(value: f64, mut resampled: Vec<f64>) -> Self {
        resampled.retain(|value| value.is_finite());
        resampled.sort_unstable_by(f64::total_cmp);
        Self { value, interval: percentile(&resampled, 0.025).zip(percentile(&resampled, 0.975)) }
    }
}

/// As many numbers below `count` as there are, drawn with replacement.
pub(super) fn resample(count: usize, stream: &mut Stream) -> Vec<usize> {
    (0..count).map(|_| stream.below(count as u32) as usize).collect()
}

/// A percentile between the values it falls between (Hyndman and Fan 1996, type 7).
fn percentile(sorted: &[f64], share: f64) -> Option<f64> {
    let position = share * sorted.len().checked_sub(1)? as f64;
    let (below, above) = (position.floor() as usize, position.ceil() as usize);
    Some(sorted[below] + (sorted[above] - sorted[below]) * position.fract())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_holds_the_middle_of_the_resamples() {
        // numpy.percentile(range(1, 42), [2.5, 97.5]).
        let resampled = (1..42).rev().map(f64::from).collect();
        assert_eq!(Estimate::new(5.0, resampled).interval, Some((2.0, 40.0)));
        assert_eq!(Estimate::new(5.0, Vec::new()).interval, None);
        assert_eq!(Estimate::new(5.0, vec![1.0, 3.0]).interval, Some((1.05, 2.95)));
    }
}
