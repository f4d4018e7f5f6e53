//! What the marks of a picture stand for, in words.

use maud::{Markup, html};

use super::stack::Fill;

/// One mark and what it stands for.
pub(in crate::briefing) struct Entry {
    /// How the mark looks.
    pub(in crate::briefing) sign: Sign,
    /// What it stands for.
    pub(in crate::briefing) meaning: String,
}

/// How a mark looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::briefing) enum Sign {
    /// A stretch from one percentile to another.
    Band,
    /// A dot: a median.
    Dot,
    /// A triangle: what is planned.
    Triangle,
    /// A full line.
    Line,
    /// A dotted line.
    Dots,
    /// A dashed line: a deadline.
    Dashes,
    /// An arrow: beyond the end.
    Arrow,
    /// A part of stacked bars: with the letter of its colour.
    Part(Fill),
    /// Hatching over any colour.
    Hatch,
}

/// The letter that stands for a colour, so that nothing is said by colour alone.
pub(super) fn letter(fill: Fill) -> String {
    match fill {
        Fill::Rest => String::new(),
        Fill::Colour(place) | Fill::Side(place) => {
            char::from(b'A' + place.min(25) as u8).to_string()
        }
    }
}

/// The class of a colour, and that of letters upon it.
pub(super) fn classes(fill: Fill) -> (String, &'static str) {
    match fill {
        Fill::Rest => ("rest".to_owned(), "on-rest"),
        Fill::Side(place) => (format!("side-{}", place % SIDES), "on"),
        Fill::Colour(place) => (format!("c{}", place % COLOURS), "on"),
    }
}

/// Colours of stacked bars.
const COLOURS: usize = 7;
/// Colours of sides, that of the mission first. They are colours of bars too, but for the last of those.
pub(in crate::briefing) const SIDES: usize = 6;
/// A colour of bars that is no side's.
pub(in crate::briefing) const NO_SIDE: Fill = Fill::Colour(COLOURS - 1);

/// The list of marks below a picture.
pub(super) fn legend(entries: &[Entry]) -> Markup {
    html! {
        ul.legend {
            @for Entry { sign, meaning } in entries {
                li { (drawn(*sign)) " " (meaning) }
            }
        }
    }
}

fn drawn(sign: Sign) -> Markup {
    if let Sign::Part(fill) = sign {
        return html! { b class={ "chip " (classes(fill).0) } { (letter(fill)) } };
    }
    html! { svg width="20" height="14" { (mark(sign)) } }
}

fn mark(sign: Sign) -> Markup {
    match sign {
        Sign::Band => html! { rect.span y="3" width="20" height="8" {} },
        Sign::Dot => html! { circle.dot cx="10" cy="7" r="5" {} },
        Sign::Triangle => html! { path.planned d="M5 2h10l-5 9z" {} },
        Sign::Line => html! { line.curve x2="20" y1="7" y2="7" {} },
        Sign::Dots => html! { line.pace x2="20" y1="7" y2="7" {} },
        Sign::Dashes => html! { line.due x2="20" y1="7" y2="7" {} },
        Sign::Arrow => html! { path.beyond d="M4 2l9 5-9 5z" {} },
        Sign::Hatch => html! { path.hatching d="M2 14L12 0M8 14L18 0" {} },
        Sign::Part(_) => html! {},
    }
}
