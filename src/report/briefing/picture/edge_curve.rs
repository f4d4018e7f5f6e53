//! Edge curves: the chance of holding a deadline against what is decided, a day or a value, with the
//! chance wanted and the last place that still gives it.

use maud::{Markup, html};

use super::axis::{Flag, TimeAxis};
use super::canvas::{anchor, canvas, path, plot, share, stretched};
use super::legend::Entry;
use super::shares::{Shares, side_by_side};
use super::{Picture, tenth};
use crate::Language;

/// The chance of holding one deadline, along what is decided.
pub(in crate::briefing) struct EdgeCurve {
    /// What was found of it, in a few words.
    pub(in crate::briefing) title: String,
    /// What was played, from left to right.
    pub(in crate::briefing) points: Vec<EdgePoint>,
    /// The chance that is wanted, 0 to 1, and how it is called.
    pub(in crate::briefing) wanted: Option<(f64, String)>,
    /// The chance if nothing is ever decided, 0 to 1, and how it is called.
    pub(in crate::briefing) never: Option<(f64, String)>,
    /// Where it still holds, from the left as a share of the width, and how that place is called.
    pub(in crate::briefing) edge: Option<(f64, String)>,
    /// On a hump, where it begins to hold, likewise.
    pub(in crate::briefing) begins: Option<(f64, String)>,
    /// When the deadline is due, where days lie along the width.
    pub(in crate::briefing) due: Option<Flag>,
}

/// One day or value that was played.
pub(in crate::briefing) struct EdgePoint {
    /// How far from the left, as a share of the width.
    pub(in crate::briefing) across: f64,
    /// The chance of holding, 0 to 1.
    pub(in crate::briefing) chance: f64,
    /// Its 95 % interval.
    pub(in crate::briefing) between: [f64; 2],
    /// What it says when it is pointed at.
    pub(in crate::briefing) says: String,
}

/// What lies along the width.
pub(in crate::briefing) enum Along<'a> {
    /// Days.
    Days(TimeAxis<'a>),
    /// Values: where some of them lie, as shares of the width, with how they are written.
    Values(Vec<(f64, String)>),
}

/// From no chance to certainty; above, the names of the last day and of the date due.
const SHARES: Shares = Shares { top: 38.0, height: 130.0 };

/// Curves side by side over the same days or values.
pub(in crate::briefing) fn edge_curves(
    along: &Along<'_>,
    curves: &[EdgeCurve],
    signs: &[Entry],
    language: Language,
) -> Picture {
    let parts = curves.iter().map(|it| (it.title.as_str(), drawn(along, it, language)));
    side_by_side(parts, signs)
}

fn drawn(along: &Along<'_>, curve: &EdgeCurve, language: Language) -> Markup {
    let bottom = SHARES.bottom();
    let middle = curve.points.iter().map(|point| (point.across, down(point.chance)));
    let content = html! {
        (along.draw(bottom, curve.due.as_ref()))
        (SHARES.lines())
        (stretched(bottom, &html! {
            path.span d=(band(&curve.points)) {}
            path.curve d=(path(middle)) {}
        }))
        @if let Some((level, _)) = &curve.never {
            line.pace x1="0" x2="100%" y1=(tenth(down(*level))) y2=(tenth(down(*level))) {}
        }
        @if let Some((level, _)) = &curve.wanted {
            line.due x1="0" x2="100%" y1=(tenth(down(*level))) y2=(tenth(down(*level))) {}
        }
        // One name above the other: two places that are near each other do not run together.
        @if let Some((across, name)) = &curve.begins {
            line.all x1=(share(*across)) x2=(share(*across)) y1="16" y2=(tenth(bottom)) {}
            text.flag x=(share(*across)) y="14" text-anchor=(anchor(*across)) { (name) }
        }
        @if let Some((across, name)) = &curve.edge {
            line.all x1=(share(*across)) x2=(share(*across)) y1="30" y2=(tenth(bottom)) {}
            text.flag x=(share(*across)) y="28" text-anchor=(anchor(*across)) { (name) }
        }
        @for point in &curve.points {
            circle.point data-says=(point.says) cx=(share(point.across)) cy=(tenth(down(point.chance)))
                r="3" {}
        }
        // The names after all lines: none is struck through.
        (SHARES.names(language))
        @for (level, name) in curve.never.iter().chain(&curve.wanted) {
            text.label.small x="100%" y=(tenth(down(*level) - 4.0)) text-anchor="end" { (name) }
        }
    };
    canvas(bottom + TimeAxis::HEIGHT, &plot(&content))
}

fn down(chance: f64) -> f64 {
    SHARES.down(chance)
}

/// From the lower ends of the intervals back along the upper ones; nothing for a single point.
fn band(points: &[EdgePoint]) -> String {
    if points.len() < 2 {
        return String::new();
    }
    let low = points.iter().map(|point| (point.across, down(point.between[0])));
    let high = points.iter().rev().map(|point| (point.across, down(point.between[1])));
    path(low.chain(high)) + "Z"
}

impl Along<'_> {
    fn draw(&self, bottom: f64, due: Option<&Flag>) -> Markup {
        match self {
            Self::Days(axis) => html! {
                (axis.draw(SHARES.top, bottom))
                (axis.flags(due.map_or(&[], std::slice::from_ref), bottom))
            },
            Self::Values(ticks) => html! {
                (stretched(bottom, &html! { path.axis d={ "M0 " (tenth(bottom)) "H1000" } {} }))
                @for (across, value) in ticks {
                    text.quiet x=(share(*across)) y=(tenth(bottom + 14.0))
                        text-anchor=(anchor(*across)) { (value) }
                }
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(across: f64, chance: f64, between: [f64; 2]) -> EdgePoint {
        EdgePoint { across, chance, between, says: String::new() }
    }

    #[test]
    fn the_interval_is_a_band_from_its_lower_ends_back_along_its_upper_ones() {
        let points = [point(0.0, 0.9, [0.8, 1.0]), point(1.0, 0.1, [0.0, 0.2])];
        // 130 pixels from certainty at 38 to no chance at 168.
        assert_eq!(band(&points), "M0 64L1000 168L1000 142L0 38Z");
        assert_eq!(band(&points[..1]), "");
    }
}
