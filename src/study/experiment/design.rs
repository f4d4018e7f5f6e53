//! Designs: which points of the space of factors are played.
//!
//! A [`Design`] is a table of points in the unit cube, one coordinate per factor, and knows nothing
//! of what the factors are. A [`Factor`](crate::scenario::Factor) turns a coordinate into a value. So
//! every design serves every factor, and what is analysed afterwards may be the coordinates or the
//! values.
//!
//! | Design | For |
//! |---|---|
//! | [`grid`], [`zip`], [`one_at_a_time`] | Levels in every combination, side by side, or one changed at a time. |
//! | [`latin_hypercube`] | Few points, every factor spread evenly. |
//! | [`sobol`] | Many points, evenly spread in every projection. |
//! | [`trajectories`] | Screening (Morris 1991). |
//! | [`saltelli`] | Variance-based indices (Saltelli et al. 2010). |
//!
//! Designs of levels put level `i` of `n` at the middle of its stratum, (i + ½) / n. Where there is
//! chance in a design, the caller lends the stream.

mod discrepancy;
mod factorial;
mod latin;
mod saltelli;
mod sobol;
mod trajectory;

use crate::scenario::{Language, Message, message};
use std::fmt;
use std::slice::ChunksExact;

use serde::{Deserialize, Serialize};

pub use discrepancy::centred_discrepancy;
pub use factorial::{check_grid, grid, one_at_a_time, zip};
pub use latin::latin_hypercube;
pub use saltelli::{Blocks, Order, Saltelli, saltelli};
pub use sobol::{MOST_SOBOL_FACTORS, MOST_SOBOL_POINTS, check_sobol, sobol};
pub use trajectory::{Screening, trajectories};

/// The most points a design may have.
pub const MOST_POINTS: usize = 1 << 24;

/// Points in the unit cube of one or more factors, in the order in which they are numbered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Written")]
pub struct Design {
    factors: usize,
    /// Point after point.
    coordinates: Vec<f64>,
}

/// A design as it stands in a file, not yet looked at.
#[derive(Deserialize)]
struct Written {
    factors: usize,
    coordinates: Vec<f64>,
}

impl TryFrom<Written> for Design {
    type Error = Refused;

    fn try_from(Written { factors, coordinates }: Written) -> Result<Self, Refused> {
        Self::from_coordinates(factors, coordinates)
    }
}

impl Design {
    /// A design of `points` points whose coordinates are given by point and factor.
    fn from_fn(factors: usize, points: usize, at: impl Fn(usize, usize) -> f64) -> Self {
        let places = (0..points).flat_map(|point| (0..factors).map(move |factor| (point, factor)));
        Self { factors, coordinates: places.map(|(point, factor)| at(point, factor)).collect() }
    }

    /// Points given one after another, each with a coordinate per factor: a design read back.
    pub fn from_coordinates(factors: usize, coordinates: Vec<f64>) -> Result<Self, Refused> {
        check_size(factors, coordinates.len() / factors.max(1))?;
        let is_coordinate = |coordinate: &f64| (0.0..=1.0).contains(coordinate);
        let is_whole = coordinates.len().is_multiple_of(factors);
        match is_whole && coordinates.iter().all(is_coordinate) {
            true => Ok(Self { factors, coordinates }),
            false => Err(Refused::NoTable),
        }
    }

    /// How many coordinates each point has; at least one.
    pub fn factors(&self) -> usize {
        self.factors
    }

    /// How many points there are.
    pub fn len(&self) -> usize {
        self.coordinates.len() / self.factors
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.coordinates.is_empty()
    }

    /// The points in order, each with a coordinate from 0 to 1 per factor.
    pub fn points(&self) -> ChunksExact<'_, f64> {
        self.coordinates.chunks_exact(self.factors)
    }

    /// The coordinates of one point.
    pub fn point(&self, number: usize) -> &[f64] {
        &self.coordinates[number * self.factors..][..self.factors]
    }

    /// The coordinates of one factor, point by point.
    pub fn column(&self, factor: usize) -> impl Iterator<Item = f64> {
        self.coordinates.iter().skip(factor).step_by(self.factors).copied()
    }

    /// Every point of this design with every point of another, the other's running fastest.
    pub fn crossed(&self, other: &Self) -> Result<Self, Refused> {
        let points = self.len().checked_mul(other.len()).ok_or(Refused::TooManyPoints)?;
        check_size(self.factors + other.factors, points)?;
        let pairs = self.points().flat_map(|left| other.points().map(move |right| (left, right)));
        let coordinates = pairs.flat_map(|(left, right)| left.iter().chain(right)).copied();
        Ok(Self { factors: self.factors + other.factors, coordinates: coordinates.collect() })
    }

    fn set(&mut self, point: usize, factor: usize, coordinate: f64) {
        self.coordinates[point * self.factors + factor] = coordinate;
    }
}

/// Why there is no such design.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// There are no factors.
    NoFactors,
    /// There would be no points.
    NoPoints,
    /// This factor has no levels.
    NoLevels {
        /// Its position.
        factor: usize,
    },
    /// Factors side by side have other numbers of levels than the first.
    UnequalLevels {
        /// The first one that differs.
        factor: usize,
        /// Its levels.
        levels: usize,
        /// Those of the first factor.
        expected: usize,
    },
    /// Coordinates that are no table of points: some are missing or outside 0 to 1.
    NoTable,
    /// There is no such level to start from.
    NoSuchLevel {
        /// The factor's position.
        factor: usize,
    },
    /// Trajectories need an even number of levels, at least two.
    OddLevels {
        /// How many were asked for.
        levels: usize,
    },
    /// More than [`MOST_POINTS`] points, or than [`MOST_SOBOL_POINTS`] of a Sobol' sequence.
    TooManyPoints,
    /// More factors than a Sobol' sequence has dimensions ([`MOST_SOBOL_FACTORS`]; a Saltelli design
    /// takes two for each factor).
    TooManyFactors,
}

impl Refused {
    /// Why, in no language yet.
    pub fn message(&self) -> Message {
        match self {
            Self::NoFactors => message!("design-no-factors"),
            Self::NoPoints => message!("design-no-points"),
            Self::NoLevels { factor } => message!("design-no-levels", factor),
            Self::UnequalLevels { factor, levels, expected } => {
                message!("design-unequal-levels", factor, levels, expected)
            }
            Self::NoTable => message!("design-no-table"),
            Self::NoSuchLevel { factor } => message!("design-no-such-level", factor),
            Self::OddLevels { levels } => message!("design-odd-levels", levels),
            Self::TooManyPoints => {
                message!(
                    "design-too-many-points",
                    most = MOST_POINTS,
                    most_sobol = MOST_SOBOL_POINTS
                )
            }
            Self::TooManyFactors => {
                message!("design-too-many-factors", most_sobol = MOST_SOBOL_FACTORS)
            }
        }
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message().read(Language::English))
    }
}

impl std::error::Error for Refused {}

/// Refuses a design without factors or points, or with too many points.
///
/// # Errors
/// [`Refused`].
pub fn check_size(factors: usize, points: usize) -> Result<(), Refused> {
    match (factors, points) {
        (0, _) => Err(Refused::NoFactors),
        (_, 0) => Err(Refused::NoPoints),
        (_, MOST_POINTS..) if points > MOST_POINTS => Err(Refused::TooManyPoints),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Points that anyone can make again: the fractional parts of multiples of square roots of primes.
    pub(super) fn weyl(factors: usize, points: usize) -> Design {
        const PRIMES: [f64; 8] = [2.0, 3.0, 5.0, 7.0, 11.0, 13.0, 17.0, 19.0];
        Design::from_fn(factors, points, |i, j| ((i + 1) as f64 * PRIMES[j].sqrt()).fract())
    }

    /// A stream of its own for each number.
    pub(super) fn stream(number: u64) -> crate::chance::Stream {
        use crate::chance::{Cause, Luck, StreamKey};
        Luck::new(number, 0).stream(StreamKey::new(Cause::Quantity, "test"))
    }

    #[test]
    fn a_crossed_design_has_every_pair_of_points() {
        let crossed = grid(&[2]).and_then(|two| two.crossed(&zip(&[2, 2])?)).expect("small");
        let expected = [[0.25, 0.25, 0.25], [0.25, 0.75, 0.75], [0.75, 0.25, 0.25], [0.75; 3]];
        assert_eq!(crossed.points().collect::<Vec<_>>(), expected);
        assert_eq!(crossed, grid(&[2]).unwrap().crossed(&zip(&[2, 2]).unwrap()).unwrap());
        let large = latin_hypercube(1, 5_000, 0, &mut stream(1)).expect("not so large");
        assert_eq!(large.crossed(&large), Err(Refused::TooManyPoints));
    }

    #[test]
    fn a_design_can_be_read_back() {
        let design = weyl(3, 4);
        assert_eq!(Design::from_coordinates(3, design.coordinates.clone()), Ok(design));
        assert_eq!(Design::from_coordinates(2, vec![0.0, 1.0, 0.5]), Err(Refused::NoTable));
        assert_eq!(Design::from_coordinates(1, vec![1.5]), Err(Refused::NoTable));
        assert_eq!(Design::from_coordinates(0, vec![0.5]), Err(Refused::NoFactors));
    }

    #[test]
    fn columns_and_points_are_two_views_of_the_same_numbers() {
        let design = weyl(3, 4);
        assert_eq!((design.factors(), design.len(), design.is_empty()), (3, 4, false));
        let column: Vec<f64> = design.points().map(|point| point[1]).collect();
        assert_eq!(design.column(1).collect::<Vec<_>>(), column);
        assert_eq!(design.point(2), design.points().nth(2).unwrap());
    }
}
