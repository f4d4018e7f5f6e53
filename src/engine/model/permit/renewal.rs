//! Permissions that lapse, and are asked for anew before or after.

use crate::id::ConvoyId;
use crate::model::agenda::Due;
use crate::model::convoy::State;
use crate::model::journal::{EventId, EventKind};
use crate::model::world::Play;
use crate::scenario::{Loading, Renewal};
use crate::time::{Moment, Span};

use super::{Permit, PermitId};

impl Play<'_> {
    /// Plans to ask anew for a grant that ends: when it does, or so early that the next can be there.
    pub(crate) fn plan_renewal(&mut self, id: PermitId) {
        let plan = self.plan();
        let convoy = self.convoys.get(id.convoy);
        let Some(permit) = convoy.permits.get(id.number as usize) else { return };
        let (Some(until), true) = (permit.valid_until, self.keeps_permits(id.convoy)) else {
            return;
        };
        if until == Moment::NEVER {
            return;
        }
        let (now, generation) = (self.agenda.now, permit.generation);
        let lead = match plan.scenario.gates[permit.gate].renews {
            Renewal::InTime => self.usual_answer(permit.gate) - now,
            Renewal::AtEnd => Span::ZERO,
        };
        // A gate that answers at once is not asked for ever in one instant.
        let soonest = if lead > Span::ZERO { now.0 } else { now.0 + 60 };
        let at = Moment((until.0 - lead.0).max(soonest));
        self.permit_mut(id).due = at;
        self.agenda.plan(at, Due::PermitRenews, id.target(plan), generation);
        // Up to the end itself it may be used.
        self.agenda.plan(Moment(until.0 + 1), Due::PermitEnds, id.target(plan), generation);
    }

    /// A grant that has not been used ends.
    pub(crate) fn end_permit(&mut self, id: PermitId, generation: u32) {
        let convoy = self.convoys.get(id.convoy);
        let (pool, is_request) = (convoy.pool, convoy.is_request());
        if self.permit(id).generation == generation && is_request && self.renew_permits(id.convoy) {
            self.wake(pool, self.convoys.get(id.convoy).last);
        }
    }

    /// A grant that has not been used is asked for anew, and stays valid until it ends.
    pub(crate) fn renew_permit(&mut self, id: PermitId, generation: u32) {
        let permit = self.permit(id);
        let is_meant = permit.generation == generation
            && permit.valid_until.is_some()
            && permit.due <= self.agenda.now;
        if is_meant && !permit.is_renewing && self.keeps_permits(id.convoy) {
            self.permit_mut(id).is_renewing = true;
            let last = self.convoys.get(id.convoy).last;
            self.request_permit(id, last);
        }
    }

    /// Whether a convoy has still to use its permissions, so that they are renewed in time: it is asked for,
    /// or stands before its first road.
    fn keeps_permits(&self, id: ConvoyId) -> bool {
        let convoy = self.convoys.get(id);
        let musters = self.plan().scenario.pools[convoy.pool].load != Loading::AtRequest;
        convoy.is_request() || musters && convoy.waits_at_home()
    }

    /// A column that stands before its first road keeps its permissions valid.
    pub(crate) fn keep_permits(&mut self, id: ConvoyId) {
        let convoy = self.convoys.get(id);
        if convoy.waits_at_home() {
            for number in 0..convoy.permits.len() as u32 {
                self.plan_renewal(PermitId { convoy: id, number });
            }
        }
    }

    /// A column has set out, on its first road or to load where it was asked for: it needs no answer any
    /// more, and what it asks for from now on is for its way home.
    #[inline]
    pub(crate) fn use_permits(&mut self, id: ConvoyId) {
        let convoy = self.convoys.get_mut(id);
        let sets_out = !std::mem::replace(&mut convoy.has_set_out, true);
        if sets_out && convoy.permits.iter().any(|permit| permit.is_renewing) {
            self.take_back_requests(id);
        }
    }

    /// Grants that are no longer valid are asked for anew; whether there was any.
    #[inline]
    pub(crate) fn renew_permits(&mut self, id: ConvoyId) -> bool {
        let now = self.agenda.now;
        let any = self.convoys.get(id).permits.iter().any(|permit| permit.is_void(now));
        if any {
            self.renew_void(id);
        }
        any
    }

    fn renew_void(&mut self, id: ConvoyId) {
        let now = self.agenda.now;
        let permits = &self.convoys.get(id).permits;
        let void = |permit: &Permit| permit.is_void(now);
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
    }

    /// A grant is void; the convoy has to ask anew, unless it has done so already.
    pub(crate) fn void_permit(&mut self, id: PermitId, cause: EventId) -> bool {
        let gate_id = self.permit(id).gate;
        self.void_blanket(id);
        let entry = self.clearance_entry(id.convoy, EventKind::ClearanceVoid, gate_id);
        let event = self.journal.write(entry.because(cause));
        let convoy = self.convoys.get_mut(id.convoy);
        convoy.last = event;
        convoy.pending += 1;
        convoy.turn(State::Clearing, self.agenda.now);
        convoy.way_seen = 0;
        let next = convoy.next_request();
        let permit = &mut convoy.permits[id.number as usize];
        permit.valid_until = None;
        let is_asked = std::mem::take(&mut permit.is_renewing);
        if !is_asked {
            permit.generation = next;
        }
        is_asked
    }
}
