//! What is counted over all runs of one variant, in whole numbers: the totals do not depend on the
//! order in which runs, or tallies of runs, are added.

mod camp;
mod chain;
mod control;
mod deadline;
mod line;
mod means;
mod people;
mod rule;

use crate::id::{Arena, CampId, DeadlineId, Id, LineId, RuleId};
use crate::scenario::{Deadline, Scenario};
use crate::simulation::Outcome;

pub use camp::CampTally;
pub use chain::OnChain;
pub use control::{ControlDay, ControlTally};
pub use deadline::{Booked, DeadlineTally};
pub use line::{Fate, LineTally};
pub use means::MeansTally;
pub use people::PeopleTally;
pub use rule::RuleTally;

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
    /// What each means did.
    pub means: Vec<MeansTally>,
    /// People at the end of their journey, day by day.
    pub people: PeopleTally,
    /// Who was at each site and who held it, day by day.
    pub control: ControlTally,
    /// How often each rule fired, and when.
    pub rules: Arena<RuleId, RuleTally>,
}

impl Tally {
    /// Nothing counted yet of this scenario.
    pub fn new(scenario: &Scenario) -> Self {
        let deadline = |deadline: &Deadline| DeadlineTally::new(scenario, deadline.due);
        Self {
            runs: 0,
            deadlines: each(&scenario.deadlines, deadline),
            camps: each(&scenario.camps, |_| CampTally::new(scenario)),
            lines: each(&scenario.lines, |line| LineTally::new(scenario, line)),
            means: Vec::new(),
            people: PeopleTally::new(scenario),
            control: ControlTally::new(scenario),
            rules: each(&scenario.rules, |_| RuleTally::default()),
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
        means::count(&mut self.means, &outcome.means);
        self.people.count(&outcome.people_home);
        self.control.count(&outcome.control);
        let mut fired = outcome.rules.clone();
        fired.sort_by_key(|(rule, _)| *rule);
        for of_rule in fired.chunk_by(|one, other| one.0 == other.0) {
            self.rules[of_rule[0].0].count(of_rule.iter().map(|(_, at)| *at));
        }
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
        means::merge(&mut self.means, &other.means);
        self.people.merge(&other.people);
        self.control.merge(&other.control);
        for (tally, more) in self.rules.values_mut().zip(other.rules.values()) {
            tally.merge(more);
        }
    }

    /// Finishes every count, so that it can be merged, read and compared.
    pub fn settle(&mut self) {
        self.camps.values_mut().for_each(CampTally::settle);
        self.lines.values_mut().for_each(LineTally::settle);
        self.people.settle();
        self.rules.values_mut().for_each(RuleTally::settle);
    }
}

/// An arena with something for each item of another.
fn each<I: Id, T, U>(items: &Arena<I, T>, make: impl Fn(&T) -> U) -> Arena<I, U> {
    Arena::new(items.values().map(make).collect())
}
