//! The draws of the yardstick, from one generator a run.

use rand::{RngExt as _, SeedableRng};
use rand_distr::{Distribution, Exp1, LogNormal, Triangular};
use rand_pcg::Pcg64Dxsm;

/// Everything the yardstick leaves to chance.
#[derive(Debug)]
pub(super) struct Chance {
    generator: Pcg64Dxsm,
    packing: LogNormal<f64>,
    clearance: LogNormal<f64>,
    hold: LogNormal<f64>,
    succession: Triangular<f64>,
}

impl Chance {
    /// The draws of one run.
    pub(super) fn new(replication: u64) -> Self {
        let spread =
            |mean, cv| LogNormal::from_mean_cv(mean, cv).expect("mean and cv are positive");
        Self {
            generator: Pcg64Dxsm::seed_from_u64(replication),
            packing: spread(40.0 / 24.0, 0.25),
            clearance: spread(48.0, 1.0),
            hold: spread(8.0, 1.0),
            succession: Triangular::new(24.0, 120.0, 48.0).expect("the mode is between the limits"),
        }
    }

    fn exponential(&mut self, mean: f64) -> f64 {
        let unit: f64 = Exp1.sample(&mut self.generator);
        unit * mean
    }

    /// Tonnes an hour that a camp packs.
    pub(super) fn packing_rate(&mut self) -> f64 {
        self.packing.sample(&mut self.generator)
    }

    /// Hours to the clearance of a convoy.
    pub(super) fn clearance(&mut self) -> f64 {
        self.clearance.sample(&mut self.generator)
    }

    /// Hours of march to the next incident.
    pub(super) fn quiet_march(&mut self) -> f64 {
        self.exponential(1.0 / 0.004)
    }

    /// Hours that an incident holds a convoy.
    pub(super) fn hold(&mut self) -> f64 {
        self.hold.sample(&mut self.generator)
    }

    /// Whether an incident destroys a truck.
    pub(super) fn loses_a_truck(&mut self) -> bool {
        self.generator.random::<f64>() < 0.3
    }

    /// Hours of a spell of weather.
    pub(super) fn spell(&mut self, rains: bool) -> f64 {
        self.exponential(if rains { 24.0 } else { 120.0 })
    }

    /// Hours from a closure to the successor.
    pub(super) fn succession(&mut self) -> f64 {
        self.succession.sample(&mut self.generator)
    }
}
