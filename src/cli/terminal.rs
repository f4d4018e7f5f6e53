//! Printing: data to standard output, talk to standard error, in the reader's language.

use std::io::{self, Write};

use super::arguments::LanguageArgument;
use super::stop::Stop;
use drawdown_report::Language;

/// Writes data to standard output.
pub(super) fn data(bytes: &[u8]) -> Result<(), Stop> {
    let mut output = io::stdout().lock();
    output.write_all(bytes)?;
    output.flush()?;
    Ok(())
}

/// Says something on standard error, in colour where it is a terminal that wants it. That nobody
/// listens is no failure.
pub(super) fn talk(text: &str) {
    let _ = anstream::stderr().lock().write_all(text.as_bytes());
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
