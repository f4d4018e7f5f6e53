//! The means of movement: pools of lift and of escorts, and how their convoys are formed.

use crate::chance::Uncertain;
use crate::id::{CampId, Name, PoolId, RouteId, SiteId};
use crate::time::{Moment, Span};
use crate::units::{Amount, Count, LoadKind, PerKilometre, Share, Speed};

use super::{Handling, Label, Line, Mode, Recovery, Spacing};

/// How a pool chooses whom to serve first; later entries break ties of earlier ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dispatch {
    /// Earliest deadline of the camp.
    EarliestDeadline,
    /// Least float: deadline less the round trips still needed, fixed when lift is asked for.
    LeastFloat,
    /// The line's priority.
    Priority,
    /// Who asked first.
    FirstReady,
}

/// How long before its load is ready a column is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ahead {
    /// The mean lead time of the slowest gate on its way.
    LeadTime,
    /// So long.
    Time(Span),
}

/// When vehicles are loaded that stand where their load stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loading {
    /// So as to be ready when permission and escort are expected.
    ToBeReady,
    /// When the request is made.
    AtOnce,
    /// When the request has all its permissions.
    WhenGranted,
    /// Vehicles and load are taken at the request, before any permission is asked for.
    AtRequest,
}

/// When a convoy leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Departure {
    /// Full, or with the fewest when no vehicle that could join is ready within a time and its escort would not have
    /// to go again for the rest.
    WhenReady,
    /// With the fewest.
    WhenAllowed,
    /// Full.
    WhenFull,
}

/// What a last convoy does that fills fewer vehicles than the fewest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rest {
    /// Leaves with what there is.
    Leaves,
    /// Leaves with what there is, to wait for another at the junction of its pool.
    Joins,
    /// Is filled up with empty vehicles.
    IsFilledUp,
    /// Waits for more.
    Waits,
}

/// Whose limit the sorties of a day are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SortiesOf {
    /// Of the whole pool.
    Pool,
    /// Of each vehicle.
    Each,
}

/// When an escort turns back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Returns {
    /// With the empty vehicles, at the end of the last escorted road on their way home.
    WithEmpties,
    /// Alone, from the end of the last escorted road with the load.
    Alone,
}

/// A place at which convoys join.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Junction {
    /// Where.
    pub at: SiteId,
    /// How long one waits there for others at most.
    pub wait: Span,
}

/// Places at which convoys take along what is ready there, on their way with their load.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collecting {
    /// Where; sorted, never empty.
    pub at: Vec<SiteId>,
    /// How long one stops there at most.
    pub wait: Span,
}

/// A contract for vehicles.
#[derive(Debug, Clone, PartialEq)]
pub struct Hire {
    /// Time from its signing, when the pool is available, to the first vehicles.
    pub lead_time: Uncertain<Span>,
    /// How many come at once, and how long after them the next; `None`: all at once.
    pub by: Option<(u32, Span)>,
    /// Whether they are gone once they are unloaded.
    pub one_way: bool,
}

/// Vehicles or aircraft that carry loads.
#[derive(Debug, Clone, PartialEq)]
pub struct Pool {
    /// Key in the file.
    pub name: Name,
    /// Name for readers.
    pub label: Label,
    /// How they travel.
    pub mode: Mode,
    /// Where they stand when free.
    pub home: SiteId,
    /// How many.
    pub count: Uncertain<Count>,
    /// Not before this.
    pub available: Uncertain<Moment>,
    /// The contract under which they come; `None`: they are the mission's own.
    pub hire: Option<Hire>,
    /// What one vehicle carries of each kind, in base units (0: cannot carry it).
    pub capacity: [Amount; 4],
    /// Weight of one with a full load, in kilograms; `None`: no limit by weight binds it.
    pub gross_weight: Option<Amount>,
    /// Weight of one without load; `None`: that with a full load.
    pub empty_weight: Option<Amount>,
    /// Load class; `None`: no limit by class binds it.
    pub load_class: Option<u32>,
    /// Speed per open hour.
    pub speed: Uncertain<Speed>,
    /// Fewest vehicles in a convoy.
    pub min_convoy: u32,
    /// Most vehicles in a convoy.
    pub max_convoy: u32,
    /// How long before its load is ready a column is asked for; `None`: when it is.
    pub ahead: Option<Ahead>,
    /// When vehicles are loaded at home.
    pub load: Loading,
    /// When a convoy leaves.
    pub depart: Departure,
    /// How long it waits with its fewest vehicles for one that could join; `None`: one mean loading
    /// time.
    pub waits: Option<Span>,
    /// What the last convoy does that is too small.
    pub short: Rest,
    /// Where its convoys wait for one another on their way with their load; `None`: nowhere.
    pub joins: Option<Junction>,
    /// Where its convoys take along what is ready there on their way with their load; `None`: nowhere.
    pub collects: Option<Collecting>,
    /// Other pools with whose convoys its own go on as one, too; sorted.
    pub joins_with: Vec<PoolId>,
    /// Fewest empty vehicles that set out for home together.
    pub return_convoy: u32,
    /// How long empties wait for that at most; `None`: until no other convoy is on its way there.
    pub return_waits: Option<Span>,
    /// Escort groups it needs at most; `None`: as many as the road asks.
    pub escorts: Option<u32>,
    /// Vehicles of a convoy for which no load is meant, as far as it is not full.
    pub spares: u32,
    /// How its vehicles follow one another on the road.
    pub spacing: Spacing,
    /// How long it takes to load one convoy.
    pub loading: Handling,
    /// How long it takes to unload one convoy.
    pub unloading: Handling,
    /// Sorties or convoys that may start on one civil day.
    pub sorties_per_day: Option<Uncertain<Count>>,
    /// Whose limit that is.
    pub sorties_of: SortiesOf,
    /// How long the crew of a vehicle may be on duty on one civil day.
    pub duty: Option<Span>,
    /// Load that may start on one civil day, and what it is counted in.
    pub load_per_day: Option<(LoadKind, Uncertain<Amount>)>,
    /// Breakdowns per vehicle-kilometre.
    pub breakdown_rate: Uncertain<PerKilometre>,
    /// How long a breakdown holds the convoy.
    pub repair: Uncertain<Span>,
    /// Chance that a broken-down vehicle is given up; its load goes to the others, or is left.
    pub write_off: Uncertain<Share>,
    /// What is done about a vehicle that has broken down, in order of preference. Empty: it is repaired
    /// or given up, as `repair` and `write_off` say.
    pub recovery: Vec<Recovery>,
    /// Whether a convoy does not enter a road that will be closed by date before it is through.
    pub looks_ahead: bool,
    /// The camp with whose last party its vehicles are gone.
    pub leaves_with: Option<CampId>,
    /// Rule of dispatch; the camp's and the line's names decide the rest.
    pub dispatch: Vec<Dispatch>,
}

impl Pool {
    /// Whether its vehicles are gone once they are unloaded.
    pub fn is_one_way(&self) -> bool {
        self.hire.as_ref().is_some_and(|hire| hire.one_way)
    }

    /// Escort groups that a convoy of its vehicles needs where a road asks for so many.
    pub fn groups_of(&self, asked: u32) -> u32 {
        self.escorts.map_or(asked, |most| asked.min(most))
    }

    /// What one vehicle carries of this kind.
    pub fn carries(&self, kind: LoadKind) -> Amount {
        self.capacity[kind as usize]
    }

    /// What one vehicle carries of a line: as many units as its places and its payload both allow, and
    /// nothing of what drives itself.
    pub fn carries_of(&self, line: &Line) -> Amount {
        if line.drives { Amount(0) } else { self.carries_units(line.kind, line.each) }
    }

    /// What one vehicle carries of this kind in units of such a weight; a load in tonnes goes in whole
    /// pieces of it. A pool without `payload` is not bound by weight.
    pub(crate) fn carries_units(&self, kind: LoadKind, each: Option<Amount>) -> Amount {
        let places = self.carries(kind);
        let payload = self.carries(LoadKind::Mass).0;
        let Some(each) = each.map(|each| each.0).filter(|each| *each > 0 && payload > 0) else {
            return places;
        };
        match kind {
            LoadKind::Mass => Amount(payload - payload % each),
            _ => Amount(places.0.min(payload / each)),
        }
    }
}

/// Escort groups; one convoy takes the number its way needs, from the first escorted road to the
/// last.
#[derive(Debug, Clone, PartialEq)]
pub struct EscortPool {
    /// Key in the file.
    pub name: Name,
    /// Name for readers.
    pub label: Label,
    /// How many groups.
    pub count: Uncertain<Count>,
    /// Not before this.
    pub available: Uncertain<Moment>,
    /// Pools whose convoys they escort; sorted, never empty.
    pub serves: Vec<PoolId>,
    /// Where they stand when free.
    pub home: SiteId,
    /// When they turn back.
    pub returns: Returns,
    /// Vehicles that one group covers at most; `None`: any number.
    pub vehicles: Option<u32>,
    /// Roads on which they escort; `None`: all.
    pub routes: Option<Vec<RouteId>>,
}

impl EscortPool {
    /// Groups that a convoy of a pool needs of it, where its way asks for so many.
    pub fn groups_for(&self, pool: &Pool, asked: u32, vehicles: u32) -> u32 {
        let cover = self.vehicles.map_or(0, |each| vehicles.div_ceil(each));
        pool.groups_of(if asked > 0 { asked.max(cover) } else { 0 })
    }

    /// Most vehicles of a pool that so many groups of it cover.
    pub fn covers(&self, pool: &Pool, groups: u32) -> u32 {
        match self.vehicles {
            Some(each) if pool.escorts.is_none_or(|most| groups < most) => {
                groups.saturating_mul(each)
            }
            _ => u32::MAX,
        }
    }
}
