//! What must hold in every run of every scenario, checked at every event of random ones.

use std::sync::Arc;

use proptest::prelude::*;

use crate::chance::Uncertain;
use crate::id::{CampId, PoolId, SiteId};
use crate::model::Play;
use crate::scenario::{
    Carrier, Code, Decision, Earliest, Goal, Loading, Milestone, Prerequisite, Scenario, Severity,
    read_text,
};
use crate::time::{DAY, Moment, Span};

use super::{Keep, Outcome, Simulation, begin, collect, hold};

mod bits;
mod chain;
mod control;
mod party;
mod played;
mod random;
mod stated;
mod told;
mod updated;
mod usage;
mod why;

fn scenario(text: &str) -> Arc<Scenario> {
    try_scenario(text).unwrap_or_else(|| panic!("refused: {text}"))
}

/// A random scenario; `None` if chance has given it a rule that contradicts itself, or something that
/// goes round in a circle.
fn try_scenario(text: &str) -> Option<Arc<Scenario>> {
    match read_text("random.toml", text, &[]) {
        Ok((study, _)) => Some(Arc::clone(&study.base)),
        Err(rejected) => {
            let mut errors = rejected.findings.iter().filter(|it| it.severity == Severity::Error);
            let circles = [Code::NeverFires, Code::RuleCircle, Code::CampCircle];
            let is_chance = errors.all(|it| circles.contains(&it.code));
            assert!(is_chance, "{:#?}\n{text}", rejected.findings);
            None
        }
    }
}

/// Everything that must hold between two events.
fn audit(play: &mut Play<'_>, before: &mut Moment, seen: &mut usize, pauses: &mut party::Pauses) {
    let now = play.agenda.now;
    assert!(now >= *before, "time runs back from {before:?} to {now:?}");
    *before = now;
    audit_balances(play);
    pauses.audit(play);
    for (index, entry) in play.journal.entries().iter().enumerate().skip((*seen).max(1)) {
        assert_eq!(entry.at, now, "an event is written when it happens");
        for earlier in [entry.cause, entry.previous] {
            assert!((earlier.0 as usize) < index, "an event before its cause: {entry:?}");
            assert!(play.journal[earlier].at <= now);
        }
        let passed = entry.at - play.journal[entry.previous].at;
        assert!(Span(i64::from(entry.split)) <= passed, "{entry:?}");
        party::audit_cause(play, index);
    }
    *seen = play.journal.entries().len();
}

/// Every load, vehicle, permission and group is where its owner believes it to be, and nowhere else.
fn audit_balances(play: &Play<'_>) {
    let now = play.agenda.now;
    for line in play.lines.ids() {
        let account = play.account(line);
        assert!(account.balances(), "line {line:?} at {now:?}: {account:?}");
        let parts = [account.moved, account.lost, account.in_camp, account.under_way];
        assert!(parts.iter().chain(&account.disposed).all(|part| part.0 >= 0), "{account:?}");
    }
    for pool in play.pools.ids() {
        let on_the_road: u32 = play
            .convoys
            .ids()
            .map(|id| play.convoys.get(id))
            .filter(|convoy| convoy.pool == pool && convoy.is_formed())
            .map(|convoy| convoy.vehicles)
            .sum();
        let state = play.pools.get(pool);
        let accounted =
            state.free + state.lost + on_the_road + state.workshop.len() as u32 + state.gone;
        assert_eq!(accounted, play.pool_size(pool), "vehicles of {pool:?} at {now:?}");
        assert!(play.has_its_crews(pool), "crews of {pool:?} at {now:?}");
    }
    play.audit_blankets();
    play.audit_desks();
    play.audit_before_gates();
    audit_promises(play);
    audit_order(play);
    party::audit(play);
}

/// What one convoy carries fits its vehicles, unless some were lost and the others took their load.
fn audit_loads(play: &Play<'_>, convoy: &crate::model::Convoy) {
    if play.pools.get(convoy.pool).lost == 0 {
        for load in &convoy.loads {
            let plan = play.plan();
            if plan.stocks[load.stock].drives {
                continue;
            }
            let line = &plan.scenario.lines[plan.stocks[load.stock].line];
            let each = plan.scenario.pools[convoy.pool].carries_of(line).0.max(1);
            assert!(load.promised + load.aboard <= i64::from(load.vehicles) * each, "{convoy:?}");
        }
    }
}

/// What convoys hold is what stocks, gates, routes and escorts believe that they hold.
fn audit_promises(play: &Play<'_>) {
    let formed: Vec<_> =
        play.convoys.ids().filter(|id| play.convoys.get(*id).is_formed()).collect();
    for stock in play.stocks.ids() {
        let (mut promised, mut loaded, mut aboard) = (play.kept_for_own(stock), 0, 0);
        for convoy in formed.iter().map(|id| play.convoys.get(*id)) {
            for load in convoy.loads.iter().filter(|load| load.stock == stock) {
                promised += load.promised;
                *(if load.stands { &mut loaded } else { &mut aboard }) += load.aboard;
            }
        }
        let own = play.steps.columns.iter().filter(|column| column.stock == stock);
        aboard += own.map(|column| column.amount).sum::<i64>();
        let state = play.stocks.get(stock);
        let held = (state.reserved, state.loaded, state.aboard);
        assert_eq!(held, (promised, loaded, aboard), "{stock:?}");
        assert_eq!(state.ready, state.lots.iter().map(|lot| lot.amount).sum::<i64>());
    }
    for id in &formed {
        let convoy = play.convoys.get(*id);
        let open = convoy.permits.iter().filter(|permit| permit.valid_until.is_none()).count();
        assert_eq!(convoy.pending as usize, open, "permits of {convoy:?}");
        let stands = play.all_with(*id).flat_map(|it| &it.loads).any(|load| load.stands);
        assert_eq!(convoy.stands_loaded, stands, "{convoy:?}");
        let along = play.all_with(*id).skip(1).map(|it| it.vehicles + it.led).sum::<u32>();
        assert_eq!(convoy.beside, along, "{convoy:?}");
        let leader = convoy.along.leader.map(|leader| play.convoys.get(leader));
        assert!(leader.is_none_or(|it| it.along.others.contains(id)), "{convoy:?}");
        assert_eq!(leader.is_some(), convoy.state == crate::model::ConvoyState::Along);
        let manned: u32 = convoy.loads.iter().map(|load| load.vehicles).sum();
        assert_eq!(manned, convoy.vehicles, "every vehicle stands with a load: {convoy:?}");
        let most = play.plan().scenario.pools[convoy.pool].max_convoy;
        assert!(convoy.size() <= most, "{convoy:?}");
        let led = convoy.loads.iter().filter(|load| play.plan().stocks[load.stock].drives);
        let led: i64 = led.map(|load| load.promised + load.aboard).sum();
        assert!(i64::from(convoy.led) <= led, "vehicles that drive themselves: {convoy:?}");
        audit_loads(play, convoy);
        if matches!(convoy.state, crate::model::ConvoyState::Marching)
            && convoy.work.since == play.agenda.now
        {
            let route = convoy.legs[convoy.leg];
            // One that stands on the road at night, and whose pace changes meanwhile, entered before.
            let has_entered = convoy.work.left == play.plan().scenario.routes[route].length.0
                && play.journal[convoy.last].at == play.agenda.now
                && play.plan().route_hours(route).next_open(play.agenda.now) == play.agenda.now;
            let slot = play.slot_of(*id, route, play.agenda.now);
            assert!(!has_entered || slot == play.agenda.now, "out of its slot: {convoy:?}");
        }
        let lists = play.routes.ids().map(|route| {
            play.routes.get(route).convoys.iter().filter(|other| *other == id).count()
        });
        assert_eq!(lists.sum::<usize>(), usize::from(convoy.is_on_a_route()), "{convoy:?}");
    }
    for route in play.routes.ids() {
        let on_it = formed.iter().map(|id| play.convoys.get(*id).tails_on(route)).sum::<usize>();
        assert_eq!(play.routes.get(route).tails as usize, on_it, "tails on {route:?}");
    }
    for escort in play.escorts.ids() {
        let with = formed.iter().map(|id| play.convoys.get(*id));
        let held: u32 = with.map(|it| it.groups_of(escort)).sum();
        assert!(play.escorts.get(escort).adds_up_with(held), "{escort:?} with {held} on the road");
    }
}

/// No camp begins before those that go before it, and none is vacated before those that it waits
/// for, unless it is left by its own means; where one stays open for transit, nothing of other camps is in it, or still to come, once it
/// is vacated.
fn audit_order(play: &Play<'_>) {
    let plan = play.plan();
    for (id, asked) in plan.scenario.camps.iter() {
        let state = play.camps.get(id);
        let is_reached =
            |camp, milestone: Milestone| play.camps.get(camp).reached[milestone as usize].is_some();
        if state.is_being_left {
            continue;
        }
        if state.lift.is_some() {
            let mut before = asked.starts_after.iter();
            assert!(before.all(|(camp, milestone)| is_reached(*camp, *milestone)), "{id:?} begins");
        }
        if !state.is_vacated() {
            continue;
        }
        for awaited in &asked.vacates_after {
            match awaited {
                Prerequisite::Reached(camp, milestone) => assert!(is_reached(*camp, *milestone)),
                Prerequisite::Successor => {}
                Prerequisite::Transit => audit_transit(play, id, asked.site),
            }
        }
    }
}

fn audit_transit(play: &Play<'_>, id: CampId, site: SiteId) {
    for (stock, plan) in play.plan().stocks.iter() {
        if plan.ends[0] != site || plan.camp == id {
            continue;
        }
        let state = play.stocks.get(stock);
        let left = (state.to_come, state.ready, state.reserved, state.loaded);
        assert_eq!(left, (0, 0, 0, 0), "{stock:?} in the vacated {id:?}");
    }
}

fn audit_run(simulation: &mut Simulation, replication: u64) {
    // The world has as many places for convoys as the run needs once it has played it.
    simulation.play(replication).expect("it ends");
    let mut hold = begin(&mut simulation.world, &mut simulation.system, replication, Keep::Causes);
    let mut play = hold.lend();
    let (mut before, mut seen) = (Moment::START, 0);
    let mut pauses = party::Pauses::default();
    let mut watch = usage::Watch::default();
    watch.look(&play);
    let look = |play: &mut Play<'_>| {
        audit(play, &mut before, &mut seen, &mut pauses);
        watch.look(play);
    };
    play.play_on(look).expect("it ends");
    collect::collect(&mut play, &mut simulation.outcome);
    watch.compare(&play, &simulation.outcome);
}

fn audit_ledgers(simulation: &mut Simulation, replication: u64) {
    let outcome = simulation.play(replication).expect("it ends").clone();
    let scenario = Arc::clone(&simulation.scenario);
    audit_sums(&outcome, &scenario);
    let replay = simulation.replay(replication).expect("it ends");
    assert_eq!(replay.outcome, outcome, "a replay is the same run");
    chain::audit(&replay, &scenario);
    audit_best_case(&outcome, &scenario);
    control::audit(&replay, &scenario);
}

/// What a run that has just been played has come to, without a look at how.
fn audit_end(simulation: &mut Simulation) {
    audit_balances(&hold(&mut simulation.world, &mut simulation.system).lend());
    audit_sums(&simulation.outcome, &simulation.scenario);
}

/// The ledger of every deadline adds up to its time.
fn audit_sums(outcome: &Outcome, scenario: &Scenario) {
    for (id, deadline) in outcome.deadlines.iter() {
        let total: i64 = deadline.ledger.iter().map(|booking| booking.span.0).sum();
        let end = deadline.reached.unwrap_or(scenario.until);
        assert_eq!(total, end.0, "the ledger of {id:?} adds up to its time");
        assert!(deadline.ledger.iter().all(|booking| booking.span > Span::ZERO));
        assert!(deadline.critical.is_sorted_by(|a, b| a < b));
        let is_missed = deadline.is_missed(scenario.deadlines[id].due);
        assert_eq!(is_missed, deadline.sites_late > 0, "{id:?}: {deadline:?}");
    }
}

/// No camp reaches a milestone before the best case that its deadlines are held against, but for
/// a minute of rounding.
fn audit_best_case(outcome: &Outcome, scenario: &Scenario) {
    for (id, camp) in outcome.camps.iter() {
        let reached = [
            (Milestone::Lifted, camp.lifted),
            (Milestone::Handover, camp.handover),
            (Milestone::Vacated, camp.vacated),
            (Milestone::Closed, camp.closed),
            (Milestone::TakenOver, camp.taken_over),
        ];
        for (milestone, reached) in reached {
            let Some(reached) = reached else { continue };
            let best = Earliest::of(scenario, id, milestone);
            assert!(
                reached.0 + 60 >= best.at.0,
                "{milestone:?} of {id:?} at {reached:?}: {best:?}"
            );
        }
    }
    for (id, deadline) in scenario.deadlines.iter() {
        let Goal::Arrived(share) = deadline.goal else { continue };
        let Some(reached) = outcome.deadlines[id].reached else { continue };
        for camp in deadline.all.iter().filter_map(|site| scenario.sites[*site].camp) {
            let best = Earliest::of_arrival(scenario, camp, &deadline.lines, share);
            assert!(reached.0 + 60 >= best.at.0, "{id:?} at {reached:?}: {best:?} for {camp:?}");
        }
    }
}

/// Stages that go over from one pool to another, of those that have two that muster columns: as the bits of a
/// number say, each may, either way.
fn carriers_drawn(scenario: &Scenario, bits: u32) -> Vec<Carrier> {
    let mut carriers = Vec::new();
    let mut bits = bits;
    for (line, plan) in scenario.lines.iter() {
        for (stage, by) in plan.stages.iter().map(|it| &it.by).enumerate() {
            let musters = |pool: &PoolId| scenario.pools[*pool].load != Loading::AtRequest;
            let mut mustering = by.iter().copied().filter(musters);
            let Some(two) = mustering.next().zip(mustering.next()) else { continue };
            bits = bits.rotate_left(2);
            let (old, new) = if bits & 1 == 0 { two } else { (two.1, two.0) };
            if bits & 2 == 0 {
                carriers.push(Carrier { line, stage, pool: old, is_new: false });
                carriers.push(Carrier { line, stage, pool: new, is_new: true });
            }
        }
    }
    carriers
}

/// How many random scenarios: more on request.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(120)
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: cases(),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn loads_balance_time_runs_on_and_ledgers_add_up_in_random_scenarios(
        text in random::scenario(),
    ) {
        let scenario = try_scenario(&text);
        prop_assume!(scenario.is_some());
        let mut simulation = Simulation::new(scenario.expect("it is one"));
        for replication in 0..2 {
            audit_run(&mut simulation, replication);
            audit_ledgers(&mut simulation, replication);
        }
    }

    #[test]
    fn the_order_of_tables_changes_no_run(
        text in random::scenario(),
        keys in prop::collection::vec(any::<u32>(), 150),
    ) {
        let tables = text.split_inclusive('\n').fold(vec![String::new()], |mut tables, line| {
            if line.starts_with('[') {
                tables.push(String::new());
            }
            tables.last_mut().expect("the head is one").push_str(line);
            tables
        });
        // Deadlines stand as they are written, by intention.
        let (deadlines, others): (Vec<&String>, Vec<&String>) =
            tables[1..].iter().partition(|table| table.starts_with("[deadline."));
        let mut shuffled: Vec<_> = keys.iter().cycle().zip(others).collect();
        shuffled.sort();
        let shuffled = shuffled.into_iter().map(|(_, table)| table.as_str());
        let body: String = shuffled.chain(deadlines.into_iter().map(String::as_str)).collect();
        let first = try_scenario(&text);
        prop_assume!(first.is_some());
        let mut one = Simulation::new(first.expect("it is one"));
        let mut other = Simulation::new(scenario(&format!("{}{body}", tables[0])));
        prop_assert_eq!(one.play(0).expect("it ends"), other.play(0).expect("it ends"));
    }

    #[test]
    fn pools_that_change_in_mid_run_lose_and_invent_no_vehicle(
        text in random::scenario(),
        day in 1..30_i64,
        count in 0..12_u32,
        goes_over in any::<u32>(),
    ) {
        let scenario = try_scenario(&text);
        prop_assume!(scenario.is_some());
        let mut scenario = (*scenario.expect("it is one")).clone();
        let counts = scenario.pools.ids().map(|id| (id, Uncertain::fixed(f64::from(count))));
        let escorts = scenario.escorts.ids().map(|id| (id, Uncertain::fixed(f64::from(count))));
        let escorts = escorts.collect();
        let (at, counts) = (Moment(day * DAY), counts.collect());
        let carriers = carriers_drawn(&scenario, goes_over);
        scenario.decision = Some(Decision {
            at,
            counts,
            escorts,
            carriers,
            dues_before: Vec::new(),
            planned_before: Vec::new(),
        });
        audit_run(&mut Simulation::new(Arc::new(scenario)), 0);
    }

    #[test]
    fn a_world_used_again_plays_like_a_new_one(text in random::scenario()) {
        let scenario = try_scenario(&text);
        prop_assume!(scenario.is_some());
        let scenario = scenario.expect("it is one");
        let mut used = Simulation::new(Arc::clone(&scenario));
        for replication in 0..3 {
            let again = used.play(replication).expect("it ends").clone();
            let fresh = Simulation::new(Arc::clone(&scenario)).play(replication).unwrap().clone();
            prop_assert_eq!(again, fresh);
        }
    }
}

/// People, freight and vehicles of one camp in the same columns, behind one escort and a gate; a last party too
/// large for one column.
const MIXED: &str = r#"
format = 1
scenario = { id = "mixed", as_of = 2030-01-01, until = "200 d" }
site.town = { kind = "town", bays = 1 }
site.port = { kind = "port" }
[camp.gao]
bays = 1
line.people = { amount = "35 people", to = "town", by = "trucks" }
line.freight = { amount = "40 t", each = "8 t", to = ["town", "port"], by = "trucks" }
line.cars = { amount = "7 vehicles", to = "town", by = "trucks" }
line.rear = { amount = "70 people", to = "town", by = "trucks", release = "last" }
[route.north]
ends = ["gao", "town"]
length = "200 km"
escorts = 1
[route.south]
ends = ["town", "port"]
length = "100 km"
[pool.trucks]
kind = "trucks"
home = "gao"
count = 5
seats = 10
payload = "12 t"
vehicles = 1
speed = "20 km/h"
convoy = [2, 4]
load = "at-once"
loading = "3 h"
unloading = "2 h"
[escort.guards]
count = 1
[gate.host]
authority = "Host"
covers = { routes = ["north"] }
lead_time = "30 h"
[deadline.out]
all = "all-camps"
due = "100 d"
"#;

#[test]
fn mixed_columns_and_vehicles_that_stand_loaded_are_among_what_is_balanced() {
    let alone = MIXED.replace("count = 1\n", "count = 1\nreturns = \"alone\"\n");
    let driven = MIXED.replace("by = \"trucks\" }\nline.rear", "drives = true }\nline.rear");
    let driven = driven.replace("count = 1\n", "count = 2\nvehicles = 2\n");
    assert_ne!(driven, MIXED);
    for text in [MIXED.to_owned(), alone, driven] {
        let mut simulation = Simulation::new(scenario(&text));
        audit_run(&mut simulation, 0);
        audit_ledgers(&mut simulation, 0);
        let mut hold = begin(&mut simulation.world, &mut simulation.system, 0, Keep::Causes);
        let (mut mixed, mut waits) = (false, false);
        let look = |play: &mut Play<'_>| {
            for convoy in play.convoys.ids().map(|id| play.convoys.get(id)) {
                mixed |= convoy.is_formed() && convoy.loads.len() > 1;
                waits |= convoy.is_formed() && convoy.stands_loaded && !convoy.is_on_a_route();
            }
        };
        hold.lend().play_on(look).expect("it ends");
        assert!(mixed && waits);
        let outcome = simulation.play(0).expect("it ends");
        assert!(outcome.camps[CampId(0)].vacated.is_some(), "all of it leaves");
    }
}

#[test]
fn hosts_play_the_same_events() {
    let text = include_str!("../../../scenarios/yardstick.toml");
    let mut simulation = Simulation::new(scenario(text));
    let hosts =
        [super::Host::WholeReplication, super::Host::SystemPerEvent, super::Host::SchedulePerEvent];
    let events = hosts.map(|host| simulation.play_under(host, 1).expect("it ends"));
    assert_eq!(events[0], events[1]);
    assert_eq!(events[0], events[2]);
    assert!(events[0] > 300);
}
