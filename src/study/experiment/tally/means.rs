//! Counts of what means did: unit-seconds by activity, added up over all runs.

use crate::id::LineId;
use crate::simulation::{Activity, Means, Usage};

/// Shares are counted in millionths.
const MILLION: i64 = 1_000_000;

/// What is counted of one means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeansTally {
    /// Which means.
    pub means: Means,
    /// Runs in which there was any of it.
    pub runs: u32,
    /// Unit-seconds by activity, in all runs.
    pub seconds: [i64; Activity::COUNT],
    /// Its share of the time of each run, added up over runs, in millionths.
    shares: [i64; Activity::COUNT],
    /// The squares of these.
    squares: [i128; Activity::COUNT],
    /// Unit-seconds for each line for which it did anything, sorted.
    users: Vec<(LineId, [i64; Activity::COUNT])>,
}

impl MeansTally {
    fn new(means: Means) -> Self {
        Self {
            means,
            runs: 0,
            seconds: Default::default(),
            shares: Default::default(),
            squares: Default::default(),
            users: Vec::new(),
        }
    }

    /// The mean share of an activity, over runs with any of the means, and its standard error, which
    /// needs two; `None` without any.
    pub fn share(&self, activity: Activity) -> Option<(f64, Option<f64>)> {
        let (sum, squares) = (self.shares[activity as usize], self.squares[activity as usize]);
        let n = f64::from(self.runs);
        let mean = sum as f64 / MILLION as f64 / n;
        let spread = squares * i128::from(self.runs) - i128::from(sum) * i128::from(sum);
        let variance = spread as f64 / (MILLION as f64).powi(2) / n / (n - 1.0);
        (self.runs > 0).then(|| (mean, (self.runs > 1).then(|| (variance / n).sqrt())))
    }

    /// The line for which most of an activity was, the first of several, and its unit-seconds.
    pub fn most_for(&self, activity: Activity) -> Option<(LineId, i64)> {
        let of = self.users.iter().map(|(line, seconds)| (*line, seconds[activity as usize]));
        let most = of.reduce(|most, other| if other.1 > most.1 { other } else { most });
        most.filter(|(_, seconds)| *seconds > 0)
    }

    fn count(&mut self, usage: &Usage) {
        let total = usage.total();
        if total <= 0 {
            return;
        }
        self.runs += 1;
        for (place, seconds) in usage.seconds.iter().enumerate() {
            let share = i128::from(*seconds) * i128::from(MILLION) / i128::from(total);
            self.seconds[place] += seconds;
            self.shares[place] += share as i64;
            self.squares[place] += share * share;
        }
        self.add_users(&usage.users);
    }

    fn merge(&mut self, other: &Self) {
        self.runs += other.runs;
        for place in 0..Activity::COUNT {
            self.seconds[place] += other.seconds[place];
            self.shares[place] += other.shares[place];
            self.squares[place] += other.squares[place];
        }
        self.add_users(&other.users);
    }

    fn add_users(&mut self, users: &[(LineId, [i64; Activity::COUNT])]) {
        for (line, seconds) in users {
            match self.users.binary_search_by_key(line, |(user, _)| *user) {
                Ok(place) => {
                    let sums = self.users[place].1.iter_mut();
                    sums.zip(seconds).for_each(|(sum, more)| *sum += more);
                }
                Err(place) => self.users.insert(place, (*line, *seconds)),
            }
        }
    }
}

/// Counts what means did in one run.
pub(super) fn count(tallies: &mut Vec<MeansTally>, of_run: &[(Means, Usage)]) {
    if tallies.is_empty() {
        tallies.extend(of_run.iter().map(|(means, _)| MeansTally::new(*means)));
    }
    for (tally, (_, usage)) in tallies.iter_mut().zip(of_run) {
        tally.count(usage);
    }
}

/// Adds the counts of other runs.
pub(super) fn merge(tallies: &mut Vec<MeansTally>, others: &[MeansTally]) {
    if tallies.is_empty() {
        tallies.extend(others.iter().map(|other| MeansTally::new(other.means)));
    }
    for (tally, other) in tallies.iter_mut().zip(others) {
        tally.merge(other);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn usage(in_use: i64, idle: i64) -> Usage {
        let mut usage = Usage::default();
        usage.seconds[Activity::InUse as usize] = in_use;
        usage.seconds[Activity::Idle as usize] = idle;
        usage.users.push((LineId(1), usage.seconds));
        usage
    }

    #[test]
    fn shares_are_means_over_runs_with_their_standard_errors() {
        let bays = Means::Bays(crate::id::SiteId(0));
        let mut tallies = Vec::new();
        for (in_use, idle) in [(10, 30), (30, 30), (0, 0)] {
            count(&mut tallies, &[(bays, usage(in_use, idle))]);
        }
        // Of 0.25 and 0.5: 0.375, give or take 0.125; a run without any bay does not count.
        let (share, error) = tallies[0].share(Activity::InUse).expect("two runs");
        assert!((share - 0.375).abs() < 1e-9 && (error.expect("two") - 0.125).abs() < 1e-9);
        assert_eq!(tallies[0].most_for(Activity::InUse), Some((LineId(1), 40)));
        assert_eq!(tallies[0].most_for(Activity::Held), None);
        let mut merged = Vec::new();
        merge(&mut merged, &tallies);
        assert_eq!(merged, tallies);
    }
}
