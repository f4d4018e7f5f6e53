//! Escorts against what can be worked out by hand: who needs none, and how many groups a column takes.

use drawdown::scenario::{Code, read_text};
use drawdown::simulation::{EventKind, Replay};
use drawdown::time::{DAY, HOUR};

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

/// Seven containers, a truck each, packed one a day and handed over in threes; an escorted road of so many days
/// there and back.
fn packed(round: u32, groups: u32, pool: &str) -> Vec<(i64, u32)> {
    let convoy = if pool.contains("convoy") { "" } else { "convoy = [3, 8]\n" };
    let text = format!(
        "{HEAD}[closure.packed]\nstep.pack = {{ kind = \"pack\", rate = \"1 teu/day\", lot = \"3 teu\" }}\n\
         step.lift = {{ kind = \"lift\" }}\nstep.last = {{ kind = \"last-party\", after = [\"pack\", \"lift\"] }}\n\
         [camp.gao]\nat = [16.25, -0.01]\nclosure = \"packed\"\nline.freight = {{ amount = \"7 teu\", to = \"niamey\" }}\n\
         [route.road]\nends = [\"gao\", \"niamey\"]\nlength = \"{} km\"\nrate = \"24 km/day\"\nescorts = 1\n\
         [escort.e]\ncount = {groups}\n\
         [pool.trucks]\nkind = \"trucks\"\nhome = \"gao\"\ncount = 20\nteu = 1\nspeed = \"50 km/h\"\n{convoy}{pool}\n",
        12 * round,
    );
    columns(&played(&text))
}

#[test]
fn a_column_waits_for_what_would_send_its_escort_a_second_time() {
    // The lots are there on days 3, 6 and 7. Five days: with three on day 3 the group would be back on day 8.
    assert_eq!(packed(5, 1, ""), [(7, 7)]);
    // Four days: it would be back on day 7, no later than all are there.
    assert_eq!(packed(4, 1, ""), [(3, 3), (7, 4)]);
    // Another group is free.
    assert_eq!(packed(5, 2, ""), [(3, 3), (7, 4)]);
    // Who may not wait does not.
    assert_eq!(packed(5, 1, "depart = \"when-allowed\""), [(3, 3), (8, 4)]);
    assert_eq!(packed(5, 1, "waits = \"12 h\""), [(3, 3), (8, 4)]);
    // Columns of four at most make two trips in any case: the three go first.
    assert_eq!(packed(5, 1, "convoy = [3, 4]"), [(3, 3), (8, 4)]);
}

/// Two containers, packed at 8 h and at 16 h; three hours to the junction, where the only group is at home, and
/// seven on the escorted road. With one container the group leaves at 11 h and is home at 25 h.
#[test]
fn who_would_stand_at_night_on_the_way_to_the_escort_is_not_waited_for() {
    let hours = |road: &str, kind: EventKind| -> Vec<i64> {
        let replay = played(&format!(
            "{HEAD}[calendar.daylight]\nhours = [\"06:00-18:00\"]\n[site.junction]\nkind = \"town\"\n\
             [closure.packed]\nstep.pack = {{ kind = \"pack\", rate = \"3 teu/day\", lot = \"1 teu\" }}\n\
             step.lift = {{ kind = \"lift\" }}\nstep.last = {{ kind = \"last-party\", after = [\"pack\", \"lift\"] }}\n\
             [camp.gao]\nclosure = \"packed\"\nline.freight = {{ amount = \"2 teu\", to = \"niamey\" }}\n\
             [route.near]\nends = [\"gao\", \"junction\"]\nlength = \"150 km\"\n{road}\n\
             [route.far]\nends = [\"junction\", \"niamey\"]\nlength = \"350 km\"\nescorts = 1\n\
             [escort.e]\ncount = 1\nhome = \"junction\"\n\
             [pool.trucks]\nkind = \"trucks\"\nhome = \"gao\"\ncount = 2\nteu = 1\nspeed = \"50 km/h\"\n\
             convoy = [1, 2]\n"
        ));
        let events = replay.events.iter().filter(|event| event.kind == kind);
        let mut hours: Vec<i64> = events.map(|event| event.at.0 / HOUR).collect();
        hours.dedup();
        hours
    };
    // Always open: the other is at the junction at 19 h, before the group would be back. Both go at 16 h.
    assert_eq!(hours("", EventKind::SetsOut), [16]);
    assert_eq!(hours("", EventKind::Unloaded), [26]);
    // By day only it halts from 18:00 to 06:00, and is at the junction at 31 h: the group goes with the first.
    let daylight = "calendar = \"daylight\"";
    assert_eq!(hours(daylight, EventKind::SetsOut), [8, 16]);
    assert_eq!(hours(daylight, EventKind::Unloaded), [18, 38]);
}
