//! One run of a small world, minute by minute, as src/manual/en/movement.md says. Every minute first lets time
//! pass for whatever goes on, then repeats what can happen now until nothing more does; loads are asked for
//! and columns sent only once everything else of that minute has happened.

use std::collections::{BTreeMap, BTreeSet};

use super::march::{March, way};
use super::world::{DAY, Depart, Line, Load, Minute, NEVER, Pool, Short, Work, World, is_within};

/// Minutes in a quarter of an hour.
pub(super) const QUARTER: Minute = 15;

/// What one pool takes from one place to one destination.
#[derive(Debug, PartialEq)]
pub(super) struct Haul {
    pub(super) pool: usize,
    pub(super) from: usize,
    pub(super) to: usize,
    /// Lines with their stages, in order of camp and priority.
    pub(super) stages: Vec<(usize, usize)>,
    /// Gates on the usual way out, with the load and home.
    pub(super) gates: Vec<usize>,
}

/// The way of a haul as things stand.
pub(super) struct Way {
    gates: Vec<usize>,
    /// Escort groups that it needs, and whether its first road does.
    pub(super) groups: usize,
    starts_escorted: bool,
    /// Whether its roads are open, and its gates too.
    goes: bool,
    is_open: bool,
    first: Option<usize>,
}

/// What became of a camp.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Dates {
    pub(super) lifted: Option<Minute>,
    pub(super) vacated: Option<Minute>,
    pub(super) closed: Option<Minute>,
}

/// A line's load at one place of its journey.
#[derive(Debug, Default, Clone)]
pub(super) struct Stock {
    /// All that has come so far, and what of it stands there unpromised.
    pub(super) come: i64,
    pub(super) ready: i64,
    /// What has left the place.
    pub(super) off: i64,
}

/// A step's work done so far; `None` before it begins.
#[derive(Debug, Default, Clone)]
pub(super) struct Progress {
    pub(super) worked: Option<Minute>,
    done: bool,
}

#[derive(Debug)]
pub(super) struct Request {
    pub(super) haul: usize,
    /// Requests are numbered as they are made.
    pub(super) number: usize,
    /// Its place in the pool's queue.
    turn: Vec<i64>,
    permits: Vec<Permit>,
}

#[derive(Debug)]
pub(super) struct Permit {
    gate: usize,
    /// Minutes of lead time that have run, while an answer is awaited.
    asked: Option<Minute>,
    /// When the permission that is held becomes void, and when the next is asked for.
    until: Option<Minute>,
    renews: Minute,
}

impl Permit {
    pub(super) fn is_valid(&self) -> bool {
        self.until.is_some()
    }
}

/// Since when somebody waited, and all that makes a difference between those who came in the same second.
#[derive(Debug, PartialEq)]
pub(super) struct Taker {
    since: Minute,
    alike: (usize, usize, Phase, Vec<Cargo>, Vec<usize>, bool),
}

impl Taker {
    pub(super) fn column(it: &Column) -> Self {
        let alike =
            (it.haul, it.vehicles, it.phase, it.cargo.clone(), it.gates.clone(), it.is_escorted);
        Self { since: it.march.since, alike }
    }

    fn batch(it: &Batch) -> Self {
        let alike = (it.haul, it.cargo.len(), Phase::Load(None), it.cargo.clone(), vec![], false);
        Self { since: it.since, alike }
    }

    /// Whether it makes a difference which of two comes first, and nothing says which.
    pub(super) fn is_tied_with(&self, other: Option<&Self>) -> bool {
        other.is_some_and(|other| other.since == self.since && other.alike != self.alike)
    }
}

/// What one vehicle carries: a line's stage and an amount, or nothing.
pub(super) type Cargo = Option<(usize, usize, i64)>;

/// Vehicles that stand at their pool's home and are loaded together, or have been.
#[derive(Debug)]
pub(super) struct Batch {
    pub(super) haul: usize,
    /// That of the request for which it was loaded.
    number: usize,
    pub(super) cargo: Vec<Cargo>,
    since: Minute,
    /// When loading ends; `None` while there is no bay.
    pub(super) until: Option<Minute>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Phase {
    Out,
    Load(Option<Minute>),
    With,
    Unload(Option<Minute>),
    Home,
}

#[derive(Debug)]
pub(super) struct Column {
    pub(super) haul: usize,
    /// That of its request.
    number: usize,
    pub(super) vehicles: usize,
    cargo: Vec<Cargo>,
    /// Gates whose permission it has.
    pub(super) gates: Vec<usize>,
    /// Those that it has still to use: it stands before its first road.
    pub(super) unused: Vec<Permit>,
    pub(super) phase: Phase,
    pub(super) march: March,
    /// Escort groups that it needs, whether they are with it, and when they should be back.
    pub(super) groups: usize,
    pub(super) is_escorted: bool,
    pub(super) back: Minute,
    /// Whether its load has left the place where it stood.
    pub(super) left: bool,
}

/// Escort groups that go to a column, or home.
#[derive(Debug)]
pub(super) struct Party {
    pub(super) groups: usize,
    /// Where they go, and when they are there.
    pub(super) place: usize,
    pub(super) there: Minute,
}

pub(crate) struct Run<'w> {
    pub(super) world: &'w World,
    pub(super) now: Minute,
    pub(super) hauls: Vec<Haul>,
    pub(super) steps: Vec<Vec<Progress>>,
    pub(super) stocks: Vec<Vec<Stock>>,
    pub(super) free: Vec<usize>,
    /// Escort groups that are free, by place (there is one kind of them at most).
    pub(super) groups: BTreeMap<usize, usize>,
    pub(super) requests: Vec<Request>,
    made: usize,
    pub(super) batches: Vec<Batch>,
    pub(super) columns: Vec<Option<Column>>,
    pub(super) parties: Vec<Party>,
    pub(super) entered: Vec<[Minute; 2]>,
    /// Columns that started, by pool and day.
    started: Vec<(usize, Minute)>,
    pub(crate) dates: Vec<Dates>,
    /// Who took the last bay of a place, by land or air, the last place on a road, and the last escort groups
    /// that a place had for those on their way.
    bays: BTreeMap<(usize, bool), Taker>,
    pub(super) places: BTreeMap<usize, Taker>,
    pub(super) met: BTreeMap<usize, Taker>,
    /// Minutes up to the end in which each gate is open.
    office: Vec<Minute>,
    /// Whether some march ended between two minutes, so that the comparison is not exact.
    pub(crate) is_uneven: bool,
    /// Whether of two that came in the same second one had to wait for the other.
    pub(crate) is_tied: bool,
    /// Requests that could have left with fewer, but waited so as to spare their escort.
    pub(crate) spared: BTreeSet<usize>,
    pub(crate) log: Option<Vec<String>>,
}

impl<'w> Run<'w> {
    pub(crate) fn new(world: &'w World) -> Self {
        let stock = |line: &Line| vec![Stock::default(); line.stages.len()];
        let mut run = Self {
            world,
            now: 0,
            hauls: hauls(world),
            steps: world.camps.iter().map(|it| vec![Progress::default(); it.steps.len()]).collect(),
            stocks: world.lines.iter().map(stock).collect(),
            free: vec![0; world.pools.len()],
            groups: BTreeMap::new(),
            requests: Vec::new(),
            made: 0,
            batches: Vec::new(),
            columns: Vec::new(),
            parties: Vec::new(),
            entered: vec![[-NEVER; 2]; world.routes.len()],
            started: Vec::new(),
            dates: vec![Dates::default(); world.camps.len()],
            bays: BTreeMap::new(),
            places: BTreeMap::new(),
            met: BTreeMap::new(),
            office: world.gates.iter().map(|gate| office(world, gate.calendar)).collect(),
            is_uneven: false,
            is_tied: false,
            spared: BTreeSet::new(),
            log: None,
        };
        for (at, line) in world.lines.iter().enumerate() {
            if line.is_last || !run.is_packed(line) {
                run.come(at, 0, line.amount);
            }
        }
        run
    }

    pub(crate) fn play(&mut self) {
        while self.now <= self.world.until && self.dates.iter().any(|it| it.closed.is_none()) {
            // Everything drawn comes to a multiple of a quarter of an hour, so that nothing can begin
            // between two of them.
            if self.now % QUARTER == 0 {
                self.happen();
            }
            self.pass_minute();
            self.now += 1;
        }
    }

    pub(super) fn note(&mut self, text: impl FnOnce(&Self) -> String) {
        if let Some(mut log) = self.log.take() {
            let text = format!(
                "{:>4} d {:02}:{:02}  {}",
                self.now / 1440,
                self.now / 60 % 24,
                self.now % 60,
                text(self)
            );
            log.push(text);
            self.log = Some(log);
        }
    }

    /// All that can happen now, until nothing more can.
    fn happen(&mut self) {
        self.make_available();
        loop {
            while self.go_on_with_steps() | self.go_on_with_columns() | self.take_bays() {}
            if !(self.ask() | self.send()) {
                return;
            }
        }
    }

    fn make_available(&mut self) {
        for (at, pool) in
            self.world.pools.iter().enumerate().filter(|(_, it)| it.available == self.now)
        {
            self.free[at] += pool.count;
        }
        for escort in self.world.escorts.iter().filter(|it| it.available == self.now) {
            self.groups.insert(escort.home, escort.count);
        }
    }

    /// Lets the minute from now on pass for all that takes time.
    fn pass_minute(&mut self) {
        let (world, now) = (self.world, self.now);
        for (camp, steps) in world.camps.iter().zip(&mut self.steps) {
            for (step, progress) in camp.steps.iter().zip(steps) {
                let is_open = world.is_open(step.calendar, now);
                progress.worked = progress.worked.map(|worked| worked + Minute::from(is_open));
            }
        }
        for permit in permits(&mut self.requests, &mut self.columns) {
            let is_open = world.is_open(world.gates[permit.gate].calendar, now);
            permit.asked = permit.asked.map(|asked| asked + Minute::from(is_open));
        }
        self.march();
    }

    // Camps.

    fn is_packed(&self, line: &Line) -> bool {
        let packs = |work: Work| matches!(work, Work::Pack { kind, .. } if kind == line.kind);
        self.world.camps[line.camp].steps.iter().any(|step| packs(step.work))
    }

    fn come(&mut self, line: usize, stage: usize, amount: i64) {
        if let Some(stock) = self.stocks[line].get_mut(stage) {
            stock.come += amount;
            stock.ready += amount;
        }
    }

    /// Begins and ends steps, and hands over what is packed.
    fn go_on_with_steps(&mut self) -> bool {
        let mut changed = false;
        for camp in 0..self.world.camps.len() {
            for step in 0..self.world.camps[camp].steps.len() {
                if self.steps[camp][step].done {
                    continue;
                }
                if self.steps[camp][step].worked.is_none() && self.may_begin(camp, step) {
                    self.steps[camp][step].worked = Some(0);
                    changed = true;
                }
                let Some(worked) = self.steps[camp][step].worked else { continue };
                let work = self.world.camps[camp].steps[step].work;
                if let Work::Pack { kind, minutes, lot } = work {
                    changed |= self.hand_over(camp, kind, worked / minutes, lot);
                }
                if self.is_done(camp, work, worked) {
                    self.steps[camp][step].done = true;
                    self.mark(camp, work);
                    changed = true;
                }
            }
        }
        changed
    }

    fn may_begin(&self, camp: usize, step: usize) -> bool {
        let (steps, states) = (&self.world.camps[camp].steps, &self.steps[camp]);
        let is_done =
            |name: &str| steps.iter().zip(states).any(|(it, state)| it.name == name && state.done);
        let is_last = steps[step].work == Work::Last;
        // The last party goes when every step is done but those that wait for it.
        let all_else = steps.iter().all(|it| {
            is_done(it.name) || it.name == steps[step].name || it.after.contains(&steps[step].name)
        });
        self.now >= self.world.camps[camp].starts
            && steps[step].after.iter().all(|name| is_done(name))
            && (!is_last || all_else)
    }

    /// Packs line by line in order of priority; what fills a lot, or ends a line, is ready.
    fn hand_over(&mut self, camp: usize, kind: usize, mut packed: i64, lot: i64) -> bool {
        let mut changed = false;
        for (at, line) in self.world.lines.iter().enumerate() {
            if line.camp != camp || line.kind != kind || line.is_last {
                continue;
            }
            let of_line = packed.min(line.amount);
            packed -= of_line;
            let whole = if of_line == line.amount { of_line } else { of_line / lot * lot };
            let more = whole - self.stocks[at][0].come;
            changed |= more > 0;
            self.come(at, 0, more.max(0));
        }
        changed
    }

    fn is_done(&self, camp: usize, work: Work, worked: Minute) -> bool {
        let lines =
            || self.world.lines.iter().enumerate().filter(move |(_, line)| line.camp == camp);
        let is_off = |at: usize, line: &Line| self.stocks[at][0].off == line.amount;
        match work {
            Work::Task(minutes) => worked >= minutes,
            Work::Pack { kind, .. } => lines()
                .filter(|(_, line)| line.kind == kind && !line.is_last)
                .all(|(at, line)| self.stocks[at][0].come == line.amount),
            Work::Lift => {
                lines().filter(|(_, line)| !line.is_last).all(|(at, line)| is_off(at, line))
            }
            Work::Last => {
                lines().filter(|(_, line)| line.is_last).all(|(at, line)| is_off(at, line))
            }
        }
    }

    fn mark(&mut self, camp: usize, work: Work) {
        let all_done = self.steps[camp].iter().all(|state| state.done);
        let (now, dates) = (self.now, &mut self.dates[camp]);
        if work == Work::Lift {
            dates.lifted = Some(now);
        }
        if work == Work::Last {
            dates.vacated = Some(now);
        }
        if all_done {
            dates.closed = Some(now);
        }
    }

    // Loads.

    /// A load is open when its camp's lift, or last party, has begun, and at later stages always.
    pub(super) fn is_open(&self, line: usize, stage: usize) -> bool {
        let it = &self.world.lines[line];
        let wanted = if it.is_last { Work::Last } else { Work::Lift };
        let steps = self.world.camps[it.camp].steps.iter().zip(&self.steps[it.camp]);
        stage > 0
            || steps.into_iter().any(|(step, state)| step.work == wanted && state.worked.is_some())
    }

    fn movable(&self, stage: (usize, usize)) -> i64 {
        self.movable_with(stage, 0)
    }

    /// What can be moved once so much more has come.
    pub(super) fn movable_with(&self, (line, stage): (usize, usize), more: i64) -> i64 {
        let (it, stock) = (&self.world.lines[line], &self.stocks[line][stage]);
        let (come, ready) = (stock.come + more, stock.ready + more);
        let enough = come == it.amount || ready >= it.lot.unwrap_or(1);
        if self.is_open(line, stage) && enough { ready } else { 0 }
    }

    pub(super) fn pool(&self, haul: usize) -> &'w Pool {
        &self.world.pools[self.hauls[haul].pool]
    }

    /// Vehicles that the movable loads of a haul fill, line by line.
    fn needs(&self, haul: usize) -> usize {
        let carries = |line: usize| self.pool(haul).carries[self.world.lines[line].kind];
        let of = |stage: &(usize, usize)| {
            (self.movable(*stage) + carries(stage.0) - 1) / carries(stage.0)
        };
        self.hauls[haul].stages.iter().map(of).sum::<i64>() as usize
    }

    /// Whether no open load of the haul has any more to come.
    fn has_all(&self, haul: usize) -> bool {
        let has_all = |(line, stage): &(usize, usize)| {
            !self.is_open(*line, *stage)
                || self.stocks[*line][*stage].come == self.world.lines[*line].amount
        };
        self.hauls[haul].stages.iter().all(has_all)
    }

    /// How many vehicles a column must have because what is movable is a last party: all, or as many as can be.
    pub(super) fn party(&self, haul: usize) -> Option<usize> {
        let is_last = |(line, stage): &(usize, usize)| {
            let it = &self.world.lines[*line];
            it.is_last && !it.parts && *stage == 0
        };
        let pool = self.pool(haul);
        let all = self.needs(haul) + self.loaded(haul, true);
        let movable = self.hauls[haul].stages.iter().copied().filter(|it| self.movable(*it) > 0);
        let batches = self.batches.iter().filter(|batch| batch.haul == haul);
        let loaded = batches.flat_map(|batch| batch.cargo.iter().flatten()).map(|it| (it.0, it.1));
        let is_party = all > 0 && movable.chain(loaded).all(|it| is_last(&it));
        is_party.then_some(all.min(pool.most()))
    }

    /// Takes what so many vehicles carry of the movable loads, line by line.
    fn take(&mut self, haul: usize, vehicles: usize) -> Vec<Cargo> {
        let mut cargo = Vec::new();
        let pool = self.pool(haul);
        for (line, stage) in self.hauls[haul].stages.clone() {
            let mut left = self.movable((line, stage));
            while left > 0 && cargo.len() < vehicles {
                let amount = left.min(pool.carries[self.world.lines[line].kind]);
                left -= amount;
                self.stocks[line][stage].ready -= amount;
                cargo.push(Some((line, stage, amount)));
            }
        }
        cargo
    }

    // Requests and permissions.

    fn ask(&mut self) -> bool {
        self.withdraw();
        self.ask_for_ways_round();
        let mut changed = self.answer();
        loop {
            let mut new: Vec<(Vec<i64>, usize)> = (0..self.hauls.len())
                .filter(|haul| self.wants(*haul))
                .map(|haul| (self.turn(haul), haul))
                .collect();
            new.sort();
            if new.is_empty() {
                return changed;
            }
            changed = true;
            for (turn, haul) in new.into_iter().take(1) {
                self.is_tied |= self.is_turn_drawn(&turn, haul);
                let permit = |gate: &usize| Permit {
                    gate: *gate,
                    asked: Some(0),
                    until: None,
                    renews: NEVER,
                };
                let permits = self.hauls[haul].gates.iter().map(permit).collect();
                self.note(|run| format!("request {:?} needs {}", run.hauls[haul], run.needs(haul)));
                self.made += 1;
                self.requests.push(Request { haul, number: self.made, turn, permits });
            }
            self.requests.sort_by(|one, other| one.turn.cmp(&other.turn));
            self.ask_for_ways_round();
            self.answer();
        }
    }

    /// Whether nothing but chance says which of two camps' loads has its turn first.
    fn is_turn_drawn(&self, turn: &[i64], haul: usize) -> bool {
        let camp = |turn: &[i64]| self.world.lines[turn[3] as usize].camp;
        let mut others = self.requests.iter().filter(|it| it.turn.len() == turn.len());
        turn.len() > 1
            && others.any(|it| {
                self.hauls[it.haul].pool == self.hauls[haul].pool
                    && it.turn[..3] == turn[..3]
                    && camp(&it.turn) != camp(turn)
            })
    }

    /// Once nothing more will come, takes back requests that would not be made now, the latest first.
    fn withdraw(&mut self) {
        for haul in 0..self.hauls.len() {
            while self.has_all(haul) {
                let mine = self.requests.iter().enumerate().filter(|(_, it)| it.haul == haul);
                let is_vain = mine.clone().count() > self.columns_needed(haul);
                let Some((latest, _)) = mine.max_by_key(|(_, it)| it.number).filter(|_| is_vain)
                else {
                    break;
                };
                self.requests.remove(latest);
            }
        }
    }

    /// Asks the gates of a way round what is closed.
    fn ask_for_ways_round(&mut self) {
        for turn in 0..self.requests.len() {
            // A gate can be asked while it is suspended.
            let way = self.way_now(self.requests[turn].haul);
            let gates = if way.goes { way.gates } else { Vec::new() };
            let request = &mut self.requests[turn];
            for gate in gates {
                if request.permits.iter().all(|permit| permit.gate != gate) {
                    request.permits.push(Permit {
                        gate,
                        asked: Some(0),
                        until: None,
                        renews: NEVER,
                    });
                }
            }
        }
    }

    /// The gates of the way as things stand, if it is open.
    fn open_way(&self, haul: usize) -> Option<Vec<usize>> {
        let way = self.way_now(haul);
        way.is_open.then_some(way.gates)
    }

    /// The way as things stand: it is not open if a road out or with the load is closed and cannot be
    /// gone round, or a gate of the trip is suspended.
    pub(super) fn way_now(&self, haul: usize) -> Way {
        let round = self.round(haul);
        let goes = round[0].is_some() && round[1].is_some();
        let legs = self.legs_now(haul).concat();
        let gates = gates_of(self.world, &legs);
        let escorts = |leg: &usize| self.world.routes[*leg].escorts;
        Way {
            groups: legs.iter().map(escorts).max().unwrap_or(0),
            starts_escorted: legs.first().is_some_and(|leg| escorts(leg) > 0),
            goes,
            is_open: goes && !gates.iter().any(|gate| self.is_suspended(*gate)),
            first: legs.first().copied(),
            gates,
        }
    }

    /// Ways out, with the load and home round what is closed, as far as there are any.
    fn round(&self, haul: usize) -> [Option<Vec<usize>>; 3] {
        let (it, pool) = (&self.hauls[haul], self.pool(haul));
        let is_open = |route: usize| !is_within(&self.world.routes[route].closures, self.now);
        [(pool.home, it.from), (it.from, it.to), (it.to, pool.home)]
            .map(|(from, to)| way(self.world, pool.by_air, from, to, is_open))
    }

    /// The ways out, with the load and home as things stand.
    pub(super) fn legs_now(&self, haul: usize) -> Vec<Vec<usize>> {
        let with_usual = self.round(haul).into_iter().zip(self.legs(haul));
        with_usual.map(|(round, usual)| round.unwrap_or(usual)).collect()
    }

    /// Whether there are fewer requests than columns that will be needed.
    fn wants(&self, haul: usize) -> bool {
        let requests = self.requests.iter().filter(|it| it.haul == haul).count();
        requests < self.at_once(haul).min(self.columns_needed(haul))
    }

    /// Columns that what is movable or loaded needs: as large as can be; or, where permissions take time, as
    /// large as the vehicles that are at home and those that are away make them, in turn. Less than the
    /// fewest waits for what is still to come.
    fn columns_needed(&self, haul: usize) -> usize {
        let pool = self.pool(haul);
        let mut left = self.needs(haul) + self.loaded(haul, true);
        let takes_time = self.lead(haul) > 0 && !matches!(pool.depart, Depart::Full);
        let by_turns = if takes_time && pool.count > pool.most() {
            self.columns_by_turns(haul)
        } else {
            Vec::new()
        };
        let by_turns = if by_turns.is_empty() { vec![pool.most()] } else { by_turns };
        let least = if self.has_all(haul) { 1 } else { pool.fewest };
        let (mut columns, mut sizes) = (0, by_turns.iter().cycle());
        let round: usize = by_turns.iter().sum();
        while left >= round {
            columns += by_turns.len();
            left -= round;
        }
        while left >= least {
            columns += 1;
            left = left.saturating_sub(*sizes.next().expect("one at least"));
        }
        columns
    }

    /// The columns that the pool's vehicles make: those at home, then the others as they were asked for.
    fn columns_by_turns(&self, haul: usize) -> Vec<usize> {
        let (at, pool) = (self.hauls[haul].pool, self.pool(haul));
        let home = self.free[at] + self.loaded(haul, true);
        let home = if home % pool.most() < pool.fewest { home - home % pool.most() } else { home };
        let columns = self.columns.iter().flatten().map(|it| (it.number, it.haul, it.vehicles));
        let batches = self.batches.iter().filter(|it| it.haul != haul);
        let away = columns.chain(batches.map(|it| (it.number, it.haul, it.cargo.len())));
        let mut away: Vec<_> = away.filter(|it| self.hauls[it.1].pool == at).collect();
        away.sort_unstable();
        let mut sizes = Vec::new();
        for mut vehicles in [home].into_iter().chain(away.into_iter().map(|it| it.2)) {
            while vehicles > 0 {
                sizes.push(vehicles.min(pool.most()));
                vehicles -= vehicles.min(pool.most());
            }
        }
        sizes
    }

    /// The longest lead time of the gates on the usual way of a haul.
    fn lead(&self, haul: usize) -> Minute {
        self.hauls[haul].gates.iter().map(|gate| self.world.gates[*gate].lead).max().unwrap_or(0)
    }

    /// How many requests a haul may have at once: for vehicles of the fewest for a column, once and once more
    /// for every round trip begun within the longest lead time.
    fn at_once(&self, haul: usize) -> usize {
        let pool = self.pool(haul);
        let trip: i64 = self
            .legs(haul)
            .concat()
            .iter()
            .map(|leg| &self.world.routes[*leg])
            .map(|route| route.length / route.rate.min(pool.speed))
            .sum::<i64>()
            + pool.loading
            + pool.unloading;
        // A gate takes longer by the clock than in its office hours.
        let rounds = self.hauls[haul].gates.iter().map(|gate| {
            let by_clock = self.world.gates[*gate].lead * self.world.until;
            let round = trip * self.office[*gate];
            by_clock.div_euclid(round) + i64::from(by_clock % round > 0)
        });
        pool.count * (1 + rounds.max().unwrap_or(0)).min(10) as usize / pool.fewest
    }

    /// Dispatch rule of the most urgent line (by the deadline of the camp that it leaves), then who asked first, then camp and line.
    fn turn(&self, haul: usize) -> Vec<i64> {
        let of = |(line, stage): &(usize, usize)| {
            let it = &self.world.lines[*line];
            let at = if *stage == 0 { it.camp } else { it.stages[stage - 1].0 };
            let due = self.world.camps.get(at).and_then(|camp| camp.deadline).unwrap_or(NEVER);
            let due = if self.pool(haul).by_deadline { due } else { 0 };
            vec![due, it.priority, self.now, *line as i64, *stage as i64]
        };
        let stages = self.hauls[haul].stages.iter().filter(|stage| self.movable(**stage) > 0);
        stages.map(of).min().unwrap_or_else(|| vec![NEVER])
    }

    fn is_suspended(&self, gate: usize) -> bool {
        is_within(&self.world.gates[gate].suspensions, self.now)
    }

    /// Grants, voids and renews permissions.
    fn answer(&mut self) -> bool {
        let (world, now) = (self.world, self.now);
        let mut changed = false;
        for permit in permits(&mut self.requests, &mut self.columns) {
            let gate = &world.gates[permit.gate];
            let is_suspended = is_within(&gate.suspensions, now);
            if permit.asked.is_some_and(|asked| asked >= gate.lead) && !is_suspended {
                permit.asked = None;
                permit.until = Some(gate.validity.map_or(NEVER, |validity| now + validity));
                let takes = answered(world, permit.gate, gate.lead, now) - now;
                permit.renews = gate.validity.map_or(NEVER, |validity| now + validity - takes);
                changed = true;
            }
            let begins = gate.voids && gate.suspensions.iter().any(|span| span.0 == now);
            if permit.until.is_some_and(|until| until < now || begins) {
                permit.until = None;
                changed = true;
            }
            if permit.asked.is_none() && (permit.until.is_none() || permit.renews <= now) {
                permit.asked = Some(0);
                changed = true;
            }
        }
        changed
    }

    /// When all permissions of a request's way should be there.
    fn expects_permits(&self, turn: usize) -> Minute {
        let Some(gates) = self.open_way(self.requests[turn].haul) else { return NEVER };
        let needed = self.requests[turn].permits.iter().filter(|it| gates.contains(&it.gate));
        needed.map(|permit| self.expects_permit(permit)).max().unwrap_or(self.now)
    }

    /// When a permission should be there.
    fn expects_permit(&self, permit: &Permit) -> Minute {
        let gate = &self.world.gates[permit.gate];
        match permit.asked {
            _ if permit.until.is_some() => self.now,
            Some(_) if self.is_suspended(permit.gate) => NEVER,
            Some(asked) => answered(self.world, permit.gate, gate.lead - asked, self.now),
            None => NEVER,
        }
    }

    /// When an escort should be there for a request: those whose permissions are expected sooner come first,
    /// and so do columns of other hauls that are loaded.
    fn expects_escort(&self, turn: usize) -> Minute {
        let haul = self.requests[turn].haul;
        let way = self.way_now(haul);
        let Some(escort) = self.world.escorts.first().filter(|_| way.starts_escorted) else {
            return self.now;
        };
        let mine = (self.expects_permits(turn), turn);
        let is_first = |other: &usize| {
            self.requests[*other].haul == haul && (self.expects_permits(*other), *other) <= mine
        };
        let first = (0..self.requests.len()).filter(is_first).count() * way.groups;
        let others = (0..self.hauls.len()).filter(|other| *other != haul);
        let loaded = others.map(|it| {
            let groups =
                self.legs(it).concat().iter().map(|leg| self.world.routes[*leg].escorts).max();
            self.loaded(it, true).div_ceil(self.pool(it).most()) * groups.unwrap_or(0)
        });
        let wanted = first + loaded.sum::<usize>();
        let home = escort.home;
        let mut back = vec![self.now; self.groups.get(&home).copied().unwrap_or(0)];
        let columns = self.columns.iter().flatten().filter(|column| column.is_escorted);
        back.extend(columns.flat_map(|column| vec![column.back; column.groups]));
        let parties = self.parties.iter().filter(|party| party.place == home);
        back.extend(parties.flat_map(|party| vec![party.there; party.groups]));
        if escort.available > self.now {
            back.extend(vec![escort.available; escort.count]);
        }
        back.sort_unstable();
        back.get(wanted.wrapping_sub(1)).copied().unwrap_or(NEVER)
    }

    // Who comes first.

    /// Looks at the requests of every pool in turn.
    fn send(&mut self) -> bool {
        let mut changed = false;
        let oldest = |pool: &usize| {
            let of_pool = self.requests.iter().filter(|it| self.hauls[it.haul].pool == *pool);
            of_pool.map(|it| it.number).min().unwrap_or(usize::MAX)
        };
        let mut pools: Vec<usize> = (0..self.world.pools.len()).collect();
        pools.sort_by_cached_key(oldest);
        for pool in pools {
            // Vehicles at home wait for a request that lacks only them; what is loaded may go.
            let (mut turn, mut held) = (0, 0);
            while turn < self.requests.len() {
                if self.hauls[self.requests[turn].haul].pool != pool {
                    turn += 1;
                    continue;
                }
                let answer =
                    if self.is_fetched(turn) { self.fetch(turn) } else { self.muster(turn) };
                changed |= answer != Answer::PassedOver && answer != Answer::Waited;
                match answer {
                    Answer::Left => {
                        // The next is asked for at once, and may take its turn before others; but first
                        // other pools may send a column too.
                        self.requests.remove(turn);
                        break;
                    }
                    Answer::Waited => {
                        held += std::mem::take(&mut self.free[pool]);
                        turn += 1;
                    }
                    // They begin to load at once, if there is a bay, and the first that may go takes them.
                    Answer::Loads => {
                        self.take_bays();
                        turn = 0;
                    }
                    Answer::PassedOver => turn += 1,
                }
            }
            self.free[pool] += held;
        }
        changed
    }

    fn is_fetched(&self, turn: usize) -> bool {
        let haul = self.requests[turn].haul;
        self.hauls[haul].from != self.pool(haul).home
    }

    /// When a pool has a start left: on this day, or at midnight.
    fn expects_start(&self, pool: usize) -> Minute {
        let today = (pool, self.now / DAY);
        let started = self.started.iter().filter(|it| **it == today).count();
        let is_left = self.world.pools[pool].per_day.is_none_or(|most| started < most);
        if is_left { self.now } else { (self.now / DAY + 1) * DAY }
    }

    /// Whether a request has its permissions, its escort, an open way and a start left on this day.
    fn may_go(&self, turn: usize) -> bool {
        let request = &self.requests[turn];
        let (haul, way) = (&self.hauls[request.haul], self.way_now(request.haul));
        let home = self.world.pools[haul.pool].home;
        let is_there = self.groups.get(&home).is_some_and(|groups| *groups >= way.groups);
        (!way.starts_escorted || is_there)
            && self.expects_start(haul.pool) == self.now
            && way.is_open
            && way.first.is_none_or(|leg| self.is_timely(leg))
            && self.is_granted(turn, &way.gates)
    }

    fn is_granted(&self, turn: usize, gates: &[usize]) -> bool {
        let permits = &self.requests[turn].permits;
        gates.iter().all(|gate| permits.iter().any(|it| it.gate == *gate && it.until.is_some()))
    }

    /// Whether a route is closed, or a gate over it suspended.
    pub(super) fn is_closed(&self, route: usize) -> bool {
        let (it, gates) = (&self.world.routes[route], &self.world.gates);
        let is_suspended =
            |gate: usize| gates[gate].covers.contains(&route) && self.is_suspended(gate);
        is_within(&it.closures, self.now) || (0..gates.len()).any(is_suspended)
    }

    /// Whether an aircraft that takes off now would land in the route's hours.
    fn is_timely(&self, route: usize) -> bool {
        let it = &self.world.routes[route];
        let mut flight = self.now..self.now + it.length / it.rate;
        !it.by_air || flight.all(|at| self.world.is_open(it.calendar, at))
    }

    /// Whether no aircraft takes off now, for the weather or the hours.
    pub(super) fn is_grounded(&self, route: usize) -> bool {
        let it = &self.world.routes[route];
        let rain = self.world.weather.as_ref().is_some_and(|it| it.grounds && it.is_wet(self.now));
        it.by_air && (rain || !self.is_timely(route))
    }

    /// A column that has to be fetched.
    fn fetch(&mut self, turn: usize) -> Answer {
        let haul = self.requests[turn].haul;
        let (pool, free) = (self.pool(haul), self.free[self.hauls[haul].pool]);
        let (needs, is_rest) = (self.needs(haul), self.has_all(haul));
        let is_short = needs < pool.fewest;
        if needs == 0 || !self.may_go(turn) || is_short && (!is_rest || pool.short == Short::Wait) {
            return Answer::PassedOver;
        }
        let mut wanted = pool.most().min(needs + pool.spares);
        if pool.depart == Depart::Full && !is_rest && wanted < pool.most() {
            return Answer::PassedOver;
        }
        if is_short && pool.short == Short::Fill {
            wanted = wanted.max(pool.fewest);
        }
        let least = if is_short { wanted } else { self.party(haul).unwrap_or(pool.fewest) };
        let is_enough = match pool.depart {
            Depart::Ready => !self.comes_home(self.hauls[haul].pool, pool.waits()),
            Depart::Allowed => true,
            Depart::Full => false,
        };
        if free < least || free < wanted && !is_enough {
            return Answer::Waited;
        }
        let vehicles = free.min(wanted);
        if self.spares_escort(turn, vehicles) {
            return Answer::PassedOver;
        }
        let cargo = self.take(haul, vehicles);
        self.leave(turn, vehicles, cargo, Phase::Out);
        Answer::Left
    }

    /// Whether a vehicle on its last road home, or one that unloads there, is free within a time.
    fn comes_home(&self, pool: usize, waits: Minute) -> bool {
        let is_soon = |column: &Column| match column.phase {
            Phase::Home => self.comes_soon(&column.march, waits),
            Phase::Unload(Some(until)) => {
                column.march.at == self.world.pools[pool].home && until <= self.now + waits
            }
            _ => false,
        };
        let mut columns = self.columns.iter().flatten();
        columns.any(|column| self.hauls[column.haul].pool == pool && is_soon(column))
    }

    /// Vehicles of a haul that are loaded, or also those that are being loaded.
    pub(super) fn loaded(&self, haul: usize, or_loading: bool) -> usize {
        let of = |batch: &&Batch| {
            batch.haul == haul && (or_loading || batch.until.is_some_and(|until| until <= self.now))
        };
        self.batches.iter().filter(of).map(|batch| batch.cargo.len()).sum()
    }

    /// A column that forms where the vehicles stand: some begin to load, or it leaves.
    fn muster(&mut self, turn: usize) -> Answer {
        let haul = self.requests[turn].haul;
        let may_go = self.may_go(turn);
        // Vehicles that have just come home begin to load before it is asked whether to wait for them.
        let leaves_full = may_go && self.loaded(haul, false) >= self.pool(haul).most();
        let loading = if leaves_full { Answer::PassedOver } else { self.load(turn) };
        if loading != Answer::Loads && may_go && self.may_depart(haul) {
            if self.spares_escort(turn, self.loaded(haul, false)) {
                return Answer::PassedOver;
            }
            return self.depart(turn);
        }
        loading
    }

    /// Vehicles at home begin to load for a request.
    fn load(&mut self, turn: usize) -> Answer {
        let haul = self.requests[turn].haul;
        let pool = self.pool(haul);
        let may_load =
            (0..=turn).filter(|it| self.requests[*it].haul == haul && self.may_load(*it)).count();
        let bound = self.loaded(haul, true);
        let needs = self.needs(haul);
        let room = (may_load * pool.most()).saturating_sub(bound);
        let free = self.free[self.hauls[haul].pool];
        let missing = needs.min(room);
        // What is loaded beyond `most` for every earlier request must be a column too, or the rest.
        let beyond = bound.saturating_sub(may_load.saturating_sub(1) * pool.most());
        // A last party is loaded once there are vehicles for all of it.
        let fewest = self.party(haul).map_or(pool.fewest, |party| party.max(pool.fewest));
        let lacks = fewest.saturating_sub(beyond);
        let is_rest = self.has_all(haul) && needs < lacks;
        if missing == 0 || missing < lacks && !is_rest {
            return Answer::PassedOver;
        }
        let is_filled = is_rest && pool.short == Short::Fill;
        let least = if is_rest && !is_filled { 1 } else { lacks.max(1) };
        if free < least {
            return Answer::Waited;
        }
        let mut cargo = self.take(haul, missing.min(free));
        if is_filled {
            cargo.resize(lacks, None);
        }
        self.free[self.hauls[haul].pool] -= cargo.len();
        self.note(|run| format!("{} load for {:?}", cargo.len(), run.hauls[haul]));
        let number = self.requests[turn].number;
        self.batches.push(Batch { haul, number, cargo, since: self.now, until: None });
        Answer::Loads
    }

    fn may_load(&self, turn: usize) -> bool {
        let request = &self.requests[turn];
        let ready = self.expects_permits(turn).max(self.expects_escort(turn));
        let pool = self.pool(request.haul);
        match pool.load {
            Load::AtOnce => true,
            Load::WhenGranted => self.is_granted(turn, &self.way_now(request.haul).gates),
            Load::ToBeReady => ready - pool.loading <= self.now,
        }
    }

    fn may_depart(&self, haul: usize) -> bool {
        let pool = self.pool(haul);
        let loaded = self.loaded(haul, false);
        let loading = self.loaded(haul, true) - loaded;
        let has_rest =
            self.has_all(haul) && self.needs(haul) == 0 && loading == 0 && loaded <= pool.most();
        if has_rest && loaded > 0 {
            let empties = pool.fewest.saturating_sub(loaded);
            return match pool.short {
                Short::Leave => true,
                Short::Fill => self.free[self.hauls[haul].pool] >= empties,
                Short::Wait => empties == 0,
            };
        }
        let soon = |batch: &Batch| {
            batch.until.is_some_and(|until| until > self.now && until <= self.now + pool.waits())
        };
        let joins = self.batches.iter().any(|batch| batch.haul == haul && soon(batch));
        let is_full = loaded >= pool.most();
        if let Some(party) = self.party(haul) {
            return loaded >= party;
        }
        match pool.depart {
            Depart::Ready => is_full || loaded >= pool.fewest && !joins,
            Depart::Allowed => loaded >= pool.fewest,
            Depart::Full => is_full,
        }
    }

    /// Sends the vehicles that were loaded first.
    fn depart(&mut self, turn: usize) -> Answer {
        let haul = self.requests[turn].haul;
        let pool = self.pool(haul);
        let mut cargo = Vec::new();
        for batch in &mut self.batches {
            if batch.haul == haul && batch.until.is_some_and(|until| until <= self.now) {
                let some = batch.cargo.len().min(pool.most() - cargo.len());
                cargo.extend(batch.cargo.drain(..some));
            }
        }
        self.batches.retain(|batch| !batch.cargo.is_empty());
        let mut vehicles = cargo.len();
        self.free[self.hauls[haul].pool] += vehicles;
        if pool.short == Short::Fill {
            vehicles = vehicles.max(pool.fewest);
        }
        self.leave(turn, vehicles, cargo, Phase::With);
        Answer::Left
    }

    fn leave(&mut self, turn: usize, vehicles: usize, cargo: Vec<Cargo>, phase: Phase) {
        let request = &mut self.requests[turn];
        let (haul, number) = (request.haul, request.number);
        let mut unused = std::mem::take(&mut request.permits);
        unused.retain(Permit::is_valid);
        let gates = unused.iter().map(|permit| permit.gate).collect();
        let (at, home) = (self.hauls[haul].pool, self.pool(haul).home);
        self.free[at] -= vehicles;
        self.started.push((at, self.now / DAY));
        let goal = if phase == Phase::Out { self.hauls[haul].from } else { self.hauls[haul].to };
        let groups = self.way_now(haul).groups;
        let march =
            March::new((self.pool(haul).by_air, self.pool(haul).speed), home, goal, self.now);
        self.note(|run| format!("{vehicles} leave for {:?} with {cargo:?}", run.hauls[haul]));
        let is_escorted = groups > 0 && self.bind(home, groups);
        let back = if groups > 0 { self.back(haul, phase) } else { NEVER };
        self.columns.push(Some(Column {
            haul,
            number,
            vehicles,
            cargo,
            gates,
            unused,
            phase,
            march,
            groups,
            is_escorted,
            back,
            left: false,
        }));
    }

    /// Takes groups that are free at a place, if there are enough.
    pub(super) fn bind(&mut self, place: usize, groups: usize) -> bool {
        let free = self.groups.entry(place).or_default();
        let is_enough = *free >= groups;
        *free -= if is_enough { groups } else { 0 };
        is_enough
    }

    // Nodes.

    /// Gives bays to those that came first, and ends loading.
    fn take_bays(&mut self) -> bool {
        let mut waiting: Vec<(Minute, usize, usize)> = Vec::new();
        for (at, batch) in self.batches.iter().enumerate().filter(|(_, it)| it.until.is_none()) {
            waiting.push((batch.since, self.columns.len() + at, at));
        }
        for (at, column) in self.columns.iter().enumerate() {
            let Some(column) = column else { continue };
            if matches!(column.phase, Phase::Load(None) | Phase::Unload(None)) {
                waiting.push((column.march.since, at, at));
            }
        }
        waiting.sort_unstable();
        let mut changed = false;
        for (_, order, at) in waiting {
            let column = self.columns.get(order).and_then(Option::as_ref);
            let (haul, place, taker) = match column {
                Some(it) => (it.haul, Some(it.march.at), Taker::column(it)),
                None => (self.batches[at].haul, None, Taker::batch(&self.batches[at])),
            };
            let is_batch = place.is_none();
            let pool = self.pool(haul);
            let place = place.unwrap_or(pool.home);
            let bay = (place, pool.by_air);
            if !self.has_bay(place, pool.by_air) {
                self.is_tied |= taker.is_tied_with(self.bays.get(&bay));
                continue;
            }
            self.bays.insert(bay, taker);
            changed = true;
            let (loaded, unloaded) =
                (Some(self.now + pool.loading), Some(self.now + pool.unloading));
            if is_batch {
                self.batches[at].until = loaded;
            } else if let Some(column) = &mut self.columns[at] {
                let is_loading = column.phase == Phase::Load(None);
                column.phase =
                    if is_loading { Phase::Load(loaded) } else { Phase::Unload(unloaded) };
            }
        }
        changed
    }

    fn has_bay(&self, place: usize, by_air: bool) -> bool {
        let it = &self.world.places[place];
        let Some(most) = (if by_air { it.mog } else { it.bays }) else { return true };
        let here = |haul: usize| self.pool(haul).by_air == by_air;
        let batches = self.batches.iter().filter(|batch| {
            let is_here = here(batch.haul) && self.pool(batch.haul).home == place;
            is_here && batch.until.is_some_and(|until| until > self.now)
        });
        let columns = self.columns.iter().flatten().filter(|column| {
            let until = match column.phase {
                Phase::Load(until) | Phase::Unload(until) => until,
                _ => None,
            };
            here(column.haul)
                && column.march.at == place
                && until.is_some_and(|until| until > self.now)
        });
        batches.count() + columns.count() < most
    }

    /// A column's load is off where it stood; at a camp that is what the lift waits for.
    pub(super) fn load_is_off(&mut self, column: &mut Column) {
        if column.phase == Phase::With && !column.left {
            column.left = true;
            for (line, stage, amount) in column.cargo.iter().flatten() {
                self.stocks[*line][*stage].off += amount;
            }
        }
    }

    pub(super) fn unload(&mut self, column: &Column) {
        for (line, stage, amount) in column.cargo.iter().flatten() {
            self.come(*line, stage + 1, *amount);
        }
    }

    pub(super) fn is_home(&mut self, column: &Column) {
        self.free[self.hauls[column.haul].pool] += column.vehicles;
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Answer {
    Left,
    Loads,
    /// It lacks only vehicles, and those at home wait for it.
    Waited,
    PassedOver,
}

/// All permissions that are asked for or have not been used yet.
fn permits<'a>(
    requests: &'a mut [Request],
    columns: &'a mut [Option<Column>],
) -> impl Iterator<Item = &'a mut Permit> {
    let asked = requests.iter_mut().flat_map(|request| &mut request.permits);
    asked.chain(columns.iter_mut().flatten().flat_map(|column| &mut column.unused))
}

/// How many minutes up to the end a calendar is open.
fn office(world: &World, calendar: Option<usize>) -> Minute {
    (0..world.until).filter(|now| world.is_open(calendar, *now)).count() as Minute
}

/// When a gate has worked so long, in its office hours.
fn answered(world: &World, gate: usize, mut left: Minute, mut now: Minute) -> Minute {
    while left > 0 && now < world.until {
        left -= Minute::from(world.is_open(world.gates[gate].calendar, now));
        now += 1;
    }
    now
}

/// Every haul, by pool, then in order of the first line that uses it.
fn hauls(world: &World) -> Vec<Haul> {
    let mut hauls: Vec<Haul> = Vec::new();
    for (at, line) in world.lines.iter().enumerate() {
        let mut from = line.camp;
        for (stage, (to, by)) in line.stages.iter().enumerate() {
            for pool in by {
                let is_it =
                    |haul: &&mut Haul| (haul.pool, haul.from, haul.to) == (*pool, from, *to);
                match hauls.iter_mut().find(is_it) {
                    Some(haul) => haul.stages.push((at, stage)),
                    None => hauls.push(new_haul(world, *pool, from, *to, (at, stage))),
                }
            }
            from = *to;
        }
    }
    // A load promised in order of priority, then of camp and name.
    for haul in &mut hauls {
        haul.stages
            .sort_by_key(|(line, _)| (world.lines[*line].priority, world.lines[*line].camp, *line));
    }
    hauls
}

fn new_haul(world: &World, pool: usize, from: usize, to: usize, stage: (usize, usize)) -> Haul {
    let it = &world.pools[pool];
    let usual = |from, to| way(world, it.by_air, from, to, |_| true).unwrap_or_default();
    let legs: Vec<usize> = [usual(it.home, from), usual(from, to), usual(to, it.home)].concat();
    let gates = gates_of(world, &legs);
    Haul { pool, from, to, stages: vec![stage], gates }
}

fn gates_of(world: &World, legs: &[usize]) -> Vec<usize> {
    let covers = |gate: &usize| legs.iter().any(|leg| world.gates[*gate].covers.contains(leg));
    (0..world.gates.len()).filter(covers).collect()
}
