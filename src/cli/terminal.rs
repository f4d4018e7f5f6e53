//! Printing: data to standard output, talk to standard error, in the reader's language.

use std::ffi::OsString;
use std::io::{self, IsTerminal as _, Write};
use std::sync::OnceLock;

use super::arguments::LanguageArgument;
use super::stop::Stop;
use crate::plain::plain_lines;
use crate::scenario::{Finding, Style, render};
use drawdown_report::Language;

/// Writes data to standard output. What comes from outside may be in it: nothing of that is obeyed by a
/// terminal.
pub(super) fn data(bytes: &[u8]) -> Result<(), Stop> {
    let text = String::from_utf8_lossy(bytes);
    let mut output = io::stdout().lock();
    output.write_all(plain_lines(&text).as_bytes())?;
    output.flush()?;
    Ok(())
}

/// Says something on standard error, where nothing in it is obeyed by a terminal. That nobody listens
/// is no failure.
pub(super) fn talk(text: &str) {
    let _ = anstream::stderr().lock().write_all(plain_lines(text).as_bytes());
}

/// Says what was found, on standard error, in colour where it is a terminal that wants it. The
/// findings themselves are plain: the colours are ours.
pub(super) fn findings(findings: &[Finding]) {
    if !findings.is_empty() {
        let text = format!("{}\n\n", render(findings, Style::Coloured));
        let _ = anstream::stderr().lock().write_all(text.as_bytes());
    }
}

/// Lets what is printed fit the terminal, if standard output is one.
pub(super) fn fit() {
    if io::stdout().is_terminal()
        && let Some((terminal_size::Width(columns), _)) = terminal_size::terminal_size()
    {
        drawdown_report::fit_width(columns.into());
    }
}

/// The language asked for before the verb, if one was.
static FIRST: OnceLock<Language> = OnceLock::new();

/// Takes `--lang` from before the verb, so that it may stand there of every verb: the arguments without
/// it.
pub(super) fn without_leading_language(
    arguments: impl IntoIterator<Item = OsString>,
) -> Vec<OsString> {
    let mut arguments: Vec<OsString> = arguments.into_iter().collect();
    let said = |place: usize| arguments.get(place).and_then(|it| it.to_str());
    let (value, words) = match (said(1), said(2)) {
        (Some("--lang"), Some(value)) => (Some(value), 2),
        (Some(option), _) => (option.strip_prefix("--lang="), 1),
        _ => (None, 0),
    };
    let language = match value {
        Some("en") => Language::English,
        Some("fr") => Language::French,
        // What is no language is told by whoever reads the rest.
        _ => return arguments,
    };
    let _ = FIRST.set(language);
    arguments.drain(1..=words);
    arguments
}

/// The language asked for, or that of the environment, or English.
pub(super) fn language(asked: Option<LanguageArgument>) -> Language {
    let of_environment = || {
        let names = ["LC_ALL", "LC_MESSAGES", "LANG"];
        let locale = names.iter().filter_map(std::env::var_os).find(|value| !value.is_empty());
        Language::of_locale(&locale?.to_string_lossy())
    };
    match asked {
        Some(LanguageArgument::En) => Language::English,
        Some(LanguageArgument::Fr) => Language::French,
        None => FIRST.get().copied().or_else(of_environment).unwrap_or_default(),
    }
}
