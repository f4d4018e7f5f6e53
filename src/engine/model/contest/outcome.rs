//! How contests end: who advances, who is held up, who gives way.

use crate::id::{ForceId, SiteId};
use crate::model::force::State;
use crate::model::journal::{Code, Detail, Entry, EventId, EventKind};
use crate::model::network::far_end;
use crate::model::world::Play;
use crate::scenario::{Mode, Occasion};
use crate::time::Span;

use super::{Ending, Engagement, Place, actor_of};

impl Play<'_> {
    /// A contest is over: one side gives way, or the force that moves waits to try again.
    pub(crate) fn end_contest(&mut self, id: ForceId) {
        let Some(engagement) = &self.forces.get(id).engagement else { return };
        let (place, ending) = (engagement.place, engagement.ending);
        let kind = match ending {
            Ending::Advances => EventKind::Advances,
            Ending::IsHeldUp => EventKind::HeldUp,
            Ending::TurnsBack => EventKind::TurnsBack,
        };
        let last = self.forces.get(id).last;
        let entry = Entry::after(self.agenda.now, kind, last, Code::Contest).with(actor_of(place));
        let event = self.journal.write(entry);
        self.journal.describe(event, Detail::Force(id));
        self.forces.get_mut(id).last = event;
        self.raise_contest(id, Occasion::ContestEnds, event);
        match ending {
            Ending::Advances => self.advance(id, event),
            Ending::IsHeldUp => self.hold_up(id, place, event),
            Ending::TurnsBack => self.give_way(id, event),
        }
    }

    /// Frees all parties of a contest; returns those that opposed the force and still are there.
    fn disengage(&mut self, id: ForceId) -> Option<(Place, Vec<ForceId>)> {
        let Engagement { place, against, .. } = self.forces.get_mut(id).engagement.take()?;
        for other in &against {
            self.forces.get_mut(*other).opposes -= 1;
        }
        if let Place::Site(site) = place {
            self.sites.get_mut(site).ground.contests -= 1;
            let force = self.forces.get_mut(id);
            if force.at == site {
                force.state = State::Idle;
            }
        }
        Some((place, against))
    }

    /// The force that moves has its way: those that opposed it are driven off.
    fn advance(&mut self, id: ForceId, event: EventId) {
        let origin = self.forces.get(id).at;
        let Some((place, against)) = self.disengage(id) else { return };
        for other in against {
            self.drive_off(other, place, origin, event);
        }
        match place {
            Place::Leg(_) => self.march_on(id),
            Place::Site(site) => {
                self.note_control(site);
                // Others may have come to the site meanwhile.
                let opposing = self.opposing_at(id, site);
                if !opposing.is_empty() {
                    self.begin_contest(id, place, opposing);
                    return;
                }
                let (side, holder) = (self.side_of(id), self.sites.get(site).ground.holder);
                let scenario = &self.plan().scenario;
                if holder.is_some_and(|holder| scenario.are_hostile(side, holder)) {
                    self.take_site(site, side, Some(id), event);
                }
                self.go_in(id, site, event);
            }
        }
    }

    /// The way into a site is free for a force that fought for it, or the ground where it stands.
    fn go_in(&mut self, id: ForceId, site: SiteId, event: EventId) {
        if self.forces.get(id).at == site {
            self.stay(id, event);
        } else {
            self.step_in(id, site);
        }
    }

    /// A force that opposed another gives way: back where it came from, or from a site to the
    /// nearest where no hostile force stands; without one it takes no further part.
    fn drive_off(&mut self, id: ForceId, place: Place, origin: SiteId, cause: EventId) {
        self.leave_contests(id);
        self.note_opposed(id, EventKind::DrivenOff, place, Some(cause));
        let event = self.forces.get(id).last;
        let force = self.forces.get_mut(id);
        force.is_overdue = false;
        let is_on_leg = force.state == State::Marches;
        match place {
            Place::Leg(route) if is_on_leg => {
                let length = self.plan().scenario.routes[route].length.0;
                let done = length - self.forces.get(id).work.left;
                self.turn_back(id, route, done);
            }
            Place::Site(site) if self.forces.get(id).stands_at() == Some(site) => {
                self.flee(id, site, origin);
            }
            Place::Leg(_) | Place::Site(_) => {}
        }
        self.raise(self.happening(Occasion::ForceTurnsBack, place, id), event);
    }

    /// A force no longer opposes anybody: for so long as it did it was in a contest, and before that
    /// it did what it was about.
    fn note_opposed(&mut self, id: ForceId, kind: EventKind, place: Place, cause: Option<EventId>) {
        let now = self.agenda.now;
        let force = self.forces.get_mut(id);
        let (last, since) = (force.last, force.opposes_since.take().unwrap_or(now));
        let code = match force.state {
            State::Marches => Code::March,
            State::Blocked => Code::RouteClosed,
            _ => Code::LateRelease,
        };
        let held = (now - since).min(now - self.journal[last].at);
        let entry = Entry::after(now, kind, last, code).with(actor_of(place));
        let entry = entry.because(cause.unwrap_or(last)).split(Code::Contest, held);
        let event = self.journal.write(entry);
        self.journal.describe(event, Detail::Force(id));
        self.forces.get_mut(id).last = event;
    }

    fn flee(&mut self, id: ForceId, site: SiteId, origin: SiteId) {
        let scenario = &self.plan().scenario;
        let side = self.side_of(id);
        let is_safe = |to: SiteId| {
            to != origin
                && self.forces.ids().all(|other| {
                    self.forces.get(other).stands_at() != Some(to)
                        || !scenario.are_hostile(side, self.side_of(other))
                })
        };
        let roads = scenario.routes.iter();
        let ways = roads.filter(|(_, it)| it.mode == Mode::Road && it.ends.contains(&site));
        let ways = ways.filter(|(route, _)| is_safe(far_end(scenario, *route, site)));
        let nearest = ways.min_by(|a, b| a.1.length.0.total_cmp(&b.1.length.0));
        let way = nearest.map(|(route, _)| route);
        self.stop_waiting(id);
        let force = self.forces.get_mut(id);
        force.generation += 1;
        match way {
            Some(route) => {
                force.retreats = true;
                force.legs = vec![route];
                force.leg = 0;
                self.enter_column_leg(id);
            }
            None => force.state = State::Absent,
        }
    }

    /// The force that moves is held up where it is; it tries again after a while.
    fn hold_up(&mut self, id: ForceId, place: Place, event: EventId) {
        let Some(engagement) = &self.forces.get(id).engagement else { return };
        let retry = &self.plan().scenario.contests[engagement.contest].retry;
        let force = self.forces.get_mut(id);
        let wait = retry.draw(&self.drawn.assumed, &mut force.contests).max(Span(60));
        force.state = State::HeldUp;
        let at = self.agenda.now + wait;
        self.replan_force(id, at);
        if let Place::Site(site) = place {
            self.sites.get_mut(site).ground.contests -= 1;
            self.note_control(site);
        }
        self.raise(self.happening(Occasion::ForceHeldUp, place, id), event);
    }

    /// A force that was held up tries again.
    pub(crate) fn try_again(&mut self, id: ForceId) {
        if let Some(Place::Site(site)) = self.forces.get(id).engagement.as_ref().map(|it| it.place)
        {
            // It has not been counted as a contest while it waited.
            self.sites.get_mut(site).ground.contests += 1;
        }
        let Some((place, against)) = self.disengage(id) else { return };
        let last = self.forces.get(id).last;
        let entry = Entry::after(self.agenda.now, EventKind::ForceMoves, last, Code::Contest);
        let event = self.journal.write(entry.with(actor_of(place)));
        self.journal.describe(event, Detail::Force(id));
        self.forces.get_mut(id).last = event;
        match place {
            Place::Site(site) => {
                let opposing = self.opposing_at(id, site);
                if opposing.is_empty() {
                    self.go_in(id, site, event);
                } else {
                    self.begin_contest(id, place, opposing);
                }
            }
            Place::Leg(route) => {
                let region = self.region_of(place);
                let opposes = |other: &ForceId| self.would_contest(id, *other, region);
                let opposing: Vec<ForceId> = against.iter().copied().filter(opposes).collect();
                if opposing.is_empty() {
                    self.march_on(id);
                } else {
                    self.begin_contest(id, Place::Leg(route), opposing);
                }
            }
        }
        self.let_go(&against, place);
    }

    /// The force that moves turns back, and its order is given up.
    fn give_way(&mut self, id: ForceId, event: EventId) {
        let Some((place, against)) = self.disengage(id) else { return };
        let scenario = &self.plan().scenario;
        let force = self.forces.get(id);
        match place {
            Place::Site(site) if force.at == site => self.flee(id, site, site),
            Place::Leg(_) | Place::Site(_) => {
                let route = force.legs[force.leg];
                let done = scenario.routes[route].length.0 - force.work.left;
                self.turn_back(id, route, done);
            }
        }
        if let Place::Site(site) = place {
            self.note_control(site);
        }
        self.let_go(&against, place);
        self.raise(self.happening(Occasion::ForceTurnsBack, place, id), event);
    }

    /// Forces that no longer oppose anybody go on with what they were about.
    fn let_go(&mut self, forces: &[ForceId], place: Place) {
        for id in forces {
            let force = self.forces.get_mut(*id);
            if force.opposes > 0 || force.state == State::Absent {
                continue;
            }
            let is_overdue = std::mem::take(&mut force.is_overdue);
            self.note_opposed(*id, EventKind::Released, place, None);
            let force = self.forces.get(*id);
            if force.state == State::Marches && force.work.rate == 0.0 {
                self.march_on(*id);
            } else if self.turn_to_new_orders(*id, None) {
                continue;
            } else if is_overdue {
                let now = self.agenda.now;
                self.replan_force(*id, now);
            }
        }
    }
}
