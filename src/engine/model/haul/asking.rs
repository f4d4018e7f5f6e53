//! Columns are asked for as load becomes ready, and their requests dropped when there is nothing to move.

use crate::id::{ConvoyId, HaulId, PoolId, StockId};
use crate::model::convoy::State;
use crate::model::journal::{Actor, EventId, EventKind};
use crate::model::world::Play;
use crate::scenario::Loading;

impl Play<'_> {
    /// A stock has changed: its hauls see, once the second is over, whether more columns must be
    /// asked for.
    pub(crate) fn ask_columns(&mut self, id: StockId, event: EventId) {
        let plan = self.plan();
        for haul in &plan.stocks[id].by {
            let pool = plan.hauls[*haul].pool;
            if plan.scenario.pools[pool].load != Loading::AtRequest {
                self.hauls.get_mut(*haul).more_since = event;
                self.look_for_columns(*haul);
                self.wake(pool, event);
            }
        }
    }

    pub(super) fn look_for_columns(&mut self, id: HaulId) {
        let haul = self.hauls.get_mut(id);
        if !std::mem::replace(&mut haul.is_to_ask, true) {
            self.pools.get_mut(self.plan().hauls[id].pool).to_ask.push(id);
        }
    }

    /// Asks for the columns that woken pools need, all of the same second in turn.
    pub(crate) fn ask_for_columns(&mut self, woken: &[PoolId]) {
        let mut hauls = Vec::new();
        for pool in woken {
            hauls.append(&mut self.pools.get_mut(*pool).to_ask);
        }
        let mut turns = Vec::with_capacity(hauls.len());
        for id in hauls {
            self.hauls.get_mut(id).is_to_ask = false;
            // Vehicles that were loaded for a column that left without them need one, too.
            let stock = self.most_urgent(id).or_else(|| self.first_loaded(id));
            if let Some(stock) = stock.or_else(|| self.first_foreseen(id)) {
                turns.push((self.turn_of(stock, id), self.preference(id, stock), id));
            } else {
                self.drop_surplus(id);
            }
        }
        turns.sort_unstable();
        for (_, _, id) in turns {
            self.ask_for(id);
        }
    }

    /// Asks for as many columns of a haul as its load fills.
    fn ask_for(&mut self, id: HaulId) {
        let plan = self.plan();
        let haul = &plan.hauls[id];
        let pool = &plan.scenario.pools[haul.pool];
        loop {
            let columns = self.columns_needed(id, self.foreseen(id));
            let vehicles = self.pools.get(haul.pool).total();
            let requests = self.hauls.get(id).requests;
            let asked = (requests + 1).saturating_mul(pool.min_convoy);
            let fits = requests == 0 || asked <= vehicles.saturating_mul(haul.ahead);
            if requests >= columns || !fits || self.free_convoys.is_short {
                break;
            }
            let stock = self.most_urgent(id).or_else(|| self.first_loaded(id));
            let Some(stock) = stock.or_else(|| self.first_foreseen(id)) else { break };
            self.request(id, stock);
        }
        self.drop_surplus(id);
    }

    /// Makes one request: it takes its turn, and asks its gates.
    fn request(&mut self, id: HaulId, stock: StockId) {
        let plan = self.plan();
        let pool = plan.hauls[id].pool;
        let turn = self.turn_of(stock, id);
        let Some(convoy_id) = self.take_place(id, stock) else { return };
        let number = self.next_number();
        let asked = self.hauls.get(id).more_since;
        let state = self.stocks.get_mut(stock);
        state.requests += 1;
        let serial = state.requests;
        let trip = self.trip_now(id);
        let convoy = self.convoys.get_mut(convoy_id);
        (convoy.number, convoy.serial) = (number, serial);
        convoy.last = asked;
        convoy.escorts_needed = trip.escorts;
        let state = if trip.gates.is_empty() { State::Mustering } else { State::Clearing };
        convoy.turn(state, self.agenda.now);
        self.hauls.get_mut(id).requests += 1;
        let requests = &mut self.pools.get_mut(pool).requests;
        let place = requests.partition_point(|(other, _)| *other <= turn);
        requests.insert(place, (turn, convoy_id));
        self.mention_of(convoy_id, EventKind::ColumnRequested, (Actor::Pool(pool), None));
        if !trip.gates.is_empty() {
            self.ask_gates(convoy_id, &trip.gates, asked);
        }
    }

    /// Drops requests for which there is nothing to move and nothing more will come; the latest first.
    fn drop_surplus(&mut self, id: HaulId) {
        let pool = self.plan().hauls[id].pool;
        let wanted = self.foreseen(id);
        if wanted.more_to_come {
            return;
        }
        let columns = self.columns_needed(id, wanted);
        while self.hauls.get(id).requests > columns {
            let requests = &self.pools.get(pool).requests;
            let is_surplus = |(_, convoy): &(_, ConvoyId)| self.convoys.get(*convoy).haul == id;
            let Some(place) = requests.iter().rposition(is_surplus) else { return };
            let (_, convoy) = self.pools.get_mut(pool).requests.remove(place);
            self.hauls.get_mut(id).requests -= 1;
            self.mention_of(convoy, EventKind::ColumnWithdrawn, (Actor::Pool(pool), None));
            self.take_back_requests(convoy);
            let last = self.convoys.get(convoy).last;
            self.end_convoy(convoy, last);
        }
    }

    /// A request has one permit more; with all of them, it musters.
    pub(crate) fn muster(&mut self, id: ConvoyId) {
        let now = self.agenda.now;
        let convoy = self.convoys.get_mut(id);
        if convoy.pending == 0 {
            convoy.turn(State::Mustering, now);
        }
        convoy.granted = convoy.last;
        let (pool, event) = (convoy.pool, convoy.last);
        self.wake(pool, event);
    }

    /// Takes a request out of the queue.
    pub(super) fn forget_request(&mut self, id: ConvoyId) {
        self.settle_permits(id);
        let convoy = self.convoys.get(id);
        let (pool, haul) = (convoy.pool, convoy.haul);
        self.pools.get_mut(pool).requests.retain(|(_, other)| *other != id);
        self.hauls.get_mut(haul).requests -= 1;
    }
}
