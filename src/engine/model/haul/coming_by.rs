//! Columns that should come by and collect: where vehicles stand that could go along, loading begins in time
//! for it, as for a permission and an escort of their own.

use crate::id::{ConvoyId, HaulId, RouteId};
use crate::model::convoy::Phase;
use crate::model::journal::EventId;
use crate::model::network::far_end;
use crate::model::world::Play;
use crate::scenario::Loading;
use crate::time::{Moment, Span};

/// A column that should come by.
#[derive(Debug, Clone, Copy)]
pub(super) struct ComingBy {
    convoy: ConvoyId,
    number: u32,
    /// When its tail should be there, and how long it stops at most.
    at: Moment,
    stops: Span,
}

impl Play<'_> {
    /// A column that collects passes its start point: those that stand on its way are told when it should be
    /// there, from means and hours, without weather.
    pub(super) fn tell_those_on_its_way(&mut self, id: ConvoyId, phase: Phase, event: EventId) {
        let plan = self.plan();
        let convoy = self.convoys.get(id);
        let (haul, number) = (&plan.hauls[convoy.haul], convoy.number);
        let Some(asked) = &plan.scenario.pools[haul.pool].collects else { return };
        let loaded_at = match phase {
            Phase::ToLoad => self.reckon_march(id, self.agenda.now, &haul.trip.out) + haul.loading,
            _ => self.agenda.now,
        };
        for other in &haul.collects {
            let there = &plan.hauls[*other];
            let is_to_be_ready = plan.scenario.pools[there.pool].load == Loading::ToBeReady;
            if !there.is_at_home || !is_to_be_ready {
                continue;
            }
            let mut place = haul.ends[0];
            let passes = haul.trip.loaded.iter().position(|route: &RouteId| {
                place = far_end(&plan.scenario, *route, place);
                place == there.ends[0]
            });
            if let Some(last) = passes.filter(|last| last + 1 < haul.trip.loaded.len()) {
                let at = self.reckon_march(id, loaded_at, &haul.trip.loaded[..=last]);
                let coming = ComingBy { convoy: id, number, at, stops: asked.wait };
                self.hauls.get_mut(*other).coming_by.push(coming);
                self.wake(there.pool, event);
            }
        }
    }

    /// When the next column should come by that vehicles of a haul can be loaded for in time.
    pub(super) fn comes_by(&mut self, id: HaulId) -> Moment {
        if self.hauls.get(id).coming_by.is_empty() {
            return Moment::NEVER;
        }
        let loaded = self.agenda.now + self.plan().hauls[id].loading;
        let mut coming = std::mem::take(&mut self.hauls.get_mut(id).coming_by);
        coming.retain(|it| {
            let convoy = self.convoys.get(it.convoy);
            convoy.is_formed() && convoy.number == it.number && loaded <= it.at + it.stops
        });
        let next = coming.iter().map(|it| it.at).min().unwrap_or(Moment::NEVER);
        self.hauls.get_mut(id).coming_by = coming;
        next
    }
}
