//! Playing values one by one for a search along them, and what `breakpoint` and `decide` share.

use std::collections::BTreeMap;

use super::choice::deadline;
use super::error::CliError;
use super::progress::ProgressBar;
use crate::analysis::threshold::{End, Probe, ThresholdRule};
use crate::experiment::{self, Replications, Results};
use crate::id::DeadlineId;
use crate::scenario::message;
use crate::scenario::{DeadlineKind, Scenario, Variant};
use drawdown_report::{Counts, Language};

/// How many times as many runs a value may get where it matters.
const DEEPER: u32 = 8;

/// Plays values by their numbers, made when they are first wanted.
pub(super) struct Player<M> {
    make: M,
    made: BTreeMap<usize, Variant>,
    deadlines: Vec<DeadlineId>,
    threads: Option<usize>,
    language: Language,
    counts: Counts,
}

impl<M: FnMut(usize) -> Result<Variant, CliError>> Player<M> {
    /// A player of what `make` makes, for these deadlines.
    pub(super) fn new(
        make: M,
        deadlines: &[DeadlineId],
        threads: Option<usize>,
        language: Language,
    ) -> Self {
        let (made, deadlines, counts) = (BTreeMap::new(), deadlines.to_vec(), Counts::default());
        Self { make, made, deadlines, threads, language, counts }
    }

    /// Plays these values, each so often.
    pub(super) fn play(&mut self, numbers: &[usize], runs: u32) -> Result<Vec<Probe>, CliError> {
        let mut variants = Vec::new();
        for number in numbers {
            variants.push(self.variant(*number)?);
        }
        self.play_variants(&variants, runs)
    }

    /// Plays these variants, each so often.
    pub(super) fn play_variants(
        &mut self,
        variants: &[Variant],
        runs: u32,
    ) -> Result<Vec<Probe>, CliError> {
        let bar = ProgressBar::new(self.language);
        let rule = Replications::Fixed(runs);
        let results = experiment::run_variants(variants, rule, self.threads, &bar)?;
        bar.end()?;
        self.count(&results, runs);
        let probes = results.variants.iter().map(|variant| Probe::of(variant, &self.deadlines));
        let probes: Vec<Probe> = probes.collect();
        match probes.iter().any(|probe| probe.met(0).n == 0) {
            true => Err(CliError::machine(message!("cli-threshold-every-run-value-failed-see"))),
            false => Ok(probes),
        }
    }

    /// What has been played, with so many runs of a value at least.
    pub(super) fn counts(&self, runs: u32) -> Counts {
        Counts { replications: runs.into(), ..self.counts }
    }

    fn variant(&mut self, number: usize) -> Result<Variant, CliError> {
        if let Some(made) = self.made.get(&number) {
            return Ok(made.clone());
        }
        let variant = (self.make)(number)?;
        self.made.insert(number, variant.clone());
        Ok(variant)
    }

    fn count(&mut self, results: &Results, runs: u32) {
        let more = Counts::of(results);
        self.counts.runs += more.runs;
        self.counts.failed += more.failed;
        self.counts.events += more.events;
        self.counts.replications = self.counts.replications.max(runs.into());
    }
}

/// The rule of a search with so many runs of every value.
pub(super) fn rule(last: usize, wanted: f64, runs: u32, better: Option<End>) -> ThresholdRule {
    ThresholdRule { last, wanted, runs, most: runs.saturating_mul(DEEPER), better }
}

/// The deadlines of these names; without names the hard ones, or all if none is hard.
pub(super) fn deadlines(
    scenario: &Scenario,
    names: &[String],
) -> Result<Vec<DeadlineId>, CliError> {
    let mut chosen = Vec::new();
    for name in names {
        chosen.push(deadline(scenario, name)?);
    }
    let is_hard = |id: &DeadlineId| scenario.deadlines[*id].kind == DeadlineKind::Hard;
    if chosen.is_empty() {
        chosen = scenario.deadlines.ids().filter(is_hard).collect();
    }
    if chosen.is_empty() {
        chosen = scenario.deadlines.ids().collect();
    }
    chosen.dedup();
    match chosen.is_empty() {
        true => Err(CliError::input(message!("cli-threshold-scenario-has-no-deadline-hold"))),
        false => Ok(chosen),
    }
}
