//! Columns are asked for as load becomes ready, and their requests dropped when there is nothing to move.

use crate::id::{ConvoyId, HaulId, PoolId, StockId};
use crate::model::convoy::State;
use crate::model::journal::{Actor, Code, EventId, EventKind};
use crate::model::pool::Turn;
use crate::model::world::Play;

use super::Need;
use crate::scenario::Loading;

/// A haul that asks, or drops what it has asked for: the turn of its load, its place among those that
/// may carry that, itself, and what it needs.
pub(crate) type Asking = (Turn, usize, HaulId, Need);

impl Play<'_> {
    /// A stock has changed: its hauls see, once the second is over, whether more columns must be
    /// asked for.
    pub(crate) fn ask_columns(&mut self, id: StockId, event: EventId) {
        let plan = self.plan();
        for haul in &plan.stocks[id].by {
            if self.is_carrier(*haul, id) {
                self.ask_of(*haul, event);
            }
        }
    }

    /// A haul sees, once the second is over, whether more columns must be asked for, or fewer.
    pub(crate) fn ask_of(&mut self, haul: HaulId, event: EventId) {
        let plan = self.plan();
        let pool = plan.hauls[haul].pool;
        if plan.scenario.pools[pool].load != Loading::AtRequest {
            self.hauls.get_mut(haul).more_since = event;
            self.look_again_for(haul, event);
        }
    }

    /// A haul sees, once the second is over, what it has to ask for, though it has no more than before.
    pub(in crate::model) fn look_again_for(&mut self, haul: HaulId, event: EventId) {
        let plan = self.plan();
        let pool = plan.hauls[haul].pool;
        if plan.scenario.pools[pool].load != Loading::AtRequest {
            self.look_for_columns(haul);
        }
        self.wake(pool, event);
    }

    pub(super) fn look_for_columns(&mut self, id: HaulId) {
        let haul = self.hauls.get_mut(id);
        if !std::mem::replace(&mut haul.is_to_ask, true) {
            self.pools.get_mut(self.plan().hauls[id].pool).to_ask.push(id);
        }
    }

    /// Vehicles have been taken for a haul: the columns of the pool's others will be smaller, and where
    /// permissions take time there may have to be more of them.
    pub(in crate::model) fn look_for_smaller_columns(&mut self, taker: HaulId) {
        let plan = self.plan();
        let pool = plan.hauls[taker].pool;
        for (id, haul) in plan.hauls.iter() {
            if haul.pool == pool
                && id != taker
                && self.hauls.get(id).requests > 0
                && self.asks_in_time(id)
            {
                self.look_for_columns(id);
                self.wake(pool, EventId::START);
            }
        }
    }

    /// Asks for the columns that woken pools need, all of the same second in turn.
    pub(crate) fn ask_for_columns(&mut self, woken: &[PoolId]) {
        if woken.iter().all(|pool| self.pools.get(*pool).to_ask.is_empty()) {
            return;
        }
        let mut turns = std::mem::take(&mut self.woken.turns);
        for pool in woken {
            let mut hauls = std::mem::take(&mut self.pools.get_mut(*pool).to_ask);
            for id in hauls.drain(..) {
                self.hauls.get_mut(id).is_to_ask = false;
                let need = self.need(id);
                if !self.lacks_column(id, need) && !self.has_surplus(id, need) {
                    continue;
                }
                match self.first_turn(id) {
                    Some(turn) => turns.push((turn, self.preference(id, turn.1), id, need)),
                    None => self.drop_surplus(id, need),
                }
            }
            self.pools.get_mut(*pool).to_ask = hauls;
        }
        turns.sort_unstable_by_key(|(turn, preference, id, _)| (*turn, *preference, *id));
        for (turn, _, id, need) in turns.drain(..) {
            while self.lacks_column(id, need) && !self.free_convoys.is_short {
                self.request(id, turn);
            }
            self.drop_surplus(id, need);
        }
        self.woken.turns = turns;
    }

    /// The turn of the load for which a column is asked: what is ready; or else what vehicles carry that
    /// were loaded for a column that left without them; or else what is foreseen.
    fn first_turn(&self, id: HaulId) -> Option<Turn> {
        self.most_urgent(id).or_else(|| {
            let stock = self.first_loaded(id).or_else(|| self.first_foreseen(id))?;
            Some(self.turn_of(stock, id))
        })
    }

    /// Whether one column more has to be asked for, and may be.
    fn lacks_column(&self, id: HaulId, need: Need) -> bool {
        let requests = self.hauls.get(id).requests;
        if requests == 0 || requests >= need.columns {
            return requests < need.columns;
        }
        let plan = self.plan();
        let haul = &plan.hauls[id];
        let asked = (requests + 1).saturating_mul(plan.scenario.pools[haul.pool].min_convoy);
        let vehicles = self.pools.get(haul.pool).total() + self.led_by(id);
        asked <= vehicles.saturating_mul(haul.ahead)
    }

    /// Whether there are requests for which there is nothing to move and nothing more will come.
    fn has_surplus(&self, id: HaulId, need: Need) -> bool {
        !need.more_to_come && self.hauls.get(id).requests > need.columns
    }

    /// Makes one request: it takes its turn, and asks its gates.
    fn request(&mut self, id: HaulId, turn: Turn) {
        let stock = turn.1;
        let Some(convoy_id) = self.take_place(id, stock) else { return };
        let number = self.next_number();
        let asked = self.hauls.get(id).more_since;
        let state = self.stocks.get_mut(stock);
        state.requests += 1;
        let serial = state.requests;
        let trip = self.trip_now(id);
        // The usual way may be open again before the column leaves.
        let usual = &self.plan().hauls[id].trip.gates;
        let is_asked = !usual.is_empty() || !trip.gates.is_empty();
        let convoy = self.convoys.get_mut(convoy_id);
        (convoy.number, convoy.serial) = (number, serial);
        convoy.last = asked;
        convoy.escorts_needed = trip.escorts;
        let state = if is_asked { State::Clearing } else { State::Mustering };
        convoy.turn(state, self.agenda.now);
        self.hauls.get_mut(id).requests += 1;
        let pool = self.plan().hauls[id].pool;
        self.pools.get_mut(pool).add_request(turn, convoy_id);
        self.mention_of(convoy_id, EventKind::ColumnRequested, (Actor::Pool(pool), None));
        let asked = self.has_waited_for_its_turn(convoy_id, asked);
        if is_asked {
            self.ask_gates(convoy_id, usual, asked);
            self.ask_further_gates(convoy_id, &trip.gates);
        }
    }

    /// What a column is asked for after: more load, or where there was load to move before, and the pool would
    /// not have had vehicles for one column more, the end of the wait for these.
    fn has_waited_for_its_turn(&mut self, id: ConvoyId, asked: EventId) -> EventId {
        let convoy = self.convoys.get(id);
        let (haul, pool) = (convoy.haul, convoy.pool);
        if self.journal[asked].at == self.agenda.now || self.most_urgent(haul).is_none() {
            return asked;
        }
        let entry = self.convoy_entry(id, EventKind::Waits, Code::NoLift);
        let event = self.journal.write(entry.with(Actor::Pool(pool)));
        self.set_last(id, event);
        event
    }

    /// Drops requests for which there is nothing to move and nothing more will come; the latest first.
    fn drop_surplus(&mut self, id: HaulId, need: Need) {
        let pool = self.plan().hauls[id].pool;
        while self.has_surplus(id, need) {
            let requests = self.pools.get(pool).requests.iter().enumerate();
            let requests = requests.map(|(place, (_, it))| (place, self.convoys.get(*it)));
            let surplus = requests.filter(|(_, convoy)| convoy.haul == id);
            let Some((place, _)) = surplus.max_by_key(|(_, it)| it.number) else { return };
            let convoy = self.pools.get_mut(pool).take_request(place);
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
        let (pool, event) = (convoy.pool, convoy.last);
        convoy.wait.note_granted(event);
        self.wake(pool, event);
    }

    /// Takes a request out of the queue.
    pub(super) fn forget_request(&mut self, id: ConvoyId) {
        self.settle_permits(id);
        let convoy = self.convoys.get(id);
        let (pool, haul) = (convoy.pool, convoy.haul);
        let pool = self.pools.get_mut(pool);
        if let Some(place) = pool.requests.iter().position(|(_, other)| *other == id) {
            pool.take_request(place);
        }
        self.hauls.get_mut(haul).requests -= 1;
    }
}
