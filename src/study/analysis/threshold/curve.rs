//! The values that have been probed, and what their runs say.

use std::collections::BTreeMap;

use crate::experiment::{Proportion, VariantResults};
use crate::id::DeadlineId;

/// The runs of one value.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Probe {
    /// Deadline by deadline: whether each replication holds it; `None` for a run that failed.
    held: Vec<Vec<Option<bool>>>,
}

impl Probe {
    /// A probe from what every replication holds, deadline by deadline.
    pub fn new(held: Vec<Vec<Option<bool>>>) -> Self {
        Self { held }
    }

    /// What the runs of a variant say of these deadlines.
    pub fn of(variant: &VariantResults, deadlines: &[DeadlineId]) -> Self {
        let runs = &variant.runs;
        let holds = |replication: u32, id: DeadlineId| {
            runs.run(replication).map(|_| !runs.deadline(replication, id).is_missed())
        };
        let of = |id: &DeadlineId| (0..runs.len()).map(|run| holds(run, *id)).collect();
        Self { held: deadlines.iter().map(of).collect() }
    }

    /// Replications played, failed ones included.
    pub fn runs(&self) -> u32 {
        self.held.first().map_or(0, |held| held.len() as u32)
    }

    /// In how many of the runs a deadline holds.
    pub fn met(&self, deadline: usize) -> Proportion {
        let mut met = Proportion::default();
        self.held[deadline].iter().flatten().for_each(|holds| met.count(*holds));
        met
    }

    /// In how many pairs of runs a deadline holds here only, and there only.
    pub(super) fn differing(&self, other: &Self, deadline: usize) -> (u32, u32) {
        let pairs = self.held[deadline].iter().zip(&other.held[deadline]);
        let count = |wanted: (bool, bool)| {
            let is_one =
                |pair: &(&Option<bool>, &Option<bool>)| *pair == (&Some(wanted.0), &Some(wanted.1));
            pairs.clone().filter(is_one).count() as u32
        };
        (count((true, false)), count((false, true)))
    }
}

/// All values that have been probed, by number.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Curve {
    probes: BTreeMap<usize, Probe>,
}

impl Curve {
    /// The probe of a value, if it has been probed.
    pub fn probe(&self, number: usize) -> Option<&Probe> {
        self.probes.get(&number)
    }

    /// In how many of its runs a value holds a deadline; of none if it has not been probed.
    pub fn met(&self, number: usize, deadline: usize) -> Proportion {
        self.probe(number).map_or_else(Proportion::default, |probe| probe.met(deadline))
    }

    /// All probed values in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (usize, &Probe)> {
        self.probes.iter().map(|(number, probe)| (*number, probe))
    }

    /// Replications of a value.
    pub(super) fn runs(&self, number: usize) -> u32 {
        self.probe(number).map_or(0, Probe::runs)
    }

    pub(super) fn insert(&mut self, number: usize, probe: Probe) {
        self.probes.insert(number, probe);
    }
}
