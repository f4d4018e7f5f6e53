//! Briefings on a map: GeoJSON that other programs read, and runs played on it that are those of the
//! results.

mod crowd;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use geojson::{FeatureCollection, GeoJson, GeometryValue};
use serde_json::Value;

use super::command::{done, workplace};

/// A name that would end a string or an element if it were not kept as data.
const NAME: &str = "\"Kassa\" </script><script>alert(1)</script> & Cie";

/// Plays a scenario a few times and briefs of it.
fn briefed(folder: &Path, arguments: &[&str]) {
    let mut run = vec!["run"];
    run.extend(arguments);
    run.extend(["--runs", "5", "--out", "results"]);
    done(folder, &run);
    done(folder, &["report", "results", "--lang", "en"]);
}

fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join("results/briefing-en").join(name)).expect(name)
}

/// The runs that a briefing plays, as its script reads them.
fn replayed(html: &str) -> Value {
    let (_, rest) = html.split_once("type=\"application/json\">").expect("data for the script");
    let (data, _) = rest.split_once("</script>").expect("its end");
    serde_json::from_str(data).expect("JSON")
}

#[test]
fn sites_and_routes_are_geojson_that_meets_at_its_ends() {
    let folder = workplace();
    let name = format!("camp.kassa.name='{NAME}'");
    briefed(folder.path(), &["relief-hub", "--set", &name]);
    let text = read(folder.path(), "briefing.geojson");
    let collection = text.parse::<GeoJson>().expect("GeoJSON");
    let collection = FeatureCollection::try_from(collection).expect("a collection");
    let about = collection.foreign_members.expect("members beside the features");
    assert!(about.contains_key("marking") && about["as_of"].as_str().is_some());

    let (mut sites, mut lines) = (BTreeMap::new(), Vec::new());
    for feature in &collection.features {
        let text = |key: &str| feature.property(key).and_then(Value::as_str).map(str::to_owned);
        match &feature.geometry.as_ref().expect("a shape").value {
            GeometryValue::Point { coordinates } => {
                sites.insert(text("key").expect("a key"), coordinates.as_slice().to_vec());
            }
            GeometryValue::LineString { coordinates } => {
                let ends: Vec<_> = coordinates.iter().map(|it| it.as_slice().to_vec()).collect();
                lines.push((feature.property("ends").expect("ends").clone(), ends));
            }
            other => panic!("neither point nor line: {other:?}"),
        }
    }
    // As the file has it, the other way round: latitude 9.75, longitude 13.55.
    assert_eq!(sites["kassa"], [13.55, 9.75]);
    assert!(!lines.is_empty());
    for (keys, ends) in lines {
        let keys =
            keys.as_array().expect("two keys").iter().map(|key| key.as_str().expect("a key"));
        assert_eq!(keys.map(|key| sites[key].clone()).collect::<Vec<_>>(), ends);
    }
    let kassa =
        collection.features.iter().find(|it| it.property("key").is_some_and(|it| it == "kassa"));
    assert_eq!(kassa.expect("the camp").property("name").expect("a name"), NAME);
    // In the page it is data too: no element of that name has come about.
    let html = read(folder.path(), "briefing.html");
    assert!(
        !html.contains("<script>alert")
            && replayed(&html)["sites"].to_string().contains("alert(1)")
    );
}

#[test]
fn the_runs_played_on_the_map_are_those_that_the_results_name() {
    let folder = workplace();
    briefed(folder.path(), &["mali-2023", "--plan", "base", "--case", "baseline"]);
    let mut deadlines =
        csv::Reader::from_path(folder.path().join("results/deadlines.csv")).expect("a table");
    let rows = deadlines.deserialize::<BTreeMap<String, String>>().map(|row| row.expect("a row"));
    let main = rows.into_iter().find(|row| row["kind"] == "hard").expect("a hard deadline");
    let instant = |text: &str| text.parse::<jiff::Timestamp>().expect("a date").as_second();
    let as_of = instant("2023-10-07T00:00:00+00:00");

    let html = read(folder.path(), "briefing.html");
    assert!(!html.contains("NaN"));
    let data = replayed(&html);
    let runs = data["runs"].as_array().expect("runs");
    assert!(html.contains(&format!("Typical run (no. {})", main["typical_run"])));
    // Of a few runs one may be both.
    let is_worst = html.contains(&format!("Worst run (no. {})", main["worst_run"]));
    assert_eq!(is_worst, main["worst_run"] != main["typical_run"]);
    // The typical run reaches the deadline when the table of all runs says so.
    let path = folder.path().join("results/runs.csv");
    let mut table = csv::Reader::from_path(path).expect("a table");
    let mut rows = table.deserialize::<BTreeMap<String, String>>().map(|row| row.expect("a row"));
    let typical = rows.find(|row| row["replication"] == main["typical_run"]).expect("the run");
    let date = &typical[&format!("deadline.{}.reached", main["deadline"])];
    let reached = (instant(date) - as_of).div_euclid(60);
    assert!(times(&runs[0]).contains(&reached), "{reached}");
    for run in runs {
        let times = times(run);
        let end = run["end"].as_i64().expect("an end");
        assert!(times.is_sorted() && times.iter().all(|at| (0..=end).contains(at)));
        for convoy in run["convoys"].as_array().expect("convoys") {
            let numbers: Vec<i64> =
                convoy.as_array().expect("numbers").iter().filter_map(Value::as_i64).collect();
            // Each piece lasts a time, and has done a share of its way.
            for piece in numbers[2..].chunks(5) {
                assert!(piece.len() == 5 && piece[1] >= 0, "{piece:?}");
                assert!((0..=1_000).contains(&piece[4]), "{piece:?}");
            }
        }
        // Clearances for the north are suspended on 7 October, and the roads there say so.
        let roads = run["roads"].as_array().expect("roads");
        let is_first = |road: &&Value| road[1] == 0 && road[3] == 0;
        assert!(roads.iter().any(|road| is_first(&road)), "{roads:?}");
        // Deadlines on the slider: the ends of 15 and, twice, of 31 December, 70 and 86 days on.
        let marks = run["marks"].as_array().expect("marks").iter();
        let due = marks.filter(|mark| mark[0] == 3).map(|mark| mark[1].as_i64());
        let mut due: Vec<i64> = due.map(|at| at.expect("a time")).collect();
        due.sort_unstable();
        assert_eq!(due, [70, 86, 86].map(|days| days * 1_440));
    }
}

/// When the events of a run are, in minutes from the start.
fn times(run: &Value) -> Vec<i64> {
    let events = run["events"].as_array().expect("events").iter();
    let after = events.map(|event| event[0].as_i64().expect("a time"));
    after
        .scan(0, |at, after| {
            *at += after;
            Some(*at)
        })
        .collect()
}

#[test]
fn without_coordinates_there_is_a_scheme_and_no_geojson() {
    let folder = workplace();
    briefed(folder.path(), &["minimal"]);
    assert!(!folder.path().join("results/briefing-en/briefing.geojson").exists());
    assert!(read(folder.path(), "briefing.html").contains("this is a scheme of the network"));
}

#[test]
fn one_site_with_coordinates_is_no_map_of_the_earth_either() {
    let folder = workplace();
    let minimal = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/minimal.toml");
    let minimal = fs::read_to_string(minimal).expect("a scenario");
    let kind = "site.town.kind = \"town\"";
    let located = minimal.replace(kind, &format!("{kind}\nsite.town.at = [18.0, 0.6]"));
    assert!(located.contains("0.6"));
    fs::write(folder.path().join("one.toml"), located).expect("a scenario");
    briefed(folder.path(), &["one.toml"]);
    assert!(!folder.path().join("results/briefing-en/briefing.geojson").exists());
    assert!(read(folder.path(), "briefing.html").contains("coordinates of fewer than two sites"));
}

#[test]
fn sites_on_both_sides_of_the_antimeridian_stand_side_by_side() {
    let folder = workplace();
    let text = "format = 1\nscenario = { id = \"fiji\", as_of = 2030-01-01, until = 2030-03-01 }\n\
                site.hub = { kind = \"hub\", at = [-17.8, 179.5] }\n\
                camp.alpha = { at = [-16.8, -179.9], line.cargo = { amount = \"20 t\", to = \"hub\" } }\n\
                route.a = { ends = [\"hub\", \"alpha\"], mode = \"air\" }\n\
                pool.p = { kind = \"aircraft\", home = \"hub\", count = 2, payload = \"10 t\", speed = \"100 km/h\" }\n\
                deadline.late = { all = [\"alpha\"], due = 2030-02-20 }\n";
    fs::write(folder.path().join("fiji.toml"), text).expect("a scenario");
    briefed(folder.path(), &["fiji.toml"]);
    let geojson = read(folder.path(), "briefing.geojson");
    let collection = geojson.parse::<GeoJson>().expect("GeoJSON");
    let collection = FeatureCollection::try_from(collection).expect("a collection");
    let shapes = collection.features.iter().map(|it| &it.geometry.as_ref().expect("a shape").value);
    let mut cut = shapes.filter_map(|shape| match shape {
        GeometryValue::MultiLineString { coordinates } => Some(coordinates),
        _ => None,
    });
    let parts = cut.next().expect("a line that is cut");
    assert_eq!((parts[0][1].as_slice()[0], parts[1][0].as_slice()[0]), (180.0, -180.0));
    // 0.6 of a degree of longitude and one of latitude: the map is higher than wide by far, so the two
    // stand within a third of its width.
    let html = read(folder.path(), "briefing.html");
    assert!(!html.contains("NaN"));
}
