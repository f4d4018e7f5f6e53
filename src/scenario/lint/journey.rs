//! Journeys: for every stage of every line, a way there, a pool that can come, an escort, a bay.

use std::collections::BTreeSet;

use crate::id::{EscortId, PoolId, RouteId, SiteId};
use crate::time::Moment;
use crate::{Code, Line, Message, Mode, Pool, Release, Remark, Scenario};

use super::earliest::{Map, Trip, holds_throughout};
use super::limit::{least, most};
use super::way::Ways;
use super::word;

pub(super) fn review(scenario: &Scenario, ways: &Ways, map: &Map<'_>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for line in scenario.lines.values() {
        for stage in stages(scenario, line) {
            remarks.extend(review_stage(scenario, ways, map, &stage));
        }
    }
    remarks.extend(places(scenario));
    remarks
}

/// One stage with where it begins and where it stands in the file.
struct Leg<'a> {
    line: &'a Line,
    number: usize,
    path: String,
    from: SiteId,
    to: SiteId,
    by: &'a [PoolId],
}

impl Leg<'_> {
    fn trip(&self, pool: &Pool) -> Trip {
        Trip { home: pool.home, from: self.from, to: self.to }
    }
}

fn stages<'a>(scenario: &Scenario, line: &'a Line) -> Vec<Leg<'a>> {
    let mut from = scenario.camps[line.camp].site;
    let path = format!("camp.{}.line.{}", word::site(scenario, from), line.name);
    let mut legs = Vec::new();
    for (number, stage) in line.stages.iter().enumerate() {
        legs.push(Leg { line, number, path: path.clone(), from, to: stage.to, by: &stage.by });
        from = stage.to;
    }
    legs
}

fn review_stage(scenario: &Scenario, ways: &Ways, map: &Map<'_>, leg: &Leg<'_>) -> Vec<Remark> {
    if let Some(remark) = no_way(scenario, ways, leg) {
        return vec![remark];
    }
    let out_of_reach: Vec<Remark> =
        leg.by.iter().filter_map(|pool| out_of_reach(scenario, ways, leg, *pool)).collect();
    if out_of_reach.len() == leg.by.len() {
        return out_of_reach.into_iter().take(1).collect();
    }
    if !out_of_reach.is_empty() {
        return out_of_reach;
    }
    let mut remarks = Vec::new();
    remarks.extend(shut(scenario, map, leg));
    remarks.extend(leg.by.iter().filter_map(|pool| escort(scenario, map, leg, *pool)));
    remarks.extend(leg.by.iter().find_map(|pool| permission(scenario, map, leg, *pool)));
    remarks.extend(lot(scenario, map, leg));
    remarks.extend(party(scenario, map, leg));
    remarks
}

/// A last party that leaves whole, and that not even the largest convoy of any pool can take.
fn party(scenario: &Scenario, map: &Map<'_>, leg: &Leg<'_>) -> Option<Remark> {
    if leg.number > 0 || leg.line.release != Release::Last || leg.line.parts {
        return None;
    }
    let takes = |id: &PoolId| {
        let pool = &scenario.pools[*id];
        let largest = f64::from(largest(scenario, map, leg, *id));
        if leg.line.drives {
            return largest - 1.0;
        }
        most(scenario, &pool.count).round().min(largest) * pool.carries_of(leg.line).0 as f64
    };
    let largest = leg.by.iter().max_by(|one, other| takes(one).total_cmp(&takes(other)))?;
    let (party, taken) = (least(scenario, &leg.line.amount), takes(largest));
    (party > taken).then(|| {
        let kind = leg.line.kind;
        let (party, taken) = (word::amount(kind, party), word::amount(kind, taken));
        let name = &scenario.pools[*largest].name;
        let problem = message!("journey-this-last-party-cannot-leave", party, name, taken);
        Remark::new(Code::PartyTooLarge, format!("{}.amount", leg.path), problem)
            .allowed(message!("journey-up", taken))
            .remedy(message!("journey-give-pool-more-vehicles-larger", name))
    })
}

/// No pool of the stage has a way for the load itself.
fn no_way(scenario: &Scenario, ways: &Ways, leg: &Leg<'_>) -> Option<Remark> {
    let modes: BTreeSet<Mode> = leg.by.iter().map(|pool| scenario.pools[*pool].mode).collect();
    if modes.is_empty() || modes.iter().any(|mode| ways.joins(*mode, leg.from, leg.to)) {
        return None;
    }
    let (from, to) = (word::site(scenario, leg.from), word::site(scenario, leg.to));
    let mode = *modes.first()?;
    let by: Vec<Message> = modes.iter().map(|mode| word::mode(*mode)).collect();
    let problem = message!(
        "journey-nothing-joins",
        from,
        to,
        by = word::list(&by, word::Last::Or),
        leg = ways.gap(scenario, mode, leg.from, leg.to)
    );
    let (a, b) = ways.missing_leg(scenario, mode, leg.from, leg.to);
    let (a, b) = (word::site(scenario, a), word::site(scenario, b));
    Some(
        Remark::new(Code::NoWay, format!("{}.to", leg.path), problem)
            .allowed(message!("journey-site-reaches-from", by = pool_names(scenario, leg.by), from))
            .remedy(message!(
                "journey-add-missing-leg-route-ends",
                a,
                b,
                mode = word::mode_key(mode)
            )),
    )
}

fn pool_names(scenario: &Scenario, pools: &[PoolId]) -> Message {
    let names: Vec<&str> = pools.iter().map(|pool| scenario.pools[*pool].name.as_str()).collect();
    word::list(&names, word::Last::Or)
}

/// A pool that cannot come to the load, take it on, or go home.
fn out_of_reach(scenario: &Scenario, ways: &Ways, leg: &Leg<'_>, id: PoolId) -> Option<Remark> {
    let pool = &scenario.pools[id];
    let trips = [(pool.home, leg.from), (leg.from, leg.to)];
    let (a, b) = trips.into_iter().find(|(a, b)| !ways.joins(pool.mode, *a, *b))?;
    let doing = if (a, b) == trips[0] {
        message!("journey-come-from-home-load")
    } else {
        message!("journey-take-load")
    };
    let problem = message!(
        "journey-cannot-nothing-joins",
        pool = pool.name,
        doing,
        a = word::site(scenario, a),
        b = word::site(scenario, b),
        mode = word::mode(pool.mode),
        b_2 = ways.gap(scenario, pool.mode, a, b)
    );
    let (near, far) = ways.missing_leg(scenario, pool.mode, a, b);
    Some(
        Remark::new(Code::OutOfReach, format!("{}.by", leg.path), problem)
            .allowed(message!("journey-pools-whose-home-load-destination"))
            .remedy(message!(
                "journey-move-pool-home-add-route",
                pool = pool.name,
                mode = word::mode(pool.mode),
                near = word::site(scenario, near),
                far = word::site(scenario, far)
            )),
    )
}

/// There is a way, but it is shut for the whole time that is played.
fn shut(scenario: &Scenario, map: &Map<'_>, leg: &Leg<'_>) -> Option<Remark> {
    let mut shut = BTreeSet::new();
    for id in leg.by {
        let pool = &scenario.pools[*id];
        if !map.is_shut(pool.mode, leg.trip(pool)) {
            return None;
        }
        shut.extend(map.shut_throughout(pool.mode));
    }
    let first = *shut.first()?;
    let reasons: Vec<Message> = shut.iter().map(|route| reason(scenario, *route)).collect();
    let problem = message!(
        "journey-nothing-gets-from",
        from = word::site(scenario, leg.from),
        to = word::site(scenario, leg.to),
        reasons = word::few(&reasons)
    );
    Some(
        Remark::new(Code::ShutThroughout, shut_path(scenario, first), problem)
            .allowed(message!(
                "journey-way-open-some-time-between",
                date = word::date(&scenario.clock, Moment::START),
                date_2 = word::end_date(&scenario.clock, scenario.until)
            ))
            .remedy(message!("journey-end-closure-suspension-alert-before")),
    )
}

/// What shuts a route for good.
fn reason(scenario: &Scenario, route: RouteId) -> Message {
    let name = &scenario.routes[route].name;
    match culprit(scenario, route) {
        Some(culprit) => message!("journey-shut-throughout", name, culprit),
        None => message!("journey-closed-throughout", name),
    }
}

fn culprit(scenario: &Scenario, route: RouteId) -> Option<String> {
    let holds = |outages| holds_throughout(scenario, outages);
    let gates = scenario.gates.values();
    let gate = gates.filter(|it| it.covers.contains(&route)).find(|it| holds(&it.suspensions));
    if let Some(gate) = gate {
        return Some(format!("gate.{}.suspensions", gate.name));
    }
    let threats = scenario.threats.values();
    let threat = threats.filter(|it| it.routes.contains(&route)).find(|it| holds(&it.alerts))?;
    Some(format!("threat.{}.alerts", threat.name))
}

fn shut_path(scenario: &Scenario, route: RouteId) -> String {
    culprit(scenario, route)
        .unwrap_or_else(|| format!("route.{}.closures", scenario.routes[route].name))
}

/// The way needs an escort that nobody gives, or not in that number.
fn escort(scenario: &Scenario, map: &Map<'_>, leg: &Leg<'_>, id: PoolId) -> Option<Remark> {
    let pool = &scenario.pools[id];
    let needed = pool.groups_of(map.escorts(pool.mode, leg.trip(pool)));
    if needed == 0 {
        return None;
    }
    let serving = serving(scenario, id);
    let groups = message!("journey-escort-groups", count = word::number(f64::from(needed)));
    let trip = format!("{} – {}", word::site(scenario, leg.from), word::site(scenario, leg.to));
    if serving.is_empty() {
        let problem = message!("journey-every-way-takes-convoy-no", trip, groups, pool = pool.name);
        return Some(
            Remark::new(Code::NoEscort, format!("{}.by", leg.path), problem)
                .allowed(message!("journey-pool-escort-pool-serves"))
                .remedy(message!("journey-add-serves-escort-pool-lower", pool = pool.name)),
        );
    }
    let way = message!("journey-every-way-takes-convoy", trip, groups);
    too_few(scenario, &serving, (pool, needed), &way)
}

fn serving(scenario: &Scenario, pool: PoolId) -> Vec<EscortId> {
    let serving = scenario.escorts.iter().filter(|(_, escort)| escort.serves.contains(&pool));
    serving.map(|(id, _)| id).collect()
}

fn too_few(
    scenario: &Scenario,
    serving: &[EscortId],
    (pool, asked): (&Pool, u32),
    way: &Message,
) -> Option<Remark> {
    let needed =
        |id: &EscortId| f64::from(scenario.escorts[*id].groups_for(pool, asked, pool.min_convoy));
    let most_of = |id: &EscortId| most(scenario, &scenario.escorts[*id].count).round();
    let spare = |id: &EscortId| most_of(id) - needed(id);
    let best = serving.iter().copied().max_by(|a, b| spare(a).total_cmp(&spare(b)))?;
    let escort = &scenario.escorts[best];
    let path = format!("escort.{}.count", escort.name);
    let (low, high) = (least(scenario, &escort.count).round().max(0.0), most_of(&best));
    let needed = needed(&best);
    let trip = match escort.vehicles {
        Some(each) if needed > f64::from(asked) => message!(
            "journey-one-vehicles-most-smallest-convoy",
            way,
            each,
            pool = pool.name,
            min_convoy = pool.min_convoy
        ),
        _ => way.clone(),
    };
    let allowed = message!("journey-least", needed = word::number(needed));
    if high < needed {
        let problem = message!(
            "journey-has-none-can-start",
            trip,
            escort = escort.name,
            high = word::number(high)
        );
        let remedy = if needed > f64::from(asked) {
            message!("journey-raise-count-what-one-group")
        } else {
            message!("journey-raise-count-lower-escorts-routes")
        };
        return Some(Remark::new(Code::NoEscort, path, problem).allowed(allowed).remedy(remedy));
    }
    (low < needed && serving.len() == 1).then(|| {
        let problem = message!(
            "journey-may-have-few-such-runs",
            trip,
            escort = escort.name,
            low = word::number(low)
        );
        Remark::new(Code::FewEscorts, path, problem)
            .allowed(message!("journey-spread-begins-more", needed = word::number(needed)))
            .remedy(message!("journey-raise-lower-end-count"))
    })
}

/// A gate that a pool cannot avoid, and whose permission is too small for its smallest convoy.
fn permission(scenario: &Scenario, map: &Map<'_>, leg: &Leg<'_>, pool: PoolId) -> Option<Remark> {
    let pool = &scenario.pools[pool];
    let gates = map.gates(pool.mode, leg.trip(pool)).into_iter();
    let mut sizes =
        gates.map(|gate| &scenario.gates[gate]).filter_map(|gate| Some((gate, gate.vehicles?)));
    let (gate, vehicles) = sizes.find(|(_, vehicles)| *vehicles < pool.min_convoy)?;
    let (least, most) =
        (word::number(f64::from(pool.min_convoy)), word::number(f64::from(vehicles)));
    let problem = message!(
        "journey-permission-smallest-convoy-none-can",
        gate = gate.name,
        most,
        pool = pool.name,
        least
    );
    let remedy = message!("journey-raise-lower-first-number-pool", pool = pool.name);
    Some(
        Remark::new(Code::PermitTooSmall, format!("gate.{}.vehicles", gate.name), problem)
            .allowed(message!("journey-least-2", least))
            .remedy(remedy),
    )
}

/// Most vehicles of a convoy of a pool: no more than the smallest permission has that it cannot avoid,
/// nor than all escorts cover where it needs some.
fn largest(scenario: &Scenario, map: &Map<'_>, leg: &Leg<'_>, id: PoolId) -> u32 {
    let pool = &scenario.pools[id];
    let gates = map.gates(pool.mode, leg.trip(pool)).into_iter();
    let sizes = gates.filter_map(|gate| scenario.gates[gate].vehicles);
    let most_vehicles = sizes.fold(pool.max_convoy, u32::min);
    if pool.groups_of(map.escorts(pool.mode, leg.trip(pool))) == 0 {
        return most_vehicles;
    }
    let covers = serving(scenario, id).into_iter().map(|escort| {
        let escort = &scenario.escorts[escort];
        escort.covers(pool, most(scenario, &escort.count).round().max(0.0) as u32)
    });
    covers.max().map_or(most_vehicles, |covered| most_vehicles.min(covered))
}

/// A lot that waits for more than a convoy takes away.
fn lot(scenario: &Scenario, map: &Map<'_>, leg: &Leg<'_>) -> Option<Remark> {
    let kind = leg.line.kind;
    let load = |id: PoolId| {
        let vehicles = i64::from(largest(scenario, map, leg, id));
        match leg.line.drives {
            true => vehicles - 1,
            false => scenario.pools[id].carries_of(leg.line).0.saturating_mul(vehicles),
        }
    };
    let best = leg.by.iter().copied().max_by_key(|pool| load(*pool))?;
    let (largest, load) = (&scenario.pools[best], load(best));
    let asked = leg.line.stages[leg.number].lot?.0;
    (asked > load).then(|| {
        let carried = word::amount(kind, load as f64);
        let lot = word::amount(kind, asked as f64);
        let convoys = word::number((asked as f64 / load as f64).ceil());
        let problem = message!(
            "journey-lift-asked-only-when-ready",
            lot,
            largest = largest.name,
            carried,
            convoys
        );
        Remark::new(Code::LotOverConvoy, format!("{}.lot", leg.path), problem)
            .allowed(message!("journey-up-2", carried))
            .remedy(message!("journey-lower-lot-leave-key-out"))
    })
}

/// Sites where no convoy or aircraft can be handled.
fn places(scenario: &Scenario) -> Vec<Remark> {
    let mut ends: BTreeSet<(SiteId, bool)> = BTreeSet::new();
    for leg in scenario.lines.values().flat_map(|line| stages(scenario, line)) {
        for pool in leg.by {
            let flies = scenario.pools[*pool].mode == Mode::Air;
            ends.extend([(leg.from, flies), (leg.to, flies)]);
        }
    }
    let review = |(id, flies): (SiteId, bool)| {
        let site = &scenario.sites[id];
        let (places, key, what) =
            if flies { (site.mog, "mog", "aircraft") } else { (site.bays, "bays", "convoy") };
        (places == Some(0)).then(|| {
            let table = if site.camp.is_some() { "camp" } else { "site" };
            let problem = message!("journey-has-place-no-none-ever", site = site.name, what);
            Remark::new(Code::NoPlace, format!("{table}.{}.{key}", site.name), problem)
                .allowed(message!("spacing-more-no-key-no-limit"))
                .remedy(message!("journey-write-how-many-can-handled"))
        })
    };
    ends.into_iter().filter_map(review).collect()
}
