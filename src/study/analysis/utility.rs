//! What a plan is judged by: one number a run, the more the better.

use crate::experiment::{JointSet, Runs};
use crate::id::DeadlineId;
use crate::scenario::{DeadlineKind, Scenario};
use crate::time::{Moment, Span};

/// What a plan is judged by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Utility {
    /// The chance that all deadlines hold: a run is worth 1 or 0.
    Hold,
    /// Days of lateness, which are to be few: a run is worth minus those of its latest deadline, to
    /// the horizon if that is not reached.
    Days,
}

/// What each run is worth.
#[derive(Debug, Clone, PartialEq)]
pub struct Worth {
    /// What is counted.
    pub utility: Utility,
    /// Which deadlines: the hard ones, or all of them where none is hard.
    pub set: JointSet,
    deadlines: Vec<DeadlineId>,
    until: Moment,
}

impl Worth {
    /// The worth of runs of a scenario; `None` if it has no deadline.
    pub fn of(utility: Utility, scenario: &Scenario) -> Option<Self> {
        let is_hard = |id: &DeadlineId| scenario.deadlines[*id].kind == DeadlineKind::Hard;
        let all: Vec<DeadlineId> = scenario.deadlines.ids().collect();
        let hard: Vec<DeadlineId> = all.iter().copied().filter(is_hard).collect();
        let (set, deadlines) =
            if hard.is_empty() { (JointSet::All, all) } else { (JointSet::Hard, hard) };
        let worth = Self { utility, set, deadlines, until: scenario.until };
        (!worth.deadlines.is_empty()).then_some(worth)
    }

    /// How many deadlines count.
    pub fn deadlines(&self) -> usize {
        self.deadlines.len()
    }

    /// What one run is worth; `None` if it failed.
    pub fn at(&self, runs: &Runs, replication: u32) -> Option<f64> {
        runs.run(replication)?;
        let of = self.deadlines.iter().map(|id| runs.deadline(replication, *id));
        Some(match self.utility {
            Utility::Hold => f64::from(u8::from(of.into_iter().all(|run| !run.is_missed()))),
            Utility::Days => {
                let latest = of.map(|run| run.lateness(self.until)).max().unwrap_or(Span::ZERO);
                -latest.in_days().max(0.0)
            }
        })
    }

    /// What all runs are worth on average; `None` without any.
    pub fn mean(&self, runs: &Runs) -> Option<f64> {
        let (mut sum, mut n) = (0.0, 0_u32);
        for worth in (0..runs.len()).filter_map(|replication| self.at(runs, replication)) {
            (sum, n) = (sum + worth, n + 1);
        }
        (n > 0).then(|| sum / f64::from(n))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::Replications;
    use crate::experiment::fixture::{played, study};

    #[test]
    fn a_run_is_worth_what_its_hard_deadlines_are() {
        let study = study();
        let results = played(&study, Replications::Fixed(200));
        let [hold, days] = [Utility::Hold, Utility::Days]
            .map(|utility| Worth::of(utility, &study.base).expect("deadlines"));
        assert_eq!((hold.set, hold.deadlines()), (JointSet::Hard, 1));
        for variant in &results.variants {
            let held = variant.runs.held(JointSet::Hard).estimate().expect("runs");
            assert!((hold.mean(&variant.runs).expect("runs") - held).abs() < 1e-12);
            for replication in 0..200 {
                let late = days.at(&variant.runs, replication).expect("a run");
                let is_held = hold.at(&variant.runs, replication) == Some(1.0);
                assert_eq!(late == 0.0, is_held, "{replication}: {late}");
                // The horizon is ten days after the date.
                assert!((-10.0..=0.0).contains(&late));
            }
        }
    }
}
