//! Futures: single runs of a sweep as rows of what was chosen and what was drawn, for the search for
//! rules.

use crate::experiment::Runs;
use crate::experiment::sweep::Field;
use crate::id::{AssumptionId, Id};

use super::discovery::Column;

/// Most rows that rules are looked for in, for each plan and case.
const MOST_ROWS: usize = 10_000;

/// What a column of futures is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// A factor of the sweep, by its place.
    Factor(usize),
    /// An assumption that is drawn in every run.
    Assumption(AssumptionId),
}

/// The futures under one plan and case (or under all that a factor chooses).
#[derive(Debug, Clone)]
pub struct Futures {
    /// Index into the study's plans.
    pub plan: usize,
    /// Index into the study's cases.
    pub case: usize,
    /// What the columns are.
    pub causes: Vec<Cause>,
    /// Values, column by column.
    values: Vec<Vec<f64>>,
    /// Deadline by deadline, whether each row misses it.
    missed: Vec<Vec<bool>>,
}

/// Gathers futures cell by cell, plan and case apart.
pub struct Gathering<'a> {
    field: &'a Field,
    groups: Vec<Futures>,
    /// Replications of each cell that are taken.
    per_cell: u32,
    /// Only one point in so many is taken.
    every: usize,
}

impl<'a> Gathering<'a> {
    /// Nothing yet of a field of which so many cells are played.
    pub fn new(field: &'a Field, cells: usize) -> Self {
        let per_group = cells.div_ceil(field.per_point()).max(1);
        let groups = (0..field.per_point() as u32).map(|number| {
            let cell = field.cell(number);
            let causes = causes(field);
            let deadlines = field.base().deadlines.len();
            Futures {
                plan: cell.plan,
                case: cell.case,
                values: vec![Vec::new(); causes.len()],
                missed: vec![Vec::new(); deadlines],
                causes,
            }
        });
        Self {
            field,
            groups: groups.collect(),
            per_cell: (MOST_ROWS / per_group).max(1) as u32,
            every: per_group.div_ceil(MOST_ROWS),
        }
    }

    /// Takes some runs of a cell.
    pub fn add(&mut self, number: u32, runs: &Runs) {
        let cell = self.field.cell(number);
        if !is_taken(cell.point, self.every) {
            return;
        }
        let group = &mut self.groups[number as usize % self.field.per_point()];
        let point = self.field.points().point(cell.point as usize);
        // Another window of replications at each point: under common luck the first few are the same
        // futures everywhere.
        let done: Vec<u32> = runs.iter().map(|run| run.replication).collect();
        let first = cell.point as usize * self.per_cell as usize % done.len().max(1);
        let window = done.iter().cycle().skip(first).take(done.len().min(self.per_cell as usize));
        for replication in window.copied() {
            for (column, cause) in group.values.iter_mut().zip(&group.causes) {
                column.push(match cause {
                    Cause::Factor(place) => self.field.factors()[*place].code(point[*place]),
                    Cause::Assumption(id) => runs.assumed(replication, *id).unwrap_or_default(),
                });
            }
            for (column, id) in group.missed.iter_mut().zip(self.field.base().deadlines.ids()) {
                column.push(runs.deadline(replication, id).is_missed());
            }
        }
    }

    /// What was gathered, plan by plan and case by case.
    pub fn futures(self) -> Vec<Futures> {
        self.groups
    }
}

impl Futures {
    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.missed.first().map_or(0, Vec::len)
    }

    /// Whether each row misses a deadline.
    pub fn missed(&self, deadline: crate::id::DeadlineId) -> &[bool] {
        &self.missed[deadline.index()]
    }

    /// The columns that have more than one value, with what they are.
    pub(super) fn columns(&self, field: &Field) -> (Vec<Cause>, Vec<Column>) {
        let each = self.causes.iter().zip(&self.values);
        let varying = each.filter(|(_, values)| values.windows(2).any(|pair| pair[0] != pair[1]));
        varying
            .map(|(cause, values)| {
                let is_categorical = matches!(cause, Cause::Factor(place)
                    if field.factors()[*place].is_categorical());
                let column = if is_categorical {
                    let levels: Vec<u32> = values.iter().map(|value| *value as u32).collect();
                    Column::categorical(&levels)
                } else {
                    Column::ordered(values.clone())
                };
                (*cause, column)
            })
            .unzip()
    }
}

/// Whether a point is among one in so many, chosen without regard to the order of the design
/// (Fibonacci hashing, Knuth 1998, 6.4).
fn is_taken(point: u32, every: usize) -> bool {
    let mixed = u64::from(point).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32;
    mixed % every.max(1) as u64 == 0
}

/// The factors, and the assumptions that are drawn and that no factor sets.
fn causes(field: &Field) -> Vec<Cause> {
    let base = field.base();
    let is_drawn = |id: &AssumptionId| {
        let value = base.assumptions[*id].value.as_ref();
        value.is_some_and(|value| value.range().0 < value.range().1)
    };
    let factors = (0..field.factors().len()).map(Cause::Factor);
    let drawn = base.assumptions.ids().filter(|id| is_drawn(id) && !field.sets(*id));
    factors.chain(drawn.map(Cause::Assumption)).collect()
}
