//! What may start in a day, against days worked out by hand: a quota counts every load in its own unit,
//! and whoever still has vehicles at home looks again when it is renewed.

use drawdown::simulation::{EventKind, Replay};
use drawdown::time::DAY;

use crate::movement::{HEAD, played};

/// Six containers of 20 t each, six trucks that take one, a road of three days.
fn six_containers(home: &str, quota: &str) -> Replay {
    let text = format!(
        "{HEAD}[camp.gao]\nat = [16.25, -0.01]\n\
         line.freight = {{ amount = \"6 teu\", each = \"20 t\", to = \"niamey\" }}\n\
         [route.road]\nends = [\"gao\", \"niamey\"]\nlength = \"300 km\"\nrate = \"100 km/day\"\n\
         [pool.trucks]\nkind = \"trucks\"\nhome = \"{home}\"\ncount = 6\nteu = 1\npayload = \"20 t\"\n\
         seats = 2\nspeed = \"50 km/h\"\nconvoy = [1, 6]\nload_per_day = \"{quota}\"\n"
    );
    played(&text)
}

/// The days on which convoys start.
fn starts(replay: &Replay, kind: EventKind) -> Vec<i64> {
    let events = replay.events.iter().filter(|event| event.kind == kind);
    events.map(|event| event.at.0 / DAY).collect()
}

#[test]
fn a_pool_at_home_looks_again_when_its_quota_is_renewed() {
    // Two a day, three days; the first trucks are not home before day 6.
    assert_eq!(starts(&six_containers("gao", "2 teu"), EventKind::SetsOut), [0, 1, 2]);
    assert_eq!(starts(&six_containers("niamey", "2 teu"), EventKind::ConvoyFormed), [0, 1, 2]);
}

#[test]
fn a_quota_in_tonnes_weighs_containers() {
    // Forty tonnes are two containers of twenty; of 59 t nothing more is used.
    for quota in ["40 t", "59 t"] {
        assert_eq!(starts(&six_containers("gao", quota), EventKind::SetsOut), [0, 1, 2]);
        assert_eq!(starts(&six_containers("niamey", quota), EventKind::ConvoyFormed), [0, 1, 2]);
    }
}

#[test]
fn a_unit_heavier_than_the_quota_is_the_only_one_of_its_day() {
    let each_day = [0, 1, 2, 3, 4, 5];
    assert_eq!(starts(&six_containers("gao", "15 t"), EventKind::SetsOut), each_day);
    assert_eq!(starts(&six_containers("niamey", "15 t"), EventKind::ConvoyFormed), each_day);
}

#[test]
fn a_quota_of_people_does_not_bind_freight() {
    assert_eq!(starts(&six_containers("gao", "1 people"), EventKind::SetsOut), [0]);
    assert_eq!(starts(&six_containers("niamey", "1 people"), EventKind::ConvoyFormed), [0]);
}
