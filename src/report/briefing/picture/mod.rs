//! The pictures of a briefing, drawn as SVG, one file per kind.
//!
//! A picture has no colours of its own: its parts have classes, which the page's style sheet colours
//! for light and dark screens and for paper. Every mark that stands for a number has a `<title>` with
//! the number, which is read by screen readers and shown when the mark is pointed at. Coordinates
//! are rounded to a tenth, so that a file with many pictures stays small.

mod atlas;
pub(super) mod key;
mod label;
pub(super) mod map;
mod network;
pub(super) mod projection;

use maud::PreEscaped;

/// A drawn picture: an `<svg>` element.
pub(super) struct Picture(pub(super) PreEscaped<String>);

/// A number with one decimal at most.
fn tenth(number: f64) -> String {
    let rounded = (number * 10.0).round() / 10.0;
    // No `-0`.
    format!("{}", if rounded == 0.0 { 0.0 } else { rounded })
}
