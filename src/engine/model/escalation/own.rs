//! Leaving by one's own means: people and vehicles of a camp, and what these carry, go by road without
//! lift, as soon as they may and a road is open.

use crate::id::{CampId, GateId, LineId, RouteId, RuleId, StockId};
use crate::model::agenda::Due;
use crate::model::journal::{Actor, Code, Entry, EventId, EventKind};
use crate::model::wait::{Lack, Wait};
use crate::model::world::Play;
use crate::scenario::{Disposition, Mode};
use crate::time::{Moment, Span};
use crate::units::LoadKind;

use super::drive::OwnColumn;

/// Those who are to leave, and wait for permission or an open road.
#[derive(Debug, Clone)]
pub(super) struct Leaving {
    /// When the last of the permissions that they wait for is there.
    from: Moment,
    /// Gates that they do not ask.
    without: Vec<GateId>,
    /// The step that has been carried out.
    event: EventId,
    wait: Wait,
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
        if self.must_not_begin(camp) {
            self.step_mut(rule).put_off = Some((without.to_vec(), event));
            return;
        }
        if self.camps.get(camp).begun.is_none() {
            self.begin_camp_now(camp, event);
        }
        self.camps.get_mut(camp).is_being_left = true;
        self.unload_surplus(rule, camp, event);
        let drivers = self.drivers_of(camp);
        let without_road = drivers.iter().filter(|(line, stock)| {
            self.plan().scenario.lines[*line].kind == LoadKind::Vehicles
                && self.own_road(*stock, false).is_none()
        });
        let stuck: Vec<LineId> = without_road.map(|(line, _)| *line).collect();
        for line in self.rest_of(rule, camp).into_iter().chain(stuck) {
            if self.lines.get(line).deferred.is_none() {
                self.give_up_line(line, Disposition::Left, event);
                self.note_handled_all(line);
                self.dispose_line(line, event);
                self.defer_line(line, 0);
            }
        }
        self.abandon_steps(camp, event);
        let (from, slowest) = self.answered(rule, camp, without);
        let without = without.to_vec();
        self.step_mut(rule).leaving = Some(Leaving { from, without, event, wait: Wait::default() });
        if let Some((code, gate)) = slowest.map(|gate| self.plan().barred_by(gate)) {
            self.turn_own_wait(rule, camp, Some((code, Some(gate))), false);
        }
        if from > self.agenda.now {
            self.agenda.plan(from, Due::OwnMayLeave, rule.0, 0);
        }
        self.try_to_leave(rule, camp);
    }

    /// Those who are to leave by their own means have their permission, or their road its hours.
    pub(crate) fn let_own_leave(&mut self, rule: RuleId) {
        if let Some(look) = self.plan().scenario.rules[rule].look() {
            self.try_to_leave(rule, look.camp);
        }
    }

    /// What of a camp can drive: its people and its vehicles.
    pub(super) fn drivers_of(&self, camp: CampId) -> Vec<(LineId, StockId)> {
        let plan = self.plan();
        let lines = plan.scenario.camps[camp].lines.iter().filter(|id| {
            matches!(plan.scenario.lines[**id].kind, LoadKind::People | LoadKind::Vehicles)
        });
        lines.filter_map(|id| Some((*id, plan.first_stock[*id]?))).collect()
    }

    /// The road that a stock takes by its own means, as the network stands or with every road open.
    pub(super) fn own_road(&self, stock: StockId, as_it_stands: bool) -> Option<Vec<RouteId>> {
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

    /// When the last of the gates that are asked, all at once, grants it, and whose it is: in their office hours,
    /// and after as many refusals as there are. They do not queue for a desk.
    fn answered(
        &mut self,
        rule: RuleId,
        camp: CampId,
        without: &[GateId],
    ) -> (Moment, Option<GateId>) {
        let plan = self.plan();
        let mut last = (self.agenda.now, None);
        for gate in self.gates_asked(camp, without) {
            let (asked, hours) =
                (&plan.scenario.gates[gate], plan.hours(plan.scenario.gates[gate].calendar));
            let refusal = self.gates.get(gate).refusal();
            let (assumed, stream) = (&self.drawn.assumed, &mut self.rules.get_mut(rule).stream);
            let mut at = self.agenda.now;
            while at <= plan.scenario.until {
                let lead = asked.lead_time.draw(assumed, stream).max(Span::ZERO);
                at = hours.after(at, lead);
                if !stream.happens(refusal) {
                    break;
                }
                at = at + asked.retry.draw(assumed, stream).max(Span(60));
            }
            if at > last.0 {
                last = (at, Some(gate));
            }
        }
        last
    }

    /// When the hours of the road on which a stock sets out begin: now, if they have.
    fn hours_begin(&self, road: &[RouteId]) -> Moment {
        let first = road.first().map(|route| self.plan().route_hours(*route));
        first.map_or(self.agenda.now, |hours| hours.next_open(self.agenda.now))
    }

    /// Those who are to leave do so, if they may: all who have an open road.
    pub(super) fn try_to_leave(&mut self, rule: RuleId, camp: CampId) {
        let Some(leaving) = self.step_of(rule).leaving.clone() else { return };
        let gates = self.gates_asked(camp, &leaving.without);
        if self.agenda.now < leaving.from {
            return;
        }
        if let Some(gate) = gates.iter().copied().find(|gate| self.is_suspended(*gate)) {
            let (code, gate) = self.plan().barred_by(gate);
            self.turn_own_wait(rule, camp, Some((code, Some(gate))), true);
            return;
        }
        if self.keeps_last_party(camp) {
            self.turn_own_wait(rule, camp, Some((Code::LateRelease, None)), true);
            return;
        }
        let now = self.agenda.now;
        let (mut closed, mut later) = (None, None::<(Moment, RouteId)>);
        let mut wait_until = |opens: Moment, road: &[RouteId]| {
            let route = road.first().copied();
            later = later.into_iter().chain(route.map(|route| (opens, route))).min();
        };
        for (line, stock) in self.drivers_of(camp) {
            match self.own_road(stock, true) {
                Some(road) => match self.hours_begin(&road) {
                    opens if opens > now => wait_until(opens, &road),
                    _ => self.set_out_alone(line, stock, &leaving),
                },
                None => match self.own_road(stock, false) {
                    Some(road) => closed = closed.or(Some(road)),
                    None => self.wait_for_lift(line, leaving.event),
                },
            }
        }
        let mut carried = std::mem::take(&mut self.step_mut(rule).carried);
        carried.retain(|it| match self.own_road(it.stock, true) {
            Some(road) => {
                let opens = self.hours_begin(&road);
                if opens > now {
                    wait_until(opens, &road);
                    return true;
                }
                self.stocks.get_mut(it.stock).reserved -= it.amount;
                self.send_alone(it.line, it.stock, (it.amount, it.each), &leaving);
                false
            }
            None => {
                closed = closed.take().or_else(|| self.own_road(it.stock, false));
                true
            }
        });
        self.step_mut(rule).carried = carried;
        if let Some((opens, _)) = later {
            self.agenda.plan(opens, Due::OwnMayLeave, rule.0, 0);
        }
        let shut =
            closed.map(|road| road.into_iter().find(|route| self.routes.get(*route).closed > 0));
        let lacks = match (shut, later) {
            (Some(shut), _) => (Code::RouteClosed, shut.map(Actor::Route)),
            (None, Some((_, road))) => (Code::March, Some(Actor::Route(road))),
            (None, None) => {
                self.step_mut(rule).leaving = None;
                return;
            }
        };
        self.turn_own_wait(rule, camp, Some(lacks), true);
    }

    /// Those who are to leave lack something, that bars their way or does not. What they lacked before is
    /// booked, if that is over.
    fn turn_own_wait(&mut self, rule: RuleId, camp: CampId, lacks: Option<Lack>, bars: bool) {
        let (now, site) = (self.agenda.now, self.plan().site_of(camp));
        let Some(Leaving { event, mut wait, .. }) = self.step_of(rule).leaving.clone() else {
            return;
        };
        let since = wait.since(event, self.journal);
        let is_over = wait.is_over(lacks, bars) && self.journal[since].at < now;
        let booked = is_over.then(|| {
            let (code, actor) = wait.lacks().unwrap_or((Code::LateRelease, None));
            let entry = Entry::after(now, EventKind::Waits, since, code).site(site);
            self.journal.write(Entry { actor, ..entry })
        });
        wait.turn(lacks, bars, booked);
        if let Some(leaving) = &mut self.step_mut(rule).leaving {
            leaving.wait = wait;
        }
    }

    /// Tells of camps whose people and vehicles are to leave by their own means and cannot yet: since which
    /// event, under which code, and for what they wait; and of whose steps.
    pub(crate) fn each_leaving(
        &self,
        mut tell: impl FnMut(RuleId, CampId, EventId, Code, Option<Actor>),
    ) {
        let plan = self.plan();
        for rule in plan.parties.lookouts.iter().flat_map(|lookout| &lookout.rules) {
            let look = plan.scenario.rules[*rule].look();
            let waits = look.zip(self.step_of(*rule).leaving.as_ref());
            let Some((look, leaving)) = waits else { continue };
            let (code, actor) = leaving.wait.lacks().unwrap_or((Code::LateRelease, None));
            let since = leaving.wait.since(leaving.event, self.journal);
            tell(*rule, look.camp, since, code, actor);
        }
    }

    /// Whether something of a line is to leave by a step, by its own means.
    pub(crate) fn is_to_leave(&self, rule: RuleId, line: LineId) -> bool {
        let step = self.step_of(rule);
        let Some(look) = self.plan().scenario.rules[rule].look() else { return false };
        let mut drivers = self.drivers_of(look.camp).into_iter();
        let drives = drivers.find(|(other, _)| *other == line).is_some_and(|(_, stock)| {
            let there = self.lines.get(line).unpacked + self.stocks.get(stock).ready;
            there > 0 && self.own_road(stock, false).is_some()
        });
        step.leaving.is_some() && (drives || step.carried.iter().any(|it| it.line == line))
    }

    /// Whether a stock waits to leave by its own means, and for no lift.
    pub(crate) fn drives_out(&self, stock: StockId) -> bool {
        let line = self.plan().stocks[stock].line;
        let rules = self.plan().parties.lookouts.iter().flat_map(|lookout| &lookout.rules);
        let is_first = self.plan().stocks[stock].is_first;
        is_first && rules.into_iter().any(|rule| self.is_to_leave(*rule, line))
    }

    /// People to whose goal no road leads may leave at once, and wait for what carries them.
    fn wait_for_lift(&mut self, line: LineId, event: EventId) {
        if self.plan().scenario.lines[line].kind == LoadKind::People {
            let amount = self.lines.get(line).unpacked;
            self.release_people(line, amount, event);
        }
    }

    /// What columns are on their way to fetch is ready again: they find nothing.
    fn take_promises_back(&mut self, stock: StockId) {
        let drives = self.plan().stocks[stock].drives;
        for id in self.convoys.ids() {
            let convoy = self.convoys.get_mut(id);
            let loads = convoy.loads.iter_mut().filter(|load| load.stock == stock);
            let promised: i64 = loads.map(|load| std::mem::take(&mut load.promised)).sum();
            if promised > 0 {
                let last = convoy.last;
                if drives {
                    self.give_up_led(id, promised as u32);
                }
                let state = self.stocks.get_mut(stock);
                state.reserved -= promised;
                state.add(promised, last);
            }
        }
    }

    /// All of a line that is not aboard yet sets out by itself.
    fn set_out_alone(&mut self, line: LineId, stock: StockId, by: &Leaving) {
        let unpacked = std::mem::take(&mut self.lines.get_mut(line).unpacked);
        self.take_promises_back(stock);
        let state = self.stocks.get_mut(stock);
        let ready = state.ready;
        state.withdraw(ready);
        let amount = unpacked + ready;
        state.to_come -= unpacked;
        let each = i64::from(self.plan().stocks[stock].kind == LoadKind::Vehicles);
        if amount > 0 {
            self.send_alone(line, stock, (amount, each), by);
        }
    }

    /// So much of a line is on its way by itself, of which so much is lost with a vehicle.
    fn send_alone(
        &mut self,
        line: LineId,
        stock: StockId,
        (amount, each): (i64, i64),
        by: &Leaving,
    ) {
        let plan = self.plan();
        self.stocks.get_mut(stock).aboard += amount;
        let (code, actor) = by.wait.lacks().unwrap_or((Code::LateRelease, None));
        let since = by.wait.since(by.event, self.journal);
        let entry = Entry::after(self.agenda.now, EventKind::LeavesOwn, since, code);
        let entry = Entry { actor, ..entry.site(plan.stocks[stock].site) };
        let left = self.journal.write(entry);
        self.describe_load(left, line, amount);
        let number = self.steps.columns.len() as u32;
        let site = plan.stocks[stock].site;
        let serial = self.steps.columns.iter().filter(|other| other.stock == stock).count() as u32;
        self.steps.columns.push(OwnColumn::new((stock, serial), (amount, each), left, site));
        self.drive_on(number);
        self.take_off(line, amount, left);
        self.ask_lift(stock, left);
        self.look_at_hub(stock, left);
    }
}
