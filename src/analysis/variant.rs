//! Each plan under each case, as a whole.

/// The runs of one plan under one case.
#[derive(Debug, Clone, PartialEq)]
pub struct VariantRow {
    /// Index into the study's plans.
    pub plan: usize,
    /// Index into the study's cases.
    pub case: usize,
    /// Runs with an outcome.
    pub n: u32,
    /// Runs without one.
    pub failed: u32,
    /// Mean number of events in a run.
    pub mean_events: f64,
    /// Mean number of convoys and sorties sent.
    pub mean_convoys: f64,
    /// Mean number of vehicles destroyed or written off.
    pub mean_vehicles_lost: f64,
}
