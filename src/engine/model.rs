//! What exists: one file per concern of the ECS world.
//!
//! Read `world` first (the entities and the handle through which events change them), then
//! `play` (how a run begins and steps from event to event), then the concerns in the order in which
//! a load meets them: camp, task, precedence, line, pool, haul, gate, permit, escort, convoy, march, tail,
//! handling.

mod journal;
mod account;
mod network;
mod journey;
mod urgency;
mod blueprint;
mod agenda;
mod work;
mod stretch;
mod wait;
mod world;
mod play;
mod weather;
mod outage;
mod threat;
mod recovery;
mod route;
mod slot;
mod site;
mod camp;
mod task;
mod precedence;
mod limit;
mod line;
mod pool;
mod haul;
mod carrier;
mod gate;
mod permit;
mod desk;
mod blanket;
mod papers;
mod escort;
mod convoy;
mod march;
mod tail;
mod handling;
mod empties;
mod junction;
mod along;
mod effect;
mod force;
mod column;
mod contest;
mod rule;
mod escalation;
mod party;
mod control;
mod deadline;
mod unfinished;
mod awaited;
mod status;
mod usage;

pub use account::{Account, Arrival};
pub use control::{ControlSpell, FirstIn, Handover, Sides};
pub use journal::{Actor, Code, CodeKind, EventKind, Origin};
pub use status::Stated;
pub use usage::{Activity, Means, Usage};

pub(crate) use escalation::Courses;
pub use journal::SetOff;
pub(crate) use journal::{Detail, Entry, EventId, Journal, Manifest};
pub(crate) use play::{Halt, add_convoys, install};
pub(crate) use status::{Kept, Past, Told};
pub(crate) use unfinished::MOST_IN_A_ROW;
pub(crate) use world::{Hold, Play};

#[cfg(test)]
pub(crate) use {
    agenda::Due, blueprint::Withheld, contest::Place, convoy::Convoy, convoy::State as ConvoyState,
    effect::Effect, force::State as ForceState,
};
