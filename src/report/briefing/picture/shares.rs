//! Shares from none at the bottom to all at the top, and such pictures side by side.

use maud::{Markup, html};

use super::legend::{Entry, legend};
use super::{Picture, tenth};
use crate::Language;

/// Where shares stand in a picture.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shares {
    /// Pixels above, for the names of flags.
    pub(super) top: f64,
    /// Pixels from none to all.
    pub(super) height: f64,
}

/// Shares with a line.
const LEVELS: [f64; 2] = [0.5, 1.0];

impl Shares {
    /// Where none stands.
    pub(super) fn bottom(self) -> f64 {
        self.down(0.0)
    }

    /// How far from the top of the picture a share stands.
    pub(super) fn down(self, share: f64) -> f64 {
        self.top + self.height * (1.0 - share)
    }

    /// Lines at a half and at all.
    pub(super) fn lines(self) -> Markup {
        html! {
            @for level in LEVELS {
                line.axis x1="0" x2="100%" y1=(tenth(self.down(level))) y2=(tenth(self.down(level))) {}
            }
        }
    }

    /// What these lines stand for; after all lines, so that nothing strikes it through.
    pub(super) fn names(self, language: Language) -> Markup {
        html! {
            @for level in LEVELS {
                text.label.quiet.small x="3" y=(tenth(self.down(level) + 12.0)) {
                    (language.percent(level))
                }
            }
        }
    }
}

/// Drawings side by side, each under its title, and what their marks stand for.
pub(super) fn side_by_side<'t>(
    parts: impl IntoIterator<Item = (&'t str, Markup)>,
    signs: &[Entry],
) -> Picture {
    Picture(html! {
        div.many {
            @for (title, drawn) in parts {
                div { p.part { (title) } (drawn) }
            }
        }
        (legend(signs))
    })
}
