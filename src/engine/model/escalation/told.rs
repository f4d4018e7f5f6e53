//! Steps of a run that is made what a status says.

use crate::id::{Id as _, RuleId};
use crate::model::world::Play;
use crate::scenario::StepStage;

use super::Status;

impl Play<'_> {
    /// How far a step is.
    pub(crate) fn stage_of(&self, id: RuleId) -> StepStage {
        match self.steps.steps.get(id.index()).map(|step| step.status) {
            None | Some(Status::Idle | Status::Skipped) => StepStage::No,
            Some(Status::Asked(_)) => StepStage::Ordered,
            Some(Status::Refused) => StepStage::Refused,
            Some(Status::Taken(_)) => StepStage::CarriedOut,
        }
    }

    /// A step is as far as a status says: it is carried out, put before whoever decides, or refused, if it has
    /// not been. What has been carried out cannot be undone.
    pub(in crate::model) fn set_step(&mut self, id: RuleId, stage: StepStage) {
        let rule = &self.plan().scenario.rules[id];
        let Some(look) = rule.look().filter(|_| rule.is_on()) else { return };
        let now = self.stage_of(id);
        if now == stage || now == StepStage::CarriedOut {
            return;
        }
        let cause = self.camps.get(look.camp).began;
        match stage {
            StepStage::CarriedOut if self.camps.get(look.camp).is_vacated() => {
                self.note_taken(id, cause);
            }
            StepStage::CarriedOut => self.fire_granted(id, cause),
            StepStage::Ordered => self.ask_step(id, look, 0),
            StepStage::Refused => self.step_mut(id).status = Status::Refused,
            StepStage::No => self.step_mut(id).status = Status::Idle,
        }
    }
}
