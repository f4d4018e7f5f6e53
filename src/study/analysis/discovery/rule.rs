//! Rules: a box in the space of factors and what is in it.

use super::Table;

/// What values of a column a rule keeps.
#[derive(Debug, Clone, PartialEq)]
pub enum Kept {
    /// Those between two limits, both included; −∞ or ∞ where there is no limit. Limits are values
    /// that occur in the table.
    Range {
        /// Lower limit.
        low: f64,
        /// Upper limit.
        high: f64,
    },
    /// These levels of a categorical column, in order.
    Levels(Vec<u32>),
}

impl Kept {
    /// All numbers.
    pub(super) const ALL: Self = Self::Range { low: f64::NEG_INFINITY, high: f64::INFINITY };

    /// Whether a value is kept.
    pub fn holds(&self, value: f64) -> bool {
        match self {
            Self::Range { low, high } => *low <= value && value <= *high,
            Self::Levels(levels) => levels.binary_search(&(value as u32)).is_ok(),
        }
    }

    /// What both keep, of the same column.
    pub(super) fn and(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Range { low, high }, Self::Range { low: other_low, high: other_high }) => {
                Self::Range { low: low.max(*other_low), high: high.min(*other_high) }
            }
            (Self::Levels(levels), other) | (other, Self::Levels(levels)) => {
                let both = levels.iter().filter(|level| other.holds(f64::from(**level)));
                Self::Levels(both.copied().collect())
            }
        }
    }
}

/// One condition of a rule.
#[derive(Debug, Clone, PartialEq)]
pub struct Restriction {
    /// The column's position in the table.
    pub column: usize,
    /// What is kept of it.
    pub kept: Kept,
}

impl Restriction {
    pub(super) fn holds(&self, table: &Table, row: usize) -> bool {
        self.kept.holds(table.value(row, self.column))
    }
}

/// A box: the rows for which all restrictions hold, and how many of them are hits.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// In the order of columns, one for each restricted column.
    pub restrictions: Vec<Restriction>,
    /// Rows in the box; at least one.
    pub rows: usize,
    /// Hits in the box.
    pub hits: usize,
    /// Rows of the table.
    pub all_rows: usize,
    /// Hits in the table.
    pub all_hits: usize,
}

impl Rule {
    /// The rule with these restrictions, with what it is worth on a table.
    pub fn of(table: &Table, hits: &[bool], restrictions: Vec<Restriction>) -> Self {
        let inside: Vec<usize> = rows_in(table, &restrictions).collect();
        Self {
            rows: inside.len(),
            hits: inside.iter().filter(|row| hits[**row]).count(),
            all_rows: table.rows(),
            all_hits: hits.iter().filter(|hit| **hit).count(),
            restrictions,
        }
    }

    /// Share of all hits that are in the box.
    pub fn coverage(&self) -> f64 {
        self.hits as f64 / self.all_hits as f64
    }

    /// Share of the rows in the box that are hits.
    pub fn density(&self) -> f64 {
        self.hits as f64 / self.rows as f64
    }

    /// The harmonic mean of coverage and density.
    pub fn balance(&self) -> f64 {
        2.0 * self.hits as f64 / (self.all_hits + self.rows) as f64
    }
}

/// The rows of a table for which all restrictions hold.
pub(in crate::analysis) fn rows_in<'a>(
    table: &'a Table,
    restrictions: &'a [Restriction],
) -> impl Iterator<Item = usize> + 'a {
    let is_inside = |row: &usize| restrictions.iter().all(|it| it.holds(table, *row));
    (0..table.rows()).filter(is_inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coverage_and_density_are_shares_of_hits_and_of_rows() {
        let rule = Rule { restrictions: vec![], rows: 40, hits: 30, all_rows: 200, all_hits: 60 };
        assert_eq!((rule.coverage(), rule.density(), rule.balance()), (0.5, 0.75, 0.6));
    }

    #[test]
    fn what_two_keep_is_what_each_keeps() {
        let range = |low, high| Kept::Range { low, high };
        assert_eq!(range(0.0, f64::INFINITY).and(&range(-1.0, 2.0)), range(0.0, 2.0));
        let levels = Kept::Levels(vec![0, 2, 5]);
        assert_eq!(levels.and(&Kept::Levels(vec![2, 3, 5])), Kept::Levels(vec![2, 5]));
        assert_eq!(Kept::ALL.and(&levels), levels);
        assert!(levels.holds(2.0) && !levels.holds(3.0));
    }
}
