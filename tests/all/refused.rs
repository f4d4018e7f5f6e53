//! The corpus of scenario files that are refused or doubted: what is shown for each, to the letter.
//!
//! A file `tests/refused/E104-unknown-key.toml` is named after the finding it is there for; what
//! the reader says about it stands beside it, in `E104-unknown-key.txt`. After a change of the
//! reader's words, `UPDATE_EXPECTED=1 cargo test refused` writes those texts anew.

use std::fs;
use std::path::{Path, PathBuf};

use drawdown::experiment::undisturbed;
use drawdown::scenario::{
    Code, Finding, Origin, Rejected, Request, Severity, Style, Template, open, open_text, render,
};

/// One file of the corpus.
struct Refused {
    /// Its name without the ending.
    name: String,
    path: PathBuf,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/refused")
}

/// All files of the corpus, by name; those whose name begins with no code are there to be extended.
fn corpus() -> Vec<Refused> {
    let entries = fs::read_dir(folder()).expect("the folder of refused files");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let is_scenario = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "toml");
    let mut files: Vec<Refused> = paths
        .filter(is_scenario)
        .map(|path| {
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            Refused { name, path }
        })
        .filter(|refused| Code::ALL.iter().any(|code| refused.name.starts_with(code.text())))
        .collect();
    files.sort_by(|a, b| a.name.cmp(&b.name));
    files
}

impl Refused {
    /// Everything that is found about it. A file that extends another is read from its folder; the
    /// settings of the command line stand in its first line, after `# --set`.
    fn findings(&self) -> Vec<Finding> {
        let text = fs::read_to_string(&self.path).expect("a refused file");
        let sets = settings(&text);
        let opened = if text.contains("\nextends") {
            open(&Request { origin: Origin::File(self.path.clone()), sets })
        } else {
            open_text(&format!("{}.toml", self.name), &text, &sets)
        };
        of(opened, self.name.starts_with(Code::EstimatesMiss.text()))
    }

    /// The findings as they are shown, without the name of the folder.
    fn shown(&self) -> String {
        let shown = render(&self.findings(), Style::Plain);
        let folder = format!("{}{}", folder().display(), std::path::MAIN_SEPARATOR);
        format!("{}\n", shown.replace(&folder, ""))
    }
}

fn settings(text: &str) -> Vec<String> {
    let first = text.lines().next().unwrap_or_default();
    let sets = first.strip_prefix("# ").unwrap_or_default().split("--set ").skip(1);
    sets.map(|set| set.trim().to_owned()).collect()
}

/// Everything that `check` finds about a file: of one that is named after it, what its undisturbed run
/// shows too.
fn of(opened: Result<Template, Rejected>, is_played: bool) -> Vec<Finding> {
    let found = || {
        let template = opened?;
        let (study, mut warnings) = template.study()?;
        if is_played {
            warnings.extend(template.estimates(&study, &undisturbed(&study), &warnings));
        }
        Ok(warnings)
    };
    found().unwrap_or_else(|rejected: Rejected| rejected.findings)
}

#[test]
fn what_is_shown_for_every_refused_file_is_as_expected() {
    let update = std::env::var_os("UPDATE_EXPECTED").is_some();
    let mut differences = Vec::new();
    for refused in corpus() {
        let (path, shown) = (refused.path.with_extension("txt"), refused.shown());
        let expected = fs::read_to_string(&path).unwrap_or_default();
        if shown == expected {
            continue;
        }
        if update {
            fs::write(&path, shown).expect("the expected text can be written");
        } else {
            let name = &refused.name;
            differences.push(format!("--- {name}: expected\n{expected}+++ {name}: shown\n{shown}"));
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn every_code_has_a_file_named_after_it_that_shows_it() {
    let corpus = corpus();
    let missing: Vec<&str> = Code::ALL
        .iter()
        .filter(|code| !code.is_defect() && !code.is_of_machine())
        .filter(|code| {
            let mut named = corpus.iter().filter(|it| it.name.starts_with(code.text()));
            !named.any(|it| it.findings().iter().any(|finding| finding.code == **code))
        })
        .map(|code| code.text())
        .collect();
    assert!(missing.is_empty(), "no refused file shows {missing:?}");
}

#[test]
fn every_refused_file_shows_the_code_it_is_named_after() {
    for refused in corpus() {
        let findings = refused.findings();
        let shows = findings.iter().any(|finding| refused.name.starts_with(finding.code.text()));
        assert!(shows, "{} shows\n{}", refused.name, refused.shown());
    }
}

#[test]
fn every_finding_about_a_file_has_a_place() {
    for refused in corpus().into_iter().filter(|it| !it.name.ends_with("setting")) {
        let is_lost = |finding: &Finding| finding.place.is_none();
        let lost = refused.findings().into_iter().find(is_lost);
        assert!(lost.is_none(), "{}: {lost:?}", refused.name);
    }
}

#[test]
fn files_of_errors_are_refused_and_files_of_warnings_are_read() {
    for refused in corpus() {
        let is_error = |finding: &Finding| finding.severity == Severity::Error;
        let is_refused = refused.findings().iter().any(is_error);
        assert_eq!(is_refused, refused.name.starts_with('E'), "{}", refused.name);
    }
}
