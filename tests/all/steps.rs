//! Steps of escalations in comparisons, and what an update says of its facts in words.

use std::fs;
use std::path::Path;

use crate::command::{done, refused, workplace};
use crate::results::Sheet;

/// A camp whose step is asked for on 8 January, and decided a day later or refused.
const STEPS: &str = r#"
format = 1
scenario = { id = "steps", as_of = 2030-01-01, until = 2030-06-01 }
site.town.kind = "town"

[closure.steps]
step.first = { kind = "task", duration = "40 d" }
step.lift = { kind = "lift", after = ["first"] }
step.out = { kind = "last-party", after = ["lift"] }

[camp.outpost]
closure = "steps"
line.guard = { amount = "20 people", to = "town" }

[route.outpost-town]
ends = ["outpost", "town"]
length = "40 km"
rate = "40 km/day"

[pool.trucks]
kind = "trucks"
home = "town"
count = 4
payload = "12 t"
seats = 20
speed = "40 km/h"

[deadline.empty]
all = ["outpost"]
due = 2030-01-27

[escalation.go]
camps = ["outpost"]
look = "1 d"
[escalation.go.step.thin]
when = [{ before = "empty", by = "20 d" }]
takes = "1 d"
refuses = 0.3
do = [{ thin_out = "50 %" }]

[plan.base]
order = 1
[plan.sure]
set = { "escalation.go.step.thin.refuses" = 0, "escalation.go.step.thin.takes" = "3 d" }
[plan.off]
set = { "escalation.go.on" = false }
"#;

fn compared(place: &Path, other: &str, more: &[&str]) -> (String, Sheet) {
    let arguments = ["compare", "base", other, "--file", "steps.toml", "--runs", "400"];
    let out = ["--out", "compared", "--replace"];
    let text = done(place, &[arguments.as_slice(), &out, more].concat());
    (text, Sheet::read(&place.join("compared/steps.csv")))
}

#[test]
fn a_comparison_says_how_often_each_step_is_taken_and_when() {
    let place = workplace();
    fs::write(place.path().join("steps.toml"), STEPS).expect("a scenario");
    let (text, steps) = compared(place.path(), "sure", &[]);
    let [row] = steps.rows.as_slice() else { panic!("one step: {text}") };
    let number = |head: &str| steps.number(row, head);
    // 30 of 100 are refused: four standard errors of 400 runs are nine points.
    assert!((number("p_taken_a") - 0.7).abs() < 0.092, "{}", number("p_taken_a"));
    assert_eq!((number("taken_b"), number("runs_b")), (400.0, 400.0));
    let difference = number("p_taken_difference");
    assert!((difference - (1.0 - number("p_taken_a"))).abs() < 1e-9, "{difference}");
    assert!(number("p_taken_difference_low") > 0.0);
    let day = |head: &str| steps.cell(row, head)[..10].to_owned();
    assert_eq!([day("p50_a"), day("p50_b")], ["2030-01-09", "2030-01-11"]);
    assert!(text.contains("Outpost: thin"), "{text}");
    // Out of force it is taken in no run.
    let (text, steps) = compared(place.path(), "off", &["--lang", "fr"]);
    let row = &steps.rows[0];
    assert_eq!((steps.cell(row, "in_force_b"), steps.number(row, "taken_b")), ("0", 0.0));
    assert!(text.contains("pas en vigueur"), "{text}");
}

/// Ends of the score interval of a share (Wilson 1927).
fn wilson(share: f64, n: f64) -> (f64, f64) {
    let z = 1.959_963_984_540_054_f64;
    let middle = (share + z * z / 2.0 / n) / (1.0 + z * z / n);
    let half = z / (1.0 + z * z / n) * (share * (1.0 - share) / n + z * z / 4.0 / n / n).sqrt();
    (middle - half, middle + half)
}

#[test]
fn steps_are_compared_pair_by_pair_under_the_same_luck_and_without_pairs_under_another() {
    let place = workplace();
    fs::write(place.path().join("steps.toml"), STEPS).expect("a scenario");
    let seldom = "escalation.go.step.thin.refuses=0.1";
    let ask = |more: &[&str]| {
        let words = ["--runs", "400", "--out", "compared", "--replace", "--b-set", seldom];
        done(place.path(), &[more, &words].concat());
        Sheet::read(&place.path().join("compared/steps.csv"))
    };
    let numbers =
        |sheet: &Sheet, heads: [&str; 5]| heads.map(|it| sheet.number(&sheet.rows[0], it));
    let heads = [
        "taken_a",
        "taken_b",
        "p_taken_difference",
        "p_taken_difference_low",
        "p_taken_difference_high",
    ];
    // Under the same luck whoever is refused with a chance of 10 % is refused with one of 30 % too.
    let paired = ask(&["compare", "base", "base", "--file", "steps.toml"]);
    let [a, b, difference, low, high] = numbers(&paired, heads);
    let only = ["only_in_a", "only_in_b"].map(|it| paired.number(&paired.rows[0], it));
    assert_eq!(only, [0.0, b - a]);
    assert!((difference - (b - a) / 400.0).abs() < 1e-6);
    // Newcombe's method 10 of the same shares without pairs is wider.
    let apart = |a: f64, b: f64| {
        let (p, q) = (a / 400.0, b / 400.0);
        let ((p_low, p_high), (q_low, q_high)) = (wilson(p, 400.0), wilson(q, 400.0));
        (q - p - (q - q_low).hypot(p_high - p), q - p + (q_high - q).hypot(p - p_low))
    };
    let (wide_low, wide_high) = apart(a, b);
    assert!(
        low > wide_low + 0.005 && high < wide_high - 0.005,
        "{low} {high} {wide_low} {wide_high}"
    );
    // Under another luck that is what stands there, and there are no pairs.
    let other = STEPS.replace("id = \"steps\",", "id = \"steps\", seed = 77,");
    fs::write(place.path().join("other.toml"), other).expect("a scenario");
    let sheet = ask(&["compare", "steps.toml", "other.toml"]);
    let [a, b, difference, low, high] = numbers(&sheet, heads);
    let (wide_low, wide_high) = apart(a, b);
    assert_eq!(["only_in_a", "only_in_b"].map(|it| sheet.cell(&sheet.rows[0], it)), ["", ""]);
    assert!((difference - (b - a) / 400.0).abs() < 1e-6);
    assert!((low - wide_low).abs() < 1e-4 && (high - wide_high).abs() < 1e-4, "{low} {high}");
}

#[test]
fn an_update_carries_on_earlier_reports_only_and_says_its_facts_in_words() {
    let place = workplace();
    let head = "as_of,kind,what,date,value\n";
    let update = |day: &str, out: &str, more: &[&str]| {
        let rows = format!("{head}2030-01-10,vehicles,pool.trucks,2030-01-10,6\n");
        fs::write(place.path().join("status.csv"), rows).expect("a status");
        let all = ["update", "minimal", "--as-of", day, "--status", "status.csv", "--out", out];
        let few = ["--replace", "--weigh", "600", "--runs", "100"];
        [all.as_slice(), &few, more].concat().iter().map(|it| (*it).to_owned()).collect::<Vec<_>>()
    };
    let run = |words: &[String]| {
        done(place.path(), &words.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let english = run(&update("2030-01-20", "later", &[]));
    assert!(english.contains("Trucks: vehicles there +"), "{english}");
    let french = run(&update("2030-01-20", "later", &["--lang", "fr"]));
    assert!(french.replace('\u{a0}', " ").contains("présents +"), "{french}");
    let words = update("2030-01-10", "earlier", &["--previous", "later"]);
    let said = refused(place.path(), &words.iter().map(String::as_str).collect::<Vec<_>>());
    for part in ["--previous later", "2030-01-20", "later than --as-of 2030-01-10"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let help = done(place.path(), &["update", "--help"]);
    assert!(!help.contains("[default: all]"), "{help}");
    assert!(help.contains("[default: the plan that was followed]"), "{help}");
}

/// The shares of runs that carry the step out, and the day on which the first of half of them does, by an
/// update with these rows.
fn taken_after(rows: &str) -> (f64, String) {
    let place = workplace();
    fs::write(place.path().join("steps.toml"), STEPS).expect("a scenario");
    let status = format!("as_of,kind,what,date,value\n{rows}");
    fs::write(place.path().join("status.csv"), status).expect("a status");
    let update = ["update", "steps.toml", "--as-of", "2030-01-20", "--status", "status.csv"];
    let few = ["--out", "out", "--weigh", "600", "--runs", "200"];
    let _ = done(place.path(), &[update.as_slice(), &few].concat());
    let rules = Sheet::read(&place.path().join("out/rules.csv"));
    let row = &rules.rows[0];
    let day = rules.cell(row, "first_p50").get(..10).unwrap_or_default().to_owned();
    (rules.number(row, "share_fired"), day)
}

#[test]
fn a_status_says_how_far_a_step_is_and_an_update_goes_on_from_there() {
    let told = |stage: &str, day: &str| format!("2030-01-20,step,go.thin.outpost,{day},{stage}\n");
    // Carried out by the end of 5 January, before anybody would have asked: once, in every run.
    assert_eq!(taken_after(&told("carried-out", "2030-01-05")), (1.0, "2030-01-06".to_owned()));
    // Refused, as what set it off lasts: in none.
    assert_eq!(taken_after(&told("refused", "2030-01-20")), (0.0, String::new()));
    // Ordered by the end of that day: decided a day later, and refused in three of ten.
    let (share, day) = taken_after(&told("ordered", "2030-01-20"));
    assert!((share - 0.7).abs() < 0.13, "{share}");
    assert_eq!(day, "2030-01-22");
    // Not asked for by the twentieth: asked for at the next look.
    let (share, day) = taken_after(&told("no", "2030-01-20"));
    assert!((share - 0.7).abs() < 0.13, "{share}");
    assert_eq!(day, "2030-01-23");
}

#[test]
fn the_template_has_a_row_for_each_step_and_what_is_no_stage_is_found() {
    let place = workplace();
    fs::write(place.path().join("steps.toml"), STEPS).expect("a scenario");
    let template = ["update", "steps.toml", "--as-of", "2030-01-20", "--template"];
    let text = done(place.path(), &template);
    let row = text.lines().find(|line| line.contains("step.go.thin.outpost")).expect("a row");
    assert!(row.starts_with("2030-01-20,step,") && row.ends_with("carried-out"), "{row}");
    let rows = "as_of,kind,what,date,value\n2030-01-20,step,go.thin.outpost,,taken\n\
        2030-01-20,step,go.thinn.outpost,,ordered\n";
    fs::write(place.path().join("status.csv"), rows).expect("a status");
    let update = ["update", "steps.toml", "--as-of", "2030-01-20", "--status", "status.csv"];
    let said = refused(place.path(), &update);
    for part in [
        "`taken` does not say how it stands",
        "ordered, refused, carried-out",
        "step.go.thin.outpost",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
}

#[test]
fn a_step_that_is_carried_out_in_every_run_is_told_to_be_part_of_the_plan() {
    let place = workplace();
    let said = |text: &str, language: &str| {
        fs::write(place.path().join("steps.toml"), text).expect("a scenario");
        let run = ["run", "steps.toml", "--runs", "40", "--replace", "--lang", language];
        done(place.path(), &run).split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let sure = STEPS.replace("refuses = 0.3", "");
    let (every, toutes) =
        ("Measures that are taken in every run", "Mesures prises dans toutes les simulations");
    assert!(said(&sure, "en").contains(every) && said(&sure, "en").contains("thin"));
    assert!(said(&sure, "fr").contains(toutes));
    // Refused in three runs of ten under one plan, it is none.
    assert!(!said(STEPS, "en").contains(every));
}
