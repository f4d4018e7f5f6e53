//! Which fact has moved a deadline between two reports, and by how much.

use std::fs;

use crate::command::workplace;
use crate::results::Sheet;
use crate::status::{OUTPOST, updated};

/// Who has moved the deadline, and by how much, in the last row of the drift.
fn mover(drift: &Sheet) -> (String, f64) {
    let row = drift.rows.last().expect("a row");
    (drift.cell(row, "moved_by").to_owned(), drift.number(row, "moved_points"))
}

#[test]
fn what_has_moved_a_deadline_is_what_the_update_without_it_shows() {
    let place = workplace();
    let few = "2030-01-10,vehicles,pool.trucks,2030-01-10,6,,,,\n";
    let missed = |read: &dyn Fn(&str) -> Sheet| {
        let drift = read("drift");
        let shares: Vec<f64> = drift.rows.iter().map(|row| drift.number(row, "p_missed")).collect();
        (shares[0], shares[shares.len() - 1])
    };
    // One fact is all that has moved it: six trucks where there were twenty are worse, whatever weighing
    // may say of the runs that had few.
    let (_, read) = updated(place.path(), "minimal", ("2030-01-10", few), &[]);
    let (before, after) = missed(&read);
    let (fact, points) = mover(&read("drift"));
    assert_eq!(fact, "vehicles pool.trucks");
    assert!(after > before + 0.2, "{before} {after}");
    assert!((points - (after - before)).abs() < 1e-9, "{points}");
    // A second fact of a later day comes after it: what it moves is what the update with it shows more.
    let both = format!("{few}2030-01-20,left,camp.outpost.line.stores,2030-01-20,60 t,,,,\n");
    let alone = few.replace("2030-01-10,v", "2030-01-20,v");
    let (_, read) = updated(place.path(), "minimal", ("2030-01-20", &alone), &[]);
    let (_, with_one) = missed(&read);
    let (_, read) = updated(place.path(), "minimal", ("2030-01-20", &both), &[]);
    let (_, with_both) = missed(&read);
    let (fact, points) = mover(&read("drift"));
    let facts = read("facts");
    assert!(with_both < with_one - 0.2, "{with_one} {with_both}");
    assert_eq!(fact, "left camp.outpost.line.stores");
    // Shares of a hundred runs each: three standard errors of their differences.
    assert!((points - (with_both - with_one)).abs() < 0.3, "{points} {with_one} {with_both}");
    let signs: Vec<bool> =
        facts.rows.iter().map(|row| facts.number(row, "moved_points") > 0.0).collect();
    assert_eq!(signs, [false, true], "the load, then the trucks");
}

#[test]
fn only_facts_since_the_last_report_have_moved_a_deadline_since() {
    let place = workplace();
    let first = "2030-01-10,vehicles,pool.trucks,2030-01-10,6,,,,\n";
    let _ = updated(place.path(), "minimal", ("2030-01-10", first), &[]);
    fs::rename(place.path().join("out"), place.path().join("first")).expect("moved");
    let both = format!("{first}2030-01-20,left,camp.outpost.line.stores,2030-01-20,60 t,,,,\n");
    let more = ["--previous", "first", "--format", "csv"];
    let (text, read) = updated(place.path(), "minimal", ("2030-01-20", &both), &more);
    assert!(text.starts_with("deadline,") || text.contains("p_missed"), "{text}");
    let (fact, points) = mover(&read("drift"));
    assert_eq!(fact, "left camp.outpost.line.stores");
    assert!(points < 0.0, "{points}");
    let facts = read("facts");
    let old = facts.rows_with(&[("what", "pool.trucks")])[0];
    assert_eq!(facts.cell(old, "moved_deadline"), "");
}

#[test]
fn a_plan_that_is_taken_up_is_no_facts_doing_and_noise_is_not_named() {
    let place = workplace();
    let plans =
        format!("{OUTPOST}[plan.base]\n[plan.none]\nset = {{ \"pool.trucks.count\" = 3 }}\n");
    fs::write(place.path().join("outpost.toml"), plans).expect("a scenario");
    // It began when it was to begin: that moves nothing. Three trucks for twenty move the deadline.
    let rows = "2030-01-05,begun,camp.outpost,2030-01-01,,,,,\n";
    let more = ["--plan", "none", "--followed", "base", "--case", "baseline"];
    let (_, read) = updated(place.path(), "outpost.toml", ("2030-01-05", rows), &more);
    let (drift, facts) = (read("drift"), read("facts"));
    let missed = |row: usize| drift.number(&drift.rows[row], "p_missed");
    assert!(missed(1) > missed(0) + 0.2, "{} {}", missed(0), missed(1));
    assert_eq!(drift.cell(&drift.rows[1], "moved_by"), "");
    let of_fact = ["moved_deadline", "moved_points"].map(|head| facts.cell(&facts.rows[0], head));
    assert_eq!(of_fact, ["", ""]);
}
