//! Those who leave a camp by their own means: who of them leaves when, with what, what they meet, and what
//! the account of why says of them.

use std::sync::Arc;

use drawdown::id::{DeadlineId, LineId};
use drawdown::report::{Language, Names, narrate};
use drawdown::scenario::read_text;
use drawdown::simulation::{Actor, Code, EventKind, Replay, Simulation};
use drawdown::time::{DAY, HOUR};

use crate::parties::times;

/// A camp ten hours from a town and five from a port, whose trucks come on the eightieth day; who is there
/// leaves at 60 h by his own means. `leave` says how, `rest` says more.
fn leavers(leave: &str, rest: &str) -> Simulation {
    leavers_with("town", leave, rest)
}

/// The same with the cars' goal.
fn leavers_with(cars: &str, leave: &str, rest: &str) -> Simulation {
    read_leavers(&leavers_text(cars, leave, rest))
}

fn leavers_text(cars: &str, leave: &str, rest: &str) -> String {
    format!(
        r#"
format = 1
scenario = {{ id = "leavers", as_of = 2030-01-01, until = "100 d" }}
site.town.kind = "town"
site.port.kind = "port"
site.island.kind = "port"
site.halfway.kind = "town"

[camp.outpost]
line.stores = {{ amount = "100 t", to = "town" }}
line.cars = {{ amount = "3 vehicles", to = "{cars}" }}
line.boats = {{ amount = "4 vehicles", to = "island" }}
line.guard = {{ amount = "5 people", to = "port", release = "last" }}

[route.near]
ends = ["outpost", "halfway"]
length = "100 km"
rate = "20 km/h"

[route.far]
ends = ["halfway", "town"]
length = "100 km"
rate = "20 km/h"

[route.coast]
ends = ["outpost", "port"]
length = "100 km"
rate = "20 km/h"

[route.sky]
ends = ["outpost", "island"]
mode = "air"
length = "100 km"

[pool.trucks]
kind = "trucks"
home = "town"
count = 1
payload = "10 t"
vehicles = 1
seats = 5
speed = "20 km/h"
available = "80 d"

[pool.planes]
kind = "aircraft"
home = "island"
count = 1
vehicles = 1
speed = "200 km/h"
available = "80 d"

[deadline.out]
all = ["outpost"]
due = "300 h"

[deadline.there]
arrived = {{ to = "town", load = "freight", share = "100 %" }}
due = "80 h"

[escalation.go]
camps = "all-camps"
look = "6 h"
[escalation.go.step.leave]
when = [{{ before = "out", by = "240 h" }}]
do = [{leave}]
{rest}"#
    )
}

fn read_leavers(text: &str) -> Simulation {
    match read_text("leavers.toml", text, &[]) {
        Ok((study, _)) => Simulation::new(Arc::clone(&study.base)),
        Err(rejected) => panic!("{:#?}", rejected.findings),
    }
}

/// Moved of the line of this name, and what of it is still in its camp, in units of its kind.
fn line(run: &Simulation, replay: &Replay, name: &str) -> (f64, f64) {
    let lines = &run.scenario().lines;
    let (id, line): (LineId, _) =
        lines.iter().find(|(_, line)| line.name.as_str() == name).expect("a line");
    let account = &replay.outcome.lines[id];
    let per = line.kind.base_per_unit() as f64;
    (account.moved.0 as f64 / per, account.in_camp.0 as f64 / per)
}

/// The route of this name.
fn route(run: &Simulation, name: &str) -> Actor {
    let routes = &run.scenario().routes;
    let found = routes.iter().find(|(_, route)| route.name.as_str() == name);
    Actor::Route(found.expect("a route").0)
}

const LEAVE: &str = "{ destroy = \"rest\" }, { leave_own = true, carries = \"2 t\" }";

#[test]
fn what_waits_for_a_road_when_the_last_of_the_people_is_out_leaves_when_that_opens() {
    // The guard and the cars leave for the port at 60 h. The road to the town is shut from 50 h to 100 h:
    // the look after that is at 102 h.
    let shut =
        |until: &str| format!("[[route.near.closures]]\nfrom = \"50 h\"\nuntil = \"{until}\"\n");
    let mut run = leavers_with("port", LEAVE, &shut("100 h"));
    let replay = run.replay(0).expect("it ends");
    assert_eq!(times(&replay, EventKind::Vacated), [60 * HOUR]);
    assert_eq!(times(&replay, EventKind::OwnArrives), [65 * HOUR, 65 * HOUR, 112 * HOUR]);
    assert_eq!(line(&run, &replay, "stores"), (6.0, 0.0));
    // Shut for good, it is there in the end, and it is the road that keeps it from the town.
    let mut run = leavers_with("port", LEAVE, &shut("100 d"));
    let replay = run.replay(0).expect("it ends");
    assert_eq!(line(&run, &replay, "stores"), (0.0, 6.0));
    let there = &replay.outcome.deadlines[DeadlineId(1)];
    assert_eq!(there.main_delay(), Some(Code::RouteClosed));
    let near = route(&run, "near");
    let lost = there.lost.iter().find(|(actor, _)| *actor == near).map(|(_, span)| span.0);
    assert_eq!(lost, Some(100 * DAY - 60 * HOUR));
}

#[test]
fn only_vehicles_that_drive_out_take_freight_with_them() {
    // Four boats have no road, three cars have: 6 t of 100.
    let mut run = leavers(LEAVE, "");
    let replay = run.replay(0).expect("it ends");
    assert_eq!(line(&run, &replay, "stores"), (6.0, 0.0));
    // Of ten vehicles that are given away first, none drives, and nothing is carried.
    let given = format!("{{ give = {{ unoe = 1, coe = 1, national = 1 }} }}, {LEAVE}");
    let mut run = leavers(&given, "");
    let replay = run.replay(0).expect("it ends");
    assert_eq!(
        (line(&run, &replay, "cars"), line(&run, &replay, "stores")),
        ((0.0, 0.0), (0.0, 0.0))
    );
    assert_eq!(times(&replay, EventKind::Vacated), [60 * HOUR]);
}

/// Attacks on the way to the town, whoever passes, of which half destroy a vehicle; rules that hear of both.
fn threat(load: &str) -> String {
    format!(
        r#"
[threat.road]
routes = ["near", "far"]
attacks = "0.5 per 100 km"
hold = "3 h"
loss = 0.5
load = "{load}"
[rule.hit]
when = {{ on = "convoy-hit" }}
at_most = 100
then = [{{ close = "sky", for = "1 h" }}]
[rule.lost]
when = {{ on = "vehicle-lost" }}
at_most = 100
then = [{{ close = "sky", for = "1 h" }}]
"#
    )
}

#[test]
fn rules_hear_of_attacks_on_those_who_have_left_and_what_a_vehicle_carries_may_be_lost_with_it() {
    for (load, is_lost) in [("lost", true), ("saved", false)] {
        let mut run = leavers(LEAVE, &threat(load));
        let (mut hits, mut freight, n) = (0, 0.0, 400_u64);
        for number in 0..n {
            let replay = run.replay(number).expect("it ends");
            let attacks = times(&replay, EventKind::OwnAttacked).len();
            let cars = 3.0 - line(&run, &replay, "cars").0;
            let fired = |name: &str| {
                let rules = &run.scenario().rules;
                let is_it = |id| rules[id].name.as_str() == name;
                replay.outcome.rules.iter().filter(|(id, _)| is_it(*id)).count()
            };
            assert_eq!((fired("hit"), fired("lost")), (attacks, cars as usize), "run {number}");
            freight += 6.0 - line(&run, &replay, "stores").0;
            hits += attacks;
        }
        assert!(hits > 300, "{hits}");
        // One attack in the mean on 200 km, of which half take the 2 t of one vehicle, of three at most.
        let mean = freight / n as f64;
        let expected = if is_lost { 1.0 } else { 0.0 };
        assert!((mean - expected).abs() < 0.2 * expected + 1e-9, "{load}: {mean} t");
    }
}

#[test]
fn the_account_names_the_road_and_the_attack_that_held_those_who_have_left() {
    // They are half-way at 65 h, the rest of the road is shut from 62 h to 100 h: 35 h of the 105 h.
    let mut run = leavers(LEAVE, "[[route.far.closures]]\nfrom = \"62 h\"\nuntil = \"100 h\"\n");
    let far = route(&run, "far");
    let replay = run.replay(0).expect("it ends");
    assert_eq!(times(&replay, EventKind::OwnPasses), [65 * HOUR; 2]);
    let there = &replay.outcome.deadlines[DeadlineId(1)];
    let lost = |actor: Actor| {
        let found = there.lost.iter().find(|(other, _)| *other == actor);
        found.map(|(_, span)| span.0 / HOUR)
    };
    assert_eq!(lost(far), Some(35));
    // Held by attacks: three hours for each, to the threat.
    let mut run = leavers(LEAVE, &threat("saved"));
    let mut held = 0;
    for number in 0..60 {
        let replay = run.replay(number).expect("it ends");
        let there = &replay.outcome.deadlines[DeadlineId(1)];
        let to_threat: i64 = there
            .lost
            .iter()
            .filter(|(actor, _)| matches!(actor, Actor::Threat(_)))
            .map(|(_, span)| span.0)
            .sum();
        let arrived = times(&replay, EventKind::OwnArrives);
        let cars = line(&run, &replay, "cars").0;
        if cars == 3.0 && arrived.last().is_some_and(|at| *at > 70 * HOUR) {
            assert_eq!(to_threat % (3 * HOUR), 0, "replication {number}");
            held += to_threat;
        }
    }
    assert!(held > 0);
}

#[test]
fn a_share_is_one_of_all_that_is_not_loaded_the_lot_that_is_being_packed_included() {
    // 100 t are packed at 1 t an hour in lots of 10 t. At 45 h four lots are packed and half of the fifth:
    // of 100 t, the share is destroyed, 40 of 100 of it out of what is packed. Where the 50 t that nobody has
    // touched are not enough, the rest is taken from the lot in hand, half of what then is left of which is
    // packed. All of it goes by the pace of shedding, three times as fast.
    for (share, next_lot, moved) in [("40 %", 50, 60.0), ("90 %", 48, 10.0), ("100 %", 46, 0.0)] {
        let text = format!(
            r#"
format = 1
scenario = {{ id = "shares", as_of = 2030-01-01, until = "100 d" }}
site.town.kind = "town"
[closure.packed.step.pack]
kind = "pack"
rate = "24 t/day"
[closure.packed.step.lift]
kind = "lift"
[closure.packed.step.out]
kind = "last-party"
after = ["lift"]
[camp.outpost]
closure = "packed"
line.stores = {{ amount = "100 t", to = "town", owner = "unoe", lot = "10 t" }}
line.guard = {{ amount = "5 people", to = "town", release = "last" }}
[route.road]
ends = ["outpost", "town"]
length = "200 km"
rate = "20 km/h"
[pool.trucks]
kind = "trucks"
home = "town"
count = 10
payload = "10 t"
seats = 5
speed = "20 km/h"
available = "20 d"
[deadline.out]
all = ["outpost"]
due = "300 h"
[escalation.go]
camps = ["outpost"]
look = "45 h"
[escalation.go.step.destroy]
when = [{{ before = "out", by = "255 h" }}]
do = [{{ destroy = {{ unoe = "{share}" }} }}]
"#
        );
        let (study, _) = read_text("shares.toml", &text, &[]).expect("a scenario");
        let mut run = Simulation::new(Arc::clone(&study.base));
        let replay = run.replay(0).expect("it ends");
        let worked: Vec<i64> = replay
            .events
            .iter()
            .filter(|it| matches!(it.kind, EventKind::LotPacked | EventKind::Shed))
            .map(|it| it.at.0 / HOUR)
            .filter(|at| *at > 45)
            .collect();
        assert_eq!((line(&run, &replay, "stores"), worked[0]), ((moved, 0.0), next_lot), "{share}");
    }
}

#[test]
fn the_replay_says_what_set_a_step_off_with_the_figure_of_the_day() {
    // By the estimates and the standing orders it leaves at 60 h, where its freight is due in town at 80 h,
    // ten hours away: at 12 h its float is still 10 h, and has been below twelve at every look for as long.
    let order = r#"
[escalation.watch]
camps = ["outpost"]
look = "6 h"
[escalation.watch.step.thin]
when = [{ left_above = "200 t" }, { float_below = "12 h", for = "12 h" }]
do = [{ thin_out = "50 %" }]
[escalation.watch.step.defer]
when = [{ left_above = "30 t", pace_below = "50 %", over = "18 h" }]
do = [{ defer_freight = "unoe" }]
back = { left_above = "10 t", not = true }
[escalation.watch.step.give]
when = [{ before = "out", by = "270 h" }]
do = [{ give = { unoe = "95 %", coe = "95 %", national = "95 %" } }]
"#;
    let mut run = leavers(LEAVE, order);
    let replay = run.replay(0).expect("it ends");
    for (language, said) in [
        (
            Language::English,
            [
                "put to whoever decides: float 10 h, below 12 h, so for 12 h",
                "put to whoever decides: 100 t still in the camp, over 30 t, 0.0% of the planned pace over 18 h, below 50%",
                "put to whoever decides: 10 d to “Out”, 10 d or less",
                "is taken back: 5 t still in the camp, not over 10 t",
            ],
        ),
        (
            Language::French,
            [
                "(qui de droit) : marge de 10 h, sous 12 h, et ce depuis 12 h",
                "(qui de droit) : il reste 100 t, plus de 30 t, 0,0 % du rythme prévu sur 18 h, sous 50 %",
                "(qui de droit) : 10 j avant « Out », soit 10 j ou moins",
                "est levée : il reste 5 t, pas plus de 10 t",
            ],
        ),
    ] {
        let told = narrate(&replay, Names { scenario: run.scenario(), language });
        let plain = |text: &str| text.replace(['\u{a0}', '\u{202f}'], " ");
        for words in said {
            let found = told.iter().any(|it| plain(&it.what).contains(words));
            let steps: Vec<String> = told.iter().map(|it| plain(&it.what)).collect();
            assert!(found, "{words}: {:#?}", &steps[..steps.len().min(40)]);
        }
    }
}
/// Thursday noon, when they are to leave: the office answers in its hours, and nobody has left before the first
/// road has its own.
#[test]
fn those_who_leave_by_their_own_means_are_answered_in_office_hours_and_leave_by_day() {
    let desk = |lead: &str, more: &str| {
        format!(
            "[calendar.office]\nhours = [\"08:00-16:00\"]\ndays = [\"mon\", \"tue\", \"wed\", \"thu\", \"fri\"]\n\
             [calendar.morning]\nhours = [\"06:00-12:00\"]\n\
             [gate.desk]\nauthority = \"Desk\"\ncovers = {{ routes = [\"coast\"] }}\ncalendar = \"office\"\n\
             lead_time = \"{lead}\"\n{more}\n"
        )
    };
    // Four hours on Thursday and four on Friday: Friday noon.
    let mut run = leavers_with("port", LEAVE, &desk("8 h", ""));
    let replay = run.replay(0).expect("it ends");
    assert_eq!(times(&replay, EventKind::Vacated), [84 * HOUR]);
    // Twelve hours: Friday 16:00; the coast road is open in the morning only, and Saturday begins at 96 h.
    let coast = "ends = [\"outpost\", \"port\"]\n";
    let text = leavers_text("port", LEAVE, &desk("12 h", ""));
    let mut run = read_leavers(&text.replace(coast, &format!("{coast}calendar = \"morning\"\n")));
    let replay = run.replay(0).expect("it ends");
    assert_eq!(times(&replay, EventKind::Vacated), [102 * HOUR]);
    // An office that refuses next to everybody lets nobody go.
    let mut run = leavers_with("port", LEAVE, &desk("8 h", "refusal = 0.999\nretry = \"40 d\""));
    let replay = run.replay(0).expect("it ends");
    assert!(times(&replay, EventKind::LeavesOwn).is_empty());
}
