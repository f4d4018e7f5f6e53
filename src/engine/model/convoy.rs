//! Convoys (a flight is one too): asked for, cleared, mustered, sent, and dissolved when what is left
//! of them is home. `haul` asks for them and says when they leave, `march` moves them, `handling`
//! loads and unloads them.
//!
//! | State | What happens | What it holds |
//! |---|---|---|
//! | `Clearing` | asks its gates | nothing, or vehicles and load where they are taken at the request |
//! | `Mustering` | waits for vehicles, load, escort, an open way | nothing |
//! | `Handling` at home | vehicles are loaded | vehicles, load, a bay |
//! | `Ready` | loaded vehicles stand until a convoy takes them along | vehicles, load |
//! | `AwaitingEscort`, `Waiting`, `Marching`, `Held` | the march, in three phases | vehicles, load, escort |
//! | `Along` | goes with a column of another pool, which leads it | vehicles, load |
//! | `Queueing`, `Handling` | loading and unloading at the nodes | vehicles, load, a bay |

mod end;
mod told;

use bevy_ecs::prelude::{Component, Resource};

use crate::chance::{Luck, Stream, StreamKey};
use crate::id::{ConvoyId, EscortId, GateId, HaulId, PoolId, RouteId, SiteId, StockId};
use crate::time::{Moment, Span};

use super::along::Along;
use super::blueprint::Blueprint;
use super::haul::Stop;
use super::journal::{Code, EventId};
use super::network::Trip;
use super::permit::Permit;
use super::tail::Point;
use super::usage::Clock;
use super::wait::Wait;
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
    /// Has its permits, and waits for whatever else it needs to leave.
    Mustering,
    /// Vehicles that are loaded and stand where they were loaded.
    Ready,
    /// Waits for an escort before an escorted route.
    AwaitingEscort,
    /// Waits at a node; the time is booked under this code.
    Waiting(Code),
    /// On a route.
    Marching,
    /// At the end of the routes of its phase, and its tail is not there yet.
    ClosingUp,
    /// Held on a route; the time is booked under this code.
    Held(Code),
    /// Waits for a bay or a place on the apron.
    Queueing,
    /// Loads or unloads.
    Handling,
    /// Goes along with another, which leads it.
    Along,
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

/// What a convoy carries, or is to carry, of one stage of one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Consignment {
    pub(crate) stock: StockId,
    /// Vehicles that carry it.
    pub(crate) vehicles: u32,
    /// Promised and not yet loaded, in base units.
    pub(crate) promised: i64,
    /// Aboard.
    pub(crate) aboard: i64,
    /// Since when the last of it has been ready; of what is collected in passing, the last event of its own
    /// line.
    pub(crate) since: EventId,
    /// Whether it is aboard, and the vehicles have not left the place where it was loaded.
    pub(crate) stands: bool,
    /// Whether it was taken along in passing.
    pub(crate) is_collected: bool,
}

impl Consignment {
    /// What so many vehicles are to carry.
    pub(crate) fn promised(stock: StockId, vehicles: u32, promised: i64) -> Self {
        let since = EventId::START;
        Self { stock, vehicles, promised, aboard: 0, since, stands: false, is_collected: false }
    }

    /// Vehicles on the road that stand with it.
    pub(crate) fn on_the_road(&self, plan: &Blueprint) -> u32 {
        let led = if plan.stocks[self.stock].drives { self.aboard as u32 } else { 0 };
        self.vehicles + led
    }
}

/// A convoy's place in the world; it is used again by the next when one is dissolved.
#[derive(Component, Debug)]
pub(crate) struct Convoy {
    /// Changed by `turn`, so that its time is noted.
    pub(crate) state: State,
    pub(crate) phase: Phase,
    pub(crate) pool: PoolId,
    pub(crate) haul: HaulId,
    /// The stage on whose behalf its time is booked: the first that it carries.
    pub(crate) stock: StockId,
    /// Number in this run, from 1.
    pub(crate) number: u32,
    /// Number among its stock's convoys, from 1: names its streams of chance.
    pub(crate) serial: u32,
    /// All of its pool's vehicles.
    pub(crate) vehicles: u32,
    /// Vehicles that drive themselves and are with it.
    pub(crate) led: u32,
    /// Vehicles of other pools that go along with it, on the road.
    pub(crate) beside: u32,
    /// What they carry; all vehicles stand with one of these, the empty ones with the first.
    pub(crate) loads: Vec<Consignment>,
    /// What waits for its papers, where it stands for a load and has no vehicles.
    pub(crate) papers: i64,
    /// Whether any of its load has not left the place where it was loaded.
    pub(crate) stands_loaded: bool,
    /// Whether it has entered its first road, or begun to load where it was asked for.
    pub(crate) has_set_out: bool,
    /// Where it is, or was last.
    pub(crate) node: SiteId,
    /// The routes of this phase, and how many of them it has entered and left.
    pub(crate) legs: Vec<RouteId>,
    pub(crate) leg: usize,
    /// Whether it has left its usual way in this phase.
    pub(crate) goes_round: bool,
    /// Whether it has done with waiting at the junction of its pool in this phase.
    pub(crate) has_joined: bool,
    /// What it does to collect what is ready where it is.
    pub(crate) stop: Stop,
    /// Changes of the network by the time at which all of its way was last seen to be open.
    pub(crate) way_seen: u64,
    /// Kilometres of the leg.
    pub(crate) work: Work,
    /// Kilometres per open hour that the leg allows in dry weather.
    pub(crate) dry_rate: f64,
    /// Vehicles in tow, each with its time in the workshop once it is home.
    pub(crate) towed: Vec<Span>,
    /// What they leave of the pace, if there are any.
    pub(crate) tow_pace: f64,
    /// How long it takes to pass a point of the leg; none if it has no length there.
    pub(crate) pass: Span,
    /// When its tail enters, or has entered, the leg.
    pub(crate) tail_enters: Moment,
    /// What its head has passed and its tail has not, in order.
    pub(crate) tail: Vec<Point>,
    /// Since when it has had a bay, all done there, from which its tail has not set out yet.
    pub(crate) holds_bay: Option<Moment>,
    /// Open hours lost to weather since the last event.
    pub(crate) weather_lost: f64,
    pub(crate) attack: Hazard,
    pub(crate) breakdown: Hazard,
    pub(crate) next: Encounter,
    /// When its next appointment is.
    pub(crate) due: Moment,
    /// Changes whenever its next appointment is planned anew.
    pub(crate) generation: u32,
    /// How many requests for permissions have been made in this place, of whichever convoy had it.
    requests: u32,
    /// The last event of its own line.
    pub(crate) last: EventId,
    /// What it waits for while it is asked for, or what vehicles waited for that are loaded for it.
    pub(crate) wait: Wait,
    /// Permits not granted yet.
    pub(crate) pending: u32,
    pub(crate) permits: Vec<Permit>,
    pub(crate) escort: Option<EscortId>,
    /// Escort groups that its way asks for.
    pub(crate) escorts_needed: u32,
    /// Escort groups that are with it.
    pub(crate) groups: u32,
    /// Most vehicles that the groups where it starts cover, when it was last seen that it may go.
    pub(crate) covered: u32,
    /// Whether its escort has turned back and the empties go without.
    pub(crate) goes_without: bool,
    /// When its escort should be free again, as reckoned when it left.
    pub(crate) escort_due: Moment,
    /// What its vehicles and its escort have been doing.
    pub(crate) clock: Clock,
    /// With whom it goes, and who goes with it.
    pub(crate) along: Along,
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
            haul: HaulId(0),
            stock: StockId(0),
            number: 0,
            serial: 0,
            vehicles: 0,
            led: 0,
            beside: 0,
            loads: Vec::new(),
            papers: 0,
            stands_loaded: false,
            has_set_out: false,
            node: SiteId(0),
            legs: Vec::new(),
            leg: 0,
            goes_round: false,
            has_joined: false,
            stop: Stop::NotYet,
            way_seen: 0,
            work: Work::NONE,
            dry_rate: 0.0,
            towed: Vec::new(),
            tow_pace: 1.0,
            pass: Span::ZERO,
            tail_enters: Moment::START,
            tail: Vec::new(),
            holds_bay: None,
            weather_lost: 0.0,
            attack: Hazard::default(),
            breakdown: Hazard::default(),
            next: Encounter::End,
            due: Moment::NEVER,
            generation: 0,
            requests: 0,
            last: EventId::START,
            wait: Wait::default(),
            pending: 0,
            permits: Vec::new(),
            escort: None,
            escorts_needed: 0,
            groups: 0,
            covered: u32::MAX,
            goes_without: false,
            escort_due: Moment::NEVER,
            clock: Clock::default(),
            along: Along::default(),
            incidents: idle.clone(),
            breakdowns: idle.clone(),
            handling: idle,
        }
    }

    /// Whether it has not left home, with its permits in hand or asked for.
    pub(crate) fn waits_at_home(&self) -> bool {
        let waits = matches!(
            self.state,
            State::Clearing | State::Mustering | State::AwaitingEscort | State::Waiting(_)
        );
        waits && !self.has_set_out
    }

    /// Whether it is a request that holds no vehicles.
    pub(crate) fn is_request(&self) -> bool {
        matches!(self.state, State::Clearing | State::Mustering) && self.vehicles == 0
    }

    /// Whether it has the permission of a gate.
    #[inline]
    pub(crate) fn has_permit(&self, gate: GateId) -> bool {
        self.permits.iter().any(|permit| permit.gate == gate && permit.valid_until.is_some())
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

    /// Whether it has come to the end of the routes of its phase.
    pub(crate) fn is_at_end(&self) -> bool {
        self.leg == self.legs.len()
    }

    /// Whether what is handled where it is goes aboard: before it sets out with its load, and where it
    /// collects more in passing.
    pub(crate) fn loads_here(&self) -> bool {
        self.phase == Phase::ToLoad || self.phase == Phase::ToUnload && !self.is_at_end()
    }

    /// Load aboard, in base units of whatever kinds.
    pub(crate) fn cargo(&self) -> i64 {
        self.loads.iter().map(|load| load.aboard).sum()
    }

    /// Vehicles on the road: its pool's, those that drive themselves, and those of others that go along.
    #[inline]
    pub(crate) fn size(&self) -> u32 {
        self.vehicles + self.led + self.beside
    }

    /// The next request for a permission: an answer to one that was made before in this place, by whichever
    /// convoy had it then, is never taken for its own.
    pub(crate) fn next_request(&mut self) -> u32 {
        self.requests += 1;
        self.requests
    }

    /// Since when the last of its load has been ready.
    pub(crate) fn ready_since(&self) -> EventId {
        self.loads.iter().map(|load| load.since).max().unwrap_or(EventId::START)
    }

    /// Sets out on the routes of the next phase.
    pub(crate) fn begin_phase(&mut self, phase: Phase, legs: &[RouteId]) {
        self.phase = phase;
        self.leg = 0;
        self.goes_round = false;
        self.has_joined = false;
        self.stop = Stop::NotYet;
        self.way_seen = 0;
        self.legs.clear();
        self.legs.extend_from_slice(legs);
    }
}

/// Places that no convoy uses; the last is used next.
#[derive(Resource, Debug, Default)]
pub(crate) struct FreeConvoys {
    places: Vec<ConvoyId>,
    /// Whether a convoy found none: the run must be played again with more.
    pub(crate) is_short: bool,
}

impl Play<'_> {
    /// Dissolves every convoy.
    pub(crate) fn reset_convoys(&mut self) {
        self.free_convoys.is_short = false;
        self.free_convoys.places.clear();
        for id in self.convoys.ids() {
            let convoy = self.convoys.get_mut(id);
            convoy.state = State::Free;
            (convoy.generation, convoy.requests) = (0, 0);
            convoy.permits.clear();
            convoy.loads.clear();
            convoy.tail.clear();
            convoy.holds_bay = None;
            (convoy.vehicles, convoy.led) = (0, 0);
            convoy.along = Along::default();
            convoy.beside = 0;
            self.free_convoys.places.push(id);
        }
        self.free_convoys.places.reverse();
    }

    /// A place for a new convoy of a haul, with nothing in it. `None`: there are too few, and the run
    /// is to be stopped and played again with more.
    pub(crate) fn take_place(&mut self, haul: HaulId, stock: StockId) -> Option<ConvoyId> {
        let place = self.free_convoys.places.pop();
        self.free_convoys.is_short |= place.is_none();
        let id = place?;
        let plan = self.plan();
        let pool = plan.hauls[haul].pool;
        let now = self.agenda.now;
        let convoy = self.convoys.get_mut(id);
        convoy.start_clock(now);
        convoy.generation += 1;
        convoy.pool = pool;
        convoy.haul = haul;
        convoy.stock = stock;
        (convoy.vehicles, convoy.led) = (0, 0);
        convoy.loads.clear();
        convoy.papers = 0;
        convoy.stands_loaded = false;
        convoy.has_set_out = false;
        convoy.node = plan.scenario.pools[pool].home;
        convoy.towed.clear();
        convoy.tow_pace = 1.0;
        convoy.weather_lost = 0.0;
        convoy.pass = Span::ZERO;
        convoy.last = EventId::START;
        convoy.wait = Wait::default();
        convoy.pending = 0;
        convoy.permits.clear();
        convoy.escort = None;
        convoy.escorts_needed = 0;
        convoy.groups = 0;
        convoy.covered = u32::MAX;
        convoy.goes_without = false;
        convoy.escort_due = Moment::NEVER;
        convoy.legs.clear();
        convoy.leg = 0;
        convoy.phase = Phase::ToLoad;
        Some(id)
    }

    /// The next number of a convoy in this run.
    pub(crate) fn next_number(&mut self) -> u32 {
        self.tallies.convoys += 1;
        self.tallies.convoys
    }

    /// Names the streams of chance of a convoy that has its vehicles and begins to march.
    pub(crate) fn man_convoy(&mut self, id: ConvoyId, trip: &Trip) {
        let plan = self.plan();
        let convoy = self.convoys.get(id);
        let (pool, stock, serial) = (convoy.pool, convoy.stock, convoy.serial);
        let keys = &plan.stocks[stock].keys;
        let luck = self.drawn.luck;
        let breaks_down = self.pools.get(pool).breakdown_rate > 0.0;
        let convoy = self.convoys.get_mut(id);
        convoy.escorts_needed = trip.escorts;
        convoy.incidents = luck.numbered_stream(keys.incident, serial);
        convoy.attack.budget = convoy.incidents.exponential();
        if breaks_down {
            convoy.breakdowns = luck.numbered_stream(keys.breakdown, serial);
            convoy.breakdown.budget = convoy.breakdowns.exponential();
        }
        // One that was loaded at home goes on with the luck of its loading.
        if plan.handles_at_random[pool] && !convoy.stands_loaded {
            convoy.handling = luck.numbered_stream(keys.handling, serial);
        }
    }

    /// How long the way of a stock has been barred since an event, and under which code that is
    /// booked: whether or not there were vehicles, none could have gone.
    pub(crate) fn barred_since(
        &self,
        stock: StockId,
        gates: &[GateId],
        since: EventId,
    ) -> (Code, Span) {
        let (from, until) = (self.journal[since].at, self.agenda.now);
        let (code, suspended) = self.suspended_between(gates, from, until);
        let closed = self.stocks.get(stock).barred.between(from, until);
        if suspended >= closed { (code, suspended) } else { (Code::RouteClosed, closed) }
    }

    /// A convoy with permits sets out, unless a permit has expired in the meantime.
    pub(crate) fn depart(&mut self, id: ConvoyId) {
        if !self.renew_permits(id) {
            self.enter_leg(id);
            self.keep_permits(id);
        }
    }
}
