//! Gates: requests wait for a desk, take a lead time, and are granted, refused, or held while the
//! gate is suspended. A grant may expire or be withdrawn before it is used.

use std::collections::VecDeque;

use bevy_ecs::prelude::Component;

use crate::chance::Stream;
use crate::id::{ConvoyId, GateId};
use crate::scenario::Occasion;
use crate::time::{Moment, Span};

use super::agenda::Due;
use super::convoy::State;
use super::journal::{Actor, Code, Entry, EventId, EventKind};
use super::rule::Happening;
use super::stretch::Stretches;
use super::world::Play;

/// A gate as it stands.
#[derive(Component, Debug, Default)]
pub(crate) struct Gate {
    /// Outages, rules and contests that suspend it now.
    pub(crate) suspended: u32,
    /// When it was suspended.
    suspensions: Stretches,
    /// Chance that an answer is a refusal.
    refusal: f64,
    /// Requests at a desk.
    busy: u32,
    /// Requests that wait for a desk.
    queue: VecDeque<PermitId>,
    /// Requests answered while suspended: granted or refused when the gate resumes.
    held: Vec<PermitId>,
    /// Convoys that stand before a route under its suspension.
    waiting: Vec<ConvoyId>,
}

/// One of the permits that a convoy needs for its trip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PermitId {
    pub(crate) convoy: ConvoyId,
    pub(crate) number: u32,
}

/// Where a request stands at its gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// Nowhere: it is granted, or will be made again.
    Nowhere,
    /// In the queue for a desk.
    Queued,
    /// At a desk.
    AtDesk,
    /// Answered, and held back until the gate resumes.
    Held,
}

/// A permit, asked for or granted.
#[derive(Debug, Clone)]
pub(crate) struct Permit {
    pub(crate) gate: GateId,
    /// Until when the grant may be used; `None` while it is not granted.
    pub(crate) valid_until: Option<Moment>,
    /// Since when the lead time runs: the request, or the desk that came free.
    cause: EventId,
    /// When an answer is expected, as far as can be known.
    expected: Moment,
    /// Whether it is asked for anew while the grant is still valid.
    is_renewing: bool,
    standing: Standing,
    /// Changes with each request, so that an answer to an old one is recognised.
    generation: u32,
    stream: Stream,
}

impl Permit {
    /// Changes with each request.
    pub(crate) fn generation(&self) -> u32 {
        self.generation
    }

    /// When it should be at hand, seen from now.
    pub(crate) fn expected_at(&self, now: Moment) -> Moment {
        if self.valid_until.is_some() { now } else { self.expected }
    }
}

impl Play<'_> {
    /// Opens every gate and draws its chance of refusal.
    pub(crate) fn reset_gates(&mut self) {
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
            gate.held.clear();
            gate.waiting.clear();
        }
    }

    /// A new convoy asks every gate on its trip.
    pub(crate) fn ask_gates(&mut self, id: ConvoyId, gates: &[GateId], asked: EventId) {
        let plan = self.plan();
        let convoy = self.convoys.get_mut(id);
        convoy.pending = gates.len() as u32;
        let key = plan.stocks[convoy.stock].keys.clearance;
        let first = convoy.serial * plan.permits_per_convoy;
        convoy.permits.clear();
        for (number, gate) in gates.iter().enumerate() {
            let stream = self.drawn.luck.numbered_stream(key, first + number as u32);
            convoy.permits.push(Permit {
                gate: *gate,
                valid_until: None,
                cause: asked,
                expected: Moment::NEVER,
                is_renewing: false,
                standing: Standing::Nowhere,
                generation: convoy.generation,
                stream,
            });
        }
        for number in 0..gates.len() as u32 {
            self.request_permit(PermitId { convoy: id, number }, asked);
        }
    }

    /// A convoy whose way has changed asks the gates that it has not asked; whether there were any.
    pub(crate) fn ask_further_gates(&mut self, id: ConvoyId, gates: &[GateId]) -> bool {
        let convoy = self.convoys.get(id);
        let is_asked = |gate: &&GateId| !convoy.permits.iter().any(|it| it.gate == **gate);
        let further: Vec<GateId> = gates.iter().filter(is_asked).copied().collect();
        let plan = self.plan();
        let (key, last) = (plan.stocks[convoy.stock].keys.clearance, convoy.last);
        let first = convoy.serial * plan.permits_per_convoy;
        for gate in &further {
            let convoy = self.convoys.get_mut(id);
            let number = convoy.permits.len() as u32;
            convoy.pending += 1;
            convoy.state = State::Clearing;
            convoy.permits.push(Permit {
                gate: *gate,
                valid_until: None,
                cause: last,
                expected: Moment::NEVER,
                is_renewing: false,
                standing: Standing::Nowhere,
                generation: convoy.generation,
                stream: self.drawn.luck.numbered_stream(key, first + number),
            });
            self.request_permit(PermitId { convoy: id, number }, last);
        }
        !further.is_empty()
    }

    /// How long a gate takes to answer on average, from now on.
    fn usual_answer(&self, id: GateId) -> Moment {
        let gate = &self.plan().scenario.gates[id];
        let lead = gate.lead_time.expected(&self.drawn.assumed).max(Span::ZERO);
        self.plan().hours(gate.calendar).after(self.agenda.now, lead)
    }

    /// Brings a request to a desk, or queues it.
    fn request_permit(&mut self, id: PermitId, cause: EventId) {
        let plan = self.plan();
        let gate_id = self.permit(id).gate;
        let expected = self.usual_answer(gate_id);
        let permit = &mut self.convoys.get_mut(id.convoy).permits[id.number as usize];
        permit.expected = expected;
        permit.standing = Standing::Queued;
        let gate = self.gates.get_mut(gate_id);
        if plan.scenario.gates[gate_id].desks.is_some_and(|desks| gate.busy >= desks) {
            gate.queue.push_back(id);
            return;
        }
        gate.busy += 1;
        self.begin_request(id, cause);
    }

    /// The lead time begins.
    fn begin_request(&mut self, id: PermitId, cause: EventId) {
        let plan = self.plan();
        let gate = &plan.scenario.gates[self.permit(id).gate];
        let permit = &mut self.convoys.get_mut(id.convoy).permits[id.number as usize];
        permit.cause = cause;
        permit.standing = Standing::AtDesk;
        let lead = gate.lead_time.draw(&self.drawn.assumed, &mut permit.stream);
        let generation = permit.generation;
        if lead <= Span::ZERO {
            self.answer_permit(id, generation);
            return;
        }
        let at = plan.hours(gate.calendar).after(self.agenda.now, lead);
        let number = self.permit_number(id);
        self.agenda.plan(at, Due::GateAnswers, number, generation);
    }

    /// The lead time is over: the desk is free for the next, and the answer falls unless the gate
    /// is suspended.
    pub(crate) fn answer_permit(&mut self, id: PermitId, generation: u32) {
        if self.permit(id).generation != generation {
            return;
        }
        let gate_id = self.permit(id).gate;
        let cause = self.permit(id).cause;
        let gate = self.gates.get_mut(gate_id);
        gate.busy = gate.busy.saturating_sub(1);
        let next = gate.queue.pop_front();
        // An answer that is held back leaves no event: the desk was free after what it had begun with.
        let freed = if gate.suspended > 0 {
            gate.held.push(id);
            self.convoys.get_mut(id.convoy).permits[id.number as usize].standing = Standing::Held;
            cause
        } else {
            self.decide_permit(id, cause)
        };
        self.seat_next(gate_id, next, freed);
    }

    /// A desk is free for the next request.
    fn seat_next(&mut self, gate: GateId, next: Option<PermitId>, event: EventId) {
        if let Some(next) = next {
            self.gates.get_mut(gate).busy += 1;
            self.begin_request(next, event);
        }
    }

    /// A convoy leaves: it keeps the permits that it has, and needs no other.
    pub(crate) fn settle_permits(&mut self, id: ConvoyId) {
        self.take_back_requests(id);
        let convoy = self.convoys.get_mut(id);
        let newest = convoy.permits.iter().map(Permit::generation).max().unwrap_or(0);
        convoy.permits.retain(|permit| permit.valid_until.is_some());
        // Numbers have moved up: an answer to a former one must not be taken for another's.
        for permit in &mut convoy.permits {
            permit.generation = newest + 1;
        }
        convoy.pending = 0;
    }

    /// A convoy needs no answer any more: its requests are taken back.
    pub(crate) fn take_back_requests(&mut self, id: ConvoyId) {
        for number in 0..self.convoys.get(id).permits.len() {
            let permit = &mut self.convoys.get_mut(id).permits[number];
            let standing = std::mem::replace(&mut permit.standing, Standing::Nowhere);
            let gate_id = permit.gate;
            permit.is_renewing = false;
            permit.generation += 1;
            let own = PermitId { convoy: id, number: number as u32 };
            let gate = self.gates.get_mut(gate_id);
            match standing {
                Standing::Nowhere => {}
                Standing::Queued => gate.queue.retain(|other| *other != own),
                Standing::Held => gate.held.retain(|other| *other != own),
                Standing::AtDesk => {
                    gate.busy = gate.busy.saturating_sub(1);
                    let next = gate.queue.pop_front();
                    let event = self.convoys.get(id).last;
                    self.seat_next(gate_id, next, event);
                }
            }
        }
    }

    /// The answer: a grant or a refusal.
    fn decide_permit(&mut self, id: PermitId, cause: EventId) -> EventId {
        let gate_id = self.permit(id).gate;
        let refusal = self.gates.get(gate_id).refusal;
        let permit = &mut self.convoys.get_mut(id.convoy).permits[id.number as usize];
        permit.standing = Standing::Nowhere;
        if permit.stream.happens(refusal) {
            self.refuse_permit(id, gate_id, cause)
        } else {
            self.grant_permit(id, gate_id, cause)
        }
    }

    fn refuse_permit(&mut self, id: PermitId, gate_id: GateId, cause: EventId) -> EventId {
        let entry = self.clearance_entry(id.convoy, EventKind::ClearanceRefused, gate_id);
        let event = self.journal.write(entry.because(cause));
        self.raise(Happening::of_gate(Occasion::GateRefuses, gate_id), event);
        let gate = &self.plan().scenario.gates[gate_id];
        let convoy = self.convoys.get_mut(id.convoy);
        convoy.last = event;
        let permit = &mut convoy.permits[id.number as usize];
        let retry = gate.retry.draw(&self.drawn.assumed, &mut permit.stream).max(Span(60));
        let generation = permit.generation;
        let number = self.permit_number(id);
        let expected = self.usual_answer(gate_id) + retry;
        self.convoys.get_mut(id.convoy).permits[id.number as usize].expected = expected;
        self.agenda.plan_in(retry, Due::PermitRetries, number, generation);
        event
    }

    /// A refused convoy asks again.
    pub(crate) fn retry_permit(&mut self, id: PermitId, generation: u32) {
        if self.permit(id).generation == generation {
            let last = self.convoys.get(id.convoy).last;
            self.request_permit(id, last);
        }
    }

    fn grant_permit(&mut self, id: PermitId, gate_id: GateId, cause: EventId) -> EventId {
        let entry = self.clearance_entry(id.convoy, EventKind::ClearanceGranted, gate_id);
        let event = self.journal.write(entry.because(cause));
        let now = self.agenda.now;
        let gate = &self.plan().scenario.gates[gate_id];
        let convoy = self.convoys.get_mut(id.convoy);
        convoy.last = event;
        let permit = &mut convoy.permits[id.number as usize];
        permit.valid_until = Some(gate.validity.as_ref().map_or(Moment::NEVER, |validity| {
            now + validity.draw(&self.drawn.assumed, &mut permit.stream)
        }));
        let is_finite = gate.validity.is_some();
        if std::mem::take(&mut permit.is_renewing) {
            self.plan_renewal(id);
            return event;
        }
        convoy.pending -= 1;
        if convoy.is_request() {
            self.muster(id.convoy);
            if is_finite {
                self.plan_renewal(id);
            }
        } else if convoy.pending == 0 {
            self.depart(id.convoy);
        }
        event
    }

    /// Plans to ask for a grant anew so early that the next can be there when this one ends.
    fn plan_renewal(&mut self, id: PermitId) {
        let convoy = self.convoys.get(id.convoy);
        let Some(permit) = convoy.permits.get(id.number as usize) else { return };
        let (Some(until), true) = (permit.valid_until, convoy.is_request()) else { return };
        let lead = self.usual_answer(permit.gate) - self.agenda.now;
        let (at, generation) = (until.0 - lead.0, permit.generation);
        let number = self.permit_number(id);
        self.agenda.plan(
            Moment(at.max(self.agenda.now.0 + 60)),
            Due::PermitRenews,
            number,
            generation,
        );
    }

    /// A grant that has not been used is asked for anew, and stays valid until it ends.
    pub(crate) fn renew_permit(&mut self, id: PermitId, generation: u32) {
        let permit = self.permit(id);
        let is_meant = permit.generation == generation && permit.valid_until.is_some();
        if is_meant && !permit.is_renewing && self.convoys.get(id.convoy).is_request() {
            self.convoys.get_mut(id.convoy).permits[id.number as usize].is_renewing = true;
            let last = self.convoys.get(id.convoy).last;
            self.request_permit(id, last);
        }
    }

    /// Grants that are no longer valid are asked for anew; whether there was any.
    pub(crate) fn renew_permits(&mut self, id: ConvoyId) -> bool {
        let now = self.agenda.now;
        let permits = &self.convoys.get(id).permits;
        let void = |permit: &Permit| permit.valid_until.is_some_and(|until| until < now);
        if !permits.iter().any(void) {
            return false;
        }
        let numbers: Vec<u32> =
            (0..permits.len() as u32).filter(|number| void(&permits[*number as usize])).collect();
        // All are void before the first is asked for: an answer may come at once.
        let mut unasked = Vec::new();
        for number in numbers {
            let last = self.convoys.get(id).last;
            if !self.void_permit(PermitId { convoy: id, number }, last) {
                unasked.push(number);
            }
        }
        let last = self.convoys.get(id).last;
        for number in unasked {
            self.request_permit(PermitId { convoy: id, number }, last);
        }
        true
    }

    /// A grant is void; the convoy has to ask anew, unless it has done so already.
    fn void_permit(&mut self, id: PermitId, cause: EventId) -> bool {
        let gate_id = self.permit(id).gate;
        let entry = self.clearance_entry(id.convoy, EventKind::ClearanceVoid, gate_id);
        let event = self.journal.write(entry.because(cause));
        let convoy = self.convoys.get_mut(id.convoy);
        convoy.last = event;
        convoy.pending += 1;
        convoy.state = State::Clearing;
        let permit = &mut convoy.permits[id.number as usize];
        permit.valid_until = None;
        let is_asked = std::mem::take(&mut permit.is_renewing);
        if !is_asked {
            permit.generation += 1;
        }
        is_asked
    }

    /// One more outage suspends a gate. Grants not yet used may be withdrawn.
    pub(crate) fn suspend_gate(&mut self, id: GateId, event: EventId) {
        let gate = self.gates.get_mut(id);
        gate.suspended += 1;
        gate.suspensions.begin(self.agenda.now);
        if gate.suspended == 1 {
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
        let gate = self.gates.get_mut(id);
        let held = std::mem::take(&mut gate.held);
        let waiting = std::mem::take(&mut gate.waiting);
        for permit in held {
            self.decide_permit(permit, event);
        }
        for convoy in waiting {
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
        if gate.suspended > 0 {
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

    fn clearance_entry(&self, convoy: ConvoyId, kind: EventKind, gate: GateId) -> Entry {
        let convoy = self.convoys.get(convoy);
        Entry::after(self.agenda.now, kind, convoy.last, self.plan().withholding(gate))
            .site(self.plan().stocks[convoy.stock].site)
            .with(Actor::Gate(gate))
            .convoy(convoy.number)
    }

    fn permit(&self, id: PermitId) -> &Permit {
        &self.convoys.get(id.convoy).permits[id.number as usize]
    }

    /// A permit's number on the agenda.
    fn permit_number(&self, id: PermitId) -> u32 {
        id.convoy.0 * self.plan().permits_per_convoy + id.number
    }

    /// The permit of a number on the agenda; `None` if its convoy has been dissolved.
    pub(crate) fn permit_of(&self, number: u32) -> Option<PermitId> {
        let per_convoy = self.plan().permits_per_convoy;
        let id = PermitId { convoy: ConvoyId(number / per_convoy), number: number % per_convoy };
        let exists = (id.number as usize) < self.convoys.get(id.convoy).permits.len();
        exists.then_some(id)
    }
}
