//! What means do with their time, and what a replay says of columns, against sums worked out by hand.

use std::sync::Arc;

use drawdown::report::{Language, Names, narrate};
use drawdown::scenario::{Scenario, read_text};
use drawdown::simulation::{Activity, EventKind, Means, Replay, Simulation, Usage};
use drawdown::time::{DAY, HOUR};

use crate::command::{done, workplace};

fn played(text: &str) -> (Arc<Scenario>, Replay) {
    let scenario = match read_text("resources.toml", text, &[]) {
        Ok((study, _)) => Arc::clone(&study.base),
        Err(rejected) => panic!("{:#?}", rejected.findings),
    };
    let replay = Simulation::new(Arc::clone(&scenario)).replay(0).expect("it ends");
    (scenario, replay)
}

/// Two trucks of 12 t at 20 km/h in a town, 240 km from a camp with one truckload; a gate with one
/// desk that takes ten hours.
const SHUTTLE: &str = r#"
format = 1
scenario = { id = "shuttle", as_of = 2030-01-01, until = "60 d" }
[site.town]
kind = "town"
bays = 1
[camp.alpha]
line.cargo = { amount = "12 t", to = "town" }
[route.road]
ends = ["town", "alpha"]
length = "240 km"
[pool.trucks]
kind = "trucks"
home = "town"
count = 2
payload = "12 t"
speed = "20 km/h"
loading = "2 h"
unloading = "1 h"
[gate.host]
authority = "Host"
covers = { routes = ["road"] }
lead_time = "10 h"
desks = 1
[deadline.alpha]
all = ["alpha"]
due = "50 d"
"#;

fn usage(replay: &Replay, is_it: impl Fn(Means) -> bool) -> &Usage {
    let mut all = replay.outcome.means.iter();
    &all.find(|(means, _)| is_it(*means)).expect("these means").1
}

fn hours(usage: &Usage, activity: Activity) -> f64 {
    usage.seconds[activity as usize] as f64 / HOUR as f64
}

#[test]
fn a_shuttle_spends_its_time_as_worked_out_by_hand() {
    let (_, replay) = played(SHUTTLE);
    // Ten hours for the permission; one truck out for 12 h, loads for 2, comes back in 12, unloads for
    // 1: 37 h in all, of two trucks.
    let trucks = usage(&replay, |means| matches!(means, Means::Pool(_)));
    assert_eq!(hours(trucks, Activity::AwaitsPermission), 20.0);
    assert_eq!(hours(trucks, Activity::InUse), 27.0);
    assert_eq!(hours(trucks, Activity::Idle), 27.0);
    assert_eq!(trucks.total(), 2 * 37 * HOUR);
    let desks = usage(&replay, |means| matches!(means, Means::Desks(_)));
    assert_eq!((hours(desks, Activity::InUse), desks.total()), (10.0, 37 * HOUR));
    let bays = usage(&replay, |means| matches!(means, Means::Bays(_)));
    assert_eq!((hours(bays, Activity::InUse), bays.total()), (1.0, 37 * HOUR));
}

#[test]
fn vehicles_loaded_for_a_column_that_left_without_them_ask_for_another() {
    // Ten containers a day. The first ten are asked for on day 1, loaded on day 2 and may go on day 2.5;
    // the last ten are being loaded then, and go a day and a half after they have asked anew.
    let text = "format = 1\nscenario = { id = \"left\", as_of = 2030-01-01, until = \"60 d\" }\n\
         site.town.kind = \"town\"\n\
         [closure.c]\nstep.pack = { kind = \"pack\", rate = \"10 teu/day\", lot = \"10 teu\" }\n\
         step.lift = { kind = \"lift\" }\nstep.last = { kind = \"last-party\", after = [\"lift\"] }\n\
         [camp.gao]\nclosure = \"c\"\nline.f = { amount = \"20 teu\", to = \"town\" }\n\
         [route.road]\nends = [\"gao\", \"town\"]\nlength = \"100 km\"\n\
         [pool.trucks]\nkind = \"trucks\"\nhome = \"gao\"\ncount = 30\nteu = 1\nspeed = \"20 km/h\"\n\
         convoy = [10, 30]\nloading = \"1 d\"\nload = \"at-once\"\ndepart = \"when-allowed\"\n\
         [gate.host]\nauthority = \"Host\"\ncovers = { modes = [\"road\"] }\nlead_time = \"36 h\"\n\
         [deadline.out]\nall = \"all-camps\"\ndue = \"50 d\"\n";
    let (_, replay) = played(text);
    let starts = replay.events.iter().filter(|event| event.kind == EventKind::SetsOut);
    let days: Vec<f64> = starts.map(|event| event.at.0 as f64 / DAY as f64).collect();
    assert_eq!(days, [2.5, 4.0]);
}

#[test]
fn the_shares_of_each_resource_add_up_to_one_and_the_hours_of_a_convoy_to_its_life() {
    let place = workplace();
    done(place.path(), &["run", "three-sides", "--runs", "20", "--out", "run"]);
    let mut reader =
        csv::Reader::from_path(place.path().join("run/resources.csv")).expect("a table");
    let mut sums: std::collections::BTreeMap<String, f64> = std::collections::BTreeMap::new();
    for record in reader.records() {
        let record = record.expect("a row");
        let key = [0, 1, 2, 3].map(|place| record[place].to_owned()).join("/");
        *sums.entry(key).or_default() += record[6].parse::<f64>().expect("a share");
    }
    assert!(sums.len() > 3 && sums.values().all(|sum| (sum - 1.0).abs() < 1e-3), "{sums:?}");
    done(place.path(), &["replay", "three-sides", "--replication", "3", "--out", "replay"]);
    assert_lives(&place.path().join("replay/convoys.csv"));
    // With rest days on the road.
    let slots = crate::slots::theatre(crate::slots::WORK, "slots = \"work\"", "");
    std::fs::write(place.path().join("slots.toml"), slots).expect("a scenario");
    done(place.path(), &["replay", "slots.toml", "--replication", "0", "--out", "slots"]);
    assert!(assert_lives(&place.path().join("slots/convoys.csv")) > 2);
}

/// Rows of a replay's convoys.csv: the named cells of each.
fn convoys(text: &str, heads: &[&str]) -> Vec<Vec<String>> {
    let place = workplace();
    std::fs::write(place.path().join("hand.toml"), text).expect("a scenario");
    done(place.path(), &["replay", "hand.toml", "--replication", "0", "--out", "hand"]);
    let table = place.path().join("hand/convoys.csv");
    assert_lives(&table);
    let mut reader = csv::Reader::from_path(table).expect("a table");
    let all = reader.headers().expect("heads").clone();
    let places: Vec<usize> =
        heads.iter().map(|head| all.iter().position(|it| it == *head).expect("a column")).collect();
    let records = reader.records().map(|record| record.expect("a row"));
    records.map(|record| places.iter().map(|place| record[*place].to_owned()).collect()).collect()
}

#[test]
fn the_time_of_each_convoy_is_its_own_and_stands_where_it_was_spent() {
    let head = "format = 1\nscenario = { id = \"hand\", as_of = 2030-01-01, until = 2030-02-01 }\n\
                site.hub = {}\nsite.j = {}\n[deadline.out]\nall = \"all-camps\"\ndue = 2030-01-10\n";
    let trucks = "[pool.trucks]\nkind = \"trucks\"\nteu = 2\nspeed = \"40 km/h\"\nloading = \"2 h\"\n\
                  unloading = \"1 h\"\n";
    let times =
        ["loading_hours", "march_hours", "no_lift_hours", "no_escort_hours", "breakdown_hours"];
    // One truck at home, two loads: loaded from 00:00 to 02:00, 6 h out, 1 h to unload, 6 h home, at 15:00. The
    // second is asked for when the first leaves: 13 h without a truck, then 2 h of loading.
    let text = format!(
        "{head}[camp.a]\nline.c = {{ amount = \"4 teu\", to = \"hub\" }}\n\
         [route.a-hub]\nends = [\"a\", \"hub\"]\nlength = \"240 km\"\n{trucks}home = \"a\"\ncount = 1\n\
         convoy = [1, 1]\n"
    );
    let hours = |it: [f64; 5]| it.map(|hours| format!("{hours:.4}")).to_vec();
    let [first, second] = [[2.0, 12.0, 0.0, 0.0, 0.0], [2.0, 12.0, 13.0, 0.0, 0.0]].map(hours);
    assert_eq!(convoys(&text, &times), [first, second]);
    // Fetched behind two escorts from J in turn: three hours wait for the first, which goes home alone from the hub
    // after the truck is unloaded; its way is not the truck's: 4 legs of 3 h.
    let text = format!(
        "{head}[camp.a]\nline.c = {{ amount = \"2 teu\", to = \"hub\" }}\n\
         [route.a-j]\nends = [\"a\", \"j\"]\nlength = \"120 km\"\nrate = \"40 km/h\"\nescorts = 1\n\
         [route.hub-j]\nends = [\"hub\", \"j\"]\nlength = \"120 km\"\nrate = \"40 km/h\"\nescorts = 1\n\
         {trucks}home = \"hub\"\ncount = 1\nconvoy = [1, 1]\n\
         [escort.e1]\ncount = 1\nhome = \"j\"\nroutes = [\"a-j\"]\n\
         [escort.e2]\ncount = 1\nhome = \"j\"\nroutes = [\"hub-j\"]\n"
    );
    assert_eq!(convoys(&text, &times), [hours([2.0, 12.0, 0.0, 3.0, 0.0])]);
    // At night before a road that opens at six: loaded at 02:00, left at 06:00.
    let text = format!(
        "{head}[camp.a]\nline.c = {{ amount = \"2 teu\", to = \"hub\" }}\n[calendar.day]\nhours = [\"06:00-18:00\"]\n\
         [route.a-hub]\nends = [\"a\", \"hub\"]\nlength = \"240 km\"\ncalendar = \"day\"\n\
         {trucks}home = \"a\"\ncount = 1\nconvoy = [1, 1]\n"
    );
    let row = &convoys(&text, &["loaded", "left", "unloaded"])[0];
    assert!(
        row[0].contains("T02:00") && row[1].contains("T06:00") && row[2].contains("T13:00"),
        "{row:?}"
    );
}

#[test]
fn what_is_lost_before_it_is_loaded_is_not_told_as_carried_and_a_workshop_is_no_time_of_the_column()
{
    let head = "format = 1\nscenario = { id = \"hand\", as_of = 2030-01-01, until = 2030-03-01 }\nsite.hub = {}\n\
                [deadline.out]\nall = \"all-camps\"\ndue = 2030-01-10\n[camp.a]\n\
                line.c = { amount = \"20 teu\", to = \"hub\" }\n[route.a-hub]\nends = [\"a\", \"hub\"]\n\
                length = \"2400 km\"\n[pool.trucks]\nkind = \"trucks\"\nhome = \"hub\"\ncount = 12\nteu = 2\n\
                speed = \"40 km/h\"\nconvoy = [10, 12]\nloading = \"2 h\"\nunloading = \"1 h\"\n\
                breakdowns = \"0.1 per 1000 km\"\n";
    // Two containers a truck, whatever is lost on the way out.
    let lost = convoys(
        &format!("{head}recovery = [{{ by = \"abandon\", load = \"lost\" }}]\n"),
        &["load", "vehicles", "vehicles_lost"],
    );
    assert!(lost.iter().any(|row| row[2] != "0"), "nothing is lost: {lost:?}");
    for row in &lost {
        let vehicles: u32 = row[1].parse().expect("vehicles");
        assert_eq!(row[0], format!("c: {} teu", 2 * vehicles), "{lost:?}");
    }
    // The hours of a column that comes home with a vehicle in tow are its life, without two days of workshop.
    let towed = "recovery = [{ by = \"tow\", takes = \"2 h\", pace = 0.5, workshop = \"2 d\" }]\n";
    let rows = convoys(&format!("{head}{towed}"), &["breakdowns", "breakdown_hours"]);
    assert!(rows.iter().any(|row| row[0] != "0"), "nothing breaks down: {rows:?}");
    assert!(rows.iter().all(|row| row[1].parse::<f64>().expect("hours") < 48.0), "{rows:?}");
}

/// The hours of every convoy that is home again add up to its life; how many there are.
fn assert_lives(table: &std::path::Path) -> usize {
    let mut reader = csv::Reader::from_path(table).expect("a table");
    let heads = reader.headers().expect("heads").clone();
    let place_of = |name: &str| heads.iter().position(|head| head == name).expect("a column");
    let (asked, free, first) = (place_of("requested"), place_of("free"), place_of("loading_hours"));
    let records = reader.records().map(|record| record.expect("a row"));
    let home: Vec<_> = records.filter(|record| !record[free].is_empty()).collect();
    for record in &home {
        let at = |place: usize| record[place].parse::<jiff::Timestamp>().expect("a date");
        let life = at(free).duration_since(at(asked)).as_secs_f64() / 3_600.0;
        let hours: f64 = record.iter().skip(first).map(|cell| cell.parse::<f64>().unwrap()).sum();
        assert!((hours - life).abs() < 0.01, "{hours} against {life}: {record:?}");
    }
    home.len()
}

#[test]
fn a_replay_says_what_was_drawn_what_every_column_carries_and_who_had_what_was_missing() {
    let two = SHUTTLE
        .replace("amount = \"12 t\", to = \"town\" }", "amount = \"24 t\", to = \"town\" }\nline.staff = { amount = \"1 people\", to = \"town\" }")
        .replace("count = 2", "count = 1\nseats = 4")
        .replace("lead_time = \"10 h\"", "lead_time = { uniform = [\"9 h\", \"11 h\"] }");
    let (scenario, replay) = played(&two);
    let said = |language| -> Vec<String> {
        let sentences = narrate(&replay, Names { scenario: &scenario, language });
        sentences.into_iter().map(|it| it.what.replace('\u{a0}', " ")).collect()
    };
    let (english, french) = (said(Language::English), said(Language::French));
    let has = |texts: &[String], part: &str| texts.iter().any(|text| text.contains(part));
    for part in [
        "convoy 1 is requested from Trucks for load at Alpha",
        "convoy 1: its request is taken up (Host); the answer takes",
        "convoy 1 is formed from Trucks: 1 vehicle, for 12 t (cargo) at Alpha",
        "convoy 1 begins to load at Alpha: 2 h",
        "for lift (Trucks, with convoy 1 until then)",
        "1 person (staff)",
    ] {
        assert!(has(&english, part), "`{part}` is not in {english:#?}");
    }
    for part in [
        "le convoi 1 est demandé (Trucks) pour du chargement à Alpha",
        "avec le convoi 1 jusque-là",
        "1 personne",
    ] {
        assert!(has(&french, part), "`{part}` is not in {french:#?}");
    }
    assert!(replay.events.iter().all(|event| !event.kind.is_told_only() || event.convoy.is_some()));
}

#[test]
fn a_replay_says_on_which_way_an_escort_was_by_itself() {
    let guard = "load = \"at-once\"\n[escort.guard]\ncount = 1\nreturns = \"alone\"\n";
    let text = crate::slots::theatre("", "escorts = 1", guard).replace("count = 10", "count = 20");
    let (scenario, replay) = played(&text);
    let said = |language| -> Vec<String> {
        let sentences = narrate(&replay, Names { scenario: &scenario, language });
        sentences.into_iter().map(|it| it.what.replace('\u{a0}', " ")).collect()
    };
    // Both are loaded after a day; the group is a day on the road with the first, and one on its way back.
    let waits = "for an escort (Guard, on its way from Niamey to Gao until then)";
    assert!(said(Language::English).iter().any(|text| text.contains(waits)));
    let back = "Guard: an escort has come from Niamey to Gao and is free";
    assert!(said(Language::English).iter().any(|text| text == back));
    let french = said(Language::French);
    assert!(french.iter().any(|it| it.contains("(Guard, en route de Niamey à Gao jusque-là)")));
}
