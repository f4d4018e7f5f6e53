//! Equally likely days of one milestone.

/// Equally likely days, in order; what is not reached within the horizon is later than all.
#[derive(Debug, Clone, PartialEq)]
pub struct Ensemble {
    days: Vec<i64>,
    /// Members beyond the horizon.
    beyond: usize,
}

impl Ensemble {
    /// An ensemble of these members; at least one.
    pub fn new(members: Vec<Option<i64>>) -> Self {
        assert!(!members.is_empty(), "an ensemble has members");
        let mut days: Vec<i64> = members.iter().copied().flatten().collect();
        days.sort_unstable();
        Self { beyond: members.len() - days.len(), days }
    }

    /// How many members it has.
    pub fn len(&self) -> usize {
        self.days.len() + self.beyond
    }

    /// Whether it has none; it always has one.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The share of members by the end of a day.
    pub fn share_by(&self, day: i64) -> f64 {
        self.days.partition_point(|member| *member <= day) as f64 / self.len() as f64
    }

    /// The smallest day that at least this share of the members does not exceed; `None` beyond the
    /// horizon.
    pub fn quantile(&self, share: f64) -> Option<i64> {
        let rank = (share * self.len() as f64).ceil().max(1.0) as usize;
        self.days.get(rank - 1).copied()
    }

    /// The same with each day changed.
    pub(super) fn map(&self, change: impl Fn(i64) -> i64) -> impl Iterator<Item = Option<i64>> {
        let beyond = std::iter::repeat_n(None, self.beyond);
        self.days.iter().map(move |day| Some(change(*day))).chain(beyond)
    }

    /// The same with everything later than a day on that day.
    pub(super) fn capped(&self, until: i64) -> Self {
        let capped = self.days.iter().map(|day| (*day).min(until));
        let beyond = std::iter::repeat_n(until, self.beyond);
        Self { days: capped.chain(beyond).collect(), beyond: 0 }
    }

    /// The continuous ranked probability score of a day, in days, by the members' own distribution
    /// (the estimator called NRG: Gneiting and Raftery 2007, eq. 21): the mean distance from the day
    /// less half the mean distance between members. No member may be beyond the horizon.
    pub(super) fn crps(&self, day: i64) -> f64 {
        debug_assert_eq!(self.beyond, 0, "cap it first");
        let n = self.len() as f64;
        let apart: f64 = self.days.iter().map(|member| (member - day).abs() as f64).sum();
        // Of sorted members, the k-th is added 2k − n + 1 times.
        let weigh = |(k, member): (usize, &i64)| (2.0 * k as f64 - n + 1.0) * *member as f64;
        let between: f64 = self.days.iter().enumerate().map(weigh).sum();
        apart / n - between / (n * n)
    }
}
