//! `drawdown completions` and `drawdown man`: for the shell and for `man`, from the arguments themselves.

use clap::{Args, Command};
use clap_complete::{Shell, generate};
use clap_mangen::Man;

use super::arguments::Arguments;
use super::choice::unknown;
use super::error::CliError;
use super::{help, terminal};
use crate::scenario::message;

/// Arguments of `completions`.
#[derive(Debug, Args)]
pub(super) struct CompletionsArguments {
    /// The shell
    shell: Shell,
}

/// Arguments of `man`.
#[derive(Debug, Args)]
pub(super) struct ManArguments {
    /// The verb [default: the program]
    verb: Option<String>,
}

/// Prints the completions of a shell.
pub(super) fn completions(arguments: &CompletionsArguments) -> Result<(), CliError> {
    let mut command = help::in_language(Arguments::program(), terminal::language(None));
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    generate(arguments.shell, &mut command, name, &mut script);
    terminal::data(&script)
}

/// Prints a page for `man`.
pub(super) fn man(arguments: &ManArguments) -> Result<(), CliError> {
    let mut command = help::in_language(Arguments::program(), terminal::language(None));
    command.build();
    let page = match &arguments.verb {
        Some(verb) => of_verb(&command, verb)?,
        None => command,
    };
    let mut text = Vec::new();
    Man::new(page).render(&mut text)?;
    terminal::data(with_headings(&String::from_utf8_lossy(&text)).as_bytes())
}

/// A page with its headings in the reader's language: those of `man` itself stand in the page in English, and
/// those of the help have the space before a colon that is not there.
fn with_headings(page: &str) -> String {
    let heading = |line: &str| {
        let heading = line.strip_prefix(".SH ")?.trim_matches(['"', ' ', '\u{a0}']);
        Some(match heading {
            "NAME" => terminal::words(&message!("help-man-name")),
            "EXTRA" => terminal::words(&message!("help-man-examples")),
            other => other.to_uppercase(),
        })
    };
    let line = |line: &str| match heading(line) {
        Some(heading) => format!(".SH {heading}\n"),
        None => format!("{line}\n"),
    };
    page.lines().map(line).collect()
}

/// The command of one verb.
fn of_verb(command: &Command, verb: &str) -> Result<Command, CliError> {
    let names = || command.get_subcommands().map(Command::get_name);
    let found = command.find_subcommand(verb).cloned();
    let found = found.ok_or_else(|| unknown("verb", verb, names()))?;
    Ok(found.version(env!("CARGO_PKG_VERSION")))
}
