//! Standing orders as what can be changed, and what becomes of those who leave by their own means: against
//! what can be worked out by hand, and against the same change made by other words.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use drawdown::id::{LineId, SiteId};
use drawdown::report::{Language, Names, narrate};
use drawdown::scenario::{Scenario, Status, read_text};
use drawdown::simulation::{EventKind, Replay, Simulation, Start, Stated};
use drawdown::time::{DAY, HOUR, Moment};

use crate::command::{assert_mentions, done, workplace};
use crate::parties::times;
use crate::results::Sheet;

/// The outpost of `minimal`, which leaves a week before its date what it has not sent off; under the first
/// plan nobody changes anything.
const ORDERS: &str = r#"extends = "minimal"
format = 1
scenario = { id = "orders", title = "Orders" }
[escalation.late]
name = { en = "Late", fr = "Retard" }
camps = ["outpost"]
look = "1 d"
[escalation.late.step.go]
name = { en = "Go", fr = "Partir" }
when = [{ before = "outpost-empty", by = "7 d" }]
decides = { en = "headquarters", fr = "l’état-major" }
takes = { triangular = ["1 d", "3 d", "9 d"] }
refuses = 0.25
do = [{ destroy = "rest" }, { leave_own = true }]
[plan.as-written]
order = 1
set = { "escalation.late.on" = false }
[plan.orders]
order = 2
[sweep.orders]
design = "grid"
replications = 200
plans = ["orders"]
[sweep.orders.factor.on]
path = "escalation.late.on"
values = [false, true]
[sweep.orders.factor.takes]
path = "escalation.late.step.go.takes"
values = ["12 h", "20 d"]
"#;

fn place() -> tempfile::TempDir {
    let place = workplace();
    fs::write(place.path().join("orders.toml"), ORDERS).expect("a scenario");
    place
}

/// The share of runs of a plan that miss the deadline, with more said on the command line.
fn missed(place: &Path, plan: &str, more: &[&str]) -> f64 {
    let run = ["run", "orders.toml", "--plan", plan, "--runs", "200", "--out", "run", "--replace"];
    done(place, &[&run[..], more].concat());
    let deadlines = Sheet::read(&place.join("run/deadlines.csv"));
    deadlines.number(&deadlines.rows[0], "p_missed")
}

#[test]
fn an_escalation_is_among_what_marginal_and_drivers_can_change() {
    let place = place();
    let of = |verb: &str, table: &str, plan: &str| {
        let ask =
            [verb, "orders.toml", "--plan", plan, "--runs", "200", "--out", "out", "--replace"];
        let text = done(place.path(), &ask);
        (text, Sheet::read(&place.path().join(format!("out/{table}.csv"))))
    };
    let of_kind = |sheet: &Sheet, kind: &str| -> Vec<(String, f64)> {
        let rows = sheet.rows_with(&[("kind", kind)]);
        let row = |row: &&Vec<String>| {
            (sheet.cell(row, "set").to_owned(), sheet.number(row, "p_missed_after"))
        };
        rows.iter().map(row).collect()
    };
    // Out of force it can be put in force, which does what the option does.
    let (text, sheet) = of("marginal", "marginal", "as-written");
    let [(set, after)] = &of_kind(&sheet, "escalation")[..] else { panic!("{text}") };
    assert_eq!(set, "escalation.late.on=true");
    assert_eq!(*after, missed(place.path(), "orders", &[]));
    assert!(*after < missed(place.path(), "as-written", &[]));
    // In force, its steps can be decided sooner and set off earlier.
    let (_, sheet) = of("marginal", "marginal", "orders");
    let [(set, after)] = &of_kind(&sheet, "trigger")[..] else { panic!("one threshold in time") };
    assert_mentions(set, &["escalation.late.step.go.when.0.by=", "192 h"]);
    let earlier = "escalation.late.step.go.when.0.by=\"8 d\"";
    assert_eq!(*after, missed(place.path(), "orders", &["--set", earlier]));
    let decisions = of_kind(&sheet, "decision");
    assert_mentions(&decisions[0].0, &["escalation.late.step.go.takes=", "8.1 d"]);
    assert!(of_kind(&sheet, "escalation").is_empty());
    // What it is worth, and what refusals cost.
    let (_, sheet) = of("drivers", "drivers_days", "orders");
    let [(set, after)] = &of_kind(&sheet, "escalation")[..] else { panic!("one escalation") };
    assert_eq!(set, "escalation.late.on=false");
    assert_eq!(*after, missed(place.path(), "as-written", &[]));
    let refusals = of_kind(&sheet, "refusals");
    assert_eq!(refusals[0].0, "escalation.late.step.go.refuses=0");
    assert_eq!(
        refusals[0].1,
        missed(place.path(), "orders", &["--set", "escalation.late.step.go.refuses=0"])
    );
    let ask = ["marginal", "orders.toml", "--plan", "as-written", "--runs", "60", "--lang", "fr"];
    let text = done(place.path(), &ask).replace(['\u{a0}', '\u{202f}', '\n'], " ");
    assert_mentions(&text, &["Retard", "mise en vigueur"]);
}

#[test]
fn an_escalation_is_a_lever_of_sweeps_comparisons_choices_and_decisions() {
    let place = place();
    let (idle, ordered) =
        (missed(place.path(), "as-written", &[]), missed(place.path(), "orders", &[]));
    done(place.path(), &["sweep", "orders.toml", "--sweep", "orders", "--out", "sweep"]);
    let points = Sheet::read(&place.path().join("sweep/deadlines.csv"));
    let shares: Vec<f64> = points.rows.iter().map(|row| points.number(row, "p_missed")).collect();
    // Off, its times mean nothing; on, a decision that takes twenty days comes too late.
    assert_eq!((shares[0], shares[1], shares[3]), (idle, idle, idle), "{shares:?}");
    assert!(shares[2] < ordered, "{shares:?}");
    let compare = ["compare", "as-written", "orders", "--file", "orders.toml", "--runs", "200"];
    let text = done(place.path(), &[&compare[..], &["--out", "compare"]].concat());
    assert_mentions(&text, &["escalation.late.on"]);
    let text =
        done(place.path(), &["choose", "orders.toml", "--budget", "8000", "--out", "choice"]);
    assert_mentions(&text, &["orders"]);
    let decide =
        ["decide", "orders.toml", "--switch", "orders", "--chance", "0.55", "--out", "decision"];
    done(place.path(), &decide);
    let decision = Sheet::read(&place.path().join("decision/decision.csv"));
    let last = decision.cell(&decision.rows[0], "latest");
    // Who takes it up when a week is left takes it up no later than it would have been.
    assert!(("2030-02-01".."2030-02-09").contains(&&last[..10]), "{last}");
}

#[test]
fn who_decides_is_named_in_the_language_of_the_reader() {
    let (study, _) = read_text("orders.toml", ORDERS, &[]).expect("a scenario");
    let run = Arc::clone(&study.base);
    let scenario = study.variants.iter().find(|it| it.plan == 1).map(|it| Arc::clone(&it.scenario));
    let scenario = scenario.unwrap_or(run);
    let mut simulation = Simulation::new(Arc::clone(&scenario));
    let replay = (0..100)
        .map(|number| simulation.replay(number).expect("it ends"))
        .find(|replay| !times(replay, EventKind::StepRefused).is_empty())
        .expect("some step is refused");
    for (language, said) in [
        (Language::English, ["is put to headquarters", "refused by headquarters"]),
        (Language::French, ["soumise pour décision (l’état-major)", "est refusée (l’état-major)"]),
    ] {
        let told = narrate(&replay, Names { scenario: &scenario, language });
        let plain = |text: &str| text.replace(['\u{a0}', '\u{202f}'], " ");
        for words in said {
            let found = told.iter().any(|it| plain(&it.what).contains(words));
            assert!(found, "{words}: {:#?}", told.iter().map(|it| &it.what).collect::<Vec<_>>());
        }
    }
}

/// A camp two legs of five hours from a town, whose trucks come on the eightieth day; who is there leaves at
/// 60 h by his own means. `rest` says more.
fn leavers(carries: &str, rest: &str) -> Simulation {
    let text = format!(
        r#"
format = 1
scenario = {{ id = "leavers", as_of = 2030-01-01, until = "100 d" }}
site.town.kind = "town"
site.halfway.kind = "town"

[camp.outpost]
line.stores = {{ amount = "100 t", to = "town" }}
line.cars = {{ amount = "3 vehicles", to = "town" }}
line.guard = {{ amount = "5 people", to = "town", release = "last" }}

[route.near]
ends = ["outpost", "halfway"]
length = "100 km"
rate = "20 km/h"

[route.far]
ends = ["halfway", "town"]
length = "100 km"
rate = "20 km/h"
closures = []

[pool.trucks]
kind = "trucks"
home = "town"
count = 1
payload = "10 t"
vehicles = 1
seats = 5
speed = "20 km/h"
available = "80 d"

[deadline.out]
all = ["outpost"]
due = "300 h"

[escalation.go]
camps = "all-camps"
look = "6 h"
[escalation.go.step.leave]
when = [{{ before = "out", by = "240 h" }}]
do = [{{ destroy = "rest" }}, {{ leave_own = true{carries} }}]
{rest}"#
    );
    match read_text("leavers.toml", &text, &[]) {
        Ok((study, _)) => Simulation::new(Arc::clone(&study.base)),
        Err(rejected) => panic!("{:#?}", rejected.findings),
    }
}

/// Moved and destroyed of the line of this name, in units of its kind.
fn line(run: &Simulation, replay: &Replay, name: &str) -> (f64, f64) {
    let scenario = run.scenario();
    let found = scenario.lines.iter().find(|(_, line)| line.name.as_str() == name);
    let (id, line): (LineId, _) = found.expect("a line");
    let account = &replay.outcome.lines[id];
    let destroyed: i64 = account.disposed.iter().map(|it| it.0).sum();
    let per = line.kind.base_per_unit() as f64;
    (account.moved.0 as f64 / per, destroyed as f64 / per)
}

#[test]
fn vehicles_that_leave_take_with_them_what_each_can_carry() {
    for (carries, moved) in
        [("", 0.0), (", carries = \"2 t\"", 6.0), (", carries = \"40 t\"", 100.0)]
    {
        let mut run = leavers(carries, "");
        let replay = run.replay(0).expect("it ends");
        assert_eq!(times(&replay, EventKind::Vacated), [60 * HOUR], "{carries}");
        assert_eq!(line(&run, &replay, "stores"), (moved, 100.0 - moved), "{carries}");
        assert_eq!(line(&run, &replay, "cars"), (3.0, 0.0));
        assert_eq!(line(&run, &replay, "guard"), (5.0, 0.0));
        let arrived = times(&replay, EventKind::OwnArrives);
        assert_eq!(arrived, vec![70 * HOUR; if moved > 0.0 { 3 } else { 2 }]);
    }
}

#[test]
fn a_road_that_shuts_before_them_holds_those_who_have_left() {
    // They are half-way at 65 h; the rest of the road is shut from 62 h to 100 h.
    let mut run = leavers("", "");
    let mut scenario = Scenario::clone(run.scenario());
    let far = scenario.routes.values_mut().find(|it| it.name.as_str() == "far").expect("a road");
    let at = |hours: i64| drawdown::chance::Uncertain::fixed((hours * HOUR) as f64);
    far.closures = vec![drawdown::scenario::Outage::Known(drawdown::scenario::Period {
        from: at(62),
        until: at(100),
    })];
    run = Simulation::new(Arc::new(scenario));
    let replay = run.replay(0).expect("it ends");
    assert_eq!(times(&replay, EventKind::Vacated), [60 * HOUR]);
    assert_eq!(times(&replay, EventKind::OwnGoesOn), [100 * HOUR; 2]);
    assert_eq!(times(&replay, EventKind::OwnArrives), [105 * HOUR; 2]);
}

#[test]
fn attacks_hold_those_who_have_left_as_often_as_the_threat_says_and_take_vehicles() {
    let threat = "[threat.road]\nroutes = [\"near\", \"far\"]\nattacks = \"0.5 per 100 km\"\n\
        hold = \"3 h\"\nloss = 0.5\n";
    let mut run = leavers("", threat);
    let (mut attacks, mut lost, n) = (0, 0, 400_u64);
    for number in 0..n {
        let replay = run.replay(number).expect("it ends");
        let (hit, arrived) =
            (times(&replay, EventKind::OwnAttacked), times(&replay, EventKind::OwnArrives));
        // Each line by itself: ten hours, and three for every attack on it.
        let all: i64 = arrived.iter().map(|at| at - 70 * HOUR).sum();
        if arrived.len() == 2 {
            assert_eq!(all, 3 * HOUR * hit.len() as i64, "replication {number}");
        }
        attacks += hit.len();
        lost += 3 - line(&run, &replay, "cars").0 as i64;
        assert_eq!(line(&run, &replay, "guard").0, 5.0);
    }
    // Two lines over 200 km: 1 attack on each in the mean; of the vehicles' half destroy one.
    let mean = attacks as f64 / (2 * n) as f64;
    assert!((mean - 1.0).abs() < 4.0 / ((2 * n) as f64).sqrt(), "{mean}");
    let lost = lost as f64 / n as f64;
    assert!((lost - 0.5).abs() < 4.0 * (0.5 / n as f64).sqrt() + 0.02, "{lost}");
}

/// When what has left the outpost by its own means is attacked.
fn attacked(run: &mut Simulation, number: u64) -> Vec<i64> {
    let replay = run.replay(number).expect("it ends");
    let sites = &run.scenario().sites;
    let here = |site: SiteId| sites[site].name.as_str() == "outpost";
    let hits = replay.events.iter().filter(|it| it.kind == EventKind::OwnAttacked);
    hits.filter(|it| it.site.is_some_and(here)).map(|it| it.at.0).collect()
}

#[test]
fn the_luck_of_those_who_leave_hangs_on_nobody_else_leaving() {
    let more = |is_on: bool| {
        format!(
            r#"
[threat.road]
routes = ["near", "far"]
attacks = "1 per 100 km"
hold = "3 h"

[camp.zone]
line.staff = {{ amount = "5 people", to = "town", release = "last" }}

[route.lane]
ends = ["zone", "town"]
length = "10 km"
rate = "20 km/h"

[deadline.zone-out]
all = ["zone"]
due = "300 h"

[escalation.early]
camps = ["zone"]
look = "6 h"
on = {is_on}
[escalation.early.step.leave]
when = [{{ before = "zone-out", by = "270 h" }}]
do = [{{ leave_own = true }}]
"#
        )
    };
    let (mut with, mut without) = (leavers("", &more(true)), leavers("", &more(false)));
    let mut hits = 0;
    for number in 0..40 {
        let attacks = attacked(&mut with, number);
        assert_eq!(attacks, attacked(&mut without, number), "replication {number}");
        hits += attacks.len();
    }
    assert!(hits > 40, "{hits}");
    let left = |run: &mut Simulation| times(&run.replay(0).expect("it ends"), EventKind::LeavesOwn);
    assert_ne!(left(&mut with), left(&mut without), "the zone leaves earlier");
}

#[test]
fn who_leaves_by_his_own_means_is_kept_by_a_status_as_the_last_party_is() {
    let mut run = leavers("", "");
    let scenario = Arc::new(run.scenario().clone());
    let day = |day: i8| jiff::civil::date(2030, 1, day);
    let status = |row: &str| {
        let text = format!("as_of,kind,what,date\n2030-01-20,{row}\n");
        let read = Status::of_text("status.csv", &text, &scenario, day(20));
        let (status, _) = read.unwrap_or_else(|it| panic!("{:#?}", it.findings));
        Arc::new(Stated::new(&scenario, &status))
    };
    let start = Start { replication: 0, draw: None };
    let mut vacated = |row: &str| {
        let outcome = run.go_on(&status(row), start).expect("it ends");
        let at = outcome.camps[drawdown::id::CampId(0)].vacated.expect("it is vacated");
        let arrived = outcome.people_home.last().expect("they arrive").at;
        (at.0, arrived.0)
    };
    // They would leave at 60 h. Told of the tenth: the camp is empty on that day, as any is.
    let (at, _) = vacated("vacated,camp.outpost,2030-01-10");
    assert!((9 * DAY..10 * DAY).contains(&at), "{at}");
    // Not yet by the twentieth: they stay until then, and leave at the next look.
    let (at, arrived) = vacated("not-yet,camp.outpost.vacated,");
    assert!((20 * DAY..20 * DAY + 6 * HOUR + 1).contains(&at), "{at}");
    assert_eq!(arrived, at + 10 * HOUR);
}

/// Everything by which a step can be set off, where each can be.
const EVERY_TRIGGER: &str = r#"
format = 1
scenario = { id = "triggers", as_of = 2030-01-01, until = "100 d" }
side.state = { hostile = ["csp"] }
side.csp = {}
site.town = { kind = "town", controller = "state" }
[camp.kidal]
successor = "state"
planned = "20 d"
line.stores = { amount = "100 t", to = "town" }
line.crew = { amount = "40 people", to = "town", release = "last" }
[route.road]
ends = ["kidal", "town"]
length = "100 km"
[pool.trucks]
kind = "trucks"
home = "town"
count = { uniform = [1, 3] }
payload = "10 t"
seats = 20
speed = "20 km/h"
breakdowns = "2 per 1000 km"
repair = { exponential = "12 h" }
[deadline.out]
all = ["kidal"]
due = "30 d"
[gate.clearance]
covers = { routes = ["road"] }
lead_time = { exponential = "12 h" }
suspensions = [{ every = { exponential = "6 d" }, lasts = { exponential = "4 d" } }]
[threat.around]
routes = ["road"]
camps = ["kidal"]
attacks = "0.3 per 100 km"
hold = { exponential = "8 h" }
camp_attacks = "0.2 per day"
shelter = { exponential = "6 h" }
[contest.any]
lasts = { exponential = "2 d" }
retry = { exponential = "3 d" }
odds = [{ hold = 0.7, turn_back = 0.3 }]
[escalation.all]
camps = ["kidal"]
look = "6 h"
"#;

/// Each kind of threshold, in a step of its own that changes what is to come.
const TRIGGERS: [(&str, &str); 9] = [
    ("float", "{ float_below = \"10 d\" }"),
    ("left", "{ left_above = \"50 %\", before = \"out\", by = \"24 d\" }"),
    ("pace", "{ pace_below = \"80 %\", over = \"3 d\" }"),
    ("withheld", "{ withheld = \"2 d\", gate = \"clearance\" }"),
    ("fight", "{ fight_within = \"500 km\", for = \"6 h\" }"),
    ("peace", "{ fight_within = \"500 km\", not = true, for = \"5 d\" }"),
    ("unsafe", "{ unsafe = 2, over = \"7 d\" }"),
    ("before", "{ before = \"out\", by = \"12 d\" }"),
    ("lasting", "{ float_below = \"15 d\", for = \"2 d\" }"),
];

#[test]
fn no_decision_hangs_on_what_chance_does_later_whatever_sets_it_off() {
    // As many runs as the environment asks for: ESCALATION_RUNS=10000.
    let runs = std::env::var("ESCALATION_RUNS").ok().and_then(|it| it.parse().ok());
    let runs: u64 = runs.unwrap_or(300);
    let mut text = EVERY_TRIGGER.to_owned();
    for (step, when) in TRIGGERS {
        text.push_str(&format!(
            "[escalation.all.step.{step}]\nwhen = [{when}]\ntakes = {{ exponential = \"1 d\" }}\n\
             refuses = 0.2\ndo = [{{ give = {{ unoe = 0.05 }} }}]\n"
        ));
    }
    text.push_str(crate::parties::COLUMN);
    let (study, _) =
        read_text("triggers.toml", &text, &[]).unwrap_or_else(|it| panic!("{:#?}", it.findings));
    let scenario = Arc::clone(&study.base);
    let mut simulation = Simulation::new(Arc::clone(&scenario));
    let mut seen = [0_u32; TRIGGERS.len()];
    for number in 0..runs {
        let day = 4 + (number * 7) as i64 % 22;
        let moment = scenario.clock.civil(Moment(day * DAY)).date();
        let nothing = Status::nothing(&scenario, moment);
        let stated = Arc::new(Stated::new(&scenario, &nothing));
        let before = |rules: &[(drawdown::id::RuleId, Moment)]| -> Vec<_> {
            rules.iter().filter(|it| it.1 < nothing.as_of).copied().collect()
        };
        let known = simulation.play(number).expect("it ends").rules.clone();
        let start = Start { replication: number, draw: Some(number) };
        let changed = simulation.go_on(&stated, start).expect("it ends").rules.clone();
        assert_eq!(before(&known), before(&changed), "replication {number}, day {day}");
        for (rule, _) in before(&known) {
            let standing = scenario.rules[rule].standing.as_ref().expect("a step");
            let place = TRIGGERS.iter().position(|it| it.0 == standing.step.as_str());
            seen[place.expect("one of the steps")] += 1;
        }
    }
    for ((step, _), times) in TRIGGERS.iter().zip(seen) {
        assert!(times > 0, "{step} was never taken before the change: {seen:?}");
    }
}
