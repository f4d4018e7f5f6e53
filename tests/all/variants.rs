//! Plans and cases of one scenario are rows of one table: what they may change, they may change in any
//! of them, and what would make a row mean something else is refused.

use std::fs;

use crate::command::{assert_mentions, done, refused, workplace};
use crate::results::Sheet;

/// Checks a scenario that extends an example, which must be refused.
fn refusal(text: &str) -> String {
    let place = workplace();
    fs::write(place.path().join("variants.toml"), text).expect("a file");
    let said = refused(place.path(), &["check", "variants.toml"]);
    assert_eq!(said, refused(place.path(), &["run", "variants.toml", "--runs", "2"]));
    said
}

#[test]
fn a_case_that_changes_what_the_claims_are_about_is_refused() {
    let set = "\"claim.ber-state.site\" = \"gao\"";
    let said = refusal(&format!("extends = \"mali-2023\"\n[case.other]\nset = {{ {set} }}\n"));
    assert_mentions(&said, &["E203", "the site of claims gao is new"]);
}

#[test]
fn a_plan_or_a_case_has_the_start_the_end_and_the_luck_of_all() {
    for key in ["until = 2030-03-01", "as_of = 2030-01-02", "seed = 9", "timezone = \"Asia/Tokyo\""]
    {
        let (key, value) = key.split_once(" = ").expect("a key");
        for kind in ["plan", "case"] {
            let said = refusal(&format!(
                "extends = \"minimal\"\n[{kind}.a]\n[{kind}.other]\nset = {{ \"scenario.{key}\" = {value} }}\n"
            ));
            assert_mentions(&said, &["E202", "[scenario]", "may not change"]);
        }
    }
}

#[test]
fn who_comes_under_one_case_is_counted_under_all() {
    let place = workplace();
    let text = "extends = \"minimal\"\n[case.baseline]\n[case.looted]\n\
                set = { \"camp.outpost.looters\" = \"2 d\" }\n";
    fs::write(place.path().join("looted.toml"), text).expect("a file");
    done(place.path(), &["run", "looted.toml", "--runs", "5"]);
    let runs = Sheet::read(&place.path().join("output/minimal/runs.csv"));
    let came = |case| {
        let rows = runs.rows_with(&[("case", case)]);
        let first = rows.iter().map(|row| runs.cell(row, "camp.outpost.first_in").to_owned());
        first.collect::<Vec<_>>()
    };
    assert_eq!(came("looted"), vec!["looters"; 5]);
    assert_eq!(came("baseline"), vec![""; 5]);
}

#[test]
fn more_sides_than_are_told_apart_are_refused() {
    let sides: String = (0..300).map(|number| format!("[side.side-{number}]\n")).collect();
    let said = refusal(&format!("extends = \"minimal\"\n{sides}"));
    assert_mentions(&said, &["sides are too many"]);
}

#[test]
fn without_an_order_plans_and_cases_come_as_they_stand_in_the_file() {
    let place = workplace();
    let text = "extends = \"minimal\"\n[case.wet]\n[case.dry]\n[case.baseline]\n\
                [case.first]\norder = 1\n[plan.slow]\n[plan.quick]\n";
    fs::write(place.path().join("order.toml"), text).expect("a file");
    done(place.path(), &["run", "order.toml", "--runs", "2"]);
    let folder = place.path().join("output/minimal");
    let names = |file: &str, column: &str| -> Vec<String> {
        let sheet = Sheet::read(&folder.join(file));
        sheet.rows.iter().map(|row| sheet.cell(row, column).to_owned()).collect()
    };
    assert_eq!(names("dim_cases.csv", "case"), ["baseline", "first", "wet", "dry"]);
    assert_eq!(names("dim_plans.csv", "plan"), ["slow", "quick"]);
    // What is written beside results has them in the same order.
    let resolved = fs::read_to_string(folder.join("resolved.toml")).expect("a scenario");
    let place_of = |heading: &str| resolved.find(heading).expect("a table");
    assert!(place_of("[case.wet]") < place_of("[case.dry]"));
    assert!(place_of("[plan.slow]") < place_of("[plan.quick]"));
}
