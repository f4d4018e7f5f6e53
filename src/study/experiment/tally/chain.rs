//! Counts of what was critical.

use crate::id::Id;
use crate::scenario::Scenario;
use crate::simulation::Actor;
use crate::time::Span;

/// In how many runs something stood on the chain of a deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OnChain {
    /// Of all runs.
    pub runs: u32,
    /// Of those that missed the deadline.
    pub missed: u32,
    /// Seconds lost to it in all runs.
    pub seconds: i64,
    /// Seconds lost to it in those that missed the deadline.
    pub seconds_missed: i64,
}

/// Everything that can stand on a chain, kind by kind, with its count.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Chain {
    kinds: [Vec<OnChain>; 8],
}

impl Chain {
    /// Nothing counted yet.
    pub(super) fn new(scenario: &Scenario) -> Self {
        let lengths = [
            scenario.sites.len(),
            scenario.routes.len(),
            scenario.pools.len(),
            scenario.escorts.len(),
            scenario.gates.len(),
            scenario.threats.len(),
            scenario.weathers.len(),
            scenario.rules.len(),
        ];
        Self { kinds: lengths.map(|length| vec![OnChain::default(); length]) }
    }

    /// Counts one run's chain, each actor once, and the time that was lost to it.
    pub(super) fn count(&mut self, chain: &[Actor], lost: &[(Actor, Span)], missed: u32) {
        for (actor, span) in lost {
            let (kind, index) = place(*actor);
            let count = &mut self.kinds[kind][index];
            count.seconds += span.0;
            count.seconds_missed += span.0 * i64::from(missed);
        }
        for actor in chain {
            let (kind, index) = place(*actor);
            let count = &mut self.kinds[kind][index];
            count.runs += 1;
            count.missed += missed;
        }
    }

    /// Adds the counts of other runs.
    pub(super) fn merge(&mut self, other: &Self) {
        for (counts, more) in self.kinds.iter_mut().zip(&other.kinds) {
            for (count, more) in counts.iter_mut().zip(more) {
                count.runs += more.runs;
                count.missed += more.missed;
                count.seconds += more.seconds;
                count.seconds_missed += more.seconds_missed;
            }
        }
    }

    /// Whatever stood on a chain at least once, kind by kind, in the order of [`Actor`].
    pub(super) fn iter(&self) -> impl Iterator<Item = (Actor, OnChain)> + '_ {
        self.kinds.iter().enumerate().flat_map(|(kind, counts)| {
            let counted = counts.iter().enumerate().filter(|(_, count)| count.runs > 0);
            counted.map(move |(index, count)| (actor(kind, index), *count))
        })
    }
}

/// Kind and index of an actor.
fn place(actor: Actor) -> (usize, usize) {
    match actor {
        Actor::Site(id) => (0, id.index()),
        Actor::Route(id) => (1, id.index()),
        Actor::Pool(id) => (2, id.index()),
        Actor::Escort(id) => (3, id.index()),
        Actor::Gate(id) => (4, id.index()),
        Actor::Threat(id) => (5, id.index()),
        Actor::Weather(id) => (6, id.index()),
        Actor::Rule(id) => (7, id.index()),
    }
}

/// The actor of a kind and index.
fn actor(kind: usize, index: usize) -> Actor {
    match kind {
        0 => Actor::Site(Id::at(index)),
        1 => Actor::Route(Id::at(index)),
        2 => Actor::Pool(Id::at(index)),
        3 => Actor::Escort(Id::at(index)),
        4 => Actor::Gate(Id::at(index)),
        5 => Actor::Threat(Id::at(index)),
        6 => Actor::Weather(Id::at(index)),
        _ => Actor::Rule(Id::at(index)),
    }
}
