//! Runs that are made what a status says, against arithmetic by hand: so much more or less has left, is disposed
//! of or at hand, and the rest goes on from there.

use std::sync::Arc;

use crate::chance::Uncertain;
use crate::id::{CampId, DeadlineId, LineId, PoolId};
use crate::model::{Activity, Means, Past, Stated, Told};
use crate::scenario::{About, Decision, Milestone, Scenario, Status};
use crate::time::{DAY, HOUR, Moment};

use super::super::{Keep, Outcome, Simulation, Start, begin, hold};
use super::scenario;

/// A truck and a bus in town, half a day from the camp: the truck is in the camp at noon of every day and takes ten
/// tonnes, the bus on the first three days and takes twenty people.
const SHUTTLE: &str = r#"
format = 1
scenario = { id = "shuttle", as_of = 2024-01-01, until = "60 d" }
site.town = { kind = "town" }
[camp.camp]
line.freight = { amount = "100 t", to = "town", by = "trucks" }
line.people = { amount = "60 people", to = "town", by = "buses" }
line.rear = { amount = "20 people", to = "town", by = "buses", release = "last" }
[route.road]
ends = ["camp", "town"]
length = "600 km"
[pool.trucks]
kind = "trucks"
home = "town"
count = 1
payload = "10 t"
speed = "50 km/h"
[pool.buses]
kind = "buses"
home = "town"
count = 1
seats = 20
speed = "50 km/h"
[deadline.out]
all = "all-camps"
due = "50 d"
"#;

/// A status of the end of a day of January 2024: its rows are kinds, things, dates and values.
fn stated(scenario: &Scenario, day: i64, rows: &[&str]) -> Arc<Stated> {
    let date = format!("2024-01-{day:02}");
    let rows = rows.iter().map(|row| format!("{date},{row}\n"));
    let sheet = format!("as_of,kind,what,date,value\n{}", rows.collect::<String>());
    let day = date.parse().expect("a day");
    match Status::of_text("status.csv", &sheet, scenario, day) {
        Ok((status, _)) => Arc::new(Stated::new(scenario, &status)),
        Err(rejected) => panic!("{:#?}\n{sheet}", rejected.findings),
    }
}

/// What is left of each line in its camp, in kilograms or people, at the end of a day, once a status of that day is known.
fn left(text: &str, day: i64, rows: &[&str]) -> Vec<(String, i64)> {
    let scenario = scenario(text);
    let stated = stated(&scenario, day, rows);
    let mut simulation = Simulation::new(Arc::clone(&scenario));
    let (world, system) = (&mut simulation.world, &mut simulation.system);
    *hold(world, system).lend().told = Told::of_the_past(&stated, Vec::new());
    let mut begun = begin(world, system, 0, Keep::Causes);
    let mut play = begun.lend();
    let (_, Past::Agrees) = play.play_past(None).expect("it ends") else { panic!("too early") };
    let left = |id: LineId| play.observed(About::Left(id)) as i64;
    scenario.lines.iter().map(|(id, line)| (line.name.to_string(), left(id))).collect()
}

/// When a milestone of the camp is reached, in hours, by a run that goes on from a status.
fn reached(text: &str, day: i64, rows: &[&str], milestone: Milestone) -> Option<i64> {
    let scenario = scenario(text);
    let stated = stated(&scenario, day, rows);
    let mut simulation = Simulation::new(scenario);
    let start = Start { replication: 0, draw: None };
    let outcome = simulation.go_on(&stated, start).expect("it ends");
    let camp = &outcome.camps[CampId(0)];
    let reached = match milestone {
        Milestone::Lifted => camp.lifted,
        _ => camp.vacated,
    };
    reached.map(|at| at.0 / HOUR)
}

fn lifted(rows: &[&str]) -> Option<i64> {
    reached(SHUTTLE, 5, rows, Milestone::Lifted)
}

/// Noon of a day, in hours.
fn noon(day: i64) -> Option<i64> {
    Some(24 * day + 12)
}

#[test]
fn the_truck_goes_on_with_what_is_left() {
    // Ten loads, the last at noon of the tenth day; after five days fifty tonnes are left.
    assert_eq!(lifted(&[]), noon(9));
    // Twenty left: two more loads. Eighty: eight.
    assert_eq!(lifted(&["left,camp.camp.line.freight,,20 t"]), noon(6));
    assert_eq!(lifted(&["left,camp.camp.line.freight,,80 t"]), noon(12));
    // The same as gone.
    assert_eq!(lifted(&["gone,camp.camp.line.freight,,80 t"]), noon(6));
    assert_eq!(lifted(&["gone,camp.camp.line.freight,,20 t"]), noon(12));
    // Thirty disposed of, and twenty left to move.
    assert_eq!(lifted(&["shed,camp.camp.line.freight,,30 t"]), noon(6));
}

#[test]
fn vehicles_that_have_come_or_gone_carry_what_is_left() {
    // Fifty tonnes are left when two more trucks set out with the first: thirty at noon, twenty a day later.
    assert_eq!(lifted(&["vehicles,pool.trucks,,3"]), noon(6));
    // Of two trucks one is gone at the end of the second day, when both have just set out and sixty are left:
    // twenty more at noon, then ten a day.
    let two = SHUTTLE.replacen("count = 1", "count = 2", 1);
    let of_two = |rows: &[&str]| reached(&two, 2, rows, Milestone::Lifted);
    assert_eq!(of_two(&[]), noon(4));
    assert_eq!(of_two(&["vehicles,pool.trucks,,1"]), noon(6));
}

#[test]
fn people_are_told_out_of_a_camp_the_last_party_last() {
    let counts = |day: i64, rows: &[&str]| {
        let left = left(SHUTTLE, day, rows);
        let of = |name: &str| left.iter().find(|(line, _)| line == name).expect("a line").1;
        [of("people"), of("rear"), of("freight")]
    };
    assert_eq!(counts(1, &[]), [40, 20, 90_000]);
    let out = |people: i64| counts(1, &[&format!("people-out,camp.camp,,{people}")]);
    assert_eq!(out(20), [40, 20, 90_000]);
    // The bus has just set out for twenty more: these leave with it, and before them the others.
    assert_eq!(out(35), [25, 20, 90_000]);
    assert_eq!(out(40), [20, 20, 90_000]);
    assert_eq!(out(45), [20, 15, 90_000]);
    // Who was out is back; then nobody was out.
    assert_eq!(out(5), [55, 20, 90_000]);
    assert_eq!(out(0), [60, 20, 90_000]);
    // On the second day forty are out.
    assert_eq!(counts(2, &["people-out,camp.camp,,15"]), [45, 20, 80_000]);
}

#[test]
fn what_is_told_disposed_of_is_no_longer_there_and_what_is_not_is_back() {
    let shed =
        SHUTTLE.replacen("by = \"trucks\" }", "by = \"trucks\", disposal = { left = 0.3 } }", 1);
    let freight = |text: &str, rows: &[&str]| {
        let left = left(text, 2, rows);
        left.iter().find(|(line, _)| line == "freight").expect("a line").1
    };
    // Thirty are disposed of at the start, and ten have left at noon of each of two days.
    assert_eq!(freight(&shed, &[]), 50_000);
    assert_eq!(freight(&shed, &["shed,camp.camp.line.freight,,50 t"]), 30_000);
    assert_eq!(freight(&shed, &["shed,camp.camp.line.freight,,10 t"]), 70_000);
    // Fifty left: five loads more, seven in all; of seventy seven more.
    let lifted = |rows: &[&str]| reached(&shed, 2, rows, Milestone::Lifted);
    assert_eq!(lifted(&[]), noon(6));
    assert_eq!(lifted(&["shed,camp.camp.line.freight,,50 t"]), noon(4));
    assert_eq!(lifted(&["shed,camp.camp.line.freight,,10 t"]), noon(8));
}

#[test]
fn a_road_told_open_is_open_and_one_told_shut_stays_so_as_long_as_it_would() {
    // Shut from the fifth to the twentieth day: five loads have left by then, and the truck stands in town.
    let shut = SHUTTLE.replacen(
        "length = \"600 km\"",
        "length = \"600 km\"\nclosures = [{ from = \"5 d\", until = \"20 d\" }]",
        1,
    );
    let told = |day: i64, rows: &[&str]| reached(&shut, day, rows, Milestone::Lifted);
    // Five more from the twentieth day on.
    assert_eq!(told(6, &[]), noon(24));
    // Open again at the end of the sixth day: five more from then on.
    assert_eq!(told(6, &["route,route.road,,open"]), noon(10));
    // Told shut at the end of the second day, when the truck has just set out: it is in the camp at noon, and leaves
    // with the third load when the closure that is known ends; seven more, a day each.
    assert_eq!(told(2, &["route,route.road,,closed"]), Some(24 * 27));
}

#[test]
fn a_camp_in_which_load_is_told_to_be_left_is_not_empty() {
    // Lifted at noon of the tenth day, and the bus that is called then has the last party out at midnight.
    let reached = |rows: &[&str], milestone| reached(SHUTTLE, 12, rows, milestone);
    assert_eq!(
        [Milestone::Lifted, Milestone::Vacated].map(|it| reached(&[], it)),
        [noon(9), Some(24 * 10)]
    );
    // Two days later thirty tonnes are left: three loads more, and then the bus.
    let rows = ["left,camp.camp.line.freight,,30 t"];
    assert_eq!(
        [Milestone::Lifted, Milestone::Vacated].map(|it| reached(&rows, it)),
        [noon(14), Some(24 * 15)]
    );
}

/// Two camps, half a day from a town with one truck; by the dates that are known in the end the first is urgent.
const TWO: &str = r#"
format = 1
scenario = { id = "two", as_of = 2024-01-01, until = "60 d" }
site.town = { kind = "town" }
[camp.one]
line.freight = { amount = "50 t", to = "town" }
[camp.other]
line.freight = { amount = "50 t", to = "town" }
[route.to-one]
ends = ["one", "town"]
length = "600 km"
[route.to-other]
ends = ["other", "town"]
length = "600 km"
[pool.trucks]
kind = "trucks"
home = "town"
count = 1
payload = "10 t"
speed = "50 km/h"
[deadline.one]
all = ["one"]
due = "20 d"
[deadline.other]
all = ["other"]
due = "30 d"
"#;

#[test]
fn until_a_decision_the_dates_are_those_that_were_known_before_it() {
    let lifted = |dues_before| {
        let mut scenario = (*scenario(TWO)).clone();
        scenario.decision = Some(Decision {
            at: Moment(DAY + 18 * HOUR),
            counts: Vec::new(),
            escorts: Vec::new(),
            carriers: Vec::new(),
            dues_before,
            planned_before: Vec::new(),
        });
        let mut simulation = Simulation::new(Arc::new(scenario));
        let outcome = simulation.play(0).expect("it ends");
        [0, 1].map(|camp| Some(outcome.camps[CampId(camp)].lifted?.0 / HOUR))
    };
    // Five loads of the first, and then five of the other.
    assert_eq!(lifted(Vec::new()), [noon(4), noon(9)]);
    // Until the second evening the other was due on the tenth day. A column is asked for when the one before it sets
    // out: the third for the other at midnight before, the next by the new dates. Five of the first, and its last two.
    let other = DeadlineId(1);
    assert_eq!(lifted(vec![(other, Moment(10 * DAY))]), [noon(7), noon(9)]);
}

/// The pool of hired trucks, and a run in which another number of them is decided on at the end of a day.
fn played_with_hired(text: &str, day: i64, count: f64) -> (PoolId, Outcome) {
    let mut scenario = (*scenario(text)).clone();
    let trucks = scenario.pools.iter().find(|(_, pool)| pool.hire.is_some());
    let trucks = trucks.expect("the trucks").0;
    scenario.decision = Some(Decision {
        at: Moment(day * DAY),
        counts: vec![(trucks, Uncertain::fixed(count))],
        escorts: Vec::new(),
        carriers: Vec::new(),
        dues_before: Vec::new(),
        planned_before: Vec::new(),
    });
    let outcome = Simulation::new(Arc::new(scenario)).play(0).expect("it ends").clone();
    (trucks, outcome)
}

#[test]
fn of_hired_trucks_more_come_under_a_contract_signed_then_and_of_fewer_some_are_called_off() {
    let lifted = |count: u32, day: i64, then: f64| {
        let hired = format!("count = {count}\nhire = {{ lead_time = \"2 d\" }}");
        let text = SHUTTLE.replacen("count = 1", &hired, 1);
        let (_, outcome) = played_with_hired(&text, day, then);
        outcome.camps[CampId(0)].lifted.map(|at| at.0 / HOUR)
    };
    // One comes on the second midnight: its ten loads are taken at noon of the third day to the twelfth.
    assert_eq!(lifted(1, 5, 1.0), noon(11));
    // Another is hired on the fifth midnight and comes on the seventh, when five loads have left: two, two and one.
    assert_eq!(lifted(1, 5, 2.0), noon(9));
    // Of three two are called off before they come.
    assert_eq!(lifted(3, 1, 1.0), noon(11));
    // Three take a load each on three days, and the tenth is taken on the fourth.
    assert_eq!(lifted(3, 1, 3.0), noon(5));
}

#[test]
fn hired_trucks_are_missing_from_the_day_on_which_they_are_ordered() {
    let text = SHUTTLE.replacen("count = 1", "count = 1\nhire = { lead_time = \"2 d\" }", 1);
    let (trucks, outcome) = played_with_hired(&text, 5, 3.0);
    let told = outcome.means.iter().find(|(means, _)| *means == Means::Pool(trucks));
    let missing = told.expect("what the trucks did").1.seconds[Activity::Unavailable as usize];
    // The first for two days from the start, and two more for two days from the fifth.
    assert_eq!(missing, 2 * DAY + 2 * 2 * DAY);
}

/// A camp with one step that takes from one day to eleven.
const STEP: &str = r#"
format = 1
scenario = { id = "step", as_of = 2024-01-01, until = "60 d" }
[closure.plain.step.papers]
kind = "task"
duration = { uniform = ["1 d", "11 d"] }
[closure.plain.step.lift]
kind = "lift"
[closure.plain.step.out]
kind = "last-party"
after = ["papers", "lift"]
[camp.camp]
closure = "plain"
[deadline.out]
all = "all-camps"
due = "50 d"
"#;

#[test]
fn a_step_under_way_is_drawn_again_beyond_what_has_been_done_of_it() {
    let scenario = scenario(STEP);
    let stated = stated(&scenario, 5, &["not-yet,camp.camp.vacated,,"]);
    let mut simulation = Simulation::new(scenario);
    let vacated = |outcome: &Outcome| outcome.camps[CampId(0)].vacated.expect("a date");
    // A run in which it had not come about, too.
    let mut plain = |replication| vacated(simulation.play(replication).expect("it ends"));
    let replication = (0..20).find(|it| plain(*it) > Moment(5 * DAY)).expect("three in five");
    let as_drawn = plain(replication);
    let mut goes_on =
        |draw| vacated(simulation.go_on(&stated, Start { replication, draw }).expect("it ends"));
    assert_eq!(goes_on(None), as_drawn);
    let draws = (0..40).map(|draw| goes_on(Some(draw)));
    let hours: Vec<i64> = draws.map(|at| at.0 / HOUR).collect();
    // Of a length from one to eleven days, five of which are done: evenly from five to eleven.
    assert!(hours.iter().all(|hour| (120..=264).contains(hour)), "{hours:?}");
    let mean = hours.iter().sum::<i64>() / 40;
    assert!((175..=209).contains(&mean), "a mean of 192, give or take 2.5 × 42/√40: {mean}");
}
