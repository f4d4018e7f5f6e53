//! What differs between ideas of a small file, by hand.

use std::collections::BTreeSet;

use super::{Difference, Idea, InputDifference, Setter};
use crate::{Template, open_text};

const FILE: &str = r#"
format = 1
scenario = { id = "small", as_of = 2030-01-01, until = 2030-04-01 }
site.town.kind = "town"

[camp.east]
line.stores = { amount = "24 t", to = "town" }
[camp.west]
line.stores = { amount = "36 t", to = "town" }

[route]
east-town = { ends = ["east", "town"], length = "40 km", rate = "40 km/day" }
west-town = { ends = ["west", "town"], length = "80 km", rate = "40 km/day" }

[pool.trucks]
kind = "trucks"
home = "town"
count = 4
payload = "12 t"
speed = "40 km/h"

[assumption.pace]
statement = "How fast one goes."
value = 1.0
scales = ["route.*.rate"]

[deadline.empty]
all = ["east", "west"]
due = 2030-02-01

[plan.base]
[plan.more]
[plan.more.set]
"pool.trucks.count" = 8
"camp.*.starts" = 2030-01-03
"route.west-town.rate" = "60 km/day"

[case.baseline]
[case.slow]
assume = { pace = 0.5 }
"#;

fn template() -> Template {
    open_text("small.toml", FILE, &[]).expect("TOML")
}

fn idea(template: &Template, place: (usize, usize)) -> Idea {
    template.idea(place, &[]).unwrap_or_else(|rejected| panic!("{:#?}", rejected.findings))
}

fn row(input: &InputDifference) -> (&str, Option<&str>, Option<&str>, Option<usize>) {
    let value = |given: &Option<super::Given>| given.as_ref().map(|it| it.value.clone());
    let [old, new] = [value(&input.old), value(&input.new)];
    let kept = |text: Option<String>| text.map(|text| &*Box::leak(text.into_boxed_str()));
    (&input.path, kept(old), kept(new), input.change)
}

#[test]
fn a_line_that_changes_two_camps_is_one_change() {
    let template = template();
    let difference = Difference::between(&idea(&template, (0, 0)), &idea(&template, (1, 0)));
    let found: Vec<_> = difference.inputs.iter().map(row).collect();
    let known = [
        ("camp.east.starts", None, Some("2030-01-03"), Some(1)),
        ("camp.west.starts", None, Some("2030-01-03"), Some(1)),
        ("pool.trucks.count", Some("4"), Some("8"), Some(0)),
        ("route.west-town.rate", Some("\"40 km/day\""), Some("\"60 km/day\""), Some(2)),
    ];
    assert_eq!(found, known);
    let labels: Vec<&str> = difference.changes.iter().map(|it| it.label.as_str()).collect();
    assert_eq!(labels, ["pool.trucks.count", "camp.*.starts", "route.west-town.rate"]);
    let new = difference.inputs[0].new.as_ref().expect("a value");
    assert_eq!((new.setter, new.name.as_str()), (Setter::Plan, "more"));
    assert!(new.place.starts_with("small.toml:"), "{}", new.place);
}

#[test]
fn a_case_changes_its_assumptions_and_every_scaled_value_with_them() {
    let template = template();
    let ideas = [idea(&template, (0, 0)), idea(&template, (1, 1))];
    let difference = Difference::between(&ideas[0], &ideas[1]);
    let labels: Vec<&str> = difference.changes.iter().map(|it| it.label.as_str()).collect();
    assert!(labels.contains(&"assumption.pace.value"), "{labels:?}");
    let all: BTreeSet<usize> = (0..difference.changes.len()).collect();
    let [none, both] = [BTreeSet::new(), all].map(|made| difference.mixed(&made));
    assert_eq!(none.expect("the first"), *ideas[0].scenario);
    assert_eq!(both.expect("the second"), *ideas[1].scenario);
}

#[test]
fn one_change_is_what_a_set_of_that_value_is() {
    let mut template = template();
    let difference = Difference::between(&idea(&template, (0, 0)), &idea(&template, (1, 1)));
    for change in &difference.changes {
        let place = difference.changes.iter().position(|it| it == change).expect("itself");
        let mixed = difference.mixed(&BTreeSet::from([place])).expect("it can be played");
        let set = format!("{}={}", change.label, change.new.as_ref().expect("a value"));
        let changes = template.read_changes(&[set]).expect("a change");
        let set = template.idea((0, 0), &changes).expect("it can be played");
        assert_eq!(mixed, *set.scenario, "{}", change.label);
    }
}

#[test]
fn words_and_the_seed_differ_without_being_changes() {
    let template = template();
    let other = FILE
        .replace("How fast one goes.", "The pace.")
        .replace("id = \"small\"", "seed = 9, id = \"other\"");
    let other = open_text("other.toml", &other, &[]).expect("TOML");
    let difference = Difference::between(&idea(&template, (0, 0)), &idea(&other, (0, 0)));
    let found: Vec<_> = difference.inputs.iter().map(row).collect();
    let known = [
        ("assumption.pace.statement", Some("\"How fast one goes.\""), Some("\"The pace.\""), None),
        ("scenario.id", Some("\"small\""), Some("\"other\""), None),
        ("scenario.seed", None, Some("9"), None),
    ];
    assert_eq!(found, known);
    assert!(difference.changes.is_empty());
}

#[test]
fn a_table_that_is_only_in_one_makes_ids_mean_something_else() {
    let template = template();
    let other = format!("{FILE}\n[site.port]\nkind = \"port\"\n");
    let other = open_text("other.toml", &other, &[]).expect("TOML");
    let ideas = [idea(&template, (0, 0)), idea(&other, (0, 0))];
    let problem = Difference::of_names(&ideas[0].scenario, &ideas[1].scenario);
    assert_eq!(
        problem.map(|it| it.read(crate::Language::English)).as_deref(),
        Some("the site port is new")
    );
    assert_eq!(Difference::of_names(&ideas[0].scenario, &ideas[0].scenario), None);
}
