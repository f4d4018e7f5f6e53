//! Slots: days and hours at which a convoy may leave for a route, by the calendar of its direction and
//! those of the permissions that it needs there.

use crate::id::{Arena, CalendarId, ConvoyId, GateId, Id, RouteId, SiteId};
use crate::scenario::{Halt, Mode, Scenario};
use crate::time::{Moment, Span};

use super::agenda::Due;
use super::convoy::State;
use super::journal::{Actor, Code};
use super::wait::Lack;
use super::world::Play;

/// Times that a search for a moment of several calendars goes round.
const ROUNDS: usize = 1_000;

/// The calendars of each route, from its first end and from its second.
pub(super) fn slots_of_routes(
    scenario: &Scenario,
    gates: &Arena<RouteId, Vec<GateId>>,
) -> Arena<RouteId, [Vec<CalendarId>; 2]> {
    let slots = scenario.routes.iter().map(|(id, route)| {
        let of_gates = gates[id].iter().filter_map(|gate| scenario.gates[*gate].slots);
        let of_gates: Vec<CalendarId> = of_gates.collect();
        route.slots.map(|own| own.into_iter().chain(of_gates.iter().copied()).collect())
    });
    Arena::new(slots.collect())
}

/// Whether anybody waits before a route for a time at which to leave: a slot, or its hours where these are
/// a timetable or there is no halting on the way.
pub(super) fn keeps_to_times(
    scenario: &Scenario,
    slots: &Arena<RouteId, [Vec<CalendarId>; 2]>,
) -> bool {
    let has_timetable = scenario.routes.values().any(|route| {
        route.calendar.is_some() && (route.mode != Mode::Road || route.halts == Halt::AtEnds)
    });
    has_timetable || slots.values().flatten().any(|calendars| !calendars.is_empty())
}

/// The first moment, not before `from`, that a search of several calendars leaves as it is.
fn fixed_point(from: Moment, next: impl Fn(Moment) -> Moment) -> Moment {
    let mut at = from;
    for _ in 0..ROUNDS {
        let then = next(at);
        if then == at || then >= Moment::NEVER {
            return then;
        }
        at = then;
    }
    Moment::NEVER
}

impl Play<'_> {
    /// The first moment, not before `from`, at which a convoy at one end of a route may leave for it and can: in a
    /// slot in which a road is open as well, with as much of its hours left as the convoy takes to pass.
    /// What comes at a slot of the evening would stand until the morning, which may be no slot any more.
    pub(crate) fn slot(
        &self,
        route: RouteId,
        node: SiteId,
        from: Moment,
        pass: impl FnOnce() -> Span,
    ) -> Moment {
        let plan = self.plan();
        let [first, second] = &plan.slots[route];
        let is_first = plan.scenario.routes[route].ends[0].index() == node.index();
        let calendars = if is_first { first } else { second };
        if calendars.is_empty() {
            return from;
        }
        let (moves, pass) = (plan.moving_hours(route), pass());
        fixed_point(from, |at| {
            let open =
                |at: Moment, calendar: &CalendarId| plan.hours(Some(*calendar)).next_open(at);
            moves.next_open_less(calendars.iter().fold(at, open), pass)
        })
    }

    /// The first moment, not before `from`, at which a convoy at a node has a slot for a route.
    pub(crate) fn slot_of(&self, id: ConvoyId, route: RouteId, from: Moment) -> Moment {
        self.slot(route, self.convoys.get(id).node, from, || self.pass_of(id, route))
    }

    /// Whether a convoy at a node waits for a slot; if so, it stands in the list of the route.
    pub(super) fn awaits_slot(&mut self, id: ConvoyId, route: RouteId) -> bool {
        let now = self.agenda.now;
        let opens = self.slot_of(id, route, now);
        if opens > now {
            self.routes.get_mut(route).waiting.push(id);
            self.agenda.plan(opens, Due::SlotBegins, route.0, 0);
        }
        opens > now
    }

    /// A slot begins: convoys of that direction that waited for it try again.
    pub(crate) fn begin_slot(&mut self, id: RouteId) {
        let now = self.agenda.now;
        let mut tries = std::mem::take(&mut self.routes.get_mut(id).waiting);
        let may_leave = |play: &Self, convoy: ConvoyId| {
            let state = play.convoys.get(convoy);
            state.state == State::Waiting(Code::NoSlot) && play.slot_of(convoy, id, now) <= now
        };
        let stays = |convoy: &ConvoyId| !may_leave(self, *convoy);
        let waiting: Vec<ConvoyId> = tries.iter().copied().filter(stays).collect();
        tries.retain(|convoy| !waiting.contains(convoy));
        self.routes.get_mut(id).waiting = waiting;
        for convoy in tries {
            let last = self.convoys.get(convoy).last;
            self.release_convoy(convoy, last);
        }
    }

    /// When a column that could leave at a moment has a slot for its first route, if there is one.
    pub(crate) fn first_slot(&mut self, id: ConvoyId, from: Moment) -> Option<Moment> {
        if !self.plan().has_slots {
            return None;
        }
        let route = self.first_route(id)?;
        Some(self.time_to_leave(id, route, from))
    }

    /// The first moment, not before `from`, at which a request may leave for its first route: in its hours, where
    /// it may leave in these only, and at a slot of it.
    fn time_to_leave(&self, id: ConvoyId, route: RouteId, from: Moment) -> Moment {
        let (pool, size) = (self.convoys.get(id).pool, self.size_at_start(id, route));
        let home = self.plan().scenario.pools[pool].home;
        fixed_point(from, |at| {
            let in_hours = self.leaving((pool, size), route, at);
            self.slot(route, home, in_hours, || self.pass_at_start((pool, size), route))
        })
    }

    /// Whether a request has to wait for a slot of its first route, or for its hours where it may leave
    /// in these only; if so, that is what hinders it, and its pool looks again when it may leave.
    pub(crate) fn lacks_slot(&mut self, id: ConvoyId) -> bool {
        if !self.plan().keeps_to_times {
            return false;
        }
        let Some(route) = self.first_route(id) else { return false };
        let now = self.agenda.now;
        let opens = self.time_to_leave(id, route, now);
        if opens <= now {
            return false;
        }
        let (pool, size) = (self.convoys.get(id).pool, self.size_at_start(id, route));
        let in_hours = self.leaving((pool, size), route, now) <= now;
        let code = if in_hours { Code::NoSlot } else { self.outside_hours(route) };
        self.is_barred_by(id, (code, Actor::Route(route)));
        self.look_later(pool, opens);
        true
    }

    /// The first route of a request as the network stands.
    fn first_route(&mut self, id: ConvoyId) -> Option<RouteId> {
        let trip = self.trip_now(self.convoys.get(id).haul);
        trip.out.first().or(trip.loaded.first()).copied()
    }

    /// Vehicles of a column that would leave now, as far as its length matters on its first route.
    fn size_at_start(&self, id: ConvoyId, route: RouteId) -> u32 {
        let convoy = self.convoys.get(id);
        let is_long = self.plan().is_long(convoy.pool, route);
        if is_long { self.largest_now(convoy.haul) } else { 1 }
    }

    /// Whether what a request lacks is only that the time to leave has not come.
    pub(crate) fn is_for_its_time(&self, (code, actor): Lack) -> bool {
        match (code, actor) {
            (Code::NoSlot | Code::March, _) => true,
            (Code::RouteClosed, Some(Actor::Route(route))) => {
                self.plan().scenario.routes[route].mode != Mode::Road
            }
            _ => false,
        }
    }
}
