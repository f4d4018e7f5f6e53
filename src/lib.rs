//! `drawdown`: scenario planning for withdrawals and redeployments.

pub mod chance;
pub mod id;
pub mod model;
pub mod scenario;
pub mod simulation;
pub mod time;
pub mod units;
