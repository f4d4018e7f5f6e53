//! Workers that share the runs wanted of each variant among themselves.
//!
//! A worker keeps one world per variant and uses it for run after run. Who plays which run is left
//! to chance; what comes back is put in order, and what is counted adds up in any order.

use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rayon::ThreadPool;

use crate::scenario::Variant;
use crate::simulation::{Failure, Outcome, Simulation};

use super::guard::guarded;
use super::{FailedRun, Progress, Runs, Tally};

/// Runs a worker counts for itself before it adds them to the common tally.
const COUNTED_ALONE: u32 = 4_096;
/// Most runs of one job.
const LONGEST_JOB: u32 = 256;
/// Most runs of a job of the first variant: whoever waits hears soon how it goes there.
const LONGEST_FIRST_JOB: u32 = 25;
/// Jobs per worker, so that no worker waits long for another.
const JOBS_EACH: u32 = 16;

/// Whatever can play the replications of one variant.
pub trait Player: Send {
    /// Plays one.
    fn play(&mut self, replication: u64) -> Result<&Outcome, Failure>;
}

impl Player for Simulation {
    fn play(&mut self, replication: u64) -> Result<&Outcome, Failure> {
        self.play(replication)
    }
}

/// Workers, their worlds, and the counts so far.
pub(super) struct Workers<'a, P, M> {
    variants: &'a [Variant],
    make: M,
    pool: ThreadPool,
    workers: Vec<Mutex<Vec<Worker<P>>>>,
    tallies: Vec<Mutex<Tally>>,
}

/// One worker's place at one variant.
struct Worker<P> {
    player: Option<P>,
    tally: Tally,
}

/// Consecutive replications of one variant.
#[derive(Debug)]
pub(super) struct Batch {
    pub(super) variant: usize,
    pub(super) first: u32,
    pub(super) runs: Runs,
    pub(super) failed: Vec<FailedRun>,
}

impl<'a, P, M> Workers<'a, P, M>
where
    P: Player,
    M: Fn(&Variant) -> P + Sync,
{
    /// Workers for these variants; `make` makes a world.
    pub(super) fn new(variants: &'a [Variant], pool: ThreadPool, make: M) -> Self {
        let tally = |variant: &Variant| Tally::new(&variant.scenario);
        let worker = |variant: &Variant| Worker { player: None, tally: tally(variant) };
        let workers = |_| Mutex::new(variants.iter().map(worker).collect());
        let workers = (0..pool.current_num_threads()).map(workers).collect();
        let tallies = variants.iter().map(|variant| Mutex::new(tally(variant))).collect();
        Self { variants, make, pool, workers, tallies }
    }

    /// Plays, of each variant in turn, the replications that stand at its place in `wanted`; in order
    /// of variant, then replication.
    pub(super) fn play(&self, wanted: &[Range<u32>], progress: &dyn Progress) -> Vec<Batch> {
        let jobs = Jobs::new(wanted, self.workers.len() as u32);
        let done = Mutex::new(Vec::new());
        self.pool.broadcast(|context| {
            let mut workers = lock(&self.workers[context.index()]);
            while let Some((variant, replications)) = jobs.take() {
                let runs = replications.len() as u64;
                let batch = self.play_job(&mut workers[variant], variant, replications);
                progress.advance(runs);
                progress.played(variant, &batch.runs);
                batch.failed.iter().for_each(|run| progress.failed(&run.reason));
                lock(&done).push(batch);
            }
        });
        let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
        done.sort_by_key(|batch| (batch.variant, batch.first));
        done
    }

    /// All that has been counted, variant by variant.
    pub(super) fn finish(self) -> Vec<Tally> {
        for worker in &self.workers {
            for (variant, worker) in lock(worker).iter_mut().enumerate() {
                self.hand_in(variant, &mut worker.tally);
            }
        }
        let settled = |tally: Mutex<Tally>| {
            let mut tally = tally.into_inner().unwrap_or_else(PoisonError::into_inner);
            tally.settle();
            tally
        };
        self.tallies.into_iter().map(settled).collect()
    }

    /// Plays some replications of one variant.
    fn play_job(&self, worker: &mut Worker<P>, variant: usize, replications: Range<u32>) -> Batch {
        let scenario = &self.variants[variant].scenario;
        let runs = Runs::new(scenario, replications.len());
        let mut batch = Batch { variant, first: replications.start, runs, failed: Vec::new() };
        for replication in replications {
            if let Err(reason) = self.play_run(worker, variant, replication, &mut batch.runs) {
                worker.player = None;
                batch.runs.push_failed();
                batch.failed.push(self.failed(variant, replication, reason));
            }
        }
        if worker.tally.runs >= COUNTED_ALONE {
            self.hand_in(variant, &mut worker.tally);
        }
        batch
    }

    /// Plays one run, in the world at hand or in a new one.
    fn play_run(
        &self,
        worker: &mut Worker<P>,
        variant: usize,
        replication: u32,
        runs: &mut Runs,
    ) -> Result<(), Failure> {
        let outcome = guarded(|| {
            let player = worker.player.get_or_insert_with(|| (self.make)(&self.variants[variant]));
            player.play(u64::from(replication))
        });
        let outcome = outcome.map_err(|message| Failure::Panicked { message })??;
        runs.push(outcome);
        worker.tally.count(outcome);
        Ok(())
    }

    /// The row of a run without an outcome.
    fn failed(&self, variant: usize, replication: u32, reason: Failure) -> FailedRun {
        let Variant { plan, case, .. } = self.variants[variant];
        FailedRun { variant, plan, case, replication, reason }
    }

    /// Adds a worker's counts to the common ones and starts them anew.
    fn hand_in(&self, variant: usize, tally: &mut Tally) {
        tally.settle();
        lock(&self.tallies[variant]).merge(tally);
        *tally = Tally::new(&self.variants[variant].scenario);
    }
}

/// Jobs, handed out one by one.
struct Jobs {
    all: Vec<(usize, Range<u32>)>,
    next: AtomicUsize,
}

impl Jobs {
    /// The replications wanted of each variant, cut so that every worker gets several jobs.
    fn new(wanted: &[Range<u32>], workers: u32) -> Self {
        let runs: u64 = wanted.iter().map(|batch| batch.len() as u64).sum();
        let length = (runs / u64::from(workers * JOBS_EACH)).clamp(1, u64::from(LONGEST_JOB));
        let cut = |(variant, batch): (usize, &Range<u32>)| {
            let end = batch.end;
            let most = if variant == 0 { LONGEST_FIRST_JOB } else { LONGEST_JOB };
            let length = most.min(length as u32);
            let firsts = batch.clone().step_by(length as usize);
            firsts.map(move |first| (variant, first..end.min(first.saturating_add(length))))
        };
        let all = wanted.iter().enumerate().flat_map(cut).collect();
        Self { all, next: AtomicUsize::new(0) }
    }

    /// The next job: a variant and some of its replications.
    fn take(&self) -> Option<(usize, Range<u32>)> {
        self.all.get(self.next.fetch_add(1, Ordering::Relaxed)).cloned()
    }
}

/// Locks; a panic elsewhere leaves nothing half done that is used again.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
