//! Camps: something to lift, an accelerated mode that does something, a successor who comes.

mod work;

use crate::id::{ForceId, SideId, SiteId};
use crate::time::Moment;
use crate::{
    Action, Camp, Code, Disposition, Line, Prerequisite, Presence, Remark, Scenario, Successor,
};

use super::limit::{least, most};
use super::word;

pub(super) fn review(scenario: &Scenario) -> Vec<Remark> {
    let camps = scenario.camps.values();
    camps.flat_map(|camp| review_camp(scenario, camp)).collect()
}

fn review_camp(scenario: &Scenario, camp: &Camp) -> Vec<Remark> {
    let mut remarks = Vec::new();
    remarks.extend(empty(scenario, camp));
    remarks.extend(work::review(scenario, camp));
    remarks.extend(acceleration(scenario, camp));
    remarks.extend(successor(scenario, camp));
    remarks.extend(camp.rivals.iter().filter_map(|rival| twice(scenario, camp, rival.side)));
    remarks
}

/// A camp's key.
fn name<'a>(scenario: &'a Scenario, camp: &Camp) -> &'a str {
    scenario.sites[camp.site].name.as_str()
}

/// A camp's lines.
fn lines<'a>(scenario: &'a Scenario, camp: &Camp) -> impl Iterator<Item = &'a Line> {
    camp.lines.clone().into_iter().map(|line| &scenario.lines[line])
}

fn empty(scenario: &Scenario, camp: &Camp) -> Option<Remark> {
    if lines(scenario, camp).any(|line| most(scenario, &line.amount) >= 1.0) {
        return None;
    }
    let camp_name = name(scenario, camp);
    let problem = if camp.lines.is_empty() {
        format!("{camp_name} has nothing to lift: no line of people, cargo or vehicles")
    } else {
        format!("{camp_name} has nothing to lift: the amount of every line is 0")
    };
    Some(
        Remark::new(Code::EmptyCamp, format!("camp.{camp_name}"), problem)
            .allowed("at least one line with an amount")
            .remedy(format!(
                "add a table such as [camp.{camp_name}.line.people] with amount = \"400 people\" \
                 and to = \"…\", or set status = \"closed\" if nothing is left there"
            )),
    )
}

fn acceleration(scenario: &Scenario, camp: &Camp) -> Option<Remark> {
    let begins = camp.accelerates.as_ref()?;
    let camp_name = name(scenario, camp);
    let sheds = |(_, share): &(Disposition, _)| most(scenario, share) > 0.0;
    if !lines(scenario, camp).any(|line| line.shed.iter().any(sheds)) {
        let problem = format!(
            "{camp_name} is accelerated, but no line of it has shares to shed: nothing is given \
             up and nothing goes faster"
        );
        return Some(
            Remark::new(Code::IdleAcceleration, format!("camp.{camp_name}.mode"), problem)
                .allowed("an accelerated camp with `shed` shares on a line")
                .remedy(format!(
                    "say what may be given up, as in camp.{camp_name}.line.cargo.shed = {{ gifted = \
                     0.3, destroyed_in_place = 0.1 }}"
                )),
        );
    }
    let earliest = Moment(least(scenario, begins) as i64);
    let due = due_dates(scenario, camp).max()?;
    (earliest >= due).then(|| {
        let problem = format!(
            "{camp_name} is accelerated only from {}, when its deadline of {} has passed",
            word::date(&scenario.clock, earliest),
            word::end_date(&scenario.clock, due),
        );
        let path = format!("camp.{camp_name}.accelerate_from");
        Remark::new(Code::IdleAcceleration, path, problem)
            .allowed("a date before the deadline")
            .remedy("accelerate earlier, or not at all")
    })
}

/// When the deadlines of a camp fall.
fn due_dates<'a>(scenario: &'a Scenario, camp: &Camp) -> impl Iterator<Item = Moment> + use<'a> {
    let site = camp.site;
    let of_camp = scenario.deadlines.values().filter(move |it| it.all.binary_search(&site).is_ok());
    of_camp.map(|deadline| deadline.due)
}

/// Whether a force of the successor's side stands at the camp, or some order, its own or a rule's,
/// brings one there.
pub(super) fn brings_successor(scenario: &Scenario, camp: &Camp) -> bool {
    let side = scenario.successor_side_of(camp);
    let mut forces = scenario.forces.iter();
    forces.any(|(id, it)| Some(it.side) == side && comes(scenario, id, camp.site))
}

/// A successor that no order, its own or a rule's, brings to the camp.
fn successor(scenario: &Scenario, camp: &Camp) -> Option<Remark> {
    let (side, force) = match camp.successor {
        Some(Successor::Force(id)) => (scenario.forces[id].side, Some(&scenario.forces[id])),
        Some(Successor::Side { side, delay: None }) => (side, None),
        _ => return None,
    };
    if brings_successor(scenario, camp) || camp.vacates_after.contains(&Prerequisite::Successor) {
        return None; // Where the camp waits for it, that is said there.
    }
    let camp_name = name(scenario, camp);
    let take_over = format!("{{ do = \"take-over\", site = \"{camp_name}\" }}");
    let side = &scenario.sides[side].name;
    let (problem, remedy) = match force {
        Some(force) => (
            format!(
                "{} is to succeed at {camp_name}, but stands at {} and no order brings it there",
                force.name,
                word::site(scenario, force.at)
            ),
            format!("add {take_over} to force.{}.orders", force.name),
        ),
        None => (
            format!("{side} is to succeed at {camp_name}, but no order brings a force of it there"),
            format!(
                "add camp.{camp_name}.successor_delay = \"2 d\", or {take_over} to the orders of a \
                 force of {side}"
            ),
        ),
    };
    Some(
        Remark::new(Code::SuccessorLost, format!("camp.{camp_name}.successor"), problem)
            .allowed("a force with an order for the camp, or a name in words for one not modelled")
            .remedy(remedy),
    )
}

/// A side that comes as a rival without forces, and has forces in the file.
fn twice(scenario: &Scenario, camp: &Camp, side: SideId) -> Option<Remark> {
    let force = scenario.forces.values().find(|force| force.side == side)?;
    let (camp_name, side) = (name(scenario, camp), &scenario.sides[side].name);
    let problem = format!(
        "{side} comes to {camp_name} after a delay, as if it had no forces, and has {} in the file: \
         whichever comes first counts, and nobody can stop the delay",
        force.name
    );
    Some(
        Remark::new(Code::RivalWithForces, format!("camp.{camp_name}.rivals.{side}"), problem)
            .allowed("sides that have no force in the file")
            .remedy(format!(
                "leave it out, and add {{ do = \"take-over\", site = \"{camp_name}\", after = \
                 \"{camp_name}.vacated\", pause = \"…\" }} to force.{}.orders",
                force.name
            )),
    )
}

/// Whether a force stands at a site, or is ordered there by itself or by a rule.
fn comes(scenario: &Scenario, id: ForceId, site: SiteId) -> bool {
    let force = &scenario.forces[id];
    let given = scenario.rules.values().flat_map(|rule| &rule.actions);
    let given = given.filter_map(|action| match action {
        Action::Order { force, orders } if *force == id => Some(orders),
        _ => None,
    });
    let is_otherwise = force.presence == Presence::IfHeld { otherwise: Some(site) };
    let mut orders = force.orders.iter().chain(given.flatten());
    force.at == site || is_otherwise || orders.any(|order| order.task.goal() == Some(site))
}
