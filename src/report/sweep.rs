//! Sweeps on disk: the log of runs that grows while a sweep is played, what the log is of, and the
//! tables made from it.

mod files;
mod finished;
mod identity;
mod prepared;
mod log;
mod rule;

pub use files::{Swept, runs_file, runs_parquet, sweep_files};
pub use identity::{Identity, NoShard, Shard};
pub(super) use rule::RuleTeller;

pub use log::{Kept, Log, OpenError, Opened};

pub use finished::Finished;
pub use prepared::Prepared;
