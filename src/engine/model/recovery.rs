//! Recovery: what is done about a vehicle that has broken down, and the workshop at home.

use crate::id::{ConvoyId, PoolId, StockId};
use crate::scenario::{Means, Tow};
use crate::time::{Moment, Span};

use super::agenda::Due;
use super::convoy::{Consignment, Convoy};
use super::journal::{Actor, Code, Detail, Entry, EventId, EventKind};
use super::world::Play;

/// Vehicles in tow, and those that are in the workshop at home.
#[derive(Debug, Clone, Copy)]
pub(crate) struct InWorkshop {
    /// When it is mended.
    until: Moment,
    /// With what it came.
    since: EventId,
}

impl InWorkshop {
    /// With what it came.
    pub(crate) fn since(&self) -> EventId {
        self.since
    }
}

/// The vehicle that has broken down.
#[derive(Debug, Clone, Copy)]
struct Broken {
    /// With which of the convoy's loads it stands.
    load: usize,
    /// Whether it carries any of it.
    is_laden: bool,
    /// Whether it drives itself.
    is_led: bool,
}

impl Convoy {
    /// What a vehicle in tow leaves of its pace.
    #[inline]
    pub(crate) fn tow_pace(&self) -> f64 {
        if self.towed.is_empty() { 1.0 } else { self.tow_pace }
    }

    /// Where an empty vehicle stands that could take over a load.
    fn spare(&self, each: impl Fn(StockId) -> i64) -> Option<usize> {
        self.loads.iter().position(|load| laden(load, each(load.stock)) < load.vehicles)
    }
}

/// How many of the pool's vehicles a load fills.
pub(crate) fn laden(load: &Consignment, each: i64) -> u32 {
    if each == 0 {
        return 0;
    }
    let filled = (load.aboard + each - 1) / each.max(1);
    (filled.min(i64::from(load.vehicles))) as u32
}

impl Play<'_> {
    /// A vehicle has broken down: the first of its pool's means that can be used is. Everything is
    /// drawn for every means, so that the luck of the next breakdown hangs on none of it.
    pub(crate) fn recover(&mut self, id: ConvoyId, event: EventId) {
        let plan = self.plan();
        let broken = self.broken_vehicle(id);
        let mut chosen: Option<(usize, Span)> = None;
        let recovery = &plan.scenario.pools[self.convoys.get(id).pool].recovery;
        for (number, entry) in recovery.iter().enumerate() {
            let assumed = &self.drawn.assumed;
            let stream = &mut self.convoys.get_mut(id).breakdowns;
            let chance = entry.chance.draw(assumed, stream).0;
            let takes = entry.takes.draw(assumed, stream);
            let is_lucky = stream.happens(chance);
            if chosen.is_none() && is_lucky && self.can_recover(id, &entry.means, broken) {
                chosen = Some((number, takes));
            }
        }
        let takes = chosen.map_or(Span::ZERO, |(_, takes)| takes);
        self.journal.describe(event, Detail::Lasts(takes));
        self.hold_convoy(id, takes, Code::Breakdown);
        match chosen.map(|(number, _)| &recovery[number].means) {
            Some(Means::Repair) => {}
            Some(Means::Tow(tow)) => self.take_in_tow(id, tow, event),
            Some(Means::CrossLoad) => self.cross_load(id, broken, event),
            Some(Means::Abandon { loses_load: true }) => {
                let share = self.share_of(id, broken);
                self.lose_vehicle_of(id, broken.load, Some(share), event);
            }
            Some(Means::Abandon { .. }) | None => {
                self.lose_vehicle_of(id, broken.load, None, event)
            }
        }
    }

    /// Which vehicle it is: each is as likely, laden ones and empty ones.
    fn broken_vehicle(&mut self, id: ConvoyId) -> Broken {
        let plan = self.plan();
        let convoy = self.convoys.get_mut(id);
        let haul = convoy.haul;
        // Of its own: which of several columns that go along with one another it is has been drawn.
        let mut left = convoy.breakdowns.below(convoy.vehicles + convoy.led);
        for (load, consignment) in convoy.loads.iter().enumerate() {
            let on_the_road = consignment.on_the_road(plan);
            if left < on_the_road {
                let is_led = left >= consignment.vehicles;
                let is_laden = left < laden(consignment, plan.each(haul, consignment.stock));
                return Broken { load, is_laden, is_led };
            }
            left -= on_the_road;
        }
        Broken { load: 0, is_laden: false, is_led: false }
    }

    /// What a vehicle carries of its load: as much as any other that is laden with it.
    fn share_of(&self, id: ConvoyId, broken: Broken) -> i64 {
        let convoy = self.convoys.get(id);
        let load = &convoy.loads[broken.load];
        let each = self.plan().each(convoy.haul, load.stock);
        if broken.is_laden { load.aboard / i64::from(laden(load, each).max(1)) } else { 0 }
    }

    fn can_recover(&self, id: ConvoyId, means: &Means, broken: Broken) -> bool {
        let convoy = self.convoys.get(id);
        match means {
            Means::Repair | Means::Abandon { .. } => true,
            Means::Tow(tow) => {
                let towed = convoy.towed.len() as u32;
                !broken.is_led && towed < tow.at_most && convoy.vehicles > towed + 1
            }
            Means::CrossLoad => {
                let each = |stock| self.plan().each(convoy.haul, stock);
                broken.is_laden && convoy.spare(each).is_some()
            }
        }
    }

    /// Another vehicle takes it in tow; its load stays aboard.
    fn take_in_tow(&mut self, id: ConvoyId, tow: &Tow, event: EventId) {
        let convoy = self.convoys.get_mut(id);
        let pace = tow.pace.draw(&self.drawn.assumed, &mut convoy.breakdowns).0;
        let workshop = tow.workshop.draw(&self.drawn.assumed, &mut convoy.breakdowns);
        convoy.tow_pace = pace.min(convoy.tow_pace());
        convoy.towed.push(workshop);
        self.mention_recovery(id, EventKind::Towed, event);
    }

    /// A spare takes its load, and it is given up.
    fn cross_load(&mut self, id: ConvoyId, broken: Broken, event: EventId) {
        let convoy = self.convoys.get(id);
        let spare = convoy.spare(|stock| self.plan().each(convoy.haul, stock));
        self.mention_recovery(id, EventKind::CrossLoaded, event);
        // The vehicle that is gone is counted where the spare stood, which takes its place.
        self.lose_vehicle_of(id, spare.unwrap_or(broken.load), None, event);
    }

    fn mention_recovery(&mut self, id: ConvoyId, kind: EventKind, event: EventId) {
        let pool = self.convoys.get(id).pool;
        let entry = self.convoy_entry(id, kind, Code::Breakdown);
        let entry = Entry { previous: event, cause: event, ..entry };
        self.journal.mention(entry.with(Actor::Pool(pool)));
    }

    /// A convoy is home: vehicles in tow go to the workshop. How many are free at once.
    pub(crate) fn send_to_workshop(&mut self, id: ConvoyId, event: EventId) -> u32 {
        let convoy = self.convoys.get_mut(id);
        let (pool, vehicles) = (convoy.pool, convoy.vehicles);
        if convoy.towed.is_empty() {
            return vehicles;
        }
        let towed = std::mem::take(&mut convoy.towed);
        let mut there = 0;
        for workshop in towed.into_iter().filter(|workshop| *workshop > Span::ZERO) {
            let until = self.agenda.now + workshop;
            self.pools.get_mut(pool).workshop.push(InWorkshop { until, since: event });
            self.agenda.plan(until, Due::WorkshopEnds, pool.0, 0);
            there += 1;
        }
        vehicles - there
    }

    /// Vehicles leave the workshop.
    pub(crate) fn leave_workshop(&mut self, id: PoolId) {
        let now = self.agenda.now;
        while let Some(index) =
            self.pools.get(id).workshop.iter().position(|vehicle| vehicle.until <= now)
        {
            let vehicle = self.pools.get_mut(id).workshop.remove(index);
            let entry = Entry::after(now, EventKind::Mended, vehicle.since, Code::Breakdown)
                .with(Actor::Pool(id))
                .convoy(self.journal[vehicle.since].convoy);
            let event = self.journal.write(entry);
            self.note_workshop(id, now - self.journal[vehicle.since].at);
            self.free_vehicles(id, 1, event);
        }
    }
}
