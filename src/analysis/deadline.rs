//! Deadlines: how often missed, when reached, how late, and what for.

use crate::id::{DeadlineId, SiteId};
use crate::simulation::Code;
use crate::time::Moment;

use super::{Likelihood, Proportion};

/// One deadline under one plan and case.
#[derive(Debug, Clone, PartialEq)]
pub struct DeadlineRow {
    /// Index into the study's plans.
    pub plan: usize,
    /// Index into the study's cases.
    pub case: usize,
    /// The deadline.
    pub deadline: DeadlineId,
    /// When it is due under this plan and case.
    pub due: Moment,
    /// Runs in which it was missed, of all with an outcome, with the interval.
    pub missed: Proportion,
    /// The likelihood term for missing it; `None` without runs.
    pub likelihood: Option<Likelihood>,
    /// Date by which half of the runs reach it; `None`: beyond the horizon.
    pub p50: Option<Moment>,
    /// Date by which 80 % of the runs reach it; `None`: beyond the horizon.
    pub p80: Option<Moment>,
    /// Date by which 90 % of the runs reach it; `None`: beyond the horizon.
    pub p90: Option<Moment>,
    /// Mean lateness of the missed runs in days; `None` if none missed. Runs that do not reach it
    /// count to the horizon: with any of them (`unreached` > 0) this is a lower bound.
    pub mean_lateness_days: Option<f64>,
    /// Runs that do not reach it within the horizon.
    pub unreached: u32,
    /// Delay code with the most time in the ledgers of the missed runs; `None` if none missed or
    /// no time was lost.
    pub main_delay: Option<Code>,
    /// Its share of all delay (unproductive time) in those ledgers, 0 to 1.
    pub main_delay_share: Option<f64>,
    /// The site that most often is the last one in the missed runs (in all runs if none missed).
    pub last_site: Option<SiteId>,
    /// In what share of those runs, 0 to 1.
    pub last_site_share: Option<f64>,
}

impl DeadlineRow {
    /// Share of runs that do not reach it within the horizon, 0 to 1.
    pub fn share_unreached(&self) -> f64 {
        if self.missed.n == 0 { 0.0 } else { f64::from(self.unreached) / f64::from(self.missed.n) }
    }
}
