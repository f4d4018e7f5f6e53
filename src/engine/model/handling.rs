//! Loading and unloading at the nodes, and what a convoy does with its load.

use crate::id::{ConvoyId, SiteId};
use crate::scenario::Loading;
use crate::time::Span;
use crate::units::LoadKind;

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
        self.use_permits(id);
        self.take_berth(id);
    }

    /// A convoy takes a place to load or unload, or queues for one.
    pub(crate) fn take_berth(&mut self, id: ConvoyId) {
        let convoy = self.convoys.get(id);
        let (node, last) = (convoy.node, convoy.last);
        let flies = self.plan().flies(convoy.pool);
        if self.sites.get_mut(node).berths(flies).take(id) {
            self.begin_handling(id, last);
        } else {
            let now = self.agenda.now;
            self.convoys.get_mut(id).turn(State::Queueing, now);
        }
    }

    /// A convoy has a place to load or unload; if it waited for one, `event` gave it free.
    pub(crate) fn begin_handling(&mut self, id: ConvoyId, event: EventId) {
        let convoy = self.convoys.get(id);
        if convoy.state == State::Queueing {
            let entry = self.convoy_entry(id, EventKind::BayTaken, Code::NodeQueue);
            let entry = entry.because(event).with(Actor::Site(convoy.node));
            let taken = self.journal.write(entry);
            self.set_last(id, taken);
        }
        let mut time = self.handling_time(id);
        if self.convoys.get(id).along.leads() && !self.convoys.get(id).loads_here() {
            time = time.max(self.handling_time_along(id));
        }
        let now = self.agenda.now;
        let convoy = self.convoys.get_mut(id);
        convoy.turn(State::Handling, now);
        let pool = Actor::Pool(convoy.pool);
        self.mention_of(id, EventKind::HandlingBegins, (pool, Some(time)));
        let at = now + time;
        self.replan(id, at, Due::ConvoyHandled);
    }

    /// How long a convoy takes to be loaded or unloaded where it is: by the slower of its pool and the
    /// place.
    fn handling_time(&mut self, id: ConvoyId) -> Span {
        let plan = self.plan();
        let convoy = self.convoys.get_mut(id);
        let pool = &plan.scenario.pools[convoy.pool];
        let loads = convoy.loads_here();
        let by_pool = if loads { &pool.loading } else { &pool.unloading };
        let by_place = &plan.scenario.sites[convoy.node].handling;
        let carried = &convoy.loads;
        let amounts = |kind: LoadKind| -> i64 {
            let of_kind = carried.iter().filter(|load| plan.stocks[load.stock].is_handled_as(kind));
            of_kind.map(|load| if loads { load.promised } else { load.aboard }).sum()
        };
        let assumed = &self.drawn.assumed;
        let time = by_pool.draw(amounts, assumed, &mut convoy.handling);
        if by_place.is_nothing() {
            return time;
        }
        time.max(by_place.draw(amounts, assumed, &mut convoy.handling))
    }

    /// How long those who go along with a convoy take to be unloaded beside it, and the place for all of it.
    fn handling_time_along(&mut self, id: ConvoyId) -> Span {
        let plan = self.plan();
        let (node, others) = (self.convoys.get(id).node, self.convoys.get(id).along.others.clone());
        let all = LoadKind::ALL.map(|kind| self.aboard_with(id, kind));
        let assumed = &self.drawn.assumed;
        let by_place = &plan.scenario.sites[node].handling;
        let mut longest = by_place.expected(|kind| all[kind as usize], assumed);
        for other in others {
            let convoy = self.convoys.get_mut(other);
            let carried = &convoy.loads;
            let amounts = |kind: LoadKind| -> i64 {
                let of_kind =
                    carried.iter().filter(|load| plan.stocks[load.stock].is_handled_as(kind));
                of_kind.map(|load| load.aboard).sum()
            };
            let by_pool = &plan.scenario.pools[convoy.pool].unloading;
            longest = longest.max(by_pool.draw(amounts, &self.drawn.assumed, &mut convoy.handling));
        }
        longest
    }

    /// How long a convoy that has its load, or is to take it, should be unloaded.
    pub(crate) fn expected_unloading(&self, id: ConvoyId) -> Span {
        let plan = self.plan();
        let convoy = self.convoys.get(id);
        let [_, to] = plan.hauls[convoy.haul].ends;
        let amounts = |kind: LoadKind| -> i64 {
            let of_kind =
                convoy.loads.iter().filter(|load| plan.stocks[load.stock].is_handled_as(kind));
            of_kind.map(|load| load.promised + load.aboard).sum()
        };
        let by_pool = &plan.scenario.pools[convoy.pool].unloading;
        let by_place = &plan.scenario.sites[to].handling;
        by_pool.expected(amounts, &plan.means).max(by_place.expected(amounts, &plan.means))
    }

    /// A convoy is loaded or unloaded.
    pub(crate) fn end_handling(&mut self, id: ConvoyId, generation: u32) {
        let convoy = self.convoys.get(id);
        if convoy.generation != generation {
            return;
        }
        let (phase, loads) = (convoy.phase, convoy.loads_here());
        self.note_bay(id);
        match phase {
            Phase::ToLoad => self.load_convoy(id),
            Phase::ToUnload if loads => self.load_in_passing(id),
            Phase::ToUnload | Phase::Home => self.unload_convoy(id),
        }
    }

    /// A convoy takes what was promised to it, as far as its vehicles can carry it; the rest is
    /// ready again. Vehicles loaded at home then stand until they may leave.
    fn load_convoy(&mut self, id: ConvoyId) {
        let plan = self.plan();
        let haul = &plan.hauls[self.convoys.get(id).haul];
        let mut left = Vec::new();
        for index in 0..self.convoys.get(id).loads.len() {
            let convoy = self.convoys.get_mut(id);
            let load = &mut convoy.loads[index];
            let (stock, promised) = (load.stock, std::mem::take(&mut load.promised));
            let drives = plan.stocks[stock].drives;
            let room = i64::from(load.vehicles) * haul.each(stock);
            let amount = if drives { promised } else { promised.min(room) };
            load.aboard = amount;
            load.stands = true;
            // At home they have had their places since they began to be loaded.
            if drives && !haul.is_at_home {
                convoy.led += amount as u32;
            }
            let state = self.stocks.get_mut(stock);
            state.reserved -= promised;
            state.loaded += amount;
            if promised > amount {
                left.push((stock, promised - amount));
            }
        }
        let event = self.note_handling(id, EventKind::Loaded, Code::Loading);
        for (stock, amount) in left {
            self.stocks.get_mut(stock).add(amount, event);
        }
        let convoy = self.convoys.get_mut(id);
        convoy.stands_loaded = true;
        let (node, pool) = (convoy.node, convoy.pool);
        if haul.is_at_home && plan.scenario.pools[pool].load != Loading::AtRequest {
            convoy.turn(State::Ready, self.agenda.now);
            self.release_berth(node, plan.flies(pool), event);
            self.stand_ready(id, event);
            return;
        }
        self.go_on(id, Phase::ToUnload, &haul.trip.loaded, event);
        for index in 0..self.convoys.get(id).loads.len() {
            let stock = self.convoys.get(id).loads[index].stock;
            self.ask_lift(stock, event);
        }
    }

    /// A loaded convoy leaves the place of its load: what it carries is off its hands.
    pub(crate) fn carry_off(&mut self, id: ConvoyId, event: EventId) {
        self.convoys.get_mut(id).stands_loaded = false;
        for index in 0..self.convoys.get(id).loads.len() {
            let load = self.convoys.get(id).loads[index];
            if !load.stands {
                continue;
            }
            self.convoys.get_mut(id).loads[index].stands = false;
            let state = self.stocks.get_mut(load.stock);
            state.loaded -= load.aboard;
            state.aboard += load.aboard;
            let stock = &self.plan().stocks[load.stock];
            let event =
                if load.is_collected { self.note_collected(id, &load, event) } else { event };
            if stock.is_first {
                self.take_off(stock.line, load.aboard, event);
            }
            self.look_at_hub(load.stock, event);
        }
        for index in 0..self.convoys.get(id).along.others.len() {
            let other = self.convoys.get(id).along.others[index];
            self.carry_off(other, event);
        }
    }

    /// A convoy hands over its load and turns for home.
    fn unload_convoy(&mut self, id: ConvoyId) {
        let plan = self.plan();
        let event = self.hand_over_loads(id);
        if self.convoys.get(id).along.leads() {
            self.unload_those_along(id);
        }
        let pool = self.convoys.get(id).pool;
        if self.is_gone(pool) || plan.scenario.pools[pool].is_one_way() {
            let node = self.convoys.get(id).node;
            self.end_one_way(id, Some(node), event);
            return;
        }
        let haul = &plan.hauls[self.convoys.get(id).haul];
        self.go_on(id, Phase::Home, &haul.trip.back, event);
    }

    /// A convoy hands over its load where it is.
    pub(crate) fn hand_over_loads(&mut self, id: ConvoyId) -> EventId {
        let plan = self.plan();
        let event = self.note_handling(id, EventKind::Unloaded, Code::Unloading);
        for index in 0..self.convoys.get(id).loads.len() {
            let load = &mut self.convoys.get_mut(id).loads[index];
            let (stock, amount) = (load.stock, std::mem::take(&mut load.aboard));
            if plan.stocks[stock].drives {
                self.convoys.get_mut(id).led -= amount as u32;
            }
            self.stocks.get_mut(stock).aboard -= amount;
            self.deliver(stock, amount, event);
        }
        event
    }

    /// Notes that a convoy is loaded or unloaded, load by load.
    fn note_handling(&mut self, id: ConvoyId, kind: EventKind, code: Code) -> EventId {
        let convoy = self.convoys.get(id);
        let entry = self.convoy_entry(id, kind, code).with(Actor::Pool(convoy.pool));
        let event = self.journal.write(entry);
        self.describe_convoy(id, event, EventId::START);
        self.convoys.get_mut(id).last = event;
        for index in 0..self.convoys.get(id).loads.len() {
            let load = self.convoys.get(id).loads[index];
            let stock = &self.plan().stocks[load.stock];
            let told = if index == 0 {
                Some(event)
            } else {
                let also = super::journal::Entry { previous: event, cause: event, ..entry };
                self.journal.mention(also.site(stock.site))
            };
            if let Some(told) = told {
                self.describe_load(told, stock.line, load.aboard);
            }
        }
        event
    }

    /// A convoy gives its place free and sets out on its next phase.
    fn go_on(&mut self, id: ConvoyId, phase: Phase, legs: &[crate::id::RouteId], event: EventId) {
        let convoy = self.convoys.get_mut(id);
        convoy.begin_phase(phase, legs);
        let node = convoy.node;
        self.set_out_from_bay(id, node, event);
    }

    /// A convoy sets out from its bay, which it holds until its tail has left.
    pub(crate) fn set_out_from_bay(&mut self, id: ConvoyId, node: SiteId, event: EventId) {
        let now = self.agenda.now;
        let convoy = self.convoys.get_mut(id);
        convoy.holds_bay = Some(now);
        let (phase, first) = (convoy.phase, convoy.legs.first().copied());
        let stays = self.holds_bay_on_leaving(id, first);
        if !stays {
            self.leave_bay(id, node, event);
        }
        self.turn_escort_back(id, 0, node, event);
        match phase {
            Phase::Home => self.turn_for_home(id, event),
            Phase::ToLoad | Phase::ToUnload => self.enter_leg(id),
        }
        if stays && self.convoys.get(id).state != State::Marching {
            self.leave_bay(id, node, event);
        }
    }

    /// Load aboard a convoy is lost: later stages need not wait for it.
    pub(crate) fn lose_cargo(&mut self, id: ConvoyId, index: usize, amount: i64, event: EventId) {
        if amount == 0 {
            return;
        }
        let plan = self.plan();
        let load = &mut self.convoys.get_mut(id).loads[index];
        let stock_id = load.stock;
        load.aboard -= amount;
        let stock = &plan.stocks[stock_id];
        self.lines.get_mut(stock.line).lose(amount, event);
        self.stocks.get_mut(stock_id).aboard -= amount;
        self.expect_less_after(stock_id, amount, event);
    }
}
