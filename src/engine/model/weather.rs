//! Weather: dry and wet spells in turn over some regions; a change is felt at once by whoever is
//! on the way.

use bevy_ecs::prelude::Component;

use crate::chance::{Luck, Stream, StreamKey};
use crate::id::{ConvoyId, RegionId, WeatherId};
use crate::time::Moment;

use super::agenda::Due;
use super::journal::{Actor, Code, Entry, EventId, EventKind};
use super::world::Play;

/// One weather process.
#[derive(Component, Debug)]
pub(crate) struct Weather {
    wet: bool,
    /// What movement keeps of its rate while it is wet.
    pace: f64,
    generation: u32,
    stream: Stream,
    last: EventId,
}

impl Weather {
    /// Whether it is wet.
    pub(crate) fn is_wet(&self) -> bool {
        self.wet
    }

    /// What movement keeps of its rate while it is wet, as a share.
    pub(crate) fn pace(&self) -> f64 {
        self.pace
    }

    /// Goes on by another luck.
    pub(crate) fn take_luck(&mut self, stream: Stream) {
        self.stream = stream;
    }

    pub(crate) fn new(key: StreamKey) -> Self {
        let stream = Luck::new(0, 0).stream(key);
        Self { wet: false, pace: 1.0, generation: 0, stream, last: EventId::START }
    }
}

/// A region as its weather leaves it.
#[derive(Component, Debug)]
pub(crate) struct Region {
    /// What movement on the ground keeps of its rate.
    pub(crate) pace: f64,
    /// Whether no aircraft takes off.
    pub(crate) grounded: bool,
    /// Flights that wait for better weather, in order of arrival.
    pub(crate) waiting: Vec<ConvoyId>,
}

impl Region {
    pub(crate) fn new() -> Self {
        Self { pace: 1.0, grounded: false, waiting: Vec::new() }
    }
}

impl Play<'_> {
    /// Draws each process anew and plans its first turn.
    pub(crate) fn reset_weather(&mut self) {
        for region in self.regions.ids() {
            *self.regions.get_mut(region) = Region::new();
        }
        // Limits look at the weather when their routes are set up.
        for (route, _) in self.plan().wet_limits.values().flatten() {
            self.routes.get_mut(*route).limits.clear();
        }
        for id in self.weathers.ids() {
            self.reset_weather_process(id);
        }
    }

    fn reset_weather_process(&mut self, id: WeatherId) {
        let plan = self.plan();
        let asked = &plan.scenario.weathers[id];
        let mut stream = self.drawn.luck.stream(plan.weather_keys[id]);
        let assumed = &self.drawn.assumed;
        let pace = asked.pace.draw(assumed, &mut stream).0.clamp(0.0, 1.0);
        let season = asked.season.as_ref().map(|season| {
            let from = season.from.draw(assumed, &mut stream);
            (from, season.until.draw(assumed, &mut stream))
        });
        let (from, until) = season.unwrap_or((Moment::START, Moment::NEVER));
        *self.weathers.get_mut(id) =
            Weather { wet: false, pace, generation: 0, stream, last: EventId::START };
        if until <= from.max(Moment::START) {
            return;
        }
        self.agenda.plan(from, Due::SeasonBegins, id.0, 0);
        self.agenda.plan(until, Due::SeasonEnds, id.0, 0);
    }

    /// A season begins with the spell it starts with.
    pub(crate) fn begin_season(&mut self, id: WeatherId) {
        let starts_wet = self.plan().scenario.weathers[id].starts_wet;
        self.begin_spell(id, starts_wet);
    }

    /// A season ends dry.
    pub(crate) fn end_season(&mut self, id: WeatherId) {
        self.weathers.get_mut(id).generation += 1;
        self.set_weather(id, false);
    }

    /// A spell ends and the other begins.
    pub(crate) fn turn_weather(&mut self, id: WeatherId, generation: u32) {
        let weather = self.weathers.get(id);
        if weather.generation == generation {
            let wet = !weather.wet;
            self.begin_spell(id, wet);
        }
    }

    fn begin_spell(&mut self, id: WeatherId, wet: bool) {
        let asked = &self.plan().scenario.weathers[id];
        let spell = if wet { &asked.wet } else { &asked.dry };
        let weather = self.weathers.get_mut(id);
        let length = spell.draw(&self.drawn.assumed, &mut weather.stream);
        let generation = weather.generation;
        // A spell lasts at least a second: two turns at one instant would be no spell at all.
        let until = self.agenda.now + length.max(crate::time::Span(1));
        let turn = if wet { Due::WeatherEnds } else { Due::WeatherBegins };
        self.agenda.plan(until, turn, id.0, generation);
        self.set_weather(id, wet);
    }

    fn set_weather(&mut self, id: WeatherId, wet: bool) {
        let now = self.agenda.now;
        let weather = self.weathers.get_mut(id);
        if weather.wet == wet {
            return;
        }
        weather.wet = wet;
        let kind = if wet { EventKind::WetBegins } else { EventKind::WetEnds };
        // It comes from outside: nothing led to its turning wet, and until then nothing was lost.
        let (last, code) =
            if wet { (EventId::START, Code::Work) } else { (weather.last, Code::Weather) };
        let entry = Entry::after(now, kind, last, code).with(Actor::Weather(id));
        let event = self.journal.write(entry);
        self.weathers.get_mut(id).last = event;
        for region in &self.plan().scenario.weathers[id].regions {
            self.refresh_region(*region, event);
        }
        self.turn_wet_limits(id, wet, event);
    }

    /// Works out what the weather leaves of a region's pace, and tells whoever is on the way.
    fn refresh_region(&mut self, id: RegionId, event: EventId) {
        let plan = self.plan();
        let (mut pace, mut grounded) = (1.0, false);
        for weather in &plan.region_weathers[id] {
            let state = self.weathers.get(*weather);
            if state.wet {
                pace *= state.pace;
                grounded |= plan.scenario.weathers[*weather].grounds_aircraft;
            }
        }
        let region = self.regions.get_mut(id);
        region.pace = pace;
        region.grounded = grounded;
        if !grounded && !region.waiting.is_empty() {
            self.agenda.release(Due::SkyReleases, id.0, event);
        }
        for route in &plan.region_routes[id] {
            self.retime_route(*route);
        }
    }

    /// Flights that waited for better weather take off, if it has come to stay.
    pub(crate) fn release_from_sky(&mut self, id: RegionId, event: EventId) {
        if self.regions.get(id).grounded {
            return;
        }
        let waiting = std::mem::take(&mut self.regions.get_mut(id).waiting);
        for convoy in waiting {
            self.release_convoy(convoy, event);
        }
    }
}
