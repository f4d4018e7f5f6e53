//! Camps: something to lift, hands for the work, an accelerated mode and a plan that make sense.

use crate::id::{Id, StepId};
use crate::scenario::{
    Camp, Closure, Code, Disposition, Line, Release, Remark, Scenario, Step, StepWork, Successor,
    Task,
};
use crate::time::Moment;
use crate::units::LoadKind;

use super::limit::{least, most};
use super::word;

pub(super) fn review(scenario: &Scenario) -> Vec<Remark> {
    let camps = scenario.camps.values();
    camps.flat_map(|camp| review_camp(scenario, camp)).collect()
}

fn review_camp(scenario: &Scenario, camp: &Camp) -> Vec<Remark> {
    let mut remarks = Vec::new();
    remarks.extend(empty(scenario, camp));
    let closure = &scenario.closures[camp.closure];
    for (id, step) in closure.steps.iter() {
        remarks.extend(hands(scenario, camp, closure, id, step));
    }
    remarks.extend(acceleration(scenario, camp));
    remarks.extend(successor(scenario, camp));
    remarks
}

fn name<'a>(scenario: &'a Scenario, camp: &Camp) -> &'a str {
    scenario.sites[camp.site].name.as_str()
}

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

/// Work that people do is never done once nobody is left.
fn hands(
    scenario: &Scenario,
    camp: &Camp,
    closure: &Closure,
    id: StepId,
    step: &Step,
) -> Option<Remark> {
    let needs_people = match step.work {
        StepWork::Effort(_) => true,
        StepWork::Pack { kind, per_person, .. } => {
            per_person && lines(scenario, camp).any(|line| line.kind == kind)
        }
        _ => false,
    };
    let has_people =
        |line: &&Line| line.kind == LoadKind::People && most(scenario, &line.amount) >= 1.0;
    let stays = |line: &Line| line.release == Release::Last;
    if !needs_people || lines(scenario, camp).filter(has_people).any(stays) {
        return None;
    }
    if !lines(scenario, camp).any(|line| has_people(&line)) {
        return Some(nobody(scenario, camp, closure, step));
    }
    let lift = closure.steps.iter().find(|(_, step)| step.work == StepWork::Lift)?.0;
    if comes_after(closure, id, lift) {
        return Some(all_gone(scenario, camp, closure, step));
    }
    let at_once = lines(scenario, camp).filter(has_people).all(|it| it.release == Release::AtOnce);
    let is_pack = matches!(step.work, StepWork::Pack { .. });
    let races = !comes_after(closure, lift, id) && (at_once || !is_pack);
    races.then(|| may_be_gone(scenario, camp, closure, step))
}

fn step_path(closure: &Closure, step: &Step) -> String {
    let key = if matches!(step.work, StepWork::Effort(_)) { "effort" } else { "rate" };
    format!("closure.{}.step.{}.{key}", closure.name, step.name)
}

fn nobody(scenario: &Scenario, camp: &Camp, closure: &Closure, step: &Step) -> Remark {
    let camp_name = name(scenario, camp);
    let problem = format!(
        "the step {} is done by the people left in the camp, but {camp_name} has none: it would \
         never be done",
        step.name
    );
    Remark::new(Code::NobodyLeft, step_path(closure, step), problem)
        .allowed("work by people only where a line counts people")
        .remedy(format!(
            "add a table [camp.{camp_name}.line.people] with an amount in people, or give the step \
             a `duration` (or a rate that is not for a person)"
        ))
}

fn all_gone(scenario: &Scenario, camp: &Camp, closure: &Closure, step: &Step) -> Remark {
    let camp_name = name(scenario, camp);
    let problem = format!(
        "the step {} begins when everybody has been lifted from {camp_name}: nobody is left to do \
         it, and it would never be done",
        step.name
    );
    Remark::new(Code::NobodyLeft, step_path(closure, step), problem)
        .allowed("work after the lift only by people who leave with the last party")
        .remedy(format!(
            "keep some people to the end: a second line of people at {camp_name} with release = \
             \"last\"; or give the step a `duration`"
        ))
}

fn may_be_gone(scenario: &Scenario, camp: &Camp, closure: &Closure, step: &Step) -> Remark {
    let camp_name = name(scenario, camp);
    let problem = format!(
        "the step {} runs beside the lift of {camp_name}, and its people may all have left before \
         it is done: then it never is",
        step.name
    );
    Remark::new(Code::FewHands, step_path(closure, step), problem)
        .allowed("work beside the lift if somebody stays to the end")
        .remedy(format!(
            "give a line of people at {camp_name} release = \"last\", or let the lift wait for \
             this step (after = [\"{}\"])",
            step.name
        ))
}

/// Whether `later` waits for `earlier`, directly or through others.
pub(super) fn comes_after(closure: &Closure, later: StepId, earlier: StepId) -> bool {
    let mut seen = vec![false; closure.steps.len()];
    let mut open = vec![later];
    while let Some(step) = open.pop() {
        for before in &closure.steps[step].after {
            if *before == earlier {
                return true;
            }
            if !std::mem::replace(&mut seen[before.index()], true) {
                open.push(*before);
            }
        }
    }
    false
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
pub(super) fn due_dates<'a>(
    scenario: &'a Scenario,
    camp: &Camp,
) -> impl Iterator<Item = Moment> + use<'a> {
    let site = camp.site;
    let of_camp = scenario.deadlines.values().filter(move |it| it.all.contains(&site));
    of_camp.map(|deadline| deadline.due)
}

fn successor(scenario: &Scenario, camp: &Camp) -> Option<Remark> {
    let Some(Successor::Force(id)) = camp.successor else { return None };
    let force = &scenario.forces[id];
    let comes =
        |task: Task| matches!(task, Task::Move(site) | Task::TakeOver(site) if site == camp.site);
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
