//! Leaving by one's own means: people and vehicles of a camp go by road without lift, at the nominal
//! rates of the roads, and are not stopped on the way.

use crate::id::{CampId, GateId, LineId, RouteId, RuleId, StockId};
use crate::model::agenda::Due;
use crate::model::journal::{Actor, Code, Entry, EventId, EventKind};
use crate::model::world::Play;
use crate::scenario::{Disposition, Mode};
use crate::time::{Moment, Span};
use crate::units::LoadKind;

/// Those who are to leave, and wait for permission or an open road.
#[derive(Debug, Clone)]
pub(super) struct Leaving {
    /// When the last of the permissions that they wait for is there.
    from: Moment,
    /// Gates that they do not ask.
    without: Vec<GateId>,
    /// The step that has been carried out.
    event: EventId,
    /// What kept them last.
    barred: Option<(Code, Actor)>,
}

/// People or vehicles on the way by their own means.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OwnColumn {
    pub(crate) stock: StockId,
    pub(crate) amount: i64,
    left: EventId,
}

impl Play<'_> {
    /// A camp is left by its own means: what is left of its closure is not done, what is left of its
    /// freight is left behind.
    pub(super) fn leave_own(
        &mut self,
        rule: RuleId,
        camp: CampId,
        without: &[GateId],
        event: EventId,
    ) {
        if self.camps.get(camp).begun.is_none() {
            self.begin_camp_now(camp, event);
        }
        self.camps.get_mut(camp).is_being_left = true;
        for line in self.rest_of(rule, camp) {
            if self.lines.get(line).deferred.is_none() {
                self.give_up_line(line, Disposition::Left, event);
                self.note_handled_all(line);
                self.dispose_line(line, event);
                self.defer_line(line, 0);
            }
        }
        self.abandon_steps(camp, event);
        let (lead, slowest) = self.lead_time_without(rule, camp, without);
        let from = self.agenda.now + lead;
        let barred = slowest.map(|gate| (self.plan().withholding(gate), Actor::Gate(gate)));
        let without = without.to_vec();
        self.step_mut(rule).leaving = Some(Leaving { from, without, event, barred });
        self.try_to_leave(rule, camp);
    }

    /// What of a camp can drive: its people and its vehicles.
    fn drivers_of(&self, camp: CampId) -> Vec<(LineId, StockId)> {
        let plan = self.plan();
        let lines = plan.scenario.camps[camp].lines.iter().filter(|id| {
            matches!(plan.scenario.lines[**id].kind, LoadKind::People | LoadKind::Vehicles)
        });
        lines.filter_map(|id| Some((*id, plan.first_stock[*id]?))).collect()
    }

    /// The road that a stock takes by its own means, as the network stands or with every road open.
    fn own_road(&self, stock: StockId, as_it_stands: bool) -> Option<Vec<RouteId>> {
        let plan = self.plan();
        let [from, to] = plan.stocks[stock].ends;
        let is_open = |route: RouteId| !as_it_stands || self.routes.get(route).closed == 0;
        plan.network.path(Mode::Road, from, to, is_open)
    }

    /// The gates on the roads of those who leave that they have to ask.
    fn gates_asked(&self, camp: CampId, without: &[GateId]) -> Vec<GateId> {
        let plan = self.plan();
        let stocks = self.drivers_of(camp);
        let roads = stocks.iter().filter_map(|(_, stock)| self.own_road(*stock, false));
        let gates = roads.flatten().flat_map(|route| plan.route_gates[route].iter().copied());
        let mut gates: Vec<GateId> = gates.filter(|gate| !without.contains(gate)).collect();
        gates.sort_unstable();
        gates.dedup();
        gates
    }

    /// The longest lead time of the gates that are asked, all at once, and whose it is.
    fn lead_time_without(
        &mut self,
        rule: RuleId,
        camp: CampId,
        without: &[GateId],
    ) -> (Span, Option<GateId>) {
        let mut longest = (Span::ZERO, None);
        for gate in self.gates_asked(camp, without) {
            let lead = &self.plan().scenario.gates[gate].lead_time;
            let stream = &mut self.rules.get_mut(rule).stream;
            let lead = lead.draw(&self.drawn.assumed, stream);
            if lead > longest.0 {
                longest = (lead, Some(gate));
            }
        }
        longest
    }

    /// Those who are to leave do so, if they may: all who have an open road.
    pub(super) fn try_to_leave(&mut self, rule: RuleId, camp: CampId) {
        let Some(leaving) = self.step_of(rule).leaving.clone() else { return };
        let gates = self.gates_asked(camp, &leaving.without);
        let suspended = gates.iter().copied().find(|gate| self.is_suspended(*gate));
        let barred = suspended.map(|gate| (self.plan().withholding(gate), Actor::Gate(gate)));
        if self.agenda.now < leaving.from || barred.is_some() || self.keeps_last_party(camp) {
            let leaving = &mut self.step_mut(rule).leaving;
            leaving.iter_mut().for_each(|it| it.barred = barred.or(it.barred));
            return;
        }
        let mut closed = None;
        for (line, stock) in self.drivers_of(camp) {
            match self.own_road(stock, true) {
                Some(road) => self.set_out_alone(line, stock, &road, &leaving),
                None => closed = closed.or_else(|| self.own_road(stock, false)),
            }
        }
        let Some(road) = closed else {
            self.step_mut(rule).leaving = None;
            return;
        };
        let closed = road.into_iter().find(|route| self.routes.get(*route).closed > 0);
        let barred = closed.map(|route| (Code::RouteClosed, Actor::Route(route)));
        let leaving = &mut self.step_mut(rule).leaving;
        leaving.iter_mut().for_each(|it| it.barred = barred.or(it.barred));
    }

    /// What columns are on their way to fetch is ready again: they find nothing.
    fn take_promises_back(&mut self, stock: StockId) {
        for id in self.convoys.ids() {
            let convoy = self.convoys.get_mut(id);
            let loads = convoy.loads.iter_mut().filter(|load| load.stock == stock);
            let promised: i64 = loads.map(|load| std::mem::take(&mut load.promised)).sum();
            if promised > 0 {
                let last = convoy.last;
                let state = self.stocks.get_mut(stock);
                state.reserved -= promised;
                state.add(promised, last);
            }
        }
    }

    /// All of a line that is not aboard yet sets out by itself.
    fn set_out_alone(&mut self, line: LineId, stock: StockId, road: &[RouteId], by: &Leaving) {
        let plan = self.plan();
        let unpacked = std::mem::take(&mut self.lines.get_mut(line).unpacked);
        self.take_promises_back(stock);
        let state = self.stocks.get_mut(stock);
        let ready = state.ready;
        state.withdraw(ready);
        let amount = unpacked + ready;
        state.to_come -= unpacked;
        state.aboard += amount;
        if amount == 0 {
            return;
        }
        let code = by.barred.map_or(Code::LateRelease, |(code, _)| code);
        let entry = Entry::after(self.agenda.now, EventKind::LeavesOwn, by.event, code);
        let actor = by.barred.map(|(_, actor)| actor);
        let entry = Entry { actor, ..entry.site(plan.stocks[stock].site) };
        let left = self.journal.write(entry);
        self.describe_load(left, line, amount);
        let arrives = road.iter().fold(self.agenda.now, |at, route| {
            let seconds = i64::try_from(plan.network.seconds_on(*route)).unwrap_or(i64::MAX);
            plan.route_hours(*route).after(at, Span::lasting(seconds))
        });
        let number = self.steps.columns.len() as u32;
        self.steps.columns.push(OwnColumn { stock, amount, left });
        self.agenda.plan(arrives, Due::OwnArrives, number, 0);
        self.take_off(line, amount, left);
        self.ask_lift(stock, left);
        self.look_at_hub(stock, left);
    }

    /// A column that left by its own means is where it goes.
    pub(crate) fn arrive_own(&mut self, number: u32) {
        let column = &mut self.steps.columns[number as usize];
        let (stock, left) = (column.stock, column.left);
        let amount = std::mem::take(&mut column.amount);
        let plan = self.plan();
        let entry = Entry::after(self.agenda.now, EventKind::OwnArrives, left, Code::March);
        let event = self.journal.write(entry.site(plan.stocks[stock].site));
        self.describe_load(event, plan.stocks[stock].line, amount);
        self.stocks.get_mut(stock).aboard -= amount;
        self.deliver(stock, amount, event);
    }
}
