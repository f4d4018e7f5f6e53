//! Claims: who says what of which site, how far that is believed, and what follows from all of
//! them together.

use crate::id::{AssessmentId, Name, SideId, SiteId};
use crate::time::Moment;

use super::Label;

/// A dated report by a side or a source about who holds a site.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// Key in the file.
    pub name: Name,
    /// The words of the claim, for readers.
    pub label: Label,
    /// The assessment of its site.
    pub assessment: AssessmentId,
    /// Who says it, as written; in English, if in both languages.
    pub by: String,
    /// The same for readers, if it is no side.
    pub source: Label,
    /// Who is said to hold it; `None`: nobody.
    pub says: Option<SideId>,
    /// When it was made; may lie before `as_of`.
    pub made: Moment,
    /// Reliability of the source, "A" to "F".
    pub reliability: char,
    /// Credibility of the report, 1 to 6.
    pub credibility: u8,
    /// Whether the opponent concedes it: then it counts as confirmed.
    pub conceded: bool,
    /// Chance that it is right, taken by itself, from the table of grades.
    pub alone: f64,
    /// What it weighs beside the others, from 0 (repeats another, or is superseded by a later one
    /// of the same source) to 1 (independent).
    pub weight: f64,
}

/// What all claims about one site make likely, taken together.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    /// The site.
    pub site: SiteId,
    /// Who may hold it on `as_of` and with what chance; `None` is nobody. The chances make 1; each
    /// run draws one of them, from the same number under every plan and case.
    pub holders: Vec<(Option<SideId>, f64)>,
}

impl Assessment {
    /// The chance that this side holds the site.
    pub fn chance(&self, holder: Option<SideId>) -> f64 {
        self.holders.iter().find(|(side, _)| *side == holder).map_or(0.0, |(_, chance)| *chance)
    }
}
