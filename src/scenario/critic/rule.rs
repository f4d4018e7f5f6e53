//! Rules: those that set one another off without end, those that can never fire, and what they do
//! to no effect. Orders that wait in vain are here too: they listen as rules do.

mod happening;
mod instant;
mod vain;

use crate::id::{CampId, RuleId};
use crate::time::Moment;
use crate::{
    Action, Code, Condition, Disposition, Occasion, Occurrence, Remark, Rule, Scenario, State,
    Trigger,
};

use super::limit::{least, most};
use super::possible::Possible;
use super::word;

pub(super) fn review(scenario: &Scenario, possible: &Possible) -> Vec<Remark> {
    let mut remarks = Vec::new();
    remarks.extend(instant::circle(scenario, &possible.rules).map(|it| endless(scenario, &it)));
    for rule in scenario.rules.values() {
        let never = contradiction(scenario, rule).or_else(|| vain::rule(scenario, possible, rule));
        remarks.extend(never);
        // A rule that is switched off is for a plan to switch on, with what else it needs.
        let actions = rule.actions.iter().filter(|_| rule.at_most != Some(0));
        remarks.extend(actions.filter_map(|it| idle(scenario, possible, rule, it)));
    }
    remarks.extend(vain::orders(scenario, possible));
    remarks
}

/// Whether nothing is known that keeps a rule from ever firing.
pub(super) fn may_fire(scenario: &Scenario, possible: &Possible, id: RuleId) -> bool {
    let rule = &scenario.rules[id];
    contradiction(scenario, rule).is_none() && vain::rule(scenario, possible, rule).is_none()
}

fn endless(scenario: &Scenario, circle: &[RuleId]) -> Remark {
    let names: Vec<&str> = circle.iter().map(|id| scenario.rules[*id].name.as_str()).collect();
    let problem = match names.as_slice() {
        [own] => format!("rule {own} sets itself off at once, again and again: time stands still"),
        [first, others @ ..] => format!(
            "rule {first} sets off {}, which sets off {first}, all at once and without end: time \
             stands still",
            others.join(", which sets off ")
        ),
        [] => String::new(),
    };
    let first = names.first().copied().unwrap_or_default();
    Remark::new(Code::RuleCircle, format!("rule.{first}.at_most"), problem)
        .allowed("rules that set one another off with time between, or a number of times")
        .remedy(format!(
            "add after = \"1 h\" or rest = \"1 h\" to rule.{first}, or give it a number as at_most, \
             as in at_most = 1"
        ))
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
        let verb = if condition.holds { "before" } else { "not before" };
        let date = word::date(&scenario.clock, moment);
        let problem = format!("rule {} is to fire {verb} {date}, and never can", rule.name);
        return Some(never(path, problem).remedy("correct the date, or take this condition out"));
    }
    let problem = format!("rule {} asks for what another condition of it excludes", rule.name);
    Some(
        never(path, problem)
            .allowed("conditions that hold at the same moment: all of them must")
            .remedy("take one of the two out, or write a rule for each"),
    )
}

/// A date after the horizon.
fn too_late(scenario: &Scenario, rule: &Rule) -> Option<Remark> {
    let Trigger::Date(date) = &rule.when else { return None };
    (least(scenario, date) > scenario.until.0 as f64).then(|| {
        let until = word::end_date(&scenario.clock, scenario.until);
        let first = word::date(&scenario.clock, Moment::START);
        let problem =
            format!("rule {} waits for a date, but nothing is played after {until}", rule.name);
        never(format!("rule.{}.when", rule.name), problem)
            .allowed(format!("a date from {first} to {until}"))
            .remedy("correct the date, or move scenario.until")
    })
}

fn never(path: String, problem: String) -> Remark {
    Remark::new(Code::NeverFires, path, problem)
}

/// What narrows a kind of event down to nothing.
fn nowhere(scenario: &Scenario, path: &str, asked: &Occurrence) -> Option<Remark> {
    let region = |id: crate::id::RegionId| scenario.regions[id].name.as_str();
    let (key, problem) = match asked {
        Occurrence { site: Some(_), route: Some(_), .. } => {
            ("route", "what happens at a site does not happen on a route".to_owned())
        }
        Occurrence { site: Some(site), region: Some(asked), .. }
            if scenario.sites[*site].region != *asked =>
        {
            let own = region(scenario.sites[*site].region);
            let site = word::site(scenario, *site);
            ("region", format!("{site} lies in {own}, not in {}", region(*asked)))
        }
        Occurrence { route: Some(route), region: Some(asked), .. }
            if scenario.routes[*route].region != *asked =>
        {
            let route = &scenario.routes[*route];
            let (own, name) = (region(route.region), &route.name);
            ("region", format!("{name} lies in {own}, not in {}", region(*asked)))
        }
        Occurrence { force: Some(force), side: Some(side), .. }
            if scenario.forces[*force].side != *side && !has_two_parties(asked.on) =>
        {
            let force = &scenario.forces[*force];
            let (own, asked) = (&scenario.sides[force.side].name, &scenario.sides[*side].name);
            ("side", format!("{} is of the side {own}, not of {asked}", force.name))
        }
        _ => return None,
    };
    Some(
        never(format!("{path}.{key}"), format!("{problem}: this never happens"))
            .allowed("keys that can be true of the same event")
            .remedy("take one of the two out"),
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
                format!("rule {} resumes {gate}, which nothing suspends", rule.name),
                format!(
                    "add gate.{gate}.suspensions = [{{ from = …, until = … }}], or a rule with \
                     {{ suspend = \"{gate}\" }}, or take this out"
                ),
            )
        }
        Action::Open(route) if !possible.may_be_closed(*route) => {
            let route = &scenario.routes[*route].name;
            (
                format!("rule {} opens {route}, which nothing closes", rule.name),
                format!(
                    "add route.{route}.closures = [{{ from = …, until = … }}], or a rule with \
                     {{ close = \"{route}\" }}, or take this out"
                ),
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
    let problem = format!(
        "rule {} accelerates {name}, but no line of it has shares to shed: nothing is given up and \
         nothing goes faster",
        rule.name
    );
    Some(
        Remark::new(Code::IdleAcceleration, path, problem)
            .allowed("an accelerated camp with `shed` shares on a line")
            .remedy(format!(
                "say what may be given up, as in camp.{name}.line.cargo.shed = {{ gifted = 0.3, \
                 destroyed_in_place = 0.1 }}"
            )),
    )
}
