//! Pools that take their vehicles at the request, before any permit: those who wait stand in a queue.

use std::cmp::Reverse;

use crate::id::{ConvoyId, HaulId, PoolId, StockId};
use crate::model::convoy::{Consignment, Phase, State};
use crate::model::journal::{Actor, Code, Entry, EventId, EventKind};
use crate::model::world::Play;
use crate::scenario::Loading;

use super::Pool;

impl Play<'_> {
    /// Enters a stock in the queues of its pools; whether it was not in them and had enough.
    pub(in crate::model) fn enqueue(&mut self, id: StockId) -> bool {
        let plan = self.plan();
        let stock_plan = &plan.stocks[id];
        let lot = self.lot(id);
        let stock = self.stocks.get_mut(id);
        if stock.asked || !stock.wants_lift(lot) {
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

    /// Serves who waits for a pool that takes its vehicles at the request, in turn, while there are
    /// vehicles. Nobody is overtaken for want of vehicles: if there are too few for the first, the
    /// others wait behind it. But no vehicle is committed to a way that is known to be barred; those
    /// who need it stand aside until it opens.
    pub(super) fn serve_reserving(&mut self, id: PoolId, event: EventId) {
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
            let (fits, _) = self.fits_quota(id, stock, pool.load_today());
            if pool.quota.is_used_up() || fits == 0 {
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
            if self.able(haul) < plan.min_convoy.max(1) {
                return;
            }
            self.send_reserving(haul, stock, event);
        }
    }

    /// Whether anybody stands aside because the way is barred.
    pub(crate) fn is_anybody_barred(&self) -> bool {
        let waits = |pool: &Pool| !pool.barred.is_empty() || !pool.requests.is_empty();
        let stands = |id| {
            let convoy = self.convoys.get(id);
            match convoy.state {
                State::Waiting(Code::RouteClosed) => true,
                State::Waiting(Code::NodeQueue) => convoy.goes_round,
                _ => false,
            }
        };
        self.pools.ids().any(|id| waits(self.pools.get(id))) || self.convoys.ids().any(stands)
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
        let largest = self.largest(haul_id).min(self.able(haul_id));
        let left = self.pools.get(haul.pool).load_today();
        let (fits, _) = self.fits_quota(haul.pool, stock_id, left);
        let Some(id) = self.take_place(haul_id, stock_id) else { return };
        let pool = self.pools.get_mut(haul.pool);
        pool.waiting.pop();
        let stock = self.stocks.get_mut(stock_id);
        stock.asked = false;
        stock.generation += 1;
        let ready = stock.ready.min(fits);
        let wanted = (ready + each - 1) / each;
        let most = i64::from(largest.min(pool.free));
        let meant = wanted + i64::from(asked.spares);
        let vehicles = meant.clamp(i64::from(asked.min_convoy), most.max(1)) as u32;
        let amount = ready.min(i64::from(vehicles) * each);
        let since = stock.reserve(amount);
        stock.sent += 1;
        let serial = stock.sent;
        let number = self.next_number();
        let convoy = self.convoys.get_mut(id);
        (convoy.number, convoy.serial, convoy.vehicles) = (number, serial, vehicles);
        let load = Consignment { since, ..Consignment::promised(stock_id, vehicles, amount) };
        convoy.loads.push(load);
        self.use_vehicles(id);
        self.enqueue(stock_id);
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
        self.describe_convoy(id, event, EventId::START);
        self.note_quota(pool, event);
        self.man_convoy(id, &trip);
        let convoy = self.convoys.get_mut(id);
        convoy.turn(State::Clearing, self.agenda.now);
        convoy.last = event;
        convoy.begin_phase(Phase::ToLoad, &trip.out);
        if trip.gates.is_empty() {
            self.depart(id);
        } else {
            self.ask_gates(id, &trip.gates, event);
        }
    }
}
