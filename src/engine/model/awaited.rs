//! What stands between a site and what another waits for: of all that is under way there, only that which
//! the awaited milestone, or what is to pass through, needs.

use crate::id::{CampId, LineId, SiteId, StockId, TaskId};
use crate::scenario::{Mark, Milestone, Prerequisite, Release, StepWork};

use super::journal::{Actor, Code, EventId};
use super::world::Play;

/// Something that is not done at a camp.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// The camp as a whole.
    Camp,
    /// Its last party, which may not leave yet.
    LastParty,
    Step(TaskId),
    Load(LineId),
}

/// What is waited for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Awaits {
    Milestone(CampId, Milestone),
    /// Load of another camp that is to pass through.
    Transit(StockId),
}

/// Since which event something stands as it does, under which code, and for what it waits.
pub(super) type Standing = (EventId, Code, Option<Actor>);

impl Play<'_> {
    /// How a site stands for which another waits: what has for longest kept it from what is awaited. Where
    /// nothing is known to, whatever it has been at for longest.
    pub(super) fn stands_before(&self, waiting: SiteId, other: SiteId) -> Option<Standing> {
        let scenario = &self.plan().scenario;
        let awaits = scenario.sites[waiting].camp.and_then(|camp| self.awaits(camp));
        let found = match awaits {
            Some(Awaits::Milestone(camp, milestone)) if self.plan().site_of(camp) == other => {
                self.keeps_from(camp, milestone)
            }
            Some(Awaits::Transit(stock)) if self.plan().stocks[stock].site == other => {
                self.keeps_from_leaving(stock)
            }
            _ => None,
        };
        found.or_else(|| self.stands_at(scenario.sites[other].camp?))
    }

    /// What has for longest kept a camp from a milestone.
    fn keeps_from(&self, id: CampId, milestone: Milestone) -> Option<Standing> {
        let plan = self.plan();
        let needed = self.steps_up_to(id, milestone);
        let is_needed = |work: &StepWork| {
            plan.camp_tasks[id]
                .iter()
                .zip(&needed)
                .any(|(task, is)| *is && plan.step(*task).work == *work)
        };
        let (lift, last) = (is_needed(&StepWork::Lift), is_needed(&StepWork::LastParty));
        let stands_in_the_way = |part: Part| match part {
            Part::Camp => true,
            Part::LastParty => last,
            Part::Step(task) => {
                let place = plan.camp_tasks[id].iter().position(|other| *other == task);
                place.is_some_and(|place| needed[place])
            }
            Part::Load(line) if plan.scenario.lines[line].release == Release::Last => last,
            Part::Load(_) => lift,
        };
        let mut oldest = None;
        self.each_unfinished(|camp, part, event, code, actor| {
            if camp == id && stands_in_the_way(part) {
                oldest = self.older(oldest, (event, code, actor));
            }
        });
        oldest
    }

    /// Of the steps of a camp, in their order, those that must be done for a milestone.
    fn steps_up_to(&self, id: CampId, milestone: Milestone) -> Vec<bool> {
        let plan = self.plan();
        let tasks = &plan.camp_tasks[id];
        let ends = |task: &TaskId| {
            let step = plan.step(*task);
            match milestone {
                Milestone::Lifted => step.work == StepWork::Lift,
                Milestone::Handover => step.marks == Some(Mark::Handover),
                Milestone::Vacated => step.work == StepWork::LastParty,
                Milestone::Closed | Milestone::TakenOver => true,
            }
        };
        let mut needed: Vec<bool> = tasks.iter().map(ends).collect();
        // Each round goes one step back.
        for _ in 0..tasks.len() {
            for (index, task) in tasks.iter().enumerate() {
                if needed[index] {
                    plan.step(*task).after.iter().for_each(|step| needed[step.0 as usize] = true);
                }
            }
        }
        needed
    }

    /// What has for longest kept load of a stock from leaving the place where it stands or is to come.
    fn keeps_from_leaving(&self, id: StockId) -> Option<Standing> {
        let line = self.plan().stocks[id].line;
        let stages: Vec<StockId> =
            self.plan().stages(line).take_while(|stage| *stage <= id).collect();
        let mut oldest = None;
        self.each_unarrived(line, |stage, event, code, actor| {
            if stage.is_none_or(|stage| stages.contains(&stage)) {
                oldest = self.older(oldest, (event, code, actor));
            }
        });
        oldest
    }

    /// Whichever of two has stood as it does for longer.
    pub(super) fn older(&self, known: Option<Standing>, other: Standing) -> Option<Standing> {
        let since = |it: &Standing| (self.journal[it.0].at, it.0);
        Some(known.filter(|known| since(known) <= since(&other)).unwrap_or(other))
    }

    /// What of another site a camp waits for, to begin or for its last party to leave.
    fn awaits(&self, id: CampId) -> Option<Awaits> {
        let camp = self.camps.get(id);
        if camp.due_since.is_some() {
            return self
                .awaited_before(id)
                .map(|(camp, milestone)| Awaits::Milestone(camp, milestone));
        }
        camp.held_since?;
        match self.awaited_to_vacate(id)? {
            Prerequisite::Reached(camp, milestone) => Some(Awaits::Milestone(camp, milestone)),
            Prerequisite::Transit => self.in_transit_at(id).map(Awaits::Transit),
            Prerequisite::Successor => None,
        }
    }
}
