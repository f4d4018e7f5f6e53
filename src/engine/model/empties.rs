//! Empties: the way home is a movement too. Vehicles that are unloaded ask for a permission of their own
//! where they need one, and wait for others where so many are to go together.

use crate::id::{ConvoyId, GateId, PoolId, SiteId};
use crate::scenario::Empties;

use super::agenda::Due;
use super::convoy::{Convoy, Phase, State};
use super::journal::{Code, EventId};
use super::world::Play;

impl Play<'_> {
    /// A convoy is unloaded and turns for home, when it has what it needs for that.
    pub(crate) fn turn_for_home(&mut self, id: ConvoyId, event: EventId) {
        let trip = self.trip_now(self.convoys.get(id).haul);
        if trip.return_gates.is_empty() {
            self.join_empties(id, event);
            return;
        }
        let plan = self.plan();
        let convoy = self.convoys.get_mut(id);
        convoy.way_seen = 0;
        convoy.permits.retain(|permit| !trip.return_gates.contains(&permit.gate));
        convoy.generation += 1;
        convoy.turn(State::Clearing, self.agenda.now);
        let keys = (plan.stocks[convoy.stock].keys.empties, convoy.serial);
        self.ask_in_turn(id, &trip.return_gates, keys, event);
    }

    /// Whether a convoy passes a gate without any permission: where empties need none.
    pub(crate) fn passes_freely(&self, convoy: &Convoy, gate: GateId) -> bool {
        self.plan().scenario.gates[gate].empties == Empties::Free && convoy.phase != Phase::ToUnload
    }

    /// Empties that may go set out for home, or wait for others where they are too few.
    pub(crate) fn join_empties(&mut self, id: ConvoyId, event: EventId) {
        let convoy = self.convoys.get(id);
        let (pool, node) = (convoy.pool, convoy.node);
        let asked = &self.plan().scenario.pools[pool];
        if asked.return_convoy <= 1 || convoy.legs.is_empty() {
            self.enter_leg(id);
            return;
        }
        let now = self.agenda.now;
        self.convoys.get_mut(id).turn(State::Waiting(Code::Gathering), now);
        if let Some(waits) = asked.return_waits {
            let at = self.agenda.now + waits;
            self.replan(id, at, Due::EmptiesLeave);
        }
        self.let_empties_go(pool, node, event);
    }

    /// Empties have waited long enough: all that wait with them leave.
    pub(crate) fn end_gathering(&mut self, id: ConvoyId, generation: u32) {
        let convoy = self.convoys.get(id);
        if convoy.generation != generation || convoy.state != State::Waiting(Code::Gathering) {
            return;
        }
        let last = convoy.last;
        if convoy.waits_to_join() {
            self.leave_junction(id, last);
            return;
        }
        if convoy.is_collecting() {
            self.go_on_collecting(id);
            return;
        }
        for other in self.gathered(convoy.pool, convoy.node) {
            self.release_convoy(other, last);
        }
    }

    /// Convoys of a pool that gather at a place, in order of number.
    fn gathered(&self, pool: PoolId, node: SiteId) -> Vec<ConvoyId> {
        let mut gathered: Vec<ConvoyId> = self.convoys.ids().collect();
        gathered.retain(|id| {
            let convoy = self.convoys.get(*id);
            let waits = convoy.state == State::Waiting(Code::Gathering);
            waits && convoy.phase == Phase::Home && convoy.pool == pool && convoy.node == node
        });
        gathered.sort_by_key(|id| self.convoys.get(*id).number);
        gathered
    }

    /// Empties at a place leave if they are enough, or if nobody else is on the way there who does not
    /// wait for an escort, which might be theirs.
    fn let_empties_go(&mut self, pool: PoolId, node: SiteId, event: EventId) {
        let gathered = self.gathered(pool, node);
        let vehicles: u32 = gathered.iter().map(|id| self.convoys.get(*id).vehicles).sum();
        let plan = self.plan();
        let others = self.convoys.ids().map(|id| self.convoys.get(id));
        let mut coming = others.filter(|convoy| {
            convoy.is_formed()
                && convoy.pool == pool
                && convoy.phase == Phase::ToUnload
                && convoy.state != State::AwaitingEscort
                && plan.hauls[convoy.haul].ends[1] == node
        });
        if vehicles < plan.scenario.pools[pool].return_convoy && coming.next().is_some() {
            return;
        }
        for id in gathered {
            self.release_convoy(id, event);
        }
    }

    /// A convoy of a pool will not come, or not soon: empties that wait for others look again.
    #[inline]
    pub(crate) fn look_at_empties(&mut self, pool: PoolId, event: EventId) {
        if self.plan().scenario.pools[pool].return_convoy > 1 {
            self.let_gathered_go(pool, event);
        }
    }

    fn let_gathered_go(&mut self, pool: PoolId, event: EventId) {
        let mut places: Vec<SiteId> =
            self.convoys.ids().map(|id| self.convoys.get(id).node).collect();
        places.sort_unstable();
        places.dedup();
        for place in places {
            if !self.gathered(pool, place).is_empty() {
                self.let_empties_go(pool, place, event);
            }
        }
    }
}
