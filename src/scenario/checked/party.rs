//! Sides and their forces: who is where, with what orders, and what happens where hostile ones
//! meet.

use crate::chance::Uncertain;
use crate::id::{ForceId, GateId, Name, RegionId, SideId, SiteId, ThreatId};
use crate::time::{Moment, Span};
use crate::units::{Factor, Kilometres, Speed};

use super::{Label, Milestone, Trigger};

/// A side: a party to the events, of which there may be several forces.
#[derive(Debug, Clone, PartialEq)]
pub struct Side {
    /// Key in the file; "mission" is the side that leaves, "successor" stands for successors that
    /// are only named.
    pub name: Name,
    /// Name for readers.
    pub label: Label,
    /// Sides that it is hostile to; sorted, and the same seen from either of the two.
    pub hostile: Vec<SideId>,
}

/// A party with a side, a place and orders.
#[derive(Debug, Clone, PartialEq)]
pub struct Force {
    /// Key in the file.
    pub name: Name,
    /// Name for readers.
    pub label: Label,
    /// Its side.
    pub side: SideId,
    /// People; the measure of its size against others.
    pub size: u32,
    /// Where it stands at the start.
    pub at: SiteId,
    /// Whether it is certain to stand there.
    pub presence: Presence,
    /// How it meets hostile forces.
    pub posture: Posture,
    /// What it can call on in a contest, in words that contest tables use ("air").
    pub support: Vec<String>,
    /// Rate of march per open hour.
    pub rate: Uncertain<Speed>,
    /// Orders, carried out in turn.
    pub orders: Vec<Order>,
}

/// Whether a force stands where the file puts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// It does.
    Certain,
    /// Only if its side holds the place, as drawn from the claims about it; if not, it stands at
    /// the other place, or takes no part in the run.
    IfHeld {
        /// Where it stands otherwise.
        otherwise: Option<SiteId>,
    },
}

/// How a force meets hostile ones. Two that are hostile fight out who gives way unless both only
/// defend, or one of them avoids it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Posture {
    /// Opposes every hostile force that it meets.
    Contest,
    /// Stays where it is and is in nobody's way, unless it is opposed.
    Defend,
    /// Gives way: whoever meets it passes, and takes the ground if it wants it.
    Avoid,
}

/// One order of a force.
#[derive(Debug, Clone, PartialEq)]
pub struct Order {
    /// What to do.
    pub task: Task,
    /// Not before this.
    pub not_before: Option<Uncertain<Moment>>,
    /// Not before this site's milestone.
    pub after: Option<(SiteId, Milestone)>,
    /// Not before this has happened, at any time in the run.
    pub when: Option<Trigger>,
    /// An uncertain pause before it is carried out.
    pub pause: Uncertain<Span>,
    /// How long a force shadows another; to the horizon without one.
    pub lasts: Option<Uncertain<Span>>,
}

/// What an order says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    /// Stay for the pause.
    Hold,
    /// March to a site.
    Move(SiteId),
    /// March to a site, wait until its last party is out where there is a camp, and take it over.
    TakeOver(SiteId),
    /// Follow a force: stand where it set out from last. Contests nothing meanwhile.
    Shadow(ForceId),
    /// March to a site, giving up what the side held where it stood, and contest nothing.
    Withdraw(SiteId),
}

impl Task {
    /// The site that it leads to.
    pub fn goal(self) -> Option<SiteId> {
        match self {
            Self::Move(site) | Self::TakeOver(site) | Self::Withdraw(site) => Some(site),
            Self::Hold | Self::Shadow(_) => None,
        }
    }
}

/// A side that may come to a vacated camp and is not modelled as a force.
#[derive(Debug, Clone, PartialEq)]
pub struct Rival {
    /// The side.
    pub side: SideId,
    /// Time from last party out to its coming; it holds the camp if nobody else does by then.
    pub delay: Uncertain<Span>,
}

/// How contests go between some sides in some regions: a table of chances, and what a contest does
/// to everybody near. It says who is delayed and who gives way, and nothing else.
#[derive(Debug, Clone, PartialEq)]
pub struct Contest {
    /// Key in the file.
    pub name: Name,
    /// Name for readers.
    pub label: Label,
    /// The two sides it is about, in rising order; any hostile ones without.
    pub between: Option<[SideId; 2]>,
    /// Regions in which it holds; sorted; everywhere if empty.
    pub regions: Vec<RegionId>,
    /// How long a contest lasts, where a row does not say.
    pub lasts: Uncertain<Span>,
    /// Chances; the first row that fits is taken. The last one fits always.
    pub odds: Vec<Odds>,
    /// Time from being held up to the next try.
    pub retry: Uncertain<Span>,
    /// How long after its end its effects on routes, camps and gates go on.
    pub aftermath: Uncertain<Span>,
    /// Whether the road is closed on which a contest is on, and the roads at a site where one is.
    pub closes: Closes,
    /// Threats that rise.
    pub threats: Vec<ThreatId>,
    /// By how much: a multiple of their rates of attack.
    pub threat_factor: Uncertain<Factor>,
    /// For how long, from the first contact.
    pub threat_lasts: Uncertain<Span>,
    /// Gates that are suspended.
    pub suspends: Vec<GateId>,
    /// Camps within this distance by road shelter; only those on the spot without one.
    pub shelter_within: Kilometres,
}

/// Which roads a contest closes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closes {
    /// None.
    Nothing,
    /// The road that it is on, if it is on a road.
    Leg,
    /// The road that it is on; or, at a site, every road that ends there.
    Roads,
}

/// A row of a contest's table: for whom it holds, and the chances of the force that moves.
#[derive(Debug, Clone, PartialEq)]
pub struct Odds {
    /// Size of the force that moves, with its side's forces on the spot, over those that oppose
    /// it: at least this.
    pub ratio: f64,
    /// Terrain of the site or route; any without.
    pub terrain: Option<String>,
    /// What the force that moves has in support; anything without.
    pub support: Option<String>,
    /// What those have that oppose it; anything without.
    pub against: Option<String>,
    /// Chance that it advances and the others give way.
    pub advance: f64,
    /// Chance that it is held up and tries again later.
    pub hold: f64,
    /// Chance that it turns back; the three make 1.
    pub turn_back: f64,
    /// How long the contest lasts.
    pub lasts: Option<Uncertain<Span>>,
}
