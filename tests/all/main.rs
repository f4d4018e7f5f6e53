//! All integration tests, in one binary.

mod best_case;
mod choose;
mod circles;
mod closed_form;
mod columns;
mod command;
mod handover;
mod house;
mod mangled;
mod parties;
mod reading;
mod reactions;
mod readme;
mod refused;
mod results;
mod story;
mod twin;
