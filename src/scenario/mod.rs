//! What was asked: TOML as written, turned into a checked [`Scenario`], with every finding at its
//! place in the file.

mod critic;
mod finding;
mod meant;
mod study;

pub use finding::{Code, Finding, Place, Remark, Severity};
pub use meant::*;
pub use study::*;
