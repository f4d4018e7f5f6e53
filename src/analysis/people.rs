//! People at the end of their journey, day by day.

use crate::time::Moment;

/// People out by the end of one civil day, under one plan and case. Days after the horizon have
/// no row; the last one ends with the horizon.
#[derive(Debug, Clone, PartialEq)]
pub struct PeopleRow {
    /// Index into the study's plans.
    pub plan: usize,
    /// Index into the study's cases.
    pub case: usize,
    /// The end of the day (midnight in the scenario's zone, or the horizon).
    pub day_end: Moment,
    /// Mean number of people at the end of their journey by then.
    pub mean: f64,
    /// 10th percentile, to a thousandth of all people.
    pub p10: i64,
    /// Median, likewise.
    pub p50: i64,
    /// 90th percentile, likewise.
    pub p90: i64,
}
