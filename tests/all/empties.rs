//! The way home, against dates worked out by hand: permissions of empties, and how many go together.

use std::sync::Arc;

use drawdown::scenario::read_text;
use drawdown::simulation::{Code, EventKind, Replay, Simulation};
use drawdown::time::DAY;

/// Forty containers at a camp, twenty trucks at home in it, two days out and two back; a gate that
/// takes a day.
fn played(pool: &str, gate: &str) -> Replay {
    let text = format!(
        "format = 1\nscenario = {{ id = \"empties\", as_of = 2022-02-17, until = 2022-12-31 }}\n\
         site.niamey = {{ kind = \"hub\" }}\n[deadline.out]\nall = \"all-camps\"\ndue = 2022-12-01\n\
         [camp.gao]\nline.freight = {{ amount = \"40 teu\", to = \"niamey\" }}\n\
         [route.road]\nends = [\"gao\", \"niamey\"]\nlength = \"200 km\"\nrate = \"100 km/day\"\n\
         [pool.trucks]\nkind = \"trucks\"\nhome = \"gao\"\ncount = 20\nteu = 1\nspeed = \"50 km/h\"\n{pool}\n\
         [gate.host]\nauthority = \"Host\"\ncovers = {{ routes = [\"road\"] }}\nlead_time = \"1 d\"\n{gate}\n"
    );
    match read_text("empties.toml", &text, &[]) {
        Ok((study, _)) => Simulation::new(Arc::clone(&study.base)).replay(0).expect("it ends"),
        Err(rejected) => panic!("{:#?}", rejected.findings),
    }
}

fn days_of(replay: &Replay, kind: EventKind) -> Vec<i64> {
    let events = replay.events.iter().filter(|event| event.kind == kind);
    events.map(|event| event.at.0 / DAY).collect()
}

#[test]
fn one_permission_is_for_the_way_there_and_back_unless_empties_ask_for_their_own() {
    let convoy = "convoy = [20, 20]";
    let covered = played(convoy, "");
    // Granted on day 1, at Niamey on day 3, home on day 5.
    assert_eq!(days_of(&covered, EventKind::VehiclesFree), [5, 9]);
    let asked = played(convoy, "empties = \"asked\"");
    // Unloaded on day 3, granted on day 4, home on day 6.
    assert_eq!(days_of(&asked, EventKind::VehiclesFree), [6, 11]);
    assert_eq!(days_of(&asked, EventKind::ClearanceGranted), [1, 1, 4, 9]);
}

#[test]
fn empties_that_are_free_pass_a_suspended_gate() {
    let convoy = "convoy = [20, 20]";
    let suspended = "suspensions = [{ from = \"2 d\", until = \"10 d\" }]";
    let home = |empties: &str| {
        days_of(&played(convoy, &format!("{suspended}\n{empties}")), EventKind::VehiclesFree)[0]
    };
    assert_eq!(home(""), 12);
    assert_eq!(home("empties = \"free\""), 5);
}

#[test]
fn empties_wait_until_enough_are_there_to_go_together() {
    // Ten at a time: granted on day 1; two columns leave and are unloaded together.
    let apart = played("convoy = [10, 10]", "desks = 1");
    // One desk: columns leave on days 1, 2 (no lead is lost), and are home on days 5 and 6.
    assert_eq!(days_of(&apart, EventKind::VehiclesFree)[..2], [5, 6]);
    let together = played("convoy = [10, 10]\nreturn_convoy = 20", "desks = 1");
    assert_eq!(days_of(&together, EventKind::VehiclesFree)[..2], [6, 6]);
    let released = together.events.iter().find(|it| it.code == Code::Gathering);
    assert_eq!(released.map(|it| it.at.0 / DAY), Some(4));
    // Twelve hours are not long enough.
    let brief = "convoy = [10, 10]\nreturn_convoy = 20\nreturn_waits = \"12 h\"";
    assert_eq!(days_of(&played(brief, "desks = 1"), EventKind::VehiclesFree)[..2], [5, 6]);
    // Nobody else comes: nobody is waited for.
    let alone = played("convoy = [20, 20]\nreturn_convoy = 30", "");
    assert_eq!(days_of(&alone, EventKind::VehiclesFree), [5, 9]);
}
