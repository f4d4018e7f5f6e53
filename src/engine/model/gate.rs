//! Gates: authorities that let nothing move while they are suspended. `permit` asks them, `blanket` and
//! `papers` are what is peculiar to permissions for all columns of a pool and for a load.

use std::collections::VecDeque;

use bevy_ecs::prelude::Component;

use crate::id::{ConvoyId, GateId};
use crate::scenario::{Occasion, PermitFor};
use crate::time::{Moment, Span};

use super::agenda::Due;
use super::blanket::Blanket;
use super::journal::{Code, EventId};
use super::permit::PermitId;
use super::rule::Happening;
use super::stretch::Stretches;
use super::usage::Usage;
use super::world::Play;

/// A gate as it stands.
#[derive(Component, Debug, Default)]
pub(crate) struct Gate {
    /// Outages, rules and contests that suspend it now.
    pub(crate) suspended: u32,
    /// When it was suspended.
    suspensions: Stretches,
    /// Chance that an answer is a refusal.
    pub(super) refusal: f64,
    /// Requests at a desk.
    pub(super) busy: u32,
    /// Requests that wait for a desk, each with when it came.
    pub(super) queue: VecDeque<(Moment, PermitId)>,
    /// The events with which desks came free in this second.
    pub(super) freed: VecDeque<EventId>,
    /// Requests answered while suspended: granted or refused when the gate resumes.
    pub(super) held: Vec<PermitId>,
    /// Convoys that stand before a route under its suspension.
    waiting: Vec<ConvoyId>,
    /// What each pool has, where a permission is for all of its columns; else empty.
    pub(super) blankets: Vec<Blanket>,
    /// What its desks have been doing.
    pub(crate) usage: Usage,
}

impl Gate {
    /// The first of the answers that are held back.
    fn take_held(&mut self) -> Option<PermitId> {
        (!self.held.is_empty()).then(|| self.held.remove(0))
    }

    /// Chance that an answer is a refusal.
    pub(crate) fn refusal(&self) -> f64 {
        self.refusal
    }

    /// Since when it has been suspended without a break, if it is.
    pub(crate) fn suspended_since(&self) -> Option<Moment> {
        self.suspensions.going_on()
    }

    /// Requests at a desk.
    #[cfg(test)]
    pub(crate) fn busy(&self) -> u32 {
        self.busy
    }
}

impl Play<'_> {
    /// Who stands before a gate's roads stands there once.
    #[cfg(test)]
    pub(crate) fn audit_before_gates(&self) {
        for id in self.gates.ids() {
            let waiting = &self.gates.get(id).waiting;
            let once: std::collections::BTreeSet<_> = waiting.iter().collect();
            assert_eq!(once.len(), waiting.len(), "before {id:?}: {waiting:?}");
        }
    }

    /// Opens every gate and draws its chance of refusal.
    pub(crate) fn reset_gates(&mut self) {
        self.changes.count();
        self.woken.desks.clear();
        for id in self.gates.ids() {
            let plan = self.plan();
            let mut stream = self.drawn.luck.stream(plan.gate_keys[id]);
            let asked = &plan.scenario.gates[id];
            let refusal = asked.refusal.draw(&self.drawn.assumed, &mut stream).0;
            let gate = self.gates.get_mut(id);
            gate.suspended = 0;
            gate.suspensions.clear();
            gate.refusal = refusal;
            gate.busy = 0;
            gate.queue.clear();
            gate.freed.clear();
            gate.held.clear();
            gate.waiting.clear();
            gate.blankets.clear();
            if asked.permit == PermitFor::Blanket {
                gate.blankets.resize(plan.scenario.pools.len(), Blanket::default());
            }
        }
    }

    /// One more outage suspends a gate. Grants not yet used may be withdrawn.
    pub(crate) fn suspend_gate(&mut self, id: GateId, event: EventId) {
        let gate = self.gates.get_mut(id);
        gate.suspended += 1;
        gate.suspensions.begin(self.agenda.now);
        if gate.suspended == 1 {
            self.changes.count();
            self.raise(Happening::of_gate(Occasion::GateSuspended, id), event);
        }
        if !self.plan().scenario.gates[id].suspension_voids {
            return;
        }
        let waiting = self.convoys.ids().filter(|id| self.convoys.get(*id).waits_at_home());
        let mut waiting: Vec<ConvoyId> = waiting.collect();
        waiting.sort_by_key(|id| self.convoys.get(*id).number);
        for convoy in waiting {
            let state = self.convoys.get(convoy);
            let granted = state
                .permits
                .iter()
                .position(|permit| permit.gate == id && permit.valid_until.is_some());
            if let Some(number) = granted {
                self.withdraw_from_waiting(convoy);
                let permit = PermitId { convoy, number: number as u32 };
                if !self.void_permit(permit, event) {
                    let last = self.convoys.get(convoy).last;
                    self.request_permit(permit, last);
                }
            }
        }
    }

    /// One of the outages that suspend a gate ends.
    pub(crate) fn resume_gate(&mut self, id: GateId, event: EventId) {
        let gate = self.gates.get_mut(id);
        gate.suspended -= 1;
        if gate.suspended > 0 {
            return;
        }
        gate.suspensions.end(self.agenda.now);
        self.changes.count();
        self.raise(Happening::of_gate(Occasion::GateResumes, id), event);
        let gate = self.gates.get(id);
        if !gate.held.is_empty() || !gate.waiting.is_empty() || self.is_anybody_barred() {
            self.agenda.release(Due::GateReleases, id.0, event);
        }
    }

    /// Held answers fall and convoys before its routes try again, unless the gate is suspended
    /// again.
    pub(crate) fn release_from_gate(&mut self, id: GateId, event: EventId) {
        if self.is_suspended(id) {
            return;
        }
        // An answer may let a column go, and with it what others have asked for.
        while let Some(permit) = self.gates.get_mut(id).take_held() {
            self.decide_permit(permit, event);
        }
        for convoy in std::mem::take(&mut self.gates.get_mut(id).waiting) {
            self.release_convoy(convoy, event);
        }
        self.lift_barriers(event);
    }

    /// How much of the time between two moments the gates of a trip were suspended, and the code
    /// under which that is booked: the one that was so for longest.
    pub(crate) fn suspended_between(
        &self,
        gates: &[GateId],
        from: Moment,
        until: Moment,
    ) -> (Code, Span) {
        let suspended = |gate: &GateId| {
            let span = self.gates.get(*gate).suspensions.between(from, until);
            (self.plan().withholding(*gate), span)
        };
        let longest = gates.iter().map(suspended).max_by_key(|(_, span)| *span);
        longest.unwrap_or((Code::NoClearance, Span::ZERO))
    }

    /// Whether a gate is suspended.
    pub(crate) fn is_suspended(&self, id: GateId) -> bool {
        self.gates.get(id).suspended > 0
    }

    /// Whether a gate is suspended; if so, the convoy waits before it.
    pub(crate) fn is_stopped_by_gate(&mut self, id: GateId, convoy: ConvoyId) -> bool {
        let gate = self.gates.get_mut(id);
        // One that something else has let try once more stands here already.
        if gate.suspended > 0 && !gate.waiting.contains(&convoy) {
            gate.waiting.push(convoy);
        }
        gate.suspended > 0
    }

    /// Takes a convoy off whatever list it waits on at home.
    fn withdraw_from_waiting(&mut self, id: ConvoyId) {
        let plan = self.plan();
        for gate in self.gates.ids() {
            self.gates.get_mut(gate).waiting.retain(|other| *other != id);
        }
        for threat in self.threats.ids() {
            self.threats.get_mut(threat).waiting.retain(|other| *other != id);
        }
        let first = self.convoys.get(id).legs.first().copied();
        if let Some(route) = first {
            self.routes.get_mut(route).waiting.retain(|other| *other != id);
            let region = plan.scenario.routes[route].region;
            self.regions.get_mut(region).waiting.retain(|other| *other != id);
        }
    }
}
