//! Limits of routes: whose vehicles are kept out at the moment, and what may still enter today.
//!
//! A limit holds throughout, as its outage says, or while it is wet. Whoever is on the route when it
//! begins goes on; whoever comes to it goes round or waits before it, as before a closed road.

use crate::id::{ConvoyId, PoolId, RouteId, WeatherId};
use crate::scenario::{Burden, Holds, Limit, Outage};
use crate::time::Span;
use crate::units::LoadKind;

use super::agenda::Due;
use super::convoy::{Convoy, Phase, State};
use super::journal::EventId;
use super::world::Play;

/// A limit as it stands.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct LimitState {
    /// Whether it holds now.
    pub(crate) holds: bool,
    /// The number of the civil day for which that stands.
    day: usize,
    /// What has entered on it.
    entered: i64,
}

impl Convoy {
    /// Whether its vehicles are with their load.
    pub(crate) fn burden(&self) -> Burden {
        if self.phase == Phase::ToUnload { Burden::Laden } else { Burden::Empty }
    }
}

impl Play<'_> {
    /// Draws nothing: what holds throughout holds, and what holds in wet weather where it is wet.
    pub(crate) fn reset_limits(&mut self, id: RouteId) {
        let plan = self.plan();
        let asked = &plan.scenario.routes[id].limits;
        let route = self.routes.get_mut(id);
        route.limited = 0;
        route.tries_after = usize::MAX;
        route.limits.clear();
        if asked.is_empty() {
            return;
        }
        for limit in asked {
            let holds = match limit.holds {
                Holds::Throughout => true,
                Holds::Wet(weather) => self.weathers.get(weather).is_wet(),
                Holds::At(_) => false,
            };
            let route = self.routes.get_mut(id);
            route.limited += u32::from(holds);
            route.limits.push(LimitState { holds, ..LimitState::default() });
        }
    }

    /// Whether vehicles of a pool may enter a route, as far as closures and limits go.
    #[inline]
    pub(crate) fn lets_in(&self, id: RouteId, pool: PoolId, burden: Burden) -> bool {
        let route = self.routes.get(id);
        route.closed == 0
            && (route.limited == 0 || !self.is_kept_out(id, pool, burden))
            && (!self.plan().has_announced[id] || !self.is_soon_closed(id, pool))
    }

    /// Whether a pool that looks ahead would not be through a route before a closure of which the dates
    /// are known, at the pace of the moment in dry weather.
    #[inline(never)]
    fn is_soon_closed(&self, id: RouteId, pool_id: PoolId) -> bool {
        let plan = self.plan();
        let asked = &plan.scenario.routes[id];
        if !plan.scenario.pools[pool_id].looks_ahead {
            return false;
        }
        let speed = self.routes.get(id).rate.min(self.pools.get(pool_id).speed);
        let pace = (speed * self.threat_pace(id)).max(f64::MIN_POSITIVE);
        let hours = (asked.length.0 / pace).min(1e6);
        let through = plan.moving_hours(id).after(self.agenda.now, Span::hours(hours));
        let mut announced = asked.closures.iter().filter_map(Outage::announced);
        announced.any(|(from, until)| self.agenda.now < from && from < through && from < until)
    }

    #[inline(never)]
    fn is_kept_out(&self, id: RouteId, pool_id: PoolId, burden: Burden) -> bool {
        let scenario = &self.plan().scenario;
        let pool = &scenario.pools[pool_id];
        let mut limits = scenario.routes[id].limits.iter().zip(&self.routes.get(id).limits);
        limits.any(|(limit, state)| state.holds && limit.keeps_out(pool_id, pool, burden))
    }

    /// Whether a convoy may enter a route, as far as closures and limits go.
    #[inline]
    pub(crate) fn lets_convoy_in(&self, id: RouteId, convoy: ConvoyId) -> bool {
        let convoy = self.convoys.get(convoy);
        let burden = convoy.burden();
        let pool_of = |other: &ConvoyId| self.convoys.get(*other).pool;
        self.lets_in(id, convoy.pool, burden)
            && convoy.along.others.iter().all(|other| self.lets_in(id, pool_of(other), burden))
    }

    /// A limit begins to hold: who waits for a place may go round, and requests may have to.
    pub(crate) fn begin_limit(&mut self, id: RouteId, number: u16, event: EventId) {
        let route = self.routes.get_mut(id);
        let state = &mut route.limits[usize::from(number)];
        if std::mem::replace(&mut state.holds, true) {
            return;
        }
        route.limited += 1;
        self.changes.count();
        let waiting = std::mem::take(&mut route.waiting);
        for convoy in waiting {
            if self.convoys.get(convoy).state == State::Waiting(super::journal::Code::NodeQueue) {
                self.resume_trip(convoy);
            } else {
                self.routes.get_mut(id).waiting.push(convoy);
            }
        }
        self.wake_requests(event);
    }

    /// A limit ends: whoever waited for that goes on once everything else of the second has been played.
    pub(crate) fn end_limit(&mut self, id: RouteId, number: u16, event: EventId) {
        let route = self.routes.get_mut(id);
        let state = &mut route.limits[usize::from(number)];
        if !std::mem::replace(&mut state.holds, false) {
            return;
        }
        route.limited -= 1;
        self.changes.count();
        if !self.routes.get(id).waiting.is_empty() || self.is_anybody_barred() {
            self.agenda.release(Due::RouteReleases, id.0, event);
        }
    }

    /// The limits that hold while a weather is wet begin or end with it.
    pub(crate) fn turn_wet_limits(&mut self, weather: WeatherId, wet: bool, event: EventId) {
        for (route, number) in &self.plan().wet_limits[weather] {
            if self.routes.get(*route).limits.is_empty() {
                // The run is being set up: the route looks at the weather itself.
            } else if wet {
                self.begin_limit(*route, *number, event);
            } else {
                self.end_limit(*route, *number, event);
            }
        }
    }

    /// Whether what a convoy brings may still enter a route today; if not, it is let try on the next
    /// day. The first of a day may bring more than the day has.
    #[inline]
    pub(crate) fn has_room_today(&mut self, id: RouteId, convoy: ConvoyId) -> bool {
        self.routes.get(id).limited == 0 || self.has_room_within_limits(id, convoy)
    }

    fn has_room_within_limits(&mut self, id: RouteId, convoy: ConvoyId) -> bool {
        let plan = self.plan();
        let has_room =
            self.quotas_of(id, convoy, |left, amount, is_first| is_first || amount <= left);
        if !has_room {
            let next = self.today();
            let route = self.routes.get_mut(id);
            if let Some(midnight) = plan.midnights.get(next).filter(|_| route.tries_after != next) {
                route.tries_after = next;
                self.agenda.plan(*midnight, Due::RouteHoursBegin, id.0, 0);
            }
        }
        has_room
    }

    /// Asks of every quota of a route whether it has room: for what is left of the day, what the convoy
    /// brings, and whether nothing has entered yet.
    fn quotas_of(
        &self,
        id: RouteId,
        convoy: ConvoyId,
        has_room: impl Fn(i64, i64, bool) -> bool,
    ) -> bool {
        let limits = &self.plan().scenario.routes[id].limits;
        if limits.iter().all(|limit| limit.per_day.is_none()) {
            return true;
        }
        let today = self.today();
        let mut states = limits.iter().zip(&self.routes.get(id).limits);
        states.all(|(limit, state)| {
            let Some((kind, most)) = limit.per_day.filter(|_| state.holds) else { return true };
            let entered = if state.day == today { state.entered } else { 0 };
            let amount = self.brings(convoy, kind);
            amount == 0 || has_room(most.0 - entered, amount, entered == 0)
        })
    }

    /// A convoy enters a route: what it brings counts against the day.
    pub(crate) fn count_entry(&mut self, id: RouteId, convoy: ConvoyId) {
        let plan = self.plan();
        let limits: &[Limit] = &plan.scenario.routes[id].limits;
        if limits.iter().all(|limit| limit.per_day.is_none()) {
            return;
        }
        let today = self.today();
        for (number, limit) in limits.iter().enumerate() {
            let Some((kind, _)) = limit.per_day else { continue };
            let amount = self.brings(convoy, kind);
            let state = &mut self.routes.get_mut(id).limits[number];
            if state.day != today {
                (state.day, state.entered) = (today, 0);
            }
            state.entered += amount;
        }
    }

    /// What a convoy brings to a road: its vehicles, or what is aboard of a kind. A load of another kind
    /// weighs what its line says of one unit.
    fn brings(&self, id: ConvoyId, kind: LoadKind) -> i64 {
        let plan = self.plan();
        let convoy = self.convoys.get(id);
        if kind == LoadKind::Vehicles {
            return i64::from(convoy.size());
        }
        let amounts = self.all_with(id).flat_map(|convoy| &convoy.loads).map(|load| {
            let line = plan.stocks[load.stock].line;
            plan.scenario.lines[line].counts_as(kind) * load.aboard
        });
        amounts.sum()
    }
}
