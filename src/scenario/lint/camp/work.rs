//! The steps of a camp's closure against its lines: work that people do, packing that must come
//! before the lift.

use crate::Message;
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
        (packed.next()?, message!("work-last-party"))
    } else if waits_for(StepWork::Lift) {
        let as_packed = |line: &Line| line.release == Release::AsPacked && line.kind != kind;
        let first = packed.next();
        let waiting = lines(scenario, camp).find(|line| as_packed(line));
        let lifted = first.filter(|line| line.release != Release::Last);
        let lifted = lifted.or_else(|| packed.find(|line| line.release != Release::Last));
        (lifted.or(waiting.filter(|_| first.is_some()))?, message!("work-lift"))
    } else {
        return None;
    };
    let camp_name = name(scenario, camp);
    let problem = message!(
        "work-step-begins-when-done-but",
        step = step.name,
        lift,
        camp_name,
        line = line.name
    );
    let path = format!("closure.{}.step.{}.after", closure.name, step.name);
    Some(
        Remark::new(Code::PackedTooLate, path, problem)
            .allowed(message!("work-packing-before-lift-beside"))
            .remedy(message!("work-take-lift-last-party-out", step = step.name)),
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
fn alone(scenario: &Scenario, step: &Step) -> Message {
    match &step.work {
        StepWork::Effort(effort) => {
            let whole = least(scenario, effort).max(0.0);
            message!("work-alone-least", span = word::span(Span(whole as i64)))
        }
        _ => Message::nothing(),
    }
}

fn step_path(closure: &Closure, step: &Step) -> String {
    let key = if matches!(step.work, StepWork::Effort(_)) { "effort" } else { "rate" };
    format!("closure.{}.step.{}.{key}", closure.name, step.name)
}

fn nobody(scenario: &Scenario, camp: &Camp, closure: &Closure, step: &Step) -> Remark {
    let camp_name = name(scenario, camp);
    let problem = message!("work-step-done-people-left-camp", step = step.name, camp_name);
    Remark::new(Code::NobodyLeft, step_path(closure, step), problem)
        .allowed(message!("work-work-people-only-where-line"))
        .remedy(message!("work-add-table-camp-line-people", camp_name))
}

fn all_gone(scenario: &Scenario, camp: &Camp, closure: &Closure, step: &Step) -> Remark {
    let camp_name = name(scenario, camp);
    let problem = message!(
        "work-step-begins-when-everybody-has",
        step = step.name,
        camp_name,
        alone = alone(scenario, step)
    );
    Remark::new(Code::FewHands, step_path(closure, step), problem)
        .allowed(message!("work-work-after-lift-only-people"))
        .remedy(message!("work-keep-some-people-end-second", camp_name))
}

fn may_be_gone(scenario: &Scenario, camp: &Camp, closure: &Closure, step: &Step) -> Remark {
    let camp_name = name(scenario, camp);
    let problem = message!(
        "work-step-runs-beside-lift-people",
        step = step.name,
        camp_name,
        alone = alone(scenario, step)
    );
    Remark::new(Code::FewHands, step_path(closure, step), problem)
        .allowed(message!("work-work-beside-lift-if-somebody"))
        .remedy(message!("work-give-line-people-release-last", camp_name, step = step.name))
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
