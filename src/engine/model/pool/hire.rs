//! Hired vehicles: they come as their contract says.

use crate::id::PoolId;
use crate::model::agenda::Due;
use crate::model::journal::{Actor, Code, Entry, EventId, EventKind};
use crate::model::world::Play;
use crate::time::{Moment, Span};

/// The contract under which a pool comes, and the one for more that a change of plan signs.
const FIRST: usize = 0;
const MORE: usize = 1;

impl Play<'_> {
    /// A contract is signed: all its vehicles are still to come, the first after its lead time.
    pub(super) fn sign_contract(&mut self, id: PoolId, signed: Moment, lead: Span) {
        let pool = self.pools.get_mut(id);
        pool.to_come[FIRST] = std::mem::take(&mut pool.total);
        pool.free = 0;
        let comes = signed.max(Moment::START) + lead.max(Span::ZERO);
        self.agenda.plan(comes, Due::HireArrives, id.0, FIRST as u32);
    }

    /// A change of plan gives a pool another number of vehicles. If they are hired, more of them come
    /// under a contract that is signed now; of fewer, those that are still to come are called off first.
    pub(crate) fn take_up_count(&mut self, id: PoolId) {
        let plan = self.plan();
        let Some(hire) = &plan.scenario.pools[id].hire else { return self.change_pool(id) };
        let now = self.agenda.now;
        let pool = self.pools.get_mut(id);
        if pool.is_gone {
            return;
        }
        let has = pool.later;
        let had = std::mem::replace(&mut pool.asked, has);
        if has > had {
            pool.to_come[MORE] = has - had;
            pool.usage.note_ordered(has - had, now);
            let mut stream = self.drawn.luck.numbered_stream(plan.pool_keys[id], MORE as u32);
            let lead = hire.lead_time.draw(&self.drawn.assumed, &mut stream).max(Span::ZERO);
            self.agenda.plan_in(lead, Due::HireArrives, id.0, MORE as u32);
        } else {
            let called_off = pool.to_come[FIRST].min(had - has);
            pool.to_come[FIRST] -= called_off;
            pool.usage.note_coming(called_off, now);
            pool.later = pool.total.saturating_sub(had - has - called_off);
            self.change_pool(id);
        }
    }

    /// Hired vehicles come, and the next of their contract are on their way.
    pub(crate) fn bring_hired(&mut self, id: PoolId, contract: usize) {
        let by = self.plan().scenario.pools[id].hire.as_ref().and_then(|hire| hire.by);
        self.keep_account_open();
        self.note_at_home(id);
        let now = self.agenda.now;
        let pool = self.pools.get_mut(id);
        let waited_for = pool.to_come[contract];
        let come = by.map_or(waited_for, |(vehicles, _)| vehicles.min(waited_for));
        pool.to_come[contract] -= come;
        pool.usage.note_coming(come, now);
        pool.total += come;
        pool.free += come;
        pool.crews.add(come);
        let is_last = pool.to_come[contract] == 0;
        if let (false, Some((_, every))) = (is_last, by) {
            self.agenda.plan_in(every, Due::HireArrives, id.0, contract as u32);
        }
        if come == 0 {
            return;
        }
        // Its time is booked from when the pool was available on, or from the last that came; that of more
        // vehicles from the change of plan on.
        let before = self.pools.get(id).came;
        let event = match &self.plan().scenario.decision {
            Some(decision) if contract == MORE => {
                let entry =
                    Entry::after(now, EventKind::PoolOpens, EventId::START, Code::NoContract)
                        .split(Code::PlannedStart, decision.at - Moment::START);
                self.journal.write(entry.with(Actor::Pool(id)))
            }
            _ => self.open_entry(id, before, Code::NoContract),
        };
        self.pools.get_mut(id).came = event;
        self.wake_for_vehicles(id, event);
    }
}
