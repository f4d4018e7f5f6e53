//! A calendar of stretches: what is planned, when it comes about, and how sure that is.

use maud::{Markup, html};

use super::axis::{Flag, TimeAxis};
use super::canvas::{RowName, around, canvas, leading, plot, share, shortened};
use super::legend::{Entry, legend};
use super::{Picture, tenth};
use crate::time::Moment;

/// A calendar.
pub(in crate::briefing) struct Gantt {
    /// Its rows, the first at the top.
    pub(in crate::briefing) rows: Vec<Stretch>,
    /// Dates that go through all rows.
    pub(in crate::briefing) flags: Vec<Flag>,
    /// Letters of a name that fit beside its dates.
    pub(in crate::briefing) letters: usize,
    /// What the marks stand for.
    pub(in crate::briefing) signs: Vec<Entry>,
}

/// One row of a calendar.
pub(in crate::briefing) struct Stretch {
    /// Whose.
    pub(in crate::briefing) name: RowName,
    /// The main dates, written above its bar to the right.
    pub(in crate::briefing) dates: String,
    /// Where the bar begins and ends; `None`: beyond the horizon.
    pub(in crate::briefing) band: [Option<Moment>; 2],
    /// The median, if it is before the horizon.
    pub(in crate::briefing) middle: Option<Moment>,
    /// What was planned.
    pub(in crate::briefing) planned: Option<Moment>,
    /// When it is due, where that is a date of this row alone.
    pub(in crate::briefing) due: Option<Moment>,
    /// What bar and plan say when they are pointed at.
    pub(in crate::briefing) says: [String; 2],
}

/// Pixels of a row.
const ROW: f64 = 38.0;
/// Letters of a name that fit beside one date on a narrow screen.
pub(in crate::briefing) const NAME_LETTERS: usize = 24;

impl Gantt {
    /// Draws it.
    pub(in crate::briefing) fn draw(&self, axis: &TimeAxis<'_>) -> Picture {
        let top = axis.height_of(&self.flags) + 4.0;
        let bottom = top + ROW * self.rows.len() as f64 + 4.0;
        let content = html! {
            (axis.draw(top, bottom))
            (axis.flags(&self.flags, bottom))
            @for (place, row) in self.rows.iter().enumerate() {
                (row.draw(axis, top + ROW * place as f64, self.letters))
            }
        };
        Picture(html! {
            (canvas(bottom + TimeAxis::HEIGHT, &plot(&content)))
            (legend(&self.signs))
        })
    }
}

impl Stretch {
    fn draw(&self, axis: &TimeAxis<'_>, top: f64, letters: usize) -> Markup {
        let (text, bar, middle) = (top + 14.0, top + 20.0, top + 26.0);
        let [of_bar, of_plan] = &self.says;
        html! {
            (leading(self.name.to.as_ref(), None, &html! {
                text.label.name x="3" y=(tenth(text)) { (shortened(&self.name.text, letters)) }
            }))
            text.label x="100%" y=(tenth(text)) text-anchor="end" { (self.dates) }
            (self.bar(axis, bar, of_bar))
            @if let Some(at) = self.due.filter(|at| axis.holds(*at)) {
                @let across = share(axis.across(at));
                line.due x1=(across) x2=(across) y1=(tenth(bar - 3.0)) y2=(tenth(bar + 15.0)) {}
            }
            @if let Some(at) = self.planned.filter(|at| axis.holds(*at)) {
                (around(axis.across(at), middle, &html! {
                    path.planned data-says=(of_plan) d="M-6-9H6L0 2z" {}
                }))
            }
            @if let Some(at) = self.middle {
                circle.dot.over cx=(share(axis.across(at))) cy=(tenth(middle)) r="5" {}
            }
        }
    }

    /// The bar, with an arrow where it goes on beyond the end; only the arrow if it begins there.
    fn bar(&self, axis: &TimeAxis<'_>, top: f64, says: &str) -> Markup {
        let [from, until] = self.band.map(|at| at.map_or(1.0, |at| axis.across(at)));
        html! {
            rect.span data-says=(says) x=(share(from)) y=(tenth(top)) width=(share(until - from))
                height="12" {}
            @if self.band[1].is_none() {
                (around(1.0, top + 6.0, &html! { path.beyond data-says=(says) d="M-9-6L1 0-9 6z" {} }))
            }
        }
    }
}
