//! Contests: where hostile forces meet, a table of the scenario says how long they hold each other
//! up and who gives way; everybody near feels it.

use crate::id::{ContestId, ForceId, RegionId, RouteId, SiteId};
use crate::scenario::{Closes, Contest, Mode, Occasion, Odds, Posture, Task};
use crate::time::Span;

use super::effect::Effect;
use super::force::State;
use super::journal::{Actor, Code, Detail, Entry, EventId, EventKind};
use super::network::far_end;
use super::party::contest_of;
use super::rule::Happening;
use super::world::Play;

/// Where a contest is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// On a route.
    Leg(RouteId),
    /// At a site.
    Site(SiteId),
}

/// How a contest ends for the force that moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    Advances,
    IsHeldUp,
    TurnsBack,
}

/// A contest that a force has begun.
#[derive(Debug)]
pub(crate) struct Engagement {
    pub(crate) place: Place,
    /// Those who oppose it; nobody takes part in it any more who has left.
    pub(crate) against: Vec<ForceId>,
    contest: ContestId,
    ending: Ending,
}

impl Play<'_> {
    /// How a force meets hostile ones now.
    pub(crate) fn posture_of(&self, id: ForceId) -> Posture {
        let force = self.forces.get(id);
        let gives_way = force.retreats
            || matches!(self.task(id), Some(Task::Shadow(_) | Task::Withdraw(_)))
                && matches!(force.state, State::Marches | State::Blocked | State::Shadows);
        if gives_way { Posture::Avoid } else { force.posture }
    }

    /// Whether two forces that meet in a region contest each other's way. Where no table says how
    /// that would go, they do not.
    pub(crate) fn would_contest(&self, one: ForceId, other: ForceId, region: RegionId) -> bool {
        let scenario = &self.plan().scenario;
        let sides = [self.side_of(one), self.side_of(other)];
        if !scenario.are_hostile(sides[0], sides[1]) {
            return false;
        }
        let postures = [self.posture_of(one), self.posture_of(other)];
        !postures.contains(&Posture::Avoid)
            && postures.contains(&Posture::Contest)
            && contest_of(scenario, sides[0], sides[1], region).is_some()
    }

    /// Forces at a site that contest the coming of another; those that have a contest of their own
    /// there see to that first.
    pub(crate) fn opposing_at(&self, id: ForceId, site: SiteId) -> Vec<ForceId> {
        let region = self.region_of(Place::Site(site));
        let stands = |other: &ForceId| {
            let force = self.forces.get(*other);
            force.stands_at() == Some(site) && force.engagement.is_none()
        };
        let others = self.forces.ids().filter(|other| *other != id);
        others.filter(stands).filter(|other| self.would_contest(id, *other, region)).collect()
    }

    /// Hostile forces meet: how long it lasts and how it ends is drawn, and everybody near feels
    /// it.
    pub(crate) fn begin_contest(&mut self, id: ForceId, place: Place, against: Vec<ForceId>) {
        let plan = self.plan();
        let (side, other) = (self.side_of(id), self.side_of(against[0]));
        let table = contest_of(&plan.scenario, side, other, self.region_of(place));
        let table = table.expect("where no table holds, nobody contests");
        let asked = &plan.scenario.contests[table];
        let odds = self.odds(id, place, &against, asked);
        let stream = &mut self.forces.get_mut(id).contests;
        let chance = stream.unit();
        let lasts = odds.lasts.as_ref().unwrap_or(&asked.lasts);
        let lasts = lasts.draw(&self.drawn.assumed, stream).max(Span(1));
        let ending = if chance < odds.advance {
            Ending::Advances
        } else if chance < odds.advance + odds.hold {
            Ending::IsHeldUp
        } else {
            Ending::TurnsBack
        };
        let event = self.note_column(id, EventKind::ContestBegins, actor_of(place));
        self.journal.describe(event, Detail::Contest(id, against[0]));
        self.engage(id, Engagement { place, against, contest: table, ending }, lasts);
        self.feel_contest(id, lasts, event);
        self.raise_contest(id, Occasion::ContestBegins, event);
    }

    /// A column meets a hostile one that has a contest on already: it halts, and is one more of
    /// those who oppose it.
    pub(crate) fn join_contest(&mut self, id: ForceId, other: ForceId, route: RouteId) {
        let event = self.note_column(id, EventKind::ContestBegins, Actor::Route(route));
        self.journal.describe(event, Detail::Contest(id, other));
        self.halt_column(id);
        self.oppose(id);
        if let Some(engagement) = &mut self.forces.get_mut(other).engagement {
            engagement.against.push(id);
        }
    }

    /// A force is gone from where it opposed others: whoever has nobody left against it has its
    /// way at once.
    fn leave_contests(&mut self, gone: ForceId) {
        let now = self.agenda.now;
        for id in self.forces.ids() {
            let Some(engagement) = &mut self.forces.get_mut(id).engagement else { continue };
            let count = engagement.against.len();
            engagement.against.retain(|other| *other != gone);
            if engagement.against.len() == count {
                continue;
            }
            if engagement.against.is_empty() {
                engagement.ending = Ending::Advances;
                self.replan_force(id, now);
            }
            self.forces.get_mut(gone).opposes -= 1;
        }
    }

    pub(crate) fn region_of(&self, place: Place) -> RegionId {
        let scenario = &self.plan().scenario;
        match place {
            Place::Leg(route) => scenario.routes[route].region,
            Place::Site(site) => scenario.sites[site].region,
        }
    }

    /// The first row that fits: relative size, terrain, support.
    fn odds<'c>(
        &self,
        id: ForceId,
        place: Place,
        against: &[ForceId],
        contest: &'c Contest,
    ) -> &'c Odds {
        let scenario = &self.plan().scenario;
        let terrain = match place {
            Place::Leg(route) => &scenario.routes[route].terrain,
            Place::Site(site) => &scenario.sites[site].terrain,
        };
        let size = |id: &ForceId| f64::from(scenario.forces[*id].size);
        let opposing: f64 = against.iter().map(size).sum();
        let ratio = self.strength(id, place) / opposing.max(1.0);
        let has = |id: ForceId, word: &String| scenario.forces[id].support.contains(word);
        let fits = |odds: &&Odds| {
            ratio >= odds.ratio
                && (odds.terrain.is_none() || odds.terrain == *terrain)
                && odds.support.as_ref().is_none_or(|word| has(id, word))
                && odds.against.as_ref().is_none_or(|word| against.iter().any(|it| has(*it, word)))
        };
        contest.odds.iter().find(fits).unwrap_or(&contest.odds[contest.odds.len() - 1])
    }

    /// People of the force that moves, with its side's forces on the spot.
    fn strength(&self, id: ForceId, place: Place) -> f64 {
        let scenario = &self.plan().scenario;
        let is_there = |other: &ForceId| match place {
            Place::Site(site) => self.forces.get(*other).stands_at() == Some(site),
            Place::Leg(route) => self.routes.get(route).columns.contains(other),
        };
        let allied = self.forces.ids().filter(|other| {
            *other != id && self.side_of(*other) == self.side_of(id) && is_there(other)
        });
        let sizes = allied.chain([id]).map(|id| f64::from(scenario.forces[id].size));
        sizes.sum()
    }

    /// Binds all parties of a contest to it.
    fn engage(&mut self, id: ForceId, engagement: Engagement, lasts: Span) {
        if let Place::Leg(_) = engagement.place {
            self.halt_column(id);
        }
        for other in &engagement.against {
            if self.forces.get(*other).state == State::Marches
                && self.forces.get(*other).opposes == 0
            {
                self.halt_column(*other);
            }
            self.oppose(*other);
        }
        if let Place::Site(site) = engagement.place {
            self.sites.get_mut(site).ground.contests += 1;
            self.note_control(site);
        }
        let force = self.forces.get_mut(id);
        force.state = State::Contests;
        force.engagement = Some(engagement);
        let at = self.agenda.now + lasts;
        self.replan_force(id, at);
    }

    fn oppose(&mut self, id: ForceId) {
        let force = self.forces.get_mut(id);
        force.opposes += 1;
        force.opposes_since.get_or_insert(self.agenda.now);
    }

    /// What a contest does to everybody near.
    fn feel_contest(&mut self, id: ForceId, lasts: Span, event: EventId) {
        let Some(engagement) = &self.forces.get(id).engagement else { return };
        let (place, number) = (engagement.place, engagement.contest);
        let contest = &self.plan().scenario.contests[number];
        let stream = &mut self.forces.get_mut(id).contests;
        let assumed = &self.drawn.assumed;
        let all = lasts + contest.aftermath.draw(assumed, stream).max(Span::ZERO);
        let factor = contest.threat_factor.draw(assumed, stream).0.max(0.0);
        let hot = contest.threat_lasts.draw(assumed, stream);
        for route in self.disputed_by(place, contest.closes) {
            self.begin_effect(Effect::Dispute(route), Some(all), event);
        }
        for gate in &contest.suspends {
            self.begin_effect(Effect::Suspend(*gate), Some(all), event);
        }
        for threat in &contest.threats {
            self.begin_effect(Effect::Raise(*threat, factor), Some(hot), event);
        }
        let mut camps: Vec<_> = self
            .ends_of(place)
            .iter()
            .flat_map(|site| self.plan().parties.near[number][*site].iter().copied())
            .collect();
        camps.sort_unstable();
        camps.dedup();
        for camp in camps {
            self.shelter_for(camp, Some(all), event);
        }
    }

    fn disputed_by(&self, place: Place, closes: Closes) -> Vec<RouteId> {
        let scenario = &self.plan().scenario;
        match (place, closes) {
            (_, Closes::Nothing) | (Place::Site(_), Closes::Leg) => Vec::new(),
            (Place::Leg(route), Closes::Leg | Closes::Roads) => vec![route],
            (Place::Site(site), Closes::Roads) => {
                let roads = scenario.routes.iter();
                let at = roads.filter(|(_, it)| it.mode == Mode::Road && it.ends.contains(&site));
                at.map(|(id, _)| id).collect()
            }
        }
    }

    fn ends_of(&self, place: Place) -> Vec<SiteId> {
        match place {
            Place::Leg(route) => self.plan().scenario.routes[route].ends.to_vec(),
            Place::Site(site) => vec![site],
        }
    }

    /// Tells listeners of a contest and both its parties.
    fn raise_contest(&mut self, id: ForceId, on: Occasion, event: EventId) {
        let Some(engagement) = &self.forces.get(id).engagement else { return };
        let (place, against) = (engagement.place, engagement.against.first().copied());
        let mut happening = self.happening(on, place, id);
        if let Some(other) = against {
            happening = happening.by(self.side_of(other), Some(other));
        }
        self.raise(happening, event);
    }

    fn happening(&self, on: Occasion, place: Place, id: ForceId) -> Happening {
        let happening = match place {
            Place::Leg(route) => Happening::on_route(on, route),
            Place::Site(site) => Happening::at(on, site),
        };
        happening.by(self.side_of(id), Some(id))
    }

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

fn actor_of(place: Place) -> Actor {
    match place {
        Place::Leg(route) => Actor::Route(route),
        Place::Site(site) => Actor::Site(site),
    }
}
