//! How columns are formed, against cases worked out by hand from what doctrine and practice say:
//! waves, batches behind one escort, permissions that end, relays, weight and volume, mixed loads.

use std::sync::Arc;

use drawdown::id::CampId;
use drawdown::scenario::read_text;
use drawdown::simulation::{EventKind, Replay, Simulation};
use drawdown::time::{DAY, HOUR};

pub(crate) fn played(text: &str) -> Replay {
    match read_text("movement.toml", text, &[]) {
        Ok((study, _)) => Simulation::new(Arc::clone(&study.base)).replay(0).expect("it ends"),
        Err(rejected) => panic!("{:#?}", rejected.findings),
    }
}

/// When columns set out or are unloaded, in days from the start.
fn days_of(replay: &Replay, kind: EventKind) -> Vec<f64> {
    let events = replay.events.iter().filter(|event| event.kind == kind);
    events.map(|event| event.at.0 as f64 / DAY as f64).collect()
}

fn vacated_days(replay: &Replay) -> f64 {
    let vacated = replay.outcome.camps[CampId(0)].vacated.expect("within the horizon");
    vacated.0 as f64 / DAY as f64
}

fn assert_days(found: &[f64], known: &[f64]) {
    let is_near = |(found, known): (&f64, &f64)| (found - known).abs() * 1_440.0 <= 1.0;
    let agree = found.len() == known.len() && found.iter().zip(known).all(is_near);
    assert!(agree, "{found:?} against {known:?}");
}

pub(crate) const HEAD: &str = "format = 1\nscenario = { id = \"movement\", as_of = 2022-02-17, until = 2022-12-31 }\n\
                    site.niamey = { kind = \"hub\", at = [13.48, 2.18] }\n\
                    [deadline.out]\nall = \"all-camps\"\ndue = 2022-12-01\n";

/// Trucks at home in the camp, so much freight and a march of four days.
fn at_home(count: u32, keys: &str, rest: &str) -> String {
    format!(
        "{HEAD}[camp.gao]\nat = [16.25, -0.01]\nline.freight = {{ amount = \"900 teu\", to = \"niamey\" }}\n\
         [route.road]\nends = [\"gao\", \"niamey\"]\nlength = \"400 km\"\nrate = \"100 km/day\"\n\
         [pool.trucks]\nkind = \"trucks\"\nhome = \"gao\"\ncount = {count}\nteu = 1\nspeed = \"50 km/h\"\n\
         unloading = \"1 d\"\n{keys}\n{rest}"
    )
}

#[test]
fn a_column_marches_by_day_and_comes_home_to_the_minute() {
    let text = format!(
        "{HEAD}[calendar.daylight]\nhours = [\"06:00-18:00\"]\n\
         [camp.gao]\nat = [16.25, -0.01]\nline.freight = {{ amount = \"90 teu\", to = \"niamey\" }}\n\
         [route.road]\nends = [\"gao\", \"niamey\"]\nlength = \"450 km\"\nrate = \"112 km/day\"\n\
         calendar = \"daylight\"\n\
         [pool.trucks]\nkind = \"trucks\"\nhome = \"gao\"\ncount = 90\nteu = 1\nspeed = \"50 km/h\"\n\
         convoy = [60, 90]\nloading = \"54 h\"\nunloading = \"24 h\"\n"
    );
    let replay = played(&text);
    // Out at 06:00 on 19 February: 448 km in four days, 2 km more at 9.33 km/h on the fifth.
    let minutes = |day: f64, hour: f64, minute: f64| day + (hour + minute / 60.0) / 24.0;
    let arrival = minutes(6.0, 6.0, 12.0 + 51.0 / 60.0);
    assert_days(&days_of(&replay, EventKind::Unloaded), &[arrival + 1.0]);
    // Home: from 06:12:51 on 24 February, four days of it and the rest of the first morning.
    assert_days(
        &days_of(&replay, EventKind::VehiclesFree),
        &[minutes(11.0, 6.0, 25.0 + 43.0 / 60.0)],
    );
}

#[test]
fn nine_hundred_containers_leave_in_six_waves() {
    let replay = played(&at_home(150, "convoy = [150, 150]\nloading = \"2 d\"", ""));
    // Two days to load, four out, one to unload, four back: a wave every eleven days.
    assert_days(&days_of(&replay, EventKind::SetsOut), &[2.0, 13.0, 24.0, 35.0, 46.0, 57.0]);
    assert_eq!(days_of(&replay, EventKind::Unloaded).last(), Some(&62.0));
    assert!((vacated_days(&replay) - 57.0).abs() < 1e-9);
}

/// The day on which the last of 900 containers sets out behind one escort that is away for nine days.
fn last_start_behind_one_escort(count: u32, keys: &str) -> f64 {
    let keys = format!("convoy = [60, 90]\nloading = \"1 d\"\n{keys}");
    let rest = "[escort.groups]\ncount = 1\n";
    let text = at_home(count, &keys, rest).replace("[route.road]\n", "[route.road]\nescorts = 1\n");
    let starts = days_of(&played(&text), EventKind::SetsOut);
    *starts.last().expect("columns leave")
}

#[test]
fn a_truck_more_never_makes_a_column_behind_one_escort_later() {
    // Ten columns of 90. With 180 trucks the next stands loaded when the escort is back.
    assert_eq!(last_start_behind_one_escort(149, ""), 91.0);
    assert_eq!(last_start_behind_one_escort(150, ""), 91.0);
    assert_eq!(last_start_behind_one_escort(180, ""), 82.0);
    assert_eq!(last_start_behind_one_escort(240, ""), 82.0);
    // Leaving at the minimum, columns of 60 and 90 take turns.
    assert_eq!(last_start_behind_one_escort(150, "depart = \"when-allowed\""), 100.0);
    assert_eq!(last_start_behind_one_escort(150, "depart = \"when-full\""), 91.0);
}

#[test]
fn a_permission_is_renewed_before_it_ends() {
    // Asked on day 0, there on day 5, valid to day 12; the escort comes on day 13.
    let keys = "convoy = [1, 900]\n";
    let rest = "[escort.groups]\ncount = 1\navailable = \"13 d\"\n\
                [gate.host]\nauthority = \"Host\"\ncovers = { modes = [\"road\"] }\n\
                lead_time = \"5 d\"\nvalidity = \"7 d\"\n";
    let text = at_home(900, keys, rest).replace("[route.road]\n", "[route.road]\nescorts = 1\n");
    assert_days(&days_of(&played(&text), EventKind::SetsOut), &[13.0]);
}

/// The day on which the last of five columns is at the end of a road of 300 km and one of 100 km.
fn relay(escorts: &str) -> f64 {
    let text = format!(
        "{HEAD}[site.junction]\nkind = \"town\"\n\
         [camp.gao]\nat = [16.25, -0.01]\nline.freight = {{ amount = \"50 teu\", to = \"niamey\" }}\n\
         [route.first]\nends = [\"gao\", \"junction\"]\nlength = \"300 km\"\nrate = \"100 km/day\"\nescorts = 1\n\
         [route.second]\nends = [\"junction\", \"niamey\"]\nlength = \"100 km\"\nrate = \"100 km/day\"\nescorts = 1\n\
         [pool.trucks]\nkind = \"trucks\"\nhome = \"gao\"\ncount = 50\nteu = 1\nspeed = \"50 km/h\"\n\
         convoy = [10, 10]\n{escorts}"
    );
    *days_of(&played(&text), EventKind::Unloaded).last().expect("they arrive")
}

#[test]
fn escorts_hand_over_or_go_through() {
    let through = |count: u32| format!("[escort.e]\ncount = {count}\nreturns = \"alone\"\n");
    assert_eq!(relay(&through(1)), 36.0);
    assert_eq!(relay(&through(2)), 20.0);
    let by_leg = "[escort.one]\ncount = 1\nreturns = \"alone\"\nroutes = [\"first\"]\n\
                  [escort.two]\ncount = 1\nreturns = \"alone\"\nroutes = [\"second\"]\nhome = \"junction\"\n";
    assert_eq!(relay(by_leg), 28.0);
}

#[test]
fn weight_and_places_bind_truck_by_truck() {
    let text = format!(
        "{HEAD}[camp.gao]\nline.heavy = {{ amount = \"10 teu\", each = \"24 t\", to = \"niamey\" }}\n\
         line.light = {{ amount = \"12 teu\", each = \"8 t\", to = \"niamey\" }}\n\
         [route.road]\nends = [\"gao\", \"niamey\"]\nlength = \"100 km\"\n\
         [pool.trucks]\nkind = \"trucks\"\nhome = \"gao\"\ncount = 40\nteu = 2\npayload = \"30 t\"\n\
         speed = \"50 km/h\"\nconvoy = [1, 1]\n"
    );
    let replay = played(&text);
    assert_eq!(days_of(&replay, EventKind::SetsOut).len(), 16, "ten of one, six of two");
}

#[test]
fn one_column_takes_what_a_place_has_its_way() {
    let text = format!(
        "{HEAD}[camp.gao]\nline.freight = {{ amount = \"60 teu\", to = \"niamey\" }}\n\
         line.ammo = {{ amount = \"10 teu\", to = \"niamey\" }}\n\
         line.vehicles = {{ amount = \"20 vehicles\", to = \"niamey\" }}\n\
         [route.road]\nends = [\"gao\", \"niamey\"]\nlength = \"450 km\"\n\
         [pool.trucks]\nkind = \"trucks\"\nhome = \"gao\"\ncount = 90\nteu = 1\nvehicles = 1\n\
         speed = \"112 km/day\"\nconvoy = [20, 90]\nloading = \"48 h\"\n"
    );
    assert_days(&days_of(&played(&text), EventKind::SetsOut), &[2.0]);
}

#[test]
fn trucks_that_wait_for_an_escort_elsewhere_serve_an_open_road() {
    for lot in ["2.5 t", "24 t", "120 t"] {
        let text = format!(
            "{HEAD}[site.town]\n[closure.c]\nstep.pack = {{ kind = \"pack\", rate = \"20 t/day\" }}\n\
             step.lift = {{ kind = \"lift\" }}\nstep.last = {{ kind = \"last-party\", after = [\"lift\", \"pack\"] }}\n\
             [camp.easy]\nstarts = 2022-03-08\nclosure = \"c\"\n\
             line.stores = {{ amount = \"240 t\", to = \"town\", lot = \"24 t\" }}\n\
             [camp.hard]\nclosure = \"c\"\nline.stores = {{ amount = \"240 t\", to = \"town\", lot = \"{lot}\" }}\n\
             [route.easy]\nends = [\"town\", \"easy\"]\nlength = \"50 km\"\n\
             [route.hard]\nends = [\"town\", \"hard\"]\nlength = \"150 km\"\nrate = \"8 km/day\"\nescorts = 1\n\
             [pool.trucks]\nkind = \"trucks\"\nhome = \"town\"\ncount = 20\npayload = \"12 t\"\n\
             speed = \"40 km/h\"\nconvoy = [2, 10]\n[escort.e]\ncount = 1\n"
        );
        // Twelve days of packing from day 19, and trucks that are back in hours.
        let vacated = vacated_days(&played(&text));
        assert!((31.0..32.0).contains(&vacated), "lot {lot}: {vacated}");
    }
}

#[test]
fn an_escort_that_was_called_is_not_called_back_by_who_cannot_leave() {
    // Ber's trucks unload for 40 days; the group has been called back to Ber for its next column and
    // stands there from day 7. Gao is ready on day 10: the group comes by the base in two days, and
    // would be called back to Ber, which asked before, as soon as it is there.
    let camp = |name: &str, at: &str, amount: u32| {
        format!(
            "[camp.{name}]\nat = [{at}]\nline.freight = {{ amount = \"{amount} teu\", to = \"niamey\", \
             by = \"{name}-trucks\" }}\n\
             [route.{name}-base]\nends = [\"{name}\", \"base\"]\nlength = \"300 km\"\nrate = \"300 km/day\"\n\
             [pool.{name}-trucks]\nkind = \"trucks\"\nhome = \"{name}\"\ncount = 10\nteu = 1\n\
             speed = \"50 km/h\"\nconvoy = [10, 10]\nunloading = \"40 d\"\n\
             [route.{name}-road]\nends = [\"{name}\", \"niamey\"]\nlength = \"800 km\"\n\
             rate = \"400 km/day\"\nescorts = 1\n"
        )
    };
    let text = format!(
        "{HEAD}[site.base]\nkind = \"town\"\nat = [16.0, 0.0]\n{}{}\
         [escort.e]\ncount = 1\nhome = \"base\"\nreturns = \"alone\"\n",
        camp("ber", "16.8, -2.5", 20),
        camp("gao", "16.25, -0.01", 10).replace("\nat", "\nstarts = 2022-02-27\nat"),
    );
    let left = days_of(&played(&text), EventKind::SetsOut);
    assert_days(&left[..2], &[1.0, 12.0]);
}

#[test]
fn a_last_party_is_asked_for_in_the_second_that_opens_it() {
    // The group goes out with ten trucks and is back on day 2. In that second the other ten trucks, which are
    // loaded in no time and were asked for before the bus to Kidal, leave with it, and nothing keeps Gao's last
    // party, whose bus has waited at home with a request for Kidal behind it: its road needs no escort.
    let text = format!(
        "{HEAD}[site.village]\nkind = \"town\"\nat = [16.3, 0.1]\n\
         [camp.gao]\nat = [16.25, -0.01]\n\
         line.freight = {{ amount = \"20 teu\", to = \"niamey\", by = \"trucks\" }}\n\
         line.guard = {{ amount = \"4 people\", to = \"village\", by = \"buses\", release = \"last\" }}\n\
         [camp.kidal]\nat = [18.44, 1.41]\nstarts = 2022-02-18\n\
         line.staff = {{ amount = \"4 people\", to = \"niamey\", by = \"buses\" }}\n\
         [route.road]\nends = [\"gao\", \"niamey\"]\nlength = \"500 km\"\nrate = \"500 km/day\"\nescorts = 1\n\
         [route.north]\nends = [\"kidal\", \"gao\"]\nlength = \"300 km\"\nrate = \"300 km/day\"\nescorts = 1\n\
         [route.lane]\nends = [\"gao\", \"village\"]\nlength = \"24 km\"\nrate = \"24 km/day\"\n\
         [pool.trucks]\nkind = \"trucks\"\nhome = \"gao\"\ncount = 20\nteu = 1\nspeed = \"50 km/h\"\nconvoy = [10, 10]\n\
         [pool.buses]\nkind = \"buses\"\nhome = \"gao\"\ncount = 2\nseats = 10\nspeed = \"50 km/h\"\nconvoy = [1, 1]\n\
         load = \"when-granted\"\n\
         [escort.e]\ncount = 1\nhome = \"gao\"\n"
    );
    assert_eq!(vacated_days(&played(&text)), 2.0);
}

#[test]
fn a_load_that_has_left_its_camp_makes_haste_for_it_no_longer() {
    // Bravo's date is the earlier, so its load comes to the base first: a day up, a day down. From there its
    // way to the port takes ten days, but Bravo is empty: the trucks fetch Alpha's load, and leave there on day 3.
    let text = |keys: &str| {
        format!(
            "{HEAD}[site.base]\nkind = \"hub\"\nat = [16.3, 0.1]\n\
             [camp.alpha]\nat = [16.25, -0.01]\nline.freight = {{ amount = \"10 teu\", to = \"base\" }}\n\
             [camp.bravo]\nat = [16.25, 0.31]\nline.freight = {{ amount = \"10 teu\", to = [\"base\", \"niamey\"] }}\n\
             [route.alpha]\nends = [\"alpha\", \"base\"]\nlength = \"300 km\"\nrate = \"300 km/day\"\n\
             [route.bravo]\nends = [\"bravo\", \"base\"]\nlength = \"300 km\"\nrate = \"300 km/day\"\n\
             [route.road]\nends = [\"base\", \"niamey\"]\nlength = \"3000 km\"\nrate = \"300 km/day\"\n\
             [pool.trucks]\nkind = \"trucks\"\nhome = \"base\"\ncount = 10\nteu = 1\nspeed = \"50 km/h\"\nconvoy = [10, 10]\n\
             dispatch = [\"earliest-deadline\"]\n\
             [deadline.bravo]\nall = [\"bravo\"]\ndue = 2022-03-10\n{keys}"
        )
    };
    assert_eq!(vacated_days(&played(&text(""))), 3.0);
    // Where its arrival has a date of its own, it goes on at once; the trucks are back on day 22.
    let there = "[deadline.there]\narrived = { lines = \"bravo.freight\" }\ndue = 2022-03-15\n";
    assert_eq!(vacated_days(&played(&text(there))), 23.0);
}

#[test]
fn the_calendar_of_the_plan_is_the_order_of_march() {
    // One date for both; Alpha is asked for first. A day up, a day down for each.
    let text = |planned: &str| {
        format!(
            "{HEAD}[site.base]\nkind = \"hub\"\nat = [16.3, 0.1]\n\
             [camp.alpha]\nat = [16.25, -0.01]\nline.freight = {{ amount = \"10 teu\", to = \"base\" }}\n\
             [camp.bravo]\nat = [16.25, 0.31]\n{planned}line.freight = {{ amount = \"10 teu\", to = \"base\" }}\n\
             [route.alpha]\nends = [\"alpha\", \"base\"]\nlength = \"300 km\"\nrate = \"300 km/day\"\n\
             [route.bravo]\nends = [\"bravo\", \"base\"]\nlength = \"300 km\"\nrate = \"300 km/day\"\n\
             [pool.trucks]\nkind = \"trucks\"\nhome = \"base\"\ncount = 10\nteu = 1\nspeed = \"50 km/h\"\nconvoy = [10, 10]\n\
             dispatch = [\"earliest-deadline\"]\n"
        )
    };
    assert_eq!(vacated_days(&played(&text(""))), 1.0);
    assert_eq!(vacated_days(&played(&text("planned = 2022-03-01\n"))), 3.0);
}

#[test]
fn no_column_of_forty_leaves_for_two_containers_and_no_name_moves_a_date() {
    let text = |plane: &str| {
        format!(
            "{HEAD}[closure.c]\nstep.pack = {{ kind = \"pack\", rate = \"20 teu/day\" }}\n\
             step.lift = {{ kind = \"lift\" }}\nstep.last = {{ kind = \"last-party\", after = [\"lift\"] }}\n\
             [camp.gao]\nat = [16.25, -0.01]\nclosure = \"c\"\nline.f = {{ amount = \"600 teu\", to = \"niamey\" }}\n\
             [route.road]\nends = [\"gao\", \"niamey\"]\nlength = \"450 km\"\n\
             [route.air]\nmode = \"air\"\nends = [\"gao\", \"niamey\"]\n\
             [pool.trucks]\nkind = \"trucks\"\nhome = \"gao\"\ncount = 120\nteu = 1\nspeed = \"112 km/day\"\n\
             convoy = [40, 60]\n\
             [pool.{plane}]\nkind = \"aircraft\"\nhome = \"niamey\"\ncount = 1\nteu = 2\nspeed = \"650 km/h\"\n\
             loading = \"4 h\"\nunloading = \"4 h\"\nsorties_per_day = 1\n"
        )
    };
    let (first, last) = (played(&text("a-plane")), played(&text("z-plane")));
    assert_eq!(first.outcome.camps, last.outcome.camps);
    let of_trucks = |replay: &Replay| -> Vec<i64> {
        let leaving = replay.events.iter().filter(|event| event.kind == EventKind::SetsOut);
        leaving.filter_map(|event| event.load.map(|(_, amount)| amount.0)).collect()
    };
    let loads = of_trucks(&first);
    let small = loads.iter().filter(|amount| **amount < 40).count();
    assert!(small <= 1, "only the rest is smaller: {loads:?}");
}

#[test]
fn a_last_party_leaves_whole_unless_it_may_leave_in_parts() {
    let text = |parts: &str| {
        format!(
            "{HEAD}[camp.gao]\nline.guard = {{ amount = \"120 people\", to = \"niamey\", release = \"last\"{parts} }}\n\
             [route.road]\nends = [\"gao\", \"niamey\"]\nlength = \"112 km\"\n\
             [pool.cars]\nkind = \"trucks\"\nhome = \"niamey\"\ncount = 20\nseats = 6\nspeed = \"112 km/day\"\n\
             convoy = [10, 20]\navailable = \"5 d\"\n\
             [pool.early]\nkind = \"trucks\"\nhome = \"niamey\"\ncount = 10\nseats = 6\nspeed = \"112 km/day\"\n\
             convoy = [5, 10]\n"
        )
    };
    let loaded = |replay: &Replay| -> Vec<i64> {
        let events = replay.events.iter().filter(|event| event.kind == EventKind::Loaded);
        events.filter_map(|event| event.load.map(|(_, amount)| amount.0)).collect()
    };
    assert_eq!(loaded(&played(&text(", parts = true"))), [60, 60]);
    assert_eq!(loaded(&played(&text(", by = \"cars\""))), [120]);
}

/// Hours from the start at which 130 people are out, by two aircraft of forty seats, 1.25 h away.
fn flown_out(limit: &str) -> f64 {
    let text = format!(
        "{HEAD}[camp.gao]\nline.staff = {{ amount = \"130 people\", to = \"niamey\" }}\n\
         [route.air]\nmode = \"air\"\nends = [\"gao\", \"niamey\"]\nlength = \"500 km\"\n\
         [pool.plane]\nkind = \"aircraft\"\nhome = \"niamey\"\ncount = 2\nseats = 40\nspeed = \"400 km/h\"\n\
         loading = \"1 h\"\nunloading = \"1 h\"\n{limit}\n"
    );
    24.0 * days_of(&played(&text), EventKind::Unloaded).last().expect("they arrive")
}

#[test]
fn a_limit_of_sorties_is_the_pools_or_each_aircrafts() {
    // A round takes 4.5 h: two fit into ten hours of duty, and four sorties take 130 people.
    assert_eq!(flown_out("duty = \"10 h\""), 9.0);
    assert_eq!(flown_out("sorties_per_day = 2\nsorties_of = \"each\""), 9.0);
    // Two a day for the pool, or one for each: the other two on the second day.
    assert_eq!(flown_out("sorties_per_day = 2"), 28.5);
    assert_eq!(flown_out("sorties_per_day = 1\nsorties_of = \"each\""), 28.5);
    assert_eq!(flown_out("duty = \"8 h\""), 28.5);
    // Longer than any duty: one a day all the same.
    assert_eq!(flown_out("duty = \"1 h\""), 28.5);
}

#[test]
fn a_column_fills_while_it_waits_for_an_exponential_permission() {
    // A container every fifth of a day, and the first asks: by the grant floor(5 T) more have come, 40 at
    // most. That is 27.26 on average, and full with chance exp(-40/50) = 0.449.
    let text = format!(
        "{HEAD}[closure.c]\nstep.pack = {{ kind = \"pack\", rate = \"5 teu/day\", lot = \"1 teu\" }}\n\
         step.lift = {{ kind = \"lift\" }}\nstep.last = {{ kind = \"last-party\", after = [\"lift\"] }}\n\
         [camp.gao]\nclosure = \"c\"\nline.f = {{ amount = \"400 teu\", to = \"niamey\" }}\n\
         [route.road]\nends = [\"gao\", \"niamey\"]\nlength = \"450 km\"\n\
         [pool.trucks]\nkind = \"trucks\"\nhome = \"gao\"\ncount = 400\nteu = 1\nspeed = \"112 km/day\"\n\
         convoy = [1, 41]\nload = \"at-once\"\ndepart = \"when-allowed\"\n\
         [gate.host]\nauthority = \"Host\"\ncovers = {{ modes = [\"road\"] }}\nlead_time = {{ exponential = \"10 d\" }}\n"
    );
    let (study, _) = read_text("movement.toml", &text, &[]).expect("it is read");
    let mut simulation = Simulation::new(Arc::clone(&study.base));
    let runs = 1_500;
    let firsts: Vec<f64> = (0..runs)
        .map(|run| {
            let replay = simulation.replay(run).expect("it ends");
            let mut events = replay.events.iter().filter(|event| event.convoy == Some(1));
            let left = events.find(|event| event.kind == EventKind::SetsOut).expect("it leaves");
            left.load.map_or(0.0, |_| vehicles(&replay) - 1.0)
        })
        .collect();
    let known: f64 = (1..=40).map(|k| (-f64::from(k) / 50.0).exp()).sum();
    assert!((known - 27.26).abs() < 0.005);
    let mean = firsts.iter().sum::<f64>() / runs as f64;
    let variance = firsts.iter().map(|it| (it - mean).powi(2)).sum::<f64>() / (runs as f64 - 1.0);
    let error = (variance / runs as f64).sqrt();
    assert!((mean - known).abs() < 4.0 * error, "{mean} ± {error} against {known}");
    let full = firsts.iter().filter(|it| **it >= 40.0).count() as f64 / runs as f64;
    let chance: f64 = (-40.0_f64 / 50.0).exp();
    assert!((full - chance).abs() < 4.0 * (chance * (1.0 - chance) / runs as f64).sqrt(), "{full}");
}

/// Containers of the first convoy: those loaded before it left that no other took.
fn vehicles(replay: &Replay) -> f64 {
    let left = replay.events.iter().find(|it| it.kind == EventKind::SetsOut).expect("it leaves").at;
    let loaded = replay.events.iter().filter(|it| it.kind == EventKind::Loaded && it.at <= left);
    (loaded.count() as f64).min(41.0)
}

/// An hour, so that the tests say what they mean.
const _: () = assert!(24 * HOUR == DAY);
