//! Forces: orders that can be marched, and that do not wait for one another.

use crate::id::{ForceId, Id, SiteId};
use crate::{
    Action, Code, Force, Message, Milestone, Mode, Presence, Remark, Rule, Scenario, Successor,
    Task,
};

use super::way::Ways;
use super::{circle, word};

pub(super) fn review(scenario: &Scenario, ways: &Ways) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for force in scenario.forces.values() {
        remarks.extend(marches(scenario, ways, force));
    }
    remarks.extend(circle(scenario));
    for rule in scenario.rules.values() {
        remarks.extend(rule.actions.iter().find_map(|it| sent_nowhere(scenario, ways, rule, it)));
    }
    remarks
}

/// An order that a rule gives and that no road leads to, from wherever the force may be.
fn sent_nowhere(scenario: &Scenario, ways: &Ways, rule: &Rule, action: &Action) -> Option<Remark> {
    let Action::Order { force, orders } = action else { return None };
    let force = &scenario.forces[*force];
    let mut starts = vec![force.at];
    if let Presence::IfHeld { otherwise: Some(other) } = force.presence {
        starts.push(other);
    }
    let is_cut_off = |to: &SiteId| starts.iter().all(|at| !ways.joins(Mode::Road, *at, *to));
    let to = orders.iter().filter_map(|order| order.task.goal()).find(is_cut_off)?;
    let (at, name) = (word::site(scenario, force.at), word::site(scenario, to));
    let problem =
        message!("force-rule-sends-no-road-joins", rule = rule.name, force = force.name, name, at);
    Some(
        Remark::new(Code::NoMarch, format!("rule.{}.then", rule.name), problem)
            .allowed(message!("force-sites-roads-join-forces-march"))
            .remedy(message!("force-add-missing-leg-route-ends", at, name)),
    )
}

/// The path of one order, counted from 0.
fn order_path(force: &Force, number: usize) -> String {
    format!("force.{}.orders.{number}", force.name)
}

/// The first order that no road leads to.
fn marches(scenario: &Scenario, ways: &Ways, force: &Force) -> Option<Remark> {
    let mut at = force.at;
    for (number, order) in force.orders.iter().enumerate() {
        let Some(to) = order.task.goal() else { continue };
        if !ways.joins(Mode::Road, at, to) {
            let (from, to_name) = (word::site(scenario, at), word::site(scenario, to));
            let problem = message!(
                "force-order-goes-from-no-road",
                number = number + 1,
                force = force.name,
                from,
                to_name,
                at = ways.gap(scenario, Mode::Road, at, to)
            );
            let (a, b) = ways.missing_leg(scenario, Mode::Road, at, to);
            let (a, b) = (word::site(scenario, a), word::site(scenario, b));
            return Some(
                Remark::new(Code::NoMarch, order_path(force, number), problem)
                    .allowed(message!("force-sites-roads-join-forces-march"))
                    .remedy(message!("force-add-missing-leg-route-ends-2", a, b)),
            );
        }
        at = to;
    }
    None
}

/// One order of one force.
type Place = (ForceId, usize);

/// Orders that wait, through others, for themselves.
fn circle(scenario: &Scenario) -> Option<Remark> {
    let places = scenario
        .forces
        .iter()
        .flat_map(|(id, force)| (0..force.orders.len()).map(move |number| (id, number)));
    let circle = circle::find(places, |place| waits_for(scenario, place))?;
    Some(describe(scenario, &circle))
}

/// The orders that must be carried out before this one: the one before it, and the take-over for
/// whose milestone it waits.
fn waits_for(scenario: &Scenario, (id, number): Place) -> Vec<Place> {
    let mut before = Vec::new();
    if number > 0 {
        before.push((id, number - 1));
    }
    if let Some((site, Milestone::TakenOver)) = scenario.forces[id].orders[number].after {
        before.extend(taking_over(scenario, site));
    }
    before
}

/// The order by which a camp's successor comes to it, if it has to come.
fn taking_over(scenario: &Scenario, site: SiteId) -> Option<Place> {
    let camp = &scenario.camps[scenario.sites[site].camp?];
    let Some(Successor::Force(id)) = camp.successor else { return None };
    let force = &scenario.forces[id];
    let comes = |task: Task| task.goal() == Some(site);
    let number = force.orders.iter().position(|order| comes(order.task))?;
    (force.at != site).then_some((id, number))
}

fn describe(scenario: &Scenario, circle: &[Place]) -> Remark {
    let mut circle = circle.to_vec();
    let least = circle.iter().enumerate().min_by_key(|(_, (id, number))| (id.index(), *number));
    let start = least.map_or(0, |(index, _)| index);
    circle.rotate_left(start);
    let name = |(id, number): &Place| {
        message!("force-order", number = number + 1, force = scenario.forces[*id].name)
    };
    let names: Vec<Message> = circle.iter().map(name).collect();
    let problem = if names.len() == 1 {
        message!("force-waits-what-itself-bring-about", names = names[0])
    } else {
        let next = |chain: Message, next: &Message| message!("force-waits-for-next", chain, next);
        let chain = names[2..].iter().fold(names[1].clone(), next);
        message!("force-waits-which-waits-first-none", names = names[0], chain)
    };
    let with_after =
        circle.iter().find(|(id, number)| scenario.forces[*id].orders[*number].after.is_some());
    let (id, number) = with_after.unwrap_or(&circle[0]);
    Remark::new(Code::OrderCircle, order_path(&scenario.forces[*id], *number), problem)
        .allowed(message!("force-after-what-happens-without-order"))
        .remedy(message!("force-take-one-after-out-change"))
}
