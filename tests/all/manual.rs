//! The pages of the manual: both languages say the same, and what they show can be done.
//!
//! A page is played from its first TOML block that names a file (`# first.toml`): further blocks are added
//! to that file, and the commands of `sh` blocks are given in the folder where it lies.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use drawdown::scenario::{Origin, Request, Style, read, render};

use crate::command::{assert_mentions, done, refused, workplace};

/// The pages of one language, by topic.
fn pages(language: &str) -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/manual").join(language);
    let entries = fs::read_dir(folder).expect("pages").map(|entry| entry.expect("an entry").path());
    let page = |path: std::path::PathBuf| {
        let topic = path.file_stem().expect("a name").to_string_lossy().into_owned();
        (topic, fs::read_to_string(&path).expect("a page"))
    };
    entries.map(page).collect()
}

/// The fenced blocks of a page, each with its language.
fn blocks(page: &str) -> Vec<(&str, &str)> {
    let fenced = page.split("```").skip(1).step_by(2);
    fenced.map(|block| block.split_once('\n').expect("a language and a text")).collect()
}

/// The commands of a page.
fn commands(page: &str) -> Vec<&str> {
    let shell = blocks(page).into_iter().filter(|(language, _)| *language == "sh");
    shell.flat_map(|(_, text)| text.lines()).filter(|line| !line.is_empty()).collect()
}

/// The words of a command; those in quotes stay together.
fn words(command: &str) -> Vec<String> {
    let (mut words, mut is_quoted) = (vec![String::new()], false);
    for letter in command.chars() {
        match letter {
            '"' => is_quoted = !is_quoted,
            ' ' if !is_quoted => words.push(String::new()),
            letter => words.last_mut().expect("a word").push(letter),
        }
    }
    words
}

/// Plays a page: makes its files, and gives its commands if they are wanted.
fn play(topic: &str, page: &str, with_commands: bool) {
    let place = workplace();
    let mut file = None;
    for (language, text) in blocks(page) {
        let named = text.lines().next().and_then(|line| line.strip_prefix("# "));
        match (language, named.filter(|name| name.ends_with(".toml"))) {
            ("toml", Some(name)) => {
                let path = place.path().join(name);
                fs::write(&path, text).expect("a file");
                file = Some(path);
            }
            ("toml", None) => {
                let Some(file) = &file else { continue };
                let before = fs::read_to_string(file).expect("a file");
                fs::write(file, format!("{before}\n{text}")).expect("a file");
            }
            ("sh", _) if with_commands => {
                for command in text.lines().filter(|line| !line.is_empty()) {
                    let words = words(command);
                    let words: Vec<&str> = words.iter().skip(1).map(String::as_str).collect();
                    done(place.path(), &words);
                }
            }
            _ => {}
        }
    }
    let Some(file) = file else { return };
    let request = Request { origin: Origin::File(file), sets: Vec::new() };
    if let Err(rejected) = read(&request) {
        panic!(
            "{topic}: {}",
            render(&rejected.findings, Style::Plain, drawdown::scenario::Language::English)
        );
    }
}

#[test]
fn every_page_is_there_in_both_languages_and_on_the_list() {
    let (english, french) = (pages("en"), pages("fr"));
    assert!(english.len() >= 12, "{:?}", english.keys());
    assert!(english.keys().eq(french.keys()));
    let place = workplace();
    for language in ["en", "fr"] {
        let list = done(place.path(), &["manual", "--lang", language]);
        let mut listed: Vec<&str> =
            list.lines().filter_map(|line| line.split(' ').next()).collect();
        listed.sort_unstable();
        assert!(english.keys().eq(listed), "{list}");
    }
}

#[test]
fn both_languages_show_the_same_commands_and_as_many_blocks() {
    let french = pages("fr");
    for (topic, page) in pages("en") {
        assert_eq!(commands(&page), commands(&french[&topic]), "{topic}");
        assert_eq!(blocks(&page).len(), blocks(&french[&topic]).len(), "{topic}");
    }
}

#[test]
fn what_the_pages_show_can_be_read_and_their_commands_be_given() {
    for (topic, page) in pages("en") {
        play(&topic, &page, true);
    }
    for (topic, page) in pages("fr") {
        play(&topic, &page, false);
    }
}

#[test]
fn the_manual_is_one_file_of_html_too() {
    let place = workplace();
    let html = done(place.path(), &["manual", "--html"]);
    assert_mentions(&html, &["<!DOCTYPE html>", "<article id=\"closing\">", "<table>", "</html>"]);
    let page = done(place.path(), &["manual", "sides", "--html", "--lang", "fr"]);
    assert_mentions(&page, &["<html lang=\"fr\">", "Trois parties"]);
    assert!(!page.contains("<article id=\"closing\">"));
    assert_mentions(&refused(place.path(), &["manual", "closng"]), &["`closing`"]);
}
