//! Slots: days and hours at which a convoy may leave for a route, by the calendar of its direction and
//! those of the permissions that it needs there.

use crate::id::{Arena, CalendarId, ConvoyId, GateId, Id, RouteId, SiteId};
use crate::scenario::Scenario;
use crate::time::Moment;

use super::agenda::Due;
use super::convoy::State;
use super::journal::{Actor, Code};
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

impl Play<'_> {
    /// The first moment, not before `from`, at which a convoy at one end of a route may leave for it.
    pub(crate) fn slot(&self, route: RouteId, node: SiteId, from: Moment) -> Moment {
        let plan = self.plan();
        let [first, second] = &plan.slots[route];
        let is_first = plan.scenario.routes[route].ends[0].index() == node.index();
        let calendars = if is_first { first } else { second };
        let mut at = from;
        for _ in 0..ROUNDS {
            let open =
                |at: Moment, calendar: &CalendarId| plan.hours(Some(*calendar)).next_open(at);
            let next = calendars.iter().fold(at, open);
            if next == at || next >= Moment::NEVER {
                return next;
            }
            at = next;
        }
        Moment::NEVER
    }

    /// Whether a convoy at a node waits for a slot; if so, it stands in the list of the route.
    pub(super) fn awaits_slot(&mut self, id: ConvoyId, route: RouteId) -> bool {
        let now = self.agenda.now;
        let opens = self.slot(route, self.convoys.get(id).node, now);
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
            state.state == State::Waiting(Code::NoSlot) && play.slot(id, state.node, now) <= now
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

    /// When a column that could leave at a moment has a slot for its first route; the route, if there
    /// is one.
    pub(crate) fn first_slot(&mut self, id: ConvoyId, from: Moment) -> Option<(RouteId, Moment)> {
        let plan = self.plan();
        if !plan.has_slots {
            return None;
        }
        let convoy = self.convoys.get(id);
        let (haul, pool) = (convoy.haul, convoy.pool);
        let trip = self.trip_now(haul);
        let route = *trip.out.first().or(trip.loaded.first())?;
        let home = plan.scenario.pools[pool].home;
        Some((route, self.slot(route, home, from)))
    }

    /// Whether a request has to wait for a slot; if so, that is what hinders it, and its pool looks
    /// again when it begins.
    pub(crate) fn lacks_slot(&mut self, id: ConvoyId) -> bool {
        let now = self.agenda.now;
        let Some((route, opens)) = self.first_slot(id, now) else { return false };
        if opens > now {
            self.is_barred_by(id, (Code::NoSlot, Actor::Route(route)));
            self.look_later(self.convoys.get(id).pool, opens);
        }
        opens > now
    }
}
