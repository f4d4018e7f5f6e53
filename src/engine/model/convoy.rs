//! Convoys (a flight is one too): formed from a pool for one stock, cleared, escorted, sent, and
//! dissolved when what is left of them is home. `march` moves them, `handling` loads and unloads
//! them.

use bevy_ecs::prelude::{Component, Resource};

use crate::chance::{Luck, Stream, StreamKey};
use crate::id::{ConvoyId, EscortId, GateId, PoolId, RouteId, SiteId, StockId};
use crate::time::Span;
use crate::units::LoadKind;

use super::gate::Permit;
use super::journal::{Actor, Code, Entry, EventId, EventKind};
use super::network::Trip;
use super::work::Work;
use super::world::Play;

/// What a convoy is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum State {
    /// Not in use.
    #[default]
    Free,
    /// Waits for permits.
    Clearing,
    /// Waits for an escort.
    AwaitingEscort,
    /// Waits at a node; the time is booked under this code.
    Waiting(Code),
    /// On a route.
    Marching,
    /// Held on a route; the time is booked under this code.
    Held(Code),
    /// Waits for a bay or a place on the apron.
    Queueing,
    /// Loads or unloads.
    Handling,
}

/// Which part of its trip a convoy is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Phase {
    /// From home to the load.
    #[default]
    ToLoad,
    /// With the load to its destination.
    ToUnload,
    /// Home.
    Home,
}

/// What a convoy on a route meets next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Encounter {
    /// The end of the route.
    #[default]
    End,
    /// An attack.
    Attack,
    /// A breakdown.
    Breakdown,
}

/// A hazard of the march: it strikes when the rate, added up over the open hours marched, has used
/// up a unit-exponential budget.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Hazard {
    pub(crate) budget: f64,
    /// Per open hour at the present speed.
    pub(crate) rate: f64,
}

/// A convoy's place in the world; it is used again by the next when one is dissolved.
#[derive(Component, Debug)]
pub(crate) struct Convoy {
    pub(crate) state: State,
    pub(crate) phase: Phase,
    pub(crate) pool: PoolId,
    pub(crate) stock: StockId,
    /// Number in this run, from 1.
    pub(crate) number: u32,
    /// Number among its stock's convoys, from 1: names its streams of chance.
    pub(crate) serial: u32,
    pub(crate) vehicles: u32,
    /// Load promised to it and not yet loaded.
    pub(crate) reserved: i64,
    /// Load aboard.
    pub(crate) cargo: i64,
    /// Where it is, or was last.
    pub(crate) node: SiteId,
    /// The routes of this phase, and how many of them it has entered and left.
    pub(crate) legs: Vec<RouteId>,
    pub(crate) leg: usize,
    /// Kilometres of the leg.
    pub(crate) work: Work,
    /// Kilometres per open hour that the leg allows in dry weather.
    pub(crate) dry_rate: f64,
    /// Open hours lost to weather since the last event.
    pub(crate) weather_lost: f64,
    pub(crate) attack: Hazard,
    pub(crate) breakdown: Hazard,
    pub(crate) next: Encounter,
    /// Changes whenever its next appointment is planned anew.
    pub(crate) generation: u32,
    /// The last event of its own line.
    pub(crate) last: EventId,
    /// Permits not granted yet.
    pub(crate) pending: u32,
    pub(crate) permits: Vec<Permit>,
    pub(crate) escort: Option<EscortId>,
    pub(crate) escorts_needed: u32,
    pub(crate) incidents: Stream,
    pub(crate) breakdowns: Stream,
    pub(crate) handling: Stream,
}

impl Convoy {
    /// A place nobody uses.
    pub(crate) fn new() -> Self {
        let idle = Luck::new(0, 0).stream(StreamKey::new(crate::chance::Cause::Incident, ""));
        Self {
            state: State::Free,
            phase: Phase::ToLoad,
            pool: PoolId(0),
            stock: StockId(0),
            number: 0,
            serial: 0,
            vehicles: 0,
            reserved: 0,
            cargo: 0,
            node: SiteId(0),
            legs: Vec::new(),
            leg: 0,
            work: Work::NONE,
            dry_rate: 0.0,
            weather_lost: 0.0,
            attack: Hazard::default(),
            breakdown: Hazard::default(),
            next: Encounter::End,
            generation: 0,
            last: EventId::START,
            pending: 0,
            permits: Vec::new(),
            escort: None,
            escorts_needed: 0,
            incidents: idle.clone(),
            breakdowns: idle.clone(),
            handling: idle,
        }
    }

    /// Whether it is still at home with its permits in hand or asked for.
    pub(crate) fn waits_at_home(&self) -> bool {
        let waits =
            matches!(self.state, State::Clearing | State::AwaitingEscort | State::Waiting(_));
        waits && self.phase == Phase::ToLoad && self.leg == 0
    }

    /// Whether this place is in use.
    pub(crate) fn is_formed(&self) -> bool {
        self.state != State::Free
    }

    /// Whether it is on a route, held or not.
    #[cfg(test)]
    pub(crate) fn is_on_a_route(&self) -> bool {
        matches!(self.state, State::Marching | State::Held(_))
    }

    /// Sets out on the routes of the next phase.
    pub(crate) fn begin_phase(&mut self, phase: Phase, legs: &[RouteId]) {
        self.phase = phase;
        self.leg = 0;
        self.legs.clear();
        self.legs.extend_from_slice(legs);
    }
}

/// What a pool sends: so many vehicles for so much of a stock.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Load {
    pub(crate) pool: PoolId,
    pub(crate) stock: StockId,
    pub(crate) serial: u32,
    pub(crate) vehicles: u32,
    pub(crate) amount: i64,
}

/// Places that no convoy uses; the last is used next.
#[derive(Resource, Debug, Default)]
pub(crate) struct FreeConvoys(Vec<ConvoyId>);

impl Play<'_> {
    /// Dissolves every convoy.
    pub(crate) fn reset_convoys(&mut self) {
        self.free_convoys.0.clear();
        for id in self.convoys.ids() {
            let convoy = self.convoys.get_mut(id);
            convoy.state = State::Free;
            convoy.generation = 0;
            convoy.permits.clear();
            self.free_convoys.0.push(id);
        }
        self.free_convoys.0.reverse();
    }

    /// How many more places convoys may need than there are, with the pools as drawn.
    pub(crate) fn missing_convoys(&self) -> usize {
        let needed = self.plan().convoys_at_once(|pool| self.largest_pool(pool));
        needed.saturating_sub(self.free_convoys.0.len())
    }

    /// A convoy is formed: `since` the last of its load has been ready, and now that `cause` has
    /// given it vehicles it asks for its permits.
    pub(crate) fn form_convoy(&mut self, load: Load, since: EventId, cause: EventId) {
        let plan = self.plan();
        let stock = &plan.stocks[load.stock];
        let id = self.free_convoys.0.pop().expect("as many places as the pools can form convoys");
        self.tallies.convoys += 1;
        let number = self.tallies.convoys;
        let code = match self.journal[cause].kind {
            EventKind::PoolOpens | EventKind::GateResumes | EventKind::RouteOpens => {
                self.journal[cause].code
            }
            _ => Code::NoLift,
        };
        let entry = Entry::after(self.agenda.now, EventKind::ConvoyFormed, since, code)
            .because(cause)
            .site(stock.site)
            .with(Actor::Pool(load.pool))
            .convoy(number);
        let trip = self.trip_now(load.pool, load.stock);
        let (barrier, barred) = self.barred_since(load.stock, &trip.gates, since);
        let event = self.journal.write(entry.split(barrier, barred));
        self.describe_load(event, stock.line, load.amount);
        self.man_convoy(id, load, number, event, &trip);
        if trip.gates.is_empty() {
            self.seek_escort(id);
        } else {
            self.ask_gates(id, &trip.gates, event);
        }
    }

    /// How long the way of a stock has been barred since an event, and under which code that is
    /// booked: whether or not there were vehicles, none could have gone.
    fn barred_since(&self, stock: StockId, gates: &[GateId], since: EventId) -> (Code, Span) {
        let (from, until) = (self.journal[since].at, self.agenda.now);
        let suspended = self.suspended_between(gates, from, until);
        let closed = self.stocks.get(stock).barred.between(from, until);
        if suspended >= closed {
            (Code::NoClearance, suspended)
        } else {
            (Code::RouteClosed, closed)
        }
    }

    fn man_convoy(&mut self, id: ConvoyId, load: Load, number: u32, event: EventId, trip: &Trip) {
        let plan = self.plan();
        let keys = &plan.stocks[load.stock].keys;
        let luck = self.drawn.luck;
        let breaks_down = self.pools.get(load.pool).breakdown_rate > 0.0;
        let convoy = self.convoys.get_mut(id);
        // Answers to permits of the one who had this place before must not be taken for its own.
        let newest = convoy.permits.iter().map(Permit::generation).max().unwrap_or(0);
        convoy.generation = convoy.generation.max(newest) + 1;
        convoy.state = State::Clearing;
        convoy.pool = load.pool;
        convoy.stock = load.stock;
        convoy.number = number;
        convoy.serial = load.serial;
        convoy.vehicles = load.vehicles;
        convoy.reserved = load.amount;
        convoy.cargo = 0;
        convoy.node = plan.scenario.pools[load.pool].home;
        convoy.weather_lost = 0.0;
        convoy.last = event;
        convoy.pending = 0;
        convoy.permits.clear();
        convoy.escort = None;
        convoy.escorts_needed = trip.escorts;
        convoy.incidents = luck.numbered_stream(keys.incident, load.serial);
        convoy.attack.budget = convoy.incidents.exponential();
        if breaks_down {
            convoy.breakdowns = luck.numbered_stream(keys.breakdown, load.serial);
            convoy.breakdown.budget = convoy.breakdowns.exponential();
        }
        if plan.handles_at_random[load.pool] {
            convoy.handling = luck.numbered_stream(keys.handling, load.serial);
        }
        convoy.begin_phase(Phase::ToLoad, &trip.out);
    }

    /// A convoy with permits and escort sets out, unless a permit has expired in the meantime.
    pub(crate) fn depart(&mut self, id: ConvoyId) {
        if !self.renew_permits(id) {
            self.enter_leg(id);
        }
    }

    /// What held a convoy at a node is over: it tries again.
    pub(crate) fn release_convoy(&mut self, id: ConvoyId, event: EventId) {
        let convoy = self.convoys.get(id);
        let State::Waiting(code) = convoy.state else { return };
        let now = self.agenda.now;
        if self.journal[convoy.last].at < now {
            let entry = self.convoy_entry(id, EventKind::Released, code).because(event);
            let actor = match (code, convoy.legs.get(convoy.leg)) {
                (Code::NodeQueue | Code::RouteClosed, Some(route)) => Some(Actor::Route(*route)),
                _ => self.journal[event].actor,
            };
            let released = self.journal.write(Entry { actor, ..entry });
            self.convoys.get_mut(id).last = released;
        }
        if self.convoys.get(id).waits_at_home() {
            self.depart(id);
        } else {
            self.enter_leg(id);
        }
    }

    /// An event of a convoy, right after the last of its own line.
    pub(crate) fn convoy_entry(&self, id: ConvoyId, kind: EventKind, code: Code) -> Entry {
        let convoy = self.convoys.get(id);
        Entry::after(self.agenda.now, kind, convoy.last, code)
            .site(self.plan().stocks[convoy.stock].site)
            .convoy(convoy.number)
    }

    /// A convoy is home: its vehicles and its escort are free for others.
    pub(crate) fn dissolve_convoy(&mut self, id: ConvoyId) {
        let pool = self.convoys.get(id).pool;
        let entry = self.convoy_entry(id, EventKind::VehiclesFree, Code::March);
        let event = self.journal.write(entry.with(Actor::Pool(pool)));
        let vehicles = self.convoys.get(id).vehicles;
        self.end_convoy(id, event);
        self.free_vehicles(pool, vehicles, event);
    }

    /// The last vehicle of a convoy is lost on the way: what was promised to it waits for another.
    pub(crate) fn abandon_convoy(&mut self, id: ConvoyId, event: EventId) {
        let convoy = self.convoys.get_mut(id);
        let (stock, reserved) = (convoy.stock, std::mem::take(&mut convoy.reserved));
        let route = convoy.legs[convoy.leg];
        self.leave_route(route, id, event);
        self.end_convoy(id, event);
        if reserved > 0 {
            let state = self.stocks.get_mut(stock);
            state.reserved -= reserved;
            state.add(reserved, event);
            self.ask_lift(stock, event);
        }
    }

    fn end_convoy(&mut self, id: ConvoyId, event: EventId) {
        let convoy = self.convoys.get_mut(id);
        convoy.state = State::Free;
        convoy.generation += 1;
        let (escort, groups) = (convoy.escort.take(), convoy.escorts_needed);
        self.free_convoys.0.push(id);
        if let Some(escort) = escort {
            self.release_escort(escort, groups, event);
        }
    }

    /// Whether a convoy carries people, or is to.
    pub(crate) fn carries_people(&self, id: ConvoyId) -> bool {
        self.plan().stocks[self.convoys.get(id).stock].kind == LoadKind::People
    }
}
