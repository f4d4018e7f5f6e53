//! Drivers: which uncertain assumptions the deadlines hang on.

use crate::id::{AssumptionId, DeadlineId};

use super::Proportion;
use super::pair::{deviations, difference_of};
use super::percentile::nearest_rank;
use super::rank::correlation;
use super::view::View;

/// How far one uncertain assumption goes with the date of one deadline, under one plan and case.
#[derive(Debug, Clone, PartialEq)]
pub struct DriverRow {
    /// Index into the study's plans.
    pub plan: usize,
    /// Index into the study's cases.
    pub case: usize,
    /// The deadline.
    pub deadline: DeadlineId,
    /// The assumption.
    pub assumption: AssumptionId,
    /// Runs compared.
    pub n: u32,
    /// Rank correlation (Spearman 1904, ties at their mean rank) of its value with the date of the
    /// deadline, −1 to 1: positive if larger values go with later dates. Runs that do not reach the
    /// deadline within the horizon are all tied as the latest. `None` if the date never varies.
    pub rank_correlation: Option<f64>,
    /// Runs that miss the deadline, of those with a value in the lowest quarter (up to the 25th
    /// percentile; where many values are equal, those below the value that most have, or that value
    /// itself if it is the least).
    pub missed_low: Proportion,
    /// The same of those with a value in the highest quarter (from the 75th percentile).
    pub missed_high: Proportion,
    /// Chance of missing it in the highest quarter less that in the lowest, −1 to 1, with an interval
    /// (score method without pairs, Newcombe 1998, method 10) that holds at 95 % together with those
    /// of all assumptions and deadlines of this plan and case (Bonferroni); `None` without runs.
    pub difference: Option<(f64, f64, f64)>,
}

impl DriverRow {
    /// Whether the deadline is seen to hang on the assumption: the interval of the difference leaves
    /// out 0.
    pub fn is_load_bearing(&self) -> bool {
        self.difference.is_some_and(|(_, low, high)| low > 0.0 || high < 0.0)
    }
}

/// The rows of one variant: each deadline with each assumption that varies.
pub(super) fn rows<'a>(view: &'a View<'_>) -> impl Iterator<Item = DriverRow> + 'a {
    let comparisons = view.runs.varying().count() * view.scenario.deadlines.len();
    let away = deviations(comparisons);
    let each = move |id| view.runs.varying().map(move |assumption| row(view, id, assumption, away));
    view.scenario.deadlines.ids().flat_map(each)
}

fn row(view: &View<'_>, deadline: DeadlineId, assumption: AssumptionId, away: f64) -> DriverRow {
    let value = |replication| view.runs.assumed(replication, assumption);
    let values: Vec<f64> = view.runs.iter().filter_map(|run| value(run.replication)).collect();
    let dates: Vec<f64> =
        view.runs.iter().map(|run| date(view, run.replication, deadline)).collect();
    let groups = groups(&values);
    let missed = |group: Group| {
        let mut missed = Proportion::default();
        for (run, _) in view.runs.iter().zip(&values).filter(|(_, value)| group.holds(**value)) {
            missed.count(view.runs.deadline(run.replication, deadline).is_missed());
        }
        missed
    };
    let [missed_low, missed_high] = groups.map(missed);
    DriverRow {
        plan: view.plan,
        case: view.case,
        deadline,
        assumption,
        n: values.len() as u32,
        rank_correlation: correlation(&values, &dates),
        missed_low,
        missed_high,
        difference: difference_of(missed_high, missed_low, away),
    }
}

/// When a run reaches a deadline, in seconds, infinite if not within the horizon; or by how much the
/// longest gap is too long.
fn date(view: &View<'_>, replication: u32, id: DeadlineId) -> f64 {
    let measure = view.runs.deadline(replication, id).measure();
    measure.map_or(f64::INFINITY, |seconds| seconds as f64)
}

/// A group of runs by the value of an assumption.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Group {
    UpTo(f64),
    From(f64),
    Below(f64),
    Above(f64),
}

impl Group {
    fn holds(self, value: f64) -> bool {
        match self {
            Self::UpTo(limit) => value <= limit,
            Self::From(limit) => value >= limit,
            Self::Below(limit) => value < limit,
            Self::Above(limit) => value > limit,
        }
    }
}

/// The lowest and the highest quarter, up to the 25th and from the 75th percentile. Where so many
/// values are equal that these are one, the groups are the values below and above it; or, if it is the
/// least or the greatest, that value and the others. No run is in both.
fn groups(values: &[f64]) -> [Group; 2] {
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let at = |percent| nearest_rank(&sorted, 0, percent).unwrap_or(f64::NAN);
    let (low, high) = (at(25), at(75));
    let (is_least, is_greatest) = (sorted.first() == Some(&low), sorted.last() == Some(&low));
    match low < high {
        true => [Group::UpTo(low), Group::From(high)],
        false if is_least => [Group::UpTo(low), Group::Above(low)],
        false if is_greatest => [Group::Below(low), Group::From(low)],
        false => [Group::Below(low), Group::Above(low)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_run_is_among_the_lowest_and_the_highest() {
        let zeros = |zeros: usize, ones: usize| [vec![0.0; zeros], vec![1.0; ones]].concat();
        let mut middle = vec![5.0; 80];
        middle.extend([1.0, 9.0]);
        let hundred: Vec<f64> = (1..=100).map(f64::from).collect();
        let cases = [
            (zeros(80, 20), [80, 20]),
            (zeros(20, 80), [20, 80]),
            (zeros(50, 50), [50, 50]),
            (middle, [1, 1]),
            (hundred, [25, 26]),
        ];
        for (values, sizes) in cases {
            let groups = groups(&values);
            let size = |group: Group| values.iter().filter(|value| group.holds(**value)).count();
            assert_eq!(groups.map(size), sizes);
            assert!(!values.iter().any(|it| groups.iter().all(|group| group.holds(*it))));
        }
    }
}
