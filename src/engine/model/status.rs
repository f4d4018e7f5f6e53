//! What is known of a run that has happened in part: it is played again to the day of a status, and what
//! the status says is made true on the way.
//!
//! A run that agrees with a fact is left as it is. One that is too early is held (`hold`), one that is
//! too late is brought on (`bring_on`), loads and means are set to what there is (`load`, `means`). Then
//! chance begins anew for what is still to come (`afresh`).

mod afresh;
mod bring_on;
mod hold;
mod load;
mod means;
mod observe;
mod stated;

use std::sync::Arc;

use bevy_ecs::prelude::Resource;

use crate::chance::{Distribution, Stream};
use crate::id::AssumptionId;
use crate::time::Moment;

use super::agenda::Due;
use super::play::Halt;
use super::world::Play;
pub(crate) use hold::Kept;
pub use stated::Stated;
use stated::Stop;
pub(super) use stated::own_spread;

/// What is known of the run that is played.
#[derive(Resource, Debug, Default)]
pub(crate) struct Told {
    status: Option<Arc<Stated>>,
    /// Camps whose last party stays: they would be empty too early.
    keeps: Vec<Kept>,
    /// Whether the time of the status has not come yet.
    is_past: bool,
}

impl Told {
    /// Nothing is known but the values of assumptions.
    pub(crate) fn of_assumptions(status: &Arc<Stated>) -> Self {
        Self { status: Some(Arc::clone(status)), keeps: Vec::new(), is_past: false }
    }

    /// A run is to become what a status says; the last parties of some camps are kept.
    pub(crate) fn of_the_past(status: &Arc<Stated>, keeps: Vec<Kept>) -> Self {
        Self { status: Some(Arc::clone(status)), keeps, is_past: true }
    }

    /// The value of an assumption: as drawn, unless more is known of it.
    pub(super) fn known(
        &self,
        id: AssumptionId,
        drawn: f64,
        spread: &Distribution,
        stream: impl Fn(u32) -> Stream,
    ) -> f64 {
        let Some(known) = self.status.as_ref().and_then(|status| status.assumed(id)) else {
            return drawn;
        };
        known.of(drawn, |number| spread.draw(&mut stream(number)))
    }

    /// What is known, while the time of the status has not come.
    fn past(&self) -> Option<&Arc<Stated>> {
        self.status.as_ref().filter(|_| self.is_past)
    }
}

/// How a run went up to the time of a status.
pub(crate) enum Past {
    /// As the status has it.
    Agrees,
    /// Camps were empty too early: it must be played again with these last parties kept.
    TooEarly(Vec<Kept>),
}

impl Play<'_> {
    /// Plays a run that has begun up to the time of a status and makes it what that says. Returns how
    /// many events were played, too.
    pub(crate) fn play_past(&mut self, draw: Option<u64>) -> Result<(u64, Past), Halt> {
        let Some(status) = self.told.past().cloned() else { return Ok((0, Past::Agrees)) };
        for kept in &self.told.keeps {
            self.agenda.plan(kept.until, Due::PartyLetGo, kept.camp.0, 0);
        }
        let mut events = 0;
        for (at, stop) in &status.stops {
            events += self.play_until(*at)?;
            self.stop_for(*stop, &status);
        }
        events += self.play_until(status.as_of)?;
        self.told.is_past = false;
        self.let_go_what_was_held(&status);
        // What was held and is let go may leave a camp empty in this very second: that is too early as well.
        let early = self.empty_too_early(&status, draw);
        if early.is_empty() {
            return Ok((events, Past::Agrees));
        }
        let again = |kept: &&Kept| early.iter().any(|it| it.camp == kept.camp);
        let others: Vec<Kept> =
            self.told.keeps.iter().filter(|kept| !again(kept)).copied().collect();
        Ok((events, Past::TooEarly(others.into_iter().chain(early).collect())))
    }

    fn stop_for(&mut self, stop: Stop, status: &Stated) {
        match stop {
            Stop::LetGo(camp, milestone) => self.let_reach(camp, milestone),
            Stop::Begin(camp) => self.bring_to_begin(camp),
            Stop::Reach(camp, milestone) => self.bring_to(camp, milestone),
            Stop::Set(fact) => self.set_as_told(&status.facts[fact]),
        }
    }

    /// Plays everything that happens up to a moment, that second included, and comes to it.
    fn play_until(&mut self, at: Moment) -> Result<u64, Halt> {
        let events = self.play_on_until(at, |_| ())?;
        self.agenda.now = self.agenda.now.max(at);
        Ok(events)
    }
}
