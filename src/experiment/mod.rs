//! Many runs: every plan under every case, replication by replication, on all cores.
//!
//! Replication 17 meets the same luck under every plan and case (a draw is a coordinate, see
//! [`crate::chance`]), so all variants run the same number of replications and are compared pair
//! by pair. What is kept is of two kinds. Per run there are compact columns ([`Runs`]), in the
//! order of replications: what a table of runs shows and what is compared in pairs. Everything
//! else is counted ([`Tally`]) in whole numbers, which add up to the same totals in any order. So
//! the [`Results`] are the same, bit for bit, for any number of threads.

mod histogram;
mod progress;
mod proportion;
mod replications;
mod results;
mod runs;
mod tally;

pub use histogram::Histogram;
pub use progress::{Progress, Silent};
pub use proportion::{Proportion, Said};
pub use replications::Replications;
pub use results::{Ended, FailedRun, Results, VariantResults};
pub use runs::{DeadlineRun, Run, Runs};
pub use tally::{Booked, CampTally, DeadlineTally, Fate, LineTally, OnChain, PeopleTally, Tally};
