//! The quickest possible march: every route at its best rate, dry and unmolested, closed only when
//! it is certain to be, and open in its hours.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::id::{Arena, CalendarId, GateId, RouteId, SiteId};
use crate::scenario::{Mode, Outage, Route, Scenario};
use crate::time::{Moment, OpenHours, Span};

use super::super::limit::{least, most};
use super::super::outage;

/// The routes of one mode as one pool could march them at best.
pub(in super::super) struct March<'a> {
    scenario: &'a Scenario,
    mode: Mode,
    /// Least open time on each route.
    spans: Arena<RouteId, Span>,
    /// When nothing can enter each route, whatever is drawn.
    shut: Arena<RouteId, Vec<(i64, i64)>>,
    always: OpenHours,
}

impl<'a> March<'a> {
    /// Marches by `mode` at no more than `speed` kilometres per open hour.
    pub(in super::super) fn new(scenario: &'a Scenario, mode: Mode, speed: f64) -> Self {
        let spans = scenario.routes.iter().map(|(id, route)| span(scenario, id, route, speed));
        let shut = scenario.routes.iter().map(|(id, route)| shut(scenario, id, route));
        Self {
            scenario,
            mode,
            spans: Arena::new(spans.collect()),
            shut: Arena::new(shut.collect()),
            always: OpenHours::always(),
        }
    }

    /// The earliest arrival (Dijkstra 1959, over times instead of lengths: whoever enters a route
    /// later never leaves it earlier). [`Moment::NEVER`] if there is no way.
    pub(in super::super) fn arrival(&self, from: SiteId, to: SiteId, at: Moment) -> Moment {
        let mut best = Arena::<SiteId, Moment>::new(vec![Moment::NEVER; self.scenario.sites.len()]);
        let mut frontier = BinaryHeap::from([Reverse((at, from))]);
        best[from] = at;
        while let Some(Reverse((moment, site))) = frontier.pop() {
            if site == to || moment >= Moment::NEVER {
                return moment;
            }
            if moment > best[site] {
                continue;
            }
            for (route, next) in self.leaving(site, |_| true) {
                let arrival = self.cross(route, moment);
                if arrival < best[next] {
                    best[next] = arrival;
                    frontier.push(Reverse((arrival, next)));
                }
            }
        }
        Moment::NEVER
    }

    /// The end of a route for whoever is at its beginning at `moment`.
    fn cross(&self, route: RouteId, moment: Moment) -> Moment {
        let mut entry = moment.0;
        for (from, until) in &self.shut[route] {
            if (*from..*until).contains(&entry) {
                entry = *until;
            }
        }
        if entry >= Moment::NEVER.0 {
            return Moment::NEVER;
        }
        self.hours(self.scenario.routes[route].calendar).after(Moment(entry), self.spans[route])
    }

    /// The open hours of a calendar; without one, always.
    pub(in super::super) fn hours(&self, calendar: Option<CalendarId>) -> &OpenHours {
        calendar.map_or(&self.always, |id| &self.scenario.calendars[id].hours)
    }

    /// Routes of the mode that leave a site and where they end.
    fn leaving(&self, site: SiteId, is_open: impl Fn(RouteId) -> bool) -> Vec<(RouteId, SiteId)> {
        let routes = self.scenario.routes.iter();
        let ours = routes.filter(|(id, route)| route.mode == self.mode && is_open(*id));
        let far = |(id, route): (RouteId, &Route)| match route.ends {
            [a, b] if a == site => Some((id, b)),
            [a, b] if b == site => Some((id, a)),
            _ => None,
        };
        ours.filter_map(far).collect()
    }

    /// Whether two sites are joined by routes that `is_open` accepts.
    fn joins(&self, from: SiteId, to: SiteId, is_open: impl Fn(RouteId) -> bool) -> bool {
        let mut seen = Arena::<SiteId, bool>::new(vec![false; self.scenario.sites.len()]);
        let mut open = vec![from];
        seen[from] = true;
        while let Some(site) = open.pop() {
            for (_, next) in self.leaving(site, &is_open) {
                if !std::mem::replace(&mut seen[next], true) {
                    open.push(next);
                }
            }
        }
        seen[to]
    }

    /// Whether a round trip is possible over routes that `is_open` accepts.
    fn trip_exists(&self, trip: Trip, is_open: impl Fn(RouteId) -> bool) -> bool {
        self.joins(trip.home, trip.from, &is_open) && self.joins(trip.from, trip.to, &is_open)
    }

    /// Routes of the mode that are shut from the start to the horizon.
    pub(in super::super) fn shut_throughout(&self) -> Vec<RouteId> {
        let routes = self.scenario.routes.iter().filter(|(_, route)| route.mode == self.mode);
        let shut = routes.filter(|(id, _)| covers(&self.shut[*id], self.scenario.until));
        shut.map(|(id, _)| id).collect()
    }

    /// Whether a trip is impossible only because routes are shut throughout.
    pub(in super::super) fn is_shut(&self, trip: Trip) -> bool {
        let shut = self.shut_throughout();
        self.trip_exists(trip, |_| true) && !self.trip_exists(trip, |id| !shut.contains(&id))
    }

    /// Escort groups that a trip needs whichever way it goes.
    pub(in super::super) fn escorts(&self, trip: Trip) -> u32 {
        let routes = self.scenario.routes.values().filter(|route| route.mode == self.mode);
        let mut needs: Vec<u32> = routes.map(|route| route.escorts).chain([0]).collect();
        needs.sort_unstable();
        needs.dedup();
        let enough =
            |most: &u32| self.trip_exists(trip, |id| self.scenario.routes[id].escorts <= *most);
        needs.into_iter().find(enough).unwrap_or(0)
    }

    /// Gates that a trip must pass whichever way it goes.
    pub(super) fn gates(&self, trip: Trip) -> Vec<GateId> {
        let gates = self.scenario.gates.iter();
        let passed =
            gates.filter(|(_, gate)| !self.trip_exists(trip, |id| !gate.covers.contains(&id)));
        passed.map(|(id, _)| id).collect()
    }
}

/// Where a pool's vehicles go: from home to the load, and on with it.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Trip {
    pub(in super::super) home: SiteId,
    pub(in super::super) from: SiteId,
    pub(in super::super) to: SiteId,
}

/// The least open time that a route takes.
fn span(scenario: &Scenario, id: RouteId, route: &Route, speed: f64) -> Span {
    let rate = route.rate.as_ref().map_or(speed, |rate| most(scenario, rate).min(speed));
    let threats = scenario.threats.values().filter(|threat| threat.routes.contains(&id));
    let pace = threats.map(|threat| most(scenario, &threat.pace)).fold(1.0, f64::min);
    let hours = route.length.0 / (rate * pace).max(f64::MIN_POSITIVE);
    Span((hours * 3_600.0).min(Moment::NEVER.0 as f64).floor() as i64)
}

/// When nothing can enter a route, whatever is drawn, in order.
fn shut(scenario: &Scenario, id: RouteId, route: &Route) -> Vec<(i64, i64)> {
    let gates = scenario.gates.values().filter(|gate| gate.covers.contains(&id));
    let threats = scenario.threats.values().filter(|threat| threat.routes.contains(&id));
    let mut shut = outage::certain(scenario, &route.closures);
    shut.extend(gates.flat_map(|gate| outage::certain(scenario, &gate.suspensions)));
    shut.extend(threats.flat_map(|threat| outage::certain(scenario, &threat.alerts)));
    shut.sort_unstable();
    shut
}

/// Whether stretches of time, in order, leave nothing open before `until`.
fn covers(stretches: &[(i64, i64)], until: Moment) -> bool {
    let mut reached = 0;
    for (from, end) in stretches {
        if *from <= reached {
            reached = reached.max(*end);
        }
    }
    reached >= until.0
}

/// Whether these outages alone leave nothing open, whatever is drawn.
pub(in super::super) fn holds_throughout(scenario: &Scenario, outages: &[Outage]) -> bool {
    let mut certain = outage::certain(scenario, outages);
    certain.sort_unstable();
    covers(&certain, scenario.until)
}

/// The least value of a moment, not before the start.
pub(super) fn earliest(scenario: &Scenario, moment: &crate::chance::Uncertain<Moment>) -> Moment {
    Moment(least(scenario, moment).clamp(0.0, Moment::NEVER.0 as f64).floor() as i64)
}

/// The least value of a span, not below nothing.
pub(super) fn shortest(scenario: &Scenario, span: &crate::chance::Uncertain<Span>) -> Span {
    Span(least(scenario, span).clamp(0.0, Moment::NEVER.0 as f64).floor() as i64)
}
