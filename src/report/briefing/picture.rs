//! The pictures of a briefing, drawn as SVG, one file per kind.
//!
//! A picture has no colours of its own: its parts have classes, which the page's style sheet colours
//! for light and dark screens and for paper. Every mark that stands for a number says it
//! (`data-says`) when it is pointed at. Coordinates are rounded to a tenth, so that a file with many
//! pictures stays small.
//!
//! Pictures along a line of dates are as wide as their place: what is horizontal is a share of
//! the width ([`canvas`]), so that letters keep their size from a telephone to a sheet of paper.

mod canvas;
mod axis;
mod legend;
mod shares;
mod s_curve;
mod gantt;
mod stack;
mod band;
mod tornado;
mod drift;
mod edge_curve;

mod atlas;
pub(super) mod key;
mod label;
mod spot;
mod inset;
pub(super) mod map;
mod network;
pub(super) mod projection;

use maud::PreEscaped;

pub(super) use axis::{Flag, TimeAxis};
pub(super) use band::{Band, Day, Pace};
pub(super) use canvas::RowName;
pub(super) use drift::{DriftLine, drift_lines};
pub(super) use edge_curve::{Along, EdgeCurve, EdgePoint, edge_curves};
pub(super) use gantt::{Gantt, NAME_LETTERS, Stretch};
pub(super) use legend::{Entry, NO_SIDE, SIDES, Sign};
pub(super) use s_curve::{SCurve, SMark, s_curves};
pub(super) use stack::{Fill, Part, Stack, Stacks, Weave};
pub(super) use tornado::{Bar, End, Tornado};

/// A drawn picture: an `<svg>` element.
pub(super) struct Picture(pub(super) PreEscaped<String>);

/// A number to a tenth, as an attribute has it: `12`, `12.3`.
fn tenth(number: f64) -> String {
    to_tenth(number).to_string()
}

/// A number to a tenth, and never a negative zero.
pub(super) fn to_tenth(number: f64) -> f64 {
    (number * 10.0).round() / 10.0 + 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_pictures_are_short_and_never_a_negative_zero() {
        assert_eq!([12.0, 12.34, -0.01, -3.06].map(tenth), ["12", "12.3", "0", "-3.1"]);
        assert!(to_tenth(-0.01).is_sign_positive());
    }
}
