//! Counts of one rule: how often it fires, and when.

use crate::experiment::Histogram;
use crate::time::Moment;

/// Moments are counted to the minute.
const MINUTE: i64 = 60;

/// What is counted of one rule.
#[derive(Debug, Clone, PartialEq)]
pub struct RuleTally {
    /// Runs in which it fires at least once: when it first does, in seconds from `as_of`.
    pub first: Histogram,
    /// When it last does, in the same runs.
    pub last: Histogram,
    /// How often it fires, in all runs together.
    pub firings: u64,
    /// How often it fires in the run in which it does so most.
    pub most: u32,
}

impl Default for RuleTally {
    fn default() -> Self {
        let minutes = || Histogram::new(MINUTE);
        Self { first: minutes(), last: minutes(), firings: 0, most: 0 }
    }
}

impl RuleTally {
    /// Counts the rule's run: when it fired, in order.
    pub(super) fn count(&mut self, mut fired: impl Iterator<Item = Moment>) {
        let Some(first) = fired.next() else { return };
        let (last, times) = fired.fold((first, 1), |(_, times), at| (at, times + 1));
        self.first.push(first.0);
        self.last.push(last.0);
        self.firings += u64::from(times);
        self.most = self.most.max(times);
    }

    /// Adds the counts of other runs.
    pub(super) fn merge(&mut self, other: &Self) {
        self.first.merge(&other.first);
        self.last.merge(&other.last);
        self.firings += other.firings;
        self.most = self.most.max(other.most);
    }

    /// Finishes every count.
    pub(super) fn settle(&mut self) {
        self.first.settle();
        self.last.settle();
    }
}
