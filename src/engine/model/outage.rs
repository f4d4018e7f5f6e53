//! Outages: times in which a gate is suspended, a route closed or limited, or an alert on.

use bevy_ecs::prelude::Component;

use crate::chance::{Luck, Stream, StreamKey, Uncertain};
use crate::id::OutageId;
use crate::scenario;
use crate::time::{Moment, Span};

use super::agenda::Due;
use super::blueprint::Withheld;
use super::journal::{Actor, Code, Entry, EventId, EventKind};
use super::world::Play;

/// One outage, known or recurring.
#[derive(Component, Debug)]
pub(crate) struct Outage {
    stream: Stream,
    last: EventId,
    pub(crate) is_on: bool,
}

impl Outage {
    pub(crate) fn new(key: StreamKey) -> Self {
        Self { stream: Luck::new(0, 0).stream(key), last: EventId::START, is_on: false }
    }

    /// Goes on by another luck.
    pub(crate) fn take_luck(&mut self, stream: Stream) {
        self.stream = stream;
    }
}

impl Play<'_> {
    /// Draws every outage anew and plans its beginning; what began before the start is on at once.
    pub(crate) fn reset_outages(&mut self) {
        for id in self.outages.ids() {
            let horizon = self.plan().scenario.until;
            let plan = &self.plan().outages[id];
            let mut stream = self.drawn.luck.stream(plan.key);
            let assumed = &self.drawn.assumed;
            match &plan.outage {
                scenario::Outage::Known(period) => {
                    let from = period.from.draw(assumed, &mut stream);
                    let until = period.until.draw(assumed, &mut stream);
                    if from < until && until > Moment::START {
                        self.agenda.plan(from, Due::OutageBegins, id.0, 0);
                        // What lasts to the horizon is not seen to end.
                        if until < horizon {
                            self.agenda.plan(until, Due::OutageEnds, id.0, 0);
                        }
                    }
                }
                scenario::Outage::Recurring { every, .. } => {
                    let from = Moment::START + every.draw(assumed, &mut stream).max(Span(1));
                    self.agenda.plan(from, Due::OutageBegins, id.0, 0);
                }
            }
            *self.outages.get_mut(id) = Outage { stream, last: EventId::START, is_on: false };
        }
    }

    /// An outage begins.
    pub(crate) fn begin_outage(&mut self, id: OutageId) {
        if let scenario::Outage::Recurring { lasts, .. } = &self.plan().outages[id].outage {
            self.plan_turn(id, lasts, Due::OutageEnds);
        }
        self.turn_outage(id, true, None);
    }

    /// An outage ends, unless a rule has ended it before its time.
    pub(crate) fn end_outage(&mut self, id: OutageId) {
        if let scenario::Outage::Recurring { every, .. } = &self.plan().outages[id].outage {
            self.plan_turn(id, every, Due::OutageBegins);
        }
        if self.outages.get(id).is_on {
            self.turn_outage(id, false, None);
        }
    }

    /// Ends every outage of something, because of an event.
    pub(crate) fn lift_outages(&mut self, withheld: Withheld, cause: EventId) {
        for id in self.outages.ids() {
            if self.outages.get(id).is_on && self.plan().outages[id].withheld == withheld {
                self.turn_outage(id, false, Some(cause));
            }
        }
    }

    fn turn_outage(&mut self, id: OutageId, begins: bool, cause: Option<EventId>) {
        self.outages.get_mut(id).is_on = begins;
        let (kind, actor) = match self.plan().outages[id].withheld {
            Withheld::Gate(gate) if begins => (EventKind::GateSuspended, Actor::Gate(gate)),
            Withheld::Gate(gate) => (EventKind::GateResumes, Actor::Gate(gate)),
            Withheld::Route(route) if begins => (EventKind::RouteCloses, Actor::Route(route)),
            Withheld::Route(route) => (EventKind::RouteOpens, Actor::Route(route)),
            Withheld::Limit(route, _) if begins => (EventKind::LimitBegins, Actor::Route(route)),
            Withheld::Limit(route, _) => (EventKind::LimitEnds, Actor::Route(route)),
            Withheld::Threat(threat) if begins => (EventKind::AlertBegins, Actor::Threat(threat)),
            Withheld::Threat(threat) => (EventKind::AlertEnds, Actor::Threat(threat)),
        };
        // It comes from outside: nothing led to its beginning, and until then nothing was withheld.
        let (last, code) = if begins {
            (EventId::START, Code::Work)
        } else {
            (self.outages.get(id).last, self.withholding(actor))
        };
        let entry = Entry::after(self.agenda.now, kind, last, code).with(actor);
        let event = self.journal.write(entry.because(cause.unwrap_or(last)));
        self.outages.get_mut(id).last = event;
        match (self.plan().outages[id].withheld, begins) {
            (Withheld::Gate(gate), true) => self.suspend_gate(gate, event),
            (Withheld::Gate(gate), false) => self.resume_gate(gate, event),
            (Withheld::Route(route), true) => self.close_route(route, event),
            (Withheld::Route(route), false) => self.reopen_route(route, event),
            (Withheld::Limit(route, number), true) => self.begin_limit(route, number, event),
            (Withheld::Limit(route, number), false) => self.end_limit(route, number, event),
            (Withheld::Threat(threat), true) => self.begin_alert(threat, event),
            (Withheld::Threat(threat), false) => self.end_alert(threat, event),
        }
    }

    /// A recurring outage plans its own next turn.
    fn plan_turn(&mut self, id: OutageId, length: &Uncertain<Span>, turn: Due) {
        let outage = self.outages.get_mut(id);
        let length = length.draw(&self.drawn.assumed, &mut outage.stream).max(Span(1));
        self.agenda.plan_in(length, turn, id.0, 0);
    }

    /// The code under which the time of an outage is booked.
    fn withholding(&self, actor: Actor) -> Code {
        match actor {
            Actor::Gate(gate) => self.plan().withholding(gate),
            Actor::Route(_) => Code::RouteClosed,
            _ => Code::ThreatHold,
        }
    }
}
