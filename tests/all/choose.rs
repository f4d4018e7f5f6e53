//! `choose` and `value` from outside, held against the runs that `run` writes.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::command::{done, drawdown, workplace};

/// A row of a table by the names of its columns.
type Row = BTreeMap<String, String>;

fn table(folder: &Path, name: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_path(folder.join(name)).expect("a table");
    let heads = reader.headers().expect("a heading").clone();
    let row = |record: csv::StringRecord| {
        heads.iter().map(str::to_owned).zip(record.iter().map(str::to_owned)).collect()
    };
    reader.records().map(|record| row(record.expect("a row"))).collect()
}

fn number(row: &Row, column: &str) -> f64 {
    row[column].parse().unwrap_or_else(|_| panic!("{column} of {row:?}"))
}

fn is(row: &Row, cells: &[(&str, &str)]) -> bool {
    cells.iter().all(|(column, value)| row[*column] == *value)
}

#[test]
fn a_choice_is_what_the_runs_say_for_any_number_of_threads() {
    let place = workplace();
    let choose = ["choose", "three-sides", "--lang", "en", "--budget", "30000"];
    let one = done(place.path(), &[&choose[..], &["--threads", "1", "--out", "one"]].concat());
    let two = done(place.path(), &[&choose[..], &["--threads", "2", "--out", "two"]].concat());
    assert_eq!(one.replace("one", "two"), two.replace("one", "two"));
    for name in ["choice.csv", "robustness.csv", "regret.csv", "manifest.toml"] {
        let read = |folder: &str| fs::read(place.path().join(folder).join(name)).expect("a file");
        assert_eq!(read("one"), read("two"), "{name}");
    }
    let regrets = table(&place.path().join("one"), "regret.csv");
    for row in &regrets {
        let runs = row["replications"].as_str();
        let (plan, case) = (row["plan"].as_str(), row["case"].as_str());
        let only = ["run", "three-sides", "--plan", plan, "--case", case, "--runs", runs];
        done(place.path(), &[&only[..], &["--out", "run", "--replace"]].concat());
        let joint = table(&place.path().join("run"), "joint.csv");
        let hard = joint.iter().find(|row| row["set"] == "hard").expect("the hard deadline");
        assert_eq!(row["p_held"], hard["p_held"], "{plan} under {case}");
        let of_case = regrets.iter().filter(|other| other["case"] == case);
        let best = of_case.map(|other| number(other, "p_held")).fold(0.0, f64::max);
        let expected = best - number(row, "p_held");
        assert!((number(row, "p_held_regret") - expected).abs() < 2e-4);
    }
    let choice = table(&place.path().join("one"), "choice.csv");
    for case in ["baseline", "column-goes-now", ""] {
        let best = choice.iter().filter(|row| is(row, &[("case", case), ("is_best", "1")]));
        assert_eq!(best.count(), 1, "{case}");
    }
}

#[test]
fn the_value_of_knowing_everything_and_what_moves_a_deadline_are_those_of_the_runs() {
    let place = workplace();
    done(
        place.path(),
        &["run", "three-sides", "--case", "baseline", "--runs", "600", "--out", "run"],
    );
    done(place.path(), &["value", "three-sides", "--runs", "600", "--out", "value"]);
    let runs = table(&place.path().join("run"), "runs.csv");
    let of = |plan: &str| runs.iter().filter(|row| row["plan"] == plan).collect::<Vec<_>>();
    let late = |row: &Row| number(row, "deadline.oasis-empty.lateness_days").max(0.0);
    let (base, shed) = (of("base"), of("shed"));
    let mean = |values: Vec<f64>| values.iter().sum::<f64>() / values.len() as f64;
    let least = mean(base.iter().zip(&shed).map(|(a, b)| late(a).min(late(b))).collect());
    let [base_late, shed_late] =
        [&base, &shed].map(|rows| mean(rows.iter().map(|row| late(row)).collect()));
    let values = table(&place.path().join("value"), "information.csv");
    let everything = values.iter().find(|row| row["kind"] == "everything").expect("a bound");
    let expected = base_late.min(shed_late) - least;
    assert!((number(everything, "gain_days") - expected).abs() < 2e-4, "{expected}");

    let missed = |holder: &str| {
        let rows = shed.iter().filter(|row| row["site.crossroads.held_by"] == holder);
        mean(rows.map(|row| number(row, "deadline.oasis-empty.missed")).collect())
    };
    let mut holders: Vec<&str> =
        shed.iter().map(|row| row["site.crossroads.held_by"].as_str()).collect();
    holders.sort_unstable();
    holders.dedup();
    let shares: Vec<f64> = holders.into_iter().map(missed).collect();
    let wanted = [("factor", "crossroads"), ("plan", "shed"), ("deadline", "oasis-empty")];
    let spreads = table(&place.path().join("value"), "spread.csv");
    let spread = spreads.iter().find(|row| is(row, &wanted)).expect("a row");
    let most = shares.iter().copied().fold(0.0, f64::max);
    let least = shares.iter().copied().fold(1.0, f64::min);
    assert!((number(spread, "p_missed_most") - most).abs() < 1e-4, "{spread:?} {shares:?}");
    assert!((number(spread, "p_missed_least") - least).abs() < 1e-4);
}

#[test]
fn both_verbs_keep_to_a_hundred_columns_in_both_languages() {
    let place = workplace();
    for language in ["en", "fr"] {
        for utility in ["hold", "days"] {
            let text = done(
                place.path(),
                &["choose", "three-sides", "--utility", utility, "--lang", language],
            );
            assert!(text.lines().all(|line| line.chars().count() <= 100), "{text}");
        }
        let text =
            done(place.path(), &["value", "three-sides", "--runs", "200", "--lang", language]);
        assert!(text.lines().all(|line| line.chars().count() <= 100), "{text}");
    }
}

#[test]
fn where_there_is_nothing_to_choose_it_says_so() {
    let place = workplace();
    for (arguments, said) in [
        (&["choose", "minimal"][..], "only one plan"),
        (&["value", "minimal"], "only one plan"),
        (&["choose", "three-sides", "--budget", "10"], "give --budget 4000"),
        (&["choose", "three-sides", "--weight", "baseline"], "as in held=2"),
        (&["choose", "three-sides", "--weight", "nowhere=1"], "no case is called"),
        (&["choose", "three-sides", "--confidence", "1.5"], "below 1"),
    ] {
        let output = drawdown(place.path(), arguments);
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{text}");
        assert!(text.contains(said), "{arguments:?}: {text}");
    }
}
