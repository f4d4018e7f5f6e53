//! Rules and orders that wait for what never happens, and what to write so that it may.

use crate::id::{Name, SiteId};
use crate::{
    Code, Message, Milestone, Occasion, Occurrence, Remark, Rule, Scenario, State, Trigger,
};

use super::super::possible::Possible;
use super::super::word;

/// A rule that waits for what never happens, or for a state that never comes.
pub(super) fn rule(scenario: &Scenario, possible: &Possible, rule: &Rule) -> Option<Remark> {
    if let Trigger::On(asked) = &rule.when
        && !possible.may_happen(asked)
    {
        let (why, remedy) = missing(scenario, asked);
        let problem = message!("unreachable-can-never-fire", rule = rule.name, why);
        let path = format!("rule.{}.when", rule.name);
        return Some(waits(path, problem, remedy).allowed(instead(scenario, possible, asked)));
    }
    rule.conditions.iter().enumerate().filter(|(_, it)| it.holds).find_map(|(number, it)| {
        let (why, remedy) = never_so(scenario, possible, &it.what)?;
        let path = format!("rule.{}.if.{number}", rule.name);
        let allowed = states(scenario, possible, &it.what);
        Some(
            waits(path, message!("unreachable-can-never-fire", rule = rule.name, why), remedy)
                .allowed(allowed),
        )
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
            let problem = message!(
                "unreachable-order-never-carried-out",
                number = number + 1,
                force = force.name,
                why
            );
            waits(format!("force.{}.orders.{number}.when", force.name), problem, remedy)
                .allowed(instead(scenario, possible, asked))
        }));
    }
    remarks
}

fn waits(path: String, problem: Message, remedy: Message) -> Remark {
    Remark::new(Code::WaitsInVain, path, problem).remedy(remedy)
}

/// What may happen instead: the same elsewhere, or else whatever this file can bring about.
fn instead(scenario: &Scenario, possible: &Possible, asked: &Occurrence) -> Message {
    let elsewhere = |site: &SiteId| {
        let there = Occurrence { site: Some(*site), ..asked.clone() };
        possible.may_happen(&there)
    };
    let sites = scenario.sites.ids().filter(elsewhere);
    let sites: Vec<&str> = sites.map(|id| scenario.sites[id].name.as_str()).collect();
    if asked.site.is_some() && !sites.is_empty() {
        return message!("unreachable-here-site", sites = any_of(&sites));
    }
    let occasions = Occasion::ALL.into_iter();
    let occasions = occasions.filter(|(on, _)| possible.may_happen(&anything(*on)));
    let occasions: Vec<&str> = occasions.map(|(_, word)| word).collect();
    message!("unreachable-this-file", occasions = any_of(&occasions))
}

/// Which states like this one may come.
fn states(scenario: &Scenario, possible: &Possible, what: &State) -> Message {
    let named = |key: &str, names: Vec<&str>| match names.as_slice() {
        [] => message!("unreachable-no-this-file", key),
        names => message!("unreachable-this-file-2", key, names = any_of(names)),
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
        _ => message!("unreachable-share-more-less-than"),
    }
}

fn any_of(names: &[&str]) -> Message {
    let quoted: Vec<String> = names.iter().map(|name| format!("\"{name}\"")).collect();
    word::list(&quoted, word::Last::Or)
}

/// Why something never happens, and what would bring it about.
fn missing(scenario: &Scenario, asked: &Occurrence) -> (Message, Message) {
    match asked.on {
        Occasion::Reached(milestone) => no_milestone(scenario, asked, milestone),
        Occasion::Emptied | Occasion::Looted | Occasion::CampAccelerates => {
            at_no_camp(scenario, asked)
        }
        Occasion::ConvoyHit | Occasion::VehicleLost | Occasion::CampAttacked => {
            no_attack(scenario, asked)
        }
        Occasion::Taken
        | Occasion::ContestBegins
        | Occasion::ContestEnds
        | Occasion::ForceMoves
        | Occasion::ForceArrives
        | Occasion::ForceHeldUp
        | Occasion::ForceTurnsBack => no_force(scenario, asked),
        Occasion::GateRefuses => {
            let gate = named(asked.gate.map(|id| &scenario.gates[id].name));
            (message!("unreachable-refusal", gate), message!("unreachable-write-refusal-gate"))
        }
        Occasion::GateSuspended | Occasion::GateResumes => {
            let gate = named(asked.gate.map(|id| &scenario.gates[id].name));
            let remedy = message!("unreachable-add-suspensions-every-lasts-gate");
            (message!("unreachable-nothing-suspends", gate), remedy)
        }
        Occasion::RouteCloses | Occasion::RouteOpens => {
            let route = named(asked.route.map(|id| &scenario.routes[id].name));
            let remedy = message!("unreachable-add-closures-every-lasts-route");
            (message!("unreachable-nothing-closes", route), remedy)
        }
        Occasion::AlertBegins | Occasion::AlertEnds => {
            let threat = named(asked.threat.map(|id| &scenario.threats[id].name));
            let remedy = message!("unreachable-add-alerts-every-lasts-threat");
            (message!("unreachable-there-no-alert-under", threat), remedy)
        }
        Occasion::RuleFires => {
            let rule = named(asked.rule.map(|id| &scenario.rules[id].name));
            let remedy = message!("unreachable-let-rule-wait-something-happens");
            (message!("unreachable-nothing-sets-off", rule), remedy)
        }
    }
}

/// Stands for a name where none is given; no name has an underscore in it.
const ANY: &str = "any_thing";

/// A name, if there is one.
fn named(name: Option<&Name>) -> &str {
    name.map_or(ANY, Name::as_str)
}

fn site<'a>(scenario: &'a Scenario, asked: &Occurrence) -> &'a str {
    named(asked.site.map(|id| &scenario.sites[id].name))
}

fn no_milestone(
    scenario: &Scenario,
    asked: &Occurrence,
    milestone: Milestone,
) -> (Message, Message) {
    let site = site(scenario, asked);
    let is_camp = asked.site.is_some_and(|id| scenario.sites[id].camp.is_some());
    match milestone {
        Milestone::Handover if is_camp => (
            message!("unreachable-no-step-closure-marks-handover", site),
            message!("unreachable-add-marks-handover-step-closure"),
        ),
        Milestone::TakenOver if is_camp => (
            message!("unreachable-nobody-meant-take-over-nothing", site),
            message!("unreachable-add-camp-successor-camp-successor", site),
        ),
        _ => (
            message!("unreachable-no-camp-still-closed", site),
            message!("unreachable-name-camp-another-site-write"),
        ),
    }
}

fn at_no_camp(scenario: &Scenario, asked: &Occurrence) -> (Message, Message) {
    let site = site(scenario, asked);
    let is_camp = asked.site.is_none_or(|id| scenario.sites[id].camp.is_some());
    let (why, remedy) = match asked.on {
        Occasion::Looted if is_camp => (
            message!("unreachable-no-looters-come", site),
            message!("unreachable-add-looters-d-camp"),
        ),
        Occasion::CampAccelerates if is_camp => (
            message!("unreachable-never-goes-over-accelerated-mode", site),
            message!("unreachable-write-mode-accelerated-camp-rule"),
        ),
        Occasion::Emptied => (
            message!("unreachable-no-camp-still-closed-no", site),
            message!("unreachable-name-camp-give-force-order"),
        ),
        _ => (
            message!("unreachable-no-camp-still-closed", site),
            message!("unreachable-name-camp-still-closed"),
        ),
    };
    (why, remedy)
}

fn no_attack(scenario: &Scenario, asked: &Occurrence) -> (Message, Message) {
    let threat = named(asked.threat.map(|id| &scenario.threats[id].name));
    let (why, remedy) = match asked.on {
        Occasion::CampAttacked => (
            message!("unreachable-attacks-camp", threat, site = site(scenario, asked)),
            message!("unreachable-write-camp-attacks-per-month"),
        ),
        Occasion::ConvoyHit => {
            let route = named(asked.route.map(|id| &scenario.routes[id].name));
            (
                message!("unreachable-attacks-convoys", threat, route),
                message!("unreachable-write-attacks-per-km-threat"),
            )
        }
        _ => (
            message!("unreachable-no-attack-no-breakdown-costs"),
            message!("unreachable-write-loss-threat-attacks-write"),
        ),
    };
    (why, remedy)
}

fn no_force(scenario: &Scenario, asked: &Occurrence) -> (Message, Message) {
    let force = asked.force.map(|id| &scenario.forces[id].name);
    let side = asked.side.map(|id| &scenario.sides[id].name);
    let who = match (force, side) {
        (Some(force), _) => message!("unreachable-force-never", force),
        (None, Some(side)) => message!("unreachable-side-never", side),
        (None, None) => message!("unreachable-no-force"),
    };
    let (why, remedy) = match asked.on {
        Occasion::Taken => (
            message!("unreachable-comes-take", who, site = site(scenario, asked)),
            message!("unreachable-give-force-order-take-over"),
        ),
        Occasion::ForceMoves => (
            message!("unreachable-has-order-march", who),
            message!("unreachable-add-order-such-do-move"),
        ),
        Occasion::ForceArrives => (
            message!("unreachable-has-order-leads", who, site = site(scenario, asked)),
            message!("unreachable-add-order-such-do-move"),
        ),
        _ if asked.site.is_some() => (
            message!(
                "unreachable-meets-hostile-one-contests-way",
                who,
                site = site(scenario, asked)
            ),
            message!("unreachable-name-site-where-they-may"),
        ),
        _ => (
            message!("unreachable-meets-hostile-one-contests-way-2", who),
            message!("unreachable-say-who-hostile-whom-side"),
        ),
    };
    (why, remedy)
}

/// Why a state never holds, where that is certain.
fn never_so(scenario: &Scenario, possible: &Possible, what: &State) -> Option<(Message, Message)> {
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
                    message!("unreachable-has-no-force-could-stand", side, name),
                    message!("unreachable-add-force-side-ask-held", side),
                )
            })
        }
        State::LeftShare(camp, _, share) if *share >= 1.0 => {
            let name = word::site(scenario, scenario.camps[*camp].site);
            Some((
                message!("unreachable-there-never-more-than-all", name),
                message!("unreachable-write-share-below-left-above"),
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
