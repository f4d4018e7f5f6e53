//! Forecasts scored by what happened: against a slow reckoning from the runs themselves, and what a
//! bad record is told.

use std::fs;
use std::path::Path;

use drawdown::scenario::examples;
use jiff::civil::Date;

use crate::command::{assert_mentions, done, refused, workplace};
use crate::results::Sheet;

const HEAD: &str = "milestone,earliest,latest,not_by,known_on,source\n";

/// Plays `minimal` and scores it by this record; the two tables.
fn scored(place: &Path, record: &str, more: &[&str]) -> (Sheet, Sheet) {
    fs::write(place.join("record.csv"), record).expect("a record");
    let mut arguments = vec!["score", "output/minimal", "--record", "record.csv"];
    arguments.extend(more);
    done(place, &arguments);
    let read = |name: &str| Sheet::read(&place.join(format!("output/minimal/score/{name}.csv")));
    (read("scores"), read("scoreboard"))
}

/// The days of a column of runs.csv, as dates in UTC, which is the zone of `minimal`.
fn days(place: &Path, column: &str) -> Vec<Option<Date>> {
    let runs = Sheet::read(&place.join("output/minimal/runs.csv"));
    let day =
        |row: &Vec<String>| runs.cell(row, column).get(..10).map(|day| day.parse().expect("a day"));
    runs.rows.iter().map(day).collect()
}

fn apart(one: Date, other: Date) -> f64 {
    f64::from((one - other).get_days()).abs()
}

/// The ranked probability score of a day, by every pair of runs; all days are cut at `until`.
fn crps(runs: &[Option<Date>], actual: Date, until: Date) -> f64 {
    let capped: Vec<Date> = runs.iter().map(|day| day.unwrap_or(until).min(until)).collect();
    let n = capped.len() as f64;
    let to_it: f64 = capped.iter().map(|day| apart(*day, actual)).sum::<f64>() / n;
    let between: f64 =
        capped.iter().flat_map(|one| capped.iter().map(|other| apart(*one, *other))).sum();
    to_it - between / (2.0 * n * n)
}

#[test]
fn scores_are_what_the_runs_give_by_hand() {
    let place = workplace();
    done(place.path(), &["run", "minimal", "--runs", "60"]);
    let record = format!(
        "{HEAD}deadline.outpost-empty,2030-02-10,2030-02-10,,2030-02-12,mission report\n\
         camp.outpost.vacated,2030-02-10,2030-02-10,,2030-02-12,mission report\n"
    );
    let (scores, board) = scored(place.path(), &record, &[]);
    let model = scores.rows_with(&[("forecaster", "model")]);
    assert_eq!(model.len(), 2);
    let row = model[0];

    let (actual, until): (Date, Date) =
        ("2030-02-10".parse().expect("a day"), "2030-02-12".parse().expect("a day"));
    let runs = days(place.path(), "deadline.outpost-empty.reached");
    let due: Date = "2030-02-08".parse().expect("a day");
    let missed = runs.iter().filter(|day| day.is_none_or(|day| day > due)).count() as f64;
    let p = missed / runs.len() as f64;
    assert!((scores.number(row, "p_missed") - p).abs() < 1e-4);
    assert!((scores.number(row, "brier") - (p - 1.0).powi(2)).abs() < 1e-4);
    let log = -((missed + 0.5) / (runs.len() as f64 + 1.0)).ln();
    assert!((scores.number(row, "log_score") - log).abs() < 1e-4);

    let crps = crps(&runs, actual, until);
    assert!((scores.number(row, "crps_days") - crps).abs() < 1e-3, "{crps}");

    let announced = scores.rows_with(&[("forecaster", "announced")]);
    assert!((scores.number(announced[0], "crps_days") - 2.0).abs() < 1e-9);
    assert!((board.number(&board.rows[0], "brier_overall") - (p - 1.0).powi(2)).abs() < 1e-4);
}

#[test]
fn a_milestone_that_was_not_reached_counts_as_the_day_of_censoring() {
    let place = workplace();
    done(place.path(), &["run", "minimal", "--runs", "40"]);
    let record = format!("{HEAD}outpost-empty,,,2030-02-20,2030-02-20,press\n");
    let (scores, _) = scored(place.path(), &record, &[]);
    let row = &scores.rows[0];
    let runs = days(place.path(), "deadline.outpost-empty.reached");
    let until: Date = "2030-02-20".parse().expect("a day");
    assert!((scores.number(row, "crps_days") - crps(&runs, until, until)).abs() < 1e-3);
    assert_eq!(scores.cell(row, "missed"), "1");
    assert_eq!(scores.cell(row, "not_by"), "2030-02-20");
}

#[test]
fn several_missions_make_one_scoreboard_and_leave_each_other_out() {
    let place = workplace();
    done(place.path(), &["run", "minimal", "--runs", "40"]);
    let mut arguments = vec!["score".to_owned()];
    for (mission, day) in [("north", "03"), ("south", "10"), ("east", "05")] {
        let record = format!(
            "milestone;earliest;latest;not_by;known_on;source;mission\n\
             outpost-empty;2030-02-{day};2030-02-{day};;2030-02-12;press;{mission}\n"
        );
        fs::write(place.path().join(format!("{mission}.csv")), record).expect("a record");
        arguments.extend([
            "output/minimal".to_owned(),
            "--record".to_owned(),
            format!("{mission}.csv"),
        ]);
    }
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let text = done(place.path(), &arguments);
    assert_mentions(&text, &["Missions: 3.", "so few missions prove no skill"]);
    let scores = Sheet::read(&place.path().join("output/score/scores.csv"));
    let rates = scores.rows_with(&[("forecaster", "base_rate")]);
    let chances: Vec<f64> = rates.iter().map(|row| scores.number(row, "p_missed")).collect();
    // Laplace on the two others: the one that missed has none missed beside it, the others one.
    assert_eq!(chances, [0.5, 0.25, 0.5]);
    assert!(scores.rows_with(&[("forecaster", "corrected")]).is_empty());
}

#[test]
fn everything_that_is_wrong_with_a_record_is_said_at_once() {
    let place = workplace();
    done(place.path(), &["run", "minimal", "--runs", "10"]);
    let record = format!(
        "{HEAD}camp.outpst.vacated,2030-02-10,2030-02-10,,2030-02-12,a\n\
         outpost-empty,10/02/2030,2030-02-10,,2030-02-12,a\n\
         outpost-empty,2030-02-11,2030-02-10,,2030-02-12,a\n\
         outpost-empty,2030-02-10,2030-02-10,,2030-02-09,a\n\
         outpost-empty,2029-02-10,2029-02-10,,2030-02-09,a\n\
         outpost-empty,,,,2030-02-12,a\n\
         outpost-empty,2030-02-10,,,2030-02-12,a\n\
         outpost-empty,2030-02-10,2030-02-10,2030-02-09,2030-02-12,a\n\
         outpost-empty,2030-02-10,2030-02-10,,,a\n\
         ,2030-02-10,2030-02-10,,2030-02-12,a\n\
         outpost-empty,2030-02-10,2030-02-10,,2030-02-12,a\n\
         outpost-empty,2030-02-11,2030-02-11,,2030-02-12,b\n"
    );
    fs::write(place.path().join("record.csv"), record).expect("a record");
    let told = refused(place.path(), &["score", "output/minimal", "--record", "record.csv"]);
    assert_mentions(
        &told,
        &[
            "record.csv:2",
            "camp.outpost.vacated",
            "`10/02/2030` is no date",
            "2030-02-11 to 2030-02-10 ends before it begins",
            "2030-02-10 cannot have been known on 2030-02-09",
            "before the forecast was made",
            "says nothing of when it was reached",
            "there is an earliest day and no latest one",
            "both when it was reached and that it was not",
            "the row has no known_on",
            "the row has no milestone",
            "is recorded twice as known on 2030-02-12",
        ],
    );
    assert!(!place.path().join("output/minimal/score").exists());

    for (record, words) in [
        ("milestone,when\n", ["a record has no column `when`", "the record has no column source"]),
        (HEAD, ["the record has no rows", "write a row"]),
        ("milestone,earliest,latest,not_by,known_on,source\na,b\n", ["cannot be read", "2 cells"]),
    ] {
        fs::write(place.path().join("record.csv"), record).expect("a record");
        let told = refused(place.path(), &["score", "output/minimal", "--record", "record.csv"]);
        assert_mentions(&told, &words);
    }
    let told = refused(place.path(), &["score", "output/minimal", "--record", "none.csv"]);
    assert_mentions(&told, &["none.csv cannot be read: there is no such file"]);
    let told = refused(place.path(), &["score", "output/nothing", "--record", "record.csv"]);
    assert_mentions(&told, &["does not exist"]);
}

#[test]
fn the_briefing_shows_the_forecast_beside_what_happened() {
    let place = workplace();
    done(place.path(), &["run", "minimal", "--runs", "40"]);
    let record = format!("{HEAD}outpost-empty,,2030-02-10,,2030-02-12,press\n");
    fs::write(place.path().join("record.csv"), record).expect("a record");
    let arguments = ["score", "output/minimal", "--record", "record.csv", "--lang", "fr"];
    let text = done(place.path(), &arguments);
    assert_mentions(&text, &["évaluation", "d’ici 10\u{a0}févr.", "Jalon", "Fichiers"]);
    done(place.path(), &["report", "output/minimal", "--lang", "fr"]);
    let briefing = place.path().join("output/minimal/briefing-fr/briefing.md");
    let briefing = fs::read_to_string(briefing).expect("a briefing");
    assert_mentions(&briefing, &["La prévision face aux faits", "2030-01-01 à 2030-02-10"]);
}

#[test]
fn priors_leave_the_whole_mission_of_a_case_out() {
    let place = workplace();
    let all = done(place.path(), &["example", "priors"]);
    assert_mentions(
        &all,
        &["slip of the overall date, an outcome: -11 to 19 days (4 missions)", "barkhane"],
    );
    let without = done(place.path(), &["example", "priors", "--without", "unamid-end-2021"]);
    assert_mentions(&without, &["slip of the overall date, an outcome: -9 to 0 days (3 missions)"]);
    assert!(!without.contains("unamid"), "{without}");
    let told = refused(place.path(), &["example", "priors", "--without", "unamid-end-2022"]);
    assert_mentions(&told, &["Did you mean `unamid-end-2021`?"]);
    let arguments = ["example", "priors", "--known-by", "2022-02-17", "--only", "pace"];
    let known = done(place.path(), &arguments);
    assert_mentions(&known, &["Gao to Tessalit", "known on 2021-12-15"]);
    assert!(!known.contains("outcome") && !known.contains("2023"), "{known}");
}

#[test]
fn a_past_case_is_played_and_scored_by_its_record() {
    let place = workplace();
    let record = done(place.path(), &["example", "record", "mali-phase-1-2023"]);
    fs::write(place.path().join("record.csv"), record).expect("a record");
    done(place.path(), &["run", "mali-phase-1-2023", "--runs", "20"]);
    let text = done(place.path(), &["score", "output/mali-phase-1-2023", "--record", "record.csv"]);
    assert_mentions(
        &text,
        &["Ber", "13\u{a0}Aug\u{a0}2023", "Ménaka", "25\u{a0}Aug\u{a0}2023", "the announced date"],
    );
    let told = refused(place.path(), &["example", "record", "minimal"]);
    assert_mentions(&told, &["no past drawdown", "barkhane-mali-2022"]);
}

#[test]
fn every_past_case_was_forecast_as_it_stands_before_its_record_was_opened() {
    let place = workplace();
    let forecasts = include_str!("../../scenarios/past/forecasts.csv");
    let shelf = examples().iter().filter(|example| example.record.is_some());
    let names: Vec<&str> = shelf.map(|example| example.name).collect();
    assert_eq!(names.len(), 6);
    for name in names {
        done(place.path(), &["run", name, "--runs", "1"]);
        let folder = place.path().join("output").join(name);
        let manifest = fs::read_to_string(folder.join("manifest.toml")).expect("a manifest");
        let manifest: toml::Table = manifest.parse().expect("a table");
        let sum = manifest["input"][0]["sha256"].as_str().expect("a sum");
        let is_forecast = |line: &str| line.starts_with(name) && line.ends_with(sum);
        assert!(
            forecasts.lines().any(is_forecast),
            "{name} has changed: commit its new forecast (scenarios/past/forecasts.csv) beside the old one"
        );
    }
}

/// The chance of a miss of each deadline of a past case, as a table of the shelf has it.
fn chances(table: &str, case: &str) -> Vec<(String, f64)> {
    let rows = table.lines().filter(|line| line.starts_with(case));
    let rows = rows.map(|line| line.split(',').collect::<Vec<_>>());
    let deadlines =
        rows.filter_map(|row| Some((row[1].strip_prefix("deadline.")?.to_owned(), row[3])));
    deadlines.map(|(name, chance)| (name, chance.parse().expect("a chance"))).collect()
}

#[test]
fn what_stands_on_the_shelf_as_played_by_this_engine_is_what_it_plays() {
    // A hundred runs are no further from the 200 of the table than four standard errors of the difference.
    let place = workplace();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/past");
    for (table, folder) in [("played-again.csv", root.clone()), ("reruns.csv", root.join("reruns"))]
    {
        let table = fs::read_to_string(root.join(table)).expect("a table");
        for example in examples().iter().filter(|example| example.record.is_some()) {
            let file = folder.join(format!("{}.toml", example.name)).display().to_string();
            done(place.path(), &["run", &file, "--runs", "100", "--out", "run", "--replace"]);
            let deadlines = Sheet::read(&place.path().join("run/deadlines.csv"));
            let first = ["plan", "case"].map(|head| deadlines.cell(&deadlines.rows[0], head));
            let known = chances(&table, example.name);
            assert!(!known.is_empty(), "{}", example.name);
            for (name, chance) in known {
                let of_first =
                    [("plan", first[0]), ("case", first[1]), ("deadline", name.as_str())];
                let played = deadlines.number(deadlines.rows_with(&of_first)[0], "p_missed");
                let middle = f64::midpoint(played, chance).clamp(0.01, 0.99);
                let error = (middle * (1.0 - middle) * (0.01 + 0.005)).sqrt();
                assert!(
                    (played - chance).abs() < 4.0 * error,
                    "{file}, {name}: {chance}, now {played}"
                );
            }
        }
    }
}

#[test]
fn reruns_say_that_they_are_and_stand_beside_the_forecasts() {
    let place = workplace();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/past");
    let read = |name: &str| fs::read_to_string(root.join(name)).expect("a table");
    let (forecasts, reruns) = (read("forecasts.csv"), read("reruns.csv"));
    let again = read("played-again.csv");
    for table in [&reruns, &again] {
        assert_eq!(forecasts.lines().next(), table.lines().next(), "one heading");
    }
    for example in examples().iter().filter(|example| example.record.is_some()) {
        let file = root.join("reruns").join(format!("{}.toml", example.name));
        let text = fs::read_to_string(&file).expect("a rerun of every case");
        assert!(text.starts_with("# A RERUN") && text.contains("never a forecast"), "{text}");
        let path = file.display().to_string();
        done(place.path(), &["run", &path, "--runs", "1", "--out", "rerun", "--replace"]);
        let manifest = fs::read_to_string(place.path().join("rerun/manifest.toml"));
        let manifest: toml::Table = manifest.expect("a manifest").parse().expect("a table");
        let inputs = manifest["input"].as_array().expect("inputs").iter();
        let sums: Vec<&str> = inputs.filter_map(|input| input["sha256"].as_str()).collect();
        let of_case = |table: &str| -> Vec<String> {
            let lines = table.lines().filter(|line| line.starts_with(example.name));
            lines.map(|line| line.rsplit(',').next().unwrap_or_default().to_owned()).collect()
        };
        assert_eq!(of_case(&forecasts), of_case(&again), "{}: the same file", example.name);
        let (committed, again) = (of_case(&forecasts), of_case(&reruns));
        assert_eq!(committed.len(), again.len(), "{}: the same milestones", example.name);
        // The rerun is of the case as it was forecast, and of nothing else.
        for (table, which) in [(committed, "forecast"), (again, "rerun")] {
            assert!(table.iter().all(|sum| sums.contains(&sum.as_str())), "{path}: {which}");
        }
        assert_ne!(of_case(&forecasts)[0], of_case(&reruns)[0]);
    }
}

/// A camp more, with deadlines of both camps and of one.
const TWO_CAMPS: &str = "extends = \"minimal\"\nscenario.id = \"camps\"\nsite.village.kind = \"town\"\n\
    [camp.post]\nline.stores = { amount = \"60 t\", to = \"town\" }\n\
    [route.post-town]\nends = [\"post\", \"town\"]\nlength = \"90 km\"\n\
    [deadline.both]\nall = [\"outpost\", \"post\"]\ndue = 2030-02-08\n\
    [deadline.post-closed]\nall = [\"post\"]\nmilestone = \"closed\"\ndue = 2030-02-08\n";

#[test]
fn a_record_that_cannot_be_true_is_refused() {
    let place = workplace();
    let place = place.path();
    fs::write(place.join("camps.toml"), TWO_CAMPS).expect("a scenario");
    done(place, &["run", "camps.toml", "--runs", "10"]);
    let reached = |what: &str, from: &str, until: &str| {
        format!("{what},2030-{from},2030-{until},,2030-02-20,a\n")
    };
    let not_by = |what: &str, day: &str| format!("{what},,,{day},2030-02-20,a\n");
    let post = |from, until| reached("camp.post.vacated", from, until);
    let outpost = |from, until| reached("camp.outpost.vacated", from, until);
    let both = |from, until| reached("deadline.both", from, until);
    let too_early = "cannot have come about by";
    let cases = [
        // A whole is not there before its part, and with its last part it is.
        (both("02-01", "02-03") + &post("02-04", "02-05"), too_early),
        (post("02-04", "02-05") + &both("02-01", "02-03"), too_early),
        (both("02-01", "02-03") + &not_by("camp.post.vacated", "2030-02-03"), too_early),
        (
            both("02-09", "02-09") + &post("02-04", "02-05") + &outpost("02-08", "02-08"),
            "only on 2030-02-09",
        ),
        (
            not_by("both", "2030-02-10") + &post("02-04", "02-05") + &outpost("02-08", "02-08"),
            "only on 2030-02-11",
        ),
        // The same under two names, and a camp that is closed before it is empty.
        (
            reached("outpost-empty", "02-04", "02-05") + &outpost("02-06", "02-06"),
            "cannot have come about",
        ),
        (reached("post-closed", "02-04", "02-05") + &post("02-06", "02-06"), too_early),
        (reached("outpost-empty", "02-04", "02-05") + &both("02-01", "02-03"), too_early),
        // Before anything was forecast.
        (not_by("both", "2029-12-20"), "2029-12-20 is before the forecast was made"),
        ("both,2029-12-20,2030-02-02,,2030-02-20,a\n".to_owned(), "2029-12-20 is before"),
    ];
    let score = |rows: &str| {
        fs::write(place.join("record.csv"), format!("{HEAD}{rows}")).expect("a record");
        ["score", "output/camps", "--record", "record.csv", "--replace"]
    };
    for (rows, words) in cases {
        assert_mentions(&refused(place, &score(&rows)), &[words, "record.csv:"]);
    }
    for rows in [
        both("02-08", "02-08") + &post("02-04", "02-05") + &outpost("02-08", "02-08"),
        both("02-01", "02-08") + &post("02-04", "02-12") + &outpost("02-02", "02-03"),
        not_by("both", "2030-02-10") + &post("02-04", "02-05"),
        not_by("both", "2030-02-10") + &not_by("camp.post.vacated", "2030-02-18"),
        reached("post-closed", "02-06", "02-06") + &post("02-06", "02-06"),
        // A correction takes the place of what it corrects.
        post("02-06", "02-06")
            + "both,2030-02-03,2030-02-03,,2030-02-19,a\n"
            + &both("02-07", "02-07"),
    ] {
        done(place, &score(&rows));
    }
}

#[test]
fn a_forecast_is_scored_once_and_beside_an_earlier_one() {
    let place = workplace();
    let place = place.path();
    done(place, &["run", "minimal", "--runs", "10"]);
    done(place, &["run", "minimal", "--runs", "10", "--out", "again"]);
    let status = "as_of,kind,what,date,value,precision,known_on,source,grade\n\
        2030-01-15,left,camp.outpost.line.stores,,700 t,,,,\n";
    fs::write(place.join("status.csv"), status).expect("a status");
    let update = ["update", "minimal", "--as-of", "2030-01-15", "--status", "status.csv"];
    done(place, &[&update[..], &["--weigh", "200", "--runs", "20", "--out", "update"]].concat());
    let record = format!("{HEAD}outpost-empty,2030-02-10,2030-02-10,,2030-02-12,a\n");
    fs::write(place.join("record.csv"), record).expect("a record");
    let score = |more: &[&'static str]| {
        [&["score"], more, &["--record", "record.csv", "--out", "score", "--replace"]].concat()
    };
    let twice = "hold the same results";
    let cases: [(&[&str], &str); 6] = [
        (&["output/minimal", "output/minimal"], twice),
        (&["output/minimal", "update", "again"], twice),
        (&["output/minimal", "--previous", "again"], twice),
        (&["output/minimal", "--previous", "update"], "it is no earlier forecast of it"),
        (&["update", "--until", "2030-01-15"], "nothing of it could be scored"),
        (&["output/minimal", "--until", "2029-06-01"], "nothing of it could be scored"),
    ];
    for (more, words) in cases {
        assert_mentions(&refused(place, &score(more)), &[words]);
    }
    done(place, &score(&["update", "--previous", "output/minimal"]));
    done(place, &score(&["output/minimal", "update"]));
}
