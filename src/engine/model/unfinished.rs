//! What is still going on at the horizon, camp by camp.

use crate::id::{CampId, ConvoyId, LineId, StockId, TaskId};
use crate::scenario::StepWork;

use super::convoy::State;
use super::journal::{Actor, Code, EventId};
use super::world::Play;

impl Play<'_> {
    /// Tells of every step, stock and convoy that is not done: its camp, the event since which it
    /// stands as it does, the code under which that time is booked, and what it waits for.
    pub(crate) fn each_unfinished(
        &self,
        mut tell: impl FnMut(CampId, EventId, Code, Option<Actor>),
    ) {
        self.each_held_camp(&mut tell);
        self.each_unfinished_task(&mut tell);
        self.each_unfinished_stock(&mut tell);
        for id in self.convoys.ids() {
            let convoy = self.convoys.get(id);
            let stock = &self.plan().stocks[convoy.stock];
            let still_to_leave = convoy.reserved > 0 && stock.is_first;
            if convoy.is_formed() && still_to_leave {
                let (code, actor) = self.standing(id);
                tell(stock.camp, convoy.last, code, actor);
            }
        }
    }

    /// Tells of everything that keeps load of a line, once it is ready, from the end of its journey:
    /// the event since which it stands as it does, the code, and what it waits for.
    pub(crate) fn each_unarrived(
        &self,
        line: LineId,
        mut tell: impl FnMut(EventId, Code, Option<Actor>),
    ) {
        for stock in self.plan().stages(line) {
            if let Some((event, code, actor)) = self.waiting(stock) {
                tell(event, code, actor);
            }
        }
        for id in self.convoys.ids() {
            let convoy = self.convoys.get(id);
            let carries = self.plan().stocks[convoy.stock].line == line;
            if convoy.is_formed() && carries && convoy.cargo + convoy.reserved > 0 {
                let (code, actor) = self.standing(id);
                tell(convoy.last, code, actor);
            }
        }
    }

    /// Camps that other sites keep from beginning, or from being vacated.
    fn each_held_camp(&self, tell: &mut impl FnMut(CampId, EventId, Code, Option<Actor>)) {
        for id in self.camps.ids() {
            let camp = self.camps.get(id);
            let due = camp.due_since.and_then(|_| self.awaited_to_begin(id));
            let held = camp.held_since.and_then(|since| Some((since, self.awaited_to_leave(id)?)));
            let due = due.map(|awaited| (EventId::START, awaited));
            for (since, (code, site)) in due.into_iter().chain(held) {
                tell(id, since, code, site.map(Actor::Site));
            }
        }
    }

    fn each_unfinished_task(&self, tell: &mut impl FnMut(CampId, EventId, Code, Option<Actor>)) {
        let plan = self.plan();
        for id in self.tasks.ids() {
            let camp = plan.tasks[id].camp;
            let is_standing = matches!(plan.step(id).work, StepWork::Lift | StepWork::LastParty);
            if let Some((event, code)) = self.task_under_way(id).filter(|_| !is_standing) {
                tell(camp, event, code, None);
            }
        }
    }

    fn each_unfinished_stock(&self, tell: &mut impl FnMut(CampId, EventId, Code, Option<Actor>)) {
        for id in self.stocks.ids() {
            let plan = &self.plan().stocks[id];
            if plan.is_first
                && let Some((event, code, actor)) = self.waiting(id)
            {
                tell(plan.camp, event, code, actor);
            }
        }
    }

    /// Since when the oldest load of a stock waits for lift, under which code, and for what.
    fn waiting(&self, id: StockId) -> Option<(EventId, Code, Option<Actor>)> {
        let (plan, stock) = (&self.plan().stocks[id], self.stocks.get(id));
        let lot = stock.lots.front().filter(|_| stock.open)?;
        let barriers = plan.by.iter().map(|(pool, _)| {
            let no_lift = (Code::NoLift, Actor::Pool(*pool));
            self.barrier(*pool, id).unwrap_or(no_lift)
        });
        // Whatever could come if it were free is what is missing, rather than a barrier.
        let missing = barriers.min_by_key(|(code, _)| *code != Code::NoLift);
        let (code, actor) = missing.unzip();
        Some((lot.since, code.unwrap_or(Code::NoLift), actor))
    }

    /// The code of what a convoy is doing, and what it waits for.
    fn standing(&self, id: ConvoyId) -> (Code, Option<Actor>) {
        let convoy = self.convoys.get(id);
        let route = convoy.legs.get(convoy.leg).copied();
        let on_route = route.map(Actor::Route);
        match convoy.state {
            State::Clearing => {
                let open = convoy.permits.iter().find(|permit| permit.valid_until.is_none());
                (Code::NoClearance, open.map(|permit| Actor::Gate(permit.gate)))
            }
            State::AwaitingEscort => {
                let serving = self.plan().pool_escorts[convoy.pool].first();
                (Code::NoEscort, serving.map(|escort| Actor::Escort(*escort)))
            }
            State::Waiting(Code::NoClearance) => {
                let gates = route.map(|route| &self.plan().route_gates[route]);
                let gate = gates.and_then(|gates| gates.first());
                (Code::NoClearance, gate.map(|gate| Actor::Gate(*gate)))
            }
            State::Waiting(code) | State::Held(code) => (code, on_route),
            State::Marching => (route.map_or(Code::March, |route| self.marching(route)), on_route),
            State::Queueing => (Code::NodeQueue, Some(Actor::Site(convoy.node))),
            State::Handling | State::Free => (Code::Loading, Some(Actor::Pool(convoy.pool))),
        }
    }

    /// Since when a step under way stands as it does, and under which code.
    fn task_under_way(&self, id: TaskId) -> Option<(EventId, Code)> {
        let camp = self.plan().tasks[id].camp;
        let shelters = self.camps.get(camp).sheltering > 0;
        let step = self.plan().step(id);
        let code = if shelters && step.stops_under_fire {
            Code::ThreatHold
        } else {
            super::task::code_of(step.books)
        };
        self.tasks.get(id).active_since().map(|event| (event, code))
    }
}
