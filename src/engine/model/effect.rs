//! Effects for a time: what contests and rules do to gates, routes, threats and camps.

use bevy_ecs::prelude::Resource;

use crate::id::{CampId, GateId, RouteId, ThreatId};
use crate::time::Span;

use super::agenda::Due;
use super::blueprint::Blueprint;
use super::journal::{Actor, Code, Entry, EventId, EventKind};
use super::world::Play;

/// What is done to something.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Effect {
    /// A gate is suspended.
    Suspend(GateId),
    /// A route is closed to everybody.
    Close(RouteId),
    /// A route is in dispute: no convoy enters it; those who dispute it do.
    Dispute(RouteId),
    /// An alert.
    Alert(ThreatId),
    /// The rates of attack of a threat are multiplied.
    Raise(ThreatId, f64),
    /// People in a camp shelter.
    Shelter(CampId),
}

#[derive(Debug)]
struct Active {
    effect: Effect,
    begun: EventId,
    is_on: bool,
}

/// All effects of a run, in the order in which they began.
#[derive(Resource, Debug, Default)]
pub(crate) struct Effects(Vec<Active>);

impl Effects {
    /// Forgets the last run.
    pub(crate) fn restart(&mut self) {
        self.0.clear();
    }

    /// Those that are on now.
    pub(crate) fn active(&self) -> impl Iterator<Item = Effect> {
        self.0.iter().filter(|active| active.is_on).map(|active| active.effect)
    }

    /// By how much the rates of attack of a threat are multiplied now.
    fn heat(&self, threat: ThreatId) -> f64 {
        let factor = |effect: Effect| match effect {
            Effect::Raise(id, factor) if id == threat => factor,
            _ => 1.0,
        };
        self.active().map(factor).product()
    }
}

impl Play<'_> {
    /// Something begins because of an event, for a time or (`None`) to the horizon.
    pub(crate) fn begin_effect(&mut self, effect: Effect, lasts: Option<Span>, cause: EventId) {
        if lasts.is_some_and(|lasts| lasts <= Span::ZERO) {
            return;
        }
        let (kind, _, code) = words(effect, self.plan());
        // It comes from outside its own line: until then nothing was withheld.
        let entry = Entry::after(self.agenda.now, kind, EventId::START, Code::Work).because(cause);
        let event = self.journal.write(self.effect_entry(entry, effect));
        debug_assert!(!code.is_productive());
        let slot = self.effects.0.len() as u32;
        self.effects.0.push(Active { effect, begun: event, is_on: true });
        if let Some(lasts) = lasts {
            self.agenda.plan_in(lasts, Due::EffectEnds, slot, 0);
        }
        match effect {
            Effect::Suspend(gate) => self.suspend_gate(gate, event),
            Effect::Close(route) => self.close_route(route, event),
            Effect::Dispute(route) => {
                self.routes.get_mut(route).disputed += 1;
                self.close_route(route, event);
            }
            Effect::Alert(threat) => self.begin_alert(threat, event),
            Effect::Raise(threat, _) => self.reheat(threat),
            Effect::Shelter(camp) => self.begin_shelter(camp),
        }
    }

    /// The time of an effect is over.
    pub(crate) fn end_effect(&mut self, slot: u32) {
        let begun = self.effects.0[slot as usize].begun;
        self.lift_effect(slot as usize, begun);
    }

    /// An effect ends, because of an event.
    fn lift_effect(&mut self, slot: usize, cause: EventId) {
        let active = &mut self.effects.0[slot];
        if !active.is_on {
            return;
        }
        active.is_on = false;
        let (effect, begun) = (active.effect, active.begun);
        if let Effect::Shelter(camp) = effect {
            self.end_shelter(camp);
            return;
        }
        let (_, kind, code) = words(effect, self.plan());
        let entry = Entry::after(self.agenda.now, kind, begun, code).because(cause);
        let event = self.journal.write(self.effect_entry(entry, effect));
        match effect {
            Effect::Suspend(gate) => self.resume_gate(gate, event),
            Effect::Close(route) => self.reopen_route(route, event),
            Effect::Dispute(route) => {
                self.routes.get_mut(route).disputed -= 1;
                self.reopen_route(route, event);
            }
            Effect::Alert(threat) => self.end_alert(threat, event),
            Effect::Raise(threat, _) => self.reheat(threat),
            Effect::Shelter(_) => {}
        }
    }

    /// Ends every effect that is meant, because of an event.
    pub(crate) fn lift_effects(&mut self, is_meant: impl Fn(Effect) -> bool, cause: EventId) {
        for slot in 0..self.effects.0.len() {
            if is_meant(self.effects.0[slot].effect) {
                self.lift_effect(slot, cause);
            }
        }
    }

    /// A threat has risen or fallen: whoever is under it meets it sooner or later than planned.
    fn reheat(&mut self, id: ThreatId) {
        let heat = self.effects.heat(id);
        let plan = self.plan();
        let threat = &plan.scenario.threats[id];
        // What has been marched or waited so far counts at the old rate.
        for camp in &threat.camps {
            self.count_off_attack(*camp);
        }
        self.threats.get_mut(id).heat = heat;
        for camp in &threat.camps {
            self.replan_camp_attack(*camp);
        }
        for route in &threat.routes {
            self.retime_route(*route);
        }
    }

    fn effect_entry(&self, entry: Entry, effect: Effect) -> Entry {
        match effect {
            Effect::Suspend(gate) => entry.with(Actor::Gate(gate)),
            Effect::Close(route) | Effect::Dispute(route) => entry.with(Actor::Route(route)),
            Effect::Alert(threat) | Effect::Raise(threat, _) => entry.with(Actor::Threat(threat)),
            Effect::Shelter(camp) => entry.site(self.plan().site_of(camp)),
        }
    }
}

/// The events with which an effect begins and ends, and the code of the time between them.
fn words(effect: Effect, plan: &Blueprint) -> (EventKind, EventKind, Code) {
    match effect {
        Effect::Suspend(gate) => {
            (EventKind::GateSuspended, EventKind::GateResumes, plan.withholding(gate))
        }
        Effect::Close(_) | Effect::Dispute(_) => {
            (EventKind::RouteCloses, EventKind::RouteOpens, Code::RouteClosed)
        }
        Effect::Alert(_) => (EventKind::AlertBegins, EventKind::AlertEnds, Code::ThreatHold),
        Effect::Raise(..) => (EventKind::ThreatRises, EventKind::ThreatFalls, Code::ThreatHold),
        Effect::Shelter(_) => (EventKind::ShelterBegins, EventKind::ShelterEnds, Code::ThreatHold),
    }
}
