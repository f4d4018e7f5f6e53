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
        message!("camp-has-nothing-lift-no-line", camp_name)
    } else {
        message!("camp-has-nothing-lift-amount-every", camp_name)
    };
    Some(
        Remark::new(Code::EmptyCamp, format!("camp.{camp_name}"), problem)
            .allowed(message!("camp-least-one-line-amount"))
            .remedy(message!("camp-add-table-such-camp-line", camp_name)),
    )
}

fn acceleration(scenario: &Scenario, camp: &Camp) -> Option<Remark> {
    let begins = camp.accelerates.as_ref()?;
    let camp_name = name(scenario, camp);
    let sheds = |(_, share): &(Disposition, _)| most(scenario, share) > 0.0;
    if !lines(scenario, camp).any(|line| line.shed.iter().any(sheds)) {
        let problem = message!("camp-accelerated-but-no-line-has", camp_name);
        return Some(
            Remark::new(Code::IdleAcceleration, format!("camp.{camp_name}.mode"), problem)
                .allowed(message!("camp-accelerated-camp-shed-shares-line"))
                .remedy(message!("camp-say-what-may-given-up", camp_name)),
        );
    }
    let earliest = Moment(least(scenario, begins) as i64);
    let due = due_dates(scenario, camp).max()?;
    (earliest >= due).then(|| {
        let problem = message!(
            "camp-accelerated-only-from-when-deadline",
            camp_name,
            date = word::date(&scenario.clock, earliest),
            date_2 = word::end_date(&scenario.clock, due)
        );
        let path = format!("camp.{camp_name}.accelerate_from");
        Remark::new(Code::IdleAcceleration, path, problem)
            .allowed(message!("camp-date-before-deadline"))
            .remedy(message!("camp-accelerate-earlier-not-all"))
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
            message!(
                "camp-succeed-but-stands-no-order",
                force = force.name,
                camp_name,
                at = word::site(scenario, force.at)
            ),
            message!("camp-add-force-orders", take_over, force = force.name),
        ),
        None => (
            message!("camp-succeed-but-no-order-brings", side, camp_name),
            message!("camp-add-camp-successor-delay-d", camp_name, take_over, side),
        ),
    };
    Some(
        Remark::new(Code::SuccessorLost, format!("camp.{camp_name}.successor"), problem)
            .allowed(message!("camp-force-order-camp-name-words"))
            .remedy(remedy),
    )
}

/// A side that comes as a rival without forces, and has forces in the file.
fn twice(scenario: &Scenario, camp: &Camp, side: SideId) -> Option<Remark> {
    let force = scenario.forces.values().find(|force| force.side == side)?;
    let (camp_name, side) = (name(scenario, camp), &scenario.sides[side].name);
    let problem = message!("camp-comes-after-delay-if-had", side, camp_name, force = force.name);
    Some(
        Remark::new(Code::RivalWithForces, format!("camp.{camp_name}.rivals.{side}"), problem)
            .allowed(message!("camp-sides-have-no-force-file"))
            .remedy(message!("camp-leave-out-add-do-take", camp_name, force = force.name)),
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
