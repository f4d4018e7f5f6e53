//! Formats: each a function from the neutral document to bytes.

mod geojson;
mod html;
mod markdown;
mod terminal;

pub(super) use geojson::geojson;
pub(super) use html::html;
pub(super) use markdown::markdown;
pub(super) use terminal::terminal;
