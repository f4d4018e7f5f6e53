//! What the README shows is what is there.

use crate::command::{done, workplace};

const README: &str = include_str!("../../README.md");
const MINIMAL: &str = include_str!("../../scenarios/minimal.toml");

#[test]
fn the_readme_shows_the_minimal_scenario_as_it_is() {
    let scenario: Vec<&str> = MINIMAL.lines().skip_while(|line| line.starts_with('#')).collect();
    assert!(README.contains(&scenario.join("\n")), "copy scenarios/minimal.toml into the README");
    assert!(MINIMAL.lines().count() < 30);
}

#[test]
fn every_scenario_and_licence_that_the_readme_links_to_is_there() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let links = README.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let here: Vec<&str> = links.filter(|link| !link.contains("://")).collect();
    assert!(here.len() >= 8, "the README links to the scenarios and the licences: {here:?}");
    for link in here {
        assert!(root.join(link).exists(), "{link}");
    }
}

#[test]
fn the_readme_shows_who_comes_to_the_camp_as_three_sides_prints_it() {
    let place = workplace();
    let text = done(place.path(), &["run", "three-sides"]).replace('\u{a0}', " ");
    let (_, table) = text.split_once("After the last party").expect("a handover table");
    let (table, _) = table.split_once("\n\n").expect("an end of it");
    for line in table.lines().skip(1) {
        assert!(README.contains(&format!("    {line}\n")), "the README does not show: {line}");
    }
}
