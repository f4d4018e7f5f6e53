//! What a status changes: the facts as they were taken, what they teach, and how the forecast has moved
//! from report to report.

pub(super) mod drift;
mod page;
pub(super) mod tables;

use super::table::Table;
use super::{Language, Names};
use crate::analysis::status::{FactRow, Forecast, Learned};
use crate::analysis::{Analysis, DeadlineRow};
use crate::experiment::Runs;
use crate::id::DeadlineId;
use crate::scenario::{About, Fact, Status, Study};
use crate::simulation::Actor;

pub use drift::{Drift, DriftRow};
pub(super) use tables::headings;

/// A forecast made anew from a status.
pub struct Updated<'a> {
    /// What was played on: the plans in view, each under each case.
    pub study: &'a Study,
    /// What is known.
    pub status: &'a Status,
    /// What was learned, case by case.
    pub cases: Vec<UpdatedCase>,
    /// What the runs say that went on.
    pub analysis: &'a Analysis,
    /// How many went on, of each plan under each case.
    pub continued: u32,
    /// The key of the plan that was followed until now.
    pub followed: &'a str,
    /// The forecasts until now, this one included.
    pub drift: Drift,
    /// The reader's language.
    pub language: Language,
}

/// What was learned under one case.
pub struct UpdatedCase {
    /// What a status teaches.
    pub learned: Learned,
    /// Runs that were weighed.
    pub weighed: u32,
    /// How many different ones go on.
    pub distinct: u32,
    /// Whether it was to be learned at all.
    pub is_learning: bool,
}

impl UpdatedCase {
    /// The three facts that stand farthest out among the runs, the farthest first.
    fn worst(&self) -> Vec<&FactRow> {
        let mut facts: Vec<&FactRow> = self.learned.facts.iter().collect();
        facts.sort_by(|a, b| a.place.chance.total_cmp(&b.place.chance));
        facts.truncate(3);
        facts
    }

    /// The fact that has moved the chance of missing a deadline most, and by how much.
    fn mover(&self, id: DeadlineId) -> Option<(&FactRow, f64)> {
        let moved = |row: &FactRow| {
            row.moved.iter().find(|(other, _)| *other == id).map_or(0.0, |(_, by)| *by)
        };
        let facts = self.learned.facts.iter().map(|row| (row, moved(row)));
        let most =
            facts.max_by(|a, b| a.1.abs().total_cmp(&b.1.abs()).then(b.0.fact.cmp(&a.0.fact)));
        most.filter(|(_, by)| by.abs() >= LEAST_MOVE && self.learned.tempered.has_learned())
    }
}

/// A change of a chance below which nothing is said to have moved it.
const LEAST_MOVE: f64 = 0.005;

impl<'a> Updated<'a> {
    /// The forecasts until now: those of earlier reports, or else the one before any fact, and this one.
    pub fn drifted(mut self, earlier: Option<Drift>, before: &[&Runs]) -> Self {
        self.drift = match earlier {
            Some(earlier) => earlier,
            None => Drift::before(self.study, self.followed, before),
        };
        let now = drift::rows_now(&self);
        self.drift.rows.retain(|row| row.as_of < self.status.day.to_string());
        self.drift.rows.extend(now);
        self
    }

    /// The tables that stand beside those of the runs.
    pub fn tables(&self) -> Vec<Table> {
        tables::tables(self)
    }

    /// What is said on a terminal, with where the files are.
    pub fn text(&self, folder: &str) -> String {
        page::page(self, folder)
    }

    fn names(&self) -> Names<'a> {
        Names { scenario: &self.study.base, language: self.language }
    }

    /// The fact that has moved a deadline most, by so much as far as weighing goes; or else the one that sets
    /// how the gate, road or means stands to which most time is lost.
    fn moved_by(&self, row: &DeadlineRow) -> Option<(&Fact, Option<f64>)> {
        if let Some((fact, by)) = self.cases[row.case].mover(row.deadline) {
            return Some((&self.status.facts[fact.fact], Some(by)));
        }
        let about = match row.bottleneck? {
            Actor::Gate(id) => About::Gate(id),
            Actor::Route(id) => About::Route(id),
            Actor::Pool(id) => About::Vehicles(id),
            Actor::Escort(id) => About::Escorts(id),
            _ => return None,
        };
        let fact = self.status.facts.iter().rev().find(|fact| fact.about == about)?;
        Some((fact, None))
    }

    /// A fact as it stands in the status: its kind and what it is about.
    fn called(fact: &Fact) -> String {
        format!("{} {}", fact.kind.word(), fact.what)
    }
}

/// A forecast of a deadline by weighed runs, as it stands in tables.
fn forecast(runs: &Runs, weights: &[f64], id: DeadlineId) -> Forecast {
    Forecast::of(runs, weights, id)
}
