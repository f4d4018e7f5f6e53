//! What a request waits for comes and goes. What it waited for before is booked when something begins
//! or ceases to bar its way, so that a suspension of the last day does not take the weeks in which there
//! was no truck.

use crate::id::{ConvoyId, GateId};
use crate::model::convoy::Convoy;
use crate::model::journal::{Actor, Code, Entry, EventId, EventKind};
use crate::model::wait::{Barrier, Lack};
use crate::model::world::Play;

impl Play<'_> {
    /// A request lacks something else than before, or nothing any more that is known.
    #[inline]
    pub(in crate::model) fn lacks(&mut self, id: ConvoyId, lacks: Option<Lack>) {
        self.turn_wait(id, lacks, false);
    }

    #[inline]
    fn turn_wait(&mut self, id: ConvoyId, lacks: Option<Lack>, bars: bool) {
        let wait = &self.convoys.get(id).wait;
        let since = if wait.is_over(lacks, bars) { self.book_wait(id, bars) } else { None };
        self.convoys.get_mut(id).wait.turn(lacks, bars, since);
    }

    /// The way of a request is barred: from now on, if it could leave otherwise. While there are no
    /// vehicles for it, it is they that are missing.
    pub(in crate::model) fn is_barred_by(&mut self, id: ConvoyId, (code, actor): Barrier) {
        if self.could_leave(id) {
            self.turn_wait(id, Some((code, Some(actor))), true);
            return;
        }
        let (pool, haul) = {
            let convoy = self.convoys.get(id);
            (convoy.pool, convoy.haul)
        };
        let is_loading = !self.hauls.get(haul).loading.is_empty();
        let lift = (self.pools.get(pool).wanting(), Some(Actor::Pool(pool)));
        self.lacks(id, (!is_loading).then_some(lift));
    }

    /// What barred the way of a request does not any more.
    #[inline]
    pub(super) fn is_free_to_go(&mut self, id: ConvoyId) {
        if self.convoys.get(id).wait.is_barred() {
            self.lacks(id, None);
        }
    }

    /// Whether there are vehicles for a request: loaded ones, or as many at home as it needs at least.
    fn could_leave(&self, id: ConvoyId) -> bool {
        let convoy = self.convoys.get(id);
        let (haul, pool) = (convoy.haul, self.pools.get(convoy.pool));
        let is_loaded = !self.hauls.get(haul).ready.is_empty();
        if is_loaded || pool.free == 0 {
            return is_loaded;
        }
        let wanted = self.wanted_of(haul, i64::MAX);
        let fewest = self.plan().scenario.pools[convoy.pool].min_convoy;
        let is_rest = !wanted.more_to_come && wanted.vehicles < fewest;
        pool.free + wanted.led >= if is_rest { wanted.vehicles } else { fewest }
    }

    /// Books what a request has waited for up to now; returns the event from which the rest is booked.
    fn book_wait(&mut self, id: ConvoyId, is_barred_now: bool) -> Option<EventId> {
        let convoy = self.convoys.get(id);
        if !convoy.is_request() {
            return None;
        }
        let since = self.waits_since(id)?;
        let now = self.agenda.now;
        if self.journal[since].at >= now {
            return Some(since);
        }
        let pool = self.pools.get(convoy.pool);
        let (code, actor) = convoy.wait.lacks().unwrap_or((Code::NoLift, None));
        // A barrier that stands while its vehicles go elsewhere ends with nothing.
        let cause = match convoy.wait.lacks() {
            None => since,
            Some(_) if convoy.wait.is_barred() && !is_barred_now && pool.free == 0 => since,
            Some(lack) => self.came(id, lack),
        };
        let entry = Entry::after(now, EventKind::Waits, since, code)
            .because(cause.max(since))
            .site(self.plan().stocks[convoy.stock].site)
            .with(actor.unwrap_or(Actor::Pool(convoy.pool)))
            .convoy(convoy.number);
        Some(self.journal.write(entry))
    }

    /// Since when the load for which a request was made has waited for what keeps it now.
    fn waits_since(&self, id: ConvoyId) -> Option<EventId> {
        let convoy = self.convoys.get(id);
        let mut batches = self.hauls.get(convoy.haul).ready.iter().map(|id| self.convoys.get(*id));
        // Who waited for nothing but others that loaded did so once loaded.
        let ready = match (convoy.wait.lacks(), batches.next()) {
            (None, Some(first)) => first.last,
            (_, first) => {
                let lot = self.stocks.get(convoy.stock).lots.front().map(|lot| lot.since);
                let loaded = first.into_iter().chain(batches).map(Convoy::ready_since);
                loaded.chain(lot).min()?
            }
        };
        Some(convoy.wait.since(ready, self.journal))
    }

    /// The event with which what a column lacked has come.
    pub(super) fn came(&self, id: ConvoyId, (code, actor): Lack) -> EventId {
        let convoy = self.convoys.get(id);
        let pool = self.pools.get(convoy.pool);
        let granted = convoy.wait.granted();
        match (code, actor) {
            (Code::NoLift | Code::NoContract | Code::LateRelease, _) => pool.freed(),
            (Code::NoEscort, Some(Actor::Escort(escort))) => self.escort_freed(escort),
            (_, Some(Actor::Gate(_))) if self.journal[granted].at == self.agenda.now => granted,
            _ => pool.woken_by(),
        }
    }

    /// Whether a request waits for the first permission of a gate.
    pub(super) fn is_first_permission(&self, id: ConvoyId, gate: GateId) -> bool {
        let mut permits = self.convoys.get(id).permits.iter();
        permits.any(|permit| permit.gate == gate && !permit.was_granted)
    }
}
