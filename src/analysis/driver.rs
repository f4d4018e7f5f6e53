//! Drivers: which uncertain assumptions the deadlines hang on.

use crate::id::{AssumptionId, DeadlineId};

use super::Proportion;
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
    /// Share of runs that miss the deadline, among those with a value in the lowest quarter (up to
    /// the 25th percentile), 0 to 1.
    pub p_missed_low: Option<f64>,
    /// The same among those with a value in the highest quarter (from the 75th percentile).
    pub p_missed_high: Option<f64>,
}

/// The rows of one variant: each deadline with each assumption that varies.
pub(super) fn rows<'a>(view: &'a View<'_>) -> impl Iterator<Item = DriverRow> + 'a {
    let each = move |id| view.runs.varying().map(move |assumption| row(view, id, assumption));
    view.scenario.deadlines.ids().flat_map(each)
}

fn row(view: &View<'_>, deadline: DeadlineId, assumption: AssumptionId) -> DriverRow {
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
        missed.estimate()
    };
    DriverRow {
        plan: view.plan,
        case: view.case,
        deadline,
        assumption,
        n: values.len() as u32,
        rank_correlation: correlation(&values, &dates),
        p_missed_low: missed(&|value| low.is_some_and(|limit| value <= limit)),
        p_missed_high: missed(&|value| high.is_some_and(|limit| value >= limit)),
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
