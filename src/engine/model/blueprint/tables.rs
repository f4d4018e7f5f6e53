//! What covers what, and what is called how: the tables of a blueprint, turned round from what the scenario says.

use crate::chance::{Cause, StreamKey};
use crate::id::{
    Arena, CampId, DeadlineId, EscortId, Id, LineId, OutageId, PoolId, RegionId, RouteId, TaskId,
    ThreatId, WeatherId,
};
use crate::model::journey::column_load;
use crate::scenario::{Holds, Limit, Route, Scenario, StepWork};
use crate::time::Moment;

use super::{OutagePlan, TaskPlan, Withheld};

pub(super) fn camp_names(scenario: &Scenario) -> impl Iterator<Item = &crate::id::Name> {
    scenario.camps.values().map(|camp| &scenario.sites[camp.site].name)
}

pub(super) fn keys<'a, I: Id>(
    names: impl Iterator<Item = &'a crate::id::Name>,
    cause: Cause,
) -> Arena<I, StreamKey> {
    Arena::new(names.map(|name| StreamKey::new(cause, name.as_str())).collect())
}

/// Keys of what is drawn once a run for things that may share a name with things of other kinds.
pub(super) fn quantity_keys<'a, I: Id>(
    kind: &str,
    names: impl Iterator<Item = &'a crate::id::Name>,
) -> Arena<I, StreamKey> {
    let key = |name| StreamKey::new(Cause::Quantity, &format!("{kind}/{name}"));
    Arena::new(names.map(key).collect())
}

pub(super) fn keys_of_lines(scenario: &Scenario) -> Arena<LineId, StreamKey> {
    let keys = scenario.lines.values().map(|line| {
        let place = &scenario.sites[scenario.camps[line.camp].site].name;
        StreamKey::new(Cause::Quantity, &format!("line/{place}/{}", line.name))
    });
    Arena::new(keys.collect())
}

/// Turns "this covers these routes" round: what covers each route.
pub(super) fn covering<'a, I: Id, T: 'a>(
    scenario: &Scenario,
    items: impl Iterator<Item = (I, &'a T)>,
    routes: impl Fn(&'a T) -> &'a Vec<RouteId>,
) -> Arena<RouteId, Vec<I>> {
    let mut covering = Arena::new(vec![Vec::new(); scenario.routes.len()]);
    for (id, item) in items {
        for route in routes(item) {
            covering[*route].push(id);
        }
    }
    covering
}

pub(super) fn threats_of_camps(scenario: &Scenario) -> Arena<CampId, Vec<ThreatId>> {
    let mut camps = Arena::new(vec![Vec::new(); scenario.camps.len()]);
    for (id, threat) in scenario.threats.iter() {
        for camp in &threat.camps {
            camps[*camp].push(id);
        }
    }
    camps
}

pub(super) fn routes_of_regions(scenario: &Scenario) -> Arena<RegionId, Vec<RouteId>> {
    let mut regions = Arena::new(vec![Vec::new(); scenario.regions.len()]);
    for (id, route) in scenario.routes.iter() {
        regions[route.region].push(id);
    }
    regions
}

pub(super) fn weathers_of_regions(scenario: &Scenario) -> Arena<RegionId, Vec<WeatherId>> {
    let mut regions = Arena::new(vec![Vec::new(); scenario.regions.len()]);
    for (id, weather) in scenario.weathers.iter() {
        for region in &weather.regions {
            regions[*region].push(id);
        }
    }
    regions
}

pub(super) fn escorts_of_pools(scenario: &Scenario) -> Arena<PoolId, Vec<EscortId>> {
    let mut pools = Arena::new(vec![Vec::new(); scenario.pools.len()]);
    for (id, escort) in scenario.escorts.iter() {
        for pool in &escort.serves {
            pools[*pool].push(id);
        }
    }
    pools
}

pub(super) fn deadlines_of_camps(scenario: &Scenario) -> Arena<CampId, Vec<DeadlineId>> {
    let mut camps = Arena::new(vec![Vec::new(); scenario.camps.len()]);
    for (id, deadline) in scenario.deadlines.iter() {
        for camp in deadline.all.iter().filter_map(|site| scenario.sites[*site].camp) {
            camps[camp].push(id);
        }
    }
    camps
}

pub(super) fn announced_on_routes(scenario: &Scenario) -> Arena<RouteId, bool> {
    let looks = scenario.pools.values().any(|pool| pool.looks_ahead);
    let is_known = |route: &Route| route.closures.iter().any(|it| it.announced().is_some());
    Arena::new(scenario.routes.values().map(|route| looks && is_known(route)).collect())
}

pub(super) fn pools_of_camps(scenario: &Scenario) -> Arena<CampId, Vec<PoolId>> {
    let mut pools = Arena::new(vec![Vec::new(); scenario.camps.len()]);
    for (id, pool) in scenario.pools.iter() {
        if let Some(camp) = pool.leaves_with {
            pools[camp].push(id);
        }
    }
    pools
}

pub(super) fn deadlines_of_lines(scenario: &Scenario) -> Arena<LineId, Vec<DeadlineId>> {
    let mut lines = Arena::new(vec![Vec::new(); scenario.lines.len()]);
    for (id, deadline) in scenario.deadlines.iter() {
        for line in &deadline.lines {
            lines[*line].push(id);
        }
    }
    lines
}

pub(super) fn midnights(scenario: &Scenario) -> Vec<Moment> {
    let has_quota = scenario.pools.values().any(|pool| {
        pool.sorties_per_day.is_some() || pool.load_per_day.is_some() || pool.duty.is_some()
    });
    let is_counted = |limit: &Limit| limit.per_day.is_some();
    let has_quota =
        has_quota || scenario.routes.values().any(|route| route.limits.iter().any(is_counted));
    let mut midnights = Vec::new();
    let mut midnight = Moment::START;
    while has_quota && midnight < scenario.until {
        midnight = scenario.clock.next_midnight(midnight);
        midnights.push(midnight);
    }
    midnights
}

pub(super) fn plan_outages(scenario: &Scenario) -> Arena<OutageId, OutagePlan> {
    let gates = scenario
        .gates
        .iter()
        .map(|(id, gate)| (Withheld::Gate(id), &gate.suspensions, format!("gate/{}", gate.name)));
    let routes = scenario
        .routes
        .iter()
        .map(|(id, route)| (Withheld::Route(id), &route.closures, format!("route/{}", route.name)));
    let threats = scenario.threats.iter().map(|(id, threat)| {
        (Withheld::Threat(id), &threat.alerts, format!("threat/{}", threat.name))
    });
    let all = gates.chain(routes).chain(threats).flat_map(|(withheld, outages, name)| {
        outages.iter().enumerate().map(move |(number, outage)| OutagePlan {
            withheld,
            outage: outage.clone(),
            key: StreamKey::new(Cause::Outage, &format!("{name}/{number}")),
        })
    });
    let limits = limits(scenario).filter_map(|(route, number, limit)| {
        let name = &scenario.routes[route].name;
        Some(OutagePlan {
            withheld: Withheld::Limit(route, number),
            outage: limit.outage()?.clone(),
            key: StreamKey::new(Cause::Outage, &format!("limit/{name}/{number}")),
        })
    });
    Arena::new(all.chain(limits).collect())
}

/// Every limit, with its route and its number there.
pub(super) fn limits(scenario: &Scenario) -> impl Iterator<Item = (RouteId, u16, &Limit)> {
    scenario.routes.iter().flat_map(|(id, route)| {
        let numbered = route.limits.iter().zip(0..);
        numbered.map(move |(limit, number)| (id, number, limit))
    })
}

pub(super) fn limits_of_weathers(scenario: &Scenario) -> Arena<WeatherId, Vec<(RouteId, u16)>> {
    let mut of_weathers = Arena::new(vec![Vec::new(); scenario.weathers.len()]);
    for (route, number, limit) in limits(scenario) {
        if let Holds::Wet(weather) = limit.holds {
            of_weathers[weather].push((route, number));
        }
    }
    of_weathers
}

pub(super) fn plan_tasks(
    scenario: &Scenario,
) -> (Arena<TaskId, TaskPlan>, Arena<CampId, Vec<TaskId>>) {
    let mut tasks = Arena::<TaskId, TaskPlan>::default();
    let mut camp_tasks = Arena::default();
    for (camp_id, camp) in scenario.camps.iter() {
        let steps = &scenario.closures[camp.closure].steps;
        let first = tasks.len() as u32;
        let place = &scenario.sites[camp.site].name;
        for (id, step) in steps.iter() {
            let waiting = steps.iter().filter(|(_, other)| other.after.contains(&id));
            tasks.push(TaskPlan {
                camp: camp_id,
                step: id,
                prerequisites: step.after.len() as u32,
                dependents: waiting.map(|(other, _)| TaskId(first + other.0)).collect(),
                key: StreamKey::new(Cause::Step, &format!("{place}/{}", step.name)),
            });
        }
        camp_tasks.push((first..tasks.len() as u32).map(TaskId).collect());
    }
    (tasks, camp_tasks)
}

/// For each line that a step packs: how much at once.
pub(super) fn packing_lots(scenario: &Scenario) -> Arena<LineId, Option<i64>> {
    let lots = scenario.lines.iter().map(|(id, line)| {
        let closure = scenario.camps[line.camp].closure;
        scenario.closures[closure].steps.values().find_map(|step| match &step.work {
            StepWork::Pack { kind, lot, .. } if *kind == line.kind => {
                let lot = lot.or_else(|| line.stages.first()?.lot).map(|lot| lot.0.max(1));
                let by = line.stages.first().map(|_| scenario.carriers(id, 0, false));
                let column = || column_load(scenario, &by?, line);
                Some(lot.or_else(column).unwrap_or_else(|| whole(scenario, id)))
            }
            _ => None,
        })
    });
    Arena::new(lots.collect())
}

/// A line in one lot.
pub(super) fn whole(scenario: &Scenario, line: LineId) -> i64 {
    (scenario.lines[line].amount.mean(&scenario.means()) as i64).max(1)
}

pub(super) fn pools_that_handle_at_random(scenario: &Scenario) -> Arena<PoolId, bool> {
    let places = scenario.sites.values().any(|site| !site.handling.is_certain());
    let varies = scenario
        .pools
        .values()
        .map(|pool| places || !pool.loading.is_certain() || !pool.unloading.is_certain());
    Arena::new(varies.collect())
}

pub(super) fn camps_that_need_people(scenario: &Scenario) -> Arena<CampId, bool> {
    let needs = scenario.camps.values().map(|camp| {
        let mut steps = scenario.closures[camp.closure].steps.values();
        steps.any(|step| {
            matches!(step.work, StepWork::Effort(_) | StepWork::Pack { per_person: true, .. })
        })
    });
    Arena::new(needs.collect())
}
