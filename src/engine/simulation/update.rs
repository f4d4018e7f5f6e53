//! Runs seen against what has happened: what a run shows of a status, and a run that goes on from one.

use std::sync::Arc;

use bevy_ecs::prelude::World;
use bevy_ecs::system::SystemState;

use crate::model::{self, Halt, Hold, Past, Play, Stated, Told};
use crate::scenario::About;
use crate::time::Moment;

use super::{Failure, Keep, Outcome, Simulation, begin, collect, drawn, hold};

/// What is to be looked at in a run, and when; without a moment, when the run is over.
pub type Probe = (About, Option<Moment>);

/// What a run shows.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Watched {
    /// What was drawn for all of it, in the order of [`draws`](super::draws).
    pub drawn: Vec<f64>,
    /// What it shows of each thing asked.
    pub shown: Vec<f64>,
}

/// A run that goes on from a status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Start {
    /// The replication that it was until then.
    pub replication: u64,
    /// The draw by whose luck it goes on; `None`: by its own.
    pub draw: Option<u64>,
}

impl Simulation {
    /// What one replication shows of what is asked, with what is known of the assumptions; it is played no
    /// further than `until`, and what had not come about by then has no date.
    ///
    /// # Errors
    /// As [`Simulation::play`].
    pub fn watch(
        &mut self,
        replication: u64,
        status: &Arc<Stated>,
        (probes, until): (&[Probe], Moment),
    ) -> Result<Watched, Failure> {
        let order = in_time(probes);
        let mut watched = Watched { drawn: Vec::new(), shown: vec![0.0; probes.len()] };
        let watched_run = again(&mut self.world, &mut self.system, |world, system| {
            set_told(world, system, Told::of_assumptions(status));
            let mut begun = begin(world, system, replication, Keep::Causes);
            let mut play = begun.lend();
            watched.drawn = drawn::of(&play, &self.draws).iter().map(|drawn| drawn.value).collect();
            let mut events = 0;
            for place in &order {
                let (about, at) = probes[*place];
                events += play.play_on_until(at.unwrap_or(until).min(until), |_| ())?;
                watched.shown[*place] = play.observed(about);
            }
            Ok(events)
        });
        set_told(&mut self.world, &mut self.system, Told::default());
        watched_run.map(|_| watched)
    }

    /// What one replication shows at a moment, beyond which it is not played.
    ///
    /// # Errors
    /// As [`Simulation::play`].
    pub fn look(
        &mut self,
        replication: u64,
        at: Moment,
        asked: &[About],
    ) -> Result<Vec<f64>, Failure> {
        let mut seen = Vec::new();
        again(&mut self.world, &mut self.system, |world, system| {
            set_told(world, system, Told::default());
            let mut begun = begin(world, system, replication, Keep::Causes);
            let mut play = begun.lend();
            let events = play.play_on_until(at, |_| ())?;
            seen = asked.iter().map(|about| play.observed(*about)).collect();
            Ok(events)
        })?;
        Ok(seen)
    }

    /// Plays a replication again to the time of a status, makes it what that says, and goes on.
    ///
    /// # Errors
    /// As [`Simulation::play`].
    pub fn go_on(&mut self, status: &Arc<Stated>, start: Start) -> Result<&Outcome, Failure> {
        let mut keeps: Vec<model::Kept> = Vec::new();
        let events = again(&mut self.world, &mut self.system, |world, system| {
            loop {
                set_told(world, system, Told::of_the_past(status, keeps.clone()));
                let mut begun = begin(world, system, start.replication, Keep::Causes);
                let mut play = begun.lend();
                match play.play_past(start.draw)? {
                    (_, Past::TooEarly(early)) => keeps = early,
                    (events, Past::Agrees) => return Ok(events + go_on(&mut play, status, start)?),
                }
            }
        });
        self.collected(events)
    }

    /// What the world has left of a run of so many events; the next is played as if nothing were known.
    fn collected(&mut self, events: Result<u64, Failure>) -> Result<&Outcome, Failure> {
        let mut hold = hold(&mut self.world, &mut self.system);
        let mut play = hold.lend();
        *play.told = Told::default();
        self.outcome.events = events?;
        collect::collect(&mut play, &mut self.outcome);
        Ok(&self.outcome)
    }
}

/// What is still to come of a run that is what a status says.
fn go_on(play: &mut Play<'_>, status: &Stated, start: Start) -> Result<u64, Halt> {
    if let Some(draw) = start.draw {
        play.begin_chance_afresh(status.as_of(), draw);
    }
    play.play_on(|_| ())
}

fn set_told(world: &mut World, system: &mut SystemState<Hold<'static, 'static>>, told: Told) {
    *hold(world, system).lend().told = told;
}

/// Plays, and plays again with more places for convoys where there were too few.
pub(super) fn again(
    world: &mut World,
    system: &mut SystemState<Hold<'static, 'static>>,
    mut play: impl FnMut(&mut World, &mut SystemState<Hold<'static, 'static>>) -> Result<u64, Halt>,
) -> Result<u64, Failure> {
    loop {
        let places = hold(world, system).lend().convoys.len();
        match play(world, system) {
            Ok(events) => return Ok(events),
            Err(Halt::Overrun { events, at }) => return Err(Failure::Runaway { events, at }),
            Err(Halt::TooFewPlaces) => model::add_convoys(world, places),
        }
    }
}

/// The places of probes in order of time; what is looked at in the end comes last.
fn in_time(probes: &[Probe]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..probes.len()).collect();
    order.sort_by_key(|place| (probes[*place].1.unwrap_or(Moment::NEVER), *place));
    order
}
