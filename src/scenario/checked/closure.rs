//! What a closure has to do: requirement lines and their journeys, and the steps in order.

use crate::chance::Uncertain;
use crate::id::{Arena, CalendarId, CampId, Name, PoolId, SiteId, StepId};
use crate::time::Span;
use crate::units::{Amount, Factor, LoadKind, Share};

use super::Label;

/// What becomes of load that is not moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Disposition {
    /// Moved to its destination.
    Moved,
    /// Given away.
    Gifted,
    /// Sold.
    Sold,
    /// Scrapped.
    Scrapped,
    /// Destroyed in place.
    DestroyedInPlace,
    /// Left behind.
    Left,
}

impl Disposition {
    /// All dispositions in the order of the results.
    pub const ALL: [Self; 6] =
        [Self::Moved, Self::Gifted, Self::Sold, Self::Scrapped, Self::DestroyedInPlace, Self::Left];

    /// The field's own word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Moved => "moved",
            Self::Gifted => "gifted",
            Self::Sold => "sold",
            Self::Scrapped => "scrapped",
            Self::DestroyedInPlace => "destroyed_in_place",
            Self::Left => "left",
        }
    }
}

/// Who owns a load.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owner {
    /// Contingent-owned equipment.
    Coe,
    /// United Nations-owned equipment.
    Unoe,
    /// National or other.
    National,
}

/// When a line may leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Release {
    /// As soon as the lift step may begin.
    AtOnce,
    /// In proportion to the camp's cargo that is packed or disposed of.
    AsPacked,
    /// Only with the last party, when everything else is out and every other step is done.
    Last,
}

/// One requirement line: a load of one kind with one journey.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Key in the file.
    pub name: Name,
    /// The camp it belongs to.
    pub camp: CampId,
    /// What it is counted in.
    pub kind: LoadKind,
    /// How much.
    pub amount: Uncertain<Amount>,
    /// Who owns it.
    pub owner: Owner,
    /// Lower goes first.
    pub priority: u32,
    /// When it may leave.
    pub release: Release,
    /// Weight of one unit, in kilograms; `None`: weight does not bind.
    pub each: Option<Amount>,
    /// Whether its vehicles drive themselves, with the convoys of a pool.
    pub drives: bool,
    /// Whether the last party may leave in several convoys.
    pub parts: bool,
    /// The journey, stage by stage; at least one unless everything is disposed of.
    pub stages: Vec<Stage>,
    /// Shares disposed of in any mode (never `Moved`); their sum is at most 1.
    pub disposal: Vec<(Disposition, Uncertain<Share>)>,
    /// Shares of what is still unpacked when the accelerated mode begins; sum at most 1.
    pub shed: Vec<(Disposition, Uncertain<Share>)>,
}

impl Line {
    /// How much of a quota in a kind of load one base unit of this one takes up: a load of another kind
    /// has the weight of its units, or none.
    pub fn counts_as(&self, kind: LoadKind) -> i64 {
        match kind {
            kind if kind == self.kind => 1,
            LoadKind::Mass => self.each.map_or(0, |each| each.0),
            _ => 0,
        }
    }
}

/// One stage of a journey.
#[derive(Debug, Clone, PartialEq)]
pub struct Stage {
    /// Where it ends.
    pub to: SiteId,
    /// Pools that may carry it, in order of preference; at least one, each able to.
    pub by: Vec<PoolId>,
    /// How much must be ready before lift is asked for (or the rest, once no more is to come);
    /// positive. `None`: any amount will do, or a full convoy of the first pool where vehicles are
    /// taken at the request.
    pub lot: Option<Amount>,
}

/// A template of ordered steps.
#[derive(Debug, Clone, PartialEq)]
pub struct Closure {
    /// Key in the file.
    pub name: Name,
    /// Steps, sorted by name; their `after` has no circle.
    pub steps: Arena<StepId, Step>,
}

/// One step of a closure.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Key in the file.
    pub name: Name,
    /// Name for readers.
    pub label: Label,
    /// What is done.
    pub work: StepWork,
    /// Steps that must be done before it begins.
    pub after: Vec<StepId>,
    /// Open hours of the work.
    pub calendar: Option<CalendarId>,
    /// Whether the work stops while people shelter.
    pub stops_under_fire: bool,
    /// Code under which its time is booked.
    pub books: StepCode,
    /// Milestone of the site that its end marks, beside those the engine knows of itself.
    pub marks: Option<Mark>,
}

/// What a step does.
#[derive(Debug, Clone, PartialEq)]
pub enum StepWork {
    /// Takes a time.
    Duration(Uncertain<Span>),
    /// Takes a number of person-seconds, done by the people left in the camp.
    Effort(Uncertain<Span>),
    /// Packs every line of one kind, at a rate in base units per hour.
    Pack {
        /// The kind it packs.
        kind: LoadKind,
        /// Base units (kilograms, containers, …) per hour; per person left if `per_person`.
        rate: Uncertain<Factor>,
        /// Whether the rate is for one person.
        per_person: bool,
        /// How much is handed over for lift at once; `None`: the line's lot.
        lot: Option<Amount>,
    },
    /// Lifts every line that is not `Release::Last`; done when all of it is off the camp's hands.
    Lift,
    /// Lifts the `Release::Last` lines; done when nobody is left.
    LastParty,
}

/// Codes a step can book its time under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepCode {
    /// Productive work.
    Work,
    /// Packing.
    Packing,
    /// Inspection and environmental clearance.
    Inspection,
    /// Handover papers.
    Handover,
}

/// Milestones that a step can mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// Papers handed to civil authorities.
    Handover,
}
