//! All integration tests, in one binary.

mod best_case;
mod briefing;
mod choose;
mod circles;
mod closed_form;
mod columns;
mod compare;
mod command;
mod edge;
mod drivers;
mod handover;
mod house;
mod mangled;
mod map;
mod meeting;
mod naive;
mod parties;
mod reading;
mod reactions;
mod readme;
mod refused;
mod results;
mod story;
mod sweep;
mod twin;
