//! What a scenario can have changed: uncertainties and risks that can be switched off, and levers that
//! can be pulled, each as changes that anybody can repeat with `--set`.
//!
//! It is found in the file as it stands under one plan and case, so what a plan or a case has fixed
//! is not there to be found, and what it adds is.
//!
//! Streams of luck go by cause and name, so a change at one thing moves no draw of another. Values of
//! the same thing are drawn from one stream, one after the other, and a value that is fixed takes no
//! draw: that is why the spreads of a table are fixed together. Where only one of them is (a pool's
//! breakdowns, a gate's refusals), the others of that table may be drawn anew; that adds to the noise
//! and to no mean.

mod event;
mod lever;
mod spread;
mod written;

use crate::time::Clock;

use super::node::Node;
use super::source::Sources;

pub use lever::{Lever, LeverKind};
pub use spread::WrittenSpread;

/// A file under one plan and case, and what its values are read with.
#[derive(Clone, Copy)]
pub(super) struct Ground<'a> {
    pub(super) root: &'a Node,
    pub(super) sources: &'a Sources,
    pub(super) clock: &'a Clock,
}

/// What can be changed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Levers {
    /// Uncertainties, then risks, in the order of the file's tables.
    pub drivers: Vec<Driver>,
    /// Levers that move dates, in the order of the file's tables.
    pub levers: Vec<Lever>,
}

/// An uncertainty or a risk that can be switched off.
#[derive(Debug, Clone, PartialEq)]
pub struct Driver {
    /// What switching it off means.
    pub kind: DriverKind,
    /// The table it stands in, and the key for a part of it: `assumption.mud`, `gate.north.refusal`.
    pub about: String,
    /// Spreads that are fixed at one value.
    pub spreads: Vec<WrittenSpread>,
    /// Changes, each as `path=value`, for what is no spread.
    pub sets: Vec<String>,
}

/// What switching something off means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DriverKind {
    /// An assumption takes one value in every run.
    Assumption,
    /// Every spread that a table gives of its own takes one value in every run.
    Spread,
    /// Nobody is attacked.
    Attacks,
    /// No alert comes.
    Alerts,
    /// Nothing breaks down.
    Breakdowns,
    /// The weather does nothing.
    Weather,
    /// A route has no closures that come at random.
    Closures,
    /// A gate is not suspended, but by rules.
    Suspensions,
    /// A gate refuses nobody, or nobody a step of an escalation.
    Refusals,
    /// Where hostile forces meet, whoever moves goes on at once, and nothing else happens.
    Contests,
    /// A force stays where it is, unless a rule sends it.
    Orders,
    /// A rule never fires.
    Rule,
    /// An escalation is not in force.
    Escalation,
}

impl DriverKind {
    /// All of them.
    pub const ALL: [Self; 13] = [
        Self::Assumption,
        Self::Spread,
        Self::Attacks,
        Self::Alerts,
        Self::Breakdowns,
        Self::Weather,
        Self::Closures,
        Self::Suspensions,
        Self::Refusals,
        Self::Contests,
        Self::Orders,
        Self::Rule,
        Self::Escalation,
    ];

    /// The word in tables.
    pub fn word(self) -> &'static str {
        match self {
            Self::Assumption => "assumption",
            Self::Spread => "spread",
            Self::Attacks => "attacks",
            Self::Alerts => "alerts",
            Self::Breakdowns => "breakdowns",
            Self::Weather => "weather",
            Self::Closures => "closures",
            Self::Suspensions => "suspensions",
            Self::Refusals => "refusals",
            Self::Contests => "contests",
            Self::Orders => "orders",
            Self::Rule => "rule",
            Self::Escalation => "escalation",
        }
    }
}

/// What can be changed in a file.
pub(super) fn levers(ground: Ground<'_>) -> Levers {
    let mut drivers = ground.assumptions();
    drivers.extend(ground.tables());
    drivers.extend(ground.events());
    Levers { drivers, levers: ground.levers() }
}
