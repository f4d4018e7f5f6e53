//! The march: convoys leg by leg over the network as it stands, slowed by weather and threat, held
//! by attacks and breakdowns.

use crate::id::{ConvoyId, GateId, PoolId, RouteId, SiteId};
use crate::scenario::{Halt, Mode, Occasion};
use crate::time::{Moment, OpenHours, Span};

use super::agenda::Due;
use super::convoy::{Convoy, Encounter, Phase, State};
use super::haul::Stop;
use super::journal::{Actor, Code, Detail, EventId, EventKind};
use super::network::far_end;
use super::rule::Happening;
use super::work::{Work, cost_of_weather};
use super::world::Play;

impl Convoy {
    /// Takes off what has been marched until now, and what it has used up of each hazard's budget.
    fn march_until(&mut self, now: Moment, hours: &OpenHours) {
        let open = self.work.advance_less(now, hours, self.pass);
        self.attack.budget -= open * self.attack.rate;
        self.breakdown.budget -= open * self.breakdown.rate;
        if self.dry_rate > 0.0 {
            self.weather_lost += open * (1.0 - self.work.rate / self.dry_rate);
        }
    }

    /// What it meets next at its present pace, and after how many open hours; whoever stands still
    /// may still be attacked.
    fn next_encounter(&self) -> (Encounter, f64) {
        let hours_to = |hazard: super::convoy::Hazard| {
            if hazard.rate > 0.0 { hazard.budget.max(0.0) / hazard.rate } else { f64::INFINITY }
        };
        let is_there = self.work.left <= 0.0;
        let end = if is_there { 0.0 } else { self.work.left / self.work.rate };
        let (attack, breakdown) = (hours_to(self.attack), hours_to(self.breakdown));
        if end <= attack && end <= breakdown {
            (Encounter::End, end)
        } else if attack <= breakdown {
            (Encounter::Attack, attack)
        } else {
            (Encounter::Breakdown, breakdown)
        }
    }
}

impl Play<'_> {
    /// A convoy at a node enters its next leg, waits before it, or has arrived.
    pub(crate) fn enter_leg(&mut self, id: ConvoyId) {
        let is_found_open = self.detour(id);
        if self.convoys.get(id).along.leads() {
            self.part_ways(id);
        }
        let convoy = self.convoys.get(id);
        let Some(route) = convoy.legs.get(convoy.leg).copied() else {
            if !self.closes_up(id) {
                self.carry_off_at_once(id);
                self.end_phase(id);
            }
            return;
        };
        if self.stops_to_join(id) || self.stops_to_collect(id) {
            return;
        }
        if let Some(code) = self.obstacle(id, route, is_found_open) {
            let now = self.agenda.now;
            self.convoys.get_mut(id).turn(State::Waiting(code), now);
            return;
        }
        if !self.is_escorted_on(id, route) {
            return;
        }
        let plan = self.plan();
        let convoy = self.convoys.get(id);
        let is_long = plan.is_long(convoy.pool, route);
        if convoy.stands_loaded && !is_long && !self.stands_until_hours(id, route) {
            self.carry_off_at_once(id);
        }
        if self.journal.keeps_all() {
            let entry = self.convoy_entry(id, EventKind::Departed, self.marching(route));
            let entry = entry.with(Actor::Route(route));
            self.journal.mention(entry);
            self.mention_along(id, entry);
        }
        self.join_route(route, id);
        let convoy = self.convoys.get_mut(id);
        convoy.turn(State::Marching, self.agenda.now);
        convoy.has_set_out = true;
        convoy.work =
            Work { left: plan.scenario.routes[route].length.0, rate: 0.0, since: self.agenda.now };
        let node = convoy.node;
        self.set_march_rate(id, route);
        if is_long {
            self.draw_tail(id, route);
        } else {
            self.keep_gap(route, node, self.agenda.now);
        }
    }

    /// Whether a loaded column without a length stands where it is until the hours of its first road begin:
    /// it has left only then.
    fn stands_until_hours(&mut self, id: ConvoyId, route: RouteId) -> bool {
        let now = self.agenda.now;
        let starts = self.plan().moving_hours(route).next_open(now);
        if starts > now {
            self.sets_out_at(id, starts);
        }
        starts > now
    }

    /// A column without a length is off its camp's hands with its head.
    #[inline]
    fn carry_off_at_once(&mut self, id: ConvoyId) {
        let convoy = self.convoys.get(id);
        if convoy.stands_loaded {
            let event = convoy.last;
            self.carry_off(id, event);
        }
    }

    /// The code under which time on a route is booked.
    pub(crate) fn marching(&self, route: RouteId) -> Code {
        match self.plan().scenario.routes[route].mode {
            Mode::Air => Code::Flight,
            Mode::Road | Mode::River | Mode::Sea => Code::March,
        }
    }

    /// What keeps a convoy from entering a route now, if anything: it stands in the list of
    /// whatever that is. Where its whole way has just been found open, the route is.
    fn obstacle(&mut self, id: ConvoyId, route: RouteId, is_found_open: bool) -> Option<Code> {
        let plan = self.plan();
        let is_known = is_found_open && !self.convoys.get(id).along.leads();
        debug_assert!(!is_known || self.may_enter(route, id), "{id:?} has looked at {route:?}");
        if !is_known && !self.may_enter(route, id) {
            self.routes.get_mut(route).waiting.push(id);
            return Some(Code::RouteClosed);
        }
        if plan.keeps_to_times
            && let Some(code) = self.awaits_hours(id, route)
        {
            return Some(code);
        }
        if plan.has_slots && self.awaits_slot(id, route) {
            return Some(Code::NoSlot);
        }
        for gate in &plan.route_gates[route] {
            if !self.passes_freely(self.convoys.get(id), *gate)
                && self.is_stopped_by_gate(*gate, id)
            {
                return Some(plan.withholding(*gate));
            }
        }
        for threat in &plan.route_threats[route] {
            if self.is_stopped_by_alert(*threat, id) {
                return Some(Code::ThreatHold);
            }
        }
        let asked = &plan.scenario.routes[route];
        let region = self.regions.get_mut(asked.region);
        if asked.mode == Mode::Air && region.grounded {
            region.waiting.push(id);
            return Some(Code::Weather);
        }
        let node = self.convoys.get(id).node;
        if !self.has_place(route, node) || !self.has_room_today(route, id) {
            self.routes.get_mut(route).waiting.push(id);
            return Some(Code::NodeQueue);
        }
        None
    }

    /// Whether a route is open to a convoy that has the permissions for it: one that has come by a way round
    /// may lack those of its usual one.
    fn may_enter(&self, route: RouteId, id: ConvoyId) -> bool {
        let convoy = self.convoys.get(id);
        self.lets_convoy_in(route, id)
            && self.plan().route_gates[route]
                .iter()
                .all(|gate| self.passes_freely(convoy, *gate) || convoy.has_permit(*gate))
    }

    /// Whether a convoy waits for the hours of a route, and under which code.
    fn awaits_hours(&mut self, id: ConvoyId, route: RouteId) -> Option<Code> {
        let convoy = self.convoys.get(id);
        let opens = self.leaving((convoy.pool, convoy.size()), route, self.agenda.now);
        if opens > self.agenda.now {
            self.routes.get_mut(route).waiting.push(id);
            self.agenda.plan(opens, Due::RouteHoursBegin, route.0, 0);
            return Some(self.outside_hours(route));
        }
        None
    }

    /// What a wait for the hours of a route is booked as: the night that any march would halt for, or a way
    /// that is shut.
    pub(crate) fn outside_hours(&self, route: RouteId) -> Code {
        match self.plan().scenario.routes[route].mode {
            Mode::Road => Code::March,
            Mode::Air | Mode::River | Mode::Sea => Code::RouteClosed,
        }
    }

    /// When, from a moment on, the hours of a route let so many vehicles of a pool leave. Flights and boats
    /// run to a timetable: a boat leaves while they are open, a flight while they are open for as long as it
    /// flies. A road convoy sets out at any time, and the nights are halts of its march, unless it may halt at
    /// the ends only: then while they are open until its tail is through. One that takes longer than they
    /// ever are leaves as they open.
    pub(crate) fn leaving(
        &self,
        (pool, vehicles): (PoolId, u32),
        route: RouteId,
        from: Moment,
    ) -> Moment {
        let plan = self.plan();
        let (asked, hours) = (&plan.scenario.routes[route], plan.route_hours(route));
        match (asked.mode, asked.halts) {
            (Mode::Road, Halt::Anywhere) => return from,
            (Mode::River | Mode::Sea, _) => return hours.next_open(from),
            (Mode::Road | Mode::Air, _) => {}
        }
        let speed = self.routes.get(route).rate.min(self.pools.get(pool).speed);
        let rate = match asked.mode {
            Mode::Road => speed * self.threat_pace(route) * self.weather_pace(route),
            Mode::Air | Mode::River | Mode::Sea => speed * self.threat_pace(route),
        };
        let pass = plan.pass_time(pool, vehicles, route, rate);
        hours.next_open_for(from, Span::hours(asked.length.0 / rate) + pass)
    }

    /// If a leg ahead is closed, or needs a permit or an escort that the convoy does not have, and
    /// there is a way round it, it takes that way. Whether it has found all legs ahead open to it just now.
    fn detour(&mut self, id: ConvoyId) -> bool {
        let changes = self.changes.number();
        let convoy = self.convoys.get(id);
        // Once on its way it keeps its permits and its escort: only the network can change, or what is
        // known of it.
        let looks_ahead = self.plan().scenario.pools[convoy.pool].looks_ahead;
        if convoy.leg > 0 && convoy.way_seen == changes && !looks_ahead {
            return false;
        }
        let is_open = !convoy.goes_round && self.is_way_open(convoy);
        if is_open {
            self.convoys.get_mut(id).way_seen = changes;
        } else if let Some(way) = self.way_round(id) {
            let convoy = self.convoys.get_mut(id);
            convoy.goes_round = true;
            convoy.legs.truncate(convoy.leg);
            convoy.legs.extend(way);
        }
        is_open
    }

    /// Whether a route is open, and a convoy has what it needs on it.
    #[inline]
    fn is_open_to(&self, convoy: &Convoy, route: RouteId) -> bool {
        let plan = self.plan();
        let is_free = |gate: GateId| self.passes_freely(convoy, gate);
        let covers = |gate: GateId| {
            let most = plan.scenario.gates[gate].vehicles;
            most.is_none_or(|most| convoy.size() <= most)
        };
        let mut others = convoy.along.others.iter().map(|other| self.convoys.get(*other));
        self.lets_in(route, convoy.pool, convoy.burden())
            && others.all(|other| self.lets_in(route, other.pool, convoy.burden()))
            && plan.groups_on(convoy.pool, route) <= convoy.escorts_needed
            && plan.route_gates[route]
                .iter()
                .all(|gate| is_free(*gate) || convoy.has_permit(*gate) && covers(*gate))
    }

    /// Whether all legs ahead of a convoy are open to it.
    fn is_way_open(&self, convoy: &Convoy) -> bool {
        convoy.legs[convoy.leg..].iter().all(|route| self.is_open_to(convoy, *route))
    }

    /// The way that a convoy takes if it is not the one that it is on.
    fn way_round(&self, id: ConvoyId) -> Option<Vec<RouteId>> {
        let convoy = self.convoys.get(id);
        if !convoy.goes_round && self.is_way_open(convoy) {
            return None;
        }
        let plan = self.plan();
        let mode = plan.scenario.pools[convoy.pool].mode;
        let is_open = |route| self.is_open_to(convoy, route);
        plan.network.path(mode, convoy.node, self.destination(convoy), is_open)
    }

    /// Convoys that wait before a closed route, or before a full one on a way round, and may go by another
    /// that has opened: they wait there no longer. Those of `known` are not looked at.
    pub(crate) fn take_by_ways_round(&mut self, known: &[ConvoyId]) -> Vec<ConvoyId> {
        let mut found = Vec::new();
        for id in self.convoys.ids() {
            let convoy = self.convoys.get(id);
            let Some(route) = convoy.legs.get(convoy.leg).copied() else { continue };
            let is_free = match convoy.state {
                State::Waiting(Code::RouteClosed) if !known.contains(&id) => {
                    !self.may_enter(route, id) && self.way_round(id).is_some()
                }
                State::Waiting(Code::NodeQueue) if convoy.goes_round => {
                    self.way_round(id).is_some_and(|way| way.first() != Some(&route))
                }
                _ => false,
            };
            if is_free {
                self.routes.get_mut(route).waiting.retain(|other| *other != id);
                found.push(id);
            }
        }
        found
    }

    /// Where a convoy is going in this phase.
    fn destination(&self, convoy: &Convoy) -> SiteId {
        let plan = self.plan();
        let [from, to] = plan.hauls[convoy.haul].ends;
        match convoy.phase {
            Phase::ToLoad => from,
            Phase::ToUnload => to,
            Phase::Home => plan.scenario.pools[convoy.pool].home,
        }
    }

    /// Sets the pace and the hazards of a convoy on a route as things stand, and plans what it
    /// meets next.
    fn set_march_rate(&mut self, id: ConvoyId, route: RouteId) {
        let plan = self.plan();
        let convoy = self.convoys.get(id);
        let (pool, size) = (self.pools.get(convoy.pool), convoy.size());
        let leads = convoy.along.leads();
        let (speed, tow_pace) = match leads {
            true => (self.speed_of(id), self.tow_pace_of(id)),
            false => (pool.speed, convoy.tow_pace()),
        };
        let state = self.routes.get(route);
        let dry = state.rate.min(speed) * (state.threat_pace * tow_pace);
        let rate = dry * self.weather_pace(route);
        let attack = self.attack_rate(route, rate, convoy.escort.is_some());
        let breakdown = match leads {
            true => self.breakdowns_of(id) * rate,
            false => pool.breakdown_rate * rate * f64::from(size),
        };
        let pace = if rate > 0.0 { rate } else { dry };
        let pass = plan.pass_time(convoy.pool, size, route, pace);
        let convoy = self.convoys.get_mut(id);
        convoy.dry_rate = dry;
        convoy.pass = pass;
        convoy.work.rate = rate;
        convoy.attack.rate = attack;
        convoy.breakdown.rate = breakdown;
        let (next, open) = convoy.next_encounter();
        convoy.next = next;
        let due = convoy.work.after_less(open, plan.moving_hours(route), pass);
        self.replan(id, due, Due::ConvoyMarches);
    }

    /// Puts a convoy's next appointment on the agenda in place of the one before.
    pub(crate) fn replan(&mut self, id: ConvoyId, at: Moment, due: Due) {
        let convoy = self.convoys.get_mut(id);
        convoy.generation += 1;
        convoy.due = at;
        self.agenda.plan(at, due, id.0, convoy.generation);
    }

    /// The pace on a convoy's route has changed.
    pub(crate) fn retime_convoy(&mut self, id: ConvoyId) {
        let (plan, now) = (self.plan(), self.agenda.now);
        let convoy = self.convoys.get_mut(id);
        if convoy.state != State::Marching {
            return;
        }
        let route = convoy.legs[convoy.leg];
        convoy.march_until(now, plan.moving_hours(route));
        self.set_march_rate(id, route);
    }

    /// A convoy on a route meets what it was to meet next.
    pub(crate) fn meet_next(&mut self, id: ConvoyId, generation: u32) {
        let (plan, now) = (self.plan(), self.agenda.now);
        let convoy = self.convoys.get_mut(id);
        if convoy.generation != generation {
            return;
        }
        let route = convoy.legs[convoy.leg];
        convoy.march_until(now, plan.moving_hours(route));
        let kind = match convoy.next {
            Encounter::End => EventKind::Arrived,
            Encounter::Attack => EventKind::Attacked,
            Encounter::Breakdown => EventKind::BrokenDown,
        };
        let event = self.note_march(id, route, kind);
        match self.convoys.get(id).next {
            Encounter::End => self.end_leg(id, route, event),
            Encounter::Attack => self.attack_convoy(id, route, event),
            Encounter::Breakdown => self.break_down(id, event),
        }
    }

    /// Books the march since the last event, less what weather cost of it.
    fn note_march(&mut self, id: ConvoyId, route: RouteId, kind: EventKind) -> EventId {
        let entry = self.convoy_entry(id, kind, self.marching(route));
        let since = [self.journal[entry.previous].at, entry.at];
        let hours = self.plan().moving_hours(route);
        let convoy = self.convoys.get_mut(id);
        let lost = std::mem::take(&mut convoy.weather_lost);
        let lost = cost_of_weather(lost, since, hours, convoy.pass);
        let event = self.journal.write(entry.with(Actor::Route(route)).split(Code::Weather, lost));
        self.set_last(id, event);
        event
    }

    fn end_leg(&mut self, id: ConvoyId, route: RouteId, event: EventId) {
        let plan = self.plan();
        let convoy = self.convoys.get_mut(id);
        convoy.node = far_end(&plan.scenario, route, convoy.node);
        convoy.leg += 1;
        convoy.stop = Stop::NotYet;
        let (leg, node) = (convoy.leg, convoy.node);
        let pool = convoy.pool;
        if convoy.along.leads() {
            self.bring_along(id);
        }
        if plan.is_long(pool, route) {
            self.trail(id, route);
        } else {
            self.leave_route(route, id, event);
            if self.convoys.get(id).escort.is_some() {
                self.turn_escort_back(id, leg, node, event);
            }
        }
        self.enter_leg(id);
    }

    /// An attack holds a convoy and may destroy a vehicle.
    fn attack_convoy(&mut self, id: ConvoyId, route: RouteId, event: EventId) {
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
    fn break_down(&mut self, id: ConvoyId, event: EventId) {
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
        let entry = super::journal::Entry { previous: event, cause: event, ..entry };
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
        let entry = super::journal::Entry { previous: event, cause: event, ..entry };
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
