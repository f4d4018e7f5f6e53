//! Camps that are collected in passing, against days worked out by hand.

use drawdown::id::CampId;
use drawdown::simulation::{Code, EventKind, Origin, Replay};
use drawdown::time::DAY;

use crate::movement::{HEAD, played};

/// Two camps on one road to Niamey, a day apart and a day from it: the far one with six containers, the near
/// one with as many as asked. One escort group, which both roads ask for, stands where the trucks are at home.
fn one_road(near: u32, home: &str, pool: &str, rest: &str) -> String {
    let camp = |name: &str, teu: u32| {
        format!("[camp.{name}]\nline.freight = {{ amount = \"{teu} teu\", to = \"niamey\" }}\n")
    };
    format!(
        "{HEAD}{}{}[route.a]\nends = [\"far\", \"near\"]\nlength = \"100 km\"\nrate = \"100 km/day\"\nescorts = 1\n\
         [route.b]\nends = [\"near\", \"niamey\"]\nlength = \"100 km\"\nrate = \"100 km/day\"\nescorts = 1\n\
         [escort.e]\ncount = 1\nhome = \"{home}\"\n\
         [pool.trucks]\nkind = \"trucks\"\nhome = \"{home}\"\ncount = 12\nteu = 1\nspeed = \"50 km/h\"\n\
         loading = \"1 d\"\n{pool}\n{rest}",
        camp("far", 6),
        camp("near", near),
    )
}

fn on_one_road(near: u32, home: &str, pool: &str, rest: &str) -> Replay {
    played(&one_road(near, home, pool, rest))
}

/// When columns are unloaded in days, and with how many vehicles.
fn unloaded(replay: &Replay) -> Vec<(i64, u32)> {
    let events = replay.events.iter().filter(|event| event.kind == EventKind::Unloaded);
    let told = events.filter_map(|it| Some((it.at.0 / DAY, it.column.as_ref()?.vehicles)));
    told.collect()
}

/// When the far camp and the near one are vacated, in days.
fn vacated(replay: &Replay) -> [f64; 2] {
    [0, 1].map(|camp| {
        let vacated = replay.outcome.camps[CampId(camp)].vacated.expect("within the horizon");
        vacated.0 as f64 / DAY as f64
    })
}

const COLLECTS: &str = "convoy = [1, 20]\ncollects = [\"near\"]\ncollect_wait = \"1 d\"\n";

#[test]
fn a_camp_on_the_way_is_collected_on_empty_trucks_that_were_brought() {
    // At the far camp on day 2, loaded on day 3; home on day 5, and only then the escort serves the near one.
    let apart = on_one_road(6, "niamey", "convoy = [1, 20]\n", "");
    assert_eq!(unloaded(&apart), [(5, 6), (8, 6)]);
    assert_eq!(vacated(&apart), [3.0, 7.0]);
    // Twelve trucks go; at the near camp on day 4, where they load for a day.
    let together = on_one_road(6, "niamey", COLLECTS, "");
    assert_eq!(unloaded(&together), [(6, 12)]);
    assert_eq!(vacated(&together), [3.0, 5.0]);
    // At home with the far camp, those for the near one leave first, for they need not be loaded there.
    let first = "[deadline.far]\nall = [\"far\"]\ndue = 2022-11-01\n";
    let apart = on_one_road(6, "far", "convoy = [1, 20]\n", first);
    assert_eq!((unloaded(&apart), vacated(&apart)), (vec![(3, 6), (7, 6)], [5.0, 2.0]));
    let together = on_one_road(6, "far", COLLECTS, first);
    assert_eq!((unloaded(&together), vacated(&together)), (vec![(4, 12)], [1.0, 3.0]));
}

#[test]
fn no_more_is_collected_than_permission_escort_and_size_allow() {
    // Ten vehicles in all: four for the near camp, whose last two containers go alone, from day 6 on.
    let gate = "[gate.host]\nauthority = \"Host\"\ncovers = { routes = [\"b\"] }\nvehicles = 10\n\
                lead_time = \"0 d\"\n";
    let bounded = [(6, 10), (9, 2)];
    assert_eq!(unloaded(&on_one_road(6, "niamey", COLLECTS, gate)), bounded);
    let small = COLLECTS.replace("20", "10");
    assert_eq!(unloaded(&on_one_road(6, "niamey", &small, "")), bounded);
    let none = gate.replace("10", "6");
    assert_eq!(unloaded(&on_one_road(6, "niamey", COLLECTS, &none)), [(5, 6), (8, 6)]);
}

/// The far camp's trucks set out at once, with six for the near camp; with the second escort, after a day and a half,
/// others set out for a camp beside the road. The first are past the near camp by then and have still to come back
/// through it, on the fourth day, with the six that they have empty.
#[test]
fn who_is_on_the_way_to_load_and_will_collect_on_the_way_back_is_not_sent_for_again() {
    let beside = "[camp.side]\nstarts = \"36 h\"\nline.freight = { amount = \"6 teu\", to = \"niamey\" }\n\
                  [route.c]\nends = [\"side\", \"near\"]\nlength = \"100 km\"\nrate = \"100 km/day\"\nescorts = 1\n\
                  [escort.f]\ncount = 1\nhome = \"niamey\"\navailable = \"36 h\"\n\
                  [deadline.side]\nall = [\"side\"]\ndue = 2022-11-01\n";
    let text = one_road(6, "niamey", COLLECTS, beside);
    let replay = played(&text.replacen("count = 12", "count = 24", 1));
    // Home a day after the near camp, which they leave on day 5; the others half a day later, with their six only.
    assert_eq!(unloaded(&replay), [(6, 12), (6, 6)]);
    assert_eq!(vacated(&replay), [3.0, 5.0]);
}

#[test]
fn nobody_stops_for_longer_than_may_be() {
    let pool = COLLECTS.replace("1 d", "23 h");
    assert_eq!(vacated(&on_one_road(6, "niamey", &pool, "")), [3.0, 7.0]);
}

#[test]
fn trucks_that_stand_loaded_in_the_camp_go_along_at_once() {
    // Those of the near camp are loaded on day 1; the escort has gone to the far one, and passes on day 3.
    let keys = "load = \"at-once\"\n";
    let apart = on_one_road(6, "near", &format!("convoy = [1, 20]\n{keys}"), "");
    assert_eq!((unloaded(&apart), vacated(&apart)), (vec![(4, 6), (6, 6)], [2.0, 5.0]));
    let together = on_one_road(6, "near", &format!("{COLLECTS}{keys}"), "");
    assert_eq!((unloaded(&together), vacated(&together)), (vec![(4, 12)], [2.0, 3.0]));
    // Ten vehicles in all: four of them; the two others leave when the escort is back.
    let small = format!("{COLLECTS}{keys}").replace("20", "10");
    assert_eq!(unloaded(&on_one_road(6, "near", &small, "")), [(4, 10), (6, 2)]);
}

#[test]
fn a_camp_whose_own_trucks_are_too_few_is_out_earlier() {
    let own = "[pool.own]\nkind = \"trucks\"\nhome = \"near\"\ncount = 2\nteu = 1\nspeed = \"50 km/h\"\n\
               loading = \"1 d\"\nescorts = 0\n";
    // The own trucks leave with two containers on days 1 and 4, and load again from day 6 on; so do the others.
    let without = vacated(&on_one_road(8, "niamey", "convoy = [1, 20]\n", own));
    let with = vacated(&on_one_road(8, "niamey", COLLECTS, own));
    assert_eq!((without, with), ([3.0, 7.0], [3.0, 5.0]));
}

/// When vehicles are free again in days, and how many.
fn free(replay: &Replay) -> Vec<(i64, u32)> {
    let events = replay.events.iter().filter(|event| event.kind == EventKind::VehiclesFree);
    events.map(|it| (it.at.0 / DAY, it.column.as_ref().unwrap().vehicles)).collect()
}

/// Trucks from Niamey for the far camp, and the near camp's own vans, which need the same escort.
fn of_two_pools(trucks: &str) -> Replay {
    let camp = |name: &str, by: &str| {
        format!(
            "[camp.{name}]\nline.freight = {{ amount = \"6 teu\", to = \"niamey\", by = \"{by}\" }}\n"
        )
    };
    let pool = |name: &str, home: &str, keys: &str| {
        format!(
            "[pool.{name}]\nkind = \"trucks\"\nhome = \"{home}\"\ncount = 6\nteu = 1\nspeed = \"50 km/h\"\n\
             loading = \"1 d\"\nconvoy = [1, 20]\n{keys}"
        )
    };
    played(&format!(
        "{HEAD}{}{}[route.a]\nends = [\"far\", \"near\"]\nlength = \"100 km\"\nrate = \"100 km/day\"\nescorts = 1\n\
         [route.b]\nends = [\"near\", \"niamey\"]\nlength = \"100 km\"\nrate = \"100 km/day\"\nescorts = 1\n\
         [escort.e]\ncount = 1\nhome = \"niamey\"\n{}{}",
        camp("far", "trucks"),
        camp("near", "vans"),
        pool("trucks", "niamey", trucks),
        pool("vans", "near", "load = \"at-once\"\n"),
    ))
}

#[test]
fn loaded_vans_go_along_with_trucks_that_pass_and_have_the_escort() {
    // The escort is back on day 5 and at the near camp on day 6.
    let apart = of_two_pools("");
    assert_eq!((unloaded(&apart), vacated(&apart)), (vec![(5, 6), (7, 6)], [3.0, 6.0]));
    let keys = "collects = [\"near\"]\ncollect_wait = \"0 h\"\njoins_with = [\"vans\"]\n";
    let together = of_two_pools(keys);
    assert_eq!((unloaded(&together), vacated(&together)), (vec![(5, 6), (5, 6)], [3.0, 4.0]));
    // The trucks are at home there; the vans take the escort for their way home.
    assert_eq!(free(&together), [(5, 6), (6, 6)]);
}

#[test]
fn columns_of_two_pools_join_at_a_junction_and_go_home_together() {
    let camp = |name: &str, starts: &str, by: &str| {
        format!(
            "[camp.{name}]\nstarts = \"{starts}\"\nline.freight = {{ amount = \"6 teu\", to = \"niamey\", by = \"{by}\" }}\n"
        )
    };
    let pool = |name: &str, keys: &str| {
        format!(
            "[pool.{name}]\nkind = \"trucks\"\nhome = \"fork\"\ncount = 6\nteu = 1\nspeed = \"50 km/h\"\n\
             convoy = [5, 20]\njoins = \"fork\"\njoin_wait = \"3 d\"\n{keys}"
        )
    };
    let played = |keys: &str, rest: &str| {
        played(&format!(
            "{HEAD}[site.fork]\nkind = \"town\"\n{}{}[route.a]\nends = [\"near\", \"fork\"]\nlength = \"100 km\"\nrate = \"100 km/day\"\n\
             [route.b]\nends = [\"far\", \"fork\"]\nlength = \"200 km\"\nrate = \"100 km/day\"\n\
             [route.c]\nends = [\"fork\", \"niamey\"]\nlength = \"300 km\"\nrate = \"100 km/day\"\nescorts = 1\n\
             [escort.e]\ncount = 1\nhome = \"fork\"\n{}{}{rest}",
            camp("near", "0 h", "trucks"),
            camp("far", "1 h", "vans"),
            pool("trucks", keys),
            pool("vans", ""),
        ))
    };
    let apart = played("", "");
    assert_eq!(unloaded(&apart), [(5, 6), (11, 6)]);
    let together = played("joins_with = [\"vans\"]\n", "");
    assert_eq!(unloaded(&together), [(7, 6), (7, 6)]);
    assert_eq!(free(&together), [(10, 6), (10, 6)]);
    // Not where the permission is for fewer.
    let gate = "[gate.host]\nauthority = \"Host\"\ncovers = { routes = [\"c\"] }\nvehicles = 10\n\
                lead_time = \"0 d\"\n";
    assert_eq!(unloaded(&played("joins_with = [\"vans\"]\n", gate)), [(5, 6), (11, 6)]);
}

#[test]
fn the_stop_is_the_delay_of_who_stops_and_the_way_there_the_wait_of_who_is_collected() {
    let arrival = "[deadline.there]\nall = [\"far\"]\narrived = { to = \"niamey\" }\ndue = 2022-12-01\n\
                   [deadline.near]\nall = [\"near\"]\ndue = 2022-12-01\n";
    let replay = on_one_road(6, "niamey", COLLECTS, arrival);
    let scenario = |name: &str| {
        let at = replay.outcome.deadlines.iter().map(|(id, _)| id);
        at.into_iter().nth(["out", "there", "near"].iter().position(|it| *it == name).unwrap())
    };
    let ledger = |name: &str| {
        let outcome = &replay.outcome.deadlines[scenario(name).unwrap()];
        let items = outcome.ledger.iter();
        items.map(|it| (it.item.code, it.item.origin, it.span.0 / DAY)).collect::<Vec<_>>()
    };
    // Out, a day of loading, two back, and one in the near camp, whose wait it is.
    assert!(
        ledger("there").contains(&(Code::Gathering, Origin::Reactionary, 1)),
        "{:?}",
        ledger("there")
    );
    // Four days until the column with the escort passes, and a day of loading.
    let near: i64 = ledger("near").iter().map(|(_, _, days)| days).sum();
    assert_eq!(near, 5);
    assert!(ledger("near").contains(&(Code::Loading, Origin::Primary, 1)), "{:?}", ledger("near"));
}
