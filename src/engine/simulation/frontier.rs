//! Where a camp stands that has not finished by the horizon: the process that has been waiting or
//! going on for longest, and the code under which that time is booked.

use crate::id::{Arena, CampId, SiteId};
use crate::model::{Actor, Code, EventId, Play};
use crate::scenario::{Goal, Milestone};
use crate::time::Moment;

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

/// The frontiers of all camps of one run.
pub(super) struct Frontiers(Arena<CampId, Option<Frontier>>);

impl Frontiers {
    /// Looks once at everything that is still going on.
    pub(super) fn find(play: &Play<'_>) -> Self {
        let mut frontiers = Self(Arena::new(vec![None; play.camps.len()]));
        play.each_unfinished(|camp, event, code, actor| {
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
            code: Code::LateRelease,
            actor: None,
        })
    }

    /// What keeps a site from what a deadline asks of it; `None` if it is as it should be.
    pub(super) fn of_site(&self, play: &Play<'_>, site: SiteId, goal: Goal) -> Option<Frontier> {
        let camp = play.plan().scenario.sites[site].camp;
        let ground = &play.sites.get(site).ground;
        let succession = camp.map(|camp| &play.camps.get(camp).succession);
        match (goal, camp) {
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
