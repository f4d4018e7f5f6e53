//! Statuses that correct one another, or say what can hardly be.

use std::fs;
use std::path::Path;

use crate::command::{assert_mentions, drawdown, refused, workplace};
use crate::results::Sheet;

const HEAD: &str = "as_of,kind,what,date,value,precision,known_on,source,grade\n";

/// Updates a scenario by these rows; a reader of its files, and what was said on the way.
fn updated(
    place: &Path,
    (scenario, day): (&str, &str),
    rows: &str,
) -> (impl Fn(&str) -> Sheet + use<>, String) {
    fs::write(place.join("status.csv"), format!("{HEAD}{rows}")).expect("a status");
    let update = ["update", scenario, "--as-of", day, "--status", "status.csv"];
    let few = ["--weigh", "300", "--runs", "60", "--out", "out", "--replace"];
    let said = drawdown(place, &[&update[..], &few].concat());
    let errors = String::from_utf8_lossy(&said.stderr).into_owned();
    assert!(said.status.success(), "{errors}");
    let folder = place.join("out");
    (move |name: &str| Sheet::read(&folder.join(format!("{name}.csv"))), errors)
}

fn told(place: &Path, day: &str, rows: &str) -> String {
    fs::write(place.join("status.csv"), format!("{HEAD}{rows}")).expect("a status");
    refused(place, &["update", "minimal", "--as-of", day, "--status", "status.csv"])
}

/// First report: not yet; second: it has come about since. The second is the value in every run.
#[test]
fn a_date_that_is_known_counts_more_than_that_it_had_not_come_before() {
    let place = workplace();
    let rows = "2023-10-20,not-yet,assumption.clearance-release,,,,,,\n\
        2023-11-03,assumption,assumption.clearance-release,2023-11-02,,,2023-11-03,,\n";
    let (read, _) = updated(place.path(), ("mali-2023", "2023-11-03"), rows);
    let runs = read("runs");
    for row in &runs.rows {
        assert_eq!(&runs.cell(row, "assumption.clearance-release.date")[..10], "2023-11-02");
    }
    // What is announced for a day to come is known, too.
    let rows = "2023-11-03,assumption,assumption.clearance-release,2023-11-20,,,2023-11-03,,\n";
    let (read, _) = updated(place.path(), ("mali-2023", "2023-11-03"), rows);
    let runs = read("runs");
    for row in &runs.rows {
        assert_eq!(&runs.cell(row, "assumption.clearance-release.date")[..10], "2023-11-20");
    }
}

/// What was known later corrects what it contradicts, of whatever kind both are.
#[test]
fn a_camp_that_was_said_not_to_be_empty_may_turn_out_to_have_been_and_the_other_way_round() {
    let place = workplace();
    let not_yet = "2030-01-28,not-yet,camp.outpost.vacated,,,,2030-01-28,,\n";
    let vacated = "2030-02-04,vacated,camp.outpost,2030-01-27,,,2030-02-03,,\n";
    let vacated_in = |rows: &str| {
        let (read, _) = updated(place.path(), ("minimal", "2030-02-04"), rows);
        let runs = read("runs");
        let when = |row: &Vec<String>| runs.cell(row, "camp.outpost.vacated").to_owned();
        (runs.rows.iter().map(when).collect::<Vec<_>>(), read("facts").rows.len())
    };
    let (vacated_on, facts) = vacated_in(&format!("{not_yet}{vacated}"));
    assert!(vacated_on.iter().all(|at| &at[..10] == "2030-01-27"), "{vacated_on:?}");
    assert_eq!(facts, 1);
    let not_yet = "2030-02-04,not-yet,camp.outpost.vacated,,,,2030-02-04,,\n";
    // The second: however wide the window of a date that was told before, who is there a week later has not left.
    for vacated in [
        "2030-01-28,vacated,camp.outpost,2030-01-27,,,2030-01-28,,\n",
        "2030-01-28,vacated,camp.outpost,2030-01-28,,10 d,2030-01-28,,\n",
    ] {
        let (vacated_on, _) = vacated_in(&format!("{vacated}{not_yet}"));
        assert!(vacated_on.iter().all(|at| at.as_str() > "2030-02-05"), "{vacated_on:?}");
    }
    // Both known on the same day: one of them is wrong.
    let both = "2030-02-04,vacated,camp.outpost,2030-01-27,,,,,\n\
        2030-02-04,not-yet,camp.outpost.vacated,2030-01-28,,,,,\n";
    assert_mentions(&told(place.path(), "2030-02-04", both), &["had not come about by 2030-01-28"]);
}

#[test]
fn milestones_come_in_their_order_and_dates_have_no_value() {
    let place = workplace();
    let rows = "2030-02-04,begun,camp.outpost,2030-01-10,,,,,\n\
        2030-02-04,vacated,camp.outpost,2030-01-09,,,,,\n";
    let said = told(place.path(), "2030-02-04", rows);
    assert_mentions(&said, &["camp.outpost.vacated on 2030-01-09"]);
    let rows = "2030-02-04,vacated,camp.outpost,2030-01-30,,,,,\n\
        2030-02-04,closed,camp.outpost,2030-01-29,,,,,\n";
    let said = told(place.path(), "2030-02-04", rows);
    assert_mentions(&said, &["camp.outpost.closed on 2030-01-29"]);
    let rows = "2030-02-04,vacated,camp.outpost,2030-01-20,,,,,\n\
        2030-02-04,lifted,camp.outpost,2030-01-25,,,,,\n\
        2030-02-04,begun,camp.outpost,2030-01-02,12 people,,,,AA\n";
    let said = told(place.path(), "2030-02-04", rows);
    assert_mentions(
        &said,
        &["camp.outpost.vacated on 2030-01-20", "has no value", "`AA` is no grade"],
    );
}

#[test]
fn a_value_that_the_scenario_never_draws_is_taken_with_a_warning_and_its_unit_must_be_right() {
    let place = workplace();
    let row = |value: &str| format!("2023-11-03,assumption,assumption.loads,,{value},,,,\n");
    let (_, said) = updated(place.path(), ("mali-2023", "2023-11-03"), &row("9"));
    assert_mentions(&said, &["W539", "assumption.loads: 9, and the scenario draws 0."]);
    let (_, said) = updated(place.path(), ("mali-2023", "2023-11-03"), &row("1.05"));
    assert!(!said.contains("W539"), "{said}");
    fs::write(place.path().join("status.csv"), format!("{HEAD}{}", row("0.9 t")))
        .expect("a status");
    let update = ["update", "mali-2023", "--as-of", "2023-11-03", "--status", "status.csv"];
    assert_mentions(&refused(place.path(), &update), &["E306"]);
}

/// All facts are one set: whoever gives the new ones alone is told what is forgotten.
#[test]
fn facts_of_the_last_update_that_are_not_told_again_are_missed() {
    let place = workplace();
    let first = "2030-01-20,left,camp.outpost.line.stores,,620 t,,,,\n";
    let (_, said) = updated(place.path(), ("minimal", "2030-01-20"), first);
    assert!(!said.contains("the last update"), "{said}");
    fs::rename(place.path().join("out"), place.path().join("before")).expect("a folder");
    let update = |rows: &str| {
        fs::write(place.path().join("status.csv"), format!("{HEAD}{rows}")).expect("a status");
        let update = ["update", "minimal", "--as-of", "2030-01-28", "--status", "status.csv"];
        let few = ["--previous", "before", "--weigh", "300", "--runs", "60", "--out", "now"];
        let said = drawdown(place.path(), &[&update[..], &few, &["--replace"]].concat());
        let errors = String::from_utf8_lossy(&said.stderr).into_owned();
        assert!(said.status.success(), "{errors}");
        errors
    };
    let second = "2030-01-28,vehicles,pool.trucks,,18,,,,\n";
    let said = update(second);
    assert_mentions(&said, &["the last update knew a fact", "left camp.outpost.line.stores"]);
    let said = update(&format!("{first}{second}"));
    assert!(!said.contains("the last update"), "{said}");
    // What has gone is another thing than what is left.
    let said = update("2030-01-28,gone,camp.outpost.line.stores,,280 t,,,,\n");
    assert_mentions(&said, &["the last update knew a fact"]);
    // Without any fact it is a run, and what the last update knew is missed all the more.
    let none =
        ["update", "minimal", "--as-of", "2030-01-28", "--previous", "before", "--out", "none"];
    let said = drawdown(place.path(), &none);
    let said = String::from_utf8_lossy(&said.stderr).into_owned();
    assert_mentions(&said, &["the last update knew a fact", "played as `drawdown run`"]);
}

/// Of very many facts only those between which something moves are followed up one by one: the one that moves the
/// forecast is found all the same.
#[test]
fn one_fact_among_many_that_say_what_was_expected_is_found_to_have_moved_the_forecast() {
    let place = workplace();
    // Nobody leaves before the last party does, and the trucks stay what they are: forty facts of no news.
    let mut rows = String::new();
    for day in 2..=21 {
        let day = format!("2030-01-{day:02}");
        rows += &format!("{day},left,camp.outpost.line.guard,,30 people,,,,\n");
        rows += &format!("{day},vehicles,pool.trucks,,20,,,,\n");
    }
    rows += "2030-01-20,left,camp.outpost.line.stores,,800 t,,,,\n";
    let (read, _) = updated(place.path(), ("minimal", "2030-01-21"), &rows);
    let drift = read("drift");
    let now = drift.rows.last().expect("a forecast");
    assert_eq!(drift.cell(now, "moved_by"), "left camp.outpost.line.stores");
    assert!(drift.number(now, "moved_points") > 0.3);
}
