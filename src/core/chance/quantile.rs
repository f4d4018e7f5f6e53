//! Quantiles of the distributions a scenario may give: how a design that is even over the unit interval
//! becomes even over a spread.

use std::f64::consts::SQRT_2;

use super::Distribution;

/// The value that a draw does not exceed with this chance, from 0 to 1, in the distribution's base
/// unit; infinite at 1 where there is no upper limit. Those of normal and PERT spreads are found by
/// halving, to the last digit or two. Discrete values are taken in the order in which they are given.
pub fn quantile(distribution: &Distribution, share: f64) -> f64 {
    let share = share.clamp(0.0, 1.0);
    let rarely = -libm::log1p(-share);
    match distribution {
        Distribution::Pert { .. }
        | Distribution::Normal { .. }
        | Distribution::LogNormal { .. }
            if share == 0.0 || share == 1.0 =>
        {
            let (lowest, highest) = distribution.range();
            if share == 0.0 { lowest } else { highest }
        }
        Distribution::Fixed(value) => *value,
        Distribution::Uniform { low, high } => low + (high - low) * share,
        Distribution::Triangular { low, mode, high } => triangular(*low, *mode, *high, share),
        Distribution::Pert { low, mode, high } => pert(*low, *mode, *high, share),
        Distribution::Normal { mean, deviation, low, high } => {
            let [from, to] = [low, high].map(|limit| (limit - mean) / deviation);
            (mean + deviation * between(from, to, share)).clamp(*low, *high)
        }
        Distribution::LogNormal { location, scale, .. } => {
            libm::exp(location + scale * inverse(standard_normal, share, -40.0, 40.0))
        }
        Distribution::Exponential { mean } => mean * rarely,
        Distribution::Weibull { scale, shape } => scale * libm::pow(rarely, 1.0 / shape),
        Distribution::Discrete { values, cumulative } => {
            let index = cumulative.partition_point(|limit| *limit <= share);
            values[index.min(values.len() - 1)]
        }
        Distribution::Empirical { sorted } => {
            let position = share * (sorted.len() - 1) as f64;
            let (below, above) = (position.floor() as usize, position.ceil() as usize);
            sorted[below] + (sorted[above] - sorted[below]) * position.fract()
        }
    }
}

fn triangular(low: f64, mode: f64, high: f64, share: f64) -> f64 {
    let width = high - low;
    match share * width < mode - low {
        true => low + (share * width * (mode - low)).sqrt(),
        false => high - ((1.0 - share) * width * (high - mode)).sqrt(),
    }
}

fn pert(low: f64, mode: f64, high: f64, share: f64) -> f64 {
    let width = high - low;
    if width <= 0.0 {
        return mode;
    }
    let (alpha, beta) = (1.0 + 4.0 * (mode - low) / width, 1.0 + 4.0 * (high - mode) / width);
    low + width * inverse(|value| incomplete_beta(alpha, beta, value), share, 0.0, 1.0)
}

/// The quantile of the standard normal distribution within limits. Above the mean chances are taken from
/// the other side, where they are small numbers and not the last digits of one.
fn between(from: f64, to: f64, share: f64) -> f64 {
    if from > 0.0 {
        return -between(-to, -from, 1.0 - share);
    }
    let (below, above) = (standard_normal(from), standard_normal(to));
    inverse(standard_normal, below + (above - below) * share, -40.0, 40.0)
}

/// The share of a spread that lies within its limits: less than all of a truncated normal only.
pub fn within_limits(distribution: &Distribution) -> f64 {
    let Distribution::Normal { mean, deviation, low, high } = distribution else { return 1.0 };
    let [from, to] = [low, high].map(|limit| (limit - mean) / deviation);
    match from > 0.0 {
        true => standard_normal(-from) - standard_normal(-to),
        false => standard_normal(to) - standard_normal(from),
    }
}

/// The chance that a standard normal draw does not exceed a value.
fn standard_normal(value: f64) -> f64 {
    0.5 * libm::erfc(-value / SQRT_2)
}

/// Where a rising function reaches a value between two limits.
fn inverse(rising: impl Fn(f64) -> f64, value: f64, mut low: f64, mut high: f64) -> f64 {
    for _ in 0..64 {
        let middle = f64::midpoint(low, high);
        let side = if rising(middle) < value { &mut low } else { &mut high };
        *side = middle;
    }
    f64::midpoint(low, high)
}

/// The regularised incomplete beta function, by its continued fraction (Abramowitz and Stegun 1964,
/// 26.5.8) where that is quick and by symmetry elsewhere.
fn incomplete_beta(alpha: f64, beta: f64, value: f64) -> f64 {
    if value <= 0.0 || value >= 1.0 {
        return value.clamp(0.0, 1.0);
    }
    if value > (alpha + 1.0) / (alpha + beta + 2.0) {
        return 1.0 - incomplete_beta(beta, alpha, 1.0 - value);
    }
    let logs = libm::lgamma(alpha + beta) - libm::lgamma(alpha) - libm::lgamma(beta);
    let powers = alpha * libm::log(value) + beta * libm::log1p(-value);
    libm::exp(logs + powers) / (alpha * continued_fraction(alpha, beta, value))
}

/// 1 + d1 / (1 + d2 / (1 + …)) from its thirtieth pair of terms upwards: parameters are at most 5.
fn continued_fraction(alpha: f64, beta: f64, value: f64) -> f64 {
    (1..=30).rev().map(f64::from).fold(1.0, |rest, m| {
        let even = m * (beta - m) * value / ((alpha + 2.0 * m - 1.0) * (alpha + 2.0 * m));
        let m = m - 1.0;
        let odd = -(alpha + m) * (alpha + beta + m) * value
            / ((alpha + 2.0 * m) * (alpha + 2.0 * m + 1.0));
        1.0 + odd / (1.0 + even / rest)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chance::{Cause, Luck, Stream, StreamKey};

    fn stream(number: u64) -> Stream {
        Luck::new(number, 0).stream(StreamKey::new(Cause::Quantity, "test"))
    }

    const SHARES: [f64; 5] = [0.01, 0.25, 0.5, 0.9, 0.999];

    #[test]
    fn quantiles_agree_with_an_independent_implementation() {
        // scipy.stats, SciPy 1.17.1: ppf([0.01, 0.25, 0.5, 0.9, 0.999]).
        let cases = [
            (Distribution::Uniform { low: 2.0, high: 6.0 }, [2.04, 3.0, 4.0, 5.6, 5.996]),
            (
                Distribution::Triangular { low: 5.0, mode: 20.0, high: 90.0 },
                [
                    8.570714214271426,
                    23.19805392056306,
                    35.45643942682143,
                    65.60737816469907,
                    87.56073781646991,
                ],
            ),
            (
                Distribution::Pert { low: 5.0, mode: 20.0, high: 90.0 },
                [
                    6.635064044910231,
                    17.711493963595835,
                    27.03370106074878,
                    49.75712407109269,
                    77.00858330090065,
                ],
            ),
            (
                Distribution::Normal { mean: 10.0, deviation: 2.0, low: 4.0, high: 16.0 },
                [
                    5.441284245792217,
                    8.655265409873882,
                    10.0,
                    12.550844446935157,
                    15.654577671742231,
                ],
            ),
            (
                Distribution::Normal { mean: 10.0, deviation: 2.0, low: 14.0, high: 20.0 },
                [
                    14.0084630139893,
                    14.237175042303853,
                    14.555200063938535,
                    15.674479557495554,
                    18.14940716108442,
                ],
            ),
            (
                Distribution::lognormal(48.0, 1.0),
                [
                    4.893049706435538,
                    19.357459884426273,
                    33.941125496954285,
                    98.65107070258091,
                    444.7065278702599,
                ],
            ),
            (
                Distribution::Exponential { mean: 24.0 },
                [
                    0.2412080604840346,
                    6.904369738842742,
                    16.635532333438686,
                    55.2620422318571,
                    165.78612669557126,
                ],
            ),
            (
                Distribution::Weibull { scale: 10.0, shape: 1.5 },
                [
                    0.46571516847019684,
                    4.357879317030237,
                    7.832197687746513,
                    17.437215135964117,
                    36.27086912339476,
                ],
            ),
        ];
        for (distribution, expected) in cases {
            for (share, expected) in SHARES.iter().zip(expected) {
                let found = quantile(&distribution, *share);
                let is_near = (found - expected).abs() < 1e-9 * expected;
                assert!(is_near, "{distribution:?} at {share}: {found} against {expected}");
            }
        }
    }

    #[test]
    fn far_windows_are_met_from_the_side_on_which_their_chances_are_small() {
        // scipy.stats.truncnorm.ppf(share, 5.5, 7) and its mirror image, SciPy 1.17.1:
        // -ndtri(ndtr(-5.5) + (ndtr(-7) - ndtr(-5.5)) * share).
        let of = |low, high| Distribution::Normal { mean: 0.0, deviation: 1.0, low, high };
        let (above, below) = (of(5.5, 7.0), of(-7.0, -5.5));
        for share in [0.1, 0.5, 0.9] {
            let (one, other) = (quantile(&above, share), quantile(&below, 1.0 - share));
            assert!((one + other).abs() < 1e-12, "{one} against {other}");
            // Beyond 5.5 deviations the tail is all but exponential: 5.5 - ln(1 - share) / 5.67.
            let near = 5.5 - libm::log1p(-share) / 5.67;
            assert!((one - near).abs() < 0.02, "{one} against {near}");
        }
        // ndtr(-5.5) = 1.8990e-8, ndtr(-7) = 1.28e-12.
        assert!((within_limits(&above) / 1.898_83e-8 - 1.0).abs() < 1e-4);
        assert!((within_limits(&of(-1.0, 1.0)) - 0.682_689_492).abs() < 1e-9);
        assert_eq!(within_limits(&Distribution::Fixed(1.0)), 1.0);
    }

    #[test]
    fn values_and_observations_are_met_as_often_as_drawn() {
        let discrete =
            Distribution::Discrete { values: vec![1.0, 5.0], cumulative: vec![0.25, 1.0] };
        assert_eq!([0.0, 0.24, 0.25, 1.0].map(|at| quantile(&discrete, at)), [1.0, 1.0, 5.0, 5.0]);
        let empirical = Distribution::Empirical { sorted: vec![1.0, 2.0, 6.0] };
        assert_eq!([0.0, 0.5, 0.75, 1.0].map(|at| quantile(&empirical, at)), [1.0, 2.0, 4.0, 6.0]);
    }

    #[test]
    fn draws_fall_below_a_quantile_as_often_as_it_says() {
        let cases = [
            Distribution::Triangular { low: 5.0, mode: 5.0, high: 90.0 },
            Distribution::Pert { low: 0.0, mode: 10.0, high: 10.0 },
            Distribution::Normal { mean: 3.0, deviation: 2.0, low: 2.0, high: 9.0 },
            // Some 3 in 100,000 fall within: a thousand trials are nearly always in vain.
            Distribution::Normal { mean: 0.0, deviation: 1.0, low: 4.0, high: 9.0 },
            Distribution::lognormal(10.0, 0.5),
            Distribution::Weibull { scale: 10.0, shape: 0.7 },
        ];
        for case in cases {
            let limit = quantile(&case, 0.3);
            let mut stream = stream(9);
            let below = (0..20_000).filter(|_| case.draw(&mut stream) <= limit).count();
            assert!((below as f64 / 20_000.0 - 0.3).abs() < 0.013, "{case:?}: {below}");
        }
    }

    #[test]
    fn the_ends_are_the_range() {
        let cases = [
            Distribution::Fixed(3.0),
            Distribution::Pert { low: 5.0, mode: 20.0, high: 90.0 },
            Distribution::Triangular { low: 5.0, mode: 90.0, high: 90.0 },
            Distribution::Normal { mean: 10.0, deviation: 2.0, low: 4.0, high: 16.0 },
            Distribution::lognormal(48.0, 1.0),
            Distribution::Exponential { mean: 24.0 },
            Distribution::Uniform { low: 2.0, high: 6.0 },
            Distribution::Discrete { values: vec![1.0, 3.0, 5.0], cumulative: vec![0.2, 0.5, 1.0] },
            Distribution::Empirical { sorted: vec![1.0, 2.0, 6.0] },
        ];
        for case in cases {
            assert_eq!((quantile(&case, 0.0), quantile(&case, 1.0)), case.range(), "{case:?}");
        }
    }
}
