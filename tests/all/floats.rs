//! The float of a camp: what `check` says of it before the start, and what becomes of it when the camp falls
//! behind its own estimates; by hand, and against the undisturbed dates of the cases that are built in.

use std::fs;
use std::sync::Arc;

use drawdown::experiment::undisturbed;
use drawdown::id::Id;
use drawdown::scenario::{Goal, Origin, Request, Scenario, Study, examples, read, read_text};
use drawdown::simulation::{Actor, EventKind, Replay, Simulation};
use drawdown::time::{HOUR, Moment, Span};

use crate::command::{done, workplace};
use crate::parties::times;
use crate::results::Sheet;

/// A camp of 100 t and five people, ten hours by road from a town with one truck for 10 t: from the beginning
/// of its closure on it leaves with a load after 10 h, 30 h … 190 h, and with the people after 210 h. Its
/// deadline is after 60 days.
fn outpost(camp: &str, rest: &str) -> Study {
    let text = format!(
        r#"
format = 1
scenario = {{ id = "float", as_of = 2030-01-01, until = "100 d" }}
site.town.kind = "town"
[camp.outpost]
{camp}
line.stores = {{ amount = "100 t", to = "town" }}
line.guard = {{ amount = "5 people", to = "town", release = "last" }}
[route.road]
ends = ["outpost", "town"]
length = "200 km"
[pool.trucks]
kind = "trucks"
home = "town"
count = 1
payload = "10 t"
seats = 5
speed = "20 km/h"
[deadline.out]
all = ["outpost"]
due = "60 d"
{rest}"#
    );
    read_text("float.toml", &text, &[]).expect("a scenario").0
}

fn play(study: &Study, number: u64) -> Replay {
    Simulation::new(Arc::clone(&study.base)).replay(number).expect("it ends")
}

/// A step that does hardly anything, set off by this at a look every twelve hours.
fn step(when: &str) -> String {
    format!(
        "[escalation.go]\ncamps = \"all-camps\"\nlook = \"12 h\"\n[escalation.go.step.thin]\n\
         when = [{{ {when} }}]\ndo = [{{ thin_out = \"1 %\" }}]\n"
    )
}

/// The hours at which a step is asked for that is set off by this.
fn asked(camp: &str, rest: &str, when: &str) -> Vec<i64> {
    let replay = play(&outpost(camp, &format!("{rest}{}", step(when))), 0);
    times(&replay, EventKind::StepAsked).iter().map(|at| at / HOUR).collect()
}

/// Nobody may use the road.
const SHUT: &str = "[gate.north]\ncovers = { routes = [\"road\"] }\n\
                    suspensions = [{ from = \"0 h\", until = \"95 d\" }]\n";

#[test]
fn as_long_as_a_camp_keeps_to_its_estimates_its_float_is_what_check_says() {
    // Sixty days less 210 h, never below that, always below an hour more; with a task of five days before
    // anything leaves, 330 h.
    let first = "closure = \"first\"";
    let task = "[closure.first]\nstep.count = { kind = \"task\", duration = \"5 d\" }\n\
                step.lift = { kind = \"lift\", after = [\"count\"] }\n\
                step.out = { kind = \"last-party\", after = [\"lift\"] }\n";

    for (camp, rest, float) in [
        ("", "", 60 * 24 - 210),
        (first, task, 60 * 24 - 330),
        ("starts = \"20 d\"", "", 40 * 24 - 210),
    ] {
        let study = outpost(camp, &format!("{rest}{}", step("float_below = \"1 d\"")));
        let dates = undisturbed(&study)[0].clone().expect("it ends");
        let out = dates.vacated.values().next().copied().flatten();
        assert_eq!(out, Some(Moment((60 * 24 - float) * HOUR)));
        assert!(asked(camp, rest, &format!("float_below = \"{float} h\"")).is_empty(), "{camp}");
        assert_eq!(asked(camp, rest, &format!("float_below = \"{} h\"", float + 1)), [0], "{camp}");
    }
}

#[test]
fn a_camp_that_should_have_sent_something_off_and_has_not_loses_a_day_a_day() {
    // Due to begin on day 20, out by its estimates 210 h later, on day 28.75: a float of 31.25 d. The first
    // load would have left after 10 h; from then on it melts: below 8 d after day 43.67, below -3 d
    // after day 54.67. Whether its date is planned or not is all one.
    for camp in ["starts = \"20 d\"", "starts = \"20 d\"\nplanned = \"50 d\""] {
        assert_eq!(asked(camp, SHUT, "float_below = \"8 d\""), [44 * 24]);
        assert_eq!(asked(camp, SHUT, "float_below = \"-3 d\""), [55 * 24]);
        assert_eq!(asked(camp, SHUT, "float_below = \"32 d\""), [0]);
    }
}

#[test]
fn who_is_behind_takes_longer_for_the_rest_in_proportion_until_the_pace_is_made_up() {
    // Shut from 40 h to 340 h: two loads are gone, where the third would have left at 50 h. At t hours the
    // rest of 160 h takes t/50 of that: 60 d less t and 3.2 t is below 200 h after 295.2 h, seen at 300 h.
    let gate = SHUT.replace("0 h\", until = \"95 d", "40 h\", until = \"340 h");
    assert_eq!(asked("", &gate, "float_below = \"200 h\""), [300]);
    // As it goes on, it is made up for: the third load leaves at 350 h or before 360 h, and the step that
    // has been asked for once is not asked for again.
    assert!(asked("", &gate, "float_below = \"-80 h\"").is_empty());
}

#[test]
fn a_beginning_that_is_drawn_is_not_known_before_it_comes() {
    // Between day 10 and day 60, most likely on day 20: half of them before day 60 - √1000 = 28.38. Whoever
    // begins by then has his float or more; who has not begun loses a day a day, and more than two days
    // are lost at the first look after day 30.38, whenever he will begin.
    let camp = "starts = { triangular = [\"10 d\", \"20 d\", \"60 d\"] }";
    let end = 60.0 - 1000.0_f64.sqrt() + 210.0 / 24.0;
    let when = format!("float_below = \"{:.6} d\"", 60.0 - end - 2.0);
    let study = outpost(camp, &step(&when));
    let mut late = 0;
    for number in 0..80 {
        let replay = play(&study, number);
        let begins = replay.outcome.camps.values().next().and_then(|camp| camp.vacated);
        let begins = begins.expect("it ends").0 - 210 * HOUR;
        let is_late = begins > 61 * 12 * HOUR;
        let asked = times(&replay, EventKind::StepAsked);
        assert_eq!(asked.first().copied(), is_late.then_some(61 * 12 * HOUR), "{number}: {begins}");
        late += u32::from(is_late);
    }
    assert!((25..55).contains(&late), "{late}");
}

/// The float of each camp before the start, by its first deadline on a milestone of it.
fn floats(scenario: &Scenario, study: &Study) -> Vec<(usize, Span)> {
    let place = study.variants.iter().position(|it| std::ptr::eq(&*it.scenario, scenario));
    let dates = undisturbed(study)[place.expect("a variant")].clone().expect("it ends");
    let of = |(id, camp): (drawdown::id::CampId, &drawdown::scenario::Camp)| {
        let asks = scenario.deadlines.values().filter(|it| {
            it.all.contains(&camp.site) && matches!(it.goal, Goal::Reached(_) | Goal::Arrived(_))
        });
        let due = asks.map(|it| it.due).min().or(camp.planned)?;
        Some((id.index(), due - dates.vacated[id]?))
    };
    scenario.camps.iter().filter_map(of).collect()
}

#[test]
fn in_every_case_that_is_built_in_the_float_before_the_start_is_due_less_undisturbed() {
    let mut seen = 0;
    for example in examples() {
        let request = Request { origin: Origin::BuiltIn(example.name), sets: Vec::new() };
        let (study, _) = read(&request).expect("an example");
        if study.base.deadlines.values().any(|it| matches!(it.goal, Goal::Arrived(_))) {
            continue;
        }
        // A step for each float of a camp, set off by less: at the first look by exactly those camps that
        // have less.
        let known = floats(&study.variants[0].scenario, &study);
        let mut levels: Vec<i64> = known.iter().map(|(_, float)| float.0).collect();
        levels.sort_unstable();
        levels.dedup();
        let mut text = format!(
            "extends = \"{}\"\nformat = 1\nscenario = {{ id = \"x\", title = \"X\" }}\n\
             [escalation.go]\ncamps = \"all-camps\"\nlook = \"12 h\"\n",
            example.name
        );
        for (number, level) in levels.iter().enumerate() {
            text += &format!(
                "[escalation.go.step.s{number}]\nwhen = [{{ float_below = \"{level} s\" }}]\n\
                 do = [{{ thin_out = \"1 %\" }}]\n"
            );
        }
        let (study, _) = read_text("x.toml", &text, &[]).expect("a scenario");
        let scenario = Arc::clone(&study.variants[0].scenario);
        let replay = Simulation::new(Arc::clone(&scenario)).replay(0).expect("it ends");
        let mut asking = vec![Vec::new(); levels.len()];
        let first = replay.events.iter().filter(|it| it.at == Moment::START);
        for event in first.filter(|it| it.kind == EventKind::StepAsked) {
            let Some(Actor::Rule(id)) = event.actor else { continue };
            let Some(standing) = &scenario.rules[id].standing else { continue };
            if standing.escalation.as_str() == "go" {
                let number: usize = standing.step.as_str()[1..].parse().expect("a number");
                let camp = scenario.rules[id].look().map(|look| look.camp.index());
                asking[number].extend(camp);
            }
        }
        for (level, mut asking) in levels.iter().zip(asking) {
            asking.sort_unstable();
            let below = known.iter().filter(|(_, float)| float.0 < *level).map(|(camp, _)| *camp);
            assert_eq!(asking, below.collect::<Vec<_>>(), "{} at {level} s", example.name);
            seen += asking.len();
        }
    }
    assert!(seen > 100, "{seen}");
}

/// The outpost of `minimal`, which gives half away when it is late by more than two days.
const LATE: &str = r#"extends = "minimal"
format = 1
scenario = { id = "late", title = "Late" }
[escalation.late]
camps = ["outpost"]
look = "1 d"
[escalation.late.step.give]
when = [{ float_below = "-2 d" }]
do = [{ give = { unoe = "50 %", coe = "50 %", national = "50 %" } }]
[sweep.range]
design = "grid"
replications = 200
factor.float = { path = "escalation.late.step.give.when.0.float_below", from = "-12 d", to = "6 d", count = 4 }
[sweep.values]
design = "grid"
replications = 200
factor.float = { path = "escalation.late.step.give.when.0.float_below", values = ["-12 d", "-6 d", "0 d", "6 d"] }
"#;

#[test]
fn a_negative_float_is_a_lever_like_any_other() {
    let place = workplace();
    fs::write(place.path().join("late.toml"), LATE).expect("a scenario");
    let path = "escalation.late.step.give.when.0.float_below";
    let missed = |float: &str| {
        let set = format!("{path}=\"{float}\"");
        let ask = ["run", "late.toml", "--runs", "200", "--out", "run", "--replace", "--set", &set];
        done(place.path(), &ask);
        let deadlines = Sheet::read(&place.path().join("run/deadlines.csv"));
        deadlines.number(&deadlines.rows[0], "p_missed")
    };
    let by_hand = ["-12 d", "-6 d", "0 d", "6 d"].map(missed);
    assert!(by_hand[0] > by_hand[3], "{by_hand:?}");
    for sweep in ["range", "values"] {
        done(place.path(), &["sweep", "late.toml", "--sweep", sweep, "--out", sweep]);
        let points = Sheet::read(&place.path().join(format!("{sweep}/deadlines.csv")));
        let shares: Vec<f64> =
            points.rows.iter().map(|row| points.number(row, "p_missed")).collect();
        assert_eq!(shares, by_hand, "{sweep}");
    }
    let ask = ["breakpoint", "late.toml", "--factor", path, "--from", "-12 d", "--to", "6 d"];
    done(place.path(), &[&ask[..], &["--step", "6 d", "--out", "line"]].concat());
    let curve = Sheet::read(&place.path().join("line/breakpoint_curve.csv"));
    let values: Vec<(&str, f64)> = curve
        .rows
        .iter()
        .map(|row| (curve.cell(row, "value"), curve.number(row, "value_number")))
        .collect();
    // A text that begins with a minus is no formula to a spreadsheet with an apostrophe before it.
    assert!(values.contains(&("'-12 d", -288.0)) && values.contains(&("6 d", 144.0)), "{values:?}");
    // A day earlier is a day more of float, though it is negative.
    done(place.path(), &["marginal", "late.toml", "--runs", "200", "--out", "marginal"]);
    let levers = Sheet::read(&place.path().join("marginal/marginal.csv"));
    let trigger = levers.rows_with(&[("kind", "trigger")])[0];
    assert_eq!(levers.cell(trigger, "set").trim_matches('\''), format!("{path}=\"-24 h\""));
    assert_eq!(levers.number(trigger, "p_missed_after"), missed("-1 d"));
}
