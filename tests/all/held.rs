//! Runs that would be too early for a status, and statuses that say less than they could.

use std::fs;

use crate::command::{assert_mentions, done, drawdown, files, workplace};
use crate::results::{Sheet, second};

/// When the outpost is empty in each of these runs, in days after a moment, in rising order; those only that
/// come later.
fn after(folder: &std::path::Path, moment: &str) -> Vec<f64> {
    let runs = Sheet::read(&folder.join("runs.csv"));
    let days = |row: &Vec<String>| {
        (second(runs.cell(row, "camp.outpost.vacated")) - second(moment)) as f64 / 86_400.0
    };
    let mut days: Vec<f64> = runs.rows.iter().map(days).filter(|days| *days > 0.0).collect();
    days.sort_by(f64::total_cmp);
    days
}

/// Most runs have the camp empty by then, and the status says that it is not. Those runs are held back; what
/// comes of them must be as late as runs are that need no holding (rejection sampling): not all at once.
#[test]
fn a_camp_that_should_be_empty_and_is_not_will_not_be_so_the_next_hour() {
    let place = workplace();
    let runs = ["run", "minimal", "--runs", "4000", "--out", "run"];
    done(place.path(), &runs);
    let midnight = "2030-02-06T00:00:00+00:00";
    let exact = after(&place.path().join("run"), midnight);
    assert!((400..1_200).contains(&exact.len()), "a rare thing, not too rare: {}", exact.len());
    let status = "as_of,kind,what\n2030-02-05,not-yet,camp.outpost.vacated\n";
    fs::write(place.path().join("status.csv"), status).expect("a status");
    let update = ["update", "minimal", "--as-of", "2030-02-05", "--status", "status.csv"];
    let more = ["--weigh", "4000", "--runs", "600", "--out", "update"];
    done(place.path(), &[&update[..], &more].concat());
    let held = after(&place.path().join("update"), midnight);
    assert_eq!(held.len(), 600);
    for share in [0.2, 0.5, 0.8] {
        let [exact, held] = [&exact, &held].map(|days| days[(days.len() as f64 * share) as usize]);
        assert!((exact - held).abs() < 0.3 * exact, "{share}: {exact} d, and held back {held} d");
    }
}

/// A clerk leaves what he does not know: it is as if those rows were not there.
#[test]
fn a_template_that_is_not_filled_in_says_nothing() {
    let place = workplace();
    let asked = ["update", "minimal", "--as-of", "2030-01-20"];
    let template = done(place.path(), &[&asked[..], &["--template"]].concat());
    assert_mentions(&template, &["come about: 100% (2030-01-0"]);
    fs::write(place.path().join("open.csv"), &template).expect("a status");
    // One for a spreadsheet of a French office is read as well.
    let french = ["--template", "--csv-locale", "fr", "--lang", "fr"];
    let french = done(place.path(), &[&asked[..], &french].concat());
    assert!(french.starts_with("\u{feff}as_of;kind;what;"), "{french}");
    fs::write(place.path().join("fr.csv"), &french).expect("a status");
    let said = drawdown(place.path(), &[&asked[..], &["--status", "fr.csv"]].concat());
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    done(place.path(), &["run", "minimal", "--out", "run"]);
    let update = [&asked[..], &["--status", "open.csv", "--out", "update"]].concat();
    let said = drawdown(place.path(), &update);
    assert!(said.status.success());
    let warnings = String::from_utf8_lossy(&said.stderr).into_owned();
    assert_eq!(warnings.matches("W547").count(), 1, "{warnings}");
    assert_eq!(files(&place.path().join("run")), files(&place.path().join("update")));
}

/// A gate that is told to be shut, while nothing says for how long: the first page says what that does.
#[test]
fn what_is_shut_without_an_end_is_on_the_first_page() {
    let place = workplace();
    let scenario = "extends = \"minimal\"\n[gate.host]\nauthority = \"Host\"\n\
        covers = { routes = [\"outpost-town\"] }\nlead_time = \"2 d\"\n";
    fs::write(place.path().join("shut.toml"), scenario).expect("a scenario");
    for (end, says) in
        [("", true), ("suspensions = [{ every = \"90 d\", lasts = \"9 d\" }]\n", false)]
    {
        fs::write(place.path().join("shut.toml"), format!("{scenario}{end}")).expect("a scenario");
        let status = "as_of,kind,what,value\n2030-01-20,gate,gate.host,suspended\n";
        fs::write(place.path().join("status.csv"), status).expect("a status");
        let update = ["update", "shut.toml", "--as-of", "2030-01-20", "--status", "status.csv"];
        let few = ["--weigh", "300", "--runs", "60", "--out", "out", "--replace"];
        done(place.path(), &[&update[..], &few].concat());
        done(place.path(), &["report", "out", "--lang", "en"]);
        let briefing = place.path().join("out/briefing-en/briefing.md");
        let briefing = fs::read_to_string(briefing).expect("a briefing");
        let first = briefing.split("\n## ").nth(1).expect("a first page");
        assert_eq!(first.contains("(Host) stays so to the end"), says, "{first}");
    }
}
