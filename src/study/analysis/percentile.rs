//! Nearest-rank percentiles of values kept run by run (Hyndman and Fan 1996, type 1).

/// The smallest of `sorted` that `percent` of all do not exceed, where `beyond` more are larger
/// than any; `None` if it is one of those, or if there are none at all.
pub(super) fn nearest_rank<T: Copy>(sorted: &[T], beyond: usize, percent: usize) -> Option<T> {
    let rank = (percent * (sorted.len() + beyond)).div_ceil(100).max(1);
    sorted.get(rank - 1).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_values_that_occurred() {
        // The worked example of the nearest-rank method: 15, 20, 35, 40, 50.
        let values = [15, 20, 35, 40, 50];
        let percentiles = [5, 30, 40, 50, 100].map(|percent| nearest_rank(&values, 0, percent));
        assert_eq!(percentiles, [15, 20, 20, 35, 50].map(Some));
        assert_eq!(nearest_rank::<i32>(&[], 0, 50), None);
    }

    #[test]
    fn values_beyond_the_horizon_count_as_the_largest() {
        let values = [1, 2, 3, 4, 5, 6, 7, 8];
        assert_eq!(nearest_rank(&values, 2, 50), Some(5));
        assert_eq!(nearest_rank(&values, 2, 80), Some(8));
        assert_eq!(nearest_rank(&values, 2, 81), None);
    }
}
