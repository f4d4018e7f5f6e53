//! `drawdown`: scenario planning for withdrawals and redeployments.

pub mod id;
pub mod units;
pub mod time;
pub mod chance;

pub mod scenario;
pub mod model;
pub mod simulation;
pub mod experiment;
pub mod analysis;
pub mod report;
pub mod cli;
