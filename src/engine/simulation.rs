//! One run: a checked scenario and a luck, played to an outcome.
//!
//! A [`Simulation`] owns one bevy `World`, made once and used again for every replication. The host
//! is one system state that holds the queries on every kind of entity and plays a whole replication
//! (see [`Host`] for what else was tried). From the journal it leaves, one walk back from the end of
//! every deadline makes the account of where its time went and why (`account`).

mod outcome;
mod replay;
mod host;
mod frontier;
mod account;
mod drawn;
mod collect;
mod course;
mod update;
#[cfg(test)]
mod audit;

use std::sync::Arc;

use bevy_ecs::prelude::World;
use bevy_ecs::system::SystemState;

use crate::model::{self, Courses, Hold};
use crate::scenario::Scenario;

pub use crate::model::{
    Activity, Actor, Code, CodeKind, EventKind, Means, Origin, SetOff, Stated, Usage,
};
pub use account::Interval;
pub use drawn::{Draw, Drawn, draws};
pub use host::Host;
pub use outcome::*;
pub use replay::*;
pub use update::{Probe, Start, Watched};

/// One world, used again for every replication of one scenario.
pub struct Simulation {
    scenario: Arc<Scenario>,
    world: World,
    system: SystemState<Hold<'static, 'static>>,
    outcome: Outcome,
    /// What it draws once for a whole run.
    draws: Vec<Draw>,
}

impl Simulation {
    /// A world for this scenario. Costs more than a replication: keep it.
    pub fn new(scenario: Arc<Scenario>) -> Self {
        let courses = course::courses(&scenario);
        Self::with(scenario, courses)
    }

    fn with(scenario: Arc<Scenario>, courses: Courses) -> Self {
        let mut world = World::new();
        model::install(&mut world, Arc::clone(&scenario), courses);
        let system = SystemState::new(&mut world);
        let draws = draws(&scenario);
        Self { scenario, world, system, outcome: Outcome::default(), draws }
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
        let (world, system) = (&mut self.world, &mut self.system);
        self.outcome.events = play_through(world, system, replication, Keep::Causes)?;
        let mut hold = hold(world, system);
        collect::collect(&mut hold.lend(), &mut self.outcome);
        Ok(&self.outcome)
    }

    /// Plays one replication and keeps its event log.
    ///
    /// # Errors
    /// As [`Simulation::play`].
    pub fn replay(&mut self, replication: u64) -> Result<Replay, Failure> {
        let (world, system) = (&mut self.world, &mut self.system);
        let mut begun = begin(world, system, replication, Keep::Everything);
        let drawn = drawn::of(&begun.lend(), &self.draws);
        let events = play_through(world, system, replication, Keep::Everything)?;
        let mut hold = hold(world, system);
        let mut play = hold.lend();
        let mut outcome = Outcome { events, ..Outcome::default() };
        let ends = collect::collect(&mut play, &mut outcome);
        Ok(replay::tell(&play, outcome, drawn, &ends))
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

/// Draws a replication.
fn begin<'a>(
    world: &'a mut World,
    system: &'a mut SystemState<Hold<'static, 'static>>,
    replication: u64,
    keep: Keep,
) -> Hold<'a, 'a> {
    let mut begun = hold(world, system);
    begun.lend().begin(replication, keep == Keep::Everything);
    begun
}

/// Plays a replication to its end. If convoys find no place, it is played again with twice as many:
/// the world grows to what its runs need.
fn play_through(
    world: &mut World,
    system: &mut SystemState<Hold<'static, 'static>>,
    replication: u64,
    keep: Keep,
) -> Result<u64, Failure> {
    update::again(world, system, |world, system| {
        begin(world, system, replication, keep).lend().play_on(|_| ())
    })
}

/// What the world holds.
fn hold<'a>(
    world: &'a mut World,
    system: &'a mut SystemState<Hold<'static, 'static>>,
) -> Hold<'a, 'a> {
    system.get_mut(world).expect("install puts every resource into place")
}
