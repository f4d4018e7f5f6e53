//! Formats: each a function from the neutral document to bytes.

mod geojson;
mod phrase;
mod safe;
mod html;
mod markdown;
mod pack;
mod paper;
mod pdf;
mod terminal;
mod xlsx;

pub(super) use geojson::geojson;
pub(super) use html::html;
pub(super) use markdown::markdown;
pub(super) use pdf::settled;
pub(super) use terminal::{lines, terminal};
pub(super) use xlsx::xlsx;
