//! How chances have moved from report to report: one small picture for each deadline, side by side.

use maud::{Markup, html};

use super::axis::{Flag, TimeAxis};
use super::canvas::{canvas, path, plot, share, stretched};
use super::legend::{Entry, legend};
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

/// Pixels from no chance to certainty.
const HEIGHT: f64 = 110.0;
/// Pixels above, for the name of the flag.
const TOP: f64 = 22.0;

/// Lines side by side on the same dates.
pub(in crate::briefing) fn drift_lines(
    axis: &TimeAxis<'_>,
    lines: &[DriftLine],
    signs: &[Entry],
    language: Language,
) -> Picture {
    Picture(html! {
        div.many {
            @for line in lines {
                div { p.part { (line.title) } (drawn(axis, line, language)) }
            }
        }
        (legend(signs))
    })
}

fn drawn(axis: &TimeAxis<'_>, line: &DriftLine, language: Language) -> Markup {
    let bottom = TOP + HEIGHT;
    let points = line.points.iter().map(|(at, chance, _)| (axis.across(*at), down(*chance)));
    let content = html! {
        (axis.draw(TOP, bottom))
        @for level in [0.5, 1.0] {
            line.axis x1="0" x2="100%" y1=(tenth(down(level))) y2=(tenth(down(level))) {}
        }
        (axis.flags(line.due.as_slice(), bottom))
        (stretched(bottom, &html! { path.curve d=(path(points)) {} }))
        @for level in [0.5, 1.0] {
            text.label.quiet.small x="3" y=(tenth(down(level) + 12.0)) { (language.percent(level)) }
        }
        @for (at, chance, says) in &line.points {
            circle.dot data-says=(says) cx=(share(axis.across(*at))) cy=(tenth(down(*chance))) r="4.5" {}
        }
    };
    canvas(bottom + TimeAxis::HEIGHT, &plot(&content))
}

fn down(chance: f64) -> f64 {
    TOP + HEIGHT * (1.0 - chance)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn certainty_is_at_the_top_and_no_chance_at_the_bottom() {
        assert_eq!([1.0, 0.5, 0.0].map(down), [22.0, 77.0, 132.0]);
    }
}
