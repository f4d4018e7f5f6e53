//! Pools and escort pools by themselves: enough vehicles for a convoy, quotas that let one start.

use crate::chance::Uncertain;
use crate::id::PoolId;
use crate::quantity::MOST;
use crate::units::Count;
use crate::{Code, Line, Mode, Pool, Remark, Scenario};

use super::danger::MOST_PER_KILOMETRE;
use super::limit::{least, most};
use super::word;

pub(super) fn review(scenario: &Scenario) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for (id, pool) in scenario.pools.iter() {
        remarks.extend(
            too_many(scenario, &format!("pool.{}", pool.name), &pool.count)
                .or_else(|| vehicles(scenario, id)),
        );
        remarks.extend(too_few_hired(scenario, id));
        remarks.extend(sorties(scenario, pool));
        remarks.extend(breakdowns(scenario, pool));
        remarks.extend(length(scenario, pool));
        remarks.extend(load_quota(scenario, id));
    }
    for escort in scenario.escorts.values() {
        remarks.extend(too_many(scenario, &format!("escort.{}", escort.name), &escort.count));
    }
    remarks
}

/// A count that an assumption makes larger than can be played.
fn too_many(scenario: &Scenario, path: &str, count: &Uncertain<Count>) -> Option<Remark> {
    let (most, limit) = (most(scenario, count), f64::from(MOST));
    // A factor without an upper limit is no plan for any number.
    (most > limit && most.is_finite()).then(|| {
        let problem = message!("pool-count-can-come", path, most = word::number(most));
        Remark::new(Code::OutOfRange, format!("{path}.count"), problem)
            .allowed(message!("pool-most", limit = word::number(limit)))
            .remedy(message!("pool-lower-count-assumption-gives-multiplies"))
    })
}

/// Whether some load has no other pool with vehicles than this one.
fn is_needed(scenario: &Scenario, id: PoolId) -> bool {
    let has_vehicles = |pool: &PoolId| most(scenario, &scenario.pools[*pool].count) >= 1.0;
    let mut stages = scenario.lines.values().flat_map(|line| &line.stages);
    stages.any(|stage| stage.by.contains(&id) && !stage.by.iter().any(has_vehicles))
}

fn vehicles(scenario: &Scenario, id: PoolId) -> Option<Remark> {
    let pool = &scenario.pools[id];
    let path = format!("pool.{}.count", pool.name);
    let (low, high) = (least(scenario, &pool.count).round(), most(scenario, &pool.count).round());
    let needed = f64::from(pool.min_convoy.max(1));
    // None in this plan, and others carry what there is: another plan may bring some in.
    if high < 1.0 && pool.count.constant().is_some() && !is_needed(scenario, id) {
        return None;
    }
    if high < 1.0 {
        return Some(
            Remark::new(
                Code::NoVehicles,
                path,
                message!("pool-has-no-vehicles-all", pool = pool.name),
            )
            .allowed(message!("journey-least", needed = word::number(needed)))
            .remedy(message!("pool-give-vehicles-take-pool-out")),
        );
    }
    let smallest = word::vehicles(pool.min_convoy);
    if high < needed {
        let problem = message!(
            "pool-has-smallest-convoy-takes-none",
            pool = pool.name,
            count = word::vehicles(high as u32),
            smallest
        );
        return Some(
            Remark::new(Code::NoVehicles, path, problem)
                .allowed(message!("journey-least", needed = word::number(needed)))
                .remedy(message!("pool-raise-count-lower-pool-convoy", pool = pool.name)),
        );
    }
    (low < needed).then(|| {
        let problem = message!(
            "pool-may-have-few-while-smallest",
            pool = pool.name,
            count = word::vehicles(low.max(0.0) as u32),
            smallest
        );
        Remark::new(Code::ShortPool, path, problem)
            .allowed(message!("journey-spread-begins-more", needed = word::number(needed)))
            .remedy(message!("pool-raise-lower-end-count-lower", pool = pool.name))
    })
}

/// What only vehicles that are hired for one way can carry, and fills more than there are.
fn too_few_hired(scenario: &Scenario, id: PoolId) -> Option<Remark> {
    let pool = &scenario.pools[id];
    let only = |line: &&Line| !line.drives && line.stages.iter().any(|stage| stage.by == [id]);
    let fills = |line: &Line| {
        let each = pool.carries_of(line).0.max(1) as f64;
        (least(scenario, &line.amount) / each).ceil().max(0.0)
    };
    let wanted: f64 = scenario.lines.values().filter(only).map(fills).sum();
    let has = most(scenario, &pool.count).round();
    (pool.is_one_way() && wanted > has).then(|| {
        let problem = message!(
            "pool-hired-one-way-has-most",
            pool = pool.name,
            count = word::vehicles(has.max(0.0) as u32),
            wanted = word::number(wanted)
        );
        Remark::new(Code::TooFewHired, format!("pool.{}.count", pool.name), problem)
            .allowed(message!("pool-least", wanted = word::number(wanted)))
            .remedy(message!("pool-hire-more-say-one-way"))
    })
}

/// A column that no day of its road is long enough for.
fn length(scenario: &Scenario, pool: &Pool) -> Option<Remark> {
    let vehicles = most(scenario, &pool.count).round().min(f64::from(pool.max_convoy)) as u32;
    let speed = most(scenario, &pool.speed);
    let roads = scenario.routes.values().filter(|route| route.mode == Mode::Road);
    let passes = roads.filter_map(|route| {
        let open = scenario.calendars[route.calendar?].hours.longest()?;
        let rate = route.rate.as_ref().map_or(speed, |rate| most(scenario, rate).min(speed));
        let is_long = pool.mode == Mode::Road && pool.spacing.is_long(route.density) && rate > 0.0;
        let pass = is_long.then(|| pool.spacing.pass_time(vehicles, rate, route.density))?;
        (pass >= open).then_some((pass, open, route))
    });
    let (pass, open, route) = passes.max_by_key(|(pass, open, _)| *pass - *open)?;
    let problem = message!(
        "pool-convoy-takes-pass-never-open",
        pool = pool.name,
        count = word::vehicles(vehicles),
        span = word::span(pass),
        route = route.name,
        span_2 = word::span(open)
    );
    Some(
        Remark::new(Code::LongColumn, format!("pool.{}.convoy", pool.name), problem)
            .allowed(message!("pool-convoy-passes-within-hours-roads"))
            .remedy(message!("pool-lower-most-vehicles-convoy-look")),
    )
}

fn sorties(scenario: &Scenario, pool: &Pool) -> Option<Remark> {
    let quota = most(scenario, pool.sorties_per_day.as_ref()?).round();
    (quota < 1.0).then(|| {
        let problem = message!("pool-no-sortie-may-start-any", pool = pool.name);
        Remark::new(Code::NothingStarts, format!("pool.{}.sorties_per_day", pool.name), problem)
            .allowed(message!("pool-least-2"))
            .remedy(message!("pool-write-how-many-may-start"))
    })
}

/// Vehicles that break down more often than once in ten kilometres; or so often that none ever arrives.
fn breakdowns(scenario: &Scenario, pool: &Pool) -> Option<Remark> {
    let rate = least(scenario, &pool.breakdown_rate);
    if rate <= 0.1 {
        return None;
    }
    let (code, then) = match rate > MOST_PER_KILOMETRE {
        true => (Code::OutOfRange, message!("pool-none-ever-gets-anywhere")),
        false => (Code::ManyBreakdowns, message!("pool-convoy-hardly-moves-repairs")),
    };
    let problem = message!(
        "pool-vehicle-breaks-down-least-times",
        pool = pool.name,
        rate = word::number((rate * 100.0).round()),
        then
    );
    let remark = Remark::new(code, format!("pool.{}.breakdowns", pool.name), problem);
    Some(
        remark
            .allowed(message!("pool-most-one-breakdown-vehicle-km"))
            .remedy(message!("pool-check-unit-rate-usually-km")),
    )
}

fn load_quota(scenario: &Scenario, id: PoolId) -> Option<Remark> {
    let pool = &scenario.pools[id];
    let (unit, quota) = pool.load_per_day.as_ref()?;
    let quota = most(scenario, quota).round();
    let path = format!("pool.{}.load_per_day", pool.name);
    if quota < 1.0 {
        let problem = message!("pool-may-carry-nothing-any-day", pool = pool.name);
        return Some(
            Remark::new(Code::NothingStarts, path, problem)
                .allowed(message!("passage-more-than-nothing"))
                .remedy(message!("pool-write-how-much-may-start")),
        );
    }
    // Of the lines that it carries and that count, the one of which a vehicle takes least.
    let counts = |line: &&Line| !line.drives && line.counts_as(*unit) > 0;
    let lines = scenario.lines.values().filter(counts);
    let lines = lines.filter(|line| line.stages.iter().any(|stage| stage.by.contains(&id)));
    let each = lines.map(|line| pool.carries_of(line).0 * line.counts_as(*unit)).min()?;
    (quota < each as f64).then(|| {
        let problem = message!(
            "pool-most-start-day-but-single",
            amount = word::amount(*unit, quota),
            pool = pool.name,
            amount_2 = word::amount(*unit, each as f64)
        );
        Remark::new(Code::PartLoads, path, problem)
            .allowed(message!(
                "pool-more-one-full-vehicle",
                amount = word::amount(*unit, each as f64)
            ))
            .remedy(message!("pool-raise-quota-check-meant-day"))
    })
}
