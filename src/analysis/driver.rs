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
    /// percentile).
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
    let (low, high) = quarters(&values);
    let missed = |is_in: &dyn Fn(f64) -> bool| {
        let mut missed = Proportion::default();
        for (run, _) in view.runs.iter().zip(&values).filter(|(_, value)| is_in(**value)) {
            missed.count(view.runs.deadline(run.replication, deadline).is_missed());
        }
        missed
    };
    let missed_low = missed(&|value| low.is_some_and(|limit| value <= limit));
    let missed_high = missed(&|value| high.is_some_and(|limit| value >= limit));
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

/// The 25th and the 75th percentile.
fn quarters(values: &[f64]) -> (Option<f64>, Option<f64>) {
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    (nearest_rank(&sorted, 0, 25), nearest_rank(&sorted, 0, 75))
}
