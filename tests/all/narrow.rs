//! What is printed keeps to the width of the terminal, whatever its width, the verb and the language.

use std::path::Path;

use super::command::{command, done, said, workplace};

/// What a verb prints on so many columns, on standard output and standard error.
fn on(columns: usize, place: &Path, arguments: &[&str]) -> [String; 2] {
    let mut program = command(place, arguments);
    let output = program.env("COLUMNS", columns.to_string()).output().expect("the program starts");
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", said(&output));
    [output.stdout, output.stderr].map(|it| String::from_utf8(it).expect("UTF-8"))
}

/// A line of a finding that shows the file: it is as long as it is.
fn is_of_a_file(line: &str) -> bool {
    let line = line.trim_start_matches(' ');
    line.trim_start_matches(|it: char| it.is_ascii_digit()).trim_start().starts_with('|')
        || line.starts_with("-->")
}

/// A word that is longer than what is left of a line, such as the path of a lever, cannot be broken.
fn is_one_word(line: &str) -> bool {
    line.trim().split(' ').count() == 1
}

fn assert_fits(columns: usize, place: &Path, arguments: &[&str]) {
    for text in on(columns, place, arguments) {
        for line in text.lines().filter(|line| !is_of_a_file(line) && !is_one_word(line)) {
            assert!(
                line.chars().count() <= columns,
                "{arguments:?} at {columns}: {line}\n\n{text}"
            );
        }
    }
}

/// What an answer has for a scenario with these plans.
fn verbs<'a>(scenario: &'a str, switch: Option<&'a str>) -> Vec<Vec<&'a str>> {
    let mut verbs = vec![
        vec!["check", scenario],
        vec!["run", scenario, "--runs", "4", "--replace"],
        vec!["replay", scenario, "--run", "1", "--replace"],
        vec!["marginal", scenario, "--runs", "3", "--replace"],
        vec!["drivers", scenario, "--runs", "3", "--replace"],
    ];
    if let Some(plan) = switch {
        verbs.push(vec!["decide", scenario, "--switch", plan, "--runs", "2", "--replace"]);
    }
    verbs
}

fn assert_all_fit(scenario: &str, switch: Option<&str>) {
    let place = workplace();
    for arguments in verbs(scenario, switch) {
        for language in ["en", "fr"] {
            let arguments = [&arguments[..], &["--lang", language]].concat();
            assert_fits(80, place.path(), &arguments);
        }
    }
    let folder = format!("output/{scenario}");
    for language in ["en", "fr"] {
        for columns in [80, 120] {
            let arguments = ["report", &folder, "--terminal", "--lang", language];
            assert_fits(columns, place.path(), &arguments);
        }
    }
}

#[test]
fn everything_of_a_small_scenario_fits_eighty_columns() {
    assert_all_fit("minimal", None);
}

#[test]
fn everything_of_three_sides_fits_eighty_columns() {
    assert_all_fit("three-sides", Some("shed"));
}

#[test]
fn everything_of_a_relief_hub_fits_eighty_columns() {
    assert_all_fit("relief-hub", Some("ten-more-trucks"));
}

#[test]
fn everything_of_a_record_fits_eighty_columns() {
    let place = workplace();
    for arguments in &verbs("unamid-phase-1-2017", None)[..3] {
        for language in ["en", "fr"] {
            assert_fits(80, place.path(), &[&arguments[..], &["--lang", language]].concat());
        }
    }
}

#[test]
fn everything_of_the_mali_case_fits_eighty_columns() {
    let place = workplace();
    for arguments in [
        &["check", "mali-2023"][..],
        &["run", "mali-2023", "--runs", "1", "--replace"],
        &["replay", "mali-2023", "--run", "0", "--replace"],
    ] {
        for language in ["en", "fr"] {
            assert_fits(80, place.path(), &[arguments, &["--lang", language]].concat());
        }
    }
}

#[test]
fn what_is_explained_of_a_finding_fits_every_width() {
    let place = workplace();
    for columns in [80, 100, 120] {
        for (code, language) in [("E405", "en"), ("E405", "fr"), ("E318", "en"), ("W532", "fr")] {
            assert_fits(columns, place.path(), &["explain", code, "--lang", language]);
        }
    }
}

#[test]
fn the_story_in_a_file_is_the_same_on_every_terminal() {
    let place = workplace();
    let story = |columns: usize| {
        on(columns, place.path(), &["replay", "minimal", "--run", "3", "--out", "r", "--replace"]);
        std::fs::read(place.path().join("r/replay.txt")).expect("a story")
    };
    assert_eq!(story(70), story(130));
}

#[test]
fn where_no_lever_does_anything_marginal_says_so_and_explains_no_table() {
    let place = workplace();
    // One load, which is there at once, and a year to take it away.
    let text = super::threshold::ten_loads("count = 40", "90 d", "");
    std::fs::write(place.path().join("idle.toml"), text).expect("a scenario");
    let told = done(place.path(), &["marginal", "idle.toml", "--runs", "5", "--lang", "en"]);
    let has_table = told.contains('─');
    assert_eq!(told.contains("Binds next:"), has_table, "{told}");
    assert_eq!(
        told.contains("No lever that was pulled is seen to change anything."),
        !has_table,
        "{told}"
    );
}
