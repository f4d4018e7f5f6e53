//! Which steps of escalations were carried out in each run: a bit for each.

use serde::{Deserialize, Serialize};

use crate::id::RuleId;
use crate::scenario::Scenario;
use crate::simulation::Outcome;

/// A bit a run for each step that is in force, in whole bytes; nothing where there is none.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub(super) struct StepRuns {
    rules: Vec<RuleId>,
    taken: Vec<u8>,
}

impl StepRuns {
    /// No runs yet of this scenario.
    pub(super) fn new(scenario: &Scenario) -> Self {
        let steps = scenario.rules.iter().filter(|(_, it)| it.standing.is_some() && it.is_on());
        Self { rules: steps.map(|(id, _)| id).collect(), taken: Vec::new() }
    }

    /// Adds the next replication.
    pub(super) fn push(&mut self, outcome: &Outcome) {
        let first = self.taken.len();
        self.push_failed();
        for (rule, _) in &outcome.rules {
            if let Ok(place) = self.rules.binary_search(rule) {
                self.taken[first + place / 8] |= 1 << (place % 8);
            }
        }
    }

    /// Adds the next replication, which has no outcome.
    pub(super) fn push_failed(&mut self) {
        self.taken.resize(self.taken.len() + self.bytes_per_run(), 0);
    }

    /// Adds the replications that follow these.
    pub(super) fn append(&mut self, next: &Self) {
        self.taken.extend_from_slice(&next.taken);
    }

    /// Whether a step was carried out; one that is not in force never is.
    pub(super) fn taken(&self, replication: u32, rule: RuleId) -> bool {
        let Ok(place) = self.rules.binary_search(&rule) else { return false };
        let byte = replication as usize * self.bytes_per_run() + place / 8;
        self.taken[byte] >> (place % 8) & 1 == 1
    }

    /// Bytes that one run takes.
    pub(super) fn bytes_per_run(&self) -> usize {
        self.rules.len().div_ceil(8)
    }
}
