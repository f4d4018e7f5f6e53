//! Futures: single runs of a sweep as rows of what was chosen and what was drawn, for the search for
//! rules.

use std::collections::{BTreeMap, BTreeSet};

use crate::experiment::Runs;
use crate::experiment::sweep::{Field, Sharing};
use crate::id::{AssumptionId, Id};

use super::discovery::{Clusters, Column};

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
    /// The point of each row, and its replication.
    at: Vec<(u32, u32)>,
    /// Whether points share the luck of a replication.
    luck: Sharing,
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
    /// Nothing yet of a field of which so many cells are played, with this luck.
    pub fn new(field: &'a Field, cells: usize, luck: Sharing) -> Self {
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
                at: Vec::new(),
                luck,
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
            group.at.push((cell.point, replication));
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
    /// Whether each row misses a deadline.
    pub fn missed(&self, deadline: crate::id::DeadlineId) -> &[bool] {
        &self.missed[deadline.index()]
    }

    /// In which ways rows are clustered: by their replication, where points share its luck, and by the draw
    /// of each part of the design that chance has chosen.
    pub(super) fn clusters(&self, field: &Field, causes: &[Cause]) -> Clusters {
        let mut ways = Vec::new();
        let by_luck = (self.luck == Sharing::Common).then(|| {
            ways.push(numbered(self.at.iter().map(|(_, replication)| *replication)));
            0
        });
        let by_part: Vec<Option<usize>> = (0..field.parts())
            .map(|part| {
                let draws = self.at.iter().map(|(point, _)| field.draw(part, *point));
                ways.push(numbered(draws.collect::<Option<Vec<u32>>>()?.into_iter()));
                Some(ways.len() - 1)
            })
            .collect();
        let by_cause = |cause: &Cause| match cause {
            Cause::Factor(place) => by_part[field.part_of(*place)].or(by_luck),
            Cause::Assumption(_) => by_luck,
        };
        let by_column = causes.iter().map(by_cause).collect();
        Clusters { ways, by_column }
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

/// The same numbers without gaps between them, from 0.
fn numbered(numbers: impl Iterator<Item = u32> + Clone) -> Vec<u32> {
    let all: BTreeSet<u32> = numbers.clone().collect();
    let places: BTreeMap<u32, u32> =
        (0..).zip(all).map(|(place, number)| (number, place)).collect();
    numbers.map(|number| places[&number]).collect()
}

/// Whether a point is among one in so many, chosen without regard to the order of the design
/// (Fibonacci hashing, Knuth 1998, 6.4).
fn is_taken(point: u32, every: usize) -> bool {
    let mixed = u64::from(point).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32;
    mixed % every.max(1) as u64 == 0
}

/// The factors, and the assumptions that vary and whose number no factor tells already.
fn causes(field: &Field) -> Vec<Cause> {
    let factors = (0..field.factors().len()).map(Cause::Factor);
    let drawn = field.varying().iter().filter(|id| !field.is_told(**id));
    factors.chain(drawn.map(|id| Cause::Assumption(*id))).collect()
}
