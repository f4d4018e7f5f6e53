//! What bars the way of a request comes and goes while it waits for other things too. What it waited for
//! before is booked when that happens, so that a suspension of the last day does not take the weeks in
//! which there was no truck.

use crate::id::ConvoyId;
use crate::model::journal::{Actor, Code, Entry, EventId, EventKind};
use crate::model::world::Play;

/// What bars a way, and where.
pub(crate) type Barrier = (Code, Actor);

impl Play<'_> {
    /// The way of a request is barred from now on, by something else than before, or free again.
    pub(super) fn note_barrier(&mut self, id: ConvoyId, barrier: Option<Barrier>) {
        let convoy = self.convoys.get(id);
        let could_leave =
            self.pools.get(convoy.pool).free > 0 || !self.hauls.get(convoy.haul).ready.is_empty();
        // While there is no vehicle for it, it is the vehicle that is missing.
        let is_kept = convoy.barred.is_some() || could_leave;
        if convoy.barred == barrier || !is_kept {
            return;
        }
        let convoy = self.convoys.get_mut(id);
        let before = std::mem::replace(&mut convoy.barred, barrier);
        let hindrance = before.map(|(code, actor)| (code, Some(actor))).or(convoy.hindrance);
        let is_first = before.is_none() && matches!(hindrance, Some((_, Some(Actor::Gate(_)))));
        let Some((code, actor)) = hindrance.filter(|_| convoy.is_request() && !is_first) else {
            return;
        };
        let Some(since) = self.waits_since(id) else { return };
        let now = self.agenda.now;
        if self.journal[since].at >= now {
            return;
        }
        let convoy = self.convoys.get(id);
        let cause = match before {
            Some(_) => self.pools.get(convoy.pool).woken_by(),
            None => self.came(id, (code, actor)),
        };
        let entry = Entry::after(now, EventKind::Waits, since, code)
            .because(cause.max(since))
            .site(self.plan().stocks[convoy.stock].site)
            .with(actor.unwrap_or(Actor::Pool(convoy.pool)))
            .convoy(convoy.number);
        let event = self.journal.write(entry);
        self.convoys.get_mut(id).waits = event;
    }

    /// Since when the load for which a request was made has waited for what keeps it now.
    fn waits_since(&self, id: ConvoyId) -> Option<EventId> {
        let convoy = self.convoys.get(id);
        let lot = self.stocks.get(convoy.stock).lots.front().map(|lot| lot.since);
        let batches = self.hauls.get(convoy.haul).ready.iter();
        let loaded = batches.map(|batch| self.convoys.get(*batch).ready_since());
        let ready = loaded.chain(lot).min()?;
        Some(self.later(ready, convoy.waits))
    }

    /// The later of two events.
    pub(in crate::model) fn later(&self, one: EventId, other: EventId) -> EventId {
        if self.journal[other].at > self.journal[one].at { other } else { one }
    }

    /// The event with which what a column lacked has come.
    pub(super) fn came(&self, id: ConvoyId, (code, actor): (Code, Option<Actor>)) -> EventId {
        let convoy = self.convoys.get(id);
        let pool = self.pools.get(convoy.pool);
        match (code, actor) {
            (Code::NoLift | Code::NoContract | Code::LateRelease, _) => pool.freed(),
            (Code::NoEscort, Some(Actor::Escort(escort))) => self.escort_freed(escort),
            (_, Some(Actor::Gate(_))) if self.journal[convoy.granted].at == self.agenda.now => {
                convoy.granted
            }
            _ => pool.woken_by(),
        }
    }
}
