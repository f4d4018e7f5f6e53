//! The ways of driving the model on `bevy_ecs`, kept side by side so that the choice can be measured
//! again (`cargo bench -- hosts`).
//!
//! Measured on the Mali case (2,500 events a run, two cores of a server, November 2026): one system
//! that plays the whole replication 0.20 ms, the same with its queries fetched anew for each event
//! 0.66 ms, a schedule run for each event 0.83 ms. Hence the first.

use bevy_ecs::prelude::{ResMut, Resource, Schedule};

use crate::model::Hold;

use super::{Failure, Keep, Simulation, begin, hold, play_through};

/// Who calls the events.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Host {
    /// One system holds the queries and plays the whole replication. The one that is used.
    WholeReplication,
    /// The queries are fetched anew for each event.
    SystemPerEvent,
    /// A schedule with one system is run for each event.
    SchedulePerEvent,
}

/// Whether the last event was one.
#[derive(Resource)]
struct Stepped(bool);

fn step(mut hold: Hold<'_, '_>, mut stepped: ResMut<'_, Stepped>) {
    stepped.0 = hold.lend().step();
}

impl Simulation {
    /// Plays one replication under a host of choice and returns how many events it took; the same
    /// events happen under each.
    ///
    /// # Errors
    /// As [`Simulation::play`].
    pub fn play_under(&mut self, host: Host, replication: u64) -> Result<u64, Failure> {
        if host == Host::WholeReplication {
            return play_through(&mut self.world, &mut self.system, replication, Keep::Causes);
        }
        begin(&mut self.world, &mut self.system, replication, Keep::Causes);
        let mut events = 0;
        match host {
            Host::WholeReplication => {}
            Host::SystemPerEvent => {
                while hold(&mut self.world, &mut self.system).lend().step() {
                    events += 1;
                }
            }
            Host::SchedulePerEvent => {
                self.world.insert_resource(Stepped(true));
                let mut schedule = Schedule::default();
                schedule.add_systems(step);
                while self.world.resource::<Stepped>().0 {
                    schedule.run(&mut self.world);
                    events += u64::from(self.world.resource::<Stepped>().0);
                }
            }
        }
        Ok(events)
    }
}
