//! Forces: columns that carry out their orders in turn, march by road, and take over sites whose
//! last party is out.

use bevy_ecs::prelude::Component;

use crate::chance::{Luck, Stream, StreamKey};
use crate::id::{ForceId, RouteId, SiteId};
use crate::scenario::{Milestone, Mode, Successor, Task};
use crate::time::{Moment, Span};

use super::agenda::Due;
use super::journal::{Actor, Code, Detail, Entry, EventId, EventKind};
use super::network::far_end;
use super::work::Work;
use super::world::Play;

/// What a force is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum State {
    /// It has no orders left, or cannot carry out the next.
    #[default]
    Idle,
    /// Waits for a site's milestone.
    AwaitsMilestone,
    /// Waits for a date or makes its pause.
    Pauses,
    /// On a route.
    Marches,
    /// Before a closed route.
    Blocked,
    /// At the site that it is to take over, until the last party is out.
    AwaitsVacation,
}

/// A force as it stands.
#[derive(Component, Debug)]
pub(crate) struct Force {
    state: State,
    /// Where it is, or was last.
    at: SiteId,
    /// The order it carries out, or would next.
    order: usize,
    legs: Vec<RouteId>,
    leg: usize,
    work: Work,
    rate: f64,
    dry_rate: f64,
    weather_lost: f64,
    generation: u32,
    last: EventId,
    stream: Stream,
}

impl Force {
    pub(crate) fn new(key: StreamKey) -> Self {
        Self {
            state: State::Idle,
            at: SiteId(0),
            order: 0,
            legs: Vec::new(),
            leg: 0,
            work: Work::NONE,
            rate: 0.0,
            dry_rate: 0.0,
            weather_lost: 0.0,
            generation: 0,
            last: EventId::START,
            stream: Luck::new(0, 0).stream(key),
        }
    }
}

impl Play<'_> {
    /// Puts every force where it starts, with its first order.
    pub(crate) fn reset_forces(&mut self) {
        for id in self.forces.ids() {
            let plan = self.plan();
            let asked = &plan.scenario.forces[id];
            let mut stream = self.drawn.luck.stream(plan.order_keys[id]);
            let rate = asked.rate.draw(&self.drawn.assumed, &mut stream).0.max(0.01);
            let force = Force { at: asked.at, rate, stream, ..Force::new(plan.order_keys[id]) };
            *self.forces.get_mut(id) = force;
            self.take_next_order(id);
        }
    }

    /// A force turns to its next order: first what it must wait for, then its pause.
    fn take_next_order(&mut self, id: ForceId) {
        let plan = self.plan();
        let force = self.forces.get_mut(id);
        force.state = State::Idle;
        let Some(order) = plan.scenario.forces[id].orders.get(force.order) else { return };
        if let Some((site, milestone)) = order.after
            && !self.has_reached(site, milestone)
        {
            self.forces.get_mut(id).state = State::AwaitsMilestone;
            return;
        }
        let force = self.forces.get_mut(id);
        let assumed = &self.drawn.assumed;
        let not_before = order.not_before.as_ref();
        let not_before =
            not_before.map_or(Moment::START, |date| date.draw(assumed, &mut force.stream));
        let pause = order.pause.draw(assumed, &mut force.stream).max(Span::ZERO);
        force.state = State::Pauses;
        let at = self.agenda.now.max(not_before) + pause;
        self.replan_force(id, at);
    }

    fn replan_force(&mut self, id: ForceId, at: Moment) {
        let force = self.forces.get_mut(id);
        force.generation += 1;
        self.agenda.plan(at, Due::ForceActs, id.0, force.generation);
    }

    /// A force's pause or the leg it marches is over.
    pub(crate) fn act(&mut self, id: ForceId, generation: u32) {
        let force = self.forces.get(id);
        if force.generation != generation {
            return;
        }
        match force.state {
            State::Pauses => self.carry_out_order(id),
            State::Marches => self.end_column_leg(id),
            State::Idle | State::AwaitsMilestone | State::Blocked | State::AwaitsVacation => {}
        }
    }

    fn carry_out_order(&mut self, id: ForceId) {
        let order = &self.plan().scenario.forces[id].orders[self.forces.get(id).order];
        match order.task {
            Task::Hold => self.end_order(id),
            Task::Shadow(_) => self.end_order(id),
            Task::Move(site) | Task::TakeOver(site) | Task::Withdraw(site) => {
                let event = self.note_force(id, EventKind::ForceMoves, Code::LateRelease);
                self.forces.get_mut(id).last = event;
                self.set_out(id, site);
            }
        }
    }

    fn end_order(&mut self, id: ForceId) {
        self.forces.get_mut(id).order += 1;
        self.take_next_order(id);
    }

    /// A force marches to a site by the quickest open way, or by the quickest of all and waits
    /// where it is closed.
    fn set_out(&mut self, id: ForceId, site: SiteId) {
        let from = self.forces.get(id).at;
        let network = &self.plan().network;
        let open = |route: RouteId| self.routes.get(route).closed == 0;
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

    fn enter_column_leg(&mut self, id: ForceId) {
        let plan = self.plan();
        let force = self.forces.get_mut(id);
        let Some(route) = force.legs.get(force.leg).copied() else {
            self.arrive(id);
            return;
        };
        let state = self.routes.get_mut(route);
        if state.closed > 0 {
            state.waiting_columns.push(id);
            force.state = State::Blocked;
            self.note_column(id, EventKind::Arrived, Actor::Route(route));
            return;
        }
        state.columns.push(id);
        let length = plan.scenario.routes[route].length.0;
        force.state = State::Marches;
        force.work = Work { left: length, rate: 0.0, since: self.agenda.now };
        self.set_column_rate(id, route);
    }

    /// Books the march since the last event, less what weather took of it.
    fn note_column(&mut self, id: ForceId, kind: EventKind, actor: Actor) -> EventId {
        let lost = Span::hours(std::mem::take(&mut self.forces.get_mut(id).weather_lost));
        let last = self.forces.get(id).last;
        let now = self.agenda.now;
        let lost = lost.min(now - self.journal[last].at);
        let entry = Entry::after(now, kind, last, Code::March).with(actor);
        let event = self.journal.write(entry.split(Code::Weather, lost));
        self.journal.describe(event, Detail::Force(id));
        self.forces.get_mut(id).last = event;
        event
    }

    fn set_column_rate(&mut self, id: ForceId, route: RouteId) {
        let dry = self.routes.get(route).rate.min(self.forces.get(id).rate);
        let rate = dry * self.weather_pace(route);
        let plan = self.plan();
        let force = self.forces.get_mut(id);
        force.dry_rate = dry;
        force.work.rate = rate;
        let due = force.work.due(force.work.left, plan.route_hours(route));
        self.replan_force(id, due);
    }

    /// The pace on a force's route has changed.
    pub(crate) fn retime_force(&mut self, id: ForceId) {
        let route = self.march_column(id);
        self.set_column_rate(id, route);
    }

    /// Takes off what a force has marched until now.
    fn march_column(&mut self, id: ForceId) -> RouteId {
        let (plan, now) = (self.plan(), self.agenda.now);
        let force = self.forces.get_mut(id);
        let route = force.legs[force.leg];
        let open = force.work.advance(now, plan.route_hours(route));
        force.weather_lost += open * (1.0 - force.work.rate / force.dry_rate);
        route
    }

    fn end_column_leg(&mut self, id: ForceId) {
        let route = self.march_column(id);
        self.routes.get_mut(route).columns.retain(|other| *other != id);
        let plan = self.plan();
        let force = self.forces.get_mut(id);
        force.at = far_end(&plan.scenario, route, force.at);
        force.leg += 1;
        self.enter_column_leg(id);
    }

    /// The route before a force is open again: it goes on.
    pub(crate) fn release_force(&mut self, id: ForceId, event: EventId) {
        let actor = self.journal[event].actor;
        let last = self.forces.get(id).last;
        let entry = Entry::after(self.agenda.now, EventKind::Released, last, Code::RouteClosed)
            .because(event);
        let released = self.journal.write(Entry { actor, ..entry });
        self.journal.describe(released, Detail::Force(id));
        self.forces.get_mut(id).last = released;
        self.enter_column_leg(id);
    }

    /// A force is where its order sends it.
    fn arrive(&mut self, id: ForceId) {
        let force = self.forces.get(id);
        let site = force.at;
        let order = &self.plan().scenario.forces[id].orders[force.order];
        let takes_over = matches!(order.task, Task::TakeOver(_));
        let event = self.note_column(id, EventKind::ForceArrives, Actor::Site(site));
        let waits = takes_over && !self.has_reached(site, Milestone::Vacated);
        if waits {
            self.forces.get_mut(id).state = State::AwaitsVacation;
            return;
        }
        if takes_over || self.is_successor(id, site) {
            self.take_over(site, event);
        }
        self.end_order(id);
    }

    /// A camp is vacated: whoever waits there to take it over does so, and so does its successor
    /// if it stands there.
    pub(crate) fn take_over_if_present(&mut self, site: SiteId, event: EventId) {
        for id in self.forces.ids() {
            let force = self.forces.get(id);
            let is_there =
                force.at == site && !matches!(force.state, State::Marches | State::Blocked);
            let waits = is_there && force.state == State::AwaitsVacation;
            if waits || (is_there && self.is_successor(id, site)) {
                self.take_over(site, event);
            }
            if waits {
                self.end_order(id);
            }
        }
    }

    fn is_successor(&self, id: ForceId, site: SiteId) -> bool {
        let scenario = &self.plan().scenario;
        let camp = scenario.sites[site].camp;
        camp.is_some_and(|camp| scenario.camps[camp].successor == Some(Successor::Force(id)))
    }

    /// A force takes over the camp of a site, if its last party is out and nobody has yet.
    fn take_over(&mut self, site: SiteId, cause: EventId) {
        let Some(camp) = self.plan().scenario.sites[site].camp else { return };
        let reached = self.camps.get(camp).reached;
        let (vacated, taken) =
            (reached[Milestone::Vacated as usize], reached[Milestone::TakenOver as usize]);
        if let (Some(vacated), None) = (vacated, taken) {
            let entry =
                Entry::after(self.agenda.now, EventKind::TakenOver, vacated, Code::Handover);
            self.reach(camp, Milestone::TakenOver, entry.because(cause));
        }
    }

    /// A site reaches a milestone: forces whose next order waits for it turn to it.
    pub(crate) fn alert_forces(&mut self, site: SiteId, milestone: Milestone, event: EventId) {
        for id in self.forces.ids() {
            let force = self.forces.get(id);
            let order = self.plan().scenario.forces[id].orders.get(force.order);
            let is_awaited = order.is_some_and(|order| order.after == Some((site, milestone)));
            if force.state == State::AwaitsMilestone && is_awaited {
                self.forces.get_mut(id).last = event;
                self.take_next_order(id);
            }
        }
    }

    fn note_force(&mut self, id: ForceId, kind: EventKind, code: Code) -> EventId {
        let force = self.forces.get(id);
        let entry = Entry::after(self.agenda.now, kind, force.last, code);
        let event = self.journal.write(entry.with(Actor::Site(force.at)));
        self.journal.describe(event, Detail::Force(id));
        event
    }
}
