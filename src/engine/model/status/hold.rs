//! What a run would do too early is held until a status lets it.

use crate::id::{CampId, RuleId, TaskId};
use crate::model::agenda::Due;
use crate::model::journal::{Code, EventId};
use crate::model::world::Play;
use crate::scenario::{About, Mark, Milestone, Says, Standing, StepStage, StepWork};

use super::stated::{Dated, Stated};

impl Play<'_> {
    /// Whether a camp must not begin yet; if so, it is due again when it may.
    pub(in crate::model) fn puts_off_beginning(&mut self, id: CampId) -> bool {
        if self.camps.get(id).begun.is_some() {
            return true;
        }
        let dated = self.told.past().and_then(|status| status.begun(id));
        let Some(at) = dated.map(Dated::earliest).filter(|at| *at > self.agenda.now) else {
            return false;
        };
        self.agenda.plan(at, Due::CampStarts, id.0, 0);
        true
    }

    /// Whether a camp has not begun and must not yet, whoever would begin it.
    pub(in crate::model) fn must_not_begin(&self, id: CampId) -> bool {
        let dated = self.told.past().and_then(|status| status.begun(id));
        let is_early = dated.is_some_and(|dated| dated.earliest() > self.agenda.now);
        is_early && self.camps.get(id).begun.is_none()
    }

    /// Whether a milestone must not be reached yet. A camp that must not be empty when the status is taken
    /// keeps its last party, if it would be: then it is not only a date that is put off.
    pub(in crate::model) fn is_held(&self, id: CampId, milestone: Milestone) -> bool {
        let dated = self.told.past().and_then(|status| status.reached(id, milestone));
        dated.is_some_and(|dated| match dated {
            Dated::NotBy(_) if milestone == Milestone::Vacated => false,
            dated => dated.earliest() > self.agenda.now,
        })
    }

    /// Whether a step must not be carried out yet, because the status says of this moment or a later one that
    /// it has not been; one that can be taken back may have been, and is not held.
    pub(in crate::model) fn must_not_be_taken(&self, id: RuleId) -> bool {
        let Some(status) = self.told.past() else { return false };
        let standing = self.plan().scenario.rules[id].standing.as_ref();
        let is_final = standing.is_some_and(|standing| standing.back.is_none());
        let told = status.facts.iter().filter(|fact| fact.about == About::Step(id));
        let mut not_taken = told.filter(|fact| match fact.says {
            Says::Stands { at, so: Standing::Step(stage) } => {
                stage != StepStage::CarriedOut && at >= self.agenda.now
            }
            _ => false,
        });
        is_final && not_taken.next().is_some()
    }

    /// Whether the last party of a camp must stay because it would be out too early.
    pub(in crate::model) fn keeps_last_party(&self, id: CampId) -> bool {
        self.told.is_past && self.told.keeps.contains(&id)
    }

    /// Whether a step must not be done yet, because a milestone would be reached with it.
    pub(in crate::model) fn holds_step(&self, id: TaskId) -> bool {
        self.told.is_past && self.marks_of(id).any(|(camp, it)| self.is_held(camp, it))
    }

    /// The milestones that are reached when a step is done.
    fn marks_of(&self, id: TaskId) -> impl Iterator<Item = (CampId, Milestone)> + use<> {
        let plan = self.plan();
        let camp = plan.tasks[id].camp;
        let papers = plan.step(id).marks == Some(Mark::Handover);
        let is_last = self.camps.get(camp).tasks_left == 1;
        let papers = papers.then_some((camp, Milestone::Handover));
        papers.into_iter().chain(is_last.then_some((camp, Milestone::Closed)))
    }

    /// A milestone may be reached from now on: what was held up is done.
    pub(super) fn let_reach(&mut self, id: CampId, milestone: Milestone) {
        match milestone {
            Milestone::Lifted | Milestone::Vacated => {
                let camp = self.camps.get(id);
                let event = camp.last_party.or(camp.lift).unwrap_or(camp.began);
                self.check_lift(id, event);
            }
            Milestone::Handover | Milestone::Closed => {
                for task in &self.plan().camp_tasks[id] {
                    self.finish_if_held(*task);
                }
            }
            Milestone::TakenOver => {}
        }
    }

    /// Camps that are empty though the status has somebody in them.
    pub(super) fn empty_too_early(&self, status: &Stated) -> Vec<CampId> {
        let camps = status.manned.iter().copied();
        camps.filter(|id| self.camps.get(*id).is_vacated()).collect()
    }

    /// The time of the status has come: what was held goes on, and steps that were done too early are
    /// done again.
    pub(super) fn let_go_what_was_held(&mut self, status: &Stated) {
        for id in self.camps.ids() {
            for task in &self.plan().camp_tasks[id] {
                self.repeat_if_held(*task);
            }
            if status.reached(id, Milestone::Lifted).is_some()
                && let Some(event) = self.camps.get(id).lift
            {
                self.check_lift(id, event);
            }
            if self.told.keeps.contains(&id) {
                self.let_leave(id, Code::LateRelease, EventId::START);
            }
        }
    }

    /// Whether a step takes a time of its own.
    pub(in crate::model) fn takes_time(&self, id: TaskId) -> bool {
        let work = &self.plan().step(id).work;
        matches!(work, StepWork::Duration(_) | StepWork::Effort(_))
    }
}
