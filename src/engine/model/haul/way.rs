//! The way of a haul as the network stands, what bars it, and whether a column may take it.

use std::ops::Deref;
use std::sync::Arc;

use bevy_ecs::prelude::Resource;

use crate::id::{ConvoyId, EscortId, GateId, HaulId, PoolId, RouteId};
use crate::model::journal::{Actor, Code};
use crate::model::network::Trip;
use crate::model::world::Play;
use crate::scenario::{Burden, Departure};
use crate::time::Moment;

/// How often a route has closed or opened, a limit begun or ended to hold, or a gate been suspended or
/// resumed: what was found out about ways holds until the next time.
#[derive(Resource, Debug, Default)]
pub(crate) struct Changes(u64);

impl Changes {
    /// How many there have been: at least one, once a run has begun.
    #[inline]
    pub(crate) fn number(&self) -> u64 {
        self.0
    }

    /// Ways have to be looked at anew.
    #[inline]
    pub(crate) fn count(&mut self) {
        self.0 += 1;
    }
}

/// The way of a haul when it was last looked at.
#[derive(Debug, Default)]
pub(crate) struct Way {
    /// Changes of the network by then.
    seen: u64,
    seen_at: Moment,
    /// The trip round the routes that do not let it in, if it is not the usual one.
    round: Option<Arc<Trip>>,
    /// What bars it.
    pub(crate) barrier: Option<(Code, Actor)>,
}

/// The trip of a haul on the network as it stands.
pub(crate) enum Course<'a> {
    /// The one that it takes while every route is open.
    Usual(&'a Trip),
    /// One round closed routes.
    Round(Arc<Trip>),
}

impl Deref for Course<'_> {
    type Target = Trip;

    #[inline]
    fn deref(&self) -> &Trip {
        match self {
            Self::Usual(trip) => trip,
            Self::Round(trip) => trip,
        }
    }
}

impl<'a> Play<'a> {
    /// The trip of a haul on the network as it stands: round closed routes where there is an open way,
    /// with the gates and escorts of the way that is taken.
    pub(crate) fn trip_now(&mut self, id: HaulId) -> Course<'a> {
        match &self.way(id).round {
            Some(trip) => Course::Round(Arc::clone(trip)),
            None => Course::Usual(&self.plan().hauls[id].trip),
        }
    }

    /// What bars the way of a haul now: a suspended gate, or a closed route with no open way round it.
    pub(crate) fn barrier(&mut self, id: HaulId) -> Option<(Code, Actor)> {
        self.way(id).barrier
    }

    /// The way of a haul: looked at again only after something has changed, or time has passed for those
    /// who look ahead.
    #[inline]
    fn way(&mut self, id: HaulId) -> &Way {
        let plan = self.plan();
        let way = &self.hauls.get(id).way;
        let looks_ahead = plan.scenario.pools[plan.hauls[id].pool].looks_ahead;
        if way.seen != self.changes.0 || (looks_ahead && way.seen_at != self.agenda.now) {
            self.hauls.get_mut(id).way = self.look_at_way(id);
        }
        let way = &self.hauls.get(id).way;
        debug_assert!(!cfg!(test) || way.barrier == self.look_at_way(id).barrier);
        way
    }

    /// The way of a haul as it stands.
    pub(crate) fn look_at_way(&self, id: HaulId) -> Way {
        let haul = &self.plan().hauls[id];
        let round = self.way_round_closed(id);
        let barrier = self.barrier_on(round.as_ref().unwrap_or(&haul.trip), haul.pool);
        let (seen, seen_at) = (self.changes.0, self.agenda.now);
        Way { seen, seen_at, round: round.map(Arc::new), barrier }
    }

    /// The trip of a haul round the routes that do not let it in; `None` if its usual one has none.
    fn way_round_closed(&self, id: HaulId) -> Option<Trip> {
        let plan = self.plan();
        let haul = &plan.hauls[id];
        let usual = &haul.trip;
        let lets_in = |route: &RouteId, burden| self.lets_in(*route, haul.pool, burden);
        let is_open = |legs: &[RouteId], burden| legs.iter().all(|route| lets_in(route, burden));
        if usual.legs().into_iter().all(|(legs, burden)| is_open(legs, burden)) {
            return None;
        }
        let pool = &plan.scenario.pools[haul.pool];
        let [from, to] = haul.ends;
        let mut trip = usual.clone();
        let parts = [
            (&mut trip.out, Burden::Empty, [pool.home, from]),
            (&mut trip.loaded, Burden::Laden, [from, to]),
            (&mut trip.back, Burden::Empty, [to, pool.home]),
        ];
        for (legs, burden, [from, to]) in parts {
            let lets_in = |route: RouteId| lets_in(&route, burden) && plan.fits(haul.pool, route);
            if !is_open(legs, burden)
                && let Some(way) = plan.network.path(pool.mode, from, to, lets_in)
            {
                *legs = way;
            }
        }
        trip.ask(&plan.scenario, &plan.route_gates, haul.pool);
        Some(trip)
    }

    /// Most vehicles of a column of a haul as the network stands: of its pool's, of any permission on its
    /// way, and as many as all escorts cover.
    pub(crate) fn largest(&self, id: HaulId) -> u32 {
        let plan = self.plan();
        let haul = &plan.hauls[id];
        let most = if plan.bounds_columns {
            self.way_round_closed(id).map_or(haul.trip.most, |trip| trip.most)
        } else {
            plan.scenario.pools[haul.pool].max_convoy
        };
        if plan.escorts_cover { most.min(self.most_covered(id)) } else { most }
    }

    /// Most vehicles that all groups of the escorts on the usual way of a haul cover.
    fn most_covered(&self, id: HaulId) -> u32 {
        let plan = self.plan();
        let haul = &plan.hauls[id];
        let escorted = haul.trip.routes().filter(|route| plan.groups_on(haul.pool, *route) > 0);
        let covered = escorted.map(|route| {
            let covers =
                |it: EscortId| plan.covered_by(haul.pool, it, self.escorts.get(it).staying());
            plan.serving(haul.pool, route).map(covers).max().unwrap_or(u32::MAX)
        });
        covered.min().unwrap_or(u32::MAX)
    }

    /// The vehicles with which a column of a haul would leave at least, which its escort has to cover.
    fn least_to_cover(&mut self, id: HaulId) -> u32 {
        let plan = self.plan();
        let pool = &plan.scenario.pools[plan.hauls[id].pool];
        if !plan.escorts_cover {
            return pool.min_convoy;
        }
        let wanted = self.wanted_of(id, i64::MAX);
        let (ready, loading) = self.loaded(id);
        let (fewest, most) = self.size(id, wanted);
        let least = if pool.depart == Departure::WhenFull { most } else { fewest };
        let all = wanted.vehicles + ready + loading;
        if wanted.more_to_come { least } else { least.min(all.max(1)) }
    }

    fn barrier_on(&self, trip: &Trip, pool: PoolId) -> Option<(Code, Actor)> {
        let gate = trip.gates.iter().find(|gate| self.is_suspended(**gate));
        if let Some(gate) = gate {
            return Some(self.plan().barred_by(*gate));
        }
        let barring = |legs: &[RouteId], burden: Burden| {
            legs.iter().copied().find(|route| !self.lets_in(*route, pool, burden))
        };
        let route =
            barring(&trip.out, Burden::Empty).or_else(|| barring(&trip.loaded, Burden::Laden))?;
        Some((Code::RouteClosed, Actor::Route(route)))
    }

    /// Whether a request has the permits of its way as things stand, the way is open and an escort is
    /// there; if not, that is what hinders it.
    pub(super) fn may_go(&mut self, id: ConvoyId) -> bool {
        self.renew_permits(id);
        let haul = self.convoys.get(id).haul;
        let trip = self.trip_now(haul);
        self.convoys.get_mut(id).escorts_needed = trip.escorts;
        self.ask_further_gates(id, &trip.gates);
        let lacking = self.lacks_permit_on(id, &trip);
        if let Some(gate) = lacking {
            let (code, actor) = self.plan().barred_by(gate);
            // The lead time of its first permissions runs beside all else that it waits for.
            if self.is_first_permission(id, gate) {
                self.lacks(id, Some((code, Some(actor))));
            } else {
                self.is_barred_by(id, (code, actor));
            }
            return false;
        }
        if let Some(barrier) = self.barrier(haul) {
            self.is_barred_by(id, barrier);
            return false;
        }
        let least = self.least_to_cover(haul);
        match self.escort_at_start(id, &trip, least) {
            Ok(covered) => {
                self.convoys.get_mut(id).covered = covered;
                if self.lacks_slot(id) {
                    return false;
                }
                self.is_free_to_go(id);
                true
            }
            Err(escort) => {
                self.lacks(id, Some((Code::NoEscort, Some(Actor::Escort(escort)))));
                false
            }
        }
    }

    /// A gate on the way of a request as things stand whose permission it does not have.
    pub(in crate::model) fn lacks_permit(&mut self, id: ConvoyId) -> Option<GateId> {
        let trip = self.trip_now(self.convoys.get(id).haul);
        self.lacks_permit_on(id, &trip)
    }

    fn lacks_permit_on(&self, id: ConvoyId, trip: &Trip) -> Option<GateId> {
        let permits = self.convoys.get(id).permits.iter();
        let lacks = permits
            .filter(|permit| permit.valid_until.is_none() && trip.gates.contains(&permit.gate));
        // What has been granted before is not what keeps it while another has not.
        lacks.min_by_key(|permit| permit.was_granted).map(|permit| permit.gate)
    }

    /// When a request should have the permissions of its way; never while that is barred.
    pub(super) fn permits_expected(&mut self, id: ConvoyId) -> Moment {
        let haul = self.convoys.get(id).haul;
        if self.barrier(haul).is_some() {
            return Moment::NEVER;
        }
        let (trip, now) = (self.trip_now(haul), self.agenda.now);
        let permits =
            self.convoys.get(id).permits.iter().filter(|permit| trip.gates.contains(&permit.gate));
        permits.map(|permit| permit.expected_at(now)).max().unwrap_or(now)
    }

    /// A request that has no vehicles yet asks the gates of a way round a closed road.
    #[inline]
    pub(in crate::model) fn ask_ahead(&mut self, id: ConvoyId, haul: HaulId) {
        if let Some(trip) = self.way(haul).round.clone() {
            self.ask_further_gates(id, &trip.gates);
        }
    }
}
