//! All integration tests, in one binary.

mod closed_form;
mod house;
mod readme;
mod twin;
