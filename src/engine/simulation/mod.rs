//! One run: a checked scenario and a luck, played to an outcome.
//!
//! A [`Simulation`] owns one bevy `World`, made once and used again for every replication. The host
//! is one system state that holds the queries on every kind of entity and plays a whole replication
//! (see [`Host`] for what else was tried). The journal it leaves is walked twice for every deadline:
//! along the last site's own line of events, which gives the ledger, and from cause to cause, which
//! gives what stood on the binding chain.

mod outcome;
mod replay;
mod host;
mod frontier;
mod ledger;
mod collect;
#[cfg(test)]
mod audit;

use std::sync::Arc;

use bevy_ecs::prelude::World;
use bevy_ecs::system::SystemState;

use crate::model::{self, Hold};
use crate::scenario::Scenario;

pub use crate::model::{Actor, Code, EventKind, Origin};
pub use host::Host;
pub use outcome::*;
pub use replay::*;

/// One world, used again for every replication of one scenario.
pub struct Simulation {
    scenario: Arc<Scenario>,
    world: World,
    system: SystemState<Hold<'static, 'static>>,
    outcome: Outcome,
}

impl Simulation {
    /// A world for this scenario. Costs more than a replication: keep it.
    pub fn new(scenario: Arc<Scenario>) -> Self {
        let mut world = World::new();
        model::install(&mut world, Arc::clone(&scenario));
        let system = SystemState::new(&mut world);
        Self { scenario, world, system, outcome: Outcome::default() }
    }

    /// The scenario it plays.
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// Plays one replication under the scenario's seed.
    ///
    /// # Errors
    /// [`Failure::Runaway`] if it plays more events than any sane run would.
    pub fn play(&mut self, replication: u64) -> Result<&Outcome, Failure> {
        let mut hold = begin(&mut self.world, &mut self.system, replication, Keep::Causes);
        let mut play = hold.lend();
        self.outcome.events = play.play_on(|_| ())?;
        collect::collect(&mut play, &mut self.outcome);
        Ok(&self.outcome)
    }

    /// Plays one replication and keeps its event log.
    ///
    /// # Errors
    /// As [`Simulation::play`].
    pub fn replay(&mut self, replication: u64) -> Result<Replay, Failure> {
        let mut hold = begin(&mut self.world, &mut self.system, replication, Keep::Everything);
        let mut play = hold.lend();
        let mut outcome = Outcome { events: play.play_on(|_| ())?, ..Outcome::default() };
        collect::collect(&mut play, &mut outcome);
        Ok(replay::tell(&mut play, outcome))
    }
}

/// What the journal keeps of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Keep {
    /// What its ledgers and chains need.
    Causes,
    /// Every event, with what it was about.
    Everything,
}

/// Draws a replication, making room for as many convoys as its pools can send.
fn begin<'a>(
    world: &'a mut World,
    system: &'a mut SystemState<Hold<'static, 'static>>,
    replication: u64,
    keep: Keep,
) -> Hold<'a, 'a> {
    let everything = keep == Keep::Everything;
    let missing = hold(world, system).lend().begin(replication, everything);
    if missing > 0 {
        model::add_convoys(world, missing);
        hold(world, system).lend().begin(replication, everything);
    }
    hold(world, system)
}

/// What the world holds.
fn hold<'a>(
    world: &'a mut World,
    system: &'a mut SystemState<Hold<'static, 'static>>,
) -> Hold<'a, 'a> {
    system.get_mut(world).expect("install puts every resource into place")
}

impl From<model::Overrun> for Failure {
    fn from(overrun: model::Overrun) -> Self {
        Self::Runaway { events: overrun.events, at: overrun.at }
    }
}
