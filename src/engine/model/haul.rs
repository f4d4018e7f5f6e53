//! Hauls: what one pool takes from one place to one destination. Columns are asked for as load becomes
//! ready, muster while their permits are asked for, and leave when they may and are worth it; a
//! request holds no vehicle before one is loaded or leaves for it. The page "How movement works" of
//! the manual says the same in the planner's words.

use std::borrow::Cow;

use bevy_ecs::prelude::Component;

use crate::id::{ConvoyId, HaulId, PoolId, StockId};
use crate::scenario::{Departure, Loading, Pool, Release, Rest};
use crate::time::{Moment, Span};

use super::agenda::Due;
use super::convoy::{Consignment, Convoy, Encounter, Phase, State};
use super::journal::{Actor, Code, Entry, EventId, EventKind};
use super::journey::HaulPlan;
use super::world::Play;

/// A haul as it stands.
#[derive(Component, Debug, Default)]
pub(crate) struct Haul {
    /// Columns asked for that have not left.
    pub(crate) requests: u32,
    /// Vehicles that are being loaded, batch by batch.
    loading: Vec<ConvoyId>,
    /// Vehicles that are loaded, batch by batch in the order of loading.
    pub(crate) ready: Vec<ConvoyId>,
    /// Whether its pool is to see if more columns must be asked for.
    is_to_ask: bool,
    /// The event with which it last had more load.
    more_since: EventId,
}

/// What there is to be moved by a haul and is neither loaded nor promised.
#[derive(Debug, Clone, Copy, Default)]
struct Wanted {
    /// Vehicles that it fills.
    vehicles: u32,
    /// Of them, those of a last party that leaves whole.
    whole: u32,
    /// Whether any open load has more to come.
    more_to_come: bool,
}

/// How a request fares when its turn comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answer {
    /// It has left: before the next is looked at, it is seen what more must be asked for.
    Left,
    /// Vehicles have begun to load for it.
    Loads,
    /// It lacks something else than vehicles, or has enough of them.
    PassedOver,
    /// It lacks nothing but vehicles: those at home wait for it.
    LacksVehicles,
}

impl Play<'_> {
    /// Empties every haul.
    pub(crate) fn reset_hauls(&mut self) {
        for id in self.hauls.ids() {
            let haul = self.hauls.get_mut(id);
            haul.requests = 0;
            haul.loading.clear();
            haul.ready.clear();
            haul.is_to_ask = false;
            haul.more_since = EventId::START;
        }
    }

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

    fn look_for_columns(&mut self, id: HaulId) {
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
            if let Some(stock) = self.most_urgent(id) {
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

    /// The load of a haul that its pool would serve first.
    fn most_urgent(&self, id: HaulId) -> Option<StockId> {
        let movable =
            self.plan().hauls[id].stocks.iter().filter(|(stock, _)| self.is_movable(*stock));
        movable.map(|(stock, _)| *stock).min_by_key(|stock| self.turn_of(*stock, id))
    }

    /// The place of a haul among those that may carry a stock.
    fn preference(&self, id: HaulId, stock: StockId) -> usize {
        let by = &self.plan().stocks[stock].by;
        by.iter().position(|haul| *haul == id).unwrap_or(by.len())
    }

    fn is_movable(&self, id: StockId) -> bool {
        self.stocks.get(id).wants_lift(self.plan().stocks[id].lot)
    }

    /// What there is for a haul to move today.
    fn wanted(&self, id: HaulId) -> Wanted {
        let pool = self.plan().hauls[id].pool;
        self.wanted_of(id, self.pools.get(pool).load_today())
    }

    /// What there is for a haul to move, at most so much of each load.
    fn wanted_of(&self, id: HaulId, most: i64) -> Wanted {
        let plan = self.plan();
        let haul = &plan.hauls[id];
        let mut wanted = Wanted::default();
        let mut left = most;
        for (stock, each) in &haul.stocks {
            let state = self.stocks.get(*stock);
            wanted.more_to_come |= state.open && state.to_come > 0;
            if self.is_movable(*stock) {
                let ready = state.ready.min(left);
                left -= ready;
                let vehicles = ((ready + each - 1) / each) as u32;
                wanted.vehicles += vehicles;
                wanted.whole += if self.leaves_whole(*stock) { vehicles } else { 0 };
            }
        }
        wanted
    }

    /// Whether a stock is of a last party that leaves in one column.
    fn leaves_whole(&self, id: StockId) -> bool {
        let plan = &self.plan().stocks[id];
        let line = &self.plan().scenario.lines[plan.line];
        plan.is_first && line.release == Release::Last && !line.parts
    }

    /// Vehicles of a haul that are loaded, and that are being loaded.
    fn loaded(&self, id: HaulId) -> (u32, u32) {
        let haul = self.hauls.get(id);
        let vehicles = |batches: &[ConvoyId]| {
            batches.iter().map(|batch| self.convoys.get(*batch).vehicles).sum()
        };
        (vehicles(&haul.ready), vehicles(&haul.loading))
    }

    /// Fewest vehicles of the next column, and most: never more than the pool has.
    fn size(&self, plan: &HaulPlan, wanted: Wanted) -> (u32, u32) {
        let pool = &self.plan().scenario.pools[plan.pool];
        let state = self.pools.get(plan.pool);
        let most = pool.max_convoy.min(state.total() - state.lost).max(pool.min_convoy);
        (pool.min_convoy.max(wanted.whole.min(most)), most)
    }

    /// How many columns the load of a haul needs, what its vehicles carry already included.
    fn columns_needed(&self, id: HaulId, wanted: Wanted) -> u32 {
        let pool = self.plan().hauls[id].pool;
        let (ready, loading) = self.loaded(id);
        let load = wanted.vehicles + ready + loading;
        let vehicles = self.pools.get(pool).total();
        columns_for(load, wanted.more_to_come, vehicles, &self.plan().scenario.pools[pool])
    }

    /// Asks for as many columns of a haul as its load fills.
    fn ask_for(&mut self, id: HaulId) {
        let plan = self.plan();
        let haul = &plan.hauls[id];
        let pool = &plan.scenario.pools[haul.pool];
        loop {
            let columns = self.columns_needed(id, self.wanted_of(id, i64::MAX));
            let vehicles = self.pools.get(haul.pool).total();
            let requests = self.hauls.get(id).requests;
            let asked = (requests + 1).saturating_mul(pool.min_convoy);
            let fits = requests == 0 || asked <= vehicles.saturating_mul(haul.ahead);
            if requests >= columns || !fits || self.free_convoys.is_short {
                break;
            }
            let Some(stock) = self.most_urgent(id).or_else(|| self.first_loaded(id)) else { break };
            self.request(id, stock);
        }
        self.drop_surplus(id);
    }

    /// What the first loaded vehicles of a haul carry.
    fn first_loaded(&self, id: HaulId) -> Option<StockId> {
        let haul = self.hauls.get(id);
        let first = haul.ready.first().or(haul.loading.first())?;
        Some(self.convoys.get(*first).stock)
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
        convoy.state = if trip.gates.is_empty() { State::Mustering } else { State::Clearing };
        self.hauls.get_mut(id).requests += 1;
        let requests = &mut self.pools.get_mut(pool).requests;
        let place = requests.partition_point(|(other, _)| *other <= turn);
        requests.insert(place, (turn, convoy_id));
        if !trip.gates.is_empty() {
            self.ask_gates(convoy_id, &trip.gates, asked);
        }
    }

    /// Drops requests for which there is nothing to move and nothing more will come; the latest first.
    fn drop_surplus(&mut self, id: HaulId) {
        let pool = self.plan().hauls[id].pool;
        let wanted = self.wanted_of(id, i64::MAX);
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
            self.take_back_requests(convoy);
            let last = self.convoys.get(convoy).last;
            self.end_convoy(convoy, last);
        }
    }

    /// A request has one permit more; with all of them, it musters.
    pub(crate) fn muster(&mut self, id: ConvoyId) {
        let convoy = self.convoys.get_mut(id);
        if convoy.pending == 0 {
            convoy.state = State::Mustering;
        }
        convoy.granted = convoy.last;
        let (pool, event) = (convoy.pool, convoy.last);
        self.wake(pool, event);
    }

    /// Looks at the requests of a pool in turn.
    pub(crate) fn serve_requests(&mut self, id: PoolId) {
        self.pools.get_mut(id).looks_at = Moment::NEVER;
        let mut index = 0;
        let mut vehicles_wait = false;
        while let Some((_, convoy)) = self.pools.get(id).requests.get(index).copied() {
            if self.free_convoys.is_short {
                return;
            }
            let haul = self.convoys.get(convoy).haul;
            let answer = if self.plan().hauls[haul].is_at_home {
                self.serve_at_home(convoy, index, vehicles_wait)
            } else if vehicles_wait || self.pools.get(id).free == 0 || self.is_used_up(id) {
                self.ask_ahead(convoy);
                self.lacks_vehicles(convoy);
                Answer::PassedOver
            } else {
                self.fetch(convoy)
            };
            match answer {
                Answer::Left => return,
                Answer::Loads => index = 0,
                Answer::PassedOver => index += 1,
                Answer::LacksVehicles => {
                    vehicles_wait = true;
                    index += 1;
                }
            }
        }
    }

    /// Whether a request has the permits of its way as things stand, the way is open and an escort is
    /// there; if not, that is what hinders it.
    fn may_go(&mut self, id: ConvoyId) -> bool {
        self.renew_permits(id);
        let haul = self.convoys.get(id).haul;
        let trip = self.trip_now(haul);
        self.convoys.get_mut(id).escorts_needed = trip.escorts;
        self.ask_further_gates(id, &trip.gates);
        let permits = &self.convoys.get(id).permits;
        let lacks = permits
            .iter()
            .find(|permit| permit.valid_until.is_none() && trip.gates.contains(&permit.gate));
        let barrier = match lacks {
            Some(permit) => Some((self.plan().withholding(permit.gate), Actor::Gate(permit.gate))),
            None => self.barrier(haul),
        };
        if let Some((code, actor)) = barrier {
            self.convoys.get_mut(id).hindrance = Some((code, Some(actor)));
            return false;
        }
        match self.escort_at_start(id) {
            Ok(()) => true,
            Err(escort) => {
                let hindrance = (Code::NoEscort, Some(Actor::Escort(escort)));
                self.convoys.get_mut(id).hindrance = Some(hindrance);
                false
            }
        }
    }

    /// A request that has no vehicles yet asks the gates of a way round a closed road.
    fn ask_ahead(&mut self, id: ConvoyId) {
        if let Cow::Owned(trip) = self.trip_now(self.convoys.get(id).haul) {
            self.ask_further_gates(id, &trip.gates);
        }
    }

    fn lacks_vehicles(&mut self, id: ConvoyId) -> Answer {
        let convoy = self.convoys.get_mut(id);
        convoy.hindrance = Some((Code::NoLift, Some(Actor::Pool(convoy.pool))));
        Answer::LacksVehicles
    }

    /// A column that has to be fetched leaves, if it may and is worth it.
    fn fetch(&mut self, id: ConvoyId) -> Answer {
        if !self.may_go(id) {
            return Answer::PassedOver;
        }
        let plan = self.plan();
        let haul_id = self.convoys.get(id).haul;
        let haul = &plan.hauls[haul_id];
        let pool = &plan.scenario.pools[haul.pool];
        let wanted = self.wanted(haul_id);
        let (fewest, most) = self.size(haul, wanted);
        let is_rest = wanted.vehicles < fewest;
        if wanted.vehicles == 0 || (is_rest && (wanted.more_to_come || pool.short == Rest::Waits)) {
            return Answer::PassedOver;
        }
        let meant = wanted.vehicles.saturating_add(pool.spares);
        let meant =
            if is_rest && pool.short == Rest::IsFilledUp { meant.max(fewest) } else { meant };
        let meant = meant.min(most);
        if pool.depart == Departure::WhenFull && meant < most && wanted.more_to_come {
            return Answer::PassedOver;
        }
        let least =
            if is_rest { meant.saturating_sub(pool.spares).max(1) } else { fewest }.min(meant);
        let free = self.pools.get(haul.pool).free;
        let takes = if free >= meant {
            Some(meant)
        } else if free >= least && self.leaves_with_fewer(haul_id, haul.waits) {
            Some(free)
        } else {
            None
        };
        match takes {
            Some(vehicles) => {
                self.send(id, vehicles);
                Answer::Left
            }
            None => self.lacks_vehicles(id),
        }
    }

    /// Whether a column leaves with fewer vehicles than it could fill: no other comes home soon.
    fn leaves_with_fewer(&mut self, id: HaulId, waits: Span) -> bool {
        let pool = self.plan().hauls[id].pool;
        match self.plan().scenario.pools[pool].depart {
            Departure::WhenAllowed => true,
            Departure::WhenFull => false,
            Departure::WhenReady => !self.comes_home_within(pool, waits),
        }
    }

    /// Whether a vehicle of a pool on its last road home, or one that unloads there, is free within a
    /// time; if so, the pool looks again then.
    fn comes_home_within(&mut self, pool: PoolId, waits: Span) -> bool {
        let limit = self.agenda.now + waits;
        let plan = self.plan();
        let is_coming = |convoy: &Convoy| {
            let is_on_last_road = convoy.state == State::Marching
                && convoy.phase == Phase::Home
                && convoy.next == Encounter::End
                && convoy.leg + 1 == convoy.legs.len();
            let unloads_at_home = convoy.state == State::Handling
                && convoy.phase == Phase::ToUnload
                && plan.hauls[convoy.haul].trip.back.is_empty();
            convoy.pool == pool && (is_on_last_road || unloads_at_home)
        };
        let coming = self.convoys.ids().map(|id| self.convoys.get(id)).filter(|it| is_coming(it));
        let first = coming.map(|convoy| convoy.due).min().filter(|due| *due <= limit);
        if let Some(at) = first {
            self.look_later(pool, at);
        }
        first.is_some()
    }

    /// A pool looks at its requests again at a moment, even if nothing happens.
    fn look_later(&mut self, id: PoolId, at: Moment) {
        let pool = self.pools.get_mut(id);
        if at > self.agenda.now && at < pool.looks_at {
            pool.looks_at = at;
            self.agenda.plan(at, Due::PoolLooks, id.0, 0);
        }
    }

    /// A pool looks at its requests as it meant to.
    pub(crate) fn look_again(&mut self, id: PoolId) {
        self.wake(id, EventId::START);
    }

    /// A column leaves its pool's home to fetch its load.
    fn send(&mut self, id: ConvoyId, vehicles: u32) {
        let plan = self.plan();
        let haul_id = self.convoys.get(id).haul;
        let haul = &plan.hauls[haul_id];
        self.forget_request(id);
        self.promise(id, vehicles);
        let amount = self.convoys.get(id).loads.iter().map(|load| load.promised).sum();
        self.use_vehicles(haul.pool, vehicles, amount);
        let since = self.convoys.get(id).ready_since();
        let event = self.note_leaving(id, EventKind::ConvoyFormed, since);
        self.note_quota(haul.pool, event);
        let trip = self.trip_now(haul_id);
        self.man_convoy(id, &trip);
        self.convoys.get_mut(id).begin_phase(Phase::ToLoad, &trip.out);
        self.reckon_return(id);
        self.take_escort_along(id);
        self.enter_leg(id);
        self.look_for_columns(haul_id);
        self.wake(haul.pool, event);
    }

    /// Notes that a column leaves: since an event, for want of what last hindered it.
    fn note_leaving(&mut self, id: ConvoyId, kind: EventKind, since: EventId) -> EventId {
        let convoy = self.convoys.get(id);
        let (code, actor) = convoy.hindrance.unwrap_or((Code::NoLift, None));
        let pool = self.pools.get(convoy.pool);
        let cause = match (convoy.hindrance, actor) {
            (None, _) => since,
            (Some((Code::NoLift | Code::LateRelease, _)), _) => pool.freed(),
            (Some((Code::NoEscort, _)), Some(Actor::Escort(escort))) => self.escort_freed(escort),
            (_, Some(Actor::Gate(_))) if self.journal[convoy.granted].at == self.agenda.now => {
                convoy.granted
            }
            _ => pool.woken_by(),
        };
        let cause = cause.max(since);
        let site = self.plan().stocks[convoy.stock].site;
        let entry = Entry::after(self.agenda.now, kind, since, code)
            .because(cause)
            .site(site)
            .with(match kind {
                EventKind::SetsOut => actor.unwrap_or(Actor::Pool(convoy.pool)),
                _ => Actor::Pool(convoy.pool),
            })
            .convoy(convoy.number);
        let event = self.journal.write(entry);
        for index in 0..self.convoys.get(id).loads.len() {
            let load = self.convoys.get(id).loads[index];
            if index == 0 {
                let line = self.plan().stocks[load.stock].line;
                self.describe_load(event, line, load.promised + load.aboard);
            }
        }
        self.convoys.get_mut(id).last = event;
        event
    }

    /// Promises load to vehicles, line by line in order of priority; vehicles that are left over go
    /// with the first.
    fn promise(&mut self, id: ConvoyId, vehicles: u32) {
        let plan = self.plan();
        let haul = &plan.hauls[self.convoys.get(id).haul];
        let mut left = self.pools.get(haul.pool).load_today();
        let mut room = vehicles;
        for (stock, each) in &haul.stocks {
            if room == 0 || left <= 0 {
                break;
            }
            if !self.is_movable(*stock) {
                continue;
            }
            let state = self.stocks.get_mut(*stock);
            let ready = state.ready.min(left);
            let takes = (((ready + each - 1) / each) as u32).min(room);
            let amount = ready.min(i64::from(takes) * each);
            let since = state.reserve(amount);
            self.tell_others(*stock, haul.pool);
            room -= takes;
            left -= amount;
            let load =
                Consignment { stock: *stock, vehicles: takes, promised: amount, aboard: 0, since };
            self.convoys.get_mut(id).loads.push(load);
        }
        let convoy = self.convoys.get_mut(id);
        convoy.vehicles = vehicles;
        if let Some(first) = convoy.loads.first_mut() {
            first.vehicles += room;
            convoy.stock = first.stock;
            let state = self.stocks.get_mut(first.stock);
            state.sent += 1;
            convoy.serial = state.sent;
        }
    }

    /// Some of a load is promised to a pool: the others that asked for it may have asked for too much.
    fn tell_others(&mut self, id: StockId, taker: PoolId) {
        let plan = self.plan();
        for haul in &plan.stocks[id].by {
            let pool = plan.hauls[*haul].pool;
            if pool != taker && plan.scenario.pools[pool].load != Loading::AtRequest {
                self.look_for_columns(*haul);
                self.wake(pool, EventId::START);
            }
        }
    }

    /// Takes a request out of the queue.
    fn forget_request(&mut self, id: ConvoyId) {
        self.settle_permits(id);
        let convoy = self.convoys.get(id);
        let (pool, haul) = (convoy.pool, convoy.haul);
        self.pools.get_mut(pool).requests.retain(|(_, other)| *other != id);
        self.hauls.get_mut(haul).requests -= 1;
    }

    /// A request whose load stands where the vehicles stand: a column leaves, or vehicles are loaded.
    fn serve_at_home(&mut self, id: ConvoyId, index: usize, vehicles_wait: bool) -> Answer {
        let haul = self.convoys.get(id).haul;
        let (ready, _) = self.loaded(haul);
        let may_go = self.may_go(id);
        let (_, most) = self.size(&self.plan().hauls[haul], Wanted::default());
        let is_full = ready >= most;
        // Vehicles that have just come home begin to load before it is asked whether to wait for them.
        let loading = if vehicles_wait || (is_full && may_go) {
            Answer::PassedOver
        } else {
            self.load_for(id, index, may_go)
        };
        let waits = loading == Answer::Loads || ready == 0 || !may_go;
        if waits || !self.is_worth_leaving(haul, ready) || !self.fits_today(haul) {
            let convoy = self.convoys.get_mut(id);
            // What it waited for before is there: now it waits for others that load.
            if may_go && loading == Answer::PassedOver && !lacks_lift(convoy) {
                convoy.hindrance = None;
            }
            return loading;
        }
        self.leave(id);
        Answer::Left
    }

    /// Whether what a column would take may start today: if not, it waits for the next day. The first
    /// of a day may be larger than its quota.
    fn fits_today(&mut self, id: HaulId) -> bool {
        let plan = self.plan();
        let haul = &plan.hauls[id];
        if self.is_used_up(haul.pool) {
            return false;
        }
        let mut room = plan.scenario.pools[haul.pool].max_convoy;
        let mut amount = 0;
        for batch in &self.hauls.get(id).ready {
            let batch = self.convoys.get(*batch);
            amount +=
                batch.cargo() * i64::from(room.min(batch.vehicles)) / i64::from(batch.vehicles);
            room = room.saturating_sub(batch.vehicles);
        }
        let pool = self.pools.get(haul.pool);
        let fits = amount <= pool.load_today() || pool.has_started_nothing_today();
        if !fits {
            self.plan_next_day(haul.pool);
        }
        fits
    }

    /// Whether a column with so many loaded vehicles leaves, as far as its size goes.
    fn is_worth_leaving(&mut self, id: HaulId, ready: u32) -> bool {
        let plan = self.plan();
        let haul = &plan.hauls[id];
        let pool = &plan.scenario.pools[haul.pool];
        let wanted = self.wanted(id);
        let (_, loading) = self.loaded(id);
        let (fewest, most) = self.size(haul, wanted);
        if ready >= most {
            return true;
        }
        if loading == 0 && wanted.vehicles == 0 && !wanted.more_to_come {
            return ready >= pool.min_convoy || pool.short != Rest::Waits;
        }
        // A last party of more vehicles than the pool has leaves with all of them.
        let state = self.pools.get(haul.pool);
        let all_there = ready >= state.total() - state.lost;
        let is_whole = !self.is_loading_whole(id) && (wanted.whole == 0 || all_there);
        let is_enough = ready >= fewest && is_whole;
        match pool.depart {
            Departure::WhenFull => false,
            Departure::WhenAllowed => is_enough,
            Departure::WhenReady => is_enough && !self.could_join(id, wanted),
        }
    }

    /// Whether vehicles are being loaded for a last party that leaves whole.
    fn is_loading_whole(&self, id: HaulId) -> bool {
        let batches = self.hauls.get(id).loading.iter();
        let mut loads = batches.flat_map(|batch| &self.convoys.get(*batch).loads);
        loads.any(|load| self.leaves_whole(load.stock))
    }

    /// Whether a vehicle that could join ends loading within the time that a column waits.
    fn could_join(&mut self, id: HaulId, wanted: Wanted) -> bool {
        let haul = &self.plan().hauls[id];
        let limit = self.agenda.now + haul.waits;
        let is_soon = |batch: &ConvoyId| {
            let batch = self.convoys.get(*batch);
            batch.state == State::Handling && batch.due <= limit
        };
        if self.hauls.get(id).loading.iter().any(is_soon) {
            return true;
        }
        let left = haul.waits - haul.loading;
        wanted.vehicles > 0 && left > Span::ZERO && self.comes_home_within(haul.pool, left)
    }

    /// Begins to load vehicles for a request, if loading may begin and there are enough of them.
    fn load_for(&mut self, id: ConvoyId, index: usize, may_go: bool) -> Answer {
        let plan = self.plan();
        let haul_id = self.convoys.get(id).haul;
        let haul = &plan.hauls[haul_id];
        let pool = &plan.scenario.pools[haul.pool];
        let Some(rank) = self.loads_by(id, index, may_go) else { return Answer::PassedOver };
        let wanted = self.wanted(haul_id);
        let (ready, loading) = self.loaded(haul_id);
        let (fewest, most) = self.size(haul, wanted);
        let have = ready + loading;
        let missing = (rank * most).saturating_sub(have).min(wanted.vehicles);
        if missing == 0 {
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
        let free = self.pools.get(haul.pool).free;
        if free < least {
            return self.lacks_vehicles(id);
        }
        let spares = if in_column == 0 { pool.spares } else { 0 };
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
    fn loads_from(&self, id: ConvoyId, rank: u32, may_go: bool) -> Moment {
        let plan = self.plan();
        let convoy = self.convoys.get(id);
        let haul = &plan.hauls[convoy.haul];
        let now = self.agenda.now;
        match plan.scenario.pools[convoy.pool].load {
            Loading::AtOnce | Loading::AtRequest => now,
            Loading::WhenGranted if convoy.state == State::Mustering => now,
            Loading::WhenGranted => Moment::NEVER,
            Loading::ToBeReady => {
                if !may_go && self.barrier(convoy.haul).is_some() {
                    return Moment::NEVER;
                }
                let permits = convoy.permits.iter().filter(|_| !may_go);
                let granted = permits.map(|permit| permit.expected_at(now)).max();
                // The groups at hand are for the columns that were asked for first.
                let escorted = self.escort_expected(id, rank);
                let ready = granted.unwrap_or(now).max(escorted);
                if ready >= Moment::NEVER { ready } else { Moment(ready.0 - haul.loading.0) }
            }
        }
    }

    /// Vehicles at home begin to load for a column: they take a bay together.
    fn load_batch(&mut self, request: ConvoyId, vehicles: u32) {
        let plan = self.plan();
        let asked = self.convoys.get(request);
        let (haul_id, number, hindrance) = (asked.haul, asked.number, asked.hindrance);
        let (stock, pool, granted) = (asked.stock, asked.pool, asked.granted);
        let Some(id) = self.take_place(haul_id, stock) else { return };
        let convoy = self.convoys.get_mut(id);
        (convoy.number, convoy.hindrance, convoy.granted) = (number, hindrance, granted);
        self.promise(id, vehicles);
        self.draw_vehicles(pool, vehicles);
        let since = self.convoys.get(id).ready_since();
        self.note_leaving(id, EventKind::ConvoyFormed, since);
        if plan.handles_at_random[pool] {
            let convoy = self.convoys.get_mut(id);
            let key = plan.stocks[convoy.stock].keys.handling;
            convoy.handling = self.drawn.luck.numbered_stream(key, convoy.serial);
        }
        self.hauls.get_mut(haul_id).loading.push(id);
        self.convoys.get_mut(request).hindrance = None;
        self.take_berth(id);
    }

    /// Vehicles are loaded at home and stand ready.
    pub(crate) fn stand_ready(&mut self, id: ConvoyId, event: EventId) {
        let convoy = self.convoys.get(id);
        let (haul_id, pool) = (convoy.haul, convoy.pool);
        let haul = self.hauls.get_mut(haul_id);
        haul.loading.retain(|other| *other != id);
        haul.ready.push(id);
        self.look_for_columns(haul_id);
        self.wake(pool, event);
    }

    /// A column leaves its home with the vehicles that were loaded first.
    fn leave(&mut self, id: ConvoyId) {
        let plan = self.plan();
        let haul_id = self.convoys.get(id).haul;
        let haul = &plan.hauls[haul_id];
        let loaded = self.take_loaded(id);
        self.forget_request(id);
        let convoy = self.convoys.get(id);
        let since = match convoy.hindrance {
            Some((Code::NoLift, _)) | None => loaded,
            Some(_) => convoy.ready_since(),
        };
        let amount = convoy.loads.iter().map(|load| load.aboard).sum();
        self.count_convoy(haul.pool, amount);
        let event = self.note_leaving(id, EventKind::SetsOut, since);
        self.note_quota(haul.pool, event);
        let trip = self.trip_now(haul_id);
        self.man_convoy(id, &trip);
        let convoy = self.convoys.get_mut(id);
        convoy.begin_phase(Phase::ToUnload, &trip.loaded);
        self.reckon_return(id);
        self.take_escort_along(id);
        self.enter_leg(id);
        self.look_for_columns(haul_id);
        self.wake(haul.pool, event);
    }

    /// Gives a column as many loaded vehicles as it may have, the first loaded first; returns the event
    /// with which the last of them was loaded.
    fn take_loaded(&mut self, id: ConvoyId) -> EventId {
        let plan = self.plan();
        let haul_id = self.convoys.get(id).haul;
        let pool = self.convoys.get(id).pool;
        let mut room = plan.scenario.pools[pool].max_convoy;
        let mut loaded = EventId::START;
        while room > 0 {
            let Some(batch) = self.hauls.get(haul_id).ready.first().copied() else { break };
            let from = self.convoys.get_mut(batch);
            loaded = loaded.max(from.last);
            let handling = from.handling.clone();
            let serial = from.serial;
            let taken = split_off(from, room, |stock| plan.hauls[haul_id].each(stock));
            let vehicles: u32 = taken.iter().map(|load| load.vehicles).sum();
            from.vehicles -= vehicles;
            room -= vehicles;
            let is_empty = from.vehicles == 0;
            let convoy = self.convoys.get_mut(id);
            if convoy.loads.is_empty() {
                convoy.serial = serial;
                convoy.stock = taken[0].stock;
                convoy.handling = handling;
                convoy.stands_loaded = true;
            }
            convoy.vehicles += vehicles;
            convoy.loads.extend(taken);
            if is_empty {
                self.hauls.get_mut(haul_id).ready.remove(0);
                self.end_convoy(batch, EventId::START);
            }
        }
        loaded
    }

    /// Reckons from means when a column that leaves now, and so its escort, should be home.
    fn reckon_return(&mut self, id: ConvoyId) {
        let plan = self.plan();
        let convoy = self.convoys.get(id);
        if convoy.escorts_needed == 0 {
            return;
        }
        let haul = &plan.hauls[convoy.haul];
        let pool = &plan.scenario.pools[convoy.pool];
        let speed = self.pools.get(convoy.pool).speed;
        let march = |at: Moment, route: &crate::id::RouteId| {
            let rate = self.routes.get(*route).rate.min(speed) * self.threat_pace(*route);
            let hours = plan.scenario.routes[*route].length.0 / rate.max(0.01);
            plan.route_hours(*route).after(at, Span::hours(hours))
        };
        let mut at = self.agenda.now;
        if convoy.phase == Phase::ToLoad {
            at = haul.trip.out.iter().fold(at, march) + haul.loading;
        }
        at = haul.trip.loaded.iter().fold(at, march);
        at = at + pool.unloading.expected(&self.drawn.assumed);
        at = haul.trip.back.iter().fold(at, march);
        self.convoys.get_mut(id).escort_due = at;
    }

    /// What keeps a haul's load from leaving at the moment, if a column is asked for.
    pub(crate) fn hindrance_of(&self, id: HaulId) -> Option<(Code, Option<Actor>)> {
        let pool = self.plan().hauls[id].pool;
        let requests = self.pools.get(pool).requests.iter();
        let mut own = requests.map(|(_, convoy)| self.convoys.get(*convoy));
        own.find(|convoy| convoy.haul == id)?.hindrance
    }
}

/// How many columns to ask for, so that `load` vehicles' worth can leave: all vehicles of a pool on the
/// way make columns as equal as can be. Not one more than that: of two requests for one column the
/// first to be granted would go.
fn columns_for(load: u32, more_to_come: bool, vehicles: u32, pool: &Pool) -> u32 {
    let (fewest, most) = (pool.min_convoy, pool.max_convoy);
    let at_once = vehicles.div_ceil(most).max(1);
    let likely = match pool.depart {
        Departure::WhenFull => most,
        _ => (vehicles / at_once).clamp(fewest, most),
    };
    if more_to_come {
        return load.checked_sub(fewest).map_or(0, |beyond| beyond / likely + 1);
    }
    load.div_ceil(likely)
}

/// Whether it was vehicles that kept a convoy when that was last looked at.
fn lacks_lift(convoy: &Convoy) -> bool {
    matches!(convoy.hindrance, Some((Code::NoLift | Code::LateRelease, _)))
}

/// Takes the first `room` vehicles of a batch, with what they carry; empty ones count with the first
/// load.
fn split_off(from: &mut Convoy, room: u32, each: impl Fn(StockId) -> i64) -> Vec<Consignment> {
    let mut taken = Vec::new();
    let mut room = room;
    while room > 0 && !from.loads.is_empty() {
        let load = &mut from.loads[0];
        if load.vehicles <= room {
            room -= load.vehicles;
            taken.push(from.loads.remove(0));
            continue;
        }
        let aboard = load.aboard.min(i64::from(room) * each(load.stock));
        taken.push(Consignment { vehicles: room, aboard, ..*load });
        load.vehicles -= room;
        load.aboard -= aboard;
        room = 0;
    }
    taken
}
