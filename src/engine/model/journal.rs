//! The causal journal: every event with its binding cause and the code under which the interval
//! before it is booked.

mod kinds;

use bevy_ecs::prelude::Resource;

use crate::id::{DeadlineId, ForceId, LineId, PoolId, SideId, SiteId, TaskId};
use crate::scenario::Posture;
use crate::time::{Moment, Span};
use crate::units::Amount;
pub use kinds::{Actor, Code, CodeKind, EventKind, Origin};

/// The place of an event in the journal of one run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct EventId(pub(crate) u32);

impl Default for EventId {
    fn default() -> Self {
        Self::START
    }
}

impl EventId {
    /// The start of the run.
    pub(crate) const START: Self = Self(0);
}

/// One event: what a run needs to know of it for its ledgers and chains.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Entry {
    /// When.
    pub(crate) at: Moment,
    /// The binding cause: the last of its prerequisites to be met.
    pub(crate) cause: EventId,
    /// The event before it on the site's own line.
    pub(crate) previous: EventId,
    /// On behalf of which site.
    pub(crate) site: Option<SiteId>,
    /// What else took part.
    pub(crate) actor: Option<Actor>,
    /// Number of the convoy, from 1; 0 for none.
    pub(crate) convoy: u32,
    /// Seconds since `previous` that are booked under `split_code`.
    pub(crate) split: u32,
    /// What.
    pub(crate) kind: EventKind,
    /// The code under which the rest of the time since `previous` is booked.
    pub(crate) code: Code,
    /// The code of `split`.
    pub(crate) split_code: Code,
}

impl Entry {
    /// An event with one prerequisite: the event before it is also its cause.
    pub(crate) fn after(at: Moment, kind: EventKind, previous: EventId, code: Code) -> Self {
        Self {
            at,
            cause: previous,
            previous,
            site: None,
            actor: None,
            convoy: 0,
            split: 0,
            kind,
            code,
            split_code: code,
        }
    }

    /// With another binding cause.
    pub(crate) fn because(self, cause: EventId) -> Self {
        Self { cause, ..self }
    }

    /// On behalf of a site.
    pub(crate) fn site(self, site: SiteId) -> Self {
        Self { site: Some(site), ..self }
    }

    /// With something else that took part.
    pub(crate) fn with(self, actor: Actor) -> Self {
        Self { actor: Some(actor), ..self }
    }

    /// Of a convoy.
    pub(crate) fn convoy(self, number: u32) -> Self {
        Self { convoy: number, ..self }
    }

    /// With part of the interval under another code.
    pub(crate) fn split(self, code: Code, span: Span) -> Self {
        Self { split: span.0.max(0) as u32, split_code: code, ..self }
    }
}

/// What an event was about, kept only for a replayed run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Detail {
    /// So much of a line.
    Load(LineId, Amount),
    /// A step of a closure.
    Step(TaskId),
    /// A force.
    Force(ForceId),
    /// A deadline.
    Deadline(DeadlineId),
    /// A side.
    Side(SideId),
    /// A contest: the force that moves, and the first that opposes it.
    Contest(ForceId, ForceId),
    /// A force, and how it is to meet hostile ones.
    Posture(ForceId, Posture),
    /// A force, and where it is to go.
    March(ForceId, SiteId),
    /// How long what begins was drawn to last.
    Lasts(Span),
    /// A way that somebody has come by himself.
    Trip([SiteId; 2]),
}

/// What set a step of an escalation off, or took it back.
#[derive(Debug, Clone, PartialEq)]
pub struct SetOff {
    /// Its number in `when`, from 0; `None`: what takes the step back.
    pub watch: Option<usize>,
    /// What was seen at the look, one for each thing that is watched for at once: seconds, a share, base
    /// units, or a count; `None` where nothing is measured.
    pub figures: Vec<Option<f64>>,
    /// How long it had been so, from look to look.
    pub lasted: Span,
}

/// A column, or vehicles that are loaded for one, as they stand at an event; kept only for a replayed
/// run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Manifest {
    pub(crate) pool: PoolId,
    /// Where its load stands before it has it.
    pub(crate) from: SiteId,
    pub(crate) vehicles: u32,
    /// What they carry, or are to carry, of each line.
    pub(crate) loads: Vec<(LineId, Amount)>,
    /// Whether they are loaded where they are at home, and belong to no column yet.
    pub(crate) is_mustering: bool,
    /// Where a column sets out from home: the event with which the last of it was loaded.
    pub(crate) loaded: EventId,
}

/// The events of one run, in order.
#[derive(Resource, Debug, Default)]
pub(crate) struct Journal {
    entries: Vec<Entry>,
    /// Details by event, in order; empty unless the run is replayed.
    details: Vec<(EventId, Detail)>,
    /// Columns by event, in order; likewise.
    manifests: Vec<(EventId, Manifest)>,
    /// What set steps off, by event; likewise.
    triggers: Vec<(EventId, SetOff)>,
    /// Whether events that only a reader wants are kept too.
    keeps_all: bool,
}

impl Journal {
    /// Forgets the last run and notes the start of the next.
    pub(crate) fn restart(&mut self, keeps_all: bool) {
        self.entries.clear();
        self.details.clear();
        self.manifests.clear();
        self.triggers.clear();
        self.keeps_all = keeps_all;
        self.write(Entry::after(Moment::START, EventKind::Start, EventId::START, Code::Work));
    }

    /// Notes an event.
    #[inline]
    pub(crate) fn write(&mut self, entry: Entry) -> EventId {
        let id = EventId(self.entries.len() as u32);
        self.entries.push(entry);
        id
    }

    /// Whether anybody is going to read the log.
    #[inline]
    pub(crate) fn keeps_all(&self) -> bool {
        self.keeps_all
    }

    /// Notes an event that no ledger needs, if anybody is going to read the log.
    #[inline]
    pub(crate) fn mention(&mut self, entry: Entry) -> Option<EventId> {
        self.keeps_all.then(|| self.write(entry))
    }

    /// Says what an event was about; what is said last of it counts.
    #[inline]
    pub(crate) fn describe(&mut self, event: EventId, detail: Detail) {
        if self.keeps_all {
            self.details.pop_if(|(last, _)| *last == event);
            self.details.push((event, detail));
        }
    }

    /// Says what a column is at an event, if anybody is going to read the log.
    pub(crate) fn describe_column(&mut self, event: EventId, make: impl FnOnce() -> Manifest) {
        if self.keeps_all {
            self.manifests.push((event, make()));
        }
    }

    /// What a column was at an event.
    pub(crate) fn manifest(&self, event: EventId) -> Option<&Manifest> {
        let found = self.manifests.binary_search_by_key(&event, |(id, _)| *id);
        found.ok().map(|index| &self.manifests[index].1)
    }

    /// Says what set a step off, if anybody is going to read the log.
    pub(crate) fn describe_trigger(&mut self, event: EventId, seen: SetOff) {
        if self.keeps_all {
            self.triggers.push((event, seen));
        }
    }

    /// What set a step off, or took it back, with an event.
    pub(crate) fn trigger(&self, event: EventId) -> Option<&SetOff> {
        let found = self.triggers.binary_search_by_key(&event, |(id, _)| *id);
        found.ok().map(|index| &self.triggers[index].1)
    }

    /// Says what else took part in an event, when that is known only after it.
    pub(crate) fn set_actor(&mut self, event: EventId, actor: Actor) {
        self.entries[event.0 as usize].actor = Some(actor);
    }

    /// All events.
    pub(crate) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// What an event was about.
    pub(crate) fn detail(&self, event: EventId) -> Option<Detail> {
        let index = self.details.partition_point(|(id, _)| *id < event);
        self.details.get(index).filter(|(id, _)| *id == event).map(|(_, detail)| *detail)
    }
}

impl std::ops::Index<EventId> for Journal {
    type Output = Entry;
    fn index(&self, event: EventId) -> &Entry {
        &self.entries[event.0 as usize]
    }
}
