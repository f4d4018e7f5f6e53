//! Where a deadline ceases to hold with the chance that is wanted, along a row of values.
//!
//! The values (of a range, or days on which to decide) have numbers from 0. Each is probed under
//! the same luck: replication 17 of one meets the luck of replication 17 of any other. A coarse
//! grid says which end is better, whether the chance of holding falls from there to the other end,
//! and between which neighbours it crosses the chance wanted; bisection closes in on each crossing.
//!
//! The *threshold* is the last value, going from the better end, at which the share of runs that hold
//! the deadline is still as large as wanted. Its *interval* inverts the 95 % interval of the runs
//! at each value (Wilson's; the exact one-sided bound where none or all hold): a value is ruled out
//! as the threshold if it and all better ones surely hold (their lower ends are at least the chance
//! wanted) and the next one surely holds too, or if it and all worse ones surely fail (their upper
//! ends are below it). What is left is the interval. Where the chance falls from value to value it
//! misses the true threshold only if the interval at one fixed value, the true threshold itself or the one
//! after it, misses the true chance: in at most 5 % of all cases, however many values are probed.
//! On a hump, where even the better end fails, the values before the first that surely holds are left
//! out. Values between two probed ones are taken to be like both, which the same luck makes near
//! certain. Where the interval is wider than a step, the values at its ends are given twice as many
//! runs, again and again, up to a limit.

mod curve;
mod search;
mod view;
#[cfg(test)]
mod tests;

pub use curve::{Curve, Probe};
pub use search::find_thresholds;

/// What is looked for, and how closely.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ThresholdRule {
    /// The number of the last value; the first is 0.
    pub last: usize,
    /// The chance of holding that is wanted, above 0 and below 1.
    pub wanted: f64,
    /// Runs of every probed value; positive.
    pub runs: u32,
    /// Most runs of one value, near a threshold.
    pub most: u32,
    /// Which end is better; `None`: the one with the larger chance, the first of two that are equal.
    pub better: Option<End>,
}

/// An end of the row of values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The first value.
    First,
    /// The last.
    Last,
}

/// How far a deadline holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// At every value that was probed.
    Everywhere,
    /// At none.
    Nowhere,
    /// Up to the value of this number, going from the better end.
    To(usize),
}

/// Where one deadline ceases to hold.
#[derive(Debug, Clone, PartialEq)]
pub struct Threshold {
    /// The better end.
    pub better: End,
    /// How far it holds.
    pub reach: Reach,
    /// The first value that holds, going from the better end, where that end does not: on a hump it
    /// holds from here up to the threshold, and neither before nor after.
    pub begins: Option<usize>,
    /// The interval of the threshold: the value nearest to the better end, and the one furthest from it.
    /// `None`: even the better end surely fails.
    pub interval: Option<(usize, usize)>,
    /// Neighbours between which the share of runs crosses the chance wanted, in order of values.
    pub crossings: Vec<(usize, usize)>,
    /// Whether the chance nowhere rises on the way from the better end: no value of the grid holds
    /// in so many more runs than a better one that luck could not explain it (paired runs that
    /// differ, four standard deviations), and there is one crossing at most.
    pub is_monotone: bool,
    /// What one step costs about the threshold: the fall of the chance per step over the interval and
    /// the step after it. `None` without a threshold.
    pub loss_per_step: Option<f64>,
}

impl Threshold {
    /// The number of the value that is better or worse by the most.
    pub fn end(&self, rule: &ThresholdRule, which: Quality) -> usize {
        match (self.better, which) {
            (End::First, Quality::Better) | (End::Last, Quality::Worse) => 0,
            _ => rule.last,
        }
    }

    /// The value that speaks for the answer: the threshold, or the worse end where all hold, or the
    /// better end where none does.
    pub fn value(&self, rule: &ThresholdRule) -> usize {
        match self.reach {
            Reach::To(number) => number,
            Reach::Everywhere => self.end(rule, Quality::Worse),
            Reach::Nowhere => self.end(rule, Quality::Better),
        }
    }
}

/// Which of the two ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quality {
    /// The better one.
    Better,
    /// The worse one.
    Worse,
}
