//! Sensitivity: how much of what comes out each factor has in its hand.
//!
//! Pure functions from a design and the outputs of its points, in the order of the points, to one
//! row per factor. An output is `None` if the point has none: its run failed, or nothing was reached.
//!
//! | Measure | Needs | With holes |
//! |---|---|---|
//! | [`sobol_indices`] | a Saltelli design | refused |
//! | [`elementary_effects`] | trajectories (Morris) | refused |
//! | [`pawn`] | any points spread over the factor | left out and counted |
//!
//! The first two pair every point with others, so a hole spoils more than itself: over a table with
//! holes they would be wrong without a sign of it.

mod bootstrap;
mod effect;
mod pawn;
mod sobol;

use std::fmt;

pub use bootstrap::Estimate;
pub use effect::{Effects, elementary_effects};
pub use pawn::{Nothing, Pawn, pawn, pawn_of_nothing};
pub use sobol::{Indices, PairIndex, Resampling, SobolIndices, sobol_indices};

/// Why there is no index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfit {
    /// Points without an output.
    Holes {
        /// Their numbers, in order.
        points: Vec<usize>,
        /// How many points there are.
        of: usize,
    },
    /// The outputs are not those of the design.
    OtherLength {
        /// How many there are.
        outputs: usize,
        /// How many points the design has.
        points: usize,
    },
    /// The output never varies: there is nothing to share out.
    Constant,
    /// The points are not trajectories: from this one on, not every factor moves once and alone.
    NoTrajectory {
        /// The number of the point.
        point: usize,
    },
}

impl fmt::Display for Unfit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Holes { points, of } => {
                let first: Vec<String> = points.iter().take(5).map(usize::to_string).collect();
                let more = if points.len() > 5 { ", …" } else { "" };
                let (count, list) = (points.len(), first.join(", "));
                write!(formatter, "{count} of {of} points have no output ({list}{more})")
            }
            Self::OtherLength { outputs, points } => {
                write!(formatter, "{outputs} outputs for a design of {points} points")
            }
            Self::Constant => write!(formatter, "the output never varies"),
            Self::NoTrajectory { point } => {
                write!(formatter, "from point {point} on, not every factor moves once and alone")
            }
        }
    }
}

impl std::error::Error for Unfit {}

/// The outputs of all points, if all are there.
fn whole(outputs: &[Option<f64>], points: usize) -> Result<Vec<f64>, Unfit> {
    if outputs.len() != points {
        return Err(Unfit::OtherLength { outputs: outputs.len(), points });
    }
    let is_hole = |output: &Option<f64>| !output.is_some_and(f64::is_finite);
    let holes: Vec<usize> = outputs
        .iter()
        .enumerate()
        .filter(|(_, output)| is_hole(output))
        .map(|(at, _)| at)
        .collect();
    match holes.is_empty() {
        true => Ok(outputs.iter().flatten().copied().collect()),
        false => Err(Unfit::Holes { points: holes, of: points }),
    }
}

#[cfg(test)]
mod functions {
    //! Functions whose sensitivity is known, over the unit cube.

    use std::f64::consts::PI;

    use crate::chance::{Cause, Luck, Stream, StreamKey};

    /// Ishigami and Homma (1990) with a = 7, b = 0.1, each coordinate over −π to π.
    pub(super) fn ishigami(point: &[f64]) -> f64 {
        let [x, y, z] = [0, 1, 2].map(|factor| -PI + 2.0 * PI * point[factor]);
        x.sin() + 7.0 * y.sin().powi(2) + 0.1 * z.powi(4) * x.sin()
    }

    /// Sobol' (1993): the product of (|4x − 2| + a) / (1 + a).
    pub(super) fn sobol_g(point: &[f64], a: &[f64]) -> f64 {
        point.iter().zip(a).map(|(x, a)| ((4.0 * x - 2.0).abs() + a) / (1.0 + a)).product()
    }

    /// The fractional parts of multiples of the square root of the factor's prime.
    pub(super) fn weyl(number: usize, factor: usize) -> f64 {
        const PRIMES: [f64; 6] = [2.0, 3.0, 5.0, 7.0, 11.0, 13.0];
        ((number + 1) as f64 * PRIMES[factor].sqrt()).fract()
    }

    /// A stream of its own for each number.
    pub(super) fn stream(number: u64) -> Stream {
        Luck::new(number, 0).stream(StreamKey::new(Cause::Quantity, "test"))
    }

    #[track_caller]
    pub(super) fn close(found: f64, expected: f64, tolerance: f64) {
        assert!((found - expected).abs() <= tolerance, "{found} is not {expected} ± {tolerance}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holes_are_named() {
        let outputs = [Some(1.0), None, Some(f64::NAN), Some(2.0)];
        let unfit = whole(&outputs, 4).expect_err("holes");
        assert_eq!(unfit, Unfit::Holes { points: vec![1, 2], of: 4 });
        assert_eq!(unfit.to_string(), "2 of 4 points have no output (1, 2)");
        assert_eq!(whole(&outputs, 5), Err(Unfit::OtherLength { outputs: 4, points: 5 }));
        assert_eq!(whole(&[Some(1.0)], 1), Ok(vec![1.0]));
    }
}
