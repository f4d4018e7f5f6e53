//! The quickest possible lift: every pool at its largest and for one camp alone, every trip at its
//! shortest, every loaded vehicle full.

use crate::id::{GateId, PoolId, SiteId};
use crate::time::{DAY, Moment, Span};
use crate::units::LoadKind;
use crate::{EscortPool, Line, Message, Pool, Release, Returns, Scenario, SortiesOf};

use super::super::limit::{least, most};
use super::super::word;
use super::map::{Map, Trip};
use super::march::{March, earliest, handled, shortest};
use super::{Bound, Link};

/// Trips of one pool that are followed; later ones are taken to be as early as the last of them.
const TRIPS: usize = 4_000;

/// Lines of one kind, lifted together from one camp.
pub(super) struct Load<'a> {
    scenario: &'a Scenario,
    kind: LoadKind,
    camp: SiteId,
    lines: Vec<&'a Line>,
    carriers: Vec<Carrier<'a>>,
    /// What share of it counts.
    share: f64,
}

/// A pool at its best, for one load.
struct Carrier<'a> {
    pool: &'a Pool,
    march: March<'a>,
    /// Where the load may be taken, with the gates on every way there; the nearest counts.
    ends: Vec<(Trip, Vec<GateId>)>,
    /// Base units that all its vehicles carry at once.
    at_once: f64,
    /// Most load that can start on one civil day.
    per_day: f64,
}

/// One round of all vehicles of a pool.
#[derive(Debug, Clone, Copy)]
struct Round {
    loaded: Moment,
    home: Moment,
}

/// Rounds of all vehicles of a pool, one after the other.
struct Rounds {
    /// When each is loaded.
    loaded: Vec<Moment>,
    /// Whether the last of them can be repeated at once, as often as one likes.
    is_endless: bool,
    /// Up to when the rounds are known.
    known_until: Moment,
}

impl Rounds {
    fn done_by(&self, at: Moment) -> usize {
        self.loaded.partition_point(|loaded| *loaded <= at)
    }
}

impl<'a> Load<'a> {
    /// The lines of `kind` among these; `None` if none of it has to be moved.
    pub(super) fn new(
        map: &'a Map<'a>,
        kind: LoadKind,
        camp: SiteId,
        lines: impl Iterator<Item = &'a Line>,
    ) -> Option<Self> {
        // What drives itself needs no vehicles, and may all leave at once.
        let lines: Vec<&Line> = lines.filter(|line| line.kind == kind && !line.drives).collect();
        let scenario = map.scenario;
        let mut pools: Vec<PoolId> = lines.iter().flat_map(|line| first_pools(line)).collect();
        pools.sort_unstable();
        pools.dedup();
        let heavy = Heaviness::of(scenario, &lines);
        let carriers = pools.into_iter().map(|id| Carrier::new(map, id, kind, camp, &lines, heavy));
        let carriers = carriers.collect();
        let load = Self { scenario, kind, camp, lines, carriers, share: 1.0 };
        (load.moved() > 0.0).then_some(load)
    }

    /// The same of which only a share counts.
    pub(super) fn share(self, share: f64) -> Self {
        Self { share, ..self }
    }

    /// The least that has to be moved, in base units.
    fn moved(&self) -> f64 {
        let whole: f64 = self.lines.iter().map(|line| moved(self.scenario, line)).sum();
        (whole * self.share).floor()
    }

    /// The journey of what is loaded last, at `loaded` at the earliest: of these lines with so many
    /// stages each, the one that is soonest there.
    pub(super) fn there(&self, map: &Map<'_>, journeys: &[(&Line, usize)], loaded: Moment) -> Link {
        let ends = journeys.iter().map(|(line, stages)| {
            let mut from = self.camp;
            let mut at = loaded;
            for (number, stage) in line.stages[..*stages].iter().enumerate() {
                let arrivals = stage.by.iter().map(|id| {
                    let pool = &self.scenario.pools[*id];
                    let march = March::new(map, pool.mode, most(self.scenario, &pool.speed));
                    let loading = handled(self.scenario, &pool.loading, from);
                    let leaves = if number == 0 { at } else { later(at, loading) };
                    let arrives = march.arrival(from, stage.to, leaves);
                    later(arrives, handled(self.scenario, &pool.unloading, stage.to))
                });
                at = arrivals.min().unwrap_or(Moment::NEVER);
                from = stage.to;
            }
            (at, from)
        });
        let (until, to) = ends.min().unwrap_or((loaded, self.camp));
        Link {
            what: message!(
                "lift-journey-from",
                site = self.place(),
                to = word::site(self.scenario, to)
            ),
            from: loaded,
            until,
            remedy: message!("lift-load-sooner-let-travel-faster"),
        }
    }

    /// When all of it can be off the camp's hands at the earliest, if lift may be asked for from
    /// `opens` on and the last of it is ready at `ready`.
    pub(super) fn lifted(&self, opens: Moment, ready: Moment) -> Bound {
        let last = self.last_trip(ready.max(opens));
        let rounds = self.rounds(opens);
        if last.at >= rounds.at { last } else { rounds }
    }

    /// The last vehicle starts only when the last of the load is ready.
    fn last_trip(&self, ready: Moment) -> Bound {
        let loaded = |carrier: &Carrier<'_>| carrier.round(self.scenario, ready).loaded;
        let Some(carrier) = self.carriers.iter().min_by_key(|carrier| loaded(carrier)) else {
            return Bound {
                at: Moment::NEVER,
                what: message!("lift-no-pool-carries", kind = self.kind),
            };
        };
        let what = message!("lift-last-convoy", pool = carrier.pool.name, site = self.place());
        Bound { at: loaded(carrier), what }
    }

    /// As many rounds as it takes for all of it.
    fn rounds(&self, opens: Moment) -> Bound {
        let wanted = self.moved();
        let rounds: Vec<Rounds> = self
            .carriers
            .iter()
            .map(|carrier| carrier.rounds(self.scenario, opens, wanted))
            .collect();
        let end_of_view = rounds.iter().map(|it| it.known_until).min().unwrap_or(Moment::NEVER);
        for at in self.stops(opens, &rounds) {
            let done: Vec<usize> = rounds.iter().map(|rounds| rounds.done_by(at)).collect();
            let carried = self
                .carriers
                .iter()
                .zip(&rounds)
                .map(|(carrier, rounds)| carrier.carried(self.scenario, rounds, opens, at));
            if carried.sum::<f64>() >= wanted || at >= end_of_view {
                return Bound { at, what: self.describe(wanted, &done, &rounds) };
            }
        }
        Bound { at: Moment::NEVER, what: self.describe(wanted, &vec![0; rounds.len()], &rounds) }
    }

    /// The moments at which more can have been carried than before, in order.
    fn stops(&self, opens: Moment, rounds: &[Rounds]) -> Vec<Moment> {
        let mut stops: Vec<Moment> = rounds.iter().flat_map(|it| it.loaded.clone()).collect();
        stops.extend(self.midnights(opens));
        stops.sort_unstable();
        stops
    }

    /// Midnights at which a daily quota begins anew.
    fn midnights(&self, opens: Moment) -> Vec<Moment> {
        let has_quota = self.carriers.iter().any(|carrier| carrier.per_day.is_finite());
        let end = Moment(self.scenario.until.0 + 2 * DAY);
        let mut midnights = Vec::new();
        let mut midnight = self.scenario.clock.next_midnight(opens.min(end));
        while has_quota && midnight < end {
            midnights.push(midnight);
            midnight = self.scenario.clock.next_midnight(midnight);
        }
        midnights
    }

    fn describe(&self, wanted: f64, done: &[usize], known: &[Rounds]) -> Message {
        let whole = word::amount(self.kind, wanted);
        let rounds: Vec<Message> = match self.carriers.as_slice() {
            [carrier] if carrier.at_once > 0.0 => {
                vec![self.describe_rounds(carrier, (wanted / carrier.at_once).ceil())]
            }
            carriers => carriers
                .iter()
                .zip(done)
                .filter(|(_, rounds)| **rounds > 0)
                .map(|(carrier, rounds)| self.describe_rounds(carrier, *rounds as f64))
                .collect(),
        };
        if rounds.is_empty() {
            return message!("lift-lifting-from", whole, site = self.place());
        }
        let first = known.iter().filter_map(|rounds| rounds.loaded.first()).min();
        let first = first.map_or_else(Message::nothing, |first| {
            message!("lift-first-loaded", date = word::date(&self.scenario.clock, *first))
        });
        let rounds = word::list(&rounds, word::Last::And);
        message!("lift-lifting-from-2", whole, site = self.place(), rounds, first)
    }

    fn describe_rounds(&self, carrier: &Carrier<'_>, rounds: f64) -> Message {
        let at_once = word::amount(self.kind, carrier.at_once);
        let quota = if carrier.per_day.is_finite() {
            message!("lift-most-day", amount = word::amount(self.kind, carrier.per_day))
        } else {
            Message::nothing()
        };
        message!(
            "lift-once",
            rounds = word::number(rounds),
            pool = carrier.pool.name,
            at_once,
            quota
        )
    }

    fn place(&self) -> &str {
        word::site(self.scenario, self.camp)
    }

    /// This load as a link of a chain that ends at its lift.
    pub(super) fn link(&self, from: Moment, bound: &Bound) -> Link {
        let counts = self.carriers.iter().map(|it| format!("pool.{}.count", it.pool.name));
        let pools: Vec<String> = counts.collect();
        Link {
            what: bound.what.clone(),
            from,
            until: bound.at,
            remedy: message!(
                "lift-give-more-lift-more-pools",
                site = self.place(),
                pools = word::list(&pools, word::Last::Or)
            ),
        }
    }
}

/// How much less than their places vehicles take of lines whose units are heavy.
#[derive(Clone, Copy)]
struct Heaviness {
    /// Places that the load takes up for each unit of it, at least 1: for every line, those of the
    /// pool that it fills best.
    mean: f64,
    /// The same of the heaviest line.
    most: f64,
}

impl Heaviness {
    fn of(scenario: &Scenario, lines: &[&Line]) -> Self {
        let (mut units, mut places, mut most) = (0.0, 0.0, 1.0_f64);
        for line in lines {
            let pools = first_pools(line).into_iter().map(|id| &scenario.pools[id]);
            let fills = pools.map(|pool| {
                pool.carries(line.kind).0 as f64 / pool.carries_of(line).0.max(1) as f64
            });
            let least = fills.min_by(f64::total_cmp).unwrap_or(1.0);
            let moved = moved(scenario, line);
            units += moved;
            places += moved * least;
            most = most.max(least);
        }
        Self { mean: if units > 0.0 { places / units } else { 1.0 }, most }
    }
}

fn first_pools(line: &Line) -> Vec<PoolId> {
    line.stages.first().map_or_else(Vec::new, |stage| stage.by.clone())
}

/// The least of a line that has to be moved, in base units: the least amount, all disposal and
/// shedding at their most, and a unit less for each share that may be rounded up.
pub(super) fn moved(scenario: &Scenario, line: &Line) -> f64 {
    let shed = if scenario.may_accelerate(line.camp) { line.shed.as_slice() } else { &[] };
    let kept = |shares: &[(_, _)]| {
        let given: f64 =
            shares.iter().map(|(_, share)| most(scenario, share).clamp(0.0, 1.0)).sum();
        (1.0 - given).max(0.0)
    };
    let amount = least(scenario, &line.amount).max(0.0).floor();
    let rounded = (line.disposal.len() + shed.len()) as f64;
    (amount * kept(&line.disposal) * kept(shed) - rounded).max(0.0).floor()
}

impl<'a> Carrier<'a> {
    fn new(
        map: &'a Map<'a>,
        id: PoolId,
        kind: LoadKind,
        camp: SiteId,
        lines: &[&Line],
        heavy: Heaviness,
    ) -> Self {
        let scenario = map.scenario;
        let pool = &scenario.pools[id];
        let march = March::new(map, pool.mode, most(scenario, &pool.speed));
        let stages = lines.iter().filter_map(|line| line.stages.first());
        let mut ends: Vec<SiteId> =
            stages.filter(|stage| stage.by.contains(&id)).map(|stage| stage.to).collect();
        ends.sort_unstable();
        ends.dedup();
        let each = pool.carries(kind).0 as f64 / heavy.mean;
        let trips = ends.into_iter().map(|to| Trip { home: pool.home, from: camp, to });
        let ends: Vec<(Trip, Vec<GateId>)> = trips.map(|trip| (trip, march.gates(trip))).collect();
        let escorts = ends.iter().map(|(trip, _)| march.escorts(*trip)).min().unwrap_or(0);
        let vehicles =
            most(scenario, &pool.count).round().min(escorted(scenario, id, camp, escorts));
        let sorties =
            pool.sorties_per_day.as_ref().map_or(f64::INFINITY, |it| most(scenario, it).round());
        let load = daily_load(scenario, pool, kind, lines);
        let starts = match pool.sorties_of {
            SortiesOf::Pool => sorties * f64::from(pool.max_convoy),
            SortiesOf::Each => sorties * most(scenario, &pool.count).round(),
        };
        // Where the load stands with the vehicles, the first column of a day may be larger than its quota.
        let first = if camp == pool.home { f64::from(pool.max_convoy) * each } else { 0.0 };
        let is_passed = pool.collects.as_ref().is_some_and(|it| it.at.contains(&camp));
        let per_day = match is_passed {
            true => f64::INFINITY,
            false => (load * heavy.most / heavy.mean).max(first).min(starts * each),
        };
        Self { pool, march, ends, at_once: vehicles.max(0.0) * each, per_day }
    }

    /// One round trip of a vehicle that is free from `free` on.
    fn round(&self, scenario: &Scenario, free: Moment) -> Round {
        let signed = earliest(scenario, &self.pool.available);
        let comes = self.pool.hire.as_ref().map_or(signed, |hire| {
            later(signed.max(Moment::START), shortest(scenario, &hire.lead_time))
        });
        let ready = free.max(comes);
        let mut first = Round { loaded: Moment::NEVER, home: Moment::NEVER };
        for (trip, gates) in &self.ends {
            let round = self.trip(scenario, *trip, gates, ready);
            first.loaded = first.loaded.min(round.loaded);
            first.home = first.home.min(round.home);
        }
        first
    }

    fn trip(&self, scenario: &Scenario, trip: Trip, gates: &[GateId], ready: Moment) -> Round {
        // Permissions may have been asked for at any time before: for other loads that go the same way.
        let departs = self.march.granted(gates, Moment::START).max(ready);
        // A column that collects it in passing may have left before it was ready.
        let collects = self.pool.collects.as_ref();
        let is_passed = collects.is_some_and(|it| it.at.contains(&trip.from));
        let arrives = match is_passed {
            true => departs,
            false => self.march.arrival(trip.home, trip.from, departs),
        };
        // Where the load stands at home, it may be loaded while the permission is asked for.
        let loads = if trip.home == trip.from { ready } else { arrives };
        let loaded = later(loads, handled(scenario, &self.pool.loading, trip.from)).max(departs);
        let there = self.march.arrival(trip.from, trip.to, loaded);
        let unloaded = later(there, handled(scenario, &self.pool.unloading, trip.to));
        Round { loaded, home: self.march.arrival(trip.to, trip.home, unloaded) }
    }

    /// Rounds from `opens` on, until they carry `wanted` or one is loaded beyond the horizon.
    fn rounds(&self, scenario: &Scenario, opens: Moment, wanted: f64) -> Rounds {
        let known_until = Moment::NEVER;
        let mut rounds = Rounds { loaded: Vec::new(), is_endless: false, known_until };
        if self.at_once <= 0.0 {
            return rounds;
        }
        let mut free = opens;
        loop {
            let round = self.round(scenario, free);
            if round.loaded >= Moment::NEVER {
                return rounds;
            }
            rounds.loaded.push(round.loaded);
            rounds.is_endless = round.home <= free;
            if rounds.is_endless || self.carried(scenario, &rounds, opens, round.loaded) >= wanted {
                return rounds;
            }
            if round.loaded > scenario.until || rounds.loaded.len() >= TRIPS {
                rounds.known_until = round.loaded;
                return rounds;
            }
            free = round.home;
        }
    }

    /// The most that these rounds can have carried by `at`.
    fn carried(&self, scenario: &Scenario, rounds: &Rounds, opens: Moment, at: Moment) -> f64 {
        let done = rounds.done_by(at);
        let endless = rounds.is_endless && done == rounds.loaded.len();
        let by_rounds = if endless { f64::INFINITY } else { done as f64 * self.at_once };
        if done > 0 && self.per_day.is_finite() {
            by_rounds.min(self.per_day * days(scenario, opens, at))
        } else {
            by_rounds
        }
    }
}

/// So long after a moment; never after never.
fn later(moment: Moment, span: Span) -> Moment {
    if moment >= Moment::NEVER { moment } else { moment + span }
}

/// Most load of a kind that a quota lets a pool start in a day: that of the line of which least counts,
/// and one unit at least.
fn daily_load(scenario: &Scenario, pool: &Pool, kind: LoadKind, lines: &[&Line]) -> f64 {
    let Some((unit, quota)) = &pool.load_per_day else { return f64::INFINITY };
    let counts = lines.iter().filter(|line| line.kind == kind).map(|line| line.counts_as(*unit));
    match counts.min() {
        Some(counts) if counts > 0 => (most(scenario, quota).round() / counts as f64).max(1.0),
        _ => f64::INFINITY,
    }
}

/// Vehicles that can be on the way at once with the escorts there are.
fn escorted(scenario: &Scenario, id: PoolId, camp: SiteId, asked: u32) -> f64 {
    let pool = &scenario.pools[id];
    let needed = pool.groups_of(asked);
    let serving = || scenario.escorts.values().filter(|escort| escort.serves.contains(&id));
    // A group that does not wait for the empties, or hands over on the way, serves others meanwhile;
    // so does one that is not with the vehicles all the way: while they load at home, or before the
    // first escorted road.
    let stays = |it: &EscortPool| it.returns == Returns::WithEmpties && it.routes.is_none();
    let mut near = scenario
        .routes
        .values()
        .filter(|route| route.mode == pool.mode && route.ends.contains(&pool.home));
    let goes_along = camp != pool.home && near.all(|route| route.escorts > 0);
    if needed == 0 || !goes_along || !serving().all(stays) {
        return f64::INFINITY;
    }
    let convoys =
        serving().map(|escort| (most(scenario, &escort.count).round() / f64::from(needed)).floor());
    convoys.sum::<f64>() * f64::from(pool.max_convoy)
}

/// Civil days that the time from `opens` to `at` touches; at least 1.
fn days(scenario: &Scenario, opens: Moment, at: Moment) -> f64 {
    let first = scenario.clock.civil(opens).date();
    let last = scenario.clock.civil(at.max(opens)).date();
    f64::from((last - first).get_days()) + 1.0
}

/// Lines of a camp that leave with the last party, or those that do not.
pub(super) fn lines<'a>(
    scenario: &'a Scenario,
    camp: &'a crate::Camp,
    is_last: impl Fn(Release) -> bool + 'a,
) -> impl Iterator<Item = &'a Line> + 'a {
    let lines = camp.lines.iter().map(|line| &scenario.lines[*line]);
    lines.filter(move |line| is_last(line.release))
}
