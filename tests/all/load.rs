//! What fits on a vehicle, how long it takes to load it, and what a road lets pass, against arithmetic
//! done by hand.

use std::sync::Arc;

use drawdown::scenario::read_text;
use drawdown::simulation::{EventKind, Replay, Simulation};
use drawdown::time::HOUR;

fn played(text: &str) -> Replay {
    match read_text("load.toml", text, &[]) {
        Ok((study, _)) => Simulation::new(Arc::clone(&study.base)).replay(0).expect("it ends"),
        Err(rejected) => panic!("{:#?}", rejected.findings),
    }
}

/// When events of a kind happen, in hours from the start.
fn hours_of(replay: &Replay, kind: EventKind) -> Vec<f64> {
    let events = replay.events.iter().filter(|event| event.kind == kind);
    events.map(|event| event.at.0 as f64 / HOUR as f64).collect()
}

const HEAD: &str = "format = 1\nscenario = { id = \"load\", as_of = 2022-02-17, until = 2022-12-31 }\n\
                    site.niamey = { kind = \"hub\", at = [13.48, 2.18] }\n\
                    [deadline.out]\nall = \"all-camps\"\ndue = 2022-12-01\n";

/// Trucks of two containers and 30 t at home in the camp, a road of 100 km at 50 km/h.
fn trucks(camp: &str, pool: &str) -> String {
    format!(
        "{HEAD}[camp.gao]\n{camp}\n\
         [route.road]\nends = [\"gao\", \"niamey\"]\nlength = \"100 km\"\n\
         [pool.trucks]\nkind = \"trucks\"\nhome = \"gao\"\nteu = 2\npayload = \"30 t\"\n\
         speed = \"50 km/h\"\n{pool}\n"
    )
}

#[test]
fn loads_by_weight_go_in_whole_pieces() {
    // Pieces of 8 t on trucks of 30 t: three to a truck, so 240 t fill ten.
    let camp = "line.stores = { amount = \"240 t\", each = \"8 t\", to = \"niamey\" }";
    let replay = played(&trucks(camp, "count = 40\nconvoy = [1, 1]"));
    assert_eq!(hours_of(&replay, EventKind::SetsOut).len(), 10);
}

#[test]
fn a_column_of_ninety_takes_longer_to_load_than_one_of_ten() {
    // At two hours for the lists and twenty containers an hour: 11 h for ninety trucks of two, 3 h for ten.
    for (trucks_of, hours) in [(90, 11.0), (10, 3.0)] {
        let camp = format!(
            "line.freight = {{ amount = \"{} teu\", to = \"niamey\" }}",
            2 * trucks_of
        );
        let keys = format!(
            "count = {trucks_of}\nconvoy = [1, {trucks_of}]\nloading = [\"2 h\", \"20 teu/h\"]\n\
             unloading = \"40 teu/h\""
        );
        let replay = played(&trucks(&camp, &keys));
        assert_eq!(hours_of(&replay, EventKind::Loaded), [hours]);
        let unloaded = hours + 2.0 + f64::from(2 * trucks_of) / 40.0;
        assert_eq!(hours_of(&replay, EventKind::Unloaded), [unloaded]);
    }
}

#[test]
fn the_slower_of_place_and_pool_holds() {
    // Twenty containers: 2 h at the pool's rate, 5 h at the place's; six hours for any convoy are slower.
    let camp = "handling = \"4 teu/h\"\nline.freight = { amount = \"20 teu\", to = \"niamey\" }";
    for (loading, hours) in [("\"10 teu/h\"", 5.0), ("\"6 h\"", 6.0), ("[\"4 h\", \"10 teu/h\"]", 6.0)] {
        let keys = format!("count = 10\nconvoy = [10, 10]\nloading = {loading}");
        let replay = played(&trucks(camp, &keys));
        assert_eq!(hours_of(&replay, EventKind::Loaded), [hours], "{loading}");
    }
}

#[test]
fn loading_in_time_for_a_permission_reckons_with_the_rate() {
    // Ready at 48 h; a full column of twenty containers takes 10 h, so loading begins at 38 h.
    let camp = "line.freight = { amount = \"20 teu\", to = \"niamey\" }";
    let gate = "[gate.host]\nauthority = \"Host\"\ncovers = { modes = [\"road\"] }\nlead_time = \"48 h\"";
    let keys = format!("count = 10\nconvoy = [10, 10]\nloading = \"2 teu/h\"\n{gate}");
    let replay = played(&trucks(camp, &keys));
    assert_eq!(hours_of(&replay, EventKind::ConvoyFormed), [38.0]);
    assert_eq!(hours_of(&replay, EventKind::SetsOut), [48.0]);
}
