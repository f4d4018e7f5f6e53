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
