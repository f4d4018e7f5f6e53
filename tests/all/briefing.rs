//! Briefings held to the truth: their figures are those of the tables, their sentences are whole in
//! both languages, no name in a scenario does any harm, and a browser shows and prints them.

mod browser;
mod colours;
mod decided;
mod figures;
mod findings;
mod first;
mod golden;
mod hostile;
mod links;
mod page;
mod refusals;
mod texts;

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use tempfile::TempDir;

use crate::command::{done, workplace};

/// The Mali case with a few runs, briefed in both languages: played once for all tests.
static MALI: LazyLock<TempDir> = LazyLock::new(|| {
    let place = workplace();
    done(place.path(), &["run", "mali-2023", "--runs", "4"]);
    for language in ["en", "fr"] {
        done(place.path(), &["report", "output/mali-2023", "--lang", language]);
    }
    place
});

/// The results of the Mali case.
fn mali() -> PathBuf {
    MALI.path().join("output/mali-2023")
}

/// Plays a scenario and briefs it in English; the folder of the results.
fn briefed(place: &Path, scenario: &str, runs: &str) -> PathBuf {
    done(place, &["run", scenario, "--runs", runs, "--out", "results"]);
    done(place, &["report", "results", "--lang", "en"]);
    place.join("results")
}
