//! The way of a haul as the network stands, what bars it, and whether a column may take it.

use std::borrow::Cow;

use crate::id::{ConvoyId, GateId, HaulId, RouteId};
use crate::model::journal::{Actor, Code};
use crate::model::network::Trip;
use crate::model::world::Play;
use crate::scenario::Burden;
use crate::time::Moment;

impl<'a> Play<'a> {
    /// The trip of a haul on the network as it stands: round closed routes where there is an open way,
    /// with the gates and escorts of the way that is taken.
    pub(crate) fn trip_now(&self, id: HaulId) -> Cow<'a, Trip> {
        let plan = self.plan();
        let haul = &plan.hauls[id];
        let usual = &haul.trip;
        let lets_in = |route: &RouteId, burden| self.lets_in(*route, haul.pool, burden);
        let is_open = |legs: &[RouteId], burden| legs.iter().all(|route| lets_in(route, burden));
        if usual.legs().into_iter().all(|(legs, burden)| is_open(legs, burden)) {
            return Cow::Borrowed(usual);
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
        Cow::Owned(trip)
    }

    /// Most vehicles of a column of a haul as the network stands: of its pool's, and of any permission
    /// on its way.
    pub(crate) fn largest(&self, id: HaulId) -> u32 {
        let plan = self.plan();
        if plan.bounds_columns {
            self.trip_now(id).most
        } else {
            plan.scenario.pools[plan.hauls[id].pool].max_convoy
        }
    }

    /// What bars the way of a haul now: a suspended gate, or a closed route with no open way round it.
    pub(crate) fn barrier(&self, haul: HaulId) -> Option<(Code, Actor)> {
        self.barrier_on(haul, &self.trip_now(haul))
    }

    fn barrier_on(&self, haul: HaulId, trip: &Trip) -> Option<(Code, Actor)> {
        let gate = trip.gates.iter().find(|gate| self.is_suspended(**gate));
        if let Some(gate) = gate {
            return Some((self.plan().withholding(*gate), Actor::Gate(*gate)));
        }
        let pool = self.plan().hauls[haul].pool;
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
        let barrier = match self.lacks_permit_on(id, &trip) {
            Some(gate) => Some((self.plan().withholding(gate), Actor::Gate(gate))),
            None => self.barrier_on(haul, &trip),
        };
        if let Some((code, actor)) = barrier {
            self.convoys.get_mut(id).hindrance = Some((code, Some(actor)));
            return false;
        }
        match self.escort_at_start(id, &trip) {
            Ok(()) => !self.lacks_slot(id),
            Err(escort) => {
                let hindrance = (Code::NoEscort, Some(Actor::Escort(escort)));
                self.convoys.get_mut(id).hindrance = Some(hindrance);
                false
            }
        }
    }

    /// A gate on the way of a request as things stand whose permission it does not have.
    pub(super) fn lacks_permit(&self, id: ConvoyId) -> Option<GateId> {
        self.lacks_permit_on(id, &self.trip_now(self.convoys.get(id).haul))
    }

    fn lacks_permit_on(&self, id: ConvoyId, trip: &Trip) -> Option<GateId> {
        let mut permits = self.convoys.get(id).permits.iter();
        let lacks = permits
            .find(|permit| permit.valid_until.is_none() && trip.gates.contains(&permit.gate));
        lacks.map(|permit| permit.gate)
    }

    /// When a request should have the permissions of its way; never while that is barred.
    pub(super) fn permits_expected(&self, id: ConvoyId) -> Moment {
        let convoy = self.convoys.get(id);
        let trip = self.trip_now(convoy.haul);
        if self.barrier_on(convoy.haul, &trip).is_some() {
            return Moment::NEVER;
        }
        let now = self.agenda.now;
        let permits = convoy.permits.iter().filter(|permit| trip.gates.contains(&permit.gate));
        permits.map(|permit| permit.expected_at(now)).max().unwrap_or(now)
    }

    /// A request that has no vehicles yet asks the gates of a way round a closed road.
    pub(super) fn ask_ahead(&mut self, id: ConvoyId) {
        if let Cow::Owned(trip) = self.trip_now(self.convoys.get(id).haul) {
            self.ask_further_gates(id, &trip.gates);
        }
    }
}
