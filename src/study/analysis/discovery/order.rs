//! The rows of a box in the order of each column: sorted once, then only ever thinned out.

use super::Table;

/// For each column, the rows of a box by rising value (by row where values are equal).
#[derive(Debug, Clone)]
pub(super) struct Orders(Vec<Vec<u32>>);

impl Orders {
    /// All rows of a table.
    pub(super) fn of(table: &Table) -> Self {
        let sorted = |values: &[f64]| {
            let mut rows: Vec<u32> = (0..values.len() as u32).collect();
            let value = |row: &u32| values[*row as usize];
            rows.sort_unstable_by(|a, b| value(a).total_cmp(&value(b)).then(a.cmp(b)));
            rows
        };
        Self(table.columns().iter().map(|column| sorted(column.values())).collect())
    }

    /// The rows by the value of a column.
    pub(super) fn by(&self, column: usize) -> &[u32] {
        &self.0[column]
    }

    /// How many rows there are.
    pub(super) fn rows(&self) -> usize {
        self.0[0].len()
    }

    /// Drops the rows that are not in `inside`, a mark for each row of the table.
    pub(super) fn keep(&mut self, inside: &[bool]) {
        for order in &mut self.0 {
            order.retain(|row| inside[*row as usize]);
        }
    }

    /// The rows marked and those not.
    pub(super) fn parted(&self, left: &[bool]) -> [Self; 2] {
        let only = |marked: bool| {
            let part = |order: &Vec<u32>| {
                order.iter().copied().filter(|row| left[*row as usize] == marked).collect()
            };
            Self(self.0.iter().map(part).collect())
        };
        [only(true), only(false)]
    }
}
