//! The register of assumptions, with the values they took.

use crate::id::AssumptionId;

use super::percentile::nearest_rank;
use super::view::View;

/// One assumption under one case and plan. What it says, who answers for it, its signpost and what
/// it sets stand in the scenario under the id.
#[derive(Debug, Clone, PartialEq)]
pub struct AssumptionRow {
    /// Index into the study's plans.
    pub plan: usize,
    /// Index into the study's cases.
    pub case: usize,
    /// The assumption.
    pub assumption: AssumptionId,
    /// What stands for it under this case, as text.
    pub written: String,
    /// Values drawn over the runs, in base units; `None` for text, the same three times if fixed.
    pub drawn: Option<Drawn>,
}

/// Values that an assumption took, in the base unit of its kind (see `AssumptionUnit`).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Drawn {
    /// 10th percentile.
    pub p10: f64,
    /// Median.
    pub p50: f64,
    /// 90th percentile.
    pub p90: f64,
}

/// The rows of one variant.
pub(super) fn rows<'a>(view: &'a View<'_>) -> impl Iterator<Item = AssumptionRow> + 'a {
    view.scenario.assumptions.iter().map(|(assumption, meant)| AssumptionRow {
        plan: view.plan,
        case: view.case,
        assumption,
        written: meant.written.clone(),
        drawn: drawn(view, assumption),
    })
}

/// The values that an assumption took.
fn drawn(view: &View<'_>, id: AssumptionId) -> Option<Drawn> {
    let spread = view.scenario.assumptions[id].value.as_ref()?;
    if !view.runs.varying().any(|varying| varying == id) {
        let value = spread.mean();
        return Some(Drawn { p10: value, p50: value, p90: value });
    }
    let runs = view.runs.iter();
    let mut values: Vec<f64> =
        runs.filter_map(|run| view.runs.assumed(run.replication, id)).collect();
    values.sort_unstable_by(f64::total_cmp);
    let percentile = |percent| nearest_rank(&values, 0, percent);
    Some(Drawn { p10: percentile(10)?, p50: percentile(50)?, p90: percentile(90)? })
}
