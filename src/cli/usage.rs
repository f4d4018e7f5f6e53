//! Arguments that cannot be read, said in the reader's language; in English they are said by clap.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use super::terminal;
use crate::plain;
use crate::scenario::{Message, message};
use drawdown_report::{Language, NoShard};

/// Says why the arguments cannot be read, or what was asked for with `--help` or `--version`.
pub(super) fn say(error: &Error) {
    let language = terminal::language(None);
    let said = (language != Language::English).then(|| problem(error)).flatten();
    let Some(problem) = said else {
        // clap colours what it says, and lets through what a terminal would obey in an argument.
        let is_obeyed = |word: OsString| word.to_string_lossy().chars().any(plain::is_obeyed);
        match error.use_stderr() && std::env::args_os().any(is_obeyed) {
            true => terminal::talk(&error.render().to_string()),
            false => drop(error.print()),
        }
        return;
    };
    let near = text(error, ContextKind::SuggestedArg)
        .or_else(|| text(error, ContextKind::SuggestedSubcommand))
        .or_else(|| text(error, ContextKind::SuggestedValue));
    let allowed = text(error, ContextKind::ValidValue);
    let notes = [
        allowed.map(|allowed| message!("label-allowed", allowed)),
        near.map(|nearest| message!("label-did-you-mean", nearest)),
        Some(message!("cli-usage-help")),
    ];
    let label = message!("label-error").read(language);
    let colon = language.colon();
    terminal::talk(&format!("{label}{colon} {}\n", problem.read(language)));
    for note in notes.into_iter().flatten() {
        terminal::talk(&format!("  {}\n", note.read(language)));
    }
}

/// What is the matter; `None` for what is no error, and for what clap alone has words for.
fn problem(error: &Error) -> Option<Message> {
    let argument = || text(error, ContextKind::InvalidArg);
    let value = || text(error, ContextKind::InvalidValue).unwrap_or_default();
    Some(match error.kind() {
        ErrorKind::UnknownArgument => message!("cli-usage-unknown", argument = argument()?),
        ErrorKind::InvalidSubcommand => {
            message!("cli-usage-verb", verb = text(error, ContextKind::InvalidSubcommand)?)
        }
        ErrorKind::InvalidValue if value().is_empty() => {
            message!("cli-usage-no-value", argument = argument()?)
        }
        ErrorKind::InvalidValue => {
            message!("cli-usage-value", argument = argument()?, value = value())
        }
        ErrorKind::ValueValidation => {
            let why = why(error);
            message!("cli-usage-validation", argument = argument()?, value = value(), why)
        }
        ErrorKind::MissingRequiredArgument => {
            message!("cli-usage-missing", arguments = argument()?)
        }
        ErrorKind::ArgumentConflict => {
            let other = text(error, ContextKind::PriorArg).unwrap_or_default();
            message!("cli-usage-conflict", argument = argument()?, other)
        }
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues => {
            message!("cli-usage-number", argument = argument()?)
        }
        _ => return None,
    })
}

/// Why a value is none: what our own parsers say is said in the reader's language already; numbers are read by
/// others, in English.
fn why(error: &Error) -> Message {
    let Some(source) = std::error::Error::source(error) else { return Message::nothing() };
    if let Some(NoShard(why)) = source.downcast_ref() {
        return why.clone();
    }
    let said = source.to_string();
    if source.is::<std::num::ParseIntError>() {
        return message!("cli-usage-whole-number");
    }
    if source.is::<std::num::ParseFloatError>() {
        return message!("wanted-number");
    }
    let range = said.split_once(" is not in ").and_then(|(_, range)| range.split_once(".."));
    match range {
        Some((least, most)) => {
            message!("cli-usage-range", least, most = most.trim_start_matches('='))
        }
        None if said.contains("digit") => message!("cli-usage-whole-number"),
        None => Message::verbatim(said),
    }
}

/// What clap knows of one kind, as text.
fn text(error: &Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) if !texts.is_empty() => Some(texts.join(", ")),
        ContextValue::StyledStr(text) => Some(text.to_string()),
        ContextValue::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
