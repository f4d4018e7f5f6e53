//! Columns and escorts on their way, leg by leg.

use super::play::{Column, Party, Phase, Run};
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

/// The pace of an escort on its own: as fast as the road allows.
const ESCORT: (bool, i64) = (false, i64::MAX);

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

    fn far_end(&self, route: usize, from: usize) -> usize {
        let [one, other] = self.world.routes[route].ends;
        if one == from { other } else { one }
    }

    fn escorted(&self, legs: &[usize]) -> Option<usize> {
        legs.iter().rposition(|leg| self.world.routes[*leg].escorts > 0)
    }

    /// Lets a minute of march pass.
    pub(super) fn march(&mut self) {
        let mut columns = std::mem::take(&mut self.columns);
        let mut parties = std::mem::take(&mut self.parties);
        let columns_march = columns.iter_mut().flatten().map(|column| &mut column.march);
        for march in columns_march.chain(parties.iter_mut().map(|party| &mut party.march)) {
            self.advance(march);
        }
        (self.columns, self.parties) = (columns, parties);
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
        let mut order: Vec<(Minute, usize)> = Vec::new();
        for (at, column) in self.columns.iter().enumerate() {
            order.extend(
                column.iter().filter(|it| it.march.leg.is_none()).map(|it| (it.march.since, at)),
            );
        }
        order.sort_unstable();
        for (_, at) in order {
            let Some(mut column) = self.columns[at].take() else { continue };
            changed |= self.go_on(&mut column, at);
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

    fn go_on(&mut self, column: &mut Column, at: usize) -> bool {
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
                let joined = self.join(column, at);
                return self.enter(column) || released || joined;
            }
            Phase::Load(_) | Phase::Unload(_) => return false,
        }
        true
    }

    /// Takes the next leg, if it may be entered.
    fn enter(&mut self, column: &mut Column) -> bool {
        let march = &column.march;
        let may = |route: usize| self.is_permitted(column, route) && !self.is_closed(route);
        let open = way(self.world, march.by_air, march.at, march.goal, may);
        let leg = open.unwrap_or_else(|| self.usual(march))[0];
        let route = &self.world.routes[leg];
        let end = usize::from(route.ends[1] == march.at);
        let needs_escort = self.needs_escort(column) && route.escorts > 0;
        let on_it =
            self.columns.iter().flatten().filter(|it| it.march.leg.is_some_and(|on| on.0 == leg));
        let has_place = route.capacity.is_none_or(|most| on_it.count() < most)
            && self.now - self.entered[leg][end] >= route.gap;
        if !may(leg) || self.is_grounded(leg) || needs_escort && !column.is_escorted {
            return false;
        }
        let since = march.since;
        if !has_place {
            self.is_tied |= self.places.get(&leg) == Some(&since);
            return false;
        }
        self.places.insert(leg, since);
        self.entered[leg][end] = self.now;
        column.march.leg = Some((leg, 0));
        self.load_is_off(column);
        true
    }

    /// Whether a column has the permission for a route, and escort groups enough, there or coming.
    fn is_permitted(&self, column: &Column, route: usize) -> bool {
        let haul = &self.hauls[column.haul];
        let mut gates =
            self.world.gates.iter().enumerate().filter(|(_, gate)| gate.covers.contains(&route));
        let groups = if column.escort.is_some() { haul.groups } else { 0 };
        gates.all(|(gate, _)| column.gates.contains(&gate))
            && (!self.needs_escort(column) || self.world.routes[route].escorts <= groups)
    }

    /// Empties go without an escort that went home alone.
    fn needs_escort(&self, column: &Column) -> bool {
        let pool = self.hauls[column.haul].pool;
        let alone = self.world.escorts.iter().any(|it| it.alone && it.serves.contains(&pool));
        !(alone && column.phase == Phase::Home)
    }

    // Escorts.

    /// Bound groups go along, or to the beginning of the first escorted road.
    pub(super) fn assemble(&mut self, at: usize, escort: usize) {
        let Some(column) = &mut self.columns[at] else { return };
        let (start, haul) = (column.march.at, column.haul);
        let home = self.world.escorts[escort].home;
        if home == start {
            column.is_escorted = true;
            return;
        }
        let mut place = start;
        for leg in self.legs(haul).concat() {
            if self.world.routes[leg].escorts > 0 {
                break;
            }
            place = self.far_end(leg, place);
        }
        let march = March::new(ESCORT, home, place, self.now);
        let groups = self.hauls[haul].groups;
        self.parties.push(Party { escort, groups, march, meets: Some(at) });
    }

    /// The usual way out, with the load and home.
    pub(super) fn legs(&self, haul: usize) -> [Vec<usize>; 3] {
        let it = &self.hauls[haul];
        let pool = &self.world.pools[it.pool];
        [(pool.home, it.from), (it.from, it.to), (it.to, pool.home)]
            .map(|(from, to)| way(self.world, pool.by_air, from, to, |_| true).unwrap_or_default())
    }

    fn join(&mut self, column: &mut Column, at: usize) -> bool {
        let meets = |party: &Party| party.meets == Some(at) && party.march.is_there();
        let found =
            self.parties.iter().position(|party| meets(party) && party.march.at == column.march.at);
        if let Some(found) = found {
            self.parties.remove(found);
            column.is_escorted = true;
        }
        found.is_some()
    }

    /// Sends an escort home once no escorted road is left before the column, or none that it takes
    /// with its load if the escort goes home alone.
    fn release(&mut self, column: &mut Column) -> bool {
        let Some(escort) = column.escort.filter(|_| column.is_escorted) else { return false };
        let mut before = self.usual(&column.march);
        let [_, with, empty] = self.legs(column.haul);
        if column.phase == Phase::Out {
            before.extend(with);
        }
        if column.phase != Phase::Home && !self.world.escorts[escort].alone {
            before.extend(empty);
        }
        if self.escorted(&before).is_some() {
            return false;
        }
        (column.escort, column.is_escorted) = (None, false);
        let groups = self.hauls[column.haul].groups;
        let march = March::new(ESCORT, column.march.at, self.world.escorts[escort].home, self.now);
        self.parties.push(Party { escort, groups, march, meets: None });
        true
    }

    fn go_on_with_parties(&mut self) -> bool {
        let mut changed = false;
        let mut parties = std::mem::take(&mut self.parties);
        for party in &mut parties {
            let march = &party.march;
            if march.leg.is_some() || march.is_there() {
                continue;
            }
            let is_open = |route: usize| !is_within(&self.world.routes[route].closures, self.now);
            let open = way(self.world, false, march.at, march.goal, is_open);
            let leg = open.unwrap_or_else(|| self.usual(march))[0];
            if is_open(leg) {
                party.march.leg = Some((leg, 0));
                changed = true;
            }
        }
        let is_home = |party: &Party| party.meets.is_none() && party.march.is_there();
        let (home, away): (Vec<Party>, Vec<Party>) = parties.into_iter().partition(is_home);
        self.parties = away;
        for party in &home {
            self.come_home(party);
        }
        changed || !home.is_empty()
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

    fn travel(&self, legs: &[usize], speed: i64, mut now: Minute, until: Minute) -> Minute {
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
    pub(super) fn back(&self, haul: usize, escort: usize, phase: Phase) -> Minute {
        let [out, with, empty] = self.legs(haul);
        let (it, until) = (&self.world.escorts[escort], self.world.until);
        let pool = &self.world.pools[self.hauls[haul].pool];
        let place_after = |start: usize, legs: &[usize]| {
            legs.iter().fold(start, |at, leg| self.far_end(*leg, at))
        };
        let mut now = self.now;
        if phase == Phase::Out {
            now = self.travel(&out, pool.speed, now, until) + pool.loading;
        }
        let (last, from) =
            if it.alone { (&with, self.hauls[haul].from) } else { (&empty, self.hauls[haul].to) };
        if !it.alone {
            now = self.travel(&with, pool.speed, now, until) + pool.unloading;
        }
        let last = &last[..self.escorted(last).map_or(0, |at| at + 1)];
        now = self.travel(last, pool.speed, now, until);
        let way_home =
            way(self.world, false, place_after(from, last), it.home, |_| true).unwrap_or_default();
        self.travel(&way_home, i64::MAX, now, until)
    }
}
