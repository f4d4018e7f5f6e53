//! Steps of a run that is made what a status says: held where they would be done too early, done where they
//! are behind, drawn anew where they are under way.

use crate::id::{LineId, TaskId};
use crate::model::journal::EventId;
use crate::model::status::own_spread;
use crate::model::work::Work;
use crate::model::world::Play;
use crate::scenario::StepWork;

use super::State;

/// Draws among which one is looked for that is longer than what has been done of a step.
const REDRAWS: usize = 1_000;

impl Play<'_> {
    /// A step that would be done too early waits with all its work behind it.
    pub(super) fn hold_step(&mut self, id: TaskId) {
        let now = self.agenda.now;
        let task = self.tasks.get_mut(id);
        task.work = Work { left: 0.0, rate: 0.0, since: now };
        task.is_held = true;
    }

    /// Whether a step is done with the work that it has in hand: one that packs is with its last lot. What is
    /// to be left behind needs no work.
    pub(in crate::model) fn is_done_with_lot(&self, id: TaskId) -> bool {
        let plan = self.plan();
        let (Some(lot), StepWork::Pack { kind, .. }) =
            (self.tasks.get(id).in_hand, &plan.step(id).work)
        else {
            return true;
        };
        let lines = plan.scenario.camps[plan.tasks[id].camp].lines.iter();
        let packed = lines.filter(|line| plan.scenario.lines[**line].kind == *kind);
        let open: i64 = packed.map(|line| self.lines.get(*line).to_work_on()).sum();
        open <= lot.amount
    }

    /// A step that waits with all its work behind it is done.
    pub(in crate::model) fn finish_if_held(&mut self, id: TaskId) {
        let task = self.tasks.get_mut(id);
        if std::mem::take(&mut task.is_held) {
            let generation = task.generation;
            self.end_task_work(id, generation);
        }
    }

    /// A step that waits with all its work behind it, and has not been done, begins again; a lot that
    /// is packed is packed.
    pub(in crate::model) fn repeat_if_held(&mut self, id: TaskId) {
        let task = self.tasks.get(id);
        let last = task.last;
        if task.is_held && self.takes_time(id) {
            self.tasks.get_mut(id).is_held = false;
            self.begin_task(id, last);
        } else {
            self.finish_if_held(id);
        }
    }

    /// Whether a step is done.
    pub(in crate::model) fn is_step_done(&self, id: TaskId) -> bool {
        self.tasks.get(id).state == State::Done
    }

    /// A step is under way, whatever it waited for; the last event of its line.
    pub(in crate::model) fn begin_step_as_told(&mut self, id: TaskId) -> EventId {
        let camp = self.plan().tasks[id].camp;
        let began = self.camps.get(camp).began;
        let task = self.tasks.get_mut(id);
        task.generation += 1;
        task.in_hand = None;
        task.is_held = false;
        if task.state != State::Active {
            task.state = State::Active;
            task.last = began;
        }
        let last = task.last;
        match self.plan().step(id).work {
            StepWork::Lift => _ = self.camps.get_mut(camp).lift.get_or_insert(last),
            StepWork::LastParty => _ = self.camps.get_mut(camp).last_party.get_or_insert(last),
            _ => {}
        }
        last
    }

    /// A step is done, whatever was left of it.
    pub(in crate::model) fn finish_as_told(&mut self, id: TaskId, event: EventId) {
        self.tasks.get_mut(id).work = Work { left: 0.0, rate: 0.0, since: self.agenda.now };
        self.finish_task(id, event);
    }

    /// What a pack step has in hand of a line is taken from it: it takes what is left next.
    pub(in crate::model) fn drop_lot_in_hand(&mut self, line: LineId) {
        let plan = self.plan();
        for id in &plan.camp_tasks[plan.scenario.lines[line].camp] {
            let task = self.tasks.get_mut(*id);
            if task.state == State::Active && task.in_hand.is_some_and(|lot| lot.line == line) {
                task.in_hand = None;
                task.generation += 1;
                let last = task.last;
                self.take_next_lot(*id, last);
            }
        }
    }

    /// Whether a step that packs a line is not done.
    pub(in crate::model) fn packs_still(&self, line: LineId) -> bool {
        let plan = self.plan();
        let kind = plan.scenario.lines[line].kind;
        let packs = |id: &&TaskId| match &plan.step(**id).work {
            StepWork::Pack { kind: packed, .. } => *packed == kind && !self.is_step_done(**id),
            _ => false,
        };
        plan.camp_tasks[plan.scenario.lines[line].camp].iter().any(|id| packs(&id))
    }

    /// A step under way whose length is drawn gets another one, longer than what has been done of it.
    pub(in crate::model) fn redraw_step(&mut self, id: TaskId) {
        let plan = self.plan();
        let (StepWork::Duration(length) | StepWork::Effort(length)) = &plan.step(id).work else {
            return;
        };
        let Some(spread) = own_spread(length) else { return };
        if self.tasks.get(id).state != State::Active || self.tasks.get(id).work.rate <= 0.0 {
            return;
        }
        let now = self.agenda.now;
        let mut stream = self.drawn.luck.numbered_stream(plan.tasks[id].key, 1);
        let task = self.tasks.get_mut(id);
        task.work.advance(now, plan.task_hours(id));
        let done = task.length - task.work.left;
        let hours = crate::time::HOUR as f64;
        let mut drawn = (0..REDRAWS).map(|_| spread.draw(&mut stream) / hours);
        if let Some(length) = drawn.find(|length| *length > done) {
            task.length = length;
            task.work.left = length - done;
        }
        self.set_task_rate(id);
    }
}
