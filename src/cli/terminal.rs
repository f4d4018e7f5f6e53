//! Printing: data to standard output, talk to standard error, in the reader's language.

use std::io::{self, Write};

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
        None => of_environment().unwrap_or_default(),
    }
}
