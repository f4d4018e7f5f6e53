//! Designs for variance-based indices (Saltelli et al. 2010, "Variance based sensitivity analysis of
//! model output"; with second order, Saltelli 2002): two independent tables of points, A
//! and B, and copies of each with one column from the other.

use serde::{Deserialize, Serialize};

use crate::chance::Stream;

use super::{Design, Refused, check_size, sobol};

/// Which indices a design serves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Order {
    /// First order and total: factors + 2 points per base point.
    #[default]
    First,
    /// Pairs of factors too: 2 factors + 2 points per base point.
    Second,
}

/// A Saltelli design and what its points are.
#[derive(Debug, Clone, PartialEq)]
pub struct Saltelli {
    /// The points, base point after base point.
    pub design: Design,
    /// Where to find them.
    pub blocks: Blocks,
}

/// Where the points of a Saltelli design stand: for each base point its A, its `AB` with each column
/// of A in turn taken from B, (with second order) its `BA` with each column of B in turn taken from A,
/// and its B. The first n base points are a smaller design.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Blocks {
    /// How many factors.
    pub factors: usize,
    /// How many base points: rows of A.
    pub base: usize,
    /// Which indices are served.
    pub order: Order,
}

impl Blocks {
    /// How many points belong to one base point.
    pub fn width(&self) -> usize {
        match self.order {
            Order::First => self.factors + 2,
            Order::Second => 2 * self.factors + 2,
        }
    }

    /// How many points there are in all.
    pub fn points(&self) -> usize {
        self.base.saturating_mul(self.width())
    }

    /// The point in A.
    pub fn a(&self, base: usize) -> usize {
        base * self.width()
    }

    /// The point in A with this factor's column from B.
    pub fn ab(&self, base: usize, factor: usize) -> usize {
        self.a(base) + 1 + factor
    }

    /// The point in B with this factor's column from A; only with second order.
    pub fn ba(&self, base: usize, factor: usize) -> usize {
        self.ab(base, self.factors) + factor
    }

    /// The point in B.
    pub fn b(&self, base: usize) -> usize {
        self.a(base) + self.width() - 1
    }
}

/// A design for variance-based indices over a scrambled Sobol' sequence of twice as many dimensions
/// as there are factors. `base` is best a power of two, some 500 to 5,000.
pub fn saltelli(
    factors: usize,
    base: usize,
    order: Order,
    stream: &mut Stream,
) -> Result<Saltelli, Refused> {
    let blocks = Blocks { factors, base, order };
    check_size(factors, blocks.points())?;
    let tables = sobol(2 * factors, base, stream)?;
    let width = blocks.width();
    let design = Design::from_fn(factors, blocks.points(), |point, factor| {
        let columns_of_b = if is_from_b(point % width, factor, &blocks) { factors } else { 0 };
        tables.point(point / width)[columns_of_b + factor]
    });
    Ok(Saltelli { design, blocks })
}

/// Whether a factor's coordinate comes from B, at this place among the points of a base point.
fn is_from_b(place: usize, factor: usize, blocks: &Blocks) -> bool {
    let is_ab = (1..=blocks.factors).contains(&place);
    if is_ab {
        return place == blocks.ab(0, factor);
    }
    place != 0 && (blocks.order == Order::First || place != blocks.ba(0, factor))
}

#[cfg(test)]
mod tests {
    use super::super::tests::stream;
    use super::*;

    /// From which table each coordinate of a base point's points comes.
    fn tables(order: Order) -> Vec<String> {
        let Saltelli { design, blocks } = saltelli(3, 8, order, &mut stream(1)).expect("small");
        assert_eq!(design.len(), blocks.points());
        let (a, b) = (design.point(blocks.a(5)), design.point(blocks.b(5)));
        let letter = |point: &[f64], factor: usize| match point[factor] {
            coordinate if coordinate == a[factor] => 'A',
            coordinate if coordinate == b[factor] => 'B',
            _ => '?',
        };
        let points = blocks.a(5)..=blocks.b(5);
        points.map(|at| (0..3).map(|i| letter(design.point(at), i)).collect()).collect()
    }

    #[test]
    fn copies_have_one_column_from_the_other_table() {
        assert_eq!(tables(Order::First), ["AAA", "BAA", "ABA", "AAB", "BBB"]);
        let second = ["AAA", "BAA", "ABA", "AAB", "ABB", "BAB", "BBA", "BBB"];
        assert_eq!(tables(Order::Second), second);
    }

    #[test]
    fn blocks_say_where_they_are() {
        let blocks = Blocks { factors: 3, base: 8, order: Order::Second };
        assert_eq!((blocks.a(1), blocks.ab(1, 2), blocks.ba(1, 0), blocks.b(1)), (8, 11, 12, 15));
        let blocks = Blocks { order: Order::First, ..blocks };
        assert_eq!((blocks.a(1), blocks.ab(1, 2), blocks.b(1), blocks.points()), (5, 8, 9, 40));
    }

    #[test]
    fn too_many_factors_for_the_sequence_are_refused() {
        let of = |factors, base| saltelli(factors, base, Order::First, &mut stream(1)).map(|_| ());
        assert_eq!(of(128, 2), Ok(()));
        assert_eq!(of(129, 2), Err(Refused::TooManyFactors));
        assert_eq!(of(2, usize::MAX), Err(Refused::TooManyPoints));
    }
}
