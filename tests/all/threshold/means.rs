//! Plans with other means, taken up in mid-run: more escorts, and loads that go over to other pools.

use std::sync::Arc;

use drawdown::scenario::{Scenario, Study, Switch, read_text};
use drawdown::simulation::{Code, EventKind, Simulation};
use drawdown::time::{DAY, Moment};

use super::{assert_changes_nothing_before, dates, decide, outcome, refused, ten_loads};

/// Four loads, each on a truck of its own behind an escort, five hours from the town where both stand. A
/// trip takes five hours out, one of loading and five back: one group is on the road 11 hours for each.
fn escorted(groups: u32, due: &str, plans: &str) -> String {
    format!(
        r#"
format = 1
[scenario]
id = "edge"
as_of = 2030-01-01T00:00:00Z
until = "100 d"
[site.town]
kind = "hub"
[camp.kidal.line.cargo]
amount = "48 t"
to = "town"
[route.road]
ends = ["kidal", "town"]
length = "100 km"
escorts = 1
[pool.trucks]
kind = "trucks"
home = "town"
payload = "12 t"
speed = "20 km/h"
count = 4
convoy = [1, 1]
loading = "1 h"
[escort.guards]
count = {groups}
home = "town"
serves = ["trucks"]
[deadline.lifted]
all = "all-camps"
milestone = "lifted"
due = "{due}"
{plans}
"#
    )
}

const MORE_GUARDS: &str = r#"
[plan.base]
[plan.more]
set = { "escort.guards.count" = 4 }
"#;

#[test]
fn more_escorts_are_in_time_until_the_groups_there_are_do_without_them() {
    // One group lifts at 6, 17, 28 and 39. With three more from hour 24 on, while it is out with the third
    // load, the last is lifted at 30.
    let latest = |due: &str| {
        let text = escorted(1, due, MORE_GUARDS);
        decide(&text, &["--switch", "more", "--to", "2030-01-04", "--runs", "20"]).1
    };
    let row = latest("31 h");
    assert_eq!(row.text("latest"), "2030-01-02T00:00:00+00:00");
    assert_eq!([row.text("p_met_at_once"), row.text("p_met_never")], ["1.0000", "0.0000"]);
    // Before hour 30 only who has them from the start; all are in time for hour 39.
    assert_eq!(latest("29 h").text("latest"), "2030-01-01T00:00:00+00:00");
    let row = latest("40 h");
    assert_eq!([row.text("reach"), row.text("p_met_never")], ["everywhere", "1.0000"]);
}

#[test]
fn fewer_escorts_leave_when_they_are_done_with_their_convoys() {
    // Two groups lift two at 6, two at 17. One that goes at hour 8, both being on their way back, is gone at
    // 11: the other lifts at 17 and at 28.
    let plans = "[plan.base]\n[plan.fewer]\nset = { \"escort.guards.count\" = 1 }\n";
    let study = read_text("edge.toml", &escorted(2, "50 h", plans), &[]).expect("a study").0;
    let [from, to] = ["base", "fewer"].map(|name| Arc::clone(super::of_plan(&study, name)));
    let switch = Switch::new(from, to).expect("a switch");
    let at = |hours: i64| {
        let scenario: Arc<Scenario> = switch.at(Moment(hours * 3_600));
        outcome(&scenario, 0).deadlines.values().next().and_then(|it| it.reached)
    };
    let hours = |hours: i64| Some(Moment(hours * 3_600));
    assert_eq!([at(8), at(12)], [hours(28), hours(17)]);
    // At hour 12 both are out with their last loads.
}

/// Ten loads for one truck, or for ten lorries that stand idle.
fn lorries(due: &str) -> String {
    let plans = r#"
[pool.lorries]
kind = "trucks"
home = "town"
payload = "12 t"
speed = "20 km/h"
count = 10
convoy = [1, 10]
loading = "1 h"
[plan.base]
set = { "camp.kidal.line.cargo.by" = ["trucks"] }
[plan.lorries]
set = { "camp.kidal.line.cargo.by" = ["lorries"] }
"#;
    ten_loads("count = 1", due, plans)
}

#[test]
fn loads_go_over_to_other_means_but_for_those_that_are_promised() {
    // One truck lifts a load every 11 hours, the last at 105. At hour 24 it is on its way to the third, which
    // it lifts at 28; the lorries lift the other seven at 30. At hour 48 the fifth is lifted at 50, and the
    // other five at 54.
    let latest = |due: &str| {
        decide(&lorries(due), &["--switch", "lorries", "--to", "2030-01-05", "--runs", "20"]).1
    };
    let row = latest("31 h");
    assert_eq!(row.text("latest"), "2030-01-02T00:00:00+00:00");
    assert_eq!([row.text("p_met_at_once"), row.text("p_met_never")], ["1.0000", "0.0000"]);
    assert_eq!(latest("29 h").text("latest"), "2030-01-01T00:00:00+00:00");
    assert_eq!(latest("55 h").text("latest"), "2030-01-03T00:00:00+00:00");
}

#[test]
fn loads_that_go_over_change_nothing_before_and_after_the_horizon_nothing_at_all() {
    let study = read_text("edge.toml", &lorries("62 h"), &[]).expect("a study").0;
    let [from, to] = ["base", "lorries"].map(|name| Arc::clone(super::of_plan(&study, name)));
    let switch = Switch::new(Arc::clone(&from), Arc::clone(&to)).expect("a switch");
    assert_changes_nothing_before(&from, &switch, &[1, 2, 4]);
    assert_eq!(dates(&outcome(&switch.at(Moment::START), 0)), dates(&outcome(&to, 0)));
    // Long after the last load nothing is left to go over.
    assert_eq!(dates(&outcome(&switch.at(Moment(50 * DAY)), 0)), dates(&outcome(&from, 0)));
}

#[test]
fn means_that_are_taken_at_the_request_cannot_give_a_load_away() {
    let reserving = lorries("62 h").replace("count = 1\n", "count = 1\nload = \"at-request\"\n");
    let said = refused(&reserving, &["decide", "edge.toml", "--switch", "lorries"]);
    assert!(said.contains("camp.kidal.line.cargo"), "{said}");
}

/// Ten trucks, and ten lorries that are half as fast, for a camp that begins after two days.
fn in_order(by: [&str; 2]) -> Study {
    let plans = format!(
        r#"
[pool.lorries]
kind = "trucks"
home = "town"
payload = "12 t"
speed = "10 km/h"
count = 10
convoy = [1, 10]
loading = "1 h"
dispatch = ["first-ready"]
[plan.base]
set = {{ "camp.kidal.line.cargo.by" = ["trucks"], "camp.kidal.starts" = "48 h" }}
[plan.both]
set = {{ "camp.kidal.line.cargo.by" = {by:?}, "camp.kidal.starts" = "48 h" }}
"#
    );
    let trucks = "count = 10\ndispatch = [\"first-ready\"]";
    read_text("edge.toml", &ten_loads(trucks, "90 h", &plans), &[]).expect("a study").0
}

#[test]
fn pools_are_preferred_in_the_order_of_the_plan_that_is_taken_up() {
    // The trucks have it all lifted at 54, the lorries at 59.
    for (by, hours) in [(["lorries", "trucks"], 59), (["trucks", "lorries"], 54)] {
        let study = in_order(by);
        let [from, to] = ["base", "both"].map(|name| Arc::clone(super::of_plan(&study, name)));
        let switch = Switch::new(Arc::clone(&from), Arc::clone(&to)).expect("a switch");
        let switched = outcome(&switch.at(Moment(DAY)), 0);
        let lifted = switched.deadlines.values().next().and_then(|it| it.reached);
        assert_eq!(lifted, Some(Moment(hours * 3_600)), "{by:?}");
        assert_eq!(dates(&switched), dates(&outcome(&to, 0)), "{by:?}");
        assert_changes_nothing_before(&from, &switch, &[1, 2]);
    }
}

#[test]
fn people_who_leave_as_packing_goes_on_go_in_the_columns_of_the_plan_that_holds() {
    // Five people more every six hours. Four buses of ten seats are asked for when forty are there, at hour
    // 48; cars of five seats would be at once.
    let rest = r#"
[camp.kidal]
closure = "by-and-by"
[camp.kidal.line.people]
amount = "120 people"
to = "town"
[closure.by-and-by]
step.pack = { kind = "pack", rate = "20 t/day", lot = "5 t" }
step.lift = { kind = "lift" }
step.last = { kind = "last-party", after = ["lift", "pack"] }
[pool.buses]
kind = "buses"
home = "town"
seats = 10
speed = "20 km/h"
count = 8
convoy = [4, 4]
[pool.cars]
kind = "buses"
home = "town"
seats = 5
speed = "20 km/h"
count = 8
convoy = [1, 1]
[plan.base]
set = { "camp.kidal.line.people.by" = ["buses"] }
[plan.cars]
set = { "camp.kidal.line.people.by" = ["cars"] }
"#;
    let text = ten_loads("count = 10", "20 d", rest);
    let study = read_text("edge.toml", &text, &[]).expect("a study").0;
    let plans = ["base", "cars"].map(|name| Arc::clone(super::of_plan(&study, name)));
    let [buses, cars] = &plans;
    for (from, to) in [(buses, cars), (cars, buses)] {
        let switch = Switch::new(Arc::clone(from), Arc::clone(to)).expect("a switch");
        assert_changes_nothing_before(from, &switch, &[1, 2, 4]);
        // One that is taken up before anybody is ready is the second plan.
        assert_eq!(unloaded(&switch.at(Moment(3_600))), unloaded(to));
    }
    assert_ne!(unloaded(buses), unloaded(cars));
}

/// When each column is unloaded.
fn unloaded(scenario: &Arc<Scenario>) -> Vec<Moment> {
    let replay = Simulation::new(Arc::clone(scenario)).replay(0).expect("it ends");
    let events = replay.events.iter().filter(|event| event.kind == EventKind::Unloaded);
    events.map(|event| event.at).collect()
}

#[test]
fn no_vehicle_is_loaded_for_a_group_that_will_leave_its_escort() {
    // Two groups leave Kidal at hour 1, one with a truck that is back at 11 and one with a lorry that is back
    // at 21. One is too many from hour 5 on: the first that is back leaves, and the second truck is loaded so
    // as to go with the other.
    let text = r#"
format = 1
[scenario]
id = "edge"
as_of = 2030-01-01T00:00:00Z
until = "100 d"
[site.town]
kind = "hub"
[camp.kidal]
line.first = { amount = "12 t", to = "town", by = "lorries", priority = 1 }
line.second = { amount = "24 t", to = "town", by = "trucks", priority = 2 }
[route.road]
ends = ["kidal", "town"]
length = "100 km"
escorts = 1
[pool.lorries]
kind = "trucks"
home = "kidal"
payload = "12 t"
speed = "10 km/h"
count = 1
convoy = [1, 1]
loading = "1 h"
dispatch = ["priority"]
[pool.trucks]
kind = "trucks"
home = "kidal"
payload = "12 t"
speed = "20 km/h"
count = 2
dispatch = ["priority"]
convoy = [1, 1]
loading = "1 h"
[escort.guards]
count = 2
home = "kidal"
serves = ["trucks", "lorries"]
[plan.base]
[plan.fewer]
set = { "escort.guards.count" = 1 }
"#;
    let study = read_text("edge.toml", text, &[]).expect("a study").0;
    let [from, to] = ["base", "fewer"].map(|name| Arc::clone(super::of_plan(&study, name)));
    let loads = |scenario: &Arc<Scenario>| -> Vec<i64> {
        let replay = Simulation::new(Arc::clone(scenario)).replay(0).expect("it ends");
        let begins = replay.events.iter().filter(|event| {
            event.kind == EventKind::HandlingBegins && event.code != Code::Unloading
        });
        begins.map(|event| event.at.0 / 3_600).collect()
    };
    assert_eq!(loads(&from), [0, 0, 10]);
    let switch = Switch::new(from, to).expect("a switch");
    assert_eq!(loads(&switch.at(Moment(5 * 3_600))), [0, 0, 20]);
}
