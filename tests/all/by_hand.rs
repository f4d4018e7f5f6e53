//! Columns that are bound by what covers them, collected with a length, or made of two pools when a vehicle
//! breaks down: to the minute, against arithmetic by hand.

use drawdown::id::CampId;
use drawdown::simulation::{Code, Draw, EventKind, Replay};

use crate::movement::{HEAD, played};

/// When events of a kind happen, in minutes from the start, and with how many vehicles of the column.
fn columns(replay: &Replay, kind: EventKind) -> Vec<(i64, u32)> {
    let events = replay.events.iter().filter(|event| event.kind == kind);
    events.filter_map(|event| Some((event.at.0 / 60, event.column.as_ref()?.vehicles))).collect()
}

fn at(days: i64, hours: i64, minutes: i64) -> i64 {
    24 * 60 * days + 60 * hours + minutes
}

fn vacated(replay: &Replay, camp: u32) -> i64 {
    replay.outcome.camps[CampId(camp)].vacated.expect("within the horizon").0 / 60
}

/// Trucks at Niamey that fetch freight from Gao over an escorted road of four days.
fn fetched(groups: u32, keys: &str) -> Replay {
    played(&format!(
        "{HEAD}[camp.gao]\nline.freight = {{ amount = \"20 teu\", to = \"niamey\" }}\n\
         [route.road]\nends = [\"gao\", \"niamey\"]\nlength = \"400 km\"\nrate = \"100 km/day\"\nescorts = 1\n\
         [escort.e]\ncount = {groups}\nhome = \"niamey\"\nvehicles = 8\n\
         [pool.trucks]\nkind = \"trucks\"\nhome = \"niamey\"\ncount = 20\nteu = 1\nspeed = \"50 km/h\"\n\
         convoy = [5, 20]\nloading = \"6 h\"\nunloading = \"3 h\"\n{keys}"
    ))
}

#[test]
fn a_column_that_fetches_is_no_larger_than_all_escorts_cover() {
    // Two groups of eight: sixteen leave at once, load from day 4 to 06:00, and are back on day 8 at 06:00,
    // unloaded at 09:00. The groups are at Niamey at 06:00, where four trucks have stood all the time: these
    // are the rest, leave then, load on day 12 from 06:00 to 12:00, and are unloaded on day 16 at 15:00.
    let two = fetched(2, "");
    let unloaded = [(at(8, 9, 0), 16), (at(16, 15, 0), 4)];
    assert_eq!(columns(&two, EventKind::Unloaded), unloaded);
    assert_eq!(vacated(&two, 0), at(12, 12, 0));
    // One group: eight, and eight of the twelve others at 06:00 on day 8. On day 16 at 12:00 the last four.
    let one = fetched(1, "");
    let unloaded = [(at(8, 9, 0), 8), (at(16, 15, 0), 8), (at(24, 21, 0), 4)];
    assert_eq!(columns(&one, EventKind::Unloaded), unloaded);
    // Three groups cover all twenty.
    assert_eq!(columns(&fetched(3, ""), EventKind::Unloaded), [(at(8, 9, 0), 20)]);
}

/// A far camp with six containers and a near one with six on the road to Niamey, 100 km apart and 100 km
/// from it, at 50 km/h with an escort; twelve trucks at Niamey, which take two hours to load.
fn passing(groups: &str, wait: &str, keys: &str) -> Replay {
    let camp = |name: &str| {
        format!("[camp.{name}]\nline.freight = {{ amount = \"6 teu\", to = \"niamey\" }}\n")
    };
    let road = |name: &str, ends: &str| {
        format!("[route.{name}]\nends = [{ends}]\nlength = \"100 km\"\nescorts = 1\n")
    };
    played(&format!(
        "{HEAD}{}{}{}{}[escort.e]\nhome = \"niamey\"\n{groups}\n\
         [pool.trucks]\nkind = \"trucks\"\nhome = \"niamey\"\ncount = 12\nteu = 1\nspeed = \"50 km/h\"\n\
         convoy = [1, 20]\nloading = \"2 h\"\ncollects = [\"near\"]\ncollect_wait = \"{wait}\"\n{keys}",
        camp("far"),
        camp("near"),
        road("a", "\"far\", \"near\""),
        road("b", "\"near\", \"niamey\""),
    ))
}

#[test]
fn what_is_collected_is_bounded_by_all_escorts_cover() {
    // Twelve: at the far camp at 04:00, loaded at 06:00, at the near one at 08:00, loaded at 10:00, home at
    // noon.
    let all = passing("count = 2\nvehicles = 6", "3 h", "");
    assert_eq!(columns(&all, EventKind::Unloaded), [(at(0, 12, 0), 12)]);
    assert_eq!([vacated(&all, 0), vacated(&all, 1)], [at(0, 6, 0), at(0, 10, 0)]);
    // Two groups of five: ten, of which four are for the near camp. Its last two leave at noon, load at 14:00
    // until 16:00, and are back at 18:00.
    let ten = passing("count = 2\nvehicles = 5", "3 h", "");
    assert_eq!(columns(&ten, EventKind::Unloaded), [(at(0, 12, 0), 10), (at(0, 18, 0), 2)]);
    assert_eq!([vacated(&ten, 0), vacated(&ten, 1)], [at(0, 6, 0), at(0, 16, 0)]);
}

#[test]
fn no_empty_truck_goes_along_for_what_cannot_be_loaded_in_passing() {
    // Two hours to load, and a stop of a minute less: each camp has its own six, whose group goes with them. The near
    // ones are there at 02:00, loaded at 04:00, home at 06:00; the far ones at 04:00, 06:00 and 10:00.
    let apart = passing("count = 2\nvehicles = 6", "119 min", "");
    assert_eq!(columns(&apart, EventKind::Unloaded), [(at(0, 6, 0), 6), (at(0, 10, 0), 6)]);
    assert_eq!([vacated(&apart, 0), vacated(&apart, 1)], [at(0, 6, 0), at(0, 4, 0)]);
}

#[test]
fn a_column_that_collects_has_its_length_with_all_of_it() {
    // One vehicle a kilometre at 50 km/h: twelve pass in 14 min 24 s (12 km; 60 · 12 / 50 = 14.4).
    // Out of Niamey from 00:00 to 00:14:24; at the far camp from 04:00, closed up at 04:14:24, six loaded at
    // 06:14:24, when the column leaves; its head is at the near camp at 08:14:24, its tail at 08:28:48.
    // Loaded there at 10:28:48; it leaves with its tail at 10:43:12, its head is at Niamey at 12:28:48 and
    // its tail at 12:43:12.
    let long = passing("count = 1", "3 h", "density = \"1 per km\"\n");
    assert_eq!(columns(&long, EventKind::Unloaded), [(at(0, 12, 43), 12)]);
    // The far camp is empty when the tail has left it, at 06:28:48, the near one at 10:43:12.
    assert_eq!([vacated(&long, 0), vacated(&long, 1)], [at(0, 6, 28), at(0, 10, 43)]);
}

#[test]
fn vans_are_loaded_in_time_for_a_column_that_collects() {
    let camp = |name: &str, by: &str| {
        format!(
            "[camp.{name}]\nline.freight = {{ amount = \"6 teu\", to = \"niamey\", by = \"{by}\" }}\n"
        )
    };
    let road = |name: &str, ends: &str| {
        format!("[route.{name}]\nends = [{ends}]\nlength = \"100 km\"\nescorts = 1\n")
    };
    let pool = |name: &str, home: &str, keys: &str| {
        format!(
            "[pool.{name}]\nkind = \"trucks\"\nhome = \"{home}\"\ncount = 6\nteu = 1\nspeed = \"50 km/h\"\n\
             convoy = [1, 20]\nloading = \"2 h\"\n{keys}"
        )
    };
    let collects = "collects = [\"near\"]\ncollect_wait = \"0 h\"\njoins_with = [\"vans\"]\n";
    let replay = |vans: &str| {
        played(&format!(
            "{HEAD}{}{}{}{}[escort.e]\nhome = \"niamey\"\ncount = 1\n{}{}",
            camp("far", "trucks"),
            camp("near", "vans"),
            road("a", "\"far\", \"near\""),
            road("b", "\"near\", \"niamey\""),
            pool("trucks", "niamey", collects),
            pool("vans", "near", vans),
        ))
    };
    // The trucks are at the far camp at 04:00, loaded at 06:00 and at the near one at 08:00: the vans begin
    // to load at 06:00, and go along at once. No escort of their own was expected there.
    let in_time = replay("");
    let loads = in_time
        .events
        .iter()
        .filter(|event| event.kind == EventKind::HandlingBegins && event.code != Code::Unloading);
    let loads: Vec<i64> = loads.map(|event| event.at.0 / 60).collect();
    assert_eq!(loads, [at(0, 4, 0), at(0, 6, 0)]);
    assert_eq!(columns(&in_time, EventKind::Unloaded), [(at(0, 10, 0), 6), (at(0, 10, 0), 6)]);
    // Where loading begins with the last permission, of which none is needed, they stand loaded from 02:00.
    let granted = columns(&replay("load = \"when-granted\"\n"), EventKind::Unloaded);
    assert_eq!(granted, [(at(0, 10, 0), 6), (at(0, 10, 0), 6)]);
    // Vans that are there at 07:00 are loaded at 09:00 and miss it: the escort is at Niamey at 10:00, with
    // them at 13:20 (100 km at 30 km/h by itself), and back at 15:20.
    let late = columns(&replay("available = \"7 h\"\nload = \"at-once\"\n"), EventKind::Unloaded);
    assert_eq!(late, [(at(0, 10, 0), 6), (at(0, 15, 20), 6)]);
}

#[test]
fn a_desk_takes_up_the_papers_of_one_second_in_turn_and_not_by_name() {
    let camp = |name: &str, due: &str| {
        format!(
            "[camp.{name}]\nline.freight = {{ amount = \"6 teu\", to = \"niamey\" }}\n\
             [route.{name}]\nends = [\"{name}\", \"niamey\"]\nlength = \"100 km\"\n\
             [deadline.{name}]\nall = [\"{name}\"]\ndue = {due}\n"
        )
    };
    let vacated = |alpha: &str, zulu: &str| {
        let replay = played(&format!(
            "{HEAD}{}{}[gate.host]\nauthority = \"Host\"\ncovers = {{ modes = [\"road\"] }}\nlead_time = \"24 h\"\n\
             desks = 1\npermit = \"consignment\"\n\
             [pool.trucks]\nkind = \"trucks\"\nhome = \"niamey\"\ncount = 12\nteu = 1\nspeed = \"50 km/h\"\n\
             convoy = [1, 20]\n",
            camp("alpha", alpha),
            camp("zulu", zulu),
        ));
        [vacated(&replay, 0), vacated(&replay, 1)]
    };
    // Both ask at once; the first has its papers after 24 h, the second after 48 h, and is two hours away.
    assert_eq!(vacated("2022-03-01", "2022-04-01"), [at(1, 2, 0), at(2, 2, 0)]);
    assert_eq!(vacated("2022-04-01", "2022-03-01"), [at(2, 2, 0), at(1, 2, 0)]);
}

/// Trucks and vans at a fork, six each, that fetch freight from camps 100 km and 200 km away and go on
/// together over 300 km to Niamey; vans break down, or nobody does.
fn of_two_pools(vans: &str) -> Replay {
    let camp = |name: &str, starts: &str, by: &str| {
        format!(
            "[camp.{name}]\nstarts = \"{starts}\"\n\
             line.freight = {{ amount = \"6 teu\", to = \"niamey\", by = \"{by}\" }}\n"
        )
    };
    let pool = |name: &str, keys: &str| {
        format!(
            "[pool.{name}]\nkind = \"trucks\"\nhome = \"fork\"\ncount = 6\nteu = 1\nspeed = \"50 km/h\"\n\
             convoy = [5, 20]\njoins = \"fork\"\njoin_wait = \"12 h\"\n{keys}"
        )
    };
    played(&format!(
        "{HEAD}[site.fork]\nkind = \"town\"\n{}{}[route.a]\nends = [\"near\", \"fork\"]\nlength = \"100 km\"\n\
         [route.b]\nends = [\"far\", \"fork\"]\nlength = \"200 km\"\n\
         [route.c]\nends = [\"fork\", \"niamey\"]\nlength = \"300 km\"\n{}{}",
        camp("near", "0 h", "trucks"),
        camp("far", "0 h", "vans"),
        pool("trucks", "joins_with = [\"vans\"]\n"),
        pool("vans", vans),
    ))
}

/// Breakdowns before so many minutes have gone.
fn breakdowns(replay: &Replay, before: i64) -> i64 {
    let broken = replay.events.iter().filter(|event| event.kind == EventKind::BrokenDown);
    broken.filter(|event| event.at.0 / 60 < before).count() as i64
}

#[test]
fn a_breakdown_in_a_column_of_two_pools_holds_both_and_costs_the_pool_whose_vehicle_it_is() {
    // Trucks at the fork at 04:00, where they wait; vans at 08:00. Six hours to Niamey: 14:00.
    let dry = of_two_pools("");
    assert_eq!(columns(&dry, EventKind::Unloaded), [(at(0, 14, 0), 6), (at(0, 14, 0), 6)]);
    // Each breakdown of a van holds the column to which it belongs for 90 minutes, and is repaired.
    let mended =
        "breakdowns = \"1 per 1000 km\"\nrecovery = [{ by = \"repair\", takes = \"90 min\" }]\n";
    let replay = of_two_pools(mended);
    let unloaded = columns(&replay, EventKind::Unloaded);
    let together = unloaded[0].0;
    assert_eq!(unloaded, [(together, 6), (together, 6)]);
    let before = breakdowns(&replay, together);
    assert!(before > 0, "{unloaded:?}");
    assert_eq!(together, at(0, 14, 0) + 90 * before);
    // Given up: no time is lost but what it takes, the vehicle is the vans', and its load is saved by others.
    let given_up = "breakdowns = \"1 per 1000 km\"\n\
                    recovery = [{ by = \"abandon\", takes = \"60 min\" }]\n";
    let replay = of_two_pools(given_up);
    let unloaded = columns(&replay, EventKind::Unloaded);
    let together = unloaded[0].0;
    let before = breakdowns(&replay, together);
    assert!(before > 0, "{unloaded:?}");
    assert_eq!(together, at(0, 14, 0) + 60 * before);
    let there = unloaded.iter().filter(|(at, _)| *at == together);
    let mut vehicles: Vec<u32> = there.map(|(_, vehicles)| *vehicles).collect();
    vehicles.sort_unstable();
    assert_eq!(vehicles, [6 - before as u32, 6]);
    let moved: i64 = replay.outcome.lines.values().map(|line| line.moved.0).sum();
    assert_eq!(moved, 12, "what an empty van was to fetch comes later, and no container is lost");
}

#[test]
fn what_is_packed_is_handed_over_by_the_smallest_column_however_many_trucks_there_are() {
    // Ten containers a day are two in 4 h 48 min, a column of two trucks, which are back after four hours:
    // the last of twenty leave when they are packed, after two days, and are there at 02:00. A full column of
    // twenty would be full after two days too, but five trucks would then go four times.
    for trucks in [2, 5, 20, 50] {
        let replay = played(&format!(
            "{HEAD}[closure.c]\nstep.pack = {{ kind = \"pack\", rate = \"10 teu/day\" }}\n\
             step.lift = {{ kind = \"lift\" }}\nstep.last = {{ kind = \"last-party\", after = [\"lift\", \"pack\"] }}\n\
             [camp.gao]\nclosure = \"c\"\nline.freight = {{ amount = \"20 teu\", to = \"niamey\" }}\n\
             [route.road]\nends = [\"gao\", \"niamey\"]\nlength = \"100 km\"\n\
             [pool.trucks]\nkind = \"trucks\"\nhome = \"gao\"\ncount = {trucks}\nteu = 1\nspeed = \"50 km/h\"\n\
             convoy = [2, 20]\n"
        ));
        let unloaded = columns(&replay, EventKind::Unloaded);
        assert_eq!(unloaded.len(), 10, "{trucks} trucks: {unloaded:?}");
        assert_eq!(unloaded[0], (at(0, 6, 48), 2), "{trucks} trucks");
        assert_eq!(unloaded[9], (at(2, 2, 0), 2), "{trucks} trucks");
        assert_eq!(vacated(&replay, 0), at(2, 0, 0), "{trucks} trucks");
    }
}

#[test]
fn a_replay_tells_the_pace_in_the_rain_and_when_trucks_come_as_they_act_on_the_march() {
    let replay = played(&format!(
        "{HEAD}[camp.gao]\nline.freight = {{ amount = \"5 teu\", to = \"niamey\" }}\n\
         [weather.rain]\ndry = \"1 h\"\nwet = \"300 d\"\nstarts = \"wet\"\npace = {{ uniform = [0.2, 0.8] }}\n\
         [route.road]\nends = [\"gao\", \"niamey\"]\nlength = \"100 km\"\n\
         [pool.trucks]\nkind = \"trucks\"\nhome = \"gao\"\ncount = 5\nteu = 1\nspeed = \"50 km/h\"\n\
         available = {{ uniform = [\"2 d\", \"9 d\"] }}\n"
    ));
    let drawn: Vec<(Draw, f64)> = replay.drawn.iter().map(|it| (it.of, it.value)).collect();
    let [(Draw::VehiclesFrom(_), from), (Draw::Pace(_), pace)] = drawn[..] else {
        panic!("{drawn:?}");
    };
    // 100 km at 50 km/h are 120 minutes in the dry.
    let there = columns(&replay, EventKind::Unloaded)[0].0 as f64;
    assert!((there - from / 60.0 - 120.0 / pace).abs() <= 1.0, "{drawn:?}: {there}");
    assert!(pace > 0.2 && pace < 0.8 && from > 2.0 * 86_400.0, "{drawn:?}");
}
