//! Runs seen against a status, and runs that go on from it.
//!
//! Both are played by the same crew as all others: a player that looks on the way, and one that begins
//! where the status is. A draw is a replication of its own in what comes back.

use std::sync::{Arc, OnceLock};

use crate::scenario::Variant;
use crate::simulation::{Failure, Outcome, Probe, Simulation, Start, Stated};

use super::crew::Player;
use super::{NoThreads, Progress, Replications, Results, Runs, run_with};

/// What runs show of what is asked, run by run; nothing of one that failed.
pub type Shown = Vec<Option<Vec<f64>>>;

/// Plays so many replications of a variant with what is known of its assumptions, and looks at what is
/// asked in each.
///
/// # Errors
/// [`NoThreads`] if the machine starts no threads.
pub fn observe(
    variant: &Variant,
    stated: &Arc<Stated>,
    probes: &[Probe],
    (replications, threads): (u32, Option<usize>),
    progress: &dyn Progress,
) -> Result<(Runs, Shown), NoThreads> {
    let shown: Vec<OnceLock<Vec<f64>>> = (0..replications).map(|_| OnceLock::new()).collect();
    let make = |variant: &Variant| Looker {
        simulation: Simulation::new(variant.scenario.clone()),
        stated: Arc::clone(stated),
        probes,
        shown: &shown,
        seen: Vec::new(),
    };
    let variants = std::slice::from_ref(variant);
    let rule = Replications::Fixed(replications);
    let mut results = run_with(variants, rule, threads, progress, make)?;
    let runs = results.variants.remove(0).runs;
    Ok((runs, shown.into_iter().map(OnceLock::into_inner).collect()))
}

/// Plays on from a status, once for each start: replications of each variant are the starts of its case.
///
/// # Errors
/// As [`observe`].
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

/// Plays replications and looks on the way.
struct Looker<'a> {
    simulation: Simulation,
    stated: Arc<Stated>,
    probes: &'a [Probe],
    shown: &'a [OnceLock<Vec<f64>>],
    seen: Vec<f64>,
}

impl Player for Looker<'_> {
    fn play(&mut self, replication: u64) -> Result<&Outcome, Failure> {
        let Self { simulation, stated, probes, shown, seen } = self;
        let outcome = simulation.observe(replication, stated, probes, seen)?;
        if let Some(place) = shown.get(replication as usize) {
            // A run is played by one worker, once.
            let _ = place.set(seen.clone());
        }
        Ok(outcome)
    }
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
