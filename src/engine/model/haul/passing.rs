//! Camps that are collected in passing: a column on its way with its load takes along what is ready at a
//! place that its pool collects and goes to the same place, on the vehicles that it has empty, and with those
//! that stand loaded there, of its pool and of those that join with it. Its own permissions and its own escort are those of all.

use crate::id::{ConvoyId, HaulId, SiteId, StockId};
use crate::model::agenda::Due;
use crate::model::convoy::{Consignment, Convoy, Phase, State};
use crate::model::journal::{Actor, Code, Entry, EventId, EventKind};
use crate::model::recovery::laden;
use crate::model::world::Play;
use crate::scenario::Collecting;
use crate::time::{Moment, Span};
use crate::units::LoadKind;

use super::vehicles_for;

/// What a column does to collect what is ready where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Stop {
    /// It has not looked yet.
    #[default]
    NotYet,
    /// It stays until this moment at most.
    Until(Moment),
    /// It goes on.
    Over,
}

/// What is to be taken along of a stock: on so many vehicles, or none if it drives itself.
#[derive(Debug, Clone, Copy)]
struct Pick {
    stock: StockId,
    vehicles: u32,
    amount: i64,
}

impl Convoy {
    /// Whether it stands where it collects more.
    pub(crate) fn is_collecting(&self) -> bool {
        self.phase == Phase::ToUnload && matches!(self.stop, Stop::Until(_))
    }

    /// Vehicles of a load that carry none of it.
    fn empty_with(&self, load: &Consignment, each: i64) -> u32 {
        let all = Consignment { aboard: load.promised + load.aboard, ..*load };
        load.vehicles - laden(&all, each)
    }

    /// It sets out anew from where it is.
    fn sets_out_here(&mut self) {
        self.legs.drain(..self.leg);
        self.leg = 0;
    }
}

impl<'a> Play<'a> {
    /// Whether a convoy that has come to a place that its pool collects stays there for it. It closes up
    /// first.
    #[inline]
    pub(crate) fn stops_to_collect(&mut self, id: ConvoyId) -> bool {
        let pool = self.convoys.get(id).pool;
        let asked = self.plan().scenario.pools[pool].collects.as_ref();
        asked.is_some_and(|asked| self.stops_here(id, asked))
    }

    #[inline(never)]
    fn stops_here(&mut self, id: ConvoyId, asked: &Collecting) -> bool {
        let convoy = self.convoys.get(id);
        let is_new = convoy.stop == Stop::NotYet && convoy.leg > 0;
        let passes = convoy.phase == Phase::ToUnload && !convoy.is_at_end();
        if !passes || !(is_new || convoy.is_collecting()) || !asked.at.contains(&convoy.node) {
            return false;
        }
        if self.closes_up(id) {
            return true;
        }
        let until = match self.convoys.get(id).stop {
            Stop::Until(until) => until,
            _ => self.agenda.now + asked.wait,
        };
        self.convoys.get_mut(id).stop = Stop::Until(until);
        self.take_loaded_along(id);
        if self.begins_to_collect(id, until) || self.awaits_loading(id, until) {
            return true;
        }
        self.convoys.get_mut(id).stop = Stop::Over;
        false
    }

    /// The hauls that a convoy collects where it is.
    fn collected_at(&self, id: ConvoyId) -> impl Iterator<Item = HaulId> + use<'a> {
        let plan = self.plan();
        let (haul, node) = (self.convoys.get(id).haul, self.convoys.get(id).node);
        let pool = plan.hauls[haul].pool;
        let there = plan.hauls[haul].collects.iter().copied();
        there.filter(move |other| {
            let other = &plan.hauls[*other];
            let goes_along =
                other.pool == pool || plan.pool_escorts[other.pool] == plan.pool_escorts[pool];
            other.ends[0] == node && goes_along
        })
    }

    /// How many vehicles more a convoy may have: no more than its pool, the smallest permission on its way
    /// and the escort with it allow.
    fn room_beside(&self, id: ConvoyId) -> u32 {
        let plan = self.plan();
        let convoy = self.convoys.get(id);
        let mut most = self.largest(convoy.haul);
        if let Some(escort) = convoy.escort.filter(|_| plan.escorts_cover) {
            most = most.min(plan.covered_by(convoy.pool, escort, convoy.groups));
        }
        most.saturating_sub(self.size_with_load(id))
    }

    /// Vehicles that stand loaded where a convoy collects go along.
    fn take_loaded_along(&mut self, id: ConvoyId) {
        let plan = self.plan();
        for haul in self.collected_at(id).filter(|haul| plan.hauls[*haul].is_at_home) {
            let most = plan.scenario.pools[plan.hauls[haul].pool].max_convoy;
            while let room @ 1.. = self.room_beside(id).min(most)
                && let Some(request) = self.loaded_in_time(haul, room)
                && self.take_along(id, request, room)
            {}
        }
    }

    /// The first column asked for of a haul some of whose vehicles stand loaded, and may leave today. A last
    /// party goes whole, or not at all.
    fn loaded_in_time(&mut self, haul: HaulId, room: u32) -> Option<ConvoyId> {
        let (ready, _) = self.loaded(haul);
        let stays = self.has_whole(haul) && (ready > room || self.readies_whole(haul));
        if ready == 0 || stays || !self.fits_today(haul) {
            return None;
        }
        let requests = self.pools.get(self.plan().hauls[haul].pool).requests.iter();
        let mut own = requests.map(|(_, convoy)| *convoy);
        own.find(|convoy| self.convoys.get(*convoy).haul == haul)
    }

    fn has_whole(&self, haul: HaulId) -> bool {
        let mut stocks = self.carried_by_now(haul);
        stocks.any(|(stock, _)| self.plan().stocks[stock].leaves_whole)
    }

    /// A column that was asked for leaves with loaded vehicles, as part of one that passes; whether there was
    /// room for any of them.
    fn take_along(&mut self, leader: ConvoyId, id: ConvoyId, room: u32) -> bool {
        let loaded = self.take_loaded(id, room);
        if self.convoys.get(id).vehicles == 0 {
            return false;
        }
        self.forget_request(id);
        let passes = self.convoys.get(leader).last;
        self.count_convoy(id);
        let event = self.note_taken_along(id, [loaded, passes]);
        let convoy = self.convoys.get_mut(id);
        for load in &mut convoy.loads {
            (load.since, load.is_collected) = (event, true);
        }
        let (haul, pool) = (convoy.haul, convoy.pool);
        self.note_quota(pool, event);
        self.man_convoy(id, &self.plan().hauls[haul].trip);
        let node = self.convoys.get(leader).node;
        let convoy = self.convoys.get_mut(id);
        convoy.begin_phase(Phase::ToUnload, &[]);
        convoy.node = node;
        self.convoys.get_mut(leader).sets_out_here();
        self.unite(leader, id);
        self.look_for_columns(haul);
        self.wake(pool, event);
        true
    }

    /// Notes that loaded vehicles leave with a column that passes: for want of what they had waited for
    /// until then.
    fn note_taken_along(&mut self, id: ConvoyId, [loaded, passes]: [EventId; 2]) -> EventId {
        let convoy = self.convoys.get(id);
        let ready = match convoy.wait.lacks() {
            Some((Code::NoLift | Code::NoContract | Code::NoSlot, _)) | None => loaded,
            Some(_) => convoy.ready_since(),
        };
        let entry = self.collecting_entry(convoy, EventKind::SetsOut, [ready, passes]);
        let (stock, number) = (convoy.stock, convoy.number);
        let entry = entry.site(self.plan().stocks[stock].site).convoy(number);
        let event = self.journal.write(entry);
        self.describe_convoy(id, event, loaded);
        self.convoys.get_mut(id).last = event;
        event
    }

    /// What a column that was asked for lacked while its load waited for the one that passes.
    fn collecting_entry(
        &self,
        asked: &Convoy,
        kind: EventKind,
        [ready, passes]: [EventId; 2],
    ) -> Entry {
        let since = asked.wait.since(ready, self.journal);
        let (code, actor) = asked.wait.lacks().unwrap_or((Code::NoLift, None));
        Entry::after(self.agenda.now, kind, since, code)
            .because(passes.max(since))
            .with(actor.unwrap_or(Actor::Pool(asked.pool)))
    }

    /// Whether a convoy waits for vehicles that will have been loaded in time.
    fn awaits_loading(&mut self, id: ConvoyId, until: Moment) -> bool {
        let room = self.room_beside(id);
        let plan = self.plan();
        let hauls = self.collected_at(id).filter(|haul| plan.hauls[*haul].is_at_home);
        let batches = hauls.flat_map(|haul| self.hauls.get(haul).loading.iter());
        let batches = batches.map(|batch| self.convoys.get(*batch));
        let is_soon = |it: &&Convoy| it.state == State::Handling && it.due <= until;
        let soon = batches.filter(is_soon).filter(|it| it.size() <= room);
        let Some(due) = soon.map(|it| it.due).min() else { return false };
        let now = self.agenda.now;
        self.convoys.get_mut(id).turn(State::Waiting(Code::Gathering), now);
        self.replan(id, due, Due::EmptiesLeave);
        true
    }

    /// Vehicles for which a convoy waits in passing are loaded.
    pub(crate) fn go_on_collecting(&mut self, id: ConvoyId) {
        let now = self.agenda.now;
        let hauls = self.collected_at(id);
        let ready = hauls.flat_map(|haul| self.hauls.get(haul).ready.iter());
        let loaded = ready.map(|batch| self.convoys.get(*batch).last);
        let loaded = loaded.filter(|event| self.journal[*event].at == now).max();
        let event = loaded.unwrap_or(self.convoys.get(id).last);
        self.release_convoy(id, event);
    }

    /// Whether a convoy begins to load what is ready onto vehicles that it has empty: if a bay is free, and it
    /// should not take longer than it may stay.
    fn begins_to_collect(&mut self, id: ConvoyId, until: Moment) -> bool {
        let (node, pool) = (self.convoys.get(id).node, self.convoys.get(id).pool);
        let plan = self.plan();
        let own = self.collected_at(id).find(|haul| plan.hauls[*haul].pool == pool);
        let Some(haul) = own.filter(|_| self.sites.get_mut(node).berths(false).has_free()) else {
            return false;
        };
        let picks = self.picks(id, haul);
        if picks.is_empty() || self.agenda.now + self.expected_stop(pool, node, &picks) > until {
            return false;
        }
        self.take_picks(id, haul, &picks);
        self.take_berth(id);
        true
    }

    /// What a convoy can take of what a haul has ready: freight onto its empty vehicles, and what drives
    /// itself as far as there is room. A last party goes whole, or not at all.
    fn picks(&self, id: ConvoyId, haul_id: HaulId) -> Vec<Pick> {
        let plan = self.plan();
        let haul = &plan.hauls[haul_id];
        let (mut empties, mut room) = (self.empties(id), self.room_beside(id));
        let mut left = self.quota_left(haul_id);
        let (mut picks, mut is_whole) = (Vec::new(), true);
        for (stock, each) in self.carried(haul_id).filter(|(stock, _)| self.is_movable(*stock)) {
            let (fits, counts) = self.fits_quota(haul.pool, stock, left);
            let ready = self.stocks.get(stock).ready;
            let places = if each == 0 { &mut room } else { &mut empties };
            let takes = vehicles_for(ready.min(fits), each).min(*places);
            let amount = ready.min(fits).min(i64::from(takes) * each.max(1));
            is_whole &= amount == ready || !plan.stocks[stock].leaves_whole;
            *places -= takes;
            left -= amount * counts;
            let vehicles = if each == 0 { 0 } else { takes };
            picks.push(Pick { stock, vehicles, amount });
        }
        picks.retain(|it| it.amount > 0 && (is_whole || !plan.stocks[it.stock].leaves_whole));
        picks
    }

    /// Vehicles of a convoy that carry nothing, are to carry nothing, and are not in tow.
    fn empties(&self, id: ConvoyId) -> u32 {
        let convoy = self.convoys.get(id);
        let empty =
            |load: &Consignment| convoy.empty_with(load, self.plan().each(convoy.haul, load.stock));
        let empty: u32 = convoy.loads.iter().map(empty).sum();
        empty.saturating_sub(convoy.towed.len() as u32)
    }

    fn expected_stop(&self, pool: crate::id::PoolId, node: SiteId, picks: &[Pick]) -> Span {
        let plan = self.plan();
        let amounts = |kind: LoadKind| -> i64 {
            let of_kind = picks.iter().filter(|it| plan.stocks[it.stock].is_handled_as(kind));
            of_kind.map(|it| it.amount).sum()
        };
        let (by_pool, by_place) =
            (&plan.scenario.pools[pool].loading, &plan.scenario.sites[node].handling);
        by_pool.expected(amounts, &plan.means).max(by_place.expected(amounts, &plan.means))
    }

    /// What a convoy can take is promised to it.
    fn take_picks(&mut self, id: ConvoyId, haul: HaulId, picks: &[Pick]) {
        let plan = self.plan();
        let pool = plan.hauls[haul].pool;
        let passes = self.convoys.get(id).last;
        for Pick { stock, vehicles, amount } in picks.iter().copied() {
            let ready = self.stocks.get_mut(stock).reserve(amount);
            let kind = EventKind::Collects;
            let entry = match self.first_request(haul) {
                Some(asked) => self.collecting_entry(asked, kind, [ready, passes]),
                None => Entry::after(self.agenda.now, kind, ready, Code::NoLift)
                    .because(passes.max(ready))
                    .with(Actor::Pool(pool)),
            };
            let event = self.journal.write(entry.site(plan.stocks[stock].site));
            self.describe_load(event, plan.stocks[stock].line, amount);
            self.leave_empties(id, vehicles);
            let load = Consignment::promised(stock, vehicles, amount);
            let load = Consignment { since: event, is_collected: true, ..load };
            self.convoys.get_mut(id).loads.push(load);
            self.tell_others(stock, pool);
            self.look_for_columns(haul);
            self.wake(pool, event);
        }
    }

    /// So many empty vehicles no longer stand with the loads that they stood with.
    fn leave_empties(&mut self, id: ConvoyId, vehicles: u32) {
        let plan = self.plan();
        let convoy = self.convoys.get_mut(id);
        let mut left = vehicles;
        for index in 0..convoy.loads.len() {
            let load = convoy.loads[index];
            let taken = convoy.empty_with(&load, plan.each(convoy.haul, load.stock)).min(left);
            convoy.loads[index].vehicles -= taken;
            left -= taken;
        }
    }

    /// What a convoy has stopped for is loaded: it goes on, or takes more.
    pub(crate) fn load_in_passing(&mut self, id: ConvoyId) {
        let (plan, now) = (self.plan(), self.agenda.now);
        let (pool, number) = (self.convoys.get(id).pool, self.convoys.get(id).number);
        let mut loaded = EventId::START;
        for index in 0..self.convoys.get(id).loads.len() {
            let load = self.convoys.get(id).loads[index];
            if load.promised == 0 {
                continue;
            }
            let stock = &plan.stocks[load.stock];
            let entry = Entry::after(now, EventKind::Loaded, load.since, Code::Loading)
                .site(stock.site)
                .with(Actor::Pool(pool))
                .convoy(number);
            loaded = self.journal.write(entry);
            self.describe_load(loaded, stock.line, load.promised);
            let state = self.stocks.get_mut(load.stock);
            state.reserved -= load.promised;
            state.loaded += load.promised;
            let convoy = self.convoys.get_mut(id);
            convoy.led += if stock.drives { load.promised as u32 } else { 0 };
            let (aboard, since, stands) = (load.promised, loaded, true);
            convoy.loads[index] = Consignment { promised: 0, aboard, since, stands, ..load };
        }
        let node = self.convoys.get(id).node;
        let entry = self.convoy_entry(id, EventKind::Loaded, Code::Gathering);
        // The vehicles that were to take it may have been lost meanwhile.
        let entry = if loaded > EventId::START { entry.because(loaded) } else { entry };
        let event = self.journal.write(entry.with(Actor::Site(node)));
        self.describe_convoy(id, event, EventId::START);
        let convoy = self.convoys.get_mut(id);
        convoy.stands_loaded = convoy.loads.iter().any(|load| load.stands);
        convoy.sets_out_here();
        self.set_last(id, event);
        let convoy = self.convoys.get(id);
        let Stop::Until(until) = convoy.stop else { return };
        self.take_loaded_along(id);
        if self.awaits_loading(id, until) {
            self.convoys.get_mut(id).holds_bay = Some(now);
            self.leave_bay(id, node, event);
            return;
        }
        self.convoys.get_mut(id).stop = Stop::Over;
        self.set_out_from_bay(id, node, event);
    }

    /// Notes on the line of a load that was collected in passing that it is off with its column, as that is
    /// with an event.
    pub(crate) fn note_collected(
        &mut self,
        id: ConvoyId,
        load: &Consignment,
        event: EventId,
    ) -> EventId {
        let stock = &self.plan().stocks[load.stock];
        let as_column = self.journal[event];
        let waited = as_column.cause != as_column.previous && as_column.cause > load.since;
        let cause = if waited { as_column.cause } else { load.since };
        let entry = Entry {
            kind: EventKind::Collected,
            previous: load.since,
            cause,
            site: Some(stock.site),
            convoy: self.convoys.get(id).number,
            split: 0,
            at: self.agenda.now,
            ..as_column
        };
        let event = self.journal.write(entry);
        self.describe_load(event, stock.line, load.aboard);
        event
    }

    /// Vehicles that go with a column of a haul without a load meant for them there: its spares, and as many
    /// as fill what is ready where it will collect, those that are on their way for it left aside.
    pub(super) fn spares_of(&self, id: HaulId) -> u32 {
        let plan = self.plan();
        let haul = &plan.hauls[id];
        let spares = plan.scenario.pools[haul.pool].spares;
        let passes = haul.passes.iter().filter(|other| !plan.hauls[**other].is_at_home);
        passes.fold(spares, |sum, other| sum.saturating_add(self.wanted_in_passing(*other)))
    }

    fn wanted_in_passing(&self, id: HaulId) -> u32 {
        let stocks = self.carried(id);
        let freight = stocks.filter(|(stock, each)| *each > 0 && self.is_movable(*stock));
        let picks: Vec<Pick> = freight
            .map(|(stock, each)| {
                let amount = self.stocks.get(stock).ready;
                Pick { stock, vehicles: vehicles_for(amount, each), amount }
            })
            .collect();
        let haul = &self.plan().hauls[id];
        let asked = self.plan().scenario.pools[haul.pool].collects.as_ref();
        let takes = self.expected_stop(haul.pool, haul.ends[0], &picks);
        if asked.is_none_or(|asked| takes > asked.wait) {
            return 0;
        }
        let fills = picks.iter().map(|pick| pick.vehicles);
        let convoys = self.convoys.ids().filter(|convoy| self.will_collect(*convoy, id));
        let coming: u32 = convoys.map(|convoy| self.empties(convoy)).sum();
        fills.sum::<u32>().saturating_sub(coming)
    }

    /// Whether a convoy with vehicles has still to come through the place of a haul that it collects.
    fn will_collect(&self, id: ConvoyId, haul: HaulId) -> bool {
        let plan = self.plan();
        let convoy = self.convoys.get(id);
        if !convoy.is_formed() || convoy.vehicles == 0 || convoy.phase == Phase::Home {
            return false;
        }
        let is_meant = plan.hauls[convoy.haul].passes.contains(&haul);
        let place = plan.hauls[haul].ends[0];
        is_meant && (convoy.phase == Phase::ToLoad || self.passes(convoy, place))
    }
}
