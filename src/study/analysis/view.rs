//! One plan under one case, as the analysis sees it.

use crate::experiment::{Results, Runs, Tally};
use crate::scenario::{Scenario, Study};

/// A variant with its runs.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    /// Index into the study's plans.
    pub(super) plan: usize,
    /// Index into the study's cases.
    pub(super) case: usize,
    /// What was played.
    pub(super) scenario: &'a Scenario,
    /// What is kept of every run.
    pub(super) runs: &'a Runs,
    /// What is counted over all runs.
    pub(super) tally: &'a Tally,
    /// Runs without an outcome.
    pub(super) failed: u32,
}

/// All variants of a study with their runs, in its order.
pub(super) fn views<'a>(study: &'a Study, results: &'a Results) -> Vec<View<'a>> {
    let variants = study.variants.iter().zip(&results.variants).enumerate();
    variants
        .map(|(index, (variant, played))| View {
            plan: variant.plan,
            case: variant.case,
            scenario: &variant.scenario,
            runs: &played.runs,
            tally: &played.tally,
            failed: results.failed_of(index).count() as u32,
        })
        .collect()
}

/// A share of so many; `None` of none.
pub(super) fn share(part: u32, whole: u32) -> Option<f64> {
    (whole > 0).then(|| f64::from(part) / f64::from(whole))
}
