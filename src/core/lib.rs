//! The vocabulary of `drawdown`: typed names, quantities, whole seconds, random streams.

pub mod id;
pub mod units;
pub mod time;
pub mod chance;
