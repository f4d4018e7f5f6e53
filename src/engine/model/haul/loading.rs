//! Vehicles are loaded at home for the columns that were asked for, and load is promised to them.

use crate::id::{ConvoyId, PoolId, StockId};
use crate::model::convoy::{Consignment, Phase};
use crate::model::journal::{EventId, EventKind};
use crate::model::world::Play;
use crate::scenario::{Loading, Rest};
use crate::time::Moment;

use super::serving::Answer;
use super::vehicles_for;

impl Play<'_> {
    /// Begins to load vehicles for a request, if loading may begin and there are enough of them.
    pub(super) fn load_for(&mut self, id: ConvoyId, index: usize, may_go: bool) -> Answer {
        let plan = self.plan();
        let haul_id = self.convoys.get(id).haul;
        let haul = &plan.hauls[haul_id];
        let pool = &plan.scenario.pools[haul.pool];
        let Some(rank) = self.loads_by(id, index, may_go) else { return Answer::PassedOver };
        let wanted = self.wanted(haul_id);
        let (ready, loading) = self.loaded(haul_id);
        let (fewest, most) = self.size(haul_id, wanted);
        let have = ready + loading;
        let missing = (rank * most).saturating_sub(have).min(wanted.vehicles);
        // Vehicles that drive themselves are led column by column.
        let one = if self.leads(haul_id) { (have / most + 1) * most - have } else { missing };
        let missing = missing.min(one);
        if missing == 0 && wanted.is_cut && have < rank * most {
            return self.awaits_quota(id);
        }
        if missing == 0 || !wanted.loads_any_of(missing) {
            return Answer::PassedOver;
        }
        let in_column = have.saturating_sub((rank - 1) * most);
        let is_rest = in_column + wanted.vehicles < fewest && !wanted.more_to_come;
        if in_column + missing < fewest && !is_rest {
            return Answer::PassedOver;
        }
        // The rest is filled up with empty vehicles, if the pool says so.
        let filled = fewest.saturating_sub(in_column).max(missing);
        let fills_up = is_rest && pool.short == Rest::IsFilledUp;
        let missing = if fills_up { filled } else { missing };
        let least = match (is_rest, fills_up) {
            (true, false) => 1,
            (true, true) => filled,
            (false, _) => fewest.saturating_sub(in_column).clamp(1, missing),
        };
        let able = self.able(haul_id);
        let free = able + wanted.led;
        if free < least || able == 0 {
            // One that has its vehicles, and may not go, lacks what it may not go without.
            let has_its_own = !may_go && in_column >= fewest;
            return if has_its_own { Answer::LacksVehicles } else { self.lacks_vehicles(id) };
        }
        let spares = if in_column == 0 { self.spares_of(haul_id) } else { 0 };
        let takes = (missing + spares.min(most.saturating_sub(in_column + missing))).min(free);
        self.load_batch(id, takes);
        Answer::Loads
    }

    /// How many columns of its haul may be loading, up to a request and including it; `None` if it may
    /// not. The pool looks again when it may.
    fn loads_by(&mut self, id: ConvoyId, index: usize, may_go: bool) -> Option<u32> {
        let haul = self.convoys.get(id).haul;
        let pool = self.convoys.get(id).pool;
        let mut rank = 0;
        for place in 0..=index {
            let (_, other) = self.pools.get(pool).requests[place];
            if self.convoys.get(other).haul == haul {
                let at = self.loads_from(other, rank + 1, other == id && may_go);
                if at <= self.agenda.now {
                    rank += 1;
                } else if other == id {
                    self.look_later(pool, at);
                    return None;
                }
            }
        }
        Some(rank)
    }

    /// From when on vehicles may be loaded for a request.
    fn loads_from(&mut self, id: ConvoyId, rank: u32, may_go: bool) -> Moment {
        let plan = self.plan();
        let convoy = self.convoys.get(id);
        let (haul, now) = (convoy.haul, self.agenda.now);
        match plan.scenario.pools[convoy.pool].load {
            Loading::AtOnce | Loading::AtRequest => now,
            Loading::WhenGranted if may_go || self.lacks_permit(id).is_none() => now,
            Loading::WhenGranted => Moment::NEVER,
            Loading::ToBeReady => {
                let granted = if may_go { now } else { self.permits_expected(id) };
                // The groups at hand are for the columns that were asked for first.
                let ready = granted.max(self.escort_expected(id, rank));
                let ready = self.first_slot(id, ready).unwrap_or(ready).min(self.comes_by(haul));
                let loading = plan.hauls[haul].loading;
                if ready >= Moment::NEVER { ready } else { Moment(ready.0 - loading.0) }
            }
        }
    }

    /// Vehicles at home begin to load for a column: they take a bay together.
    fn load_batch(&mut self, request: ConvoyId, vehicles: u32) {
        let plan = self.plan();
        let asked = self.convoys.get(request);
        let (haul_id, number, wait) = (asked.haul, asked.number, asked.wait);
        let (stock, pool) = (asked.stock, asked.pool);
        let Some(id) = self.take_place(haul_id, stock) else { return };
        let convoy = self.convoys.get_mut(id);
        (convoy.number, convoy.wait) = (number, wait);
        self.promise(id, vehicles);
        self.draw_vehicles(haul_id, self.convoys.get(id).vehicles);
        let since = self.convoys.get(id).ready_since();
        self.note_leaving(id, EventKind::ConvoyFormed, [since, EventId::START]);
        if plan.handles_at_random[pool] {
            let convoy = self.convoys.get_mut(id);
            let key = plan.stocks[convoy.stock].keys.handling;
            convoy.handling = self.drawn.luck.numbered_stream(key, convoy.serial);
        }
        let loading = self.convoys.get(id).size();
        let haul = self.hauls.get_mut(haul_id);
        haul.loading.push(id);
        haul.vehicles_loading += loading;
        self.lacks(request, None);
        self.take_berth(id);
    }

    /// So many vehicles that drive themselves, and had been promised to a column, do not go with it: at home
    /// they had their places in it since it began to be loaded; elsewhere they have them only once they are loaded.
    pub(in crate::model) fn give_up_led(&mut self, id: ConvoyId, vehicles: u32) {
        let plan = self.plan();
        let convoy = self.convoys.get_mut(id);
        if !plan.hauls[convoy.haul].is_at_home || convoy.phase != Phase::ToLoad {
            return;
        }
        let led = convoy.led.min(vehicles);
        convoy.led -= led;
        let haul = self.hauls.get_mut(convoy.haul);
        if haul.loading.contains(&id) {
            haul.vehicles_loading -= led;
        }
    }

    /// Vehicles are loaded at home and stand ready.
    pub(crate) fn stand_ready(&mut self, id: ConvoyId, event: EventId) {
        let convoy = self.convoys.get(id);
        let (haul_id, pool, vehicles) = (convoy.haul, convoy.pool, convoy.size());
        let haul = self.hauls.get_mut(haul_id);
        haul.loading.retain(|other| *other != id);
        haul.vehicles_loading -= vehicles;
        haul.ready.push(id);
        haul.vehicles_ready += vehicles;
        self.look_for_columns(haul_id);
        self.wake(pool, event);
    }

    /// Promises load to so many vehicles, line by line in order of priority; those of the pool that are
    /// left over go with the first. Vehicles that drive themselves go with at least one of the pool.
    pub(super) fn promise(&mut self, id: ConvoyId, vehicles: u32) {
        let plan = self.plan();
        let haul_id = self.convoys.get(id).haul;
        let haul = &plan.hauls[haul_id];
        let mut left = self.quota_left(haul_id);
        let mut trucks = if self.leads(haul_id) { self.able(haul_id) } else { vehicles };
        let (mut room, mut own) = (vehicles, 0);
        for (stock, each) in &haul.stocks {
            if room == 0 {
                break;
            }
            if !self.is_movable(*stock) || !self.is_carrier(haul_id, *stock) {
                continue;
            }
            let (fits, counts) = self.fits_quota(haul.pool, *stock, left);
            let ready = self.stocks.get(*stock).ready.min(fits);
            let most = if *each == 0 { room - u32::from(own == 0) } else { room.min(trucks) };
            let takes = vehicles_for(ready, *each).min(most);
            if takes == 0 {
                continue;
            }
            let amount = ready.min(i64::from(takes) * (*each).max(1));
            let since = self.stocks.get_mut(*stock).reserve(amount);
            self.tell_others(*stock, haul.pool);
            room -= takes;
            left -= amount * counts;
            let vehicles = if *each == 0 { 0 } else { takes };
            (trucks, own) = (trucks - vehicles, own + vehicles);
            let convoy = self.convoys.get_mut(id);
            convoy.led += if haul.is_at_home { takes - vehicles } else { 0 };
            let load = Consignment { since, ..Consignment::promised(*stock, vehicles, amount) };
            convoy.loads.push(load);
        }
        let now = self.agenda.now;
        let convoy = self.convoys.get_mut(id);
        convoy.note_time(now);
        let left_over = room.min(trucks);
        convoy.vehicles = own + left_over;
        // The empty ones stand with a load that others carry, if there is one.
        let carried = convoy.loads.iter().position(|load| load.vehicles > 0).unwrap_or(0);
        if let Some(load) = convoy.loads.get_mut(carried) {
            load.vehicles += left_over;
        }
        if let Some(first) = convoy.loads.first() {
            convoy.stock = first.stock;
            let state = self.stocks.get_mut(first.stock);
            state.sent += 1;
            convoy.serial = state.sent;
        }
    }

    /// Some of a load is promised to a pool: the others that asked for it may have asked for too much.
    pub(super) fn tell_others(&mut self, id: StockId, taker: PoolId) {
        let plan = self.plan();
        for haul in &plan.stocks[id].by {
            let pool = plan.hauls[*haul].pool;
            if pool != taker && plan.scenario.pools[pool].load != Loading::AtRequest {
                self.look_for_columns(*haul);
                self.wake(pool, EventId::START);
            }
        }
    }
}
