//! Nearest-rank percentiles of values kept run by run (Hyndman and Fan 1996, type 1).

/// The smallest of `sorted` that `percent` of all do not exceed, where `beyond` more are larger
/// than any; `None` if it is one of those, or if there are none at all.
pub(super) fn nearest_rank<T: Copy>(sorted: &[T], beyond: usize, percent: usize) -> Option<T> {
    let rank = (percent * (sorted.len() + beyond)).div_ceil(100).max(1);
    sorted.get(rank - 1).copied()
}

/// The 95 % interval of the percentile of which these are a sample, without regard to how they are
/// spread: two of the values, by how many of a sample fall below the percentile (binomial; David and
/// Nagaraja 2003, section 7.1). An end is `None` where it is one of those beyond, or where there are too
/// few values for it.
pub(super) fn interval<T: Copy>(sorted: &[T], beyond: usize, percent: usize) -> [Option<T>; 2] {
    let [low, high] = ranks(sorted.len() + beyond, percent as f64 / 100.0);
    [low.checked_sub(1), Some(high - 1)].map(|place| sorted.get(place?).copied())
}

/// The ranks of the two order statistics: at most one sample in forty has the percentile before the first,
/// and one in forty at or after the second. 0 and n + 1 stand for no limit.
pub(super) fn ranks(n: usize, share: f64) -> [usize; 2] {
    let (count, log) = (n as f64, libm::lgamma(n as f64 + 1.0));
    let chance = |below: usize| {
        let below = below as f64;
        let ways = log - libm::lgamma(below + 1.0) - libm::lgamma(count - below + 1.0);
        libm::exp(ways + below * libm::log(share) + (count - below) * libm::log1p(-share))
    };
    // Beyond nine standard deviations there is nothing to be added.
    let reach = 9.0 * (count * share * (1.0 - share)).sqrt() + 9.0;
    let first = (count * share - reach).max(0.0) as usize;
    let last = ((count * share + reach) as usize).min(n);
    let (mut sum, mut low) = (0.0, 0);
    for below in first..=last {
        // What is summed up is the chance of fewer than `below`.
        low = if sum <= 0.025 { below } else { low };
        sum += chance(below);
        if sum >= 0.975 {
            return [low, below + 1];
        }
    }
    [low, n + 1]
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
    fn intervals_of_percentiles_have_the_ranks_of_the_textbook() {
        // Of ten, the second and the ninth bound the median: 1 - 2 * 11/1024 = 97.9 % (Conover 1999, 3.2).
        assert_eq!(ranks(10, 0.5), [2, 9]);
        // scipy.stats.binom.ppf([0.025, 0.975], 100, 0.8) = 72, 88; the second order statistic is one on.
        assert_eq!(ranks(100, 0.8), [72, 89]);
        // Of five, all are below the eightieth percentile in 0.8^5 = 33 % of samples: no upper end.
        assert_eq!(ranks(5, 0.8)[1], 6);
        assert_eq!(ranks(0, 0.8), [0, 1]);
        let values: Vec<i32> = (1..=95).collect();
        assert_eq!(interval(&values, 5, 80), [Some(72), Some(89)]);
        assert_eq!(interval(&values[..80], 20, 80), [Some(72), None]);
    }

    #[test]
    fn values_beyond_the_horizon_count_as_the_largest() {
        let values = [1, 2, 3, 4, 5, 6, 7, 8];
        assert_eq!(nearest_rank(&values, 2, 50), Some(5));
        assert_eq!(nearest_rank(&values, 2, 80), Some(8));
        assert_eq!(nearest_rank(&values, 2, 81), None);
    }
}
