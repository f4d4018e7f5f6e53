//! The requests of a pool are looked at in turn: who leaves, who loads, who waits and for what.

use crate::id::{ConvoyId, HaulId, PoolId};
use crate::model::agenda::Due;
use crate::model::convoy::{Convoy, Encounter, Phase, State};
use crate::model::journal::{Actor, Code, EventId};
use crate::model::world::Play;
use crate::scenario::{Departure, Rest};
use crate::time::{Moment, Span};

use super::Wanted;

/// How a request fares when its turn comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
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
    /// Looks at the requests of a pool in turn. Whether something has begun to load that is loaded in this
    /// instant: before that nobody else is looked at, of any pool.
    pub(crate) fn serve_requests(&mut self, id: PoolId) -> bool {
        self.pools.get_mut(id).looks_at = Moment::NEVER;
        let mut index = 0;
        let mut vehicles_wait = false;
        while let Some((_, convoy)) = self.pools.get(id).requests.get(index).copied() {
            if self.free_convoys.is_short {
                return false;
            }
            let haul = self.convoys.get(convoy).haul;
            self.pools.get_mut(id).look_at(index);
            let answer = if self.plan().hauls[haul].is_at_home {
                self.serve_at_home(convoy, index, vehicles_wait)
            } else if vehicles_wait || self.pools.get(id).free == 0 || self.is_used_up(id) {
                index = self.pass_over(id, index);
                continue;
            } else {
                self.fetch(convoy)
            };
            match answer {
                Answer::Left => return false,
                Answer::Loads if self.is_loaded_at_once(haul) => return true,
                Answer::Loads => index = 0,
                Answer::PassedOver => index += 1,
                Answer::LacksVehicles => {
                    vehicles_wait = true;
                    index += 1;
                }
            }
        }
        false
    }

    /// Whether what has just begun to load for a haul is loaded in this instant: its pool looks again then.
    fn is_loaded_at_once(&self, id: HaulId) -> bool {
        let last = self.hauls.get(id).loading.last().map(|batch| self.convoys.get(*batch));
        last.is_some_and(|it| it.state == State::Handling && it.due <= self.agenda.now)
    }

    /// Requests that have to be fetched lack vehicles, from one on up to the first that need not be:
    /// all they do is ask the gates of a way round a closed road. Returns the place of that one. The
    /// last that have been passed over before need not be looked at while the network is the same.
    fn pass_over(&mut self, id: PoolId, from: usize) -> usize {
        let (plan, changes) = (self.plan(), self.changes.number());
        let pool = self.pools.get(id);
        let requests = pool.requests.len();
        let wanting = pool.wanting();
        let is_known = pool.passed_at == changes
            && wanting == Code::NoLift
            && !plan.scenario.pools[id].looks_ahead;
        let known = if is_known { pool.passed } else { 0 };
        for index in from..requests - known.min(requests) {
            let (_, convoy_id) = self.pools.get(id).requests[index];
            let haul = self.convoys.get(convoy_id).haul;
            if plan.hauls[haul].is_at_home {
                return index;
            }
            self.lacks(convoy_id, Some((wanting, Some(Actor::Pool(id)))));
            self.ask_ahead(convoy_id, haul);
        }
        let pool = self.pools.get_mut(id);
        pool.passed = if wanting == Code::NoLift { known.max(requests - from) } else { 0 };
        pool.passed_at = changes;
        requests
    }

    /// A request lacks vehicles. If others that it could do with at a pinch are there, it is what bars its way.
    pub(super) fn lacks_vehicles(&mut self, id: ConvoyId) -> Answer {
        let convoy = self.convoys.get(id);
        if !convoy.wait.is_barred() {
            let pool = convoy.pool;
            let code = self.pools.get(pool).wanting();
            self.lacks(id, Some((code, Some(Actor::Pool(pool)))));
        }
        Answer::LacksVehicles
    }

    /// Nothing more of what a request is for may start today.
    pub(super) fn awaits_quota(&mut self, id: ConvoyId) -> Answer {
        self.lacks_vehicles(id);
        Answer::PassedOver
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
        let (fewest, most) = self.size(haul_id, wanted);
        let most = most.min(self.convoys.get(id).covered);
        let is_rest = wanted.vehicles < fewest;
        if wanted.vehicles == 0 && wanted.is_cut {
            return self.awaits_quota(id);
        }
        if wanted.vehicles == 0 || (is_rest && (wanted.more_to_come || pool.short == Rest::Waits)) {
            return Answer::PassedOver;
        }
        let spares = self.spares_of(haul_id);
        let meant = wanted.vehicles.saturating_add(spares);
        let meant =
            if is_rest && pool.short == Rest::IsFilledUp { meant.max(fewest) } else { meant };
        let meant = meant.min(most);
        if !wanted.loads_any_of(meant) {
            return Answer::PassedOver;
        }
        if pool.depart == Departure::WhenFull && meant < most && wanted.more_to_come {
            return Answer::PassedOver;
        }
        let least = if is_rest { meant.saturating_sub(spares).max(1) } else { fewest }.min(meant);
        let able = self.able(haul_id);
        let free = able + wanted.led;
        let takes = if able == 0 {
            None
        } else if free >= meant {
            Some(meant)
        } else if free >= least && self.leaves_with_fewer(haul_id, haul.waits) {
            Some(free)
        } else {
            None
        };
        if !is_rest && takes.is_some_and(|vehicles| self.spares_escort(id, vehicles, most)) {
            return Answer::PassedOver;
        }
        if takes.is_some() && self.leaves_to_nearer(id) {
            return Answer::PassedOver;
        }
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
                && convoy.is_at_end()
                && plan.hauls[convoy.haul].trip.back.is_empty()
                && !plan.scenario.pools[pool].is_one_way();
            let closes_up = convoy.state == State::ClosingUp && convoy.phase == Phase::Home;
            convoy.pool == pool && (is_on_last_road || closes_up || unloads_at_home)
        };
        let coming = self.convoys.ids().map(|id| self.convoys.get(id)).filter(|it| is_coming(it));
        let first = coming.map(Convoy::all_there).min().filter(|due| *due <= limit);
        if let Some(at) = first {
            self.look_later(pool, at);
        }
        first.is_some()
    }

    /// A pool looks at its requests again at a moment, even if nothing happens.
    pub(in crate::model) fn look_later(&mut self, id: PoolId, at: Moment) {
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

    /// A request whose load stands where the vehicles stand: a column leaves, or vehicles are loaded.
    fn serve_at_home(&mut self, id: ConvoyId, index: usize, vehicles_wait: bool) -> Answer {
        let haul = self.convoys.get(id).haul;
        let (ready, _) = self.loaded(haul);
        let may_go = self.may_go(id);
        let (_, most) = self.size(haul, Wanted::default());
        let covered = self.convoys.get(id).covered;
        // Where only one vehicle may pass, it would lead nobody.
        let may_go = may_go && !(self.leads(haul) && most.min(covered) < 2);
        let leaves_full = may_go && ready >= most.min(covered) && self.fits_today(haul);
        // Vehicles that have just come home begin to load before it is asked whether to wait for them.
        let loading = if vehicles_wait || leaves_full {
            Answer::PassedOver
        } else {
            self.load_for(id, index, may_go)
        };
        let waits = loading == Answer::Loads || ready == 0 || !may_go;
        if waits || !self.is_worth_leaving(haul, ready, covered) || !self.fits_today(haul) {
            // What it waited for before is there: now it waits for others that load.
            if may_go && loading == Answer::PassedOver && !lacks_lift(self.convoys.get(id)) {
                self.lacks(id, None);
            }
            return loading;
        }
        if self.spares_escort(id, ready, most.min(covered)) {
            return loading;
        }
        self.leave(id);
        Answer::Left
    }

    /// Whether what a column would take may start today: if not, it waits for the next day. The first
    /// of a day may be larger than its quota.
    pub(super) fn fits_today(&mut self, id: HaulId) -> bool {
        let plan = self.plan();
        let haul = &plan.hauls[id];
        if self.is_used_up(haul.pool) {
            return false;
        }
        if plan.scenario.pools[haul.pool].load_per_day.is_none() {
            return true;
        }
        let mut room = self.largest(id);
        let mut amount = 0;
        for batch in &self.hauls.get(id).ready {
            let batch = self.convoys.get(*batch);
            let (takes, vehicles) = (room.min(batch.size()), batch.size());
            let counted = self.counted(haul.pool, &batch.loads);
            amount += counted * i64::from(takes) / i64::from(vehicles);
            room -= takes;
        }
        let pool = self.pools.get(haul.pool);
        let fits = amount <= pool.load_today() || pool.has_started_nothing_today();
        if !fits {
            self.plan_next_day(haul.pool);
        }
        fits
    }

    /// Whether a column with so many loaded vehicles leaves, as far as its size goes; no more than
    /// `covered` may.
    fn is_worth_leaving(&mut self, id: HaulId, ready: u32, covered: u32) -> bool {
        let plan = self.plan();
        let haul = &plan.hauls[id];
        let pool = &plan.scenario.pools[haul.pool];
        let wanted = self.wanted(id);
        let (_, loading) = self.loaded(id);
        let (fewest, most) = self.size(id, wanted);
        if ready >= most.min(covered) {
            return true;
        }
        if loading == 0 && wanted.vehicles == 0 && !wanted.more_to_come {
            return ready >= pool.min_convoy || pool.short != Rest::Waits;
        }
        // A last party of more vehicles than the pool has leaves with all of them.
        let state = self.pools.get(haul.pool);
        let all_there = ready >= state.total() - state.lost + self.led_by(id);
        let is_whole = !self.is_loading_whole(id) && (wanted.whole == 0 || all_there);
        let is_enough = ready >= fewest && is_whole;
        match pool.depart {
            Departure::WhenFull => false,
            Departure::WhenAllowed => is_enough,
            Departure::WhenReady => is_enough && !self.could_join(id, wanted),
        }
    }

    /// Whether a haul has a last party that leaves whole and is not loaded yet.
    pub(super) fn readies_whole(&self, id: HaulId) -> bool {
        self.is_loading_whole(id) || self.wanted_of(id, i64::MAX).whole > 0
    }

    /// Whether vehicles are being loaded for a last party that leaves whole.
    pub(super) fn is_loading_whole(&self, id: HaulId) -> bool {
        let batches = self.hauls.get(id).loading.iter();
        let mut loads = batches.flat_map(|batch| &self.convoys.get(*batch).loads);
        loads.any(|load| self.plan().stocks[load.stock].leaves_whole)
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
}

/// Whether it was vehicles that kept a convoy when that was last looked at.
fn lacks_lift(convoy: &Convoy) -> bool {
    matches!(convoy.wait.lacks(), Some((Code::NoLift | Code::NoContract | Code::LateRelease, _)))
}
