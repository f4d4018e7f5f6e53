//! The map: what every march of every pool has in common, worked out once.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::id::{Arena, CalendarId, CampId, GateId, RouteId, SiteId};
use crate::island::Islands;
use crate::time::{Moment, OpenHours, Span};
use crate::{Action, Milestone, Mode, Outage, PermitFor, Route, Scenario};

use super::super::limit::most;
use super::super::outage;
use super::super::way::MODES;
use super::Earliest;

/// All routes at their best, and what hangs together over which of them.
pub(in super::super) struct Map<'a> {
    pub(super) scenario: &'a Scenario,
    pub(super) passages: Arena<RouteId, Passage>,
    nets: [Net; 4],
    always: OpenHours,
    /// Best cases of camps that others wait for, worked out once; `None` while under way.
    known: RefCell<BTreeMap<Elsewhere, Option<Earliest>>>,
    /// How long the way inwards takes by each mode at each speed (its bits), worked out once.
    ways_inward: RefCell<BTreeMap<(Mode, u64), Rc<WaysInward>>>,
}

/// How long it takes from each site on a branch to where the branch begins, at whatever time one sets out;
/// `None` if that depends on the time.
pub(super) type WaysInward = Arena<SiteId, Option<Span>>;

/// What a camp may wait for elsewhere: a camp's milestone, or what it sends through a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Elsewhere {
    Milestone(CampId, Milestone),
    Passing(CampId, SiteId),
}

impl Elsewhere {
    /// The camp that it hangs on.
    pub(super) fn camp(self) -> CampId {
        match self {
            Self::Milestone(camp, _) | Self::Passing(camp, _) => camp,
        }
    }
}

/// A route at its best.
pub(super) struct Passage {
    /// The best rate that it allows, in kilometres in an open hour.
    pub(super) rate: f64,
    /// The best that threats leave of a pace.
    pub(super) pace: f64,
    /// When nothing can enter it, whatever is drawn, in order.
    pub(super) shut: Vec<(i64, i64)>,
}

/// The routes of one mode.
struct Net {
    branches: Branches,
    whole: Islands,
    /// Over routes that are not shut from the start to the horizon.
    unshut: Islands,
    shut: Vec<RouteId>,
    /// Over routes that need at most so many escort groups, by that number.
    by_escorts: Vec<(u32, Islands)>,
    /// Over routes that a gate does not cover; `None` for a gate over none of them.
    without: Arena<GateId, Option<Islands>>,
}

/// Where a pool's vehicles go: from home to the load, and on with it.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Trip {
    pub(in super::super) home: SiteId,
    pub(in super::super) from: SiteId,
    pub(in super::super) to: SiteId,
}

impl<'a> Map<'a> {
    /// The map of a scenario.
    pub(in super::super) fn new(scenario: &'a Scenario) -> Self {
        let passages = passages(scenario);
        let nets = MODES.map(|mode| Net::new(scenario, &passages, mode));
        let (known, ways_inward) = Default::default();
        Self { scenario, passages, nets, always: OpenHours::always(), known, ways_inward }
    }

    /// How long the way inwards takes by a mode at a speed.
    pub(super) fn ways_inward(
        &self,
        key: (Mode, u64),
        work_out: impl FnOnce() -> WaysInward,
    ) -> Rc<WaysInward> {
        let mut known = self.ways_inward.borrow_mut();
        Rc::clone(known.entry(key).or_insert_with(|| Rc::new(work_out())))
    }

    /// Whether the best case of something elsewhere has been worked out, or is being.
    pub(super) fn knows(&self, what: Elsewhere) -> bool {
        self.known.borrow().contains_key(&what)
    }

    /// The best case of something elsewhere, worked out once. What waits for itself is taken to be
    /// there from the start: another remark says so.
    pub(super) fn once(&self, what: Elsewhere, work_out: impl FnOnce() -> Earliest) -> Earliest {
        let start = Earliest::at(Moment::START);
        if let Some(known) = self.known.borrow().get(&what) {
            return known.clone().unwrap_or(start);
        }
        self.known.borrow_mut().insert(what, None);
        let found = work_out();
        self.known.borrow_mut().insert(what, Some(found.clone()));
        found
    }

    fn net(&self, mode: Mode) -> &Net {
        &self.nets[mode as usize]
    }

    pub(super) fn branches(&self, mode: Mode) -> &Branches {
        &self.net(mode).branches
    }

    /// The open hours of a calendar; without one, always.
    pub(super) fn hours(&self, calendar: Option<CalendarId>) -> &OpenHours {
        calendar.map_or(&self.always, |id| &self.scenario.calendars[id].hours)
    }

    /// Routes of a mode that are shut from the start to the horizon.
    pub(in super::super) fn shut_throughout(&self, mode: Mode) -> &[RouteId] {
        &self.net(mode).shut
    }

    /// Whether a trip is impossible only because routes are shut throughout.
    pub(in super::super) fn is_shut(&self, mode: Mode, trip: Trip) -> bool {
        trip.exists(&self.net(mode).whole) && !trip.exists(&self.net(mode).unshut)
    }

    /// Escort groups that a trip needs whichever way it goes.
    pub(in super::super) fn escorts(&self, mode: Mode, trip: Trip) -> u32 {
        let mut enough = self.net(mode).by_escorts.iter();
        enough.find(|(_, islands)| trip.exists(islands)).map_or(0, |(groups, _)| *groups)
    }

    /// Gates that a trip must pass whichever way it goes.
    pub(in crate::lint) fn gates(&self, mode: Mode, trip: Trip) -> Vec<GateId> {
        let gates = self.net(mode).without.iter();
        let must = gates
            .filter(|(_, without)| without.as_ref().is_some_and(|islands| !trip.exists(islands)));
        must.map(|(id, _)| id).collect()
    }
}

impl Trip {
    fn exists(self, islands: &Islands) -> bool {
        islands.joins(self.home, self.from) && islands.joins(self.from, self.to)
    }
}

impl Net {
    fn new(scenario: &Scenario, passages: &Arena<RouteId, Passage>, mode: Mode) -> Self {
        let routes: Vec<(RouteId, &Route)> =
            scenario.routes.iter().filter(|(_, route)| route.mode == mode).collect();
        let sites = scenario.sites.len();
        let over = |is_open: &dyn Fn(RouteId, &Route) -> bool| {
            let open = routes.iter().filter(|(id, route)| is_open(*id, route));
            Islands::new(sites, open.map(|(_, route)| route.ends))
        };
        let is_shut = |id: RouteId| covers(&passages[id].shut, scenario.until);
        let mut groups: Vec<u32> = routes.iter().map(|(_, route)| route.escorts).collect();
        groups.sort_unstable();
        groups.dedup();
        let by_escorts =
            groups.into_iter().map(|most| (most, over(&|_, route| route.escorts <= most)));
        let without = scenario.gates.values().map(|gate| {
            let is_covered = |id: RouteId| gate.covers.binary_search(&id).is_ok();
            let covers_any = routes.iter().any(|(id, _)| is_covered(*id));
            let is_of_columns = gate.permit != PermitFor::Consignment;
            (covers_any && is_of_columns).then(|| over(&|id, _| !is_covered(id)))
        });
        Self {
            whole: over(&|_, _| true),
            unshut: over(&|id, _| !is_shut(id)),
            shut: routes.iter().map(|(id, _)| *id).filter(|id| is_shut(*id)).collect(),
            by_escorts: by_escorts.collect(),
            without: Arena::new(without.collect()),
            branches: Branches::new(sites, &routes),
        }
    }
}

/// A network as its inner part, where ways may choose, and the branches that hang on it, on which
/// there is only one way in and out. Most of a theatre is branches, and a search need not look
/// into any but those it begins and ends on.
pub(super) struct Branches {
    /// Routes to neighbours between sites of the inner part.
    inner: Arena<SiteId, Vec<(RouteId, SiteId)>>,
    /// For a site on a branch, the routes to the next site inwards.
    inward: Arena<SiteId, Option<(Vec<RouteId>, SiteId)>>,
    /// How many sites lie between each and the inner part, itself included if it is on a branch.
    depth: Arena<SiteId, u32>,
    /// Where the branch of each begins; for a site of the inner part, itself.
    root: Arena<SiteId, SiteId>,
    /// All sites on a branch from each on outwards have numbers in a row, itself first.
    beyond: Arena<SiteId, std::ops::Range<usize>>,
}

/// The neighbours of each site, and the routes to them.
type Neighbours = Arena<SiteId, BTreeMap<SiteId, Vec<RouteId>>>;

impl Branches {
    fn new(sites: usize, routes: &[(RouteId, &Route)]) -> Self {
        let mut neighbours: Neighbours = Arena::new(vec![BTreeMap::new(); sites]);
        for (id, Route { ends: [a, b], .. }) in routes {
            neighbours[*a].entry(*b).or_default().push(*id);
            neighbours[*b].entry(*a).or_default().push(*id);
        }
        let inward = inward(&neighbours);
        let inner = neighbours.iter().map(|(site, around)| {
            let inside = around.iter().filter(|(to, _)| is_inner(&inward, site, **to));
            inside.flat_map(|(to, routes)| routes.iter().map(|route| (*route, *to))).collect()
        });
        let inner = Arena::new(inner.collect());
        Self::of(inner, inward)
    }

    fn of(
        inner: Arena<SiteId, Vec<(RouteId, SiteId)>>,
        inward: Arena<SiteId, Option<(Vec<RouteId>, SiteId)>>,
    ) -> Self {
        let mut depth = Arena::new(vec![0; inward.len()]);
        let mut root = Arena::new(inward.ids().collect::<Vec<_>>());
        let mut way = Vec::new();
        for site in inward.ids() {
            let mut at = site;
            // Up to the inner part, or to a site whose place is known.
            while let Some((_, next)) = inward[at].as_ref().filter(|_| depth[at] == 0) {
                way.push(at);
                at = *next;
            }
            while let Some(further) = way.pop() {
                (depth[further], root[further]) = (depth[at] + 1, root[at]);
                at = further;
            }
        }
        let beyond = Arena::new(vec![0..1; inward.len()]);
        let mut branches = Self { inner, inward, depth, root, beyond };
        branches.number();
        branches
    }

    /// Numbers the sites of every branch.
    fn number(&mut self) {
        let outwards = self.outwards();
        let mut count = Arena::new(vec![1; self.inward.len()]);
        for site in outwards.iter().rev() {
            if let Some((_, next)) = &self.inward[*site] {
                count[*next] += count[*site];
            }
        }
        let mut free = Arena::new(vec![0; self.inward.len()]);
        for site in outwards {
            let next = self.inward[site].as_ref().map(|(_, next)| *next);
            let first = next.map_or(0, |next| free[next]);
            self.beyond[site] = first..first + count[site];
            free[site] = first + 1;
            if let Some(next) = next {
                free[next] += count[site];
            }
        }
    }

    /// The sites in an order in which each comes after the next one inwards.
    pub(super) fn outwards(&self) -> Vec<SiteId> {
        let mut sites: Vec<SiteId> = self.depth.ids().collect();
        sites.sort_by_key(|site| self.depth[*site]);
        sites
    }

    /// Whether the way from where a branch begins to one site of it leads through another.
    pub(super) fn leads_through(&self, to: SiteId, site: SiteId) -> bool {
        self.root[site] == self.root[to] && self.beyond[site].contains(&self.beyond[to].start)
    }

    /// The routes from a site on a branch to the next inwards, and that site; `None` in the inner part.
    pub(super) fn inward(&self, site: SiteId) -> Option<(&[RouteId], SiteId)> {
        self.inward[site].as_ref().map(|(routes, next)| (routes.as_slice(), *next))
    }

    /// Where the branch of a site begins; for a site of the inner part, itself.
    pub(super) fn root(&self, site: SiteId) -> SiteId {
        self.root[site]
    }

    /// How many sites there are from one on to the inner part, itself included if it is on a branch.
    pub(super) fn depth(&self, site: SiteId) -> u32 {
        self.depth[site]
    }

    /// Routes of the inner part that leave a site of it, and where they end.
    pub(super) fn leaving(&self, site: SiteId) -> &[(RouteId, SiteId)] {
        &self.inner[site]
    }
}

fn is_inner(
    inward: &Arena<SiteId, Option<(Vec<RouteId>, SiteId)>>,
    site: SiteId,
    to: SiteId,
) -> bool {
    inward[site].is_none() && inward[to].is_none()
}

/// Takes away dead ends until none is left; what is taken away is a branch.
fn inward(neighbours: &Neighbours) -> Arena<SiteId, Option<(Vec<RouteId>, SiteId)>> {
    let mut degree: Arena<SiteId, usize> =
        Arena::new(neighbours.values().map(BTreeMap::len).collect());
    let mut inward = Arena::new(vec![None; neighbours.len()]);
    let mut dead_ends: Vec<SiteId> = degree.ids().filter(|site| degree[*site] == 1).collect();
    while let Some(site) = dead_ends.pop() {
        let mut left = neighbours[site].iter().filter(|(to, _)| inward[**to].is_none());
        let Some((to, routes)) = left.next() else { continue };
        inward[site] = Some((routes.clone(), *to));
        degree[*to] -= 1;
        if degree[*to] == 1 {
            dead_ends.push(*to);
        }
    }
    inward
}

/// Every route at its best. What a rule may open or resume is not shut for certain.
fn passages(scenario: &Scenario) -> Arena<RouteId, Passage> {
    let best = |(id, route): (RouteId, &Route)| {
        let rate = route.rate.as_ref().map_or(f64::INFINITY, |rate| most(scenario, rate));
        let may_open = scenario.a_rule_may(|action| *action == Action::Open(id));
        let closures = if may_open { &[] } else { route.closures.as_slice() };
        Passage { rate, pace: 1.0, shut: outage::certain(scenario, closures) }
    };
    let mut passages = Arena::new(scenario.routes.iter().map(best).collect());
    let mut shut = |routes: &[RouteId], outages: &[Outage]| {
        let certain = outage::certain(scenario, outages);
        for route in routes {
            let passage: &mut Passage = &mut passages[*route];
            passage.shut.extend(&certain);
        }
    };
    for (id, gate) in scenario.gates.iter() {
        if !scenario.a_rule_may(|action| *action == Action::Resume(id)) {
            shut(&gate.covers, &gate.suspensions);
        }
    }
    scenario.threats.values().for_each(|threat| shut(&threat.routes, &threat.alerts));
    for threat in scenario.threats.values() {
        let pace = most(scenario, &threat.pace);
        for route in &threat.routes {
            passages[*route].pace = passages[*route].pace.min(pace);
        }
    }
    for route in scenario.routes.ids() {
        passages[route].shut.sort_unstable();
    }
    passages
}

/// Whether stretches of time, in order, leave nothing open before `until`.
fn covers(stretches: &[(i64, i64)], until: Moment) -> bool {
    let mut reached = 0;
    for (from, end) in stretches {
        if *from <= reached {
            reached = reached.max(*end);
        }
    }
    reached >= until.0
}

/// Whether these outages alone leave nothing open, whatever is drawn.
pub(in super::super) fn holds_throughout(scenario: &Scenario, outages: &[Outage]) -> bool {
    let mut certain = outage::certain(scenario, outages);
    certain.sort_unstable();
    covers(&certain, scenario.until)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Id as _;

    /// 0 – 1 – 2 – 3 – 1 is a circle with the branch 0; 4 and 5 hang on 3 one after the other.
    fn branches() -> Branches {
        let ends = [[0, 1], [1, 2], [2, 3], [3, 1], [3, 4], [5, 4], [4, 5]];
        let mut neighbours: Neighbours = Arena::new(vec![BTreeMap::new(); 6]);
        for (route, [a, b]) in ends.into_iter().enumerate() {
            let (a, b) = (SiteId(a), SiteId(b));
            neighbours[a].entry(b).or_default().push(RouteId::at(route));
            neighbours[b].entry(a).or_default().push(RouteId::at(route));
        }
        let inward = inward(&neighbours);
        Branches::of(Arena::new(vec![Vec::new(); 6]), inward)
    }

    #[test]
    fn dead_ends_lead_inwards_and_circles_do_not() {
        let branches = branches();
        let inward: Vec<Option<u32>> = branches
            .inward
            .values()
            .map(|next| next.as_ref().map(|(_, site): &(Vec<RouteId>, SiteId)| site.0))
            .collect();
        assert_eq!(inward, [Some(1), None, None, None, Some(3), Some(4)]);
    }

    #[test]
    fn every_site_of_a_branch_knows_where_it_begins_and_how_far_that_is() {
        let branches = branches();
        let sites = || (0..6).map(SiteId);
        assert_eq!(
            sites().map(|site| branches.root(site).0).collect::<Vec<_>>(),
            [1, 1, 2, 3, 3, 3]
        );
        assert_eq!(
            sites().map(|site| branches.depth(site)).collect::<Vec<_>>(),
            [1, 0, 0, 0, 1, 2]
        );
        assert_eq!(branches.outwards(), [1, 2, 3, 0, 4, 5].map(SiteId));
        let expected = [vec![0, 1], vec![1], vec![2], vec![3], vec![3, 4], vec![3, 4, 5]];
        for (to, expected) in (0..6).zip(expected) {
            let through = sites().filter(|site| branches.leads_through(SiteId(to), *site));
            assert_eq!(through.map(|site| site.0).collect::<Vec<_>>(), expected, "{to}");
        }
    }
}
