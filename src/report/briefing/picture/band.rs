//! An amount that grows day by day, with the band in which most runs lie.

use maud::{Markup, html};

use super::axis::{Flag, LinearAxis, TimeAxis};
use super::canvas::{canvas, path, plot, share, stretched};
use super::legend::{Entry, legend};
use super::{Picture, tenth};
use crate::Language;
use crate::time::Moment;

/// An amount over time.
pub(in crate::briefing) struct Band {
    /// Its days, in order.
    pub(in crate::briefing) days: Vec<Day>,
    /// What there is in all, with what is written on its line.
    pub(in crate::briefing) all: (f64, String),
    /// Between which amounts that lies in most runs, where it differs from run to run: a stripe.
    pub(in crate::briefing) all_between: Option<[f64; 2]>,
    /// Straight lines to compare it with.
    pub(in crate::briefing) paces: Vec<Pace>,
    /// Dates from top to bottom.
    pub(in crate::briefing) flags: Vec<Flag>,
    /// What the marks stand for.
    pub(in crate::briefing) signs: Vec<Entry>,
}

/// The amount at the end of a day.
pub(in crate::briefing) struct Day {
    /// The end of the day.
    pub(in crate::briefing) at: Moment,
    /// 10th percentile, median and 90th percentile.
    pub(in crate::briefing) amounts: [f64; 3],
    /// What it says when it is pointed at; empty on most days.
    pub(in crate::briefing) says: String,
}

/// A straight line from nothing at the start.
pub(in crate::briefing) struct Pace {
    /// Where it ends.
    pub(in crate::briefing) at: Moment,
    /// With how much.
    pub(in crate::briefing) amount: f64,
    /// What it says when it is pointed at.
    pub(in crate::briefing) says: String,
}

/// Pixels from nothing to all.
const HEIGHT: f64 = 220.0;
/// Pixels above that, for what is said of the line of all.
const ABOVE: f64 = 16.0;

impl Band {
    /// Draws it.
    pub(in crate::briefing) fn draw(&self, axis: &TimeAxis<'_>, language: Language) -> Picture {
        let top = axis.height_of(&self.flags) + 4.0 + ABOVE;
        let bottom = top + HEIGHT;
        let amounts = LinearAxis::up_to(self.highest());
        let down = |amount: f64| top + amounts.down(amount, HEIGHT);
        let ticks =
            || amounts.ticks().skip(1).filter(|it| is_clear(down(*it), down(self.top_of_all())));
        let content = html! {
            (axis.draw(top, bottom))
            @for tick in ticks() {
                line.axis x1="0" x2="100%" y1=(tenth(down(tick))) y2=(tenth(down(tick))) {}
            }
            @if let Some([low, high]) = self.all_between {
                rect.all-between x="0" width="100%" y=(tenth(down(high)))
                    height=(tenth(down(low) - down(high))) {}
            }
            (self.lines(axis, &down, bottom))
            (axis.flags(&self.flags, bottom))
            @for tick in ticks() { (level(tick, down(tick), language)) }
            (self.all(&down))
            @for day in self.days.iter().filter(|day| !day.says.is_empty() && axis.holds(day.at)) {
                circle.dot data-says=(day.says) cx=(share(axis.across(day.at)))
                    cy=(tenth(down(day.amounts[1]))) r="4" {}
            }
        };
        Picture(html! {
            (canvas(bottom + TimeAxis::HEIGHT, &plot(&content)))
            (legend(&self.signs))
        })
    }

    /// Band, median and paces.
    fn lines(&self, axis: &TimeAxis<'_>, down: &dyn Fn(f64) -> f64, bottom: f64) -> Markup {
        let days = || self.days.iter().filter(|day| axis.holds(day.at));
        let at = |which: usize| move |day: &Day| (axis.across(day.at), down(day.amounts[which]));
        let start = [(0.0, down(0.0))];
        let around = start.into_iter().chain(days().map(at(0))).chain(days().rev().map(at(2)));
        let middle = start.into_iter().chain(days().map(at(1)));
        let pace =
            |pace: &Pace| path([(0.0, down(0.0)), (axis.across(pace.at), down(pace.amount))]);
        stretched(
            bottom,
            &html! {
                path.span d={ (path(around)) "Z" } {}
                @for it in &self.paces { path.pace data-says=(it.says) d=(pace(it)) {} }
                path.curve d=(path(middle)) {}
            },
        )
    }

    /// The most that there is in all.
    fn top_of_all(&self) -> f64 {
        self.all_between.map_or(self.all.0, |[_, high]| high.max(self.all.0))
    }

    /// The most that is drawn.
    fn highest(&self) -> f64 {
        self.days.last().map_or(0.0, |day| day.amounts[2]).max(self.top_of_all())
    }

    fn all(&self, down: &dyn Fn(f64) -> f64) -> Markup {
        let y = down(self.all.0);
        let above = down(self.top_of_all()) - 5.0;
        html! {
            line.all x1="0" x2="100%" y1=(tenth(y)) y2=(tenth(y)) {}
            text.label x="3" y=(tenth(above)) { (self.all.1) }
        }
    }
}

/// Whether the label below a line stands clear of the one above the line of all.
fn is_clear(line: f64, all: f64) -> bool {
    !(all - 30.0..all + 2.0).contains(&line)
}

fn level(amount: f64, y: f64, language: Language) -> Markup {
    let decimals = usize::from(amount.fract() != 0.0);
    html! {
        text.label.quiet.small x="3" y=(tenth(y + 12.0)) { (language.number(amount, decimals)) }
    }
}
