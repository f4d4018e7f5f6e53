//! The table that is searched: one column per factor, one row per point or run.

use super::Unfit;

/// The values of one factor, row by row.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    values: Vec<f64>,
    kind: Kind,
}

/// Whether the values of a column have an order.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    Ordered,
    /// With the levels there are, in order.
    Categorical(Vec<u32>),
}

impl Column {
    /// Numbers: a rule keeps those between two limits.
    pub fn ordered(values: Vec<f64>) -> Self {
        Self { values, kind: Kind::Ordered }
    }

    /// Positions of levels without an order: a rule keeps some of them.
    pub fn categorical(levels: &[u32]) -> Self {
        let values = levels.iter().map(|level| f64::from(*level)).collect();
        let mut levels = levels.to_vec();
        levels.sort_unstable();
        levels.dedup();
        Self { values, kind: Kind::Categorical(levels) }
    }

    /// The levels of a categorical column, in the order of their numbers.
    pub fn levels(&self) -> Option<&[u32]> {
        match &self.kind {
            Kind::Ordered => None,
            Kind::Categorical(levels) => Some(levels),
        }
    }

    /// The values, row by row.
    pub fn values(&self) -> &[f64] {
        &self.values
    }
}

/// Columns of equal length whose values are all finite.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    columns: Vec<Column>,
}

impl Table {
    /// A table of these columns.
    pub fn new(columns: Vec<Column>) -> Result<Self, Unfit> {
        let expected = columns.first().map_or(0, |column| column.values.len());
        if expected == 0 {
            return Err(Unfit::Empty);
        }
        for (number, column) in columns.iter().enumerate() {
            check_length(column.values.len(), expected)?;
            if let Some(row) = column.values.iter().position(|value| !value.is_finite()) {
                return Err(Unfit::NotFinite { column: number, row });
            }
        }
        Ok(Self { columns })
    }

    /// How many rows there are; at least one.
    pub fn rows(&self) -> usize {
        self.columns[0].values.len()
    }

    /// The columns.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    pub(super) fn value(&self, row: usize, column: usize) -> f64 {
        self.columns[column].values[row]
    }

    /// Only these rows, at least one.
    pub(super) fn of_rows(&self, rows: &[usize]) -> Self {
        let columns = self.columns.iter().map(|column| Column {
            values: rows.iter().map(|row| column.values[*row]).collect(),
            kind: column.kind.clone(),
        });
        Self { columns: columns.collect() }
    }
}

/// Refuses a column of another length.
pub(super) fn check_length(rows: usize, expected: usize) -> Result<(), Unfit> {
    if rows == expected { Ok(()) } else { Err(Unfit::OtherLength { rows, expected }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_that_are_none_are_refused() {
        let of = |columns: &[&[f64]]| {
            let columns = columns.iter().map(|values| Column::ordered(values.to_vec())).collect();
            Table::new(columns).map(|_| ())
        };
        assert_eq!(of(&[&[1.0, 2.0], &[3.0, 4.0]]), Ok(()));
        assert_eq!(of(&[]), Err(Unfit::Empty));
        assert_eq!(of(&[&[]]), Err(Unfit::Empty));
        assert_eq!(of(&[&[1.0], &[]]), Err(Unfit::OtherLength { rows: 0, expected: 1 }));
        let not_finite = Unfit::NotFinite { column: 1, row: 1 };
        assert_eq!(of(&[&[1.0, 2.0], &[3.0, f64::NAN]]), Err(not_finite));
    }
}
