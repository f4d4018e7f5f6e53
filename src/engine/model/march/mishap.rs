//! Attacks and breakdowns on the way, what they hold and what they cost.

use crate::id::{ConvoyId, RouteId};
use crate::model::agenda::Due;
use crate::model::convoy::State;
use crate::model::journal::{Actor, Code, Detail, EventId, EventKind};
use crate::model::rule::Happening;
use crate::model::world::Play;
use crate::scenario::Occasion;
use crate::time::Span;

impl Play<'_> {
    /// An attack holds a convoy and may destroy a vehicle.
    pub(super) fn attack_convoy(&mut self, id: ConvoyId, route: RouteId, event: EventId) {
        let convoy = self.convoys.get_mut(id);
        let (speed, is_escorted) = (convoy.work.rate, convoy.escort.is_some());
        let chance = convoy.incidents.unit();
        convoy.attack.budget = convoy.incidents.exponential();
        let attacker = self.attacker(route, speed, is_escorted, chance);
        let asked = &self.plan().scenario.threats[attacker];
        let loss = self.threats.get(attacker).loss();
        let convoy = self.convoys.get_mut(id);
        let hold = asked.hold.draw(&self.drawn.assumed, &mut convoy.incidents);
        let is_hit = convoy.incidents.happens(loss);
        self.journal.describe(event, Detail::Lasts(hold));
        self.journal.set_actor(event, Actor::Threat(attacker));
        let happening = Happening::on_route(Occasion::ConvoyHit, route).under(attacker);
        self.raise(happening, event);
        self.hold_convoy(id, hold, Code::Incident);
        if is_hit {
            self.lose_a_vehicle(id, asked.loses_load, event);
        }
    }

    /// A breakdown holds a convoy until it is repaired or the vehicle is given up.
    pub(super) fn break_down(&mut self, id: ConvoyId, event: EventId) {
        let plan = self.plan();
        let convoy = self.convoys.get_mut(id);
        convoy.breakdown.budget = convoy.breakdowns.exponential();
        let id = self.broken_of(id);
        let pool = self.convoys.get(id).pool;
        if !plan.scenario.pools[pool].recovery.is_empty() {
            self.journal.set_actor(event, Actor::Pool(pool));
            self.recover(id, event);
            return;
        }
        let convoy = self.convoys.get_mut(id);
        let repair = &plan.scenario.pools[pool].repair;
        let hold = repair.draw(&self.drawn.assumed, &mut convoy.breakdowns);
        let is_given_up = convoy.breakdowns.happens(self.pools.get(pool).write_off);
        self.journal.describe(event, Detail::Lasts(hold));
        self.journal.set_actor(event, Actor::Pool(pool));
        self.hold_convoy(id, hold, Code::Breakdown);
        if is_given_up {
            self.lose_a_vehicle(id, false, event);
        }
    }

    pub(crate) fn hold_convoy(&mut self, id: ConvoyId, hold: Span, code: Code) {
        let id = self.head_of(id);
        let convoy = self.convoys.get_mut(id);
        convoy.turn(State::Held(code), self.agenda.now);
        convoy.work.rate = 0.0;
        if convoy.pass > Span::ZERO {
            self.hold_tail(id, hold.max(Span::ZERO));
        }
        let at = self.agenda.now + hold.max(Span::ZERO);
        self.replan(id, at, Due::HoldEnds);
    }

    /// A held convoy goes on.
    pub(crate) fn end_hold(&mut self, id: ConvoyId, generation: u32) {
        let convoy = self.convoys.get(id);
        let State::Held(code) = convoy.state else { return };
        if convoy.generation != generation {
            return;
        }
        let route = convoy.legs[convoy.leg];
        let kind = if code == Code::Incident { EventKind::AttackOver } else { EventKind::Repaired };
        let mut entry = self.convoy_entry(id, kind, code);
        entry.actor = self.journal[entry.previous].actor;
        let event = self.journal.write(entry);
        self.set_last(id, event);
        let convoy = self.convoys.get_mut(id);
        convoy.turn(State::Marching, self.agenda.now);
        convoy.work.since = self.agenda.now;
        self.set_march_rate(id, route);
    }

    /// A convoy loses a vehicle. Its load is lost with it, or the others take it; people always go
    /// with the others, and the last vehicle with something that must be saved gets through.
    fn lose_a_vehicle(&mut self, id: ConvoyId, loses_load: bool, event: EventId) {
        let (id, index) = self.load_hit(id);
        let load = &self.convoys.get(id).loads[index];
        let share = loses_load.then(|| load.aboard / i64::from(load.vehicles.max(1)));
        self.lose_vehicle_of(id, index, share, event);
    }

    /// A convoy loses one of the vehicles that stand with a load, and so much of the load with it;
    /// `None`: the others take what it carried.
    pub(crate) fn lose_vehicle_of(
        &mut self,
        id: ConvoyId,
        index: usize,
        share: Option<i64>,
        event: EventId,
    ) {
        // Of a column whose tail has not left yet, what is lost is on its way.
        if self.convoys.get(id).stands_loaded {
            self.carry_off(id, event);
        }
        let load = self.convoys.get(id).loads[index];
        if self.plan().stocks[load.stock].drives && load.aboard > 0 {
            self.lose_led(id, index, event);
            return;
        }
        let share = share.filter(|_| !self.is_of_people(&load));
        let loses_load = share.is_some();
        let convoy = self.convoys.get(id);
        let has_people = convoy.loads.iter().any(|it| it.aboard > 0 && self.is_of_people(it));
        let must_go_on = !loses_load || has_people || convoy.led > 0 || convoy.along.leads();
        let leads = convoy.along.leads();
        if convoy.vehicles == 1 && (convoy.cargo() > 0 || leads) && must_go_on {
            return;
        }
        let now = self.agenda.now;
        self.note_along(id, now);
        let convoy = self.convoys.get_mut(id);
        convoy.note_time(now);
        convoy.vehicles -= 1;
        convoy.loads[index].vehicles -= 1;
        convoy.towed.truncate(convoy.vehicles.saturating_sub(1) as usize);
        let (pool, is_last) = (convoy.pool, convoy.vehicles == 0);
        self.lose_vehicle(pool);
        self.count_along(self.head_of(id));
        let route = self.road_of(id);
        self.raise(Happening::on_route(Occasion::VehicleLost, route), event);
        let entry = self.convoy_entry(id, EventKind::VehicleLost, Code::Incident);
        let entry = crate::model::journal::Entry { previous: event, cause: event, ..entry };
        self.journal.mention(entry.with(Actor::Pool(pool)));
        if is_last {
            for index in 0..self.convoys.get(id).loads.len() {
                let aboard = self.convoys.get(id).loads[index].aboard;
                self.lose_cargo(id, index, aboard, event);
            }
            self.abandon_convoy(id, event);
        } else {
            self.lose_cargo(id, index, share.unwrap_or(0), event);
        }
    }

    /// A vehicle that drives itself is lost: it is the load.
    fn lose_led(&mut self, id: ConvoyId, index: usize, event: EventId) {
        let convoy = self.convoys.get_mut(id);
        convoy.led -= 1;
        let pool = convoy.pool;
        self.count_along(self.head_of(id));
        let route = self.road_of(id);
        self.raise(Happening::on_route(Occasion::VehicleLost, route), event);
        let entry = self.convoy_entry(id, EventKind::VehicleLost, Code::Incident);
        let entry = crate::model::journal::Entry { previous: event, cause: event, ..entry };
        self.journal.mention(entry.with(Actor::Pool(pool)));
        self.lose_cargo(id, index, 1, event);
    }

    /// Whose vehicle is hit, and with which of its loads it stands: each is as likely.
    fn load_hit(&mut self, id: ConvoyId) -> (ConvoyId, usize) {
        let plan = self.plan();
        let convoy = self.convoys.get_mut(id);
        if convoy.loads.len() == 1 && convoy.led == 0 && !convoy.along.leads() {
            return (id, 0);
        }
        let mut left = convoy.incidents.below(convoy.size());
        let others = convoy.along.others.clone();
        for convoy in std::iter::once(id).chain(others) {
            for (index, load) in self.convoys.get(convoy).loads.iter().enumerate() {
                let vehicles = load.on_the_road(plan);
                if left < vehicles {
                    return (convoy, index);
                }
                left -= vehicles;
            }
        }
        (id, 0)
    }
}
