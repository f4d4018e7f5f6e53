//! One run of `drawdown`: what exists and what happens to it ([`model`]), played to an outcome
//! ([`simulation`]).

use drawdown_core::{chance, id, time, units};
use drawdown_scenario as scenario;

pub mod model;
pub mod simulation;
