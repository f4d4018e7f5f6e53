//! Pasting: after the last slice is off, each face of the box is moved out again as long as that
//! raises the share of hits (Friedman and Fisher 1999).

use super::Table;
use super::order::Orders;
use super::prim::PrimOptions;
use super::rule::{Kept, Restriction, Rule};

/// The boxes after each piece that is pasted on.
pub(super) fn paste<'a>(
    table: &'a Table,
    is_hit: &'a [bool],
    orders: &'a Orders,
    options: &'a PrimOptions,
    rule: Rule,
) -> impl Iterator<Item = Rule> + 'a {
    let pasted = move |rule: &Rule| Edge::new(table, is_hit, orders, options, rule).pasted();
    std::iter::successors(Some(rule), pasted).skip(1)
}

/// What lies just outside a box.
struct Edge<'a> {
    table: &'a Table,
    is_hit: &'a [bool],
    orders: &'a Orders,
    rule: &'a Rule,
    /// How many rows are pasted on at once.
    piece: usize,
    /// Of each row outside by one restriction only, which; `None` of all others.
    outside_by: Vec<Option<usize>>,
}

/// A piece that may be pasted on: what would then be kept by a restriction, and what would come.
struct Piece {
    restriction: usize,
    kept: Kept,
    rows: usize,
    hits: usize,
}

impl<'a> Edge<'a> {
    fn new(
        table: &'a Table,
        is_hit: &'a [bool],
        orders: &'a Orders,
        options: &PrimOptions,
        rule: &'a Rule,
    ) -> Self {
        let breaks = |row: usize| {
            let kept = rule.restrictions.iter().enumerate();
            let mut broken = kept
                .filter(|(_, it)| !it.kept.holds(table.value(row, it.column)))
                .map(|(at, _)| at);
            broken.next().filter(|_| broken.next().is_none())
        };
        let outside_by = (0..table.rows()).map(breaks).collect();
        let piece = ((rule.rows as f64 * options.paste).ceil() as usize).max(1);
        Self { table, is_hit, orders, rule, piece, outside_by }
    }

    /// The box with the piece that raises the share of hits most per row; `None` if none does.
    fn pasted(&self) -> Option<Rule> {
        let pieces = (0..self.rule.restrictions.len()).flat_map(|at| self.pieces(at));
        let scored = pieces.map(|piece| (self.gain(&piece), piece)).filter(|(gain, _)| *gain > 0.0);
        let (_, piece) =
            scored.reduce(|best, other| if other.0 > best.0 { other } else { best })?;
        let mut rule = self.rule.clone();
        rule.rows += piece.rows;
        rule.hits += piece.hits;
        match piece.kept == Kept::ALL {
            true => drop(rule.restrictions.remove(piece.restriction)),
            false => rule.restrictions[piece.restriction].kept = piece.kept,
        }
        Some(rule)
    }

    fn gain(&self, piece: &Piece) -> f64 {
        let density = (self.rule.hits + piece.hits) as f64 / (self.rule.rows + piece.rows) as f64;
        (density - self.rule.density()) / piece.rows as f64
    }

    fn pieces(&self, at: usize) -> Vec<Piece> {
        let Restriction { column, kept } = &self.rule.restrictions[at];
        match kept {
            Kept::Range { low, high } => {
                let order = self.orders.by(*column).iter().copied();
                let below = self.nearest(at, order.clone().rev(), |value| value < *low);
                let above = self.nearest(at, order, |value| value > *high);
                let down = |end: Option<f64>| (end.unwrap_or(f64::NEG_INFINITY), *high);
                let up = |end: Option<f64>| (*low, end.unwrap_or(f64::INFINITY));
                let faces = [(down(below.1), below.0), (up(above.1), above.0)];
                let faces = faces.into_iter().filter(|(_, rows)| !rows.is_empty());
                let range = |(low, high)| Kept::Range { low, high };
                faces.map(|(limits, rows)| self.piece(at, range(limits), &rows)).collect()
            }
            Kept::Levels(levels) => self.levels(at, levels),
        }
    }

    /// The rows next to a face of the box, nearest first, equal values together; and the value of the
    /// last, or nothing if there are no rows beyond.
    fn nearest(
        &self,
        at: usize,
        rows: impl Iterator<Item = u32>,
        is_beyond: impl Fn(f64) -> bool,
    ) -> (Vec<u32>, Option<f64>) {
        let value = |row: u32| self.table.value(row as usize, self.rule.restrictions[at].column);
        let is_next =
            |row: &u32| self.outside_by[*row as usize] == Some(at) && is_beyond(value(*row));
        let (mut taken, mut last) = (Vec::new(), f64::NAN);
        for row in rows.filter(is_next) {
            if taken.len() >= self.piece && value(row) != last {
                return (taken, Some(last));
            }
            last = value(row);
            taken.push(row);
        }
        (taken, None)
    }

    /// Each level that is not kept.
    fn levels(&self, at: usize, kept: &[u32]) -> Vec<Piece> {
        let column = self.rule.restrictions[at].column;
        let level = |row: u32| self.table.value(row as usize, column) as u32;
        let all = self.table.columns()[column].levels().unwrap_or_default();
        let piece = |added: u32| {
            let is_added =
                |row: &u32| self.outside_by[*row as usize] == Some(at) && level(*row) == added;
            let rows: Vec<u32> = self.orders.by(column).iter().copied().filter(is_added).collect();
            let now = all.iter().copied().filter(|it| *it == added || kept.contains(it));
            let now: Vec<u32> = now.collect();
            let now = if now.len() == all.len() { Kept::ALL } else { Kept::Levels(now) };
            (!rows.is_empty()).then(|| self.piece(at, now, &rows))
        };
        all.iter().filter(|it| !kept.contains(it)).filter_map(|it| piece(*it)).collect()
    }

    fn piece(&self, restriction: usize, kept: Kept, rows: &[u32]) -> Piece {
        let hits = rows.iter().filter(|row| self.is_hit[**row as usize]).count();
        Piece { restriction, kept, rows: rows.len(), hits }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Column, PrimOptions};
    use super::*;

    fn pasted(column: Column, hits: &[bool], kept: Kept) -> Rule {
        let table = Table::new(vec![column]).expect("a table");
        let inside = |row: &usize| kept.holds(table.value(*row, 0));
        let rows: Vec<usize> = (0..hits.len()).filter(inside).collect();
        let rule = Rule {
            rows: rows.len(),
            hits: rows.iter().filter(|row| hits[**row]).count(),
            all_rows: hits.len(),
            all_hits: hits.iter().filter(|hit| **hit).count(),
            restrictions: vec![Restriction { column: 0, kept }],
        };
        let orders = Orders::of(&table);
        let options = PrimOptions { paste: 0.1, ..PrimOptions::default() };
        let last = paste(&table, hits, &orders, &options, rule.clone()).last();
        last.unwrap_or(rule)
    }

    #[test]
    fn a_face_moves_out_as_long_as_that_helps() {
        // Hits from 10 to 59 but for 41; the box has gone too far on both sides. At 48 rows a piece has
        // five: one more on either side would come with four that are no hits.
        let hits: Vec<bool> = (0..100).map(|row| (10..60).contains(&row) && row != 41).collect();
        let column = Column::ordered((0..100).map(f64::from).collect());
        let rule = pasted(column, &hits, Kept::Range { low: 30.0, high: 45.0 });
        assert_eq!(rule.restrictions[0].kept, Kept::Range { low: 11.0, high: 58.0 });
        assert_eq!((rule.rows, rule.hits), (48, 47));
    }

    #[test]
    fn levels_come_back_and_a_restriction_that_keeps_all_is_gone() {
        let levels: Vec<u32> = (0..30).map(|row| row % 3).collect();
        let hits: Vec<bool> = (0..30).map(|row| row % 3 != 0 || row > 10).collect();
        let some =
            |hits: &[bool]| pasted(Column::categorical(&levels), hits, Kept::Levels(vec![0]));
        let rule = some(&hits);
        assert!(rule.restrictions.is_empty(), "{rule:?}");
        let hits: Vec<bool> = levels.iter().map(|level| *level == 1).collect();
        assert_eq!(some(&hits).restrictions[0].kept, Kept::Levels(vec![0, 1]));
    }
}
