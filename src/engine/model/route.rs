//! Routes: who is on them, who waits for them, and how fast they can be marched.

use bevy_ecs::prelude::Component;

use crate::id::{ConvoyId, ForceId, RouteId, SiteId};
use crate::scenario::{Mode, Occasion};
use crate::time::Moment;

use super::agenda::Due;
use super::convoy::State;
use super::journal::{Code, EventId};
use super::limit::LimitState;
use super::rule::Happening;
use super::world::Play;

/// A route as it stands.
#[derive(Component, Debug)]
pub(crate) struct Route {
    /// Outages, rules and contests that close it now.
    pub(crate) closed: u32,
    /// Those of them that are contests: they do not keep forces out.
    pub(crate) disputed: u32,
    /// The rate of march it allows, in kilometres per open hour; infinite where the file sets none.
    pub(crate) rate: f64,
    /// What the threats on it leave of the pace in this run.
    pub(crate) threat_pace: f64,
    /// Convoys on it.
    pub(crate) convoys: Vec<ConvoyId>,
    /// Forces on it.
    pub(crate) columns: Vec<ForceId>,
    /// Convoys that wait to enter, in order of arrival.
    pub(crate) waiting: Vec<ConvoyId>,
    /// Forces that wait for it to open, in order of arrival.
    pub(crate) waiting_columns: Vec<ForceId>,
    /// Columns whose head has left it and whose tail has not.
    pub(crate) tails: u32,
    /// The earliest entry of the next convoy from either end.
    pub(crate) next_entry: [Moment; 2],
    /// Its limits as they stand, and how many of them hold.
    pub(crate) limits: Vec<LimitState>,
    pub(crate) limited: u32,
    /// The civil day after which those try again for whom it had no room.
    pub(crate) tries_after: usize,
}

impl Route {
    pub(crate) fn new() -> Self {
        Self {
            closed: 0,
            disputed: 0,
            rate: f64::INFINITY,
            threat_pace: 1.0,
            convoys: Vec::new(),
            columns: Vec::new(),
            waiting: Vec::new(),
            waiting_columns: Vec::new(),
            tails: 0,
            next_entry: [Moment::START; 2],
            limits: Vec::new(),
            limited: 0,
            tries_after: usize::MAX,
        }
    }
}

impl Route {
    /// Whether a force may enter it.
    pub(crate) fn is_open_to_forces(&self) -> bool {
        self.closed <= self.disputed
    }
}

impl Play<'_> {
    /// Empties every route and draws its rate.
    pub(crate) fn reset_routes(&mut self) {
        self.changes.count();
        for id in self.routes.ids() {
            let plan = self.plan();
            let asked = &plan.scenario.routes[id];
            let rate = asked.rate.as_ref().map_or(f64::INFINITY, |rate| {
                let mut stream = self.drawn.luck.stream(plan.route_keys[id]);
                rate.draw(&self.drawn.assumed, &mut stream).0.max(0.0)
            });
            let route = self.routes.get_mut(id);
            route.closed = 0;
            route.disputed = 0;
            route.rate = rate;
            route.tails = 0;
            route.next_entry = [Moment::START; 2];
            route.convoys.clear();
            route.columns.clear();
            route.waiting.clear();
            route.waiting_columns.clear();
            self.reset_limits(id);
        }
    }

    /// What the weather leaves of the pace on a route.
    pub(crate) fn weather_pace(&self, id: RouteId) -> f64 {
        let route = &self.plan().scenario.routes[id];
        match route.mode {
            Mode::Road | Mode::River => self.regions.get(route.region).pace,
            Mode::Air | Mode::Sea => 1.0,
        }
    }

    /// The pace on a route has changed: whoever is on it arrives at another time.
    #[inline(always)]
    pub(crate) fn retime_route(&mut self, id: RouteId) {
        let route = self.routes.get(id);
        if !route.convoys.is_empty() || !route.columns.is_empty() {
            self.retime_all_on(id);
        }
    }

    fn retime_all_on(&mut self, id: RouteId) {
        for index in 0..self.routes.get(id).convoys.len() {
            let convoy = self.routes.get(id).convoys[index];
            self.retime_convoy(convoy);
        }
        for index in 0..self.routes.get(id).columns.len() {
            let force = self.routes.get(id).columns[index];
            self.retime_force(force);
        }
    }

    /// One more thing closes a route.
    pub(crate) fn close_route(&mut self, id: RouteId, event: EventId) {
        let route = self.routes.get_mut(id);
        route.closed += 1;
        if route.closed > 1 {
            return;
        }
        self.changes.count();
        // Whoever waited for a place may go round; requests may have to ask the gates of another way.
        let waiting = std::mem::take(&mut route.waiting);
        self.raise(Happening::on_route(Occasion::RouteCloses, id), event);
        for convoy in waiting {
            if matches!(
                self.convoys.get(convoy).state,
                State::Waiting(Code::NodeQueue | Code::March)
            ) {
                self.resume_trip(convoy);
            } else {
                self.routes.get_mut(id).waiting.push(convoy);
            }
        }
        self.wake_requests(event);
    }

    /// One of the things that close a route is over.
    pub(crate) fn reopen_route(&mut self, id: RouteId, event: EventId) {
        let route = self.routes.get_mut(id);
        route.closed -= 1;
        let (is_open, is_open_to_forces) = (route.closed == 0, route.is_open_to_forces());
        if is_open {
            self.changes.count();
            self.raise(Happening::on_route(Occasion::RouteOpens, id), event);
        }
        let route = self.routes.get(id);
        let is_awaited = !route.waiting.is_empty()
            || !route.waiting_columns.is_empty()
            || self.own_columns_wait();
        if is_open_to_forces && (is_awaited || self.is_anybody_barred()) {
            self.agenda.release(Due::RouteReleases, id.0, event);
        }
    }

    /// Forces and convoys that waited for a route to open go on, unless it is closed again to them.
    pub(crate) fn release_from_route(&mut self, id: RouteId, event: EventId) {
        if !self.routes.get(id).is_open_to_forces() {
            return;
        }
        let columns = std::mem::take(&mut self.routes.get_mut(id).waiting_columns);
        for force in columns {
            self.release_force(force, id, event);
        }
        if self.routes.get(id).closed > 0 {
            return;
        }
        let waiting = std::mem::take(&mut self.routes.get_mut(id).waiting);
        let (mut freed, kept): (Vec<ConvoyId>, _) =
            waiting.into_iter().partition(|convoy| self.lets_convoy_in(id, *convoy));
        self.routes.get_mut(id).waiting = kept;
        // Those who have waited before another road came before or after them.
        let others = self.take_by_ways_round(&freed);
        if !others.is_empty() {
            freed.extend(others);
            freed.sort_by_key(|convoy| self.convoys.get(*convoy).last);
        }
        for convoy in freed {
            self.release_convoy(convoy, event);
        }
        self.release_own_columns(id, event);
        self.lift_barriers(event);
    }

    /// A convoy leaves a route at its end, and the next may have its place.
    pub(crate) fn leave_route(&mut self, id: RouteId, convoy: ConvoyId, event: EventId) {
        let route = self.routes.get_mut(id);
        route.convoys.retain(|other| *other != convoy);
        if self.plan().scenario.routes[id].capacity.is_some() {
            self.admit_waiting(id, event);
        }
    }

    /// The hours of a route begin: flights and boats that waited for them leave.
    pub(crate) fn begin_route_hours(&mut self, id: RouteId) {
        let event =
            self.routes.get(id).waiting.first().map(|convoy| self.convoys.get(*convoy).last);
        if let Some(event) = event {
            self.admit_waiting(id, event);
        }
    }

    /// The time gap behind the last convoy is over.
    pub(crate) fn end_route_gap(&mut self, id: RouteId) {
        let event =
            self.routes.get(id).waiting.first().map(|convoy| self.convoys.get(*convoy).last);
        if let Some(event) = event {
            self.admit_waiting(id, event);
        }
    }

    /// The head of a column leaves a route at its end, where its place is kept until its tail does.
    pub(crate) fn leave_place_to_tail(&mut self, id: RouteId, convoy: ConvoyId) {
        let route = self.routes.get_mut(id);
        route.convoys.retain(|other| *other != convoy);
        route.tails += 1;
    }

    /// The tail of a column has left a route.
    pub(crate) fn free_place_of_tail(&mut self, id: RouteId, event: EventId) {
        self.routes.get_mut(id).tails -= 1;
        if self.plan().scenario.routes[id].capacity.is_some() {
            self.admit_waiting(id, event);
        }
    }

    /// Lets waiting convoys try in order of arrival, as far as there is place for them.
    fn admit_waiting(&mut self, id: RouteId, event: EventId) {
        let mut tries = self.routes.get(id).waiting.len();
        let mut index = 0;
        while tries > 0 && self.routes.get(id).closed == 0 {
            let Some(convoy) = self.routes.get(id).waiting.get(index).copied() else { return };
            tries -= 1;
            let awaits_slot = self.convoys.get(convoy).state == State::Waiting(Code::NoSlot);
            if !awaits_slot
                && self.has_place(id, self.convoys.get(convoy).node)
                && self.lets_convoy_in(id, convoy)
                && self.has_room_today(id, convoy)
            {
                self.routes.get_mut(id).waiting.remove(index);
                self.release_convoy(convoy, event);
            } else {
                index += 1;
            }
        }
    }

    /// Whether one more convoy may enter a route now from one of its ends.
    pub(crate) fn has_place(&self, id: RouteId, from: SiteId) -> bool {
        let route = self.routes.get(id);
        let capacity = self.plan().scenario.routes[id].capacity;
        capacity.is_none_or(|capacity| route.convoys.len() as u32 + route.tails < capacity)
            && route.next_entry[self.end_of(id, from)] <= self.agenda.now
    }

    /// The number of the end of a route at which a site lies.
    fn end_of(&self, id: RouteId, site: SiteId) -> usize {
        usize::from(self.plan().scenario.routes[id].ends[1] == site)
    }

    /// A convoy enters a route.
    pub(crate) fn join_route(&mut self, id: RouteId, convoy: ConvoyId) {
        debug_assert!(self.lets_convoy_in(id, convoy), "{convoy:?} enters {id:?}");
        if self.routes.get(id).limited > 0 {
            self.count_entry(id, convoy);
        }
        self.routes.get_mut(id).convoys.push(convoy);
    }

    /// The tail of a convoy enters a route from a site at a moment: the next that comes from there
    /// enters after it, and after the gap of the route.
    #[inline]
    pub(crate) fn keep_gap(&mut self, id: RouteId, from: SiteId, tail: Moment) {
        let next = tail + self.plan().scenario.routes[id].time_gap;
        if next > self.agenda.now {
            let end = self.end_of(id, from);
            let entry = &mut self.routes.get_mut(id).next_entry[end];
            *entry = next.max(*entry);
            self.agenda.plan(next, Due::RouteGapEnds, id.0, 0);
        }
    }
}
