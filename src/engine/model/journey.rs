//! Journeys as they are in every run: the stages of every line, and the hauls that may carry them.

use std::collections::{BTreeMap, BTreeSet};

use crate::chance::{Cause, StreamKey};
use crate::id::{Arena, CampId, GateId, HaulId, Id, LineId, PoolId, RouteId, SiteId, StockId};
use crate::scenario::{Ahead, Handling, Line, Loading, Release, Scenario};
use crate::time::Span;
use crate::units::LoadKind;

use super::carrier::Term;
use super::network::{Network, Trip, Ways, far_end, mean_lead};

/// All stages and all hauls.
pub(super) struct Journeys {
    pub(super) stocks: Arena<StockId, StockPlan>,
    /// The first stage of each line; the others follow it.
    pub(super) first_stock: Arena<LineId, Option<StockId>>,
    pub(super) hauls: Arena<HaulId, HaulPlan>,
    /// Hauls that carry a stock for a part of the run only.
    pub(super) terms: Vec<Term>,
}

/// What is fixed of one stage of one line.
#[derive(Debug)]
pub(crate) struct StockPlan {
    pub(crate) line: LineId,
    pub(crate) camp: CampId,
    /// The camp's site, on whose behalf everything is booked.
    pub(crate) site: SiteId,
    pub(crate) kind: LoadKind,
    /// Where the load waits and where it goes.
    pub(crate) ends: [SiteId; 2],
    /// Whether it is the stage that leaves the camp.
    pub(crate) is_first: bool,
    /// Whether the journey ends with it.
    pub(crate) is_last: bool,
    /// Whether it is of a last party that leaves in one column.
    pub(crate) leaves_whole: bool,
    /// Whether it drives itself.
    pub(crate) drives: bool,
    /// How much must be ready before lift is asked for, until the plan changes and from then on.
    pub(crate) lots: [i64; 2],
    pub(crate) priority: u32,
    /// The hauls that may carry it, in order of preference.
    pub(crate) by: Vec<HaulId>,
    /// Gates that must clear the load itself, whatever vehicles it goes on.
    pub(crate) papers: Vec<GateId>,
    /// Whether one of their pools takes its vehicles at the request.
    pub(crate) reserves: bool,
    /// Whether one of their pools musters columns.
    pub(crate) musters: bool,
    pub(crate) keys: StockKeys,
}

/// What is fixed of what one pool takes from one place to one destination.
#[derive(Debug)]
pub(crate) struct HaulPlan {
    pub(crate) pool: PoolId,
    /// Where the load waits and where it goes.
    pub(crate) ends: [SiteId; 2],
    /// Whether the vehicles stand where the load stands.
    pub(crate) is_at_home: bool,
    /// What it may carry, in order of priority, camp and name, and how much of it one vehicle takes in
    /// base units (at least 1; 0 of vehicles that drive themselves).
    pub(crate) stocks: Vec<(StockId, i64)>,
    /// Whether any of it drives itself.
    pub(crate) leads: bool,
    pub(crate) trip: Trip,
    /// What its columns may collect in passing: hauls from a place that its pool collects to the same
    /// destination, those of other pools that join with it too where they are at home; and those of its own
    /// by whose place its usual way leads.
    pub(crate) collects: Vec<HaulId>,
    pub(crate) passes: Vec<HaulId>,
    /// How many times over the vehicles' columns may be asked for: as often as they are home again
    /// while a permission is awaited.
    pub(crate) ahead: u32,
    /// How long before their load is ready columns are asked for; `None`: when it is.
    pub(crate) foresight: Option<Span>,
    /// How long a crew is on duty for one round: ways and handling at their means.
    pub(crate) on_duty: Span,
    /// Loading time on average.
    pub(crate) loading: Span,
    /// How long a column with its fewest vehicles waits for one that could join.
    pub(crate) waits: Span,
}

impl StockPlan {
    /// Whether it is loaded and unloaded as load of a kind.
    #[inline]
    pub(crate) fn is_handled_as(&self, kind: LoadKind) -> bool {
        self.kind == kind && !self.drives
    }
}

impl HaulPlan {
    /// How much of a stock one vehicle takes; 0 if it drives itself.
    #[inline]
    pub(crate) fn each(&self, stock: StockId) -> i64 {
        let found = self.stocks.iter().find(|(other, _)| *other == stock);
        found.map_or(1, |(_, each)| *each)
    }
}

/// Names of the streams of a stock's convoys, which are numbered.
#[derive(Debug)]
pub(crate) struct StockKeys {
    pub(crate) clearance: StreamKey,
    pub(crate) papers: StreamKey,
    pub(crate) empties: StreamKey,
    pub(crate) incident: StreamKey,
    pub(crate) breakdown: StreamKey,
    pub(crate) handling: StreamKey,
}

impl Journeys {
    /// Works out every stage of every line, and joins what goes the same way by the same pool.
    pub(super) fn plan(
        scenario: &Scenario,
        network: &Network,
        covering: &Arena<RouteId, Vec<GateId>>,
        customs: &Arena<RouteId, Vec<GateId>>,
    ) -> Self {
        let mut ways = Ways::new(scenario, network, covering);
        let mut stocks: Arena<StockId, StockPlan> = Arena::default();
        let mut hauls: Arena<HaulId, HaulPlan> = Arena::default();
        let mut known: BTreeMap<(PoolId, [SiteId; 2]), HaulId> = BTreeMap::new();
        let mut first_stock = Arena::default();
        let mut terms = Vec::new();
        for (id, line) in scenario.lines.iter() {
            let site = scenario.camps[line.camp].site;
            let mut from = site;
            let mut first = None;
            for (number, stage) in line.stages.iter().enumerate() {
                let ends = [from, stage.to];
                let name = format!("{}/{}/{number}", scenario.sites[site].name, line.name);
                let stock = StockId::at(stocks.len());
                let mut by = Vec::new();
                for pool in &stage.by {
                    let haul = *known.entry((*pool, ends)).or_insert_with(|| {
                        let trip = Trip::plan(scenario, &mut ways, covering, *pool, ends);
                        hauls.push(HaulPlan::new(scenario, *pool, ends, trip))
                    });
                    let each = scenario.pools[*pool].carries_of(line).0;
                    let each = if line.drives { 0 } else { each.max(1) };
                    hauls[haul].stocks.push((stock, each));
                    hauls[haul].leads |= line.drives;
                    by.push(haul);
                    terms.extend(Term::of(scenario, (id, number, *pool), (haul, stock)));
                }
                // What is cleared is cleared: papers are those of the plan that the run begins with.
                let first_by = scenario.carriers(id, number, false);
                let papers = by.iter().map(|haul| &hauls[*haul]);
                let papers = papers.filter(|haul| first_by.contains(&haul.pool));
                let papers = papers_of(line.kind, papers, customs);
                let at_request = |pool: &PoolId| scenario.pools[*pool].load == Loading::AtRequest;
                stocks.push(StockPlan {
                    line: id,
                    camp: line.camp,
                    site,
                    kind: line.kind,
                    ends,
                    is_first: number == 0,
                    is_last: number + 1 == line.stages.len(),
                    leaves_whole: number == 0 && line.release == Release::Last && !line.parts,
                    drives: line.drives,
                    lots: [false, true].map(|is_after| lot_of(scenario, (id, number), is_after)),
                    priority: line.priority,
                    papers,
                    by,
                    reserves: stage.by.iter().any(at_request),
                    musters: !stage.by.iter().all(at_request),
                    keys: StockKeys::new(&name),
                });
                first.get_or_insert(stock);
                from = stage.to;
            }
            first_stock.push(first);
        }
        for (index, haul) in hauls.values_mut().enumerate() {
            haul.stocks.sort_by_key(|(stock, _)| (stocks[*stock].priority, *stock));
            let terms = terms.iter().filter(|it| it.is_new && it.haul == HaulId::at(index));
            let later: Vec<StockId> = terms.map(|it| it.stock).collect();
            haul.reckon(scenario, &stocks, &later);
        }
        plan_passing(scenario, &known, &mut hauls);
        Self { stocks, first_stock, hauls, terms }
    }
}

/// Gates that must clear a load on the usual way of any pool that may carry it; people need no papers.
fn papers_of<'a>(
    kind: LoadKind,
    hauls: impl Iterator<Item = &'a HaulPlan>,
    customs: &Arena<RouteId, Vec<GateId>>,
) -> Vec<GateId> {
    let is_meant = kind != LoadKind::People;
    let routes = hauls.filter(|_| is_meant).flat_map(|haul| &haul.trip.loaded);
    let gates: BTreeSet<GateId> = routes.flat_map(|route| &customs[*route]).copied().collect();
    gates.into_iter().collect()
}

/// Works out what columns may collect in passing.
fn plan_passing(
    scenario: &Scenario,
    known: &BTreeMap<(PoolId, [SiteId; 2]), HaulId>,
    hauls: &mut Arena<HaulId, HaulPlan>,
) {
    let kin = kin(scenario);
    for ((pool, [from, to]), id) in known {
        let Some(asked) = &scenario.pools[*pool].collects else { continue };
        let sites = || asked.at.iter().filter(|site| **site != *from);
        let by = |pool: PoolId| move |site: &SiteId| known.get(&(pool, [*site, *to])).copied();
        let own: Vec<HaulId> = sites().filter_map(by(*pool)).collect();
        let kin = kin[*pool].iter().flat_map(|other| sites().filter_map(by(*other)));
        let kin: Vec<HaulId> = kin.filter(|other| hauls[*other].is_at_home).collect();
        let way = &hauls[*id].trip.loaded;
        let places = way.iter().scan(*from, |at, route| {
            *at = far_end(scenario, *route, *at);
            Some(*at)
        });
        let places: Vec<SiteId> = places.collect();
        let is_passed = |other: &HaulId| places.contains(&hauls[*other].ends[0]);
        let passes = own.iter().copied().filter(is_passed).collect();
        let haul = &mut hauls[*id];
        (haul.collects, haul.passes) = ([own, kin].concat(), passes);
    }
}

/// Other pools with whose columns those of each may go on as one, whichever of the two says so.
pub(super) fn kin(scenario: &Scenario) -> Arena<PoolId, Vec<PoolId>> {
    let names = |one: PoolId, other: PoolId| scenario.pools[one].joins_with.contains(&other);
    let of = |one: PoolId| {
        let others = scenario.pools.ids().filter(|other| names(one, *other) || names(*other, one));
        others.collect()
    };
    Arena::new(scenario.pools.ids().map(of).collect())
}

/// Rounds for which columns are asked for ahead at most.
const MOST_AHEAD: f64 = 9.0;

impl HaulPlan {
    fn new(scenario: &Scenario, pool: PoolId, ends: [SiteId; 2], trip: Trip) -> Self {
        let asked = &scenario.pools[pool];
        let is_at_home = asked.home == ends[0];
        Self {
            pool,
            ends,
            is_at_home,
            stocks: Vec::new(),
            leads: false,
            ahead: 1,
            foresight: None,
            on_duty: Span::ZERO,
            trip,
            collects: Vec::new(),
            passes: Vec::new(),
            loading: Span::ZERO,
            waits: Span::ZERO,
        }
    }

    /// Reckons from means, once it is known what it carries: as the run begins, if it carries anything then.
    fn reckon(
        &mut self,
        scenario: &Scenario,
        stocks: &Arena<StockId, StockPlan>,
        later: &[StockId],
    ) {
        let begins = self.stocks.iter().any(|(stock, _)| !later.contains(stock));
        let counts = |stock: &StockId| !begins || !later.contains(stock);
        let counted = self.stocks.iter().filter(|(stock, _)| counts(stock)).copied();
        let counted: Vec<(&StockPlan, i64)> =
            counted.map(|(stock, each)| (&stocks[stock], each)).collect();
        let pool = &scenario.pools[self.pool];
        let [from, to] = self.ends.map(|site| &scenario.sites[site].handling);
        let loading = self.mean_handling(scenario, &counted, [&pool.loading, from]);
        self.trip.cycle += loading;
        self.trip.cycle += self.mean_handling(scenario, &counted, [&pool.unloading, to]);
        self.loading = Span(loading.max(0.0).round() as i64);
        self.waits = pool.waits.unwrap_or(self.loading);
        let on_duty = self.trip.cycle;
        self.trip.cycle += self.trip.nominal_clearance(scenario);
        self.on_duty = Span(on_duty.round() as i64);
        let leads = self.trip.gates.iter().map(|gate| mean_lead(scenario, *gate));
        let lead = leads.fold(0.0, f64::max);
        self.ahead = 1 + (lead / on_duty.max(3_600.0)).ceil().min(MOST_AHEAD) as u32;
        self.foresight = pool.ahead.map(|ahead| match ahead {
            Ahead::LeadTime => Span(lead.round() as i64),
            Ahead::Time(time) => time,
        });
    }

    /// How long a column takes on average in seconds to be loaded or unloaded, by the slower of pool and
    /// place: where it goes by rate, a full column of the load that takes longest.
    fn mean_handling(
        &self,
        scenario: &Scenario,
        stocks: &[(&StockPlan, i64)],
        slower_of: [&Handling; 2],
    ) -> f64 {
        let pool = &scenario.pools[self.pool];
        let means = scenario.means();
        let vehicles = pool.count.mean(&means).min(f64::from(pool.max_convoy));
        let mut longest =
            slower_of.map(|it| it.mean(|_| 0, &means)).into_iter().fold(0.0, f64::max);
        if slower_of.iter().all(|handling| handling.rates.is_empty()) {
            return longest;
        }
        for (plan, each) in stocks {
            let whole = scenario.lines[plan.line].amount.mean(&means);
            if plan.drives {
                continue;
            }
            let amount = (vehicles * *each as f64).min(whole) as i64;
            let of = |kind| if kind == plan.kind { amount } else { 0 };
            longest = slower_of.map(|it| it.mean(of, &means)).into_iter().fold(longest, f64::max);
        }
        longest
    }
}

/// How much must be ready before lift is asked for, until the plan changes or from then on.
fn lot_of(scenario: &Scenario, (id, number): (LineId, usize), is_after: bool) -> i64 {
    let line = &scenario.lines[id];
    if let Some(lot) = line.stages[number].lot {
        return lot.0.max(1);
    }
    let by = scenario.carriers(id, number, is_after);
    let reserves = by.first().is_some_and(|pool| scenario.pools[*pool].load == Loading::AtRequest);
    if !reserves && (line.release != Release::AsPacked || number > 0) {
        return 1;
    }
    // Who may leave as packing goes on does so by and by, a few at a time.
    column_load(scenario, &by, line).unwrap_or(1)
}

/// What makes a column of a line worth asking for: a full one of the first pool where vehicles are reserved at the
/// request, else the smallest of any of the pools. It does not hang on how many vehicles there are: one more is
/// never waited for.
pub(super) fn column_load(scenario: &Scenario, by: &[PoolId], line: &Line) -> Option<i64> {
    let first = &scenario.pools[*by.first()?];
    if first.load == Loading::AtRequest {
        return Some((first.carries_of(line).0 * i64::from(first.max_convoy)).max(1));
    }
    let pools = by.iter().map(|pool| &scenario.pools[*pool]);
    let smallest = pools.map(|pool| pool.carries_of(line).0 * i64::from(pool.min_convoy));
    smallest.filter(|fills| *fills > 0).min()
}

impl StockKeys {
    fn new(name: &str) -> Self {
        Self {
            clearance: StreamKey::new(Cause::Clearance, name),
            empties: StreamKey::new(Cause::Clearance, &format!("{name}/empties")),
            papers: StreamKey::new(Cause::Clearance, &format!("{name}/papers")),
            incident: StreamKey::new(Cause::Incident, name),
            breakdown: StreamKey::new(Cause::Breakdown, name),
            handling: StreamKey::new(Cause::Handling, name),
        }
    }
}
