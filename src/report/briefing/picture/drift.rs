//! How chances have moved from report to report: one small picture for each deadline, side by side.

use maud::{Markup, html};

use super::axis::{Flag, TimeAxis};
use super::canvas::{canvas, path, plot, share, stretched};
use super::legend::Entry;
use super::shares::{Shares, side_by_side};
use super::{Picture, tenth};
use crate::Language;
use crate::time::Moment;

/// The chance of missing one deadline, report by report.
pub(in crate::briefing) struct DriftLine {
    /// What it is of.
    pub(in crate::briefing) title: String,
    /// The day of each report, the chance (0 to 1), and what the point says when it is pointed at.
    pub(in crate::briefing) points: Vec<(Moment, f64, String)>,
    /// When it is due.
    pub(in crate::briefing) due: Option<Flag>,
}

/// From no chance to certainty; above, the name of the flag.
const SHARES: Shares = Shares { top: 22.0, height: 110.0 };

/// Lines side by side on the same dates.
pub(in crate::briefing) fn drift_lines(
    axis: &TimeAxis<'_>,
    lines: &[DriftLine],
    signs: &[Entry],
    language: Language,
) -> Picture {
    let parts = lines.iter().map(|it| (it.title.as_str(), drawn(axis, it, language)));
    side_by_side(parts, signs)
}

fn drawn(axis: &TimeAxis<'_>, line: &DriftLine, language: Language) -> Markup {
    let bottom = SHARES.bottom();
    let points = line.points.iter().map(|(at, chance, _)| (axis.across(*at), down(*chance)));
    let content = html! {
        (axis.draw(SHARES.top, bottom))
        (SHARES.lines())
        (axis.flags(line.due.as_slice(), bottom))
        (stretched(bottom, &html! { path.curve d=(path(points)) {} }))
        (SHARES.names(language))
        @for (at, chance, says) in &line.points {
            circle.dot data-says=(says) cx=(share(axis.across(*at))) cy=(tenth(down(*chance))) r="4.5" {}
        }
    };
    canvas(bottom + TimeAxis::HEIGHT, &plot(&content))
}

fn down(chance: f64) -> f64 {
    SHARES.down(chance)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn certainty_is_at_the_top_and_no_chance_at_the_bottom() {
        assert_eq!([1.0, 0.5, 0.0].map(down), [22.0, 77.0, 132.0]);
    }
}
