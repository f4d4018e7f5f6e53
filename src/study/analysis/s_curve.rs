//! S-curves: by when so many hundredths of the runs have reached each deadline.

use crate::id::DeadlineId;
use crate::time::Moment;

use super::deadline::{Reached, reached};
use super::percentile::nearest_rank;
use super::view::View;

/// One point of the S-curve of one deadline, under one plan and case.
#[derive(Debug, Clone, PartialEq)]
pub struct SCurveRow {
    /// Index into the study's plans.
    pub plan: usize,
    /// Index into the study's cases.
    pub case: usize,
    /// The deadline; one on gaps has no dates and no curve.
    pub deadline: DeadlineId,
    /// Hundredths of the runs, from 1 to 100.
    pub percentile: usize,
    /// Date by which so many have reached it; `None`: beyond the horizon. Never earlier than that
    /// of a lower percentile.
    pub reached: Option<Moment>,
}

/// The rows of one variant.
pub(super) fn rows<'a>(view: &'a View<'_>) -> impl Iterator<Item = SCurveRow> + 'a {
    let deadlines = view.scenario.deadlines.iter();
    let dated = deadlines.filter(|(_, deadline)| deadline.goal.empty_at_most().is_none());
    dated.flat_map(|(id, _)| curve(view, id))
}

fn curve<'a>(view: &View<'a>, deadline: DeadlineId) -> impl Iterator<Item = SCurveRow> + use<'a> {
    let View { plan, case, .. } = *view;
    let Reached { dates, never } = reached(view, deadline);
    (1..=100).map(move |percentile| SCurveRow {
        plan,
        case,
        deadline,
        percentile,
        reached: nearest_rank(&dates, never, percentile),
    })
}
