//! What can happen at all: which rules may fire, which orders may be carried out, and so which
//! occasions may come. Where it is a matter of doubt, it may.

mod ground;
mod meeting;

use std::collections::BTreeSet;

use crate::id::{Arena, CampId, ForceId, GateId, RouteId, RuleId, SiteId, ThreatId};
use crate::{
    Action, Camp, Closes, Contest, Force, Mark, Milestone, Mode, Occasion, Occurrence, Order,
    Scenario, Successor, Task, Threat, Trigger,
};

use super::limit::most;
use super::rule;

/// What can happen in one plan under one case.
pub(super) struct Possible<'s> {
    scenario: &'s Scenario,
    /// Rules that may fire.
    pub(super) rules: BTreeSet<RuleId>,
    /// Orders that each force may carry out: its own, up to one that waits for what never happens,
    /// and those that rules give.
    orders: Arena<ForceId, Vec<&'s Order>>,
    /// Forces that may be in a contest, with their opponent and its table.
    meetings: Vec<(ForceId, ForceId, &'s Contest)>,
}

impl<'s> Possible<'s> {
    /// Works out from nothing what may follow from what, until nothing more does.
    pub(super) fn new(scenario: &'s Scenario) -> Self {
        let orders = Arena::new(scenario.forces.ids().map(|_| Vec::new()).collect());
        let mut found = Self { scenario, rules: BTreeSet::new(), orders, meetings: Vec::new() };
        loop {
            let orders: Vec<_> = scenario.forces.ids().map(|id| found.orders_of(id)).collect();
            let rules = scenario.rules.ids().filter(|id| rule::may_fire(scenario, &found, *id));
            let rules: BTreeSet<RuleId> = rules.collect();
            let is_settled = rules == found.rules && orders.iter().eq(found.orders.values());
            found.rules = rules;
            found.orders = Arena::new(orders);
            found.meetings = found.all_meetings();
            if is_settled {
                return found;
            }
        }
    }

    fn orders_of(&self, id: ForceId) -> Vec<&'s Order> {
        let waits_in_vain = |order: &&Order| match &order.when {
            Some(Trigger::On(asked)) => !self.may_happen(asked),
            Some(Trigger::Date(_) | Trigger::Look(_)) | None => false,
        };
        let own = &self.scenario.forces[id].orders;
        let own = own.iter().take_while(|order| !waits_in_vain(order));
        let given = self.actions().filter_map(|action| match action {
            Action::Order { force, orders } if *force == id => Some(orders),
            _ => None,
        });
        own.chain(given.flatten()).collect()
    }

    /// What rules may do.
    fn actions(&self) -> impl Iterator<Item = &'s Action> {
        let scenario = self.scenario;
        self.rules.iter().flat_map(|id| &scenario.rules[*id].actions)
    }

    fn marches(&self, id: ForceId) -> bool {
        self.orders[id].iter().any(|order| order.task != Task::Hold)
    }

    fn is_in_a_meeting(&self, id: ForceId) -> bool {
        self.meetings.iter().any(|(one, other, _)| [*one, *other].contains(&id))
    }

    /// Whether something of a kind, as narrowed down, may happen.
    pub(super) fn may_happen(&self, asked: &Occurrence) -> bool {
        let scenario = self.scenario;
        match asked.on {
            Occasion::Reached(milestone) => {
                self.camps(asked).any(|(id, camp)| self.may_reach(id, camp, milestone))
            }
            Occasion::Taken => self.may_be_taken(asked),
            Occasion::Emptied => {
                let withdraws = |order: &&Order| matches!(order.task, Task::Withdraw(_));
                self.camps(asked).next().is_some() || self.orders.values().flatten().any(withdraws)
            }
            Occasion::Looted => self.camps(asked).any(|(_, camp)| camp.looters.is_some()),
            Occasion::ContestBegins
            | Occasion::ContestEnds
            | Occasion::ForceHeldUp
            | Occasion::ForceTurnsBack => self.may_be_contested(asked),
            Occasion::ForceMoves => self.forces(asked).any(|(id, _)| self.marches(id)),
            Occasion::ForceArrives => {
                self.forces(asked).any(|(id, _)| self.arrives(id, asked.site))
            }
            Occasion::ConvoyHit => self.threats(asked).any(|(_, it)| attacks(scenario, it, asked)),
            Occasion::VehicleLost => self.may_lose_vehicles(asked),
            Occasion::CampAttacked => self.may_attack_camps(asked),
            Occasion::GateRefuses => {
                let gates = self.gates(asked);
                gates.into_iter().any(|id| most(scenario, &scenario.gates[id].refusal) > 0.0)
            }
            Occasion::GateSuspended | Occasion::GateResumes => {
                self.gates(asked).into_iter().any(|id| self.may_be_suspended(id))
            }
            Occasion::RouteCloses | Occasion::RouteOpens => {
                let mut routes = scenario.routes.ids();
                routes.any(|id| is_on(scenario, asked, id) && self.may_be_closed(id))
            }
            Occasion::AlertBegins | Occasion::AlertEnds => {
                self.threats(asked).any(|(id, _)| self.may_be_alert(id))
            }
            Occasion::CampAccelerates => {
                self.camps(asked).any(|(id, camp)| self.may_accelerate(id, camp))
            }
            Occasion::RuleFires => {
                self.rules.iter().any(|id| asked.rule.is_none_or(|it| it == *id))
            }
        }
    }

    /// Camps that are meant.
    fn camps(&self, asked: &Occurrence) -> impl Iterator<Item = (CampId, &'s Camp)> {
        let scenario = self.scenario;
        let (site, region) = (asked.site, asked.region);
        scenario.camps.iter().filter(move |(_, camp)| {
            site.is_none_or(|it| it == camp.site)
                && region.is_none_or(|it| it == scenario.sites[camp.site].region)
        })
    }

    fn forces(&self, asked: &Occurrence) -> impl Iterator<Item = (ForceId, &'s Force)> {
        let (force, side) = (asked.force, asked.side);
        self.scenario.forces.iter().filter(move |(id, it)| {
            force.is_none_or(|asked| asked == *id) && side.is_none_or(|asked| asked == it.side)
        })
    }

    fn threats(&self, asked: &Occurrence) -> impl Iterator<Item = (ThreatId, &'s Threat)> {
        let threat = asked.threat;
        self.scenario.threats.iter().filter(move |(id, _)| threat.is_none_or(|it| it == *id))
    }

    fn gates(&self, asked: &Occurrence) -> Vec<GateId> {
        asked.gate.map_or_else(|| self.scenario.gates.ids().collect(), |gate| vec![gate])
    }

    fn may_reach(&self, id: CampId, camp: &Camp, milestone: Milestone) -> bool {
        let scenario = self.scenario;
        match milestone {
            Milestone::Lifted | Milestone::Vacated | Milestone::Closed => true,
            Milestone::Handover => {
                let steps = &scenario.closures[camp.closure].steps;
                steps.values().any(|step| step.marks == Some(Mark::Handover))
            }
            Milestone::TakenOver => match &camp.successor {
                None => false,
                Some(Successor::Named(_)) => {
                    let side = scenario.successor_side(id);
                    scenario.forces.values().any(|force| Some(force.side) == side)
                }
                Some(_) => true,
            },
        }
    }

    fn may_be_taken(&self, asked: &Occurrence) -> bool {
        let is_meant = |site: SiteId| asked.site.is_none_or(|it| it == site);
        // Whoever has its way at a site may take it.
        let wins = |id: ForceId| {
            let site = |site| self.may_come_to(id, site) || self.may_act_at(id, site);
            self.is_in_a_meeting(id) && asked.site.is_none_or(site)
        };
        let takes_over = |id: ForceId| {
            let order =
                |order: &&Order| matches!(order.task, Task::TakeOver(site) if is_meant(site));
            let succeeds =
                |camp: &Camp| camp.successor == Some(Successor::Force(id)) && is_meant(camp.site);
            self.orders[id].iter().any(order) || self.scenario.camps.values().any(succeeds)
        };
        let mut forces = self.forces(asked);
        forces.any(|(id, _)| wins(id) || takes_over(id))
            || asked.force.is_none()
                && self.camps(asked).any(|(id, camp)| self.comes_in(id, camp, asked))
    }

    /// Whether somebody who is not modelled as a force may come to a vacated camp.
    fn comes_in(&self, id: CampId, camp: &Camp, asked: &Occurrence) -> bool {
        let is_meant = |side| asked.side.is_none_or(|it| Some(it) == side);
        let comes = matches!(
            camp.successor,
            Some(Successor::Side { delay: Some(_), .. } | Successor::After { .. })
        );
        comes && is_meant(self.scenario.successor_side(id))
            || camp.rivals.iter().any(|rival| is_meant(Some(rival.side)))
    }

    fn may_be_contested(&self, asked: &Occurrence) -> bool {
        self.meetings.iter().any(|(one, other, table)| {
            let parties = [*one, *other];
            let sides = parties.map(|id| self.scenario.forces[id].side);
            let is_so = |chance: fn(&crate::Odds) -> bool| table.odds.iter().any(chance);
            asked.force.is_none_or(|it| parties.contains(&it))
                && asked.side.is_none_or(|it| sides.contains(&it))
                && asked.site.is_none_or(|it| self.may_meet_at(*one, *other, it))
                && asked
                    .region
                    .is_none_or(|it| table.regions.is_empty() || table.regions.contains(&it))
                && match asked.on {
                    Occasion::ForceHeldUp => is_so(|odds| odds.hold > 0.0),
                    Occasion::ForceTurnsBack => is_so(|odds| odds.hold < 1.0),
                    _ => true,
                }
        })
    }

    fn arrives(&self, id: ForceId, site: Option<SiteId>) -> bool {
        let leads = |order: &&Order| match order.task {
            Task::Hold => false,
            Task::Shadow(_) => true,
            task => site.is_none_or(|site| task.goal() == Some(site)),
        };
        // One that gets new orders on the march turns to them at the next site, wherever it is.
        let is_given =
            |action: &Action| matches!(action, Action::Order { force, .. } if *force == id);
        self.is_in_a_meeting(id)
            || self.orders[id].iter().any(leads)
            || self.marches(id) && self.actions().any(is_given)
    }

    fn may_lose_vehicles(&self, asked: &Occurrence) -> bool {
        let scenario = self.scenario;
        let breaks = |pool: &crate::Pool| {
            let gives_up = !pool.recovery.is_empty() || most(scenario, &pool.write_off) > 0.0;
            most(scenario, &pool.breakdown_rate) > 0.0 && gives_up
        };
        let loses = |threat: &Threat| {
            most(scenario, &threat.loss) > 0.0 && attacks(scenario, threat, asked)
        };
        scenario.pools.values().any(breaks) || scenario.threats.values().any(loses)
    }

    fn may_attack_camps(&self, asked: &Occurrence) -> bool {
        let scenario = self.scenario;
        self.threats(asked).any(|(_, threat)| {
            let mut camps = self.camps(asked);
            most(scenario, &threat.camp_rate) > 0.0
                && camps.any(|(id, _)| threat.camps.contains(&id))
        })
    }

    /// Whether a gate may be suspended.
    pub(super) fn may_be_suspended(&self, id: GateId) -> bool {
        let suspends =
            |action: &Action| matches!(action, Action::Suspend { gate, .. } if *gate == id);
        !self.scenario.gates[id].suspensions.is_empty()
            || self.actions().any(suspends)
            || self.meetings.iter().any(|(_, _, table)| table.suspends.contains(&id))
    }

    /// Whether a route may be closed.
    pub(super) fn may_be_closed(&self, id: RouteId) -> bool {
        let closes =
            |action: &Action| matches!(action, Action::Close { route, .. } if *route == id);
        let route = &self.scenario.routes[id];
        let is_road = route.mode == Mode::Road;
        let contested = |table: &Contest| is_road && table.closes != Closes::Nothing;
        !route.closures.is_empty()
            || self.actions().any(closes)
            || self.meetings.iter().any(|(_, _, table)| contested(table))
    }

    fn may_be_alert(&self, id: ThreatId) -> bool {
        let alerts =
            |action: &Action| matches!(action, Action::Alert { threat, .. } if *threat == id);
        !self.scenario.threats[id].alerts.is_empty() || self.actions().any(alerts)
    }

    fn may_accelerate(&self, id: CampId, camp: &Camp) -> bool {
        let is_told = |action: &Action| *action == Action::Accelerate(id);
        camp.accelerates.is_some() || self.actions().any(is_told)
    }
}

/// Whether a route is meant.
fn is_on(scenario: &Scenario, asked: &Occurrence, id: RouteId) -> bool {
    asked.route.is_none_or(|it| it == id)
        && asked.region.is_none_or(|it| it == scenario.routes[id].region)
}

/// Whether a threat may hit a convoy on a route that is meant.
fn attacks(scenario: &Scenario, threat: &Threat, asked: &Occurrence) -> bool {
    let rate = most(scenario, &threat.per_kilometre).max(most(scenario, &threat.per_hour));
    rate > 0.0 && threat.routes.iter().any(|id| is_on(scenario, asked, *id))
}
