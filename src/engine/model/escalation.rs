//! Escalations: steps that are looked at again and again, decided, carried out and taken back.
//!
//! A look is the last thing that happens at its instant, and sees only how things stand then: what is
//! left, what has been sent off so far, who has been attacked, what is suspended. No draw of what is
//! to come is known to it. What was seen is remembered from look to look, so that a step can ask how
//! long something has lasted. `sight` says what is seen, `course` what floats are measured by, `measure`, `own` and `carry` what is done, `drive` how
//! those fare who have left by their own means.

mod carry;
mod course;
mod drive;
mod measure;
mod own;
mod sight;
mod told;

use bevy_ecs::prelude::Resource;

use crate::id::{CampId, GateId, Id, RuleId};
use crate::scenario::{Action, Look, Rule, Scenario, StandingOrder, Watch};
use crate::time::{Moment, Span};

use super::agenda::Due;
use super::journal::{Actor, Code, Entry, EventId, EventKind};
use super::world::Play;
pub(crate) use carry::Carried;
pub(crate) use course::Courses;
pub(crate) use drive::OwnColumn;
use own::Leaving;

/// What is looked at together: the steps of one escalation for one camp.
#[derive(Debug)]
pub(crate) struct Lookout {
    pub(crate) camp: CampId,
    every: Span,
    rules: Vec<RuleId>,
}

/// How far a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Status {
    /// Nothing has set it off.
    #[default]
    Idle,
    /// It is being decided, since it was put to somebody with this event.
    Asked(EventId),
    /// It has been carried out, with this event.
    Taken(EventId),
    /// It has been refused, and what set it off has not ceased since.
    Refused,
    /// It is not taken any more.
    Skipped,
}

/// A step as it stands.
#[derive(Debug, Default)]
struct Step {
    status: Status,
    /// Since which look each of its watches has held without a break.
    since: Vec<Option<Moment>>,
    /// The same of what takes it back.
    back_since: Option<Moment>,
    /// What share of its load the camp had sent off at each look, if its pace is watched.
    sent: Vec<(Moment, f64)>,
    /// Those who are to leave by their own means and have not been able to.
    leaving: Option<Leaving>,
    /// Gates that they would not ask, and the event, of those who must not begin to leave yet because a
    /// status has their closure begin later.
    put_off: Option<(Vec<GateId>, EventId)>,
    /// Freight that their vehicles take with them, which is kept for that.
    pub(crate) carried: Vec<Carried>,
}

/// All steps of a run, by rule, and what they remember.
#[derive(Resource, Debug, Default)]
pub(crate) struct Steps {
    steps: Vec<Step>,
    /// When each camp was attacked.
    attacks: Vec<Vec<Moment>>,
    /// Columns that are on the way by their own means.
    pub(crate) columns: Vec<OwnColumn>,
}

/// The steps of every escalation that is in force, camp by camp.
pub(crate) fn lookouts(scenario: &Scenario) -> Vec<Lookout> {
    let mut lookouts: Vec<(&crate::id::Name, Lookout)> = Vec::new();
    for (id, rule) in scenario.rules.iter().filter(|(_, rule)| rule.is_on()) {
        let Some((look, standing)) = rule.look().zip(rule.standing.as_ref()) else { continue };
        let name = &standing.escalation;
        match lookouts.iter_mut().find(|(it, lookout)| *it == name && lookout.camp == look.camp) {
            Some((_, lookout)) => lookout.rules.push(id),
            None => {
                let lookout = Lookout { camp: look.camp, every: look.every, rules: vec![id] };
                lookouts.push((name, lookout));
            }
        }
    }
    lookouts.into_iter().map(|(_, lookout)| lookout).collect()
}

impl Play<'_> {
    /// Forgets every step and plans the first looks.
    pub(crate) fn reset_steps(&mut self) {
        let plan = self.plan();
        if plan.parties.lookouts.is_empty() {
            return;
        }
        self.steps.columns.clear();
        self.steps.steps.clear();
        self.steps.steps.resize_with(plan.scenario.rules.len(), Step::default);
        self.steps.attacks.clear();
        self.steps.attacks.resize(plan.scenario.camps.len(), Vec::new());
        for lookout in &plan.parties.lookouts {
            for id in &lookout.rules {
                let watches = plan.scenario.rules[*id].look().map_or(0, |look| look.any.len());
                self.step_mut(*id).since = vec![None; watches];
            }
        }
        for number in 0..plan.parties.lookouts.len() as u32 {
            self.agenda.plan(Moment::START, Due::StepsLookedAt, number, 0);
        }
    }

    /// Freight of a stock that is kept for vehicles that are to leave by their own means.
    #[cfg(test)]
    pub(crate) fn kept_for_own(&self, stock: crate::id::StockId) -> i64 {
        let kept = self.steps.steps.iter().flat_map(|step| &step.carried);
        kept.filter(|it| it.stock == stock).map(|it| it.amount).sum()
    }

    fn step_of(&self, id: RuleId) -> &Step {
        &self.steps.steps[id.index()]
    }

    fn step_mut(&mut self, id: RuleId) -> &mut Step {
        &mut self.steps.steps[id.index()]
    }

    /// A camp has been attacked: whoever watches for that will see it.
    pub(crate) fn remember_attack(&mut self, id: CampId) {
        let now = self.agenda.now;
        if let Some(attacks) = self.steps.attacks.get_mut(id.index()) {
            attacks.push(now);
        }
    }

    /// Somebody looks at a camp; again after a while, unless its last party is out and nothing of it is to
    /// leave by its own means any more.
    pub(crate) fn look_at_steps(&mut self, number: u32) {
        let lookout = &self.plan().parties.lookouts[number as usize];
        if self.camps.get(lookout.camp).is_vacated() {
            let mut waits = false;
            for id in &lookout.rules {
                self.try_to_leave(*id, lookout.camp);
                waits |= self.step_of(*id).leaving.is_some();
            }
            if !waits {
                return;
            }
        } else {
            for id in &lookout.rules {
                self.look_at_step(*id);
            }
        }
        self.agenda.plan_in(lookout.every, Due::StepsLookedAt, number, 0);
    }

    fn look_at_step(&mut self, id: RuleId) {
        let rule = &self.plan().scenario.rules[id];
        let Some((look, standing)) = rule.look().zip(rule.standing.as_ref()) else { return };
        self.note_pace(id, look);
        let lasting = self.watch_all(id, look);
        match self.step_of(id).status {
            Status::Idle => {
                if let Some(number) = lasting.filter(|_| self.may_ask(rule, standing)) {
                    self.ask_step(id, look, number);
                }
            }
            Status::Refused => {
                if self.step_of(id).since.iter().all(Option::is_none) {
                    self.step_mut(id).status = Status::Idle;
                }
            }
            Status::Taken(event) => {
                if let Some((without, event)) = self.step_mut(id).put_off.take() {
                    self.leave_own(id, look.camp, &without, event);
                }
                self.try_to_leave(id, look.camp);
                if let Some(back) = &standing.back {
                    self.look_back(id, (rule, look.camp), back, event);
                }
            }
            Status::Asked(_) | Status::Skipped => {}
        }
    }

    /// What each watch of a step sees now is remembered; the number of the first that has lasted.
    fn watch_all(&mut self, id: RuleId, look: &Look) -> Option<usize> {
        let now = self.agenda.now;
        let mut lasting = None;
        for (number, watch) in look.any.iter().enumerate() {
            let holds = self.sees(id, look.camp, watch);
            let since = &mut self.step_mut(id).since[number];
            *since = holds.then(|| since.unwrap_or(now));
            if lasting.is_none() && since.is_some_and(|since| now - since >= watch.lasts) {
                lasting = Some(number);
            }
        }
        lasting
    }

    /// Whether a step is in force and what it needs has been carried out.
    fn may_ask(&self, rule: &Rule, standing: &StandingOrder) -> bool {
        let is_taken = |id: &RuleId| matches!(self.step_of(*id).status, Status::Taken(_));
        rule.conditions.iter().all(|it| self.holds(it))
            && (standing.may_skip || standing.needs.iter().all(is_taken))
    }

    /// A step is put before whoever decides, set off by the watch of this number.
    fn ask_step(&mut self, id: RuleId, look: &Look, number: usize) {
        let asked = &self.plan().scenario.rules[id];
        let (camp, watch) = (look.camp, &look.any[number]);
        let stands = self.note_standing(camp, self.code_of_watch(watch));
        let entry = Entry::after(self.agenda.now, EventKind::StepAsked, stands, Code::LateRelease);
        let event = self.journal.write(entry.with(Actor::Rule(id)));
        if self.journal.keeps_all() {
            let since = self.step_of(id).since[number];
            let seen = self.seen_at_once((id, camp), watch, Some(number), since);
            self.journal.describe_trigger(event, seen);
        }
        self.step_mut(id).status = Status::Asked(event);
        let rule = self.rules.get_mut(id);
        let takes = asked.after.draw(&self.drawn.assumed, &mut rule.stream).max(Span::ZERO);
        let number = rule.causes.len() as u32;
        rule.causes.push(event);
        self.agenda.plan_in(takes, Due::RuleFires, id.0, number);
    }

    /// What has taken the time until a step is put before somebody is what keeps the camp, not the step; if
    /// nothing does, it is booked under `code`.
    fn note_standing(&mut self, camp: CampId, code: Code) -> EventId {
        let now = self.agenda.now;
        let began = self.camps.get(camp).began;
        let (since, code, actor) = self.stands_at(camp).unwrap_or((began, code, None));
        let (site, moment) = (self.plan().site_of(camp), (now, EventKind::Stands));
        let holder = actor.and_then(|it| self.stands_behind(site, (code, it), moment));
        let entry = Entry::after(now, EventKind::Stands, since, code).site(site);
        let cause = holder.unwrap_or(since);
        self.journal.write(Entry { actor, ..entry }.because(cause))
    }

    /// A step has been decided: whether it is carried out. One that is refused is not, nor one whose
    /// camp has been vacated meanwhile.
    pub(crate) fn is_granted(&mut self, id: RuleId, asked: EventId) -> bool {
        let rule = &self.plan().scenario.rules[id];
        let Some((look, standing)) = rule.look().zip(rule.standing.as_ref()) else { return true };
        if self.step_of(id).status != Status::Asked(asked) {
            // Another has leapt over it, or a status knows better.
            return false;
        }
        let stream = &mut self.rules.get_mut(id).stream;
        let chance = standing.refuses.draw(&self.drawn.assumed, stream).0;
        let is_refused = stream.happens(chance) || self.must_not_be_taken(id);
        if self.camps.get(look.camp).is_vacated() {
            self.step_mut(id).status = Status::Skipped;
            return false;
        }
        if is_refused {
            let now = self.agenda.now;
            let entry = Entry::after(now, EventKind::StepRefused, asked, Code::LateRelease);
            self.journal.write(entry.with(Actor::Rule(id)));
            self.step_mut(id).status = Status::Refused;
        }
        !is_refused
    }

    /// A step has been carried out; those that it has leapt over are not taken any more.
    pub(crate) fn note_taken(&mut self, id: RuleId, event: EventId) {
        let Some(standing) = &self.plan().scenario.rules[id].standing else { return };
        let step = self.step_mut(id);
        step.status = Status::Taken(event);
        step.back_since = None;
        for needed in &standing.needs {
            let step = self.step_mut(*needed);
            if !matches!(step.status, Status::Taken(_)) {
                step.status = Status::Skipped;
            }
        }
    }

    /// Whether what takes a step back has lasted; then it is undone.
    fn look_back(&mut self, id: RuleId, of: (&Rule, CampId), back: &Watch, taken: EventId) {
        let (now, (rule, camp)) = (self.agenda.now, of);
        let holds = self.sees(id, camp, back);
        let since = &mut self.step_mut(id).back_since;
        *since = holds.then(|| since.unwrap_or(now));
        if since.is_none_or(|since| now - since < back.lasts) {
            return;
        }
        let entry = Entry::after(now, EventKind::StepTakenBack, taken, Code::Work);
        let event = self.journal.write(entry.with(Actor::Rule(id)));
        if self.journal.keeps_all() {
            let seen = self.seen_at_once((id, camp), back, None, self.step_of(id).back_since);
            self.journal.describe_trigger(event, seen);
        }
        let step = self.step_mut(id);
        step.status = Status::Idle;
        step.since.fill(None);
        for action in &rule.actions {
            if let Action::Take { camp, measure } = action {
                self.undo(*camp, measure, event);
            }
        }
    }
}
