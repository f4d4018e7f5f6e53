//! What happens in a place while results for it are played.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::*;
use crate::manifest::{Counts, Manifest};
use crate::scenario::{Origin, Request, Study, read};

fn study() -> Study {
    let request = Request { origin: Origin::BuiltIn("minimal"), sets: Vec::new() };
    read(&request).expect("a built-in scenario").0
}

/// Results with this in them, made by this command.
fn results(study: &Study, command: &str, content: &str) -> Vec<File<'static>> {
    let mut files = manifest::asked(study);
    files.push(File::new("runs.csv", content));
    let manifest = Manifest::new(study, command, Counts::default());
    files.push(manifest.file(&files));
    files
}

/// An empty folder, and a place in it.
fn place() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let place = folder.path().join("results");
    (folder, place)
}

/// Where results that could not be put in their place are kept, and why they could not.
fn kept(error: WriteError) -> (PathBuf, WriteError) {
    match error {
        WriteError::Kept { why, folder } => (folder, *why),
        other => panic!("not kept: {other}"),
    }
}

fn said(folder: &Path) -> String {
    fs::read_to_string(folder.join("runs.csv")).expect("results")
}

#[test]
fn what_was_put_in_the_place_meanwhile_stays_and_so_does_what_was_played() {
    let (around, place) = place();
    let folder = Folder::open(&place).expect("a free place");
    folder.try_out().expect("it can be written");
    fs::create_dir(&place).expect("still nothing there");
    fs::write(place.join("letter.txt"), "mine").expect("a file");
    let (kept, why) = kept(folder.write(&results(&study(), "run", "new")).expect_err("taken"));
    assert!(matches!(why, WriteError::NotOurs { .. }), "{why}");
    assert_eq!(fs::read_to_string(place.join("letter.txt")).expect("a file"), "mine");
    assert_eq!(said(&kept), "new");
    // No later command takes it away.
    assert_eq!(restore(&place), []);
    assert_eq!(said(&kept), "new");
    assert_eq!(fs::read_dir(around.path()).expect("a folder").count(), 2);
}

#[test]
fn a_file_put_among_results_while_they_are_played_anew_stays_there() {
    let (_around, place) = place();
    let study = study();
    Folder::open(&place).and_then(|it| it.write(&results(&study, "run", "old"))).expect("written");
    let folder = Folder::open(&place).expect("results of ours");
    fs::write(place.join("letter.txt"), "mine").expect("a file");
    let (kept, why) = kept(folder.write(&results(&study, "run", "new")).expect_err("a letter"));
    assert!(matches!(why, WriteError::NotOurs { .. }), "{why}");
    assert_eq!((said(&place).as_str(), said(&kept).as_str()), ("old", "new"));
    assert!(place.join("letter.txt").exists());
}

#[test]
fn other_results_that_came_meanwhile_are_not_replaced_and_the_same_ones_are() {
    let (_around, place) = place();
    let study = study();
    let write = |command: &str, content: &str| {
        let folder = Folder::open(&place)?;
        folder.write(&results(&study, command, content))
    };
    let folder = Folder::open(&place).expect("a free place");
    write("run", "same").expect("written");
    folder.write(&results(&study, "run", "same")).expect("nothing is lost by it");
    let folder = Folder::open(&place).expect("results of ours");
    write("run --runs 6", "other").expect("written");
    let (kept, why) = kept(folder.write(&results(&study, "run", "new")).expect_err("others"));
    assert!(matches!(why, WriteError::Overtaken { .. }), "{why}");
    assert_eq!((said(&place).as_str(), said(&kept).as_str()), ("other", "new"));
}

#[test]
fn what_leads_to_a_place_is_made_and_goes_again_if_nothing_came_there() {
    let (around, _) = place();
    let deep = around.path().join("a/b/results");
    let folder = Folder::open(&deep).expect("a free place");
    folder.try_out().expect("it can be written");
    assert!(around.path().join("a/b").is_dir() && !deep.exists());
    drop(folder);
    assert!(!around.path().join("a").exists());
    let folder = Folder::open(&deep).expect("a free place");
    folder.write(&results(&study(), "run", "new")).expect("written");
    drop(folder);
    assert_eq!(said(&deep), "new");
}

#[test]
fn answers_some_steps_within_results_are_kept_and_named_and_what_lies_beside_them_is_in_the_way() {
    let (_around, place) = place();
    let study = study();
    let write = |place: &Path, command: &str, content: &str| {
        Folder::open(place)?.write(&results(&study, command, content))
    };
    write(&place, "run", "old").expect("written");
    write(&place.join("a/b/c"), "marginal", "first").expect("written");
    write(&place.join("a/d"), "decide", "second").expect("written");
    write(&place, "run", "new").expect("both are answers");
    assert_eq!((said(&place).as_str(), said(&place.join("a/b/c")).as_str()), ("new", "first"));
    assert_eq!(said(&place.join("a/d")), "second");
    assert_eq!(older(&place), [], "of the same scenario and seed");
    // What a command made on its way that was stopped then.
    fs::create_dir(place.join("a/e")).expect("a folder");
    assert!(Folder::open(&place).is_ok());
    let letter = place.join("a/b/letter.txt");
    fs::write(&letter, "mine").expect("a file");
    let error = Folder::open(&place).expect_err("not ours alone");
    assert!(matches!(&error, WriteError::NotOurs { foreign, .. } if *foreign == ["a"]), "{error}");
}

#[test]
fn commands_that_replace_the_same_results_at_once_lose_no_answer_and_leave_nothing() {
    let (around, place) = place();
    let study = study();
    let write = |place: &Path, command: &str| {
        let folder = Folder::open(place)?;
        folder.try_out()?;
        folder.write(&results(&study, command, "same"))
    };
    write(&place, "run").expect("written");
    let answers: Vec<String> = (0..20).map(|number| format!("answer-{number}")).collect();
    answers.iter().for_each(|name| write(&place.join(name), "decide").expect("written"));
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| (0..30).for_each(|_| write(&place, "run").expect("replaced")));
        }
    });
    answers.iter().for_each(|name| assert_eq!(said(&place.join(name)), "same", "{name}"));
    assert_eq!(fs::read_dir(around.path()).expect("a folder").count(), 1);
}

#[test]
fn an_answer_written_while_the_results_around_it_are_replaced_is_there_in_the_end() {
    let (around, place) = place();
    let study = study();
    let write =
        |place: &Path, command: &str| Folder::open(place)?.write(&results(&study, command, "same"));
    write(&place, "run").expect("written");
    std::thread::scope(|scope| {
        scope.spawn(|| (0..60).for_each(|_| write(&place, "run").expect("replaced")));
        scope.spawn(|| (0..60).for_each(|_| write(&place.join("a"), "decide").expect("written")));
    });
    assert_eq!((said(&place).as_str(), said(&place.join("a")).as_str()), ("same", "same"));
    assert_eq!(fs::read_dir(around.path()).expect("a folder").count(), 1);
}
