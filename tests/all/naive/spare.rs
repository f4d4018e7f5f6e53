//! Whether a column spares its escort: it does not take groups along with a part of a load for which they
//! would have to go once more.

use super::march::way;
use super::play::{Batch, Column, Haul, Phase, QUARTER, Run};
use super::world::{Depart, Minute, NEVER, Work};

/// A trip from a pool's home: what is done before each part of the way, and its roads.
struct Trip {
    parts: Vec<(Minute, Vec<usize>)>,
    /// The first and the last escorted road: a part, and a road of it.
    first: (usize, usize),
    last: (usize, usize),
}

impl Run<'_> {
    /// Whether a column of so many vehicles, which could leave now, waits for more.
    pub(super) fn spares_escort(&mut self, turn: usize, vehicles: usize) -> bool {
        let haul = self.requests[turn].haul;
        let pool = self.pool(haul);
        let (most, is_default) =
            (pool.most(), pool.depart == Depart::Ready && pool.waits.is_none());
        if !is_default || vehicles >= most || self.party(haul).is_some() {
            return false;
        }
        let groups = self.way_now(haul).groups;
        let Some(trip) = self.trip(haul).filter(|_| groups > 0) else { return false };
        let all = self.all_of(haul);
        let trips = all.div_ceil(most);
        if all.saturating_sub(vehicles).div_ceil(most) < trips {
            return false;
        }
        let saves = all - (trips - 1) * most;
        let there = self.reaches(haul, &trip, self.expects_vehicles(haul, saves));
        let with_fewer = self.reaches(haul, &trip, self.now);
        let held = self.is_back(haul, &trip, with_fewer) - with_fewer;
        let starts = with_fewer.max(self.expects_groups(groups, held));
        let back = self.is_back(haul, &trip, starts);
        // Groups are scarce if too few are free beside its own for another column, or more is expected by then
        // than the free ones take.
        let free = self.groups.values().sum::<usize>();
        let more = free / groups * most + 1;
        let are_scarce = free < 2 * groups
            || self.reaches(haul, &trip, self.expects_vehicles(haul, more)) < back;
        let spares = are_scarce && there < back;
        if spares {
            self.spared.insert(self.requests[turn].number);
        }
        self.note(|run| {
            let verdict = if spares { "waits" } else { "does not wait" };
            let it = &run.hauls[haul];
            format!(
                "{vehicles} of {all} of {it:?}: {verdict} for {saves} at {there}, {free} groups free, one from {starts}, back {back}"
            )
        });
        spares
    }

    /// Vehicles that are loaded or load, and those for what is ready or still to come, line by line.
    fn all_of(&self, haul: usize) -> usize {
        let of = |(line, stage): &(usize, usize)| {
            let (it, stock) = (&self.world.lines[*line], &self.stocks[*line][*stage]);
            let amount = stock.ready + it.amount - stock.come;
            if self.is_open(*line, *stage) { self.filled(haul, *line, amount) } else { 0 }
        };
        self.loaded(haul, true) + self.hauls[haul].stages.iter().map(of).sum::<usize>()
    }

    fn filled(&self, haul: usize, line: usize, amount: i64) -> usize {
        let carries = self.pool(haul).carries[self.world.lines[line].kind];
        ((amount + carries - 1) / carries) as usize
    }

    /// The way as things stand; empties go without an escort that goes home alone.
    fn trip(&self, haul: usize) -> Option<Trip> {
        let pool = self.pool(haul);
        let is_fetched = self.hauls[haul].from != pool.home;
        let loading = if is_fetched { pool.loading } else { 0 };
        let parts: Vec<(Minute, Vec<usize>)> =
            [0, loading, pool.unloading].into_iter().zip(self.legs_now(haul)).collect();
        let with = if self.is_alone() { 2 } else { 3 };
        let escorted: Vec<(usize, usize)> = (0..with)
            .flat_map(|part| (0..parts[part].1.len()).map(move |leg| (part, leg)))
            .filter(|(part, leg)| self.world.routes[parts[*part].1[*leg]].escorts > 0)
            .collect();
        Some(Trip { first: *escorted.first()?, last: *escorted.last()?, parts })
    }

    /// When a column that leaves at a moment comes to its first escorted road.
    fn reaches(&self, haul: usize, trip: &Trip, mut at: Minute) -> Minute {
        let (part, leg) = trip.first;
        for (handling, legs) in &trip.parts[..part] {
            at = self.arrives(legs, self.pool(haul).speed, at + handling);
        }
        let (handling, legs) = &trip.parts[part];
        self.arrives(&legs[..leg], self.pool(haul).speed, at + handling)
    }

    /// When groups that set out on the first escorted road at a moment are home.
    fn is_back(&self, haul: usize, trip: &Trip, mut at: Minute) -> Minute {
        let speed = self.pool(haul).speed;
        for part in trip.first.0..=trip.last.0 {
            let (handling, legs) = &trip.parts[part];
            let from = if part == trip.first.0 { trip.first.1 } else { 0 };
            let end = if part == trip.last.0 { trip.last.1 + 1 } else { legs.len() };
            let handling = if part == trip.first.0 { 0 } else { *handling };
            at = self.arrives(&legs[from..end], speed, at + handling);
        }
        let it = &self.hauls[haul];
        let starts = [self.pool(haul).home, it.from, it.to];
        let (part, leg) = trip.last;
        let legs = &trip.parts[part].1[..=leg];
        let place = legs.iter().fold(starts[part], |place, leg| self.far_end(*leg, place));
        self.arrives(&self.home_of_groups(place), i64::MAX / 2, at)
    }

    fn home_of_groups(&self, place: usize) -> Vec<usize> {
        way(self.world, false, place, self.world.escorts[0].home, |_| true).unwrap_or_default()
    }

    fn arrives(&self, legs: &[usize], speed: i64, now: Minute) -> Minute {
        self.travel(legs, speed, now, 4 * self.world.until)
    }

    /// When so many vehicles of a haul could leave together.
    fn expects_vehicles(&self, haul: usize, vehicles: usize) -> Minute {
        let pool = self.pool(haul);
        let is_fetched = self.hauls[haul].from != pool.home;
        let loading = if is_fetched { 0 } else { pool.loading };
        let still_to_load = |batch: &Batch| batch.until.unwrap_or(self.now + loading);
        let mut ready: Vec<Minute> = Vec::new();
        for batch in self.batches.iter().filter(|batch| batch.haul == haul) {
            ready.extend(vec![still_to_load(batch).max(self.now); batch.cargo.len()]);
        }
        let mut home = vec![self.now; self.free[self.hauls[haul].pool]];
        for column in self.columns.iter().flatten() {
            if self.hauls[column.haul].pool == self.hauls[haul].pool {
                let at = self.should_be_home(column);
                home.extend(at.map(|at| vec![at; column.vehicles]).unwrap_or_default());
            }
        }
        home.sort_unstable();
        let load = self.expects_load(haul, vehicles);
        ready.extend(home.iter().zip(load).map(|(home, load)| (*home).max(load) + loading));
        ready.sort_unstable();
        ready.get(vehicles - 1).copied().unwrap_or(NEVER / 2)
    }

    /// When a column that marches, loads or unloads should be home.
    fn should_be_home(&self, column: &Column) -> Option<Minute> {
        let pool = self.pool(column.haul);
        let Haul { from, to, .. } = self.hauls[column.haul];
        let usual = |from, to| way(self.world, pool.by_air, from, to, |_| true).unwrap_or_default();
        let march = |at: Minute, from, to| self.arrives(&usual(from, to), pool.speed, at);
        let mut at = match column.phase {
            Phase::Load(until) | Phase::Unload(until) => until?.max(self.now),
            Phase::Out | Phase::With | Phase::Home => self.ends_march(column)?,
        };
        if column.phase == Phase::Out {
            at += pool.loading;
        }
        if matches!(column.phase, Phase::Out | Phase::Load(_)) {
            at = march(at, from, to);
        }
        if matches!(column.phase, Phase::Out | Phase::Load(_) | Phase::With) {
            at += pool.unloading;
        }
        if column.phase != Phase::Home {
            at = march(at, to, pool.home);
        }
        Some(at)
    }

    /// When what so many vehicles can load is there, vehicle by vehicle.
    fn expects_load(&self, haul: usize, vehicles: usize) -> Vec<Minute> {
        let mut times = Vec::new();
        let mut at = self.now;
        // Minutes that the pack steps of every camp will have worked from now on.
        let mut worked: Vec<Vec<Minute>> = self.steps.iter().map(|it| vec![0; it.len()]).collect();
        while times.len() < vehicles && at <= self.now + self.world.until {
            let of = |(line, stage): &(usize, usize)| {
                let it = &self.world.lines[*line];
                let more = if *stage == 0 { self.will_come(*line, &worked[it.camp]) } else { 0 };
                self.filled(haul, *line, self.movable_with((*line, *stage), more))
            };
            let needs = self.hauls[haul].stages.iter().map(of).sum::<usize>();
            times.resize(needs.max(times.len()), at);
            for (camp, worked) in self.world.camps.iter().zip(&mut worked) {
                for (step, worked) in camp.steps.iter().zip(worked) {
                    let open =
                        (at..at + QUARTER).filter(|at| self.world.is_open(step.calendar, *at));
                    *worked += open.count() as Minute;
                }
            }
            at += QUARTER;
        }
        times
    }

    /// What more of a line will have been handed over once the steps of its camp have worked so much longer.
    fn will_come(&self, line: usize, longer: &[Minute]) -> i64 {
        let it = &self.world.lines[line];
        for (at, step) in self.world.camps[it.camp].steps.iter().enumerate() {
            let (Work::Pack { kind, minutes, lot }, Some(worked)) =
                (step.work, self.steps[it.camp][at].worked)
            else {
                continue;
            };
            if kind == it.kind && !it.is_last {
                let packed = (worked + longer[at]) / minutes;
                return self.packed_of(line, packed, lot) - self.stocks[line][0].come;
            }
        }
        0
    }

    /// What of a line is handed over when so much of its kind has been packed, line by line.
    fn packed_of(&self, line: usize, packed: i64, lot: i64) -> i64 {
        let it = &self.world.lines[line];
        let before = self.world.lines[..line]
            .iter()
            .filter(|other| other.camp == it.camp && other.kind == it.kind && !other.is_last);
        let left = packed - before.map(|other| other.amount).sum::<i64>();
        if left >= it.amount { it.amount } else { left.max(0) / lot * lot }
    }

    /// When so many groups are at hand, after the columns that have left without and still need them.
    fn expects_groups(&self, groups: usize, held: Minute) -> Minute {
        let escort = &self.world.escorts[0];
        let mut times = vec![self.now; self.groups.values().sum::<usize>()];
        for column in self.columns.iter().flatten().filter(|column| column.is_escorted) {
            times.extend(vec![column.back.max(self.now); column.groups]);
        }
        for party in &self.parties {
            let home = self.arrives(&self.home_of_groups(party.place), i64::MAX / 2, party.there);
            times.extend(vec![home; party.groups]);
        }
        if escort.available > self.now {
            times.extend(vec![escort.available; escort.count]);
        }
        for column in self.columns.iter().flatten().filter(|column| self.still_needs(column)) {
            times.sort_unstable();
            if column.groups <= times.len() {
                let at = times[column.groups - 1];
                times.drain(..column.groups);
                times.extend(vec![at + held; column.groups]);
            }
        }
        times.sort_unstable();
        times.get(groups - 1).copied().unwrap_or(NEVER / 2)
    }
}
