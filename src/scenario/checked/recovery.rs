//! What is done about a vehicle that has broken down.

use crate::chance::Uncertain;
use crate::time::Span;
use crate::units::Share;

/// One thing that may be done; the first of a pool's list that can be is done.
#[derive(Debug, Clone, PartialEq)]
pub struct Recovery {
    /// What.
    pub means: Means,
    /// Chance that it can be done.
    pub chance: Uncertain<Share>,
    /// How long it holds the convoy.
    pub takes: Uncertain<Span>,
}

/// A way to deal with a vehicle that has broken down.
#[derive(Debug, Clone, PartialEq)]
pub enum Means {
    /// It is repaired where it stands.
    Repair,
    /// Another takes it in tow, home or to the end of its trip, with its load.
    Tow(Tow),
    /// An empty vehicle of the convoy takes its load, and it is given up.
    CrossLoad,
    /// It is given up.
    Abandon {
        /// Whether its load is lost with it, or taken by the others.
        loses_load: bool,
    },
}

/// How vehicles are towed.
#[derive(Debug, Clone, PartialEq)]
pub struct Tow {
    /// How many of a convoy may be in tow at once.
    pub at_most: u32,
    /// What a convoy with a vehicle in tow keeps of its pace.
    pub pace: Uncertain<Share>,
    /// How long the vehicle is in the workshop once it is home.
    pub workshop: Uncertain<Span>,
}

impl Means {
    /// The word of the file.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Repair => "repair",
            Self::Tow(_) => "tow",
            Self::CrossLoad => "cross-load",
            Self::Abandon { .. } => "abandon",
        }
    }
}
