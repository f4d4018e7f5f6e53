//! Many runs: every plan under every case, replication by replication, on all cores.
//!
//! Replication 17 meets the same luck under every plan and case (a draw is a coordinate, see
//! [`crate::chance`]), so variants are compared pair by pair, over the replications that both have:
//! the rule of replications may be content with fewer of one than of another, and a [`Session`] plays as many of each as
//! it is asked for. What is kept is of two kinds. Per run there are compact columns ([`Runs`]), in the
//! order of replications: what a table of runs shows and what is compared in pairs. Everything
//! else is counted ([`Tally`]) in whole numbers, which add up to the same totals in any order. So
//! the [`Results`] are the same, bit for bit, for any number of threads.

pub mod design;
mod batch;
mod workers;
mod guard;
mod histogram;
mod holding;
mod mixture;
mod progress;
mod proportion;
mod replications;
mod results;
mod runs;
pub mod sweep;
mod session;
mod tally;
mod undisturbed;
mod update;
#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod tests;

use std::fmt;

use crate::scenario::{Language, Message, Study, Variant, message};
use crate::simulation::Simulation;

pub use batch::{AT_ONCE, BatchesPlayed, run_batches};
pub use guard::guarded;
pub use histogram::Histogram;
pub use holding::JointSet;
pub use mixture::{Mixture, MixtureStep, Mixtures};
pub use progress::{Progress, Silent};
pub use proportion::{Proportion, Said};
pub use replications::Replications;
pub use results::{Ended, FailedRun, Results, VariantResults};
pub use runs::{DeadlineRun, HandoverRun, Run, Runs};
pub use session::Session;
pub use tally::{
    Booked, CampTally, ControlDay, ControlTally, DeadlineTally, Fate, LineTally, MeansTally,
    OnChain, PeopleTally, RuleTally, Tally,
};
pub use update::{go_on, watch};

pub use undisturbed::undisturbed;

use replications::Next;
use workers::{Player, Workers};

/// The machine gives no threads to work with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoThreads {
    /// What it said.
    pub message: String,
}

impl NoThreads {
    /// Why, in no language yet.
    pub fn message(&self) -> Message {
        message!("experiment-no-threads", words = self.message)
    }
}

impl fmt::Display for NoThreads {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message().read(Language::English))
    }
}

impl std::error::Error for NoThreads {}

/// Plays every variant of a study, on so many threads (all cores if `None`). The results do not
/// depend on the number of threads. A run that fails, even by a panic, becomes a row of
/// [`Results::failed`], and the others go on.
///
/// # Errors
/// [`NoThreads`] if the machine starts no threads.
pub fn run(
    study: &Study,
    replications: Replications,
    threads: Option<usize>,
    progress: &dyn Progress,
) -> Result<Results, NoThreads> {
    run_variants(&study.variants, replications, threads, progress)
}

/// Plays these variants, which need not be those of a study: ids must mean the same in all of
/// them. Replication 17 meets the same luck in each.
///
/// # Errors
/// As [`run`].
pub fn run_variants(
    variants: &[Variant],
    replications: Replications,
    threads: Option<usize>,
    progress: &dyn Progress,
) -> Result<Results, NoThreads> {
    let world = |variant: &Variant| Simulation::new(variant.scenario.clone());
    run_with(variants, replications, threads, progress, world)
}

/// Plays variants in worlds made by `make`.
fn run_with<P: Player>(
    variants: &[Variant],
    rule: Replications,
    threads: Option<usize>,
    progress: &dyn Progress,
    make: impl Fn(&Variant) -> P + Sync,
) -> Result<Results, NoThreads> {
    let workers = Workers::new(variants, pool(threads)?, make);
    let mut results = Results::new(variants, rule);
    results.ended = loop {
        let wanted = match rule.next(&results) {
            Next::Until(_) if progress.is_cancelled() => break Ended::Cancelled,
            Next::Until(ends) => results.wanted(&ends),
            Next::Stop(ended) => break ended,
        };
        progress.expects(wanted.iter().map(|wanted| rule.expected(wanted.end)).sum());
        results.append(workers.play(&wanted, progress));
    };
    results.add_tallies(workers.finish());
    Ok(results)
}

/// Most threads that play: each has a world of its own, and no machine has more cores that would gain.
pub const MOST_THREADS: usize = 256;

/// How many threads play where so many are asked for; one for each core if `None`.
fn workers(threads: Option<usize>) -> usize {
    let cores = || std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    threads.unwrap_or_else(cores).clamp(1, MOST_THREADS)
}

/// So many worker threads; one for each core if `None`.
fn pool(threads: Option<usize>) -> Result<rayon::ThreadPool, NoThreads> {
    rayon::ThreadPoolBuilder::new()
        .num_threads(workers(threads))
        .thread_name(|index| format!("worker-{index}"))
        .build()
        .map_err(|error| NoThreads { message: error.to_string() })
}
