//! What rules do to one another within one instant, played through: one sets off the next, which
//! sets off the first, and no time goes by.
//!
//! Only rules that fire at once and as often as they are set off keep such a circle going. A state
//! that no action changes within the instant is taken to be as the first rule that asks wants it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use crate::id::{CampId, ForceId, GateId, RouteId, RuleId, SiteId, ThreatId};
use crate::{Action, Condition, Occasion, Occurrence, Order, Rule, Scenario, State, Task, Trigger};

use super::super::limit::most;
use super::happening::Happening;

/// More firings in one instant than any chain of reactions that ends.
const MOST: usize = 10_000;

/// The rules of a circle that never ends, if one of these can begin it.
pub(super) fn circle(scenario: &Scenario, rules: &BTreeSet<RuleId>) -> Option<Vec<RuleId>> {
    let is_ready = |id: &RuleId| keeps_going(scenario, &scenario.rules[*id]);
    let ready: Vec<RuleId> = rules.iter().copied().filter(is_ready).collect();
    ready.iter().find_map(|id| Instant::new(scenario, &ready).play(*id))
}

/// Whether a rule fires at once, and again in the same instant.
fn keeps_going(scenario: &Scenario, rule: &Rule) -> bool {
    rule.at_most.is_none() && rule.rest.0 <= 0 && most(scenario, &rule.after) < 0.5
}

/// What comes next in the instant: rules fire before forces act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Fires(RuleId),
    Acts(ForceId),
}

/// One instant.
struct Instant<'s> {
    scenario: &'s Scenario,
    ready: &'s [RuleId],
    suspended: BTreeSet<GateId>,
    closed: BTreeSet<RouteId>,
    alerts: BTreeSet<ThreatId>,
    accelerated: BTreeSet<CampId>,
    /// Where forces stand, as far as it is known.
    places: BTreeMap<ForceId, SiteId>,
    orders: BTreeMap<ForceId, &'s [Order]>,
    has_left: bool,
    /// States asked for, and how they are.
    settled: Vec<(&'s State, bool)>,
    heard: BTreeMap<RuleId, u32>,
    due: BinaryHeap<Reverse<(Step, usize)>>,
    /// What fired, and which firing set it off.
    fired: Vec<(RuleId, Option<usize>)>,
    /// Which firing led to each step.
    causes: Vec<Option<usize>>,
}

impl<'s> Instant<'s> {
    fn new(scenario: &'s Scenario, ready: &'s [RuleId]) -> Self {
        Self {
            scenario,
            ready,
            suspended: BTreeSet::new(),
            closed: BTreeSet::new(),
            alerts: BTreeSet::new(),
            accelerated: BTreeSet::new(),
            places: BTreeMap::new(),
            orders: BTreeMap::new(),
            has_left: false,
            settled: Vec::new(),
            heard: BTreeMap::new(),
            due: BinaryHeap::new(),
            fired: Vec::new(),
            causes: Vec::new(),
        }
    }

    /// Plays on from one rule until nothing is left, or returns the circle that never ends.
    fn play(mut self, first: RuleId) -> Option<Vec<RuleId>> {
        self.set_scene(first);
        if self.allows(first) {
            self.plan(Step::Fires(first), None);
        }
        while let Some(Reverse((step, number))) = self.due.pop() {
            let cause = self.causes[number];
            match step {
                Step::Fires(id) => self.fire(id, cause),
                Step::Acts(id) => self.act(id, cause),
            }
            if self.fired.len() >= MOST {
                return Some(self.last_circle());
            }
        }
        None
    }

    /// How things stand when a rule is set off.
    fn set_scene(&mut self, id: RuleId) {
        let rule = &self.scenario.rules[id];
        for condition in rule.conditions.iter().filter(|it| it.holds) {
            match condition.what {
                State::Suspended(gate) => drop(self.suspended.insert(gate)),
                State::Closed(route) => drop(self.closed.insert(route)),
                _ => {}
            }
        }
        let Trigger::On(asked) = &rule.when else { return };
        match asked.on {
            Occasion::GateSuspended => self.suspended.extend(asked.gate),
            Occasion::RouteCloses => self.closed.extend(asked.route),
            Occasion::AlertBegins => self.alerts.extend(asked.threat),
            Occasion::ForceArrives => self.places.extend(self.arrival(rule, asked)),
            _ => {}
        }
    }

    /// Where a force has arrived: at the site asked for, or at the one it is sent to.
    fn arrival(&self, rule: &Rule, asked: &Occurrence) -> Option<(ForceId, SiteId)> {
        let sent = rule.actions.iter().find_map(|action| match action {
            Action::Order { force, orders } if asked.force.is_none_or(|it| it == *force) => {
                Some((*force, orders.iter().find_map(|order| order.task.goal())?))
            }
            _ => None,
        });
        let (force, goal) = sent?;
        Some((force, asked.site.unwrap_or(goal)))
    }

    fn plan(&mut self, step: Step, cause: Option<usize>) {
        self.due.push(Reverse((step, self.causes.len())));
        self.causes.push(cause);
    }

    fn fire(&mut self, id: RuleId, cause: Option<usize>) {
        let own = self.fired.len();
        self.fired.push((id, cause));
        for action in &self.scenario.rules[id].actions {
            self.carry_out(action, own);
        }
        self.raise(Occasion::RuleFires, Happening::of_rule(id), own);
    }

    fn carry_out(&mut self, action: &'s Action, own: usize) {
        if let Action::Order { force, orders } = action {
            self.orders.insert(*force, orders);
            self.plan(Step::Acts(*force), Some(own));
        } else if let Some((on, what)) = self.change(action) {
            self.raise(on, what, own);
        }
    }

    /// What an action changes, if anything: what is suspended already is not suspended again.
    fn change(&mut self, action: &Action) -> Option<(Occasion, Happening)> {
        if has_no_length(self.scenario, action) {
            return None;
        }
        let (is_new, on, what) = match action {
            Action::Suspend { gate, .. } => {
                (self.suspended.insert(*gate), Occasion::GateSuspended, Happening::of_gate(*gate))
            }
            Action::Resume(gate) => {
                (self.suspended.remove(gate), Occasion::GateResumes, Happening::of_gate(*gate))
            }
            Action::Close { route, .. } => {
                (self.closed.insert(*route), Occasion::RouteCloses, Happening::on_route(*route))
            }
            Action::Open(route) => {
                (self.closed.remove(route), Occasion::RouteOpens, Happening::on_route(*route))
            }
            Action::Alert { threat, .. } => {
                (self.alerts.insert(*threat), Occasion::AlertBegins, Happening::under(*threat))
            }
            Action::Accelerate(camp) => {
                let here = Happening::at(self.scenario.camps[*camp].site);
                (self.accelerated.insert(*camp), Occasion::CampAccelerates, here)
            }
            _ => return None,
        };
        is_new.then_some((on, what))
    }

    /// A force whose place is known turns to its next order.
    fn act(&mut self, id: ForceId, cause: Option<usize>) {
        let (Some(place), Some(own)) = (self.places.get(&id).copied(), cause) else { return };
        let Some((order, rest)) = self.orders.get(&id).and_then(|it| it.split_first()) else {
            return;
        };
        self.orders.insert(id, rest);
        if !is_at_once(self.scenario, order) {
            return;
        }
        let here = Happening::at(place).by(id);
        match order.task {
            Task::Hold => self.plan(Step::Acts(id), cause),
            Task::Move(site) | Task::TakeOver(site) | Task::Withdraw(site) if site == place => {
                // It stays, which raises nothing; one that is to take over a camp waits there until
                // it is vacated.
                if self.scenario.sites[site].camp.is_none() {
                    self.plan(Step::Acts(id), cause);
                }
            }
            _ => {
                self.places.remove(&id);
                self.has_left = true;
                self.raise(Occasion::ForceMoves, here, own);
            }
        }
    }

    fn raise(&mut self, on: Occasion, what: Happening, own: usize) {
        for id in self.ready {
            let Trigger::On(asked) = &self.scenario.rules[*id].when else { continue };
            if asked.on != on || !what.is_meant(self.scenario, asked) {
                continue;
            }
            let heard = self.heard.entry(*id).or_insert(0);
            *heard = (*heard + 1) % asked.every;
            if *heard == 0 && self.allows(*id) {
                self.plan(Step::Fires(*id), Some(own));
            }
        }
    }

    /// Whether all conditions of a rule hold.
    fn allows(&mut self, id: RuleId) -> bool {
        self.scenario.rules[id].conditions.iter().all(|it| self.holds(it))
    }

    fn holds(&mut self, condition: &'s Condition) -> bool {
        let is_so = match &condition.what {
            State::Suspended(gate) => self.suspended.contains(gate),
            State::Closed(route) => self.closed.contains(route),
            State::Held(..) | State::Present(..) | State::Contested(_) if self.has_left => {
                return false;
            }
            State::LeftShare(..) | State::LeftAmount(..) | State::Reached(..)
                if !self.accelerated.is_empty() =>
            {
                return false;
            }
            state => self.settle(state, condition.holds),
        };
        is_so == condition.holds
    }

    /// How a state is: as it was settled before, or as it is wanted now.
    fn settle(&mut self, state: &'s State, wanted: bool) -> bool {
        let known = self.settled.iter().find(|(other, _)| *other == state);
        let is_so = known.map(|(_, is_so)| *is_so);
        is_so.unwrap_or_else(|| {
            self.settled.push((state, wanted));
            wanted
        })
    }

    /// The rules that set one another off last, from one of them round to itself.
    fn last_circle(&self) -> Vec<RuleId> {
        let mut trail: Vec<RuleId> = Vec::new();
        let mut next = self.fired.len().checked_sub(1);
        while let Some((id, cause)) = next.map(|number| self.fired[number]) {
            if let Some(start) = trail.iter().position(|other| *other == id) {
                let mut circle = trail.split_off(start);
                circle.reverse();
                let least = (0..circle.len()).min_by_key(|index| circle[*index]).unwrap_or(0);
                circle.rotate_left(least);
                return circle;
            }
            trail.push(id);
            next = cause;
        }
        trail
    }
}

/// Whether an action is over as soon as it begins: then it does not begin.
fn has_no_length(scenario: &Scenario, action: &Action) -> bool {
    let (Action::Alert { lasts, .. } | Action::Suspend { lasts, .. } | Action::Close { lasts, .. }) =
        action
    else {
        return false;
    };
    lasts.as_ref().is_some_and(|lasts| most(scenario, lasts) < 0.5)
}

/// Whether an order is carried out as soon as it comes up.
fn is_at_once(scenario: &Scenario, order: &Order) -> bool {
    let date = order.not_before.as_ref();
    order.after.is_none()
        && order.when.is_none()
        && date.is_none_or(|date| most(scenario, date) <= 0.0)
        && most(scenario, &order.pause) < 0.5
}
