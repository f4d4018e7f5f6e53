//! The book of what findings say: the same sentences in both languages, each of them said by somebody
//! and with all that is filled into it, none left in English.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_bundle::FluentResource;

/// The files of the book.
const FILES: [&str; 7] =
    ["common", "reading", "building", "review", "tables", "summary", "command"];

fn source(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(folder)
}

fn written(language: &str, file: &str) -> String {
    let path = source("scenario/texts").join(language).join(format!("{file}.ftl"));
    fs::read_to_string(path).expect("a file of the book")
}

/// The sentences of a language by their names, as written. A sentence begins at the left of a line.
fn sentences(language: &str) -> BTreeMap<String, String> {
    let mut sentences: BTreeMap<String, String> = BTreeMap::new();
    for file in FILES {
        let text = written(language, file);
        let mut name = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            match line.split_once(" =") {
                Some((key, rest)) if !line.starts_with([' ', '}']) => {
                    key.clone_into(&mut name);
                    let twice = sentences.insert(name.clone(), rest.to_owned());
                    assert_eq!(twice, None, "{name} stands there twice");
                }
                _ => {
                    let sentence = sentences.get_mut(&name).expect("a sentence that goes on");
                    sentence.push('\n');
                    sentence.push_str(line);
                }
            }
        }
    }
    assert!(sentences.len() > 900, "only {} sentences", sentences.len());
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

/// The code of all that makes messages, tests and comments aside.
fn code() -> String {
    let mut code = String::new();
    let mut folders = vec![source("scenario"), source("study"), source("report"), source("cli")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = fs::read_to_string(&path).expect("a source file");
                let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
                let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
                code.extend(lines.flat_map(|line| [line, "\n"]));
            }
        }
    }
    code
}

/// What stands between the brackets that open at the start of a text; texts in it may hold brackets.
fn within(text: &str) -> &str {
    let (mut depth, mut is_text, mut is_escaped) = (0, false, false);
    for (at, letter) in text.char_indices() {
        match letter {
            _ if is_escaped => is_escaped = false,
            '\\' if is_text => is_escaped = true,
            '"' => is_text = !is_text,
            '(' | '[' | '{' if !is_text => depth += 1,
            ')' | ']' | '}' if !is_text => {
                depth -= 1;
                if depth == 0 {
                    return &text[1..at];
                }
            }
            _ => {}
        }
    }
    panic!("brackets that do not close: {text:.60}");
}

/// The parts of a text between commas that stand in no bracket and no text.
fn parts(text: &str) -> Vec<&str> {
    let (mut depth, mut is_text, mut is_escaped, mut from) = (0, false, false, 0);
    let mut parts = Vec::new();
    for (at, letter) in text.char_indices() {
        match letter {
            _ if is_escaped => is_escaped = false,
            '\\' if is_text => is_escaped = true,
            '"' => is_text = !is_text,
            '(' | '[' | '{' if !is_text => depth += 1,
            ')' | ']' | '}' if !is_text => depth -= 1,
            ',' if !is_text && depth == 0 => {
                parts.push(text[from..at].trim());
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(text[from..].trim());
    parts.retain(|part| !part.is_empty());
    parts
}

/// Every message of the code: the sentence's name, and the names of what is filled into it.
fn said(code: &str) -> Vec<(&str, BTreeSet<String>)> {
    let messages = code.match_indices("message!(").filter_map(|(at, found)| {
        let parts = parts(within(&code[at + found.len() - 1..]));
        let (key, filled) = parts.split_first()?;
        let key = key.strip_prefix('"')?.strip_suffix('"')?;
        let name = |part: &&str| part.split('=').next().unwrap_or(part).trim().to_owned();
        Some((key, filled.iter().map(name).collect()))
    });
    messages.collect()
}

/// Without what is quoted from a file, or by Fluent itself.
fn unquoted(sentence: &str) -> String {
    let mut quote = None;
    let kept = sentence.chars().filter(|letter| match (letter, quote) {
        (_, Some(end)) => {
            quote = quote.filter(|_| *letter != end);
            false
        }
        ('"' | '`', None) => {
            quote = Some(*letter);
            false
        }
        _ => true,
    });
    kept.collect()
}

/// Without what is the same in every language: what is filled in, and what is quoted.
fn words(sentence: &str) -> String {
    let mut depth = 0;
    let kept = unquoted(sentence);
    let kept = kept.chars().filter(|letter| {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => return depth == 0,
        }
        false
    });
    kept.collect()
}

#[test]
fn fluent_reads_all_files_of_the_book_without_a_fault() {
    for language in ["en", "fr"] {
        for file in FILES {
            let read = FluentResource::try_new(written(language, file));
            let faults = read.err().map(|(_, faults)| faults);
            assert!(faults.is_none(), "{language}/{file}: {faults:?}");
        }
    }
}

#[test]
fn both_languages_have_the_same_sentences() {
    let names = |language| sentences(language).into_keys().collect::<Vec<_>>();
    assert_eq!(names("en"), names("fr"));
}

#[test]
fn every_sentence_that_is_said_is_written_and_none_is_unused() {
    let (code, sentences) = (code(), sentences("en"));
    let said = said(&code);
    let missing: Vec<&str> =
        said.iter().map(|(key, _)| *key).filter(|key| !sentences.contains_key(*key)).collect();
    assert!(missing.is_empty(), "not written: {missing:?}");
    // How a quantity is written is named where the quantity is.
    let is_said = |name: &&String| {
        said.iter().any(|(key, _)| key == name) || code.contains(&format!("\"{name}\";"))
    };
    let unused: Vec<&String> = sentences.keys().filter(|name| !is_said(name)).collect();
    assert!(unused.is_empty(), "nobody says: {unused:?}");
}

#[test]
fn what_a_sentence_wants_is_filled_in_and_what_is_filled_in_is_wanted() {
    let code = code();
    let languages = ["en", "fr"].map(sentences);
    let mut faults = Vec::new();
    for (key, filled) in said(&code) {
        let wanted = languages.each_ref().map(|it| variables(&it[key]));
        for (language, wanted) in ["en", "fr"].iter().zip(&wanted) {
            faults.extend(wanted.difference(&filled).map(|it| format!("{language} {key}: {it}")));
        }
        let idle = filled.iter().filter(|it| wanted.iter().all(|wanted| !wanted.contains(*it)));
        faults.extend(idle.map(|it| format!("{key}: nobody wants {it}")));
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn no_sentence_is_left_in_english() {
    let (english, french) = (sentences("en"), sentences("fr"));
    let is_word = |word: &str| word.len() > 2 && word.bytes().all(|it| it.is_ascii_lowercase());
    let has_words = |text: &str| words(text).split_whitespace().any(is_word);
    let same = english.iter().filter(|(name, text)| french[*name] == **text && has_words(text));
    let same: Vec<&String> = same.map(|(name, _)| name).collect();
    let alike = ["label-note"];
    let left: Vec<&&String> = same.iter().filter(|it| !alike.contains(&it.as_str())).collect();
    assert!(left.is_empty(), "{left:?}");
}

/// How a French sentence is not to be set; beside the marks that need a space before them.
pub(crate) const FAULTS: [&str; 9] = ["\u{20}:", " ;", " ?", " !", " %", "« ", " »", "'", "..."];

/// What is not set as French is: these pieces of it, and marks without the space before them.
pub(crate) fn faults_of_setting(sentence: &str, wrong: &[&str]) -> Vec<String> {
    let pieces = wrong.iter().filter(|piece| sentence.contains(**piece));
    let mut faults: Vec<String> = pieces.map(|piece| format!("`{piece}`")).collect();
    let marks = sentence.char_indices().filter(|(_, it)| matches!(it, ':' | ';' | '?' | '!'));
    for (place, mark) in marks {
        let before = sentence[..place].chars().next_back();
        let is_time = before.is_some_and(|it| it.is_ascii_digit());
        if !is_time && !matches!(before, Some('\u{a0}' | '\u{202f}')) {
            faults.push(format!("no space before `{mark}`"));
        }
    }
    faults
}

#[test]
fn french_is_set_with_its_spaces_and_apostrophes() {
    let of = |(name, sentence): (String, String)| {
        let faults = faults_of_setting(&unquoted(&sentence), &FAULTS);
        faults.into_iter().map(move |fault| format!("{name}: {fault}"))
    };
    let found: Vec<String> = sentences("fr").into_iter().flat_map(of).collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn the_checks_of_this_file_find_what_they_look_for() {
    let code = r#"message!("a-b", pool, most = f("x, (y", 2)) message!(@ x)"#;
    let filled = ["most", "pool"].map(str::to_owned).into();
    assert_eq!(said(code), [("a-b", filled)]);
    assert_eq!(words("one { $two } \"three\" `four` five").split_whitespace().count(), 2);
    assert_eq!(variables("{ $one } of { $two_2 ->").len(), 2);
}
