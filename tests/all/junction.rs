//! Columns that join on their way, against days worked out by hand.

use drawdown::simulation::{EventKind, Replay};
use drawdown::time::DAY;

use crate::movement::{HEAD, played};

/// Trucks at a junction that fetch freight from a camp a day away and from one two days away, and take it
/// over an escorted road of three days; one escort group stands at the junction, and goes along with the
/// first, which is the near one's.
fn two_camps(near: u32, far: u32, pool: &str, rest: &str) -> Replay {
    let camp = |name: &str, starts: &str, teu: u32| match teu {
        0 => format!("[site.{name}]\nkind = \"town\"\n"),
        _ => format!(
            "[camp.{name}]\nstarts = \"{starts}\"\nline.freight = {{ amount = \"{teu} teu\", to = \"niamey\" }}\n"
        ),
    };
    played(&format!(
        "{HEAD}[site.fork]\nkind = \"town\"\n{}{}[route.a]\nends = [\"near\", \"fork\"]\nlength = \"100 km\"\nrate = \"100 km/day\"\n\
         [route.b]\nends = [\"far\", \"fork\"]\nlength = \"200 km\"\nrate = \"100 km/day\"\n\
         [route.c]\nends = [\"fork\", \"niamey\"]\nlength = \"300 km\"\nrate = \"100 km/day\"\nescorts = 1\n\
         [escort.e]\ncount = 1\nhome = \"fork\"\n\
         [pool.trucks]\nkind = \"trucks\"\nhome = \"fork\"\ncount = 20\nteu = 1\nspeed = \"50 km/h\"\n\
         {pool}\n{rest}",
        camp("near", "0 h", near),
        camp("far", "1 h", far),
    ))
}

/// When columns are unloaded in days, and with how many vehicles.
fn unloaded(replay: &Replay) -> Vec<(i64, u32)> {
    let events = replay.events.iter().filter(|event| event.kind == EventKind::Unloaded);
    let told = events.filter_map(|it| Some((it.at.0 / DAY, it.column.as_ref()?.vehicles)));
    told.collect()
}

const JOINING: &str = "joins = \"fork\"\njoin_wait = \"3 d\"\n";

#[test]
fn two_columns_go_on_as_one_behind_one_escort() {
    // At the fork on days 2 and 4; three days on, three days back for the escort.
    let apart = two_camps(6, 6, "convoy = [5, 20]\n", "");
    assert_eq!(unloaded(&apart), [(5, 6), (11, 6)]);
    let joined = two_camps(6, 6, &format!("convoy = [5, 20]\n{JOINING}"), "");
    assert_eq!(unloaded(&joined), [(7, 12)]);
    // They are home together, on day 10.
    let free = joined.events.iter().filter(|event| event.kind == EventKind::VehiclesFree);
    let free: Vec<_> =
        free.map(|it| (it.at.0 / DAY, it.column.as_ref().unwrap().vehicles)).collect();
    assert_eq!(free, [(10, 12)]);
}

#[test]
fn the_first_goes_on_alone_when_it_has_waited_long_enough() {
    // From day 2 to day 3; the other is at the fork on day 4, waits for nobody, and for the escort to day 9.
    let pool = format!("convoy = [5, 20]\n{JOINING}").replace("3 d", "1 d");
    assert_eq!(unloaded(&two_camps(6, 6, &pool, "")), [(6, 6), (12, 6)]);
}

#[test]
fn nobody_waits_for_who_does_not_fit() {
    let pool = format!("convoy = [5, 10]\n{JOINING}");
    assert_eq!(unloaded(&two_camps(6, 6, &pool, "")), [(5, 6), (11, 6)]);
    // A permission for ten vehicles, there on day 0.
    let pool = format!("convoy = [5, 20]\n{JOINING}");
    let gate = "[gate.host]\nauthority = \"Host\"\ncovers = { routes = [\"c\"] }\nvehicles = 10\n\
                lead_time = \"0 d\"\n";
    assert_eq!(unloaded(&two_camps(6, 6, &pool, gate)), [(5, 6), (11, 6)]);
}

#[test]
fn a_last_column_that_is_too_small_joins_another_or_goes_on_in_the_end() {
    let pool = |short: &str| format!("convoy = [5, 20]\nshort = \"{short}\"\n{JOINING}");
    assert_eq!(unloaded(&two_camps(6, 2, &pool("join"), "")), [(7, 8)]);
    assert_eq!(unloaded(&two_camps(6, 2, &pool("wait"), "")), [(5, 6)]);
    // Two trucks by themselves are at the fork on day 4, and go on on day 7.
    assert_eq!(unloaded(&two_camps(0, 2, &pool("join"), "")), [(10, 2)]);
    assert_eq!(unloaded(&two_camps(0, 2, &pool("leave"), "")), [(7, 2)]);
}
