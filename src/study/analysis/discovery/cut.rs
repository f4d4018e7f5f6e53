//! Where to cut a table in two: the best of all cuts of all columns.

use super::Table;
use super::cart::{Split, Tree};
use super::order::Orders;
use super::rule::Kept;

/// What is the same for all parts of a tree.
pub(super) struct TreeBuilder<'a> {
    table: &'a Table,
    outcomes: &'a [f64],
    /// Outcomes less their mean: their squares keep more digits.
    centred: Vec<f64>,
    /// Sum of their squares.
    squares: f64,
    smallest: usize,
}

/// A place to cut: the column, the sides, and what it takes off the squares.
struct Cut {
    column: usize,
    kept: [Kept; 2],
    gain: f64,
}

impl<'a> TreeBuilder<'a> {
    /// One leaf has at least `smallest` rows.
    pub(super) fn new(table: &'a Table, outcomes: &'a [f64], smallest: usize) -> Self {
        let mean = outcomes.iter().sum::<f64>() / outcomes.len() as f64;
        let centred: Vec<f64> = outcomes.iter().map(|outcome| outcome - mean).collect();
        let squares = centred.iter().map(|outcome| outcome * outcome).sum();
        Self { table, outcomes, centred, squares, smallest: smallest.max(1) }
    }

    /// The tree over the rows of these orders.
    pub(super) fn grow(&self, orders: &Orders, depth: usize) -> Tree {
        let total =
            |values: &[f64]| -> f64 { orders.by(0).iter().map(|row| values[*row as usize]).sum() };
        let sum = total(&self.centred);
        let columns = 0..if depth > 0 { self.table.columns().len() } else { 0 };
        let cuts = columns.filter_map(|column| self.best_cut(orders, column, sum));
        let best = cuts.reduce(|best, other| if other.gain > best.gain { other } else { best });
        let split = best.map(|Cut { column, kept, gain }| {
            let goes_low = |row: usize| kept[0].holds(self.table.value(row, column));
            let marks: Vec<bool> = (0..self.table.rows()).map(goes_low).collect();
            let parts = orders.parted(&marks).map(|part| self.grow(&part, depth - 1));
            Box::new(Split { column, kept, gain: gain / self.squares, parts })
        });
        let rows = orders.rows();
        Tree { rows, mean: total(self.outcomes) / rows as f64, split }
    }

    /// The best cut of one column, if any takes something off.
    fn best_cut(&self, orders: &Orders, column: usize, sum: f64) -> Option<Cut> {
        let groups = self.groups(orders, column);
        let rows = orders.rows();
        let (mut low_rows, mut low_sum, mut best) = (0, 0.0, (1e-12 * self.squares, None));
        for (at, group) in groups.iter().enumerate() {
            low_rows += group.rows;
            low_sum += group.sum;
            if low_rows < self.smallest || rows - low_rows < self.smallest {
                continue;
            }
            let square = |sum: f64, rows: usize| sum * sum / rows as f64;
            let apart = square(low_sum, low_rows) + square(sum - low_sum, rows - low_rows);
            let gain = apart - square(sum, rows);
            if gain > best.0 {
                best = (gain, Some(at));
            }
        }
        let kept = self.sides(column, &groups, best.1?);
        Some(Cut { column, kept, gain: best.0 })
    }

    /// The values of a column with their rows and sums: in order, or, of levels without one, by rising
    /// mean, where the best cut into two sets is among those along the way (Breiman et al. 1984).
    fn groups(&self, orders: &Orders, column: usize) -> Vec<Group> {
        let value = |row: &u32| self.table.value(*row as usize, column);
        let group = |rows: &[u32]| Group {
            value: value(&rows[0]),
            rows: rows.len(),
            sum: rows.iter().map(|row| self.centred[*row as usize]).sum(),
        };
        let by_value = orders.by(column).chunk_by(|a, b| value(a) == value(b));
        let mut groups: Vec<Group> = by_value.map(group).collect();
        if self.table.columns()[column].levels().is_some() {
            groups.sort_by(|a, b| a.mean().total_cmp(&b.mean()));
        }
        groups
    }

    /// What is kept on both sides of the cut after a group.
    fn sides(&self, column: usize, groups: &[Group], last: usize) -> [Kept; 2] {
        let (low, high) = groups.split_at(last + 1);
        let Some(all) = self.table.columns()[column].levels() else {
            let below = Kept::Range { low: f64::NEG_INFINITY, high: low[last].value };
            return [below, Kept::Range { low: high[0].value, high: f64::INFINITY }];
        };
        let is_low = |level: &u32| low.iter().any(|group| group.value == f64::from(*level));
        let is_high = |level: &u32| high.iter().any(|group| group.value == f64::from(*level));
        let low = all.iter().copied().filter(is_low).collect();
        [Kept::Levels(low), Kept::Levels(all.iter().copied().filter(is_high).collect())]
    }
}

/// The rows of a part that have the same value.
struct Group {
    value: f64,
    rows: usize,
    sum: f64,
}

impl Group {
    fn mean(&self) -> f64 {
        self.sum / self.rows as f64
    }
}
