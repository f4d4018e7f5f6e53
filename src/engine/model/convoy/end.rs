//! A column that ends: home, dissolved, or given up.

use crate::id::ConvoyId;
use crate::model::journal::{Actor, Code, Entry, EventId, EventKind};
use crate::model::permit::Permit;
use crate::model::world::Play;

use super::State;

impl Play<'_> {
    /// What held a convoy at a node is over: it tries again.
    pub(crate) fn release_convoy(&mut self, id: ConvoyId, event: EventId) {
        let convoy = self.convoys.get(id);
        let State::Waiting(code) = convoy.state else { return };
        let now = self.agenda.now;
        if self.journal[convoy.last].at < now {
            let entry = self.convoy_entry(id, EventKind::Released, code).because(event);
            let actor = match (code, convoy.legs.get(convoy.leg)) {
                (Code::NodeQueue | Code::RouteClosed | Code::NoSlot, Some(route)) => {
                    Some(Actor::Route(*route))
                }
                _ => self.journal[event].actor,
            };
            let released = self.journal.write(Entry { actor, ..entry });
            self.set_last(id, released);
        }
        self.resume_trip(id);
    }

    /// A convoy that nothing holds any more goes on from where it is.
    pub(crate) fn resume_trip(&mut self, id: ConvoyId) {
        if self.convoys.get(id).waits_at_home() {
            self.depart(id);
        } else {
            self.enter_leg(id);
        }
    }

    /// A convoy is home: its vehicles and its escort are free for others.
    pub(crate) fn dissolve_convoy(&mut self, id: ConvoyId) {
        if self.convoys.get(id).along.leads() {
            self.dissolve_those_along(id);
        }
        let pool = self.convoys.get(id).pool;
        let entry = self.convoy_entry(id, EventKind::VehiclesFree, Code::March);
        let event = self.journal.write(entry.with(Actor::Pool(pool)));
        self.describe_convoy(id, event, EventId::START);
        let vehicles = self.send_to_workshop(id, event);
        self.end_convoy(id, event);
        self.free_vehicles(pool, vehicles, event);
    }

    /// The last vehicle of a convoy is lost on the way: what was promised to it waits for another.
    pub(crate) fn abandon_convoy(&mut self, id: ConvoyId, event: EventId) {
        if self.head_of(id) == id {
            self.leave_route(self.road_of(id), id, event);
        }
        let loads = std::mem::take(&mut self.convoys.get_mut(id).loads);
        self.end_convoy(id, event);
        for load in &loads {
            if load.promised > 0 {
                let state = self.stocks.get_mut(load.stock);
                state.reserved -= load.promised;
                state.add(load.promised, event);
                self.ask_lift(load.stock, event);
            }
        }
    }

    /// Gives back the place of a convoy, and its escort.
    pub(crate) fn end_convoy(&mut self, id: ConvoyId, event: EventId) {
        if self.convoys.get(id).along.is_with_others() {
            self.leave_leader(id);
            self.part_all(id);
        }
        if self.convoys.get(id).trails() || self.convoys.get(id).holds_bay.is_some() {
            self.drop_tail(id, event);
        }
        // Others may wait for the answer to what it has asked for on its way.
        if self.convoys.get(id).permits.iter().any(Permit::is_asked_for) {
            self.take_back_requests(id);
        }
        let place = self.convoys.get(id).node;
        self.release_escort(id, place, event);
        self.hand_on_time(id);
        let convoy = self.convoys.get_mut(id);
        convoy.state = State::Free;
        convoy.generation += 1;
        (convoy.vehicles, convoy.led) = (0, 0);
        convoy.loads.clear();
        let pool = convoy.pool;
        self.free_convoys.places.push(id);
        self.look_at_empties(pool, event);
        self.look_at_junction(pool, event);
    }
}
