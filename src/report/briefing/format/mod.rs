//! Formats: each a function from the neutral document to bytes.

mod html;
mod markdown;
mod terminal;

pub(super) use html::html;
pub(super) use markdown::markdown;
pub(super) use terminal::terminal;
