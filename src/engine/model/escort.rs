//! Escorts: groups with a home and a place. A convoy has its escort from the beginning of the first
//! escorted road (or from its start, if the group stands there) to the end of the last.

mod expected;
mod strength;
mod travel;

pub(super) use expected::escort_rivals;

use std::collections::VecDeque;

use bevy_ecs::prelude::Component;

use crate::id::{ConvoyId, EscortId, PoolId, RouteId, SiteId};
use crate::scenario::Returns;
use crate::time::Moment;

use super::agenda::Due;
use super::convoy::{Phase, State};
use super::journal::{Actor, Code, EventId, EventKind};
use super::usage::Usage;
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
        let moving: u32 = self.moving.iter().map(|trip| trip.groups).sum();
        self.free() + moving + on_the_road == self.total
    }

    /// Groups that are free, groups that are on their way by themselves, and whether the pool has been
    /// released.
    #[cfg(test)]
    pub(crate) fn standing(&self) -> (u32, u32, bool) {
        let moving = self.moving.iter().map(|trip| trip.groups).sum();
        (self.free(), moving, self.is_open)
    }

    /// Groups that are free, wherever they are.
    pub(crate) fn free(&self) -> u32 {
        self.free.iter().map(|(_, groups)| groups).sum()
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
        if plan.serving(convoy.pool, route).any(|escort| self.bind_escort(id, escort, node)) {
            return true;
        }
        let now = self.agenda.now;
        self.convoys.get_mut(id).turn(State::AwaitingEscort, now);
        let (pool, last) = (self.convoys.get(id).pool, self.convoys.get(id).last);
        self.look_at_empties(pool, last);
        self.look_at_junction(pool, last);
        for escort in plan.serving(pool, route) {
            let waiting = &mut self.escorts.get_mut(escort).waiting;
            // One whose permission was withdrawn meanwhile has kept its place.
            if !waiting.contains(&(id, generation)) {
                waiting.push_back((id, generation));
            }
            self.call_for_waiting(escort, node);
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
                self.resume_trip(convoy_id);
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
        // Its further way is the one that it would take as things stand.
        let trip = self.trip_now(self.convoys.get(id).haul);
        let convoy = self.convoys.get(id);
        let plan = self.plan();
        let [from, to] = plan.hauls[convoy.haul].ends;
        let (begins, now): (SiteId, &[RouteId]) = match convoy.phase {
            Phase::ToLoad => (plan.scenario.pools[convoy.pool].home, &trip.out),
            Phase::ToUnload => (from, &trip.loaded),
            Phase::Home => (to, &trip.back),
        };
        let rest = if leg == 0 && convoy.node == begins { now } else { &convoy.legs[leg..] };
        let later: [&[RouteId]; 2] = match convoy.phase {
            Phase::ToLoad => [&trip.loaded, &trip.back],
            Phase::ToUnload => [&[], &trip.back],
            Phase::Home => [&[], &[]],
        };
        let alone = plan.scenario.escorts[escort].returns == Returns::Alone;
        let needs = |route: &RouteId| {
            plan.groups_on(convoy.pool, *route) > 0 && plan.escorts_on(escort, *route)
        };
        let with_load = rest.iter().chain(later[0]).any(needs);
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
        let mut serving = first.into_iter().flat_map(|route| plan.serving(pool, route));
        if let Some(escort) = serving.find(|escort| self.bind_escort(id, *escort, node)) {
            self.wake_others(escort, pool);
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
