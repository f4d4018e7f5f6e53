//! Which assumptions any value of a scenario depends on.

use std::collections::BTreeSet;

use crate::chance::{Source, Uncertain};
use crate::id::AssumptionId;
use crate::{
    Action, Handling, Limit, Means, Order, Outage, Period, Scenario, StepWork, Successor, Trigger,
};

/// Assumptions seen so far.
#[derive(Default)]
struct Seen(BTreeSet<AssumptionId>);

/// The assumptions that some value comes from or is multiplied by.
pub(super) fn used(scenario: &Scenario) -> BTreeSet<AssumptionId> {
    let mut seen = Seen::default();
    seen.weathers(scenario);
    seen.camps(scenario);
    seen.closures(scenario);
    seen.network(scenario);
    seen.pools(scenario);
    seen.threats(scenario);
    seen.forces(scenario);
    seen.rules(scenario);
    seen.0
}

impl Seen {
    fn see<U>(&mut self, value: &Uncertain<U>) {
        if let Source::Assumption(id) = value.source {
            self.0.insert(id);
        }
        self.0.extend(value.factors.iter().copied());
    }

    fn see_all<'a, U: 'a>(&mut self, values: impl IntoIterator<Item = &'a Uncertain<U>>) {
        for value in values {
            self.see(value);
        }
    }

    fn period(&mut self, period: &Period) {
        self.see_all([&period.from, &period.until]);
    }

    fn outages(&mut self, outages: &[Outage]) {
        for outage in outages {
            match outage {
                Outage::Known(period) => self.period(period),
                Outage::Recurring { every, lasts } => self.see_all([every, lasts]),
            }
        }
    }

    fn weathers(&mut self, scenario: &Scenario) {
        for weather in scenario.weathers.values() {
            self.see_all([&weather.dry, &weather.wet]);
            self.see(&weather.pace);
            if let Some(season) = &weather.season {
                self.period(season);
            }
        }
    }

    fn camps(&mut self, scenario: &Scenario) {
        for camp in scenario.camps.values() {
            self.see(&camp.starts);
            self.see_all(&camp.accelerates);
            self.see(&camp.shed_pace);
            match &camp.successor {
                Some(Successor::After { delay, .. }) => self.see(delay),
                Some(Successor::Side { delay, .. }) => self.see_all(delay),
                Some(Successor::Force(_) | Successor::Named(_)) | None => {}
            }
            self.see_all(camp.rivals.iter().map(|rival| &rival.delay));
            self.see_all(&camp.looters);
        }
        for line in scenario.lines.values() {
            self.see(&line.amount);
            self.see_all(line.disposal.iter().chain(&line.shed).map(|(_, share)| share));
        }
    }

    fn closures(&mut self, scenario: &Scenario) {
        for step in scenario.closures.values().flat_map(|closure| closure.steps.values()) {
            match &step.work {
                StepWork::Duration(span) | StepWork::Effort(span) => self.see(span),
                StepWork::Pack { rate, .. } => self.see(rate),
                StepWork::Lift | StepWork::LastParty => {}
            }
        }
    }

    fn network(&mut self, scenario: &Scenario) {
        scenario.sites.values().for_each(|site| self.handling(&site.handling));
        for route in scenario.routes.values() {
            self.see_all(&route.rate);
            self.outages(&route.closures);
            for outage in route.limits.iter().filter_map(Limit::outage) {
                self.outages(std::slice::from_ref(outage));
            }
        }
        for gate in scenario.gates.values() {
            self.see_all([&gate.lead_time, &gate.retry].into_iter().chain(&gate.validity));
            self.see(&gate.refusal);
            self.outages(&gate.suspensions);
        }
    }

    fn pools(&mut self, scenario: &Scenario) {
        for pool in scenario.pools.values() {
            self.see_all(pool.hire.iter().map(|hire| &hire.lead_time));
            self.see_all([&pool.count].into_iter().chain(&pool.sorties_per_day));
            self.see(&pool.available);
            self.see(&pool.speed);
            self.handling(&pool.loading);
            self.handling(&pool.unloading);
            self.see(&pool.repair);
            self.see_all(pool.load_per_day.iter().map(|(_, quota)| quota));
            self.see(&pool.breakdown_rate);
            self.see(&pool.write_off);
            for recovery in &pool.recovery {
                self.see(&recovery.chance);
                self.see(&recovery.takes);
                if let Means::Tow(tow) = &recovery.means {
                    self.see(&tow.pace);
                    self.see(&tow.workshop);
                }
            }
        }
        for escort in scenario.escorts.values() {
            self.see(&escort.count);
            self.see(&escort.available);
        }
    }

    fn handling(&mut self, handling: &Handling) {
        self.see(&handling.time);
        self.see_all(handling.rates.iter().map(|(_, rate)| rate));
    }

    fn threats(&mut self, scenario: &Scenario) {
        for threat in scenario.threats.values() {
            self.see(&threat.per_kilometre);
            self.see_all([&threat.per_hour, &threat.camp_rate]);
            self.see_all([&threat.escorted, &threat.loss, &threat.pace]);
            self.see_all([&threat.hold, &threat.shelter]);
            self.outages(&threat.alerts);
        }
    }

    fn forces(&mut self, scenario: &Scenario) {
        for force in scenario.forces.values() {
            self.see(&force.rate);
            self.orders(&force.orders);
        }
        for contest in scenario.contests.values() {
            self.see_all([&contest.lasts, &contest.retry, &contest.aftermath]);
            self.see(&contest.threat_factor);
            self.see(&contest.threat_lasts);
            self.see_all(contest.odds.iter().filter_map(|row| row.lasts.as_ref()));
        }
    }

    fn orders(&mut self, orders: &[Order]) {
        for order in orders {
            self.see_all(&order.not_before);
            self.see(&order.pause);
            self.see_all(&order.lasts);
            if let Some(Trigger::Date(date)) = &order.when {
                self.see(date);
            }
        }
    }

    fn rules(&mut self, scenario: &Scenario) {
        for rule in scenario.rules.values() {
            self.see(&rule.after);
            self.see_all(rule.standing.iter().map(|standing| &standing.refuses));
            if let Trigger::Date(date) = &rule.when {
                self.see(date);
            }
            for action in &rule.actions {
                self.action(action);
            }
        }
    }

    fn action(&mut self, action: &Action) {
        match action {
            Action::Raise { factor, lasts, .. } => {
                self.see(factor);
                self.see_all(lasts);
            }
            Action::Alert { lasts, .. }
            | Action::Suspend { lasts, .. }
            | Action::Close { lasts, .. }
            | Action::Shelter { lasts, .. } => self.see_all(lasts),
            Action::Order { orders, .. } => self.orders(orders),
            Action::Resume(_)
            | Action::Open(_)
            | Action::Accelerate(_)
            | Action::Take { .. }
            | Action::Posture { .. } => {}
        }
    }
}
