//! Columns that have a length, against what can be worked out by hand: they pass points from head to
//! tail, and bays, places on the road, gaps, escorts and daylight end with the tail.

use drawdown::id::EscortId;
use drawdown::simulation::{Activity, EventKind, Means, Replay};
use drawdown::time::{DAY, Moment};

use crate::movement::{HEAD, played};

/// When events of a kind happen, in minutes from the start.
fn minutes(replay: &Replay, kind: EventKind) -> Vec<i64> {
    let events = replay.events.iter().filter(|event| event.kind == kind);
    events.map(|event| event.at.0 / 60).collect()
}

fn clock(hours: i64, minutes: i64) -> i64 {
    60 * hours + minutes
}

/// Two serials of three march units of twenty vehicles.
const COLUMN: &str = "density = \"10 per km\"\nmarch_unit = 20\nserial = 3\n";

/// Columns of 120 trucks that stand loaded from 06:00 on, at home in the camp, and a road of two legs.
fn two_legs(columns: u32, pool: &str, first: &str, second: &str) -> String {
    format!(
        "{HEAD}[site.bridge]\nkind = \"town\"\n\
         [camp.gao]\nat = [16.25, -0.01]\nline.freight = {{ amount = \"{} teu\", to = \"niamey\" }}\n\
         [route.first]\nends = [\"gao\", \"bridge\"]\nlength = \"100 km\"\n{first}\
         [route.second]\nends = [\"bridge\", \"niamey\"]\nlength = \"60 km\"\n{second}\
         [pool.trucks]\nkind = \"trucks\"\nhome = \"gao\"\ncount = {}\nteu = 1\nspeed = \"40 km/h\"\n\
         convoy = [120, 120]\nloading = \"6 h\"\n{pool}",
        120 * columns,
        120 * columns
    )
}

#[test]
fn a_hundred_and_twenty_vehicles_pass_in_thirty_one_minutes() {
    let replay = played(&two_legs(1, COLUMN, "", ""));
    // The camp from 06:00 to 06:31, the bridge at km 100 from 08:30 to 09:01, the end at km 160 from
    // 10:00 to 10:31; and back.
    assert_eq!(minutes(&replay, EventKind::Arrived)[..2], [clock(8, 30), clock(10, 0)]);
    let tail = [clock(6, 31), clock(9, 1), clock(10, 31)];
    assert_eq!(minutes(&replay, EventKind::TailPasses)[..3], tail);
    assert_eq!(minutes(&replay, EventKind::Unloaded), [clock(10, 31)]);
    // Home the same way: the bay is left at 11:02, and home is reached at 14:31, the tail at 15:02.
    assert_eq!(minutes(&replay, EventKind::VehiclesFree), [clock(15, 2)]);
}

#[test]
fn what_a_tail_holds_is_in_use() {
    let replay = played(&two_legs(
        1,
        COLUMN,
        "escorts = 1\n",
        "escorts = 1\n[escort.near]\ncount = 1\nhome = \"gao\"\nroutes = [\"first\"]\nreturns = \"alone\"\n\
         [escort.far]\ncount = 1\nhome = \"bridge\"\nroutes = [\"second\"]\nreturns = \"alone\"\n\
",
    ).replace("kind = \"hub\",", "kind = \"hub\", bays = 1,"));
    let minutes = |is_it: fn(Means) -> bool| {
        let mut all = replay.outcome.means.iter();
        let usage = &all.find(|(means, _)| is_it(*means)).expect("these means").1;
        usage.seconds[Activity::InUse as usize] / 60
    };
    // The first group goes along from 06:00 until the tail is at the bridge, at 09:01, though another has
    // relieved it at the head at 08:30; then it goes 100 km home at 30 km/h.
    assert_eq!(minutes(|it| it == Means::Escort(EscortId(1))), 181 + 200);
    // The second from 08:30 to 10:31, and 60 km home.
    assert_eq!(minutes(|it| it == Means::Escort(EscortId(0))), 121 + 120);
    // The column is unloaded in no time at 10:31, and its tail leaves the bay at 11:02.
    assert_eq!(minutes(|it| matches!(it, Means::Bays(_))), 31);
}

#[test]
fn a_load_is_off_its_camps_hands_with_the_tail() {
    let replay = played(&two_legs(1, COLUMN, "", ""));
    let vacated = replay.outcome.camps[drawdown::id::CampId(0)].vacated;
    assert_eq!(vacated, Some(Moment(60 * clock(6, 31))));
    let plain = played(&two_legs(1, "", "", ""));
    let vacated = plain.outcome.camps[drawdown::id::CampId(0)].vacated;
    assert_eq!(vacated, Some(Moment(60 * clock(6, 0))));
    assert!(minutes(&plain, EventKind::TailPasses).is_empty());
}

#[test]
fn the_next_head_follows_the_tail_and_the_gap() {
    let replay = played(&two_legs(2, COLUMN, "time_gap = \"10 min\"\n", ""));
    let left = minutes(&replay, EventKind::Departed);
    // First head 06:00, tail 06:31; next head 06:41; at km 100 08:30 and 09:11.
    assert_eq!(left[..2], [clock(6, 0), clock(6, 41)]);
    assert_eq!(minutes(&replay, EventKind::Arrived)[..2], [clock(8, 30), clock(9, 11)]);
    // Without a length the gap runs from head to head.
    let replay = played(&two_legs(2, "", "time_gap = \"10 min\"\n", ""));
    assert_eq!(minutes(&replay, EventKind::Departed)[..2], [clock(6, 0), clock(6, 10)]);
}

#[test]
fn a_gap_holds_for_one_direction() {
    // The first column is back at the bridge when the second wants to leave the camp: it may.
    let gap = "time_gap = \"9 h\"\n";
    let replay = played(&two_legs(2, COLUMN, gap, ""));
    let left = minutes(&replay, EventKind::Departed);
    // Out 06:00; 10:31 unloaded, 12:01 at the bridge and straight on home against the gap of the other
    // direction; the second leaves at 15:31, nine hours after the tail of the first.
    assert!(left.contains(&clock(12, 1)), "{left:?}");
    assert!(left.contains(&clock(15, 31)), "{left:?}");
}

#[test]
fn a_place_on_the_road_is_free_with_the_tail() {
    let replay = played(&two_legs(2, COLUMN, "capacity = 1\n", ""));
    assert_eq!(
        minutes(&replay, EventKind::Departed)[..3],
        [clock(6, 0), clock(8, 30), clock(9, 1)]
    );
}

#[test]
fn a_bay_is_free_with_the_tail() {
    let text = two_legs(2, COLUMN, "", "").replace("loading = \"6 h\"\n", "unloading = \"1 h\"\n");
    let text = text
        .replace("site.niamey = { kind = \"hub\",", "site.niamey = { kind = \"hub\", bays = 1,");
    let replay = played(&text);
    // Tails in at 04:31 and 05:02. The first is unloaded at 05:31 and has left the bay at 06:02.
    assert_eq!(minutes(&replay, EventKind::Unloaded), [clock(5, 31), clock(7, 2)]);
}

#[test]
fn an_escort_is_free_with_the_tail() {
    let escort = "[escort.e]\ncount = 1\nreturns = \"alone\"\n";
    let pool = format!("load = \"at-once\"\n{COLUMN}{escort}");
    let text = two_legs(2, &pool, "escorts = 1\n", "");
    let replay = played(&text);
    // At the bridge from 09:01 on, it goes home over 100 km at the 30 km/h of a road without a rate.
    let free = minutes(&replay, EventKind::EscortFree);
    assert_eq!(free[..2], [clock(9, 1), clock(12, 21)]);
    let left = minutes(&replay, EventKind::Departed);
    assert!(left.contains(&clock(12, 21)), "{left:?}");
}

#[test]
fn an_escort_that_is_relieved_stays_with_the_tail() {
    let escorts = "[escort.one]\ncount = 1\nreturns = \"alone\"\nroutes = [\"first\"]\nhome = \"gao\"\n\
                   [escort.two]\ncount = 1\nreturns = \"alone\"\nroutes = [\"second\"]\nhome = \"bridge\"\n";
    let text = two_legs(1, &format!("{COLUMN}{escorts}"), "escorts = 1\n", "escorts = 1\n");
    let free = minutes(&played(&text), EventKind::EscortFree);
    // The first leaves the tail at the bridge at 09:01 and is home at 12:21; the second is at the end
    // with the tail at 10:31, and home at 12:31.
    assert_eq!(free, [clock(9, 1), clock(10, 31), clock(12, 21), clock(12, 31)]);
}

/// 90 containers that leave at 06:00 on 19 February, over 450 km at 9.33 km/h by day.
fn by_day(pool: &str, road: &str) -> String {
    format!(
        "{HEAD}[calendar.daylight]\nhours = [\"06:00-18:00\"]\n\
         [camp.gao]\nat = [16.25, -0.01]\nline.freight = {{ amount = \"90 teu\", to = \"niamey\" }}\n\
         [route.road]\nends = [\"gao\", \"niamey\"]\nlength = \"450 km\"\nrate = \"112 km/day\"\n\
         calendar = \"daylight\"\n{road}\
         [pool.trucks]\nkind = \"trucks\"\nhome = \"gao\"\ncount = 90\nteu = 1\nspeed = \"50 km/h\"\n\
         convoy = [60, 90]\nloading = \"54 h\"\nunloading = \"24 h\"\n{pool}"
    )
}

#[test]
fn the_tail_is_in_before_the_hours_end() {
    // 90 vehicles at 10 a kilometre: 9 km, 57 min 51 s at 9.33 km/h, so that the head marches 11 h
    // 02 min 09 s a day: 103 km. 412 km in four days, 38 km in 4 h 04 min 17 s on the fifth.
    let replay = played(&by_day("density = \"10 per km\"\n", ""));
    let day = |number: i64| number * DAY / 60;
    let head = minutes(&replay, EventKind::Arrived)[0];
    assert_eq!(head, day(6) + clock(10, 4));
    let tails = minutes(&replay, EventKind::TailPasses);
    assert_eq!(tails[..2], [day(2) + clock(6, 57), day(6) + clock(11, 2)]);
    // One that passes in more than the day is long keeps nothing free of it.
    let endless = played(&by_day("density = \"0.5 per km\"\n", ""));
    assert_eq!(minutes(&endless, EventKind::Arrived)[0], day(6) + clock(6, 12));
}

#[test]
fn a_column_that_may_not_halt_on_the_road_waits_for_a_day_that_is_long_enough() {
    // 84 km take nine hours: whoever is loaded at 09:30 leaves the next morning.
    let road = |halts: &str| {
        by_day("", halts)
            .replace("450 km", "84 km")
            .replace("54 h", "57 h 30 min")
            .replace("57 h 30 min", "57.5 h")
    };
    let day = |number: i64| number * DAY / 60;
    let left = |text: &str| minutes(&played(text), EventKind::Departed)[0];
    assert_eq!(left(&road("")), day(2) + clock(9, 30));
    assert_eq!(left(&road("halts = \"at-ends\"\n")), day(3) + clock(6, 0));
    // With a tail of 57 min 51 s, eight in the morning is the last moment.
    let long = road("halts = \"at-ends\"\n").replace("57.5 h", "56 h");
    assert_eq!(left(&long), day(2) + clock(8, 0));
    let long = format!("{long}density = \"10 per km\"\n");
    assert_eq!(left(&long), day(2) + clock(8, 0));
    assert_eq!(left(&long.replace("56 h", "56.1 h")), day(3) + clock(6, 0));
}
