//! Rules: triggers, conditions and actions, each with what it needs and nothing else.

use crate::Message;
use crate::chance::Uncertain;
use crate::id::{CampId, Name, SideId};
use crate::time::Span;
use crate::units::Amount;

use super::super::quantity::DateMeans;
use super::super::syntax::{self, LeftAbove};
use super::super::{
    Action, Condition, Milestone, Occasion, Occurrence, Order, Rule, State, Trigger,
};
use super::{Bench, Code, Slots, collect};

/// How long something lasts, if it does not last to the horizon.
type Lasts = Option<Uncertain<Span>>;

impl Bench<'_> {
    pub(super) fn rules(&mut self) -> Slots<Rule> {
        let file = self.file;
        collect(file.rule.iter().map(|(name, syntax)| self.rule(name, syntax?)))
    }

    fn rule(&mut self, name: &str, syntax: &syntax::Rule) -> Option<Rule> {
        let path = |key: &str| format!("rule.{name}.{key}");
        let when = self.trigger(&path("when"), &syntax.when);
        let conditions: Vec<Option<Condition>> = syntax
            .conditions
            .iter()
            .flatten()
            .enumerate()
            .map(|(number, it)| self.condition(&path(&format!("if.{number}")), it))
            .collect();
        let after = self.uncertain_or(&path("after"), syntax.after.as_ref(), 0.0);
        let actions: Vec<Option<Vec<Action>>> = syntax
            .actions
            .iter()
            .enumerate()
            .map(|(number, it)| self.actions(&path(&format!("then.{number}")), it))
            .collect();
        let actions: Vec<Vec<Action>> = actions.into_iter().collect::<Option<_>>()?;
        let actions: Vec<Action> = actions.into_iter().flatten().collect();
        if actions.is_empty() {
            self.find(Code::MissingKey, &path("then"), message!("rule-rule-does-nothing", name))
                .remedy = Some(message!("rule-say-what-follows-then-accelerate"));
            return None;
        }
        Some(Rule {
            name: Name::new(name),
            label: self.label(syntax.name.as_ref(), name),
            when: when?,
            conditions: conditions.into_iter().collect::<Option<_>>()?,
            after: after?,
            at_most: syntax.at_most.map_or(Some(1), |most| most.0),
            rest: Span(syntax.rest.map_or(0, |rest| rest.seconds() as i64)),
            actions,
            standing: None,
        })
    }

    /// What sets a rule off, or an order free.
    pub(super) fn trigger(&mut self, path: &str, syntax: &syntax::When) -> Option<Trigger> {
        match (&syntax.date, &syntax.before, syntax.on) {
            (Some(date), None, None) => {
                self.uncertain(&format!("{path}.date"), date, None).map(Trigger::Date)
            }
            (None, Some(deadline), None) => self.before(path, deadline, syntax),
            (None, None, Some(on)) => self.occurrence(path, on.0, syntax).map(Trigger::On),
            _ => {
                let problem = message!("rule-trigger-date-time-before-deadline");
                let finding = self.find(Code::Conflict, path, problem);
                finding.allowed = Some(message!("rule-exactly-one-date-before"));
                finding.remedy = Some(message!("rule-vacated-site"));
                None
            }
        }
    }

    fn before(&mut self, path: &str, deadline: &str, syntax: &syntax::When) -> Option<Trigger> {
        let by = syntax.by.map_or(0.0, |by| by.seconds());
        self.deadline_named(&format!("{path}.before"), deadline)?;
        let due = self.file.deadline.get(deadline)??.due.as_ref();
        let due = due.map_or(self.frame.until, |due| self.moment(due, DateMeans::End));
        Some(Trigger::Date(Uncertain::fixed(due.0 as f64 - by)))
    }

    fn occurrence(
        &mut self,
        path: &str,
        on: Occasion,
        syntax: &syntax::When,
    ) -> Option<Occurrence> {
        self.check_filters(path, on, syntax)?;
        let at = |key: &str| format!("{path}.{key}");
        let site = self.maybe(&at("site"), syntax.site.as_ref(), Self::site);
        let route = self.maybe(&at("route"), syntax.route.as_ref(), Self::route);
        let region = self.maybe(&at("region"), syntax.region.as_ref(), Self::region);
        let side = self.maybe(&at("side"), syntax.side.as_ref(), Self::side);
        let force = self.maybe(&at("force"), syntax.force.as_ref(), Self::force_at);
        let gate = self.maybe(&at("gate"), syntax.gate.as_ref(), Self::gate_named);
        let threat = self.maybe(&at("threat"), syntax.threat.as_ref(), Self::threat_named);
        let rule = self.maybe(&at("rule"), syntax.rule.as_ref(), Self::rule_named);
        let every = syntax.every.map_or(1, |every| every.0).max(1);
        Some(Occurrence {
            on,
            site: site?,
            route: route?,
            region: region?,
            side: side?,
            force: force?,
            gate: gate?,
            threat: threat?,
            rule: rule?,
            every,
        })
    }

    /// What a happening can be narrowed down by.
    fn check_filters(&mut self, path: &str, on: Occasion, syntax: &syntax::When) -> Option<()> {
        let given = [
            ("site", syntax.site.is_some()),
            ("route", syntax.route.is_some()),
            ("region", syntax.region.is_some()),
            ("side", syntax.side.is_some()),
            ("force", syntax.force.is_some()),
            ("gate", syntax.gate.is_some()),
            ("threat", syntax.threat.is_some()),
            ("rule", syntax.rule.is_some()),
        ];
        let known = filters(on);
        let wrong = given.iter().find(|(key, is_given)| *is_given && !known.contains(key));
        let Some((key, _)) = wrong else { return Some(()) };
        let problem = message!("rule-this-kind-event-has-no", key);
        self.find(Code::Conflict, &format!("{path}.{key}"), problem).allowed =
            Some(Message::verbatim(known.join(", ")));
        None
    }

    /// The thing of a name, if one is given.
    fn maybe<T>(
        &mut self,
        path: &str,
        name: Option<&String>,
        find: impl Fn(&mut Self, &str, &str) -> Option<T>,
    ) -> Option<Option<T>> {
        name.map_or(Some(None), |name| find(self, path, name).map(Some))
    }

    fn condition(&mut self, path: &str, syntax: &syntax::Condition) -> Option<Condition> {
        let mut holds = !syntax.not.unwrap_or(false);
        let at = |key: &str| format!("{path}.{key}");
        let what = match syntax {
            syntax::Condition { site: Some(site), held_by: Some(side), .. } => {
                let site = self.site(&at("site"), site);
                let side = self.side_or_nobody(&at("held_by"), side);
                State::Held(site?, side?)
            }
            syntax::Condition { site: Some(site), present: Some(side), .. } => {
                let site = self.site(&at("site"), site);
                let side = self.side(&at("present"), side);
                State::Present(site?, side?)
            }
            syntax::Condition { site: Some(site), contested: Some(is_so), .. } => {
                holds = holds == *is_so;
                State::Contested(self.site(&at("site"), site)?)
            }
            syntax::Condition { camp: Some(camp), reached: Some(milestone), .. } => {
                State::Reached(self.camp(&at("camp"), camp)?, milestone.0)
            }
            syntax::Condition { camp: Some(camp), left_above: Some(left), .. } => {
                let camp: CampId = self.camp(&at("camp"), camp)?;
                match left {
                    LeftAbove::Share(share) => State::LeftShare(camp, None, share.0),
                    LeftAbove::Amount(load) => {
                        State::LeftAmount(camp, load.kind, Amount(load.amount as i64))
                    }
                }
            }
            syntax::Condition { gate: Some(gate), suspended: Some(is_so), .. } => {
                holds = holds == *is_so;
                State::Suspended(self.gate_named(&at("gate"), gate)?)
            }
            syntax::Condition { route: Some(route), closed: Some(is_so), .. } => {
                holds = holds == *is_so;
                State::Closed(self.route(&at("route"), route)?)
            }
            syntax::Condition { before: Some(date), .. } => {
                State::Before(self.moment(date, DateMeans::Start))
            }
            _ => return self.no_condition(path),
        };
        Some(Condition { what, holds })
    }

    fn no_condition<T>(&mut self, path: &str) -> Option<T> {
        let finding = self.find(Code::MissingKey, path, message!("rule-this-says-no-state-could"));
        finding.allowed = Some(message!("rule-site-held-present-contested-camp"));
        finding.remedy = Some(message!("rule-site-held"));
        None
    }

    /// A side, or nobody.
    pub(super) fn side_or_nobody(&mut self, path: &str, name: &str) -> Option<Option<SideId>> {
        if name == "nobody" { Some(None) } else { self.side(path, name).map(Some) }
    }

    /// What one entry of a rule does: one action, or one for each camp that it names.
    fn actions(&mut self, path: &str, syntax: &syntax::Action) -> Option<Vec<Action>> {
        let at = |key: &str| format!("{path}.{key}");
        self.check_verbs(path, syntax)?;
        let lasts: Lasts = self.maybe_uncertain(&at("for"), syntax.lasts.as_ref())?;
        let one = |action: Option<Action>| action.map(|action| vec![action]);
        match syntax {
            syntax::Action { raise: Some(threat), .. } => {
                let threat = self.threat_named(&at("raise"), threat);
                let factor = self.uncertain_or(&at("factor"), syntax.factor.as_ref(), 2.0);
                Some(vec![Action::Raise { threat: threat?, factor: factor?, lasts }])
            }
            syntax::Action { alert: Some(threat), .. } => {
                let threat = self.threat_named(&at("alert"), threat);
                one(threat.map(|threat| Action::Alert { threat, lasts }))
            }
            syntax::Action { suspend: Some(gate), .. } => {
                let gate = self.gate_named(&at("suspend"), gate);
                one(gate.map(|gate| Action::Suspend { gate, lasts }))
            }
            syntax::Action { resume: Some(gate), .. } => {
                one(self.gate_named(&at("resume"), gate).map(Action::Resume))
            }
            syntax::Action { close: Some(route), .. } => {
                let route = self.route(&at("close"), route);
                one(route.map(|route| Action::Close { route, lasts }))
            }
            syntax::Action { open: Some(route), .. } => {
                one(self.route(&at("open"), route).map(Action::Open))
            }
            syntax::Action { accelerate: Some(camps), .. } => {
                let camps = self.all(&at("accelerate"), camps.values(), Self::camp)?;
                Some(camps.into_iter().map(Action::Accelerate).collect())
            }
            syntax::Action { shelter: Some(camps), .. } => {
                let camps = self.all(&at("shelter"), camps.values(), Self::camp)?;
                let shelter = |camp| Action::Shelter { camp, lasts: lasts.clone() };
                Some(camps.into_iter().map(shelter).collect())
            }
            syntax::Action { order: Some(force), .. } => one(self.give_orders(path, force, syntax)),
            syntax::Action { posture: Some(force), to, .. } => {
                let force = self.force_at(&at("posture"), force)?;
                let Some(posture) = *to else {
                    self.find(Code::MissingKey, path, message!("rule-this-does-not-say-which"))
                        .remedy = Some(message!("rule-add-contest-defend-avoid"));
                    return None;
                };
                Some(vec![Action::Posture { force, posture }])
            }
            _ => None,
        }
    }

    fn give_orders(&mut self, path: &str, force: &str, syntax: &syntax::Action) -> Option<Action> {
        let force = self.force_at(&format!("{path}.order"), force);
        let orders: Vec<Option<Order>> = syntax
            .orders
            .iter()
            .flatten()
            .enumerate()
            .map(|(number, order)| self.order(&format!("{path}.orders.{number}"), order))
            .collect();
        let orders: Vec<Order> = orders.into_iter().collect::<Option<_>>()?;
        if let Some(number) = orders.iter().position(|order| order.when.is_some()) {
            let path = format!("{path}.orders.{number}.when");
            self.find(Code::Conflict, &path, message!("rule-order-rule-gives-waits-no")).remedy =
                Some(message!("rule-write-another-rule-what-comes"));
            return None;
        }
        Some(Action::Order { force: force?, orders })
    }

    /// Exactly one verb, and only such keys as go with it.
    fn check_verbs(&mut self, path: &str, syntax: &syntax::Action) -> Option<()> {
        let verbs = [
            ("raise", syntax.raise.is_some()),
            ("alert", syntax.alert.is_some()),
            ("suspend", syntax.suspend.is_some()),
            ("resume", syntax.resume.is_some()),
            ("close", syntax.close.is_some()),
            ("open", syntax.open.is_some()),
            ("accelerate", syntax.accelerate.is_some()),
            ("shelter", syntax.shelter.is_some()),
            ("order", syntax.order.is_some()),
            ("posture", syntax.posture.is_some()),
        ];
        let given: Vec<&str> =
            verbs.iter().filter(|(_, is_given)| *is_given).map(|(verb, _)| *verb).collect();
        let allowed = verbs.map(|(verb, _)| verb).join(", ");
        if given.len() != 1 {
            let problem = match given.as_slice() {
                [] => message!("rule-this-does-nothing"),
                several => message!("rule-this-does-several-things", several = several.join(", ")),
            };
            let finding = self.find(Code::Conflict, path, problem);
            finding.allowed = Some(message!("rule-exactly-one", allowed));
            finding.remedy = Some(message!("rule-write-one-table-each-action"));
            return None;
        }
        self.check_companions(path, given[0], syntax)
    }

    fn check_companions(&mut self, path: &str, verb: &str, syntax: &syntax::Action) -> Option<()> {
        let lasting = ["raise", "alert", "suspend", "close", "shelter"];
        let companions = [
            ("factor", syntax.factor.is_some(), verb == "raise"),
            ("for", syntax.lasts.is_some(), lasting.contains(&verb)),
            ("orders", syntax.orders.is_some(), verb == "order"),
            ("to", syntax.to.is_some(), verb == "posture"),
        ];
        let wrong = companions.iter().find(|(_, is_given, is_allowed)| *is_given && !is_allowed);
        let Some((key, ..)) = wrong else { return Some(()) };
        let problem = message!("rule-knows-no", verb, key);
        self.find(Code::Conflict, &format!("{path}.{key}"), problem).remedy =
            Some(message!("force-take-out"));
        None
    }
}

/// The keys by which a kind of happening can be narrowed down.
fn filters(on: Occasion) -> &'static [&'static str] {
    match on {
        Occasion::Reached(
            Milestone::Lifted
            | Milestone::Handover
            | Milestone::Vacated
            | Milestone::Closed
            | Milestone::TakenOver,
        )
        | Occasion::Emptied
        | Occasion::Looted
        | Occasion::CampAccelerates => &["site", "region"],
        Occasion::Taken | Occasion::ForceMoves | Occasion::ForceArrives => {
            &["site", "region", "side", "force"]
        }
        Occasion::ContestBegins
        | Occasion::ContestEnds
        | Occasion::ForceHeldUp
        | Occasion::ForceTurnsBack => &["site", "route", "region", "side", "force"],
        Occasion::ConvoyHit => &["route", "region", "threat"],
        Occasion::VehicleLost | Occasion::RouteCloses | Occasion::RouteOpens => {
            &["route", "region"]
        }
        Occasion::CampAttacked => &["site", "region", "threat"],
        Occasion::GateRefuses | Occasion::GateSuspended | Occasion::GateResumes => &["gate"],
        Occasion::AlertBegins | Occasion::AlertEnds => &["threat"],
        Occasion::RuleFires => &["rule"],
    }
}
