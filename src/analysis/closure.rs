//! When each camp reaches its milestones.

use crate::id::SiteId;
use crate::scenario::Milestone;
use crate::time::Moment;

/// One milestone of one camp under one plan and case.
#[derive(Debug, Clone, PartialEq)]
pub struct ClosureRow {
    /// Index into the study's plans.
    pub plan: usize,
    /// Index into the study's cases.
    pub case: usize,
    /// The camp's site.
    pub site: SiteId,
    /// The milestone.
    pub milestone: Milestone,
    /// Runs with an outcome.
    pub n: u32,
    /// Share of runs that reach it within the horizon, 0 to 1.
    pub share_reached: f64,
    /// Dates to the minute, in rising order; `None`: beyond the horizon.
    pub p10: Option<Moment>,
    /// Median.
    pub p50: Option<Moment>,
    /// 80th percentile.
    pub p80: Option<Moment>,
    /// 90th percentile.
    pub p90: Option<Moment>,
    /// Mean date of the runs that reach it.
    pub mean: Option<Moment>,
    /// Planned date of the last party out; only for [`Milestone::Vacated`].
    pub planned: Option<Moment>,
    /// Median less planned date, in days: positive if later. `None` without either.
    pub slip_days: Option<f64>,
}
