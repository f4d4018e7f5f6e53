//! How many replications: a number, or a rule that looks at the results, variant by variant.

use super::{Ended, Proportion, Results, VariantResults};

/// Fewest replications that a fixed number is divided into; after each the user may cancel.
const SHORTEST_STRETCH: u32 = 200;
/// Most of them.
const LONGEST_STRETCH: u32 = 2_000;

/// Replications before the first look: dates and causes are not known from fewer, however sure the chances.
const FIRST_LOOK: u32 = 200;
/// Replications between two looks. A look costs little; runs beyond what is wanted cost more.
const BETWEEN_LOOKS: u32 = 25;

/// How many replications variants run.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Replications {
    /// As many as it takes, of each variant. After the `first` replications, and then after every `batch`
    /// more (or a fortieth part of those done, if that is more), the rule looks at each chance of missing
    /// a deadline, and at the joint ones; a variant is played no more when the 95 % interval of Wilson
    /// (1927) of every one of its own reaches no further than `half_width` to either side: the
    /// fixed-width rule of Chow and Robbins (1965) at fixed numbers of runs.
    ///
    /// What is reported is the plain interval of all runs. That it was looked at more than once costs
    /// next to nothing: in 20,000 simulated experiments for each of ten chances from 1 to 50 %, under
    /// the default rule, it held the true chance in 93.5 to 96.5 % of them (under one that looks after
    /// every 200 runs, in 93.7 to 96.1 %).
    Adaptive {
        /// Half the width of the widest interval that is good enough; above 0.
        half_width: f64,
        /// Replications before the first look; at least 1.
        first: u32,
        /// Fewest replications between two looks; at least 1.
        batch: u32,
        /// Replications after which it stops in any case.
        most: u32,
    },
    /// Exactly so many of every variant.
    Fixed(u32),
}

impl Default for Replications {
    /// Every chance to three points of a hundred: 200 runs where all is certain, some 1,075 where
    /// a chance is near one half.
    fn default() -> Self {
        Self::until(0.03, 5_000)
    }
}

/// What a rule says after some replications.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next<T> {
    /// Play on until there are so many, then ask again.
    Until(T),
    /// That will do.
    Stop(Ended),
}

impl Replications {
    /// As many as it takes for every chance to be known to so much to either side, up to a most.
    pub fn until(half_width: f64, most: u32) -> Self {
        Self::Adaptive { half_width, first: FIRST_LOOK, batch: BETWEEN_LOOKS, most }
    }

    /// Until how many replications each variant is to be played after these results. Looks at nothing
    /// that depends on the number of threads.
    pub(super) fn next(self, results: &Results) -> Next<Vec<u32>> {
        let (mut ends, mut stops) = (Vec::new(), Vec::new());
        for VariantResults { runs, .. } in &results.variants {
            match self.after(runs.len(), || runs.chances()) {
                Next::Until(end) => ends.push(end),
                Next::Stop(ended) => {
                    ends.push(runs.len());
                    stops.push(ended);
                }
            }
        }
        if stops.len() < ends.len() {
            return Next::Until(ends);
        }
        let is_at_most = stops.contains(&Ended::AtMost);
        Next::Stop(if is_at_most { Ended::AtMost } else { Ended::Fulfilled })
    }

    /// What to do after so many replications with these chances.
    pub(super) fn after<C: Iterator<Item = Proportion>>(
        self,
        done: u32,
        chances: impl FnOnce() -> C,
    ) -> Next<u32> {
        match self {
            Self::Fixed(all) if done >= all => Next::Stop(Ended::Fulfilled),
            Self::Fixed(all) => {
                let stretch = (all / 50).clamp(SHORTEST_STRETCH, LONGEST_STRETCH);
                Next::Until(done.saturating_add(stretch).min(all))
            }
            Self::Adaptive { half_width, .. }
                if done > 0 && are_all_within(chances(), half_width) =>
            {
                Next::Stop(Ended::Fulfilled)
            }
            Self::Adaptive { most, .. } if done >= most => Next::Stop(Ended::AtMost),
            Self::Adaptive { first, batch, most, .. } => {
                let stretch = if done < first { first - done } else { batch.max(done / 40).max(1) };
                Next::Until(done.saturating_add(stretch).min(most))
            }
        }
    }

    /// Replications expected when the next stretch ends at `end`.
    pub(super) fn expected(self, end: u32) -> u64 {
        match self {
            Self::Adaptive { .. } => u64::from(end),
            Self::Fixed(all) => u64::from(all),
        }
    }

    /// Replications of which it is known beforehand that they will be run.
    pub(super) fn known(self) -> usize {
        match self {
            Self::Adaptive { .. } => 0,
            Self::Fixed(all) => all as usize,
        }
    }
}

/// Whether every chance is known closely enough. A variant none of whose runs has an outcome says
/// nothing, however long one waits, and is left out.
fn are_all_within(mut chances: impl Iterator<Item = Proportion>, half_width: f64) -> bool {
    chances.all(|chance| chance.n == 0 || chance.half_width() <= half_width)
}
