//! Deadlines, and the milestones that they ask for.

use crate::id::{LineId, Name, SideId, SiteId};
use crate::time::{Moment, Span};
use crate::units::Share;

use super::Label;

/// A state of a site that can be reached once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Milestone {
    /// All load except the last party's is off the camp's hands.
    Lifted,
    /// Papers handed to civil authorities.
    Handover,
    /// Last party out.
    Vacated,
    /// Every step done and nobody left.
    Closed,
    /// The successor in place.
    TakenOver,
}

impl Milestone {
    /// All milestones in the order of the results.
    pub const ALL: [Self; 5] =
        [Self::Lifted, Self::Handover, Self::Vacated, Self::Closed, Self::TakenOver];

    /// The field's own word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Lifted => "lifted",
            Self::Handover => "handover",
            Self::Vacated => "vacated",
            Self::Closed => "closed",
            Self::TakenOver => "taken_over",
        }
    }
}

/// How hard a deadline is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DeadlineKind {
    /// Must hold.
    Hard,
    /// Should hold.
    Soft,
    /// Holds for political reasons.
    Political,
}

impl DeadlineKind {
    /// The field's own word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Hard => "hard",
            Self::Soft => "soft",
            Self::Political => "political",
        }
    }
}

/// A date by which sites must have reached a milestone.
#[derive(Debug, Clone, PartialEq)]
pub struct Deadline {
    /// Key in the file.
    pub name: Name,
    /// Name for readers.
    pub label: Label,
    /// The last moment at which it is still met.
    pub due: Moment,
    /// How hard it is.
    pub kind: DeadlineKind,
    /// Where it comes from ("S/RES/2690 (2023)").
    pub basis: String,
    /// Why it matters.
    pub why: Label,
    /// Sites that it is about; sorted, never empty; all have a camp, unless it is about who holds
    /// them.
    pub all: Vec<SiteId>,
    /// Lines of those camps that must have arrived, if it is about that; sorted.
    pub lines: Vec<LineId>,
    /// What must have come about at all of them.
    pub goal: Goal,
}

/// What a deadline asks of its sites.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Goal {
    /// All have reached a milestone.
    Reached(Milestone),
    /// At least this share of what is moved of each of the deadline's lines is at the end of its
    /// journey. What is disposed of is not moved; what is lost on the way never arrives.
    Arrived(Share),
    /// One side holds all of them at once, on the due date.
    Held(SideId),
    /// None stands empty for longer than this between the last party and whoever holds it next.
    Empty(Span),
}

impl Goal {
    /// The field's own word: a milestone's, or "arrived", "held" or "empty".
    pub fn word(self) -> &'static str {
        match self {
            Self::Reached(milestone) => milestone.word(),
            Self::Arrived(_) => "arrived",
            Self::Held(_) => "held",
            Self::Empty(_) => "empty",
        }
    }

    /// The share that must have arrived, if it is about that.
    pub fn arrived(self) -> Option<Share> {
        if let Self::Arrived(share) = self { Some(share) } else { None }
    }

    /// The side that must hold the sites, if it asks for one.
    pub fn held_by(self) -> Option<SideId> {
        if let Self::Held(side) = self { Some(side) } else { None }
    }

    /// The longest gap that is allowed, if it is about gaps.
    pub fn empty_at_most(self) -> Option<Span> {
        if let Self::Empty(most) = self { Some(most) } else { None }
    }
}

impl Deadline {
    /// The milestone, if it asks for one.
    pub fn milestone(&self) -> Option<Milestone> {
        match self.goal {
            Goal::Reached(milestone) => Some(milestone),
            Goal::Arrived(_) | Goal::Held(_) | Goal::Empty(_) => None,
        }
    }
}
