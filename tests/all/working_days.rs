//! Days of work and of an office's answer: the working days of their calendar, wherever they stand.

use std::sync::Arc;

use drawdown::id::{CampId, DeadlineId};
use drawdown::scenario::{Rejected, Scenario, read_text};
use drawdown::simulation::Simulation;

/// A camp with a day's journey of paperwork: `work` for a task of its closure under an office of eight
/// hours on five days, then nothing but the last party. 1 February 2021 is a Monday.
fn closing(work: &str, rest: &str) -> String {
    format!(
        r#"format = 1
scenario = {{ id = "clock", as_of = 2021-02-01T00:00:00, until = 2021-12-01, seed = 1 }}
calendar.office = {{ hours = ["08:00-16:00"], days = ["mon", "tue", "wed", "thu", "fri"] }}
closure.c.step.t = {{ kind = "task", {work}, calendar = "office" }}
closure.c.step.lift = {{ kind = "lift", after = ["t"] }}
closure.c.step.out = {{ kind = "last-party", after = ["lift"] }}
camp.a.closure = "c"
deadline.d = {{ all = ["a"], due = 2021-11-01 }}
{rest}"#
    )
}

/// A load of one truck, an hour's march, and a gate with this lead time at the same office.
fn asking(lead_time: &str) -> String {
    format!(
        r#"format = 1
scenario = {{ id = "customs", as_of = 2021-02-01T00:00:00, until = 2021-12-01, seed = 1 }}
calendar.office = {{ hours = ["08:00-16:00"], days = ["lun", "mar", "mer", "jeu", "ven"] }}
site.town.kind = "hub"
camp.a.line.stores = {{ amount = "20 t", to = "town" }}
route.r = {{ ends = ["a", "town"], length = "40 km" }}
gate.g = {{ covers = {{ routes = ["r"] }}, lead_time = {lead_time}, calendar = "office" }}
pool.trucks = {{ kind = "trucks", home = "a", count = 1, payload = "20 t", speed = "40 km/h" }}
deadline.d = {{ all = ["a"], due = 2021-11-01 }}
"#
    )
}

fn scenario(text: &str, sets: &[&str]) -> Result<Arc<Scenario>, Rejected> {
    let sets: Vec<String> = sets.iter().map(|set| (*set).to_owned()).collect();
    read_text("clock.toml", text, &sets).map(|(study, _)| Arc::clone(&study.base))
}

/// When the camp is vacated, in UTC.
fn vacated(text: &str, sets: &[&str]) -> String {
    let scenario = scenario(text, sets).unwrap_or_else(|rejected| panic!("{rejected:#?}"));
    let mut simulation = Simulation::new(Arc::clone(&scenario));
    let outcome = simulation.play(0).expect("it ends");
    let vacated = outcome.camps[CampId(0)].vacated.expect("within the horizon");
    scenario.clock.civil(vacated).strftime("%a %Y-%m-%d %H:%M").to_string()
}

#[test]
fn five_days_of_work_from_monday_end_on_friday_afternoon() {
    for work in ["5 d", "5 jours", "1 w", "40 h", "40 heures", "2 d 24 h"] {
        let text = closing(&format!("duration = \"{work}\""), "");
        assert_eq!(vacated(&text, &[]), "Fri 2021-02-05 16:00", "{work}");
    }
}

#[test]
fn a_day_and_a_half_ends_at_noon_of_the_second_day() {
    let text = closing("duration = \"1.5 d\"", "");
    assert_eq!(vacated(&text, &[]), "Tue 2021-02-02 12:00");
}

#[test]
fn a_day_of_a_calendar_that_is_open_day_and_night_has_24_hours() {
    let text = closing("duration = \"5 d\"", "").replace("hours = [\"08:00-16:00\"], ", "");
    // Monday to Friday: until midnight.
    assert_eq!(vacated(&text, &[]), "Sat 2021-02-06 00:00");
    let text = text.replace(", calendar = \"office\"", "");
    assert_eq!(vacated(&text, &[]), "Sat 2021-02-06 00:00");
}

#[test]
fn spreads_and_plain_assumptions_are_in_working_days_too() {
    let one = "duration = { discrete = [[\"5 d\", 1.0]] }";
    assert_eq!(vacated(&closing(one, ""), &[]), "Fri 2021-02-05 16:00");
    let believed = "duration = { assumption = \"work\" }";
    let text = closing(believed, "assumption.work.value = \"5 d\"");
    assert_eq!(vacated(&text, &[]), "Fri 2021-02-05 16:00");
    assert_eq!(vacated(&text, &["assumption.work.value=2 d"]), "Tue 2021-02-02 16:00");
}

#[test]
fn ten_days_at_an_office_are_two_weeks() {
    // Asked for on Monday at 00:00; granted on the Friday of the second week at 16:00.
    assert_eq!(vacated(&asking("\"10 d\""), &[]), "Fri 2021-02-12 16:00");
    assert_eq!(vacated(&asking("\"2 w\""), &[]), "Fri 2021-02-12 16:00");
    assert_eq!(vacated(&asking("\"80 h\""), &[]), "Fri 2021-02-12 16:00");
}

#[test]
fn a_factor_in_days_is_played_in_working_days() {
    let sweep = "[sweep.work]\ndesign = \"grid\"\n\
                 factor.work = { path = \"closure.c.step.t.duration\", from = \"3 d\", to = \"5 d\", count = 3 }\n";
    let text = closing("duration = \"5 d\"", sweep);
    let (study, _) = read_text("clock.toml", &text, &[]).unwrap_or_else(|it| panic!("{it:#?}"));
    let factor = &study.sweeps[0].parts[0].factors[0];
    let levels: Vec<_> = (0..3).map_while(|level| factor.level_text(level)).collect();
    assert_eq!(levels, ["\"3 d\"", "\"4 d\"", "\"5 d\""]);
}

/// The keys of the deadlines in their order.
fn deadlines(text: &str, sets: &[&str]) -> Vec<String> {
    let scenario = scenario(text, sets).unwrap_or_else(|rejected| panic!("{rejected:#?}"));
    (0..scenario.deadlines.len())
        .map(|place| scenario.deadlines[DeadlineId(place as u32)].name.to_string())
        .collect()
}

#[test]
fn deadlines_stand_hard_ones_first_and_then_as_in_the_file() {
    let rest = "deadline.z = { all = [\"a\"], due = 2021-09-01, kind = \"soft\" }\n\
                deadline.y = { all = [\"a\"], due = 2021-09-01, kind = \"political\" }\n\
                deadline.x = { all = [\"a\"], due = 2021-09-01 }\n\
                deadline.b = { all = [\"a\"], due = 2021-09-01, kind = \"soft\" }\n";
    let text = closing("duration = \"5 d\"", rest);
    assert_eq!(deadlines(&text, &[]), ["d", "x", "z", "b", "y"]);
    assert_eq!(deadlines(&text, &["deadline.y.order=1"]), ["y", "d", "x", "z", "b"]);
}

#[test]
fn the_order_of_deadlines_is_the_same_when_a_case_changes_their_kind_and_in_the_resolved_file() {
    let rest = "deadline.c = { all = [\"a\"], due = 2021-09-01 }\n[case.baseline]\n\
                [case.eased]\nset = { \"deadline.d.kind\" = \"soft\" }\n";
    let text = closing("duration = \"5 d\"", rest);
    let (study, _) = read_text("clock.toml", &text, &[]).unwrap_or_else(|it| panic!("{it:#?}"));
    assert_eq!(study.variants.len(), 2);
    assert_eq!(deadlines(&text, &[]), ["d", "c"]);
    assert_eq!(deadlines(&study.resolved, &[]), ["d", "c"]);
}
