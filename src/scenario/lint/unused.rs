//! What is declared and never used: assumptions, pools, escorts, routes, gates, regions, sites,
//! closures.

mod assumed;

use std::collections::{BTreeMap, BTreeSet};

use crate::id::{PoolId, RouteId, SiteId};
use crate::{Code, Message, Mode, Remark, Scenario, StepWork};

use super::way::Ways;
use super::word;

pub(super) fn review(scenario: &Scenario, ways: &Ways) -> Vec<Remark> {
    let mut remarks = assumptions(scenario);
    let busy = busy_pools(scenario);
    remarks.extend(pools(scenario, &busy));
    remarks.extend(escorts(scenario, &busy));
    let routes = busy_routes(scenario, ways, &busy);
    remarks.extend(idle_routes(scenario, &routes));
    remarks.extend(gates(scenario, &routes));
    remarks.extend(regions(scenario));
    remarks.extend(sites(scenario));
    remarks.extend(closures(scenario));
    remarks
}

fn unused(path: String, problem: Message, remedy: Message) -> Remark {
    Remark::new(Code::Unused, path, problem).remedy(remedy)
}

fn assumptions(scenario: &Scenario) -> Vec<Remark> {
    let used = assumed::used(scenario);
    let idle =
        scenario.assumptions.iter().filter(|(id, it)| it.sets.is_empty() && !used.contains(id));
    let remark = |name: &crate::id::Name| {
        let problem = message!("unused-nothing-depends-sets-no-path", name);
        Remark::new(Code::IdleAssumption, format!("assumption.{name}"), problem)
            .allowed(message!("unused-sets-scales-paths-assumption-place"))
            .remedy(message!("unused-say-what-changes-sets-gate", name))
    };
    idle.map(|(_, assumption)| remark(&assumption.name)).collect()
}

/// Pools that some stage may use.
fn busy_pools(scenario: &Scenario) -> BTreeSet<PoolId> {
    let stages = scenario.lines.values().flat_map(|line| &line.stages);
    stages.flat_map(|stage| stage.by.iter().copied()).collect()
}

fn pools(scenario: &Scenario, busy: &BTreeSet<PoolId>) -> Vec<Remark> {
    let idle = scenario.pools.iter().filter(|(id, _)| !busy.contains(id));
    let remark = |pool: &crate::Pool| {
        let problem = message!("unused-no-line-carried", pool = pool.name);
        let remedy = message!("unused-name-line-can-carry-reach");
        unused(format!("pool.{}", pool.name), problem, remedy)
    };
    idle.map(|(_, pool)| remark(pool)).collect()
}

fn escorts(scenario: &Scenario, busy: &BTreeSet<PoolId>) -> Vec<Remark> {
    let needed: BTreeSet<Mode> =
        scenario.routes.values().filter(|it| it.escorts > 0).map(|it| it.mode).collect();
    let works = |id: &PoolId| {
        let pool = &scenario.pools[*id];
        busy.contains(id) && needed.contains(&pool.mode) && pool.groups_of(1) > 0
    };
    let idle = scenario.escorts.values().filter(|escort| !escort.serves.iter().any(works));
    let remark = |escort: &crate::EscortPool| {
        let problem = message!("unused-no-convoy-ever-needs-no", escort = escort.name);
        let remedy = message!("unused-write-escorts-routes-need-one");
        unused(format!("escort.{}", escort.name), problem, remedy)
    };
    idle.map(remark).collect()
}

/// Sites that something moves to or from, by each mode.
fn ends(scenario: &Scenario, busy: &BTreeSet<PoolId>) -> BTreeSet<(Mode, SiteId)> {
    let mut ends = BTreeSet::new();
    for id in busy {
        let pool = &scenario.pools[*id];
        ends.insert((pool.mode, pool.home));
    }
    for line in scenario.lines.values() {
        let mut from = scenario.camps[line.camp].site;
        for stage in &line.stages {
            let modes = stage.by.iter().map(|pool| scenario.pools[*pool].mode);
            ends.extend(modes.flat_map(|mode| [(mode, from), (mode, stage.to)]));
            from = stage.to;
        }
    }
    for force in scenario.forces.values() {
        let goals = force.orders.iter().filter_map(|order| order.task.goal());
        ends.extend(goals.chain([force.at]).map(|site| (Mode::Road, site)));
    }
    ends
}

/// Routes that hang together with two or more places that something moves between.
fn busy_routes(scenario: &Scenario, ways: &Ways, busy: &BTreeSet<PoolId>) -> BTreeSet<RouteId> {
    let mut ends_on = BTreeMap::new();
    for (mode, site) in ends(scenario, busy) {
        *ends_on.entry((mode, ways.islands(mode).of(site))).or_insert(0) += 1;
    }
    let is_busy = |route: &crate::Route| {
        let island = ways.islands(route.mode).of(route.ends[0]);
        ends_on.get(&(route.mode, island)).is_some_and(|ends| *ends > 1)
    };
    scenario.routes.iter().filter(|(_, route)| is_busy(route)).map(|(id, _)| id).collect()
}

fn idle_routes(scenario: &Scenario, busy: &BTreeSet<RouteId>) -> Vec<Remark> {
    let idle = scenario.routes.iter().filter(|(id, _)| !busy.contains(id));
    let remark = |route: &crate::Route| {
        let problem = message!(
            "unused-nothing-can-ever-move-no",
            route = route.name,
            mode = word::mode(route.mode)
        );
        let remedy = message!("unused-check-ends-mode-take-out");
        unused(format!("route.{}", route.name), problem, remedy)
    };
    idle.map(|(_, route)| remark(route)).collect()
}

fn gates(scenario: &Scenario, busy: &BTreeSet<RouteId>) -> Vec<Remark> {
    let gates = scenario.gates.values();
    let idle = gates.filter(|gate| !gate.covers.iter().any(|route| busy.contains(route)));
    let remark = |gate: &crate::Gate| {
        let problem = message!("unused-nobody-ever-asks-nothing-can", gate = gate.name);
        unused(
            format!("gate.{}.covers", gate.name),
            problem,
            message!("unused-cover-routes-used-take-gate"),
        )
    };
    idle.map(remark).collect()
}

fn regions(scenario: &Scenario) -> Vec<Remark> {
    if scenario.regions.len() < 2 {
        return Vec::new();
    }
    let sites = scenario.sites.values().map(|site| site.region);
    let used: BTreeSet<_> =
        sites.chain(scenario.routes.values().map(|route| route.region)).collect();
    let idle = scenario.regions.iter().filter(|(id, _)| !used.contains(id));
    let remark = |region: &crate::Region| {
        let problem = message!("unused-no-site-no-route-lies", region = region.name);
        let remedy = message!("unused-write-region-sites-routes-lie");
        unused(format!("region.{}", region.name), problem, remedy)
    };
    idle.map(|(_, region)| remark(region)).collect()
}

/// Sites that nothing refers to. Towns and the like may be there for the map: a site with a
/// position is never remarked on.
fn sites(scenario: &Scenario) -> Vec<Remark> {
    let mut used: BTreeSet<SiteId> = scenario.camps.values().map(|camp| camp.site).collect();
    used.extend(scenario.routes.values().flat_map(|route| route.ends));
    used.extend(scenario.pools.values().map(|pool| pool.home));
    used.extend(scenario.lines.values().flat_map(|line| &line.stages).map(|stage| stage.to));
    used.extend(scenario.forces.values().map(|force| force.at));
    let idle = scenario
        .sites
        .iter()
        .filter(|(id, site)| !used.contains(id) && site.at.is_none() && site.closed_on.is_none());
    let remark = |site: &crate::Site| {
        let problem = message!("unused-nothing-happens-no-route-ends", site = site.name);
        unused(format!("site.{}", site.name), problem, message!("unused-join-route-take-out"))
    };
    idle.map(|(_, site)| remark(site)).collect()
}

fn closures(scenario: &Scenario) -> Vec<Remark> {
    let used: BTreeSet<_> = scenario.camps.values().map(|camp| camp.closure).collect();
    let idle = scenario.closures.iter().filter(|(id, closure)| {
        let is_built_in = closure.name.as_str() == "lift-only";
        !used.contains(id) && !is_built_in
    });
    let mut remarks: Vec<Remark> = idle
        .map(|(_, closure)| {
            let problem = message!("unused-no-camp-closed", closure = closure.name);
            let remedy = message!("unused-write-closure-camp-take-out");
            unused(format!("closure.{}", closure.name), problem, remedy)
        })
        .collect();
    remarks.extend(idle_packing(scenario));
    remarks
}

/// Steps that pack a kind that no camp closed by them has.
fn idle_packing(scenario: &Scenario) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for (id, closure) in scenario.closures.iter() {
        let camps: Vec<_> = scenario.camps.values().filter(|camp| camp.closure == id).collect();
        let lines = || camps.iter().flat_map(|camp| &camp.lines).map(|line| &scenario.lines[*line]);
        if lines().next().is_none() {
            continue;
        }
        for step in closure.steps.values() {
            let StepWork::Pack { kind, .. } = step.work else { continue };
            if !lines().any(|line| line.kind == kind) {
                let path = format!("closure.{}.step.{}.rate", closure.name, step.name);
                let problem = message!("unused-this-step-packs-no-camp", kind);
                remarks.push(unused(path, problem, message!("unused-give-rate-unit-lines-pack")));
            }
        }
    }
    remarks
}
