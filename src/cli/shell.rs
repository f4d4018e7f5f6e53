//! `drawdown completions` and `drawdown man`: for the shell and for `man`, from the arguments themselves.

use clap::{Args, Command, CommandFactory as _};
use clap_complete::{Shell, generate};
use clap_mangen::Man;

use super::arguments::Arguments;
use super::choice::unknown;
use super::stop::Stop;
use super::terminal;

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
pub(super) fn completions(arguments: &CompletionsArguments) -> Result<(), Stop> {
    let mut command = Arguments::command();
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    generate(arguments.shell, &mut command, name, &mut script);
    terminal::data(&script)
}

/// Prints a page for `man`.
pub(super) fn man(arguments: &ManArguments) -> Result<(), Stop> {
    let mut command = Arguments::command();
    command.build();
    let page = match &arguments.verb {
        Some(verb) => of_verb(&command, verb)?,
        None => command,
    };
    let mut text = Vec::new();
    Man::new(page).render(&mut text)?;
    terminal::data(&text)
}

/// The command of one verb.
fn of_verb(command: &Command, verb: &str) -> Result<Command, Stop> {
    let names = || command.get_subcommands().map(Command::get_name);
    let found = command.find_subcommand(verb).cloned();
    let found = found.ok_or_else(|| unknown("verb", verb, names()))?;
    Ok(found.version(env!("CARGO_PKG_VERSION")))
}
