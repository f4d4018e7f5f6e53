//! Sweeps on disk: the log of runs that grows while a sweep is played, what the log is of, and the
//! tables made from it.

mod files;
mod identity;
mod log;

pub use files::{Swept, runs_file, sweep_files};
pub use identity::{Identity, Shard};
pub use log::{Kept, Log, OpenError};
