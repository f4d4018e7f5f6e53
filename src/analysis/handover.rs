//! The handover gap: from the last party out to the successor in place.

use crate::id::SiteId;
use crate::time::Moment;

/// The handover of one camp with a successor, under one plan and case.
#[derive(Debug, Clone, PartialEq)]
pub struct HandoverRow {
    /// Index into the study's plans.
    pub plan: usize,
    /// Index into the study's cases.
    pub case: usize,
    /// The camp's site.
    pub site: SiteId,
    /// Runs in which the last party is out within the horizon: those that count here.
    pub n: u32,
    /// Gap in hours, to the minute; `None`: the successor is not in place within the horizon.
    pub gap_p10_hours: Option<f64>,
    /// Median.
    pub gap_p50_hours: Option<f64>,
    /// 80th percentile.
    pub gap_p80_hours: Option<f64>,
    /// 90th percentile.
    pub gap_p90_hours: Option<f64>,
    /// Mean gap of the runs in which the successor comes within the horizon.
    pub mean_gap_hours: Option<f64>,
    /// Share of runs with the successor in place within the horizon, 0 to 1.
    pub share_in_place: Option<f64>,
    /// Share of runs with the successor waiting there already (no gap at all), 0 to 1.
    pub share_already_there: Option<f64>,
    /// Earliest date over all runs at which the successor is in place, to the minute.
    pub first_arrival: Option<Moment>,
    /// Median date at which the successor is in place, over all runs with an outcome.
    pub arrival_p50: Option<Moment>,
}
