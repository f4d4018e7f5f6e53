//! Columns and escorts on their way, leg by leg.

use super::play::{Column, Party, Permit, Phase, Run, Taker};
use super::world::{Minute, NEVER, World, is_within};

/// Somebody's way to a goal: at a place, or on a leg from there.
#[derive(Debug, Clone)]
pub(super) struct March {
    by_air: bool,
    speed: i64,
    goal: usize,
    pub(super) at: usize,
    /// The route, and half-metres done on it.
    leg: Option<(usize, i64)>,
    /// When it came to the place, or to what it waits for there.
    pub(super) since: Minute,
}

impl March {
    pub(super) fn new((by_air, speed): (bool, i64), at: usize, goal: usize, now: Minute) -> Self {
        Self { by_air, speed, goal, at, leg: None, since: now }
    }

    fn turn_to(&mut self, goal: usize, now: Minute) {
        (self.goal, self.since) = (goal, now);
    }

    fn is_there(&self) -> bool {
        self.leg.is_none() && self.at == self.goal
    }
}

/// The quickest way over routes that may be used, if there is one; no legs if it is there already.
pub(super) fn way(
    world: &World,
    by_air: bool,
    from: usize,
    to: usize,
    may_use: impl Fn(usize) -> bool,
) -> Option<Vec<usize>> {
    let routes = 0..world.routes.len();
    let usable: Vec<usize> =
        routes.filter(|route| world.routes[*route].by_air == by_air && may_use(*route)).collect();
    let mut known = world.ways.borrow_mut();
    let asked = (from, to, usable);
    known.entry(asked).or_insert_with_key(|asked| quickest(world, from, to, &asked.2)).clone()
}

/// Bellman and Ford: as many rounds as there are places.
fn quickest(world: &World, from: usize, to: usize, usable: &[usize]) -> Option<Vec<usize>> {
    let mut best: Vec<Option<(f64, Vec<usize>)>> = vec![None; world.places.len()];
    best[from] = Some((0.0, Vec::new()));
    for _ in 0..world.places.len() {
        for at in usable {
            let route = &world.routes[*at];
            for [one, other] in [route.ends, [route.ends[1], route.ends[0]]] {
                let Some((cost, legs)) = best[one].clone() else { continue };
                let cost = cost + route.length as f64 / route.rate as f64;
                if best[other].as_ref().is_none_or(|it| cost < it.0 - 1e-9) {
                    best[other] = Some((cost, [legs, vec![*at]].concat()));
                }
            }
        }
    }
    best.swap_remove(to).map(|it| it.1)
}

impl Run<'_> {
    fn usual(&self, march: &March) -> Vec<usize> {
        way(self.world, march.by_air, march.at, march.goal, |_| true).unwrap_or_default()
    }

    pub(super) fn far_end(&self, route: usize, from: usize) -> usize {
        let [one, other] = self.world.routes[route].ends;
        if one == from { other } else { one }
    }

    fn escorted(&self, legs: &[usize]) -> Option<usize> {
        legs.iter().rposition(|leg| self.world.routes[*leg].escorts > 0)
    }

    /// Lets a minute of march pass.
    pub(super) fn march(&mut self) {
        let mut columns = std::mem::take(&mut self.columns);
        for column in columns.iter_mut().flatten() {
            self.advance(&mut column.march);
        }
        self.columns = columns;
    }

    fn advance(&mut self, march: &mut March) {
        let Some((leg, done)) = march.leg else { return };
        let route = &self.world.routes[leg];
        if !self.world.is_open(route.calendar, self.now) {
            return;
        }
        let rain = self.world.weather.as_ref().filter(|it| !route.by_air && it.is_wet(self.now));
        let done = done + march.speed.min(route.rate) * rain.map_or(2, |it| it.halves);
        self.is_uneven |= done > 2 * route.length;
        march.leg = Some((leg, done));
        if done >= 2 * route.length {
            march.at = self.far_end(leg, march.at);
            (march.leg, march.since) = (None, self.now + 1);
        }
    }

    /// Lets columns and escorts go on that have come to a place, those first that came first.
    pub(super) fn go_on_with_columns(&mut self) -> bool {
        let mut changed = self.go_on_with_parties();
        for at in 0..self.columns.len() {
            if let Some(mut column) = self.columns[at].take() {
                changed |= self.set_out(&mut column);
                self.columns[at] = Some(column);
            }
        }
        let mut order: Vec<(Minute, usize)> = Vec::new();
        for (at, column) in self.columns.iter().enumerate() {
            order.extend(
                column.iter().filter(|it| it.march.leg.is_none()).map(|it| (it.march.since, at)),
            );
        }
        order.sort_unstable();
        for (_, at) in order {
            let Some(mut column) = self.columns[at].take() else { continue };
            changed |= self.go_on(&mut column);
            let is_home = column.phase == Phase::Home && column.march.is_there();
            if is_home {
                self.is_home(&column);
                changed = true;
            } else {
                self.columns[at] = Some(column);
            }
        }
        changed
    }

    fn go_on(&mut self, column: &mut Column) -> bool {
        let now = self.now;
        let to = self.hauls[column.haul].to;
        let home = self.world.pools[self.hauls[column.haul].pool].home;
        let is_there = column.march.is_there();
        match column.phase {
            Phase::Out if is_there => {
                self.release(column);
                column.march.since = now;
                column.phase = Phase::Load(None);
            }
            Phase::Load(Some(until)) if until <= now => {
                column.march.turn_to(to, now);
                column.phase = Phase::With;
            }
            Phase::With if is_there => {
                self.release(column);
                column.march.since = now;
                column.phase = Phase::Unload(None);
            }
            Phase::Unload(Some(until)) if until <= now => {
                self.unload(column);
                column.march.turn_to(home, now);
                column.phase = Phase::Home;
                self.release(column);
            }
            Phase::Home if is_there => return self.release(column),
            Phase::Out | Phase::With | Phase::Home => {
                let released = self.release(column);
                return self.enter(column) || released;
            }
            Phase::Load(_) | Phase::Unload(_) => return false,
        }
        true
    }

    /// A load is off where it stood once its column can set out: in the hours of its road.
    fn set_out(&mut self, column: &mut Column) -> bool {
        let Some((leg, _)) = column.march.leg else { return false };
        let sets_out = column.phase == Phase::With && !column.left;
        let sets_out = sets_out && self.world.is_open(self.world.routes[leg].calendar, self.now);
        if sets_out {
            self.load_is_off(column);
        }
        sets_out
    }

    /// Takes the next leg, if it may be entered.
    fn enter(&mut self, column: &mut Column) -> bool {
        if !column.unused.iter().all(Permit::is_valid) {
            return false;
        }
        let march = &column.march;
        let leg = self.next_leg(column);
        let may = |route: usize| self.may_use(column, route);
        let route = &self.world.routes[leg];
        let end = usize::from(route.ends[1] == march.at);
        let needs_escort = self.needs_escort(column) && route.escorts > 0;
        let on_it =
            self.columns.iter().flatten().filter(|it| it.march.leg.is_some_and(|on| on.0 == leg));
        let has_place = route.capacity.is_none_or(|most| on_it.count() < most)
            && self.now - self.entered[leg][end] >= route.gap;
        if !may(leg) || self.is_closed(leg) || self.is_grounded(leg) {
            return false;
        }
        let taker = Taker::column(column);
        if !has_place {
            self.is_tied |= taker.is_tied_with(self.places.get(&leg));
            return false;
        }
        if needs_escort && !self.is_met(column) {
            return false;
        }
        self.note(|run| {
            let it = &run.hauls[column.haul];
            format!("{} for {it:?} {:?} enter r{leg}", column.vehicles, column.phase)
        });
        self.places.insert(leg, taker);
        self.entered[leg][end] = self.now;
        column.march.leg = Some((leg, 0));
        column.unused.clear();
        self.set_out(column);
        true
    }

    /// The road that a column takes next: of an open way, or of the usual one.
    fn next_leg(&self, column: &Column) -> usize {
        let march = &column.march;
        let may = |route: usize| self.may_use(column, route);
        let open = way(self.world, march.by_air, march.at, march.goal, may);
        open.unwrap_or_else(|| self.usual(march))[0]
    }

    fn may_use(&self, column: &Column, route: usize) -> bool {
        let is_shut = is_within(&self.world.routes[route].closures, self.now);
        self.is_permitted(column, route) && !is_shut
    }

    /// Whether a column has the permission for a route, and may have escort groups enough.
    fn is_permitted(&self, column: &Column, route: usize) -> bool {
        let mut gates =
            self.world.gates.iter().enumerate().filter(|(_, gate)| gate.covers.contains(&route));
        gates.all(|(gate, _)| column.gates.contains(&gate))
            && self.world.routes[route].escorts <= column.groups
    }

    /// Empties go without an escort that goes home alone.
    fn needs_escort(&self, column: &Column) -> bool {
        !(self.is_alone() && column.phase == Phase::Home)
    }

    pub(super) fn is_alone(&self) -> bool {
        self.world.escorts.iter().any(|it| it.alone)
    }

    // Escorts.

    /// Whether groups go with a column from where it is: those that stand there; others are sent for, unless
    /// enough are coming.
    fn is_met(&mut self, column: &mut Column) -> bool {
        let (place, groups) = (column.march.at, column.groups);
        if column.is_escorted {
            return true;
        }
        let taker = Taker::column(column);
        column.is_escorted = self.bind(place, groups);
        if column.is_escorted {
            self.met.insert(place, taker);
            return true;
        }
        self.is_tied |= taker.is_tied_with(self.met.get(&place));
        let coming = self.parties.iter().filter(|party| party.place == place);
        let coming: usize = coming.map(|party| party.groups).sum();
        let waited_for = groups + self.waited_for(place, self.now + 1);
        let missing = waited_for.saturating_sub(coming + self.free_at(place));
        let free = self.groups.iter().filter(|(from, free)| **from != place && **free > 0);
        let nearest =
            free.map(|(from, free)| (self.alone(*from, place, self.now), *from, *free)).min();
        if let (Some((takes, from, free)), true) = (nearest, missing > 0) {
            let groups = free.min(missing);
            self.bind(from, groups);
            self.note(|_| format!("{groups} groups are sent for from {from} to {place}"));
            self.parties.push(Party { groups, place, there: self.now + takes });
        }
        false
    }

    /// The usual way out, with the load and home.
    pub(super) fn legs(&self, haul: usize) -> [Vec<usize>; 3] {
        let it = &self.hauls[haul];
        let pool = &self.world.pools[it.pool];
        [(pool.home, it.from), (it.from, it.to), (it.to, pool.home)]
            .map(|(from, to)| way(self.world, pool.by_air, from, to, |_| true).unwrap_or_default())
    }

    /// Sends an escort home once no escorted road is left before the column, or none that it takes
    /// with its load if the escort goes home alone.
    fn release(&mut self, column: &mut Column) -> bool {
        if !column.is_escorted {
            return false;
        }
        if self.escorted(&self.ahead(column)).is_some() && self.needs_escort(column) {
            return false;
        }
        column.is_escorted = false;
        let (place, groups) = (column.march.at, column.groups);
        let home = self.world.escorts[0].home;
        let there = self.now + self.alone(place, home, self.now);
        // Whether they stay for who came in the same second is a matter of order, which means nothing.
        let free = self.free_at(place);
        let lacking = |before| self.lacking(place, before).map(|it| it.groups).sum::<usize>();
        let (before, with_all) = (lacking(self.now), lacking(self.now + 1));
        self.is_tied |= place != home && free >= before && free < with_all;
        if place == home || free < before {
            *self.groups.entry(place).or_default() += groups;
        } else {
            self.parties.push(Party { groups, place: home, there });
        }
        true
    }

    /// The roads that are still before a column and for which it may need an escort.
    fn ahead(&self, column: &Column) -> Vec<usize> {
        let it = &self.hauls[column.haul];
        let (by_air, at, goal) = (column.march.by_air, column.march.at, column.march.goal);
        let home = self.world.pools[it.pool].home;
        let mut parts = vec![(at, goal)];
        if matches!(column.phase, Phase::Out | Phase::Load(_)) {
            parts.push((it.from, it.to));
        }
        if column.phase != Phase::Home && !self.is_alone() {
            parts.push((it.to, home));
        }
        // As things stand: round what is closed, if there is an open way.
        let may = |route: usize| self.may_use(column, route);
        let usual = |from, to| way(self.world, by_air, from, to, |_| true).unwrap_or_default();
        let open =
            |(from, to)| way(self.world, by_air, from, to, may).unwrap_or_else(|| usual(from, to));
        let mut ahead = Vec::new();
        parts.into_iter().for_each(|part| ahead.extend(open(part)));
        ahead
    }

    fn free_at(&self, place: usize) -> usize {
        self.groups.get(&place).copied().unwrap_or(0)
    }

    /// Groups that columns need at a place that came there before a moment.
    fn waited_for(&self, place: usize, before: Minute) -> usize {
        self.waiting(place, before).map(|it| it.groups).sum()
    }

    /// Columns that stand at a place without the groups that they need, and came there before a moment.
    fn waiting(&self, place: usize, before: Minute) -> impl Iterator<Item = &Column> {
        self.columns.iter().flatten().filter(move |it| {
            let next = self.usual(&it.march);
            let is_marching = matches!(it.phase, Phase::Out | Phase::With | Phase::Home);
            let is_here = it.march.leg.is_none() && it.march.at == place && it.march.since < before;
            let needs = next.first().is_some_and(|leg| self.world.routes[*leg].escorts > 0);
            is_here && is_marching && needs && !it.is_escorted && self.needs_escort(it)
        })
    }

    /// Those of them that lack nothing else.
    fn lacking(&self, place: usize, before: Minute) -> impl Iterator<Item = &Column> {
        self.waiting(place, before).filter(|it| {
            let leg = self.next_leg(it);
            let is_permitted = it.unused.iter().all(Permit::is_valid);
            is_permitted && self.is_permitted(it, leg) && !self.is_closed(leg)
        })
    }

    /// Groups on their own that are where they were to go are free there.
    fn go_on_with_parties(&mut self) -> bool {
        let parties = std::mem::take(&mut self.parties);
        let (there, away): (Vec<Party>, Vec<Party>) =
            parties.into_iter().partition(|party| party.there <= self.now);
        self.parties = away;
        for party in &there {
            *self.groups.entry(party.place).or_default() += party.groups;
        }
        !there.is_empty()
    }

    // Reckoning.

    /// Whether a march on its last leg ends within a time, at the pace of the moment.
    pub(super) fn comes_soon(&self, march: &March, within: Minute) -> bool {
        let Some((leg, done)) = march.leg.filter(|leg| self.far_end(leg.0, march.at) == march.goal)
        else {
            return false;
        };
        let route = &self.world.routes[leg];
        let rain = self.world.weather.as_ref().filter(|it| !route.by_air && it.is_wet(self.now));
        let pace = march.speed.min(route.rate) * rain.map_or(2, |it| it.halves);
        let open = (self.now..self.now + within)
            .filter(|at| self.world.is_open(route.calendar, *at))
            .count();
        done + pace * open as i64 >= 2 * route.length
    }

    /// When a march that is on a leg ends, at its own and the roads' rates and hours, without weather.
    pub(super) fn ends_march(&self, column: &Column) -> Option<Minute> {
        let march = &column.march;
        let (leg, mut done) = march.leg?;
        let route = &self.world.routes[leg];
        let mut now = self.now;
        while done < 2 * route.length && now < 4 * self.world.until {
            if self.world.is_open(route.calendar, now) {
                done += 2 * march.speed.min(route.rate);
            }
            now += 1;
        }
        let legs = way(self.world, march.by_air, self.far_end(leg, march.at), march.goal, |_| true);
        Some(self.travel(&legs?, march.speed, now, 4 * self.world.until))
    }

    /// Whether a column that has left without its groups still needs them.
    pub(super) fn still_needs(&self, column: &Column) -> bool {
        if column.is_escorted || column.groups == 0 {
            return false;
        }
        self.escorted(&self.ahead(column)).is_some() && self.needs_escort(column)
    }

    pub(super) fn travel(
        &self,
        legs: &[usize],
        speed: i64,
        mut now: Minute,
        until: Minute,
    ) -> Minute {
        for leg in legs {
            let mut done = 0;
            let route = &self.world.routes[*leg];
            while done < 2 * route.length {
                if now > until {
                    return NEVER;
                }
                if self.world.is_open(route.calendar, now) {
                    done += 2 * speed.min(route.rate);
                }
                now += 1;
            }
        }
        now
    }

    /// When an escort should be back from a column that leaves now.
    pub(super) fn back(&self, haul: usize, phase: Phase) -> Minute {
        let (it, until) = (&self.world.escorts[0], self.world.until);
        let pool = &self.world.pools[self.hauls[haul].pool];
        let handling = [0, if phase == Phase::Out { pool.loading } else { 0 }, pool.unloading];
        let legs = self.legs(haul);
        let phases = if it.alone { 0..2 } else { 0..3 };
        let last = phases.rev().find(|at| self.escorted(&legs[*at]).is_some()).unwrap_or(0);
        let (mut now, mut place) = (self.now, pool.home);
        for at in 0..=last {
            let end = if at < last {
                legs[at].len()
            } else {
                self.escorted(&legs[at]).map_or(0, |it| it + 1)
            };
            now = self.travel(&legs[at][..end], pool.speed, now + handling[at], until);
            place = legs[at][..end].iter().fold(place, |place, leg| self.far_end(*leg, place));
        }
        now + self.alone(place, it.home, now)
    }

    /// How long an escort takes by itself, by the quickest road at the roads' own rates and hours.
    fn alone(&self, from: usize, to: usize, now: Minute) -> Minute {
        let legs = way(self.world, false, from, to, |_| true).unwrap_or_default();
        self.travel(&legs, i64::MAX / 2, now, self.world.until) - now
    }
}
