//! Sites: bays for road convoys and places on the apron for aircraft (mog), each with its queue.

use std::collections::VecDeque;

use bevy_ecs::prelude::Component;

use crate::id::{ConvoyId, SiteId};

use super::control::Ground;
use super::journal::EventId;
use super::usage::Usage;
use super::world::Play;

/// Places where one convoy or aircraft at a time is loaded or unloaded.
#[derive(Debug, Clone, Default)]
pub(crate) struct Berths {
    /// Places not taken; `None` is no limit.
    free: Option<u32>,
    /// Who waits for one, in order of arrival.
    queue: VecDeque<ConvoyId>,
}

impl Berths {
    fn reset(&mut self, places: Option<u32>) {
        self.free = places;
        self.queue.clear();
    }

    /// Takes a place for `convoy`, or queues it; whether it has one now.
    pub(crate) fn take(&mut self, convoy: ConvoyId) -> bool {
        match &mut self.free {
            None => true,
            Some(0) => {
                self.queue.push_back(convoy);
                false
            }
            Some(free) => {
                *free -= 1;
                true
            }
        }
    }

    /// Whether a place is free.
    pub(crate) fn has_free(&self) -> bool {
        self.free != Some(0)
    }

    /// Gives a place back, straight to the first who waits.
    fn release(&mut self) -> Option<ConvoyId> {
        let free = self.free.as_mut()?;
        let next = self.queue.pop_front();
        if next.is_none() {
            *free += 1;
        }
        next
    }
}

/// The nodes of a site.
#[derive(Component, Debug, Default)]
pub(crate) struct Site {
    bays: Berths,
    apron: Berths,
    /// What its bays, and the places on its apron, have been doing.
    pub(crate) bays_usage: Usage,
    pub(crate) apron_usage: Usage,
    pub(crate) ground: Ground,
}

impl Site {
    /// The places that a convoy of this kind needs.
    pub(crate) fn berths(&mut self, flies: bool) -> &mut Berths {
        if flies { &mut self.apron } else { &mut self.bays }
    }
}

impl Play<'_> {
    /// Frees every place.
    pub(crate) fn reset_sites(&mut self) {
        for id in self.sites.ids() {
            let asked = &self.plan().scenario.sites[id];
            let site = self.sites.get_mut(id);
            site.bays.reset(asked.bays);
            site.apron.reset(asked.mog);
        }
    }

    /// A convoy is done with its place; the next in the queue begins.
    #[inline]
    pub(crate) fn release_berth(&mut self, site: SiteId, flies: bool, event: EventId) {
        if let Some(next) = self.sites.get_mut(site).berths(flies).release() {
            self.begin_handling(next, event);
        }
    }
}
