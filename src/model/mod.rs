//! What exists: one file per concern of the ECS world.

mod account;
mod journal;

pub use account::{Account, Arrival};
pub use journal::{Actor, Code, EventKind, Origin};
