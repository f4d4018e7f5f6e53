//! Who carries what, which way, and at whose desk it stands: small cases worked out by hand, each of one rule
//! that would otherwise be held by the digests of random scenarios alone.

use drawdown::id::PoolId;
use drawdown::simulation::{EventKind, Replay};
use drawdown::time::HOUR;

use crate::movement::{HEAD, played};

/// When events of a kind happen, in minutes from the start, and with how many vehicles of the column.
fn columns(replay: &Replay, kind: EventKind) -> Vec<(i64, u32)> {
    let events = replay.events.iter().filter(|event| event.kind == kind);
    events
        .map(|it| (it.at.0 / 60, it.column.as_ref().map_or(0, |column| column.vehicles)))
        .collect()
}

fn hours_of(replay: &Replay, kind: EventKind) -> Vec<f64> {
    columns(replay, kind).into_iter().map(|(minutes, _)| minutes as f64 / 60.0).collect()
}

#[test]
fn of_two_pools_that_may_carry_a_load_the_one_that_is_named_first_asks_first() {
    // One desk, a day for each request: whoever asks first leaves after a day with the only container. Trucks and vans
    // are alike, and trucks are always written first.
    let pool = |name: &str| {
        format!(
            "[pool.{name}]\nkind = \"trucks\"\nhome = \"gao\"\ncount = 1\nteu = 1\nspeed = \"50 km/h\"\n"
        )
    };
    let leaves = |by: &str| {
        let replay = played(&format!(
            "{HEAD}[camp.gao]\nline.freight = {{ amount = \"1 teu\", to = \"niamey\", by = [{by}] }}\n\
             [route.road]\nends = [\"gao\", \"niamey\"]\nlength = \"100 km\"\n\
             [gate.north]\nauthority = \"Ministry\"\ncovers = {{ routes = [\"road\"] }}\nlead_time = \"24 h\"\n\
             desks = 1\n{}{}",
            pool("trucks"),
            pool("vans"),
        ));
        let left = replay.events.iter().find(|event| event.kind == EventKind::SetsOut);
        let left = left.expect("it leaves");
        (left.at.0 / HOUR, left.column.as_ref().map(|column| column.pool))
    };
    assert_eq!(leaves("\"trucks\", \"vans\""), (24, Some(PoolId(0))));
    assert_eq!(leaves("\"vans\", \"trucks\""), (24, Some(PoolId(1))));
}

#[test]
fn a_long_column_that_would_not_pass_before_dark_stays_at_home_until_the_morning() {
    // A hundred and twenty trucks, one a kilometre at 60 km/h, need two hours to pass a point. They could be loaded at
    // 17:00, and the road is open until 18:00: they leave at 06:00, and the last is at Niamey, 120 km away, at
    // 08:00 + 2 h. Ten trucks pass in ten minutes and leave at 17:00.
    let replay = |trucks: u32| {
        played(&format!(
            "{HEAD}[calendar.daylight]\nhours = [\"06:00-18:00\"]\n[calendar.any]\n\
             [camp.gao]\nline.freight = {{ amount = \"{trucks} teu\", to = \"niamey\" }}\n\
             [route.road]\nends = [\"gao\", \"niamey\"]\nlength = \"120 km\"\ncalendar = \"daylight\"\n\
             slots = \"any\"\n\
             [pool.trucks]\nkind = \"trucks\"\nhome = \"gao\"\ncount = {trucks}\nteu = 1\nspeed = \"60 km/h\"\n\
             convoy = [{trucks}, {trucks}]\nloading = \"17 h\"\ndensity = \"1 per km\"\n"
        ))
    };
    let long = replay(120);
    assert_eq!(hours_of(&long, EventKind::SetsOut), [30.0]);
    assert_eq!(hours_of(&long, EventKind::Unloaded), [34.0]);
    assert_eq!(hours_of(&replay(10), EventKind::SetsOut), [17.0]);
}

#[test]
fn the_desk_of_a_road_that_lets_no_column_of_the_pool_in_is_not_asked() {
    // The bridge takes an hour, and what covers it lets three vehicles in, after ten days: columns of five go round
    // by the village, 300 km at 100 km/h, and ask nobody. So do columns that are too heavy for the bridge. Both
    // there and back: out for three hours, home after six.
    let replay = |vehicles: &str, limits: &str| {
        played(&format!(
            "{HEAD}[site.village]\n[camp.gao]\nline.stores = {{ amount = \"50 t\", to = \"niamey\" }}\n\
             [route.bridge]\nends = [\"gao\", \"niamey\"]\nlength = \"100 km\"\n{limits}\
             [route.first]\nends = [\"gao\", \"village\"]\nlength = \"150 km\"\n\
             [route.second]\nends = [\"village\", \"niamey\"]\nlength = \"150 km\"\n\
             [gate.north]\nauthority = \"Ministry\"\ncovers = {{ routes = [\"bridge\"] }}\n\
             lead_time = \"10 d\"\n{vehicles}\
             [pool.trucks]\nkind = \"trucks\"\nhome = \"gao\"\ncount = 5\npayload = \"10 t\"\n\
             convoy = [5, 5]\nspeed = \"100 km/h\"\nload_class = 24\n"
        ))
    };
    for (vehicles, limits) in [("vehicles = 3\n", ""), ("", "limits = [{ class = 20 }]\n")] {
        let replay = replay(vehicles, limits);
        assert_eq!(hours_of(&replay, EventKind::Unloaded), [3.0], "{vehicles}{limits}");
        assert_eq!(hours_of(&replay, EventKind::VehiclesFree), [6.0], "{vehicles}{limits}");
        assert_eq!(hours_of(&replay, EventKind::ClearanceGranted), [0.0; 0], "{vehicles}{limits}");
    }
    // Where it lets five in, they wait for it: the usual way is the quick one.
    let through = replay("vehicles = 5\n", "");
    assert_eq!(hours_of(&through, EventKind::Unloaded), [241.0]);
}

#[test]
fn a_renewal_is_withdrawn_when_the_column_leaves_on_its_first_permission() {
    // One desk, a day for each request. Alpha's permission is there at 24 h and ends at 54 h; the next is asked for at
    // 30 h, in time for that. Its escort comes at 40 h, and it leaves under the first. Bravo has asked at
    // 35 h: the desk is free for it at 40 h, and it leaves at 64 h. (Had the renewal been left there, it would have been
    // answered at 54 h, and bravo at 78 h.)
    let camp = |name: &str, starts: &str, road: &str, pool: &str| {
        format!(
            "[camp.{name}]\nstarts = \"{starts}\"\n\
             line.freight = {{ amount = \"1 teu\", to = \"niamey\", by = \"{pool}\" }}\n\
             [route.road-{name}]\nends = [\"{name}\", \"niamey\"]\nlength = \"100 km\"\n{road}\n\
             [pool.{pool}]\nkind = \"trucks\"\nhome = \"{name}\"\ncount = 1\nteu = 1\nspeed = \"50 km/h\"\n"
        )
    };
    let replay = played(&format!(
        "{HEAD}{}{}[escort.company]\ncount = 1\nhome = \"alpha\"\navailable = \"40 h\"\n\
         [gate.north]\nauthority = \"Ministry\"\ncovers = {{ routes = [\"road-alpha\", \"road-bravo\"] }}\n\
         lead_time = \"24 h\"\nvalidity = \"30 h\"\ndesks = 1\n",
        camp("alpha", "0 h", "escorts = 1", "trucks"),
        camp("bravo", "35 h", "", "vans"),
    ));
    assert_eq!(hours_of(&replay, EventKind::SetsOut), [40.0, 64.0]);
    assert_eq!(hours_of(&replay, EventKind::Unloaded), [42.0, 66.0]);
}

#[test]
fn vehicles_that_drive_out_by_themselves_leave_the_column_that_is_being_loaded_with_them() {
    // Two trucks take twelve hours to load, and three cars are to go with them. At the look of 06:00 all that can
    // leaves by its own means: the cars are in town at 16:00, 200 km away at 20 km/h. The trucks leave at noon without
    // them, two and not five, and are there at 22:00.
    let text = "format = 1\nscenario = { id = \"led\", as_of = 2030-01-01, until = \"60 d\" }\n\
         site.town.kind = \"town\"\n\
         [camp.outpost]\nline.stores = { amount = \"20 t\", to = \"town\" }\n\
         line.cars = { amount = \"3 vehicles\", to = \"town\", drives = true }\n\
         [route.road]\nends = [\"outpost\", \"town\"]\nlength = \"200 km\"\nrate = \"20 km/h\"\n\
         [pool.trucks]\nkind = \"trucks\"\nhome = \"outpost\"\ncount = 2\npayload = \"10 t\"\n\
         speed = \"20 km/h\"\nconvoy = [2, 5]\nloading = \"12 h\"\n\
         [deadline.out]\nall = [\"outpost\"]\ndue = \"246 h\"\n\
         [escalation.go]\ncamps = \"all-camps\"\nlook = \"6 h\"\n[escalation.go.step.leave]\n\
         when = [{ before = \"out\", by = \"240 h\" }]\ndo = [{ leave_own = true, carries = \"1 t\" }]\n";
    let replay = played(text);
    assert_eq!(hours_of(&replay, EventKind::OwnArrives), [16.0]);
    assert_eq!(columns(&replay, EventKind::SetsOut), [(12 * 60, 2)]);
    assert_eq!(columns(&replay, EventKind::Unloaded)[0], (22 * 60, 2));
    // Without the order they go together.
    let together = played(text.split("[escalation.go]").next().expect("a beginning"));
    assert_eq!(columns(&together, EventKind::SetsOut), [(12 * 60, 5)]);
    assert_eq!(columns(&together, EventKind::OwnArrives), []);
}
