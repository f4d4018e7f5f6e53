//! Runs drawn by their weight, so many times each as they count (systematic resampling; Carpenter,
//! Clifford and Fearnhead 1999).

use crate::chance::{Cause, Luck, StreamKey};
use crate::time::Moment;

/// So many replications, in order, each as often as its weight has it, give or take one.
pub fn resample(weights: &[f64], draws: u32, (seed, as_of): (u64, Moment)) -> Vec<u64> {
    let key = StreamKey::new(Cause::Resampling, "status");
    let offset = Luck::afresh(seed, as_of, u64::MAX).stream(key).unit();
    let (mut sum, mut run) = (0.0, 0);
    let last = weights.iter().rposition(|weight| *weight > 0.0).unwrap_or(0);
    let drawn = (0..draws).map(|draw| {
        let point = (f64::from(draw) + offset) / f64::from(draws);
        while run < last && sum + weights[run] <= point {
            sum += weights[run];
            run += 1;
        }
        run as u64
    });
    drawn.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_run_is_drawn_as_often_as_it_counts_give_or_take_one() {
        let weights = [0.5, 0.0, 0.3, 0.2];
        let drawn = resample(&weights, 1_000, (7, Moment(86_400)));
        assert_eq!(drawn.len(), 1_000);
        assert!(drawn.is_sorted());
        for (run, weight) in weights.iter().enumerate() {
            let times = drawn.iter().filter(|it| **it == run as u64).count() as f64;
            assert!((times - 1_000.0 * weight).abs() <= 1.0, "{run}: {times}");
        }
    }
}
