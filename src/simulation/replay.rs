//! One run played again with its full event log.

use crate::id::{Arena, DeadlineId, ForceId, SiteId};
use crate::model::{Actor, Code, EventKind};
use crate::time::{Moment, Span};

use super::Outcome;

/// One run with its whole event log.
#[derive(Debug, Clone, PartialEq)]
pub struct Replay {
    /// The outcome, the same as without the log.
    pub outcome: Outcome,
    /// Every event in the order in which it happened; the first is the start.
    pub events: Vec<Event>,
    /// For each deadline, the critical chain as indices into `events`, from the start to its
    /// milestone (or to the horizon). Each is the binding cause of the next, so the intervals
    /// between them add up to the time elapsed.
    pub chains: Arena<DeadlineId, Vec<usize>>,
    /// For each deadline, the last site's own line of events, likewise: the one its ledger books.
    pub ledgers: Arena<DeadlineId, Vec<usize>>,
}

/// One event of a replayed run.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// When.
    pub at: Moment,
    /// What.
    pub kind: EventKind,
    /// At, for or on behalf of which site.
    pub site: Option<SiteId>,
    /// What else took part: route, pool, gate, threat, weather …
    pub actor: Option<Actor>,
    /// The force, for events of forces.
    pub force: Option<ForceId>,
    /// Number of the convoy, from 1, in order of forming.
    pub convoy: Option<u32>,
    /// What was packed, shed, loaded or unloaded, and of which line; step names; as text in the
    /// file's own words.
    pub detail: String,
    /// The binding cause, as an index into the log; `None` for the start only.
    pub cause: Option<usize>,
    /// The event before it on the site's own line.
    pub previous: Option<usize>,
    /// The code under which the time since `previous` is booked, less `split`.
    pub code: Code,
    /// Part of that time that is booked under another code (weather within a march, say).
    pub split: Option<(Code, Span)>,
}
