//! Camps that wait for one another, hubs that stay open, and what must have arrived: dates worked out
//! by hand.
//!
//! Roads of 240 and 120 km at 10 km/h take 24 and 12 h; loading and unloading take no time unless a
//! text says so.

use std::fs;
use std::sync::Arc;

use drawdown::id::{CampId, DeadlineId};
use drawdown::scenario::Language;
use drawdown::scenario::{Milestone, Scenario, read_text};
use drawdown::simulation::{Actor, Code, EventKind, Origin, Outcome, Simulation};
use drawdown::time::{HOUR, Moment};

use crate::command::{done, workplace};
use crate::results::Sheet;

fn scenario(text: &str) -> Arc<Scenario> {
    match read_text("precedence.toml", text, &[]) {
        Ok((study, _)) => Arc::clone(&study.base),
        Err(rejected) => panic!("{:#?}", rejected.findings),
    }
}

fn played(text: &str) -> (Arc<Scenario>, Outcome) {
    let scenario = scenario(text);
    let outcome = Simulation::new(Arc::clone(&scenario)).play(0).expect("it ends").clone();
    (scenario, outcome)
}

/// Two camps with a load each: alpha's is out after 24 h. Bravo's is, after 12, and its guard leaves by
/// a bus of its own as soon as it may.
fn two_camps(alpha: &str, bravo: &str, rest: &str) -> String {
    format!(
        r#"
format = 1
[scenario]
id = "order"
as_of = 2030-01-01T00:00:00Z
until = "30 d"
[site.town]
[camp.alpha]
{alpha}
line.cargo = {{ amount = "12 t", to = "town", by = "north" }}
[camp.bravo]
{bravo}
line.cargo = {{ amount = "12 t", to = "town", by = "south" }}
line.guard = {{ amount = "10 people", to = "town", by = "bus", release = "last" }}
[route.north]
ends = ["alpha", "town"]
length = "240 km"
[route.south]
ends = ["bravo", "town"]
length = "120 km"
[pool.north]
kind = "trucks"
home = "town"
count = 1
payload = "12 t"
speed = "10 km/h"
[pool.south]
kind = "trucks"
home = "town"
count = 1
payload = "12 t"
speed = "10 km/h"
[pool.bus]
kind = "buses"
home = "bravo"
count = 1
seats = 10
speed = "10 km/h"
[deadline.bravo]
all = ["bravo"]
due = "20 d"
{rest}
"#
    )
}

/// Hours until bravo is vacated, and what they are booked under: code, origin, hours.
fn bravo(text: &str) -> (f64, Vec<(Code, Origin, i64)>) {
    let (_, outcome) = played(text);
    let vacated = outcome.camps[CampId(1)].vacated.expect("within the horizon");
    let ledger = outcome.deadlines[DeadlineId(0)].ledger.iter();
    let ledger = ledger.map(|it| (it.item.code, it.item.origin, it.span.0 / HOUR)).collect();
    ((vacated - Moment::START).in_hours(), ledger)
}

#[test]
fn a_camp_begins_when_the_one_before_it_is_vacated() {
    let (hours, ledger) = bravo(&two_camps("", r#"starts_after = "alpha""#, ""));
    assert_eq!(hours, 36.0);
    let expected = [(Code::March, Origin::Primary, 12), (Code::OtherSite, Origin::Reactionary, 24)];
    assert_eq!(ledger, expected);
}

#[test]
fn a_milestone_may_be_named_and_the_later_of_date_and_milestone_counts() {
    // Alpha's own guard, without a bus of its own, leaves a round trip after its cargo.
    let alpha =
        r#"line.guard = { amount = "1 people", to = "town", by = "north", release = "last" }"#;
    let with_seat =
        |text: String| text.replacen("payload = \"12 t\"", "payload = \"12 t\"\nseats = 1", 1);
    let lifted = with_seat(two_camps(alpha, r#"starts_after = ["alpha.lifted"]"#, ""));
    assert_eq!(bravo(&lifted).0, 36.0);
    let vacated = with_seat(two_camps(alpha, r#"starts_after = ["alpha"]"#, ""));
    assert_eq!(bravo(&vacated).0, 72.0 + 12.0);
    let dated = two_camps("", "starts_after = [\"alpha\"]\nstarts = 2030-01-04T00:00:00Z", "");
    let (hours, ledger) = bravo(&dated);
    assert_eq!(hours, 72.0 + 12.0);
    let expected = [(Code::March, Origin::Primary, 12), (Code::PlannedStart, Origin::Primary, 72)];
    assert_eq!(ledger, expected);
    let due = two_camps("", "starts_after = [\"alpha\"]\nstarts = 2030-01-01T06:00:00Z", "");
    let (hours, ledger) = bravo(&due);
    assert_eq!(hours, 36.0);
    let expected = [
        (Code::March, Origin::Primary, 12),
        (Code::OtherSite, Origin::Reactionary, 18),
        (Code::PlannedStart, Origin::Primary, 6),
    ];
    assert_eq!(ledger, expected);
}

#[test]
fn a_last_party_stays_until_the_other_camp_is_vacated() {
    assert_eq!(bravo(&two_camps("", "", "")).0, 12.0);
    let (hours, ledger) = bravo(&two_camps("", r#"vacates_after = ["alpha"]"#, ""));
    assert_eq!(hours, 24.0);
    let expected = [(Code::March, Origin::Primary, 12), (Code::OtherSite, Origin::Reactionary, 12)];
    assert_eq!(ledger, expected);
}

/// An army that sets out after two days and is at bravo 12 h later.
const ARMY: &str = r#"
[force.army]
side = "state"
at = "town"
rate = "10 km/h"
orders = [{ do = "take-over", site = "bravo", pause = "2 d" }]
"#;

#[test]
fn a_last_party_stays_until_the_successor_stands_ready_and_leaves_no_gap() {
    let keys = "successor = \"army\"\nvacates_after = \"successor\"";
    let text = two_camps("", keys, ARMY);
    let (hours, ledger) = bravo(&text);
    assert_eq!(hours, 60.0);
    let expected = [(Code::March, Origin::Primary, 12), (Code::Handover, Origin::Primary, 48)];
    assert_eq!(ledger, expected);
    let (_, outcome) = played(&text);
    let camp = outcome.camps[CampId(1)];
    assert_eq!(camp.taken_over, camp.vacated);
}

#[test]
fn a_successor_that_stands_there_already_keeps_nobody_waiting() {
    let army = ARMY.replace("at = \"town\"", "at = \"bravo\"").replace(", pause = \"2 d\"", "");
    let text = two_camps("", "successor = \"army\"\nvacates_after = \"successor\"", &army);
    assert_eq!(bravo(&text).0, 12.0);
}

#[test]
fn a_successor_that_never_comes_keeps_the_camp_to_the_horizon_and_the_ledger_says_so() {
    let army = ARMY.replace("2 d", "60 d");
    let text = two_camps("", "successor = \"army\"\nvacates_after = \"successor\"", &army);
    let (_, outcome) = played(&text);
    assert_eq!(outcome.camps[CampId(1)].vacated, None);
    let ledger = &outcome.deadlines[DeadlineId(0)].ledger;
    let handover = ledger.iter().find(|it| it.item.code == Code::Handover).expect("it waits");
    assert_eq!(handover.span.in_hours(), 30.0 * 24.0 - 12.0);
    assert_eq!(outcome.deadlines[DeadlineId(0)].main_delay(), Some(Code::Handover));
}

/// Alpha sends through bravo: 12 t by one truck from the town, 24 h there and 24 on to bravo; at bravo
/// another that has 12 h to come. Bravo has nothing but its guard.
fn hub(bravo: &str) -> String {
    format!(
        r#"
format = 1
[scenario]
id = "hub"
as_of = 2030-01-01T00:00:00Z
until = "30 d"
[site.town]
[site.village]
[camp.alpha]
line.cargo = {{ amount = "12 t", to = ["bravo", "town"], by = [["near"], ["far"]] }}
[camp.bravo]
{bravo}
line.guard = {{ amount = "10 people", to = "town", by = "bus", release = "last" }}
[route.west]
ends = ["village", "alpha"]
length = "240 km"
[route.north]
ends = ["alpha", "bravo"]
length = "240 km"
[route.south]
ends = ["bravo", "town"]
length = "120 km"
[pool.near]
kind = "trucks"
home = "village"
count = 1
payload = "12 t"
speed = "10 km/h"
[pool.far]
kind = "trucks"
home = "town"
count = 1
payload = "12 t"
speed = "10 km/h"
loading = "3 h"
[pool.bus]
kind = "buses"
home = "bravo"
count = 1
seats = 10
speed = "10 km/h"
[deadline.bravo]
all = ["bravo"]
due = "20 d"
"#
    )
}

#[test]
fn a_hub_is_vacated_when_the_last_load_in_transit_sets_out() {
    // 24 h to alpha, 24 to bravo; then 12 for the other truck to come and 3 to load.
    let (hours, ledger) = bravo(&hub(""));
    assert_eq!(hours, 63.0);
    assert_eq!(ledger, [(Code::OtherSite, Origin::Reactionary, 63)]);
    assert_eq!(bravo(&hub("waits_for_transit = false")).0, 0.0);
}

#[test]
fn a_loaded_truck_that_may_not_leave_is_still_in_the_hub() {
    let closed = "closures = [{ from = 2030-01-03T13:00:00Z, until = 2030-01-05T04:00:00Z }]";
    let text = hub("").replace("length = \"120 km\"", &format!("length = \"120 km\"\n{closed}"));
    // Sent at 48 h, at bravo at 60 h; the road shuts at 61 h, the load is aboard at 63 h, and the
    // road opens at 100 h.
    assert_eq!(bravo(&text).0, 100.0);
}

#[test]
fn what_a_hub_did_after_the_last_that_is_told_of_its_transit_is_its_own() {
    // By day only: the other truck comes at 66 h and is loaded at 69, but leaves at 78, at six in the morning.
    // Bravo's inventory is done at 72 h.
    let day = "calendar = \"day\"\n[calendar.day]\nhours = [\"06:00-18:00\"]\n\
               [closure.listed.step.inventory]\nkind = \"task\"\nduration = \"72 h\"\n\
               [closure.listed.step.lift]\nkind = \"lift\"\nafter = [\"inventory\"]\n\
               [closure.listed.step.out]\nkind = \"last-party\"\nafter = [\"lift\"]";
    let text = hub("closure = \"listed\"")
        .replace("length = \"120 km\"", &format!("length = \"120 km\"\n{day}"));
    let (hours, ledger) = bravo(&text);
    assert_eq!(hours, 78.0);
    assert_eq!(
        ledger,
        [(Code::Work, Origin::Primary, 72), (Code::OtherSite, Origin::Reactionary, 6)]
    );
}

#[test]
fn what_keeps_a_hub_open_is_told_and_names_the_load_that_was_last() {
    let replay = Simulation::new(scenario(&hub(""))).replay(0).expect("it ends");
    let mut events = replay.events.iter();
    let may_leave = events.find(|event| event.kind == EventKind::MayLeave).expect("it is told");
    let cause = &replay.events[may_leave.cause.expect("a cause")];
    assert_eq!((cause.kind, cause.site), (EventKind::Loaded, Some(scenario_site("alpha"))));
}

/// The site of a name in the scenario of the hub.
fn scenario_site(name: &str) -> drawdown::id::SiteId {
    let scenario = scenario(&hub(""));
    let found = scenario.sites.iter().find(|(_, site)| site.name.as_str() == name);
    found.map(|(id, _)| id).expect("a site")
}

#[test]
fn a_transit_that_never_comes_keeps_the_hub_open_to_the_horizon() {
    let shut = "closures = [{ from = 2030-01-01T01:00:00Z, until = 2030-02-15 }]";
    let text = hub("").replace("[route.north]", &format!("[route.north]\n{shut}"));
    let (scenario, outcome) = played(&text);
    assert_eq!(outcome.camps[CampId(1)].vacated, None);
    let deadline = &outcome.deadlines[DeadlineId(0)];
    let site = scenario.camps[CampId(0)].site;
    // It waits for the load of the other, which waits for its road.
    assert_eq!(deadline.main_delay(), Some(Code::RouteClosed));
    assert!(deadline.critical.contains(&Actor::Site(site)), "{:?}", deadline.critical);
    let felt = deadline.ledger.iter().filter(|it| it.item.code == Code::RouteClosed);
    assert!(felt.into_iter().all(|it| it.item.felt == Code::OtherSite), "{:?}", deadline.ledger);
}

/// Gossi sends 300 teu and its guard through Gao until May; Gao alone would be out in February.
const GAO: &str = r#"
format = 1
scenario = { id = "hubtransit", as_of = 2022-02-17, until = 2022-12-31 }
site.niamey = { kind = "hub", at = [13.48, 2.18] }
[camp.gossi]
at = [15.82, -1.30]
line.freight = { amount = "300 teu", to = ["gao", "niamey"], by = [["near"], ["far"]] }
line.guard = { amount = "10 people", to = ["gao", "niamey"], by = [["near"], ["far"]], release = "last" }
[camp.gao]
at = [16.25, -0.01]
line.freight = { amount = "30 teu", to = "niamey", by = "far", priority = 1 }
line.guard = { amount = "10 people", to = "niamey", release = "last", by = "own" }
[route.gossi-gao]
ends = ["gossi", "gao"]
length = "160 km"
[route.gao-niamey]
ends = ["gao", "niamey"]
length = "450 km"
[pool.near]
kind = "trucks"
home = "gao"
count = 100
teu = 1
seats = 1
speed = "80 km/day"
convoy = [10, 50]
[pool.far]
kind = "trucks"
home = "niamey"
count = 30
teu = 1
seats = 1
speed = "112 km/day"
convoy = [10, 30]
[pool.own]
kind = "trucks"
home = "gao"
count = 10
seats = 4
speed = "112 km/day"
[deadline.gao]
all = ["gao"]
due = 2022-08-17
"#;

#[test]
fn gao_stays_open_until_the_last_of_gossi_has_gone_through() {
    let scenario = scenario(GAO);
    let replay = Simulation::new(Arc::clone(&scenario)).replay(0).expect("it ends");
    let camp = |name: &str| {
        let mut camps = scenario.camps.iter();
        let found = camps.find(|(_, it)| scenario.sites[it.site].name.as_str() == name);
        found.expect("a camp").0
    };
    let (gossi, gao) = (camp("gossi"), camp("gao"));
    // Every load of Gossi is taken up twice: there and at Gao. The last of them leaves Gao.
    let of_gossi = replay.events.iter().filter(|event| {
        let line = event.load.map(|(line, _)| scenario.lines[line].camp);
        event.kind == EventKind::Loaded && line == Some(gossi)
    });
    let last = of_gossi.map(|event| event.at).max();
    assert_eq!(replay.outcome.camps[gao].vacated, last);
    // 310 loads by 30 trucks that come back after 8 d: eleven rounds after Gao's own, the first of all
    // at Gao after 4 d.
    let days = last.map(|at| (at - Moment::START).in_days()).expect("it ends");
    let round = 2.0 * 450.0 / 112.0;
    assert!((days - (round / 2.0 + 11.0 * round)).abs() < 0.01, "{days}");
}

/// 100 t by five trucks, 175 km at 2 km/h, a day to load; the road shuts behind them.
const ABECHE: &str = r#"
format = 1
scenario = { id = "arrivee", as_of = 2027-05-01, until = 2027-08-01 }
site.bredjing.kind = "town"
[camp.abeche]
line.vivres = { amount = "100 t", to = "bredjing" }
[route.piste]
ends = ["abeche", "bredjing"]
length = "175 km"
closures = [{ from = 2027-05-03, until = 2027-07-31 }]
[pool.camions]
kind = "trucks"
home = "abeche"
count = 5
payload = "20 t"
speed = "2 km/h"
convoy = [5, 5]
loading = "1 d"
[deadline.en-place]
arrived = { lines = "abeche.vivres" }
due = 2027-05-04
"#;

#[test]
fn loaded_is_not_there() {
    // Loaded at the end of 1 May, 87.5 h on the way: 5 May at 15:30.
    let (scenario, outcome) = played(ABECHE);
    let deadline = &outcome.deadlines[DeadlineId(0)];
    assert_eq!(deadline.reached, Some(Moment(24 * HOUR + 87 * HOUR + HOUR / 2)));
    assert!(deadline.is_missed(scenario.deadlines[DeadlineId(0)].due));
    assert_eq!(deadline.sites_late, 1);
    let booked: Vec<(Code, i64)> =
        deadline.ledger.iter().map(|it| (it.item.code, it.span.0)).collect();
    assert_eq!(booked, [(Code::Loading, 24 * HOUR), (Code::March, 87 * HOUR + HOUR / 2)]);
}

#[test]
fn a_deadline_selects_what_must_arrive_by_line_destination_and_kind() {
    let text = |arrived: &str| {
        format!(
            r#"
format = 1
scenario = {{ id = "selects", as_of = 2030-01-01, until = 2030-02-01 }}
site.town = {{}}
site.home = {{}}
[camp.alpha]
line.food = {{ amount = "12 t", to = "town" }}
line.tents = {{ amount = "12 t", to = "home" }}
line.staff = {{ amount = "10 people", to = "home", release = "at-once" }}
[camp.bravo]
line.staff = {{ amount = "10 people", to = "town", release = "at-once" }}
[route.a]
ends = ["alpha", "town"]
length = "10 km"
[route.b]
ends = ["town", "home"]
length = "20 km"
[route.c]
ends = ["bravo", "town"]
length = "40 km"
[pool.trucks]
kind = "trucks"
home = "alpha"
count = 9
payload = "12 t"
speed = "10 km/h"
[pool.buses]
kind = "buses"
home = "alpha"
count = 1
seats = 10
speed = "10 km/h"
[pool.coaches]
kind = "buses"
home = "bravo"
count = 1
seats = 10
speed = "10 km/h"
[deadline.there]
arrived = {arrived}
due = "5 d"
"#
        )
    };
    // Alpha is 1 h from the town and 3 from home, bravo 4 from the town.
    let hours = |arrived: &str| {
        let text = text(arrived)
            .replace("to = \"home\", release", "to = \"home\", by = \"buses\", release");
        let text =
            text.replace("to = \"town\", release", "to = \"town\", by = \"coaches\", release");
        let (scenario, outcome) = played(&text);
        let reached = outcome.deadlines[DeadlineId(0)].reached.expect("it arrives");
        ((reached - Moment::START).in_hours(), scenario.deadlines[DeadlineId(0)].all.len())
    };
    assert_eq!(hours("{}"), (4.0, 2));
    assert_eq!(hours(r#"{ lines = ["alpha.food"] }"#), (1.0, 1));
    assert_eq!(hours(r#"{ to = "town" }"#), (4.0, 2));
    assert_eq!(hours(r#"{ to = "town", load = "freight" }"#), (1.0, 1));
    assert_eq!(hours(r#"{ to = ["home"], load = "people" }"#), (3.0, 1));
    assert_eq!(hours(r#"{ load = "freight" }"#), (3.0, 1));
}

/// 100 t by one truck of 20 t, 24 h there and 24 back: the k-th load arrives after 24 + 48 (k - 1) h.
fn five_loads(arrived: &str, line: &str, rest: &str) -> String {
    format!(
        r#"
format = 1
scenario = {{ id = "loads", as_of = 2030-01-01, until = 2030-02-01 }}
site.town = {{}}
[camp.alpha]
line.food = {{ amount = "100 t", to = "town", {line} }}
[route.road]
ends = ["alpha", "town"]
length = "240 km"
[pool.trucks]
kind = "trucks"
home = "alpha"
count = 1
payload = "20 t"
speed = "10 km/h"
[deadline.there]
arrived = {arrived}
due = "20 d"
{rest}
"#
    )
}

#[test]
fn a_share_that_must_have_arrived_is_enough() {
    let hours = |text: &str| {
        let (_, outcome) = played(text);
        let reached = outcome.deadlines[DeadlineId(0)].reached.expect("it arrives");
        (reached - Moment::START).in_hours()
    };
    assert_eq!(hours(&five_loads("{}", "", "")), 216.0);
    assert_eq!(hours(&five_loads(r#"{ share = "80%" }"#, "", "")), 168.0);
    assert_eq!(hours(&five_loads(r#"{ share = 0.81 }"#, "", "")), 216.0);
    // What is given away is not moved: 60 t are left, and three loads.
    assert_eq!(hours(&five_loads("{}", "disposal = { gifted = 0.4 }", "")), 120.0);
}

#[test]
fn what_is_lost_on_the_way_never_arrives() {
    let mines = "[threat.mines]\nroutes = [\"road\"]\nattacks = \"1000 per 100 km\"\nloss = 1\nload = \"lost\"\nhold = \"0 h\"\n";
    // The only truck, with the first load, is lost at once; the other loads stay in the camp.
    let (scenario, outcome) = played(&five_loads("{}", "", mines));
    let deadline = &outcome.deadlines[DeadlineId(0)];
    assert_eq!(deadline.reached, None);
    assert!(deadline.is_missed(scenario.deadlines[DeadlineId(0)].due));
    // With as many trucks as loads, all are lost, and the loss is what the time is booked under.
    let text = five_loads("{}", "", mines).replace("count = 1", "count = 5");
    let (_, outcome) = played(&text);
    assert!(outcome.camps[CampId(0)].vacated.is_some());
    let deadline = &outcome.deadlines[DeadlineId(0)];
    assert_eq!((deadline.reached, deadline.main_delay()), (None, Some(Code::Incident)));
}

#[test]
fn a_deadline_on_arrival_that_cannot_be_met_is_said_to_be_so_and_when_it_could() {
    let (_, findings) = read_text("abeche.toml", ABECHE, &[]).expect("it can be read");
    let said = findings.iter().find(|it| it.code.text() == "W519");
    let said = said.expect("it cannot be met").problem.read(Language::English);
    assert!(said.contains("what abeche sends is there not before 5 May 2027 15:30"), "{}", said);
}

#[test]
fn how_many_sites_are_late_is_counted_for_each_deadline() {
    // One truck each, 24 h, 12 h and 0 h away: by 6 h two of three are late.
    let text = two_camps("", "", "[deadline.all]\nall = \"all-camps\"\nmilestone = \"lifted\"\ndue = \"6 h\"\n")
        .replace("[camp.bravo]", "[camp.charlie]\nline.cargo = { amount = \"12 t\", to = \"town\", by = \"spare\" }\n[route.east]\nends = [\"charlie\", \"town\"]\nlength = \"10 km\"\n[pool.spare]\nkind = \"trucks\"\nhome = \"charlie\"\ncount = 1\npayload = \"12 t\"\nspeed = \"10 km/h\"\n[camp.bravo]");
    let (_, outcome) = played(&text);
    let late: Vec<u32> = outcome.deadlines.values().map(|it| it.sites_late).collect();
    assert_eq!(late, [0, 2], "in the order of the file");
    let place = workplace();
    fs::write(place.path().join("late.toml"), &text).expect("a file");
    let said = done(place.path(), &["run", "late.toml", "--runs", "20", "--out", "late"]);
    assert!(said.contains("2.0 (2) of 3"), "{said}");
    let sheet = Sheet::read(&place.path().join("late/deadlines.csv"));
    let columns = ["deadline", "sites", "sites_late_mean", "sites_late_p50", "sites_late_p80"];
    let cells = sheet.rows.iter().map(|row| columns.map(|column| sheet.cell(row, column)));
    let cells: Vec<[&str; 5]> = cells.collect();
    assert_eq!(cells, [["bravo", "1", "0.000000", "0", "0"], ["all", "3", "2.000000", "2", "2"]]);
}

#[test]
fn a_camp_is_known_to_be_late_when_those_before_it_are() {
    // Alpha cannot be vacated before 24 h nor bravo, which waits for it, before 36.
    let text =
        two_camps("", r#"starts_after = "alpha""#, "").replace("due = \"20 d\"", "due = \"30 h\"");
    let (_, findings) = read_text("order.toml", &text, &[]).expect("it can be read");
    let said = findings.iter().find(|it| it.code.text() == "W519");
    let said = said.expect("it cannot be met").problem.read(Language::English);
    assert!(said.contains("bravo is vacated not before 2 January 2030 12:00"), "{}", said);
    let best = drawdown::scenario::Earliest::of(&scenario(&hub("")), CampId(1), Milestone::Vacated);
    assert!(best.at <= Moment(63 * HOUR) && best.at >= Moment(24 * HOUR), "{best:?}");
}
