//! One run played again with its full event log.

use crate::id::{
    Arena, CampId, ClosureId, DeadlineId, ForceId, LineId, PoolId, SideId, SiteId, StepId,
};
use crate::model::{Actor, Code, Detail, Entry, EventId, EventKind, Manifest, Play, SetOff};
use crate::scenario::Posture;
use crate::time::{HOUR, Moment, Span};
use crate::units::Amount;

use super::account::{Account, Interval};
use super::collect::End;
use super::{Drawn, Outcome};

/// One run with its whole event log.
#[derive(Debug, Clone, PartialEq)]
pub struct Replay {
    /// The outcome, the same as without the log.
    pub outcome: Outcome,
    /// What was drawn at its start.
    pub drawn: Vec<Drawn>,
    /// Every event in the order in which it happened; the first is the start.
    pub events: Vec<Event>,
    /// For each deadline, the event with which it ends, as an index into `events`: the one that
    /// completes it, or the horizon; the start if nothing is known of it.
    pub ends: Arena<DeadlineId, usize>,
    /// For each deadline, where the time from the start to that event went, in order: the intervals
    /// that its ledger adds up.
    pub chains: Arena<DeadlineId, Vec<Interval>>,
    /// For each camp, the causes of its first coming into anybody's hands after its last party had
    /// left, as indices into `events`, from the start to that event: each is the binding cause of
    /// the next. Empty if nobody came to hold it.
    pub handovers: Arena<CampId, Vec<usize>>,
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
    /// Where it is to go, where it sets out.
    pub goal: Option<SiteId>,
    /// How it is to meet hostile ones from now on, where a rule says so.
    pub posture: Option<Posture>,
    /// The first force that opposes it, where a contest begins.
    pub against: Option<ForceId>,
    /// The side that takes or gives up a site.
    pub side: Option<SideId>,
    /// Number of the convoy, from 1, in order of forming.
    pub convoy: Option<u32>,
    /// What was packed, shed, loaded or unloaded, and of which line; step names; as text in the
    /// file's own words.
    pub detail: String,
    /// The step of a closure that it is about.
    pub step: Option<(ClosureId, StepId)>,
    /// The same of a load: of which line, and how much.
    pub load: Option<(LineId, Amount)>,
    /// The vehicles and loads of the column that it is about, where they are told.
    pub column: Option<Column>,
    /// How long what begins was drawn to last.
    pub lasts: Option<Span>,
    /// From where to where escort groups have come by themselves.
    pub trip: Option<[SiteId; 2]>,
    /// What set a step of an escalation off, or took it back.
    pub set_off: Option<SetOff>,
    /// The binding cause, as an index into the log; `None` for the start only.
    pub cause: Option<usize>,
    /// The event before it on the site's own line.
    pub previous: Option<usize>,
    /// The code under which the time since `previous` is booked, less `split`.
    pub code: Code,
    /// Part of that time that is booked under another code (weather within a march, say).
    pub split: Option<(Code, Span)>,
}

/// A column, or vehicles that are loaded for one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The pool of its vehicles.
    pub pool: PoolId,
    /// Where its load stands before it has it.
    pub from: SiteId,
    /// How many there are.
    pub vehicles: u32,
    /// What they carry, or are to carry, line by line.
    pub loads: Vec<(LineId, Amount)>,
    /// Whether the vehicles are loaded where they are at home, and belong to no column yet: the number
    /// of the convoy is that of the request for which they began to load.
    pub is_mustering: bool,
    /// Where a column sets out from home: the event with which the last of it was loaded.
    pub loaded: Option<usize>,
}

/// Turns a finished run with its whole log into a replay.
pub(super) fn tell(
    play: &Play<'_>,
    outcome: Outcome,
    drawn: Vec<Drawn>,
    ends: &Arena<DeadlineId, Option<End>>,
) -> Replay {
    let intervals = |(id, end): (DeadlineId, &Option<End>)| {
        end.map(|end| Account::of(play, id, end.site, end.event).intervals)
    };
    let chains = ends.iter().map(|it| intervals(it).unwrap_or_default()).collect();
    let last = |end: &Option<End>| end.map_or(EventId::START, |end| end.event).0 as usize;
    let handovers = play.camps.ids().map(|id| Some(causes(play, first_taken(play, id)?)));
    let handovers = handovers.map(Option::unwrap_or_default).collect();
    let count = play.journal.entries().len() as u32;
    Replay {
        outcome,
        drawn,
        events: (0..count).map(|id| event(play, EventId(id))).collect(),
        ends: Arena::new(ends.values().map(last).collect()),
        chains: Arena::new(chains),
        handovers: Arena::new(handovers),
    }
}

/// The causes of an event, from the start to the event itself.
fn causes(play: &Play<'_>, last: EventId) -> Vec<usize> {
    let before = |event: &EventId| (*event != EventId::START).then(|| play.journal[*event].cause);
    let walk = std::iter::successors(Some(last), before);
    let mut events: Vec<usize> = walk.map(|event| event.0 as usize).collect();
    events.reverse();
    events
}

/// The event with which a vacated camp first comes into anybody's hands.
fn first_taken(play: &Play<'_>, id: CampId) -> Option<EventId> {
    let site = play.plan().site_of(id);
    let takes = |entry: &Entry| {
        entry.site == Some(site) && matches!(entry.kind, EventKind::TakenOver | EventKind::Occupied)
    };
    play.journal.entries().iter().position(takes).map(|index| EventId(index as u32))
}

fn event(play: &Play<'_>, id: EventId) -> Event {
    let entry = &play.journal[id];
    let detail = play.journal.detail(id);
    let before = |event: EventId| (id != EventId::START).then_some(event.0 as usize);
    Event {
        at: entry.at,
        kind: entry.kind,
        site: entry.site,
        actor: entry.actor,
        force: match detail {
            Some(
                Detail::Force(force)
                | Detail::Contest(force, _)
                | Detail::March(force, _)
                | Detail::Posture(force, _),
            ) => Some(force),
            _ => None,
        },
        goal: match detail {
            Some(Detail::March(_, site)) => Some(site),
            _ => None,
        },
        posture: match detail {
            Some(Detail::Posture(_, posture)) => Some(posture),
            _ => None,
        },
        against: match detail {
            Some(Detail::Contest(_, other)) => Some(other),
            _ => None,
        },
        side: match detail {
            Some(Detail::Side(side)) => Some(side),
            _ => None,
        },
        convoy: (entry.convoy > 0).then_some(entry.convoy),
        step: match detail {
            Some(Detail::Step(task)) => {
                let task = &play.plan().tasks[task];
                Some((play.plan().scenario.camps[task.camp].closure, task.step))
            }
            _ => None,
        },
        load: match detail {
            Some(Detail::Load(line, amount)) => Some((line, amount)),
            _ => None,
        },
        column: play.journal.manifest(id).map(column),
        lasts: match detail {
            Some(Detail::Lasts(span)) => Some(span),
            _ => None,
        },
        trip: match detail {
            Some(Detail::Trip(ends)) => Some(ends),
            _ => None,
        },
        set_off: play.journal.trigger(id).cloned(),
        detail: detail.map_or(String::new(), |detail| describe(play, detail)),
        cause: before(entry.cause),
        previous: before(entry.previous),
        code: entry.code,
        split: (entry.split > 0).then_some((entry.split_code, Span(i64::from(entry.split)))),
    }
}

fn column(manifest: &Manifest) -> Column {
    let Manifest { pool, from, vehicles, loads, is_mustering, loaded } = manifest;
    Column {
        pool: *pool,
        from: *from,
        vehicles: *vehicles,
        loads: loads.clone(),
        is_mustering: *is_mustering,
        loaded: (*loaded != EventId::START).then_some(loaded.0 as usize),
    }
}

/// What an event was about, in the file's own words.
fn describe(play: &Play<'_>, detail: Detail) -> String {
    let scenario = &play.plan().scenario;
    match detail {
        Detail::Load(line, amount) => {
            let line = &scenario.lines[line];
            format!("{} {} of {}", amount.shown(line.kind), line.kind, line.name)
        }
        Detail::Step(task) => play.plan().step(task).name.to_string(),
        Detail::Force(force) => scenario.forces[force].name.to_string(),
        Detail::Side(side) => scenario.sides[side].name.to_string(),
        Detail::Contest(force, against) => {
            format!("{} against {}", scenario.forces[force].name, scenario.forces[against].name)
        }
        Detail::Posture(force, posture) => {
            format!("{}: {}", scenario.forces[force].name, word_of(posture))
        }
        Detail::March(force, site) => {
            format!("{} to {}", scenario.forces[force].name, scenario.sites[site].name)
        }
        Detail::Deadline(deadline) => scenario.deadlines[deadline].name.to_string(),
        Detail::Trip([from, to]) => {
            format!("{} to {}", scenario.sites[from].name, scenario.sites[to].name)
        }
        Detail::Lasts(span) => format!("{:.2} h", span.0 as f64 / HOUR as f64),
    }
}

/// The word of the file for a posture.
fn word_of(posture: Posture) -> &'static str {
    match posture {
        Posture::Contest => "contest",
        Posture::Defend => "defend",
        Posture::Avoid => "avoid",
    }
}
