//! A tornado: what each of several things is worth, from its one end to its other, the widest first.

use maud::html;

use super::canvas::shortened;
use super::{Picture, tenth};

/// A tornado.
pub(in crate::briefing) struct Tornado {
    /// What the axis shows.
    pub(in crate::briefing) axis: String,
    /// Where nothing changes.
    pub(in crate::briefing) middle: End,
    /// The bars, from the top.
    pub(in crate::briefing) bars: Vec<Bar>,
}

/// One bar.
pub(in crate::briefing) struct Bar {
    /// What it is about.
    pub(in crate::briefing) label: String,
    /// The value at the one end and at the other; each has its own shade.
    pub(in crate::briefing) ends: [End; 2],
    /// What is said when it is pointed at.
    pub(in crate::briefing) says: String,
}

/// A value on the axis.
pub(in crate::briefing) struct End {
    /// The value.
    pub(in crate::briefing) value: f64,
    /// As it is shown.
    pub(in crate::briefing) shown: String,
}

const WIDTH: f64 = 640.0;
const ROW: f64 = 40.0;
const HEAD: f64 = 34.0;
/// Room beside the outermost bar for the value at its end.
const SIDE: f64 = 70.0;
/// Letters of a label that fit in the width; the whole stands in what the bar says.
const LABEL_LETTERS: usize = 95;

impl Tornado {
    /// Draws it.
    pub(in crate::briefing) fn draw(&self) -> Picture {
        let height = HEAD + ROW * self.bars.len() as f64;
        let middle = self.x(self.middle.value);
        let drawn = html! {
            svg viewBox=(format!("0 0 {WIDTH} {height}")) width=(WIDTH) class="tornado" {
                text.quiet x="0" y="12" { (self.axis) }
                text x=(tenth(middle)) y="28" text-anchor="middle" { (self.middle.shown) }
                @for (place, bar) in self.bars.iter().enumerate() {
                    (self.bar(bar, HEAD + ROW * place as f64))
                }
                line.middle x1=(tenth(middle)) x2=(tenth(middle)) y1=(HEAD) y2=(height) {}
            }
        };
        Picture(drawn)
    }

    fn bar(&self, bar: &Bar, top: f64) -> maud::Markup {
        let [one, other] = [0, 1].map(|end| &bar.ends[end]);
        html! {
            g data-says=(bar.says) {
                title { (bar.says) }
                text x="0" y=(tenth(top + 14.0)) { (shortened(&bar.label, LABEL_LETTERS)) }
                (self.half(one, "one", top + 20.0))
                (self.half(other, "other", top + 20.0))
            }
        }
    }

    /// From the middle to one end, with the value there.
    fn half(&self, end: &End, class: &str, top: f64) -> maud::Markup {
        let (from, to) = (self.x(self.middle.value), self.x(end.value));
        let is_left =
            end.value < self.middle.value || (end.value == self.middle.value && class == "one");
        let (x, anchor) = if is_left { (to - 4.0, "end") } else { (to + 4.0, "start") };
        html! {
            rect class=(class) x=(tenth(from.min(to))) y=(tenth(top)) width=(tenth((to - from).abs().max(1.0))) height="13" {}
            text.value x=(tenth(x)) y=(tenth(top + 11.0)) text-anchor=(anchor) { (end.shown) }
        }
    }

    /// Where a value lies.
    fn x(&self, value: f64) -> f64 {
        let ends = self.bars.iter().flat_map(|bar| &bar.ends).chain([&self.middle]);
        let (low, high) = ends.fold((f64::MAX, f64::MIN), |(low, high), end| {
            (low.min(end.value), high.max(end.value))
        });
        let share = if high > low { (value - low) / (high - low) } else { 0.5 };
        SIDE + share * (WIDTH - 2.0 * SIDE)
    }
}
