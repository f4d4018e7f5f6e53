//! Many variants, so many at a time: what is in memory does not grow with their number.

use crate::scenario::Variant;
use crate::simulation::Failure;

use super::{NoThreads, Progress, Replications, VariantResults, run_variants};

/// Variants that are played at once.
pub const AT_ONCE: usize = 32;

/// What was played in all batches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct BatchesPlayed {
    /// Runs, failed ones included.
    pub runs: u64,
    /// Runs without an outcome.
    pub failed: u64,
    /// Events of all runs.
    pub events: u64,
}

/// Plays variants as [`run_variants`] does, `at_once` of them at a time (at least one), and hands the
/// results of each to `keep` with its place among them, in order. What it hands over depends neither
/// on `at_once` nor on the number of threads. After a wish to stop there are no more batches.
///
/// # Errors
/// [`NoThreads`] if the machine starts no threads.
pub fn run_batches(
    variants: &[Variant],
    (replications, at_once): (u32, usize),
    threads: Option<usize>,
    progress: &dyn Progress,
    mut keep: impl FnMut(usize, VariantResults),
) -> Result<BatchesPlayed, NoThreads> {
    let all = u64::from(replications) * variants.len() as u64;
    let whole = Whole { progress, all };
    let mut played = BatchesPlayed::default();
    let mut place = 0;
    for batch in variants.chunks(at_once.max(1)) {
        if progress.is_cancelled() {
            break;
        }
        let results = run_variants(batch, Replications::Fixed(replications), threads, &whole)?;
        played.failed += results.failed.len() as u64;
        for variant in results.variants {
            played.runs += u64::from(variant.runs.len());
            played.events += variant.runs.iter().map(|run| u64::from(run.events)).sum::<u64>();
            keep(place, variant);
            place += 1;
        }
    }
    Ok(played)
}

/// The progress of one batch as part of the whole.
struct Whole<'a> {
    progress: &'a dyn Progress,
    all: u64,
}

impl Progress for Whole<'_> {
    fn expects(&self, _: u64) {
        self.progress.expects(self.all);
    }

    fn advance(&self, runs: u64) {
        self.progress.advance(runs);
    }

    fn failed(&self, reason: &Failure) {
        self.progress.failed(reason);
    }

    fn is_cancelled(&self) -> bool {
        self.progress.is_cancelled()
    }
}
