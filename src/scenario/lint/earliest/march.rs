//! The quickest possible march: every route at its best rate, dry and unmolested, closed only when
//! it is certain to be, and open in its hours.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::rc::Rc;

use crate::id::{Arena, GateId, RouteId, SiteId};
use crate::time::{Moment, Span};
use crate::{Empties, Handling, Mode, Scenario};

use super::super::limit::least;
use super::map::{Map, Trip, WaysInward};

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

    /// The earliest arrival. [`Moment::NEVER`] if there is no way. On branches there is only one: it is
    /// walked; between two of them the inner part is searched.
    pub(super) fn arrival(&self, from: SiteId, to: SiteId, at: Moment) -> Moment {
        let branches = self.map.branches(self.mode);
        let ends = [branches.root(from), branches.root(to)];
        let ways = self.ways_inward();
        // Within one branch, two sites may be joined before it begins.
        if ends[0] == ends[1] && from != ends[0] && to != ends[1] {
            let is_one_way = branches.leads_through(from, to) || branches.leads_through(to, from);
            return match ways[from].zip(ways[to]).filter(|_| is_one_way) {
                Some((one, other)) => at + Span((one.0 - other.0).abs()),
                None => self.walk(from, to, at),
            };
        }
        let begins = match ways[from] {
            Some(span) => at + span,
            None => self.walk(from, ends[0], at),
        };
        let reached = self.search(ends[0], ends[1], begins);
        match ways[to] {
            _ if reached >= Moment::NEVER => Moment::NEVER,
            Some(span) => reached + span,
            None => self.walk(ends[1], to, reached),
        }
    }

    /// Walks from one site of a branch to another of the same: whoever enters a route later never leaves it
    /// earlier, so of several between two sites the quickest is taken.
    fn walk(&self, from: SiteId, to: SiteId, at: Moment) -> Moment {
        let branches = self.map.branches(self.mode);
        let (mut moment, mut from, mut to) = (at, from, to);
        let mut outwards = Vec::new();
        while from != to {
            if branches.depth(from) >= branches.depth(to) {
                let Some((routes, next)) = branches.inward(from) else { return Moment::NEVER };
                (moment, from) = (self.cross_any(routes, moment), next);
            } else {
                let Some((routes, next)) = branches.inward(to) else { return Moment::NEVER };
                outwards.push(routes);
                to = next;
            }
        }
        outwards.iter().rev().fold(moment, |moment, routes| self.cross_any(routes, moment))
    }

    fn cross_any(&self, routes: &[RouteId], moment: Moment) -> Moment {
        let ends = routes.iter().map(|route| self.cross(*route, moment));
        ends.min().unwrap_or(Moment::NEVER)
    }

    /// How long it takes from each site to where its branch begins, where that is the same at any time.
    fn ways_inward(&self) -> Rc<WaysInward> {
        self.map.ways_inward((self.mode, self.speed.to_bits()), || {
            let branches = self.map.branches(self.mode);
            let mut ways = Arena::new(vec![Some(Span::ZERO); self.map.scenario.sites.len()]);
            for site in branches.outwards() {
                let Some((routes, next)) = branches.inward(site) else { continue };
                let spans: Option<Vec<Span>> = routes.iter().map(|it| self.any_time(*it)).collect();
                let quickest = spans.and_then(|spans| spans.into_iter().min());
                let way = quickest.zip(ways[next]).map(|(span, rest)| span + rest);
                ways[site] = way.filter(|way| way.0 < Moment::NEVER.0);
            }
            ways
        })
    }

    /// The open time that a route takes, if it is open all the time.
    fn any_time(&self, route: RouteId) -> Option<Span> {
        let is_shut = !self.map.passages[route].shut.is_empty();
        let is_open = self.map.hours(self.map.scenario.routes[route].calendar).is_always();
        (is_open && !is_shut).then(|| self.span(route))
    }

    /// The earliest arrival within the inner part (Dijkstra 1959, over times instead of lengths).
    fn search(&self, from: SiteId, to: SiteId, at: Moment) -> Moment {
        if from == to || at >= Moment::NEVER {
            return at;
        }
        let branches = self.map.branches(self.mode);
        let mut best = Arena::new(vec![Moment::NEVER; self.map.scenario.sites.len()]);
        let mut frontier = BinaryHeap::from([Reverse((at, from))]);
        best[from] = at;
        while let Some(Reverse((moment, site))) = frontier.pop() {
            if site == to {
                return moment;
            }
            if moment > best[site] {
                continue;
            }
            for (route, next) in branches.leaving(site) {
                let arrival = self.cross(*route, moment);
                if arrival < best[*next] {
                    best[*next] = arrival;
                    frontier.push(Reverse((arrival, *next)));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Id as _;

    /// A circle of three with branches and a separate pair; roads by day only, shut for a week, doubled
    /// and open all the time, as `luck` has it.
    fn network(luck: u32) -> String {
        let mut state = luck;
        let mut below = |most: u32| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) % most
        };
        let ends =
            [(0, 1), (1, 2), (2, 0), (3, 2), (3, 4), (4, 5), (4, 6), (7, 0), (8, 7), (9, 10)];
        let doubled = ends[below(9) as usize];
        let mut text = String::from(
            "format = 1\nscenario = { id = \"net\", title = \"Net\", as_of = 2030-01-01, until = 2030-06-01 }\n\
             calendar.day.hours = [\"06:00-18:00\"]\n",
        );
        for site in 0..11 {
            text += &format!("site.s{site}.kind = \"town\"\n");
        }
        for (number, (a, b)) in ends.into_iter().chain([doubled]).enumerate() {
            let length = 10 + below(400);
            text += &format!(
                "[route.r{number}]\nends = [\"s{a}\", \"s{b}\"]\nlength = \"{length} km\"\n"
            );
            text += &format!("rate = \"{} km/h\"\n", 10 + below(30));
            match below(4) {
                0 => text += "calendar = \"day\"\n",
                1 => text += "closures = [{ from = 2030-01-03, until = 2030-01-10 }]\n",
                _ => {}
            }
        }
        text
    }

    /// The earliest arrival by trying every route again until nothing changes (Bellman 1958).
    fn tried(march: &March<'_>, from: SiteId, to: SiteId, at: Moment) -> Moment {
        let routes = &march.map.scenario.routes;
        let mut best = vec![Moment::NEVER; march.map.scenario.sites.len()];
        best[from.index()] = at;
        for _ in 0..best.len() {
            for (id, route) in routes.iter() {
                for [a, b] in [route.ends, [route.ends[1], route.ends[0]]] {
                    let arrival = march.cross(id, best[a.index()]);
                    best[b.index()] = best[b.index()].min(arrival);
                }
            }
        }
        best[to.index()]
    }

    #[test]
    fn the_earliest_arrival_is_what_trying_every_road_again_and_again_finds() {
        for luck in 0..40 {
            let text = network(luck);
            let study = match crate::read_text("net", &text, &[]) {
                Ok((study, _)) => study,
                Err(rejected) => panic!("{:#?}", rejected.findings),
            };
            let map = Map::new(&study.base);
            for speed in [15.0, 60.0] {
                let march = March::new(&map, Mode::Road, speed);
                for (from, to) in
                    (0..121).map(|pair| (SiteId::at(pair / 11), SiteId::at(pair % 11)))
                {
                    let at = Moment(i64::from(luck) * 20_000);
                    let known = tried(&march, from, to, at);
                    assert_eq!(march.arrival(from, to, at), known, "{from:?} {to:?} in {text}");
                }
            }
        }
    }
}
