//! The steps of a camp's closure against its lines: work that people do, packing that must come
//! before the lift.

use crate::id::{Id, StepId};
use crate::time::Span;
use crate::units::LoadKind;
use crate::{Camp, Closure, Code, Line, Release, Remark, Scenario, Step, StepWork};

use super::super::limit::{least, most};
use super::super::word;
use super::{lines, name};

pub(super) fn review(scenario: &Scenario, camp: &Camp) -> Vec<Remark> {
    let closure = &scenario.closures[camp.closure];
    let mut remarks = Vec::new();
    for (id, step) in closure.steps.iter() {
        remarks.extend(hands(scenario, camp, closure, id, step));
        remarks.extend(packed_too_late(scenario, camp, closure, id, step));
    }
    remarks
}

/// Packing that waits for a lift that waits for what it packs.
fn packed_too_late(
    scenario: &Scenario,
    camp: &Camp,
    closure: &Closure,
    id: StepId,
    step: &Step,
) -> Option<Remark> {
    let StepWork::Pack { kind, .. } = step.work else { return None };
    let waits_for = |work: StepWork| {
        let standing = closure.steps.iter().find(|(_, other)| other.work == work);
        standing.is_some_and(|(other, _)| comes_after(closure, id, other))
    };
    let has = |line: &&Line| line.kind == kind && most(scenario, &line.amount) >= 1.0;
    let mut packed = lines(scenario, camp).filter(has);
    let (line, lift) = if waits_for(StepWork::LastParty) {
        (packed.next()?, "the last party")
    } else if waits_for(StepWork::Lift) {
        let as_packed = |line: &Line| line.release == Release::AsPacked && line.kind != kind;
        let first = packed.next();
        let waiting = lines(scenario, camp).find(|line| as_packed(line));
        let lifted = first.filter(|line| line.release != Release::Last);
        let lifted = lifted.or_else(|| packed.find(|line| line.release != Release::Last));
        (lifted.or(waiting.filter(|_| first.is_some()))?, "the lift")
    } else {
        return None;
    };
    let camp_name = name(scenario, camp);
    let problem = format!(
        "the step {} begins when {lift} of {camp_name} is done, but {lift} waits for {} until this \
         step has packed: neither is ever done",
        step.name, line.name
    );
    let path = format!("closure.{}.step.{}.after", closure.name, step.name);
    Some(
        Remark::new(Code::PackedTooLate, path, problem)
            .allowed("packing before the lift or beside it")
            .remedy(format!(
                "take the lift and the last party out of what {} comes after",
                step.name
            )),
    )
}

/// Work that people do, where nobody may be left to do it. The engine then reckons with one person.
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

/// How long one person needs for it, in brackets.
fn alone(scenario: &Scenario, step: &Step) -> String {
    match &step.work {
        StepWork::Effort(effort) => {
            let whole = least(scenario, effort).max(0.0);
            format!(" (alone, {} at least)", word::span(Span(whole as i64)))
        }
        _ => String::new(),
    }
}

fn step_path(closure: &Closure, step: &Step) -> String {
    let key = if matches!(step.work, StepWork::Effort(_)) { "effort" } else { "rate" };
    format!("closure.{}.step.{}.{key}", closure.name, step.name)
}

fn nobody(scenario: &Scenario, camp: &Camp, closure: &Closure, step: &Step) -> Remark {
    let camp_name = name(scenario, camp);
    let problem = format!(
        "the step {} is done by the people left in the camp, but no line of {camp_name} counts \
         people: nobody is there to do it",
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
         it, so it goes on at the pace of one person{}",
        step.name,
        alone(scenario, step)
    );
    Remark::new(Code::FewHands, step_path(closure, step), problem)
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
         it is done: then it goes on at the pace of one person{}",
        step.name,
        alone(scenario, step)
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
fn comes_after(closure: &Closure, later: StepId, earlier: StepId) -> bool {
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
