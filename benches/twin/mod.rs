//! The yardstick by hand: the model of `scenarios/yardstick.toml` as one plain event loop.
//!
//! It shares nothing with the engine, neither code nor streams of chance, so that the two can be
//! held against each other: for truth (both must come to the known answers) and for speed (what the
//! engine's generality costs). Times are hours, loads tonnes, lengths kilometres.

mod agenda;
mod chance;
mod convoy;

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use agenda::{Event, Planned, Slack};
use chance::Chance;
use convoy::{Convoy, Phase};

/// Nothing is played after day 85.
pub(crate) const HORIZON: f64 = 2_040.0;
/// Day 60.
const DEADLINE: f64 = 1_440.0;
/// A convoy is always ten trucks.
const CONVOY: u32 = 10;
/// What a truck carries.
const PAYLOAD: f64 = 12.0;
/// What a convoy carries, and a camp hands over at once.
const LOT: f64 = 120.0;
/// Rate of march on dry ground.
const SPEED: f64 = 20.0;
/// What is left of it in the rain.
const PACE_IN_RAIN: f64 = 0.4;
/// Loading a convoy, and unloading one.
const HANDLING: f64 = 6.0;
/// Clearance, loading and unloading of a round trip, on average.
const STANDSTILL: f64 = 60.0;
/// Less cargo than this is none: rounding.
const NOTHING: f64 = 1e-9;

/// The camps of the yardstick: hub, length of road, cargo.
const CAMPS: [(usize, f64, f64); 10] = [
    (0, 210.0, 546.0),
    (1, 204.0, 511.0),
    (0, 378.0, 704.0),
    (1, 205.0, 818.0),
    (0, 366.0, 1_341.0),
    (1, 233.0, 756.0),
    (0, 494.0, 1_353.0),
    (1, 587.0, 770.0),
    (0, 503.0, 911.0),
    (1, 515.0, 751.0),
];

/// What one run leaves behind.
#[derive(Debug, Clone, Default)]
pub(crate) struct Run {
    /// When each camp closed; the horizon if it did not.
    pub(crate) closures: Vec<f64>,
    /// From each closure to the successor.
    pub(crate) gaps: Vec<f64>,
    /// Trucks destroyed.
    pub(crate) trucks_lost: u32,
    /// Events played.
    pub(crate) events: u64,
}

/// A camp as it stands.
#[derive(Debug, Clone, Default)]
struct Camp {
    hub: usize,
    road: f64,
    cargo: f64,
    /// Tonnes an hour in this run.
    rate: f64,
    packed: f64,
    ready: f64,
    /// Promised to convoys or gone.
    assigned: f64,
    loaded: f64,
    asked: bool,
}

/// A hub as it stands.
#[derive(Debug, Default)]
struct Hub {
    free: u32,
    /// Requests: slack, then camp. The deadline is the same for all.
    waiting: BinaryHeap<Reverse<(Slack, usize)>>,
}

/// One model, used again for every run.
#[derive(Debug)]
pub(crate) struct Twin {
    trucks_at_hub: u32,
    now: f64,
    rains: bool,
    agenda: BinaryHeap<Reverse<Planned>>,
    planned: u64,
    camps: Vec<Camp>,
    hubs: Vec<Hub>,
    convoys: Vec<Convoy>,
    /// Places in `convoys` that are free again.
    dissolved: Vec<usize>,
    active: usize,
    open_camps: usize,
    chance: Chance,
    run: Run,
}

impl Twin {
    /// The yardstick.
    pub(crate) fn new() -> Self {
        let camp = |(hub, road, cargo)| Camp { hub, road, cargo, ..Camp::default() };
        Self {
            trucks_at_hub: 60,
            now: 0.0,
            rains: false,
            agenda: BinaryHeap::new(),
            planned: 0,
            camps: CAMPS.into_iter().map(camp).collect(),
            hubs: vec![Hub::default(), Hub::default()],
            convoys: Vec::new(),
            dissolved: Vec::new(),
            active: 0,
            open_camps: 0,
            chance: Chance::new(0),
            run: Run::default(),
        }
    }

    /// Plays one run.
    pub(crate) fn play(&mut self, replication: u64) -> &Run {
        self.reset(replication);
        while let Some(Reverse(next)) = self.agenda.pop() {
            if next.at > HORIZON || (self.open_camps == 0 && self.active == 0) {
                break;
            }
            self.now = next.at;
            match next.event {
                Event::Packed(camp) => self.hand_over(camp),
                Event::Convoy { index, generation } => self.advance(index, generation),
                Event::Weather => self.change_weather(),
            }
        }
        &self.run
    }

    fn reset(&mut self, replication: u64) {
        self.chance = Chance::new(replication);
        (self.now, self.rains, self.planned, self.active) = (0.0, false, 0, 0);
        self.agenda.clear();
        self.convoys.clear();
        self.dissolved.clear();
        self.open_camps = self.camps.len();
        self.run.closures.clear();
        self.run.closures.resize(self.camps.len(), HORIZON);
        self.run.gaps.clear();
        (self.run.trucks_lost, self.run.events) = (0, 0);
        for hub in &mut self.hubs {
            hub.free = self.trucks_at_hub;
            hub.waiting.clear();
        }
        for index in 0..self.camps.len() {
            let rate = self.chance.packing_rate();
            let camp = &mut self.camps[index];
            *camp =
                Camp { hub: camp.hub, road: camp.road, cargo: camp.cargo, rate, ..Camp::default() };
            self.plan_packing(index);
        }
        let spell = self.chance.spell(self.rains);
        self.plan(spell, Event::Weather);
    }

    fn plan(&mut self, after: f64, event: Event) {
        self.planned += 1;
        let planned = Planned { at: self.now + after, number: self.planned, event };
        self.agenda.push(Reverse(planned));
    }

    fn plan_packing(&mut self, index: usize) {
        let camp = &self.camps[index];
        let lot = (camp.cargo - camp.packed).min(LOT);
        if lot > NOTHING {
            self.plan(lot / camp.rate, Event::Packed(index));
        }
    }

    /// A lot is packed.
    fn hand_over(&mut self, index: usize) {
        self.run.events += 1;
        let camp = &mut self.camps[index];
        let lot = (camp.cargo - camp.packed).min(LOT);
        camp.packed += lot;
        camp.ready += lot;
        self.plan_packing(index);
        self.ask(index);
    }

    /// A camp asks for a convoy if it has enough; its hub serves whom it can.
    fn ask(&mut self, index: usize) {
        self.request(index);
        self.dispatch(self.camps[index].hub);
    }

    fn request(&mut self, index: usize) {
        let camp = &mut self.camps[index];
        let is_packed = camp.cargo - camp.packed < NOTHING;
        let wants = camp.ready > LOT - NOTHING || (is_packed && camp.ready > NOTHING);
        if camp.asked || !wants {
            return;
        }
        camp.asked = true;
        let trips = ((camp.cargo - camp.assigned) / LOT - NOTHING).ceil();
        let slack = DEADLINE - trips * (2.0 * camp.road / SPEED + STANDSTILL);
        self.hubs[camp.hub].waiting.push(Reverse((Slack(slack), index)));
    }

    fn dispatch(&mut self, hub: usize) {
        while self.hubs[hub].free >= CONVOY {
            let Some(Reverse((_, index))) = self.hubs[hub].waiting.pop() else { return };
            self.hubs[hub].free -= CONVOY;
            let camp = &mut self.camps[index];
            let reserved = camp.ready.min(LOT);
            camp.ready -= reserved;
            camp.assigned += reserved;
            camp.asked = false;
            self.request(index);
            self.form(index, reserved);
        }
    }

    /// Rain begins or ends: every march under way changes its rate.
    fn change_weather(&mut self) {
        self.run.events += 1;
        let before = self.speed();
        self.rains = !self.rains;
        let spell = self.chance.spell(self.rains);
        self.plan(spell, Event::Weather);
        for index in 0..self.convoys.len() {
            let convoy = &mut self.convoys[index];
            if matches!(convoy.phase, Phase::Out | Phase::Back) {
                convoy.left = (convoy.left - (self.now - convoy.since) * before).max(0.0);
                convoy.since = self.now;
                self.plan_march(index);
            }
        }
    }
}
