//! What fits on a vehicle, how long it takes to load it, and what a road lets pass, against arithmetic
//! done by hand.

use std::sync::Arc;

use drawdown::scenario::read_text;
use drawdown::simulation::{Code, EventKind, Replay, Simulation};
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
        let camp =
            format!("line.freight = {{ amount = \"{} teu\", to = \"niamey\" }}", 2 * trucks_of);
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
    for (loading, hours) in
        [("\"10 teu/h\"", 5.0), ("\"6 h\"", 6.0), ("[\"4 h\", \"10 teu/h\"]", 6.0)]
    {
        let keys = format!("count = 10\nconvoy = [10, 10]\nloading = {loading}");
        let replay = played(&trucks(camp, &keys));
        assert_eq!(hours_of(&replay, EventKind::Loaded), [hours], "{loading}");
    }
}

#[test]
fn loading_in_time_for_a_permission_reckons_with_the_rate() {
    // Ready at 48 h; a full column of twenty containers takes 10 h, so loading begins at 38 h.
    let camp = "line.freight = { amount = \"20 teu\", to = \"niamey\" }";
    let gate =
        "[gate.host]\nauthority = \"Host\"\ncovers = { modes = [\"road\"] }\nlead_time = \"48 h\"";
    let keys = format!("count = 10\nconvoy = [10, 10]\nloading = \"2 teu/h\"\n{gate}");
    let replay = played(&trucks(camp, &keys));
    assert_eq!(hours_of(&replay, EventKind::ConvoyFormed), [38.0]);
    assert_eq!(hours_of(&replay, EventKind::SetsOut), [48.0]);
}

/// A camp with a short road that is limited, and a long way round through a village.
fn two_ways(limits: &str, pool: &str, rest: &str) -> String {
    format!(
        "{HEAD}[site.village]\n[camp.gao]\nline.stores = {{ amount = \"120 t\", to = \"niamey\" }}\n\
         [route.bridge]\nends = [\"gao\", \"niamey\"]\nlength = \"100 km\"\nlimits = [{limits}]\n{rest}\n\
         [pool.trucks]\nkind = \"trucks\"\nhome = \"gao\"\ncount = 10\npayload = \"12 t\"\n\
         convoy = [10, 10]\nspeed = \"50 km/h\"\ngross_weight = \"24 t\"\nempty_weight = \"12 t\"\n{pool}\n"
    )
}

const ROUND: &str = "[route.first]\nends = [\"gao\", \"village\"]\nlength = \"150 km\"\n\
                     [route.second]\nends = [\"village\", \"niamey\"]\nlength = \"150 km\"\n";

#[test]
fn vehicles_too_heavy_for_a_bridge_go_round_and_come_home_over_it() {
    // 300 km with the load, six hours; 100 km back without it, two hours.
    let replay = played(&two_ways("{ weight = \"20 t\" }", "", ROUND));
    assert_eq!(hours_of(&replay, EventKind::Unloaded), [6.0]);
    assert_eq!(hours_of(&replay, EventKind::VehiclesFree), [8.0]);
    // A class has no empty vehicles: home by the long way too.
    let replay = played(&two_ways("{ class = 20 }", "load_class = 24", ROUND));
    assert_eq!(hours_of(&replay, EventKind::VehiclesFree), [12.0]);
    // What is no heavier than the limit passes.
    let replay = played(&two_ways("{ weight = \"24 t\" }", "", ROUND));
    assert_eq!(hours_of(&replay, EventKind::Unloaded), [2.0]);
}

#[test]
fn heavy_vehicles_wait_before_a_road_until_its_limit_ends() {
    for limit in ["weight = \"20 t\"", "bars = [\"trucks\"]", "bars_pools = [\"trucks\"]"] {
        let limits = format!("{{ {limit}, from = 2022-02-17, until = 2022-02-18 }}");
        let replay = played(&two_ways(&limits, "", ""));
        assert_eq!(hours_of(&replay, EventKind::Unloaded), [50.0], "{limit}");
        let closed = replay.outcome.deadlines.values().next().expect("a deadline").ledger.iter();
        let closed = closed.filter(|it| it.item.code == Code::RouteClosed);
        assert_eq!(closed.map(|it| it.span.0).sum::<i64>(), 48 * HOUR, "{limit}");
    }
    // One that is out when the limit begins goes on; the way home is barred to laden vehicles only.
    let late = "{ weight = \"20 t\", from = \"1 h\" }";
    let replay = played(&two_ways(late, "", ""));
    assert_eq!(hours_of(&replay, EventKind::VehiclesFree), [4.0]);
}

#[test]
fn rain_closes_a_road_to_heavy_vehicles_only() {
    // Wet from hour 0 to hour 30; then dry for a long time.
    let rain = "[weather.rain]\ndry = \"900 d\"\nwet = \"30 h\"\nstarts = \"wet\"\n";
    let limit = "{ weight = \"20 t\", weather = \"rain\" }";
    let replay = played(&two_ways(limit, "", rain));
    assert_eq!(hours_of(&replay, EventKind::Unloaded), [32.0]);
    let light = "gross_weight = \"19 t\"";
    let text = two_ways(limit, "", rain).replace("gross_weight = \"24 t\"", light);
    assert_eq!(hours_of(&played(&text), EventKind::Unloaded), [2.0]);
}

#[test]
fn a_road_that_takes_so_much_a_day_lets_the_rest_wait_for_the_next() {
    // Five columns of 24 t are loaded at once; 60 t a day let in two, and two, and one.
    let small =
        |limit: &str| two_ways(limit, "", "").replace("convoy = [10, 10]", "convoy = [2, 2]");
    let replay = played(&small("{ per_day = \"60 t\" }"));
    assert_eq!(hours_of(&replay, EventKind::Unloaded), [2.0, 2.0, 26.0, 26.0, 50.0]);
    // Empties count as vehicles, in turn: two columns a day, and those that wait at home before those
    // that come home. Out go 1 and 2, then 3 and 4, then 5 and 1 on its way home, then 2 and 3.
    let replay = played(&small("{ per_day = \"5 vehicles\" }"));
    assert_eq!(hours_of(&replay, EventKind::Unloaded)[..2], [2.0, 2.0]);
    assert_eq!(hours_of(&replay, EventKind::VehiclesFree)[..2], [50.0, 74.0]);
    // The first of a day may bring more than the day has.
    let replay = played(&small("{ per_day = \"20 t\" }"));
    assert_eq!(hours_of(&replay, EventKind::Unloaded), [2.0, 26.0, 50.0, 74.0, 98.0]);
}

/// Trucks that break down often on a long road, and what is done then.
fn breaking(recovery: &str, pool: &str) -> String {
    format!(
        "{HEAD}[camp.gao]\nline.stores = {{ amount = \"1200 t\", to = \"niamey\" }}\n\
         [route.road]\nends = [\"gao\", \"niamey\"]\nlength = \"500 km\"\n\
         [pool.trucks]\nkind = \"trucks\"\nhome = \"gao\"\ncount = 30\npayload = \"12 t\"\n\
         convoy = [10, 10]\nspeed = \"50 km/h\"\nbreakdowns = \"0.4 per 1000 km\"\n\
         recovery = [{recovery}]\n{pool}\n"
    )
}

fn vehicles_lost(replay: &Replay) -> usize {
    replay.outcome.vehicles_lost.values().sum::<u32>() as usize
}

#[test]
fn a_vehicle_in_tow_comes_home_and_is_free_after_its_time_in_the_workshop() {
    let tow = "{ by = \"tow\", at_most = 8, takes = \"2 h\", pace = 0.5, workshop = \"120 h\" }";
    let replay = played(&breaking(tow, ""));
    let (broken, towed) =
        (hours_of(&replay, EventKind::BrokenDown), hours_of(&replay, EventKind::Towed));
    assert!(broken.len() > 5 && towed == broken, "{broken:?} {towed:?}");
    assert_eq!(vehicles_lost(&replay), 0);
    let home = hours_of(&replay, EventKind::VehiclesFree);
    for mended in hours_of(&replay, EventKind::Mended) {
        assert!(home.iter().any(|home| (mended - home - 120.0).abs() < 1e-6), "{mended} {home:?}");
    }
    // Alone with one breakdown, a column halts two hours and goes on at half its pace.
    let first = replay.events.iter().find(|event| event.kind == EventKind::BrokenDown);
    let first = first.expect("a breakdown");
    let mut own =
        replay.events.iter().filter(|event| event.convoy == first.convoy && event.at > first.at);
    let next =
        own.find(|event| event.kind == EventKind::BrokenDown || event.kind == EventKind::Arrived);
    let next = next.expect("it goes on");
    if next.kind == EventKind::Arrived {
        let passed = first.at.0 as f64 / HOUR as f64;
        let rest = (next.at.0 - first.at.0) as f64 / HOUR as f64;
        assert!((rest - 2.0 - 2.0 * (10.0 - passed)).abs() < 0.01, "{passed} {rest}");
    }
}

#[test]
fn a_spare_takes_the_load_of_a_vehicle_that_is_given_up() {
    // Seven of ten trucks are laden: as long as there are spares nothing is lost, and nothing overloaded.
    let keys = "spares = 3";
    let text = breaking(
        "{ by = \"cross-load\", takes = \"3 h\" }, { by = \"repair\", takes = \"1 h\" }",
        keys,
    )
    .replace("1200 t", "84 t");
    let replay = played(&text);
    let moved = hours_of(&replay, EventKind::CrossLoaded).len();
    assert_eq!(vehicles_lost(&replay), moved, "whoever has no load to move is repaired");
    let line = replay.outcome.lines.values().next().expect("a line");
    assert_eq!((line.moved.0, line.lost.0), (84_000, 0));
}

#[test]
fn what_is_abandoned_with_its_vehicle_is_lost_truck_by_truck() {
    let text = |recovery: &str| breaking(recovery, "").replace("count = 30", "count = 300");
    let replay = played(&text("{ by = \"abandon\", load = \"lost\" }"));
    let line = replay.outcome.lines.values().next().expect("a line");
    assert_eq!(line.moved.0 + line.lost.0, 1_200_000, "{line:?}");
    assert!(line.lost.0 > 0 && line.lost.0 % 12_000 == 0, "whole trucks: {line:?}");
    let lost = hours_of(&replay, EventKind::VehicleLost).len();
    assert_eq!(vehicles_lost(&replay), lost);
    assert!(line.lost.0 / 12_000 <= lost as i64, "an empty one loses nothing");
    let saved = played(&text("{ by = \"abandon\" }"));
    assert_eq!(saved.outcome.lines.values().next().map(|line| line.lost.0), Some(0));
}

#[test]
fn own_vehicles_are_gone_with_their_camp() {
    // Ten of twenty trucks carry the last of it away: they are gone when they have unloaded, the
    // others with the last party.
    let text = |keys: &str| {
        let text = two_ways("{ weight = \"90 t\" }", keys, "");
        text.replace("count = 10", "count = 20")
    };
    let replay = played(&text("leaves_with = \"gao\""));
    assert_eq!(hours_of(&replay, EventKind::VehiclesGone), [0.0, 2.0]);
    assert_eq!(hours_of(&replay, EventKind::VehiclesFree), [0.0; 0]);
    let replay = played(&text(""));
    assert_eq!(hours_of(&replay, EventKind::VehiclesFree), [4.0]);
}

#[test]
fn a_column_that_looks_ahead_does_not_enter_a_road_that_will_shut_behind_it() {
    // Ten hours of road, shut from hour 5 to hour 48.
    let text = |closure: &str, keys: &str| {
        let text = two_ways("{ weight = \"90 t\" }", keys, "").replace("50 km/h", "10 km/h");
        text.replace("limits = [", &format!("closures = [{{ {closure} }}]\nlimits = ["))
    };
    let early = "from = \"5 h\", until = \"48 h\"";
    assert_eq!(hours_of(&played(&text(early, "")), EventKind::Unloaded), [10.0]);
    let replay = played(&text(early, "looks_ahead = true"));
    assert_eq!(hours_of(&replay, EventKind::Unloaded), [58.0]);
    // It is through before one that begins at hour 10.
    let late = "from = \"10 h\", until = \"48 h\"";
    let replay = played(&text(late, "looks_ahead = true"));
    assert_eq!(hours_of(&replay, EventKind::Unloaded), [10.0]);
    // What nobody knows beforehand is not foreseen.
    let random = "from = { uniform = [\"5 h\", \"6 h\"] }, until = \"48 h\"";
    let replay = played(&text(random, "looks_ahead = true"));
    assert_eq!(hours_of(&replay, EventKind::Unloaded), [10.0]);
}
