//! Every option of every verb does something in some test: what nobody tries, nobody knows to work.

use std::fs;
use std::path::Path;

use crate::command::{assert_mentions, done, refused, workplace};

/// All tests from outside, as text.
fn tests(folder: &Path) -> String {
    let entries = fs::read_dir(folder).expect("a folder of tests").flatten();
    let text = |path: std::path::PathBuf| match path.is_dir() {
        true => tests(&path),
        false => fs::read_to_string(path).unwrap_or_default(),
    };
    entries.map(|entry| text(entry.path())).collect()
}

/// The long options that a help page describes.
fn options(help: &str) -> Vec<String> {
    let option = |line: &str| {
        let line = line.trim_start();
        let line = line.strip_prefix("-h, ").or(line.strip_prefix("-V, ")).unwrap_or(line);
        line.starts_with("--")
            .then(|| line.split([' ', '=', '[']).next().unwrap_or_default().to_owned())
    };
    help.lines().filter(|line| line.starts_with("  ")).filter_map(option).collect()
}

#[test]
fn every_option_of_every_verb_is_named_in_a_test() {
    let place = workplace();
    let tests = tests(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/all"));
    let whole = done(place.path(), &["--help"]);
    let list = whole.split("Commands:").nth(1).expect("a list of verbs");
    let verbs = list.lines().take_while(|line| !line.starts_with("Options"));
    let verbs = verbs.filter_map(|line| line.strip_prefix("  ")?.split(' ').next());
    let verbs: Vec<&str> = verbs.filter(|verb| !verb.is_empty() && *verb != "help").collect();
    assert!(verbs.len() > 15, "{verbs:?}");
    let mut untried = Vec::new();
    for verb in verbs {
        for option in options(&done(place.path(), &[verb, "--help"])) {
            let is_tried = tests.contains(&format!("\"{option}\""));
            if !is_tried && option != "--help" {
                untried.push(format!("{verb} {option}"));
            }
        }
    }
    assert!(untried.is_empty(), "{untried:?}");
}

#[test]
fn a_briefing_is_written_with_the_results_where_it_is_wanted() {
    let place = workplace();
    done(place.path(), &["run", "minimal", "--runs", "5", "--report", "--lang", "en"]);
    // By its name, as it was played.
    done(place.path(), &["report", "minimal", "--lang", "fr"]);
    assert!(place.path().join("output/minimal/briefing-fr").is_dir());
    assert!(place.path().join("output/minimal/briefing-en/briefing.html").exists());
    let sweep = "extends = \"minimal\"\n[sweep.few]\ndesign = \"grid\"\nreplications = 4\n[sweep.few.factor]\n\
                 trucks = { path = \"pool.trucks.count\", values = [14, 20] }\n";
    fs::write(place.path().join("few.toml"), sweep).expect("a file");
    done(place.path(), &["sweep", "few.toml", "--report", "--lang", "en"]);
    assert!(place.path().join("output/minimal/sweep-few/briefing-en/briefing.html").exists());
    if cfg!(not(feature = "parquet")) {
        let said = refused(place.path(), &["sweep", "few.toml", "--parquet", "--out", "more"]);
        assert_mentions(&said, &["built without Parquet"]);
    }
}

#[test]
fn shards_are_put_together_where_their_scenario_has_moved() {
    let place = workplace();
    let sweep = "extends = \"minimal\"\n[sweep.few]\ndesign = \"grid\"\nreplications = 4\n[sweep.few.factor]\n\
                 trucks = { path = \"pool.trucks.count\", values = [14, 20] }\n";
    let (before, after) = (place.path().join("few.toml"), place.path().join("moved.toml"));
    fs::write(&before, sweep).expect("a file");
    for shard in ["1/2", "2/2"] {
        done(place.path(), &["sweep", "few.toml", "--shard", shard, "--out", "parts"]);
    }
    fs::rename(&before, &after).expect("it moves");
    let merge = ["merge", "parts.shard-1-of-2", "parts.shard-2-of-2", "--out", "merged"];
    assert_mentions(&refused(place.path(), &merge), &["no file `few.toml`"]);
    done(place.path(), &[&merge[..], &["--scenario", "moved.toml"]].concat());
    fs::write(&after, sweep.replace("14", "15")).expect("a file");
    let other = [&merge[..], &["--scenario", "moved.toml", "--replace"]].concat();
    assert_mentions(&refused(place.path(), &other), &["another scenario"]);
}

#[test]
fn a_change_of_the_first_idea_is_the_opposite_of_one_of_the_second() {
    let place = workplace();
    let gained = |option: &str, out: &str| {
        let set =
            [option, "pool.trucks.count=30", "--no-attribution", "--runs", "20", "--out", out];
        done(place.path(), &[&["compare", "base", "base", "--file", "minimal"][..], &set].concat());
        let table =
            fs::read_to_string(place.path().join(out).join("deadlines.csv")).expect("a table");
        let mut lines = table.lines();
        let head =
            lines.next().expect("headings").split(',').position(|it| it == "mean_gained_days");
        let cell = lines.next().expect("a row").split(',').nth(head.expect("a column"));
        cell.expect("a cell").parse::<f64>().expect("a number")
    };
    let (worse, better) = (gained("--a-set", "a"), gained("--b-set", "b"));
    assert!(better > 0.0 && (worse + better).abs() < 1e-3, "{worse} and {better}");
}

#[test]
fn what_is_enough_and_what_matters_are_options_of_a_choice() {
    let place = workplace();
    let choose = ["choose", "three-sides", "--budget", "9000", "--enough", "0.5"];
    done(place.path(), &[&choose[..], &["--indifference", "0.5", "--out", "chosen"]].concat());
    let manifest = fs::read_to_string(place.path().join("chosen/manifest.toml")).expect("one");
    assert_mentions(&manifest, &["--indifference 0.5"]);
}

#[test]
fn a_switch_is_from_the_plan_that_is_named() {
    let place = workplace();
    let decide =
        ["decide", "three-sides", "--switch", "shed", "--from-plan", "base", "--runs", "20"];
    let days = ["--from", "2030-01-05", "--to", "2030-01-20"];
    done(place.path(), &[&decide[..], &days, &["--chance", "50%"]].concat());
    let wrong =
        ["decide", "three-sides", "--switch", "shed", "--from-plan", "bsae", "--runs", "20"];
    assert_mentions(&refused(place.path(), &wrong), &["bsae", "base"]);
}

#[test]
fn an_earlier_forecast_and_the_last_day_are_options_of_a_score() {
    let place = workplace();
    done(place.path(), &["run", "minimal", "--runs", "20", "--out", "now"]);
    let fewer = ["--set", "pool.trucks.count=14", "--out", "before"];
    done(place.path(), &[&["run", "minimal", "--runs", "20"][..], &fewer].concat());
    let record = "milestone,earliest,latest,not_by,known_on,source\n\
                  deadline.outpost-empty,2030-02-10,2030-02-10,,2030-02-12,report\n";
    fs::write(place.path().join("record.csv"), record).expect("a record");
    let score = ["score", "now", "--record", "record.csv", "--previous", "before"];
    done(place.path(), &[&score[..], &["--until", "2030-03-01"]].concat());
}
