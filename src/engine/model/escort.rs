//! Escorts: groups with a home and a place. A convoy has its escort from the beginning of the first
//! escorted road (or from its start, if the group stands there) to the end of the last.

mod expected;

pub(super) use expected::escort_rivals;

use std::collections::VecDeque;

use bevy_ecs::prelude::Component;

use crate::id::{ConvoyId, EscortId, PoolId, RouteId, SiteId};
use crate::scenario::Returns;
use crate::time::{Moment, Span};

use super::agenda::Due;
use super::convoy::{Phase, State};
use super::journal::{Actor, Code, Detail, Entry, EventId, EventKind};
use super::network::Trip;
use super::usage::{Activity, Usage};
use super::world::Play;

/// Groups that are on their way to a place by themselves.
#[derive(Debug, Clone, Copy)]
struct OnTheWay {
    leaves: Moment,
    arrives: Moment,
    /// From where, and to where.
    ends: [SiteId; 2],
    groups: u32,
    /// What sent it.
    cause: EventId,
    errand: Errand,
}

/// Why groups go somewhere by themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Errand {
    /// Somebody there needs them.
    Called,
    /// They have nothing more to do.
    Home,
}

/// An escort pool as it stands.
#[derive(Component, Debug, Default)]
pub(crate) struct Escort {
    /// Groups there are in this run.
    total: u32,
    /// Groups there are once the plan has changed.
    later: u32,
    /// Groups that leave it when they are done with their convoys.
    leaving: u32,
    /// Group-seconds of those that have left it, less those in which the ones that came later were not there.
    been: i64,
    /// Groups that are free, by place.
    free: Vec<(SiteId, u32)>,
    moving: Vec<OnTheWay>,
    is_open: bool,
    opens: Moment,
    /// Convoys that wait on the way, with their generation, in order of asking.
    waiting: VecDeque<(ConvoyId, u32)>,
    /// Places where groups that were called have arrived in this second: until the requests there have
    /// been looked at nobody calls them away. And whether anybody would have.
    offered: Vec<SiteId>,
    is_refused: bool,
    /// Convoys that have groups of it with them.
    bound: Vec<ConvoyId>,
    /// The last event with which groups became free.
    freed: EventId,
    /// What its groups have been doing.
    pub(crate) usage: Usage,
}

impl Escort {
    /// Groups there are in this run.
    pub(crate) fn total(&self) -> u32 {
        self.total
    }

    /// Groups that stay: not those that leave when they are done with their convoys.
    pub(crate) fn staying(&self) -> u32 {
        self.total - self.leaving
    }

    /// Group-seconds beside those of its groups from the start: of groups that have left it, less the time in
    /// which those that came later were not there.
    pub(crate) fn been(&self) -> i64 {
        self.been
    }

    /// When they become available.
    pub(crate) fn opened(&self) -> Moment {
        self.opens
    }

    /// Group-seconds until now of those that are on their way by themselves.
    pub(crate) fn seconds_on_the_way(&self, now: Moment) -> i64 {
        let spans = self.moving.iter().map(|it| (now - it.leaves).0 * i64::from(it.groups));
        spans.sum()
    }

    /// Whether the groups that are free, those on their own way and those with convoys are all there
    /// are.
    #[cfg(test)]
    pub(crate) fn adds_up_with(&self, on_the_road: u32) -> bool {
        let free: u32 = self.free.iter().map(|(_, groups)| groups).sum();
        let moving: u32 = self.moving.iter().map(|trip| trip.groups).sum();
        free + moving + on_the_road == self.total
    }

    /// Groups that are free, groups that are on their way by themselves, and whether the pool has been
    /// released.
    #[cfg(test)]
    pub(crate) fn standing(&self) -> (u32, u32, bool) {
        let free = self.free.iter().map(|(_, groups)| groups).sum();
        let moving = self.moving.iter().map(|trip| trip.groups).sum();
        (free, moving, self.is_open)
    }

    fn free_at(&self, site: SiteId) -> u32 {
        let here = self.free.iter().find(|(place, _)| *place == site);
        here.map_or(0, |(_, groups)| *groups)
    }

    fn change_at(&mut self, site: SiteId, change: i64) {
        match self.free.iter_mut().find(|(place, _)| *place == site) {
            Some((_, groups)) => *groups = (i64::from(*groups) + change) as u32,
            None => self.free.push((site, change as u32)),
        }
    }

    /// Whether any group is free elsewhere than at a place.
    fn has_free_beside(&self, place: SiteId) -> bool {
        self.free.iter().any(|(from, groups)| *from != place && *groups > 0)
    }

    /// Groups that stand at a place or are on their way to it.
    fn here_or_coming(&self, site: SiteId) -> u32 {
        let coming = self.moving.iter().filter(|trip| trip.ends[1] == site);
        self.free_at(site) + coming.map(|trip| trip.groups).sum::<u32>()
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
            escort.moving.clear();
            escort.bound.clear();
            escort.offered.clear();
            escort.is_refused = false;
            escort.free.clear();
            escort.freed = EventId::START;
            escort.total = asked.count.draw(&self.drawn.assumed, &mut stream).0;
            escort.later = escort.total;
            (escort.leaving, escort.been) = (0, 0);
            escort.change_at(asked.home, i64::from(escort.total));
            let opens = asked.available.draw(&self.drawn.assumed, &mut stream);
            escort.opens = opens.max(Moment::START);
            escort.is_open = opens <= Moment::START;
            if !escort.is_open {
                self.agenda.plan(opens, Due::EscortOpens, id.0, 0);
            }
        }
        self.plan_escort_changes();
    }

    /// Draws how many groups escort pools have once the plan has changed: by the same luck as one that has
    /// so many from the start.
    fn plan_escort_changes(&mut self) {
        let plan = self.plan();
        let Some(decision) = &plan.scenario.decision else { return };
        for (id, count) in &decision.escorts {
            let mut stream = self.drawn.luck.stream(plan.escort_keys[*id]);
            self.escorts.get_mut(*id).later = count.draw(&self.drawn.assumed, &mut stream).0;
            self.agenda.plan(decision.at, Due::EscortChanges, id.0, 0);
        }
    }

    /// An escort pool gets more groups, or loses those that are too many: the free ones now, the others as
    /// they are done.
    pub(crate) fn change_escort(&mut self, id: EscortId) {
        self.set_escort(id, self.escorts.get(id).later);
    }

    /// Escort groups that a convoy needs on a route.
    fn groups_on(&self, id: ConvoyId, route: RouteId) -> u32 {
        let convoy = self.convoys.get(id);
        if convoy.phase == Phase::Home
            && (convoy.goes_without || self.empties_go_without(convoy.pool))
        {
            return 0;
        }
        let own = self.plan().groups_on(convoy.pool, route);
        let others = convoy.along.others.iter().map(|other| self.convoys.get(*other).pool);
        others.fold(own, |most, pool| most.max(self.plan().groups_on(pool, route)))
    }

    /// Whether all escorts that serve a pool go home alone.
    fn empties_go_without(&self, pool: PoolId) -> bool {
        let plan = self.plan();
        let escorts = &plan.pool_escorts[pool];
        let alone = |escort: &EscortId| plan.scenario.escorts[*escort].returns == Returns::Alone;
        !escorts.is_empty() && escorts.iter().all(alone)
    }

    /// Whether a convoy may enter a route as far as its escort goes; if not, it waits for one.
    pub(crate) fn is_escorted_on(&mut self, id: ConvoyId, route: RouteId) -> bool {
        let needed = self.groups_on(id, route);
        if needed == 0 {
            return true;
        }
        let plan = self.plan();
        let convoy = self.convoys.get(id);
        if let Some(escort) = convoy.escort {
            if plan.escorts_on(escort, route) {
                return true;
            }
            let (last, node, now) = (convoy.last, convoy.node, self.agenda.now);
            self.hand_on_escort_time(id);
            if !self.convoys.get_mut(id).leave_escort_behind(now) {
                self.release_escort(id, node, last);
            }
        }
        let convoy = self.convoys.get(id);
        let (node, generation) = (convoy.node, convoy.generation);
        for escort in &plan.pool_escorts[convoy.pool] {
            if plan.escorts_on(*escort, route) && self.bind_escort(id, *escort, node) {
                return true;
            }
        }
        let now = self.agenda.now;
        self.convoys.get_mut(id).turn(State::AwaitingEscort, now);
        let (pool, last) = (self.convoys.get(id).pool, self.convoys.get(id).last);
        self.look_at_empties(pool, last);
        self.look_at_junction(pool, last);
        for escort in &plan.pool_escorts[self.convoys.get(id).pool] {
            if plan.escorts_on(*escort, route) {
                self.escorts.get_mut(*escort).waiting.push_back((id, generation));
                self.call_for_waiting(*escort, node);
            }
        }
        false
    }

    /// Groups of an escort pool that a convoy needs with the vehicles that it has.
    fn groups_needed(&self, id: ConvoyId, escort: EscortId) -> u32 {
        let convoy = self.convoys.get(id);
        let all = self.size_with_load(id);
        self.plan().groups_for(convoy.pool, escort, convoy.escorts_needed, all)
    }

    /// Groups of an escort pool that convoys on the way wait for at a place.
    fn groups_waited_for(&self, id: EscortId, place: SiteId) -> u32 {
        let waiting = self.escorts.get(id).waiting.iter().filter(|(convoy, generation)| {
            let convoy = self.convoys.get(*convoy);
            let waits = convoy.state == State::AwaitingEscort && convoy.generation == *generation;
            waits && convoy.node == place
        });
        waiting.map(|(convoy, _)| self.groups_needed(*convoy, id)).sum()
    }

    /// Binds groups that stand at a place to a convoy there; whether there were enough.
    pub(crate) fn bind_escort(&mut self, id: ConvoyId, escort: EscortId, place: SiteId) -> bool {
        let needed = self.groups_needed(id, escort);
        let state = self.escorts.get_mut(escort);
        if !state.is_open || state.free_at(place) < needed {
            return false;
        }
        state.change_at(place, -i64::from(needed));
        state.bound.push(id);
        let now = self.agenda.now;
        let convoy = self.convoys.get_mut(id);
        convoy.note_time(now);
        convoy.escort = Some(escort);
        convoy.groups = needed;
        true
    }

    /// Sends for free groups from elsewhere for all who wait at a place on the way.
    fn call_for_waiting(&mut self, id: EscortId, place: SiteId) {
        if self.escorts.get(id).has_free_beside(place) {
            self.call_escort(id, place, self.groups_waited_for(id, place));
        }
    }

    /// Sends for free groups from elsewhere, unless enough are there or coming.
    fn call_escort(&mut self, id: EscortId, place: SiteId, needed: u32) {
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

    fn travel_from(&self, at: Moment, from: SiteId, to: SiteId) -> Option<Moment> {
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

    /// The requests at the places where called groups have arrived have been looked at: whatever is
    /// still there may be called away. Without that, two of whom the one that is served first cannot
    /// leave would call them to and fro for ever.
    pub(crate) fn end_offers(&mut self) {
        while let Some(id) = self.woken.offering.pop() {
            let escort = self.escorts.get_mut(id);
            escort.offered.clear();
            let event = escort.freed;
            if std::mem::take(&mut escort.is_refused) {
                for pool in &self.plan().scenario.escorts[id].serves {
                    self.wake(*pool, event);
                }
            }
        }
    }

    /// Groups are free at a place: whoever waits there takes them; then requests may.
    fn free_escort(&mut self, id: EscortId, place: SiteId, groups: u32, event: EventId) {
        let escort = self.escorts.get_mut(id);
        escort.change_at(place, i64::from(groups));
        escort.freed = event;
        let gone = escort.leaving.min(groups);
        if gone > 0 {
            escort.change_at(place, -i64::from(gone));
            escort.leaving -= gone;
            self.take_groups(id, gone);
        }
        self.assign_escorts(id, event);
        for pool in &self.plan().scenario.escorts[id].serves {
            self.wake(*pool, event);
        }
    }

    /// Gives groups to convoys that wait on the way, in order of asking, or sends for some.
    fn assign_escorts(&mut self, id: EscortId, event: EventId) {
        let mut index = 0;
        while let Some((convoy_id, generation)) = self.escorts.get(id).waiting.get(index).copied() {
            let convoy = self.convoys.get(convoy_id);
            let waits = convoy.state == State::AwaitingEscort && convoy.generation == generation;
            let node = convoy.node;
            if !waits {
                self.escorts.get_mut(id).waiting.remove(index);
            } else if self.bind_escort(convoy_id, id, node) {
                self.escorts.get_mut(id).waiting.remove(index);
                self.note_escort(convoy_id, id, event);
                self.enter_leg(convoy_id);
            } else {
                self.call_for_waiting(id, node);
                index += 1;
            }
        }
    }

    fn note_escort(&mut self, id: ConvoyId, escort: EscortId, event: EventId) {
        let entry = self.convoy_entry(id, EventKind::EscortJoined, Code::NoEscort);
        let entry = entry.because(event).with(Actor::Escort(escort));
        let event = self.journal.write(entry);
        self.set_last(id, event);
    }

    /// After so many legs of its phase, or with the load handed over: an escort that has nothing more
    /// to do leaves a convoy, where all of it has come to.
    #[inline]
    pub(crate) fn turn_escort_back(
        &mut self,
        id: ConvoyId,
        leg: usize,
        place: SiteId,
        event: EventId,
    ) {
        if let Some(escort) = self.convoys.get(id).escort {
            self.end_escorting(id, escort, (leg, place), event);
        }
    }

    fn end_escorting(
        &mut self,
        id: ConvoyId,
        escort: EscortId,
        (leg, place): (usize, SiteId),
        event: EventId,
    ) {
        let convoy = self.convoys.get(id);
        let plan = self.plan();
        let trip = &plan.hauls[convoy.haul].trip;
        let later: [&[RouteId]; 2] = match convoy.phase {
            Phase::ToLoad => [&trip.loaded, &trip.back],
            Phase::ToUnload => [&[], &trip.back],
            Phase::Home => [&[], &[]],
        };
        let alone = plan.scenario.escorts[escort].returns == Returns::Alone;
        let needs = |route: &RouteId| {
            plan.groups_on(convoy.pool, *route) > 0 && plan.escorts_on(escort, *route)
        };
        let with_load = convoy.legs[leg..].iter().chain(later[0]).any(needs);
        if with_load && !(alone && convoy.phase == Phase::Home) {
            return;
        }
        if !alone && later[1].iter().any(needs) {
            return;
        }
        self.release_escort(id, place, event);
        self.convoys.get_mut(id).goes_without |= alone;
    }

    /// A convoy's escort leaves it at a place.
    #[inline]
    pub(crate) fn release_escort(&mut self, id: ConvoyId, place: SiteId, event: EventId) {
        self.hand_on_escort_time(id);
        let convoy = self.convoys.get_mut(id);
        let groups = std::mem::take(&mut convoy.groups);
        if let Some(escort) = convoy.escort.take() {
            self.send_off(id, (escort, groups), place, event);
        }
    }

    /// A convoy that has been taken in by another leaves it its escort; groups that are more than all of it
    /// needs are done.
    pub(crate) fn hand_over_escort(&mut self, from: ConvoyId, to: ConvoyId, event: EventId) {
        let (convoy, leader) = (self.convoys.get(from), self.convoys.get(to));
        let Some(escort) = convoy.escort else { return };
        if leader.escort.is_some_and(|own| own != escort) {
            return;
        }
        self.hand_on_escort_time(from);
        self.hand_on_escort_time(to);
        let convoy = self.convoys.get_mut(from);
        let groups = std::mem::take(&mut convoy.groups);
        convoy.escort = None;
        let (place, has) = (convoy.node, self.convoys.get(to).groups + groups);
        let needed = self.groups_needed(to, escort).min(has);
        let leader = self.convoys.get_mut(to);
        leader.escort = Some(escort);
        leader.groups = needed;
        let bound = &mut self.escorts.get_mut(escort).bound;
        if !bound.contains(&to) {
            bound.push(to);
        }
        bound.retain(|other| *other != from);
        if has > needed {
            self.send_off(from, (escort, has - needed), place, event);
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

    /// An escort pool becomes available.
    pub(crate) fn open_escort(&mut self, id: EscortId) {
        self.escorts.get_mut(id).is_open = true;
        self.keep_account_open();
        let now = self.agenda.now;
        let entry = Entry::after(now, EventKind::PoolOpens, EventId::START, Code::LateRelease);
        let event = self.journal.write(entry.with(Actor::Escort(id)));
        let home = self.plan().scenario.escorts[id].home;
        self.free_escort(id, home, 0, event);
    }

    /// Groups are no longer there from now on.
    fn take_groups(&mut self, id: EscortId, groups: u32) {
        self.keep_account_open();
        let now = self.agenda.now;
        let escort = self.escorts.get_mut(id);
        escort.total -= groups;
        let closed = now.min(escort.opens);
        escort.been += now.0 * i64::from(groups);
        escort.usage.add(Activity::Unavailable, closed.0 * i64::from(groups));
    }

    /// An escort pool has so many groups now: more stand at its home, fewer are missing from those that
    /// are free. Groups with convoys are not taken from them, but leave when they are done.
    pub(crate) fn set_escort(&mut self, id: EscortId, groups: u32) {
        let home = self.plan().scenario.escorts[id].home;
        self.keep_account_open();
        let escort = self.escorts.get_mut(id);
        let too_many = escort.total.saturating_sub(groups);
        let mut fewer = too_many;
        for (_, free) in &mut escort.free {
            let taken = fewer.min(*free);
            *free -= taken;
            fewer -= taken;
        }
        let more = groups.saturating_sub(escort.total);
        escort.leaving = fewer;
        self.take_groups(id, too_many - fewer);
        if more > 0 {
            let now = self.agenda.now;
            let escort = self.escorts.get_mut(id);
            escort.total += more;
            // They were not there before.
            let closed = now.min(escort.opens);
            escort.been -= now.0 * i64::from(more);
            escort.usage.add(Activity::Unavailable, -closed.0 * i64::from(more));
            escort.change_at(home, i64::from(more));
        }
        // Fewer cover fewer vehicles: a column may be as large by now as it will be.
        let event = self.escorts.get(id).freed;
        self.free_escort(id, home, 0, event);
    }

    /// How many vehicles the groups cover at most that stand where a convoy starts, if they are enough
    /// for `least`; groups that stand elsewhere are sent for. The pool of the groups that are missing, if
    /// they are not.
    pub(crate) fn escort_at_start(
        &mut self,
        id: ConvoyId,
        trip: &Trip,
        least: u32,
    ) -> Result<u32, EscortId> {
        let convoy = self.convoys.get(id);
        let (node, asked, pool) = (convoy.node, convoy.escorts_needed, convoy.pool);
        let plan = self.plan();
        let escorted = |route: &RouteId| asked > 0 && plan.groups_on(pool, *route) > 0;
        let Some(first) = trip.routes().next().filter(escorted) else { return Ok(u32::MAX) };
        let mut missing = None;
        for escort in &plan.pool_escorts[pool] {
            if !plan.escorts_on(*escort, first) {
                continue;
            }
            let state = self.escorts.get(*escort);
            let free = state.free_at(node);
            if state.is_open && free >= plan.groups_for(pool, *escort, asked, least) {
                return Ok(plan.covered_by(pool, *escort, free));
            }
            missing.get_or_insert(*escort);
        }
        let Some(missing) = missing else { return Ok(u32::MAX) };
        for escort in &plan.pool_escorts[pool] {
            if plan.escorts_on(*escort, first) && self.escorts.get(*escort).has_free_beside(node) {
                let first = self.groups_waited_for(*escort, node);
                self.call_escort(
                    *escort,
                    node,
                    first + plan.groups_for(pool, *escort, asked, least),
                );
            }
        }
        Err(missing)
    }

    /// What has last made groups of an escort pool free.
    pub(crate) fn escort_freed(&self, id: EscortId) -> EventId {
        self.escorts.get(id).freed
    }

    /// A convoy that leaves takes along groups that stand where it starts, if it will need them.
    pub(crate) fn take_escort_along(&mut self, id: ConvoyId) {
        let convoy = self.convoys.get(id);
        let (node, pool) = (convoy.node, convoy.pool);
        if convoy.escorts_needed == 0 || convoy.escort.is_some() {
            return;
        }
        let plan = self.plan();
        let trip = &plan.hauls[convoy.haul].trip;
        let first = trip.routes().find(|route| plan.groups_on(pool, *route) > 0);
        for escort in &plan.pool_escorts[pool] {
            let is_meant = first.is_some_and(|route| plan.escorts_on(*escort, route));
            if is_meant && self.bind_escort(id, *escort, node) {
                self.wake_others(*escort, pool);
                return;
            }
        }
    }

    /// Groups have left with a column: other pools may now know when these will be back.
    fn wake_others(&mut self, id: EscortId, taker: PoolId) {
        for pool in &self.plan().scenario.escorts[id].serves {
            if *pool != taker && !self.pools.get(*pool).requests.is_empty() {
                self.wake(*pool, EventId::START);
            }
        }
    }
}
