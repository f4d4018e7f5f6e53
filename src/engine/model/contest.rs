//! Contests: where hostile forces meet, a table of the scenario says how long they hold each other
//! up and who gives way; everybody near feels it.

mod outcome;

use crate::id::{ContestId, ForceId, RegionId, RouteId, SiteId};
use crate::scenario::{Closes, Contest, Mode, Occasion, Odds, Posture, Task};
use crate::time::Span;

use super::effect::Effect;
use super::force::State;
use super::journal::{Actor, Detail, EventId, EventKind};
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
}

fn actor_of(place: Place) -> Actor {
    match place {
        Place::Leg(route) => Actor::Route(route),
        Place::Site(site) => Actor::Site(site),
    }
}
