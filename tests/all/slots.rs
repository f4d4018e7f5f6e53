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
