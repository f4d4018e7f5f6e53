//! `drawdown explain`: what a key, a word, a finding, a column, a delay code or a term of the field means.

mod entry;
mod page;

use clap::{Args, ValueEnum};
use serde_json::json;

use super::arguments::LanguageArgument;
use super::choice::nearest;
use super::error::CliError;
use super::manual;
use super::terminal;
use crate::scenario::Message;
use crate::scenario::message;
use crate::scenario::{Code, explain_key, key_names};
use drawdown_report::{
    Language, column_names, delay_codes, explain_column, explain_table, table_names,
};
use entry::Entry;

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub(super) struct ExplainArguments {
    /// A path (camp.kidal.starts), a key, a word, a finding (E405), a table (runs.csv), a column (p80), a
    /// delay code (no_escort) or a term of the field (float, "last party")
    #[arg(value_name = "WHAT")]
    what: String,
    /// What to print
    #[arg(long, value_enum, default_value_t)]
    format: ExplainFormat,
    /// Language [default: from LC_ALL, LC_MESSAGES or LANG]
    #[arg(long, value_enum)]
    lang: Option<LanguageArgument>,
}

/// What `explain` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum ExplainFormat {
    /// For readers
    #[default]
    Text,
    /// For programs
    Json,
}

/// Says what something means.
pub(super) fn explain(arguments: &ExplainArguments) -> Result<(), CliError> {
    let language = terminal::language(arguments.lang);
    let what = arguments.what.trim();
    let entries = entries(what, language);
    if entries.is_empty() {
        return Err(nothing(what, language));
    }
    let text = match arguments.format {
        ExplainFormat::Text => page::text(&entries, language),
        ExplainFormat::Json => {
            let all: Vec<_> = entries.iter().map(page::json).collect();
            format!("{:#}\n", json!(all))
        }
    };
    terminal::data(text.as_bytes())
}

/// Everything that can be meant.
fn entries(what: &str, language: Language) -> Vec<Entry> {
    let is_code = |code: &&Code| code.text().eq_ignore_ascii_case(what);
    let mut entries: Vec<Entry> =
        Code::ALL.iter().filter(is_code).map(|code| entry::of_code(*code, language)).collect();
    let delays = delay_codes().filter(|(code, _)| code.word() == what);
    entries.extend(delays.map(|(code, about)| entry::of_delay(code, about, language)));
    entries.extend(explain_key(what).iter().map(|key| entry::of_key(key, language)));
    entries.extend(explain_table(what).iter().map(|table| entry::of_table(table, language)));
    let columns = explain_column(what);
    entries.extend(columns.iter().map(|column| entry::of_column(column, language)));
    entries.extend(terms(what, language));
    entries
}

/// The terms of the field with this name.
fn terms(what: &str, language: Language) -> Vec<Entry> {
    let all = manual::terms(language).into_iter();
    let named = all.filter(|term| term.names.iter().any(|name| is_word(name, what)));
    named.map(|term| entry::of_term(&term, what, language)).collect()
}

/// Whether a word is what was asked for: `last-party` and `Last Party` are `last party`.
pub(super) fn is_word(name: &str, what: &str) -> bool {
    let plain = |text: &str| text.replace(['-', '_'], " ").to_lowercase();
    plain(name) == plain(what)
}

/// That nothing has this name, with the name that was probably meant.
fn nothing(what: &str, language: Language) -> CliError {
    let terms = manual::terms(language);
    let columns = column_names();
    let mut names: Vec<&str> = columns.iter().map(String::as_str).collect();
    let files: Vec<String> = table_names().iter().map(|table| format!("{table}.csv")).collect();
    names.extend(files.iter().map(String::as_str));
    names.extend(Code::ALL.iter().map(|code| code.text()));
    let delays: Vec<&str> = delay_codes().map(|(code, _)| code.word()).collect();
    names.extend(delays);
    names.extend(terms.iter().flat_map(|term| &term.names));
    let near = key_names(what).or_else(|| nearest(what, &names).map(str::to_owned));
    let near =
        near.map_or_else(Message::nothing, |near| message!("cli-address-did-you-mean", near));
    CliError::input(message!("cli-explain-nothing-called-path-scenario-file", what, near))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_glossary_is_explained_and_its_page_is_there() {
        let counted = [Language::English, Language::French].map(|language| {
            let page = manual::page("glossary", language).expect("a page");
            let items: Vec<&str> = page.lines().filter(|line| line.starts_with("- ")).collect();
            for item in &items {
                let (names, _) = item.split_once(" — ").expect("a word and what it means");
                for name in names.trim_start_matches("- ").split(", ") {
                    let word = name.strip_prefix("**").and_then(|name| name.strip_suffix("**"));
                    let word = word.unwrap_or_else(|| panic!("{name} is not in bold"));
                    let told = terms(word, language);
                    let term = told.iter().find(|entry| entry.name == word);
                    assert!(term.is_some_and(|term| term.about.len() > 10), "{word}");
                }
            }
            for topic in page.split("→ `").skip(1).filter_map(|rest| rest.split('`').next()) {
                assert!(manual::page(topic, language).is_some(), "{topic}");
            }
            items.len()
        });
        assert!(counted[0] > 60 && counted[0] == counted[1], "{counted:?}");
    }
}
