//! `drawdown compare`: what differs between two ideas, whether it is real, and what each changed
//! input is worth, against closed forms, the files of `run`, and sums that must be exact.

use std::fs;
use std::path::Path;

use crate::command::{assert_mentions, done, drawdown, workplace};
use crate::results::Sheet;

/// One camp whose closure is three tasks of ten days, one after the other, and a day of lift.
const CHAIN: &str = r#"
format = 1
scenario = { id = "chain", as_of = 2030-01-01, until = 2030-06-01 }
site.town.kind = "town"

[closure.steps]
step.first = { kind = "task", duration = "10 d" }
step.second = { kind = "task", duration = "10 d", after = ["first"] }
step.third = { kind = "task", duration = "10 d", after = ["second"] }
step.lift = { kind = "lift", after = ["third"] }
step.out = { kind = "last-party", after = ["lift"] }

[camp.outpost]
closure = "steps"
line.guard = { amount = "20 people", to = "town" }

[route.outpost-town]
ends = ["outpost", "town"]
length = "40 km"
rate = "40 km/day"

[pool.trucks]
kind = "trucks"
home = "town"
count = 4
payload = "12 t"
seats = 20
speed = "40 km/h"
convoy = [1, 4]

[deadline.empty]
all = ["outpost"]
due = 2030-01-27
"#;

/// A folder with a scenario of this text in it.
fn with(text: &str) -> tempfile::TempDir {
    let place = workplace();
    fs::write(place.path().join("one.toml"), text).expect("a file");
    place
}

/// Compares, and returns what was printed and a reader of the files.
fn compare(folder: &Path, arguments: &[&str]) -> (String, impl Fn(&str) -> Sheet + use<>) {
    let text =
        done(folder, &[&["compare"], arguments, &["--out", "compared", "--replace"]].concat());
    let files = folder.join("compared");
    (text, move |name: &str| Sheet::read(&files.join(format!("{name}.csv"))))
}

/// What the program says on refusing to compare.
fn refused(folder: &Path, arguments: &[&str]) -> String {
    let output = drawdown(folder, &[&["compare"], arguments].concat());
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{arguments:?}: {said}");
    assert!(output.stdout.is_empty());
    said
}

/// The days gained by each row of a way of sharing out.
fn days(sheet: &Sheet, way: &str) -> Vec<f64> {
    let rows = sheet.rows_with(&[("way", way)]);
    rows.iter().map(|row| sheet.number(row, "mean_gained_days")).collect()
}

/// A number as it is written, in units of its last decimal.
fn units(cell: &str) -> i64 {
    cell.replace('.', "").parse().unwrap_or_else(|_| panic!("no number: {cell}"))
}

/// Checks, to the last decimal, that what is to add up does, for every deadline.
fn assert_sums(sheet: &Sheet) {
    let totals = sheet.rows_with(&[("way", "total")]);
    assert!(!totals.is_empty(), "there are deadlines");
    for total in totals {
        let deadline = sheet.cell(total, "deadline");
        for way in ["in_order", "over_orders"] {
            let rows = sheet.rows_with(&[("deadline", deadline), ("way", way)]);
            for head in ["p_missed_difference", "mean_gained_days"] {
                let whole = sheet.cell(total, head);
                if rows.is_empty() || whole.is_empty() || sheet.cell(rows[0], head).is_empty() {
                    continue;
                }
                let sum: i64 = rows.iter().map(|row| units(sheet.cell(row, head))).sum();
                assert_eq!(sum, units(whole), "{deadline}, {way}, {head}");
            }
        }
        let net = |row: &Vec<String>| {
            sheet.number(row, "spoiled") as i64 - sheet.number(row, "saved") as i64
        };
        let steps = sheet.rows_with(&[("deadline", deadline), ("way", "in_order")]);
        assert_eq!(steps.iter().map(|row| net(row)).sum::<i64>(), net(total), "{deadline}");
    }
}

#[test]
fn tasks_in_a_row_are_worth_what_they_are_shortened_by() {
    let place = with(CHAIN);
    let sets = ["first.duration=7 d", "second.duration=8 d", "third.duration=5 d"]
        .map(|set| format!("closure.steps.step.{set}"));
    let changes: Vec<&str> = sets.iter().flat_map(|set| ["--b-set", set]).collect();
    let (text, read) =
        compare(place.path(), &[&["one.toml", "--runs", "3"], &changes[..]].concat());
    let sheet = read("attribution");
    // 31 days against 21: each is worth its own days in any order.
    for way in ["alone", "without", "in_order", "over_orders"] {
        assert_eq!(days(&sheet, way), [3.0, 2.0, 5.0], "{way}");
    }
    assert_eq!(days(&sheet, "total"), [10.0]);
    assert_sums(&sheet);
    // Due at the end of the 27th day: 31, 29 and 28 days are too many; 26 and 21 are few enough.
    let chances = |way: &str| {
        let rows = sheet.rows_with(&[("way", way)]);
        rows.iter().map(|row| sheet.number(row, "p_missed_difference")).collect::<Vec<_>>()
    };
    assert_eq!(chances("alone"), [0.0, 0.0, -1.0]);
    assert_eq!(chances("in_order"), [0.0, -1.0, 0.0]);
    assert!(text.contains("What each change is worth: Empty"), "{text}");
}

#[test]
fn tasks_side_by_side_are_worth_something_only_together() {
    // The longer of two decides: from (10, 10) to (4, 6) days, 4 days, 2 for each over the orders.
    let place = with(&CHAIN.replace("after = [\"first\"]", "after = []"));
    let text = fs::read_to_string(place.path().join("one.toml")).expect("a file");
    let text = text.replace("after = [\"second\"]", "after = [\"first\", \"second\"]");
    fs::write(place.path().join("one.toml"), text).expect("a file");
    let arguments = [
        "one.toml",
        "--runs",
        "2",
        "--b-set",
        "closure.steps.step.first.duration=4 d",
        "--b-set",
        "closure.steps.step.second.duration=6 d",
    ];
    let (_, read) = compare(place.path(), &arguments);
    let sheet = read("attribution");
    assert_eq!(days(&sheet, "alone"), [0.0, 0.0]);
    assert_eq!(days(&sheet, "without"), [4.0, 4.0]);
    assert_eq!(days(&sheet, "in_order"), [0.0, 4.0]);
    assert_eq!(days(&sheet, "over_orders"), [2.0, 2.0]);
    assert_sums(&sheet);
}

#[test]
fn steps_add_up_exactly_in_pairs_of_plans_and_cases_of_mali() {
    let place = workplace();
    let pairs = [
        ("base/held", "october-calendar/released"),
        ("accelerate/column-goes-on", "shed-on-contact/everything"),
        ("october-calendar/niger-shut", "base/rain-and-breakdowns"),
        ("shed-on-contact/flights-refused", "base/column-waits"),
    ];
    for (first, second) in pairs {
        let (_, read) = compare(place.path(), &[first, second, "--runs", "13"]);
        let (sheet, deadlines) = (read("attribution"), read("deadlines"));
        assert_sums(&sheet);
        for row in &deadlines.rows {
            let deadline = deadlines.cell(row, "deadline");
            let totals = sheet.rows_with(&[("deadline", deadline), ("way", "total")]);
            for head in ["p_missed_difference", "saved", "spoiled", "pairs"] {
                assert_eq!(sheet.cell(totals[0], head), deadlines.cell(row, head), "{deadline}");
            }
        }
    }
}

#[test]
fn two_plans_differ_as_the_results_of_a_run_say() {
    let place = workplace();
    done(place.path(), &["run", "three-sides", "--runs", "80"]);
    let run =
        |name: &str| Sheet::read(&place.path().join(format!("output/three-sides/{name}.csv")));
    let (_, read) =
        compare(place.path(), &["base", "shed", "--file", "three-sides", "--runs", "80"]);
    let (found, known) = (read("deadlines"), run("comparison"));
    assert_eq!(found.rows.len(), 3);
    for row in &found.rows {
        let deadline = found.cell(row, "deadline");
        let with = [("deadline", deadline), ("plan", "shed"), ("case", "baseline")];
        let known_row = known.rows_with(&with)[0];
        let heads = [
            "pairs",
            "saved",
            "spoiled",
            "p_missed_difference",
            "p_missed_difference_low",
            "p_missed_difference_high",
            "mean_gained_days",
        ];
        for head in heads {
            assert_eq!(found.cell(row, head), known.cell(known_row, head), "{deadline}: {head}");
        }
    }
    let (camps, gains) = (read("camps"), run("gains"));
    let gained = gains.rows_with(&[("plan", "shed"), ("case", "baseline"), ("site", "oasis")])[0];
    let days = [
        ("days_pairs", "pairs"),
        ("mean_gained_days", "mean_gain_days"),
        ("mean_gained_low_days", "low_gain_days"),
        ("mean_gained_high_days", "high_gain_days"),
    ];
    for (own, theirs) in days {
        assert_eq!(camps.cell(&camps.rows[0], own), gains.cell(gained, theirs), "{own}");
    }
}

#[test]
fn a_change_that_cannot_be_played_alone_is_made_with_the_next() {
    let place = with(CHAIN);
    let arguments = [
        "one.toml",
        "--runs",
        "2",
        "--b-set",
        "pool.trucks.convoy=[8, 8]",
        "--b-set",
        "pool.trucks.count=9",
        "--b-set",
        "closure.steps.step.first.duration=7 d",
    ];
    let (text, read) = compare(place.path(), &arguments);
    let sheet = read("attribution");
    let steps: Vec<&str> = sheet
        .rows_with(&[("way", "in_order")])
        .iter()
        .map(|row| sheet.cell(row, "changes"))
        .collect();
    assert_eq!(steps, ["1+2", "3"]);
    let alone = sheet.rows_with(&[("way", "alone"), ("changes", "1")])[0];
    assert!(sheet.cell(alone, "refused").contains("E403"));
    assert_eq!(sheet.cell(alone, "pairs"), "");
    assert_eq!(days(&sheet, "in_order"), [0.0, 3.0]);
    assert_sums(&sheet);
    assert!(text.contains("One step, 1+2"), "{text}");
}

#[test]
fn with_other_tables_deadlines_are_compared_by_name() {
    let place = with(CHAIN);
    let more = CHAIN.replace("[route.outpost-town]", "[camp.alpha]\nline.guard = { amount = \"20 people\", to = \"town\" }\n[route.alpha-town]\nends = [\"alpha\", \"town\"]\nlength = \"40 km\"\nrate = \"40 km/day\"\n[deadline.alpha-empty]\nall = [\"alpha\"]\ndue = 2030-03-01\n[route.outpost-town]")
        .replace("step.first = { kind = \"task\", duration = \"10 d\" }", "step.first = { kind = \"task\", duration = \"6 d\" }");
    fs::write(place.path().join("two.toml"), more).expect("a file");
    let (text, read) = compare(place.path(), &["one.toml", "two.toml", "--runs", "4"]);
    let deadlines = read("deadlines");
    assert_eq!(deadlines.rows.len(), 1);
    assert_eq!(deadlines.number(&deadlines.rows[0], "mean_gained_days"), 4.0);
    assert!(text.contains("is not worked out") && text.contains("alpha"), "{text}");
    assert!(text.contains("Deadlines only in B: alpha-empty"), "{text}");
    let compared = place.path().join("compared");
    assert!(
        !compared.join("attribution.csv").exists() && compared.join("resolved-b.toml").exists()
    );
}

#[test]
fn a_start_a_day_later_is_a_day_lost() {
    let place = with(CHAIN);
    let set = ["--b-set", "scenario.as_of=2030-01-02"];
    let (_, read) = compare(place.path(), &[&["one.toml", "--runs", "2"], &set[..]].concat());
    let (deadlines, camps) = (read("deadlines"), read("camps"));
    assert_eq!(deadlines.number(&deadlines.rows[0], "mean_gained_days"), -1.0);
    assert_eq!(camps.number(&camps.rows[0], "mean_gained_days"), -1.0);
}

#[test]
fn folders_of_results_are_played_again_as_they_were() {
    let place = workplace();
    let run = ["run", "three-sides", "--runs", "60"];
    done(place.path(), &[&run[..], &["--plan", "base", "--out", "one"]].concat());
    done(place.path(), &[&run[..], &["--plan", "shed", "--out", "two"]].concat());
    let (text, read) = compare(place.path(), &["./one", "./two"]);
    let found = read("deadlines");
    for (folder, suffix) in [("one", "a"), ("two", "b")] {
        let known = Sheet::read(&place.path().join(folder).join("deadlines.csv"));
        for row in &found.rows {
            let deadline = found.cell(row, "deadline");
            let cells = [("deadline", deadline), ("case", "baseline")];
            let known_row = known.rows_with(&cells)[0];
            for head in ["missed", "p50", "p80"] {
                let (own, theirs) = (format!("{head}_{suffix}"), known.cell(known_row, head));
                assert_eq!(found.cell(row, &own), theirs, "{deadline}: {own}");
            }
        }
    }
    assert!(text.contains("60\u{a0}") || text.contains("60 replications"), "{text}");
    let manifest = fs::read_to_string(place.path().join("compared/manifest.toml")).expect("one");
    assert!(manifest.contains("drawdown compare ./one ./two"), "{manifest}");
}

#[test]
fn other_seeds_are_not_paired() {
    let place = workplace();
    done(place.path(), &["run", "three-sides", "--runs", "60", "--out", "one"]);
    done(place.path(), &["run", "three-sides", "--runs", "60", "--seed", "11", "--out", "two"]);
    let (text, read) = compare(place.path(), &["./one", "./two"]);
    let found = read("deadlines");
    assert!(found.rows.iter().all(|row| found.cell(row, "pairs").is_empty()));
    assert!(text.contains("The seeds differ, so nothing is paired"), "{text}");
    assert!(!place.path().join("compared/attribution.csv").exists());
    let (text, read) = compare(place.path(), &["./one", "./two", "--seed", "3"]);
    let found = read("deadlines");
    assert!(found.rows.iter().all(|row| found.cell(row, "p_missed_difference") == "0.000000"));
    assert!(text.contains("No input differs"), "{text}");
}

#[test]
fn a_folder_that_is_not_ours_or_was_changed_is_refused() {
    let place = workplace();
    fs::create_dir(place.path().join("notes")).expect("a folder");
    let said = refused(place.path(), &["./notes", "base"]);
    assert!(said.contains("holds no results of drawdown"), "{said}");
    done(place.path(), &["run", "minimal", "--runs", "5", "--out", "one"]);
    let resolved = place.path().join("one/resolved.toml");
    let text = fs::read_to_string(&resolved).expect("a file").replace("900 t", "800 t");
    fs::write(&resolved, text).expect("a file");
    let said = refused(place.path(), &["./one", "minimal"]);
    assert!(said.contains("not the file that these results were played from"), "{said}");
}

#[test]
fn wrong_names_are_answered_with_the_nearest() {
    let place = workplace();
    let hub = ["--file", "relief-hub"];
    let cases = [
        (["bas", "doro-first"], "`base`"),
        (["base", "dorofirst"], "`doro-first`"),
        (["base", "doro-first/early-rain"], "`early-rains`"),
        (["base", "minimol"], "`minimal`"),
        (["base", "relief-hubb:base"], "`relief-hub`"),
    ];
    for (names, near) in cases {
        let said = refused(place.path(), &[&names[..], &hub[..]].concat());
        assert!(said.contains("Did you mean") && said.contains(near), "{names:?}: {said}");
    }
    let deadline = ["base", "doro-first", "--deadline", "lease"];
    assert!(refused(place.path(), &[&deadline[..], &hub[..]].concat()).contains("`leases`"));
    assert!(refused(place.path(), &["base"]).contains("compare wants two ideas"));
    refused(place.path(), &["base", "--b-set", "pool.truks.count=3"]);
    refused(place.path(), &["no-such.toml", "base"]);
    assert!(!place.path().join("output").exists());
}

#[test]
fn it_fits_a_hundred_columns_and_describes_every_column_in_both_languages() {
    let place = workplace();
    let arguments =
        ["base/baseline", "base/everything", "--runs", "8", "--out", "compared", "--lang"];
    for (language, words) in [("en", "What each change is worth"), ("fr", "Ce que vaut chaque")] {
        let text = done(place.path(), &[&["compare"], &arguments[..], &[language]].concat());
        let widest = text.lines().map(|line| line.chars().count()).max();
        assert!(widest <= Some(100), "{widest:?}: {text}");
        assert!(text.contains(words), "{text}");
    }
    let folder = place.path().join("compared");
    let dictionary = Sheet::read(&folder.join("dictionary.csv"));
    for name in ["inputs", "deadlines", "camps", "attribution"] {
        let file = format!("{name}.csv");
        let text = fs::read_to_string(folder.join(&file)).expect("a file");
        for head in text.lines().next().expect("headings").split(',') {
            let found = dictionary.rows_with(&[("file", &file), ("column", head)]);
            assert_eq!(found.len(), 1, "{file}: {head}");
        }
    }
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let place = workplace();
    let arguments = ["compare", "base", "shed", "--file", "three-sides", "--runs", "30"];
    done(place.path(), &[&arguments[..], &["--threads", "1", "--out", "one"]].concat());
    done(place.path(), &[&arguments[..], &["--threads", "3", "--out", "two"]].concat());
    for name in ["inputs.csv", "deadlines.csv", "attribution.csv", "manifest.toml"] {
        let [one, two] = ["one", "two"].map(|it| fs::read(place.path().join(it).join(name)));
        assert_eq!(one.expect("a file"), two.expect("a file"), "{name}");
    }
}

#[test]
fn results_that_know_of_facts_are_not_compared_without_them() {
    let place = workplace();
    let row = "2030-01-20,left,camp.outpost.line.stores,,600 t\n";
    let status = format!("as_of,kind,what,date,value\n{row}");
    std::fs::write(place.path().join("status.csv"), status).expect("a status");
    let few = ["--weigh", "100", "--runs", "20", "--out", "known"];
    let update = ["update", "minimal", "--as-of", "2030-01-20", "--status", "status.csv"];
    done(place.path(), &[&update[..], &few].concat());
    let said = refused(place.path(), &["known", "minimal"]);
    assert_mentions(&said, &["known holds the results of `drawdown update`", "without the facts"]);
}
