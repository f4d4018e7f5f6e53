//! The account of why against bookings worked out by hand: a camp's wait is explained by what the
//! thing it waited for was doing meanwhile.

use std::sync::Arc;

use drawdown::id::DeadlineId;
use drawdown::scenario::{Scenario, read_text};
use drawdown::simulation::{Actor, Booking, Code, Replay, Simulation};
use drawdown::time::HOUR;

/// A town from which one truck of 12 t at 20 km/h goes out to camps; `rest` says which. It is taken at
/// the request, so that it can stand before a gate or without an escort.
pub(crate) fn played(rest: &str) -> (Arc<Scenario>, Replay) {
    played_until("lifted", rest)
}

pub(crate) fn played_until(milestone: &str, rest: &str) -> (Arc<Scenario>, Replay) {
    let head = r#"
format = 1
scenario = { id = "account", as_of = 2030-01-01, until = "60 d" }
site.town.kind = "town"
[pool.trucks]
kind = "trucks"
home = "town"
count = 1
payload = "12 t"
speed = "20 km/h"
load = "at-request"
loading = "2 h"
unloading = "1 h"
[deadline.alpha]
all = ["alpha"]
milestone = "lifted"
due = "50 d"
"#;
    let head = head.replace("lifted", milestone);
    let scenario = match read_text("account.toml", &format!("{head}{rest}"), &[]) {
        Ok((study, _)) => Arc::clone(&study.base),
        Err(rejected) => panic!("{:#?}", rejected.findings),
    };
    let replay = Simulation::new(Arc::clone(&scenario)).replay(0).expect("it ends");
    (scenario, replay)
}

/// Another truck of the same kind.
const VANS: &str = r#"
[pool.vans]
kind = "trucks"
home = "town"
count = 1
payload = "12 t"
speed = "20 km/h"
load = "at-request"
loading = "2 h"
unloading = "1 h"
"#;

/// A camp with one truckload, on a road of its own from the town.
pub(crate) fn camp(name: &str, kilometres: u32, starts: &str, road: &str) -> String {
    format!(
        "[camp.{name}]\nstarts = \"{starts}\"\nline.cargo = {{ amount = \"12 t\", to = \"town\", \
         by = \"trucks\" }}\n[route.road-{name}]\nends = [\"town\", \"{name}\"]\n\
         length = \"{kilometres} km\"\n{road}\n"
    )
}

/// `bravo no_clearance reactionary, felt as no_lift: 216 h`.
fn said(scenario: &Scenario, Booking { item, span }: &Booking) -> String {
    let (site, code) = (&scenario.sites[item.site].name, item.code.word());
    let felt = if item.felt == item.code { "" } else { item.felt.word() };
    let felt = if felt.is_empty() { String::new() } else { format!(", felt as {felt}") };
    assert_eq!(span.0 % 900, 0, "quarters of an hour");
    format!("{site} {code} {}{felt}: {} h", item.origin.word(), span.0 as f64 / HOUR as f64)
}

/// The ledger is what was worked out, whatever the order; the chain tells it without a gap.
pub(crate) fn assert_books((scenario, replay): &(Arc<Scenario>, Replay), expected: &[&str]) {
    let outcome = &replay.outcome.deadlines[DeadlineId(0)];
    let mut booked: Vec<_> = outcome.ledger.iter().map(|it| said(scenario, it)).collect();
    let mut expected: Vec<_> = expected.iter().map(|it| (*it).to_owned()).collect();
    booked.sort();
    expected.sort();
    assert_eq!(booked, expected, "{:#?}", replay.chains[DeadlineId(0)]);
    let spans = replay.chains[DeadlineId(0)].iter().map(|it| (it.until - it.from).0);
    let end = outcome.reached.unwrap_or(scenario.until);
    assert_eq!(spans.sum::<i64>(), end.0);
    for row in &replay.chains[DeadlineId(0)] {
        assert!(row.ends.is_none_or(|end| replay.events[end].at == row.until), "{row:?}");
    }
}

/// The keys of what was critical, sites aside.
fn critical((scenario, replay): &(Arc<Scenario>, Replay)) -> Vec<String> {
    let actors = replay.outcome.deadlines[DeadlineId(0)].critical.iter();
    let key = |actor: &Actor| match *actor {
        Actor::Site(_) => None,
        Actor::Route(id) => Some(scenario.routes[id].name.to_string()),
        Actor::Pool(id) => Some(scenario.pools[id].name.to_string()),
        Actor::Escort(id) => Some(scenario.escorts[id].name.to_string()),
        Actor::Gate(id) => Some(scenario.gates[id].name.to_string()),
        Actor::Threat(id) => Some(scenario.threats[id].name.to_string()),
        Actor::Weather(id) => Some(scenario.weathers[id].name.to_string()),
        Actor::Rule(id) => Some(scenario.rules[id].name.to_string()),
    };
    actors.filter_map(key).collect()
}

pub(crate) fn main_delay((_, replay): &(Arc<Scenario>, Replay)) -> Option<Code> {
    replay.outcome.deadlines[DeadlineId(0)].main_delay()
}

#[test]
fn trucks_that_stood_before_the_gate_of_another_camp() {
    let gate = "[gate.north]\nauthority = \"Ministry\"\ncovers = { routes = [\"road-bravo\"] }\n\
                lead_time = \"240 h\"\n";
    let run = played(&(camp("alpha", 100, "24 h", "") + &camp("bravo", 200, "0 h", "") + gate));
    // The truck is bravo's from 0 h: granted at 240, there at 250, loaded at 252, back and unloaded
    // at 263. Then it goes to alpha: there at 268, loaded at 270.
    assert_books(
        &run,
        &[
            "alpha planned_start primary: 24 h",
            "bravo no_clearance reactionary, felt as no_lift: 216 h",
            "alpha no_lift reactionary: 23 h",
            "alpha march primary: 5 h",
            "alpha loading primary: 2 h",
        ],
    );
    assert_eq!(main_delay(&run), Some(Code::NoClearance));
    assert_eq!(critical(&run), ["road-alpha", "road-bravo", "trucks", "north"]);
}

#[test]
fn one_escort_shared_by_two_roads() {
    let guards = "[escort.guards]\ncount = 1\n";
    let bravo = camp("bravo", 200, "0 h", "escorts = 1").replace("trucks", "vans");
    let run = played(&(camp("alpha", 100, "5 h", "escorts = 1") + &bravo + VANS + guards));
    // The escort is with bravo's column until that has left the road, at 10 + 2 + 10 = 22 h.
    assert_books(
        &run,
        &[
            "alpha planned_start primary: 5 h",
            "alpha no_escort reactionary: 17 h",
            "alpha march primary: 5 h",
            "alpha loading primary: 2 h",
        ],
    );
    assert_eq!(critical(&run), ["road-alpha", "road-bravo", "guards"]);
}

#[test]
fn an_escort_that_stood_with_another_column_before_a_closed_road() {
    let guards = "[escort.guards]\ncount = 1\n[site.ford]\nkind = \"town\"\n\
                [route.ford]\nends = [\"town\", \"ford\"]\nlength = \"100 km\"\nescorts = 1\n";
    let closed = "closures = [{ from = \"1 h\", until = \"31 h\" }]";
    let bravo = camp("bravo", 100, "0 h", closed).replace("by = \"trucks\"", "by = \"vans\"");
    let bravo = bravo.replace("ends = [\"town\"", "ends = [\"ford\"");
    let run = played(&(camp("alpha", 100, "5 h", "escorts = 1") + &bravo + VANS + guards));
    // Bravo's column is at the ford at 5 h, waits until 31 h, is at bravo at 36, loaded at 38, at
    // home at 48 h: there the escort is free.
    assert_books(
        &run,
        &[
            "alpha planned_start primary: 5 h",
            "bravo route_closed reactionary, felt as no_escort: 26 h",
            "alpha no_escort reactionary: 17 h",
            "alpha march primary: 5 h",
            "alpha loading primary: 2 h",
        ],
    );
    assert_eq!(main_delay(&run), Some(Code::RouteClosed));
}

#[test]
fn no_truck_because_the_truck_waited_for_an_escort_that_was_elsewhere() {
    let guards = "[escort.guards]\ncount = 1\n";
    let charlie = camp("charlie", 400, "0 h", "escorts = 1").replace("trucks", "vans");
    let bravo = camp("bravo", 100, "1 h", "escorts = 1");
    let run = played(&(camp("alpha", 100, "2 h", "") + &bravo + &charlie + VANS + guards));
    // The escort is with charlie's column until 20 + 2 + 20 = 42 h. The truck is bravo's from
    // 1 h, waits for it, and is back and unloaded at 42 + 5 + 2 + 5 + 1 = 55 h.
    assert_books(
        &run,
        &[
            "alpha planned_start primary: 2 h",
            "bravo no_escort reactionary, felt as no_lift: 40 h",
            "alpha no_lift reactionary: 13 h",
            "alpha march primary: 5 h",
            "alpha loading primary: 2 h",
        ],
    );
    assert_eq!(main_delay(&run), Some(Code::NoEscort));
    let all = ["road-alpha", "road-bravo", "road-charlie", "trucks", "guards"];
    assert_eq!(critical(&run), all);
}

#[test]
fn a_column_that_left_as_soon_as_it_was_loaded_had_waited_for_its_slot() {
    // Out of bravo only on Saturdays at four: the fifth of January, 100 h after the start.
    let slots = "[calendar.saturdays]\ndays = [\"sat\"]\nhours = [\"04:00-05:00\"]\n\
                 [calendar.always]\nhours = [\"00:00-24:00\"]\n";
    let pool = "[pool.vans]\nkind = \"trucks\"\nhome = \"bravo\"\ncount = 3\npayload = \"12 t\"\n\
                speed = \"20 km/h\"\nconvoy = [1, 3]\nloading = \"2 h\"\nunloading = \"1 h\"\n\
                [deadline.bravo]\nall = [\"bravo\", \"charlie\"]\nmilestone = \"lifted\"\ndue = \"20 d\"\n";
    let bravo = camp("bravo", 200, "0 h", "slots = [\"always\", \"saturdays\"]");
    let bravo = bravo.replace("trucks", "vans").replace("12 t", "24 t");
    let near = |text: String| text.replace("trucks", "vans").replace("\"town\"", "\"bravo\"");
    let alpha = near(camp("alpha", 100, "24 h", "")).replace("12 t", "36 t");
    let alpha = alpha.replace("by =", "release = \"last\", by =");
    let charlie = near(camp("charlie", 1000, "0 h", ""));
    let run = played_until("vacated", &(alpha + &bravo + &charlie + pool + slots));
    // One van is away for charlie's load until 50 + 2 + 50 + 1 = 103 h. Bravo's other two load from 98 on,
    // leave at 100 and are home at 121 h. Alpha's last party needs all three: it leaves at 121 + 5 + 2 h.
    let (scenario, replay) = &run;
    let alpha = scenario.camps.ids().next().expect("the first by name");
    assert_eq!(replay.outcome.camps[alpha].vacated.map(|at| at.0), Some(128 * HOUR));
    assert_books(
        &run,
        &[
            "alpha planned_start primary: 24 h",
            "bravo no_slot reactionary, felt as no_lift: 74 h",
            "alpha no_lift reactionary: 23 h",
            "alpha march primary: 5 h",
            "alpha loading primary: 2 h",
        ],
    );
}

#[test]
fn sorties_of_a_day_are_used_up_by_the_camp_itself() {
    let run = played(
        r#"
[closure.c]
step.count = { kind = "task", duration = "20 d" }
step.lift = { kind = "lift", after = ["count"] }
step.last = { kind = "last-party", after = ["lift"] }
[camp.alpha]
closure = "c"
line.stores = { amount = "10 t", to = "town", by = "helicopters" }
[route.air]
mode = "air"
length = "100 km"
ends = ["town", "alpha"]
[pool.helicopters]
kind = "helicopters"
home = "town"
count = 3
payload = "2 t"
speed = "200 km/h"
sorties_per_day = 2
loading = "1 h"
unloading = "1 h"
"#,
    );
    // Five loads: two at the midnight that ends the task, two at the next, the last at the third.
    assert_books(
        &run,
        &[
            "alpha work primary: 480 h",
            "alpha no_lift primary: 48 h",
            "alpha flight primary: 0.5 h",
            "alpha loading primary: 1 h",
        ],
    );
    let codes: Vec<_> = run.1.chains[DeadlineId(0)].iter().map(|it| it.item.code).collect();
    use Code::{Flight, Loading, NoLift, Work};
    assert_eq!(codes, [Work, NoLift, NoLift, Flight, Loading]);
}

#[test]
fn a_closed_road_that_is_waited_out() {
    let road = "closures = [{ from = \"0 h\", until = \"48 h\" }]";
    let run = played(&camp("alpha", 100, "0 h", road));
    assert_books(
        &run,
        &[
            "alpha route_closed primary: 48 h",
            "alpha march primary: 5 h",
            "alpha loading primary: 2 h",
        ],
    );
    assert_eq!(critical(&run), ["road-alpha"]);
}

#[test]
fn a_bay_that_a_column_of_the_same_camp_has() {
    let alpha = camp("alpha", 100, "0 h", "").replace("12 t", "24 t");
    let alpha = alpha.replace("starts =", "bays = 1\nstarts =").replace("trucks", "pairs");
    let pairs = "[pool.pairs]\nkind = \"trucks\"\nhome = \"town\"\ncount = 2\npayload = \"12 t\"\n\
                 speed = \"20 km/h\"\nloading = \"2 h\"\nconvoy = [1, 1]\n";
    let run = played(&(alpha + pairs));
    assert_books(
        &run,
        &[
            "alpha march primary: 5 h",
            "alpha node_queue primary: 2 h",
            "alpha loading primary: 2 h",
        ],
    );
}

#[test]
fn a_desk_that_answers_another_camp_first() {
    let gate = "[gate.north]\nauthority = \"Ministry\"\n\
                covers = { modes = [\"road\"] }\nlead_time = \"24 h\"\ndesks = 1\n";
    let bravo = camp("bravo", 200, "0 h", "").replace("trucks", "vans");
    let run = played(&(camp("alpha", 100, "10 h", "") + &bravo + VANS + gate));
    assert_books(
        &run,
        &[
            "alpha planned_start primary: 10 h",
            "alpha no_clearance reactionary: 14 h",
            "alpha no_clearance primary: 24 h",
            "alpha march primary: 5 h",
            "alpha loading primary: 2 h",
        ],
    );
}

#[test]
fn trucks_that_still_stand_before_the_gate_of_another_camp_at_the_horizon() {
    let gate = "[gate.north]\nauthority = \"Ministry\"\ncovers = { routes = [\"road-bravo\"] }\n\
                lead_time = \"70 d\"\n";
    let run = played(&(camp("alpha", 100, "24 h", "") + &camp("bravo", 200, "0 h", "") + gate));
    assert_books(
        &run,
        &[
            "alpha planned_start primary: 24 h",
            "bravo no_clearance reactionary, felt as no_lift: 1416 h",
        ],
    );
}

#[test]
fn a_gate_that_is_suspended_without_end_is_named_and_takes_no_time_before_it_was() {
    let gate = "[gate.north]\nauthority = \"Ministry\"\ncovers = { routes = [\"road-alpha\"] }\n\
                lead_time = \"12 h\"\nsuspensions = [{ from = \"52 h\", until = \"90 d\" }]\n";
    let alpha = camp("alpha", 200, "0 h", "").replace("12 t\", to", "60 t\", to");
    let pool = "[pool.vans]\nkind = \"trucks\"\nhome = \"town\"\ncount = 1\npayload = \"12 t\"\n\
                speed = \"20 km/h\"\nloading = \"2 h\"\nunloading = \"2 h\"\n";
    let run = played(&(alpha.replace("trucks", "vans") + pool + gate));
    // The van leaves at 12 h, is back at 12 + 10 + 2 + 10 + 2 = 36 h, and again at 60 h: then nobody may
    // leave any more, and until then it was the van that was missing.
    assert_books(
        &run,
        &[
            "alpha no_clearance primary, felt as no_lift: 12 h",
            "alpha no_lift primary: 48 h",
            "alpha no_clearance primary: 1380 h",
        ],
    );
    assert_eq!(critical(&run), ["road-alpha", "vans", "north"]);
    let chain = &run.1.chains[DeadlineId(0)];
    let last = chain.last().expect("an interval");
    let gate = run.0.gates.ids().next().expect("a gate");
    assert_eq!(last.lost_to, Some(Actor::Gate(gate)));
}

#[test]
fn the_nights_that_rain_adds_are_the_weathers() {
    let days = "[calendar.day]\nhours = [\"06:00-18:00\"]\n\
                [weather.rain]\ndry = \"60 d\"\nwet = \"48 h\"\nstarts = \"wet\"\npace = 0.5\n";
    let alpha = camp("alpha", 200, "6 h", "calendar = \"day\"");
    let run = played(&(alpha + days));
    // Dry, ten hours at 20 km/h: there at 16:00 and loaded at 18:00. In the rain twenty: twelve of the first
    // day and eight of the second, until 14:00, loaded at 16:00.
    assert_books(
        &run,
        &[
            "alpha planned_start primary: 6 h",
            "alpha march primary: 10 h",
            "alpha weather primary: 22 h",
            "alpha loading primary: 2 h",
        ],
    );
    let codes: Vec<_> = run.1.chains[DeadlineId(0)].iter().map(|it| it.item.code).collect();
    use Code::{Loading, March, PlannedStart, Weather};
    assert_eq!(codes, [PlannedStart, March, Weather, Loading]);
}

/// The rows of a chain, in hours.
fn rows((_, replay): &(Arc<Scenario>, Replay)) -> Vec<(Code, i64)> {
    let chain = replay.chains[DeadlineId(0)].iter();
    chain.map(|it| (it.item.code, (it.until - it.from).0 / HOUR)).collect()
}

#[test]
fn one_desk_that_answers_for_each_column_after_the_other() {
    let gate = "[gate.north]\nauthority = \"Ministry\"\ncovers = { routes = [\"road-alpha\"] }\n\
                lead_time = \"72 h\"\ndesks = 1\n";
    let alpha = camp("alpha", 100, "0 h", "").replace("12 t", "36 t").replace("trucks", "trio");
    let trio = VANS.replace("vans", "trio").replace("count = 1", "count = 3\nconvoy = [1, 1]");
    let run = played(&(alpha + &trio + gate));
    // Each van is a column of its own: granted at 72, 144 and 216 h; the last is there at 221 and loaded at 223.
    use Code::{Loading, March, NoClearance};
    let expected =
        [(NoClearance, 72), (NoClearance, 72), (NoClearance, 72), (March, 5), (Loading, 2)];
    assert_eq!(rows(&run), expected);
    assert_eq!(main_delay(&run), Some(NoClearance));
}

#[test]
fn one_bay_at_which_each_column_loads_after_the_other() {
    let alpha = camp("alpha", 100, "0 h", "").replace("12 t", "36 t").replace("trucks", "trio");
    let alpha = alpha.replace("starts =", "bays = 1\nstarts =");
    let trio = VANS.replace("vans", "trio").replace("count = 1", "count = 3\nconvoy = [1, 1]");
    let run = played(&(alpha + &trio.replace("loading = \"2 h\"", "loading = \"10 h\"")));
    // All three are there at 5 h; they load until 15, 25 and 35 h.
    use Code::{Loading, March, NodeQueue};
    assert_eq!(rows(&run), [(March, 5), (NodeQueue, 10), (NodeQueue, 10), (Loading, 10)]);
    assert_eq!(main_delay(&run), Some(NodeQueue));
}

#[test]
fn an_escort_that_is_away_while_vehicles_enough_for_a_column_stand_at_home() {
    let run = played(
        r#"
[camp.alpha]
line.freight = { amount = "540 teu", to = "town", by = "convoys" }
[route.road]
ends = ["town", "alpha"]
length = "480 km"
escorts = 1
[pool.convoys]
kind = "trucks"
home = "alpha"
count = 150
teu = 1
speed = "5 km/h"
convoy = [60, 90]
loading = "48 h"
unloading = "24 h"
[escort.groups]
home = "alpha"
count = 1
"#,
    );
    // Ninety load for two days and are away with the escort for 4 + 1 + 4. Sixty more stand at home, and are loaded
    // when it comes back; thirty of the ninety are loaded in two days more, and it leaves with ninety again: on day
    // 2, 13, 24 and so on, the sixth column on day 57. Of each eleven days the escort is missing for nine; for two
    // it stands there, and what is missing is loaded vehicles.
    assert_books(
        &run,
        &[
            "alpha no_escort primary: 1080 h",
            "alpha no_lift primary, felt as no_escort: 240 h",
            "alpha loading primary: 48 h",
        ],
    );
    assert_eq!(main_delay(&run), Some(Code::NoEscort));
}
