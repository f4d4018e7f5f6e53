//! What means did with their time: vehicles, escorts, desks, bays.

use crate::experiment::MeansTally;
use crate::id::LineId;
use crate::simulation::{Activity, Means};
use crate::time::HOUR;

use super::view::View;

/// Standard deviations on either side of the mean in a 95 % interval.
const Z: f64 = 1.959_964;

/// One activity of one means, under one plan and case. Over the activities of a means the hours add
/// up to all there were, and the shares to 1.
#[derive(Debug, Clone, PartialEq)]
pub struct MeansRow {
    /// Index into the study's plans.
    pub plan: usize,
    /// Index into the study's cases.
    pub case: usize,
    /// Which means.
    pub means: Means,
    /// What it was doing.
    pub activity: Activity,
    /// Mean hours of a unit (a vehicle, an escort group, a desk, a bay) per run, over all runs.
    pub mean_hours: f64,
    /// Mean share of all such hours of a run, 0 to 1; `None` if there never was any.
    pub share: Option<f64>,
    /// Its 95 % interval (normal), within 0 to 1; needs two runs.
    pub interval: Option<(f64, f64)>,
    /// The line for which most of it was, with its share of these hours.
    pub most_for: Option<(LineId, f64)>,
}

/// The rows of one variant: what occurs at all, and how much of each means was in use.
pub(super) fn rows<'a>(view: &'a View<'_>) -> impl Iterator<Item = MeansRow> + 'a {
    let each = move |tally: &'a MeansTally| {
        let is_told = move |activity: &Activity| {
            *activity == Activity::InUse || tally.seconds[*activity as usize] > 0
        };
        let activities = Activity::ALL.into_iter().filter(is_told);
        activities.map(move |activity| row(view, tally, activity))
    };
    view.tally.means.iter().flat_map(each)
}

fn row(view: &View<'_>, tally: &MeansTally, activity: Activity) -> MeansRow {
    let seconds = tally.seconds[activity as usize];
    let share = tally.share(activity);
    let interval = share.and_then(|(share, error)| {
        let half = Z * error?;
        Some(((share - half).max(0.0), (share + half).min(1.0)))
    });
    let part = |(line, part): (LineId, i64)| (line, part as f64 / seconds as f64);
    MeansRow {
        plan: view.plan,
        case: view.case,
        means: tally.means,
        activity,
        mean_hours: seconds as f64 / HOUR as f64 / f64::from(view.tally.runs.max(1)),
        share: share.map(|(share, _)| share),
        interval,
        most_for: tally.most_for(activity).map(part),
    }
}
