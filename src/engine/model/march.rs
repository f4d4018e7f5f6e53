//! The march: convoys leg by leg over the network as it stands, slowed by weather and threat, held
//! by attacks and breakdowns.

mod mishap;
mod way;

use crate::id::{ConvoyId, PoolId, RouteId};
use crate::scenario::{Halt, Mode};
use crate::time::{Moment, OpenHours, Span};

use super::agenda::Due;
use super::convoy::{Convoy, Encounter, State};
use super::haul::Stop;
use super::journal::{Actor, Code, EventId, EventKind};
use super::network::far_end;
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
            self.stand_for(id, route, code);
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
        self.use_permits(id);
        let convoy = self.convoys.get_mut(id);
        convoy.turn(State::Marching, self.agenda.now);
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

    /// A column stands before a route. What it has stood there for until now is booked, if that was something
    /// else.
    fn stand_for(&mut self, id: ConvoyId, route: RouteId, code: Code) {
        let (now, convoy) = (self.agenda.now, self.convoys.get(id));
        if let State::Waiting(before) = convoy.state
            && before != code
            && self.journal[convoy.last].at < now
        {
            let entry = self.convoy_entry(id, EventKind::Waits, before);
            let event = self.journal.write(entry.with(Actor::Route(route)));
            self.set_last(id, event);
        }
        self.convoys.get_mut(id).turn(State::Waiting(code), now);
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

    /// Sets the pace and the hazards of a convoy on a route as things stand, and plans what it
    /// meets next.
    fn set_march_rate(&mut self, id: ConvoyId, route: RouteId) {
        let plan = self.plan();
        let (dry, rate) = self.pace_of(id, route);
        let convoy = self.convoys.get(id);
        let pace = pace_in(dry, rate);
        let pass = plan.pass_time(convoy.pool, convoy.size(), route, pace);
        let attack = self.attack_rate(route, rate, convoy.escort.is_some());
        let breakdown = match convoy.along.leads() {
            true => self.breakdowns_of(id) * rate,
            false => self.pools.get(convoy.pool).breakdown_rate * rate * f64::from(convoy.size()),
        };
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

    /// The pace of a convoy on a route as things stand, in dry weather and in that of the moment.
    fn pace_of(&self, id: ConvoyId, route: RouteId) -> (f64, f64) {
        let convoy = self.convoys.get(id);
        let (speed, tow_pace) = match convoy.along.leads() {
            true => (self.speed_of(id), self.tow_pace_of(id)),
            false => (self.pools.get(convoy.pool).speed, convoy.tow_pace()),
        };
        let state = self.routes.get(route);
        let dry = state.rate.min(speed) * (state.threat_pace * tow_pace);
        (dry, dry * self.weather_pace(route))
    }

    /// How long a convoy takes to pass a point of a route as things stand.
    pub(crate) fn pass_of(&self, id: ConvoyId, route: RouteId) -> Span {
        let convoy = self.convoys.get(id);
        if !self.plan().is_long(convoy.pool, route) {
            return Span::ZERO;
        }
        let (dry, rate) = self.pace_of(id, route);
        let pace = pace_in(dry, rate);
        self.plan().pass_time(convoy.pool, convoy.size(), route, pace)
    }

    /// How long so many vehicles of a pool would take to pass the beginning of a route as things stand.
    pub(crate) fn pass_at_start(&self, (pool, vehicles): (PoolId, u32), route: RouteId) -> Span {
        let state = self.routes.get(route);
        let dry = state.rate.min(self.pools.get(pool).speed) * state.threat_pace;
        let rate = dry * self.weather_pace(route);
        let pace = pace_in(dry, rate);
        self.plan().pass_time(pool, vehicles, route, pace)
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
}

/// The pace at which a column's tail follows its head: that of the moment, or in the dry while it stands still.
#[inline]
fn pace_in(dry: f64, rate: f64) -> f64 {
    if rate > 0.0 { rate } else { dry }
}
