//! Deadlines and the milestones they wait for.

use bevy_ecs::prelude::Component;

use crate::id::{CampId, DeadlineId, LineId, SiteId};
use crate::scenario::{Goal, Milestone, Occasion};
use crate::time::Moment;

use super::journal::{Code, Detail, Entry, EventId, EventKind};
use super::rule::Happening;
use super::world::Play;

/// A deadline as it stands.
#[derive(Component, Debug, Default)]
pub(crate) struct Deadline {
    /// Sites that have not reached the milestone.
    pub(crate) open: u32,
    /// The event that completed it.
    pub(crate) reached: Option<EventId>,
    /// The site that completed it.
    pub(crate) last_site: Option<SiteId>,
    /// For each of its sites, the event with which the last of its loads arrived; only of a deadline
    /// on that.
    pub(crate) arrived: Vec<Option<EventId>>,
}

impl Play<'_> {
    /// Opens every deadline.
    pub(crate) fn reset_deadlines(&mut self) {
        for id in self.deadlines.ids() {
            let asked = &self.plan().scenario.deadlines[id];
            let open = asked.all.len() as u32;
            let arrived = if asked.lines.is_empty() { 0 } else { asked.all.len() };
            let arrived = vec![None; arrived];
            *self.deadlines.get_mut(id) = Deadline { open, arrived, ..Deadline::default() };
        }
        for id in self.lines.ids() {
            self.check_arrival(id, EventId::START);
        }
    }

    /// More of a line has arrived, or less of it is to be moved: if that was the last of its camp for
    /// which a deadline waits, it is told.
    pub(crate) fn check_arrival(&mut self, id: LineId, event: EventId) {
        let plan = self.plan();
        let camp = plan.scenario.lines[id].camp;
        let site = plan.site_of(camp);
        for deadline in &plan.line_deadlines[id] {
            let asked = &plan.scenario.deadlines[*deadline];
            let Goal::Arrived(share) = asked.goal else { continue };
            let Ok(place) = asked.all.binary_search(&site) else { continue };
            let mut of_camp =
                asked.lines.iter().filter(|it| plan.scenario.lines[**it].camp == camp);
            let is_known = self.deadlines.get(*deadline).arrived[place].is_some();
            if !is_known && of_camp.all(|line| self.lines.get(*line).has_arrived(share)) {
                self.deadlines.get_mut(*deadline).arrived[place] = Some(event);
                self.count_down(*deadline, site, event);
            }
        }
    }

    /// A camp reaches a milestone: noted once, told to the deadlines and orders that wait for it.
    pub(crate) fn reach(&mut self, id: CampId, milestone: Milestone, entry: Entry) -> EventId {
        let plan = self.plan();
        let site = plan.site_of(id);
        if let Some(event) = self.camps.get(id).reached[milestone as usize] {
            return event;
        }
        let event = self.journal.write(entry.site(site));
        self.camps.get_mut(id).reached[milestone as usize] = Some(event);
        for deadline in &plan.camp_deadlines[id] {
            if plan.scenario.deadlines[*deadline].goal == Goal::Reached(milestone) {
                self.count_down(*deadline, site, event);
            }
        }
        self.alert_forces(site, milestone, event);
        self.raise(Happening::at(Occasion::Reached(milestone), site), event);
        self.wake_camps(id, event);
        event
    }

    /// One site fewer is missing from a deadline.
    pub(crate) fn count_down(&mut self, id: DeadlineId, site: SiteId, event: EventId) {
        let deadline = self.deadlines.get_mut(id);
        deadline.open -= 1;
        if deadline.open > 0 {
            return;
        }
        deadline.reached = Some(event);
        deadline.last_site = Some(site);
        let now = self.agenda.now;
        let entry = Entry::after(now, EventKind::MilestoneReached, event, Code::Work).site(site);
        if let Some(event) = self.journal.mention(entry) {
            self.journal.describe(event, Detail::Deadline(id));
        }
    }

    /// When a camp reached a milestone.
    pub(crate) fn reached_at(&self, id: CampId, milestone: Milestone) -> Option<Moment> {
        let event = self.camps.get(id).reached[milestone as usize]?;
        Some(self.journal[event].at)
    }

    /// Whether a milestone of a site has been reached; a site without a camp to close has reached
    /// all of them.
    pub(crate) fn has_reached(&self, site: SiteId, milestone: Milestone) -> bool {
        let camp = self.plan().scenario.sites[site].camp;
        camp.is_none_or(|camp| self.camps.get(camp).reached[milestone as usize].is_some())
    }
}

/// The kind of event that a milestone is.
pub(crate) fn kind_of(milestone: Milestone) -> EventKind {
    match milestone {
        Milestone::Lifted => EventKind::Lifted,
        Milestone::Handover => EventKind::HandedOver,
        Milestone::Vacated => EventKind::Vacated,
        Milestone::Closed => EventKind::Closed,
        Milestone::TakenOver => EventKind::TakenOver,
    }
}
