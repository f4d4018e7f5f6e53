//! Escorts against what can be worked out by hand: who needs none, and how many groups a column takes.

use drawdown::scenario::{Code, read_text};
use drawdown::simulation::{EventKind, Replay};
use drawdown::time::DAY;

use crate::movement::{HEAD, played};

/// Freight of one container a truck, trucks at home with it, an escorted road of four days.
fn escorted(count: u32, pool: &str, rest: &str) -> String {
    format!(
        "{HEAD}[camp.gao]\nat = [16.25, -0.01]\nline.freight = {{ amount = \"{count} teu\", to = \"niamey\" }}\n\
         [route.road]\nends = [\"gao\", \"niamey\"]\nlength = \"400 km\"\nrate = \"100 km/day\"\nescorts = 1\n\
         [pool.trucks]\nkind = \"trucks\"\nhome = \"gao\"\ncount = {count}\nteu = 1\nspeed = \"50 km/h\"\n\
         {pool}\n{rest}"
    )
}

/// When columns leave in days, and with how many vehicles.
fn columns(replay: &Replay) -> Vec<(i64, u32)> {
    let starts = replay.events.iter().filter(|event| event.kind == EventKind::SetsOut);
    starts.map(|it| (it.at.0 / DAY, it.column.as_ref().expect("a column").vehicles)).collect()
}

#[test]
fn contractors_that_need_no_escort_are_not_asked_for_one() {
    let text = escorted(20, "convoy = [5, 10]\nescorts = 0", "");
    let findings = match read_text("escorts.toml", &text, &[]) {
        Ok((_, findings)) => findings,
        Err(rejected) => rejected.findings,
    };
    assert!(findings.iter().all(|it| it.code != Code::NoEscort), "{findings:#?}");
    assert_eq!(columns(&played(&text)), [(0, 10), (0, 10)]);
}

#[test]
fn groups_that_cover_ten_vehicles_each_are_as_many_as_a_column_needs() {
    let pool = "convoy = [5, 20]";
    let with = |rest: &str| columns(&played(&escorted(40, pool, rest)));
    // Four days out and four back with the empties.
    let groups = |count: u32| with(&format!("[escort.e]\ncount = {count}\nvehicles = 10\n"));
    assert_eq!(groups(4), [(0, 20), (0, 20)]);
    assert_eq!(groups(3), [(0, 20), (0, 10), (8, 10)]);
    assert_eq!(groups(1), [(0, 10), (8, 10), (16, 10), (24, 10)]);
    // One group covers any number by default, and the road may ask for more than cover them.
    assert_eq!(with("[escort.e]\ncount = 1\n"), [(0, 20), (8, 20)]);
    let two = escorted(40, pool, "[escort.e]\ncount = 3\nvehicles = 20\n");
    let two = two.replace("escorts = 1", "escorts = 2");
    assert_eq!(columns(&played(&two)), [(0, 20), (8, 20)]);
}

#[test]
fn a_column_that_waits_to_be_full_waits_for_groups_for_all_of_it() {
    let pool = "convoy = [5, 20]\ndepart = \"when-full\"";
    let rest = "[escort.e]\ncount = 3\nvehicles = 10\n";
    assert_eq!(columns(&played(&escorted(40, pool, rest))), [(0, 20), (8, 20)]);
}
