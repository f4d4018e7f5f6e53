//! Scenario discovery: in which part of the space of factors things go wrong, in words a reader can
//! check (Bryant and Lempert 2010, "Thinking inside the box").
//!
//! Pure functions over a [`Table`] of columns, one row per point or run. [`prim`] looks for a box in
//! which most are hits (a deadline missed, say) while most hits are in it; [`cart`] cuts the whole
//! space into boxes. Both describe a box by [`Restriction`]s of a few columns. Rows whose run failed are
//! left out of the table by the caller.
//!
//! Such rules over-fit. So a [`Rule`] tells its coverage and its density, restricts at most four
//! columns, and stands two trials: [`quasi_p`] asks whether each restriction is more than luck,
//! [`reproducibility`] whether half of the rows would have led to it too. Rows that have met the same
//! luck, or stand at the same point, are one cluster and no evidence of their own: both trials resample them as
//! a whole ([`Clusters`]).

mod cart;
mod cut;
mod cluster;
mod order;
mod paste;
mod peel;
mod prim;
mod rule;
mod table;
mod trial;

use std::fmt;

pub use cart::{Growth, Leaf, Split, Tree, cart};
pub use cluster::Clusters;
pub use prim::{PrimOptions, most_useful, prim};
pub(super) use rule::rows_in;
pub use rule::{Kept, Restriction, Rule};
pub use table::{Column, Table};
pub use trial::{proven, quasi_p, reproducibility};

/// Why nothing can be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// There are no columns or no rows.
    Empty,
    /// A column, or what came out, has another number of rows than the first column.
    OtherLength {
        /// How many.
        rows: usize,
        /// How many the first column has.
        expected: usize,
    },
    /// A value that is not a number, or infinite.
    NotFinite {
        /// The column.
        column: usize,
        /// The row.
        row: usize,
    },
    /// No row is a hit: there is nothing to look for.
    NoHits,
}

impl fmt::Display for Unfit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(formatter, "there are no columns or no rows"),
            Self::OtherLength { rows, expected } => {
                write!(formatter, "{rows} rows beside a column of {expected}")
            }
            Self::NotFinite { column, row } => {
                write!(formatter, "column {column} has no finite number in row {row}")
            }
            Self::NoHits => write!(formatter, "no row is a hit"),
        }
    }
}

impl std::error::Error for Unfit {}

#[cfg(test)]
mod toy {
    //! Tables whose rules are known.

    use super::{Column, Table};
    use crate::chance::{Cause, Luck, Stream, StreamKey};

    /// The fractional parts of multiples of the square root of the column's prime.
    pub(super) fn weyl(row: usize, column: usize) -> f64 {
        const PRIMES: [f64; 8] = [2.0, 3.0, 5.0, 7.0, 11.0, 13.0, 17.0, 19.0];
        ((row + 1) as f64 * PRIMES[column].sqrt()).fract()
    }

    /// Evenly spread numbers between 0 and 1.
    pub(super) fn table(rows: usize, columns: usize) -> Table {
        let column = |column| Column::ordered((0..rows).map(|row| weyl(row, column)).collect());
        Table::new((0..columns).map(column).collect()).expect("a table")
    }

    /// Hits where the first column is above ½ and the second between ¼ and 0.7, but for every
    /// seventeenth row, where it is the other way round.
    pub(super) fn noisy_box(rows: usize) -> Vec<bool> {
        let is_inside = |row| weyl(row, 0) > 0.5 && weyl(row, 1) > 0.25 && weyl(row, 1) < 0.7;
        (0..rows).map(|row| is_inside(row) != (row % 17 == 0)).collect()
    }

    /// A stream of its own for each number.
    pub(super) fn stream(number: u64) -> Stream {
        Luck::new(number, 0).stream(StreamKey::new(Cause::Quantity, "test"))
    }
}
