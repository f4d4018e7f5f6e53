//! A session: variants of which some are played more often than others, as long as somebody asks.
//!
//! Workers and their worlds are kept between two questions. Replications of a variant are numbered
//! from 0 without a gap whatever was asked in between, so what a session has played of a variant is
//! what any other experiment plays of it.

use crate::scenario::Variant;
use crate::simulation::Simulation;

use super::workers::{Player, Workers};
use super::{FailedRun, NoThreads, Progress, Runs, pool};

/// Makes the world of a variant.
type Make<P> = fn(&Variant) -> P;

/// Variants with what has been played of each.
pub struct Session<'a, P = Simulation> {
    workers: Workers<'a, P, Make<P>>,
    runs: Vec<Runs>,
    failed: Vec<FailedRun>,
    events: u64,
}

impl<'a> Session<'a> {
    /// Nothing played yet of these variants, on so many threads (all cores if `None`).
    ///
    /// # Errors
    /// [`NoThreads`] if the machine starts no threads.
    pub fn new(variants: &'a [Variant], threads: Option<usize>) -> Result<Self, NoThreads> {
        Self::with(variants, threads, |variant| Simulation::new(variant.scenario.clone()))
    }
}

impl<'a, P: Player> Session<'a, P> {
    /// A session in worlds made by `make`.
    pub(super) fn with(
        variants: &'a [Variant],
        threads: Option<usize>,
        make: Make<P>,
    ) -> Result<Self, NoThreads> {
        let workers = Workers::new(variants, pool(threads)?, make);
        let runs = variants.iter().map(|variant| Runs::new(&variant.scenario, 0)).collect();
        Ok(Self { workers, runs, failed: Vec::new(), events: 0 })
    }

    /// Plays on until there are so many replications of each variant; those that have as many keep
    /// what they have. Whoever waits is told of this batch alone.
    pub fn extend(&mut self, until: &[u32], progress: &dyn Progress) {
        let wanted = self.runs.iter().zip(until).map(|(runs, until)| runs.len()..*until);
        let wanted: Vec<_> = wanted.collect();
        for batch in self.workers.play(&wanted, progress) {
            self.runs[batch.variant].append(&batch.runs);
            self.events += batch.runs.iter().map(|run| u64::from(run.events)).sum::<u64>();
            self.failed.extend(batch.failed);
        }
        self.failed.sort_by_key(|run| (run.variant, run.replication));
    }

    /// What has been played of each variant, in order.
    pub fn runs(&self) -> &[Runs] {
        &self.runs
    }

    /// Runs without an outcome, in order of variant, then replication.
    pub fn failed(&self) -> &[FailedRun] {
        &self.failed
    }

    /// Runs played of all variants, failed ones included.
    pub fn played(&self) -> u64 {
        self.runs.iter().map(|runs| u64::from(runs.len())).sum()
    }

    /// Events played in all of them.
    pub fn events(&self) -> u64 {
        self.events
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{ByHand, played, study};
    use super::super::{Replications, Silent};
    use super::*;

    fn session(threads: usize, asked: &[[u32; 4]]) -> Vec<Runs> {
        let study = study();
        let mut session = Session::with(&study.variants, Some(threads), ByHand::new).expect("ok");
        asked.iter().for_each(|until| session.extend(until, &Silent));
        let last = asked.last().expect("something is asked");
        assert!(session.played() >= last.iter().map(|until| u64::from(*until)).sum());
        session.runs
    }

    #[test]
    fn a_variant_is_played_on_as_if_it_had_been_asked_for_at_once() {
        let runs = session(2, &[[50, 7, 0, 50], [20, 300, 0, 51], [120, 300, 0, 300]]);
        let whole = played(&study(), Replications::Fixed(300));
        assert_eq!(runs.iter().map(Runs::len).collect::<Vec<_>>(), [120, 300, 0, 300]);
        assert_eq!(runs[1], whole.variants[1].runs);
        assert_eq!(runs[3], whole.variants[3].runs);
        let at_once = played(&study(), Replications::Fixed(120));
        assert_eq!(runs[0], at_once.variants[0].runs);
    }

    #[test]
    fn the_number_of_threads_and_the_way_of_asking_change_nothing() {
        let one = session(1, &[[10, 0, 400, 33], [200, 50, 400, 40]]);
        assert_eq!(one, session(3, &[[200, 50, 400, 40]]));
    }

    #[test]
    fn a_run_that_fails_is_a_row_and_the_others_go_on() {
        fn make(variant: &Variant) -> ByHand {
            ByHand::failing(variant, |replication| replication == 5)
        }
        let study = study();
        let mut session = Session::with(&study.variants, Some(2), make).expect("threads");
        session.extend(&[10, 3, 0, 6], &Silent);
        let failed = session.failed().iter().map(|run| (run.variant, run.replication));
        assert_eq!(failed.collect::<Vec<_>>(), [(0, 5), (3, 5)]);
        assert_eq!(session.runs()[0].iter().count(), 9);
    }
}
