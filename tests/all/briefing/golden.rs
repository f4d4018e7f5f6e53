//! Whole briefings, to the letter: three sides on one road, and the Mali case with a few runs, in both
//! languages.
//!
//! `UPDATE_EXPECTED=1 cargo test golden` writes the texts anew after a change of words or figures.

use std::fs;
use std::path::Path;

use super::{briefed, mali};
use crate::command::{done, workplace};

/// Holds the Markdown of a folder's briefings against the texts of this name.
fn assert_golden(results: &Path, name: &str) {
    for language in ["en", "fr"] {
        let text = fs::read_to_string(results.join(format!("briefing-{language}/briefing.md")));
        let text = text.expect("a briefing").replace(env!("CARGO_PKG_VERSION"), "x.y.z");
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join(format!("tests/all/briefing/{name}.{language}.md"));
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            fs::write(&path, &text).expect("a text to write");
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(text, expected.replace("\r\n", "\n"), "{}", path.display());
    }
}

#[test]
fn the_golden_briefing_of_three_sides_is_as_it_was() {
    let place = workplace();
    let results = briefed(place.path(), "three-sides", "25");
    done(place.path(), &["report", "results", "--lang", "fr"]);
    assert_golden(&results, "three-sides");
}

#[test]
fn the_golden_briefing_of_the_mali_case_is_as_it_was() {
    assert_golden(&mali(), "mali-2023");
}
