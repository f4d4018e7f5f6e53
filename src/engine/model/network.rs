//! The network: ways from place to place by one mode, quickest first.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};
use std::sync::OnceLock;

use crate::id::{Arena, Id, PoolId, RouteId, SiteId};
use crate::scenario::{Burden, Empties, Mode, Scenario};
use crate::time::{Moment, Span};

/// The routes that meet at each site, and how long each takes in seconds of open time.
#[derive(Debug, Default)]
pub(crate) struct Network {
    /// Routes at each site, by id.
    at: Arena<SiteId, Vec<(RouteId, SiteId)>>,
    modes: Arena<RouteId, Mode>,
    /// Nominal open seconds at the pace of the route itself, or of a common march of 30 km/h.
    seconds: Arena<RouteId, u64>,
    /// Quickest ways by road from each site with every route open, worked out when first asked for.
    roads: Arena<SiteId, OnceLock<Tree>>,
}

impl Network {
    /// Open seconds that a route takes at its own pace, or at a common march.
    pub(crate) fn seconds_on(&self, route: RouteId) -> u64 {
        self.seconds[route]
    }
}

/// A tree of quickest ways from one site: for each site reached, the last route and where it comes
/// from.
type Tree = Arena<SiteId, Option<(RouteId, SiteId)>>;

/// Seconds, some thirty thousand years, beyond which all routes are as long as one another: a sum of
/// them stays below what stands for no way at all.
const LONGEST_LEG: f64 = 1e12;

impl Network {
    /// The network of a scenario.
    pub(crate) fn new(scenario: &Scenario) -> Self {
        let mut at = Arena::new(vec![Vec::new(); scenario.sites.len()]);
        for (id, route) in scenario.routes.iter() {
            let [a, b] = route.ends;
            at[a].push((id, b));
            at[b].push((id, a));
        }
        let modes = Arena::new(scenario.routes.values().map(|route| route.mode).collect());
        let means = scenario.means();
        let seconds = scenario.routes.values().map(|route| {
            let rate = route.rate.as_ref().map_or(30.0, |rate| rate.mean(&means)).max(0.1);
            (route.length.0 / rate * 3_600.0).round().clamp(1.0, LONGEST_LEG) as u64
        });
        let roads = Arena::new(scenario.sites.values().map(|_| OnceLock::new()).collect());
        Self { at, modes, seconds: Arena::new(seconds.collect()), roads }
    }

    /// The quickest way over routes that `is_open` accepts; `None` if there is none. Ways of equal
    /// length: the one whose routes come first by name.
    pub(crate) fn path(
        &self,
        mode: Mode,
        from: SiteId,
        to: SiteId,
        is_open: impl Fn(RouteId) -> bool,
    ) -> Option<Vec<RouteId>> {
        path_in(&self.tree_to(mode, from, Some(to), is_open), from, to)
    }

    /// The quickest way by road with every route open.
    pub(crate) fn road(&self, from: SiteId, to: SiteId) -> Option<Vec<RouteId>> {
        path_in(self.roads[from].get_or_init(|| self.tree(Mode::Road, from, |_| true)), from, to)
    }

    /// Quickest ways from one site.
    fn tree(&self, mode: Mode, from: SiteId, is_open: impl Fn(RouteId) -> bool) -> Tree {
        self.tree_to(mode, from, None, is_open)
    }

    /// Quickest ways from one site (Dijkstra 1959), as far as to another if one is given.
    fn tree_to(
        &self,
        mode: Mode,
        from: SiteId,
        to: Option<SiteId>,
        is_open: impl Fn(RouteId) -> bool,
    ) -> Tree {
        let mut tree: Tree = Arena::new(vec![None; self.at.len()]);
        let mut best = Arena::<SiteId, u64>::new(vec![u64::MAX; self.at.len()]);
        let mut frontier = BinaryHeap::from([Reverse((0, from))]);
        best[from] = 0;
        while let Some(Reverse((seconds, site))) = frontier.pop() {
            if Some(site) == to {
                break;
            }
            if seconds > best[site] {
                continue;
            }
            for &(route, next) in &self.at[site] {
                let total = seconds + self.seconds[route];
                if self.modes[route] == mode && total < best[next] && is_open(route) {
                    best[next] = total;
                    tree[next] = Some((route, site));
                    frontier.push(Reverse((total, next)));
                }
            }
        }
        tree
    }
}

/// Walks a tree back from `to`.
fn path_in(tree: &Tree, from: SiteId, to: SiteId) -> Option<Vec<RouteId>> {
    let mut routes = Vec::new();
    let mut site = to;
    while site != from {
        let (route, before) = tree[site]?;
        routes.push(route);
        site = before;
    }
    routes.reverse();
    Some(routes)
}

/// From where a tree grows, by which mode; a pool that limits or permissions keep out somewhere for good has trees of
/// its own.
type Root = (Mode, SiteId, Option<(PoolId, Burden)>);

/// Ways with every route open, each tree worked out once.
pub(crate) struct Ways<'a> {
    scenario: &'a Scenario,
    network: &'a Network,
    covering: &'a Arena<RouteId, Vec<crate::id::GateId>>,
    trees: BTreeMap<Root, Tree>,
}

impl<'a> Ways<'a> {
    pub(crate) fn new(
        scenario: &'a Scenario,
        network: &'a Network,
        covering: &'a Arena<RouteId, Vec<crate::id::GateId>>,
    ) -> Self {
        Self { scenario, network, covering, trees: BTreeMap::new() }
    }

    /// The quickest way for the vehicles of a pool, from the tree of `root`, which must be one of its
    /// ends: the way back is the same way.
    pub(crate) fn path(
        &mut self,
        id: PoolId,
        burden: Burden,
        root: SiteId,
        other: SiteId,
    ) -> Vec<RouteId> {
        let (scenario, network) = (self.scenario, self.network);
        let pool = &scenario.pools[id];
        let covering = self.covering;
        let is_shut = |route: RouteId| {
            scenario.routes[route].never_lets_in(id, pool, burden)
                || !fits(scenario, covering, id, route)
        };
        let own = scenario.routes.ids().any(is_shut).then_some((id, burden));
        let tree = self.trees.entry((pool.mode, root, own)).or_insert_with(|| {
            network.tree(pool.mode, root, |route| own.is_none() || !is_shut(route))
        });
        path_in(tree, root, other).unwrap_or_default()
    }
}

/// A pool's round trip for one stage of a journey.
#[derive(Debug, Clone, Default)]
pub(crate) struct Trip {
    /// From the pool's home to the load.
    pub(crate) out: Vec<RouteId>,
    /// With the load to its destination.
    pub(crate) loaded: Vec<RouteId>,
    /// From the destination home.
    pub(crate) back: Vec<RouteId>,
    /// Gates whose permission it needs, by id.
    pub(crate) gates: Vec<crate::id::GateId>,
    /// Gates whose permission its empties need for themselves.
    pub(crate) return_gates: Vec<crate::id::GateId>,
    /// Escort groups it needs.
    pub(crate) escorts: u32,
    /// Most vehicles of a column: of the pool's, and of any permission that it needs.
    pub(crate) most: u32,
    /// Nominal length of the round trip in seconds; handling and clearance included once its haul knows
    /// what it carries.
    pub(crate) cycle: f64,
    /// Of it, the way from the pool's home to the load.
    pub(crate) way_out: Span,
}

impl Trip {
    /// Its parts from first to last, and whether its vehicles are laden on them.
    pub(crate) fn legs(&self) -> [(&[RouteId], Burden); 3] {
        [(&self.out, Burden::Empty), (&self.loaded, Burden::Laden), (&self.back, Burden::Empty)]
    }

    /// Its routes from first to last.
    pub(crate) fn routes(&self) -> impl Iterator<Item = RouteId> {
        self.out.iter().chain(&self.loaded).chain(&self.back).copied()
    }

    /// Plans the trip of `pool` that takes a load from one site to another.
    pub(crate) fn plan(
        scenario: &Scenario,
        ways: &mut Ways<'_>,
        covering: &Arena<RouteId, Vec<crate::id::GateId>>,
        pool: PoolId,
        [from, to]: [SiteId; 2],
    ) -> Self {
        let lift = &scenario.pools[pool];
        let mut out = ways.path(pool, Burden::Empty, lift.home, from);
        let mut loaded = ways.path(pool, Burden::Laden, to, from);
        loaded.reverse();
        // Hired for one way, they are gone where the load is.
        let end = if lift.is_one_way() { lift.home } else { to };
        let mut back = ways.path(pool, Burden::Empty, lift.home, end);
        back.reverse();
        out.shrink_to_fit();
        let mut trip = Self { out, loaded, back, ..Self::default() };
        trip.ask(scenario, covering, pool);
        trip.cycle = nominal_seconds(scenario, pool, trip.routes());
        trip.way_out =
            Span(nominal_seconds(scenario, pool, trip.out.iter().copied()).round() as i64);
        trip
    }

    /// Works out the gates and the escorts of its routes.
    pub(crate) fn ask(
        &mut self,
        scenario: &Scenario,
        covering: &Arena<RouteId, Vec<crate::id::GateId>>,
        pool: PoolId,
    ) {
        let gates = |routes: &[RouteId], is_meant: fn(Empties) -> bool| {
            let gates = routes.iter().flat_map(|route| covering[*route].iter().copied());
            gates.filter(|gate| is_meant(scenario.gates[*gate].empties)).collect::<Vec<_>>()
        };
        self.gates = gates(&self.loaded, |_| true);
        self.gates.extend(gates(&self.out, |empties| empties != Empties::Free));
        self.gates.extend(gates(&self.back, |empties| empties == Empties::Covered));
        self.return_gates = gates(&self.back, |empties| empties == Empties::Asked);
        for gates in [&mut self.gates, &mut self.return_gates] {
            gates.sort_unstable();
            gates.dedup();
        }
        let sizes = self.gates.iter().filter_map(|gate| scenario.gates[*gate].vehicles);
        self.most = sizes.min().unwrap_or(u32::MAX).min(scenario.pools[pool].max_convoy);
        let pool = &scenario.pools[pool];
        let groups = self.routes().map(|route| pool.groups_of(scenario.routes[route].escorts));
        self.escorts = groups.max().unwrap_or(0);
    }

    /// The lead times of its gates at their means, in seconds.
    pub(super) fn nominal_clearance(&self, scenario: &Scenario) -> f64 {
        self.gates.iter().map(|gate| mean_lead(scenario, *gate)).sum()
    }
}

/// How long marches take on some roads at their mean rates.
fn nominal_seconds(
    scenario: &Scenario,
    pool: PoolId,
    routes: impl Iterator<Item = RouteId>,
) -> f64 {
    let means = scenario.means();
    let speed = scenario.pools[pool].speed.mean(&means).max(0.1);
    let seconds = routes.map(|route| {
        let route = &scenario.routes[route];
        let rate = route.rate.as_ref().map_or(speed, |rate| rate.mean(&means).min(speed));
        route.length.0 / rate.max(0.1) * 3_600.0
    });
    seconds.sum()
}

/// Whether every permission of a route is large enough for the smallest column of a pool.
pub(super) fn fits(
    scenario: &Scenario,
    covering: &Arena<RouteId, Vec<crate::id::GateId>>,
    pool: PoolId,
    route: RouteId,
) -> bool {
    let fewest = scenario.pools[pool].min_convoy;
    let mut sizes = covering[route].iter().filter_map(|gate| scenario.gates[*gate].vehicles);
    sizes.all(|vehicles| vehicles >= fewest)
}

/// How long a gate takes to answer on average, in seconds by the clock: its lead time runs in its office hours,
/// which are as much of the time as they are of all that is played.
pub(super) fn mean_lead(scenario: &Scenario, gate: crate::id::GateId) -> f64 {
    let gate = &scenario.gates[gate];
    let lead = gate.lead_time.mean(&scenario.means()).max(0.0);
    let Some(office) = gate.calendar else { return lead };
    let open = scenario.calendars[office].hours.between(Moment::START, scenario.until);
    lead * scenario.until.0 as f64 / open.0.max(1) as f64
}

/// The end of a route that is not `site`.
pub(crate) fn far_end(scenario: &Scenario, route: RouteId, site: SiteId) -> SiteId {
    let [a, b] = scenario.routes[route].ends;
    debug_assert!(site.index() == a.index() || site.index() == b.index());
    if site == a { b } else { a }
}
