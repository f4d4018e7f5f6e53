//! Stacked bars: parts of a whole, side by side.

use maud::{Markup, html};

use super::canvas::{RowName, canvas, leading, share, shortened};
use super::legend::{Entry, classes, legend, letter};
use super::{Picture, tenth};

/// Stacked bars on one scale.
pub(in crate::briefing) struct Stacks {
    /// What tells the picture's hatching from that of every other in the file.
    pub(in crate::briefing) id: String,
    /// What the whole width stands for; above 0. Nothing: every bar takes the whole width.
    pub(in crate::briefing) most: Option<f64>,
    /// The bars, the first at the top.
    pub(in crate::briefing) rows: Vec<Stack>,
    /// What the parts stand for.
    pub(in crate::briefing) signs: Vec<Entry>,
}

/// One bar.
pub(in crate::briefing) struct Stack {
    /// Whose.
    pub(in crate::briefing) name: RowName,
    /// What is written above its right end.
    pub(in crate::briefing) note: String,
    /// Its parts, from left to right.
    pub(in crate::briefing) parts: Vec<Part>,
}

/// A part of a bar.
pub(in crate::briefing) struct Part {
    /// How much; not negative.
    pub(in crate::briefing) amount: f64,
    /// Its colour.
    pub(in crate::briefing) fill: Fill,
    /// Whether lines are drawn over it.
    pub(in crate::briefing) weave: Weave,
    /// The amount as it is written in it, if there is room.
    pub(in crate::briefing) label: String,
    /// What it says when it is pointed at.
    pub(in crate::briefing) says: String,
}

/// The colour of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::briefing) enum Fill {
    /// One of the colours, with the letter of its place.
    Colour(usize),
    /// The colour that a side has in every picture, with the letter of its place.
    Side(usize),
    /// What is not singled out: grey, without a letter.
    Rest,
}

/// Whether a part is hatched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::briefing) enum Weave {
    /// It is not.
    Plain,
    /// It is.
    Hatched,
}

/// Pixels of a bar with its name.
const ROW: f64 = 42.0;
/// Parts of the width that are too small to be seen; they are not drawn, but take their place.
const UNSEEN: f64 = 0.005;
/// The width of a narrow screen, in pixels, for which labels must fit.
const NARROW: f64 = 350.0;
/// Letters of a name that fit beside its note.
const NAME_LETTERS: usize = 30;

impl Stacks {
    /// Draws them.
    pub(in crate::briefing) fn draw(&self) -> Picture {
        let hatching = format!("hatch-{}", self.id);
        let parts = self.rows.iter().flat_map(|row| &row.parts);
        let is_hatched = parts.clone().any(|part| part.weave == Weave::Hatched);
        let content = html! {
            @if is_hatched { (pattern(&hatching)) }
            @for (place, row) in self.rows.iter().enumerate() {
                (self.bar(row, ROW * place as f64, &hatching))
            }
        };
        let height = ROW * self.rows.len() as f64 + 2.0;
        Picture(html! { (canvas(height, &content)) (legend(&self.signs)) })
    }

    fn bar(&self, row: &Stack, top: f64, hatching: &str) -> Markup {
        let all: f64 = row.parts.iter().map(|part| part.amount).sum();
        let whole = self.most.unwrap_or(all).max(f64::MIN_POSITIVE);
        // Of a short bar, at least something is seen.
        let least = UNSEEN.min(all / whole / 8.0);
        let ends = row.parts.iter().scan(0.0, |end, part| {
            *end += part.amount / whole;
            Some(*end)
        });
        html! {
            (leading(row.name.to.as_ref(), None, &html! {
                text.label.name x="0" y=(tenth(top + 14.0)) { (shortened(&row.name.text, NAME_LETTERS)) }
            }))
            text.label x="100%" y=(tenth(top + 14.0)) text-anchor="end" { (row.note) }
            @for (part, end) in row.parts.iter().zip(ends) {
                @let width = part.amount / whole;
                @if width > least { (part.draw(end - width, width, top + 20.0, hatching)) }
            }
        }
    }
}

impl Part {
    fn draw(&self, from: f64, width: f64, top: f64, hatching: &str) -> Markup {
        let (class, on) = classes(self.fill);
        let [x, wide, y] = [share(from), share(width), tenth(top)];
        let text = self.text(width);
        html! {
            rect class=(class) data-says=(self.says) x=(x) y=(y) width=(wide) height="18" {}
            @if self.weave == Weave::Hatched {
                rect.over fill={ "url(#" (hatching) ")" } x=(x) y=(y) width=(wide) height="18" {}
            }
            @if !text.is_empty() {
                text class=(on) x=(share(from + width / 2.0)) y=(tenth(top + 13.0)) {
                    (text)
                }
            }
        }
    }

    /// As much of letter and amount as there is room for.
    fn text(&self, width: f64) -> String {
        let room = (width * NARROW / 7.0) as usize;
        let letter = letter(self.fill);
        let both = format!("{letter} {}", self.label);
        let fits = |text: &String| text.chars().count() < room;
        [both.trim().to_owned(), letter].into_iter().find(fits).unwrap_or_default()
    }
}

fn pattern(id: &str) -> Markup {
    html! {
        defs {
            pattern id=(id) width="6" height="6" patternUnits="userSpaceOnUse"
                patternTransform="rotate(45)" { path.hatching d="M0 0V6" {} }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(amount: f64, weave: Weave) -> Part {
        Part { amount, fill: Fill::Colour(1), weave, label: "34".to_owned(), says: String::new() }
    }

    #[test]
    fn parts_stand_side_by_side_and_fill_the_bar() {
        let parts =
            vec![part(30.0, Weave::Plain), part(60.0, Weave::Hatched), part(10.0, Weave::Plain)];
        let row = Stack { name: RowName::plain("Kidal"), note: String::new(), parts };
        let stacks = Stacks { id: "x".to_owned(), most: None, rows: vec![row], signs: Vec::new() };
        let drawn = stacks.draw().0.into_string();
        let places = [("0%", "30%"), ("30%", "60%"), ("90%", "10%")];
        for (from, width) in places {
            assert!(drawn.contains(&format!("x=\"{from}\" y=\"20\" width=\"{width}\"")), "{drawn}");
        }
        assert_eq!(drawn.matches("url(#hatch-x)").count(), 1);
    }

    #[test]
    fn a_part_says_as_much_as_fits() {
        let texts = [0.5, 0.04, 0.01].map(|width| part(1.0, Weave::Plain).text(width));
        assert_eq!(texts, ["B 34", "B", ""]);
    }
}
