//! Talk with whoever waits for the experiment.

use crate::simulation::Failure;

use super::Runs;

/// Told how an experiment goes on, and asked whether it should. Called from several threads.
pub trait Progress: Sync {
    /// A stretch of replications begins, after which the rule of replications is asked again.
    /// `runs` is the number of runs (replications × variants) done by its end; under a fixed
    /// number of replications that is always the total.
    fn expects(&self, _runs: u64) {}

    /// So many more runs are done, failed ones included.
    fn advance(&self, _runs: u64) {}

    /// Of a variant, by its place, these are among the runs done: any of them, in any order.
    fn played(&self, _variant: usize, _runs: &Runs) {}

    /// One of the runs done has no outcome.
    fn failed(&self, _reason: &Failure) {}

    /// Whether to stop at the end of this stretch of replications and keep what there is.
    fn is_cancelled(&self) -> bool {
        false
    }
}

/// Says nothing and never stops.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Progress for Silent {}
