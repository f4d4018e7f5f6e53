//! Plans and cases of one scenario are rows of one table: what they may change, they may change in any
//! of them, and what would make a row mean something else is refused.

use std::fs;
use std::time::Instant;

use drawdown::scenario::read_text;

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

#[test]
fn what_is_wrong_in_any_of_many_plans_and_cases_is_found_once_and_at_its_place() {
    let said = refusal(
        "extends = \"minimal\"\n[plan.a]\n[plan.b]\nsett = 1\n[plan.c]\nset = { \"camp.nowhere.starts\" = \"1 d\" }\n\
         [case.a]\n[case.b]\ntitel = \"B\"\n[case.c]\nassume = { nothing = 1 }\n",
    );
    for (code, place) in [("E104", ":4:"), ("E201", ":6:"), ("E104", ":9:"), ("E201", ":11:")] {
        let at = format!("variants.toml{place}");
        assert_eq!(said.matches(&at).count(), 1, "{at}: {said}");
        assert_mentions(&said, &[code]);
    }
}

/// Each plan was once read as often as there are plans.
#[test]
fn many_plans_are_checked_in_a_time_that_grows_as_their_number() {
    let seconds = |kind: &str, count: usize| {
        let choices: String = (0..count).map(|number| format!("[{kind}.p{number}]\n")).collect();
        let text = format!("extends = \"minimal\"\n{choices}");
        let once = || {
            let begun = Instant::now();
            let (study, _) = read_text("many.toml", &text, &[]).expect("a scenario");
            assert_eq!(study.variants.len(), count);
            begun.elapsed().as_secs_f64()
        };
        // The shorter of two, for others may be at work on the machine.
        (0..2).map(|_| once()).fold(f64::INFINITY, f64::min)
    };
    for kind in ["plan", "case"] {
        let [few, many] = [125, 800].map(|count| seconds(kind, count));
        assert!(many < 16.0 * few, "{kind}: {few:.3} s for 125, {many:.3} s for 800");
    }
}
