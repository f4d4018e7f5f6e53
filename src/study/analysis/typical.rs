//! The run to show as typical of a deadline.
//!
//! Not the one at the middle of the dates: that may have got there by a way that hardly any other
//! took. Of the runs whose last site is the usual one, it is the medoid by the dates of all camps: the
//! run from whose dates those of the others differ least, all differences added up (Kaufman and
//! Rousseeuw, *Finding Groups in Data*, 1990, chapter 2).

use crate::id::{DeadlineId, Id, SiteId};
use crate::time::DAY;

use super::percentile::nearest_rank;
use super::view::View;

/// A typical run, and how typical it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Typical {
    /// Its replication; the smallest number of equals.
    pub run: u32,
    /// The site that is its last; `None` where no run has one.
    pub last_site: Option<SiteId>,
    /// In how many of the runs that site is the last, 0 to 1.
    pub share_same_last: f64,
    /// How far its dates lie from the middle ones of all runs, on average over the camps (and the
    /// deadline's own date), in days. What is not reached counts as the horizon.
    pub days_off: f64,
}

/// The typical run of a deadline; `None` without runs.
pub(super) fn of(view: &View<'_>, id: DeadlineId) -> Option<Typical> {
    let runs: Vec<u32> = view.runs.iter().map(|run| run.replication).collect();
    let last: Vec<Option<SiteId>> =
        runs.iter().map(|run| view.runs.deadline(*run, id).last_site).collect();
    let usual = usual(&last, view.scenario.sites.len());
    let is_usual = |place: &usize| last[*place] == usual;
    let like: Vec<usize> = (0..runs.len()).filter(is_usual).collect();
    let dates = dates(view, id, &runs);
    let mut apart = vec![0_i64; like.len()];
    for of_camp in &dates {
        let values: Vec<i64> = like.iter().map(|place| of_camp[*place]).collect();
        add_distances(&values, &mut apart);
    }
    let least = (0..like.len()).min_by_key(|place| apart[*place])?;
    let place = like[least];
    let off = dates.iter().map(|of_camp| (of_camp[place] - middle(of_camp)).abs() as f64);
    Some(Typical {
        run: runs[place],
        last_site: usual,
        share_same_last: like.len() as f64 / runs.len() as f64,
        days_off: off.sum::<f64>() / dates.len() as f64 / DAY as f64,
    })
}

/// The site that is last most often, the first of equals; `None` where no run has one.
fn usual(last: &[Option<SiteId>], sites: usize) -> Option<SiteId> {
    let mut times = vec![0_u32; sites];
    last.iter().flatten().for_each(|site| times[site.index()] += 1);
    let most = times.iter().copied().max().filter(|most| *most > 0)?;
    times.iter().position(|count| *count == most).map(SiteId::at)
}

/// For each camp when each run has vacated it, and for the deadline what the run is measured by.
fn dates(view: &View<'_>, id: DeadlineId, runs: &[u32]) -> Vec<Vec<i64>> {
    let until = view.scenario.until.0;
    let camps = view.scenario.camps.ids().map(|camp| {
        let date = |run: &u32| view.runs.vacated(*run, camp).map_or(until, |at| at.0);
        runs.iter().map(date).collect()
    });
    let own = |run: &u32| view.runs.deadline(*run, id).measure().unwrap_or(until);
    camps.chain([runs.iter().map(own).collect()]).collect()
}

/// Adds to each place how far its value lies from all others, added up.
fn add_distances(values: &[i64], apart: &mut [i64]) {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_unstable_by_key(|place| values[*place]);
    let all: i64 = values.iter().sum();
    let (mut below, count) = (0, values.len() as i64);
    for (rank, place) in order.into_iter().enumerate() {
        let (value, rank) = (values[place], rank as i64);
        apart[place] += value * rank - below + (all - below) - value * (count - rank);
        below += value;
    }
}

fn middle(values: &[i64]) -> i64 {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    nearest_rank(&sorted, 0, 50).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_to_all_others_are_those_of_the_double_loop() {
        let values = [7_i64, -3, 7, 40, 0, 12, -3];
        let mut apart = vec![1; values.len()];
        add_distances(&values, &mut apart);
        let naive = values
            .iter()
            .map(|one| 1 + values.iter().map(|other| (one - other).abs()).sum::<i64>());
        assert_eq!(apart, naive.collect::<Vec<_>>());
    }
}
