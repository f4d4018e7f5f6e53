//! Pools of lift: how many vehicles there are, what may still start today, and who is served first
//! where vehicles are taken at the request. `haul` serves everybody else.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

use bevy_ecs::prelude::{Component, Resource};

use crate::id::{ConvoyId, HaulId, PoolId, RouteId, StockId};
use crate::scenario::{Dispatch, Loading};
use crate::time::Moment;

use super::agenda::Due;
use super::convoy::{Consignment, State};
use super::journal::{Actor, Code, Entry, EventId, EventKind};
use super::network::Trip;
use super::world::Play;

/// The order in which a pool serves: its dispatch rule, then the stock's number, which follows
/// camp, priority and name.
pub(crate) type Turn = ([i64; 4], StockId);

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
    /// Whether something has changed since it last chose whom to serve.
    is_woken: bool,
    /// The last event that woke it.
    woken_by: EventId,
    /// The last event with which vehicles became free.
    freed: EventId,
    /// When it means to look again by itself.
    pub(crate) looks_at: Moment,
    /// Columns asked for, in turn.
    pub(crate) requests: Vec<(Turn, ConvoyId)>,
    /// Hauls for which more columns may have to be asked for.
    pub(crate) to_ask: Vec<HaulId>,
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
    /// The number of the civil day for which that holds.
    day: usize,
    /// Whether the next morning is on the agenda.
    is_planned: bool,
    /// The convoy that used up what there was of it last.
    used_by: EventId,
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

/// Pools that something has happened to in this second, and that choose once all of it has.
#[derive(Resource, Debug, Default)]
pub(crate) struct Woken(Vec<PoolId>);

impl Woken {
    /// Whether any pool has to choose.
    #[inline]
    pub(crate) fn any(&self) -> bool {
        !self.0.is_empty()
    }
}

impl Pool {
    /// What may still start today in base units.
    pub(crate) fn load_today(&self) -> i64 {
        self.quota.load
    }

    /// Whether nothing of it has started yet today.
    pub(crate) fn has_started_nothing_today(&self) -> bool {
        self.quota.load_per_day.is_none_or(|load| self.quota.load >= load)
    }

    /// Vehicles it has in all, those that are to leave it included.
    pub(crate) fn total(&self) -> u32 {
        self.total
    }

    /// The last event with which vehicles became free.
    pub(crate) fn freed(&self) -> EventId {
        self.freed
    }

    /// The last event that woke it.
    pub(crate) fn woken_by(&self) -> EventId {
        self.woken_by
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
            pool.is_woken = false;
            pool.freed = EventId::START;
            pool.woken_by = EventId::START;
            pool.looks_at = Moment::NEVER;
            pool.requests.clear();
            pool.to_ask.clear();
            pool.total = asked.count.draw(assumed, &mut stream).0;
            pool.free = pool.total;
            pool.later = pool.total;
            pool.leaving = 0;
            pool.lost = 0;
            pool.convoys = 0;
            pool.speed = asked.speed.draw(assumed, &mut stream).0.max(0.0);
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
        self.woken.0.clear();
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
            let event = self.open_entry(id, EventId::START, Code::NoLift);
            self.wake_for_vehicles(id, event);
        } else {
            let at_home = pool.free.min(had - has);
            pool.free -= at_home;
            pool.total -= at_home;
            pool.leaving = had - has - at_home;
            let event = pool.freed;
            self.wake(id, event);
        }
    }

    /// The number of vehicles a pool has now.
    #[cfg(test)]
    pub(crate) fn pool_size(&self, id: PoolId) -> u32 {
        self.pools.get(id).total
    }

    /// A stock that may have enough ready to be lifted tells its pools.
    pub(crate) fn ask_lift(&mut self, id: StockId, event: EventId) {
        let plan = self.plan();
        let reserves = plan.stocks[id].reserves;
        if reserves && self.enqueue(id) {
            for haul in &plan.stocks[id].by {
                self.wake(plan.hauls[*haul].pool, event);
            }
        }
        if plan.stocks[id].musters {
            self.ask_columns(id, event);
        }
    }

    /// Something has happened that a pool may act upon once the second is over.
    #[inline]
    pub(crate) fn wake(&mut self, id: PoolId, event: EventId) {
        let pool = self.pools.get_mut(id);
        pool.woken_by = pool.woken_by.max(event);
        if !std::mem::replace(&mut pool.is_woken, true) {
            self.woken.0.push(id);
        }
    }

    /// Lets every pool that something has happened to choose whom to serve: whose oldest request has
    /// waited longest first.
    pub(crate) fn serve_woken(&mut self) {
        let mut woken = std::mem::take(&mut self.woken.0);
        self.ask_for_columns(&woken);
        if woken.len() > 1 {
            let oldest = |id: &PoolId| {
                let requests = self.pools.get(*id).requests.iter();
                let numbers = requests.map(|(_, convoy)| self.convoys.get(*convoy).number);
                (numbers.min().unwrap_or(u32::MAX), *id)
            };
            woken.sort_by_cached_key(oldest);
        }
        for id in &woken {
            let pool = self.pools.get_mut(*id);
            pool.is_woken = false;
            let event = pool.woken_by;
            if !pool.is_open {
                self.wait_for_release(*id);
                continue;
            }
            self.renew_quota(*id);
            if self.plan().scenario.pools[*id].load == Loading::AtRequest {
                self.serve_reserving(*id, event);
            } else {
                self.serve_requests(*id);
            }
        }
        woken.clear();
        if self.woken.0.is_empty() {
            self.woken.0 = woken;
        }
    }

    /// Requests of a pool that is not available yet wait for its release.
    fn wait_for_release(&mut self, id: PoolId) {
        for index in 0..self.pools.get(id).requests.len() {
            let (_, convoy) = self.pools.get(id).requests[index];
            self.convoys.get_mut(convoy).hindrance =
                Some((Code::LateRelease, Some(Actor::Pool(id))));
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
        for haul in &stock_plan.by {
            let pool = plan.hauls[*haul].pool;
            if plan.scenario.pools[pool].load == Loading::AtRequest {
                let turn = self.turn_of(id, *haul);
                self.pools.get_mut(pool).waiting.push(Reverse((turn, generation)));
            }
        }
        true
    }

    /// A stock's turn at one of its hauls, as the pool's dispatch rule has it.
    pub(crate) fn turn_of(&self, id: StockId, haul: HaulId) -> Turn {
        let plan = self.plan();
        let (stock_plan, haul) = (&plan.stocks[id], &plan.hauls[haul]);
        let asked = &plan.scenario.pools[haul.pool];
        let due = plan.due_of(stock_plan.camp, self.agenda.now);
        let mut turn = [0; 4];
        for (place, rule) in turn.iter_mut().zip(&asked.dispatch) {
            *place = match rule {
                Dispatch::EarliestDeadline => due.0,
                Dispatch::LeastFloat => {
                    let stock = self.stocks.get(id);
                    let load = haul.each(id) * i64::from(asked.max_convoy);
                    let trips = (stock.to_come + stock.ready + load - 1) / load.max(1);
                    due.0 - (trips as f64 * haul.trip.cycle) as i64
                }
                Dispatch::Priority => i64::from(stock_plan.priority),
                Dispatch::FirstReady => self.agenda.now.0,
            };
        }
        (turn, id)
    }

    /// Serves who waits for a pool that takes its vehicles at the request, in turn, while there are
    /// vehicles. Nobody is overtaken for want of vehicles: if there are too few for the first, the
    /// others wait behind it. But no vehicle is committed to a way that is known to be barred; those
    /// who need it stand aside until it opens.
    fn serve_reserving(&mut self, id: PoolId, event: EventId) {
        loop {
            let plan = &self.plan().scenario.pools[id];
            let pool = self.pools.get(id);
            if pool.free < plan.min_convoy || pool.free == 0 || self.free_convoys.is_short {
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
            let haul = self.plan().haul_of(id, stock);
            if let Some((code, _)) = self.barrier(haul) {
                if code == Code::RouteClosed {
                    self.stocks.get_mut(stock).barred.begin(self.agenda.now);
                }
                let pool = self.pools.get_mut(id);
                let aside = pool.waiting.pop();
                pool.barred.extend(aside);
                continue;
            }
            self.send_reserving(haul, stock, event);
        }
    }

    /// What bars the way of a haul now: a suspended gate, or a closed route with no open way round it.
    pub(crate) fn barrier(&self, haul: HaulId) -> Option<(Code, Actor)> {
        let trip = self.trip_now(haul);
        let gate = trip.gates.iter().find(|gate| self.is_suspended(**gate));
        if let Some(gate) = gate {
            return Some((self.plan().withholding(*gate), Actor::Gate(*gate)));
        }
        let closed = |route: &&RouteId| self.routes.get(**route).closed > 0;
        let route = trip.out.iter().chain(&trip.loaded).find(closed)?;
        Some((Code::RouteClosed, Actor::Route(*route)))
    }

    /// The trip of a haul on the network as it stands: round closed routes where there is an open way,
    /// with the gates and escorts of the way that is taken.
    pub(crate) fn trip_now(&self, id: HaulId) -> Cow<'a, Trip> {
        let plan = self.plan();
        let haul = &plan.hauls[id];
        let usual = &haul.trip;
        let is_open = |route: RouteId| self.routes.get(route).closed == 0;
        if usual.routes().all(is_open) {
            return Cow::Borrowed(usual);
        }
        let pool = &plan.scenario.pools[haul.pool];
        let [from, to] = haul.ends;
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
        trip.ask(&plan.scenario, &plan.route_gates, haul.pool);
        Cow::Owned(trip)
    }

    /// Whether anybody stands aside because the way is barred.
    pub(crate) fn is_anybody_barred(&self) -> bool {
        let waits = |pool: &Pool| !pool.barred.is_empty() || !pool.requests.is_empty();
        let stands = |id| self.convoys.get(id).state == State::Waiting(Code::RouteClosed);
        self.pools.ids().any(|id| waits(self.pools.get(id))) || self.convoys.ids().any(stands)
    }

    /// Every pool looks at its requests.
    pub(crate) fn wake_requests(&mut self, event: EventId) {
        for id in self.pools.ids() {
            if !self.pools.get(id).requests.is_empty() {
                self.wake(id, event);
            }
        }
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
                self.wake(id, event);
            }
        }
        self.wake_requests(event);
    }

    /// Forms a convoy for the stock whose turn it is, with vehicles and load before any permit.
    fn send_reserving(&mut self, haul_id: HaulId, stock_id: StockId, event: EventId) {
        let plan = self.plan();
        let haul = &plan.hauls[haul_id];
        let asked = &plan.scenario.pools[haul.pool];
        let each = haul.each(stock_id).max(1);
        let Some(id) = self.take_place(haul_id, stock_id) else { return };
        let pool = self.pools.get_mut(haul.pool);
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
        self.use_vehicles(haul.pool, vehicles, amount);
        self.enqueue(stock_id);
        let number = self.next_number();
        let convoy = self.convoys.get_mut(id);
        (convoy.number, convoy.serial, convoy.vehicles) = (number, serial, vehicles);
        let load = Consignment { stock: stock_id, vehicles, promised: amount, aboard: 0, since };
        convoy.loads.push(load);
        self.form_reserving(id, event);
        for other in &plan.stocks[stock_id].by {
            if *other != haul_id && self.stocks.get(stock_id).asked {
                self.wake(plan.hauls[*other].pool, event);
            }
        }
    }

    /// A convoy is formed: since the last of its load has been ready, and now that `cause` has given
    /// it vehicles it asks for its permits.
    fn form_reserving(&mut self, id: ConvoyId, cause: EventId) {
        let plan = self.plan();
        let convoy = self.convoys.get(id);
        let (haul, load, number) = (convoy.haul, convoy.loads[0], convoy.number);
        let stock = &plan.stocks[load.stock];
        let code = match self.journal[cause].kind {
            EventKind::PoolOpens | EventKind::GateResumes | EventKind::RouteOpens => {
                self.journal[cause].code
            }
            _ => Code::NoLift,
        };
        let pool = plan.hauls[haul].pool;
        let entry = Entry::after(self.agenda.now, EventKind::ConvoyFormed, load.since, code)
            .because(cause)
            .site(stock.site)
            .with(Actor::Pool(pool))
            .convoy(number);
        let trip = self.trip_now(haul);
        let (barrier, barred) = self.barred_since(load.stock, &trip.gates, load.since);
        let event = self.journal.write(entry.split(barrier, barred));
        self.describe_load(event, stock.line, load.promised);
        self.note_quota(pool, event);
        self.man_convoy(id, &trip);
        let convoy = self.convoys.get_mut(id);
        convoy.state = State::Clearing;
        convoy.last = event;
        convoy.begin_phase(super::convoy::Phase::ToLoad, &trip.out);
        if trip.gates.is_empty() {
            self.depart(id);
        } else {
            self.ask_gates(id, &trip.gates, event);
        }
    }

    /// Vehicles leave, or are loaded to leave, with so much load.
    pub(crate) fn use_vehicles(&mut self, id: PoolId, vehicles: u32, amount: i64) {
        self.draw_vehicles(id, vehicles);
        self.count_convoy(id, amount);
    }

    /// Vehicles are taken from those at home without a convoy of their own.
    pub(crate) fn draw_vehicles(&mut self, id: PoolId, vehicles: u32) {
        self.pools.get_mut(id).free -= vehicles;
    }

    /// A convoy of vehicles that were drawn before leaves.
    pub(crate) fn count_convoy(&mut self, id: PoolId, amount: i64) {
        let pool = self.pools.get_mut(id);
        pool.convoys += 1;
        pool.quota.use_up(amount);
    }

    /// The event of a convoy that used up something of what may start today.
    pub(crate) fn note_quota(&mut self, id: PoolId, event: EventId) {
        self.pools.get_mut(id).quota.used_by = event;
    }

    /// Whether nothing more may start today; if so, the next day is planned.
    pub(crate) fn is_used_up(&mut self, id: PoolId) -> bool {
        let is_used_up = self.pools.get(id).quota.is_used_up();
        if is_used_up {
            self.plan_next_day(id);
        }
        is_used_up
    }

    /// Another civil day, another quota.
    fn renew_quota(&mut self, id: PoolId) {
        let quota = &self.pools.get(id).quota;
        if quota.sorties_per_day.is_none() && quota.load_per_day.is_none() {
            return;
        }
        let now = self.agenda.now;
        let day = self.plan().midnights.partition_point(|midnight| *midnight <= now);
        let quota = &mut self.pools.get_mut(id).quota;
        if quota.day != day {
            quota.renew();
            quota.day = day;
        }
    }

    /// A pool that has used up its quota looks again at the next midnight.
    pub(crate) fn plan_next_day(&mut self, id: PoolId) {
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
        self.renew_quota(id);
        let used_by = self.pools.get(id).quota.used_by;
        let event = self.open_entry(id, used_by, Code::NoLift);
        self.wake_for_vehicles(id, event);
    }

    /// A pool becomes available.
    pub(crate) fn open_pool(&mut self, id: PoolId) {
        self.pools.get_mut(id).is_open = true;
        let event = self.open_entry(id, EventId::START, Code::LateRelease);
        self.wake_for_vehicles(id, event);
    }

    /// Means become available: for the first time, or again after an event that had used them up.
    fn open_entry(&mut self, id: PoolId, used_by: EventId, code: Code) -> EventId {
        let now = self.agenda.now;
        let entry = Entry::after(now, EventKind::PoolOpens, used_by, code);
        self.journal.write(entry.with(Actor::Pool(id)))
    }

    /// Vehicles are back home.
    pub(crate) fn free_vehicles(&mut self, id: PoolId, vehicles: u32, event: EventId) {
        let pool = self.pools.get_mut(id);
        let gone = pool.leaving.min(vehicles);
        pool.leaving -= gone;
        pool.total -= gone;
        pool.free += vehicles - gone;
        self.wake_for_vehicles(id, event);
    }

    fn wake_for_vehicles(&mut self, id: PoolId, event: EventId) {
        self.pools.get_mut(id).freed = event;
        self.wake(id, event);
    }

    /// A vehicle is gone for good.
    pub(crate) fn lose_vehicle(&mut self, id: PoolId) {
        self.pools.get_mut(id).lost += 1;
    }
}
