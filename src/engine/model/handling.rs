//! Loading and unloading at the nodes, and what a convoy does with its load.

use crate::id::{ConvoyId, StockId};
use crate::time::Span;

use super::agenda::Due;
use super::convoy::{Phase, State};
use super::journal::{Actor, Code, EventId, EventKind};
use super::world::Play;

impl Play<'_> {
    /// A convoy has reached the end of the routes of its phase.
    pub(crate) fn end_phase(&mut self, id: ConvoyId) {
        let convoy = self.convoys.get(id);
        if convoy.phase == Phase::Home {
            self.dissolve_convoy(id);
            return;
        }
        let (node, last) = (convoy.node, convoy.last);
        let flies = self.plan().flies(convoy.pool);
        if self.sites.get_mut(node).berths(flies).take(id) {
            self.begin_handling(id, last);
        } else {
            self.convoys.get_mut(id).state = State::Queueing;
        }
    }

    /// A convoy has a place to load or unload; if it waited for one, `event` gave it free.
    pub(crate) fn begin_handling(&mut self, id: ConvoyId, event: EventId) {
        let convoy = self.convoys.get(id);
        if convoy.state == State::Queueing {
            let entry = self.convoy_entry(id, EventKind::BayTaken, Code::NodeQueue);
            let entry = entry.because(event).with(Actor::Site(convoy.node));
            let taken = self.journal.write(entry);
            self.convoys.get_mut(id).last = taken;
        }
        let plan = self.plan();
        let convoy = self.convoys.get_mut(id);
        let pool = &plan.scenario.pools[convoy.pool];
        let time = if convoy.phase == Phase::ToLoad { &pool.loading } else { &pool.unloading };
        let time = time.draw(&self.drawn.assumed, &mut convoy.handling);
        convoy.state = State::Handling;
        let at = self.agenda.now + time.max(Span::ZERO);
        self.replan(id, at, Due::ConvoyHandled);
    }

    /// A convoy is loaded or unloaded.
    pub(crate) fn end_handling(&mut self, id: ConvoyId, generation: u32) {
        let convoy = self.convoys.get(id);
        if convoy.generation != generation {
            return;
        }
        match convoy.phase {
            Phase::ToLoad => self.load_convoy(id),
            Phase::ToUnload | Phase::Home => self.unload_convoy(id),
        }
    }

    /// A convoy takes what was promised to it, as far as its vehicles can carry it; the rest is
    /// ready again.
    fn load_convoy(&mut self, id: ConvoyId) {
        let plan = self.plan();
        let convoy = self.convoys.get_mut(id);
        let (pool, stock_id) = (convoy.pool, convoy.stock);
        let stock = &plan.stocks[stock_id];
        let each = plan.scenario.pools[pool].carries(stock.kind).0;
        let reserved = std::mem::take(&mut convoy.reserved);
        let amount = reserved.min(i64::from(convoy.vehicles) * each);
        convoy.cargo = amount;
        let event = self.note_handling(id, EventKind::Loaded, Code::Loading, amount);
        let state = self.stocks.get_mut(stock_id);
        state.reserved -= reserved;
        state.aboard += amount;
        if reserved > amount {
            state.add(reserved - amount, event);
        }
        if stock.is_first {
            self.take_off(stock.line, amount, event);
        }
        let trip = &plan.trip(pool, stock_id).loaded;
        self.go_on(id, Phase::ToUnload, trip, event);
        self.ask_lift(stock_id, event);
    }

    /// A convoy hands over its load and turns for home.
    fn unload_convoy(&mut self, id: ConvoyId) {
        let plan = self.plan();
        let convoy = self.convoys.get_mut(id);
        let (pool, stock_id) = (convoy.pool, convoy.stock);
        let amount = std::mem::take(&mut convoy.cargo);
        let event = self.note_handling(id, EventKind::Unloaded, Code::Unloading, amount);
        self.stocks.get_mut(stock_id).aboard -= amount;
        self.deliver(stock_id, amount, event);
        self.go_on(id, Phase::Home, &plan.trip(pool, stock_id).back, event);
    }

    fn note_handling(&mut self, id: ConvoyId, kind: EventKind, code: Code, amount: i64) -> EventId {
        let convoy = self.convoys.get(id);
        let (pool, line) = (convoy.pool, self.plan().stocks[convoy.stock].line);
        let entry = self.convoy_entry(id, kind, code).with(Actor::Pool(pool));
        let event = self.journal.write(entry);
        self.describe_load(event, line, amount);
        self.convoys.get_mut(id).last = event;
        event
    }

    /// A convoy gives its place free and sets out on its next phase.
    fn go_on(&mut self, id: ConvoyId, phase: Phase, legs: &[crate::id::RouteId], event: EventId) {
        let convoy = self.convoys.get_mut(id);
        convoy.begin_phase(phase, legs);
        let (node, pool) = (convoy.node, convoy.pool);
        self.release_berth(node, self.plan().flies(pool), event);
        self.enter_leg(id);
    }

    /// Load aboard a convoy is lost: later stages need not wait for it.
    pub(crate) fn lose_cargo(&mut self, id: ConvoyId, amount: i64, event: EventId) {
        if amount == 0 {
            return;
        }
        let plan = self.plan();
        let convoy = self.convoys.get_mut(id);
        let stock_id = convoy.stock;
        convoy.cargo -= amount;
        let stock = &plan.stocks[stock_id];
        self.lines.get_mut(stock.line).lose(amount, event);
        self.stocks.get_mut(stock_id).aboard -= amount;
        if !stock.is_last {
            self.expect_less(StockId(stock_id.0 + 1), amount, event);
        }
    }
}
