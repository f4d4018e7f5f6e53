//! Permissions against cases worked out by hand: when they are asked for and how long they last, for
//! how many vehicles and columns they are, and those that follow the load.

use std::sync::Arc;

use drawdown::id::CampId;
use drawdown::scenario::read_text;
use drawdown::simulation::{EventKind, Replay, Simulation};
use drawdown::time::DAY;

use crate::movement::HEAD;

fn played(text: &str) -> Replay {
    match read_text("permits.toml", text, &[]) {
        Ok((study, _)) => Simulation::new(Arc::clone(&study.base)).replay(0).expect("it ends"),
        Err(rejected) => panic!("{:#?}", rejected.findings),
    }
}

/// When something happens, in days from the start.
fn days_of(replay: &Replay, kind: EventKind) -> Vec<f64> {
    let events = replay.events.iter().filter(|event| event.kind == kind);
    events.map(|event| event.at.0 as f64 / DAY as f64).collect()
}

/// A camp whose load is ready on a day, trucks at home in it, and a gate on its only road.
fn theatre(ready: u32, load: &str, pool: &str, gate: &str, rest: &str) -> String {
    format!(
        "format = 1\nscenario = {{ id = \"permits\", as_of = 2022-02-17, until = 2022-12-31 }}\n\
         site.niamey = {{ kind = \"hub\" }}\n[deadline.out]\nall = \"all-camps\"\ndue = 2022-12-01\n\
         [camp.gao]\nstarts = \"{ready} d\"\nline.freight = {{ amount = \"{load}\", to = \"niamey\" }}\n\
         [route.road]\nends = [\"gao\", \"niamey\"]\nlength = \"400 km\"\nrate = \"100 km/day\"\n\
         [pool.trucks]\nkind = \"trucks\"\nhome = \"gao\"\ncount = 100\nteu = 1\nspeed = \"50 km/h\"\n{pool}\n\
         [gate.host]\nauthority = \"Host\"\ncovers = {{ modes = [\"road\"] }}\nlead_time = \"5 d\"\n{gate}\n{rest}"
    )
}

/// Lead time 5 d, valid for 7 d; load ready on day 10, escort on day 13.
fn start(ahead: &str, renews: &str) -> Vec<f64> {
    let pool = format!("convoy = [1, 100]\nahead = \"{ahead}\"");
    let gate = format!("validity = \"7 d\"\nrenews = \"{renews}\"");
    let escort = "[escort.groups]\ncount = 1\navailable = \"13 d\"\n";
    let text = theatre(10, "50 teu", &pool, &gate, escort);
    days_of(
        &played(&text.replace("[route.road]\n", "[route.road]\nescorts = 1\n")),
        EventKind::SetsOut,
    )
}

#[test]
fn a_permission_that_is_asked_for_anew_only_when_it_is_void_costs_four_days() {
    // Asked on day 0, there on day 5, void on day 12: asked anew, and there on day 17.
    assert_eq!(start("10 d", "at-end"), [17.0]);
    // Renewed a lead time before its end, or asked for five days before the load is ready.
    assert_eq!(start("10 d", "in-time"), [13.0]);
    assert_eq!(start("5 d", "at-end"), [13.0]);
    assert_eq!(start("lead-time", "at-end"), [13.0]);
}

#[test]
fn columns_that_are_asked_for_when_they_are_ready_wait_for_their_permission() {
    let text = |ahead: &str| theatre(10, "50 teu", &format!("convoy = [1, 100]\n{ahead}"), "", "");
    assert_eq!(days_of(&played(&text("")), EventKind::SetsOut), [15.0]);
    assert_eq!(days_of(&played(&text("ahead = \"lead-time\"")), EventKind::SetsOut), [10.0]);
    // Two days too late.
    assert_eq!(days_of(&played(&text("ahead = \"3 d\"")), EventKind::SetsOut), [12.0]);
}

#[test]
fn what_is_packed_is_foreseen_at_the_pace_of_the_moment() {
    // Ten containers a day from day 10 on, columns of twenty: the first are ready on day 12, and are
    // asked for when they are two days ahead.
    let closure = "[closure.c]\nstep.pack = { kind = \"pack\", rate = \"10 teu/day\", lot = \"10 teu\" }\n\
                   step.lift = { kind = \"lift\" }\nstep.last = { kind = \"last-party\", after = [\"lift\", \"pack\"] }\n";
    let text = |ahead: &str| {
        let pool = format!("convoy = [20, 20]\n{ahead}");
        theatre(10, "40 teu", &pool, "", closure)
            .replace("[camp.gao]\n", "[camp.gao]\nclosure = \"c\"\n")
            .replace("lead_time = \"5 d\"", "lead_time = \"1 d\"")
    };
    assert_eq!(days_of(&played(&text("")), EventKind::SetsOut), [13.0, 15.0]);
    assert_eq!(days_of(&played(&text("ahead = \"1 d\"")), EventKind::SetsOut), [12.0, 14.0]);
}

#[test]
fn no_column_is_larger_than_its_permission() {
    let vehicles = |replay: &Replay| -> Vec<i64> {
        let events = replay.events.iter().filter(|event| event.kind == EventKind::Unloaded);
        events.filter_map(|event| event.load.map(|(_, amount)| amount.0)).collect()
    };
    let of = |vehicles: &str| played(&theatre(0, "100 teu", "convoy = [10, 100]", vehicles, ""));
    assert_eq!(vehicles(&of("")), [100]);
    assert_eq!(vehicles(&of("vehicles = 40")), [40, 40, 20]);
    // One desk: each column asks by itself, and waits for those before it.
    let one_desk = of("vehicles = 50\ndesks = 1");
    assert_eq!(days_of(&one_desk, EventKind::SetsOut), [5.0, 10.0]);
}

#[test]
fn a_blanket_covers_every_column_while_it_is_valid() {
    let text =
        |gate: &str| theatre(0, "300 teu", "convoy = [100, 100]\nunloading = \"2 d\"", gate, "");
    // Each column asks by itself, and as many are asked for ahead as there are rounds in a lead time.
    let columns = played(&text(""));
    assert_eq!(days_of(&columns, EventKind::ClearanceGranted), [5.0, 5.0, 10.0]);
    assert_eq!(days_of(&columns, EventKind::SetsOut), [5.0, 15.0, 25.0]);
    // The others share what the first has asked for.
    let blanket = played(&text("permit = \"blanket\"\ndesks = 1"));
    assert_eq!(days_of(&blanket, EventKind::SetsOut), [5.0, 15.0, 25.0]);
    let requests = |replay: &Replay| days_of(replay, EventKind::ClearanceRefused).len();
    assert_eq!(requests(&blanket), 0);
    // Valid for 30 days from day 5: no column asks again. Valid for 8: it is renewed in time.
    for validity in ["30 d", "8 d"] {
        let text = text(&format!("permit = \"blanket\"\ndesks = 1\nvalidity = \"{validity}\""));
        assert_eq!(days_of(&played(&text), EventKind::SetsOut), [5.0, 15.0, 25.0]);
    }
}

#[test]
fn one_desk_that_asks_for_all_is_enough_where_each_column_has_to_ask_alone_is_not() {
    let text = |permit: &str| {
        let gate = format!("desks = 1\n{permit}");
        theatre(0, "100 teu", "convoy = [20, 20]", &gate, "")
    };
    let alone = played(&text(""));
    assert_eq!(days_of(&alone, EventKind::SetsOut), [5.0, 10.0, 15.0, 20.0, 25.0]);
    let blanket = played(&text("permit = \"blanket\""));
    assert_eq!(days_of(&blanket, EventKind::SetsOut), [5.0; 5]);
}

#[test]
fn papers_follow_the_load_and_not_the_vehicles() {
    // Each lot of ten waits five days for its papers, from the moment at which it is packed; the
    // columns ask for nothing.
    let closure = "[closure.c]\nstep.pack = { kind = \"pack\", rate = \"10 teu/day\", lot = \"10 teu\" }\n\
                   step.lift = { kind = \"lift\" }\nstep.last = { kind = \"last-party\", after = [\"lift\", \"pack\"] }\n";
    let text = theatre(0, "30 teu", "convoy = [10, 10]", "permit = \"consignment\"", closure)
        .replace("[camp.gao]\n", "[camp.gao]\nclosure = \"c\"\nline.staff = { amount = \"5 people\", to = \"niamey\", release = \"at-once\" }\n")
        + "[pool.bus]\nkind = \"buses\"\nhome = \"gao\"\ncount = 1\nseats = 10\nspeed = \"50 km/h\"\n";
    let replay = played(&text);
    assert_eq!(days_of(&replay, EventKind::ClearanceGranted), [6.0, 7.0, 8.0]);
    // People need none, and leave at once.
    assert_eq!(days_of(&replay, EventKind::SetsOut), [0.0, 6.0, 7.0, 8.0]);
    let lifted = replay.outcome.camps.values().next().and_then(|camp| camp.lifted);
    assert_eq!(lifted.map(|at| at.0), Some(8 * DAY));
}

#[test]
fn trucks_that_are_not_needed_buy_no_second_draw_at_the_gate() {
    // Ten truckloads and a permission for every column: as many trucks as one column takes, or twice or
    // more, ask once and are as late in every run.
    let text = |trucks: u32| {
        format!(
            "{}[camp.gao]\nline.freight = {{ amount = \"10 teu\", to = \"niamey\" }}\n\
             [route.road]\nends = [\"gao\", \"niamey\"]\nlength = \"100 km\"\n\
             [gate.army]\nauthority = \"A\"\ncovers = {{ routes = [\"road\"] }}\n\
             lead_time = {{ pert = [\"20 d\", \"40 d\", \"90 d\"] }}\n\
             [pool.trucks]\nkind = \"trucks\"\nhome = \"gao\"\ncount = {trucks}\nteu = 1\n\
             speed = \"50 km/h\"\nconvoy = [2, 10]\n",
            HEAD
        )
    };
    for trucks in [11, 20, 21, 25, 40] {
        let (few, many) = (played(&text(10)), played(&text(trucks)));
        let asked = |replay: &Replay| {
            let events = replay.events.iter();
            events.filter(|event| event.kind == EventKind::ColumnRequested).count()
        };
        assert_eq!([&few, &many].map(asked), [1, 1], "{trucks} trucks");
        let vacated = |replay: &Replay| replay.outcome.camps[CampId(0)].vacated;
        assert_eq!(vacated(&few), vacated(&many), "{trucks} trucks");
    }
}

/// A truck is asked for on day 0 for what stands at the post, and another on day 3 for what comes there from farther
/// up, and is more urgent: the second stands first in the queue. A permission takes ten days. On day 5 an aircraft takes
/// what came last, and one truck is enough.
#[test]
fn the_latest_request_is_withdrawn_wherever_it_stands_in_the_queue() {
    let days = |by: &str, kind: EventKind| -> Vec<i64> {
        let replay = played(&format!(
            "{HEAD}[camp.post]\nline.low = {{ amount = \"1 teu\", to = \"niamey\", by = \"trucks\", priority = 500 }}\n\
             [camp.upper]\nline.high = {{ amount = \"1 teu\", to = [\"post\", \"niamey\"], \
             by = [[\"feeder\"], [{by}]], priority = 1 }}\n\
             [route.track]\nends = [\"upper\", \"post\"]\nlength = \"300 km\"\nrate = \"100 km/day\"\n\
             [route.road]\nends = [\"post\", \"niamey\"]\nlength = \"100 km\"\n\
             [route.air]\nmode = \"air\"\nends = [\"post\", \"niamey\"]\nlength = \"100 km\"\n\
             [gate.office]\nauthority = \"Office\"\ncovers = {{ routes = [\"road\"] }}\nlead_time = \"10 d\"\n\
             [pool.feeder]\nkind = \"trucks\"\nhome = \"upper\"\ncount = 1\nteu = 1\nspeed = \"50 km/h\"\n\
             [pool.trucks]\nkind = \"trucks\"\nhome = \"post\"\ncount = 2\nteu = 1\nspeed = \"50 km/h\"\n\
             convoy = [1, 1]\ndispatch = [\"priority\"]\n\
             [pool.planes]\nkind = \"aircraft\"\nhome = \"post\"\ncount = 1\nteu = 1\nspeed = \"100 km/h\"\n\
             available = 2022-02-22\n"
        ));
        let events = replay.events.iter().filter(|event| event.kind == kind);
        events.map(|event| event.at.0 / DAY).collect()
    };
    // With trucks alone each of the two leaves when its permission is there.
    let trucks = "\"trucks\"";
    assert_eq!(days(trucks, EventKind::SetsOut), [0, 10, 13]);
    assert_eq!(days(trucks, EventKind::ColumnWithdrawn), [0_i64; 0]);
    // What is left goes with the permission that was asked for first.
    let either = "\"trucks\", \"planes\"";
    assert_eq!(days(either, EventKind::SetsOut), [0, 5, 10]);
    assert_eq!(days(either, EventKind::ColumnWithdrawn), [5]);
}
