//! The same folder gives the same bytes, and what is no folder of results is refused in a sentence,
//! with nothing written.

use std::fs;
use std::path::Path;

use crate::command::{assert_mentions, done, files, refused, workplace};

/// A folder with played results in `results`.
fn played() -> tempfile::TempDir {
    let place = workplace();
    done(place.path(), &["run", "three-sides", "--runs", "5", "--out", "results"]);
    place
}

/// Refuses to brief a folder with these words, and writes nothing.
fn assert_refused(place: &Path, results: &str, words: &[&str]) {
    let said = refused(place, &["report", results, "--lang", "en", "--out", "briefing"]);
    assert_mentions(&said, words);
    assert!(!place.join("briefing").exists(), "nothing is half written");
    let left: Vec<_> = fs::read_dir(place).expect("a folder").flatten().collect();
    let is_left = |it: &fs::DirEntry| it.file_name().to_string_lossy().starts_with('.');
    assert!(!left.iter().any(is_left), "nothing is left lying about: {left:?}");
}

#[test]
fn the_same_folder_gives_the_same_bytes() {
    let place = played();
    for language in ["en", "fr"] {
        for out in ["one", "other"] {
            done(place.path(), &["report", "results", "--lang", language, "--out", out]);
        }
        let [one, other] = ["one", "other"].map(|out| files(&place.path().join(out)));
        let names: Vec<&str> = one.iter().map(|(name, _)| name.as_str()).collect();
        for name in ["briefing.html", "briefing.md", "briefing.xlsx", "manifest.toml"] {
            assert!(names.contains(&name), "{name} is not in {names:?}");
        }
        assert!(one == other, "{language}");
    }
}

#[test]
fn a_folder_of_another_machine_gives_the_same_page() {
    let place = played();
    let played_again = workplace();
    done(
        played_again.path(),
        &["run", "three-sides", "--runs", "5", "--threads", "1", "--out", "results"],
    );
    // The one folder is given as it is called here, the other with all that leads to it.
    let whole = played_again.path().join("results").display().to_string();
    done(place.path(), &["report", "results", "--lang", "en"]);
    done(played_again.path(), &["report", &whole, "--lang", "en"]);
    for name in ["briefing.html", "briefing.md", "briefing.xlsx"] {
        let [one, other] = [&place, &played_again].map(|it| {
            fs::read(it.path().join("results/briefing-en").join(name)).expect("a briefing")
        });
        assert!(one == other, "{name}");
        let path = played_again.path().display().to_string();
        assert!(!String::from_utf8_lossy(&other).contains(&path), "{name} names {path}");
    }
}

#[test]
fn figures_that_somebody_changed_are_not_briefed() {
    for table in ["deadlines", "closure", "criticality"] {
        let place = played();
        let path = place.path().join(format!("results/{table}.csv"));
        let text = fs::read_to_string(&path).expect("a table");
        fs::write(&path, text.replacen('5', "6", 1)).expect("a table");
        let file = format!("{table}.csv is not as it was written");
        let words = [file.as_str(), "Make it anew with the command in manifest.toml"];
        assert_refused(place.path(), "results", &words);
    }
}

#[test]
fn a_file_that_is_gone_is_called_missing() {
    for name in ["s_curve.csv", "resolved.toml"] {
        let place = played();
        fs::remove_file(place.path().join("results").join(name)).expect("a file");
        let file = format!("{name} is missing");
        assert_refused(place.path(), "results", &[file.as_str(), "Make it anew"]);
    }
}

#[test]
fn results_of_another_version_are_not_briefed() {
    let place = played();
    let path = place.path().join("results/manifest.toml");
    let manifest = fs::read_to_string(&path).expect("a manifest");
    let version = format!("version = \"{}\"", env!("CARGO_PKG_VERSION"));
    assert!(manifest.contains(&version));
    fs::write(&path, manifest.replace(&version, "version = \"0.0.1\"")).expect("a manifest");
    let words = ["was written by drawdown 0.0.1", "Make it anew with the command in manifest.toml"];
    assert_refused(place.path(), "results", &words);
}

#[test]
fn a_changed_scenario_is_not_briefed() {
    let place = played();
    let path = place.path().join("results/resolved.toml");
    let scenario = fs::read_to_string(&path).expect("a scenario");
    fs::write(&path, format!("{scenario}\n")).expect("a scenario");
    assert_refused(
        place.path(),
        "results",
        &["resolved.toml is not the file that these results were played from", "Make it anew"],
    );
}

#[test]
fn an_answer_is_briefed_with_its_run_and_not_alone() {
    let place = workplace();
    done(place.path(), &["drivers", "three-sides", "--runs", "5", "--out", "answer"]);
    let words = ["holds the answer of `drawdown drivers three-sides", "`drawdown run`"];
    assert_refused(place.path(), "answer", &words);
}

#[test]
fn what_is_no_folder_of_results_is_not_briefed() {
    let place = workplace();
    fs::create_dir(place.path().join("empty")).expect("a folder");
    fs::write(place.path().join("file"), "text").expect("a file");
    let refusals = [
        ("empty", "empty holds no results of drawdown"),
        ("file", "file is a file, not a folder of results"),
        ("missing", "missing does not exist"),
    ];
    for (results, named) in refusals {
        let words = [named, "Give a folder that `drawdown run` or `drawdown sweep` wrote"];
        assert_refused(place.path(), results, &words);
        // Nor is the place of the briefing within it looked at before it.
        assert_mentions(&refused(place.path(), &["report", results, "--lang", "en"]), &words);
    }
    assert!(!place.path().join("missing").exists());
}

#[test]
fn somebody_elses_folder_is_not_written_over() {
    let place = played();
    fs::create_dir(place.path().join("mine")).expect("a folder");
    fs::write(place.path().join("mine/notes.txt"), "mine").expect("a file");
    let said = refused(place.path(), &["report", "results", "--out", "mine"]);
    assert_mentions(&said, &["mine exists and holds no results of drawdown"]);
    assert_eq!(files(&place.path().join("mine")).len(), 1);
}

#[test]
fn without_a_browser_only_the_pdf_is_missing_and_a_word_says_what_to_do() {
    let place = played();
    let mut command = crate::command::command(
        place.path(),
        &["report", "results", "--pdf", "--lang", "en", "--out", "briefing"],
    );
    let output = command.env("DRAWDOWN_BROWSER", "/no/such/browser").output().expect("it starts");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{said}");
    let words = [
        "cannot start /no/such/browser",
        "DRAWDOWN_BROWSER",
        "Only briefing.pdf is missing",
        "open briefing/briefing.html",
    ];
    assert_mentions(&said, &words);
    // What is there is what is there without --pdf, to the byte.
    done(place.path(), &["report", "results", "--lang", "en", "--out", "plain"]);
    assert!(files(&place.path().join("briefing")) == files(&place.path().join("plain")));
}
