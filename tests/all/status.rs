//! What has happened so far: statuses read, and forecasts that go on from them.

use std::fs;
use std::path::Path;

use crate::command::{assert_mentions, done, files, refused, workplace};
use crate::results::{Sheet, second};

pub(crate) const HEAD: &str = "as_of,kind,what,date,value,precision,known_on,source,grade\n";

/// A camp with a spread that can be learned: how fast the road lets one go.
pub(crate) const OUTPOST: &str = "extends = \"minimal\"\n[assumption.rate]\nstatement = \"The road\"\n\
    value = { uniform = [\"30 km/day\", \"90 km/day\"] }\nsets = [\"route.outpost-town.rate\"]\n";

/// Few runs, so that a test takes no time.
pub(crate) const FEW: [&str; 4] = ["--weigh", "600", "--runs", "100"];

/// Updates a scenario by these rows (without their heading); what is printed, and a reader of its files.
pub(crate) fn updated(
    place: &Path,
    scenario: &str,
    (day, rows): (&str, &str),
    more: &[&str],
) -> (String, impl Fn(&str) -> Sheet) {
    fs::write(place.join("status.csv"), format!("{HEAD}{rows}")).expect("a status");
    let mut arguments = vec!["update", scenario, "--as-of", day, "--status", "status.csv"];
    arguments.extend(["--out", "out", "--replace"].iter().chain(&FEW).chain(more));
    let text = done(place, &arguments);
    let folder = place.join("out");
    (text, move |name: &str| Sheet::read(&folder.join(format!("{name}.csv"))))
}

/// What is said of rows that are wrong.
fn told(place: &Path, scenario: &str, day: &str, rows: &str) -> String {
    fs::write(place.join("status.csv"), rows).expect("a status");
    refused(place, &["update", scenario, "--as-of", day, "--status", "status.csv"])
}

#[test]
fn everything_that_is_wrong_with_a_status_is_said_at_once() {
    let place = workplace();
    let rows = "2030-01-20,vacatd,camp.outpost,2030-01-10,,,,,\n\
        2030-01-20,vacated,camp.outpst,2030-01-10,,,,,\n\
        2030-01-20,vacated,camp.outpost,2030-01-25,,,,,\n\
        2030-01-20,lifted,camp.outpost,10/01/2030,,,,,\n\
        2030-01-20,closed,camp.outpost,2030-01-15,,,2030-01-12,,\n\
        2030-01-20,taken-over,camp.outpost,,,,,,\n\
        2030-01-20,left,camp.outpost.line.stores,,1200 t,,,,\n\
        2030-01-20,left,camp.outpost.line.guard,,10 teu,,,,\n\
        2030-01-20,shed,camp.outpost.line.stores,,some,,,,\n\
        2030-01-20,gone,camp.outpost.line.store,,10 t,,,,\n\
        2030-02-20,begun,camp.outpost,2030-01-05,,,,,\n\
        2029-12-20,begun,camp.outpost,2029-12-05,,,,,\n\
        2030-01-20,begun,camp.outpost,2030-01-05,,,2030-01-21,,\n\
        2030-01-20,vehicles,pool.trucks,,12,,,,\n\
        2030-01-20,vehicles,pool.trucks,,14,,,,\n\
        2030-01-20,route,route.outpost-town,,shut,,,,\n\
        2030-01-20,complete,closure,,,,,,\n\
        2030-01-20,not-yet,camp.outpost.emptied,,,,,,\n\
        2030-01-20,people-out,all,,40,,,,Z9\n\
        ,begun,camp.outpost,2030-01-05,,,,,\n";
    let said = told(place.path(), "minimal", "2030-01-20", &format!("{HEAD}{rows}"));
    assert_mentions(
        &said,
        &[
            "status.csv:2",
            "`vacatd` is no kind of fact",
            "did you mean",
            "there is no camp `outpst`",
            "camp.outpost",
            "2030-01-25 is after the day of the status (2030-01-20)",
            "`10/01/2030` is no date",
            "write 2030-01-10",
            "2030-01-15 cannot have been known on 2030-01-12",
            "the row has no date",
            "1200 t, more than there was (900 at most)",
            "`10 teu` is in teu, and this is counted in people",
            "`some` is no load",
            "there is no line `camp.outpost.line.store`",
            "a status of 2030-02-20 says more than was known on 2030-01-20",
            "2029-12-20 is before the scenario begins",
            "known on 2030-01-21, after the day of the status",
            "vehicles pool.trucks is told twice in the status of 2030-01-20",
            "`shut` does not say how it stands",
            "no list is called `closure`",
            "`camp.outpost.emptied` does not say what has not come about",
            "`Z9` is no grade",
            "40 people are more than there were (30 at most)",
            "the row has no as_of",
        ],
    );
    assert!(!place.path().join("output").exists());
}

#[test]
fn facts_that_cannot_all_be_true_are_refused() {
    let place = workplace();
    for (rows, words) in [
        (
            "2030-02-20,vacated,camp.outpost,2030-02-10,,,,,\n2030-02-20,not-yet,camp.outpost.vacated,2030-02-12,,,,,\n",
            "had not come about by 2030-02-12, and another row dates it 2030-02-10",
        ),
        (
            "2030-02-20,vacated,camp.outpost,2030-02-10,,,,,\n2030-02-20,left,camp.outpost.line.guard,,12 people,,,,\n",
            "camp outpost was empty on 2030-02-10, and 12 of camp.outpost.line.guard are left in it",
        ),
        (
            "2030-02-20,begun,camp.outpost,2030-02-12,,,,,\n2030-02-20,vacated,camp.outpost,2030-02-10,,,,,\n",
            "before camp outpost began on 2030-02-12",
        ),
        (
            "2030-02-20,not-yet,camp.outpost.vacated,,,,,,\n2030-02-20,closed,camp.outpost,2030-02-10,,,,,\n",
            "camp.outpost.closed on 2030-02-10, but by 2030-02-20 camp outpost was not vacated",
        ),
        (
            "2030-02-20,not-yet,camp.outpost.begun,2030-02-12,,,,,\n2030-02-20,vacated,camp.outpost,2030-02-10,,,,,\n",
            "but by 2030-02-12 camp outpost had not begun",
        ),
        (
            "2030-02-20,not-yet,camp.outpost.lifted,,,,,,\n2030-02-20,closed,camp.outpost,2030-02-10,,,,,\n",
            "camp.outpost.closed on 2030-02-10, but by 2030-02-20 camp outpost was not lifted",
        ),
        (
            "2030-02-20,taken-over,camp.outpost,2030-02-10,,,,,\n2030-02-20,left,camp.outpost.line.guard,,10 people,,,,\n",
            "camp outpost was empty on 2030-02-10, and 10 of camp.outpost.line.guard are left in it",
        ),
        (
            "2030-02-20,left,camp.outpost.line.stores,,600 t,,,,\n2030-02-20,shed,camp.outpost.line.stores,,400 t,,,,\n",
            "that makes 1000 t, more than there was (900 at most)",
        ),
    ] {
        let said = told(place.path(), "minimal", "2030-02-20", &format!("{HEAD}{rows}"));
        assert_mentions(&said, &[words]);
    }
    for (rows, words) in [
        ("as_of,kind,about\n", "a status has no column `about`"),
        ("as_of,kind\n", "the status has no column what"),
        ("as_of,kind,what\na,b\n", "cannot be read"),
    ] {
        assert_mentions(&told(place.path(), "minimal", "2030-02-20", rows), &[words]);
    }
    let missing = ["update", "minimal", "--as-of", "2030-02-20", "--status", "none.csv"];
    assert_mentions(&refused(place.path(), &missing), &["none.csv cannot be read"]);
    let outside = ["update", "minimal", "--as-of", "2031-02-20"];
    assert_mentions(&refused(place.path(), &outside), &["played from 2030-01-01 to 2030-04-01"]);
}

#[test]
fn an_update_without_facts_is_the_run_itself() {
    let place = workplace();
    done(place.path(), &["run", "minimal", "--out", "run"]);
    done(place.path(), &["update", "minimal", "--as-of", "2030-01-01", "--out", "update"]);
    assert_eq!(files(&place.path().join("run")), files(&place.path().join("update")));
}

#[test]
fn a_camp_that_is_told_to_be_empty_is_so_on_that_day_in_every_run() {
    let place = workplace();
    let rows = "2030-02-01,vacated,camp.outpost,2030-01-28,,,2030-01-29,mission,A1\n";
    let (text, read) = updated(place.path(), "minimal", ("2030-02-01", rows), &[]);
    assert_mentions(&text, &["Done: Outpost (28\u{a0}Jan).", "Known by the end of 1\u{a0}Feb"]);
    let runs = read("runs");
    assert_eq!(runs.rows.len(), 100);
    for row in &runs.rows {
        assert_eq!(&runs.cell(row, "camp.outpost.vacated")[..10], "2030-01-28");
    }
    // The deadline is a week later: it is kept whatever else happens.
    let deadlines = read("deadlines");
    assert_eq!(deadlines.number(&deadlines.rows[0], "p_missed"), 0.0);
    let facts = read("facts");
    assert_eq!(facts.cell(&facts.rows[0], "what"), "camp.outpost.vacated");
    assert_eq!(facts.cell(&facts.rows[0], "worst"), "1");
}

#[test]
fn what_has_not_come_about_comes_later_in_every_run() {
    let place = workplace();
    let rows = "2030-02-05,not-yet,camp.outpost.vacated,,,,,,\n";
    for more in [&[][..], &["--no-learning"]] {
        let (_, read) = updated(place.path(), "minimal", ("2030-02-05", rows), more);
        let runs = read("runs");
        for row in &runs.rows {
            let at = second(runs.cell(row, "camp.outpost.vacated"));
            assert!(at > second("2030-02-06T00:00:00+00:00"), "{row:?}");
        }
    }
}

#[test]
fn a_list_that_is_whole_says_that_the_rest_has_not_come_about() {
    let place = workplace();
    let by_list = "2030-02-05,complete,closures,,,,,,\n";
    let by_row = "2030-02-05,not-yet,camp.outpost.vacated,,,,,,\n";
    let (_, read) = updated(place.path(), "minimal", ("2030-02-05", by_list), &[]);
    let first = read("runs").rows;
    let (_, read) = updated(place.path(), "minimal", ("2030-02-05", by_row), &[]);
    assert_eq!(first, read("runs").rows);
}

#[test]
fn much_load_left_teaches_that_the_road_is_slow() {
    let place = workplace();
    fs::write(place.path().join("outpost.toml"), OUTPOST).expect("a scenario");
    let medians = |left: &str| {
        let rows = format!("2030-01-20,left,camp.outpost.line.stores,,{left},,,,\n");
        let (_, read) = updated(place.path(), "outpost.toml", ("2030-01-20", &rows), &[]);
        let learned = read("learned");
        let row = learned.rows_with(&[("what", "assumption.rate")])[0].clone();
        assert_eq!(learned.cell(&row, "set"), "0");
        (learned.number(&row, "before_p50"), learned.number(&row, "after_p50"))
    };
    let (before, slow) = medians("700 t");
    // 30 to 90 km a day of 24 h: 2.5 km/h in the middle.
    assert!((before - 2.5).abs() < 1e-6, "{before}");
    let (_, fast) = medians("100 t");
    assert!(slow < before && before < fast, "{slow} {before} {fast}");
}

#[test]
fn an_assumption_that_has_become_known_is_set_in_every_run() {
    let place = workplace();
    let known = "[[status]]\nas_of = 2030-01-10\nkind = \"assumption\"\nwhat = \"rate\"\n\
        value = \"60 km/day\"\nsource = \"engineers\"\ngrade = \"B2\"\n";
    fs::write(place.path().join("outpost.toml"), format!("{OUTPOST}{known}")).expect("a file");
    let arguments = ["update", "outpost.toml", "--as-of", "2030-01-10", "--out", "out"];
    let text = done(place.path(), &[&arguments[..], &FEW].concat());
    assert_mentions(&text, &["1 fact, of which 1 sets an assumption", "rate: set:", "2.5"]);
    let runs = Sheet::read(&place.path().join("out/runs.csv"));
    for row in &runs.rows {
        assert!((runs.number(row, "assumption.rate.km_per_h") - 2.5).abs() < 1e-6, "{row:?}");
    }
}

#[test]
fn the_order_of_facts_and_the_files_they_stand_in_change_no_byte() {
    let place = workplace();
    let rows = [
        "2030-01-15,left,camp.outpost.line.stores,,700 t,5%,,cell,B2",
        "2030-01-22,left,camp.outpost.line.stores,,400 t,5%,,cell,B2",
        "2030-01-22,vehicles,pool.trucks,,18,,,cell,A1",
        "2030-01-22,not-yet,camp.outpost.vacated,,,,,press,C3",
    ];
    let write = |name: &str, rows: &[&str]| {
        let text = format!("{HEAD}{}\n", rows.join("\n"));
        fs::write(place.path().join(name), text).expect("a status");
    };
    write("all.csv", &rows);
    write("back.csv", &[rows[3], rows[1], rows[2], rows[0]]);
    write("one.csv", &rows[..2]);
    write("two.csv", &rows[2..]);
    let french = format!("\u{feff}{HEAD}{}\n", rows.join("\n")).replace(',', ";");
    fs::write(place.path().join("french.csv"), french).expect("a status");
    let played = |statuses: &[&str], threads: &str| {
        let mut arguments = vec!["update", "minimal", "--as-of", "2030-01-22", "--out", "out"];
        arguments.extend(["--replace", "--threads", threads].iter().chain(&FEW));
        statuses.iter().for_each(|name| arguments.extend(["--status", name]));
        done(place.path(), &arguments);
        let mut written = files(&place.path().join("out"));
        written.retain(|(name, _)| name != "manifest.toml");
        written
    };
    let whole = played(&["all.csv"], "2");
    assert!(whole.len() > 20);
    assert_eq!(whole, played(&["back.csv"], "1"));
    assert_eq!(whole, played(&["two.csv", "one.csv"], "2"));
    assert_eq!(whole, played(&["french.csv"], "2"));
}

#[test]
fn a_template_names_everything_and_is_read_once_it_is_filled_in() {
    let place = workplace();
    let asked = ["update", "minimal", "--as-of", "2030-01-20", "--template"];
    let template = done(place.path(), &asked);
    assert_mentions(
        &template,
        &[
            "grade,expected",
            "2030-01-20,vacated,camp.outpost.vacated,,,,,,,come about: ",
            "2030-01-20,left,camp.outpost.line.stores,,,,,,,",
            "2030-01-20,vehicles,pool.trucks,,,,,,,20",
            "2030-01-20,route,route.outpost-town,,,,,,,open",
        ],
    );
    let lines = template.lines().filter_map(|line| match line.split(',').nth(1)? {
        "kind" => Some(line.to_owned()),
        "vehicles" => Some(line.replace(",,,,,,,20", ",,17,,,,,20")),
        _ => None,
    });
    let filled: Vec<String> = lines.collect();
    fs::write(place.path().join("filled.csv"), filled.join("\n")).expect("a status");
    let arguments = ["update", "minimal", "--as-of", "2030-01-20", "--status", "filled.csv"];
    done(place.path(), &[&arguments[..], &FEW].concat());
    let folder = place.path().join("output/minimal/update-2030-01-20");
    let facts = Sheet::read(&folder.join("facts.csv"));
    assert_eq!(facts.cell(&facts.rows[0], "value"), "17");
}

#[test]
fn the_status_of_a_run_is_read_again() {
    let place = workplace();
    // On the second day the camp is closed, in the very second in which it is vacated.
    for day in ["2030-01-20", "2030-02-20"] {
        let replay = ["replay", "minimal", "--replication", "3", "--status-at", day];
        let status = done(place.path(), &replay);
        let begun = format!("{day},begun,camp.outpost.begun,2030-01-01T00:00:00");
        assert_mentions(&status, &[&begun]);
        let rows = status.strip_prefix(HEAD).expect("the columns of a status");
        let (_, read) = updated(place.path(), "minimal", (day, rows), &["--no-learning"]);
        assert_eq!(read("runs").rows.len(), 100);
        let weighing = read("weighing");
        assert_eq!(weighing.number(&weighing.rows[0], "power"), 0.0);
    }
}

#[test]
fn forecasts_of_earlier_reports_are_carried_on_as_they_were_issued() {
    let place = workplace();
    let first = "2030-01-15,left,camp.outpost.line.stores,,700 t,,,,\n";
    let (_, read) = updated(place.path(), "minimal", ("2030-01-15", first), &[]);
    let issued = read("drift").rows;
    assert_eq!(issued.len(), 2, "before any fact, and this report");
    fs::rename(place.path().join("out"), place.path().join("first")).expect("moved");
    let second = format!("{first}2030-01-25,left,camp.outpost.line.stores,,500 t,,,,\n");
    let more = ["--previous", "first"];
    let (text, read) = updated(place.path(), "minimal", ("2030-01-25", &second), &more);
    let drift = read("drift");
    assert_eq!(drift.rows[..2], issued[..]);
    let days: Vec<&str> = drift.rows.iter().map(|row| drift.cell(row, "as_of")).collect();
    assert_eq!(days, ["2030-01-01", "2030-01-15", "2030-01-25"]);
    // Two thirds are left after more than half of the time: the second report is the worst.
    let missed = |row: usize| drift.number(&drift.rows[row], "p_missed");
    assert!(missed(2) > missed(0), "{text}");
    done(place.path(), &["report", "out", "--lang", "en"]);
    let briefing = fs::read_to_string(place.path().join("out/briefing-en/briefing.md"));
    let briefing = briefing.expect("a briefing");
    let head = briefing.lines().find(|line| line.starts_with("As of")).expect("a day");
    assert!(head.starts_with("As of 25\u{a0}January\u{a0}2030"), "{head}");
    assert_mentions(
        &briefing,
        &["From report to report", "has gone from", "Forecasts as they were issued"],
    );
    done(place.path(), &["report", "out", "--lang", "fr"]);
}

#[test]
fn a_series_of_updates_is_scored_by_one_record_without_what_was_known() {
    let place = workplace();
    let closed = "extends = \"minimal\"\n[deadline.outpost-closed]\nall = [\"outpost\"]\n\
        milestone = \"closed\"\ndue = 2030-02-20\n";
    fs::write(place.path().join("closed.toml"), closed).expect("a scenario");
    let rows = "2030-01-20,left,camp.outpost.line.stores,,500 t,,,,\n";
    let _ = updated(place.path(), "closed.toml", ("2030-01-20", rows), &[]);
    fs::rename(place.path().join("out"), place.path().join("first")).expect("moved");
    let known = "2030-02-12,vacated,camp.outpost,2030-02-10,,,,,\n";
    let _ = updated(place.path(), "closed.toml", ("2030-02-12", known), &[]);
    let record = "milestone,earliest,latest,not_by,known_on,source\n\
        camp.outpost.vacated,2030-02-10,2030-02-10,,2030-02-14,press\n\
        outpost-closed,,,2030-02-14,2030-02-14,press\n";
    fs::write(place.path().join("record.csv"), record).expect("a record");
    done(place.path(), &["score", "first", "out", "--record", "record.csv", "--out", "score"]);
    let scores = Sheet::read(&place.path().join("score/scores.csv"));
    let model = scores.rows_with(&[("forecaster", "model")]);
    let milestones: Vec<&str> = model.iter().map(|row| scores.cell(row, "milestone")).collect();
    // When the second report was made, the camp had been empty for two days.
    assert_eq!(
        milestones,
        ["camp.outpost.vacated", "deadline.outpost-closed", "deadline.outpost-closed"]
    );
}

#[test]
fn another_plan_takes_over_on_the_day_of_the_status() {
    let place = workplace();
    let plans =
        format!("{OUTPOST}[plan.base]\n[plan.more]\nset = {{ \"pool.trucks.count\" = 40 }}\n");
    fs::write(place.path().join("outpost.toml"), plans).expect("a scenario");
    let rows = "2030-01-10,left,camp.outpost.line.stores,,750 t,,,,\n";
    let more = ["--plan", "base,more", "--followed", "base", "--case", "baseline"];
    let (_, read) = updated(place.path(), "outpost.toml", ("2030-01-10", rows), &more);
    let deadlines = read("deadlines");
    let missed =
        |plan: &str| deadlines.number(deadlines.rows_with(&[("plan", plan)])[0], "p_missed");
    assert!(missed("more") < missed("base"), "{} {}", missed("more"), missed("base"));
}

#[test]
fn a_status_in_french_says_the_same() {
    let place = workplace();
    let rows = "2030-02-01,vacated,camp.outpost,2030-01-28,,,,,\n";
    let (text, _) = updated(place.path(), "minimal", ("2030-02-01", rows), &["--lang", "fr"]);
    assert_mentions(
        &text,
        &["mise à jour", "Connu à la fin du", "Terminé\u{a0}: Outpost", "Échéance"],
    );
    let page = done(place.path(), &["manual", "status", "--lang", "fr"]);
    assert_mentions(&page, &["# ", "drawdown update", "not-yet"]);
}

#[test]
fn the_example_of_the_manual_does_what_it_says() {
    let place = workplace();
    let page = done(place.path(), &["manual", "status", "--lang", "en"]);
    let (_, example) = page.split_once("```csv\n").expect("an example");
    let (rows, _) = example.split_once("```").expect("its end");
    fs::write(place.path().join("status.csv"), rows).expect("a status");
    assert_mentions(&page, &["drawdown update minimal --as-of 2030-01-20 --status status.csv"]);
    let arguments = ["update", "minimal", "--as-of", "2030-01-20", "--status", "status.csv"];
    done(place.path(), &[&arguments[..], &FEW].concat());
}

#[test]
fn a_gate_that_is_told_to_be_shut_opens_after_the_time_that_a_rule_gives() {
    let place = workplace();
    let is_reached = |lasts: &str| {
        let gated = format!(
            "extends = \"minimal\"\n[gate.host]\nauthority = \"Host\"\n\
             covers = {{ routes = [\"outpost-town\"] }}\n[rule.shut]\n\
             when = {{ on = \"vacated\", site = \"outpost\" }}\nthen = [{{ suspend = \"host\"{lasts} }}]\n"
        );
        fs::write(place.path().join("gated.toml"), gated).expect("a scenario");
        let rows = "2030-01-05,gate,gate.host,,suspended,,,,\n";
        let (_, read) = updated(place.path(), "gated.toml", ("2030-01-05", rows), &[]);
        let deadlines = read("deadlines");
        !deadlines.cell(&deadlines.rows[0], "p50").is_empty()
    };
    assert!(is_reached(", for = \"2 d\""), "two days later it is open");
    assert!(!is_reached(""), "nothing opens it before the horizon");
}

#[test]
fn what_has_been_given_away_of_the_last_line_need_not_be_moved() {
    let place = workplace();
    let chances = |rows: &str| {
        let begun = "2030-01-08,begun,camp.outpost,2030-01-05,,,,,\n";
        let status = ("2030-01-08", &*format!("{begun}{rows}"));
        let (text, _) = updated(place.path(), "minimal", status, &[]);
        assert!(!text.contains("failed"), "{text}");
        let line = text.lines().find(|line| line.starts_with("Outpost empty")).expect("a deadline");
        let percents = line.split_whitespace().filter_map(|word| word.strip_suffix('%'));
        let percents: Vec<f64> = percents.map(|it| it.parse().expect("a number")).collect();
        *percents.last().expect("a chance")
    };
    let all = chances("");
    // 25 of 75 truckloads, of the line that stands last in the file.
    let fewer = chances("2030-01-08,shed,camp.outpost.line.stores,,300 t,,,,\n");
    assert!(fewer < all, "{fewer} {all}");
}
