//! Runs that fail: their rows are kept, all else is made from the others and says so, and the command
//! as a whole ends with status 2, whichever verb played them.

use std::path::Path;

use crate::command::{assert_mentions, done, drawdown, workplace};
use crate::results::Sheet;

/// In one run of two the rain begins and ends every second for years, which is more than any sane run
/// plays.
const CIRCLE: &str = r#"
extends = "minimal"
scenario.until = 2031-01-01

[weather.rain]
dry = { assumption = "spell" }
wet = { assumption = "spell" }
pace = 0.9

[assumption.spell]
statement = "How long rain lasts, and then the sun."
value = { discrete = [["1 s", 0.5], ["400 d", 0.5]] }

[plan.base]
[plan.late]
set = { "pool.trucks.count" = 18 }

[sweep.trucks]
design = "grid"
replications = 4
plans = ["base"]
[sweep.trucks.factor]
trucks = { path = "pool.trucks.count", values = [20] }
"#;

/// Runs the program, which must end with status 2; what it printed and said.
fn failed(place: &Path, arguments: &[&str]) -> (String, String) {
    let output = drawdown(place, arguments);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (printed, said) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}\n{printed}");
    (printed, said)
}

fn circle() -> tempfile::TempDir {
    let place = workplace();
    std::fs::write(place.path().join("circle.toml"), CIRCLE).expect("a file");
    place
}

#[test]
#[ignore = "each failed run plays ten million events: minutes without optimisation"]
fn runs_that_go_round_in_a_circle_fail_the_command_and_are_counted_apart() {
    let place = circle();
    let (printed, said) =
        failed(place.path(), &["run", "circle.toml", "--runs", "4", "--plan", "base"]);
    let read = |name: &str| Sheet::read(&place.path().join(format!("output/minimal/{name}.csv")));
    let runs = read("runs");
    let rows = |outcome| runs.rows_with(&[("outcome", outcome)]);
    let (done_rows, failed_rows) = (rows("done"), rows("failed"));
    assert_eq!(done_rows.len() + failed_rows.len(), 4);
    assert!(!done_rows.is_empty() && !failed_rows.is_empty(), "luck of both kinds");
    assert!(failed_rows.iter().all(|row| !runs.cell(row, "reason").is_empty()));
    let deadlines = read("deadlines");
    let row = &deadlines.rows[0];
    assert_eq!(deadlines.number(row, "n"), done_rows.len() as f64);
    assert_eq!(deadlines.number(row, "failed"), failed_rows.len() as f64);
    let count = failed_rows.len();
    assert_mentions(&printed, &[&format!("{count} of 4 runs failed and count nowhere")]);
    assert_mentions(&said, &[&format!("{count} run"), "failed", "round in a circle", "runs.csv"]);
    // The briefing says it before any chance.
    done(place.path(), &["report", "output/minimal", "--lang", "en"]);
    let page = place.path().join("output/minimal/briefing-en/briefing.md");
    let page = std::fs::read_to_string(page).expect("a briefing");
    let at = |words: &str| page.find(words).unwrap_or_else(|| panic!("no {words} in {page}"));
    assert!(at("runs failed and count nowhere") < at("As things stood on"));
}

#[test]
#[ignore = "each failed run plays ten million events: minutes without optimisation"]
fn of_every_verb_failed_runs_are_a_failure() {
    let place = circle();
    let verbs: [&[&str]; 5] = [
        &["compare", "base", "late", "--file", "circle.toml", "--runs", "4", "--no-attribution"],
        &["sweep", "circle.toml", "--yes"],
        &["replay", "circle.toml", "--worst", "--runs", "4"],
        &["verify", "circle.toml", "--runs", "2"],
        &[
            "breakpoint",
            "circle.toml",
            "--factor",
            "pool.trucks.count",
            "--from",
            "20",
            "--to",
            "21",
            "--runs",
            "4",
        ],
    ];
    for verb in verbs {
        let (_, said) = failed(place.path(), verb);
        assert_mentions(&said, &["failed", "round in a circle"]);
    }
}

#[test]
#[ignore = "each failed run plays ten million events: minutes without optimisation"]
fn a_shard_with_failed_runs_is_played_and_what_puts_it_together_fails() {
    let place = circle();
    for shard in ["1/2", "2/2"] {
        let arguments = ["sweep", "circle.toml", "--yes", "--out", "parts", "--shard", shard];
        let output = drawdown(place.path(), &arguments);
        // Another try would come to the same.
        assert_eq!(output.status.code(), Some(0), "{output:?}");
    }
    let shards = ["parts.shard-1-of-2", "parts.shard-2-of-2"];
    let (_, said) = failed(place.path(), &[&["merge", "--out", "merged"], &shards[..]].concat());
    assert_mentions(&said, &["failed", "round in a circle"]);
}

#[test]
fn a_camp_without_lines_can_be_asked_to_be_held() {
    let place = workplace();
    let text = "extends = \"three-sides\"\n[camp.bare]\n[deadline.bare-held]\nall = [\"bare\"]\n\
                held_by = \"state\"\ndue = 2030-03-20\n[deadline.both-held]\nall = [\"bare\", \"oasis\"]\n\
                held_by = \"state\"\ndue = 2030-03-20\n";
    std::fs::write(place.path().join("bare.toml"), text).expect("a file");
    done(place.path(), &["run", "bare.toml", "--runs", "20"]);
    let runs = Sheet::read(&place.path().join("output/three-sides/runs.csv"));
    assert!(runs.rows_with(&[("outcome", "failed")]).is_empty());
    // Nobody is to come to it, so nobody ever holds it.
    let deadlines = Sheet::read(&place.path().join("output/three-sides/deadlines.csv"));
    for deadline in ["bare-held", "both-held"] {
        let rows = deadlines.rows_with(&[("deadline", deadline)]);
        assert!(rows.iter().all(|row| deadlines.number(row, "p_missed") == 1.0), "{deadline}");
    }
}
