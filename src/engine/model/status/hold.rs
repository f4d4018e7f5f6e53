//! What a run would do too early is held until a status lets it.

use crate::chance::{Cause, Distribution, Luck, StreamKey};
use crate::id::{CampId, RuleId, TaskId};
use crate::model::agenda::Due;
use crate::model::journal::{Code, EventId};
use crate::model::world::Play;
use crate::scenario::{
    About, Mark, Milestone, Says, Standing, StepStage, StepWork, error_of_dates,
};
use crate::time::{Moment, Span};

use super::stated::{Dated, Stated};

/// A last party that stays longer than it would have, because its camp would have been empty too early.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Kept {
    pub(super) camp: CampId,
    /// When it may leave.
    pub(super) until: Moment,
    /// When its camp is to be empty.
    aim: Moment,
    /// How often that has been tried.
    tries: u32,
}

/// Tries to have a camp empty when it is to be; after them its last party stays until it may be empty.
const TRIES: u32 = 3;

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
        let mut kept = self.told.keeps.iter().filter(|kept| kept.camp == id);
        kept.any(|kept| kept.until > self.agenda.now)
    }

    /// A last party that was kept leaves, if nothing else keeps it.
    pub(in crate::model) fn let_party_go(&mut self, id: CampId) {
        self.let_leave(id, Code::LateRelease, EventId::START);
    }

    /// Whether a step must not be done yet, because a milestone would be reached with it.
    pub(in crate::model) fn holds_step(&self, id: TaskId) -> bool {
        self.told.is_past
            && self.is_done_with_lot(id)
            && self.marks_of(id).any(|(camp, it)| self.is_held(camp, it))
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

    /// Camps that were empty though the status has somebody in them, and how long their last parties are to
    /// stay.
    pub(super) fn empty_too_early(&self, status: &Stated, draw: Option<u64>) -> Vec<Kept> {
        let manned = status.manned.iter().filter_map(|(id, by)| Some((id, (*by)?)));
        let kept = manned.filter_map(|(id, by)| {
            let empty = self.reached_at(id, Milestone::Vacated).filter(|at| *at <= by)?;
            self.keep_longer(id, (empty, by), (status.as_of, draw))
        });
        kept.collect()
    }

    /// How long a last party is to stay whose camp was empty by a moment at which it was not. That run is too
    /// fast by some of the error that dates are granted: it is drawn from what of that is large enough. Were the
    /// party let go at that very moment, every such run would have its camp empty right after it.
    fn keep_longer(
        &self,
        camp: CampId,
        (empty, by): (Moment, Moment),
        (as_of, draw): (Moment, Option<u64>),
    ) -> Option<Kept> {
        let before = self.told.keeps.iter().find(|kept| kept.camp == camp);
        let allowed = by + Span(1);
        Some(match before {
            None => {
                let aim = self.delayed(camp, (empty, by), (as_of, draw));
                let left = self.camps.get(camp).last_party;
                let left = left.map_or(empty, |event| self.journal[event].at);
                Kept { camp, until: left + (aim - empty), aim, tries: 1 }
            }
            // Who has left before he was let go cannot be kept (he had no last party): he goes on as he is.
            Some(kept) if kept.until >= allowed => return None,
            // Once it was let go it went faster than before.
            Some(kept) if kept.tries < TRIES => {
                let until = kept.until + (kept.aim - empty);
                Kept { until, tries: kept.tries + 1, ..*kept }
            }
            Some(kept) => Kept { until: allowed, tries: kept.tries + 1, ..*kept },
        })
    }

    /// When a camp is to be empty that was so too early, drawn from the error of its date.
    fn delayed(
        &self,
        camp: CampId,
        (empty, by): (Moment, Moment),
        (as_of, draw): (Moment, Option<u64>),
    ) -> Moment {
        let scenario = &self.plan().scenario;
        let luck = draw.map_or(self.drawn.luck, |draw| Luck::afresh(scenario.seed, as_of, draw));
        let name = &scenario.sites[scenario.camps[camp].site].name;
        let spread = Distribution::Normal {
            mean: empty.0 as f64,
            deviation: error_of_dates(0.0, by),
            low: (by + Span(1)).0 as f64,
            high: f64::INFINITY,
        };
        let at = spread.draw(&mut luck.stream(StreamKey::new(Cause::Delay, name.as_str())));
        Moment(at as i64)
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
        }
    }

    /// Whether a step takes a time of its own.
    pub(in crate::model) fn takes_time(&self, id: TaskId) -> bool {
        let work = &self.plan().step(id).work;
        matches!(work, StepWork::Duration(_) | StepWork::Effort(_))
    }
}
