//! Forces: parties that carry out their orders in turn. `column` marches them, `contest` says what
//! happens where hostile ones meet.

use bevy_ecs::prelude::Component;

use crate::chance::{Luck, Stream, StreamKey};
use crate::id::{ForceId, RouteId, RuleId, SideId, SiteId};
use crate::scenario::{Action, Milestone, Occasion, Order, Posture, Presence, Task, Trigger};
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

impl<'a> Play<'a> {
    /// The orders of a force: its own, or those that a rule has given it.
    fn orders(&self, id: ForceId) -> &'a [Order] {
        let scenario = &self.plan().scenario;
        match self.forces.get(id).script {
            None => &scenario.forces[id].orders,
            Some((rule, number)) => given(&scenario.rules[rule].actions[number]),
        }
    }
}

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

    /// A force turns to its next order: first what it must wait for, then its pause.
    pub(crate) fn take_next_order(&mut self, id: ForceId) {
        let number = self.forces.get(id).order;
        let order = self.orders(id).get(number);
        let force = self.forces.get_mut(id);
        force.state = State::Idle;
        force.generation += 1;
        let Some(order) = order else { return };
        let awaits_milestone =
            order.after.is_some_and(|(site, milestone)| !self.has_reached(site, milestone));
        let awaits_event =
            matches!(order.when, Some(Trigger::On(_))) && self.has_heard(id, number).is_none();
        let force = self.forces.get_mut(id);
        if awaits_milestone || awaits_event {
            force.state = State::Awaits;
            return;
        }
        let assumed = &self.drawn.assumed;
        let dates = order.not_before.iter().chain(match &order.when {
            Some(Trigger::Date(date)) => Some(date),
            Some(Trigger::On(_) | Trigger::Look(_)) | None => None,
        });
        let not_before =
            dates.map(|date| date.draw(assumed, &mut force.stream)).max().unwrap_or(Moment::START);
        let pause = order.pause.draw(assumed, &mut force.stream).max(Span::ZERO);
        force.state = State::Pauses;
        let at = self.agenda.now.max(not_before) + pause;
        self.replan_force(id, at);
    }

    /// What an order waits for has happened.
    pub(crate) fn wake_force(&mut self, id: ForceId, number: usize, event: EventId) {
        let force = self.forces.get_mut(id);
        if force.state == State::Awaits && force.order == number && force.script.is_none() {
            force.last = event;
            let now = self.agenda.now;
            self.replan_force(id, now);
        }
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

    fn carry_out_order(&mut self, id: ForceId) {
        let Some(task) = self.task(id) else { return };
        let here = self.forces.get(id).at;
        match task {
            Task::Shadow(other) => self.begin_shadow(id, other),
            Task::Hold => self.act_on_the_spot(id),
            Task::Move(site) | Task::TakeOver(site) | Task::Withdraw(site) if site == here => {
                self.act_on_the_spot(id);
            }
            Task::Move(site) | Task::TakeOver(site) | Task::Withdraw(site) => {
                self.begin_march(id, site);
            }
        }
    }

    /// A force carries out an order at the site where it stands. Beside hostile forces that is
    /// where the two meet, though they have stood there together since one fell back onto the
    /// other; only who withdraws gives way.
    fn act_on_the_spot(&mut self, id: ForceId) {
        let site = self.forces.get(id).at;
        let task = self.task(id);
        let opposing = self.opposing_at(id, site);
        if task == Some(Task::Hold) && opposing.is_empty() {
            self.end_order(id);
            return;
        }
        let event = self.note_force(id, EventKind::ForceMoves, Code::LateRelease);
        self.journal.describe(event, Detail::March(id, site));
        self.forces.get_mut(id).last = event;
        if matches!(task, Some(Task::Withdraw(_))) || opposing.is_empty() {
            self.stay(id, event);
        } else {
            self.begin_contest(id, Place::Site(site), opposing);
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

    /// A force begins to follow another.
    fn begin_shadow(&mut self, id: ForceId, other: ForceId) {
        let goal = self.forces.get(other).at;
        let order = &self.orders(id)[self.forces.get(id).order];
        let force = self.forces.get_mut(id);
        let lasts = order.lasts.as_ref();
        let lasts = lasts.map(|lasts| lasts.draw(&self.drawn.assumed, &mut force.stream));
        force.shadow_until = lasts.map_or(Moment::NEVER, |lasts| self.agenda.now + lasts);
        force.shadow_goal = goal;
        self.go_on_shadowing(id);
    }

    /// A shadow stands where it is to stand, goes there, or is done.
    pub(crate) fn go_on_shadowing(&mut self, id: ForceId) {
        let force = self.forces.get_mut(id);
        if self.agenda.now >= force.shadow_until {
            self.end_order(id);
        } else if force.at == force.shadow_goal {
            force.state = State::Shadows;
            let until = force.shadow_until;
            self.replan_force(id, until);
        } else {
            let goal = force.shadow_goal;
            self.begin_march(id, goal);
        }
    }

    /// A force leaves a site by road: its shadows come there.
    pub(crate) fn draw_shadows(&mut self, id: ForceId, from: SiteId) {
        for other in self.forces.ids() {
            if other != id && self.task(other) == Some(Task::Shadow(id)) {
                let force = self.forces.get_mut(other);
                force.shadow_goal = from;
                if force.state == State::Shadows && force.opposes == 0 {
                    self.go_on_shadowing(other);
                }
            }
        }
    }

    pub(crate) fn end_order(&mut self, id: ForceId) {
        self.forces.get_mut(id).order += 1;
        self.take_next_order(id);
    }

    /// A rule gives a force orders in place of those it has.
    pub(crate) fn give_orders(&mut self, id: ForceId, script: (RuleId, usize), event: EventId) {
        let force = self.forces.get_mut(id);
        if force.state == State::Absent {
            return;
        }
        force.next_script = Some(script);
        let entry = Entry::after(self.agenda.now, EventKind::OrdersGiven, event, Code::Work);
        let given = self.journal.write(entry);
        self.journal.describe(given, Detail::Force(id));
        self.turn_to_new_orders(id, Some(given));
    }

    /// Whether a force has been given orders that it has not turned to.
    pub(crate) fn has_orders_waiting(&self, id: ForceId) -> bool {
        self.forces.get(id).next_script.is_some()
    }

    /// A force that stands and opposes nobody turns to the orders it has been given; whether it had
    /// any.
    pub(crate) fn turn_to_new_orders(&mut self, id: ForceId, given: Option<EventId>) -> bool {
        let force = self.forces.get_mut(id);
        let is_free = force.opposes == 0 && force.engagement.is_none();
        if force.next_script.is_none() || force.stands_at().is_none() || !is_free {
            return false;
        }
        force.script = force.next_script.take();
        force.order = 0;
        force.retreats = false;
        force.last = given.unwrap_or(force.last);
        self.stop_waiting(id);
        self.take_next_order(id);
        true
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

    /// A force is where its order sends it, and nobody is in its way.
    fn complete_order(&mut self, id: ForceId, site: SiteId, event: EventId) {
        match self.task(id) {
            Some(Task::Shadow(_)) => self.go_on_shadowing(id),
            Some(Task::TakeOver(_)) if !self.has_reached(site, Milestone::Vacated) => {
                self.forces.get_mut(id).state = State::AwaitsVacation;
                self.note_control(site);
                self.wake_camp_at(site, event);
            }
            task => {
                let succeeds = self.succeeds_at(id, site);
                if matches!(task, Some(Task::TakeOver(_))) || succeeds {
                    self.seize(id, site, event);
                }
                self.end_order(id);
                if succeeds {
                    self.wake_camp_at(site, event);
                }
            }
        }
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

/// The orders that an action gives.
fn given(action: &Action) -> &[Order] {
    match action {
        Action::Order { orders, .. } => orders,
        _ => &[],
    }
}
