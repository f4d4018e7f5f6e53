//! What is counted over all runs of one variant, in whole numbers: the totals do not depend on the
//! order in which runs, or tallies of runs, are added.

mod camp;
mod chain;
mod deadline;
mod line;
mod people;

use crate::id::{Arena, CampId, DeadlineId, Id, LineId};
use crate::scenario::{Deadline, Scenario};
use crate::simulation::Outcome;

pub use camp::CampTally;
pub use chain::OnChain;
pub use deadline::{Booked, DeadlineTally};
pub use line::{Fate, LineTally};
pub use people::PeopleTally;

/// What is counted over the runs of one variant.
#[derive(Debug, Clone, PartialEq)]
pub struct Tally {
    /// Runs counted; failed ones are not.
    pub runs: u32,
    /// Ledgers and chains of each deadline.
    pub deadlines: Arena<DeadlineId, DeadlineTally>,
    /// Milestones of each camp.
    pub camps: Arena<CampId, CampTally>,
    /// Fates of each requirement line.
    pub lines: Arena<LineId, LineTally>,
    /// People at the end of their journey, day by day.
    pub people: PeopleTally,
}

impl Tally {
    /// Nothing counted yet of this scenario.
    pub fn new(scenario: &Scenario) -> Self {
        let deadline = |deadline: &Deadline| DeadlineTally::new(scenario, deadline.due);
        Self {
            runs: 0,
            deadlines: each(&scenario.deadlines, deadline),
            camps: each(&scenario.camps, |_| CampTally::default()),
            lines: each(&scenario.lines, |line| LineTally::new(scenario, line)),
            people: PeopleTally::new(scenario),
        }
    }

    /// Counts one run.
    pub fn count(&mut self, outcome: &Outcome) {
        self.runs += 1;
        for (tally, deadline) in self.deadlines.values_mut().zip(outcome.deadlines.values()) {
            tally.count(deadline);
        }
        for (tally, camp) in self.camps.values_mut().zip(outcome.camps.values()) {
            tally.count(camp);
        }
        for (tally, line) in self.lines.values_mut().zip(outcome.lines.values()) {
            tally.count(line);
        }
        self.people.count(&outcome.people_home);
    }

    /// Adds what was counted over other runs of the same scenario and settled.
    pub fn merge(&mut self, other: &Self) {
        self.runs += other.runs;
        for (tally, more) in self.deadlines.values_mut().zip(other.deadlines.values()) {
            tally.merge(more);
        }
        for (tally, more) in self.camps.values_mut().zip(other.camps.values()) {
            tally.merge(more);
        }
        for (tally, more) in self.lines.values_mut().zip(other.lines.values()) {
            tally.merge(more);
        }
        self.people.merge(&other.people);
    }

    /// Finishes every count, so that it can be merged, read and compared.
    pub fn settle(&mut self) {
        self.camps.values_mut().for_each(CampTally::settle);
        self.lines.values_mut().for_each(LineTally::settle);
        self.people.settle();
    }
}

/// An arena with something for each item of another.
fn each<I: Id, T, U>(items: &Arena<I, T>, make: impl Fn(&T) -> U) -> Arena<I, U> {
    Arena::new(items.values().map(make).collect())
}
