//! The orders of forces: taken up in turn, given by rules, completed.

use crate::id::{ForceId, RuleId, SiteId};
use crate::model::contest::Place;
use crate::model::journal::{Code, Detail, Entry, EventId, EventKind};
use crate::model::world::Play;
use crate::scenario::{Action, Milestone, Order, Task, Trigger};
use crate::time::{Moment, Span};

use super::State;

impl<'a> Play<'a> {
    /// The orders of a force: its own, or those that a rule has given it.
    pub(super) fn orders(&self, id: ForceId) -> &'a [Order] {
        let scenario = &self.plan().scenario;
        match self.forces.get(id).script {
            None => &scenario.forces[id].orders,
            Some((rule, number)) => given(&scenario.rules[rule].actions[number]),
        }
    }
}

impl Play<'_> {
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

    pub(super) fn carry_out_order(&mut self, id: ForceId) {
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

    /// A force is where its order sends it, and nobody is in its way.
    pub(super) fn complete_order(&mut self, id: ForceId, site: SiteId, event: EventId) {
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
}

/// The orders that an action gives.
fn given(action: &Action) -> &[Order] {
    match action {
        Action::Order { orders, .. } => orders,
        _ => &[],
    }
}
