//! Columns: forces on the march by road, leg by leg, slowed by weather and held by closed roads as
//! convoys are, until they are there or meet a hostile one.

use crate::id::{ForceId, RouteId, SiteId};
use crate::scenario::{Mode, Task};
use crate::time::Span;

use super::contest::Place;
use super::force::State;
use super::journal::{Actor, Code, Detail, Entry, EventId, EventKind};
use super::network::far_end;
use super::work::{Work, cost_of_weather};
use super::world::Play;

/// Kilometres within which two columns have met.
const MET: f64 = 0.01;

/// Kilometres beyond which two columns have passed each other: more than they march in the second
/// to which their meeting is rounded.
const PASSED: f64 = 0.2;

impl Play<'_> {
    /// A force marches to a site by the quickest open way, or by the quickest of all and waits
    /// where it is closed.
    pub(crate) fn set_out(&mut self, id: ForceId, site: SiteId) {
        let from = self.forces.get(id).at;
        let network = &self.plan().network;
        let open = |route: RouteId| self.routes.get(route).is_open_to_forces();
        let way = network
            .path(Mode::Road, from, site, open)
            .or_else(|| network.path(Mode::Road, from, site, |_| true));
        let force = self.forces.get_mut(id);
        force.state = State::Idle;
        if let Some(way) = way {
            force.legs = way;
            force.leg = 0;
            self.enter_column_leg(id);
        }
    }

    pub(crate) fn enter_column_leg(&mut self, id: ForceId) {
        let plan = self.plan();
        let force = self.forces.get_mut(id);
        let Some(route) = force.legs.get(force.leg).copied() else {
            self.arrive(id);
            return;
        };
        let from = force.at;
        let state = self.routes.get_mut(route);
        if !state.is_open_to_forces() {
            state.waiting_columns.push(id);
            force.state = State::Blocked;
            self.note_column(id, EventKind::Arrived, Actor::Route(route));
            self.note_control(from);
            return;
        }
        state.columns.push(id);
        let length = plan.scenario.routes[route].length.0;
        force.state = State::Marches;
        force.work = Work { left: length, rate: 0.0, since: self.agenda.now };
        force.leg_since = self.agenda.now;
        let sets_out = force.leg == 0 && !force.retreats;
        self.set_column_rate(id, route);
        if sets_out && matches!(self.task(id), Some(Task::Withdraw(_))) {
            self.leave_ground(id, from);
        }
        self.draw_shadows(id, from);
    }

    /// Reckons what weather has cost a force on a leg, the nights that it added included.
    fn settle_weather(&mut self, id: ForceId, route: RouteId) {
        let now = self.agenda.now;
        let hours = self.plan().route_hours(route);
        let force = self.forces.get_mut(id);
        let lost = std::mem::take(&mut force.weather_lost);
        let march = [std::mem::replace(&mut force.leg_since, now), now];
        let cost = cost_of_weather(lost, march, hours, Span::ZERO);
        force.weather_cost = force.weather_cost + cost;
    }

    /// Books the march since the last event, less what weather took of it.
    pub(crate) fn note_column(&mut self, id: ForceId, kind: EventKind, actor: Actor) -> EventId {
        let force = self.forces.get(id);
        if let Some(route) = force.legs.get(force.leg).copied() {
            self.settle_weather(id, route);
        }
        let lost = std::mem::take(&mut self.forces.get_mut(id).weather_cost);
        let last = self.forces.get(id).last;
        let now = self.agenda.now;
        let lost = lost.min(now - self.journal[last].at);
        let entry = Entry::after(now, kind, last, Code::March).with(actor);
        let event = self.journal.write(entry.split(Code::Weather, lost));
        self.journal.describe(event, Detail::Force(id));
        self.forces.get_mut(id).last = event;
        event
    }

    /// Sets the pace of a force on a route and plans what it meets first: a hostile column that
    /// comes towards it, or the end.
    pub(crate) fn set_column_rate(&mut self, id: ForceId, route: RouteId) {
        let dry = self.routes.get(route).rate.min(self.forces.get(id).rate);
        let rate = dry * self.weather_pace(route);
        let plan = self.plan();
        let force = self.forces.get_mut(id);
        force.dry_rate = dry;
        force.work.rate = rate;
        let left = self.meets_after(id, route).unwrap_or(self.forces.get(id).work.left);
        let due = self.forces.get(id).work.due(left, plan.route_hours(route));
        self.replan_force(id, due);
    }

    /// After how many kilometres of its own a force meets the first hostile column that comes
    /// towards it.
    fn meets_after(&self, id: ForceId, route: RouteId) -> Option<f64> {
        let columns = &self.routes.get(route).columns;
        if columns.len() < 2 {
            return None;
        }
        let rate = self.forces.get(id).work.rate;
        let others = columns.iter().filter(|other| self.comes_towards(id, **other, route));
        let distance = |other: &ForceId| {
            let speed = rate + self.forces.get(*other).work.rate;
            self.gap(id, *other, route).max(0.0) * rate / speed
        };
        others.map(distance).min_by(f64::total_cmp)
    }

    /// Whether a hostile column on the same route comes, or stands, between a force and the end.
    fn comes_towards(&self, id: ForceId, other: ForceId, route: RouteId) -> bool {
        let region = self.region_of(Place::Leg(route));
        other != id
            && self.forces.get(other).at != self.forces.get(id).at
            && self.would_contest(id, other, region)
            && self.gap(id, other, route) > -PASSED
    }

    /// Kilometres between two columns that come towards one another.
    fn gap(&self, id: ForceId, other: ForceId, route: RouteId) -> f64 {
        let plan = self.plan();
        let left = |id: ForceId| {
            let mut work = self.forces.get(id).work;
            work.advance(self.agenda.now, plan.route_hours(route));
            work.left
        };
        left(id) + left(other) - plan.scenario.routes[route].length.0
    }

    /// The pace on a force's route has changed.
    pub(crate) fn retime_force(&mut self, id: ForceId) {
        if self.forces.get(id).state != State::Marches || self.forces.get(id).opposes > 0 {
            return;
        }
        let route = self.march_column(id);
        self.set_column_rate(id, route);
    }

    /// Takes off what a force has marched until now.
    fn march_column(&mut self, id: ForceId) -> RouteId {
        let (plan, now) = (self.plan(), self.agenda.now);
        let force = self.forces.get_mut(id);
        let route = force.legs[force.leg];
        let open = force.work.advance(now, plan.route_hours(route));
        if force.dry_rate > 0.0 {
            force.weather_lost += open * (1.0 - force.work.rate / force.dry_rate);
        }
        route
    }

    /// A column meets what it was to meet: a hostile one, or the end of its leg.
    pub(crate) fn meet_on_leg(&mut self, id: ForceId) {
        let route = self.march_column(id);
        let columns = self.routes.get(route).columns.iter().copied();
        let is_met = |other: &ForceId| {
            self.comes_towards(id, *other, route) && self.gap(id, *other, route) <= MET
        };
        let met: Vec<ForceId> = columns.filter(is_met).collect();
        if !met.is_empty() {
            self.meet_columns(id, met, route);
        } else if self.forces.get(id).work.left > MET {
            self.set_column_rate(id, route);
        } else {
            self.end_column_leg(id, route);
        }
    }

    /// A column meets hostile ones. One that has a contest on already gets one more against it. Of
    /// those on the march, the one that was on the road first is the one that moves; those who
    /// already oppose another stay where they are.
    fn meet_columns(&mut self, id: ForceId, met: Vec<ForceId>, route: RouteId) {
        let engaged = met.iter().find(|other| self.forces.get(**other).engagement.is_some());
        if let Some(other) = engaged {
            self.join_contest(id, *other, route);
            return;
        }
        let may_move = |other: &ForceId| {
            *other == id || met.contains(other) && self.forces.get(*other).opposes == 0
        };
        let columns = &self.routes.get(route).columns;
        match columns.iter().copied().find(may_move) {
            Some(other) if other != id => {
                self.march_column(other);
                self.begin_contest(other, Place::Leg(route), vec![id]);
            }
            _ => self.begin_contest(id, Place::Leg(route), met),
        }
    }

    fn end_column_leg(&mut self, id: ForceId, route: RouteId) {
        self.settle_weather(id, route);
        self.routes.get_mut(route).columns.retain(|other| *other != id);
        let site = far_end(&self.plan().scenario, route, self.forces.get(id).at);
        let opposing = self.opposing_at(id, site);
        if opposing.is_empty() {
            self.step_in(id, site);
        } else {
            self.begin_contest(id, Place::Site(site), opposing);
        }
    }

    /// A force comes to the site at the end of its leg, and goes on.
    pub(crate) fn step_in(&mut self, id: ForceId, site: SiteId) {
        let force = self.forces.get_mut(id);
        force.at = site;
        force.leg += 1;
        if force.leg < force.legs.len() && self.has_orders_waiting(id) {
            let force = self.forces.get_mut(id);
            let leg = force.leg;
            force.legs.truncate(leg);
        }
        self.enter_column_leg(id);
    }

    /// Halts a force on a route where it stands.
    pub(crate) fn halt_column(&mut self, id: ForceId) {
        let route = self.march_column(id);
        self.settle_weather(id, route);
        let force = self.forces.get_mut(id);
        force.work.rate = 0.0;
        force.dry_rate = 0.0;
        force.generation += 1;
    }

    /// A halted force marches on.
    pub(crate) fn march_on(&mut self, id: ForceId) {
        let route = self.march_column(id);
        let force = self.forces.get_mut(id);
        force.state = State::Marches;
        force.leg_since = self.agenda.now;
        self.set_column_rate(id, route);
    }

    /// A force turns round on a route and goes back to where it came from; its order is given up.
    /// `done` is how far it has come.
    pub(crate) fn turn_back(&mut self, id: ForceId, route: RouteId, done: f64) {
        let now = self.agenda.now;
        let scenario = &self.plan().scenario;
        let force = self.forces.get_mut(id);
        force.at = far_end(scenario, route, force.at);
        force.legs = vec![route];
        force.leg = 0;
        force.retreats = true;
        force.state = State::Marches;
        force.work = Work { left: done.max(MET), rate: 0.0, since: now };
        force.leg_since = now;
        let state = self.routes.get_mut(route);
        if !state.columns.contains(&id) {
            state.columns.push(id);
        }
        self.set_column_rate(id, route);
    }

    /// The route before a force is open again: it goes on, unless it opposes another and must stay
    /// until that is over.
    pub(crate) fn release_force(&mut self, id: ForceId, route: RouteId, event: EventId) {
        let force = self.forces.get_mut(id);
        if force.opposes > 0 {
            force.is_overdue = true;
            self.routes.get_mut(route).waiting_columns.push(id);
            return;
        }
        let last = self.forces.get(id).last;
        let entry = Entry::after(self.agenda.now, EventKind::Released, last, Code::RouteClosed)
            .because(event);
        let released = self.journal.write(entry.with(Actor::Route(route)));
        self.journal.describe(released, Detail::Force(id));
        self.forces.get_mut(id).last = released;
        let from = self.forces.get(id).at;
        self.enter_column_leg(id);
        self.note_control(from);
    }

    /// A force that stayed before an open route to oppose another goes on.
    pub(crate) fn enter_when_free(&mut self, id: ForceId) {
        let force = self.forces.get(id);
        let (route, last) = (force.legs[force.leg], force.last);
        if self.routes.get(route).is_open_to_forces() {
            self.stop_waiting(id);
            self.release_force(id, route, last);
        }
    }

    /// A force no longer waits for a route.
    pub(crate) fn stop_waiting(&mut self, id: ForceId) {
        let force = self.forces.get(id);
        if force.state == State::Blocked {
            let route = force.legs[force.leg];
            self.routes.get_mut(route).waiting_columns.retain(|other| *other != id);
        }
    }
}
