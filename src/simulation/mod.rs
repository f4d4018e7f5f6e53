//! One run: a checked scenario and a luck, played to an outcome.

mod outcome;

pub use outcome::*;
