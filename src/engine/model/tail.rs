//! The tail of a column. Where its pool or its road gives a density or march units, a column has a
//! length: its tail passes every point a pass time after its head. Until then it holds the bay
//! behind it, its place on the road that it leaves, and the escort of that road; and it must be in
//! before the road's hours end, so that the head halts a pass time earlier.

use crate::id::{ConvoyId, EscortId, PoolId, RouteId, SiteId};
use crate::scenario::Mode;
use crate::time::{Moment, Span};

use super::agenda::Due;
use super::blueprint::Blueprint;
use super::convoy::{Convoy, State};
use super::journal::{Actor, Code, EventId, EventKind};
use super::world::Play;

/// A place that the head of a column has passed and its tail has not.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Point {
    node: SiteId,
    /// The route that the tail leaves there; `None` where the phase begins.
    route: Option<RouteId>,
    /// Legs of the phase up to there.
    leg: usize,
    /// When the tail passes it.
    due: Moment,
    /// An escort that goes with the column no farther than there.
    escort: Option<Relieved>,
}

/// Escort groups whose column has others at its head, and that are still with its tail.
#[derive(Debug, Clone, Copy)]
struct Relieved {
    escort: EscortId,
    groups: u32,
    since: Moment,
}

impl Point {
    fn has(&self, escort: EscortId) -> bool {
        self.escort.is_some_and(|relieved| relieved.escort == escort)
    }
}

impl Blueprint {
    /// Whether columns of a pool have a length on a route.
    #[inline]
    pub(crate) fn is_long(&self, pool: PoolId, route: RouteId) -> bool {
        let route = &self.scenario.routes[route];
        self.scenario.pools[pool].spacing.is_long(route.density) && route.mode == Mode::Road
    }

    /// How long a column of a pool takes to pass a point of a route.
    #[inline]
    pub(crate) fn pass_time(&self, pool: PoolId, vehicles: u32, route: RouteId, rate: f64) -> Span {
        if !self.is_long(pool, route) {
            return Span::ZERO;
        }
        let density = self.scenario.routes[route].density;
        self.scenario.pools[pool].spacing.pass_time(vehicles, rate, density)
    }
}

impl Convoy {
    /// Whether its tail is still on the way to where its head is.
    pub(crate) fn trails(&self) -> bool {
        !self.tail.is_empty()
    }

    /// When all of it will have done what it does, if nothing holds it.
    pub(crate) fn all_there(&self) -> Moment {
        match (self.state, self.tail.last()) {
            (State::ClosingUp, Some(point)) => point.due,
            (State::Marching, _) => self.due + self.pass,
            _ => self.due,
        }
    }

    /// Whether groups of an escort pool go with it, or with its tail.
    pub(crate) fn is_with(&self, escort: EscortId) -> bool {
        self.escort == Some(escort) || self.tail.iter().any(|point| point.has(escort))
    }

    /// Groups of escorts that have been relieved, and are still with its tail.
    #[cfg(test)]
    pub(crate) fn relieved(&self) -> impl Iterator<Item = (EscortId, u32)> {
        let relieved = self.tail.iter().filter_map(|point| point.escort);
        relieved.map(|it| (it.escort, it.groups))
    }

    /// Groups of an escort pool that are with it or with its tail.
    #[cfg(test)]
    pub(crate) fn groups_of(&self, escort: EscortId) -> u32 {
        let behind = self.relieved().filter(|(it, _)| *it == escort).map(|(_, groups)| groups);
        let ahead = if self.escort == Some(escort) { self.groups } else { 0 };
        ahead + behind.sum::<u32>()
    }

    /// The place where it holds a bay that it needs no more.
    #[cfg(test)]
    pub(crate) fn bay_held(&self) -> Option<SiteId> {
        self.holds_bay.map(|_| self.tail.first().map_or(self.node, |point| point.node))
    }

    /// On how many of a route's places that its head has left its tail still is.
    pub(crate) fn tails_on(&self, route: RouteId) -> usize {
        self.tail.iter().filter(|point| point.route == Some(route)).count()
    }

    /// Leaves its escort with its tail, if that is still on its way; whether it is.
    pub(crate) fn leave_escort_behind(&mut self, now: Moment) -> bool {
        let Some(point) = self.tail.last_mut() else { return false };
        let escort = self.escort.take();
        let groups = std::mem::take(&mut self.groups);
        point.escort = escort.map(|escort| Relieved { escort, groups, since: now });
        true
    }
}

impl Play<'_> {
    /// The head of a column has entered a route: its tail follows.
    pub(crate) fn draw_tail(&mut self, id: ConvoyId, route: RouteId) {
        let plan = self.plan();
        let convoy = self.convoys.get_mut(id);
        let starts = plan.moving_hours(route).next_open_less(self.agenda.now, convoy.pass);
        let mut follows = starts + convoy.pass;
        if let Some(last) = convoy.tail.last() {
            follows = follows.max(last.due);
        }
        convoy.tail_enters = follows;
        let node = convoy.node;
        if convoy.leg == 0 && (convoy.stands_loaded || convoy.holds_bay.is_some()) {
            self.sets_out_at(id, follows);
        }
        self.keep_gap(route, node, follows);
    }

    /// All of a column has left the place where its phase begins at a moment.
    pub(crate) fn sets_out_at(&mut self, id: ConvoyId, due: Moment) {
        let node = self.convoys.get(id).node;
        self.add_point(id, Point { node, route: None, leg: 0, due, escort: None });
    }

    /// The head of a column has come to the end of a route, where its tail will be a pass time later.
    pub(crate) fn trail(&mut self, id: ConvoyId, route: RouteId) {
        let convoy = self.convoys.get(id);
        let due = self.agenda.now + convoy.pass;
        let due = convoy.tail.last().map_or(due, |last| due.max(last.due));
        let (node, leg) = (convoy.node, convoy.leg);
        self.leave_place_to_tail(route, id);
        self.add_point(id, Point { node, route: Some(route), leg, due, escort: None });
    }

    fn add_point(&mut self, id: ConvoyId, point: Point) {
        self.convoys.get_mut(id).tail.push(point);
        self.agenda.plan(point.due, Due::TailPasses, id.0, 0);
    }

    /// The tail of a column passes whatever it was to pass by now. Once all of it is where its phase
    /// ends, it goes on with what it came for.
    pub(crate) fn pass_tail(&mut self, id: ConvoyId) {
        let now = self.agenda.now;
        while let Some(point) = self.convoys.get(id).tail.first().copied()
            && point.due <= now
        {
            self.convoys.get_mut(id).tail.remove(0);
            let event = self.note_tail(id, point.node);
            match point.route {
                None => self.leave_start(id, point.node, event),
                Some(route) => {
                    self.free_place_of_tail(route, event);
                    self.leave_escort_at(id, point, event);
                }
            }
        }
        let convoy = self.convoys.get(id);
        if convoy.state == State::ClosingUp && !convoy.trails() {
            let is_there = convoy.leg == convoy.legs.len();
            if is_there { self.end_phase(id) } else { self.enter_leg(id) }
        }
    }

    fn note_tail(&mut self, id: ConvoyId, node: SiteId) -> EventId {
        let entry = self.convoy_entry(id, EventKind::TailPasses, Code::March);
        let event = self.journal.write(entry.with(Actor::Site(node)));
        // Whoever waits at the head of it is not marching, whatever its tail does.
        if matches!(self.convoys.get(id).state, State::Marching | State::ClosingUp) {
            self.set_last(id, event);
        }
        event
    }

    /// All of a column has left the place where its phase began.
    fn leave_start(&mut self, id: ConvoyId, node: SiteId, event: EventId) {
        if self.convoys.get(id).stands_loaded {
            self.carry_off(id, event);
        }
        self.leave_bay(id, node, event);
    }

    /// A column no longer needs the bay that it has been in since it was loaded or unloaded.
    #[inline]
    pub(crate) fn leave_bay(&mut self, id: ConvoyId, node: SiteId, event: EventId) {
        let convoy = self.convoys.get_mut(id);
        if let Some(since) = convoy.holds_bay.take() {
            let pool = convoy.pool;
            self.note_bay_of(id, node, self.agenda.now - since);
            self.release_berth(node, self.plan().flies(pool), event);
        }
    }

    /// Notes what the tail of a column still holds at the end of a run: the bay behind it, and groups
    /// that have been relieved.
    pub(crate) fn close_tail(&mut self, id: ConvoyId, end: Moment) {
        let convoy = self.convoys.get(id);
        let node = convoy.tail.first().map_or(convoy.node, |point| point.node);
        if let Some(since) = convoy.holds_bay {
            self.note_bay_of(id, node, end - since);
        }
        for index in 0..self.convoys.get(id).tail.len() {
            if let Some(relieved) = self.convoys.get(id).tail[index].escort {
                let Relieved { escort, groups, since } = relieved;
                self.note_relieved(id, escort, groups, end - since);
            }
        }
    }

    /// Groups that have been relieved leave a column with its tail.
    fn send_off_relieved(
        &mut self,
        id: ConvoyId,
        Relieved { escort, groups, since }: Relieved,
        place: SiteId,
        event: EventId,
    ) {
        self.note_relieved(id, escort, groups, self.agenda.now - since);
        self.send_off(id, (escort, groups), place, event);
    }

    fn leave_escort_at(&mut self, id: ConvoyId, point: Point, event: EventId) {
        match point.escort {
            Some(relieved) => self.send_off_relieved(id, relieved, point.node, event),
            None => self.turn_escort_back(id, point.leg, point.node, event),
        }
    }

    /// A column is held where it is, and its tail with it.
    pub(crate) fn hold_tail(&mut self, id: ConvoyId, hold: Span) {
        let (plan, now) = (self.plan(), self.agenda.now);
        let convoy = self.convoys.get(id);
        let route = convoy.legs[convoy.leg];
        let hours = plan.moving_hours(route);
        let later = |due: Moment| hours.after(now + hold, due - now);
        for index in 0..convoy.tail.len() {
            let point = &mut self.convoys.get_mut(id).tail[index];
            point.due = later(point.due);
            let due = point.due;
            self.agenda.plan(due, Due::TailPasses, id.0, 0);
        }
        let convoy = self.convoys.get_mut(id);
        if convoy.tail_enters > now {
            convoy.tail_enters = later(convoy.tail_enters);
            let (node, enters) = (convoy.node, convoy.tail_enters);
            self.keep_gap(route, node, enters);
        }
    }

    /// A column is no more: what its tail held is free.
    pub(crate) fn drop_tail(&mut self, id: ConvoyId, event: EventId) {
        let convoy = self.convoys.get_mut(id);
        let node = convoy.tail.first().map_or(convoy.node, |point| point.node);
        let tail = std::mem::take(&mut convoy.tail);
        self.leave_bay(id, node, event);
        for point in tail {
            if let Some(route) = point.route {
                self.free_place_of_tail(route, event);
            }
            if let Some(relieved) = point.escort {
                self.send_off_relieved(id, relieved, point.node, event);
            }
        }
    }

    /// Whether a column has its tail still behind it where it has to be all there: it closes up.
    pub(crate) fn closes_up(&mut self, id: ConvoyId) -> bool {
        let now = self.agenda.now;
        let convoy = self.convoys.get_mut(id);
        let trails = convoy.trails();
        if trails {
            convoy.turn(State::ClosingUp, now);
        }
        trails
    }

    /// A column sets out on its next phase from a bay: one with a length holds it until its tail has
    /// left, unless it has to wait before its road.
    #[inline]
    pub(crate) fn holds_bay_on_leaving(&self, id: ConvoyId, first: Option<RouteId>) -> bool {
        let pool = self.convoys.get(id).pool;
        first.is_some_and(|route| self.plan().is_long(pool, route))
    }

    /// When a column that leaves now at the mean pace of its roads would be at the end of them, its
    /// tail too; without weather.
    pub(crate) fn reckon_march(&self, id: ConvoyId, from: Moment, legs: &[RouteId]) -> Moment {
        let plan = self.plan();
        let convoy = self.convoys.get(id);
        let speed = self.pools.get(convoy.pool).speed;
        let mut at = from;
        let mut pass = Span::ZERO;
        for route in legs {
            let rate = self.routes.get(*route).rate.min(speed) * self.threat_pace(*route);
            let rate = rate.max(0.01);
            pass = plan.pass_time(convoy.pool, convoy.size(), *route, rate);
            let hours = Span::hours(plan.scenario.routes[*route].length.0 / rate);
            at = plan.route_hours(*route).after_less(at, hours, pass);
        }
        at + pass
    }
}
