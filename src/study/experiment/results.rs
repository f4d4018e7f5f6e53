//! What an experiment leaves behind.

use std::ops::Range;

use crate::scenario::Variant;
use crate::simulation::Failure;

use super::workers::Batch;
use super::{Replications, Runs, Tally};

/// All runs of a study: every plan under every case.
#[derive(Debug, Clone, PartialEq)]
pub struct Results {
    /// The rule under which they were run.
    pub rule: Replications,
    /// Replications of the variant that has most, numbered from 0, failed ones included: where a chance
    /// was known sooner, a variant has fewer.
    pub replications: u32,
    /// Why there are no more of them.
    pub ended: Ended,
    /// One for each variant of the study, in its order.
    pub variants: Vec<VariantResults>,
    /// Runs without an outcome, in order of variant, then replication.
    pub failed: Vec<FailedRun>,
}

/// Why an experiment ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// The rule of replications was fulfilled.
    Fulfilled,
    /// The adaptive rule came to its most replications before every interval was narrow enough.
    AtMost,
    /// It was cancelled; what there is counts.
    Cancelled,
}

/// All runs of one plan under one case.
#[derive(Debug, Clone, PartialEq)]
pub struct VariantResults {
    /// Index into the study's plans.
    pub plan: usize,
    /// Index into the study's cases.
    pub case: usize,
    /// What is kept of every run, in order of replication.
    pub runs: Runs,
    /// What is counted over all runs that did not fail.
    pub tally: Tally,
}

/// A run without an outcome, with all it takes to play it again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FailedRun {
    /// Index into the study's variants.
    pub variant: usize,
    /// Index into the study's plans.
    pub plan: usize,
    /// Index into the study's cases.
    pub case: usize,
    /// The replication, from 0.
    pub replication: u32,
    /// Why.
    pub reason: Failure,
}

impl Results {
    /// No runs yet of these variants.
    pub(super) fn new(variants: &[Variant], rule: Replications) -> Self {
        let empty = |variant: &Variant| VariantResults {
            plan: variant.plan,
            case: variant.case,
            runs: Runs::new(&variant.scenario, rule.known()),
            tally: Tally::new(&variant.scenario),
        };
        let variants = variants.iter().map(empty).collect();
        Self { rule, replications: 0, ended: Ended::Cancelled, variants, failed: Vec::new() }
    }

    /// The replications of each variant from those that it has up to so many.
    pub(super) fn wanted(&self, ends: &[u32]) -> Vec<Range<u32>> {
        let variants = self.variants.iter().zip(ends);
        variants.map(|(variant, end)| variant.runs.len()..*end).collect()
    }

    /// Adds the batches of the next replications, in order.
    pub(super) fn append(&mut self, batches: Vec<Batch>) {
        for batch in batches {
            self.variants[batch.variant].runs.append(&batch.runs);
            self.failed.extend(batch.failed);
        }
        self.failed.sort_by_key(|run| (run.variant, run.replication));
        let all = self.variants.iter().map(|variant| variant.runs.len());
        self.replications = all.max().unwrap_or(0);
    }

    /// Adds what was counted, variant by variant.
    pub(super) fn add_tallies(&mut self, tallies: Vec<Tally>) {
        for (variant, tally) in self.variants.iter_mut().zip(tallies) {
            variant.tally = tally;
        }
    }

    /// Whether all variants have the same number of replications.
    pub fn is_even(&self) -> bool {
        self.variants.iter().all(|variant| variant.runs.len() == self.replications)
    }

    /// Failed runs of one variant of the study.
    pub fn failed_of(&self, variant: usize) -> impl Iterator<Item = &FailedRun> {
        self.failed.iter().filter(move |run| run.variant == variant)
    }
}
