//! How roads stand in a run, how far camps are left, and what is marked on the slider.

use std::collections::BTreeMap;

use crate::id::{Id, RouteId};
use crate::scenario::{Goal, Scenario};
use crate::simulation::{Actor, EventKind, Replay};
use crate::time::Moment;

use super::super::super::dossier::Dossier;
use super::party;

/// From when until when something is so.
pub(super) type Spell<T> = (T, Moment, Moment);

/// How a road stands where it is not simply open: its number is its place among the words for the script.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// A permission that covers it is suspended.
    Suspended,
    /// It is shut.
    Shut,
    /// Two sides dispute it.
    Disputed,
}

/// The states of routes, in the order in which they cover one another.
pub(super) fn routes(replay: &Replay, scenario: &Scenario) -> Vec<(Spell<RouteId>, State)> {
    let mut all = Vec::new();
    for (gate, from, until) in party::suspensions(replay, scenario) {
        let covered = scenario.gates[gate].covers.iter();
        all.extend(covered.map(|route| ((*route, from, until), State::Suspended)));
    }
    let shut = spells(replay, scenario, [EventKind::RouteCloses, EventKind::RouteOpens]);
    all.extend(shut.into_iter().filter_map(|(actor, from, until)| match actor {
        Actor::Route(route) => Some(((route, from, until), State::Shut)),
        _ => None,
    }));
    let disputed = party::disputes(replay, scenario).into_iter();
    all.extend(disputed.filter_map(|(actor, from, until)| match actor {
        Actor::Route(route) => Some(((route, from, until), State::Disputed)),
        _ => None,
    }));
    all
}

/// From each event of one kind to the next of another about the same; the horizon without one.
fn spells(replay: &Replay, scenario: &Scenario, ends: [EventKind; 2]) -> Vec<Spell<Actor>> {
    let mut all: Vec<Spell<Actor>> = Vec::new();
    let mut open: BTreeMap<String, usize> = BTreeMap::new();
    for event in &replay.events {
        let Some(actor) = event.actor else { continue };
        let key = format!("{actor:?}");
        if event.kind == ends[0] && !open.contains_key(&key) {
            open.insert(key, all.len());
            all.push((actor, event.at, scenario.until));
        } else if event.kind == ends[1]
            && let Some(place) = open.remove(&key)
        {
            all[place].2 = event.at;
        }
    }
    all
}

/// For each camp, in their order, when the columns and flights that carry its load away were loaded there:
/// after the last of them nothing is left to be lifted.
pub(super) fn loaded(replay: &Replay, scenario: &Scenario) -> Vec<Vec<Moment>> {
    let mut all: Vec<BTreeMap<u32, Moment>> = vec![BTreeMap::new(); scenario.camps.len()];
    for event in replay.events.iter().filter(|event| event.kind == EventKind::Loaded) {
        let camp = event.site.and_then(|site| scenario.sites[site].camp);
        if let Some((camp, convoy)) = camp.zip(event.convoy) {
            all[camp.index()].entry(convoy).or_insert(event.at);
        }
    }
    let sorted = |times: BTreeMap<u32, Moment>| {
        let mut times: Vec<Moment> = times.into_values().collect();
        times.sort();
        times
    };
    all.into_iter().map(sorted).collect()
}

/// What is marked on the slider.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// It is wet.
    Rain,
    /// A permission is suspended.
    Suspended,
    /// A road is shut.
    Shut,
    /// A deadline is due.
    Due,
}

impl Kind {
    /// All of them, in order of their numbers.
    pub(super) const ALL: [Self; 4] = [Self::Rain, Self::Suspended, Self::Shut, Self::Due];

    /// The sentence that says it.
    pub(super) fn text(self) -> &'static str {
        match self {
            Self::Rain => "replay-mark-rain",
            Self::Suspended => "replay-mark-suspended",
            Self::Shut => "replay-mark-shut",
            Self::Due => "flag",
        }
    }

    /// What is filled into it.
    pub(super) fn values(self) -> &'static [&'static str] {
        match self {
            Self::Due => &["name", "date"],
            _ => &["what", "from", "to"],
        }
    }
}

/// A mark on the slider: of what kind, from when until when, and what it is about.
pub(super) type Mark = (Kind, Moment, Moment, String);

/// What is marked on the slider: rains, closures and suspensions as stretches, deadlines as lines.
pub(super) fn marks(dossier: &Dossier, scenario: &Scenario, replay: &Replay) -> Vec<Mark> {
    let stretch = |kind, (actor, from, until): Spell<Actor>| {
        (kind, from, until, dossier.names().actor(actor))
    };
    let rains = spells(replay, scenario, [EventKind::WetBegins, EventKind::WetEnds]);
    let shut = spells(replay, scenario, [EventKind::RouteCloses, EventKind::RouteOpens]);
    let gates = party::suspensions(replay, scenario).into_iter();
    let gates = gates.map(|(gate, from, until)| (Actor::Gate(gate), from, until));
    let mut all: Vec<Mark> = rains.into_iter().map(|spell| stretch(Kind::Rain, spell)).collect();
    all.extend(gates.map(|spell| stretch(Kind::Suspended, spell)));
    all.extend(shut.into_iter().map(|spell| stretch(Kind::Shut, spell)));
    let dated = scenario.deadlines.values().filter(|it| !matches!(it.goal, Goal::Empty(_)));
    all.extend(dated.filter(|it| it.due <= scenario.until).map(|deadline| {
        let name = dossier.deadline(deadline.name.as_str());
        (Kind::Due, deadline.due, deadline.due, name)
    }));
    all
}
