//! Days gained at each camp against the first plan, compared pair by pair under the same luck.

use crate::id::CampId;
use crate::time::DAY;

use super::view::View;

/// Days by which one plan vacates a camp earlier than the first plan does, under one case, run by
/// run under the same luck.
#[derive(Debug, Clone, PartialEq)]
pub struct GainRow {
    /// Index into the study's plans; never the first.
    pub plan: usize,
    /// Index into the study's cases.
    pub case: usize,
    /// The camp.
    pub camp: CampId,
    /// Pairs of runs in which both plans vacate it within the horizon.
    pub pairs: u32,
    /// Pairs in which only this plan does.
    pub only_this: u32,
    /// Pairs in which only the first plan does.
    pub only_first: u32,
    /// Mean days gained over `pairs`; negative if later.
    pub mean_days: Option<f64>,
    /// Lower end of its 95 % interval (paired, normal); needs two pairs.
    pub low_days: Option<f64>,
    /// Upper end.
    pub high_days: Option<f64>,
}

/// The 97.5th percentile of the standard normal distribution.
const Z: f64 = 1.959_963_984_540_054;

/// The rows of all variants but those of the first plan.
pub(super) fn rows(views: &[View<'_>]) -> Vec<GainRow> {
    let mut rows = Vec::new();
    for view in views.iter().filter(|view| view.plan != 0) {
        let is_first = |other: &&View<'_>| other.plan == 0 && other.case == view.case;
        if let Some(first) = views.iter().find(is_first) {
            rows.extend(view.scenario.camps.ids().map(|camp| row(first, view, camp)));
        }
    }
    rows
}

fn row(first: &View<'_>, view: &View<'_>, camp: CampId) -> GainRow {
    let (mut gained, mut only_this, mut only_first) = (Vec::new(), 0, 0);
    let both = view.runs.iter().filter(|run| first.runs.run(run.replication).is_some());
    for replication in both.map(|run| run.replication) {
        let dates = (first.runs.vacated(replication, camp), view.runs.vacated(replication, camp));
        match dates {
            (Some(before), Some(after)) => gained.push((before - after).0),
            (None, Some(_)) => only_this += 1,
            (Some(_), None) => only_first += 1,
            (None, None) => {}
        }
    }
    let (mean, half) = (mean_days(&gained), half_width_days(&gained));
    GainRow {
        plan: view.plan,
        case: view.case,
        camp,
        pairs: gained.len() as u32,
        only_this,
        only_first,
        mean_days: mean,
        low_days: mean.zip(half).map(|(mean, half)| mean - half),
        high_days: mean.zip(half).map(|(mean, half)| mean + half),
    }
}

/// The mean in days.
fn mean_days(seconds: &[i64]) -> Option<f64> {
    let sum: i64 = seconds.iter().sum();
    (!seconds.is_empty()).then(|| sum as f64 / DAY as f64 / seconds.len() as f64)
}

/// Half the width of the mean's interval in days; needs two values.
fn half_width_days(seconds: &[i64]) -> Option<f64> {
    let n = seconds.len() as f64;
    let mean = mean_days(seconds).filter(|_| seconds.len() > 1)?;
    let deviation = |second: &i64| *second as f64 / DAY as f64 - mean;
    let squares: f64 = seconds.iter().map(|second| deviation(second).powi(2)).sum();
    Some(Z * (squares / (n - 1.0) / n).sqrt())
}
