//! Control: who is present at each site and who holds it, kept as a timeline.

use crate::id::{CampId, DeadlineId, ForceId, Id, SideId, SiteId};
use crate::scenario::{Goal, Milestone, Occasion};
use crate::time::{Moment, Span};

use super::journal::{Code, Detail, Entry, EventId, EventKind};
use super::rule::Happening;
use super::world::Play;

/// A set of sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sides(u64);

impl Sides {
    /// Most sides that a scenario may have.
    pub const MOST: usize = 64;

    /// With this side too.
    pub fn with(self, side: SideId) -> Self {
        Self(self.0 | 1 << side.index())
    }

    /// Whether this side is in it.
    pub fn contains(self, side: SideId) -> bool {
        self.0 >> side.index() & 1 == 1
    }
}

/// Who comes first to a vacated camp.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FirstIn {
    /// The side that is meant to take over.
    Successor,
    /// Another side.
    Rival(SideId),
    /// Looters, who do not stay.
    Looters,
}

/// How the handover of a camp stands at the horizon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Handover {
    /// The last party is not out.
    #[default]
    NotVacated,
    /// Nobody holds it, and nobody has since the last party left.
    Empty,
    /// The successor holds it and has had it from nobody but the mission.
    HandedOver,
    /// The successor holds it and has taken it from another side.
    Retaken,
    /// Another side holds it, or has left it empty, and the successor never had it.
    Occupied,
    /// The successor had it and holds it no longer.
    Lost,
}

impl Handover {
    /// All endings in the order of the results.
    pub const ALL: [Self; 6] = [
        Self::NotVacated,
        Self::Empty,
        Self::HandedOver,
        Self::Retaken,
        Self::Occupied,
        Self::Lost,
    ];

    /// The word for tables.
    pub fn word(self) -> &'static str {
        match self {
            Self::NotVacated => "not_vacated",
            Self::Empty => "empty",
            Self::HandedOver => "handed_over",
            Self::Retaken => "retaken",
            Self::Occupied => "occupied",
            Self::Lost => "lost",
        }
    }
}

/// A stretch of time in which nothing changes at a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ControlSpell {
    /// The site.
    pub site: SiteId,
    /// Its start.
    pub from: Moment,
    /// Its end.
    pub until: Moment,
    /// Who holds the site; `None`: nobody.
    pub holder: Option<SideId>,
    /// Who is there.
    pub present: Sides,
    /// Whether a contest is on.
    pub is_contested: bool,
}

/// What is known of a site's ground now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Ground {
    /// Who holds it.
    pub(crate) holder: Option<SideId>,
    /// Contests that are on there.
    pub(crate) contests: u32,
    /// The last event at which it changed hands or was vacated.
    pub(crate) last: EventId,
    /// Since when it has been as it was noted last, and how that was.
    since: Moment,
    noted: (Option<SideId>, Sides, bool),
}

/// What became of a camp once its last party had left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Succession {
    /// Who came first, and when.
    pub(crate) first_in: Option<(Moment, FirstIn)>,
    /// When anybody first held it.
    pub(crate) filled: Option<Moment>,
    /// Since when nobody has held it.
    pub(crate) empty_since: Option<Moment>,
    /// The longest time for which nobody held it, of those that have ended, and what ended it.
    pub(crate) longest_gap: Option<(Span, EventId)>,
    /// Since when the successor has held it without a break.
    pub(crate) successor_since: Option<Moment>,
    /// Whether another side ever held it.
    pub(crate) rival_held: bool,
    /// Whether the successor ever held it.
    pub(crate) successor_held: bool,
}

impl Succession {
    /// A side comes to hold the camp.
    fn taken(&mut self, now: Moment, side: SideId, is_successor: bool) {
        let who = if is_successor { FirstIn::Successor } else { FirstIn::Rival(side) };
        self.first_in.get_or_insert((now, who));
        self.filled.get_or_insert(now);
        self.successor_since = is_successor.then_some(now);
        self.rival_held |= !is_successor;
        self.successor_held |= is_successor;
    }

    /// Whether somebody has come to hold it and it does not stand empty now.
    pub(crate) fn is_filled(&self) -> bool {
        self.filled.is_some() && self.empty_since.is_none()
    }

    /// A time for which nobody held it is over.
    fn end_gap(&mut self, now: Moment, event: EventId) {
        let gap = self.empty_since.take().map(|since| (now - since, event));
        if gap.map(|(span, _)| span) > self.longest_gap.map(|(span, _)| span) {
            self.longest_gap = gap;
        }
    }

    /// How it stands: who holds the camp now, and whether it is vacated at all.
    pub(crate) fn ending(&self, is_vacated: bool, is_held: bool) -> Handover {
        match (is_vacated, self.successor_since.is_some(), is_held) {
            (false, ..) => Handover::NotVacated,
            (true, true, _) if self.rival_held => Handover::Retaken,
            (true, true, _) => Handover::HandedOver,
            (true, false, _) if self.successor_held => Handover::Lost,
            (true, false, held) if held || self.rival_held => Handover::Occupied,
            (true, false, _) => Handover::Empty,
        }
    }
}

impl Play<'_> {
    /// Puts every site into the hands that hold it at the start.
    pub(crate) fn reset_control(&mut self) {
        let plan = self.plan();
        self.tallies.control.clear();
        if !plan.parties.follows_control {
            return;
        }
        for site in self.sites.ids() {
            let holder = self.holder_at_start(site);
            let ground = &mut self.sites.get_mut(site).ground;
            *ground = Ground { holder, ..Ground::default() };
        }
        for site in self.sites.ids() {
            let noted = self.look_at(site);
            self.sites.get_mut(site).ground.noted = noted;
        }
        for id in self.deadlines.ids() {
            if let Goal::Held(_) = plan.scenario.deadlines[id].goal {
                self.recount_held(id, plan.scenario.deadlines[id].all[0], EventId::START);
            }
        }
    }

    /// Who holds a site at the start: the mission a camp of its own; else whoever the claims about
    /// it have drawn, or the file names.
    fn holder_at_start(&self, site: SiteId) -> Option<SideId> {
        let plan = self.plan();
        match plan.parties.assessed[site] {
            Some(assessment) if plan.scenario.sites[site].camp.is_none() => {
                self.drawn.holders[assessment]
            }
            _ => plan.scenario.holder_at_start(site),
        }
    }

    fn look_at(&self, site: SiteId) -> (Option<SideId>, Sides, bool) {
        let plan = self.plan();
        let camp = plan.scenario.sites[site].camp;
        let mut present = Sides::default();
        if camp.is_some_and(|camp| !self.camps.get(camp).is_vacated()) {
            present = present.with(plan.scenario.mission);
        }
        for id in self.forces.ids() {
            if self.forces.get(id).stands_at() == Some(site) {
                present = present.with(plan.scenario.forces[id].side);
            }
        }
        let ground = &self.sites.get(site).ground;
        (ground.holder, present, ground.contests > 0)
    }

    /// Whether what was noted last of a site is as it is.
    #[cfg(test)]
    pub(crate) fn is_noted(&self, site: SiteId) -> bool {
        self.look_at(site) == self.sites.get(site).ground.noted
    }

    /// Somebody came, left, took or gave up a site, or a contest began or ended there: the spell
    /// before is noted if anything has changed.
    pub(crate) fn note_control(&mut self, site: SiteId) {
        if !self.plan().parties.follows_control {
            return;
        }
        let seen = self.look_at(site);
        if seen != self.sites.get(site).ground.noted {
            self.end_spell(site, self.agenda.now);
            self.sites.get_mut(site).ground.noted = seen;
            self.resume_spell(site);
        }
    }

    /// What was ended at this very moment goes on if all is as it was: what changes to and fro at
    /// one moment has not changed.
    fn resume_spell(&mut self, site: SiteId) {
        let (now, ground) = (self.agenda.now, &mut self.sites.get_mut(site).ground);
        let control = &mut self.tallies.control;
        let ended = control.iter().rev().take_while(|spell| spell.until == now);
        let back = ended.enumerate().find(|(_, spell)| spell.site == site).map(|(back, _)| back);
        let Some(back) = back else { return };
        let index = control.len() - 1 - back;
        let spell = control[index];
        if (spell.holder, spell.present, spell.is_contested) == ground.noted {
            ground.since = spell.from;
            control.remove(index);
        }
    }

    fn end_spell(&mut self, site: SiteId, until: Moment) {
        let ground = &mut self.sites.get_mut(site).ground;
        let (holder, present, is_contested) = ground.noted;
        let from = std::mem::replace(&mut ground.since, until);
        if from < until {
            let spell = ControlSpell { site, from, until, holder, present, is_contested };
            self.tallies.control.push(spell);
        }
    }

    /// Notes the last spell of every site, at the horizon.
    pub(crate) fn end_control(&mut self) {
        let plan = self.plan();
        if plan.parties.follows_control {
            for site in self.sites.ids() {
                self.end_spell(site, plan.scenario.until);
            }
        }
    }

    /// Whether a side may take a site now: not a camp that still is the mission's.
    pub(crate) fn may_take(&self, site: SiteId) -> bool {
        let camp = self.plan().scenario.sites[site].camp;
        camp.is_none_or(|camp| self.camps.get(camp).is_vacated())
    }

    /// A side comes to hold a site, because of an event.
    pub(crate) fn take_site(
        &mut self,
        site: SiteId,
        side: SideId,
        force: Option<ForceId>,
        cause: EventId,
    ) {
        let plan = self.plan();
        if !self.may_take(site) || self.sites.get(site).ground.holder == Some(side) {
            return;
        }
        let event = match plan.scenario.sites[site].camp {
            Some(camp) => self.take_camp(camp, side, cause),
            None => {
                let last = self.sites.get(site).ground.last;
                let entry = Entry::after(self.agenda.now, EventKind::Occupied, last, Code::Contest);
                let event = self.journal.write(entry.because(cause).site(site));
                self.journal.describe(event, Detail::Side(side));
                event
            }
        };
        self.change_hands(site, Some(side), event);
        self.raise(Happening::at(Occasion::Taken, site).by(side, force), event);
    }

    /// A side comes to hold a vacated camp: its successor, or another.
    fn take_camp(&mut self, id: CampId, side: SideId, cause: EventId) -> EventId {
        let (plan, now) = (self.plan(), self.agenda.now);
        let site = plan.site_of(id);
        let is_successor = plan.parties.successors[id] == Some(side);
        let camp = self.camps.get_mut(id);
        let is_first = camp.succession.filled.is_none();
        camp.succession.taken(now, side, is_successor);
        let vacated = camp.reached[Milestone::Vacated as usize].unwrap_or(EventId::START);
        let taken_over = camp.reached[Milestone::TakenOver as usize];
        let event = if is_successor && taken_over.is_none() {
            let entry = Entry::after(now, EventKind::TakenOver, vacated, Code::Handover);
            self.reach(id, Milestone::TakenOver, entry.because(cause))
        } else {
            let entry = Entry::after(now, EventKind::Occupied, vacated, Code::Handover);
            let event = self.journal.write(entry.because(cause).site(site));
            self.journal.describe(event, Detail::Side(side));
            event
        };
        self.camps.get_mut(id).succession.end_gap(now, event);
        if !is_successor {
            self.lose_unguarded(id, event);
        }
        if is_first {
            self.count_filled(id, event);
        }
        event
    }

    /// One more camp is no longer empty: told to the deadlines that wait for it.
    fn count_filled(&mut self, id: CampId, event: EventId) {
        let plan = self.plan();
        for deadline in &plan.camp_deadlines[id] {
            if let Goal::Empty(_) = plan.scenario.deadlines[*deadline].goal {
                self.count_down(*deadline, plan.site_of(id), event);
            }
        }
    }

    /// Who holds a site gives it up.
    pub(crate) fn give_up(&mut self, site: SiteId, cause: EventId) {
        let Some(side) = self.sites.get(site).ground.holder else { return };
        let last = self.sites.get(site).ground.last;
        let entry = Entry::after(self.agenda.now, EventKind::GivenUp, last, Code::Contest);
        let event = self.journal.write(entry.because(cause).site(site));
        self.journal.describe(event, Detail::Side(side));
        if let Some(camp) = self.plan().scenario.sites[site].camp {
            let now = self.agenda.now;
            let succession = &mut self.camps.get_mut(camp).succession;
            succession.successor_since = None;
            succession.empty_since = Some(now);
        }
        self.change_hands(site, None, event);
        self.raise(Happening::at(Occasion::Emptied, site), event);
    }

    /// A camp's last party is out: nobody holds it.
    pub(crate) fn vacate_site(&mut self, site: SiteId, event: EventId) {
        if let Some(camp) = self.plan().scenario.sites[site].camp {
            self.camps.get_mut(camp).succession.empty_since = Some(self.agenda.now);
        }
        if self.plan().parties.follows_control {
            self.change_hands(site, None, event);
        }
        self.raise(Happening::at(Occasion::Emptied, site), event);
    }

    fn change_hands(&mut self, site: SiteId, holder: Option<SideId>, event: EventId) {
        let plan = self.plan();
        let ground = &mut self.sites.get_mut(site).ground;
        ground.holder = holder;
        ground.last = event;
        self.note_control(site);
        for deadline in &plan.parties.held_deadlines[site] {
            self.recount_held(*deadline, site, event);
        }
    }

    /// Whether one side holds all sites of a deadline now. One that loses a site again before the
    /// due date has not kept it.
    fn recount_held(&mut self, id: DeadlineId, site: SiteId, event: EventId) {
        let asked = &self.plan().scenario.deadlines[id];
        let Goal::Held(side) = asked.goal else { return };
        let holds = |site: &SiteId| self.sites.get(*site).ground.holder == Some(side);
        let all = asked.all.iter().all(holds);
        let now = self.agenda.now;
        let deadline = self.deadlines.get_mut(id);
        match (all, deadline.reached) {
            (true, None) => {
                deadline.reached = Some(event);
                deadline.last_site = Some(site);
            }
            (false, Some(_)) if now <= asked.due => {
                deadline.reached = None;
                deadline.last_site = None;
            }
            _ => {}
        }
    }

    /// Looters come to a vacated camp, if nobody holds it.
    pub(crate) fn loot(&mut self, id: CampId) {
        let site = self.plan().site_of(id);
        if self.sites.get(site).ground.holder.is_some() {
            return;
        }
        let now = self.agenda.now;
        let camp = self.camps.get_mut(id);
        camp.succession.first_in.get_or_insert((now, FirstIn::Looters));
        let vacated = camp.reached[Milestone::Vacated as usize].unwrap_or(EventId::START);
        let entry = Entry::after(now, EventKind::Looted, vacated, Code::Handover).site(site);
        let event = self.journal.write(entry);
        self.lose_unguarded(id, event);
        self.raise(Happening::at(Occasion::Looted, site), event);
    }

    /// A rival that is not modelled as a force comes to a vacated camp.
    pub(crate) fn let_rival_in(&mut self, number: usize) {
        let plan = self.plan();
        let (camp, rival) = plan.parties.rivals[number];
        let side = plan.scenario.camps[camp].rivals[rival].side;
        self.come_in(camp, side);
    }

    /// A side that is not modelled as a force takes a vacated camp that nobody holds.
    pub(crate) fn come_in(&mut self, camp: CampId, side: SideId) {
        let site = self.plan().site_of(camp);
        let vacated = self.camps.get(camp).reached[Milestone::Vacated as usize];
        if let (Some(vacated), None) = (vacated, self.sites.get(site).ground.holder) {
            self.take_site(site, side, None, vacated);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sides_are_those_that_were_put_in() {
        let two = Sides::default().with(SideId(0)).with(SideId(2));
        assert_eq!([0, 1, 2, 3].map(|side| two.contains(SideId(side))), [true, false, true, false]);
    }
}
