//! Camps that are to be collected in passing: something to collect there, a way that leads by, and a stop that
//! is long enough; and pools that join, a place where they do.

use crate::id::{PoolId, SiteId};
use crate::time::Span;
use crate::{Code, Collecting, Message, Pool, Remark, Scenario};

use super::earliest::{Map, leads_by};
use super::limit::least;
use super::word;

pub(super) fn review(scenario: &Scenario, map: &Map<'_>) -> Vec<Remark> {
    let asked =
        scenario.pools.iter().filter_map(|(id, pool)| Some((id, pool, pool.collects.as_ref()?)));
    let places =
        asked.flat_map(|(id, pool, it)| it.at.iter().map(move |site| (id, pool, it, *site)));
    let remarks = places.filter_map(|place| nothing_collected(scenario, map, place));
    remarks.chain(scenario.pools.values().flat_map(|pool| strangers(scenario, pool))).collect()
}

/// Pools named by another whose convoys never come together with its own.
fn strangers<'a>(scenario: &'a Scenario, pool: &'a Pool) -> impl Iterator<Item = Remark> + 'a {
    let at = |pool: &Pool| pool.joins.map(|it| it.at);
    let collects = |one: &Pool, other: &Pool| {
        one.collects.as_ref().is_some_and(|it| it.at.contains(&other.home))
    };
    let others = pool.joins_with.iter().map(|id| &scenario.pools[*id]);
    let strange = others.filter(move |other| {
        let at_junction = at(pool).is_some() && at(pool) == at(other);
        !at_junction && !collects(pool, other) && !collects(other, pool)
    });
    strange.map(|other| {
        let problem = message!("collecting-never-meet", pool = pool.name, other = other.name);
        let path = format!("pool.{}.joins_with", pool.name);
        Remark::new(Code::NeverJoin, path, problem).remedy(message!(
            "collecting-name-same-junction",
            pool = pool.name,
            other = other.name
        ))
    })
}

/// Why nothing is ever collected at a site.
fn nothing_collected(
    scenario: &Scenario,
    map: &Map<'_>,
    (id, pool, asked, site): (PoolId, &Pool, &Collecting, SiteId),
) -> Option<Remark> {
    let beside = loaded_beside(scenario, id, site);
    let (problem, remedy) = no_column(scenario, map, (id, pool, site), &beside)
        .or_else(|| short_stop(scenario, (pool, asked, site)).filter(|_| beside.is_empty()))?;
    let path = format!("pool.{}.collects", pool.name);
    Some(Remark::new(Code::NothingCollected, path, problem).remedy(remedy))
}

/// Where what other pools load at home at a site goes, whose columns may join those of this pool.
fn loaded_beside(scenario: &Scenario, id: PoolId, site: SiteId) -> Vec<[SiteId; 2]> {
    let joins = |one: PoolId, other: PoolId| scenario.pools[one].joins_with.contains(&other);
    let at_home = scenario.pools.iter().filter(|(_, pool)| pool.home == site);
    let others = at_home.filter(|(other, _)| joins(id, *other) || joins(*other, id));
    let all = others.flat_map(|(other, _)| journeys(scenario, other));
    all.filter(|[from, _]| *from == site).collect()
}

/// No column of the pool passes there with its load on its way to where something there goes.
fn no_column(
    scenario: &Scenario,
    map: &Map<'_>,
    (id, pool, site): (PoolId, &Pool, SiteId),
    beside: &[[SiteId; 2]],
) -> Option<(Message, Message)> {
    let name = word::site(scenario, site);
    let journeys = journeys(scenario, id);
    let goes_to = |to: SiteId| journeys.contains(&[site, to]) || beside.contains(&[site, to]);
    if beside.is_empty() && !journeys.iter().any(|[from, _]| *from == site) {
        let problem = message!("collecting-no-load", pool = pool.name, site = name);
        return Some((
            problem,
            message!("collecting-let-pool-carry", pool = pool.name, site = name),
        ));
    }
    let mut others = journeys.iter().filter(|[from, to]| *from != site && goes_to(*to));
    let passes = others.any(|[from, to]| leads_by(map, pool, [*from, site, *to]));
    (!passes).then(|| {
        let problem = message!("collecting-not-on-way", pool = pool.name, site = name);
        (problem, message!("collecting-name-site-on-way", site = name))
    })
}

/// The ends of what a pool may carry.
fn journeys(scenario: &Scenario, id: PoolId) -> Vec<[SiteId; 2]> {
    let mut journeys = Vec::new();
    for line in scenario.lines.values() {
        let mut from = scenario.camps[line.camp].site;
        for stage in &line.stages {
            if stage.by.contains(&id) {
                journeys.push([from, stage.to]);
            }
            from = stage.to;
        }
    }
    journeys
}

/// Loading takes longer than a column stops, and no vehicles stand loaded there.
fn short_stop(
    scenario: &Scenario,
    (pool, asked, site): (&Pool, &Collecting, SiteId),
) -> Option<(Message, Message)> {
    let there = &scenario.sites[site].handling;
    let takes = least(scenario, &pool.loading.time).max(least(scenario, &there.time));
    (pool.home != site && takes > asked.wait.0 as f64).then(|| {
        let problem = message!(
            "collecting-stop-too-short",
            pool = pool.name,
            site = word::site(scenario, site),
            takes = word::span(Span(takes as i64)),
            wait = word::span(asked.wait)
        );
        (problem, message!("collecting-lengthen-stop", pool = pool.name))
    })
}
