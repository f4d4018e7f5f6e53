//! Peeling: thin slices come off the box, each time the one whose loss raises the share of hits most per
//! row lost (Friedman and Fisher 1999, with the "lenient" measure of Kwakkel and Jaxa-Rozen
//! 2016, which is fair to columns with few values).

use super::Table;
use super::order::Orders;
use super::prim::PrimOptions;
use super::rule::{Kept, Restriction, Rule};

/// A box that is being peeled.
pub(super) struct Peeling<'a> {
    table: &'a Table,
    is_hit: &'a [bool],
    options: &'a PrimOptions,
    all_hits: usize,
    /// What is kept of each column; `None` if everything.
    kept: Vec<Option<Kept>>,
    orders: Orders,
    hits: usize,
    /// Which rows of the table are in the box.
    inside: Vec<bool>,
}

/// A slice that may be peeled off: what would then be kept of a column, and what would go.
struct Slice {
    column: usize,
    kept: Kept,
    rows: usize,
    hits: usize,
}

impl<'a> Peeling<'a> {
    /// All rows, in these orders.
    pub(super) fn new(
        table: &'a Table,
        is_hit: &'a [bool],
        options: &'a PrimOptions,
        orders: Orders,
    ) -> Self {
        let hits = is_hit.iter().filter(|hit| **hit).count();
        let kept = vec![None; table.columns().len()];
        let inside = vec![true; table.rows()];
        Self { table, is_hit, options, all_hits: hits, kept, orders, hits, inside }
    }

    /// The box as it stands.
    pub(super) fn rule(&self) -> Rule {
        let restricted = self.kept.iter().enumerate();
        let restrictions = restricted
            .filter_map(|(column, kept)| Some(Restriction { column, kept: kept.clone()? }));
        Rule {
            restrictions: restrictions.collect(),
            rows: self.orders.rows(),
            hits: self.hits,
            all_rows: self.table.rows(),
            all_hits: self.all_hits,
        }
    }

    /// Peels the best slice off, if there is one that raises the share of hits.
    pub(super) fn peel(&mut self) -> bool {
        let Some(slice) = self.best_slice() else { return false };
        for row in self.orders.by(slice.column) {
            let value = self.table.value(*row as usize, slice.column);
            self.inside[*row as usize] = slice.kept.holds(value);
        }
        self.orders.keep(&self.inside);
        self.hits -= slice.hits;
        self.kept[slice.column] = Some(slice.kept);
        true
    }

    /// The slice whose loss raises the share of hits most per row; of equals one that restricts no
    /// further column, then the first.
    fn best_slice(&self) -> Option<Slice> {
        let restricted = self.kept.iter().flatten().count();
        let may_cut =
            |column: &usize| self.kept[*column].is_some() || restricted < self.options.restrictions;
        let slices = (0..self.kept.len()).filter(may_cut).flat_map(|column| self.slices(column));
        let scored = slices.map(|slice| {
            let rank = (self.gain(&slice), self.kept[slice.column].is_some());
            (rank, slice)
        });
        let best = scored
            .filter(|((gain, _), slice)| *gain > 0.0 && self.is_large_without(slice))
            .reduce(|best, other| if other.0 > best.0 { other } else { best });
        best.map(|(_, slice)| slice)
    }

    /// By how much the share of hits rises, per row lost.
    fn gain(&self, slice: &Slice) -> f64 {
        let rows = self.orders.rows();
        let left = (self.hits - slice.hits) as f64 / (rows - slice.rows) as f64;
        (left - self.hits as f64 / rows as f64) / slice.rows as f64
    }

    fn is_large_without(&self, slice: &Slice) -> bool {
        let left = (self.orders.rows() - slice.rows) as f64;
        left >= self.options.smallest * self.table.rows() as f64
    }

    fn slices(&self, column: usize) -> Vec<Slice> {
        match self.table.columns()[column].levels() {
            Some(levels) => self.levels(column, levels),
            None => self.ends(column).into_iter().flatten().collect(),
        }
    }

    /// The highest and the lowest values of a column.
    fn ends(&self, column: usize) -> [Option<Slice>; 2] {
        let order = self.orders.by(column);
        let value = |at: usize| self.table.value(order[at] as usize, column);
        let rows = order.len();
        let thin = ((rows - 1) as f64 * self.options.peel) as usize + 1;
        let first = (thin..rows).find(|at| value(*at) > value(thin - 1));
        let end =
            (1..=rows.saturating_sub(thin)).rev().find(|at| value(*at - 1) < value(rows - thin));
        let now = self.kept[column].as_ref().unwrap_or(&Kept::ALL);
        let slice = |removed: &[u32], low: f64, high: f64| {
            let kept = now.and(&Kept::Range { low, high });
            Slice { column, kept, rows: removed.len(), hits: self.hits_of(removed) }
        };
        [
            end.map(|end| slice(&order[end..], f64::NEG_INFINITY, value(end - 1))),
            first.map(|first| slice(&order[..first], value(first), f64::INFINITY)),
        ]
    }

    /// Each level of a categorical column that is in the box, if there is more than one.
    fn levels(&self, column: usize, all: &[u32]) -> Vec<Slice> {
        let level = |row: &u32| self.table.value(*row as usize, column) as u32;
        let slice = |rows: &[u32]| {
            let now = self.kept[column].as_ref().unwrap_or(&Kept::ALL);
            let others = all.iter().copied().filter(|other| *other != level(&rows[0]));
            let kept = now.and(&Kept::Levels(others.collect()));
            Slice { column, kept, rows: rows.len(), hits: self.hits_of(rows) }
        };
        let by_level = self.orders.by(column).chunk_by(|a, b| level(a) == level(b));
        by_level.map(slice).filter(|slice| slice.rows < self.orders.rows()).collect()
    }

    fn hits_of(&self, rows: &[u32]) -> usize {
        rows.iter().filter(|row| self.is_hit[**row as usize]).count()
    }
}
