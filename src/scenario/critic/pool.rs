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
                .or_else(|| vehicles(scenario, pool)),
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
        let problem = format!("the count of {path} can come to {}", word::number(most));
        Remark::new(Code::OutOfRange, format!("{path}.count"), problem)
            .allowed(format!("{} at most", word::number(limit)))
            .remedy("lower the count, or the assumption that gives or multiplies it")
    })
}

fn vehicles(scenario: &Scenario, pool: &Pool) -> Option<Remark> {
    let path = format!("pool.{}.count", pool.name);
    let (low, high) = (least(scenario, &pool.count).round(), most(scenario, &pool.count).round());
    let needed = f64::from(pool.min_convoy.max(1));
    if high < 1.0 {
        return Some(
            Remark::new(Code::NoVehicles, path, format!("{} has no vehicles at all", pool.name))
                .allowed(format!("at least {}", word::number(needed)))
                .remedy("give it vehicles, or take the pool out of the file"),
        );
    }
    let smallest = word::count(pool.min_convoy, "vehicle", "vehicles");
    if high < needed {
        let problem = format!(
            "{} has {} and its smallest convoy takes {smallest}, so none can ever start",
            pool.name,
            word::count(high as u32, "vehicle", "vehicles"),
        );
        return Some(
            Remark::new(Code::NoVehicles, path, problem)
                .allowed(format!("at least {}", word::number(needed)))
                .remedy(format!("raise the count, or lower pool.{}.convoy", pool.name)),
        );
    }
    (low < needed).then(|| {
        let problem = format!(
            "{} may have as few as {} while its smallest convoy takes {smallest}: in such runs \
             nothing leaves with it",
            pool.name,
            word::count(low.max(0.0) as u32, "vehicle", "vehicles"),
        );
        Remark::new(Code::ShortPool, path, problem)
            .allowed(format!("a spread that begins at {} or more", word::number(needed)))
            .remedy(format!(
                "raise the lower end of the count, or lower the first number of pool.{}.convoy",
                pool.name
            ))
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
        let problem = format!(
            "{} is hired for one way and has {} at most, and what only it carries fills {}: the rest \
             stays where it is",
            pool.name,
            word::count(has.max(0.0) as u32, "vehicle", "vehicles"),
            word::number(wanted),
        );
        Remark::new(Code::TooFewHired, format!("pool.{}.count", pool.name), problem)
            .allowed(format!("at least {}", word::number(wanted)))
            .remedy("hire more, or say one_way = false if they come back")
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
    let problem = format!(
        "a convoy of {} with {} takes {} to pass, and {} is never open for longer than {}: its tail \
         is still out when the hours end",
        pool.name,
        word::count(vehicles, "vehicle", "vehicles"),
        word::span(pass),
        route.name,
        word::span(open)
    );
    Some(
        Remark::new(Code::LongColumn, format!("pool.{}.convoy", pool.name), problem)
            .allowed("a convoy that passes within the hours of its roads")
            .remedy("lower the most vehicles of a convoy, or look at density and gaps"),
    )
}

fn sorties(scenario: &Scenario, pool: &Pool) -> Option<Remark> {
    let quota = most(scenario, pool.sorties_per_day.as_ref()?).round();
    (quota < 1.0).then(|| {
        let problem = format!("no sortie of {} may start on any day", pool.name);
        Remark::new(Code::NothingStarts, format!("pool.{}.sorties_per_day", pool.name), problem)
            .allowed("at least 1")
            .remedy("write how many may start in a day, or leave the key out for no limit")
    })
}

/// Vehicles that break down more often than once in ten kilometres; or so often that none ever arrives.
fn breakdowns(scenario: &Scenario, pool: &Pool) -> Option<Remark> {
    let rate = least(scenario, &pool.breakdown_rate);
    if rate <= 0.1 {
        return None;
    }
    let (code, then) = match rate > MOST_PER_KILOMETRE {
        true => (Code::OutOfRange, "none ever gets anywhere"),
        false => (Code::ManyBreakdowns, "a convoy hardly moves for repairs"),
    };
    let problem = format!(
        "a vehicle of {} breaks down at least {} times in 100 km: {then}",
        pool.name,
        word::number((rate * 100.0).round())
    );
    let remark = Remark::new(code, format!("pool.{}.breakdowns", pool.name), problem);
    Some(
        remark
            .allowed("at most one breakdown of a vehicle in 10 km")
            .remedy("check the unit: a rate is usually for 1000 km, as in \"0.5 per 1000 km\""),
    )
}

fn load_quota(scenario: &Scenario, id: PoolId) -> Option<Remark> {
    let pool = &scenario.pools[id];
    let (unit, quota) = pool.load_per_day.as_ref()?;
    let quota = most(scenario, quota).round();
    let path = format!("pool.{}.load_per_day", pool.name);
    if quota < 1.0 {
        let problem = format!("{} may carry nothing on any day", pool.name);
        return Some(
            Remark::new(Code::NothingStarts, path, problem)
                .allowed("more than nothing")
                .remedy("write how much may start in a day, or leave the key out for no limit"),
        );
    }
    // Of the lines that it carries and that count, the one of which a vehicle takes least.
    let counts = |line: &&Line| !line.drives && line.counts_as(*unit) > 0;
    let lines = scenario.lines.values().filter(counts);
    let lines = lines.filter(|line| line.stages.iter().any(|stage| stage.by.contains(&id)));
    let each = lines.map(|line| pool.carries_of(line).0 * line.counts_as(*unit)).min()?;
    (quota < each as f64).then(|| {
        let problem = format!(
            "at most {} of {} start in a day, but a single vehicle carries {}: every vehicle \
             goes part empty and a day's work is one vehicle",
            word::amount(*unit, quota),
            pool.name,
            word::amount(*unit, each as f64),
        );
        Remark::new(Code::PartLoads, path, problem)
            .allowed(format!("{} or more for one full vehicle", word::amount(*unit, each as f64)))
            .remedy("raise the quota, or check that it is meant for a day and not for an hour")
    })
}
