//! Hauls: what one pool takes from one place to one destination. Columns are asked for as load becomes
//! ready, or before (`asking`, `foresight`), muster while their permits are asked for, and are looked at in turn (`serving`):
//! vehicles are loaded for them (`loading`), and they leave (`leaving`) when they may, on the way as it
//! stands (`way`), and are worth it, also of the escort that they need (`sparing`). A request holds no vehicle before one is loaded or leaves for it.
//! The page "How movement works" of the manual says the same in the planner's words.

mod asking;
mod coming_by;
mod foresight;
mod way;
mod serving;
mod loading;
mod leaving;
mod waiting;
mod passing;
mod sparing;
mod nearer;

use bevy_ecs::prelude::Component;

use crate::id::{ConvoyId, HaulId, StockId};
use crate::scenario::Departure;

use super::convoy::Convoy;
use super::journal::EventId;
use super::pool::Turn;
use super::wait::Lack;
use super::world::Play;
use coming_by::ComingBy;
use way::Way;

pub(crate) use asking::Asking;
pub(crate) use passing::Stop;
pub(crate) use way::{Changes, Course};

/// A haul as it stands.
#[derive(Component, Debug, Default)]
pub(crate) struct Haul {
    /// Columns asked for that have not left.
    pub(crate) requests: u32,
    /// Batches that are being loaded, and how many vehicles they are.
    loading: Vec<ConvoyId>,
    vehicles_loading: u32,
    /// Batches that are loaded, in the order of loading, and how many vehicles they are.
    pub(crate) ready: Vec<ConvoyId>,
    vehicles_ready: u32,
    /// Whether its pool is to see if more columns must be asked for.
    is_to_ask: bool,
    /// The event with which it last had more load.
    more_since: EventId,
    /// Columns that should come by and collect what stands loaded.
    coming_by: Vec<ComingBy>,
    /// Its way when that was last looked at.
    way: Way,
}

/// What there is to be moved by a haul and is neither loaded nor promised.
#[derive(Debug, Clone, Copy, Default)]
struct Wanted {
    /// Vehicles that it makes on the road: those that it fills, and those that drive themselves, led by one
    /// of the pool's at least.
    vehicles: u32,
    /// Of them, those that drive themselves.
    led: u32,
    /// Of them, those of a last party that leaves whole.
    whole: u32,
    /// Whether any open load has more to come.
    more_to_come: bool,
    /// Whether there is more, of which nothing may start today.
    is_cut: bool,
}

impl Wanted {
    /// Whether so many vehicles can be loaded with any of it: what only drives itself needs one beside it
    /// that leads.
    fn loads_any_of(&self, vehicles: u32) -> bool {
        vehicles > 1 || self.led == 0 || self.vehicles > self.led + 1
    }
}

/// The columns that a haul needs.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Need {
    columns: u32,
    /// Whether any open load has more to come.
    more_to_come: bool,
}

impl Haul {
    /// What is loaded for it, or is being loaded.
    pub(crate) fn batches(&self) -> impl Iterator<Item = ConvoyId> {
        self.loading.iter().chain(&self.ready).copied()
    }
}

impl Play<'_> {
    /// Empties every haul.
    pub(crate) fn reset_hauls(&mut self) {
        for id in self.hauls.ids() {
            let haul = self.hauls.get_mut(id);
            haul.requests = 0;
            haul.loading.clear();
            haul.ready.clear();
            (haul.vehicles_loading, haul.vehicles_ready) = (0, 0);
            haul.is_to_ask = false;
            haul.more_since = EventId::START;
            haul.coming_by.clear();
        }
    }

    /// The turn of the load of a haul that its pool would serve first.
    fn most_urgent(&self, id: HaulId) -> Option<Turn> {
        let movable = self.carried(id).filter(|(stock, _)| self.is_movable(*stock));
        movable.map(|(stock, _)| self.turn_of(stock, id)).min()
    }

    /// The place of a haul among those that may carry a stock.
    fn preference(&self, id: HaulId, stock: StockId) -> usize {
        let by = &self.plan().stocks[stock].by;
        by.iter().position(|haul| *haul == id).unwrap_or(by.len())
    }

    fn is_movable(&self, id: StockId) -> bool {
        self.stocks.get(id).wants_lift(self.lot(id))
    }

    /// What there is for a haul to move today. If that is not all, its pool looks again tomorrow.
    fn wanted(&mut self, id: HaulId) -> Wanted {
        let pool = self.plan().hauls[id].pool;
        let wanted = self.wanted_of(id, self.quota_left(id));
        if wanted.is_cut {
            self.plan_next_day(pool);
        }
        wanted
    }

    /// What there is for a haul to move, as far as what is left of a daily quota allows.
    fn wanted_of(&self, id: HaulId, mut left: i64) -> Wanted {
        let plan = self.plan();
        let haul = &plan.hauls[id];
        let mut wanted = Wanted::default();
        for (stock_id, each) in self.carried(id) {
            let (state, stock) = (self.stocks.get(stock_id), &plan.stocks[stock_id]);
            wanted.more_to_come |= state.open && state.to_come > 0;
            if state.wants_lift(self.lot(stock_id)) {
                let (fits, counts) = match left {
                    i64::MAX => (left, 0),
                    _ => self.fits_quota(haul.pool, stock_id, left),
                };
                let ready = state.ready.min(fits);
                wanted.is_cut |= ready < state.ready;
                left -= ready * counts;
                let vehicles = vehicles_for(ready, each);
                wanted.led += if each == 0 { vehicles } else { 0 };
                wanted.vehicles += vehicles;
                wanted.whole += if stock.leaves_whole { vehicles } else { 0 };
            }
        }
        if wanted.led > 0 && wanted.vehicles == wanted.led {
            wanted.vehicles += 1;
        }
        wanted
    }

    /// Vehicles that drive themselves and may go with a haul, or are to go.
    fn led_by(&self, id: HaulId) -> u32 {
        if !self.leads(id) {
            return 0;
        }
        let batches = self.hauls.get(id).batches();
        let loaded: u32 = batches.map(|batch| self.convoys.get(batch).led).sum();
        let led = self.carried(id).filter(|(stock, each)| *each == 0 && self.is_movable(*stock));
        loaded + led.map(|(stock, _)| self.stocks.get(stock).ready as u32).sum::<u32>()
    }

    /// Vehicles of a haul that are loaded, and that are being loaded.
    pub(in crate::model) fn loaded(&self, id: HaulId) -> (u32, u32) {
        let haul = self.hauls.get(id);
        let vehicles = |batches: &[ConvoyId]| -> u32 {
            batches.iter().map(|batch| self.convoys.get(*batch).size()).sum::<u32>()
        };
        debug_assert_eq!(haul.vehicles_ready, vehicles(&haul.ready));
        debug_assert_eq!(haul.vehicles_loading, vehicles(&haul.loading));
        (haul.vehicles_ready, haul.vehicles_loading)
    }

    /// What the first loaded vehicles of a haul carry.
    fn first_loaded(&self, id: HaulId) -> Option<StockId> {
        let haul = self.hauls.get(id);
        let first = haul.ready.first().or(haul.loading.first())?;
        Some(self.convoys.get(*first).stock)
    }

    /// Fewest vehicles of the next column, and most: never more than the pool has.
    fn size(&self, id: HaulId, wanted: Wanted) -> (u32, u32) {
        let pool_id = self.plan().hauls[id].pool;
        let pool = &self.plan().scenario.pools[pool_id];
        let state = self.pools.get(pool_id);
        let has = state.total() - state.lost + self.led_by(id);
        let most = self.largest(id).min(has).max(pool.min_convoy);
        (pool.min_convoy.max(wanted.whole.min(most)), most)
    }

    /// Vehicles of the largest column of a haul that could leave now.
    pub(crate) fn largest_now(&self, id: HaulId) -> u32 {
        let wanted = self.wanted_of(id, i64::MAX);
        let (ready, loading) = self.loaded(id);
        let (fewest, most) = self.size(id, wanted);
        (wanted.vehicles + ready + loading).clamp(fewest.min(most), most)
    }

    /// The columns that the load of a haul needs, what its vehicles carry already included.
    fn need(&self, id: HaulId) -> Need {
        let pool = self.plan().hauls[id].pool;
        let Wanted { vehicles, more_to_come, .. } = self.foreseen(id);
        let (ready, loading) = self.loaded(id);
        let load = vehicles + ready + loading;
        let vehicles = self.pools.get(pool).total() + self.led_by(id);
        let fewest = self.plan().scenario.pools[pool].min_convoy;
        let most = self.largest(id).min(vehicles).max(fewest);
        let sizes = (fewest, most);
        let columns = if vehicles > most && self.asks_in_time(id) {
            columns_in(load, more_to_come, fewest, &self.columns_of_vehicles(id, sizes))
        } else {
            None
        };
        let columns = columns.unwrap_or_else(|| columns_for(load, more_to_come, sizes));
        Need { columns, more_to_come }
    }

    /// Whether a permission that is asked for only once a column has left with fewer than it could carry
    /// would come late: then there is one for every column that the vehicles will make.
    fn asks_in_time(&self, id: HaulId) -> bool {
        let haul = &self.plan().hauls[id];
        let pool = &self.plan().scenario.pools[haul.pool];
        haul.ahead > 1
            && !self.leads(id)
            && pool.depart != Departure::WhenFull
            && !pool.is_one_way()
    }

    /// The columns that the vehicles of a haul's pool make, one after the other: those at home first, then
    /// the others as they are away, in the order in which they were asked for.
    fn columns_of_vehicles(&self, id: HaulId, (fewest, most): (u32, u32)) -> Vec<u32> {
        let (haul, pool) = (self.hauls.get(id), self.plan().hauls[id].pool);
        let (ready, loading) = self.loaded(id);
        let at_home = self.pools.get(pool).free + ready + loading;
        let convoys = self.convoys.ids().map(|convoy| (convoy, self.convoys.get(convoy)));
        let is_away = |(id, convoy): &(ConvoyId, &Convoy)| {
            convoy.is_formed()
                && convoy.pool == pool
                && convoy.vehicles > 0
                && !haul.batches().any(|batch| batch == *id)
        };
        let away = convoys.filter(is_away).map(|(_, convoy)| (convoy.number, convoy.vehicles));
        let mut away: Vec<(u32, u32)> = away.collect();
        away.sort_unstable();
        let mut columns = Vec::with_capacity(away.len() + 1);
        let waits_for_others = at_home % most < fewest;
        let at_home = if waits_for_others { at_home - at_home % most } else { at_home };
        for vehicles in std::iter::once(at_home).chain(away.into_iter().map(|(_, it)| it)) {
            columns.extend((0..vehicles.div_ceil(most)).map(|it| most.min(vehicles - it * most)));
        }
        columns
    }

    /// What keeps a haul's load from leaving at the moment, if a column is asked for.
    pub(crate) fn lack_of(&self, id: HaulId) -> Option<Lack> {
        self.first_request(id)?.wait.lacks()
    }

    /// The first column that is asked for by a haul.
    pub(crate) fn first_request(&self, id: HaulId) -> Option<&Convoy> {
        let pool = self.plan().hauls[id].pool;
        let requests = self.pools.get(pool).requests.iter();
        let mut own = requests.map(|(_, convoy)| self.convoys.get(*convoy));
        own.find(|convoy| convoy.haul == id)
    }
}

/// How many vehicles an amount fills, of which each takes so much, or is (0) if it drives itself.
#[inline]
fn vehicles_for(amount: i64, each: i64) -> u32 {
    if each <= 1 { amount as u32 } else { ((amount + each - 1) / each) as u32 }
}

/// How many of the columns that the vehicles make over and over again `load` vehicles' worth takes; `None`
/// if there are none. What is less than `fewest` waits while there is more to come.
fn columns_in(load: u32, more_to_come: bool, fewest: u32, columns: &[u32]) -> Option<u32> {
    let round: u32 = columns.iter().sum();
    let rounds = load.checked_div(round)?;
    let least = if more_to_come { fewest } else { 1 };
    let mut rest = load % round;
    let last = columns.iter().take_while(|vehicles| {
        let is_worth = rest >= least;
        rest = rest.saturating_sub(**vehicles);
        is_worth
    });
    Some(rounds * columns.len() as u32 + last.count() as u32)
}

/// How many columns to ask for, so that `load` vehicles' worth can leave in columns that are full, or as
/// large as the pool (`most`): vehicles that are not needed ask for nothing.
fn columns_for(load: u32, more_to_come: bool, (fewest, most): (u32, u32)) -> u32 {
    if more_to_come {
        return load.checked_sub(fewest).map_or(0, |beyond| beyond / most + 1);
    }
    load.div_ceil(most)
}
