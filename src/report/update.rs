//! What a status changes: the facts as they were taken, what they teach, and how the forecast has moved
//! from report to report.

pub(super) mod drift;
mod page;
mod previous;
pub(super) mod said;
pub(super) mod tables;

use super::table::Table;
use super::{Language, Names};
use crate::analysis::Analysis;
use crate::analysis::status::{FactRow, Forecast, Learned, Move};
use crate::experiment::Runs;
use crate::id::DeadlineId;
use crate::scenario::{Fact, Status, Study};

pub use drift::{Drift, DriftRow};
pub use previous::Previous;
pub(super) use tables::headings;

/// A forecast made anew from a status.
pub struct Updated<'a> {
    /// What was played on: the plans in view, each under each case.
    pub study: &'a Study,
    /// What is known.
    pub status: &'a Status,
    /// What was learned, case by case.
    pub cases: Vec<UpdatedCase>,
    /// By how much each fact has moved each deadline, plan by plan, each under each case.
    pub moves: &'a [Vec<Move>],
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
    /// The three facts that stand farthest out among the runs, the farthest first, as far as runs differ in them.
    fn worst(&self) -> Vec<&FactRow> {
        let mut facts: Vec<&FactRow> =
            self.learned.facts.iter().filter(|row| row.place.is_varied).collect();
        facts.sort_by(|a, b| a.place.chance.total_cmp(&b.place.chance));
        facts.truncate(3);
        facts
    }
}

/// How far a chance near a half may be off, at 95 %, that hangs on runs worth so many: 1.96 · √(¼ / worth).
pub(crate) fn off_by(worth: f64) -> f64 {
    0.98 / worth.max(1.0).sqrt()
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

    /// The fact that has moved the chance of missing a deadline most under a plan and a case, as far as that
    /// can be told from chance.
    fn mover(&self, variant: (usize, usize), id: DeadlineId) -> Option<&'a Move> {
        let all = || self.moves_of(variant).filter(|it| it.deadline == id);
        let total: f64 = all().map(|it| it.points).sum();
        let moves = || self.told(variant).filter(|it| it.deadline == id);
        let order = |a: &&Move, b: &&Move| {
            a.points.abs().total_cmp(&b.points.abs()).then(b.fact.cmp(&a.fact))
        };
        // Whoever asks why it has risen is not told what has held it down, if anything has raised it.
        let along = moves().filter(|it| it.points * total > 0.0).max_by(order);
        along.or_else(|| moves().max_by(order))
    }

    /// What a fact has moved most under the first plan and a case, likewise.
    fn moved_by(&self, fact: usize, case: usize) -> Option<&'a Move> {
        let moves = self.told((0, case)).filter(|it| it.fact == fact);
        moves.max_by(|a, b| {
            a.points.abs().total_cmp(&b.points.abs()).then(b.deadline.cmp(&a.deadline))
        })
    }

    /// The moves under a plan and a case that can be told from chance and are worth telling.
    fn told(&self, variant: (usize, usize)) -> impl Iterator<Item = &'a Move> {
        self.moves_of(variant).filter(|it| it.is_told() && it.points.abs() >= LEAST_MOVE)
    }

    /// All moves under a plan and a case.
    fn moves_of(&self, variant: (usize, usize)) -> impl Iterator<Item = &'a Move> {
        let variants = self.study.variants.iter().zip(self.moves);
        let of_it = variants.filter(move |(it, _)| (it.plan, it.case) == variant);
        of_it.flat_map(|(_, moves)| moves)
    }

    fn names(&self) -> Names<'a> {
        Names { scenario: &self.study.base, language: self.language }
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
