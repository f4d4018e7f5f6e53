//! Forces: parties that carry out their orders in turn. `column` marches them, `contest` says what
//! happens where hostile ones meet.

mod orders;

use bevy_ecs::prelude::Component;

use crate::chance::{Luck, Stream, StreamKey};
use crate::id::{ForceId, RouteId, RuleId, SideId, SiteId};
use crate::scenario::{Milestone, Occasion, Posture, Presence, Task};
use crate::time::{Moment, Span};

use super::agenda::Due;
use super::contest::{Engagement, Place};
use super::journal::{Actor, Code, Detail, Entry, EventId, EventKind};
use super::rule::Happening;
use super::work::Work;
use super::world::Play;

/// What a force is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum State {
    /// It has no orders left, or cannot carry out the next.
    #[default]
    Idle,
    /// It takes no part in this run.
    Absent,
    /// Waits for a site's milestone, or for something else to happen.
    Awaits,
    /// Waits for a date or makes its pause.
    Pauses,
    /// On a route.
    Marches,
    /// Before a closed route.
    Blocked,
    /// At the site that it is to take over, until the last party is out.
    AwaitsVacation,
    /// Follows another force, and stands where that set out from last.
    Shadows,
    /// Fights its way, on a route or before a site.
    Contests,
    /// Held up in a contest, until it tries again.
    HeldUp,
}

/// A force as it stands.
#[derive(Component, Debug)]
pub(crate) struct Force {
    pub(crate) state: State,
    /// Where it is, or was last.
    pub(crate) at: SiteId,
    /// The order it carries out, or would next.
    pub(crate) order: usize,
    /// The rule, and the number of its action, that gave it its orders; its own without.
    script: Option<(RuleId, usize)>,
    pub(crate) posture: Posture,
    pub(crate) legs: Vec<RouteId>,
    pub(crate) leg: usize,
    pub(crate) work: Work,
    pub(crate) rate: f64,
    pub(crate) dry_rate: f64,
    /// Open hours lost to weather on this leg since `leg_since`, and what it cost before that since the last
    /// event.
    pub(crate) weather_lost: f64,
    pub(crate) leg_since: Moment,
    pub(crate) weather_cost: Span,
    pub(crate) generation: u32,
    pub(crate) last: EventId,
    pub(crate) stream: Stream,
    pub(crate) contests: Stream,
    /// The contest that it has begun.
    pub(crate) engagement: Option<Engagement>,
    /// Contests in which it opposes another.
    pub(crate) opposes: u32,
    /// Since when it has opposed one or another, if it does.
    pub(crate) opposes_since: Option<Moment>,
    /// Whether something fell due while it opposed another.
    pub(crate) is_overdue: bool,
    /// Whether it goes back from a contest, its order given up.
    pub(crate) retreats: bool,
    /// Orders of a rule to which it turns at the next site, or when it opposes nobody any more.
    next_script: Option<(RuleId, usize)>,
    /// How long it shadows, and where it is to stand.
    pub(crate) shadow_until: Moment,
    pub(crate) shadow_goal: SiteId,
}

impl Force {
    pub(crate) fn new(key: StreamKey) -> Self {
        Self {
            state: State::Idle,
            at: SiteId(0),
            order: 0,
            script: None,
            posture: Posture::Defend,
            legs: Vec::new(),
            leg: 0,
            work: Work::NONE,
            rate: 0.0,
            dry_rate: 0.0,
            weather_lost: 0.0,
            leg_since: Moment::START,
            weather_cost: Span::ZERO,
            generation: 0,
            last: EventId::START,
            stream: Luck::new(0, 0).stream(key),
            contests: Luck::new(0, 0).stream(key),
            engagement: None,
            opposes: 0,
            opposes_since: None,
            is_overdue: false,
            retreats: false,
            next_script: None,
            shadow_until: Moment::NEVER,
            shadow_goal: SiteId(0),
        }
    }

    /// The site at which it stands; `None` while it is on the road or takes no part. One that
    /// fights its way into a site is still before it, unless it stood there when that began.
    pub(crate) fn stands_at(&self) -> Option<SiteId> {
        match self.state {
            State::Marches | State::Absent => None,
            State::Contests | State::HeldUp => self.contested_ground(),
            State::Idle
            | State::Awaits
            | State::Pauses
            | State::Blocked
            | State::AwaitsVacation
            | State::Shadows => Some(self.at),
        }
    }

    /// The site where it stands and has begun a contest with others who stand there.
    pub(crate) fn contested_ground(&self) -> Option<SiteId> {
        let place = self.engagement.as_ref().map(|it| it.place);
        (place == Some(Place::Site(self.at))).then_some(self.at)
    }
}

impl<'a> Play<'a> {}

impl Play<'_> {
    /// Puts every force where it starts, with its first order.
    pub(crate) fn reset_forces(&mut self) {
        let plan = self.plan();
        for id in self.forces.ids() {
            let asked = &plan.scenario.forces[id];
            let mut stream = self.drawn.luck.stream(plan.order_keys[id]);
            let rate = asked.rate.draw(&self.drawn.assumed, &mut stream).0.max(0.0);
            let contests = self.drawn.luck.stream(plan.parties.contest_keys[id]);
            let place = self.place_at_start(id);
            let force = self.forces.get_mut(id);
            *force = Force {
                at: place.unwrap_or(asked.at),
                state: if place.is_some() { State::Idle } else { State::Absent },
                posture: asked.posture,
                rate,
                stream,
                contests,
                ..Force::new(plan.order_keys[id])
            };
        }
        self.reset_control();
        for id in self.forces.ids() {
            if self.forces.get(id).state != State::Absent {
                self.take_next_order(id);
            }
        }
    }

    /// Where a force stands at the start, given who holds what.
    fn place_at_start(&self, id: ForceId) -> Option<SiteId> {
        let plan = self.plan();
        let asked = &plan.scenario.forces[id];
        let Presence::IfHeld { otherwise } = asked.presence else { return Some(asked.at) };
        let holder = match plan.parties.assessed[asked.at] {
            Some(assessment) => self.drawn.holders[assessment],
            None => plan.scenario.sites[asked.at].controller,
        };
        if holder == Some(asked.side) { Some(asked.at) } else { otherwise }
    }

    /// The order that a force carries out, or would next.
    pub(crate) fn task(&self, id: ForceId) -> Option<Task> {
        self.orders(id).get(self.forces.get(id).order).map(|order| order.task)
    }

    /// The side of a force.
    pub(crate) fn side_of(&self, id: ForceId) -> SideId {
        self.plan().scenario.forces[id].side
    }

    pub(crate) fn replan_force(&mut self, id: ForceId, at: Moment) {
        let force = self.forces.get_mut(id);
        force.generation += 1;
        self.agenda.plan(at, Due::ForceActs, id.0, force.generation);
    }

    /// A force's pause, its contest or the leg it marches is over.
    pub(crate) fn act(&mut self, id: ForceId, generation: u32) {
        let force = self.forces.get_mut(id);
        if force.generation != generation {
            return;
        }
        if force.opposes > 0 {
            force.is_overdue = true;
            return;
        }
        match force.state {
            State::Awaits => self.take_next_order(id),
            State::Pauses => self.carry_out_order(id),
            State::Marches => self.meet_on_leg(id),
            State::Contests => self.end_contest(id),
            State::HeldUp => self.try_again(id),
            State::Shadows => self.end_order(id),
            State::Blocked => self.enter_when_free(id),
            State::Idle | State::Absent | State::AwaitsVacation => {}
        }
    }

    /// Nobody contests any more that a force stands where it does.
    pub(crate) fn stay(&mut self, id: ForceId, event: EventId) {
        let force = self.forces.get_mut(id);
        force.state = State::Idle;
        let site = force.at;
        self.note_control(site);
        if !self.turn_to_new_orders(id, None) {
            self.complete_order(id, site, event);
        }
    }

    pub(crate) fn begin_march(&mut self, id: ForceId, site: SiteId) {
        let event = self.note_force(id, EventKind::ForceMoves, Code::LateRelease);
        self.journal.describe(event, Detail::March(id, site));
        self.forces.get_mut(id).last = event;
        let (from, side) = (self.forces.get(id).at, self.side_of(id));
        self.raise(Happening::at(Occasion::ForceMoves, from).by(side, Some(id)), event);
        self.set_out(id, site);
        self.note_control(from);
    }

    /// A force that withdraws gives up what its side held where it stood, unless others of its side
    /// stay.
    pub(crate) fn leave_ground(&mut self, id: ForceId, from: SiteId) {
        let side = self.side_of(id);
        let is_held = self.sites.get(from).ground.holder == Some(side);
        if is_held && !self.is_present(from, side) {
            let event = self.forces.get(id).last;
            self.give_up(from, event);
        }
    }

    /// A force changes its posture.
    pub(crate) fn set_posture(&mut self, id: ForceId, posture: Posture, event: EventId) {
        self.forces.get_mut(id).posture = posture;
        let entry = Entry::after(self.agenda.now, EventKind::OrdersGiven, event, Code::Work);
        if let Some(event) = self.journal.mention(entry) {
            self.journal.describe(event, Detail::Posture(id, posture));
        }
        // On the march it may meet now whom it would have let pass, or the other way round.
        self.retime_force(id);
    }

    /// A force is where its order sends it.
    pub(crate) fn arrive(&mut self, id: ForceId) {
        let site = self.forces.get(id).at;
        let side = self.side_of(id);
        let event = self.note_column(id, EventKind::ForceArrives, Actor::Site(site));
        self.forces.get_mut(id).state = State::Idle;
        self.note_control(site);
        self.raise(Happening::at(Occasion::ForceArrives, site).by(side, Some(id)), event);
        if self.turn_to_new_orders(id, None) {
            return;
        }
        if std::mem::take(&mut self.forces.get_mut(id).retreats) {
            self.end_order(id);
            return;
        }
        self.complete_order(id, site, event);
    }

    /// Whether a force of a camp's successor stands at it and takes it over when its last party
    /// leaves.
    pub(crate) fn waits_to_succeed(&self, id: ForceId, site: SiteId) -> bool {
        self.waits_to_take(id, site) && self.is_of_successor(id, site)
    }

    /// Whether a force stands at a camp and takes it over when its last party leaves.
    fn waits_to_take(&self, id: ForceId, site: SiteId) -> bool {
        let force = self.forces.get(id);
        force.stands_at() == Some(site)
            && (force.state == State::AwaitsVacation || self.succeeds_at(id, site))
    }

    /// A force on the spot takes a site that nobody holds, or whose holder is not there to hold it.
    pub(crate) fn seize(&mut self, id: ForceId, site: SiteId, cause: EventId) {
        let side = self.side_of(id);
        let holder = self.sites.get(site).ground.holder;
        let is_there = |holder: SideId| {
            self.forces.ids().any(|other| {
                let force = self.forces.get(other);
                let yields = self.posture_of(other) == Posture::Avoid;
                self.side_of(other) == holder && force.stands_at() == Some(site) && !yields
            })
        };
        if holder.is_none_or(|holder| holder == side || !is_there(holder)) {
            self.take_site(site, side, Some(id), cause);
        }
    }

    /// A camp is vacated: whoever waits there to take it over does so, and so does its successor
    /// if it stands there; of several, the successor's side, then the first by name.
    pub(crate) fn take_over_if_present(&mut self, site: SiteId, event: EventId) {
        let is_there = |id: &ForceId| self.waits_to_take(*id, site);
        let mut takers: Vec<ForceId> = self.forces.ids().filter(is_there).collect();
        takers.sort_by_key(|id| !self.is_of_successor(*id, site));
        for id in &takers {
            self.seize(*id, site, event);
        }
        for id in takers {
            if self.forces.get(id).state == State::AwaitsVacation {
                self.end_order(id);
            }
        }
    }

    /// Whether a force takes over a camp when it only stands there: it is named as successor.
    fn succeeds_at(&self, id: ForceId, site: SiteId) -> bool {
        let scenario = &self.plan().scenario;
        let camp = scenario.sites[site].camp;
        camp.is_some_and(|camp| {
            scenario.camps[camp].successor == Some(crate::scenario::Successor::Force(id))
        })
    }

    fn is_of_successor(&self, id: ForceId, site: SiteId) -> bool {
        let plan = self.plan();
        let camp = plan.scenario.sites[site].camp;
        camp.and_then(|camp| plan.parties.successors[camp]) == Some(self.side_of(id))
    }

    /// A site reaches a milestone: forces whose next order waits for it turn to it.
    pub(crate) fn alert_forces(&mut self, site: SiteId, milestone: Milestone, event: EventId) {
        for id in self.forces.ids() {
            let force = self.forces.get(id);
            if force.state != State::Awaits {
                continue;
            }
            let order = self.orders(id).get(force.order);
            if order.is_some_and(|order| order.after == Some((site, milestone))) {
                self.forces.get_mut(id).last = event;
                self.take_next_order(id);
            }
        }
    }

    pub(crate) fn note_force(&mut self, id: ForceId, kind: EventKind, code: Code) -> EventId {
        let force = self.forces.get(id);
        let entry = Entry::after(self.agenda.now, kind, force.last, code);
        let event = self.journal.write(entry.with(Actor::Site(force.at)));
        self.journal.describe(event, Detail::Force(id));
        event
    }
}
