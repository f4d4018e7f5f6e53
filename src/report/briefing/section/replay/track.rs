//! The tracks of convoys: where each is on its way, and where it is held and why.

use std::collections::BTreeMap;

use crate::id::{Id, RouteId, SiteId};
use crate::replay::intervals;
use crate::scenario::{Mode, Scenario};
use crate::simulation::{Actor, Code, Event, EventKind, Replay};
use crate::time::Moment;

/// The track of one convoy.
pub(super) struct Track {
    /// Its number, from 1.
    pub(super) number: u32,
    /// Whether it flies.
    pub(super) flies: bool,
    /// Where it is on its way or held, in order of time. Between them it is of no interest.
    pub(super) pieces: Vec<Piece>,
}

/// A stretch of time of one convoy.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    /// Its start.
    pub(super) from: Moment,
    /// Its end.
    pub(super) until: Moment,
    /// Where it is.
    pub(super) place: Place,
    /// What holds it; `None` while nothing does.
    pub(super) held: Option<Code>,
}

/// Where a convoy is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Place {
    /// At a site.
    Site(SiteId),
    /// On a route, from one end to the other: the shares of the way at start and end of the piece.
    Way {
        /// The route.
        route: RouteId,
        /// Whether it goes from the second end to the first.
        is_back: bool,
        /// Share of the way at the start, 0 to 1.
        from: f64,
        /// Share of the way at the end.
        to: f64,
    },
}

/// The tracks of all convoys, in order of forming.
pub(super) fn tracks(replay: &Replay, scenario: &Scenario) -> Vec<Track> {
    let mut logs: BTreeMap<u32, Vec<&Event>> = BTreeMap::new();
    for event in &replay.events {
        if let Some(convoy) = event.convoy {
            logs.entry(convoy).or_default().push(event);
        }
    }
    logs.into_iter().map(|(number, log)| track(replay, scenario, number, &log)).collect()
}

fn track(replay: &Replay, scenario: &Scenario, number: u32, log: &[&Event]) -> Track {
    let pool = log.iter().find_map(|event| match event.actor {
        Some(Actor::Pool(pool)) => Some(pool),
        _ => None,
    });
    let flies = pool.is_some_and(|pool| scenario.pools[pool].mode == Mode::Air);
    let mut here = pool.map(|pool| scenario.pools[pool].home);
    let mut on: Option<(RouteId, bool)> = None;
    let (mut pieces, mut leg): (Vec<Piece>, Vec<Piece>) = (Vec::new(), Vec::new());
    for pair in log.windows(2) {
        let [before, event] = [pair[0], pair[1]];
        if let (EventKind::Departed, Some(Actor::Route(route))) = (before.kind, before.actor) {
            let is_back = here == Some(scenario.routes[route].ends[1]);
            on = Some((route, is_back));
        }
        let held = held(replay, event);
        let (from, until) = (before.at, event.at);
        match (on, here) {
            (Some((route, is_back)), _) => {
                let place = Place::Way { route, is_back, from: 0.0, to: 0.0 };
                leg.push(Piece { from, until, place, held });
            }
            (None, Some(site)) if held.is_some() => {
                pieces.push(Piece { from, until, place: Place::Site(site), held });
            }
            (None, _) => {}
        }
        if let (EventKind::Arrived, Some((route, is_back))) = (event.kind, on) {
            here = Some(scenario.routes[route].ends[usize::from(!is_back)]);
            on = None;
            pieces.append(&mut spread(std::mem::take(&mut leg)));
        }
    }
    pieces.append(&mut spread(leg));
    pieces.retain(|piece| piece.until > piece.from);
    Track { number, flies, pieces }
}

/// What holds a convoy before an event: the code of most of that time, if it is none of work.
fn held(replay: &Replay, event: &Event) -> Option<Code> {
    let spans = intervals(replay, event);
    let (code, _) = spans.into_iter().max_by_key(|(_, span)| *span)?;
    (!code.is_productive()).then_some(code)
}

/// The way of a leg shared out over the time in which nothing holds the convoy.
fn spread(mut leg: Vec<Piece>) -> Vec<Piece> {
    let moving = |piece: &Piece| match piece.held {
        // Rain, darkness and the like slow a march; what stands still is an attack or a breakdown.
        Some(Code::Incident | Code::Breakdown | Code::RouteClosed | Code::ThreatHold) => 0.0,
        _ => (piece.until - piece.from).0 as f64,
    };
    let all: f64 = leg.iter().map(moving).sum();
    let mut done = 0.0;
    for piece in &mut leg {
        let start = done;
        done += moving(piece);
        if let (Place::Way { from, to, .. }, true) = (&mut piece.place, all > 0.0) {
            (*from, *to) = (start / all, done / all);
        }
    }
    leg
}

impl Track {
    /// As numbers for a script: its own, 1 if it flies, and five for each piece: minutes after the one
    /// before (the first: after the first of the track before) and minutes that it lasts; where, which is
    /// twice the route and one more if it goes back, or -1 less the site; the code, from 1, or 0 for none;
    /// and which share of the way is done at its end, in thousandths.
    pub(super) fn numbers(&self, before: &mut i64) -> Vec<i64> {
        let minutes = |at: Moment| at.0.div_euclid(60);
        let mut numbers = vec![i64::from(self.number), i64::from(self.flies)];
        let mut last = *before;
        for piece in &self.pieces {
            let (from, until) = (minutes(piece.from), minutes(piece.until));
            let code = piece.held.map_or(0, |code| code as i64 + 1);
            let (place, done) = match piece.place {
                Place::Site(site) => (-1 - site.index() as i64, 0),
                Place::Way { route, is_back, to, .. } => {
                    (2 * route.index() as i64 + i64::from(is_back), (to * 1_000.0).round() as i64)
                }
            };
            numbers.extend([from - last, until - from, place, code, done]);
            last = until;
        }
        *before = self.pieces.first().map_or(*before, |piece| minutes(piece.from));
        numbers
    }
}
