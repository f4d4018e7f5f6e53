//! The player plays what the chooser says: the run that the results name as typical of that plan and case.

use serde_json::Value;

use super::super::mali;
use super::protocol::Session;
use super::{TRIALS, browser};
use crate::results::Sheet;

/// The main deadline under every plan and case, in their order: its typical run, and how many camps that
/// run vacates.
fn typical() -> Vec<(String, usize)> {
    let deadlines = Sheet::read(&mali().join("deadlines.csv"));
    let runs = Sheet::read(&mali().join("runs.csv"));
    let heads: Vec<&str> = runs.heads.iter().map(String::as_str).collect();
    let camps: Vec<&str> = heads
        .into_iter()
        .filter(|it| it.starts_with("camp.") && it.ends_with(".vacated"))
        .collect();
    let main = deadlines.rows.iter().filter(|row| deadlines.cell(row, "kind") == "hard");
    main.map(|row| {
        let number = deadlines.cell(row, "typical_run");
        let is_it = |run: &&Vec<String>| {
            let same = |name| runs.cell(run, name) == deadlines.cell(row, name);
            same("plan") && same("case") && runs.cell(run, "replication") == number
        };
        let run = runs.rows.iter().find(is_it).expect("the typical run");
        let vacated = camps.iter().filter(|camp| !runs.cell(run, camp).is_empty()).count();
        (number.to_owned(), vacated)
    })
    .collect()
}

#[test]
fn the_player_plays_the_typical_run_of_what_is_chosen_and_says_where_the_page_has_none() {
    let Some(browser) = browser() else { return };
    let typical = typical();
    let mut session = Session::start(&browser);
    session.open(&mali().join("briefing-en/briefing.html"), 390);
    session.evaluate(TRIALS);
    let found = session.evaluate("following()");
    let found = found.as_array().expect("choices");
    assert_eq!(found.len(), typical.len());
    let mut played = 0;
    for (choice, (number, vacated)) in found.iter().zip(&typical) {
        assert_eq!(choice["isNamed"], true, "{choice}");
        let key = choice["key"].as_str().expect("a key");
        if choice["isHidden"] == Value::Bool(true) {
            // What differs from the first in one thing only is never left out.
            assert!(!key.starts_with("0-") && !key.ends_with("-0"), "{choice}");
            continue;
        }
        played += 1;
        let name = choice["name"].as_str().expect("a name");
        assert!(name.starts_with(&format!("Typical run (no. {number}):")), "{number}: {choice}");
        assert_eq!(choice["full"], *vacated, "{choice}");
        assert_eq!(choice["due"], 3, "{choice}");
        // From 7 October to the end of 31 March.
        assert_eq!(choice["days"], 177, "{choice}");
        assert!(choice["events"].as_u64() > Some(20), "{choice}");
    }
    // Light enough to be sent, with all these runs in it.
    let size = std::fs::metadata(mali().join("briefing-en/briefing.html")).expect("a page").len();
    assert!(size < 950_000, "{size} bytes");
    assert!(played > typical.len() / 2, "{played} of {}", typical.len());
}
