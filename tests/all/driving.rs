//! Vehicles that drive themselves, against what can be worked out by hand: they take places in a column,
//! escorts, permissions and road space, but no truck.

use drawdown::simulation::{EventKind, Replay};
use drawdown::time::DAY;
use drawdown::units::Amount;

use crate::movement::{HEAD, played};

/// Armour that drives itself and freight at Gao, trucks at home somewhere, a road of four days.
fn convoys(loads: &str, home: &str, pool: &str, rest: &str) -> Replay {
    played(&format!(
        "{HEAD}[camp.gao]\nat = [16.25, -0.01]\n{loads}\n\
         [route.road]\nends = [\"gao\", \"niamey\"]\nlength = \"400 km\"\nrate = \"100 km/day\"\n{rest}\n\
         [pool.trucks]\nkind = \"trucks\"\nhome = \"{home}\"\nteu = 1\nspeed = \"50 km/h\"\n{pool}\n"
    ))
}

const ARMOUR: &str = "line.armour = { amount = \"8 vehicles\", to = \"niamey\", drives = true }\n";
const FREIGHT: &str = "line.freight = { amount = \"10 teu\", to = \"niamey\" }\n";

/// When events of a kind happen in days, and how many vehicles the column has then.
fn columns(replay: &Replay, kind: EventKind) -> Vec<(i64, u32)> {
    let events = replay.events.iter().filter(|event| event.kind == kind);
    let told = events.filter_map(|it| Some((it.at.0 / DAY, it.column.as_ref()?.vehicles)));
    told.collect()
}

/// What has arrived of every line.
fn moved(replay: &Replay) -> Vec<Amount> {
    replay.outcome.lines.values().map(|account| account.moved).collect()
}

#[test]
fn armour_drives_with_the_trucks_and_stays_where_it_was_to_go() {
    let both = format!("{ARMOUR}{FREIGHT}");
    let replay = convoys(&both, "gao", "count = 10\nconvoy = [5, 20]", "");
    // Ten trucks and eight vehicles leave together; ten trucks are back on day 8.
    assert_eq!(columns(&replay, EventKind::SetsOut), [(0, 18)]);
    assert_eq!(columns(&replay, EventKind::Unloaded), [(4, 18)]);
    assert_eq!(columns(&replay, EventKind::VehiclesFree), [(8, 10)]);
    assert_eq!(moved(&replay), [Amount(8), Amount(10)]);
}

#[test]
fn a_truck_leads_them_where_there_is_no_freight() {
    // Five places: a truck and four vehicles. Two trucks lead two columns, one leads both in turn.
    let two = convoys(ARMOUR, "gao", "count = 2\nconvoy = [1, 5]", "");
    assert_eq!(columns(&two, EventKind::SetsOut), [(0, 5), (0, 5)]);
    let one = convoys(ARMOUR, "gao", "count = 1\nconvoy = [1, 5]", "");
    assert_eq!(columns(&one, EventKind::SetsOut), [(0, 5), (8, 5)]);
    assert_eq!(moved(&one), [Amount(8)]);
}

#[test]
fn trucks_that_come_from_elsewhere_lead_them_from_where_they_stand() {
    let replay = convoys(ARMOUR, "niamey", "count = 3\nconvoy = [1, 20]", "");
    assert_eq!(columns(&replay, EventKind::ConvoyFormed), [(0, 1)]);
    assert_eq!(columns(&replay, EventKind::Unloaded), [(8, 9)]);
    assert_eq!(columns(&replay, EventKind::VehiclesFree), [(8, 1)]);
    // With freight the trucks are full, and there is room for two vehicles in a column of twelve; for the
    // others a truck comes once more.
    let both = format!("{FREIGHT}{ARMOUR}").replace("amount = \"10", "priority = 1, amount = \"10");
    let replay = convoys(&both, "niamey", "count = 10\nconvoy = [1, 12]", "");
    assert_eq!(columns(&replay, EventKind::ConvoyFormed), [(0, 10), (8, 1)]);
    assert_eq!(columns(&replay, EventKind::Unloaded), [(8, 12), (16, 7)]);
    assert_eq!(moved(&replay), [Amount(10), Amount(8)]);
}

#[test]
fn they_take_their_share_of_escorts_and_permissions() {
    let both = format!("{ARMOUR}{FREIGHT}");
    // Eighteen vehicles: two groups of ten cover them, one covers ten.
    let guarded = |count: u32| {
        let rest = format!("escorts = 1\n[escort.e]\ncount = {count}\nvehicles = 10\n");
        columns(&convoys(&both, "gao", "count = 10\nconvoy = [5, 20]", &rest), EventKind::SetsOut)
    };
    assert_eq!(guarded(2), [(0, 18)]);
    assert_eq!(guarded(1), [(0, 10), (8, 8)]);
    let gate = "[gate.host]\nauthority = \"Host\"\ncovers = { routes = [\"road\"] }\nlead_time = \"1 d\"\n\
                vehicles = 12\n";
    let replay = convoys(&both, "gao", "count = 10\nconvoy = [5, 20]", gate);
    let sizes: Vec<u32> = columns(&replay, EventKind::SetsOut).iter().map(|it| it.1).collect();
    assert!(sizes.iter().all(|size| *size <= 12), "{sizes:?}");
    assert_eq!(moved(&replay), [Amount(8), Amount(10)]);
}

#[test]
fn the_last_of_them_waits_for_a_truck_that_leads_it() {
    // Nine places are a truck and eight of ten vehicles; the last two wait until it is back.
    let ten = ARMOUR.replace('8', "10");
    let replay = convoys(&ten, "gao", "count = 1\nconvoy = [1, 9]\nload = \"at-once\"", "");
    assert_eq!(columns(&replay, EventKind::SetsOut), [(0, 9), (8, 3)]);
    // A permission for one vehicle lets nobody through beside the one that leads.
    let gate = "[gate.host]\nauthority = \"Host\"\ncovers = { routes = [\"road\"] }\nlead_time = \"1 d\"\n\
                vehicles = 1\n";
    let replay = convoys(&ten, "gao", "count = 1\nconvoy = [1, 9]", gate);
    assert_eq!(columns(&replay, EventKind::SetsOut), []);
    let replay = convoys(&ten, "niamey", "count = 1\nconvoy = [1, 9]", gate);
    assert_eq!(columns(&replay, EventKind::ConvoyFormed), []);
}
