//! The quickest possible march: every route at its best rate, dry and unmolested, closed only when
//! it is certain to be, and open in its hours.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use crate::id::{GateId, RouteId, SiteId};
use crate::time::{Moment, Span};
use crate::{Empties, Handling, Mode, Scenario};

use super::super::limit::least;
use super::map::{Map, Trip};

/// The routes of one mode as one pool could march them at best.
#[derive(Clone, Copy)]
pub(super) struct March<'a> {
    map: &'a Map<'a>,
    mode: Mode,
    /// Kilometres in an open hour at most.
    speed: f64,
}

impl<'a> March<'a> {
    /// Marches by `mode` at no more than `speed` kilometres per open hour.
    pub(super) fn new(map: &'a Map<'a>, mode: Mode, speed: f64) -> Self {
        Self { map, mode, speed }
    }

    /// The earliest arrival (Dijkstra 1959, over times instead of lengths: whoever enters a route
    /// later never leaves it earlier). [`Moment::NEVER`] if there is no way.
    pub(super) fn arrival(&self, from: SiteId, to: SiteId, at: Moment) -> Moment {
        let branches = self.map.branches(self.mode);
        let outward = branches.outward(to);
        let mut best = BTreeMap::from([(from, at)]);
        let mut frontier = BinaryHeap::from([Reverse((at, from))]);
        while let Some(Reverse((moment, site))) = frontier.pop() {
            if site == to || moment >= Moment::NEVER {
                return moment;
            }
            if best.get(&site).is_some_and(|known| moment > *known) {
                continue;
            }
            for (route, next) in branches.leaving(site, &outward) {
                let arrival = self.cross(route, moment);
                if best.get(&next).is_none_or(|known| arrival < *known) {
                    best.insert(next, arrival);
                    frontier.push(Reverse((arrival, next)));
                }
            }
        }
        Moment::NEVER
    }

    /// The end of a route for whoever is at its beginning at `moment`.
    fn cross(&self, route: RouteId, moment: Moment) -> Moment {
        let mut entry = moment.0;
        for (from, until) in &self.map.passages[route].shut {
            if (*from..*until).contains(&entry) {
                entry = *until;
            }
        }
        if entry >= Moment::NEVER.0 {
            return Moment::NEVER;
        }
        let asked = &self.map.scenario.routes[route];
        let (hours, span) = (self.map.hours(asked.calendar), self.span(route));
        match asked.mode {
            // A flight does not halt in the air.
            Mode::Air => hours.next_open(Moment(entry)) + span,
            Mode::Road | Mode::River | Mode::Sea => hours.after(Moment(entry), span),
        }
    }

    /// The least open time that a route takes.
    fn span(&self, route: RouteId) -> Span {
        let passage = &self.map.passages[route];
        let pace = (passage.rate.min(self.speed) * passage.pace).max(f64::MIN_POSITIVE);
        let hours = self.map.scenario.routes[route].length.0 / pace;
        Span((hours * 3_600.0).min(Moment::NEVER.0 as f64).floor() as i64)
    }

    /// Escort groups that a trip needs whichever way it goes.
    pub(super) fn escorts(&self, trip: Trip) -> u32 {
        self.map.escorts(self.mode, trip)
    }

    /// When every gate that a trip must pass can have granted what is asked at `asked`.
    pub(super) fn granted(&self, gates: &[GateId], asked: Moment) -> Moment {
        let scenario = self.map.scenario;
        // On a way that only empties go, some need none.
        let gates = gates.iter().map(|gate| &scenario.gates[*gate]);
        let grants = gates.filter(|gate| gate.empties != Empties::Free).map(|gate| {
            self.map.hours(gate.calendar).after(asked, shortest(scenario, &gate.lead_time))
        });
        grants.max().unwrap_or(asked).max(asked)
    }

    /// Gates that a trip must pass whichever way it goes.
    pub(super) fn gates(&self, trip: Trip) -> Vec<GateId> {
        self.map.gates(self.mode, trip)
    }
}

/// The least value of a moment, not before the start.
pub(super) fn earliest(scenario: &Scenario, moment: &crate::chance::Uncertain<Moment>) -> Moment {
    Moment(least(scenario, moment).clamp(0.0, Moment::NEVER.0 as f64).floor() as i64)
}

/// The least time that a convoy takes to be loaded or unloaded at a place: what goes by rate may be
/// next to nothing.
pub(super) fn handled(scenario: &Scenario, handling: &Handling, place: SiteId) -> Span {
    let there = &scenario.sites[place].handling;
    shortest(scenario, &handling.time).max(shortest(scenario, &there.time))
}

/// The least value of a span, not below nothing.
pub(super) fn shortest(scenario: &Scenario, span: &crate::chance::Uncertain<Span>) -> Span {
    Span(least(scenario, span).clamp(0.0, Moment::NEVER.0 as f64).floor() as i64)
}
