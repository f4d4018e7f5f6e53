//! Other ways where the way is shut.

use crate::id::{ConvoyId, GateId, RouteId, SiteId};
use crate::model::convoy::{Convoy, Phase, State};
use crate::model::journal::Code;
use crate::model::world::Play;

impl Play<'_> {
    /// If a leg ahead is closed, or needs a permit or an escort that the convoy does not have, and
    /// there is a way round it, it takes that way. Whether it has found all legs ahead open to it just now.
    pub(super) fn detour(&mut self, id: ConvoyId) -> bool {
        let changes = self.changes.number();
        let convoy = self.convoys.get(id);
        // Once on its way it keeps its permits and its escort: only the network can change, or what is
        // known of it.
        let looks_ahead = self.plan().scenario.pools[convoy.pool].looks_ahead;
        if convoy.leg > 0 && convoy.way_seen == changes && !looks_ahead {
            return false;
        }
        let is_open = !convoy.goes_round && self.is_way_open(convoy);
        if is_open {
            self.convoys.get_mut(id).way_seen = changes;
        } else if let Some(way) = self.way_round(id) {
            let convoy = self.convoys.get_mut(id);
            convoy.goes_round = true;
            convoy.legs.truncate(convoy.leg);
            convoy.legs.extend(way);
        }
        is_open
    }

    /// Whether a route is open, and a convoy has what it needs on it.
    #[inline]
    fn is_open_to(&self, convoy: &Convoy, route: RouteId) -> bool {
        let plan = self.plan();
        let is_free = |gate: GateId| self.passes_freely(convoy, gate);
        let covers = |gate: GateId| {
            let most = plan.scenario.gates[gate].vehicles;
            most.is_none_or(|most| convoy.size() <= most)
        };
        let mut others = convoy.along.others.iter().map(|other| self.convoys.get(*other));
        self.lets_in(route, convoy.pool, convoy.burden())
            && others.all(|other| self.lets_in(route, other.pool, convoy.burden()))
            && plan.groups_on(convoy.pool, route) <= convoy.escorts_needed
            && plan.route_gates[route]
                .iter()
                .all(|gate| is_free(*gate) || convoy.has_permit(*gate) && covers(*gate))
    }

    /// Whether all legs ahead of a convoy are open to it.
    fn is_way_open(&self, convoy: &Convoy) -> bool {
        convoy.legs[convoy.leg..].iter().all(|route| self.is_open_to(convoy, *route))
    }

    /// The way that a convoy takes if it is not the one that it is on.
    fn way_round(&self, id: ConvoyId) -> Option<Vec<RouteId>> {
        let convoy = self.convoys.get(id);
        if !convoy.goes_round && self.is_way_open(convoy) {
            return None;
        }
        let plan = self.plan();
        let mode = plan.scenario.pools[convoy.pool].mode;
        let is_open = |route| self.is_open_to(convoy, route);
        plan.network.path(mode, convoy.node, self.destination(convoy), is_open)
    }

    /// Convoys that wait before a closed route, or before a full one on a way round, and may go by another
    /// that has opened: they wait there no longer. Those of `known` are not looked at.
    pub(crate) fn take_by_ways_round(&mut self, known: &[ConvoyId]) -> Vec<ConvoyId> {
        let mut found = Vec::new();
        for id in self.convoys.ids() {
            let convoy = self.convoys.get(id);
            let Some(route) = convoy.legs.get(convoy.leg).copied() else { continue };
            let is_free = match convoy.state {
                State::Waiting(Code::RouteClosed) if !known.contains(&id) => {
                    !self.may_enter(route, id) && self.way_round(id).is_some()
                }
                State::Waiting(Code::NodeQueue) if convoy.goes_round => {
                    self.way_round(id).is_some_and(|way| way.first() != Some(&route))
                }
                _ => false,
            };
            if is_free {
                self.routes.get_mut(route).waiting.retain(|other| *other != id);
                found.push(id);
            }
        }
        found
    }

    /// Where a convoy is going in this phase.
    fn destination(&self, convoy: &Convoy) -> SiteId {
        let plan = self.plan();
        let [from, to] = plan.hauls[convoy.haul].ends;
        match convoy.phase {
            Phase::ToLoad => from,
            Phase::ToUnload => to,
            Phase::Home => plan.scenario.pools[convoy.pool].home,
        }
    }
}
