//! Counts of one requirement line: how much met which fate.

use crate::experiment::Histogram;
use crate::scenario::{Disposition, Line, Scenario};
use crate::simulation::LineOutcome;

use super::people::expected;

/// What became of a load, in the order of the results.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// Moved, or disposed of without being moved.
    Disposed(Disposition),
    /// Lost on the way.
    Lost,
    /// Still in the camp at the horizon.
    InCamp,
    /// On its way, or waiting at a hub, at the horizon.
    UnderWay,
}

impl Fate {
    /// All fates in the order of the results.
    pub const ALL: [Self; 9] = [
        Self::Disposed(Disposition::Moved),
        Self::Disposed(Disposition::Gifted),
        Self::Disposed(Disposition::Sold),
        Self::Disposed(Disposition::Scrapped),
        Self::Disposed(Disposition::DestroyedInPlace),
        Self::Disposed(Disposition::Left),
        Self::Lost,
        Self::InCamp,
        Self::UnderWay,
    ];

    /// The word in the results.
    pub fn word(self) -> &'static str {
        match self {
            Self::Disposed(disposition) => disposition.word(),
            Self::Lost => "lost",
            Self::InCamp => "in_camp",
            Self::UnderWay => "under_way",
        }
    }
}

/// What is counted of one line.
#[derive(Debug, Clone, PartialEq)]
pub struct LineTally {
    /// Amounts in base units, in the order of [`Fate::ALL`]; every run is in each.
    pub fates: [Histogram; Fate::ALL.len()],
}

impl LineTally {
    /// Nothing counted yet; amounts are told apart to a thousandth of what is expected.
    pub(super) fn new(scenario: &Scenario, line: &Line) -> Self {
        let width = Histogram::thousandth(expected(scenario, line));
        Self { fates: std::array::from_fn(|_| Histogram::new(width)) }
    }

    /// Counts the line's run.
    pub(super) fn count(&mut self, line: &LineOutcome) {
        let [gifted, sold, scrapped, destroyed, left] = line.disposed;
        let rest = [line.lost, line.in_camp, line.under_way];
        let amounts = [line.moved, gifted, sold, scrapped, destroyed, left].into_iter().chain(rest);
        for (fate, amount) in self.fates.iter_mut().zip(amounts) {
            fate.push(amount.0);
        }
    }

    /// Adds the counts of other runs.
    pub(super) fn merge(&mut self, other: &Self) {
        for (fate, more) in self.fates.iter_mut().zip(&other.fates) {
            fate.merge(more);
        }
    }

    /// Finishes every count.
    pub(super) fn settle(&mut self) {
        self.fates.iter_mut().for_each(Histogram::settle);
    }
}
