//! Many runs of `drawdown` ([`experiment`]), and what they say ([`analysis`]).

use drawdown_core::{chance, id, time, units};
use drawdown_engine::simulation;
use drawdown_scenario as scenario;

pub mod experiment;
pub mod analysis;
