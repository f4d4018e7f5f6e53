//! What a script needs to play runs on the map, as compact JSON. Times are minutes from the start; in lists
//! in order of time each is told by how long after the one before it comes, which packs well.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::super::super::dossier::Dossier;
use super::super::super::picture::map::Map;
use super::super::super::picture::to_tenth;
use super::super::map::{route_name, side_class, side_name};
use super::super::text;
use super::state::{self, Kind};
use super::{Told, events, party, track};
use crate::id::{Id, SideId};
use crate::scenario::Scenario;
use crate::simulation::Code;
use crate::time::{DAY, Moment};
use crate::words;

/// What all runs share, and the runs of the first plan under the first case.
#[derive(Serialize)]
struct Data {
    /// The midnights, each with the date that begins.
    days: Vec<(i64, String)>,
    /// Each site: place and name.
    sites: Vec<(f64, f64, String)>,
    /// Each route: its two ends with the control point of its curve between them, and its name.
    routes: Vec<([f64; 6], String)>,
    /// Each side, nobody last: class and name.
    sides: Vec<(String, String)>,
    /// What holds a convoy, by code; the first is nothing.
    codes: Vec<String>,
    /// Templates.
    words: Words,
    /// The runs.
    runs: Vec<Run>,
}

/// Sentences with names in braces, for the script to fill in.
#[derive(Serialize)]
struct Words {
    when: String,
    convoy: String,
    flight: String,
    held: String,
    way: String,
    counts: String,
    gates: String,
    /// Of a road that is not simply open, by how it stands.
    roads: Vec<String>,
    /// Of what is marked on the slider, by kind.
    marks: Vec<String>,
    /// What stands between thousands.
    thousands: String,
}

/// Name, side, and where it is when.
type Force = (String, usize, Vec<(i64, f64, f64)>);

/// One run.
#[derive(Serialize)]
pub(super) struct Run {
    /// Which it is and how it ended.
    name: String,
    /// Its end.
    end: i64,
    /// Each event: how long after the one before, and what.
    events: Vec<(i64, String)>,
    /// Each convoy: number, whether it flies, and the pieces of its track as [`track::Track::numbers`] has
    /// them.
    convoys: Vec<Vec<i64>>,
    /// The forces that take part.
    forces: Vec<Force>,
    /// Contests: start, end, place.
    contests: Vec<(i64, i64, f64, f64)>,
    /// Changes of hands: site, when, side.
    holders: Vec<(usize, i64, usize)>,
    /// Camps: site, when vacated, and how long after one another the columns that carry its load away
    /// were loaded.
    camps: Vec<(usize, Option<i64>, Vec<i64>)>,
    /// Roads that are not simply open: route, start, length, and how it stands.
    roads: Vec<(usize, i64, i64, usize)>,
    /// Marks on the slider: kind, start, length, and what is so.
    marks: Vec<(usize, i64, i64, String)>,
    /// People at home: how long after the ones before, how many by then.
    people: Vec<(i64, i64)>,
}

/// What all runs share, and some runs, as JSON.
pub(super) fn shared(dossier: &Dossier, map: &Map, runs: Vec<Run>) -> String {
    let scenario = dossier.scenario();
    let sides = scenario.sides.ids().map(Some).chain([None]);
    let language = dossier.language();
    let data = Data {
        days: days(dossier),
        sites: sites(dossier, map),
        routes: routes(dossier, map),
        sides: sides.map(|side| (side_class(scenario, side), side_name(dossier, side))).collect(),
        codes: std::iter::once(String::new())
            .chain(Code::ALL.into_iter().map(|code| words::wait(code).read(language).to_owned()))
            .collect(),
        words: templates(dossier),
        runs,
    };
    json(&data)
}

/// Runs as JSON by their keys, part for part, since like parts pack well; nothing without runs.
pub(super) fn others<'a>(runs: impl Iterator<Item = (String, &'a Run)>) -> Option<String> {
    let mut parts: BTreeMap<String, BTreeMap<String, Value>> = BTreeMap::new();
    for (key, run) in runs {
        let Ok(Value::Object(of_run)) = serde_json::to_value(run) else { continue };
        for (part, value) in of_run {
            parts.entry(part).or_default().insert(key.clone(), value);
        }
    }
    (!parts.is_empty()).then(|| json(&parts))
}

/// As JSON: plain data, without keys but names, and without a number that JSON cannot hold.
pub(super) fn json(data: &impl Serialize) -> String {
    serde_json::to_string(data).unwrap_or_default()
}

fn minutes(at: Moment) -> i64 {
    at.0.div_euclid(60)
}

/// For times in order, how long each comes after the one before.
fn steps(times: impl Iterator<Item = Moment>) -> impl Iterator<Item = i64> {
    times.map(minutes).scan(0, |before, at| Some(at - std::mem::replace(before, at)))
}

/// The days of the plan and the case that are played longest.
fn days(dossier: &Dossier) -> Vec<(i64, String)> {
    let clock = &dossier.scenario().clock;
    let ends = dossier.study.variants.iter().map(|variant| variant.scenario.until);
    let until = ends.max().unwrap_or(dossier.scenario().until);
    let mut days = Vec::new();
    let mut midnight = clock.next_midnight(Moment(-DAY));
    while midnight < until {
        days.push((minutes(midnight), dossier.date(midnight)));
        midnight = clock.next_midnight(midnight);
    }
    days
}

fn sites(dossier: &Dossier, map: &Map) -> Vec<(f64, f64, String)> {
    let spots = map.layout.spots.iter();
    spots.map(|(id, at)| (to_tenth(at.x), to_tenth(at.y), dossier.names().site(id))).collect()
}

fn routes(dossier: &Dossier, map: &Map) -> Vec<([f64; 6], String)> {
    let route = |(id, [x, y]): (crate::id::RouteId, &[f64; 2])| {
        let [from, to] = map.layout.ends(dossier.scenario(), id);
        ([from.x, from.y, *x, *y, to.x, to.y].map(to_tenth), route_name(dossier, id))
    };
    map.bends.iter().map(route).collect()
}

/// Sentences in which the script fills in what stands in braces.
fn templates(dossier: &Dossier) -> Words {
    let fill = |id: &str, names: &[&'static str]| {
        let values: Vec<_> =
            names.iter().map(|name| (*name, text(format!("{{{name}}}")))).collect();
        dossier.texts.fill(id, &values)
    };
    let roads = ["replay-road-suspended", "replay-road-shut", "replay-road-disputed"];
    Words {
        when: fill("replay-moment", &["day", "date", "time"]),
        convoy: fill("replay-convoy", &["number"]),
        flight: fill("replay-flight", &["number"]),
        held: fill("replay-held", &["convoy", "cause"]),
        way: fill("replay-way", &["convoy"]),
        counts: fill("replay-counts", &["road", "air", "held", "people", "camps", "all"]),
        gates: fill("replay-gates", &["gates"]),
        roads: roads.map(|id| fill(id, &["route"])).into(),
        marks: Kind::ALL.map(|kind| fill(kind.text(), kind.values())).into(),
        thousands: dossier.language().number(1_000.0, 0).replace(['0', '1'], ""),
    }
}

/// One run.
pub(super) fn run(dossier: &Dossier, scenario: &Scenario, map: &Map, told: &Told) -> Run {
    let replay = &told.replay;
    let place = |side: Option<SideId>| side.map_or(scenario.sides.len(), Id::index);
    let tracks = track::tracks(replay, scenario).into_iter().filter(|it| !it.pieces.is_empty());
    let contest = |(from, until, [x, y]): (Moment, Moment, [f64; 2])| {
        (minutes(from), minutes(until), to_tenth(x), to_tenth(y))
    };
    let lasts = |from: Moment, until: Moment| minutes(until) - minutes(from);
    let holders = party::holders(replay, scenario).into_iter();
    let loaded = state::loaded(replay, scenario);
    let camps = scenario.camps.iter().zip(loaded).map(|((id, camp), loaded)| {
        let vacated = replay.outcome.camps[id].vacated.map(minutes);
        (camp.site.index(), vacated, steps(loaded.into_iter()).collect())
    });
    let road = |((route, from, until), state): (state::Spell<crate::id::RouteId>, state::State)| {
        (route.index(), minutes(from), lasts(from, until), state as usize)
    };
    let mark = |(kind, from, until, what): state::Mark| {
        (kind as usize, minutes(from), lasts(from, until), what)
    };
    let marks = state::marks(dossier, scenario, replay).into_iter();
    let mut before = 0;
    Run {
        name: told.name.clone(),
        end: minutes(scenario.until),
        events: happenings(told),
        convoys: tracks.map(|track| track.numbers(&mut before)).collect(),
        forces: forces(dossier, scenario, map, told),
        contests: party::contests(replay, scenario, map).into_iter().map(contest).collect(),
        holders: holders.map(|(site, at, side)| (site.index(), minutes(at), place(side))).collect(),
        camps: camps.collect(),
        roads: state::routes(replay, scenario).into_iter().map(road).collect(),
        marks: marks.map(mark).collect(),
        people: people(told),
    }
}

fn happenings(told: &Told) -> Vec<(i64, String)> {
    let chosen = events::chosen(&told.replay, &told.sentences);
    let after = steps(chosen.iter().map(|index| told.replay.events[*index].at));
    let what = chosen.iter().map(|index| events::words(&told.sentences[*index]).to_owned());
    after.zip(what).collect()
}

fn forces(dossier: &Dossier, scenario: &Scenario, map: &Map, told: &Told) -> Vec<Force> {
    let force = |id| {
        let frames = party::frames(&told.replay, scenario, map, id);
        let frames = frames.into_iter().map(|(at, [x, y])| (minutes(at), to_tenth(x), to_tenth(y)));
        (dossier.names().force(id), scenario.forces[id].side.index(), frames.collect())
    };
    let all = scenario.forces.ids().map(force);
    all.filter(|(_, _, frames): &Force| !frames.is_empty()).collect()
}

/// People at home by the end of each hour in which somebody comes.
fn people(told: &Told) -> Vec<(i64, i64)> {
    let (mut sum, mut hours): (i64, Vec<(i64, i64)>) = (0, Vec::new());
    for arrival in &told.replay.outcome.people_home {
        sum += arrival.people;
        let hour = minutes(arrival.at).div_euclid(60) * 60;
        match hours.last_mut() {
            Some((last, count)) if *last == hour => *count = sum,
            _ => hours.push((hour, sum)),
        }
    }
    let mut before = 0;
    let shown = |(at, count)| (at - std::mem::replace(&mut before, at), count);
    hours.into_iter().map(shown).collect()
}
