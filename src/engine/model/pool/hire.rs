//! Hired vehicles: they come as their contract says.

use crate::id::PoolId;
use crate::model::agenda::Due;
use crate::model::journal::Code;
use crate::model::world::Play;
use crate::time::{Moment, Span};

impl Play<'_> {
    /// A contract is signed: all its vehicles are still to come, the first after its lead time.
    pub(super) fn sign_contract(&mut self, id: PoolId, signed: Moment, lead: Span) {
        let pool = self.pools.get_mut(id);
        pool.to_come = std::mem::take(&mut pool.total);
        pool.free = 0;
        self.agenda.plan(
            signed.max(Moment::START) + lead.max(Span::ZERO),
            Due::HireArrives,
            id.0,
            0,
        );
    }

    /// Hired vehicles come, and the next are on their way.
    pub(crate) fn bring_hired(&mut self, id: PoolId) {
        let by = self.plan().scenario.pools[id].hire.as_ref().and_then(|hire| hire.by);
        self.keep_account_open();
        self.note_at_home(id);
        let now = self.agenda.now;
        let pool = self.pools.get_mut(id);
        let come = by.map_or(pool.to_come, |(vehicles, _)| vehicles.min(pool.to_come));
        pool.to_come -= come;
        pool.usage.note_coming(come, now);
        pool.total += come;
        pool.free += come;
        pool.crews.add(come);
        let is_last = pool.to_come == 0;
        if let (false, Some((_, every))) = (is_last, by) {
            self.agenda.plan_in(every, Due::HireArrives, id.0, 0);
        }
        if come == 0 {
            return;
        }
        // Its time is booked from when the pool was available on, or from the last that came.
        let before = self.pools.get(id).came;
        let event = self.open_entry(id, before, Code::NoContract);
        self.pools.get_mut(id).came = event;
        self.wake_for_vehicles(id, event);
    }
}
