//! What a script needs to play runs on the map, as compact JSON. Times are minutes from the start.

use serde::Serialize;

use super::super::super::dossier::Dossier;
use super::super::super::picture::map::Map;
use super::super::super::picture::to_tenth;
use super::super::map::{route_name, side_class, side_name};
use super::super::text;
use super::state::{self, State};
use super::{Told, events, party, track};
use crate::id::{Id, SideId};
use crate::scenario::{Scenario, Variant};
use crate::simulation::{Code, Replay};
use crate::time::{DAY, Moment};
use crate::words;

/// Everything.
#[derive(Serialize)]
struct Data {
    /// End of the scenario.
    end: i64,
    /// The midnights, each with the date that begins.
    days: Vec<(i64, String)>,
    /// Each site: place and name.
    sites: Vec<(f64, f64, String)>,
    /// Each route: its two ends, and the control point of its curve.
    routes: Vec<(usize, usize, f64, f64)>,
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
    convoy: String,
    flight: String,
    held: String,
    way: String,
    counts: String,
    gates: String,
}

/// Name, side, and where it is when.
type Force = (String, usize, Vec<(i64, f64, f64)>);

/// One run.
#[derive(Serialize)]
struct Run {
    /// Each event: when, when in words, what.
    events: Vec<(i64, String, String)>,
    /// Each convoy: number, whether it flies, and the pieces of its track.
    convoys: Vec<(u32, u8, Vec<Vec<i64>>)>,
    /// The forces that take part.
    forces: Vec<Force>,
    /// Contests: start, end, place.
    contests: Vec<(i64, i64, f64, f64)>,
    /// Changes of hands: site, when, side.
    holders: Vec<(usize, i64, usize)>,
    /// Camps: site, when vacated, and when each of the columns that carry its load away was loaded.
    camps: Vec<(usize, Option<i64>, Vec<i64>)>,
    /// Roads that are not simply open: route, start, end, class, and what it says.
    roads: Vec<(usize, i64, i64, &'static str, String)>,
    /// Marks on the slider: class, start, end, and what it says.
    marks: Vec<(&'static str, i64, i64, String)>,
    /// Suspended permissions: name, start, end.
    gates: Vec<(String, i64, i64)>,
    /// People at home: when, how many by then.
    people: Vec<(i64, String)>,
}

/// The runs as JSON.
pub(super) fn json(dossier: &Dossier, variant: &Variant, map: &Map, told: &[Told]) -> String {
    let scenario = variant.scenario.as_ref();
    let sides = scenario.sides.ids().map(Some).chain([None]);
    let language = dossier.language();
    let data = Data {
        end: minutes(scenario.until),
        days: days(dossier, scenario),
        sites: sites(dossier, map),
        routes: routes(scenario, map),
        sides: sides.map(|side| (side_class(scenario, side), side_name(dossier, side))).collect(),
        codes: std::iter::once(String::new())
            .chain(Code::ALL.into_iter().map(|code| words::wait(code).read(language).to_owned()))
            .collect(),
        words: templates(dossier),
        runs: told.iter().map(|told| run(dossier, scenario, map, told)).collect(),
    };
    // Plain data: it has no keys but names, and no number that JSON cannot hold.
    serde_json::to_string(&data).unwrap_or_default()
}

fn minutes(at: Moment) -> i64 {
    at.0.div_euclid(60)
}

fn days(dossier: &Dossier, scenario: &Scenario) -> Vec<(i64, String)> {
    let mut days = Vec::new();
    let mut midnight = scenario.clock.next_midnight(Moment(-DAY));
    while midnight < scenario.until {
        days.push((minutes(midnight), dossier.date(midnight)));
        midnight = scenario.clock.next_midnight(midnight);
    }
    days
}

fn sites(dossier: &Dossier, map: &Map) -> Vec<(f64, f64, String)> {
    let spots = map.layout.spots.iter();
    spots.map(|(id, at)| (to_tenth(at.x), to_tenth(at.y), dossier.names().site(id))).collect()
}

fn routes(scenario: &Scenario, map: &Map) -> Vec<(usize, usize, f64, f64)> {
    let route = |(id, [x, y]): (crate::id::RouteId, &[f64; 2])| {
        let [from, to] = scenario.routes[id].ends.map(Id::index);
        (from, to, to_tenth(*x), to_tenth(*y))
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
    Words {
        convoy: fill("replay-convoy", &["number"]),
        flight: fill("replay-flight", &["number"]),
        held: fill("replay-held", &["convoy", "cause"]),
        way: fill("replay-way", &["convoy"]),
        counts: fill("replay-counts", &["road", "air", "held", "people", "camps", "all"]),
        gates: fill("replay-gates", &["gates"]),
    }
}

fn run(dossier: &Dossier, scenario: &Scenario, map: &Map, told: &Told) -> Run {
    let replay = &told.replay;
    let place = |side: Option<SideId>| side.map_or(scenario.sides.len(), Id::index);
    let tracks = track::tracks(replay, scenario).into_iter().filter(|it| !it.pieces.is_empty());
    let convoy = |it: track::Track| {
        let pieces = it.pieces.iter().map(track::Piece::numbers).collect();
        (it.number, u8::from(it.flies), pieces)
    };
    let contest = |(from, until, [x, y]): (Moment, Moment, [f64; 2])| {
        (minutes(from), minutes(until), to_tenth(x), to_tenth(y))
    };
    let holders = party::holders(replay, scenario).into_iter();
    let loaded = state::loaded(replay, scenario);
    let camps = scenario.camps.iter().zip(loaded).map(|((id, camp), loaded)| {
        let vacated = replay.outcome.camps[id].vacated.map(minutes);
        (camp.site.index(), vacated, loaded.into_iter().map(minutes).collect())
    });
    let marks = state::marks(dossier, scenario, replay).into_iter();
    let marks =
        marks.map(|(class, from, until, says)| (class, minutes(from), minutes(until), says));
    let gates = party::suspensions(replay, scenario).into_iter();
    let gate = |id| dossier.names().actor(crate::simulation::Actor::Gate(id));
    Run {
        events: happenings(told),
        convoys: tracks.map(convoy).collect(),
        forces: forces(dossier, scenario, map, told),
        contests: party::contests(replay, scenario, map).into_iter().map(contest).collect(),
        holders: holders.map(|(site, at, side)| (site.index(), minutes(at), place(side))).collect(),
        camps: camps.collect(),
        roads: roads(dossier, scenario, replay),
        marks: marks.collect(),
        gates: gates.map(|(id, from, until)| (gate(id), minutes(from), minutes(until))).collect(),
        people: people(dossier, told),
    }
}

/// Roads that are suspended, shut or in dispute.
fn roads(
    dossier: &Dossier,
    scenario: &Scenario,
    replay: &Replay,
) -> Vec<(usize, i64, i64, &'static str, String)> {
    let road = |((route, from, until), state)| {
        let (class, id) = match state {
            State::Suspended => ("replay-suspended", "replay-road-suspended"),
            State::Shut => ("replay-shut", "replay-road-shut"),
            State::Disputed => ("replay-disputed", "replay-road-disputed"),
        };
        let says = dossier.texts.fill(id, &[("route", text(route_name(dossier, route)))]);
        (route.index(), minutes(from), minutes(until), class, says)
    };
    state::routes(replay, scenario).into_iter().map(road).collect()
}

fn happenings(told: &Told) -> Vec<(i64, String, String)> {
    let happening = |index: usize| {
        let sentence = &told.sentences[index];
        let what = events::words(sentence).to_owned();
        (minutes(told.replay.events[index].at), sentence.when.clone(), what)
    };
    events::chosen(&told.replay, &told.sentences).into_iter().map(happening).collect()
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
fn people(dossier: &Dossier, told: &Told) -> Vec<(i64, String)> {
    let (mut sum, mut hours): (i64, Vec<(i64, i64)>) = (0, Vec::new());
    for arrival in &told.replay.outcome.people_home {
        sum += arrival.people;
        let hour = minutes(arrival.at).div_euclid(60) * 60;
        match hours.last_mut() {
            Some((last, count)) if *last == hour => *count = sum,
            _ => hours.push((hour, sum)),
        }
    }
    let shown = |(at, count)| (at, dossier.language().number(count as f64, 0));
    hours.into_iter().map(shown).collect()
}
