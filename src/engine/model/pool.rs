//! Pools of lift: who is served first, with how many vehicles, under which daily quota.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

use bevy_ecs::prelude::Component;

use crate::id::{PoolId, RouteId, StockId};
use crate::scenario::Dispatch;
use crate::time::Moment;

use super::agenda::Due;
use super::journal::{Actor, Code, Entry, EventId, EventKind};
use super::network::Trip;
use super::world::Play;

/// The order in which a pool serves: its dispatch rule, then the stock's number, which follows
/// camp, priority and name.
type Turn = ([i64; 4], StockId);

/// A pool as it stands.
#[derive(Component, Debug, Default)]
pub(crate) struct Pool {
    /// Vehicles at home.
    pub(crate) free: u32,
    /// Vehicles destroyed or given up.
    pub(crate) lost: u32,
    /// Convoys sent.
    pub(crate) convoys: u32,
    /// Speed in kilometres per open hour.
    pub(crate) speed: f64,
    /// Breakdowns per vehicle-kilometre.
    pub(crate) breakdown_rate: f64,
    /// Chance that a broken-down vehicle is given up.
    pub(crate) write_off: f64,
    total: u32,
    /// How many it is to have once the plan has changed.
    later: u32,
    /// Vehicles that leave it when they come home.
    leaving: u32,
    is_open: bool,
    /// Whether it is choosing whom to serve: what happens meanwhile need not ask it again.
    is_choosing: bool,
    /// Who waits for it, with the generation of the request.
    waiting: BinaryHeap<Reverse<(Turn, u32)>>,
    /// Who would be served if the way were not barred by a suspended gate or a closed route.
    barred: Vec<Reverse<(Turn, u32)>>,
    quota: Quota,
}

/// What may still start today; `None` is no limit.
#[derive(Debug, Clone, Copy, Default)]
struct Quota {
    sorties_per_day: Option<u32>,
    load_per_day: Option<i64>,
    sorties: u32,
    load: i64,
    /// Whether the next morning is on the agenda.
    is_planned: bool,
}

impl Quota {
    fn renew(&mut self) {
        self.sorties = self.sorties_per_day.unwrap_or(u32::MAX);
        self.load = self.load_per_day.unwrap_or(i64::MAX);
        self.is_planned = false;
    }

    fn is_used_up(&self) -> bool {
        self.sorties == 0 || self.load <= 0
    }

    fn use_up(&mut self, amount: i64) {
        if self.sorties_per_day.is_some() {
            self.sorties -= 1;
        }
        if self.load_per_day.is_some() {
            self.load -= amount;
        }
    }
}

impl<'a> Play<'a> {
    /// Draws every pool and plans its opening.
    pub(crate) fn reset_pools(&mut self) {
        for id in self.pools.ids() {
            let plan = self.plan();
            let asked = &plan.scenario.pools[id];
            let mut stream = self.drawn.luck.stream(plan.pool_keys[id]);
            let assumed = &self.drawn.assumed;
            let pool = self.pools.get_mut(id);
            pool.waiting.clear();
            pool.barred.clear();
            pool.is_choosing = false;
            pool.total = asked.count.draw(assumed, &mut stream).0;
            pool.free = pool.total;
            pool.later = pool.total;
            pool.leaving = 0;
            pool.lost = 0;
            pool.convoys = 0;
            pool.speed = asked.speed.draw(assumed, &mut stream).0.max(0.01);
            pool.breakdown_rate = asked.breakdown_rate.draw(assumed, &mut stream).0;
            pool.write_off = asked.write_off.draw(assumed, &mut stream).0;
            let opens = asked.available.draw(assumed, &mut stream);
            pool.is_open = opens <= Moment::START;
            let sorties = asked.sorties_per_day.as_ref();
            let load = asked.load_per_day.as_ref();
            pool.quota = Quota {
                sorties_per_day: sorties.map(|quota| quota.draw(assumed, &mut stream).0),
                load_per_day: load.map(|quota| quota.draw(assumed, &mut stream).0),
                ..Quota::default()
            };
            pool.quota.renew();
            if !pool.is_open {
                self.agenda.plan(opens, Due::PoolOpens, id.0, 0);
            }
        }
        self.plan_pool_changes();
    }

    /// Draws how many vehicles pools have once the plan has changed: by the same luck as a pool that
    /// has so many from the start.
    fn plan_pool_changes(&mut self) {
        let plan = self.plan();
        let Some(decision) = &plan.scenario.decision else { return };
        for (id, count) in &decision.counts {
            let mut stream = self.drawn.luck.stream(plan.pool_keys[*id]);
            self.pools.get_mut(*id).later = count.draw(&self.drawn.assumed, &mut stream).0;
            self.agenda.plan(decision.at, Due::PoolChanges, id.0, 0);
        }
    }

    /// A pool gets more vehicles, or loses those that are too many: the ones at home now, the others
    /// as they come back.
    pub(crate) fn change_pool(&mut self, id: PoolId) {
        let pool = self.pools.get_mut(id);
        let (had, has) = (pool.total, pool.later);
        if has > had {
            pool.total = has;
            pool.free += has - had;
            let event = self.open_entry(id, Code::NoLift);
            self.dispatch(id, event);
        } else {
            let at_home = pool.free.min(had - has);
            pool.free -= at_home;
            pool.total -= at_home;
            pool.leaving = had - has - at_home;
        }
    }

    /// The number of vehicles a pool has now.
    #[cfg(test)]
    pub(crate) fn pool_size(&self, id: PoolId) -> u32 {
        self.pools.get(id).total
    }

    /// The largest number of vehicles a pool has in this run.
    pub(crate) fn largest_pool(&self, id: PoolId) -> u32 {
        let pool = self.pools.get(id);
        pool.total.max(pool.later)
    }

    /// A stock that has enough ready enters the queues of its pools, which serve at once if they
    /// can.
    pub(crate) fn ask_lift(&mut self, id: StockId, event: EventId) {
        if !self.enqueue(id) {
            return;
        }
        for (pool, _) in &self.plan().stocks[id].by {
            if self.stocks.get(id).asked {
                self.dispatch(*pool, event);
            }
        }
    }

    /// Enters a stock in the queues of its pools; whether it was not in them and had enough.
    fn enqueue(&mut self, id: StockId) -> bool {
        let plan = self.plan();
        let stock_plan = &plan.stocks[id];
        let stock = self.stocks.get_mut(id);
        if stock.asked || !stock.wants_lift(stock_plan.lot) {
            return false;
        }
        stock.asked = true;
        let generation = stock.generation;
        for (index, (pool, _)) in stock_plan.by.iter().enumerate() {
            let turn = self.turn_of(id, index);
            self.pools.get_mut(*pool).waiting.push(Reverse((turn, generation)));
        }
        true
    }

    /// A stock's turn at the `index`-th of its pools, as its dispatch rule has it.
    fn turn_of(&self, id: StockId, index: usize) -> Turn {
        let plan = self.plan();
        let stock_plan = &plan.stocks[id];
        let (pool, trip) = &stock_plan.by[index];
        let asked = &plan.scenario.pools[*pool];
        let due = plan.due_of(stock_plan.camp, self.agenda.now);
        let mut turn = [0; 4];
        for (place, rule) in turn.iter_mut().zip(&asked.dispatch) {
            *place = match rule {
                Dispatch::EarliestDeadline => due.0,
                Dispatch::LeastFloat => {
                    let stock = self.stocks.get(id);
                    let load = asked.carries(stock_plan.kind).0 * i64::from(asked.max_convoy);
                    let trips = (stock.to_come + stock.ready + load - 1) / load.max(1);
                    due.0 - (trips as f64 * trip.cycle) as i64
                }
                Dispatch::Priority => i64::from(stock_plan.priority),
                Dispatch::FirstReady => self.agenda.now.0,
            };
        }
        (turn, id)
    }

    /// Serves who waits for a pool, in turn, while there are vehicles. Nobody is overtaken for want
    /// of vehicles: if there are too few for the first, the others wait behind it. But no vehicle is
    /// committed to a way that is known to be barred; those who need it stand aside until it opens.
    pub(crate) fn dispatch(&mut self, id: PoolId, event: EventId) {
        if !std::mem::replace(&mut self.pools.get_mut(id).is_choosing, true) {
            self.serve(id, event);
            self.pools.get_mut(id).is_choosing = false;
        }
    }

    fn serve(&mut self, id: PoolId, event: EventId) {
        loop {
            let plan = &self.plan().scenario.pools[id];
            let pool = self.pools.get(id);
            if !pool.is_open || pool.free < plan.min_convoy || pool.free == 0 {
                return;
            }
            let Some(Reverse(((_, stock), generation))) = pool.waiting.peek().copied() else {
                return;
            };
            let state = self.stocks.get(stock);
            if !state.asked || state.generation != generation {
                self.pools.get_mut(id).waiting.pop();
                continue;
            }
            if pool.quota.is_used_up() {
                self.plan_next_day(id);
                return;
            }
            if let Some((code, _)) = self.barrier(id, stock) {
                if code == Code::RouteClosed {
                    self.stocks.get_mut(stock).barred.begin(self.agenda.now);
                }
                let pool = self.pools.get_mut(id);
                let aside = pool.waiting.pop();
                pool.barred.extend(aside);
                continue;
            }
            self.send(id, stock, event);
        }
    }

    /// What bars the way of a pool to a stock and on to its destination now: a suspended gate, or a
    /// closed route with no open way round it.
    pub(crate) fn barrier(&self, id: PoolId, stock: StockId) -> Option<(Code, Actor)> {
        let trip = self.trip_now(id, stock);
        let gate = trip.gates.iter().find(|gate| self.is_suspended(**gate));
        if let Some(gate) = gate {
            return Some((Code::NoClearance, Actor::Gate(*gate)));
        }
        let closed = |route: &&RouteId| self.routes.get(**route).closed > 0;
        let route = trip.out.iter().chain(&trip.loaded).find(closed)?;
        Some((Code::RouteClosed, Actor::Route(*route)))
    }

    /// The trip of a pool for a stock on the network as it stands: round closed routes where there
    /// is an open way, with the gates and escorts of the way that is taken.
    pub(crate) fn trip_now(&self, id: PoolId, stock: StockId) -> Cow<'a, Trip> {
        let plan = self.plan();
        let usual = plan.trip(id, stock);
        let is_open = |route: RouteId| self.routes.get(route).closed == 0;
        if usual.routes().all(is_open) {
            return Cow::Borrowed(usual);
        }
        let pool = &plan.scenario.pools[id];
        let [from, to] = plan.stocks[stock].ends;
        let mut trip = usual.clone();
        let ends = [(pool.home, from), (from, to), (to, pool.home)];
        for (legs, (from, to)) in
            [&mut trip.out, &mut trip.loaded, &mut trip.back].into_iter().zip(ends)
        {
            if !legs.iter().all(|route| is_open(*route))
                && let Some(way) = plan.network.path(pool.mode, from, to, is_open)
            {
                *legs = way;
            }
        }
        trip.ask(&plan.scenario, &plan.route_gates);
        Cow::Owned(trip)
    }

    /// A gate resumes or a route opens: those who stood aside for it are in the queues again.
    pub(crate) fn lift_barriers(&mut self, event: EventId) {
        for id in self.pools.ids() {
            let pool = self.pools.get_mut(id);
            if !pool.barred.is_empty() {
                let barred = std::mem::take(&mut pool.barred);
                for Reverse(((_, stock), _)) in &barred {
                    self.stocks.get_mut(*stock).barred.end(self.agenda.now);
                }
                pool.waiting.extend(barred);
                self.dispatch(id, event);
            }
        }
    }

    /// Forms a convoy for the stock whose turn it is.
    fn send(&mut self, id: PoolId, stock_id: StockId, event: EventId) {
        let plan = self.plan();
        let asked = &plan.scenario.pools[id];
        let each = asked.carries(plan.stocks[stock_id].kind).0.max(1);
        let pool = self.pools.get_mut(id);
        pool.waiting.pop();
        let stock = self.stocks.get_mut(stock_id);
        stock.asked = false;
        stock.generation += 1;
        let ready = stock.ready.min(pool.quota.load);
        let wanted = (ready + each - 1) / each;
        let most = i64::from(asked.max_convoy.min(pool.free));
        let meant = wanted + i64::from(asked.spares);
        let vehicles = meant.clamp(i64::from(asked.min_convoy), most.max(1)) as u32;
        let amount = ready.min(i64::from(vehicles) * each);
        let since = stock.reserve(amount);
        stock.sent += 1;
        let serial = stock.sent;
        pool.free -= vehicles;
        pool.convoys += 1;
        pool.quota.use_up(amount);
        self.enqueue(stock_id);
        self.form_convoy(
            super::convoy::Load { pool: id, stock: stock_id, serial, vehicles, amount },
            since,
            event,
        );
        for (other, _) in &plan.stocks[stock_id].by {
            if *other != id && self.stocks.get(stock_id).asked {
                self.dispatch(*other, event);
            }
        }
    }

    /// A used-up quota is renewed at the next midnight.
    fn plan_next_day(&mut self, id: PoolId) {
        let midnights = &self.plan().midnights;
        let next = midnights.partition_point(|midnight| *midnight <= self.agenda.now);
        let pool = self.pools.get_mut(id);
        if let Some(midnight) = midnights.get(next).filter(|_| !pool.quota.is_planned) {
            pool.quota.is_planned = true;
            self.agenda.plan(*midnight, Due::DayBegins, id.0, 0);
        }
    }

    /// A new day, a new quota.
    pub(crate) fn begin_day(&mut self, id: PoolId) {
        self.pools.get_mut(id).quota.renew();
        let event = self.open_entry(id, Code::NoLift);
        self.dispatch(id, event);
    }

    /// A pool becomes available.
    pub(crate) fn open_pool(&mut self, id: PoolId) {
        self.pools.get_mut(id).is_open = true;
        let event = self.open_entry(id, Code::LateRelease);
        self.dispatch(id, event);
    }

    fn open_entry(&mut self, id: PoolId, code: Code) -> EventId {
        let now = self.agenda.now;
        let entry = Entry::after(now, EventKind::PoolOpens, EventId::START, code);
        self.journal.write(entry.with(Actor::Pool(id)))
    }

    /// Vehicles are back home.
    pub(crate) fn free_vehicles(&mut self, id: PoolId, vehicles: u32, event: EventId) {
        let pool = self.pools.get_mut(id);
        let gone = pool.leaving.min(vehicles);
        pool.leaving -= gone;
        pool.total -= gone;
        pool.free += vehicles - gone;
        self.dispatch(id, event);
    }

    /// A vehicle is gone for good.
    pub(crate) fn lose_vehicle(&mut self, id: PoolId) {
        self.pools.get_mut(id).lost += 1;
    }
}
