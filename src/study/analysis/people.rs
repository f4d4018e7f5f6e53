//! People at the end of their journey, day by day.

use crate::time::Moment;

use super::view::View;

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

/// The rows of one variant; none without people or without runs.
pub(super) fn rows<'a>(view: &'a View<'_>) -> impl Iterator<Item = PeopleRow> + 'a {
    view.tally.people.days.iter().filter_map(|(day_end, people)| {
        Some(PeopleRow {
            plan: view.plan,
            case: view.case,
            day_end: *day_end,
            mean: people.mean()?,
            p10: people.percentile(10, 0)?,
            p50: people.percentile(50, 0)?,
            p90: people.percentile(90, 0)?,
        })
    })
}
