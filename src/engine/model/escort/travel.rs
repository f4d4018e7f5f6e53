//! Groups that go where they are waited for, and home.

use crate::id::{ConvoyId, EscortId, RouteId, SiteId};
use crate::model::agenda::Due;
use crate::model::journal::{Actor, Code, Detail, Entry, EventId, EventKind};
use crate::model::world::Play;
use crate::time::{Moment, Span};

use super::{Errand, OnTheWay};

impl Play<'_> {
    /// Sends for free groups from elsewhere for all who wait at a place on the way.
    pub(super) fn call_for_waiting(&mut self, id: EscortId, place: SiteId) {
        if self.escorts.get(id).has_free_beside(place) {
            self.call_escort(id, place, self.groups_waited_for(id, place));
        }
    }

    /// Sends for free groups from elsewhere, unless enough are there or coming.
    pub(super) fn call_escort(&mut self, id: EscortId, place: SiteId, needed: u32) {
        let state = self.escorts.get(id);
        if !state.is_open || state.here_or_coming(place) >= needed {
            return;
        }
        let missing = needed - state.here_or_coming(place);
        let is_offered = |from: &SiteId| state.offered.contains(from);
        let away = state.free.iter().filter(|(from, groups)| *from != place && *groups > 0);
        let is_refused = away.clone().any(|(from, _)| is_offered(from));
        let away = away.filter(|(from, _)| !is_offered(from));
        let ways = away.filter_map(|(from, groups)| {
            let arrives = self.travel(*from, place)?;
            Some((arrives, *from, (*groups).min(missing)))
        });
        let nearest = ways.min();
        self.escorts.get_mut(id).is_refused |= is_refused && nearest.is_none();
        if let Some((arrives, from, groups)) = nearest {
            self.send_escort(id, [from, place], arrives, groups, Errand::Called);
        }
    }

    fn send_escort(
        &mut self,
        id: EscortId,
        [from, to]: [SiteId; 2],
        arrives: Moment,
        groups: u32,
        errand: Errand,
    ) {
        let leaves = self.agenda.now;
        let escort = self.escorts.get_mut(id);
        escort.change_at(from, -i64::from(groups));
        let cause = escort.freed;
        escort.moving.push(OnTheWay { leaves, arrives, ends: [from, to], groups, cause, errand });
        self.agenda.plan(arrives, Due::EscortArrives, id.0, 0);
    }

    /// When somebody who leaves now would be at another place by road; `None` if there is no way.
    fn travel(&self, from: SiteId, to: SiteId) -> Option<Moment> {
        self.travel_from(self.agenda.now, from, to)
    }

    pub(super) fn travel_from(&self, at: Moment, from: SiteId, to: SiteId) -> Option<Moment> {
        let plan = self.plan();
        if from == to {
            return Some(at);
        }
        let way = plan.network.road(from, to)?;
        let leg = |at: Moment, route: &RouteId| {
            let seconds = plan.network.seconds_on(*route);
            plan.route_hours(*route).after(at, Span(seconds as i64))
        };
        Some(way.iter().fold(at, leg))
    }

    /// Groups that went by themselves are where they were to go.
    pub(crate) fn escort_arrives(&mut self, id: EscortId) {
        let now = self.agenda.now;
        while let Some(index) =
            self.escorts.get(id).moving.iter().position(|trip| trip.arrives <= now)
        {
            let trip = self.escorts.get_mut(id).moving.remove(index);
            self.note_escort_trip(id, trip.groups, trip.arrives - trip.leaves);
            let entry = Entry::after(now, EventKind::EscortFree, trip.cause, Code::March)
                .with(Actor::Escort(id))
                .convoy(self.journal[trip.cause].convoy);
            let event = self.journal.write(entry);
            self.journal.describe(event, Detail::Trip(trip.ends));
            self.free_escort(id, trip.ends[1], trip.groups, event);
            if trip.errand == Errand::Called {
                self.escorts.get_mut(id).offered.push(trip.ends[1]);
                self.woken.offering.push(id);
            }
        }
    }

    /// Groups that were with a convoy are done with it at a place, and go home unless somebody waits
    /// there.
    pub(crate) fn send_off(
        &mut self,
        id: ConvoyId,
        (escort, groups): (EscortId, u32),
        place: SiteId,
        event: EventId,
    ) {
        self.escorts.get_mut(escort).bound.retain(|other| *other != id);
        let number = self.convoys.get(id).number;
        let home = self.plan().scenario.escorts[escort].home;
        let entry = Entry::after(self.agenda.now, EventKind::EscortFree, event, Code::March)
            .with(Actor::Escort(escort))
            .convoy(number);
        let event = self.journal.write(entry);
        let stays = place == home || self.groups_waited_for(escort, place) > 0;
        let arrives = if stays { None } else { self.travel(place, home) };
        match arrives {
            None => self.free_escort(escort, place, groups, event),
            Some(arrives) => {
                self.escorts.get_mut(escort).freed = event;
                self.escorts.get_mut(escort).change_at(place, i64::from(groups));
                self.send_escort(escort, [place, home], arrives, groups, Errand::Home);
            }
        }
    }
}
