//! S-curves: the share of the runs that have reached something, by date.

use maud::{Markup, html};

use super::axis::{Flag, TimeAxis};
use super::canvas::{canvas, path, plot, share, stretched};
use super::legend::Entry;
use super::shares::{Shares, side_by_side};
use super::{Picture, tenth};
use crate::Language;
use crate::time::Moment;

/// One curve with its title.
pub(in crate::briefing) struct SCurve {
    /// What it is of.
    pub(in crate::briefing) title: String,
    /// Dates with the share of the runs that have reached it by then, 0 to 1, both rising.
    pub(in crate::briefing) points: Vec<(Moment, f64)>,
    /// Points that are marked.
    pub(in crate::briefing) marks: Vec<SMark>,
    /// When it is due.
    pub(in crate::briefing) due: Option<Flag>,
}

/// A marked point of a curve.
pub(in crate::briefing) struct SMark {
    /// The date.
    pub(in crate::briefing) at: Moment,
    /// The share, 0 to 1.
    pub(in crate::briefing) share: f64,
    /// What is written beside it; nothing beside a lesser one.
    pub(in crate::briefing) label: String,
    /// What it says when it is pointed at.
    pub(in crate::briefing) says: String,
}

/// From no run to all; above, the name of the flag.
const SHARES: Shares = Shares { top: 22.0, height: 150.0 };
/// From here on there is room for a date to the left of its point, beside the names of the levels.
const ROOM: f64 = 0.6;

/// Curves side by side on the same dates.
pub(in crate::briefing) fn s_curves(
    axis: &TimeAxis<'_>,
    curves: &[SCurve],
    signs: &[Entry],
    language: Language,
) -> Picture {
    let parts = curves.iter().map(|it| (it.title.as_str(), drawn(axis, it, language)));
    side_by_side(parts, signs)
}

fn drawn(axis: &TimeAxis<'_>, curve: &SCurve, language: Language) -> Markup {
    let bottom = SHARES.bottom();
    let content = html! {
        (axis.draw(SHARES.top, bottom))
        (SHARES.lines())
        (axis.flags(curve.due.as_slice(), bottom))
        (stretched(bottom, &html! { path.curve d=(line(axis, curve)) {} }))
        (SHARES.names(language))
        @for mark in &curve.marks { (marked(axis, mark)) }
    };
    canvas(bottom + TimeAxis::HEIGHT, &plot(&content))
}

fn down(share: f64) -> f64 {
    SHARES.down(share)
}

/// From nothing, through the points, and on to the end of the axis: at the share that was reached, or
/// on the way to the next point where that lies beyond.
fn line(axis: &TimeAxis<'_>, curve: &SCurve) -> String {
    let (on, beyond) =
        curve.points.split_at(curve.points.partition_point(|(at, _)| axis.holds(*at)));
    let first = on.first().map(|(at, _)| (axis.across(*at), down(0.0)));
    let points = on.iter().map(|(at, share)| (axis.across(*at), down(*share)));
    let last = on.last().map(|last| (1.0, down(at_end(axis, *last, beyond.first()))));
    path(first.into_iter().chain(points).chain(last))
}

/// The share at the end of an axis, between its last point and the one beyond.
fn at_end(axis: &TimeAxis<'_>, last: (Moment, f64), next: Option<&(Moment, f64)>) -> f64 {
    let (from, low) = last;
    next.map_or(low, |(to, high)| {
        let way = (axis.end().0 - from.0) as f64 / (to.0 - from.0) as f64;
        low + (high - low) * way
    })
}

fn marked(axis: &TimeAxis<'_>, mark: &SMark) -> Markup {
    let (across, y) = (axis.across(mark.at), down(mark.share));
    let is_main = !mark.label.is_empty();
    // To the upper left of the curve or to its lower right: there nothing else stands.
    let (anchor, dx, dy) = if across > ROOM { ("end", -8, -1.0) } else { ("start", 8, 9.0) };
    html! {
        circle.dot[is_main].point[!is_main] data-says=(mark.says) cx=(share(across)) cy=(tenth(y))
            r=(if is_main { 4.5 } else { 2.5 }) {}
        @if is_main {
            text.label x=(share(across)) dx=(dx) y=(tenth(y + dy)) text-anchor=(anchor) { (mark.label) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::{Clock, DAY};

    #[test]
    fn a_curve_rises_through_its_points_and_stays_at_what_was_reached() {
        let clock = Clock { as_of: jiff::Timestamp::UNIX_EPOCH, zone: jiff::tz::TimeZone::UTC };
        let axis = TimeAxis::new(&clock, Language::English, Moment(100 * DAY));
        let points = vec![(Moment(20 * DAY), 0.5), (Moment(60 * DAY), 0.8)];
        let curve = SCurve { title: String::new(), points, marks: Vec::new(), due: None };
        // From the bottom at 172 to the half at 97 and 80 % at 52; a fifth never reaches it.
        assert_eq!(line(&axis, &curve), "M200 172L200 97L600 52L1000 52");
        // A point 40 days beyond the end: the curve leaves the picture half way to it.
        let points =
            vec![(Moment(20 * DAY), 0.5), (Moment(60 * DAY), 0.8), (Moment(140 * DAY), 1.0)];
        let onward = SCurve { points, ..curve };
        assert_eq!(line(&axis, &onward), "M200 172L200 97L600 52L1000 37");
        let beyond = SCurve { points: vec![(Moment(140 * DAY), 0.01)], ..onward };
        assert_eq!(line(&axis, &beyond), "");
        let none = SCurve { points: Vec::new(), ..beyond };
        assert_eq!(line(&axis, &none), "");
    }
}
