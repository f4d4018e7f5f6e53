//! Runs seen against a status, and runs that go on from it.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, OnceLock};

use crate::scenario::Variant;
use crate::simulation::{Failure, Outcome, Probe, Simulation, Start, Stated, Watched};
use crate::time::Moment;

use super::guard::guarded;
use super::workers::Player;
use super::{NoThreads, Progress, Replications, Results, pool, run_with};

/// Consecutive replications that a worker takes at once.
const LOT: u32 = 64;

/// Plays so many replications of a variant with what is known of its assumptions, no further than
/// `until`, and looks at what is asked in each; nothing of one that failed.
///
/// # Errors
/// [`NoThreads`] if the machine starts no threads.
pub fn watch(
    variant: &Variant,
    stated: &Arc<Stated>,
    (probes, until): (&[Probe], Moment),
    (replications, threads): (u32, Option<usize>),
    progress: &dyn Progress,
) -> Result<Vec<Option<Watched>>, NoThreads> {
    let watched: Vec<OnceLock<Watched>> = (0..replications).map(|_| OnceLock::new()).collect();
    let next = AtomicU32::new(0);
    progress.expects(u64::from(replications));
    pool(threads)?.broadcast(|_| {
        let mut world: Option<Simulation> = None;
        while !progress.is_cancelled() {
            let first = next.fetch_add(LOT, Ordering::Relaxed);
            if first >= replications {
                break;
            }
            let last = first.saturating_add(LOT).min(replications);
            for replication in first..last {
                let played = guarded(|| {
                    let new = || Simulation::new(variant.scenario.clone());
                    let simulation = world.get_or_insert_with(new);
                    simulation.watch(u64::from(replication), stated, (probes, until))
                });
                match played.map_err(|message| Failure::Panicked { message }).flatten() {
                    // A run is played by one worker, once.
                    Ok(shown) => drop(watched[replication as usize].set(shown)),
                    Err(reason) => {
                        world = None;
                        progress.failed(&reason);
                    }
                }
            }
            progress.advance(u64::from(last - first));
        }
    });
    Ok(watched.into_iter().map(OnceLock::into_inner).collect())
}

/// Plays on from a status, once for each start: replications of each variant are the starts of its case.
///
/// # Errors
/// As [`watch`].
pub fn go_on(
    variants: &[Variant],
    of_cases: &[(Arc<Stated>, Vec<Start>)],
    threads: Option<usize>,
    progress: &dyn Progress,
) -> Result<Results, NoThreads> {
    let draws = of_cases.iter().map(|(_, starts)| starts.len()).min().unwrap_or(0);
    let make = |variant: &Variant| {
        let (stated, starts) = &of_cases[variant.case];
        let simulation = Simulation::new(variant.scenario.clone());
        Continued { simulation, stated: Arc::clone(stated), starts }
    };
    run_with(variants, Replications::Fixed(draws as u32), threads, progress, make)
}

/// Plays on from a status.
struct Continued<'a> {
    simulation: Simulation,
    stated: Arc<Stated>,
    starts: &'a [Start],
}

impl Player for Continued<'_> {
    fn play(&mut self, draw: u64) -> Result<&Outcome, Failure> {
        self.simulation.go_on(&self.stated, self.starts[draw as usize])
    }
}
