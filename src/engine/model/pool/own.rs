//! Vehicles that do not come home: a camp's own are gone with its last party, those hired for one way
//! where they have been unloaded.

use crate::id::{CampId, ConvoyId, PoolId, SiteId};
use crate::model::convoy::Convoy;
use crate::model::journal::{Actor, Code, Entry, EventId, EventKind};
use crate::model::world::Play;

impl Play<'_> {
    /// The last party of a camp has left: its own vehicles that are at home go with it.
    pub(crate) fn dismiss_pools(&mut self, camp: CampId, event: EventId) {
        for id in &self.plan().camp_pools[camp] {
            self.keep_account_open();
            self.note_at_home(*id);
            self.note_away(*id, self.pools.get(*id).free);
            let pool = self.pools.get_mut(*id);
            pool.is_gone = true;
            pool.crews.remove(pool.free);
            pool.gone += std::mem::take(&mut pool.free);
            let entry = Entry::after(self.agenda.now, EventKind::VehiclesGone, event, Code::Work);
            let site = self.plan().site_of(camp);
            self.journal.mention(entry.site(site).with(Actor::Pool(*id)));
        }
    }

    /// Whether the vehicles of a pool do not come home any more.
    pub(crate) fn is_gone(&self, id: PoolId) -> bool {
        self.pools.get(id).is_gone
    }

    /// A convoy of vehicles that do not come home ends where it has unloaded, and gives its bay free.
    pub(crate) fn end_one_way(&mut self, id: ConvoyId, bay: Option<SiteId>, event: EventId) {
        let convoy: &Convoy = self.convoys.get(id);
        let (pool, vehicles) = (convoy.pool, convoy.vehicles);
        let state = self.pools.get_mut(pool);
        state.crews.forget(vehicles);
        // Hired ones are the pool's no longer.
        if state.is_gone {
            state.gone += vehicles;
            self.note_away(pool, vehicles);
        } else {
            state.total -= vehicles;
            self.wake(pool, event);
        }
        let entry = self.convoy_entry(id, EventKind::VehiclesGone, Code::March);
        let entry = Entry { previous: event, cause: event, ..entry };
        self.journal.mention(entry.with(Actor::Pool(pool)));
        if let Some(node) = bay {
            self.release_berth(node, self.plan().flies(pool), event);
        }
        self.end_convoy(id, event);
    }
}
