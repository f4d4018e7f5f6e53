//! Breakpoints and decision dates against what can be worked out by hand.

mod hump;
mod means;

use std::fs;
use std::path::Path;
use std::sync::Arc;

use drawdown::scenario::{Origin, Request, Scenario, Study, Switch, read, read_text};
use drawdown::simulation::{Outcome, Simulation};
use drawdown::time::{DAY, Moment};

use super::command::{done, drawdown, workplace};

/// Ten loads of twelve tonnes, five hours from a town with so many trucks: a trip takes five hours
/// out, one of loading and five back. So with `k` trucks the last load is lifted after
/// `11 (trips - 1) + 6` hours, where `trips` is the least number of which `k` each make ten.
pub(super) fn ten_loads(trucks: &str, due: &str, rest: &str) -> String {
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
amount = "120 t"
to = "town"
[route.road]
ends = ["kidal", "town"]
length = "100 km"
[pool.trucks]
kind = "trucks"
home = "town"
payload = "12 t"
speed = "20 km/h"
convoy = [1, 10]
loading = "1 h"
{trucks}
[deadline.lifted]
all = "all-camps"
milestone = "lifted"
due = "{due}"
{rest}
"#
    )
}

/// One line of a CSV file of one row, as a value by its heading.
struct Row(Vec<(String, String)>);

impl Row {
    fn of(file: &Path) -> Self {
        let text = fs::read_to_string(file).expect("a table");
        let mut lines = text.lines().map(|line| line.split(',').map(str::to_owned));
        let (heads, cells) = (lines.next().expect("heads"), lines.next().expect("a row"));
        assert!(lines.next().is_none(), "one row: {text}");
        Self(heads.zip(cells).collect())
    }

    fn text(&self, head: &str) -> &str {
        let found = self.0.iter().find(|(name, _)| name == head);
        &found.unwrap_or_else(|| panic!("no {head}")).1
    }

    fn number(&self, head: &str) -> f64 {
        self.text(head).parse().unwrap_or_else(|_| panic!("{head} is {}", self.text(head)))
    }
}

/// Runs a verb on a text, which must do, and returns what it said and the one row it wrote.
fn asked(text: &str, verb: &str, table: &str, options: &[&str]) -> (String, Row) {
    let place = workplace();
    fs::write(place.path().join("edge.toml"), text).expect("a file");
    let arguments = [&[verb, "edge.toml", "--out", "answer"], options].concat();
    let said = done(place.path(), &arguments);
    (said, Row::of(&place.path().join("answer").join(table)))
}

fn breakpoint(text: &str, options: &[&str]) -> (String, Row) {
    asked(text, "breakpoint", "breakpoints.csv", options)
}

fn decide(text: &str, options: &[&str]) -> (String, Row) {
    asked(text, "decide", "decision.csv", options)
}

/// What a verb says when it refuses a text.
fn refused(text: &str, options: &[&str]) -> String {
    let place = workplace();
    fs::write(place.path().join("edge.toml"), text).expect("a file");
    let output = drawdown(place.path(), options);
    assert_eq!(output.status.code(), Some(1), "{options:?}");
    String::from_utf8_lossy(&output.stderr).replace('\n', " ")
}

#[test]
fn the_fewest_trucks_follow_from_the_number_of_trips() {
    // Within 30 h three trips end, so ten loads take four trucks.
    let text = ten_loads("count = 1", "30 h", "");
    let range = ["--factor", "pool.trucks.count", "--from", "1", "--to", "12", "--runs", "20"];
    let (said, row) = breakpoint(&text, &range);
    let edge = [row.text("value"), row.text("interval_better"), row.text("interval_worse")];
    assert_eq!(edge, ["4", "4", "4"]);
    assert_eq!(
        [row.text("reach"), row.text("better_end"), row.text("monotone")],
        ["edge", "to", "1"]
    );
    assert!(said.contains("only if pool.trucks.count is 4 or more"), "{said}");
}

#[test]
fn the_latest_release_is_the_deadline_less_the_march() {
    // Ten trucks make one trip: released after 24 h, the load is lifted after 30.
    let text = ten_loads("count = 10", "30 h", "");
    let range = ["--from", "0 h", "--to", "64 h", "--runs", "20", "--lang", "fr"];
    let factor = [&["--factor", "pool.trucks.available"], &range[..]].concat();
    let (said, row) = breakpoint(&text, &factor);
    assert_eq!(
        [row.text("value"), row.text("unit"), row.text("better_end")],
        ["24 h", "h", "from"]
    );
    assert_eq!((row.number("value_number"), row.number("step")), (24.0, 1.0));
    assert!(said.contains("ou moins"), "{said}");
}

#[test]
fn a_date_stands_in_a_column_of_dates_and_no_number_stands_for_it() {
    let text = ten_loads("count = 10", "20 d", "");
    let range = ["--from", "2030-01-02", "--to", "2030-01-30", "--runs", "20"];
    let (_, row) =
        breakpoint(&text, &[&["--factor", "pool.trucks.available"], &range[..]].concat());
    let (value, date) = (row.text("value").to_owned(), row.text("value_date").to_owned());
    assert!(date.starts_with(&format!("{value}T00:00:00")), "{value} and {date}");
    assert_eq!([row.text("unit"), row.text("value_number")], ["date", ""]);
    let number = ["--factor", "pool.trucks.count", "--from", "1", "--to", "12", "--runs", "20"];
    let (_, row) = breakpoint(&ten_loads("count = 1", "30 h", ""), &number);
    assert_eq!((row.number("value_number"), row.text("value_date")), (4.0, ""));
}

#[test]
fn what_holds_everywhere_or_nowhere_is_said_with_its_chances() {
    let factor = ["--factor", "pool.trucks.count", "--runs", "20", "--from"];
    let text = ten_loads("count = 1", "30 h", "");
    let (said, row) = breakpoint(&text, &[&factor[..], &["5", "--to", "12"]].concat());
    // Both ends hold in all runs: the first counts as the better one.
    assert_eq!([row.text("reach"), row.text("value")], ["everywhere", "12"]);
    assert!(said.contains("whatever pool.trucks.count is between 5 and 12"), "{said}");
    let (said, row) = breakpoint(&text, &[&factor[..], &["1", "--to", "3"]].concat());
    assert_eq!(
        [row.text("reach"), row.text("value"), row.text("p_met")],
        ["nowhere", "", "0.0000"]
    );
    assert!(said.contains("for no value of pool.trucks.count"), "{said}");
}

/// One trip whose permission takes an exponential time: lifted six hours after the answer.
fn exponential(due: &str) -> String {
    let gate = r#"
[gate.north]
authority = "Ministry"
covers = { routes = ["road"] }
lead_time = { exponential = "10 h" }
"#;
    ten_loads("count = 10", due, gate)
}

fn assert_interval_holds(row: &Row, edge: f64, widest: f64) {
    let ends = [row.number("interval_better_number"), row.number("interval_worse_number")];
    let (low, high) = (ends[0].min(ends[1]), ends[0].max(ends[1]));
    let step = row.number("step");
    assert!(low - step < edge && edge < high + step, "{edge} is not in {low} to {high}");
    assert!(high - low < widest, "{low} to {high}");
}

#[test]
fn the_deadline_that_an_exponential_delay_holds_is_its_quantile() {
    let factor = ["--factor", "deadline.lifted.due", "--from", "10 h", "--to", "42 h"];
    let (_, row) = breakpoint(&exponential("30 h"), &[&factor[..], &["--step", "15 min"]].concat());
    // P(6 h + delay <= due) = 0.8.
    assert_interval_holds(&row, 6.0 + 10.0 * 5_f64.ln(), 4.0);
    assert_eq!([row.text("better_end"), row.text("reach")], ["to", "edge"]);
}

#[test]
fn the_lead_time_that_a_deadline_bears_is_the_same_read_backwards() {
    let range = ["--from", "2 h", "--to", "34 h", "--step", "15 min", "--chance", "70%"];
    let factor = [&["--factor", "gate.north.lead_time.exponential"], &range[..]].concat();
    let (_, row) = breakpoint(&exponential("30 h"), &factor);
    // P(6 h + delay <= 30 h) = 0.7.
    assert_interval_holds(&row, 24.0 / -0.3_f64.ln(), 5.0);
}

pub(super) const MORE_TRUCKS: &str = r#"
[plan.base]
[plan.more]
set = { "pool.trucks.count" = 5 }
"#;

#[test]
fn trucks_hired_by_the_second_midnight_are_in_time() {
    // One truck takes a load every 11 h. With four more from hour 48 on, five loads are taken by
    // then, four more are lifted at 54, and the last at 61; from hour 72 on, the last three at 78.
    let text = ten_loads("count = 1", "62 h", MORE_TRUCKS);
    let (said, row) = decide(&text, &["--switch", "more", "--to", "2030-01-08", "--runs", "20"]);
    let days = [row.text("latest"), row.text("interval_from"), row.text("interval_until")];
    assert_eq!(days, ["2030-01-03T00:00:00+00:00"; 3]);
    assert_eq!([row.text("p_met_at_once"), row.text("p_met_never")], ["1.0000", "0.0000"]);
    assert_eq!(row.text("in_vain"), "0");
    assert_eq!([row.text("reach"), row.text("without")], ["everywhere", "fails"]);
    assert!(said.contains("On any day up to 3\u{a0}January\u{a0}2030"), "{said}");
    let (_, row) = decide(&text.replace("62 h", "78 h"), &["--switch", "more", "--runs", "20"]);
    assert_eq!(row.text("latest"), "2030-01-04T00:00:00+00:00");
    // A later day is of no use: it is after the deadline.
    assert_eq!(row.text("reach"), "everywhere");
}

#[test]
fn more_hired_trucks_come_their_lead_time_after_the_decision() {
    // Under contract the first truck comes at hour 10, so that it lifts at 16, 27, 38, 49, 60 and 71.
    // With four more, who come ten hours after the decision: decided at hour 24, they lift four at 40
    // and the rest at 51; decided at 48, four at 64, and the last is lifted by the first truck at 71.
    let hired = "count = 1\nhire = { lead_time = \"10 h\" }";
    let at = |due: &str| {
        let text = ten_loads(hired, due, MORE_TRUCKS);
        decide(&text, &["--switch", "more", "--to", "2030-01-05", "--runs", "20"]).1
    };
    let row = at("52 h");
    assert_eq!(row.text("latest"), "2030-01-02T00:00:00+00:00");
    assert_eq!([row.text("p_met_at_once"), row.text("p_met_never")], ["1.0000", "0.0000"]);
    // Before hour 51 only those are out who had five trucks from the start.
    assert_eq!(at("50 h").text("latest"), "2030-01-01T00:00:00+00:00");
    assert_eq!(at("72 h").text("latest"), "2030-01-03T00:00:00+00:00");
}

#[test]
fn an_extension_must_be_asked_for_before_the_date_has_passed() {
    let plans = r#"
[plan.base]
[plan.extension]
set = { "deadline.lifted.due" = "110 h" }
"#;
    // One truck lifts the last load at hour 105.
    let text = ten_loads("count = 1", "62 h", plans);
    let (_, row) = decide(&text, &["--switch", "extension", "--to", "2030-01-06", "--runs", "20"]);
    assert_eq!(row.text("latest"), "2030-01-03T00:00:00+00:00");
    assert_eq!([row.text("p_met_at_once"), row.text("p_met_never")], ["1.0000", "0.0000"]);
}

#[test]
fn what_cannot_be_switched_is_refused_by_name() {
    let plans = r#"
[gate.north]
authority = "Ministry"
covers = { routes = ["road"] }
lead_time = "2 h"
[plan.base]
[plan.friendly]
set = { "gate.north.lead_time" = "1 h", "pool.trucks.speed" = "30 km/h" }
"#;
    let text = ten_loads("count = 1", "62 h", plans);
    let said = refused(&text, &["decide", "edge.toml", "--switch", "friendly"]);
    assert!(said.contains("gate.north") && said.contains("pool.trucks"), "{said}");
    let said = refused(&text, &["decide", "edge.toml", "--switch", "base"]);
    assert!(said.contains("the plan one would switch from"), "{said}");
    let said = refused(&text, &["decide", "edge.toml", "--switch", "freindly"]);
    assert!(said.contains("Did you mean `friendly`?"), "{said}");
}

#[test]
fn a_factor_that_is_none_is_refused_with_the_nearest() {
    let text = ten_loads("count = 1", "62 h", "");
    let ask = |factor: &str, from: &str, to: &str| {
        let options = ["--factor", factor, "--from", from, "--to", to];
        refused(&text, &[&["breakpoint", "edge.toml"], &options[..]].concat())
    };
    assert!(ask("pool.truck.count", "1", "9").contains("trucks"));
    assert!(ask("pool.trucks.count", "1", "9 h").contains("there is nothing between them"));
    assert!(ask("pool.trucks.count", "1 h", "9 h").contains("E106"));
    assert!(ask("trucks", "1", "9").contains("no assumption is called `trucks`"));
    assert!(ask("pool.trucks.count", "4", "4").contains("both ends are `4`"));
    assert!(ask("scenario.seed", "1", "100").contains("is the luck of the draws"));
}

fn mali() -> Study {
    let request = Request { origin: Origin::BuiltIn("mali-2023"), sets: Vec::new() };
    read(&request).expect("a built-in example").0
}

fn of_plan<'a>(study: &'a Study, name: &str) -> &'a Arc<Scenario> {
    let plan = study.plans.iter().position(|plan| plan.name.as_str() == name).expect("a plan");
    let found = study.variants.iter().find(|it| it.plan == plan && it.case == 0);
    &found.expect("a variant").scenario
}

/// Every event of a run before a moment.
fn events_before(scenario: &Arc<Scenario>, run: u64, moment: Moment) -> Vec<String> {
    let replay = Simulation::new(Arc::clone(scenario)).replay(run).expect("it ends");
    let events = replay.events.iter().take_while(|event| event.at < moment);
    events.map(|event| format!("{event:?}")).collect()
}

fn outcome(scenario: &Arc<Scenario>, run: u64) -> Outcome {
    Simulation::new(Arc::clone(scenario)).play(run).expect("it ends").clone()
}

/// What of an outcome the plans decide: all but what the journal has cost.
fn dates(outcome: &Outcome) -> String {
    format!("{:?} {:?}", outcome.camps, outcome.deadlines)
}

fn assert_changes_nothing_before(from: &Arc<Scenario>, switch: &Switch, days: &[i64]) {
    for day in days {
        let moment = Moment(day * DAY + 3_600);
        let switched = switch.at(moment);
        for run in 0..3 {
            let (before, still) =
                (events_before(from, run, moment), events_before(&switched, run, moment));
            assert_eq!(before, still, "run {run}, day {day}");
        }
    }
}

#[test]
fn a_switch_changes_nothing_before_its_day() {
    let study = mali();
    let base = of_plan(&study, "base");
    for plan in ["accelerate", "shed-on-contact"] {
        let switch = Switch::new(Arc::clone(base), Arc::clone(of_plan(&study, plan)));
        assert_changes_nothing_before(base, &switch.expect("a switch"), &[4, 20, 45]);
    }
    let text = ten_loads("count = 3", "62 h", MORE_TRUCKS);
    let study = read_text("edge.toml", &text, &[]).expect("a scenario").0;
    let (few, more) = (of_plan(&study, "base"), of_plan(&study, "more"));
    for (one, other) in [(few, more), (more, few)] {
        let switch = Switch::new(Arc::clone(one), Arc::clone(other)).expect("a switch");
        assert_changes_nothing_before(one, &switch, &[0, 1, 2]);
    }
}

#[test]
fn a_switch_before_the_plans_part_is_the_second_plan_and_after_the_horizon_the_first() {
    let study = mali();
    let (base, second) = (of_plan(&study, "base"), of_plan(&study, "accelerate"));
    let switch = Switch::new(Arc::clone(base), Arc::clone(second)).expect("a switch");
    // The plan accelerates from 12 October, five days after the start.
    for run in 0..3 {
        let wanted = dates(&outcome(second, run));
        assert_eq!(dates(&outcome(&switch.at(Moment::START), run)), wanted);
        assert_eq!(dates(&outcome(&switch.at(Moment(2 * DAY)), run)), wanted);
        assert_ne!(dates(&outcome(&switch.at(Moment(20 * DAY)), run)), wanted);
        let late = switch.at(Moment(base.until.0 + 1));
        assert_eq!(dates(&outcome(&late, run)), dates(&outcome(base, run)));
    }
}
