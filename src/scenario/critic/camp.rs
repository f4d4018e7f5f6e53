//! Camps: something to lift, an accelerated mode that does something, a successor who comes.

mod work;

use crate::scenario::{Camp, Code, Disposition, Line, Remark, Scenario, Successor, Task};
use crate::time::Moment;

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

fn successor(scenario: &Scenario, camp: &Camp) -> Option<Remark> {
    let Some(Successor::Force(id)) = camp.successor else { return None };
    let force = &scenario.forces[id];
    let comes = |task: Task| task.goal() == Some(camp.site);
    if force.at == camp.site || force.orders.iter().any(|order| comes(order.task)) {
        return None;
    }
    let camp_name = name(scenario, camp);
    let problem = format!(
        "{} is to succeed at {camp_name}, but stands at {} and no order brings it there",
        force.name,
        word::site(scenario, force.at)
    );
    Some(
        Remark::new(Code::SuccessorLost, format!("camp.{camp_name}.successor"), problem)
            .allowed("a force with an order for the camp, or a name in words for one not modelled")
            .remedy(format!(
                "add {{ do = \"take-over\", site = \"{camp_name}\" }} to force.{}.orders",
                force.name
            )),
    )
}
