//! Loads that several pools may carry: how urgent they are whoever asks, whose vehicles stand nearer, and when others
//! leave a load to these.

use crate::id::{ConvoyId, HaulId, PoolId, StockId};
use crate::model::convoy::State;
use crate::model::journal::{Actor, Code};
use crate::model::world::Play;
use crate::scenario::{Loading, Pool};
use crate::time::{Moment, Span};

impl Play<'_> {
    /// How long it takes to move what is left of a stock, by the pool that is quickest with it: its round trips, in
    /// columns as large as they may be.
    pub(in crate::model) fn work_left(&self, id: StockId, asking: HaulId) -> Span {
        let stock = self.stocks.get(id);
        let amount = stock.to_come + stock.ready;
        let of = |haul: HaulId| {
            let plan = &self.plan().hauls[haul];
            let pool = &self.plan().scenario.pools[plan.pool];
            let vehicles = pool.max_convoy.min(self.pools.get(plan.pool).total()).max(1);
            let load = plan.each(id).max(1) * i64::from(vehicles);
            let trips = (amount + load - 1) / load;
            (trips as f64 * plan.trip.cycle) as i64
        };
        let others = self.others_for(id, asking).map(of);
        Span(others.fold(of(asking), i64::min))
    }

    /// How much later the vehicles of a haul would be at a load than those of the pool that stands nearest to it.
    pub(in crate::model) fn farther(&self, id: StockId, haul: HaulId) -> Span {
        let hauls = &self.plan().hauls;
        let way_out = |haul: HaulId| hauls[haul].trip.way_out.0;
        let elsewhere = self.others_for(id, haul).filter(|other| self.is_elsewhere(*other, haul));
        let nearest = elsewhere.map(way_out).fold(way_out(haul), i64::min);
        Span(way_out(haul) - nearest)
    }

    fn is_elsewhere(&self, one: HaulId, other: HaulId) -> bool {
        let plan = self.plan();
        let home = |haul: HaulId| plan.scenario.pools[plan.hauls[haul].pool].home;
        home(one) != home(other)
    }

    /// The other hauls that carry a stock at the moment.
    fn others_for(&self, id: StockId, haul: HaulId) -> impl Iterator<Item = HaulId> + '_ {
        let by = self.plan().stocks[id].by.iter().copied();
        by.filter(move |other| *other != haul && self.is_carrier(*other, id))
    }

    /// Hauls of other pools that carry all that a haul has to move, and whose vehicles stand nearer to it.
    fn nearer_than(&self, id: HaulId) -> Vec<HaulId> {
        let mut movable = self.carried(id).map(|it| it.0).filter(|stock| self.is_movable(*stock));
        let Some(first) = movable.next() else { return Vec::new() };
        let others = self.others_for(first, id);
        let mut nearer: Vec<HaulId> = others.filter(|it| self.stands_nearer(*it, id)).collect();
        movable.for_each(|stock| {
            nearer.retain(|it| self.carried(*it).any(|(other, _)| other == stock))
        });
        nearer
    }

    fn stands_nearer(&self, one: HaulId, other: HaulId) -> bool {
        let hauls = &self.plan().hauls;
        self.is_elsewhere(one, other) && hauls[one].trip.way_out < hauls[other].trip.way_out
    }

    /// Whether a column that would have to fetch its load leaves it to a pool that stands nearer, whose vehicles
    /// should have been there for all of it before: these are what it lacks then, and its pool looks again when the
    /// first of them should be home.
    pub(super) fn leaves_to_nearer(&mut self, id: ConvoyId) -> bool {
        let plan = self.plan();
        let convoy = self.convoys.get(id);
        let (haul, pool) = (convoy.haul, convoy.pool);
        if self.plan().hauls[haul].trip.way_out == Span::ZERO {
            return false;
        }
        let there = self.reckon_march(id, self.agenda.now, &plan.hauls[haul].trip.out);
        let nearer = self.nearer_than(haul);
        let found = nearer.into_iter().find_map(|it| Some((it, self.serves_by(it, there)?)));
        let Some((other, at)) = found else { return false };
        let other = plan.hauls[other].pool;
        self.lacks(id, Some((Code::NoLift, Some(Actor::Pool(other)))));
        self.look_later(pool, at);
        if self.pools.get(other).is_woken() {
            self.woken.look_after.push(pool);
        }
        true
    }

    /// When the next vehicles of a haul's pool should be home, if before a moment so many are at its load as all that
    /// the pool has to fetch first, or stands nearest to, fills, and if nothing but vehicles is lacking.
    fn serves_by(&self, id: HaulId, until: Moment) -> Option<Moment> {
        let plan = self.plan();
        let haul = &plan.hauls[id];
        let lacks = self.first_request(id)?.wait.lacks();
        let lacks_vehicles = lacks.is_none_or(|(code, _)| code == Code::NoLift);
        if !lacks_vehicles || !is_without_limits(&plan.scenario.pools[haul.pool]) {
            return None;
        }
        let round = haul.on_duty.0.max(1);
        let mut first = Moment::NEVER;
        let mut able = 0;
        for (home, vehicles) in self.coming_home(haul.pool) {
            let at = home + haul.trip.way_out;
            if at < until {
                first = first.min(home);
                able += i64::from(vehicles) * (1 + (until - at).0 / round);
            }
        }
        (able >= i64::from(self.first_needs(id))).then_some(first)
    }

    /// When vehicles of a pool should be home, those that may still leave in this second included: of a column that
    /// waits for anything nothing is known.
    fn coming_home(&self, id: PoolId) -> Vec<(Moment, u32)> {
        let plan = self.plan();
        let pool = self.pools.get(id);
        let mut coming = Vec::new();
        if pool.is_woken() {
            coming.push((self.agenda.now, pool.free));
        }
        for convoy_id in self.convoys.ids() {
            let convoy = self.convoys.get(convoy_id);
            if convoy.pool != id || convoy.vehicles == 0 {
                continue;
            }
            let loads_at_home = convoy.state == State::Handling && !convoy.has_set_out;
            let home = if loads_at_home {
                Some(convoy.due + plan.hauls[convoy.haul].on_duty)
            } else {
                self.home_expected(convoy_id)
            };
            coming.extend(home.map(|home| (home, convoy.vehicles)));
        }
        coming
    }

    /// Vehicles that the pool of a haul needs for it, for what it is asked for before it, and for what no other pool
    /// stands nearer to.
    fn first_needs(&self, id: HaulId) -> u32 {
        let plan = self.plan();
        let pool = plan.hauls[id].pool;
        let mut queue = self.pools.get(pool).requests.iter();
        let queue = queue.by_ref().map(|(_, convoy)| self.convoys.get(*convoy).haul);
        let before: Vec<HaulId> = queue.take_while(|haul| *haul != id).collect();
        let counts = |haul: &HaulId| {
            *haul == id || before.contains(haul) || self.nearer_than(*haul).is_empty()
        };
        let own = plan.hauls.ids().filter(|haul| plan.hauls[*haul].pool == pool);
        own.filter(counts).map(|haul| self.wanted_of(haul, i64::MAX).vehicles).sum()
    }
}

/// Whether nothing limits how often the vehicles of a pool start, and they come home again.
fn is_without_limits(pool: &Pool) -> bool {
    let is_limited =
        pool.sorties_per_day.is_some() || pool.load_per_day.is_some() || pool.duty.is_some();
    !is_limited && !pool.is_one_way() && pool.load != Loading::AtRequest
}
