//! The ways between sites.

use crate::chance::Uncertain;
use crate::id::{CalendarId, Name, RegionId, SiteId};
use crate::time::Span;
use crate::units::{Kilometres, Speed};

use super::{Limit, Outage};

/// How something travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mode {
    /// By road.
    Road,
    /// By air.
    Air,
    /// By river.
    River,
    /// By sea.
    Sea,
}

/// A way between two sites, used in both directions.
#[derive(Debug, Clone, PartialEq)]
pub struct Route {
    /// Key in the file.
    pub name: Name,
    /// Its two ends.
    pub ends: [SiteId; 2],
    /// How it is travelled.
    pub mode: Mode,
    /// Length.
    pub length: Kilometres,
    /// Rate of march that the way allows, per open hour; one draw a replication. `None`: the pool's.
    pub rate: Option<Uncertain<Speed>>,
    /// Convoys on it at once; `None` is no limit.
    pub capacity: Option<u32>,
    /// Least time between the tail of one convoy and the head of the next that enters from the same
    /// end.
    pub time_gap: Span,
    /// Vehicles of a convoy on a kilometre of it; `None`: as the pool says.
    pub density: Option<f64>,
    /// Where a convoy may halt for the night.
    pub halts: Halt,
    /// Region whose weather, threat and gates hold on it.
    pub region: RegionId,
    /// Hours of movement.
    pub calendar: Option<CalendarId>,
    /// When convoys may leave for it, from its first end and from its second; `None`: at any time.
    pub slots: [Option<CalendarId>; 2],
    /// Kind of ground, in a word that contest tables use.
    pub terrain: Option<String>,
    /// Escort groups that a convoy needs on it.
    pub escorts: u32,
    /// When it is closed.
    pub closures: Vec<Outage>,
    /// What it lets pass, and when.
    pub limits: Vec<Limit>,
}

/// Where a convoy may halt when the hours of a road end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Halt {
    /// Wherever it is.
    Anywhere,
    /// At the ends of the road: it does not set out before it can be through, its tail too.
    AtEnds,
}
