//! Counts of one deadline: its ledgers, added up to the second, and what was critical.

use std::collections::BTreeMap;

use crate::scenario::Scenario;
use crate::simulation::{Actor, DeadlineOutcome, Item};
use crate::time::Moment;

use super::chain::{Chain, OnChain};

/// Time booked under one item, over all runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Booked {
    /// Seconds in all runs.
    pub seconds: i64,
    /// Seconds in the runs that missed the deadline.
    pub seconds_missed: i64,
    /// Runs with such a booking.
    pub runs: u32,
}

/// What is counted of one deadline.
#[derive(Debug, Clone, PartialEq)]
pub struct DeadlineTally {
    due: Moment,
    /// Runs that missed it.
    pub missed: u32,
    /// Only items that have ever been booked take room.
    ledger: BTreeMap<Item, Booked>,
    chain: Chain,
}

impl DeadlineTally {
    /// Nothing counted yet.
    pub(super) fn new(scenario: &Scenario, due: Moment) -> Self {
        Self { due, missed: 0, ledger: BTreeMap::new(), chain: Chain::new(scenario) }
    }

    /// Counts the deadline's run.
    pub(super) fn count(&mut self, deadline: &DeadlineOutcome) {
        let missed = u32::from(deadline.is_missed(self.due));
        self.missed += missed;
        for booking in &deadline.ledger {
            let booked = self.ledger.entry(booking.item).or_default();
            booked.runs += 1;
            booked.seconds += booking.span.0;
            booked.seconds_missed += booking.span.0 * i64::from(missed);
        }
        self.chain.count(&deadline.critical, &deadline.lost, missed);
    }

    /// Adds the counts of other runs.
    pub(super) fn merge(&mut self, other: &Self) {
        self.missed += other.missed;
        for (item, more) in &other.ledger {
            let booked = self.ledger.entry(*item).or_default();
            booked.seconds += more.seconds;
            booked.seconds_missed += more.seconds_missed;
            booked.runs += more.runs;
        }
        self.chain.merge(&other.chain);
    }

    /// All time booked, in the order of items.
    pub fn ledger(&self) -> impl Iterator<Item = (Item, Booked)> + '_ {
        self.ledger.iter().map(|(item, booked)| (*item, *booked))
    }

    /// Whatever was critical in at least one run, in the order of [`Actor`].
    pub fn chain(&self) -> impl Iterator<Item = (Actor, OnChain)> + '_ {
        self.chain.iter()
    }
}
