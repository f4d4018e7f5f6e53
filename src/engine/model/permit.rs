//! Permits: requests wait for a desk, take a lead time, and are granted, refused, or held while the gate
//! is suspended. A grant may end or be withdrawn before it is used, and is asked for anew.

mod renewal;

use crate::chance::{Stream, StreamKey};
use crate::id::{ConvoyId, GateId};
use crate::scenario::Occasion;
use crate::time::{Moment, Span};

use super::agenda::Due;
use super::blueprint::Blueprint;
use super::convoy::State;
use super::journal::{Actor, Code, Entry, EventId, EventKind};
use super::rule::Happening;
use super::world::Play;

/// One of the permits that a convoy needs for its trip.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct PermitId {
    pub(crate) convoy: ConvoyId,
    pub(crate) number: u32,
}

impl PermitId {
    /// Its number on the agenda.
    pub(super) fn target(self, plan: &Blueprint) -> u32 {
        self.convoy.0 * plan.most_permits() + self.number
    }

    /// The permit of a number on the agenda.
    fn of(target: u32, plan: &Blueprint) -> Self {
        let most = plan.most_permits();
        Self { convoy: ConvoyId(target / most), number: target % most }
    }
}

/// Where a request stands at its gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// Nowhere: it is granted.
    Nowhere,
    /// Refused: it will be made again.
    Refused,
    /// Another convoy of the pool has asked for all of them.
    Shared,
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
    pub(super) cause: EventId,
    /// When a desk took it up.
    pub(super) begun: Moment,
    /// When an answer is expected, as far as can be known.
    pub(super) expected: Moment,
    /// When the answer, or the next request, is due.
    pub(super) due: Moment,
    /// Whether it has been granted before.
    pub(crate) was_granted: bool,
    /// Whether it is asked for anew while the grant is still valid.
    pub(super) is_renewing: bool,
    pub(super) standing: Standing,
    /// Changes with each request, so that an answer to an old one is recognised.
    pub(super) generation: u32,
    stream: Stream,
}

impl Permit {
    /// Goes on by another luck.
    pub(super) fn take_luck(&mut self, stream: Stream) {
        self.stream = stream;
    }

    /// One that is to be asked for.
    fn new(gate: GateId, cause: EventId, generation: u32, stream: Stream) -> Self {
        Self {
            gate,
            valid_until: None,
            cause,
            begun: Moment::NEVER,
            expected: Moment::NEVER,
            due: Moment::NEVER,
            was_granted: false,
            is_renewing: false,
            standing: Standing::Nowhere,
            generation,
            stream,
        }
    }

    /// Whether an answer to it will come.
    pub(super) fn is_asked_for(&self) -> bool {
        !matches!(self.standing, Standing::Nowhere | Standing::Shared)
    }

    /// Whether its grant has ended before it was used.
    fn is_void(&self, now: Moment) -> bool {
        self.valid_until.is_some_and(|until| until < now)
    }

    /// When it should be at hand, seen from now.
    pub(crate) fn expected_at(&self, now: Moment) -> Moment {
        if self.valid_until.is_some() { now } else { self.expected }
    }
}
impl Play<'_> {
    /// A new convoy asks every gate on its trip.
    pub(crate) fn ask_gates(&mut self, id: ConvoyId, gates: &[GateId], asked: EventId) {
        let convoy = self.convoys.get_mut(id);
        convoy.permits.clear();
        let (serial, stock) = (convoy.serial, convoy.stock);
        let key = self.plan().stocks[stock].keys.clearance;
        self.ask_in_turn(id, gates, (key, serial), asked);
    }

    /// A convoy whose way has changed asks the gates that it has not asked; whether there were any.
    pub(crate) fn ask_further_gates(&mut self, id: ConvoyId, gates: &[GateId]) -> bool {
        let convoy = self.convoys.get(id);
        let is_asked = |gate: &GateId| convoy.permits.iter().any(|it| it.gate == *gate);
        if gates.iter().all(is_asked) {
            return false;
        }
        let further: Vec<GateId> = gates.iter().filter(|gate| !is_asked(gate)).copied().collect();
        let (last, serial) = (convoy.last, convoy.serial);
        let key = self.plan().stocks[convoy.stock].keys.clearance;
        let now = self.agenda.now;
        self.convoys.get_mut(id).turn(State::Clearing, now);
        self.ask_in_turn(id, &further, (key, serial), last);
        true
    }

    /// A convoy asks gates, all at once. Its permits draw from streams of `key`, from the `serial`-th
    /// convoy's first on.
    pub(super) fn ask_in_turn(
        &mut self,
        id: ConvoyId,
        gates: &[GateId],
        (key, serial): (StreamKey, u32),
        asked: EventId,
    ) {
        let most = self.plan().most_permits();
        let first = self.convoys.get(id).permits.len() as u32;
        for (number, gate) in (first..).zip(gates) {
            let stream = self.drawn.luck.numbered_stream(key, serial * most + number);
            let convoy = self.convoys.get_mut(id);
            let permit = Permit::new(*gate, asked, convoy.next_request(), stream);
            convoy.permits.push(permit);
            convoy.pending += 1;
        }
        for number in first..self.convoys.get(id).permits.len() as u32 {
            self.request_permit(PermitId { convoy: id, number }, asked);
        }
    }

    /// How long a gate takes to answer on average, from now on.
    fn usual_answer(&self, id: GateId) -> Moment {
        let gate = &self.plan().scenario.gates[id];
        let lead = gate.lead_time.expected(&self.plan().means).max(Span::ZERO);
        self.plan().hours(gate.calendar).after(self.agenda.now, lead)
    }

    /// Brings a request to a desk, or queues it.
    pub(super) fn request_permit(&mut self, id: PermitId, cause: EventId) {
        let plan = self.plan();
        let gate_id = self.permit(id).gate;
        if self.is_blanket(gate_id) && self.shares_blanket(id) {
            return;
        }
        let expected = self.usual_answer(gate_id);
        let permit = self.permit_mut(id);
        permit.expected = expected;
        permit.standing = Standing::Queued;
        permit.cause = cause;
        let now = self.agenda.now;
        let gate = self.gates.get_mut(gate_id);
        if plan.scenario.gates[gate_id].desks.is_some() {
            gate.queue.push_back((now, id));
            self.woken.desks.push(gate_id);
            return;
        }
        gate.busy += 1;
        self.begin_request(id, cause);
    }

    /// The lead time begins.
    pub(super) fn begin_request(&mut self, id: PermitId, cause: EventId) {
        let plan = self.plan();
        let gate = &plan.scenario.gates[self.permit(id).gate];
        let permit = &mut self.convoys.get_mut(id.convoy).permits[id.number as usize];
        permit.cause = cause;
        permit.standing = Standing::AtDesk;
        permit.begun = self.agenda.now;
        let lead = gate.lead_time.draw(&self.drawn.assumed, &mut permit.stream);
        let generation = permit.generation;
        let actor = Actor::Gate(permit.gate);
        if lead <= Span::ZERO {
            self.answer_permit(id, generation);
            return;
        }
        self.mention_of(id.convoy, EventKind::PermissionAsked, (actor, Some(lead)));
        let at = plan.hours(gate.calendar).after(self.agenda.now, lead);
        self.permit_mut(id).due = at;
        self.agenda.plan(at, Due::GateAnswers, id.target(plan), generation);
    }

    /// The lead time is over: the desk is free for the next, and the answer falls unless the gate
    /// is suspended.
    pub(crate) fn answer_permit(&mut self, id: PermitId, generation: u32) {
        if self.permit(id).generation != generation {
            return;
        }
        let gate_id = self.permit(id).gate;
        let cause = self.permit(id).cause;
        self.note_desk(gate_id, id.convoy, self.permit(id).begun, self.agenda.now);
        let gate = self.gates.get_mut(gate_id);
        gate.busy = gate.busy.saturating_sub(1);
        // An answer that is held back leaves no event: the desk was free after what it had begun with.
        let freed = if gate.suspended > 0 {
            gate.held.push(id);
            self.permit_mut(id).standing = Standing::Held;
            cause
        } else {
            self.decide_permit(id, cause)
        };
        self.free_desk(gate_id, freed);
    }

    /// A convoy leaves: it keeps the permits that it has, and needs no other.
    pub(crate) fn settle_permits(&mut self, id: ConvoyId) {
        self.take_back_requests(id);
        let convoy = self.convoys.get_mut(id);
        convoy.permits.retain(|permit| permit.valid_until.is_some());
        // Numbers have moved up: an answer to a former one must not be taken for another's.
        let moved = convoy.next_request();
        convoy.permits.iter_mut().for_each(|permit| permit.generation = moved);
        convoy.pending = 0;
    }

    /// A convoy needs no answer any more: its requests are taken back.
    pub(crate) fn take_back_requests(&mut self, id: ConvoyId) {
        for number in 0..self.convoys.get(id).permits.len() {
            let convoy = self.convoys.get_mut(id);
            let generation = convoy.next_request();
            let permit = &mut convoy.permits[number];
            let standing = std::mem::replace(&mut permit.standing, Standing::Nowhere);
            let (gate_id, begun) = (permit.gate, permit.begun);
            permit.is_renewing = false;
            permit.generation = generation;
            let own = PermitId { convoy: id, number: number as u32 };
            if standing == Standing::AtDesk {
                self.note_desk(gate_id, id, begun, self.agenda.now);
            }
            if self.is_blanket(gate_id) && self.hands_over(own, standing) {
                continue;
            }
            let gate = self.gates.get_mut(gate_id);
            match standing {
                Standing::Nowhere | Standing::Refused | Standing::Shared => {}
                Standing::Queued => gate.queue.retain(|(_, other)| *other != own),
                Standing::Held => gate.held.retain(|other| *other != own),
                Standing::AtDesk => {
                    gate.busy = gate.busy.saturating_sub(1);
                    let event = self.convoys.get(id).last;
                    self.free_desk(gate_id, event);
                }
            }
        }
    }

    /// Notes how long a convoy's requests have had desks at the end of a run.
    pub(crate) fn close_desks(&mut self, id: ConvoyId, end: Moment) {
        for number in 0..self.convoys.get(id).permits.len() {
            let permit = &self.convoys.get(id).permits[number];
            if permit.standing == Standing::AtDesk {
                self.note_desk(permit.gate, id, permit.begun, end);
            }
        }
    }

    /// The answer: a grant or a refusal.
    pub(super) fn decide_permit(&mut self, id: PermitId, cause: EventId) -> EventId {
        let gate_id = self.permit(id).gate;
        let refusal = self.gates.get(gate_id).refusal;
        let permit = self.permit_mut(id);
        permit.standing = Standing::Nowhere;
        if permit.stream.happens(refusal) {
            self.refuse_permit(id, gate_id, cause)
        } else {
            self.grant_permit(id, gate_id, cause)
        }
    }

    fn refuse_permit(&mut self, id: PermitId, gate_id: GateId, cause: EventId) -> EventId {
        let event = self.note_answer(id.convoy, EventKind::ClearanceRefused, gate_id, cause);
        self.raise(Happening::of_gate(Occasion::GateRefuses, gate_id), event);
        let plan = self.plan();
        let gate = &plan.scenario.gates[gate_id];
        let permit = &mut self.convoys.get_mut(id.convoy).permits[id.number as usize];
        let retry = gate.retry.draw(&self.drawn.assumed, &mut permit.stream).max(Span(60));
        permit.standing = Standing::Refused;
        let generation = permit.generation;
        let (now, expected) = (self.agenda.now, self.usual_answer(gate_id) + retry);
        let permit = self.permit_mut(id);
        permit.expected = expected;
        permit.due = now + retry;
        self.agenda.plan(now + retry, Due::PermitRetries, id.target(plan), generation);
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
        let event = self.note_grant(id, gate_id, cause);
        let now = self.agenda.now;
        let gate = &self.plan().scenario.gates[gate_id];
        let permit = &mut self.convoys.get_mut(id.convoy).permits[id.number as usize];
        let until = gate.validity.as_ref().map_or(Moment::NEVER, |validity| {
            now + validity.draw(&self.drawn.assumed, &mut permit.stream)
        });
        // There before the convoy goes with it: what it asked for all is answered, and goes to no heir.
        let pool = self.is_blanket(gate_id).then(|| self.open_blanket(id, until));
        self.take_grant(id, until);
        if let Some(pool) = pool {
            self.spread_blanket((gate_id, pool), id.convoy, (until, event));
        }
        event
    }

    pub(super) fn note_grant(&mut self, id: PermitId, gate: GateId, cause: EventId) -> EventId {
        self.note_answer(id.convoy, EventKind::ClearanceGranted, gate, cause)
    }

    /// Writes what a gate has answered: to a convoy, or to a load that asks for its papers.
    fn note_answer(
        &mut self,
        id: ConvoyId,
        kind: EventKind,
        gate: GateId,
        cause: EventId,
    ) -> EventId {
        let entry = self.clearance_entry(id, kind, gate);
        let event = self.journal.write(entry.because(cause));
        let convoy = self.convoys.get_mut(id);
        convoy.last = event;
        let (papers, stock) = (convoy.papers, convoy.stock);
        if papers > 0 {
            self.describe_load(event, self.plan().stocks[stock].line, papers);
        }
        event
    }

    /// A convoy has a grant that it had asked for: the first, or one after another.
    pub(super) fn take_grant(&mut self, id: PermitId, until: Moment) {
        let permit = self.permit_mut(id);
        permit.valid_until = Some(until);
        permit.was_granted = true;
        if std::mem::take(&mut permit.is_renewing) {
            self.plan_renewal(id);
            return;
        }
        let convoy = self.convoys.get_mut(id.convoy);
        convoy.pending -= 1;
        if convoy.papers > 0 {
            self.clear_papers(id.convoy);
        } else if convoy.is_request() {
            self.muster(id.convoy);
            self.plan_renewal(id);
        } else if convoy.pending == 0 && convoy.waits_at_home() {
            self.depart(id.convoy);
        } else if convoy.pending == 0 {
            let last = convoy.last;
            self.join_empties(id.convoy, last);
        }
    }

    fn clearance_entry(&mut self, id: ConvoyId, kind: EventKind, gate: GateId) -> Entry {
        let lacked = self.lacks_beside_permits(id);
        let convoy = self.convoys.get(id);
        let now = self.agenda.now;
        let entry = Entry::after(now, kind, convoy.last, self.plan().withholding(gate))
            .site(self.plan().stocks[convoy.stock].site)
            .with(Actor::Gate(gate))
            .convoy(convoy.number);
        match lacked {
            Some(code) => entry.split(code, now - self.journal[convoy.last].at),
            None => entry,
        }
    }

    /// What a column has waited for that had all the permissions of its way.
    fn lacks_beside_permits(&mut self, id: ConvoyId) -> Option<Code> {
        if self.convoys.get(id).papers > 0 {
            // A load that asks for its papers waits for nothing else.
            return None;
        }
        if self.convoys.get(id).is_request() {
            let has_all = self.lacks_permit(id).is_none();
            let lacks = self.convoys.get(id).wait.lacks();
            return has_all.then(|| lacks.map_or(Code::NoLift, |(code, _)| code));
        }
        let convoy = self.convoys.get(id);
        match convoy.state {
            _ if convoy.pending > 0 || !convoy.waits_at_home() => None,
            State::AwaitingEscort => Some(Code::NoEscort),
            State::Waiting(code) => Some(code),
            _ => None,
        }
    }

    pub(super) fn permit(&self, id: PermitId) -> &Permit {
        &self.convoys.get(id.convoy).permits[id.number as usize]
    }

    pub(super) fn permit_mut(&mut self, id: PermitId) -> &mut Permit {
        &mut self.convoys.get_mut(id.convoy).permits[id.number as usize]
    }

    /// The permit of a number on the agenda; `None` if its convoy has been dissolved.
    pub(crate) fn permit_of(&self, number: u32) -> Option<PermitId> {
        let id = PermitId::of(number, self.plan());
        let exists = (id.number as usize) < self.convoys.get(id.convoy).permits.len();
        exists.then_some(id)
    }
}
