//! Escalations against what can be worked out by hand: what is seen at which look, what is decided,
//! done and taken back, to the hour.

use std::sync::Arc;

use drawdown::id::{CampId, DeadlineId, GateId, LineId};
use drawdown::report::{Language, Names, narrate};
use drawdown::scenario::{Disposition, Scenario, Switch, read_text};
use drawdown::simulation::{Actor, Code, EventKind, Outcome, Replay, Simulation};
use drawdown::time::{DAY, HOUR, Moment};

use crate::parties::{COLUMN, camp_and, times};

fn scenario(text: &str) -> Arc<Scenario> {
    match read_text("escalation.toml", text, &[]) {
        Ok((study, _)) => Arc::clone(&study.base),
        Err(rejected) => panic!("{:#?}", rejected.findings),
    }
}

/// A camp of 100 t and five people, ten hours by road from a town with one truck for 10 t: it leaves
/// the camp with a load at 10 h, 30 h, 50 h … as long as it may. `rest` says more.
fn outpost(rest: &str) -> Simulation {
    Simulation::new(scenario(&format!(
        r#"
format = 1
scenario = {{ id = "escalation", as_of = 2030-01-01, until = "100 d" }}
site.town.kind = "town"

[camp.outpost]
line.stores = {{ amount = "100 t", to = "town" }}
line.guard = {{ amount = "5 people", to = "town", release = "last" }}

[route.road]
ends = ["outpost", "town"]
length = "200 km"
rate = "20 km/h"

[pool.trucks]
kind = "trucks"
home = "town"
count = 1
payload = "10 t"
seats = 5
speed = "20 km/h"

[deadline.out]
all = ["outpost"]
due = "300 h"
{rest}"#
    )))
}

fn vacated(outcome: &Outcome) -> Option<i64> {
    Some(outcome.camps[CampId(0)].vacated?.0 / HOUR)
}

/// Hours at which the step of this name had an event of a kind.
fn hours(run: &Simulation, replay: &Replay, step: &str, kind: EventKind) -> Vec<i64> {
    let rules = &run.scenario().rules;
    let is_it = |actor: Option<Actor>| match actor {
        Some(Actor::Rule(id)) => {
            rules[id].standing.as_ref().is_some_and(|it| it.step.as_str() == step)
        }
        _ => false,
    };
    let events = replay.events.iter().filter(|it| it.kind == kind && is_it(it.actor));
    events.map(|event| event.at.0 / HOUR).collect()
}

/// The gate of the north is shut from 40 h on for good.
const SHUT: &str = r#"
[gate.north]
covers = { routes = ["road"] }
suspensions = [{ from = "40 h", until = "100 d" }]
"#;

/// The first example of the method: shed, then leave.
const KIDAL: &str = r#"
[escalation.outpost]
camps = ["outpost"]
look = "6 h"
[escalation.outpost.step.shed]
when = [{ float_below = "-1 h", for = "3 d" }, { withheld = "24 h", gate = "north" }]
decides = "contingent"
takes = "6 h"
do = [{ give = { unoe = "20%" } }]
[escalation.outpost.step.leave]
needs = "shed"
when = [{ float_below = "0 h", for = "12 h" }]
decides = "headquarters"
takes = "12 h"
do = [{ destroy = "rest" }, { leave_own = true, without = "gate.north" }]
"#;

#[test]
fn a_camp_from_which_permission_is_withheld_sheds_and_then_leaves_by_its_own_means() {
    // 20 t have left by 30 h; from 40 h on nothing may. Withheld for a day at 64 h: seen at 66 h,
    // decided at 72 h: 16 of 80 t are given away. Of 100 t, 36 are gone: by the estimates the fourth load
    // has left at 70 h and the last party 140 h later. Who takes t instead of 70 h takes 140/70 t for the
    // rest: the float is 300 h - 3 t, below nothing after 100 h: seen at 102 h, still so twelve hours
    // later, decided at 126 h.
    let kidal = KIDAL.replace("{ float_below = \"-1 h\", for = \"3 d\" }, ", "");
    let mut run = outpost(&format!("{SHUT}{kidal}"));
    let replay = run.replay(0).expect("it ends");
    assert_eq!(hours(&run, &replay, "shed", EventKind::StepAsked), [66]);
    assert_eq!(hours(&run, &replay, "shed", EventKind::StepTaken), [72]);
    assert_eq!(hours(&run, &replay, "leave", EventKind::StepAsked), [114]);
    assert_eq!(hours(&run, &replay, "leave", EventKind::StepTaken), [126]);
    assert_eq!(vacated(&replay.outcome), Some(126));
    assert_eq!(times(&replay, EventKind::OwnArrives), [136 * HOUR]);
    let stores = &replay.outcome.lines[LineId(1)];
    let gone = |fate: Disposition| stores.disposed[fate as usize - 1].0 / 1_000;
    assert_eq!((stores.moved.0, gone(Disposition::Gifted)), (20_000, 16));
    assert_eq!((gone(Disposition::DestroyedInPlace), stores.in_camp.0), (64, 0));
    assert_eq!(replay.outcome.lines[LineId(0)].moved.0, 5);
    // If nobody changes anything, it is never vacated.
    let mut idle = outpost(SHUT);
    assert_eq!(vacated(idle.play(0).expect("it ends")), None);
}

#[test]
fn what_kept_a_camp_until_a_step_is_booked_and_not_the_step() {
    let kidal = KIDAL.replace("{ float_below = \"-1 h\", for = \"3 d\" }, ", "");
    let replay = outpost(&format!("{SHUT}{kidal}")).replay(0).expect("it ends");
    let outcome = &replay.outcome.deadlines[DeadlineId(0)];
    // A gate that only shuts the way at times is booked as a closed road.
    assert_eq!(outcome.main_delay(), Some(Code::RouteClosed));
    let most = outcome.lost.iter().max_by_key(|(_, span)| *span).map(|(actor, _)| *actor);
    assert_eq!(most, Some(Actor::Gate(GateId(0))));
}

#[test]
fn who_has_to_ask_a_gate_waits_for_it_and_who_need_not_does_not() {
    // The gate is shut from 40 h to 200 h. At 60 h it is 240 h to the deadline: decided at once.
    let order = |without: &str| {
        format!(
            "[gate.north]\ncovers = {{ routes = [\"road\"] }}\n\
             suspensions = [{{ from = \"40 h\", until = \"200 h\" }}]\n\
             [escalation.go]\ncamps = \"all-camps\"\nlook = \"6 h\"\n[escalation.go.step.leave]\n\
             when = [{{ before = \"out\", by = \"240 h\" }}]\n\
             do = [{{ destroy = \"rest\" }}, {{ leave_own = true{without} }}]\n"
        )
    };
    for (without, gone) in [(", without = \"gate.north\"", 60), ("", 204)] {
        // The first look after 200 h is at 204 h.
        let mut run = outpost(&order(without));
        assert_eq!(vacated(run.play(0).expect("it ends")), Some(gone), "{without}");
    }
}

#[test]
fn people_are_thinned_out_while_a_fight_is_near_and_come_back_to_the_old_order_only_far_from_it() {
    // The fight is on from the tenth hour to the fifteenth, 100 km from the town by road. Seen at
    // 10 h, still so two hours later: half of ten people may leave at 13 h. No fight within 150 km
    // from 15 h on, for ten hours: taken back at 25 h.
    let contest = "[contest.any]\nlasts = \"5 h\"\nretry = \"300 d\"\nodds = [{ hold = 1 }]\n";
    let order = "[escalation.near]\ncamps = [\"kidal\"]\nlook = \"1 h\"\n\
         [escalation.near.step.thin]\nwhen = [{ fight_within = \"60 km\", for = \"2 h\" }]\n\
         decides = \"sector\"\ntakes = \"1 h\"\ndo = [{ thin_out = \"50%\" }]\n\
         back = { fight_within = \"150 km\", not = true, for = \"10 h\" }\n";
    let people = "starts = \"50 d\"\n[camp.kidal.line.people]\namount = \"10 people\"\nto = \"town\"\n\
         release = \"last\"\n";
    let bus = "[pool.bus]\nkind = \"trucks\"\nhome = \"town\"\ncount = 1\nseats = 50\n\
         speed = \"20 km/h\"\navailable = \"20 d\"\n";
    let mut run = camp_and(&format!("{people}{COLUMN}{contest}{order}{bus}"));
    let replay = run.replay(0).expect("it ends");
    assert_eq!(times(&replay, EventKind::ContestBegins), [10 * HOUR]);
    assert_eq!(hours(&run, &replay, "thin", EventKind::StepAsked), [12]);
    assert_eq!(hours(&run, &replay, "thin", EventKind::StepTaken), [13]);
    assert_eq!(hours(&run, &replay, "thin", EventKind::StepTakenBack), [25]);
    // The bus comes only after that: nobody has left early.
    let left = times(&replay, EventKind::Vacated)[0];
    assert!(left > 50 * DAY, "{left}");
    // Where the fight is felt within 60 km for longer, they stay thinned out.
    let wide = order.replace("for = \"10 h\"", "for = \"400 d\"");
    let mut run = camp_and(&format!("{people}{COLUMN}{contest}{wide}{bus}"));
    let replay = run.replay(0).expect("it ends");
    assert!(times(&replay, EventKind::StepTakenBack).is_empty());
}

#[test]
fn a_camp_is_unsafe_at_the_first_look_with_so_many_attacks_behind_it() {
    let order = "[threat.north]\ncamps = [\"outpost\"]\ncamp_attacks = \"0.3 per day\"\n\
         shelter = \"1 h\"\n[escalation.unsafe]\ncamps = [\"outpost\"]\nlook = \"6 h\"\n\
         [escalation.unsafe.step.go]\nwhen = [{ unsafe = 2, over = \"48 h\" }]\n\
         takes = \"1 h\"\ndo = [{ destroy = \"rest\" }, { leave_own = true }]\n";
    let mut run = outpost(order);
    let mut fired = 0;
    for number in 0..40 {
        let replay = run.replay(number).expect("it ends");
        let attacks = times(&replay, EventKind::ShelterBegins);
        let gone = vacated(&replay.outcome).expect("it is vacated in the end");
        let seen = (0..gone).step_by(6).find(|hour| {
            let recent = |at: &&i64| **at <= hour * HOUR && hour * HOUR - **at <= 48 * HOUR;
            attacks.iter().filter(recent).count() >= 2
        });
        let asked = hours(&run, &replay, "go", EventKind::StepAsked);
        assert_eq!(asked, seen.into_iter().collect::<Vec<_>>(), "replication {number}");
        if let Some(seen) = seen.filter(|seen| seen + 1 < 210) {
            assert_eq!(gone, seen + 1, "replication {number}");
            fired += 1;
        }
    }
    assert!(fired > 5, "{fired}");
}

/// Freight that no truck fetches before the eightieth day, and a bus for the people.
const TAIL: &str = r#"
[pool.bus]
kind = "trucks"
home = "town"
count = 1
seats = 5
speed = "20 km/h"
[escalation.tail]
camps = "all-camps"
look = "7 d"
[escalation.tail.step.defer]
when = [{ before = "resolution", by = "45 d" }]
decides = "council"
takes = "10 d"
do = [{ defer_freight = "unoe", guard = 100 }]
[deadline.resolution]
all = "all-camps"
due = "90 d"
"#;

fn with_late_trucks(rest: &str) -> Simulation {
    let scenario = Scenario::clone(outpost(rest).scenario());
    let mut late = scenario;
    for pool in late.pools.values_mut().filter(|pool| pool.name.as_str() == "trucks") {
        pool.available = drawdown::chance::Uncertain::fixed(80.0 * DAY as f64);
    }
    Simulation::new(Arc::new(late))
}

#[test]
fn deferred_freight_lets_the_camp_be_vacated_and_follows_later() {
    // 45 days before the ninetieth is the 45th: seen on the 49th day, decided on the 59th. The bus is
    // there ten hours later. The freight follows from the eightieth day on: ten loads, the last of
    // which leaves at 10 h + 9 · 20 h and arrives ten hours later.
    let mut run = with_late_trucks(TAIL);
    let replay = run.replay(0).expect("it ends");
    assert_eq!(hours(&run, &replay, "defer", EventKind::StepAsked), [49 * 24]);
    assert_eq!(hours(&run, &replay, "defer", EventKind::StepTaken), [59 * 24]);
    assert_eq!(vacated(&replay.outcome), Some(59 * 24 + 10));
    let stores = &replay.outcome.lines[LineId(1)];
    assert_eq!((stores.moved.0, stores.in_camp.0), (100_000, 0));
    let last = times(&replay, EventKind::Unloaded).into_iter().max();
    assert_eq!(last, Some(80 * DAY + 200 * HOUR));
    // Without the order the people wait for the last of the freight.
    let mut idle = with_late_trucks(&TAIL.replace("look = \"7 d\"", "look = \"7 d\"\non = false"));
    assert_eq!(vacated(idle.play(0).expect("it ends")), Some(80 * 24 + 200));
}

#[test]
fn freight_left_without_a_guard_is_lost_to_looters() {
    let looted = TAIL.replace(", guard = 100", "");
    for (order, moved) in [(TAIL, 100_000), (looted.as_str(), 0)] {
        let run = with_late_trucks(order);
        let mut scenario = Scenario::clone(run.scenario());
        scenario.camps[CampId(0)].looters = Some(drawdown::chance::Uncertain::fixed(DAY as f64));
        let mut run = Simulation::new(Arc::new(scenario));
        let stores = run.play(0).expect("it ends").lines[LineId(1)];
        assert_eq!(stores.moved.0, moved);
        assert_eq!(stores.lost.0, 100_000 - moved);
    }
}

#[test]
fn a_step_is_refused_as_often_as_its_chance_says_and_not_asked_for_again() {
    let order = TAIL.replace("takes = \"10 d\"", "takes = \"10 d\"\nrefuses = 0.3");
    let mut run = with_late_trucks(&order);
    let n = 600;
    let taken = (0..n).filter(|it| !run.play(*it).expect("it ends").rules.is_empty()).count();
    let (share, error) = (taken as f64 / n as f64, (0.7 * 0.3 / n as f64).sqrt());
    assert!((share - 0.7).abs() < 4.0 * error, "{share}");
    for number in 0..20 {
        let replay = run.replay(number).expect("it ends");
        assert_eq!(hours(&run, &replay, "defer", EventKind::StepAsked), [49 * 24]);
        let refused = hours(&run, &replay, "defer", EventKind::StepRefused);
        let is_late = vacated(&replay.outcome) == Some(80 * 24 + 200);
        assert_eq!(refused, if is_late { vec![59 * 24] } else { vec![] });
    }
}

#[test]
fn what_must_have_lasted_starts_anew_when_it_has_ceased() {
    // Shut from 10 h to 30 h and from 40 h on: by 30 h it had not been shut for a day; from 40 h on it
    // has at 64 h, seen at 66 h, and asked for when that has lasted another twelve hours.
    let order = "[gate.north]\ncovers = { routes = [\"road\"] }\n\
         suspensions = [{ from = \"10 h\", until = \"30 h\" }, { from = \"40 h\", until = \"100 d\" }]\n\
         [escalation.go]\ncamps = [\"outpost\"]\nlook = \"6 h\"\n[escalation.go.step.shed]\n\
         when = [{ withheld = \"24 h\", gate = \"north\", for = \"12 h\" }]\n\
         do = [{ give = { unoe = 1 } }]\n";
    let mut run = outpost(order);
    let replay = run.replay(0).expect("it ends");
    assert_eq!(hours(&run, &replay, "shed", EventKind::StepAsked), [78]);
}

#[test]
fn a_step_waits_for_the_one_that_it_needs_unless_it_may_skip_it() {
    // Both are due at 60 h; the first takes five days.
    let order = |skip: &str| {
        format!(
            "[escalation.go]\ncamps = [\"outpost\"]\nlook = \"6 h\"\n[escalation.go.step.first]\n\
             when = [{{ before = \"out\", by = \"240 h\" }}]\ntakes = \"60 h\"\n\
             do = [{{ thin_out = 1 }}]\n[escalation.go.step.second]\nneeds = \"first\"\n{skip}\
             when = [{{ before = \"out\", by = \"240 h\" }}]\ndo = [{{ destroy = \"rest\" }}]\n"
        )
    };
    for (skip, first, second) in [("", vec![120], 120), ("may_skip = true\n", vec![120], 60)] {
        let mut run = outpost(&order(skip));
        let replay = run.replay(0).expect("it ends");
        assert_eq!(hours(&run, &replay, "second", EventKind::StepTaken), [second], "{skip}");
        let taken = hours(&run, &replay, "first", EventKind::StepTaken);
        let expected = if skip.is_empty() { first } else { Vec::new() };
        assert_eq!(taken, expected, "{skip}");
    }
}

#[test]
fn the_pace_over_the_last_days_is_measured_against_the_plan() {
    // The plan sends off 100 t in 300 h, a third of a tonne an hour; until 40 h twice as much goes. At
    // 96 h, 20 t have gone in the 96 h before: 0.208 t an hour, less than two thirds of the plan's. At
    // the look before, over the 84 h from nothing to 90 h, no 96 h have passed yet.
    let order = "[escalation.go]\ncamps = [\"outpost\"]\nlook = \"6 h\"\n[escalation.go.step.slow]\n\
         when = [{ pace_below = \"66%\", over = \"96 h\" }]\ndo = [{ give = { unoe = 1 } }]\n";
    let mut run = outpost(&format!("{SHUT}{order}"));
    let replay = run.replay(0).expect("it ends");
    assert_eq!(hours(&run, &replay, "slow", EventKind::StepAsked), [96]);
}

/// All that was decided in a run before a moment.
fn decided_before(replay: &Replay, moment: Moment) -> Vec<(Moment, EventKind, Option<Actor>)> {
    let kinds = [
        EventKind::StepAsked,
        EventKind::StepRefused,
        EventKind::StepTaken,
        EventKind::StepTakenBack,
    ];
    let events = replay.events.iter().filter(|it| it.at < moment && kinds.contains(&it.kind));
    events.map(|event| (event.at, event.kind, event.actor)).collect()
}

#[test]
fn changing_chance_after_a_moment_changes_no_decision_before_it() {
    // As many runs as the environment asks for (ESCALATION_RUNS=10000), in lots of twenty under one change.
    let runs = std::env::var("ESCALATION_RUNS").ok().and_then(|it| it.parse().ok());
    let runs: u64 = runs.unwrap_or(1_000);
    let order = r#"
[threat.north]
routes = ["road"]
camps = ["outpost"]
attacks = "1 per 100 km"
hold = { exponential = "8 h" }
camp_attacks = "0.2 per day"
shelter = { exponential = "6 h" }
[gate.north]
covers = { routes = ["road"] }
lead_time = { exponential = "12 h" }
refusal = 0.2
retry = "6 h"
suspensions = [{ every = { exponential = "6 d" }, lasts = { exponential = "4 d" } }]
[escalation.go]
camps = ["outpost"]
look = "6 h"
[escalation.go.step.shed]
when = [{ float_below = "48 h", for = "12 h" }, { withheld = "36 h", gate = "north" }]
takes = { triangular = ["6 h", "1 d", "3 d"] }
refuses = 0.3
do = [{ give = { unoe = 0.2 } }]
[escalation.go.step.thin]
when = [{ float_below = "24 h" }]
do = [{ thin_out = 0.5 }]
back = { float_below = "72 h", not = true }
[escalation.go.step.leave]
needs = "shed"
when = [{ unsafe = 2, over = "7 d" }, { before = "out", by = "40 h" }]
takes = { exponential = "1 d" }
do = [{ destroy = "rest" }, { leave_own = true, without = "gate.north" }]
"#;
    let mut known = outpost(order);
    let mut decisions = 0;
    for lot in 0..runs.div_ceil(20) {
        let change = Moment((30 + (lot as i64 * 37) % 260) * HOUR);
        let mut scenario = Scenario::clone(known.scenario());
        let route = scenario.routes.values_mut().next().expect("a road");
        // A road that shuts by chance, so that nobody can reckon with it beforehand.
        route.closures.push(drawdown::scenario::Outage::Recurring {
            every: drawdown::chance::Uncertain::fixed(change.0 as f64),
            lasts: drawdown::chance::Uncertain::fixed(9.0 * DAY as f64),
        });
        let mut changed = Simulation::new(Arc::new(scenario));
        for number in lot * 20..(lot * 20 + 20).min(runs) {
            let before = decided_before(&known.replay(number).expect("it ends"), change);
            let after = decided_before(&changed.replay(number).expect("it ends"), change);
            assert_eq!(before, after, "replication {number}, changed at {change:?}");
            decisions += before.len();
        }
    }
    assert!(decisions as u64 > runs / 2, "{decisions} decisions");
}

/// The first scenario on a page of the manual.
fn of_manual(page: &str) -> String {
    let example = page.split("```toml\n").nth(1).and_then(|it| it.split("```").next());
    example.expect("an example").to_owned()
}

#[test]
fn both_languages_of_the_manual_show_one_example() {
    let english = of_manual(include_str!("../../src/manual/en/escalation.md"));
    assert_eq!(english, of_manual(include_str!("../../src/manual/fr/escalation.md")));
}

#[test]
fn three_steps_added_to_minimal_are_told_in_its_replay() {
    let run = scenario(&of_manual(include_str!("../../src/manual/en/escalation.md")));
    let mut simulation = Simulation::new(Arc::clone(&run));
    let replay = (0..400)
        .map(|number| simulation.replay(number).expect("it ends"))
        .find(|replay| replay.events.iter().any(|it| it.kind == EventKind::LeavesOwn))
        .expect("in some run they leave by their own means");
    for (language, said) in [
        (Language::English, "the step “Outpost: leave” is put to headquarters"),
        (
            Language::French,
            "la mesure « Outpost : leave » est soumise pour décision (headquarters)",
        ),
    ] {
        let told = narrate(&replay, Names { scenario: &run, language });
        let plain = |text: &str| text.replace(['\u{a0}', '\u{202f}'], " ");
        let found = told.iter().any(|it| plain(&it.what).contains(&plain(said)));
        assert!(found, "{said}: {:#?}", told.iter().map(|it| &it.what).collect::<Vec<_>>());
    }
}

#[test]
fn a_plan_switches_an_escalation_on_and_another_day_can_take_it_up() {
    let page = of_manual(include_str!("../../src/manual/en/escalation.md"));
    let plans = "[plan.as-written]\norder = 1\nset = { \"escalation.outpost.on\" = false }\n\
         [plan.standing-orders]\n";
    let (study, _) = read_text("plans.toml", &format!("{page}{plans}"), &[]).expect("a scenario");
    let [idle, ordered] = [0, 1].map(|plan| Arc::clone(&study.variants[plan].scenario));
    assert_eq!((idle.escalates(), ordered.escalates()), (false, true));
    let switch = Switch::new(Arc::clone(&idle), Arc::clone(&ordered)).expect("it can be taken up");
    let taken = |scenario: Arc<Scenario>| -> Vec<Moment> {
        let mut run = Simulation::new(scenario);
        let runs = (0..60).flat_map(|number| run.play(number).expect("it ends").rules.clone());
        runs.map(|(_, at)| at).collect()
    };
    let day = Moment(25 * DAY);
    let all = taken(Arc::clone(&ordered));
    assert!(taken(idle).is_empty() && all.iter().any(|at| *at < day));
    // Who takes it up on the twenty-fifth day asks for nothing before.
    let late = taken(switch.at(day));
    assert!(!late.is_empty() && late.iter().all(|at| *at >= day));
}

/// What is found about a step that is set off, and taken back, by these.
fn found(when: &str, back: &str) -> Vec<drawdown::scenario::Finding> {
    let name = "tests/refused/E318-back-at-the-same-float.toml";
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    let text = std::fs::read_to_string(file).expect("a file");
    let gate = "[gate.host]\nauthority = \"Host\"\ncovers = { routes = [\"outpost-town\"] }\n\
        lead_time = \"1 d\"\n\n[deadline.outpost-empty]";
    let text = text
        .replace("[deadline.outpost-empty]", gate)
        .replace("when = [{ float_below = \"5 d\" }]", &format!("when = [{{ {when} }}]"))
        .replace("back = { float_below = \"5 d\", not = true }", &format!("back = {{ {back} }}"));
    read_text("back.toml", &text, &[]).map_or_else(|it| it.findings, |(_, findings)| findings)
}

#[test]
fn the_way_back_that_is_proposed_is_taken_and_none_is_where_none_is_wider() {
    use drawdown::scenario::Code::NotWider;
    for (when, is_any) in [
        ("float_below = \"5 d\"", true),
        ("left_above = \"1 %\"", true),
        ("left_above = \"0.1 %\"", false),
        ("pace_below = \"98 %\", over = \"6 h\"", true),
        ("pace_below = \"100 %\", over = \"6 h\"", false),
        ("withheld = \"1 h\", gate = \"host\"", true),
        ("withheld = \"0.1 h\", gate = \"host\"", false),
        ("fight_within = \"20 km\"", true),
        ("unsafe = 1, over = \"3 d\"", false),
    ] {
        let findings = found(when, &format!("{when}, not = true"));
        let finding = findings.iter().find(|it| it.code == NotWider);
        let remedy = finding
            .unwrap_or_else(|| panic!("{when}: {findings:#?}"))
            .worded(drawdown::scenario::Language::English)
            .remedy;
        let remedy = remedy.expect("a remedy");
        let proposed = remedy.split_once("back = { ").map(|(_, rest)| rest);
        assert_eq!(proposed.is_some(), is_any, "{when}: {remedy}");
        let Some((back, _)) = proposed.and_then(|rest| rest.split_once(" }")) else { continue };
        let still = found(when, back);
        let errors: Vec<_> = still.iter().filter(|it| it.code.text().starts_with('E')).collect();
        assert!(errors.is_empty(), "{when}: {back}: {errors:#?}");
    }
}
