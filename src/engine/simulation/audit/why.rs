//! The account of why against the log: each interval of a chain is a statement, and what it states must have been
//! so all the while. What was pending, shut or under way is read off the events, and off the vehicles and groups that
//! stood free from moment to moment; nothing is asked of the code that makes the account.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use crate::id::{GateId, PoolId, SiteId};
use crate::model::{Actor, Code, EventKind, Play};
use crate::scenario::Scenario;
use crate::simulation::{Event, Interval, Keep, Replay, Simulation, begin};
use crate::time::Moment;

use super::{random, scenario, try_scenario};

type Spell = (Moment, Moment);

/// Kinds of events with which something begins, and with which it ends.
type Kinds = [&'static [EventKind]; 2];

/// What was free at every moment at which something happened, from then on.
#[derive(Default)]
pub(super) struct Trace {
    moments: Vec<Moment>,
    /// Vehicles of each pool.
    pools: Vec<Vec<u32>>,
    /// Groups of each escort pool that are free, all that there are, and whether it has been released.
    escorts: Vec<Vec<(u32, u32, bool)>>,
}

impl Trace {
    pub(super) fn of(simulation: &mut Simulation, replication: u64) -> Self {
        simulation.play(replication).expect("it ends");
        let mut hold =
            begin(&mut simulation.world, &mut simulation.system, replication, Keep::Everything);
        let mut trace = Self::default();
        hold.lend().play_on(|play| trace.look(play)).expect("it ends");
        trace
    }

    fn look(&mut self, play: &Play<'_>) {
        let now = play.agenda.now;
        if self.moments.last() == Some(&now) {
            self.moments.pop();
            self.pools.pop();
            self.escorts.pop();
        }
        self.moments.push(now);
        self.pools.push(play.pools.ids().map(|id| play.pools.get(id).free).collect());
        let groups = |id| {
            let escort = play.escorts.get(id);
            let (free, _, is_open) = escort.standing();
            (free, escort.total(), is_open)
        };
        self.escorts.push(play.escorts.ids().map(groups).collect());
    }

    /// The samples that hold within some time.
    fn within(&self, (from, until): Spell) -> std::ops::Range<usize> {
        let first = self.moments.partition_point(|at| *at <= from).saturating_sub(1);
        first..self.moments.partition_point(|at| *at < until)
    }
}

/// Stretches in which more has begun than has ended.
fn spells(log: &Log<'_>, turn: impl Fn(&Event) -> i32) -> Vec<Spell> {
    let (mut spells, mut depth, mut since) = (Vec::new(), 0, Moment::START);
    for event in &log.replay.events {
        let turned = (depth + turn(event)).max(0);
        match (depth > 0, turned > 0) {
            (false, true) => since = event.at,
            (true, false) => spells.push((since, event.at)),
            _ => {}
        }
        depth = turned;
    }
    if depth > 0 {
        spells.push((since, log.scenario.until));
    }
    spells
}

/// Stretches from an event of some kinds to the next of others.
fn turns(log: &Log<'_>, [on, off]: Kinds, is_it: impl Fn(&Event) -> bool) -> Vec<Spell> {
    let (mut spells, mut since) = (Vec::new(), None);
    for event in log.replay.events.iter().filter(|event| is_it(event)) {
        if off.contains(&event.kind) {
            spells.extend(since.take().map(|since| (since, event.at)));
        }
        if on.contains(&event.kind) {
            since = since.or(Some(event.at));
        }
    }
    spells.extend(since.map(|since| (since, log.scenario.until)));
    spells
}

fn between(kinds: Kinds, is_it: impl Fn(&Event) -> bool) -> impl Fn(&Event) -> i32 {
    move |event| match () {
        () if !is_it(event) => 0,
        () if kinds[0].contains(&event.kind) => 1,
        () if kinds[1].contains(&event.kind) => -1,
        () => 0,
    }
}

/// Whether spells cover all of some time.
fn covers(mut spells: Vec<Spell>, (from, until): Spell) -> bool {
    spells.sort_unstable();
    let reach = |now: Moment, (since, end): &Spell| if *since <= now { now.max(*end) } else { now };
    spells.iter().fold(from, reach) >= until
}

struct Log<'a> {
    replay: &'a Replay,
    scenario: &'a Scenario,
    trace: &'a Trace,
}

impl Log<'_> {
    /// When a gate owed a site an answer without which a column of its could not go, or was suspended.
    fn owes(&self, gate: GateId, site: Option<SiteId>) -> Vec<Spell> {
        let mut spells = self.shut(Actor::Gate(gate));
        let mut columns: BTreeMap<u32, Vec<&Event>> = BTreeMap::new();
        for event in &self.replay.events {
            match event.convoy {
                Some(number) => columns.entry(number).or_default().push(event),
                None if site.is_none() || event.site == site => {
                    spells.extend(self.papers(gate, event))
                }
                None => {}
            }
        }
        for events in columns.values() {
            let is_of_gate = |event: &Event| event.actor == Some(Actor::Gate(gate));
            let ours = events.iter().any(|it| site.is_none() || it.site == site);
            if !ours || !events.iter().any(|it| is_of_gate(it)) {
                continue;
            }
            let mut since = Some(events[0].at);
            for event in events {
                match event.kind {
                    EventKind::ClearanceGranted if is_of_gate(event) => {
                        spells.extend(since.take().map(|since| (since, event.at)));
                    }
                    EventKind::ClearanceVoid if is_of_gate(event) => {
                        since = since.or(Some(event.at))
                    }
                    // For the way back it asks again.
                    EventKind::Unloaded => since = since.or(Some(event.at)),
                    EventKind::PermissionAsked if is_of_gate(event) => {
                        since = since.or(Some(event.at))
                    }
                    EventKind::ColumnWithdrawn => {
                        spells.extend(since.take().map(|since| (since, event.at)));
                    }
                    _ => {}
                }
            }
            spells.extend(since.map(|since| (since, self.scenario.until)));
        }
        spells
    }

    /// How long the papers of a load had been asked for that a gate has answered: since it was ready.
    fn papers(&self, gate: GateId, answer: &Event) -> Option<Spell> {
        if answer.actor != Some(Actor::Gate(gate)) || !answer.kind.is_answer() {
            return None;
        }
        let before = |event: &&Event| Some(&self.replay.events[event.previous?]);
        let mut line = std::iter::successors(Some(answer), |it| before(it));
        line.find(|it| !it.kind.is_answer()).map(|ready| (ready.at, answer.at))
    }

    /// When something was shut from outside.
    fn shut(&self, actor: Actor) -> Vec<Spell> {
        use EventKind::*;
        let is_it = |event: &Event| event.actor == Some(actor);
        spells(
            self,
            between(
                [
                    &[GateSuspended, RouteCloses, LimitBegins, AlertBegins, WetBegins],
                    &[GateResumes, RouteOpens, LimitEnds, AlertEnds, WetEnds],
                ],
                is_it,
            ),
        )
    }

    /// When anything of a kind was shut from outside.
    fn any(&self, is_of_kind: impl Fn(&Actor) -> bool) -> Vec<Spell> {
        let mut all: Vec<Actor> = self.replay.events.iter().filter_map(|it| it.actor).collect();
        all.sort_unstable();
        all.dedup();
        all.into_iter().filter(is_of_kind).flat_map(|it| self.shut(it)).collect()
    }

    fn of_convoy(&self, number: Option<u32>, kinds: Kinds) -> Vec<Spell> {
        turns(self, kinds, |event| number.is_some() && event.convoy == number)
    }

    fn of_site(&self, site: SiteId, kinds: Kinds) -> Vec<Spell> {
        spells(self, between(kinds, |event| event.site == Some(site)))
    }

    /// Whether a pool had as many vehicles as its smallest column, all the while somebody is said to have waited
    /// for one.
    fn had_vehicles(&self, pool: PoolId, time: Spell) -> bool {
        let asked = &self.scenario.pools[pool];
        let has_quota = asked.sorties_per_day.is_some() || asked.load_per_day.is_some();
        let enough = asked.max_convoy.max(asked.min_convoy);
        let mut samples = self.trace.within(time);
        !has_quota && samples.all(|it| self.trace.pools[it][pool.0 as usize] >= enough)
    }

    /// What is untrue in a row, in a word; `None` if the log bears it out.
    fn untrue(&self, row: &Interval) -> Option<&'static str> {
        use EventKind::*;
        let time = (row.from, row.until);
        let event = &self.replay.events[row.event];
        let Interval { item, lost_to, .. } = row;
        match (item.code, *lost_to) {
            (Code::NoClearance, Some(Actor::Gate(gate))) => {
                if covers(self.owes(gate, Some(item.site)), time) {
                    return None;
                }
                if covers(self.owes(gate, None), time) {
                    return Some("clearance: owed to another site");
                }
                Some("clearance: not pending")
            }
            // Part of a wait, of which the log does not say what it was for.
            (code, None) if event.split.is_some_and(|(split, _)| split == code) => {
                (row.until - row.from > event.split.expect("it is one").1)
                    .then_some("part: too long")
            }
            // An answer that was wanted anew: what had kept the last from being used in time.
            (code, _) if self.is_answered(event) && code != Code::NoClearance => None,
            // What somebody sees who is to decide.
            (_, None) if matches!(event.kind, Stands | Horizon) => None,
            (Code::NoClearance, _) => Some("clearance: of no gate"),
            (Code::NoLift, Some(Actor::Pool(pool))) => {
                self.had_vehicles(pool, time).then_some("lift: a column's worth was free")
            }
            (Code::NoLift, _) => Some("lift: of no pool"),
            (Code::NoEscort, Some(Actor::Escort(escort))) => {
                let all = |it: usize| {
                    let (free, total, is_open) = self.trace.escorts[it][escort.0 as usize];
                    is_open && free == total
                };
                self.trace.within(time).all(all).then_some("escort: all groups free")
            }
            (Code::NoEscort, _) => Some("escort: of no pool"),
            (Code::RouteClosed, Some(actor)) => {
                (!covers(self.shut(actor), self.stated(row))).then_some("road: was open")
            }
            (Code::RouteClosed, None) => Some("road: none"),
            (Code::ThreatHold, Some(actor @ Actor::Threat(_))) => {
                let mut spells = self.shut(actor);
                spells.extend(self.of_site(item.site, [&[ShelterBegins], &[ShelterEnds]]));
                (!covers(spells, time)).then_some("threat: no alert")
            }
            (Code::ThreatHold, _) => {
                let mut spells = self.of_site(item.site, [&[ShelterBegins], &[ShelterEnds]]);
                spells.extend(self.any(|it| matches!(it, Actor::Threat(_))));
                (!covers(spells, time)).then_some("threat: no shelter")
            }
            (Code::Incident, _) => {
                let mut spells = self.of_convoy(event.convoy, [&[Attacked], &[AttackOver]]);
                spells.extend(self.of_site(item.site, [&[OwnAttacked], &[OwnGoesOn]]));
                (!covers(spells, time)).then_some("incident: no attack")
            }
            (Code::Breakdown, _) if event.kind == Mended => {
                (row.from < self.begun(event)).then_some("breakdown: not in the workshop yet")
            }
            (Code::Breakdown, _) => {
                let kinds: Kinds = [&[BrokenDown], &[Repaired]];
                (!covers(self.of_convoy(event.convoy, kinds), time)).then_some("breakdown: none")
            }
            (Code::Weather, _) => {
                let wet = spells(self, between([&[WetBegins], &[WetEnds]], |_| true));
                let is_wet =
                    wet.iter().any(|(from, until)| *from < event.at && *until > self.begun(event));
                (!is_wet).then_some("weather: dry")
            }
            (Code::OtherSite, Some(Actor::Site(site))) => {
                let later =
                    self.replay.events.iter().any(|it| it.site == Some(site) && it.at >= row.until);
                if site == item.site {
                    return Some("other site: the same");
                }
                (!later).then_some("other site: had nothing left to do")
            }
            (Code::OtherSite, _) => Some("other site: none"),
            (Code::Loading | Code::Unloading, _) => {
                let kinds: Kinds = [&[HandlingBegins], &[Loaded, Unloaded, Collected]];
                let handled = covers(self.of_convoy(event.convoy, kinds), time);
                (!handled).then_some("handling: not under way")
            }
            (Code::March | Code::Flight, _) => {
                let kinds: Kinds = [&[HandlingBegins], &[Loaded, Unloaded, Collected, SetsOut]];
                let spells = self.of_convoy(event.convoy, kinds);
                let stood = spells.iter().any(|it| it.0 < row.until && row.from < it.1);
                stood.then_some("march: was handled")
            }
            (Code::PlannedStart, _) => {
                let begun = self.replay.events.iter().any(|it| {
                    it.kind == CampStarts && it.site == Some(item.site) && it.at < row.until
                });
                begun.then_some("planned start: had begun")
            }
            (Code::Work | Code::Packing | Code::Inspection, _) => {
                let kinds: Kinds = [&[StepBegins], &[StepDone]];
                (!covers(self.of_site(item.site, kinds), time)).then_some("work: none under way")
            }
            _ => None,
        }
    }

    /// Whether an event is the answer of a gate, or comes with one.
    fn is_answered(&self, event: &Event) -> bool {
        let cause = event.cause.map(|cause| self.replay.events[cause].kind);
        event.kind.is_answer() || cause.is_some_and(EventKind::is_answer)
    }

    /// Of which time it must have been so: at the horizon what a site stands for then is booked.
    fn stated(&self, row: &Interval) -> Spell {
        let is_last = self.replay.events[row.event].kind == EventKind::Horizon;
        (if is_last { Moment(row.until.0 - 1) } else { row.from }, row.until)
    }

    fn begun(&self, event: &Event) -> Moment {
        let before = |event: &Event| Some(&self.replay.events[event.previous?]);
        let mut line = std::iter::successors(Some(event), |it| before(it)).skip(1);
        line.find(|it| it.kind != EventKind::TailPasses).map_or(Moment::START, |it| it.at)
    }
}

/// What is still untrue, and in how many of a thousand intervals at most. What came last is booked for a whole wait
/// of those who leave by their own means, of a request that lacks nothing known, and of what has come free before
/// it is taken.
const KNOWN: [(&str, f64); 7] = [
    ("clearance: not pending", 2.0),
    ("clearance: owed to another site", 1.0),
    ("escort: all groups free", 2.0),
    ("handling: not under way", 0.1),
    ("lift: a column's worth was free", 4.0),
    ("lift: of no pool", 0.1),
    ("road: was open", 3.0),
];

/// What was found, by kind.
#[derive(Default)]
struct Found {
    intervals: u32,
    kinds: BTreeMap<&'static str, (u32, Vec<String>)>,
}

impl Found {
    fn look_at(&mut self, name: &str, scenario: Arc<Scenario>) {
        let mut simulation = Simulation::new(Arc::clone(&scenario));
        let trace = Trace::of(&mut simulation, 0);
        let replay = simulation.replay(0).expect("it ends");
        let log = Log { replay: &replay, scenario: &scenario, trace: &trace };
        for (deadline, chain) in replay.chains.iter() {
            self.intervals += chain.len() as u32;
            for row in chain {
                let Some(kind) = log.untrue(row) else { continue };
                let (count, examples) = self.kinds.entry(kind).or_default();
                *count += 1;
                if examples.len() < 3 {
                    let event = &replay.events[row.event];
                    examples.push(format!("{name}, {deadline:?}: {row:?}\n    {event:?}"));
                }
            }
        }
    }

    fn assert_known(&self) {
        let is_more = |kind: &str, count: u32| {
            let known = KNOWN.iter().find(|(known, _)| *known == kind);
            let most = known.map_or(0.0, |(_, most)| *most) * f64::from(self.intervals) / 1000.0;
            f64::from(count) > most
        };
        let mut more = self.kinds.iter().filter(|(kind, (count, _))| is_more(kind, *count));
        assert!(more.next().is_none(), "of {} intervals\n{}", self.intervals, self.told());
    }

    fn told(&self) -> String {
        let tell = |(kind, (count, examples)): (&&str, &(u32, Vec<String>))| {
            format!("{kind}: {count}\n  {}\n", examples.join("\n  "))
        };
        self.kinds.iter().map(tell).collect()
    }
}

fn number_of(name: &str, usual: u32) -> u32 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// `WHY_FIRST=1000 WHY_CASES=300 cargo test -p drawdown-engine --lib borne_out` looks at others.
#[test]
fn every_interval_of_a_chain_is_borne_out_by_the_log() {
    let mut found = Found::default();
    let first = number_of("WHY_FIRST", 0);
    for number in first..first + number_of("WHY_CASES", 200) {
        if let Some(scenario) = try_scenario(&random::numbered(number)) {
            found.look_at(&number.to_string(), scenario);
        }
    }
    found.assert_known();
}

#[test]
fn every_interval_of_a_chain_of_a_built_in_scenario_is_borne_out_by_the_log() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios");
    let mut found = Found::default();
    for name in ["mali-2023", "minimal", "relief-hub", "three-sides", "yardstick"] {
        let text = fs::read_to_string(folder.join(format!("{name}.toml"))).expect("a scenario");
        found.look_at(name, scenario(&text));
    }
    found.assert_known();
}
