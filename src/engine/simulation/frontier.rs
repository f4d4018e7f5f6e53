//! Where a camp stands that has not finished by the horizon: the process that has been waiting or
//! going on for longest, and the code under which that time is booked.

use crate::id::{Arena, CampId, DeadlineId, LineId, SiteId};
use crate::model::{Actor, Code, Entry, EventId, EventKind, Play};
use crate::scenario::{Goal, Milestone};
use crate::time::Moment;
use crate::units::Share;

/// What a camp is at, at the horizon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Frontier {
    /// When that began.
    pub(super) at: Moment,
    /// The event with which it began.
    pub(super) event: EventId,
    /// Under which code the time since then is booked.
    pub(super) code: Code,
    /// What the camp waits for, if it is something.
    pub(super) actor: Option<Actor>,
}

impl Frontier {
    /// Writes that a site stands so at the horizon, because whoever has what it waits for stands as
    /// it does.
    pub(super) fn meet_horizon(self, play: &mut Play<'_>, site: SiteId) -> EventId {
        let until = play.plan().scenario.until;
        let end = (until, EventKind::Horizon);
        let lacks = self.actor.map(|actor| (self.code, actor));
        let holder = lacks.and_then(|lacks| play.stands_behind(site, lacks, end));
        let entry = Entry::after(until, EventKind::Horizon, self.event, self.code).site(site);
        // A camp whose date has been drawn beyond the horizon is late from the mean of that on.
        let camp = play.plan().scenario.sites[site].camp;
        let planned = camp.map_or(Moment::START, |camp| play.camps.get(camp).planned());
        let entry = match self.code {
            Code::PlannedStart if planned < until => Entry { code: Code::LateRelease, ..entry }
                .split(Code::PlannedStart, planned - Moment::START),
            _ => entry,
        };
        let cause = holder.unwrap_or(entry.cause);
        play.journal.write(Entry { actor: self.actor, ..entry }.because(cause))
    }
}

/// The frontiers of all camps of one run.
pub(super) struct Frontiers(Arena<CampId, Option<Frontier>>);

impl Frontiers {
    /// Looks once at everything that is still going on.
    pub(super) fn find(play: &Play<'_>) -> Self {
        let mut frontiers = Self(Arena::new(vec![None; play.camps.len()]));
        play.each_unfinished(|camp, _, event, code, actor| {
            let at = play.journal[event].at;
            let frontier = Frontier { at, event, code, actor };
            let known = &mut frontiers.0[camp];
            if known.is_none_or(|known| (at, event) < (known.at, known.event)) {
                *known = Some(frontier);
            }
        });
        frontiers
    }

    /// What keeps a camp from a milestone that it has not reached.
    pub(super) fn of(&self, play: &Play<'_>, camp: CampId, milestone: Milestone) -> Frontier {
        let state = play.camps.get(camp);
        let vacated = state.reached[Milestone::Vacated as usize];
        let waits_for_successor = (milestone == Milestone::TakenOver).then_some(vacated).flatten();
        if let Some(event) = waits_for_successor {
            let at = play.journal[event].at;
            return Frontier { at, event, code: Code::Handover, actor: None };
        }
        self.0[camp].unwrap_or(Frontier {
            at: play.journal[state.began].at,
            event: state.began,
            code: if state.begun.is_none() { Code::PlannedStart } else { Code::LateRelease },
            actor: None,
        })
    }

    /// What keeps the load of a camp for which a deadline waits from the end of its journey: of all
    /// its lines, what has gone on for longest. Nothing that is still to come can help where too much
    /// is lost.
    fn of_arrival(&self, play: &Play<'_>, camp: CampId, id: DeadlineId, share: Share) -> Frontier {
        let scenario = &play.plan().scenario;
        let at = |event: EventId| play.journal[event].at;
        let mut all = Vec::new();
        let is_open = |line: &&LineId| {
            scenario.lines[**line].camp == camp && !play.lines.get(**line).has_arrived(share)
        };
        for line in scenario.deadlines[id].lines.iter().filter(is_open) {
            let state = play.lines.get(*line);
            let before = all.len();
            if state.is_past_hope(share) {
                let (event, code) = (state.lost_with, Code::Incident);
                all.push(Frontier { at: at(event), event, code, actor: None });
            }
            play.each_unarrived(*line, |_, event, code, actor| {
                all.push(Frontier { at: at(event), event, code, actor });
            });
            if state.to_handle() > 0 || all.len() == before {
                all.push(self.of(play, camp, Milestone::Lifted));
            }
        }
        let first = all.into_iter().min_by_key(|it| (it.at, it.event));
        first.unwrap_or_else(|| self.of(play, camp, Milestone::Lifted))
    }

    /// What keeps a site from what a deadline asks of it; `None` if it is as it should be.
    pub(super) fn of_site(
        &self,
        play: &Play<'_>,
        site: SiteId,
        id: DeadlineId,
    ) -> Option<Frontier> {
        let asked = &play.plan().scenario.deadlines[id];
        let camp = play.plan().scenario.sites[site].camp;
        let ground = &play.sites.get(site).ground;
        let succession = camp.map(|camp| &play.camps.get(camp).succession);
        match (asked.goal, camp) {
            (Goal::Arrived(share), Some(camp)) => {
                let place = asked.all.binary_search(&site).ok()?;
                let is_there = play.deadlines.get(id).arrived[place].is_some();
                (!is_there).then(|| self.of_arrival(play, camp, id, share))
            }
            (Goal::Reached(milestone), Some(camp)) => {
                let reached = play.camps.get(camp).reached[milestone as usize];
                reached.is_none().then(|| self.of(play, camp, milestone))
            }
            (Goal::Held(side), _) if ground.holder == Some(side) => None,
            (Goal::Empty(_), _) if succession.is_some_and(|it| it.is_filled()) => None,
            (_, Some(camp)) if !play.camps.get(camp).is_vacated() => {
                Some(self.of(play, camp, Milestone::Vacated))
            }
            _ => {
                let code = if camp.is_some() { Code::Handover } else { Code::Contest };
                let at = play.journal[ground.last].at;
                Some(Frontier { at, event: ground.last, code, actor: Some(Actor::Site(site)) })
            }
        }
    }
}
