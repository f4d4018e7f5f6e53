//! Escorts: groups that go with a convoy from departure to return, first come, first served.

use std::collections::VecDeque;

use bevy_ecs::prelude::Component;

use crate::id::{ConvoyId, EscortId};
use crate::time::Moment;

use super::agenda::Due;
use super::convoy::State;
use super::journal::{Actor, Code, Entry, EventId, EventKind};
use super::world::Play;

/// An escort pool as it stands.
#[derive(Component, Debug, Default)]
pub(crate) struct Escort {
    /// Groups there are in this run.
    total: u32,
    /// Groups at home.
    free: u32,
    is_open: bool,
    /// Convoys that wait, with their generation, in order of asking.
    waiting: VecDeque<(ConvoyId, u32)>,
}

impl Escort {
    /// Whether the groups at home and those on the road are all there are.
    #[cfg(test)]
    pub(crate) fn adds_up_with(&self, on_the_road: u32) -> bool {
        self.free + on_the_road == self.total
    }
}

impl Play<'_> {
    /// Draws every escort pool and plans its opening.
    pub(crate) fn reset_escorts(&mut self) {
        for id in self.escorts.ids() {
            let plan = self.plan();
            let asked = &plan.scenario.escorts[id];
            let mut stream = self.drawn.luck.stream(plan.escort_keys[id]);
            let escort = self.escorts.get_mut(id);
            escort.waiting.clear();
            escort.total = asked.count.draw(&self.drawn.assumed, &mut stream).0;
            escort.free = escort.total;
            let opens = asked.available.draw(&self.drawn.assumed, &mut stream);
            escort.is_open = opens <= Moment::START;
            if !escort.is_open {
                self.agenda.plan(opens, Due::EscortOpens, id.0, 0);
            }
        }
    }

    /// A convoy with all its permits takes the escort it needs, or waits for one.
    pub(crate) fn seek_escort(&mut self, id: ConvoyId) {
        let plan = self.plan();
        let convoy = self.convoys.get(id);
        if convoy.escorts_needed == 0 || convoy.escort.is_some() {
            self.depart(id);
            return;
        }
        let (needed, generation) = (convoy.escorts_needed, convoy.generation);
        let serving = &plan.pool_escorts[convoy.pool];
        for escort in serving {
            self.forget_stale(*escort);
        }
        let able = serving.iter().copied().find(|escort| {
            let escort = self.escorts.get(*escort);
            escort.is_open && escort.waiting.is_empty() && escort.free >= needed
        });
        if let Some(escort) = able {
            self.join_escort(id, escort);
            self.depart(id);
            return;
        }
        self.convoys.get_mut(id).state = State::AwaitingEscort;
        for escort in serving {
            let escort = self.escorts.get_mut(*escort);
            if escort.total >= needed {
                escort.waiting.push_back((id, generation));
            }
        }
    }

    /// Drops convoys from the head of a queue that have found an escort elsewhere, or wait no more.
    fn forget_stale(&mut self, id: EscortId) {
        while let Some((convoy, generation)) = self.escorts.get(id).waiting.front().copied() {
            if self.awaits_escort(convoy, generation) {
                return;
            }
            self.escorts.get_mut(id).waiting.pop_front();
        }
    }

    /// Whether an entry of a queue is still meant.
    fn awaits_escort(&self, id: ConvoyId, generation: u32) -> bool {
        let convoy = self.convoys.get(id);
        convoy.state == State::AwaitingEscort
            && convoy.generation == generation
            && convoy.escort.is_none()
    }

    fn join_escort(&mut self, id: ConvoyId, escort: EscortId) {
        let convoy = self.convoys.get_mut(id);
        convoy.escort = Some(escort);
        self.escorts.get_mut(escort).free -= convoy.escorts_needed;
    }

    /// Gives escorts to who waits, in order, while there are enough.
    fn assign_escorts(&mut self, id: EscortId, event: EventId) {
        while let Some((convoy_id, generation)) = self.escorts.get(id).waiting.front().copied() {
            let waits = self.awaits_escort(convoy_id, generation);
            let needed = self.convoys.get(convoy_id).escorts_needed;
            if waits && self.escorts.get(id).free < needed {
                return;
            }
            self.escorts.get_mut(id).waiting.pop_front();
            if waits {
                self.join_escort(convoy_id, id);
                self.note_escort(convoy_id, id, event);
                self.depart(convoy_id);
            }
        }
    }

    fn note_escort(&mut self, convoy_id: ConvoyId, escort: EscortId, event: EventId) {
        let convoy = self.convoys.get(convoy_id);
        let site = self.plan().stocks[convoy.stock].site;
        let now = self.agenda.now;
        let entry = Entry::after(now, EventKind::EscortJoined, convoy.last, Code::NoEscort)
            .because(event)
            .site(site)
            .with(Actor::Escort(escort))
            .convoy(convoy.number);
        self.convoys.get_mut(convoy_id).last = self.journal.write(entry);
    }

    /// Escorts come home with their convoy.
    pub(crate) fn release_escort(&mut self, escort: EscortId, groups: u32, event: EventId) {
        self.escorts.get_mut(escort).free += groups;
        self.assign_escorts(escort, event);
    }

    /// An escort pool becomes available.
    pub(crate) fn open_escort(&mut self, id: EscortId) {
        self.escorts.get_mut(id).is_open = true;
        let now = self.agenda.now;
        let entry = Entry::after(now, EventKind::PoolOpens, EventId::START, Code::LateRelease);
        let event = self.journal.write(entry.with(Actor::Escort(id)));
        self.assign_escorts(id, event);
    }
}
