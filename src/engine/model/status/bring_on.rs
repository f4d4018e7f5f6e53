//! A run that is behind what a status says is brought on: camps begin, their steps are done, their load
//! is gone.

use crate::id::{CampId, TaskId};
use crate::model::journal::{Code, Entry, EventId, EventKind};
use crate::model::world::Play;
use crate::scenario::{Mark, Milestone, Release, StepWork};
use crate::units::LoadKind;

impl Play<'_> {
    /// A camp has begun, if it has not.
    pub(super) fn bring_to_begin(&mut self, id: CampId) {
        if self.camps.get(id).begun.is_none() {
            self.camps.get_mut(id).due_since = None;
            self.begin_camp_now(id, EventId::START);
        }
    }

    /// A camp has reached a milestone, if it has not: what leads to it is done.
    pub(super) fn bring_to(&mut self, id: CampId, milestone: Milestone) {
        if self.camps.get(id).reached[milestone as usize].is_some() {
            return;
        }
        self.bring_to_begin(id);
        match milestone {
            Milestone::Lifted => {
                self.clear_camp(id, |release| release != Release::Last);
                self.bring_steps(id, |work, _| *work == StepWork::Lift);
            }
            Milestone::Vacated => {
                self.clear_camp(id, |_| true);
                self.bring_steps(id, |work, _| *work == StepWork::LastParty);
            }
            Milestone::Handover => {
                self.bring_steps(id, |_, marks| marks == Some(Mark::Handover));
            }
            Milestone::Closed => {
                self.clear_camp(id, |_| true);
                self.bring_steps(id, |_, _| true);
            }
            Milestone::TakenOver => self.bring_successor(id),
        }
    }

    /// All load of a camp that may be meant has left it.
    fn clear_camp(&mut self, id: CampId, is_meant: impl Fn(Release) -> bool) {
        let plan = self.plan();
        let event = self.camps.get(id).began;
        // Others first, people last, as it is.
        let mut lines = plan.scenario.camps[id].lines.clone();
        lines.sort_by_key(|line| plan.scenario.lines[*line].kind == LoadKind::People);
        for line in lines {
            if is_meant(plan.scenario.lines[line].release) {
                self.dispose_line(line, event);
                self.move_out(line, i64::MAX, event);
            }
        }
    }

    fn bring_steps(&mut self, id: CampId, is_meant: impl Fn(&StepWork, Option<Mark>) -> bool) {
        let plan = self.plan();
        for task in &plan.camp_tasks[id] {
            let step = plan.step(*task);
            if is_meant(&step.work, step.marks) {
                self.bring_step(*task);
            }
        }
    }

    /// A step is done, and all that must be done before it.
    fn bring_step(&mut self, id: TaskId) {
        let plan = self.plan();
        if self.is_step_done(id) {
            return;
        }
        for before in &plan.camp_tasks[plan.tasks[id].camp] {
            if plan.tasks[*before].dependents.contains(&id) {
                self.bring_step(*before);
            }
        }
        if self.is_step_done(id) {
            return;
        }
        let camp = plan.tasks[id].camp;
        let last = self.begin_step_as_told(id);
        let entry = Entry::after(self.agenda.now, EventKind::StepDone, last, Code::Work);
        let event = self.journal.write(entry.site(plan.site_of(camp)));
        match plan.step(id).work {
            StepWork::Lift => self.finish_standing_task(camp, Milestone::Lifted, event),
            StepWork::LastParty => {
                self.camps.get_mut(camp).held_since = None;
                self.finish_standing_task(camp, Milestone::Vacated, event);
            }
            _ => self.finish_as_told(id, event),
        }
    }

    /// The successor is in place.
    fn bring_successor(&mut self, id: CampId) {
        let plan = self.plan();
        if !self.camps.get(id).is_vacated() {
            self.bring_to(id, Milestone::Vacated);
        }
        if let Some(side) = plan.parties.successors[id] {
            self.come_in(id, side);
        }
    }
}
