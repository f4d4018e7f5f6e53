//! Criticality: how often something stands on the chain that decides a deadline.

use crate::id::DeadlineId;
use crate::simulation::Actor;

/// One actor on the chains of one deadline, under one plan and case.
#[derive(Debug, Clone, PartialEq)]
pub struct CriticalityRow {
    /// Index into the study's plans.
    pub plan: usize,
    /// Index into the study's cases.
    pub case: usize,
    /// The deadline.
    pub deadline: DeadlineId,
    /// What stood on the chain.
    pub actor: Actor,
    /// Runs in which it did.
    pub runs: u32,
    /// Their share of all runs with an outcome, 0 to 1.
    pub share: f64,
    /// Share of the missed runs in which it did, 0 to 1; `None` if none missed.
    pub share_missed: Option<f64>,
}
