//! What was asked: TOML as written, turned into a checked [`Scenario`], with every finding at its
//! place in the file.

mod meant;
mod study;

pub use meant::*;
pub use study::*;
