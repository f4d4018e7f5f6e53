//! What exists: one file per concern of the ECS world.

mod journal;

pub use journal::{Actor, Code, EventKind, Origin};
