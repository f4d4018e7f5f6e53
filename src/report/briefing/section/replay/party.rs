//! Forces on the map, who holds each site, and which permissions are suspended.

use crate::id::{AssessmentId, ForceId, GateId, Id, RouteId, SideId, SiteId};
use crate::scenario::{Presence, Scenario};
use crate::simulation::{Actor, EventKind, Replay};
use crate::time::Moment;

use super::super::super::picture::map::Map;

/// A place at a time; between two of them something is on its way.
pub(super) type Frame = (Moment, [f64; 2]);

/// Where something stands.
#[derive(Clone, Copy)]
struct Stand {
    /// In this inset, or on the map.
    inset: Option<usize>,
    /// Where it is shown.
    shown: [f64; 2],
    /// Where that is on the map.
    on_map: [f64; 2],
}

/// Where a force is from event to event; empty if it takes no part. What leaves an inset goes on from its
/// place on the map.
pub(super) fn frames(
    replay: &Replay,
    scenario: &Scenario,
    map: &Map,
    force: ForceId,
) -> Vec<Frame> {
    let Some(start) = start(replay, scenario, force) else { return Vec::new() };
    let mut last = at_site(map, start);
    let mut frames = vec![(Moment::START, last.shown)];
    let mut before = Moment::START;
    for event in replay.events.iter().filter(|event| event.force == Some(force)) {
        let stand = match event.actor {
            Some(Actor::Site(site)) => at_site(map, site),
            Some(Actor::Route(route)) => on_route(map, scenario, route),
            _ => continue,
        };
        if stand.inset != last.inset {
            frames.extend([(before, last.on_map), (event.at, stand.on_map)]);
        }
        frames.push((event.at, stand.shown));
        (last, before) = (stand, event.at);
    }
    frames
}

fn at_site(map: &Map, site: SiteId) -> Stand {
    let place = map.layout.places[site];
    let inset = map.layout.inset_of[site];
    Stand { inset, shown: spot(map, site), on_map: [place.x, place.y] }
}

fn on_route(map: &Map, scenario: &Scenario, route: RouteId) -> Stand {
    let ends = scenario.routes[route].ends;
    let [from, to] = ends.map(|site| map.layout.places[site]);
    let shown = map.middle(scenario, route);
    match map.layout.shared(ends) {
        None => Stand { inset: None, shown, on_map: shown },
        inset => Stand { inset, shown, on_map: [(from.x + to.x) / 2.0, (from.y + to.y) / 2.0] },
    }
}

fn spot(map: &Map, site: SiteId) -> [f64; 2] {
    let spot = map.layout.spots[site];
    [spot.x, spot.y]
}

/// Where it stands at the start of this run.
fn start(replay: &Replay, scenario: &Scenario, id: ForceId) -> Option<SiteId> {
    let force = &scenario.forces[id];
    let Presence::IfHeld { otherwise } = force.presence else { return Some(force.at) };
    let is_of = |(_, it): &(AssessmentId, &crate::scenario::Assessment)| it.site == force.at;
    let drawn = scenario.assessments.iter().find(is_of);
    match drawn.map(|(assessment, _)| replay.outcome.holders[assessment]) {
        Some(holder) if holder != Some(force.side) => otherwise,
        _ => Some(force.at),
    }
}

/// Every change of hands, and who holds each site at the start.
pub(super) fn holders(
    replay: &Replay,
    scenario: &Scenario,
) -> Vec<(SiteId, Moment, Option<SideId>)> {
    let mut changes: Vec<(SiteId, Moment, Option<SideId>)> = Vec::new();
    let mut now: Vec<Option<Option<SideId>>> = vec![None; scenario.sites.len()];
    for spell in &replay.outcome.control {
        let known = &mut now[spell.site.index()];
        if *known != Some(spell.holder) {
            *known = Some(spell.holder);
            changes.push((spell.site, spell.from, spell.holder));
        }
    }
    // Nobody holding a site is worth a mark only once somebody has.
    changes.retain(|(_, at, holder)| holder.is_some() || *at > Moment::START);
    for id in scenario.sites.ids().filter(|id| now[id.index()].is_none()) {
        let holder = scenario.holder_at_start(id);
        changes.extend(holder.map(|holder| (id, Moment::START, Some(holder))));
    }
    changes
}

/// Contests with their places, from beginning to end.
pub(super) fn contests(
    replay: &Replay,
    scenario: &Scenario,
    map: &Map,
) -> Vec<(Moment, Moment, [f64; 2])> {
    let place = |actor| match actor {
        Actor::Site(site) => Some(spot(map, site)),
        Actor::Route(route) => Some(map.middle(scenario, route)),
        _ => None,
    };
    let all = disputes(replay, scenario).into_iter();
    all.filter_map(|(actor, from, until)| Some((from, until, place(actor)?))).collect()
}

/// What is contested, a site or a route, from beginning to end.
pub(super) fn disputes(replay: &Replay, scenario: &Scenario) -> Vec<(Actor, Moment, Moment)> {
    let mut disputes: Vec<(Actor, Moment, Moment)> = Vec::new();
    for (index, event) in replay.events.iter().enumerate() {
        let Some(actor) = event.actor.filter(|_| event.kind == EventKind::ContestBegins) else {
            continue;
        };
        let ends = |kind: EventKind| {
            matches!(kind, EventKind::Advances | EventKind::HeldUp | EventKind::TurnsBack)
        };
        let end = replay.events[index..].iter().find(|it| ends(it.kind) && it.cause == Some(index));
        disputes.push((actor, event.at, end.map_or(scenario.until, |event| event.at)));
    }
    disputes
}

/// When each gate was suspended, in order of time.
pub(super) fn suspensions(replay: &Replay, scenario: &Scenario) -> Vec<(GateId, Moment, Moment)> {
    let mut all: Vec<(GateId, Moment, Moment)> = Vec::new();
    let mut open: Vec<Option<usize>> = vec![None; scenario.gates.len()];
    for event in &replay.events {
        let Some(Actor::Gate(gate)) = event.actor else { continue };
        let known = &mut open[gate.index()];
        match (event.kind, *known) {
            (EventKind::GateSuspended, None) => {
                *known = Some(all.len());
                all.push((gate, event.at, scenario.until));
            }
            (EventKind::GateResumes, Some(place)) => {
                *known = None;
                all[place].2 = event.at;
            }
            _ => {}
        }
    }
    all
}
