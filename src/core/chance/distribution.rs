//! Distributions that a scenario may give, and quantities that are drawn from them.

use rand::distr::Distribution as _;
use rand::{Rng, RngExt as _};
use rand_distr::{Normal, StandardNormal, Triangular};

use super::quantile::quantile;
use super::{Stream, shape};

/// A spread of values, in the base unit of the quantity it stands for (seconds, kilograms,
/// kilometres per hour, …). Parameters have been checked: no draw can fail.
#[derive(Debug, Clone, PartialEq)]
pub enum Distribution {
    /// Always the same.
    Fixed(f64),
    /// Anything between two limits, equally likely.
    Uniform {
        /// Lower limit.
        low: f64,
        /// Upper limit.
        high: f64,
    },
    /// Two limits and a most likely value, with straight sides.
    Triangular {
        /// Lower limit.
        low: f64,
        /// Most likely value.
        mode: f64,
        /// Upper limit.
        high: f64,
    },
    /// Beta-PERT with shape 4: mean (low + 4 mode + high) / 6 (Malcolm et al. 1959).
    Pert {
        /// Lower limit.
        low: f64,
        /// Most likely value.
        mode: f64,
        /// Upper limit.
        high: f64,
    },
    /// Normal within limits: drawn again until it falls there, far out by the inverse method.
    Normal {
        /// Mean before truncation.
        mean: f64,
        /// Standard deviation before truncation.
        deviation: f64,
        /// Lower limit.
        low: f64,
        /// Upper limit.
        high: f64,
    },
    /// Lognormal, given by its own mean and coefficient of variation.
    /// Made by [`Distribution::lognormal`].
    LogNormal {
        /// Mean of the quantity itself.
        mean: f64,
        /// Mean of its logarithm.
        location: f64,
        /// Standard deviation of its logarithm.
        scale: f64,
    },
    /// Exponential.
    Exponential {
        /// Mean.
        mean: f64,
    },
    /// Weibull.
    Weibull {
        /// Scale (the 63rd percentile).
        scale: f64,
        /// Shape.
        shape: f64,
    },
    /// One of several values, each with its chance.
    Discrete {
        /// The values.
        values: Vec<f64>,
        /// Chance of this value or one before it; the last is 1.
        cumulative: Vec<f64>,
    },
    /// Observed values, joined by straight lines between their plotting positions.
    Empirical {
        /// The observations in rising order; at least two.
        sorted: Vec<f64>,
    },
}

impl Distribution {
    /// A lognormal spread with this mean (positive) and this coefficient of variation (standard
    /// deviation over mean; not negative).
    pub fn lognormal(mean: f64, cv: f64) -> Self {
        let variance = libm::log1p(cv * cv);
        Self::LogNormal { mean, location: libm::log(mean) - variance / 2.0, scale: variance.sqrt() }
    }

    /// One draw.
    #[inline]
    pub fn draw(&self, stream: &mut Stream) -> f64 {
        match self {
            Self::Fixed(value) => *value,
            spread => spread.draw_spread(stream),
        }
    }

    fn draw_spread(&self, stream: &mut Stream) -> f64 {
        let source = &mut stream.0;
        match self {
            Self::Fixed(value) => *value,
            Self::Uniform { low, high } => low + (high - low) * source.random::<f64>(),
            Self::Triangular { low, mode, high } if low < high => {
                Triangular::new(*low, *high, *mode).map_or(*mode, |spread| spread.sample(source))
            }
            Self::Pert { low, mode, high } if low < high => shape::pert(source, *low, *mode, *high),
            Self::Triangular { mode, .. } | Self::Pert { mode, .. } => *mode,
            Self::Normal { mean, deviation, low, high } => {
                let drawn = normal_within(source, *mean, *deviation, *low, *high);
                drawn.unwrap_or_else(|| quantile(self, source.random()))
            }
            Self::LogNormal { location, scale, .. } => {
                let normal: f64 = StandardNormal.sample(source);
                libm::exp(location + scale * normal)
            }
            Self::Exponential { mean } => mean * stream.exponential(),
            Self::Weibull { scale, shape } => shape::weibull(source, *scale, *shape),
            Self::Discrete { values, cumulative } => {
                let chance = source.random::<f64>();
                let index = cumulative.partition_point(|limit| *limit <= chance);
                values[index.min(values.len() - 1)]
            }
            Self::Empirical { sorted } => {
                let position = source.random::<f64>() * (sorted.len() - 1) as f64;
                let below = position.floor() as usize;
                let above = (below + 1).min(sorted.len() - 1);
                sorted[below] + (sorted[above] - sorted[below]) * (position - below as f64)
            }
        }
    }

    /// The mean (of a truncated normal: the mean before truncation, kept within the limits).
    pub fn mean(&self) -> f64 {
        match self {
            Self::Fixed(value) => *value,
            Self::Uniform { low, high } => f64::midpoint(*low, *high),
            Self::Triangular { low, mode, high } => (low + mode + high) / 3.0,
            Self::Pert { low, mode, high } => (low + 4.0 * mode + high) / 6.0,
            Self::Normal { mean, low, high, .. } => mean.clamp(*low, *high),
            Self::LogNormal { mean, .. } | Self::Exponential { mean } => *mean,
            Self::Weibull { scale, shape } => scale * libm::tgamma(1.0 + 1.0 / shape),
            Self::Discrete { values, cumulative } => {
                let chances = cumulative.iter().scan(0.0, |before, limit| {
                    let chance = limit - *before;
                    *before = *limit;
                    Some(chance)
                });
                values.iter().zip(chances).map(|(value, chance)| value * chance).sum()
            }
            Self::Empirical { sorted } => {
                let steps = (sorted.len() - 1) as f64;
                sorted.windows(2).map(|pair| f64::midpoint(pair[0], pair[1])).sum::<f64>() / steps
            }
        }
    }

    /// The smallest and the largest value that a draw can take (infinite where there is no limit).
    pub fn range(&self) -> (f64, f64) {
        match self {
            Self::Fixed(value) => (*value, *value),
            Self::Uniform { low, high }
            | Self::Triangular { low, high, .. }
            | Self::Pert { low, high, .. }
            | Self::Normal { low, high, .. } => (*low, *high),
            Self::LogNormal { .. } | Self::Exponential { .. } | Self::Weibull { .. } => {
                (0.0, f64::INFINITY)
            }
            Self::Discrete { values, .. } => (
                values.iter().copied().fold(f64::INFINITY, f64::min),
                values.iter().copied().fold(f64::NEG_INFINITY, f64::max),
            ),
            Self::Empirical { sorted } => (sorted[0], sorted[sorted.len() - 1]),
        }
    }
}

/// A normal draw within limits, if one of a thousand is. Where none is, the inverse method gives a draw
/// of the very same spread.
fn normal_within(
    source: &mut impl Rng,
    mean: f64,
    deviation: f64,
    low: f64,
    high: f64,
) -> Option<f64> {
    let spread = Normal::new(mean, deviation).ok()?;
    let mut draws = (0..1_000).map(|_| spread.sample(source));
    draws.find(|value| (low..=high).contains(value))
}
