//! Slots: departures on days and at hours of a calendar, against dates that are found on a calendar.

use std::sync::Arc;

use drawdown::scenario::read_text;
use drawdown::simulation::{Code, EventKind, Replay, Simulation};
use drawdown::time::{DAY, HOUR};

fn played(text: &str) -> Replay {
    match read_text("slots.toml", text, &[]) {
        Ok((study, _)) => Simulation::new(Arc::clone(&study.base)).replay(0).expect("it ends"),
        Err(rejected) => panic!("{:#?}", rejected.findings),
    }
}

/// Hours from the start at which something happens.
fn hours_of(replay: &Replay, kind: EventKind) -> Vec<i64> {
    let events = replay.events.iter().filter(|event| event.kind == kind);
    events.map(|event| event.at.0 / HOUR).collect()
}

/// Thirty containers at home with ten trucks; a day to load, one to march, none to unload. It begins
/// on Thursday, 17 February 2022.
pub(crate) fn theatre(calendars: &str, slots: &str, rest: &str) -> String {
    format!(
        "format = 1\nscenario = {{ id = \"slots\", as_of = 2022-02-17, until = 2022-12-31 }}\n{calendars}\n\
         site.niamey = {{ kind = \"hub\" }}\n[deadline.out]\nall = \"all-camps\"\ndue = 2022-02-20\n\
         [camp.gao]\nline.freight = {{ amount = \"30 teu\", to = \"niamey\" }}\n\
         [route.road]\nends = [\"gao\", \"niamey\"]\nlength = \"100 km\"\nrate = \"100 km/day\"\n{slots}\n\
         [pool.trucks]\nkind = \"trucks\"\nhome = \"gao\"\ncount = 10\nteu = 1\nspeed = \"50 km/h\"\n\
         convoy = [10, 10]\nloading = \"1 d\"\n{rest}"
    )
}

/// Rest days from Friday on.
pub(crate) const WORK: &str = "calendar.work = { days = [\"mon\", \"tue\", \"wed\", \"thu\"] }";

fn departures(replay: &Replay) -> Vec<i64> {
    hours_of(replay, EventKind::SetsOut)
}

#[test]
fn without_slots_a_column_leaves_every_three_days() {
    assert_eq!(departures(&played(&theatre("", "", ""))), [24, 96, 168]);
}

#[test]
fn nobody_leaves_on_a_rest_day() {
    let replay = played(&theatre(WORK, "slots = \"work\"", ""));
    // Loaded on Friday 18, leaves on Monday 21 (day 4). At Niamey on Tuesday 22, home on Wednesday 23,
    // loaded on Thursday 24 at midnight, when it leaves. At Niamey on Friday, and back on Monday 28 only:
    // home on 1 March, and away on Wednesday 2 March (day 13).
    assert_eq!(departures(&replay), [4 * 24, 7 * 24, 13 * 24]);
}

/// Days of the ledger of one column of ten.
fn ledger(text: &str) -> Vec<(Code, i64)> {
    let replay = played(&text.replace("30 teu", "10 teu"));
    let ledger = &replay.outcome.deadlines.values().next().expect("one").ledger;
    ledger.iter().map(|it| (it.item.code, it.span.0 / DAY)).collect()
}

#[test]
fn the_wait_for_a_slot_is_booked_as_such() {
    let found = ledger(&theatre(WORK, "slots = \"work\"", ""));
    assert_eq!(found, [(Code::Loading, 1), (Code::NoSlot, 3)]);
}

#[test]
fn columns_leave_every_so_many_days_and_by_a_timetable_in_each_direction() {
    let calendars = "calendar.fourth = { every = \"4 d\", from = 2022-02-18, hours = [\"06:00-07:00\"] }\n\
                     calendar.any = {}";
    let out = played(&theatre(calendars, "slots = [\"fourth\", \"any\"]", ""));
    // At six on 18, 22 and 26 February.
    assert_eq!(departures(&out), [30, 30 + 96, 30 + 192]);
    // Only the empties wait: at Niamey at midnight of the 19th, they leave at six on the 22nd.
    let back = played(&theatre(calendars, "slots = [\"any\", \"fourth\"]", ""));
    let home = hours_of(&back, EventKind::VehiclesFree);
    assert_eq!((departures(&back)[0], home[0]), (24, 5 * 24 + 6 + 24));
}

#[test]
fn vehicles_are_loaded_so_as_to_be_ready_for_their_slot() {
    let sixth = "calendar.sixth = { every = \"30 d\", from = 2022-02-23 }";
    let replay = played(&theatre(sixth, "slots = [\"sixth\", \"sixth\"]", ""));
    assert_eq!(hours_of(&replay, EventKind::ConvoyFormed)[0], 5 * 24);
    assert_eq!(departures(&replay)[0], 6 * 24);
}

#[test]
fn a_permission_may_be_used_in_its_window_only() {
    let gate = "[gate.host]\nauthority = \"Host\"\ncovers = { routes = [\"road\"] }\nlead_time = \"2 d\"\nslots = \"mondays\"\n";
    let text = theatre("calendar.mondays = { days = [\"mon\"] }", "", gate);
    assert_eq!(departures(&played(&text))[0], 4 * 24);
    // Granted on Saturday, loaded on Sunday so as to leave on Monday.
    let found = ledger(&text);
    assert_eq!(found, [(Code::Loading, 1), (Code::NoClearance, 2), (Code::NoSlot, 1)]);
}

/// A permission of so many hours, after so many, renewed in time or at its end.
fn host(lead: i64, validity: i64, renews: &str) -> String {
    format!(
        "[gate.host]\nauthority = \"Host\"\ncovers = {{ routes = [\"road\"] }}\nlead_time = \"{lead} h\"\n\
         validity = \"{validity} h\"\nrenews = \"{renews}\"\n"
    )
}

#[test]
fn a_permission_that_ends_before_the_hours_of_a_road_begin_is_renewed() {
    // Ten hours of march in twelve of daylight, with no halt on the way: eight is the last moment.
    let day = "calendar.day = { hours = [\"06:00-18:00\"] }";
    let first = |renews: &str| {
        let text = theatre(day, "calendar = \"day\"\nhalts = \"at-ends\"", &host(10, 13, renews));
        let text = text.replace("100 km/day", "10 km/h").replace("\"1 d\"", "\"1 h\"");
        departures(&played(&text))[0]
    };
    // Granted at ten until 23:00. Asked again at 13:00, it is there at 23:00, until noon: away at six.
    assert_eq!(first("in-time"), 30);
    // Asked again at 23:00, it is there at nine, too late, until 22:00; then at eight on the third day.
    assert_eq!(first("at-end"), 56);
}

#[test]
fn a_permission_that_ends_before_a_flight_may_leave_is_renewed() {
    let mondays = "calendar.mondays = { days = [\"mon\"] }";
    let first = |renews: &str| {
        let text =
            theatre(mondays, "mode = \"air\"\ncalendar = \"mondays\"", &host(30, 40, renews));
        let text =
            text.replace("100 km/day", "100 km/h").replace("home = \"gao\"", "home = \"niamey\"");
        let text = text.replace("\"trucks\"", "\"aircraft\"").replace("[10, 10]", "[1, 1]");
        let replay = played(&text);
        hours_of(&replay, EventKind::Departed)[0]
    };
    // Thursday at midnight to Monday: 96 hours. Granted at 30 until 70, renewed at 40: there at 70 until 110.
    assert_eq!(first("in-time"), 96);
    // Renewed at 70: there at 100, on Monday at four in the morning.
    assert_eq!(first("at-end"), 100);
}

#[test]
fn a_column_before_a_full_road_has_not_used_its_permission() {
    let second = |renews: &str| {
        let pool = format!("unloading = \"5 d\"\n{}", host(12, 24, renews));
        let text = theatre("", "capacity = 1", &pool);
        let text = text.replace("\"1 d\"", "\"1 h\"").replace("count = 10", "count = 20");
        let text = text.replace("100 km/day", "10 km/h").replace("\"100 km\"", "\"700 km\"");
        hours_of(&played(&text), EventKind::Departed)[1]
    };
    // The first is on the road from hour 12 to hour 82. The second has a permission until 36; renewed in
    // time, always one; renewed at its end, from 48 to 72 and from 84 on.
    assert_eq!(second("in-time"), 82);
    assert_eq!(second("at-end"), 84);
}

/// Slots on every third day from Friday on, and twelve hours of daylight.
const THIRDS: &str = "calendar.thirds = { every = \"3 d\", from = 2022-02-18 }\ncalendar.any = {}\n\
                      calendar.day = { hours = [\"06:00-18:00\"] }";

/// One column of ten on a road by day, loaded for so long.
fn by_day(slots: &str, loading: &str, rest: &str) -> Replay {
    let route = format!("calendar = \"day\"\nslots = {slots}");
    let text = theatre(THIRDS, &route, rest).replace("30 teu", "10 teu");
    played(&text.replace("loading = \"1 d\"", &format!("loading = \"{loading}\"")))
}

#[test]
fn a_slot_is_of_use_while_its_road_is_open_only() {
    // Loaded on Friday 18 at 18:00, when the road shuts: on Saturday there is no slot. It leaves on Monday 21
    // at 06:00 (4 × 24 + 6 = 102 h), is at Niamey at 18:00 and home on Tuesday 22 at 18:00 (138 h), for the empties
    // need no slot.
    let replay = by_day("[\"thirds\", \"any\"]", "42 h", "");
    assert_eq!(departures(&replay), [102]);
    assert_eq!(hours_of(&replay, EventKind::VehiclesFree), [138]);
    // Loaded a minute before, it leaves on Friday.
    assert_eq!(departures(&by_day("[\"thirds\", \"any\"]", "41 h 59 min", "")), [41]);
}

#[test]
fn a_column_on_its_way_takes_no_slot_of_the_night() {
    // Loaded on Thursday at 06:00, at Niamey at 18:00 and unloaded on Friday 18 at 19:00, a day of slots: the road
    // opens for the empties on Saturday, which is none. They leave on Monday at 06:00, and are home at 18:00.
    let replay = by_day("[\"any\", \"thirds\"]", "6 h", "unloading = \"25 h\"");
    assert_eq!(departures(&replay), [6]);
    assert_eq!(hours_of(&replay, EventKind::VehiclesFree), [4 * 24 + 18]);
}

#[test]
fn a_flight_takes_a_slot_in_its_hours_only() {
    let text = theatre(THIRDS, "mode = \"air\"\ncalendar = \"day\"\nslots = \"thirds\"", "");
    let text = text.replace("100 km/day", "100 km/h").replace("\"trucks\"", "\"aircraft\"");
    let text = text.replace("30 teu", "1 teu").replace("[10, 10]", "[1, 1]");
    // A flight of two hours, ready on Friday at 17:00: an hour is too short, on Saturday there is no slot.
    let text = text.replace("loading = \"1 d\"", "loading = \"41 h\"");
    assert_eq!(departures(&played(&text)), [102]);
    // Ready at 16:00, it leaves at once.
    assert_eq!(departures(&played(&text.replace("41 h", "40 h"))), [40]);
}

#[test]
fn the_tail_of_a_column_needs_the_hours_of_a_slot_too() {
    // Ten vehicles, ten on a kilometre, 100 km in twelve hours: 1 km takes 7 min 12 s to pass. Five minutes before
    // the road shuts on Friday are too few; without a length they are enough.
    let long = by_day("[\"thirds\", \"any\"]", "41 h 55 min", "density = \"10 per km\"");
    assert_eq!(departures(&long), [102]);
    assert_eq!(departures(&by_day("[\"thirds\", \"any\"]", "41 h 55 min", "")), [41]);
}
