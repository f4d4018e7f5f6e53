//! The kinds of rows that a status may have.

use super::super::Milestone;

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $word:literal;)*) => {
        /// What a row of a status says.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Kind {
            $($(#[$doc])* $name,)*
        }

        impl Kind {
            /// All kinds, in the order in which they are listed.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The word in the column `kind`.
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$name => $word,)*
                }
            }
        }
    };
}

kinds! {
    /// A camp has begun its closure on a date.
    Begun = "begun";
    /// All load but the last party's is off a camp's hands since a date.
    Lifted = "lifted";
    /// The papers of a camp were handed over on a date.
    HandedOver = "handed-over";
    /// The last party left a camp on a date.
    Vacated = "vacated";
    /// Everything in a camp was done on a date.
    Closed = "closed";
    /// The successor came into a camp on a date.
    TakenOver = "taken-over";
    /// Something has not come about by a date.
    NotYet = "not-yet";
    /// So much of a line is still in its camp.
    Left = "left";
    /// So much of a line has been moved out of its camp.
    Gone = "gone";
    /// So much of a line has been given, sold, scrapped, destroyed or left behind.
    Shed = "shed";
    /// So many people have left a camp, or all camps.
    PeopleOut = "people-out";
    /// So many vehicles a pool has.
    Vehicles = "vehicles";
    /// So many aircraft a pool has.
    Aircraft = "aircraft";
    /// So many groups an escort pool has.
    Escorts = "escorts";
    /// So many convoys of a pool are on their way.
    UnderWay = "under-way";
    /// A gate grants, or is suspended.
    Gate = "gate";
    /// A route is open, or closed.
    Route = "route";
    /// A force stands at a site.
    Force = "force";
    /// A side holds a site.
    Holds = "holds";
    /// A step of an escalation has been ordered, refused or carried out, or nothing of it.
    Step = "step";
    /// An assumption has become known.
    Assumption = "assumption";
    /// A list is whole: what is not on it has not come about.
    Complete = "complete";
}

/// The milestones that a row may give a date for, by the word that stands after the camp in a row
/// `not-yet`; the beginning, which is none, aside.
pub(super) const MILESTONES: [(Kind, Milestone); 5] = [
    (Kind::Lifted, Milestone::Lifted),
    (Kind::HandedOver, Milestone::Handover),
    (Kind::Vacated, Milestone::Vacated),
    (Kind::Closed, Milestone::Closed),
    (Kind::TakenOver, Milestone::TakenOver),
];

impl Kind {
    /// The kind of row that dates a milestone.
    pub fn of(milestone: Milestone) -> Self {
        let found = MILESTONES.iter().find(|(_, other)| *other == milestone);
        found.map_or(Self::Vacated, |(kind, _)| *kind)
    }
}
