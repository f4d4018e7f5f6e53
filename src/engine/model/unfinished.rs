//! What is still going on at the horizon, camp by camp.

use crate::id::{CampId, ConvoyId, GateId, HaulId, LineId, SiteId, StockId, TaskId};
use crate::scenario::StepWork;
use crate::time::Moment;

use super::awaited::{Part, Standing};
use super::convoy::State;
use super::journal::{Actor, Code, Entry, EventId, EventKind};
use super::world::Play;

/// How often it is asked who has what the holder of something lacks.
const DEEPEST: u32 = 4;
/// How many sites, each waiting for the next, are looked through.
pub(crate) const MOST_IN_A_ROW: u32 = 200;

impl Play<'_> {
    /// Tells of every step, stock and convoy that is not done: its camp, what part of it, the event since
    /// which it stands as it does, the code under which that time is booked, and what it waits for.
    pub(crate) fn each_unfinished(
        &self,
        mut tell: impl FnMut(CampId, Part, EventId, Code, Option<Actor>),
    ) {
        self.each_held_camp(&mut tell);
        self.each_unfinished_task(&mut tell);
        self.each_unfinished_stock(&mut tell);
        self.each_leaving(|_, camp, event, code, actor| tell(camp, Part::Camp, event, code, actor));
        for id in self.convoys.ids() {
            let convoy = self.convoys.get(id);
            if !convoy.is_formed() {
                continue;
            }
            let stock = &self.plan().stocks[convoy.stock];
            if convoy.papers > 0 && stock.is_first {
                let (code, actor) = self.standing(id);
                tell(stock.camp, Part::Load(stock.line), convoy.last, code, actor);
            }
            for load in &convoy.loads {
                let stock = &self.plan().stocks[load.stock];
                let is_there = load.promised > 0 || load.stands;
                if is_there && stock.is_first {
                    let (code, actor) = self.standing(id);
                    tell(stock.camp, Part::Load(stock.line), self.stands_since(id), code, actor);
                }
            }
        }
    }

    /// What a camp is at: of all that is going on or waits in it, what has for longest; since which event,
    /// under which code, and for what it waits.
    pub(super) fn stands_at(&self, id: CampId) -> Option<Standing> {
        let mut oldest = None;
        self.each_unfinished(|camp, _, event, code, actor| {
            if camp == id {
                oldest = self.older(oldest, (event, code, actor));
            }
        });
        oldest
    }

    /// Tells of everything that keeps load of a line, once it is ready, from the end of its journey:
    /// the first of its stages that is of it, where that is known, the event since which it stands as it
    /// does, the code, and what it waits for.
    pub(crate) fn each_unarrived(
        &self,
        line: LineId,
        mut tell: impl FnMut(Option<StockId>, EventId, Code, Option<Actor>),
    ) {
        self.each_own_column(line, &mut |event, code, actor| tell(None, event, code, actor));
        self.each_leaving(|rule, _, event, code, actor| {
            if self.is_to_leave(rule, line) {
                tell(None, event, code, actor);
            }
        });
        for stock in self.plan().stages(line) {
            if let Some((event, code, actor)) = self.waiting(stock) {
                tell(Some(stock), event, code, actor);
            }
        }
        for id in self.convoys.ids() {
            let convoy = self.convoys.get(id);
            let is_of = |stock: StockId| self.plan().stocks[stock].line == line;
            let loads = convoy.loads.iter().filter(|load| load.promised + load.aboard > 0);
            let carried = loads.map(|load| load.stock).filter(|stock| is_of(*stock)).min();
            let asks = (convoy.papers > 0 && is_of(convoy.stock)).then_some(convoy.stock);
            if let Some(stage) = asks.or(carried).filter(|_| convoy.is_formed()) {
                let (code, actor) = self.standing(id);
                tell(Some(stage), self.stands_since(id), code, actor);
            }
        }
    }

    /// Camps that other sites keep from beginning, or from being vacated.
    fn each_held_camp(&self, tell: &mut impl FnMut(CampId, Part, EventId, Code, Option<Actor>)) {
        for id in self.camps.ids() {
            let camp = self.camps.get(id);
            if let (Some(since), Some((code, site))) = (camp.due_since, self.awaited_to_begin(id)) {
                tell(id, Part::Camp, since, code, site.map(Actor::Site));
            }
            if let (Some(since), Some((code, site))) = (camp.held_since, self.awaited_to_leave(id))
            {
                tell(id, Part::LastParty, since, code, site.map(Actor::Site));
            }
        }
    }

    fn each_unfinished_task(
        &self,
        tell: &mut impl FnMut(CampId, Part, EventId, Code, Option<Actor>),
    ) {
        let plan = self.plan();
        for id in self.tasks.ids() {
            let camp = plan.tasks[id].camp;
            let is_standing = matches!(plan.step(id).work, StepWork::Lift | StepWork::LastParty);
            if let Some((event, code)) = self.task_under_way(id).filter(|_| !is_standing) {
                tell(camp, Part::Step(id), event, code, None);
            }
        }
    }

    fn each_unfinished_stock(
        &self,
        tell: &mut impl FnMut(CampId, Part, EventId, Code, Option<Actor>),
    ) {
        for id in self.stocks.ids() {
            let plan = &self.plan().stocks[id];
            if plan.is_first
                && let Some((event, code, actor)) = self.waiting(id)
            {
                tell(plan.camp, Part::Load(plan.line), event, code, actor);
            }
        }
    }

    /// Since when the oldest load of a stock waits for lift, under which code, and for what.
    fn waiting(&self, id: StockId) -> Option<(EventId, Code, Option<Actor>)> {
        let (plan, stock) = (&self.plan().stocks[id], self.stocks.get(id));
        let lot = stock.lots.front().filter(|_| stock.open && !self.drives_out(id))?;
        let since = |haul: &HaulId| {
            let first = self.first_request(*haul);
            first.map_or(lot.since, |it| it.wait.since(lot.since, self.journal))
        };
        let missing = plan.by.iter().filter(|haul| self.is_carrier(**haul, id)).map(|haul| {
            let pool = self.plan().hauls[*haul].pool;
            let no_lift = (self.pools.get(pool).wanting(), Some(Actor::Pool(pool)));
            let barrier = self.look_at_way(*haul).barrier.map(|(code, actor)| (code, Some(actor)));
            let (code, actor) = self.lack_of(*haul).or(barrier).unwrap_or(no_lift);
            (since(haul), code, actor)
        });
        // Whatever could come if it were free is what is missing, rather than a barrier.
        let missing = missing.min_by_key(|(_, code, _)| *code != Code::NoLift);
        Some(missing.unwrap_or((lot.since, Code::NoLift, None)))
    }

    /// The event since which a convoy stands as it does; vehicles that are loaded wait as the column does
    /// for which they are.
    fn stands_since(&self, id: ConvoyId) -> EventId {
        let convoy = self.convoys.get(id);
        let asked = match convoy.state {
            State::Ready => self.first_request(convoy.haul),
            _ => None,
        };
        asked.map_or(convoy.last, |asked| asked.wait.since(convoy.last, self.journal))
    }

    /// The code of what a convoy is doing, and what it waits for.
    fn standing(&self, id: ConvoyId) -> (Code, Option<Actor>) {
        let convoy = self.convoys.get(id);
        let route = convoy.legs.get(convoy.leg).copied();
        let on_route = route.map(Actor::Route);
        match convoy.state {
            State::Clearing => {
                let open = convoy.permits.iter().find(|permit| permit.valid_until.is_none());
                let gate = open.map(|permit| permit.gate);
                let code = gate.map_or(Code::NoClearance, |gate| self.plan().withholding(gate));
                (code, gate.map(Actor::Gate))
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
                let lack = self.lack_of(convoy.haul);
                lack.unwrap_or((Code::NoLift, Some(Actor::Pool(convoy.pool))))
            }
            State::Waiting(code) | State::Held(code) => (code, on_route),
            State::ClosingUp => (Code::March, Some(Actor::Site(convoy.node))),
            State::Marching => (route.map_or(Code::March, |route| self.marching(route)), on_route),
            State::Queueing => (Code::NodeQueue, Some(Actor::Site(convoy.node))),
            State::Handling | State::Free | State::Along => {
                (Code::Loading, Some(Actor::Pool(convoy.pool)))
            }
        }
    }

    /// Writes how what a site lacks stands at a moment: the answer for which it waits, the convoy that has
    /// it, or the site that is to go first. `None` if it is none of these.
    pub(crate) fn stands_behind(
        &mut self,
        site: SiteId,
        lacks: (Code, Actor),
        moment: (Moment, EventKind),
    ) -> Option<EventId> {
        self.stands_behind_row(site, lacks, moment, 0)
    }

    /// The same after so many sites that wait for one another.
    fn stands_behind_row(
        &mut self,
        site: SiteId,
        (code, missing): (Code, Actor),
        moment: (Moment, EventKind),
        in_a_row: u32,
    ) -> Option<EventId> {
        match (code, missing) {
            (_, Actor::Gate(gate)) => self.pending_answer(gate, site, moment),
            (Code::OtherSite, Actor::Site(other)) => {
                self.site_behind([site, other], moment, in_a_row)
            }
            _ => self.holder_behind((code, missing), moment, 0),
        }
    }

    /// Writes how a site stands for which another waits.
    fn site_behind(
        &mut self,
        [waiting, site]: [SiteId; 2],
        moment: (Moment, EventKind),
        in_a_row: u32,
    ) -> Option<EventId> {
        if in_a_row >= MOST_IN_A_ROW {
            return None;
        }
        let (event, code, actor) = self.stands_before(waiting, site)?;
        let behind = actor
            .and_then(|actor| self.stands_behind_row(site, (code, actor), moment, in_a_row + 1));
        let (at, kind) = moment;
        let entry = Entry::after(at, kind, event, code).site(site);
        let cause = behind.unwrap_or(entry.cause);
        Some(self.journal.write(Entry { actor, ..entry }.because(cause)))
    }

    /// Writes how the convoy stands that has what somebody lacks: of several, the one that would have given
    /// it free first.
    fn holder_behind(
        &mut self,
        (lacking, missing): (Code, Actor),
        moment: (Moment, EventKind),
        depth: u32,
    ) -> Option<EventId> {
        let holds = self.convoys.ids().filter(|id| self.has(*id, lacking, missing));
        // The furthest on its trip; of those, the first that was formed.
        let holder = holds.max_by_key(|id| {
            let convoy = self.convoys.get(*id);
            (convoy.phase as u8, convoy.leg, std::cmp::Reverse(convoy.number))
        })?;
        let (code, actor) = self.standing(holder);
        // Who has what that one lacks is asked only while the question is another: two may have what
        // each of them lacks.
        let other = actor.filter(|_| depth < DEEPEST).and_then(|actor| {
            if (code, actor) == (lacking, missing) {
                return None;
            }
            self.holder_behind((code, actor), moment, depth + 1)
        });
        let (plan, convoy) = (self.plan(), self.convoys.get(holder));
        let (at, kind) = moment;
        let entry = Entry::after(at, kind, convoy.last, code)
            .site(plan.stocks[convoy.stock].site)
            .convoy(convoy.number);
        let cause = other.unwrap_or(entry.cause);
        Some(self.journal.write(Entry { actor, ..entry }.because(cause)))
    }

    /// Writes how the answer of a gate stands at a moment for which a site waits: of several columns, the one
    /// that was asked for first. `None` if none has asked.
    fn pending_answer(
        &mut self,
        gate: GateId,
        site: SiteId,
        (at, kind): (Moment, EventKind),
    ) -> Option<EventId> {
        let plan = self.plan();
        let asks = self.convoys.ids().filter(|id| {
            let convoy = self.convoys.get(*id);
            let mut permits = convoy.permits.iter();
            convoy.is_request()
                && convoy.is_formed()
                && convoy.number > 0
                && plan.stocks[convoy.stock].site == site
                && permits.any(|permit| permit.gate == gate && permit.valid_until.is_none())
        });
        let first = asks.min_by_key(|id| self.convoys.get(*id).number)?;
        let convoy = self.convoys.get(first);
        let entry = Entry::after(at, kind, convoy.last, plan.withholding(gate))
            .site(site)
            .with(Actor::Gate(gate))
            .convoy(convoy.number);
        Some(self.journal.write(entry))
    }

    /// Whether a convoy has what is missing under a code.
    fn has(&self, id: ConvoyId, code: Code, missing: Actor) -> bool {
        let convoy = self.convoys.get(id);
        convoy.is_formed()
            && match (code, missing) {
                (Code::NoLift, Actor::Pool(pool)) => convoy.pool == pool && convoy.vehicles > 0,
                (Code::NoEscort, Actor::Escort(escort)) => convoy.is_with(escort),
                (Code::NodeQueue, Actor::Site(node)) => {
                    convoy.node == node && convoy.state == State::Handling
                }
                (Code::NodeQueue, Actor::Route(route)) => {
                    self.routes.get(route).convoys.contains(&id) || convoy.tails_on(route) > 0
                }
                _ => false,
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
