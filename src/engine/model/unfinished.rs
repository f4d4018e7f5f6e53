//! What is still going on at the horizon, camp by camp.

use crate::id::{CampId, ConvoyId, TaskId};
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
        self.each_unfinished_task(&mut tell);
        self.each_unfinished_stock(&mut tell);
        for id in self.convoys.ids() {
            let convoy = self.convoys.get(id);
            if !convoy.is_formed() {
                continue;
            }
            for load in &convoy.loads {
                let stock = &self.plan().stocks[load.stock];
                let is_there = load.promised > 0 || convoy.stands_loaded;
                if is_there && stock.is_first {
                    let (code, actor) = self.standing(id);
                    tell(stock.camp, convoy.last, code, actor);
                }
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
            let (plan, stock) = (&self.plan().stocks[id], self.stocks.get(id));
            let waits = plan.is_first && stock.open;
            if let Some(lot) = stock.lots.front().filter(|_| waits) {
                let missing = plan.by.iter().map(|haul| {
                    let no_lift = (Code::NoLift, Some(Actor::Pool(self.plan().hauls[*haul].pool)));
                    let barrier = self.barrier(*haul).map(|(code, actor)| (code, Some(actor)));
                    self.hindrance_of(*haul).or(barrier).unwrap_or(no_lift)
                });
                // Whatever could come if it were free is what is missing, rather than a barrier.
                let missing = missing.min_by_key(|(code, _)| *code != Code::NoLift);
                let (code, actor) = missing.unwrap_or((Code::NoLift, None));
                tell(plan.camp, lot.since, code, actor);
            }
        }
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
            State::Mustering | State::Ready => {
                let hindrance = self.hindrance_of(convoy.haul);
                hindrance.unwrap_or((Code::NoLift, Some(Actor::Pool(convoy.pool))))
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
