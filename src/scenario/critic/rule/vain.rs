//! Rules and orders that wait for what never happens, and what to write so that it may.

use crate::id::{Name, SiteId};
use crate::{Code, Milestone, Occasion, Occurrence, Remark, Rule, Scenario, State, Trigger};

use super::super::possible::Possible;
use super::super::word;

/// A rule that waits for what never happens, or for a state that never comes.
pub(super) fn rule(scenario: &Scenario, possible: &Possible, rule: &Rule) -> Option<Remark> {
    let who = format!("rule {}", rule.name);
    if let Trigger::On(asked) = &rule.when
        && !possible.may_happen(asked)
    {
        let (why, remedy) = missing(scenario, asked);
        let problem = format!("{who} can never fire: {why}");
        let path = format!("rule.{}.when", rule.name);
        return Some(waits(path, problem, remedy).allowed(instead(scenario, possible, asked)));
    }
    rule.conditions.iter().enumerate().filter(|(_, it)| it.holds).find_map(|(number, it)| {
        let (why, remedy) = never_so(scenario, possible, &it.what)?;
        let path = format!("rule.{}.if.{number}", rule.name);
        let allowed = states(scenario, possible, &it.what);
        Some(waits(path, format!("{who} can never fire: {why}"), remedy).allowed(allowed))
    })
}

/// The first order of each force that waits for what never happens.
pub(super) fn orders(scenario: &Scenario, possible: &Possible) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for force in scenario.forces.values() {
        let in_vain = force.orders.iter().enumerate().find_map(|(number, order)| {
            let Some(Trigger::On(asked)) = &order.when else { return None };
            (!possible.may_happen(asked)).then_some((number, asked))
        });
        remarks.extend(in_vain.map(|(number, asked)| {
            let (why, remedy) = missing(scenario, asked);
            let problem =
                format!("order {} of {} is never carried out: {why}", number + 1, force.name);
            waits(format!("force.{}.orders.{number}.when", force.name), problem, remedy)
                .allowed(instead(scenario, possible, asked))
        }));
    }
    remarks
}

fn waits(path: String, problem: String, remedy: String) -> Remark {
    Remark::new(Code::WaitsInVain, path, problem).remedy(remedy)
}

/// What may happen instead: the same elsewhere, or else whatever this file can bring about.
fn instead(scenario: &Scenario, possible: &Possible, asked: &Occurrence) -> String {
    let elsewhere = |site: &SiteId| {
        let there = Occurrence { site: Some(*site), ..asked.clone() };
        possible.may_happen(&there)
    };
    let sites = scenario.sites.ids().filter(elsewhere);
    let sites: Vec<&str> = sites.map(|id| scenario.sites[id].name.as_str()).collect();
    if asked.site.is_some() && !sites.is_empty() {
        return format!("here, site = {}", any_of(&sites));
    }
    let occasions = Occasion::ALL.into_iter();
    let occasions = occasions.filter(|(on, _)| possible.may_happen(&anything(*on)));
    let occasions: Vec<&str> = occasions.map(|(_, word)| word).collect();
    format!("in this file, on = {}", any_of(&occasions))
}

/// Which states like this one may come.
fn states(scenario: &Scenario, possible: &Possible, what: &State) -> String {
    let named = |key: &str, names: Vec<&str>| match names.as_slice() {
        [] => format!("no {key} = \"…\" in this file"),
        names => format!("in this file, {key} = {}", any_of(names)),
    };
    match what {
        State::Suspended(_) => {
            let gates = scenario.gates.iter().filter(|(id, _)| possible.may_be_suspended(*id));
            named("suspended", gates.map(|(_, gate)| gate.name.as_str()).collect())
        }
        State::Closed(_) => {
            let routes = scenario.routes.iter().filter(|(id, _)| possible.may_be_closed(*id));
            named("closed", routes.map(|(_, route)| route.name.as_str()).collect())
        }
        State::Present(..) => {
            let has_force = |side| scenario.forces.values().any(|force| force.side == side);
            let sides = scenario.sides.iter().filter(|(id, _)| has_force(*id));
            named("present", sides.map(|(_, side)| side.name.as_str()).collect())
        }
        _ => "a share of 0 or more and less than 1".to_owned(),
    }
}

fn any_of(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("\"{name}\"")).collect();
    word::list(&quoted, "or")
}

/// Why something never happens, and what would bring it about.
fn missing(scenario: &Scenario, asked: &Occurrence) -> (String, String) {
    let (why, remedy) = match asked.on {
        Occasion::Reached(milestone) => return no_milestone(scenario, asked, milestone),
        Occasion::Emptied | Occasion::Looted | Occasion::CampAccelerates => {
            return at_no_camp(scenario, asked);
        }
        Occasion::ConvoyHit | Occasion::VehicleLost | Occasion::CampAttacked => {
            return no_attack(scenario, asked);
        }
        Occasion::Taken
        | Occasion::ContestBegins
        | Occasion::ContestEnds
        | Occasion::ForceMoves
        | Occasion::ForceArrives
        | Occasion::ForceHeldUp
        | Occasion::ForceTurnsBack => return no_force(scenario, asked),
        Occasion::GateRefuses => {
            let gate = named(asked.gate.map(|id| &scenario.gates[id].name), "any gate");
            (format!("the refusal of {gate} is 0"), "write refusal = 0.1 on the gate")
        }
        Occasion::GateSuspended | Occasion::GateResumes => {
            let gate = named(asked.gate.map(|id| &scenario.gates[id].name), "any gate");
            let remedy = "add suspensions = [{ every = \"…\", lasts = \"…\" }] to the gate, or a rule \
                          with { suspend = \"…\" }";
            (format!("nothing suspends {gate}"), remedy)
        }
        Occasion::RouteCloses | Occasion::RouteOpens => {
            let route = named(asked.route.map(|id| &scenario.routes[id].name), "any such route");
            let remedy = "add closures = [{ every = \"…\", lasts = \"…\" }] to the route, or a rule \
                          with { close = \"…\" }";
            (format!("nothing closes {route}"), remedy)
        }
        Occasion::AlertBegins | Occasion::AlertEnds => {
            let threat = named(asked.threat.map(|id| &scenario.threats[id].name), "any threat");
            let remedy = "add alerts = [{ every = \"…\", lasts = \"…\" }] to the threat, or a rule \
                          with { alert = \"…\" }";
            (format!("there is no alert under {threat}"), remedy)
        }
        Occasion::RuleFires => {
            let rule = named(asked.rule.map(|id| &scenario.rules[id].name), "any rule");
            let remedy = "let that rule wait for something that happens, as in { on = \"vacated\", \
                          site = \"…\" }";
            (format!("nothing sets off {rule}"), remedy)
        }
    };
    (why, remedy.to_owned())
}

/// A name, if there is one.
fn named(name: Option<&Name>, any: &str) -> String {
    name.map_or_else(|| any.to_owned(), Name::to_string)
}

fn site(scenario: &Scenario, asked: &Occurrence) -> String {
    named(asked.site.map(|id| &scenario.sites[id].name), "any site")
}

fn no_milestone(scenario: &Scenario, asked: &Occurrence, milestone: Milestone) -> (String, String) {
    let site = site(scenario, asked);
    let is_camp = asked.site.is_some_and(|id| scenario.sites[id].camp.is_some());
    match milestone {
        Milestone::Handover if is_camp => (
            format!("no step of {site}'s closure marks the handover"),
            "add marks = \"handover\" to a step of its [closure.…]".to_owned(),
        ),
        Milestone::TakenOver if is_camp => (
            format!("nobody is meant to take {site} over, or nothing says when it comes"),
            format!("add camp.{site}.successor and camp.{site}.successor_delay"),
        ),
        _ => (
            format!("{site} is no camp that is still to be closed"),
            "name a camp that is; of another site, write on = \"taken\" or \"emptied\"".to_owned(),
        ),
    }
}

fn at_no_camp(scenario: &Scenario, asked: &Occurrence) -> (String, String) {
    let site = site(scenario, asked);
    let is_camp = asked.site.is_none_or(|id| scenario.sites[id].camp.is_some());
    let (why, remedy) = match asked.on {
        Occasion::Looted if is_camp => {
            (format!("no looters come to {site}"), "add looters = \"3 d\" to the camp")
        }
        Occasion::CampAccelerates if is_camp => (
            format!("{site} never goes over to the accelerated mode"),
            "write mode = \"accelerated\" on the camp, or a rule with { accelerate = \"…\" }",
        ),
        Occasion::Emptied => (
            format!("{site} is no camp that is still to be closed, and no force withdraws"),
            "name a camp, or give a force an order to withdraw",
        ),
        _ => (
            format!("{site} is no camp that is still to be closed"),
            "name a camp that is still to be closed",
        ),
    };
    (why, remedy.to_owned())
}

fn no_attack(scenario: &Scenario, asked: &Occurrence) -> (String, String) {
    let threat = named(asked.threat.map(|id| &scenario.threats[id].name), "no threat");
    let never = if asked.threat.is_some() { " never" } else { "" };
    let (why, remedy) = match asked.on {
        Occasion::CampAttacked => (
            format!("{threat}{never} attacks {}", site(scenario, asked)),
            "write camp_attacks = \"2 per month\" on a threat that covers the camp",
        ),
        Occasion::ConvoyHit => {
            let route = named(asked.route.map(|id| &scenario.routes[id].name), "any route");
            (
                format!("{threat}{never} attacks convoys on {route}"),
                "write attacks = \"0.4 per 100 km\" on a threat that covers the route",
            )
        }
        _ => (
            "no attack and no breakdown costs a vehicle".to_owned(),
            "write loss = 0.1 on a threat with attacks, or write_off = 0.1 on a pool that breaks down",
        ),
    };
    (why, remedy.to_owned())
}

fn no_force(scenario: &Scenario, asked: &Occurrence) -> (String, String) {
    let force = asked.force.map(|id| &scenario.forces[id].name);
    let side = asked.side.map(|id| &scenario.sides[id].name);
    let who = named(force.or(side), "no force");
    let never = if force.or(side).is_some() { " never" } else { "" };
    let (why, remedy) = match asked.on {
        Occasion::Taken => (
            format!("{who}{never} comes to take {}", site(scenario, asked)),
            "give a force an order to take over, or name its side as successor with a delay or as \
             rival of the camp",
        ),
        Occasion::ForceMoves => (
            format!("{who}{never} has an order to march"),
            "add an order such as { do = \"move\", site = \"…\" } to a force that is meant",
        ),
        Occasion::ForceArrives => (
            format!("{who}{never} has an order that leads to {}", site(scenario, asked)),
            "add an order such as { do = \"move\", site = \"…\" } to a force that is meant",
        ),
        _ if asked.site.is_some() => (
            format!(
                "{who}{never} meets a hostile one that contests its way at {}: no order leads the one \
                 to where the other may be",
                site(scenario, asked)
            ),
            "name a site where they may meet, or leave out the site",
        ),
        _ => (
            format!("{who}{never} meets a hostile one that contests its way"),
            "say who is hostile to whom in [side.…], give one force posture = \"contest\" and \
             marching orders, and add a [contest.…] for their sides",
        ),
    };
    (why, remedy.to_owned())
}

/// Why a state never holds, where that is certain.
fn never_so(scenario: &Scenario, possible: &Possible, what: &State) -> Option<(String, String)> {
    match what {
        State::Suspended(gate) if !possible.may_be_suspended(*gate) => {
            let on = Occurrence { gate: Some(*gate), ..anything(Occasion::GateSuspended) };
            Some(missing(scenario, &on))
        }
        State::Closed(route) if !possible.may_be_closed(*route) => {
            let on = Occurrence { route: Some(*route), ..anything(Occasion::RouteCloses) };
            Some(missing(scenario, &on))
        }
        State::Present(site, side) if *side != scenario.mission => {
            let has_force = scenario.forces.values().any(|force| force.side == *side);
            let (name, side) = (word::site(scenario, *site), &scenario.sides[*side].name);
            (!has_force).then(|| {
                (
                    format!("{side} has no force that could stand at {name}"),
                    format!("add a [force.…] with side = \"{side}\", or ask for held_by"),
                )
            })
        }
        State::LeftShare(camp, _, share) if *share >= 1.0 => {
            let name = word::site(scenario, scenario.camps[*camp].site);
            Some((
                format!("there is never more than all of its load left in {name}"),
                "write a share below 1, as in left_above = 0.5".to_owned(),
            ))
        }
        _ => None,
    }
}

fn anything(on: Occasion) -> Occurrence {
    Occurrence {
        on,
        site: None,
        route: None,
        region: None,
        side: None,
        force: None,
        gate: None,
        threat: None,
        rule: None,
        every: 1,
    }
}
