//! Columns leave: empty to fetch their load, or with the vehicles that were loaded at home.

use crate::id::{ConvoyId, StockId};
use crate::model::convoy::{Consignment, Phase};
use crate::model::haul::Course;
use crate::model::journal::{Actor, Code, Entry, EventId, EventKind};
use crate::model::world::Play;

impl Play<'_> {
    /// A column leaves its pool's home to fetch its load.
    pub(super) fn send(&mut self, id: ConvoyId, vehicles: u32) {
        self.forget_request(id);
        self.promise(id, vehicles);
        self.use_vehicles(id);
        let since = self.convoys.get(id).ready_since();
        let event = self.note_leaving(id, EventKind::ConvoyFormed, [since, EventId::START]);
        self.pass_start_point(id, Phase::ToLoad, event);
    }

    /// A column leaves its home with the vehicles that were loaded first.
    pub(super) fn leave(&mut self, id: ConvoyId) {
        let haul = self.convoys.get(id).haul;
        let most = self.largest(haul).min(self.convoys.get(id).covered);
        let loaded = self.take_loaded(id, most);
        self.forget_request(id);
        let convoy = self.convoys.get(id);
        let since = match convoy.wait.lacks() {
            Some((Code::NoLift | Code::NoContract, _)) | None => loaded,
            Some(lack) if self.is_for_its_time(lack) => loaded,
            Some(_) => convoy.ready_since(),
        };
        self.count_convoy(id);
        let event = self.note_leaving(id, EventKind::SetsOut, [since, loaded]);
        self.pass_start_point(id, Phase::ToUnload, event);
    }

    /// A column that has its vehicles passes the start point: it goes by the way as it stands, with its
    /// escort.
    fn pass_start_point(&mut self, id: ConvoyId, phase: Phase, event: EventId) {
        let convoy = self.convoys.get(id);
        let (haul, pool) = (convoy.haul, convoy.pool);
        self.note_quota(pool, event);
        let trip = self.trip_now(haul);
        self.man_convoy(id, &trip);
        let legs = if phase == Phase::ToLoad { &trip.out } else { &trip.loaded };
        let convoy = self.convoys.get_mut(id);
        convoy.begin_phase(phase, legs);
        convoy.goes_round = matches!(trip, Course::Round(_));
        self.take_escort_along(id);
        self.reckon_return(id);
        self.tell_those_on_its_way(id, phase, event);
        self.enter_leg(id);
        self.keep_permits(id);
        self.look_for_columns(haul);
        self.wake(pool, event);
    }

    /// Gives a column as many loaded vehicles as there is room for, the first loaded first; returns the
    /// event with which the last of them was loaded.
    pub(super) fn take_loaded(&mut self, id: ConvoyId, mut room: u32) -> EventId {
        let plan = self.plan();
        let haul_id = self.convoys.get(id).haul;
        let mut loaded = EventId::START;
        while room > 0 {
            let Some(batch) = self.hauls.get(haul_id).ready.first().copied() else { break };
            let now = self.agenda.now;
            let from = self.convoys.get_mut(batch);
            from.note_time(now);
            loaded = loaded.max(from.last);
            let handling = from.handling.clone();
            let serial = from.serial;
            let taken = split_off(&mut from.loads, room, |stock| plan.hauls[haul_id].each(stock));
            if taken.is_empty() {
                break;
            }
            let vehicles: u32 = taken.iter().map(|load| load.vehicles).sum();
            let led: u32 = taken.iter().map(|load| load.on_the_road(plan)).sum::<u32>() - vehicles;
            (from.vehicles, from.led) = (from.vehicles - vehicles, from.led - led);
            room -= vehicles + led;
            let is_empty = from.vehicles == 0;
            self.leave_unled(batch, loaded);
            let convoy = self.convoys.get_mut(id);
            convoy.note_time(now);
            if convoy.loads.is_empty() {
                convoy.serial = serial;
                convoy.stock = taken[0].stock;
                convoy.handling = handling;
                convoy.stands_loaded = true;
            }
            (convoy.vehicles, convoy.led) = (convoy.vehicles + vehicles, convoy.led + led);
            convoy.loads.extend(taken);
            let haul = self.hauls.get_mut(haul_id);
            haul.vehicles_ready -= vehicles + led;
            if is_empty {
                haul.ready.remove(0);
                self.end_convoy(batch, EventId::START);
            }
        }
        loaded
    }

    /// Vehicles that drive themselves and are left without one of the pool that leads them wait for the
    /// next.
    fn leave_unled(&mut self, batch: ConvoyId, event: EventId) {
        let convoy = self.convoys.get_mut(batch);
        if convoy.vehicles > 0 || convoy.led == 0 {
            return;
        }
        let (haul, led) = (convoy.haul, std::mem::take(&mut convoy.led));
        let loads = std::mem::take(&mut convoy.loads);
        self.hauls.get_mut(haul).vehicles_ready -= led;
        for load in &loads {
            let stock = self.stocks.get_mut(load.stock);
            stock.loaded -= load.aboard;
            stock.add(load.aboard, event);
            self.ask_lift(load.stock, event);
        }
    }

    /// Notes that a column leaves: since an event, for want of what last hindered it; and the event
    /// with which the last of it was loaded, if that was at home.
    pub(super) fn note_leaving(
        &mut self,
        id: ConvoyId,
        kind: EventKind,
        [since, loaded]: [EventId; 2],
    ) -> EventId {
        let convoy = self.convoys.get(id);
        let since = convoy.wait.since(since, self.journal);
        let (code, actor) = convoy.wait.lacks().unwrap_or((Code::NoLift, None));
        let pool = self.pools.get(convoy.pool);
        // What has come in the end says what it was that had been missing.
        let code = match code {
            Code::NoLift | Code::NoContract => {
                let came = self.journal[pool.freed()];
                let is_late = came.code == Code::NoContract && came.at > self.journal[since].at;
                if is_late { came.code } else { Code::NoLift }
            }
            other => other,
        };
        let cause = match convoy.wait.lacks() {
            None => since,
            Some(lack) if self.is_for_its_time(lack) => since,
            Some(lack) => self.came(id, lack),
        };
        let cause = cause.max(since);
        let site = self.plan().stocks[convoy.stock].site;
        let entry = Entry::after(self.agenda.now, kind, since, code)
            .because(cause)
            .site(site)
            .with(actor.unwrap_or(Actor::Pool(convoy.pool)))
            .convoy(convoy.number);
        let event = self.journal.write(entry);
        for index in 0..self.convoys.get(id).loads.len() {
            let load = self.convoys.get(id).loads[index];
            if index == 0 {
                let line = self.plan().stocks[load.stock].line;
                self.describe_load(event, line, load.promised + load.aboard);
            }
        }
        self.describe_convoy(id, event, loaded);
        self.convoys.get_mut(id).last = event;
        event
    }
}

/// Takes the first `room` vehicles of a batch, with what they carry; empty ones count with the first
/// load. Vehicles that drive themselves (of which one vehicle takes none) go with one of the pool at least.
fn split_off(
    from: &mut Vec<Consignment>,
    room: u32,
    each: impl Fn(StockId) -> i64,
) -> Vec<Consignment> {
    let mut taken: Vec<Consignment> = Vec::new();
    let mut room = room;
    let mut index = 0;
    while room > 0 && index < from.len() {
        let leads = from.iter().skip(index).any(|load| load.vehicles > 0);
        let has_leader = taken.iter().any(|load| load.vehicles > 0);
        let load = &mut from[index];
        let each = each(load.stock);
        let led = if each == 0 { load.aboard as u32 } else { 0 };
        let most = room - u32::from(led > 0 && load.vehicles == 0 && leads && !has_leader);
        if load.vehicles + led <= most {
            room -= load.vehicles + led;
            taken.push(from.remove(index));
            continue;
        }
        let vehicles = load.vehicles.min(most);
        let aboard = match each {
            0 => i64::from(led.min(most - vehicles)),
            _ => load.aboard.min(i64::from(vehicles) * each),
        };
        let on_the_road = if each == 0 { vehicles + aboard as u32 } else { vehicles };
        if on_the_road > 0 {
            taken.push(Consignment { vehicles, aboard, ..*load });
            load.vehicles -= vehicles;
            load.aboard -= aboard;
            room -= on_the_road;
        }
        index += 1;
    }
    taken
}

#[cfg(test)]
mod tests {
    use super::*;

    const CARS: StockId = StockId(0);
    const STORES: StockId = StockId(1);

    /// Trucks that carry ten each, and cars that drive themselves.
    fn batch(loads: &[(StockId, u32, i64)]) -> Vec<Consignment> {
        let load = |(stock, vehicles, aboard): &(StockId, u32, i64)| Consignment {
            aboard: *aboard,
            promised: 0,
            ..Consignment::promised(*stock, *vehicles, 0)
        };
        loads.iter().map(load).collect()
    }

    /// What goes of a batch with so much room, and what stays.
    fn split(loads: &[(StockId, u32, i64)], room: u32) -> [Vec<(StockId, u32, i64)>; 2] {
        let mut from = batch(loads);
        let taken = split_off(&mut from, room, |stock| if stock == CARS { 0 } else { 10 });
        let shown = |loads: Vec<Consignment>| {
            loads.iter().map(|it| (it.stock, it.vehicles, it.aboard)).collect()
        };
        [shown(taken), shown(from)]
    }

    #[test]
    fn of_cars_and_trucks_that_are_cut_at_least_one_truck_leads() {
        // Room for three, three cars before two trucks: two cars go, led by one truck.
        let [gone, left] = split(&[(CARS, 0, 3), (STORES, 2, 20)], 3);
        assert_eq!(gone, [(CARS, 0, 2), (STORES, 1, 10)]);
        assert_eq!(left, [(CARS, 0, 1), (STORES, 1, 10)]);
        // The truck stands with the cars: it goes with two of them.
        let [gone, left] = split(&[(CARS, 1, 4), (STORES, 1, 10)], 3);
        assert_eq!(gone, [(CARS, 1, 2)]);
        assert_eq!(left, [(CARS, 0, 2), (STORES, 1, 10)]);
        // A truck goes before them and leads: all places left are the cars'.
        let [gone, left] = split(&[(STORES, 1, 10), (CARS, 0, 3), (STORES, 1, 10)], 3);
        assert_eq!(gone, [(STORES, 1, 10), (CARS, 0, 2)]);
        assert_eq!(left, [(CARS, 0, 1), (STORES, 1, 10)]);
        // No truck is left to be kept a place for.
        let [gone, left] = split(&[(CARS, 0, 4)], 3);
        assert_eq!(gone, [(CARS, 0, 3)]);
        assert_eq!(left, [(CARS, 0, 1)]);
    }
}
