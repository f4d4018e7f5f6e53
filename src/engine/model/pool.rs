//! Pools of lift: how many vehicles there are, what may still start today (`quota`), and who is served
//! first where vehicles are taken at the request (`reserving`); in which order pools choose (`round`). `haul` serves everybody else.

mod crew;
mod hire;
mod own;
mod quota;
mod reserving;
mod round;

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use bevy_ecs::prelude::{Component, Resource};

use crate::id::{ConvoyId, EscortId, GateId, HaulId, PoolId, StockId};
use crate::scenario::{Dispatch, SortiesOf};
use crate::time::Moment;

use super::agenda::Due;
use super::haul::Asking;
use super::journal::{Actor, Code, Entry, EventId, EventKind};
use super::recovery::InWorkshop;
use super::usage::{AtHome, Usage};
use super::world::Play;
use crew::Crews;
use quota::Quota;
use round::Round;

/// The order in which a pool serves: its dispatch rules (of least float: whether another pool stands nearer, and the
/// float), then how much farther it has to the load than the nearest pool and what is drawn in each run for the camp,
/// then the stock's number, which follows priority and name.
pub(crate) type Turn = ([[i64; 2]; 5], StockId);

/// A pool as it stands.
#[derive(Component, Debug, Default)]
pub(crate) struct Pool {
    /// Vehicles at home.
    pub(crate) free: u32,
    /// Vehicles destroyed or given up.
    pub(crate) lost: u32,
    /// Vehicles that have left for good with their camp, and whether it has come to that.
    pub(crate) gone: u32,
    is_gone: bool,
    /// Convoys sent.
    pub(crate) convoys: u32,
    /// Speed in kilometres per open hour.
    pub(crate) speed: f64,
    /// Breakdowns per vehicle-kilometre.
    pub(crate) breakdown_rate: f64,
    /// Chance that a broken-down vehicle is given up.
    pub(crate) write_off: f64,
    /// Vehicles in the workshop at home.
    pub(crate) workshop: Vec<InWorkshop>,
    total: u32,
    /// How many the plan that is followed asks for.
    asked: u32,
    /// Hired vehicles that are still to come, by contract: the first, and that for more of them.
    to_come: [u32; 2],
    /// The event with which the last of them came, or the contract was signed.
    came: EventId,
    /// How many it is to have once the plan has changed.
    later: u32,
    /// Vehicles that leave it when they come home.
    leaving: u32,
    /// From when it is available.
    pub(crate) opens: Moment,
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
    /// How many of the last of them have been passed over for want of vehicles, and by how many changes
    /// of the network.
    pub(crate) passed: usize,
    pub(crate) passed_at: u64,
    /// Hauls for which more columns may have to be asked for.
    pub(crate) to_ask: Vec<HaulId>,
    /// Who waits for it, with the generation of the request.
    waiting: BinaryHeap<Reverse<(Turn, u32)>>,
    /// Who would be served if the way were not barred by a suspended gate or a closed route.
    barred: Vec<Reverse<(Turn, u32)>>,
    quota: Quota,
    crews: Crews,
    /// What its vehicles have been doing.
    pub(crate) usage: Usage,
    /// What those at home are doing.
    pub(crate) at_home: AtHome,
}

/// Pools that something has happened to in this second, and that choose once all of it has.
#[derive(Resource, Debug, Default)]
pub(crate) struct Woken {
    pools: Vec<PoolId>,
    /// Where they are put in order, by the number of their oldest request; empty in between.
    order: Vec<(u8, u32, PoolId)>,
    /// The round of turns that somebody's loading in no time has broken off.
    round: Round,
    /// Where hauls are put in turn; likewise.
    pub(crate) turns: Vec<Asking>,
    /// Gates at whose desks something has changed.
    pub(crate) desks: Vec<GateId>,
    /// Pools that left a load to the vehicles of another, which may still leave in this second: they look again once
    /// it is seen whether these did.
    pub(crate) look_after: Vec<PoolId>,
    /// Escort pools of which groups are offered to the requests where they have arrived.
    pub(crate) offering: Vec<EscortId>,
}

impl Woken {
    /// Whether any pool has to choose, any desk is to be taken, or any group is still offered.
    #[inline]
    pub(crate) fn any(&self) -> bool {
        !self.pools.is_empty() || !self.desks.is_empty() || !self.offering.is_empty()
    }
}

impl Pool {
    /// Whether it has to choose in this second, and has not yet.
    pub(crate) fn is_woken(&self) -> bool {
        self.is_woken
    }

    /// Whether it has been released.
    pub(crate) fn is_open(&self) -> bool {
        self.is_open
    }

    /// A request is made: whoever stands behind it remains passed over.
    pub(crate) fn add_request(&mut self, turn: Turn, convoy: ConvoyId) {
        let place = self.requests.partition_point(|(other, _)| *other <= turn);
        self.requests.insert(place, (turn, convoy));
        self.look_at(place);
    }

    /// Takes the request out that stands at a place.
    pub(crate) fn take_request(&mut self, place: usize) -> ConvoyId {
        if self.requests.len() - place <= self.passed {
            self.passed -= 1;
        }
        self.requests.remove(place).1
    }

    /// The request at a place is looked at: only those behind it are still passed over.
    #[inline]
    pub(crate) fn look_at(&mut self, place: usize) {
        self.passed = self.passed.min(self.requests.len() - 1 - place);
    }

    /// Vehicles it has in all, those that are to leave it or still to come included.
    pub(crate) fn total(&self) -> u32 {
        self.total + self.to_come()
    }

    /// Vehicles that it has now: not those that are lost, gone or still to come.
    pub(crate) fn has_now(&self) -> u32 {
        self.total - self.lost - self.gone
    }

    /// Hired vehicles that are still to come.
    pub(crate) fn to_come(&self) -> u32 {
        self.to_come.iter().sum()
    }

    /// The code under which the want of its vehicles is booked.
    pub(crate) fn wanting(&self) -> Code {
        if self.to_come() > 0 { Code::NoContract } else { Code::NoLift }
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

impl Play<'_> {
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
            pool.passed = 0;
            pool.to_ask.clear();
            pool.workshop.clear();
            pool.total = asked.count.draw(assumed, &mut stream).0;
            pool.free = pool.total;
            pool.later = pool.total;
            pool.asked = pool.total;
            pool.leaving = 0;
            pool.to_come = [0; 2];
            pool.came = EventId::START;
            pool.lost = 0;
            pool.gone = 0;
            pool.is_gone = false;
            pool.convoys = 0;
            pool.speed = asked.speed.draw(assumed, &mut stream).0.max(0.0);
            pool.breakdown_rate = asked.breakdown_rate.draw(assumed, &mut stream).0;
            pool.write_off = asked.write_off.draw(assumed, &mut stream).0;
            let opens = asked.available.draw(assumed, &mut stream);
            pool.opens = opens;
            pool.is_open = opens <= Moment::START;
            let sorties = asked.sorties_per_day.as_ref();
            let load = asked.load_per_day.as_ref().map(|(_, quota)| quota);
            let sorties = sorties.map(|quota| quota.draw(assumed, &mut stream).0);
            let load = load.map(|quota| quota.draw(assumed, &mut stream).0);
            let of_pool = sorties.filter(|_| asked.sorties_of == SortiesOf::Pool);
            pool.quota = Quota::new(of_pool, load);
            let of_each = sorties.filter(|_| asked.sorties_of == SortiesOf::Each);
            let there = if asked.hire.is_some() { 0 } else { pool.total };
            pool.crews.reset(asked, there, of_each);
            if !pool.is_open {
                self.agenda.plan(opens, Due::PoolOpens, id.0, 0);
            }
            if let Some(hire) = &asked.hire {
                let lead = hire.lead_time.draw(&self.drawn.assumed, &mut stream);
                self.sign_contract(id, opens, lead);
            }
        }
        self.woken.pools.clear();
        self.woken.look_after.clear();
        self.woken.offering.clear();
        self.plan_pool_changes();
        self.plan_carriers();
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
        if pool.is_gone {
            return;
        }
        self.keep_account_open();
        self.note_at_home(id);
        let pool = self.pools.get_mut(id);
        let (had, has) = (pool.total, pool.later);
        if has > had {
            pool.total = has;
            pool.free += has - had;
            pool.crews.add(has - had);
            let event = self.open_entry(id, EventId::START, Code::NoLift);
            self.wake_for_vehicles(id, event);
        } else {
            let at_home = pool.free.min(had - has);
            pool.free -= at_home;
            pool.crews.remove(at_home);
            pool.total -= at_home;
            pool.leaving = had - has - at_home;
            let event = pool.freed;
            self.wake(id, event);
        }
    }

    /// A pool has so many vehicles now.
    pub(crate) fn set_pool(&mut self, id: PoolId, vehicles: u32) {
        let pool = self.pools.get_mut(id);
        pool.later = pool.total - pool.has_now() + vehicles;
        self.change_pool(id);
    }

    /// Whether there is a crew for every vehicle, where anything limits them.
    #[cfg(test)]
    pub(crate) fn has_its_crews(&self, id: PoolId) -> bool {
        let pool = self.pools.get(id);
        pool.crews.adds_up(pool.free, pool.total - pool.lost - pool.free - pool.gone)
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
            self.woken.pools.push(id);
        }
    }

    /// Every pool looks at its requests.
    pub(crate) fn wake_requests(&mut self, event: EventId) {
        for id in self.pools.ids() {
            if !self.pools.get(id).requests.is_empty() {
                self.wake(id, event);
            }
        }
    }

    /// Requests of a pool that is not available yet wait for its release; gates of a way round a closed road are asked.
    fn wait_for_release(&mut self, id: PoolId) {
        for index in 0..self.pools.get(id).requests.len() {
            let (_, convoy) = self.pools.get(id).requests[index];
            self.lacks(convoy, Some((Code::LateRelease, Some(Actor::Pool(id)))));
            self.ask_ahead(convoy, self.convoys.get(convoy).haul);
        }
    }

    /// A stock's turn at one of its hauls, as the pool's dispatch rule has it.
    pub(crate) fn turn_of(&self, id: StockId, haul: HaulId) -> Turn {
        let plan = self.plan();
        let stock_plan = &plan.stocks[id];
        let asked = &plan.scenario.pools[plan.hauls[haul].pool];
        let due = plan.urgency.due_of(id, self.agenda.now);
        let farther = self.farther(id, haul).0;
        let drawn = self.camps.get(stock_plan.camp).drawn_turn;
        let of_rule = |rule: &Dispatch| match rule {
            Dispatch::EarliestDeadline => [due.0, 0],
            Dispatch::LeastFloat => [i64::from(farther > 0), due.0 - self.work_left(id, haul).0],
            Dispatch::Priority => [i64::from(stock_plan.priority), 0],
            Dispatch::FirstReady => [self.agenda.now.0, 0],
        };
        let mut turn = [[0; 2]; 5];
        for (place, rule) in turn.iter_mut().zip(&asked.dispatch) {
            *place = of_rule(rule);
        }
        turn[4] = [farther, drawn];
        (turn, id)
    }

    /// Vehicles leave with a convoy.
    pub(crate) fn use_vehicles(&mut self, id: ConvoyId) {
        let convoy = self.convoys.get(id);
        self.draw_vehicles(convoy.haul, convoy.vehicles);
        self.count_convoy(id);
    }

    /// Vehicles are taken from those at home without a convoy of their own.
    pub(crate) fn draw_vehicles(&mut self, id: HaulId, vehicles: u32) {
        self.take_crews(id, vehicles);
        let pool = self.plan().hauls[id].pool;
        self.note_at_home(pool);
        self.pools.get_mut(pool).free -= vehicles;
        self.look_for_smaller_columns(id);
    }

    /// A convoy of vehicles that were drawn before leaves with its load.
    pub(crate) fn count_convoy(&mut self, id: ConvoyId) {
        let convoy = self.convoys.get(id);
        let amount = self.counted(convoy.pool, &convoy.loads);
        let pool = self.pools.get_mut(convoy.pool);
        pool.convoys += 1;
        pool.quota.use_up(amount);
    }

    /// A pool becomes available.
    pub(crate) fn open_pool(&mut self, id: PoolId) {
        self.pools.get_mut(id).is_open = true;
        self.keep_account_open();
        self.settle_at_home(id);
        let event = self.open_entry(id, EventId::START, Code::LateRelease);
        self.pools.get_mut(id).came = event;
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
        self.note_at_home(id);
        let pool = self.pools.get_mut(id);
        if pool.is_gone {
            self.note_away(id, vehicles);
            let pool = self.pools.get_mut(id);
            pool.gone += vehicles;
            pool.crews.forget(vehicles);
            return;
        }
        let gone = pool.leaving.min(vehicles);
        pool.leaving -= gone;
        pool.total -= gone;
        pool.free += vehicles - gone;
        pool.crews.forget(gone);
        self.bring_crews_back(id, vehicles - gone);
        self.wake_for_vehicles(id, event);
    }

    fn wake_for_vehicles(&mut self, id: PoolId, event: EventId) {
        self.pools.get_mut(id).freed = event;
        self.wake(id, event);
    }

    /// A vehicle is gone for good.
    pub(crate) fn lose_vehicle(&mut self, id: PoolId) {
        self.note_away(id, 1);
        let pool = self.pools.get_mut(id);
        pool.lost += 1;
        pool.crews.forget(1);
    }
}
