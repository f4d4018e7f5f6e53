//! Places, the camps that close there, and who is to take them over.

use crate::chance::Uncertain;
use crate::id::{CampId, ClosureId, ForceId, LineId, Name, RegionId, SideId, SiteId};
use crate::time::{Moment, Span};
use crate::units::Factor;

use super::{Handling, Label, Milestone, Prerequisite, Rival};

/// What kind of place a site is; for readers and maps only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SiteKind {
    /// A camp.
    Camp,
    /// A hub.
    Hub,
    /// A super-camp.
    SuperCamp,
    /// A temporary operating base.
    TemporaryOperatingBase,
    /// A town.
    Town,
    /// A port.
    Port,
    /// An airfield.
    Airfield,
    /// A border post.
    BorderPost,
    /// Off the map: where rotations end.
    Home,
}

/// A place.
#[derive(Debug, Clone, PartialEq)]
pub struct Site {
    /// Key in the file.
    pub name: Name,
    /// Name for readers.
    pub label: Label,
    /// Kind of place.
    pub kind: SiteKind,
    /// Latitude and longitude in degrees.
    pub at: Option<(f64, f64)>,
    /// Region.
    pub region: RegionId,
    /// Road convoys that can load or unload at once; `None` is no limit.
    pub bays: Option<u32>,
    /// Aircraft on ground at once; `None` is no limit.
    pub mog: Option<u32>,
    /// How long a convoy takes at least in one of its bays, or an aircraft on the apron.
    pub handling: Handling,
    /// Who holds it at the start, unless claims about it say more. A camp that is still to be
    /// closed is the mission's whoever holds the town.
    pub controller: Option<SideId>,
    /// Kind of ground, in a word that contest tables use.
    pub terrain: Option<String>,
    /// The camp on it, if it is one that is still to be closed.
    pub camp: Option<CampId>,
    /// For a camp already closed at `as_of`: when.
    pub closed_on: Option<Moment>,
}

/// A site with a closure to carry out.
#[derive(Debug, Clone, PartialEq)]
pub struct Camp {
    /// The site it stands on.
    pub site: SiteId,
    /// How it is closed.
    pub closure: ClosureId,
    /// Nothing is begun before this.
    pub starts: Uncertain<Moment>,
    /// Nor before these camps have reached these milestones.
    pub starts_after: Vec<(CampId, Milestone)>,
    /// The last party does not leave before all of this.
    pub vacates_after: Vec<Prerequisite>,
    /// Planned date of the last party out, for slip.
    pub planned: Option<Moment>,
    /// When the accelerated mode begins: from then, unpacked load goes by its `shed` shares.
    /// `None`: never.
    pub accelerates: Option<Uncertain<Moment>>,
    /// Work rate of shedding, as a multiple of the packing rate.
    pub shed_pace: Uncertain<Factor>,
    /// Who is meant to take over.
    pub successor: Option<Successor>,
    /// Sides that may come instead and are not modelled as forces; sorted by side.
    pub rivals: Vec<Rival>,
    /// Time from last party out to the first looters, if nobody holds it by then.
    pub looters: Option<Uncertain<Span>>,
    /// Its requirement lines, in order of priority then name.
    pub lines: Vec<LineId>,
}

/// Who is meant to take a camp over.
#[derive(Debug, Clone, PartialEq)]
pub enum Successor {
    /// A force of the scenario: in place when it, or another force of its side that is ordered
    /// there, stands at the site, the last party is out and nobody else holds it.
    Force(ForceId),
    /// A side, in place so long after the last party is out unless somebody else is by then.
    Side {
        /// The side.
        side: SideId,
        /// Time from last party out to successor in place; without one, only its forces come.
        delay: Option<Uncertain<Span>>,
    },
    /// Somebody not modelled, in place so long after the last party is out.
    After {
        /// Its name.
        name: Label,
        /// Time from last party out to successor in place.
        delay: Uncertain<Span>,
    },
    /// Somebody not modelled, of whose coming nothing is known.
    Named(Label),
}
