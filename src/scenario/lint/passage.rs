//! What ways let pass: limits that nobody is bound by, pools that are kept out for good.

use std::collections::{BTreeMap, BTreeSet};

use crate::Message;
use crate::id::{PoolId, RouteId, SiteId};
use crate::island::Islands;
use crate::quantity::spoken;
use crate::reach::Reach;
use crate::units::LoadKind;
use crate::{Burden, Code, Holds, Limit, Pool, Remark, Route, Scenario};

use super::earliest::holds_throughout;
use super::word;

pub(super) fn review(scenario: &Scenario) -> Vec<Remark> {
    let mut remarks = Vec::new();
    if !scenario.has_limits() {
        return remarks;
    }
    for route in scenario.routes.values() {
        for (number, limit) in route.limits.iter().enumerate() {
            let path = format!("route.{}.limits.{number}", route.name);
            remarks.extend(nothing_a_day(limit, &path));
        }
    }
    remarks.extend(no_weight(scenario));
    for line in scenario.lines.values() {
        let mut from = scenario.camps[line.camp].site;
        let path = format!("camp.{}.line.{}", word::site(scenario, from), line.name);
        for stage in &line.stages {
            remarks.extend(kept_out(scenario, &path, &stage.by, [from, stage.to]));
            from = stage.to;
        }
    }
    remarks
}

/// A limit by which nothing enters on any day.
fn nothing_a_day(limit: &Limit, path: &str) -> Option<Remark> {
    let (kind, amount) = limit.per_day?;
    (amount.0 == 0).then(|| {
        let problem = message!("passage-no-may-enter-any-day", kind = spoken(kind));
        Remark::new(Code::NothingStarts, format!("{path}.per_day"), problem)
            .allowed(message!("passage-more-than-nothing"))
            .remedy(message!("passage-write-how-much-may-enter"))
    })
}

/// What a limit goes by, and the key by which a pool says it: a word, the key, an example.
type Measure = (&'static str, &'static str, &'static str);

const WEIGHT: Measure = ("weight", "gross_weight", "\"38 t\"");
const CLASS: Measure = ("class", "load_class", "40");

/// Pools that do not say what their vehicles weigh, though limits by it lie on their ways.
fn no_weight(scenario: &Scenario) -> Vec<Remark> {
    let mut routes: BTreeMap<(PoolId, Measure), Vec<&str>> = BTreeMap::new();
    let trips = trips_of_pools(scenario);
    for route in scenario.routes.values() {
        let goes_by = |by: fn(&Limit) -> bool| route.limits.iter().any(by);
        let measures = [
            (WEIGHT, goes_by(|limit| limit.weight.is_some())),
            (CLASS, goes_by(|limit| limit.class.is_some())),
        ];
        if measures.iter().all(|(_, is_limited)| !is_limited) {
            continue;
        }
        let others = scenario.routes.values().filter(|it| it.mode == route.mode);
        let others = others.filter(|it| it.name != route.name).map(|it| it.ends);
        let around = Islands::new(scenario.sites.len(), others);
        let [a, b] = route.ends;
        let leads = |[from, to]: &[SiteId; 2]| {
            (around.joins(*from, a) && around.joins(b, *to))
                || (around.joins(*from, b) && around.joins(a, *to))
        };
        for (id, trips) in &trips {
            let pool = &scenario.pools[*id];
            if pool.mode != route.mode || !trips.iter().any(leads) {
                continue;
            }
            for (measure, is_limited) in measures {
                let is_told = if measure == WEIGHT {
                    pool.gross_weight.is_some()
                } else {
                    pool.load_class.is_some()
                };
                if is_limited && !is_told {
                    routes.entry((*id, measure)).or_default().push(route.name.as_str());
                }
            }
        }
    }
    let remark = |((id, measure), routes): (&(PoolId, Measure), &Vec<&str>)| {
        unweighed(&scenario.pools[*id], *measure, routes)
    };
    routes.iter().map(remark).collect()
}

/// Between which places the vehicles of each pool travel, either way.
fn trips_of_pools(scenario: &Scenario) -> BTreeMap<PoolId, BTreeSet<[SiteId; 2]>> {
    let mut trips: BTreeMap<PoolId, BTreeSet<[SiteId; 2]>> = BTreeMap::new();
    for line in scenario.lines.values() {
        let mut from = scenario.camps[line.camp].site;
        for stage in &line.stages {
            for id in &stage.by {
                let home = scenario.pools[*id].home;
                trips.entry(*id).or_default().extend([
                    [home, from],
                    [from, stage.to],
                    [home, stage.to],
                ]);
            }
            from = stage.to;
        }
    }
    trips
}

fn unweighed(pool: &Pool, (what, key, example): Measure, routes: &[&str]) -> Remark {
    let problem = message!(
        "passage-has-no-limits-lie-ways",
        pool = pool.name,
        key,
        what,
        routes = routes.len(),
        routes_2 = word::few(routes)
    );
    Remark::new(Code::NoWeight, format!("pool.{}", pool.name), problem)
        .allowed(message!("passage-every-pool-may-come-over", key))
        .remedy(message!("passage-add-pool-keep-out-bars", key, example, pool = pool.name))
}

/// Whether all pools of a stage are kept out, or some.
#[derive(Clone, Copy)]
enum Kept {
    All,
    Part,
}

/// A stage whose pools are kept off every way from the start to the horizon.
fn kept_out(
    scenario: &Scenario,
    path: &str,
    by: &[PoolId],
    [from, to]: [SiteId; 2],
) -> Option<Remark> {
    let sites = scenario.sites.len();
    let is_out = |id: &&PoolId| {
        let pool = &scenario.pools[**id];
        let routes = || scenario.routes.values();
        let whole = Reach::new(sites, routes(), pool, |_, _| false);
        let open = Reach::new(sites, routes(), pool, |route, burden| {
            keeping_out(scenario, route, **id, burden).is_some()
        });
        whole.joins(pool, from, to) && !open.joins(pool, from, to)
    };
    let out: Vec<&PoolId> = by.iter().filter(is_out).collect();
    let id = **out.first()?;
    let kept = if out.len() == by.len() { Kept::All } else { Kept::Part };
    describe(scenario, path, id, [from, to], kept)
}

/// Says of a pool what keeps it out; whether that is so of all pools of the stage or of some of them
/// only decides what is to be mended.
fn describe(
    scenario: &Scenario,
    path: &str,
    id: PoolId,
    [from, to]: [SiteId; 2],
    kept: Kept,
) -> Option<Remark> {
    let pool = &scenario.pools[id];
    let (route, number, burden) = culprit(scenario, id, [from, to])?;
    let route = &scenario.routes[route];
    let limit = &route.limits[number];
    let place = format!("route.{}.limits.{number}", route.name);
    let (a, b) = (word::site(scenario, from), word::site(scenario, to));
    let problem = message!(
        "passage-cannot-take-from",
        pool = pool.name,
        line = path.trim_start_matches("camp.").replace(".line.", "."),
        a,
        b,
        place,
        why = reason(limit, pool, burden)
    );
    let (code, at) = match kept {
        Kept::All => (Code::ShutThroughout, place),
        Kept::Part => (Code::OutOfReach, format!("{path}.by")),
    };
    Some(
        Remark::new(code, at, problem)
            .allowed(message!("passage-pools-have-way-which-lets"))
            .remedy(message!("passage-end-raise-limit-add-another")),
    )
}

/// The limit of a route that keeps a pool out from the start to the horizon.
fn keeping_out(scenario: &Scenario, route: &Route, id: PoolId, burden: Burden) -> Option<usize> {
    let pool = &scenario.pools[id];
    route.limits.iter().position(|limit| {
        let lasts = match &limit.holds {
            Holds::Throughout => true,
            Holds::At(outage) => holds_throughout(scenario, std::slice::from_ref(outage)),
            Holds::Wet(_) => false,
        };
        lasts && limit.keeps_out(id, pool, burden)
    })
}

/// A limit that stands between a pool and its load, or the destination: without it there would be a way.
fn culprit(
    scenario: &Scenario,
    id: PoolId,
    [from, to]: [SiteId; 2],
) -> Option<(RouteId, usize, Burden)> {
    let pool = &scenario.pools[id];
    let barred = || {
        scenario.routes.iter().filter(|(_, route)| route.mode == pool.mode).flat_map(|(at, it)| {
            [Burden::Laden, Burden::Empty].into_iter().filter_map(move |burden| {
                Some((at, keeping_out(scenario, it, id, burden)?, burden))
            })
        })
    };
    let alone = barred().find(|(at, _, _)| {
        let name = &scenario.routes[*at].name;
        let reach =
            Reach::new(scenario.sites.len(), scenario.routes.values(), pool, |it, burden| {
                it.name != *name && keeping_out(scenario, it, id, burden).is_some()
            });
        reach.joins(pool, from, to)
    });
    alone.or_else(|| barred().next())
}

/// What a limit does to a pool.
fn reason(limit: &Limit, pool: &Pool, burden: Burden) -> Message {
    let weight = match burden {
        Burden::Laden => pool.gross_weight,
        Burden::Empty => pool.empty_weight.or(pool.gross_weight),
    };
    let tonnes = |it: crate::units::Amount| it.shown(LoadKind::Mass);
    match (limit.weight.zip(weight), limit.class.zip(pool.load_class)) {
        (Some((most, weight)), _) if weight > most => {
            message!(
                "passage-lets-t-pass-most-vehicles",
                most = tonnes(most),
                weight = tonnes(weight)
            )
        }
        (_, Some((most, class))) if class > most => {
            message!("passage-lets-class-pass-most-vehicles", most, class)
        }
        _ => message!("passage-bars"),
    }
}
