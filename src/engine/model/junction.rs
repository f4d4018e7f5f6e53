//! Junctions: columns that go to the same place with their loads wait for one another at a site, and go on as
//! one. The one that was there first takes the others in; those of other pools go along with it.

use crate::id::{ConvoyId, PoolId, RouteId, SiteId};
use crate::scenario::{Loading, Rest};

use super::agenda::Due;
use super::convoy::{Convoy, Phase, State};
use super::journal::{Code, EventId, EventKind};
use super::network::far_end;
use super::world::Play;

impl Play<'_> {
    /// Whether a convoy that has come to the junction of its pool goes on later, or with another. It
    /// closes up first.
    pub(crate) fn stops_to_join(&mut self, id: ConvoyId) -> bool {
        let convoy = self.convoys.get(id);
        let Some(junction) = self.plan().scenario.pools[convoy.pool].joins else { return false };
        let is_there = convoy.node == junction.at && convoy.phase == Phase::ToUnload;
        if !is_there || convoy.has_joined || convoy.leg == 0 || convoy.leg == convoy.legs.len() {
            return false;
        }
        if self.closes_up(id) {
            return true;
        }
        if let Some(leader) = self.waits_for(id) {
            let event = self.unite(leader, id);
            let still_waits = self.convoys.get(leader).waits_to_join();
            if still_waits && !self.is_worth_waiting(leader) {
                self.leave_junction(leader, event);
            }
            return true;
        }
        if self.is_worth_waiting(id) {
            let now = self.agenda.now;
            self.convoys.get_mut(id).turn(State::Waiting(Code::Gathering), now);
            self.replan(id, now + junction.wait, Due::EmptiesLeave);
            return true;
        }
        let convoy = self.convoys.get_mut(id);
        convoy.has_joined = true;
        let (pool, last) = (convoy.pool, convoy.last);
        self.look_at_junction(pool, last);
        false
    }

    /// The first convoy that waits at the junction where another has come, and may take it in.
    fn waits_for(&self, id: ConvoyId) -> Option<ConvoyId> {
        let node = self.convoys.get(id).node;
        let waits = self.convoys.ids().filter(|other| {
            let other = self.convoys.get(*other);
            other.waits_to_join() && other.node == node
        });
        let mut fitting = waits.filter(|other| self.may_join(*other, id)).collect::<Vec<_>>();
        fitting.sort_by_key(|other| self.convoys.get(*other).number);
        fitting.first().copied()
    }

    /// Whether two convoys may go on as one: of one pool, or of two that name the same junction and join, to
    /// the same place, and no more than either pool, the smallest permission and all escorts allow.
    fn may_join(&self, leader: ConvoyId, other: ConvoyId) -> bool {
        let plan = self.plan();
        let [one, two] = [leader, other].map(|id| self.convoys.get(id));
        let end = |convoy: &Convoy| plan.hauls[convoy.haul].ends[1];
        leader != other
            && (one.pool == two.pool || self.pools_join([one.pool, two.pool]))
            && end(one) == end(two)
            && self.size_with_load(leader) + self.size_with_load(other)
                <= self.largest(one.haul).min(plan.scenario.pools[two.pool].max_convoy)
    }

    /// Whether convoys of two pools join at the same junction.
    fn pools_join(&self, pools: [PoolId; 2]) -> bool {
        let [one, other] = pools.map(|pool| self.plan().scenario.pools[pool].joins.map(|it| it.at));
        one.is_some() && one == other && self.may_go_along(pools[0], pools[1])
    }

    /// The vehicles of a convoy, and those that are to drive with it.
    pub(crate) fn size_with_load(&self, id: ConvoyId) -> u32 {
        let size = |convoy: &Convoy| {
            let led = convoy.loads.iter().filter(|load| self.plan().stocks[load.stock].drives);
            convoy.vehicles + led.map(|load| (load.promised + load.aboard) as u32).sum::<u32>()
        };
        self.all_with(id).map(size).sum()
    }

    /// Whether a convoy waits at a junction: it is too small to go on by itself, or another is on its way
    /// there that may join it.
    fn is_worth_waiting(&self, id: ConvoyId) -> bool {
        let convoy = self.convoys.get(id);
        let pool = &self.plan().scenario.pools[convoy.pool];
        if convoy.size() >= self.largest(convoy.haul) {
            return false;
        }
        let is_short = pool.short == Rest::Joins && convoy.size() < pool.min_convoy;
        is_short
            || self
                .convoys
                .ids()
                .any(|other| self.may_join(id, other) && self.comes_through(other, convoy.node))
    }

    /// Whether a convoy is on its way, with its load or to it, and will come through a site. One that waits
    /// for an escort is not waited for.
    fn comes_through(&self, id: ConvoyId, site: SiteId) -> bool {
        let plan = self.plan();
        let convoy = self.convoys.get(id);
        let haul = &plan.hauls[convoy.haul];
        let stays = matches!(convoy.state, State::AwaitingEscort | State::Along);
        if convoy.vehicles == 0 || stays || convoy.waits_to_join() {
            return false;
        }
        match convoy.phase {
            Phase::ToLoad => {
                let reserves = plan.scenario.pools[haul.pool].load == Loading::AtRequest;
                (reserves || !haul.is_at_home)
                    && self.leads_through(haul.ends[0], &haul.trip.loaded, site)
            }
            Phase::ToUnload => self.passes(convoy, site),
            Phase::Home => false,
        }
    }

    /// Whether what is left of the way of a convoy in its phase leads through a site.
    pub(crate) fn passes(&self, convoy: &Convoy, site: SiteId) -> bool {
        self.leads_through(convoy.node, &convoy.legs[convoy.leg..], site)
    }

    fn leads_through(&self, from: SiteId, legs: &[RouteId], site: SiteId) -> bool {
        let mut at = from;
        legs.iter().any(|route| {
            at = far_end(&self.plan().scenario, *route, at);
            at == site
        })
    }

    /// A convoy goes on as one with another that has come where it is: it takes in one of its own pool, and
    /// leads one of another.
    pub(crate) fn unite(&mut self, leader: ConvoyId, id: ConvoyId) -> EventId {
        if self.convoys.get(leader).pool == self.convoys.get(id).pool {
            return self.take_in(leader, id);
        }
        let event = self.go_along(leader, id);
        let pool = self.convoys.get(id).pool;
        self.look_at_empties(pool, event);
        self.look_at_junction(pool, event);
        event
    }

    /// A convoy takes in another that has come: its vehicles, its load and its escort. Its own permissions
    /// are those of all.
    fn take_in(&mut self, leader: ConvoyId, id: ConvoyId) -> EventId {
        let now = self.agenda.now;
        let came = self.convoys.get(id).last;
        let other = self.convoys.get_mut(id);
        other.note_time(now);
        let (vehicles, led) = (other.vehicles, other.led);
        (other.vehicles, other.led) = (0, 0);
        let stands = std::mem::take(&mut other.stands_loaded);
        let (loads, towed) = (std::mem::take(&mut other.loads), std::mem::take(&mut other.towed));
        let tow_pace = other.tow_pace;
        let convoy = self.convoys.get_mut(leader);
        convoy.note_time(now);
        (convoy.vehicles, convoy.led) = (convoy.vehicles + vehicles, convoy.led + led);
        convoy.loads.extend(loads);
        convoy.stands_loaded |= stands;
        if !towed.is_empty() {
            convoy.tow_pace = convoy.tow_pace().min(tow_pace);
            convoy.towed.extend(towed);
        }
        convoy.way_seen = 0;
        let entry = self.convoy_entry(leader, EventKind::Joined, Code::Gathering).because(came);
        let event = self.journal.write(entry);
        self.describe_convoy(leader, event, EventId::START);
        self.set_last(leader, event);
        self.hand_over_escort(id, leader, event);
        self.end_convoy(id, event);
        event
    }

    /// A convoy that waits at a junction goes on.
    pub(crate) fn leave_junction(&mut self, id: ConvoyId, event: EventId) {
        self.convoys.get_mut(id).has_joined = true;
        self.release_convoy(id, event);
    }

    /// A convoy of a pool will not come, or not soon: those that wait at the junction look again.
    #[inline]
    pub(crate) fn look_at_junction(&mut self, pool: PoolId, event: EventId) {
        if self.plan().scenario.pools[pool].joins.is_some() {
            self.let_those_at_junction_go(pool, event);
        }
    }

    fn let_those_at_junction_go(&mut self, pool: PoolId, event: EventId) {
        let waiting = self.convoys.ids().filter(|id| {
            let convoy = self.convoys.get(*id);
            let is_meant = convoy.pool == pool || self.pools_join([convoy.pool, pool]);
            is_meant && convoy.waits_to_join()
        });
        let mut waiting: Vec<ConvoyId> = waiting.collect();
        waiting.sort_by_key(|id| self.convoys.get(*id).number);
        for id in waiting {
            if self.convoys.get(id).waits_to_join() && !self.is_worth_waiting(id) {
                self.leave_junction(id, event);
            }
        }
    }
}

impl Convoy {
    /// Whether it waits at a junction for others.
    pub(crate) fn waits_to_join(&self) -> bool {
        self.state == State::Waiting(Code::Gathering)
            && self.phase == Phase::ToUnload
            && !self.is_collecting()
    }
}
