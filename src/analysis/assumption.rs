//! Assumptions: the register, and which of them the deadlines hang on.

use crate::id::{AssumptionId, DeadlineId};

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
    /// Chance of missing the deadline in the quarter of runs with the lowest values.
    pub p_missed_low: Option<f64>,
    /// The same in the quarter with the highest values.
    pub p_missed_high: Option<f64>,
}
