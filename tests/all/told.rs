//! What is made from what was told, and what is not: answers beside an update, its runs, and the report before it.

use std::fs;
use std::path::Path;

use crate::command::{assert_mentions, done, drawdown, refused, said, workplace};
use crate::results::Sheet;
use crate::status::{FEW, HEAD};

/// Two plans, of which the second has more trucks from the beginning or from later on.
const PLANS: &str = "extends = \"minimal\"\nscenario.id = \"two\"\n[plan.base]\n[plan.more.set]\n\
    \"pool.trucks.count\" = 30\n[case.dry]\n[case.slow.set]\n\"pool.trucks.speed\" = \"30 km/h\"\n";

const EARLY: &str = "2030-01-15,left,camp.outpost.line.stores,,700 t,,,,\n";
const LATER: &str = "2030-01-25,left,camp.outpost.line.stores,,500 t,,,,\n";

fn two_plans(place: &Path) {
    fs::write(place.join("two.toml"), PLANS).expect("a scenario");
}

/// Updates a scenario by these rows into a folder.
fn update(
    place: &Path,
    scenario: &str,
    (day, rows, out): (&str, &str, &str),
    more: &[&str],
) -> String {
    done(place, &asked(place, scenario, (day, rows, out), more))
}

fn asked<'a>(
    place: &Path,
    scenario: &'a str,
    (day, rows, out): (&'a str, &str, &'a str),
    more: &[&'a str],
) -> Vec<&'a str> {
    fs::write(place.join("status.csv"), format!("{HEAD}{rows}")).expect("a status");
    let mut arguments = vec!["update", scenario, "--as-of", day, "--status", "status.csv"];
    arguments.extend(["--out", out].iter().chain(&FEW).chain(more));
    arguments
}

/// The briefing of a folder.
fn briefing(place: &Path, folder: &str) -> String {
    done(place, &["report", folder, "--lang", "en", "--out", "briefing"]);
    fs::read_to_string(place.join("briefing/briefing.md")).expect("a briefing")
}

#[test]
fn a_briefing_of_an_update_takes_in_no_answer_that_was_made_without_its_facts() {
    let place = workplace();
    let place = place.path();
    two_plans(place);
    update(place, "two.toml", ("2030-01-15", EARLY, "out"), &[]);
    let marginal = ["marginal", "two.toml", "--runs", "30", "--out"];
    done(place, &[&marginal[..], &["out/marginal"]].concat());
    let text = briefing(place, "out");
    assert_mentions(
        &text,
        &["not made from what was told are left out: drawdown marginal two.toml"],
    );
    assert_mentions(&text, &["reckoned only from the beginning, without what has been told"]);
    assert!(!text.contains("drawdown replay"), "no run of an update is played by that");
    assert_mentions(&text, &["those of an update go on from what was told"]);
    // Beside the run of the same scenario the same answer is taken in.
    done(place, &["run", "two.toml", "--runs", "30", "--out", "run"]);
    done(place, &[&marginal[..], &["run/marginal"]].concat());
    update(place, "two.toml", ("2030-01-15", EARLY, "run/update"), &[]);
    let text = briefing(place, "run");
    assert!(!text.contains("left out") && !text.contains("reckoned only from"), "{text}");
    assert_mentions(&text, &["drawdown replay resolved.toml --plan base --case dry"]);
}

#[test]
fn a_score_of_an_update_stands_in_its_briefing() {
    let place = workplace();
    let place = place.path();
    update(place, "minimal", ("2030-01-15", EARLY, "out"), &[]);
    let record = "milestone,earliest,latest,not_by,known_on,source\n\
        deadline.outpost-empty,2030-02-01,2030-02-01,,2030-02-02,me\n";
    fs::write(place.join("record.csv"), record).expect("a record");
    done(place, &["score", "out", "--record", "record.csv"]);
    assert_mentions(&briefing(place, "out"), &["Scored by drawdown score out"]);
}

#[test]
fn of_plans_that_were_left_out_it_is_not_said_that_there_are_none() {
    let place = workplace();
    let place = place.path();
    two_plans(place);
    let nothing = "the scenario has only this plan";
    let text = done(place, &["run", "two.toml", "--runs", "30", "--plan", "base", "--out", "base"]);
    assert_mentions(&text.replace('\n', " "), &["the scenario also has “More”"]);
    assert!(!text.contains(nothing) && !briefing(place, "base").contains(nothing), "{text}");
    update(place, "two.toml", ("2030-01-15", EARLY, "out"), &[]);
    let text = briefing(place, "out");
    assert_mentions(&text, &["the scenario also has “More”, not in view here (--plan)"]);
    assert!(!text.contains(nothing), "{text}");
    let text = done(place, &["run", "minimal", "--runs", "30", "--out", "one"]);
    assert_mentions(&text, &[nothing]);
}

#[test]
fn a_report_before_of_another_question_is_refused() {
    let place = workplace();
    let place = place.path();
    two_plans(place);
    update(place, "two.toml", ("2030-01-15", EARLY, "first"), &[]);
    let rows = format!("{EARLY}{LATER}");
    let next = ("2030-01-25", rows.as_str(), "second");
    let cases: [(&str, &[&str], &str); 5] = [
        ("minimal", &[], "it is of the scenario two, and this is minimal"),
        ("two.toml", &["--set", "pool.trucks.count=25"], "other values of the scenario"),
        ("two.toml", &["--seed", "7"], "other values of the scenario"),
        ("two.toml", &["--followed", "more"], "in it the plan base was followed, and here more"),
        ("two.toml", &["--no-learning"], "in it something was learned"),
    ];
    for (scenario, more, words) in cases {
        let more = [&["--previous", "first"], more].concat();
        let told = refused(place, &asked(place, scenario, next, &more));
        assert_mentions(&told, &["--previous first", words, "put down to the facts"]);
        assert!(!place.join("second").exists());
    }
    // Another plan in view from now on is no other question, and has no forecast before.
    let text = update(place, "two.toml", next, &["--previous", "first", "--plan", "more"]);
    let row = text.lines().find(|line| line.starts_with("Outpost empty")).expect("a deadline");
    assert!(row.contains('—'), "{text}");
}

#[test]
fn what_was_is_what_the_last_report_said() {
    let place = workplace();
    let place = place.path();
    two_plans(place);
    let view =
        |plans: &[&'static str]| plans.iter().flat_map(|plan| ["--plan", plan]).collect::<Vec<_>>();
    update(place, "two.toml", ("2030-01-15", EARLY, "a"), &view(&["base", "more"]));
    let rows = format!("{EARLY}2030-01-20,left,camp.outpost.line.stores,,600 t,,,,\n");
    let more = [view(&["base"]), vec!["--previous", "a"]].concat();
    update(place, "two.toml", ("2030-01-20", &rows, "b"), &more);
    let more = [view(&["base", "more"]), vec!["--previous", "b"]].concat();
    let text = update(place, "two.toml", ("2030-01-25", &format!("{rows}{LATER}"), "c"), &more);
    // Of the plan `more` the last report said nothing; what the one before said is not what it was.
    let dashes = |plan: &str| {
        let row = text.lines().find(|line| line.contains(&format!("[{plan}]"))).expect("a row");
        row.matches('—').count()
    };
    assert!(dashes("more") >= 2 && dashes("base") <= 1, "{text}");
}

#[test]
fn an_update_goes_on_from_one_to_which_nothing_was_told() {
    let place = workplace();
    let place = place.path();
    done(place, &["update", "minimal", "--as-of", "2030-01-05", "--out", "nothing"]);
    let issued = Sheet::read(&place.join("nothing/deadlines.csv"));
    let more = ["--previous", "nothing"];
    update(place, "minimal", ("2030-01-15", EARLY, "first"), &more);
    let drift = Sheet::read(&place.join("first/drift.csv"));
    let days: Vec<&str> = drift.rows.iter().map(|row| drift.cell(row, "as_of")).collect();
    assert_eq!(days, ["2030-01-01", "2030-01-15"]);
    for column in ["p_missed", "p50", "p80", "due"] {
        let before = drift.cell(&drift.rows[0], column);
        assert_eq!(before, issued.cell(&issued.rows[0], column), "{column}");
    }
    assert_eq!(drift.cell(&drift.rows[0], "known"), "forecast");
}

#[test]
fn results_of_other_facts_are_not_replaced_without_leave() {
    let place = workplace();
    let place = place.path();
    update(place, "minimal", ("2030-01-15", EARLY, "out"), &[]);
    let same = asked(place, "minimal", ("2030-01-15", EARLY, "out"), &[]);
    done(place, &same);
    let other = EARLY.replace("700", "650");
    let told = refused(place, &asked(place, "minimal", ("2030-01-15", &other, "out"), &[]));
    assert_mentions(&told, &["out/ holds results"]);
}

#[test]
fn what_nobody_but_an_update_takes_is_said() {
    let place = workplace();
    let place = place.path();
    let status = "extends = \"minimal\"\n[[status]]\nas_of = 2030-01-15\nkind = \"left\"\n\
        what = \"camp.outpost.line.stores\"\nvalue = \"700 t\"\n";
    fs::write(place.join("told.toml"), status).expect("a scenario");
    let words = "has a row of [[status]], of what has happened";
    let verbs: [&[&str]; 5] = [
        &["run", "told.toml", "--runs", "5", "--out", "a"],
        &["check", "told.toml"],
        &["compare", "told.toml", "--a-set", "pool.trucks.count=25", "--runs", "5", "--out", "b"],
        &["marginal", "told.toml", "--runs", "5", "--out", "c"],
        &["replay", "told.toml", "--replication", "3", "--out", "d"],
    ];
    for verb in verbs {
        let output = drawdown(place, verb);
        assert_eq!(output.status.code(), Some(0), "{verb:?} {}", said(&output));
        assert_mentions(&said(&output), &[words]);
    }
    let arguments = ["update", "told.toml", "--as-of", "2030-01-15", "--out", "e"];
    let output = drawdown(place, &[&arguments[..], &FEW].concat());
    assert_eq!(output.status.code(), Some(0));
    assert!(!said(&output).contains(words), "{}", said(&output));
    // And from week to week, when rows are added to the file, it stays the same scenario.
    let next = format!(
        "{status}[[status]]\nas_of = 2030-01-25\nkind = \"left\"\n\
        what = \"camp.outpost.line.stores\"\nvalue = \"500 t\"\n"
    );
    fs::write(place.join("told.toml"), next).expect("a scenario");
    let arguments =
        ["update", "told.toml", "--as-of", "2030-01-25", "--out", "f", "--previous", "e"];
    done(place, &[&arguments[..], &FEW].concat());
}

/// The commands that a text tells to type, each in its quotes or ticks.
fn told(text: &str) -> Vec<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let quoted = |mark: char| {
        let parts = text.split(mark).skip(1);
        parts
            .filter_map(|part| part.split(['`', '”']).next())
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let all = quoted('`').into_iter().chain(quoted('“'));
    all.filter(|it| it.starts_with("drawdown ")).collect()
}

#[test]
fn what_is_told_to_be_typed_next_asks_about_the_very_same() {
    let place = workplace();
    let place = place.path();
    two_plans(place);
    let asked = [
        "run",
        "two.toml",
        "--runs",
        "200",
        "--set",
        "scenario.title=\"it's mine\"",
        "--set",
        "camp.outpost.line.stores.amount=1100 t",
        "--seed",
        "7",
        "--case",
        "slow",
        "--out",
        "run",
    ];
    for plan in [&["--plan", "more"][..], &[]] {
        let text = done(place, &[&asked[..], plan, &["--replace"]].concat());
        let commands = told(&text);
        assert!(commands.len() > 1, "{text}");
        for (number, command) in commands.iter().enumerate() {
            let out = format!("{}-{number}", plan.len());
            let line = command.replacen("drawdown", crate::command::PROGRAM, 1);
            // What names its run plays that alone; the others are kept short.
            let runs = if line.contains("--replication") { "" } else { " --runs 20" };
            let line = format!("{line}{runs} --out {out}");
            let mut shell = std::process::Command::new("sh");
            let ended = shell.current_dir(place).env("LC_ALL", "C").args(["-c", &line]).output();
            let ended = ended.expect("a shell");
            assert!(ended.status.success(), "{line}: {}", said(&ended));
            let [one, other] = ["run", &out].map(|it| {
                fs::read_to_string(place.join(it).join("resolved.toml")).expect("a scenario")
            });
            assert_eq!(one, other, "{command}");
            assert_mentions(command, &["--case slow"]);
            let names_plan =
                ["--plan more", "--from-plan more"].iter().any(|it| command.contains(it));
            assert_eq!(names_plan, !plan.is_empty(), "{command}");
        }
    }
}
