//! Sweeps from outside: what they agree with, what they survive, what they refuse.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::command::{assert_mentions, command, done, drawdown, files, refused, workplace};

/// A scenario with sweeps of all sorts over one camp, one road and some trucks.
const SCENARIO: &str = r#"
format = 1
extends = "minimal"

[sweep.trucks]
design = "grid"
replications = 60

[sweep.trucks.factor.trucks]
path = "pool.trucks.count"
values = [14, 18, 22]

[sweep.trucks.factor.due]
path = "deadline.outpost-empty.due"
from = 2030-02-04
to = 2030-02-12
step = "4 d"

[sweep.holes]
design = "grid"
replications = 30

[sweep.holes.factor.trucks]
path = "pool.trucks.count"
values = [14, 1, 20]

[sweep.close]
design = "sobol"
points = 8
precision = 0.08
at_most = 900

[sweep.close.factor.payload]
path = "pool.trucks.payload"
from = "8 t"
to = "16 t"

[sweep.points]
design = "table"
table = "points.csv"
replications = 40

[sweep.long]
design = "grid"
replications = 4000

[sweep.long.factor.trucks]
path = "pool.trucks.count"
from = 12
to = 31
"#;

const POINTS: &str = "pool.trucks.count,pool.trucks.payload\n14,12 t\n20,9.5 t\n";

/// A folder with the scenario and its table.
pub(crate) fn scenario() -> tempfile::TempDir {
    let place = workplace();
    fs::write(place.path().join("sweeps.toml"), SCENARIO).expect("a file");
    fs::write(place.path().join("points.csv"), POINTS).expect("a file");
    place
}

pub(crate) fn sweep<'a>(name: &'a str, out: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    let mut arguments = vec!["sweep", "sweeps.toml", "--sweep", name, "--out", out];
    arguments.extend(more);
    arguments
}

/// The rows of a CSV file as cells by heading.
fn table(path: &Path) -> Vec<std::collections::BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_path(path).expect("a CSV file");
    reader.deserialize().map(|row| row.expect("a row")).collect()
}

#[test]
fn every_point_is_what_a_run_with_its_changes_gives() {
    let place = scenario();
    done(place.path(), &sweep("trucks", "swept", &[]));
    let swept = table(&place.path().join("swept/deadlines.csv"));
    let points = table(&place.path().join("swept/points.csv"));
    assert_eq!((points.len(), swept.len()), (9, 9));
    for (number, (point, row)) in points.iter().zip(&swept).enumerate() {
        let out = format!("run-{number}");
        let mut arguments = vec!["run", "sweeps.toml", "--runs", "60", "--out", &out];
        for change in point["set"].split("; ") {
            arguments.extend(["--set", change]);
        }
        done(place.path(), &arguments);
        let run = &table(&place.path().join(out).join("deadlines.csv"))[0];
        for column in ["due", "n", "missed", "p_missed", "p_missed_low", "p50", "p80", "p90"] {
            assert_eq!(row[column], run[column], "{column} of point {number}");
        }
    }
}

#[test]
fn what_was_made_by_hand_from_the_runs_agrees_with_the_points() {
    let place = scenario();
    done(place.path(), &sweep("trucks", "swept", &[]));
    let runs = table(&place.path().join("swept/runs.csv"));
    for row in table(&place.path().join("swept/deadlines.csv")) {
        let of_point = runs.iter().filter(|run| run["point"] == row["point"]);
        let missed = of_point.filter(|run| run["deadline.outpost-empty.missed"] == "1").count();
        assert_eq!(row["missed"], missed.to_string(), "point {}", row["point"]);
    }
}

#[test]
fn threads_and_shards_change_no_byte() {
    let place = scenario();
    for name in ["trucks", "close", "points"] {
        done(place.path(), &sweep(name, "whole", &["--threads", "1"]));
        done(place.path(), &sweep(name, "threads", &["--threads", "3"]));
        for shard in ["1/3", "2/3", "3/3"] {
            done(place.path(), &sweep(name, "parts", &["--shard", shard]));
        }
        let folders = ["parts.shard-2-of-3", "parts.shard-3-of-3", "parts.shard-1-of-3"];
        done(place.path(), &[&["merge", "--out", "merged"], folders.as_slice()].concat());
        let whole = files(&place.path().join("whole"));
        assert_eq!(whole, files(&place.path().join("threads")), "threads of {name}");
        assert_eq!(whole, files(&place.path().join("merged")), "shards of {name}");
        for folder in ["whole", "threads", "merged"] {
            fs::remove_dir_all(place.path().join(folder)).expect("a folder");
        }
        for folder in folders {
            fs::remove_dir_all(place.path().join(folder)).expect("a shard");
        }
    }
}

/// Lets a sweep play for so long, and kills it.
fn killed_after(place: &Path, arguments: &[&str], time: Duration) {
    let mut child = command(place, arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    std::thread::sleep(time);
    child.kill().expect("it can be killed");
    child.wait().expect("it ends");
}

#[test]
fn a_sweep_that_is_killed_fifty_times_ends_in_the_same_bytes() {
    let place = scenario();
    let begun = Instant::now();
    done(place.path(), &sweep("long", "whole", &["--threads", "2"]));
    let whole = begun.elapsed();
    let arguments = sweep("long", "killed", &["--resume", "--threads", "2"]);
    // Moments from before the log is begun to after a good many blocks, as even as multiples of the
    // golden ratio: fifty of them take some two times as long as the sweep.
    for kill in 0..50_u32 {
        let share = (f64::from(kill) * 0.618_033_988_749_895).fract();
        killed_after(place.path(), &arguments, whole.mul_f64(0.08 * share));
    }
    done(place.path(), &arguments);
    assert_eq!(files(&place.path().join("whole")), files(&place.path().join("killed")));
    assert!(!place.path().join("killed.unfinished").exists());
}

/// Bytes of a log before its first record.
const HEAD: usize = 16;

#[test]
fn a_broken_record_at_the_end_of_the_log_is_played_again() {
    let place = scenario();
    done(place.path(), &sweep("trucks", "whole", &[]));
    done(place.path(), &sweep("trucks", "cut", &["--shard", "1/1", "--replace"]));
    // A sweep in one shard is a whole sweep: what it leaves is finished. So a log is cut by hand.
    let log = place.path().join("parts.shard-1-of-2/runs.log");
    done(place.path(), &sweep("trucks", "parts", &["--shard", "1/2"]));
    done(place.path(), &sweep("trucks", "parts", &["--shard", "2/2"]));
    let bytes = fs::read(&log).expect("a log");
    for end in [bytes.len() - 1, bytes.len() / 2, 20, 9, 0] {
        fs::write(&log, &bytes[..end]).expect("a log");
        // As a shard is left that was killed: without the mark of one that is finished.
        fs::remove_file(log.with_file_name("done.toml")).expect("a mark");
        let folders = ["parts.shard-1-of-2", "parts.shard-2-of-2"];
        let unfinished = [&["merge", "--out", "merged"], folders.as_slice()].concat();
        let said = refused(place.path(), &unfinished);
        assert_mentions(&said, &["not all played", "--resume"]);
        // What is lost is said, and how much is played again.
        let is_cut = end > 0 && end != HEAD;
        assert_eq!(said.contains("are damaged"), is_cut, "{end}: {said}");
        let resumed =
            drawdown(place.path(), &sweep("trucks", "parts", &["--shard", "1/2", "--resume"]));
        let said = String::from_utf8_lossy(&resumed.stderr).into_owned();
        assert_eq!(resumed.status.code(), Some(0), "{said}");
        assert_eq!(said.contains("runs are whole"), is_cut, "{end}: {said}");
        done(
            place.path(),
            &[&["merge", "--replace", "--out", "merged"], folders.as_slice()].concat(),
        );
        assert_eq!(files(&place.path().join("whole")), files(&place.path().join("merged")));
        fs::remove_dir_all(place.path().join("merged")).expect("a folder");
    }
}

#[cfg(unix)]
#[test]
fn ctrl_c_keeps_what_was_played() {
    let place = scenario();
    done(place.path(), &sweep("long", "whole", &["--runs", "2000"]));
    let arguments = sweep("long", "stopped", &["--runs", "2000", "--resume"]);
    let child = super::signals::heeding_signals(place.path(), &arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    std::thread::sleep(Duration::from_millis(1_500));
    let pid = child.id().to_string();
    Command::new("kill").args(["-INT", &pid]).status().expect("kill");
    let output = child.wait_with_output().expect("it ends");
    if output.status.code() == Some(130) {
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_mentions(
            &said,
            &["stopped; what was played is kept in stopped.unfinished", "--resume"],
        );
        done(place.path(), &arguments);
    }
    assert_eq!(files(&place.path().join("whole")), files(&place.path().join("stopped")));
}

#[test]
fn a_point_that_is_refused_is_a_row_with_its_reason() {
    let place = scenario();
    let text = done(place.path(), &sweep("holes", "swept", &[]));
    assert_mentions(&text, &["30 runs have no outcome (1 cells have none at all)"]);
    let runs = table(&place.path().join("swept/runs.csv"));
    let failed: Vec<_> = runs.iter().filter(|run| run["outcome"] == "failed").collect();
    assert_eq!(failed.len(), 30);
    assert!(failed.iter().all(|run| run["point"] == "1" && run["reason"].contains("E403")));
    let rows = table(&place.path().join("swept/deadlines.csv"));
    assert_eq!((rows[1]["n"].as_str(), rows[1]["failed"].as_str()), ("0", "30"));
    assert_eq!((rows[1]["p_missed"].as_str(), rows[2]["n"].as_str()), ("", "30"));
    // Only runs know when a deadline is due at a point.
    assert_eq!((rows[1]["due"].as_str(), rows[2]["due"].is_empty()), ("", false));
}

#[test]
fn a_precision_plays_points_until_they_are_known() {
    let place = scenario();
    done(place.path(), &sweep("close", "swept", &[]));
    let rows = table(&place.path().join("swept/deadlines.csv"));
    let counts: Vec<u32> = rows.iter().map(|row| row["n"].parse().expect("a count")).collect();
    assert!(counts.iter().all(|n| (200..=900).contains(n)), "{counts:?}");
    for row in &rows {
        let number = |column: &str| row[column].parse::<f64>().expect("a number");
        let half = (number("p_missed_high") - number("p_missed_low")) / 2.0;
        assert!(half <= 0.0801 || row["n"] == "900", "{row:?}");
    }
}

#[test]
fn points_may_have_a_luck_of_their_own() {
    let place = scenario();
    done(place.path(), &sweep("points", "common", &[]));
    done(place.path(), &sweep("points", "own", &["--independent"]));
    let drawn = |folder: &str| -> Vec<String> {
        let runs = table(&place.path().join(folder).join("runs.csv"));
        runs.iter().map(|run| run["deadline.outpost-empty.reached"].clone()).collect()
    };
    assert_ne!(drawn("common"), drawn("own"));
}

#[test]
fn a_part_of_the_points_can_be_played() {
    let place = scenario();
    done(place.path(), &sweep("trucks", "part", &["--points", "3..5"]));
    let rows = table(&place.path().join("part/deadlines.csv"));
    let points: Vec<&str> = rows.iter().map(|row| row["point"].as_str()).collect();
    assert_eq!(points, ["3", "4"]);
    let text = done(place.path(), &sweep("trucks", "part", &["--points", "3..5", "--replace"]));
    assert_mentions(&text, &["Sweep trucks: 2 of 9 points, 120 runs."]);
    let wrong = refused(place.path(), &sweep("trucks", "other", &["--points", "3..50"]));
    assert_mentions(&wrong, &["3..50 is no part of 0..9", "for instance, 3..9"]);
    // What is advised can be typed.
    for (number, wrong) in ["3..3", "5..2", "0..10", "9..9", "..0", "x", "8..40"].iter().enumerate()
    {
        let out = format!("other-{number}");
        let told = refused(place.path(), &sweep("trucks", &out, &["--points", wrong]));
        let advised = told.rsplit("for instance, ").next().expect("an advice").trim();
        done(place.path(), &sweep("trucks", &out, &["--points", advised, "--runs", "1"]));
    }
}

#[test]
fn nothing_is_overwritten_without_a_word() {
    let place = scenario();
    done(place.path(), &sweep("trucks", "swept", &[]));
    for more in [&[][..], &["--resume"]] {
        let same = command(place.path(), &sweep("trucks", "swept", more)).output();
        let same = String::from_utf8(same.expect("it starts").stderr).expect("UTF-8");
        assert_mentions(&same, &["swept is finished already"]);
        let seed = [more, &["--seed", "7"]].concat();
        let other = refused(place.path(), &sweep("trucks", "swept", &seed));
        let words = ["holds finished results, but of another scenario", "--out", "--replace"];
        assert_mentions(&other, &words);
    }
    done(place.path(), &sweep("trucks", "swept", &["--replace"]));
    fs::create_dir(place.path().join("mine")).expect("a folder");
    fs::write(place.path().join("mine/notes.txt"), "mine").expect("a file");
    for more in [&[][..], &["--replace"]] {
        let foreign = refused(place.path(), &sweep("trucks", "mine", more));
        assert_mentions(&foreign, &["holds no results of drawdown"]);
    }
}

#[test]
fn what_does_not_belong_together_is_not_put_together() {
    let place = scenario();
    let shard = |name, shard, more: &[&'static str]| {
        let arguments = [&["--shard", shard], more].concat();
        done(place.path(), &sweep("trucks", name, &arguments));
        PathBuf::from(format!("{name}.shard-{}", shard.replace('/', "-of-")))
    };
    let first = shard("a", "1/2", &[]);
    let second = shard("b", "2/2", &["--seed", "7"]);
    let third = shard("c", "2/2", &["--runs", "10"]);
    let merge = |other: &Path| {
        let paths = [&first, other].map(|path| path.to_string_lossy().into_owned());
        refused(place.path(), &["merge", "--out", "merged", &paths[0], &paths[1]])
    };
    assert_mentions(&merge(&second), &["do not belong together", "seed: 1 here, 7 there"]);
    assert_mentions(&merge(&third), &["replications: 60 here, 10 there"]);
    assert_mentions(&merge(&first), &["not all shards: there is none with number 2 of 2"]);
    let other = refused(
        place.path(),
        &sweep("trucks", "a", &["--shard", "1/2", "--resume", "--set", "pool.trucks.seats=10"]),
    );
    assert_mentions(&other, &["is of another sweep", "values in the scenario"]);
}

#[test]
fn the_order_in_which_shards_are_named_changes_no_byte() {
    let place = scenario();
    // Named otherwise, the same file: the commands of the two shards differ.
    for (shard, file) in [("1/2", "sweeps.toml"), ("2/2", "./sweeps.toml")] {
        let arguments = ["sweep", file, "--sweep", "trucks", "--out", "parts", "--shard", shard];
        done(place.path(), &arguments);
    }
    let folders = ["parts.shard-1-of-2", "parts.shard-2-of-2"];
    done(place.path(), &["merge", "--out", "one", folders[0], folders[1]]);
    done(place.path(), &["merge", "--out", "other", folders[1], folders[0]]);
    assert_eq!(files(&place.path().join("one")), files(&place.path().join("other")));
}

/// The table of points in a folder of results: its name and what is in it.
fn kept_table(folder: &Path) -> (String, String) {
    let names = fs::read_dir(folder).expect("a folder").flatten();
    let mut names = names.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let name = names.find(|name| name.starts_with("table-points-")).expect("a table of points");
    let text = fs::read_to_string(folder.join(&name)).expect("UTF-8");
    (name, text)
}

#[test]
fn a_table_of_points_is_kept_with_the_results_which_can_be_played_again_on_their_own() {
    let place = scenario();
    done(place.path(), &sweep("points", "swept", &[]));
    done(place.path(), &["run", "sweeps.toml", "--runs", "20", "--out", "run"]);
    fs::remove_file(place.path().join("points.csv")).expect("a file");
    let (name, text) = kept_table(&place.path().join("swept"));
    assert_eq!(text, POINTS);
    for folder in ["swept", "run"] {
        let set = "pool.trucks.count=30";
        done(place.path(), &["compare", folder, "--b-set", set, "--runs", "20", "--out", "both"]);
        done(place.path(), &["compare", "both", "--b-set", set, "--runs", "20", "--out", "again"]);
        for written in ["both", "again"] {
            fs::remove_dir_all(place.path().join(written)).expect("a folder");
        }
    }
    let again = ["sweep", "swept/resolved.toml", "--sweep", "points", "--out", "again"];
    done(place.path(), &again);
    let of = |folder: &str| {
        let mut all = files(&place.path().join(folder));
        // They name the file that was read.
        all.retain(|(name, _)| name != "manifest.toml" && name != "resolved.toml");
        all
    };
    assert_eq!(of("swept"), of("again"));
    fs::write(place.path().join("swept").join(&name), "pool.trucks.count\n9\n").expect("a file");
    let edited = refused(place.path(), &["compare", "swept", "--b-set", "pool.trucks.count=30"]);
    assert_mentions(&edited, &[&name, "is not the file that these results were played from"]);
}

#[test]
fn an_edited_table_of_points_is_another_sweep() {
    let place = scenario();
    done(place.path(), &sweep("points", "swept", &[]));
    done(place.path(), &sweep("points", "parts", &["--shard", "1/2"]));
    let resume = sweep("points", "swept", &["--resume"]);
    let same = command(place.path(), &resume).output().expect("it starts");
    assert_mentions(&String::from_utf8_lossy(&same.stderr), &["swept is finished already"]);
    let edited = POINTS.replace("9.5 t", "9 t");
    fs::write(place.path().join("points.csv"), &edited).expect("a file");
    let finished = refused(place.path(), &resume);
    assert_mentions(&finished, &["of another scenario", "points.csv has been changed since"]);
    let shard = sweep("points", "parts", &["--shard", "1/2", "--resume"]);
    let unfinished = refused(place.path(), &shard);
    assert_mentions(&unfinished, &["is of another sweep", "tables of points: table-points-"]);
    done(place.path(), &sweep("points", "swept", &["--replace"]));
    assert_eq!(kept_table(&place.path().join("swept")).1, edited);
}

#[test]
fn a_table_of_points_may_be_given_on_the_command_line() {
    let place = scenario();
    let other = "pool.trucks.count\n15\n16\n17\n";
    fs::write(place.path().join("other.csv"), other).expect("a file");
    let without = SCENARIO.replace("table = \"points.csv\"\n", "");
    fs::write(place.path().join("without.toml"), without).expect("a file");
    for file in ["sweeps.toml", "without.toml"] {
        let set = ["--set", "sweep.points.table=other.csv"];
        let arguments = ["sweep", file, "--sweep", "points", "--out", "swept", "--replace"];
        done(place.path(), &[arguments.as_slice(), &set].concat());
        let counts: Vec<String> = table(&place.path().join("swept/points.csv"))
            .into_iter()
            .map(|point| point["set"].clone())
            .collect();
        let wanted = [15, 16, 17].map(|count| format!("pool.trucks.count={count}"));
        assert_eq!(counts, wanted, "{file}");
        assert_eq!(kept_table(&place.path().join("swept")).1, other, "{file}");
    }
    let none = ["sweep", "sweeps.toml", "--sweep", "points", "--set", "sweep.points.table=no.csv"];
    assert_mentions(&refused(place.path(), &none), &["error[E102]", "no.csv cannot be read"]);
}

#[test]
fn what_two_sweeps_have_wrong_alike_is_said_once_with_both_places() {
    let place = scenario();
    let twice = "\n[sweep.more]\ndesign = \"table\"\ntable = \"points.csv\"\n";
    fs::write(place.path().join("sweeps.toml"), format!("{SCENARIO}{twice}")).expect("a file");
    let wrong = "pool.truks.count\n14\n";
    let check = |code: &str| {
        let output = command(place.path(), &["check", "sweeps.toml"]).output().expect("it starts");
        let said = String::from_utf8(output.stderr).expect("UTF-8");
        assert_eq!(said.matches(code).count(), 1, "{said}");
        assert_mentions(&said, &["(also at sweeps.toml:"]);
    };
    fs::remove_file(place.path().join("points.csv")).expect("a file");
    check("error[E102]");
    fs::write(place.path().join("points.csv"), wrong).expect("a file");
    check("error[E201]");
}

#[test]
fn a_design_too_large_is_found_by_check_too_with_its_place() {
    let place = scenario();
    let factor = |name: &str, path: &str| {
        format!("factor.{name} = {{ path = \"pool.trucks.{path}\", from = 20, to = 4000 }}\n")
    };
    let factors = [("a", "count"), ("b", "seats"), ("c", "order")].map(|(a, b)| factor(a, b));
    let large = format!("{SCENARIO}\n[sweep.large]\ndesign = \"grid\"\n{}", factors.concat());
    let line = large.lines().position(|line| line == "[sweep.large]").expect("it") + 1;
    fs::write(place.path().join("sweeps.toml"), large).expect("a file");
    let wanted = ["error[E315]", "sweep large: there would be too many points: a design has"];
    let at = format!("sweeps.toml:{line}");
    for arguments in [vec!["check", "sweeps.toml"], sweep("large", "swept", &[])] {
        let output = command(place.path(), &arguments).output().expect("it starts");
        assert_eq!(output.status.code(), Some(1));
        let said = String::from_utf8(output.stderr).expect("UTF-8");
        assert_mentions(&said, &[wanted[0], wanted[1], &at]);
    }
}

#[test]
fn check_tries_every_factor_at_its_ends() {
    let place = scenario();
    let wrong = SCENARIO.replace("values = [14, 18, 22]", "values = [14, 18, 1]");
    fs::write(place.path().join("sweeps.toml"), wrong).expect("a file");
    let output = command(place.path(), &["check", "sweeps.toml"]).output().expect("it starts");
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert_mentions(&said, &["error[E403]", "with trucks at 1 in sweep trucks"]);
    assert_mentions(&refused(place.path(), &sweep("trucks", "x", &[])), &["error[E403]"]);
}

#[test]
fn wrong_names_get_the_nearest_right_one() {
    let place = scenario();
    let wrong = refused(place.path(), &sweep("truks", "x", &[]));
    assert_mentions(&wrong, &["no sweep is called `truks`", "Did you mean `trucks`"]);
    let none = refused(place.path(), &["sweep", "sweeps.toml"]);
    assert_mentions(&none, &["several sweeps", "--sweep", "holes", "trucks"]);
    assert_mentions(&refused(place.path(), &["sweep", "yardstick"]), &["has no sweep"]);
}

#[test]
fn a_table_saved_by_a_french_spreadsheet_is_played_as_the_english_one_is() {
    let french = "\u{feff}pool.trucks.count;pool.trucks.payload\r\n14;12 t\r\n20;9,5 t\r\n;\r\n";
    let played = [POINTS, french].map(|points| {
        let place = scenario();
        fs::write(place.path().join("points.csv"), points).expect("a file");
        done(place.path(), &sweep("points", "swept", &[]));
        fs::read_to_string(place.path().join("swept/deadlines.csv")).expect("a file")
    });
    assert_eq!(played[0], played[1]);
    assert!(played[0].lines().count() > 2);
}
