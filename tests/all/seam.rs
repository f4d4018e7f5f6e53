//! One instant is the same for everybody: what abuts lets nobody through, midnight belongs to the
//! day that ends, and what stands still stands still. Every expected moment is worked out by hand.

use std::sync::Arc;

use drawdown::id::{CampId, DeadlineId};
use drawdown::scenario::{Finding, Scenario, read_text};
use drawdown::simulation::{Code, Outcome, Simulation};
use drawdown::time::{DAY, HOUR, Moment};

/// A scenario from 1 January 2030 with a hub, a camp of 20 t, and two trucks of 10 t at 10 km/h at
/// the hub, which need 10 h for the road of 100 km; `road` and `rest` may say more. Trucks are
/// there from the third day on.
fn one_road(road: &str, rest: &str) -> String {
    format!(
        r#"
format = 1
[scenario]
id = "seam"
as_of = 2030-01-01
until = "60 d"
[site.hub]
kind = "hub"
[camp.alpha]
line.cargo = {{ amount = "20 t", to = "hub" }}
[route.a]
ends = ["hub", "alpha"]
length = "100 km"
{road}
[pool.trucks]
kind = "trucks"
home = "hub"
count = 2
payload = "10 t"
speed = "10 km/h"
convoy = [2, 2]
available = "2 d"
[deadline.late]
all = ["alpha"]
due = "50 d"
{rest}"#
    )
}

fn read(text: &str) -> (Arc<Scenario>, Vec<Finding>) {
    match read_text("seam.toml", text, &[]) {
        Ok((study, findings)) => (Arc::clone(&study.base), findings),
        Err(rejected) => panic!("{:#?}", rejected.findings),
    }
}

fn play(text: &str) -> Outcome {
    Simulation::new(read(text).0).play(0).expect("it ends").clone()
}

fn lifted(text: &str) -> Option<Moment> {
    play(text).camps[CampId(0)].lifted
}

/// When the trucks are loaded if they leave on the midnight that begins this day of January.
fn leaving_on(day: i64) -> Option<Moment> {
    Some(Moment((day - 1) * DAY + 10 * HOUR))
}

/// Hours booked under a code on the first deadline.
fn booked(outcome: &Outcome, code: Code) -> f64 {
    let ledger = outcome.deadlines[DeadlineId(0)].ledger.iter();
    ledger.filter(|booking| booking.item.code == code).map(|booking| booking.span.in_hours()).sum()
}

/// Stretches of January as they stand in a file; dates mean whole days.
fn stretches(days: &[(u8, u8)]) -> String {
    let one = |(from, until): &(u8, u8)| {
        format!("{{ from = 2030-01-{from:02}, until = 2030-01-{until:02} }}")
    };
    format!("[{}]", days.iter().map(one).collect::<Vec<_>>().join(", "))
}

#[test]
fn stretches_that_abut_or_overlap_are_one() {
    let all: [&[(u8, u8)]; 5] = [
        &[(2, 10)],
        &[(2, 5), (6, 10)],
        &[(6, 10), (2, 5)],
        &[(2, 4), (5, 7), (8, 10)],
        &[(2, 7), (5, 10)],
    ];
    for days in all {
        let days = stretches(days);
        let closed = one_road(&format!("closures = {days}"), "");
        let alert = one_road("", &format!("[threat.g]\nroutes = [\"a\"]\nalerts = {days}\n"));
        let gate = "[gate.g]\nauthority = \"Port\"\ncovers = { routes = [\"a\"] }\n";
        let suspended = one_road("", &format!("{gate}suspensions = {days}\n"));
        let asked = format!("{gate}suspensions = {days}\nlead_time = \"4 h\"\n");
        for text in [closed, alert, suspended] {
            assert_eq!(lifted(&text), leaving_on(11), "{text}");
        }
        // Asked for at once, and answered when the last of them ends.
        assert_eq!(lifted(&one_road("", &asked)), leaving_on(11), "{days}");
    }
}

#[test]
fn shut_windows_of_a_calendar_that_abut_are_one() {
    let windows = stretches(&[(2, 5), (6, 10)]);
    let calendar = format!("[calendar.open]\nclosed = {windows}\n");
    let text = one_road("calendar = \"open\"", &calendar);
    assert_eq!(lifted(&text), leaving_on(11));
}

#[test]
fn what_shuts_one_way_after_another_lets_nobody_through_between_them() {
    let threat = "[threat.g]\nroutes = [\"a\"]\n";
    let gate = "[gate.g]\nauthority = \"Port\"\ncovers = { routes = [\"a\"] }\n";
    let (first, second) = (stretches(&[(2, 5)]), stretches(&[(6, 10)]));
    for (first, second) in [(&first, &second), (&second, &first)] {
        let closed_and_suspended =
            one_road(&format!("closures = {first}"), &format!("{gate}suspensions = {second}\n"));
        let alert_and_suspended =
            format!("{threat}alerts = {first}\n{gate}suspensions = {second}\n");
        let closed_and_alert =
            one_road(&format!("closures = {first}"), &format!("{threat}alerts = {second}\n"));
        for text in [closed_and_suspended, one_road("", &alert_and_suspended), closed_and_alert] {
            assert_eq!(lifted(&text), leaving_on(11), "{text}");
        }
    }
}

#[test]
fn a_rule_that_shuts_the_way_at_the_seam_is_in_time() {
    let first = stretches(&[(2, 5)]);
    // On the date, and because the first ends.
    let on_date =
        "[rule.r]\nwhen = { date = 2030-01-06 }\nthen = [{ close = \"a\", for = \"5 d\" }]\n";
    let on_opening = "[rule.r]\nwhen = { on = \"route-opens\", route = \"a\" }\nat_most = 1\nthen = [{ close = \"a\", for = \"5 d\" }]\n";
    for rule in [on_date, on_opening] {
        let text = one_road(&format!("closures = {first}"), rule);
        assert_eq!(lifted(&text), leaving_on(11), "{rule}");
    }
    // What a rule has shut ends at the second at which the file shuts it.
    let rule =
        "[rule.r]\nwhen = { date = 2030-01-02 }\nthen = [{ close = \"a\", for = \"4 d\" }]\n";
    let text = one_road(&format!("closures = {}", stretches(&[(6, 10)])), rule);
    assert_eq!(lifted(&text), leaving_on(11));
}

#[test]
fn a_recurring_closure_that_abuts_another_lets_nobody_through() {
    // Every three days for three days: shut on 4–6, 10–12 January …; and on 7–9 by date.
    let closures = "closures = [{ every = \"3 d\", lasts = \"3 d\" }, { from = 2030-01-02, until = 2030-01-03 }, { from = 2030-01-07, until = 2030-01-09 }]";
    assert_eq!(lifted(&one_road(closures, "")), leaving_on(13));
}

#[test]
fn a_season_that_begins_as_another_ends_grounds_aircraft_throughout() {
    let text = r#"
format = 1
scenario = { id = "seam", as_of = 2030-01-01, until = "60 d" }
site.hub.kind = "hub"
[camp.alpha]
line.people = { amount = "10 people", to = "hub" }
[route.air]
ends = ["hub", "alpha"]
mode = "air"
length = "1000 km"
[pool.plane]
kind = "aircraft"
home = "hub"
count = 1
seats = 20
speed = "100 km/h"
available = "2 d"
[weather.rain]
starts = "wet"
wet = "100 d"
dry = "100 d"
season = { from = 2030-01-02, until = 2030-01-05 }
grounds_aircraft = true
[weather.dust]
starts = "wet"
wet = "100 d"
dry = "100 d"
season = { from = 2030-01-06, until = 2030-01-10 }
grounds_aircraft = true
[deadline.late]
all = ["alpha"]
due = "50 d"
"#;
    assert_eq!(lifted(text), leaving_on(11));
}

/// A camp whose only step takes so long, from 21 June 2010.
fn clock(until: &str, step: &str, camp: &str, due: &str) -> String {
    format!(
        r#"
format = 1
[scenario]
id = "clock"
as_of = 2010-06-21
until = {until}
[closure.c]
step.t = {{ kind = "task", {step} }}
step.lift = {{ kind = "lift", after = ["t"] }}
step.out = {{ kind = "last-party", after = ["lift"] }}
[camp.a]
closure = "c"
{camp}
[deadline.d]
all = ["a"]
due = {due}
"#
    )
}

/// Whether the first deadline is missed.
fn is_missed(text: &str) -> bool {
    let scenario = read(text).0;
    let outcome = play(text);
    outcome.deadlines[DeadlineId(0)].is_missed(scenario.deadlines[DeadlineId(0)].due)
}

#[test]
fn what_is_finished_at_midnight_belongs_to_the_day_that_ends() {
    let kept = |step: &str, due: &str| !is_missed(&clock("2010-08-01", step, "", due));
    assert!(kept("duration = \"1 d\"", "2010-06-21"));
    assert!(!kept("duration = \"86401 s\"", "2010-06-21"), "a second later is another day");
    assert!(kept("duration = \"5 d\"", "2010-06-25"));
    assert!(!kept("duration = \"5 d\"", "2010-06-24"));
    // A date and time is that moment.
    assert!(kept("duration = \"1 d\"", "2010-06-22T00:00:00"));
    assert!(!kept("duration = \"1 d\"", "2010-06-21T23:59:59"));
}

#[test]
fn a_horizon_of_a_date_has_seen_the_midnight_that_ends_it() {
    let text = clock("2010-06-30", "duration = \"10 d\"", "", "2010-06-30");
    assert_eq!(play(&text).camps[CampId(0)].vacated, Some(Moment(10 * DAY)));
    assert!(!is_missed(&text));
    let text = clock("2010-06-30", "duration = \"864001 s\"", "", "2010-06-30");
    assert_eq!(play(&text).camps[CampId(0)].vacated, None);
}

#[test]
fn a_planned_date_and_a_deadline_of_that_date_are_one_moment() {
    let text = clock("2010-08-01", "duration = \"1 d\"", "planned = 2010-06-25", "2010-06-25");
    let scenario = read(&text).0;
    assert_eq!(scenario.camps[CampId(0)].planned, Some(Moment(5 * DAY)));
    assert_eq!(scenario.deadlines[DeadlineId(0)].due, Moment(5 * DAY));
}

#[test]
fn an_alert_that_begins_as_a_step_ends_does_not_undo_it() {
    let alert =
        "[threat.g]\ncamps = [\"a\"]\nalerts = [{ from = 2010-06-22, until = 2010-06-25 }]\n";
    let step = "duration = \"1 d\"";
    let text = clock("2010-08-01", step, "", "2010-06-21") + alert;
    assert!(!is_missed(&text));
    // A second more of work is done after the alert.
    let text = clock("2010-08-01", "duration = \"86401 s\"", "", "2010-06-21") + alert;
    assert_eq!(play(&text).camps[CampId(0)].vacated, Some(Moment(5 * DAY + 1)));
}

/// A flight or a boat from Tuesday, 4 May 2027 at midnight, on Mondays, Wednesdays and Fridays by
/// day. The vehicle lives at the camp; `hours` of loading before it may leave.
fn timetable(mode: &str, pool: &str, length: &str, loading: &str) -> String {
    format!(
        r#"
format = 1
scenario = {{ id = "days", as_of = 2027-05-04, until = 2027-06-01 }}
calendar.days = {{ hours = ["06:00-18:00"], days = ["mon", "wed", "fri"] }}
site.hub.kind = "home"
[camp.alpha]
line.people = {{ amount = "12 people", to = "hub" }}
[route.way]
ends = ["alpha", "hub"]
mode = "{mode}"
length = "{length}"
calendar = "days"
[pool.lift]
kind = "{pool}"
home = "hub"
count = 1
seats = 20
speed = "100 km/h"
loading = "{loading}"
[deadline.out]
all = ["alpha"]
due = 2027-05-31
"#
    )
}

#[test]
fn a_flight_or_a_boat_leaves_when_its_hours_begin() {
    for (mode, pool, moving) in [
        ("air", "aircraft", Code::Flight),
        ("river", "boats", Code::March),
        ("sea", "ships", Code::March),
    ] {
        // It leaves the hub on Wednesday at 06:00 and is at the camp, 200 km away, at 08:00.
        let outcome = play(&timetable(mode, pool, "200 km", "0 h"));
        assert_eq!(outcome.camps[CampId(0)].lifted, Some(Moment(32 * HOUR)), "{mode}");
        assert_eq!(booked(&outcome, moving), 2.0, "{mode}");
        assert_eq!(booked(&outcome, Code::RouteClosed), 30.0, "{mode}");
    }
}

#[test]
fn a_flight_leaves_when_its_hours_last_as_long_as_it_flies() {
    let people_home = |text: &str| {
        let outcome = play(text);
        outcome.people_home.last().map(|arrival| arrival.at)
    };
    // At the camp on Wednesday at 08:00, loaded at 17:00: two hours back do not fit before 18:00.
    let friday = Moment(3 * DAY + 8 * HOUR);
    assert_eq!(people_home(&timetable("air", "aircraft", "200 km", "9 h")), Some(friday));
    // A flight of 15 h fits no day: it leaves as they open and does not halt in the air. It is there on
    // Wednesday at 21:00, and takes off with its load on Friday at 06:00.
    let there = play(&timetable("air", "aircraft", "1500 km", "0 h"));
    assert_eq!(there.camps[CampId(0)].lifted, Some(Moment(3 * DAY + 6 * HOUR)));
}

#[test]
fn the_same_shut_lake_has_the_same_code_however_it_is_written() {
    let lake = |shut: &str, rest: &str| {
        let text =
            timetable("river", "boats", "200 km", "0 h").replace("calendar = \"days\"\n", shut);
        play(&(text + rest))
    };
    let gate = "[gate.quays]\nauthority = \"Port\"\ncovers = { routes = [\"way\"] }\nsuspensions = [{ from = 2027-05-04, until = 2027-05-10 }]\n";
    let season = "[calendar.season]\nclosed = [{ from = 2027-05-04, until = 2027-05-10 }]\n";
    for outcome in [
        lake("closures = [{ from = 2027-05-04, until = 2027-05-10 }]\n", ""),
        lake("", gate),
        lake("calendar = \"season\"\n", season),
    ] {
        assert_eq!(outcome.camps[CampId(0)].lifted, Some(Moment(7 * DAY + 2 * HOUR)));
        assert_eq!(booked(&outcome, Code::RouteClosed), 168.0);
    }
    // A permission that takes time to get is withheld, not shut.
    let asked = gate.to_owned() + "lead_time = \"1 d\"\n";
    assert_eq!(booked(&lake("", &asked), Code::RouteClosed), 0.0);
    assert!(booked(&lake("", &asked), Code::NoClearance) >= 168.0);
}

#[test]
fn a_pace_of_nothing_stands_still_on_land_and_on_water() {
    for (mode, pool) in [("road", "trucks"), ("river", "boats")] {
        let text = timetable(mode, pool, "200 km", "0 h").replace("calendar = \"days\"\n", "");
        // Wet from 01:00 for ten days: half of the way is left then, and nothing is gained.
        let rain = "[weather.rain]\ndry = \"1 h\"\nwet = \"240 h\"\npace = 0\n";
        let outcome = play(&(text.clone() + rain));
        assert_eq!(outcome.camps[CampId(0)].lifted, Some(Moment(242 * HOUR)), "{mode}");
        assert_eq!(booked(&outcome, Code::Weather), 240.0, "{mode}");
        // It arrives at the second at which it turns wet.
        let rain = "[weather.rain]\ndry = \"2 h\"\nwet = \"240 h\"\npace = 0\n";
        assert_eq!(play(&(text + rain)).camps[CampId(0)].lifted, Some(Moment(2 * HOUR)), "{mode}");
    }
}

#[test]
fn absurd_lengths_of_time_and_distance_never_end_and_are_doubted() {
    let absurd = [
        one_road("", "").replace("100 km", "1000000000000 km"),
        one_road("", "").replace("100 km", &format!("1{} km", "0".repeat(300))),
        one_road("", "").replace("\"2 d\"", &format!("\"1{} d\"", "0".repeat(300))),
        one_road("", "").replace("available", "loading = \"1000000000000000 d\"\navailable"),
        one_road("", "").replace(
            "available",
            "loading = { lognormal = { mean = \"10000000000000 d\", cv = 0.1 } }\navailable",
        ),
        one_road("calendar = \"day\"", "[calendar.day]\nhours = [\"06:00-18:00\"]\n")
            .replace("100 km", "1000000000000 km"),
    ];
    for text in absurd {
        let (scenario, findings) = read(&text);
        assert!(findings.iter().any(|it| it.code.text() == "W530"), "{text}\n{findings:#?}");
        let outcome = Simulation::new(scenario).play(0).expect("it ends").clone();
        assert_eq!(outcome.camps[CampId(0)].lifted, None, "{text}");
    }
}
