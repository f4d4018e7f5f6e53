//! What was asked: TOML as written, turned into a checked [`Scenario`], with every finding at its
//! place in the file.

#[allow(dead_code)]
mod critic;
mod finding;
mod meant;
mod study;

pub use critic::{Earliest, Link};
pub use finding::{Code, Finding, Place, Remark, Severity};
pub use meant::*;
pub use study::*;
