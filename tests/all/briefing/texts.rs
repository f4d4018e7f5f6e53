//! The sentences: the same ones in both languages, all of them used, and French set as French is.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_bundle::FluentResource;

use crate::book::{FAULTS, faults_of_setting};
use crate::command::{done, workplace};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/report/briefing")
}

fn written(language: &str) -> String {
    let path = folder().join(format!("texts/{language}.ftl"));
    fs::read_to_string(path).expect("a file of sentences")
}

/// The sentences of a language by their ids, without the words that stand in several of them.
fn sentences(language: &str) -> BTreeMap<String, String> {
    let mut sentences = sentences_and_words(language);
    sentences.retain(|id, _| !id.starts_with('-'));
    assert!(sentences.len() > 20, "only {} sentences", sentences.len());
    sentences
}

/// The same with those words (Fluent's terms), as written. One begins at the left of a line.
fn sentences_and_words(language: &str) -> BTreeMap<String, String> {
    let mut sentences: BTreeMap<String, String> = BTreeMap::new();
    let mut id = String::new();
    let text = written(language);
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        match line.split_once(" =") {
            Some((name, rest)) if !line.starts_with([' ', '}']) => {
                name.clone_into(&mut id);
                let twice = sentences.insert(id.clone(), rest.to_owned());
                assert_eq!(twice, None, "{id} stands there twice");
            }
            _ => {
                let sentence = sentences.entry(id.clone()).or_default();
                *sentence = format!("{sentence}\n{line}");
            }
        }
    }
    sentences.retain(|id, _| !id.is_empty());
    sentences
}

/// The names of what is filled into a sentence.
fn variables(sentence: &str) -> BTreeSet<String> {
    let after = sentence.split('$').skip(1);
    let name = |rest: &str| -> String {
        rest.chars().take_while(|it| it.is_ascii_alphanumeric() || *it == '_').collect()
    };
    after.map(name).collect()
}

/// The code of the briefing, tests and comments aside.
fn code() -> String {
    let mut code = String::new();
    let mut folders = vec![folder()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = fs::read_to_string(&path).expect("a source file");
                let text = text.split("#[cfg(test)]").next().unwrap_or_default();
                let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
                code.extend(lines.flat_map(|line| [line, "\n"]));
            }
        }
    }
    code
}

/// Every piece of text between quotation marks that could be an id, holes included.
fn literals(code: &str) -> BTreeSet<&str> {
    let is_id = |text: &&str| {
        let letters = |it: char| it.is_ascii_alphanumeric() || matches!(it, '-' | '_' | '{' | '}');
        !text.is_empty() && text.chars().all(letters)
    };
    code.split('"').filter(is_id).collect()
}

/// Whether an id is what a literal becomes when its holes are filled.
fn is_made_of(id: &str, literal: &str) -> bool {
    let mut parts = literal.split('{').enumerate().map(|(place, part)| match place {
        0 => part,
        _ => part.split_once('}').map_or(part, |(_, rest)| rest),
    });
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = id.strip_prefix(first) else { return false };
    let parts: Vec<&str> = parts.collect();
    let Some((last, between)) = parts.split_last() else { return rest.is_empty() };
    for part in between {
        let Some(place) = rest.find(part) else { return false };
        rest = &rest[place + part.len()..];
    }
    rest.ends_with(last) && literal.chars().filter(|it| it.is_ascii_lowercase()).count() > 3
}

/// The ids that the code asks for by name.
fn asked_for(code: &str) -> BTreeSet<&str> {
    let mut asked = BTreeSet::new();
    for call in ["say(", "fill(", "with("] {
        for (start, _) in code.match_indices(call) {
            // Some calls are told of what they speak first: `fill(dossier, "id", …)`.
            let rest = code[start + call.len()..].trim_start();
            let rest = ["self.dossier,", "dossier,"]
                .iter()
                .find_map(|first| rest.strip_prefix(first))
                .unwrap_or(rest)
                .trim_start();
            let literal = rest.strip_prefix('"').and_then(|rest| rest.split('"').next());
            asked.extend(literal);
        }
    }
    asked
}

#[test]
fn both_languages_have_the_same_sentences_with_the_same_variables() {
    let shape = |language| -> BTreeMap<String, BTreeSet<String>> {
        let sentences = sentences(language);
        sentences.into_iter().map(|(id, sentence)| (id, variables(&sentence))).collect()
    };
    assert_eq!(shape("en"), shape("fr"));
}

#[test]
fn what_is_said_otherwise_in_a_field_is_said_in_general_too_and_its_words_are_used() {
    for language in ["en", "fr"] {
        let general = sentences_and_words(language);
        let field = sentences_and_words(&format!("{language}-humanitarian"));
        assert!(!field.is_empty());
        for (id, sentence) in &field {
            let other = general.get(id).unwrap_or_else(|| panic!("{language}: {id} is not said"));
            assert_eq!(variables(sentence), variables(other), "{language}: {id}");
            assert_ne!(sentence, other, "{language}: {id}");
        }
        let all = written(language);
        for word in general.keys().filter(|id| id.starts_with('-')) {
            assert!(all.contains(&format!("{{ {word} }}")), "{language}: {word} is unused");
        }
    }
}

#[test]
fn a_report_on_a_relief_hub_speaks_of_no_camps_forces_or_contingents() {
    let place = workplace();
    done(place.path(), &["run", "relief-hub", "--runs", "5"]);
    for language in ["en", "fr"] {
        let said = done(place.path(), &["report", "relief-hub", "--lang", language]);
        let page = place.path().join(said.trim()).join("briefing.md");
        let page = fs::read_to_string(page).expect("a page").to_lowercase();
        for word in ["camp", "camps", "contingent", "contingents", "unoe", "forces"] {
            let is_there = page.split(|it: char| !it.is_alphabetic()).any(|it| it == word);
            assert!(!is_there, "{language}: {word}");
        }
    }
}

#[test]
fn fluent_reads_all_files_without_a_fault() {
    for language in ["en", "fr", "en-humanitarian", "fr-humanitarian"] {
        let faults = FluentResource::try_new(written(language)).err().map(|(_, faults)| faults);
        assert!(faults.is_none(), "{language}: {faults:?}");
    }
}

#[test]
fn every_sentence_that_is_asked_for_is_written_and_none_is_unused() {
    let (code, sentences) = (code(), sentences("en"));
    // What `starts_with` and the like ask for is no sentence.
    let is_id = |id: &&str| {
        id.len() > 1 && id.chars().all(|it| it.is_ascii_lowercase() || "-0123456789_".contains(it))
    };
    let missing: Vec<&str> = asked_for(&code)
        .into_iter()
        .filter(is_id)
        .filter(|id| !sentences.contains_key(*id))
        .collect();
    assert!(missing.is_empty(), "not written: {missing:?}");
    let literals = literals(&code);
    let is_used = |id: &&String| literals.iter().any(|literal| is_made_of(id, literal));
    let unused: Vec<&String> = sentences.keys().filter(|id| !is_used(id)).collect();
    assert!(unused.is_empty(), "nobody says: {unused:?}");
}

#[test]
fn french_is_set_with_its_spaces_and_apostrophes() {
    // What stands between quotation marks is Fluent's, and none of these sentences needs any.
    let wrong = [&FAULTS[..], &["\""]].concat();
    let of = |(id, sentence): (String, String)| {
        let faults = faults_of_setting(&sentence, &wrong);
        faults.into_iter().map(move |fault| format!("{id}: {fault}"))
    };
    let found: Vec<String> = sentences("fr").into_iter().flat_map(of).collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn the_checks_of_this_file_find_what_they_look_for() {
    assert!(is_made_of("map-title", "{id}-title") && is_made_of("map-title", "map-title"));
    assert!(is_made_of("cause-of-a-delay", "cause-{code}-delay"));
    assert!(!is_made_of("map-titles", "{id}-title") && !is_made_of("map-title", "{id}"));
    assert_eq!(variables("{ $one } of { $two ->").len(), 2);
}
