//! All integration tests, in one binary.

mod closed_form;
mod house;
mod twin;
