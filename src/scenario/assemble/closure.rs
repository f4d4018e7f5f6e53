//! Closure templates: their steps and the order between them.

use crate::Message;
use std::collections::{BTreeMap, BTreeSet};

use crate::id::{Arena, Id, Name, StepId};
use crate::units::LoadKind;

use super::super::desk::nearest;
use super::super::quantity::{Dimension, spoken};
use super::super::syntax::{self, StepKind};
use super::super::{Closure, Label, Step, StepCode, StepWork};
use super::lookup::LIFT_ONLY;
use super::{Bench, Code, Slots, collect};

impl Bench<'_> {
    pub(super) fn closures(&mut self) -> Slots<Closure> {
        let file = self.file;
        let names = self.names.closures.clone();
        collect(names.into_iter().map(|name| match file.closure.get(name) {
            Some(syntax) => self.closure_of(name, syntax?),
            None => Some(lift_only()),
        }))
    }

    fn closure_of(&mut self, name: &str, syntax: &syntax::Closure) -> Option<Closure> {
        let names: Vec<&str> = syntax.step.names().collect();
        let mut steps = Vec::new();
        for (step, syntax) in syntax.step.iter() {
            let path = format!("closure.{name}.step.{step}");
            steps.push(syntax.and_then(|syntax| self.step(&path, step, syntax, &names)));
        }
        let steps: Vec<Step> = steps.into_iter().collect::<Option<_>>()?;
        let closure = Closure { name: Name::new(name), steps: Arena::new(steps) };
        self.check_order(&closure)?;
        self.check_shape(&closure)?;
        Some(closure)
    }

    fn step(
        &mut self,
        path: &str,
        name: &str,
        syntax: &syntax::Step,
        names: &[&str],
    ) -> Option<Step> {
        let work = self.work(path, syntax);
        let after = self.after(path, syntax, names);
        let calendar = self.maybe_calendar(&format!("{path}.calendar"), syntax.calendar.as_ref());
        let default = match syntax.kind {
            StepKind::Pack => StepCode::Packing,
            _ => StepCode::Work,
        };
        Some(Step {
            name: Name::new(name),
            label: self.label(syntax.name.as_ref(), name),
            work: work?,
            after: after?,
            calendar: calendar?,
            stops_under_fire: syntax.stops_under_fire.unwrap_or(true),
            books: syntax.books.unwrap_or(default),
            marks: syntax.marks,
        })
    }

    fn after(&mut self, path: &str, syntax: &syntax::Step, names: &[&str]) -> Option<Vec<StepId>> {
        let path = format!("{path}.after");
        let given = syntax.after.as_deref().unwrap_or_default();
        let mut after = self.all(&path, given, |bench, path, name| {
            let found = names.binary_search(&name).ok().map(StepId::at);
            if found.is_none() {
                let problem = message!("closure-there-no-step-this-closure", name);
                let finding = bench.find(Code::UnknownReference, path, problem);
                finding.did_you_mean = nearest(name, names.iter().copied());
                finding.allowed = Some(Message::verbatim(names.join(", ")));
            }
            found
        })?;
        after.sort_unstable();
        after.dedup();
        Some(after)
    }

    /// What a step does; keys that belong to another kind of step are refused.
    fn work(&mut self, path: &str, syntax: &syntax::Step) -> Option<StepWork> {
        let given = [
            ("duration", syntax.duration.is_some(), StepKind::Task),
            ("effort", syntax.effort.is_some(), StepKind::Task),
            ("rate", syntax.rate.is_some(), StepKind::Pack),
            ("lot", syntax.lot.is_some(), StepKind::Pack),
        ];
        let mut is_right = true;
        for (key, given, kind) in given {
            if given && syntax.kind != kind {
                let owner = if kind == StepKind::Task { "task" } else { "pack" };
                let problem = message!("closure-belongs-step-kind", key, owner);
                self.find(Code::Conflict, &format!("{path}.{key}"), problem).remedy =
                    Some(message!("closure-take-out-make-step-own"));
                is_right = false;
            }
        }
        match syntax.kind {
            _ if !is_right => None,
            StepKind::Lift => Some(StepWork::Lift),
            StepKind::LastParty => Some(StepWork::LastParty),
            StepKind::Pack => self.packing(path, syntax),
            StepKind::Task => self.task(path, syntax),
        }
    }

    fn task(&mut self, path: &str, syntax: &syntax::Step) -> Option<StepWork> {
        match (&syntax.duration, &syntax.effort) {
            (Some(duration), None) => {
                let day = self.open_day(syntax.calendar.as_ref());
                let duration = self.uncertain(&format!("{path}.duration"), duration, Some(day))?;
                Some(StepWork::Duration(duration))
            }
            (None, Some(effort)) => {
                let day = self.open_day(syntax.calendar.as_ref());
                let effort = self.uncertain(&format!("{path}.effort"), effort, Some(day))?;
                Some(StepWork::Effort(effort))
            }
            (Some(_), Some(_)) => {
                let path = format!("{path}.effort");
                self.find(
                    Code::Conflict,
                    &path,
                    message!("closure-task-has-duration-effort-not"),
                )
                .remedy = Some(message!("closure-keep-one-two"));
                None
            }
            (None, None) => {
                self.find(
                    Code::MissingKey,
                    path,
                    message!("closure-has-no-duration-no-effort", path),
                )
                .remedy = Some(message!("closure-add-duration-effort"));
                None
            }
        }
    }

    fn packing(&mut self, path: &str, syntax: &syntax::Step) -> Option<StepWork> {
        let Some(rate) = &syntax.rate else {
            self.find(Code::MissingKey, path, message!("closure-has-no-key-rate", path)).remedy =
                Some(message!("closure-add-rate-t-day"));
            return None;
        };
        let at = format!("{path}.rate");
        let is_rate = |dimension| matches!(dimension, Dimension::PackRate { .. });
        let dimension = self.measures(&at, rate, is_rate, message!("closure-packing-rate"))?;
        let Dimension::PackRate { kind, per_person } = dimension else { return None };
        let day = self.open_day(syntax.calendar.as_ref());
        let rate = self.uncertain(&at, rate, Some(day))?;
        let lot = match syntax.lot {
            Some(lot) => Some(self.lot(&format!("{path}.lot"), lot, kind)?),
            None => None,
        };
        Some(StepWork::Pack { kind, rate, per_person, lot })
    }

    /// Checks that no step waits for itself.
    fn check_order(&mut self, closure: &Closure) -> Option<()> {
        let waits_for_itself = |step: &StepId| before(closure, *step).contains(step);
        let Some(circle) = closure.steps.ids().find(waits_for_itself) else { return Some(()) };
        let mut steps: Vec<&str> = before(closure, circle)
            .into_iter()
            .filter(|other| before(closure, *other).contains(&circle))
            .map(|step| closure.steps[step].name.as_str())
            .collect();
        steps.sort_unstable();
        let path = format!("closure.{}.step.{}.after", closure.name, closure.steps[circle].name);
        let problem = message!("closure-these-steps-wait-one-another", steps = steps.join(", "));
        self.find(Code::StepCircle, &path, problem).remedy =
            Some(message!("closure-take-one-them-out-after"));
        None
    }

    /// Checks that there is one lift, one last party after it, and one pack for a kind at most.
    fn check_shape(&mut self, closure: &Closure) -> Option<()> {
        let path = format!("closure.{}", closure.name);
        let of = |wanted: &StepWork| {
            let steps = closure.steps.iter().filter(|(_, step)| step.work == *wanted);
            steps.map(|(id, _)| id).collect::<Vec<_>>()
        };
        let (lifts, parties) = (of(&StepWork::Lift), of(&StepWork::LastParty));
        let ([lift], [party]) = (lifts.as_slice(), parties.as_slice()) else {
            let problem = message!(
                "closure-closure-has-kind-lift-kind",
                closure = closure.name,
                lifts = counted(lifts.len()),
                parties = counted(parties.len())
            );
            self.find(Code::ClosureShape, &path, problem).allowed =
                Some(message!("closure-exactly-one-step-each"));
            return None;
        };
        if !before(closure, *party).contains(lift) {
            let path = format!("{path}.step.{}", closure.steps[*party].name);
            let lift = &closure.steps[*lift].name;
            self.find(Code::ClosureShape, &path, message!("closure-last-party-must-come-after"))
                .remedy = Some(message!("closure-add-after", lift));
            return None;
        }
        self.check_packs(closure)
    }

    fn check_packs(&mut self, closure: &Closure) -> Option<()> {
        let mut packs: BTreeMap<LoadKind, &Name> = BTreeMap::new();
        for step in closure.steps.values() {
            let StepWork::Pack { kind, .. } = step.work else { continue };
            if let Some(first) = packs.insert(kind, &step.name) {
                let path = format!("closure.{}.step.{}", closure.name, step.name);
                let problem =
                    message!("closure-both-pack", first, step = step.name, kind = spoken(kind));
                self.find(Code::ClosureShape, &path, problem).allowed =
                    Some(message!("closure-one-step-each-kind-load"));
                return None;
            }
        }
        Some(())
    }
}

/// So many steps, in words.
fn counted(steps: usize) -> Message {
    match steps {
        0 => message!("closure-no-step"),
        1 => message!("closure-one-step"),
        more => message!("closure-steps", more),
    }
}

/// All steps that must be done before one.
fn before(closure: &Closure, step: StepId) -> BTreeSet<StepId> {
    let mut found = BTreeSet::new();
    let mut open = closure.steps[step].after.clone();
    while let Some(step) = open.pop() {
        if found.insert(step) {
            open.extend(&closure.steps[step].after);
        }
    }
    found
}

/// Lift, then the last party.
fn lift_only() -> Closure {
    let step = |name: &str, french: &str, work, after| Step {
        name: Name::new(name),
        label: Label { en: Some(name.to_owned()), fr: Some(french.to_owned()) },
        work,
        after,
        calendar: None,
        stops_under_fire: true,
        books: StepCode::Work,
        marks: None,
    };
    let party = "départ de la dernière équipe";
    let last = step("last-party", party, StepWork::LastParty, vec![StepId::at(1)]);
    let lift = step("lift", "enlèvement", StepWork::Lift, Vec::new());
    Closure { name: Name::new(LIFT_ONLY), steps: Arena::new(vec![last, lift]) }
}
