//! Rules: those that set one another off without end, those that can never fire, and what they do
//! to no effect. Orders that wait in vain are here too: they listen as rules do.

mod happening;
mod instant;
mod unreachable;

use crate::id::{CampId, RuleId};
use crate::time::Moment;
use crate::{
    Action, Code, Condition, Disposition, Message, Occasion, Occurrence, Remark, Rule, Scenario,
    State, Trigger,
};

use super::limit::{least, most};
use super::possible::Possible;
use super::word;

pub(super) fn review(scenario: &Scenario, possible: &Possible) -> Vec<Remark> {
    let mut remarks = Vec::new();
    remarks
        .extend(instant::circle(scenario, &possible.rules).and_then(|it| endless(scenario, &it)));
    for rule in scenario.rules.values() {
        let never =
            contradiction(scenario, rule).or_else(|| unreachable::rule(scenario, possible, rule));
        remarks.extend(never);
        // A rule that is switched off is for a plan to switch on, with what else it needs.
        let actions = rule.actions.iter().filter(|_| rule.at_most != Some(0));
        remarks.extend(actions.filter_map(|it| idle(scenario, possible, rule, it)));
    }
    remarks.extend(unreachable::orders(scenario, possible));
    remarks
}

/// Whether nothing is known that keeps a rule from ever firing.
pub(super) fn may_fire(scenario: &Scenario, possible: &Possible, id: RuleId) -> bool {
    let rule = &scenario.rules[id];
    contradiction(scenario, rule).is_none() && unreachable::rule(scenario, possible, rule).is_none()
}

fn endless(scenario: &Scenario, circle: &[RuleId]) -> Option<Remark> {
    let names: Vec<&str> = circle.iter().map(|id| scenario.rules[*id].name.as_str()).collect();
    let problem = match names.as_slice() {
        [own] => message!("rule-sets-itself-off", own),
        [first, others @ ..] => {
            let next = |chain: Message, next: &&str| message!("rule-sets-off-next", chain, next);
            let chain = others[1..].iter().fold(Message::verbatim(others[0]), next);
            message!("rule-sets-off-others", first, chain)
        }
        [] => return None,
    };
    let first = names.first().copied().unwrap_or_default();
    let remark = Remark::new(Code::RuleCircle, format!("rule.{first}.at_most"), problem);
    Some(
        remark
            .allowed(message!("rule-rules-set-one-another-off"))
            .remedy(message!("rule-add-after-h-rest-h", first)),
    )
}

/// Why a rule can never fire, from what it says itself.
fn contradiction(scenario: &Scenario, rule: &Rule) -> Option<Remark> {
    let path = format!("rule.{}", rule.name);
    if let Trigger::On(asked) = &rule.when
        && let Some(remark) = nowhere(scenario, &format!("{path}.when"), asked)
    {
        return Some(remark);
    }
    if let Some(remark) = too_late(scenario, rule) {
        return Some(remark);
    }
    let number = (0..rule.conditions.len()).find(|it| is_excluded(scenario, rule, *it))?;
    let condition = &rule.conditions[number];
    let path = format!("{path}.if.{number}");
    if let State::Before(moment) = condition.what {
        let holds = if condition.holds { "yes" } else { "no" };
        let date = word::date(&scenario.clock, moment);
        let problem = message!("rule-rule-fire-never-can", rule = rule.name, holds, date);
        return Some(
            never(path, problem).remedy(message!("rule-correct-date-take-this-condition")),
        );
    }
    let problem = message!("rule-rule-asks-what-another-condition", rule = rule.name);
    Some(
        never(path, problem)
            .allowed(message!("rule-conditions-hold-same-moment-all"))
            .remedy(message!("rule-take-one-two-out-write")),
    )
}

/// A date after the horizon.
fn too_late(scenario: &Scenario, rule: &Rule) -> Option<Remark> {
    let Trigger::Date(date) = &rule.when else { return None };
    (least(scenario, date) > scenario.until.0 as f64).then(|| {
        let until = word::end_date(&scenario.clock, scenario.until);
        let first = word::date(&scenario.clock, Moment::START);
        let problem = message!("rule-rule-waits-date-but-nothing", rule = rule.name, until);
        never(format!("rule.{}.when", rule.name), problem)
            .allowed(message!("rule-date-from", first, until))
            .remedy(message!("rule-correct-date-move-scenario-until"))
    })
}

fn never(path: String, problem: Message) -> Remark {
    Remark::new(Code::NeverFires, path, problem)
}

/// What narrows a kind of event down to nothing.
fn nowhere(scenario: &Scenario, path: &str, asked: &Occurrence) -> Option<Remark> {
    let region = |id: crate::id::RegionId| scenario.regions[id].name.as_str();
    let (key, problem) = match asked {
        Occurrence { site: Some(_), route: Some(_), .. } => {
            ("route", message!("rule-what-happens-site-does-not"))
        }
        Occurrence { site: Some(site), region: Some(asked), .. }
            if scenario.sites[*site].region != *asked =>
        {
            let own = region(scenario.sites[*site].region);
            let site = word::site(scenario, *site);
            ("region", message!("rule-lies-not", site, own, asked = region(*asked)))
        }
        Occurrence { route: Some(route), region: Some(asked), .. }
            if scenario.routes[*route].region != *asked =>
        {
            let route = &scenario.routes[*route];
            let (own, name) = (region(route.region), &route.name);
            ("region", message!("rule-lies-not-2", name, own, asked = region(*asked)))
        }
        Occurrence { force: Some(force), side: Some(side), .. }
            if scenario.forces[*force].side != *side && !has_two_parties(asked.on) =>
        {
            let force = &scenario.forces[*force];
            let (own, asked) = (&scenario.sides[force.side].name, &scenario.sides[*side].name);
            ("side", message!("rule-side-not", force = force.name, own, asked))
        }
        _ => return None,
    };
    Some(
        never(format!("{path}.{key}"), message!("rule-this-never-happens", problem))
            .allowed(message!("rule-keys-can-true-same-event"))
            .remedy(message!("rule-take-one-two-out")),
    )
}

/// Whether a kind of event has two sides and two forces to it.
fn has_two_parties(on: Occasion) -> bool {
    matches!(
        on,
        Occasion::ContestBegins
            | Occasion::ContestEnds
            | Occasion::ForceHeldUp
            | Occasion::ForceTurnsBack
    )
}

/// Whether a condition cannot hold together with those before it and the rule's date.
fn is_excluded(scenario: &Scenario, rule: &Rule, number: usize) -> bool {
    let condition = &rule.conditions[number];
    if let State::Before(moment) = condition.what {
        let (first, last) = match &rule.when {
            Trigger::Date(date) => (least(scenario, date), most(scenario, date)),
            Trigger::On(_) | Trigger::Look(_) => (0.0, f64::INFINITY),
        };
        let (first, last) = (first.max(0.0), last.max(0.0).min(scenario.until.0 as f64));
        let moment = moment.0 as f64;
        // A drawn date is rounded to whole seconds.
        let never = if condition.holds { first > moment } else { last + 1.0 < moment };
        if never || condition.holds && moment <= 0.0 {
            return true;
        }
    }
    rule.conditions[..number].iter().any(|other| excludes(other, condition))
}

fn excludes(one: &Condition, other: &Condition) -> bool {
    match (&one.what, &other.what) {
        (State::Held(site, side), State::Held(there, another)) if one.holds && other.holds => {
            site == there && side != another
        }
        (a, b) => a == b && one.holds != other.holds,
    }
}

/// What an action does to no effect.
fn idle(scenario: &Scenario, possible: &Possible, rule: &Rule, action: &Action) -> Option<Remark> {
    let key = if rule.standing.is_some() { "do" } else { "then" };
    let path = format!("{}.{key}", rule.path());
    let (problem, remedy) = match action {
        Action::Resume(gate) if !possible.may_be_suspended(*gate) => {
            let gate = &scenario.gates[*gate].name;
            (
                message!("rule-rule-resumes-which-nothing-suspends", rule = rule.name, gate),
                message!("rule-add-gate-suspensions-from-until", gate),
            )
        }
        Action::Open(route) if !possible.may_be_closed(*route) => {
            let route = &scenario.routes[*route].name;
            (
                message!("rule-rule-opens-which-nothing-closes", rule = rule.name, route),
                message!("rule-add-route-closures-from-until", route),
            )
        }
        Action::Accelerate(camp) => return gives_nothing_up(scenario, rule, path, *camp),
        _ => return None,
    };
    Some(Remark::new(Code::IdleAction, path, problem).remedy(remedy))
}

/// A camp that is accelerated and has nothing to give up.
fn gives_nothing_up(
    scenario: &Scenario,
    rule: &Rule,
    path: String,
    camp: CampId,
) -> Option<Remark> {
    let asked = &scenario.camps[camp];
    let sheds = |(_, share): &(Disposition, _)| most(scenario, share) > 0.0;
    if asked.lines.iter().any(|line| scenario.lines[*line].shed.iter().any(sheds)) {
        return None;
    }
    let name = word::site(scenario, asked.site);
    let problem = message!("rule-rule-accelerates-but-no-line", rule = rule.name, name);
    Some(
        Remark::new(Code::IdleAcceleration, path, problem)
            .allowed(message!("camp-accelerated-camp-shed-shares-line"))
            .remedy(message!("rule-say-what-may-given-up", name)),
    )
}
