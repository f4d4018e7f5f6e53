//! The vocabulary of `drawdown`: text, typed names, quantities, whole seconds, random streams.

pub mod plain;
pub mod id;
pub mod units;
pub mod time;
pub mod chance;
