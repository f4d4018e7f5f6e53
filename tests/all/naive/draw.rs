//! Random small worlds without chance in them.

use super::world::{
    Calendar, Camp, DAY, Depart, Escort, Gate, Line, Load, Minute, Place, Pool, Route, Short, Step,
    Weather, Work, World,
};

/// A small generator of numbers (splitmix64).
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5851_f42d_4c95_7f2d)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A whole number from `least` to `most`.
    fn from(&mut self, least: i64, most: i64) -> i64 {
        least + (self.next() % (most - least + 1) as u64) as i64
    }

    fn size(&mut self, least: usize, most: usize) -> usize {
        self.from(least as i64, most as i64) as usize
    }

    fn one_in(&mut self, n: i64) -> bool {
        self.from(1, n) == 1
    }

    fn of<T: Copy>(&mut self, choice: &[T]) -> T {
        choice[self.size(0, choice.len() - 1)]
    }

    fn maybe<T>(&mut self, n: i64, draw: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.one_in(n).then(|| draw(self))
    }

    fn hours(&mut self, least: i64, most: i64) -> Minute {
        60 * self.from(least, most)
    }

    /// One or two stretches of time, which may touch.
    fn spans(&mut self) -> Vec<(Minute, Minute)> {
        let from = self.hours(0, 200);
        let first = (from, from + self.hours(6, 120));
        let second = first.1 + self.of(&[0, 0, 24]) * 60;
        let second = self.maybe(2, |dice| (second, second + dice.hours(6, 72)));
        [first].into_iter().chain(second).collect()
    }
}

const DAYLIGHT: usize = 0;
const OFFICE: usize = 1;
const FLIGHTS: usize = 2;

pub(crate) fn draw(seed: u64) -> World {
    let dice = &mut Dice::new(seed);
    let (camps, hubs) = (dice.size(1, 3), dice.size(1, 3));
    let calendars = vec![
        Calendar { hours: (360, 1_080), days: (0..7).collect() },
        Calendar { hours: (480, 960), days: (0..5).collect() },
        Calendar { hours: (360, 1_080), days: vec![0, 2, 4] },
    ];
    let mut world = World {
        until: 30 * DAY,
        calendars,
        weather: dice.maybe(4, weather),
        places: (0..camps + hubs).map(|_| place(dice)).collect(),
        camps: Vec::new(),
        lines: Vec::new(),
        routes: Vec::new(),
        pools: Vec::new(),
        escorts: Vec::new(),
        gates: Vec::new(),
        ways: std::cell::RefCell::default(),
    };
    let escorts = dice.one_in(3);
    roads(dice, &mut world, camps);
    for _ in 0..dice.size(1, 3) {
        let pool = pool(dice, &world, camps);
        world.pools.push(pool);
    }
    for camp in 0..camps {
        add_camp(dice, &mut world, camp, camps);
    }
    if escorts {
        add_escorts(dice, &mut world);
    }
    for _ in 0..dice.of(&[0, 0, 1, 1, 2]) {
        let gate = gate(dice, world.routes.len());
        world.gates.push(gate);
    }
    if escorts && !dice.one_in(3) {
        make_escorts_dear(dice, &mut world);
    }
    world
}

/// Few groups, columns that may be larger than their fewest, vehicles that carry little, and small lots packed
/// slowly: so that it is worth waiting for what would send a group once more.
fn make_escorts_dear(dice: &mut Dice, world: &mut World) {
    let each = dice.of(&[1, 1, 1, 2]);
    for route in world.routes.iter_mut().filter(|route| !route.by_air) {
        route.escorts = if route.escorts > 0 || dice.one_in(2) { each } else { 0 };
    }
    world.escorts[0].count = each * dice.of(&[1, 1, 2]) + dice.of(&[0, 0, each - 1]);
    for pool in world.pools.iter_mut().filter(|pool| !pool.by_air) {
        (pool.depart, pool.waits) = (Depart::Ready, None);
        pool.most = pool.fewest + dice.size(2, 6);
        pool.count = dice.size(pool.fewest, 2 * pool.most);
        pool.load = dice.of(&[pool.load, Load::AtOnce]);
        pool.carries = [10, dice.of(&[2, 5]), 1, 1];
    }
    for camp in 0..world.camps.len() {
        let is_it = |line: &&Line| line.camp == camp && !line.is_last;
        let kinds: Vec<usize> = world.lines.iter().filter(is_it).map(|line| line.kind).collect();
        pack_slowly(dice, &mut world.camps[camp].steps, &kinds);
    }
}

/// Most of what a camp has is packed, slowly and in small lots.
fn pack_slowly(dice: &mut Dice, steps: &mut Vec<Step>, kinds: &[usize]) {
    for (kind, name) in PACKS {
        let is_packed = steps.iter().any(|step| step.name == name);
        if !is_packed && kinds.contains(&kind) && !dice.one_in(4) {
            let work = Work::Pack { kind, minutes: 60, lot: 1 };
            steps.insert(0, Step { name, work, after: vec![], calendar: None });
            let last = steps.iter_mut().find(|step| step.work == Work::Last);
            last.expect("every camp has a last party").after.push(name);
        }
    }
    for step in steps {
        if let Work::Pack { minutes, lot, .. } = &mut step.work {
            (*minutes, *lot) = (dice.of(&[60, 120, 240, 240]), dice.from(1, 4));
        }
    }
}

/// Escorts at the home of all trucks, on every road from there, so that they go along from the start.
fn add_escorts(dice: &mut Dice, world: &mut World) {
    let serves: Vec<usize> =
        (0..world.pools.len()).filter(|pool| !world.pools[*pool].by_air).collect();
    let home = world.pools[serves[0]].home;
    serves.iter().for_each(|pool| world.pools[*pool].home = home);
    let anywhere = dice.one_in(2);
    for route in world.routes.iter_mut().filter(|route| !route.by_air) {
        let is_escorted = if anywhere { dice.one_in(2) } else { route.ends.contains(&home) };
        route.escorts = usize::from(is_escorted);
    }
    let available = dice.of(&[0, 0, 0, 3]) * DAY;
    let (count, alone) = (dice.size(1, 3), dice.one_in(3));
    world.escorts.push(Escort { home, count, available, serves, alone });
}

fn weather(dice: &mut Dice) -> Weather {
    let from = dice.of(&[0, 0, 3]) * DAY;
    Weather {
        season: (from, from + dice.from(6, 20) * DAY),
        dry: dice.hours(4, 60),
        wet: dice.hours(4, 60),
        starts_wet: dice.one_in(2),
        halves: dice.of(&[0, 1, 2]),
        grounds: dice.one_in(2),
    }
}

fn place(dice: &mut Dice) -> Place {
    Place { bays: dice.maybe(4, |dice| dice.size(1, 2)), mog: dice.maybe(4, |_| 1) }
}

fn roads(dice: &mut Dice, world: &mut World, camps: usize) {
    let places = world.places.len();
    for place in 0..places {
        // Each camp at one hub, and the hubs in a row; now and then a second road.
        let end = if place < camps { dice.size(camps, places - 1) } else { place + 1 };
        if end == places {
            continue;
        }
        for _ in 0..dice.of(&[1, 1, 1, 2]) {
            world.routes.push(Route {
                ends: [place, end],
                by_air: false,
                length: dice.from(1, 12) * 15_000,
                rate: dice.of(&[250, 500, 1_000, 1_000]),
                capacity: dice.maybe(6, |dice| dice.size(1, 2)),
                gap: dice.of(&[0, 0, 0, 0, 60]),
                calendar: dice.maybe(4, |_| DAYLIGHT),
                escorts: 0,
                closures: dice.maybe(4, Dice::spans).unwrap_or_default(),
            });
        }
    }
}

fn pool(dice: &mut Dice, world: &World, camps: usize) -> Pool {
    let by_air = !world.pools.is_empty() && dice.one_in(4);
    let fewest = if by_air { 1 } else { dice.size(1, 4) };
    let most = if by_air { 1 } else { fewest + dice.of(&[0, 0, 1, 3, 6]) };
    let home = if dice.one_in(3) {
        dice.size(0, camps - 1)
    } else {
        dice.size(camps, world.places.len() - 1)
    };
    let (loading, unloading) = (dice.of(&[0, 2, 6, 24]) * 60, dice.of(&[0, 1, 6]) * 60);
    Pool {
        by_air,
        home,
        count: if by_air { dice.size(1, 2) } else { dice.size(fewest, 2 * most + 1) },
        available: dice.of(&[0, 0, 0, 2]) * DAY,
        carries: [dice.of(&[10, 25]), dice.of(&[5, 12]), dice.of(&[1, 2]), dice.of(&[1, 1, 2])],
        speed: if by_air { 5_000 } else { dice.of(&[250, 500, 1_000]) },
        fewest,
        most,
        spares: 0,
        loading,
        unloading,
        per_day: dice.maybe(6, |dice| dice.size(1, 3)),
        by_deadline: !dice.one_in(3),
        load: dice.of(&[Load::ToBeReady, Load::ToBeReady, Load::AtOnce, Load::WhenGranted]),
        depart: dice.of(&[Depart::Ready, Depart::Ready, Depart::Allowed, Depart::Full]),
        waits: dice.of(&[None, None, Some(0), Some(loading / 2)]),
        short: dice.of(&[Short::Leave, Short::Leave, Short::Fill]),
    }
}

fn add_camp(dice: &mut Dice, world: &mut World, camp: usize, camps: usize) {
    let mut priorities: Vec<i64> = (0..dice.from(1, 3)).map(|_| dice.from(1, 5)).collect();
    priorities.sort_unstable();
    let kinds: Vec<usize> = priorities.iter().map(|_| dice.of(&[0, 1, 1, 2, 2, 3])).collect();
    for (kind, priority) in kinds.iter().zip(priorities) {
        let line = line(dice, world, camp, camps, *kind, priority);
        world.lines.push(line);
    }
    if !dice.one_in(3) {
        let mut line = line(dice, world, camp, camps, 0, 9);
        (line.is_last, line.lot, line.parts) = (true, None, dice.one_in(4));
        line.stages.truncate(1);
        world.lines.push(line);
    }
    world.camps.push(Camp {
        starts: dice.of(&[0, 0, 1, 3]) * DAY,
        deadline: (!dice.one_in(4)).then_some((10 + 2 * dice.from(0, 3) + camp as i64 % 2) * DAY),
        steps: steps(dice, &kinds),
    });
}

fn line(
    dice: &mut Dice,
    world: &mut World,
    camp: usize,
    camps: usize,
    kind: usize,
    priority: i64,
) -> Line {
    let amount = match kind {
        0 => dice.from(5, 60),
        1 => dice.from(1, 50),
        _ => dice.from(1, 12),
    };
    let places = world.places.len();
    let mut to = vec![dice.size(camps, places - 1)];
    if places - camps > 1 && dice.one_in(3) {
        let other = dice.size(camps, places - 1);
        if other != to[0] {
            to.push(other);
        }
    }
    let mut from = camp;
    let mut stages = Vec::new();
    for to in to {
        stages.push((to, vec![carrier(dice, world, from, to)]));
        from = to;
    }
    let lot = dice.maybe(4, |dice| dice.from(1, amount));
    Line { camp, kind, amount, priority, is_last: false, parts: false, lot, stages }
}

/// A pool for a stage; an aircraft of one of its ends flies there and back.
fn carrier(dice: &mut Dice, world: &mut World, from: usize, to: usize) -> usize {
    let pool = dice.size(0, world.pools.len() - 1);
    let it = &world.pools[pool];
    if !it.by_air {
        return pool;
    }
    if it.home != from && it.home != to {
        return 0;
    }
    let is_way =
        |route: &Route| route.by_air && route.ends.contains(&from) && route.ends.contains(&to);
    if !world.routes.iter().any(is_way) {
        world.routes.push(Route {
            ends: [from, to],
            by_air: true,
            length: dice.from(1, 4) * 150_000,
            rate: 5_000,
            capacity: None,
            gap: 0,
            calendar: dice.maybe(2, |dice| dice.of(&[DAYLIGHT, FLIGHTS])),
            escorts: 0,
            closures: dice.maybe(5, Dice::spans).unwrap_or_default(),
        });
    }
    pool
}

/// Kinds of load that are packed, and the steps that do.
const PACKS: [(usize, &str); 3] = [(1, "pack-t"), (2, "pack-teu"), (3, "pack-vehicles")];

fn steps(dice: &mut Dice, kinds: &[usize]) -> Vec<Step> {
    let office = |dice: &mut Dice| dice.maybe(3, |_| OFFICE);
    let mut steps = Vec::new();
    let mut add = |name, work, after, calendar| steps.push(Step { name, work, after, calendar });
    let count = dice.one_in(2);
    if count {
        let work = Work::Task(dice.hours(1, 60));
        add("count", work, vec![], office(dice));
    }
    let after = if count { vec!["count"] } else { vec![] };
    let mut packs = Vec::new();
    for (kind, name) in PACKS {
        if kinds.contains(&kind) && dice.one_in(2) {
            let minutes = dice.of(&[30, 60, 120]);
            let work = Work::Pack { kind, minutes, lot: dice.from(1, 12) };
            add(name, work, if dice.one_in(2) { after.clone() } else { vec![] }, office(dice));
            packs.push(name);
        }
    }
    add("lift", Work::Lift, after, None);
    let mut all = [packs, vec!["lift"]].concat();
    if dice.one_in(3) {
        let work = Work::Task(dice.hours(1, 40));
        add("sweep", work, vec!["lift"], office(dice));
        all.push("sweep");
    }
    add("last", Work::Last, all, None);
    if dice.one_in(4) {
        let work = Work::Task(dice.hours(1, 40));
        add("papers", work, vec!["last"], office(dice));
    }
    steps
}

fn gate(dice: &mut Dice, routes: usize) -> Gate {
    let mut covers: Vec<usize> = (0..routes).filter(|_| dice.one_in(2)).collect();
    if covers.is_empty() {
        covers.push(dice.size(0, routes - 1));
    }
    let lead = dice.hours(1, 40);
    Gate {
        covers,
        lead,
        calendar: dice.maybe(3, |_| OFFICE),
        validity: dice.maybe(3, |dice| dice.hours(12, 240)),
        suspensions: dice.maybe(3, Dice::spans).unwrap_or_default(),
        voids: dice.one_in(4),
    }
}
