//! The edge: one file per verb; the only place that prints.
//!
//! Data goes to standard output, talk to standard error. The exit status is 0 when the work was
//! done (deadlines missed included), 1 when the input has to change, 2 when the machine or the
//! program failed.

use drawdown_core::{chance, id, plain, time, units};
use drawdown_engine::simulation;
use drawdown_scenario as scenario;
use drawdown_study::{analysis, experiment};

mod arguments;
mod help;
mod error;
mod failure;
mod terminal;
mod signal;
mod progress;
mod folder;
mod input;
mod choice;
mod command;
mod run;
mod check;
mod search;
mod replay;
mod example;
mod new;
mod schema;
mod explain;
mod shell;
mod manual;
mod narrow;
mod verify;
mod export;
mod sweep;
mod address;
mod compare;
mod threshold;
mod breakpoint;
mod decide;
mod effect;
mod drivers;
mod marginal;
mod choose;
mod value;
mod report;
mod score;
mod update;
mod usage;
mod written;

use std::ffi::OsString;
use std::process::ExitCode;

use arguments::{Arguments, Verb};
use command::Command;
use error::CliError;
use run::RunArguments;

/// Runs the program on these arguments, the program's name first.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    match Arguments::read(arguments) {
        Ok(Arguments { verb, command }) => ended(carry_out(verb, command)),
        Err(error) => {
            usage::say(&error);
            ExitCode::from(u8::from(error.use_stderr()))
        }
    }
}

fn carry_out(verb: Option<Verb>, command: Command) -> Result<(), CliError> {
    // A replay writes its story into a file, which is the same for every terminal.
    if !matches!(verb, Some(Verb::Replay(_))) {
        terminal::fit();
    }
    match verb {
        None => run::bare(&RunArguments::default(), &command),
        Some(Verb::Run(arguments)) => run::run(&arguments, &command),
        Some(Verb::Report(arguments)) => report::report(&arguments),
        Some(Verb::Export(arguments)) => export::export(&arguments, &command),
        Some(Verb::Score(arguments)) => score::score(&arguments, &command),
        Some(Verb::Update(arguments)) => update::update(&arguments, command),
        Some(Verb::Sweep(arguments)) => sweep::sweep(&arguments, command),
        Some(Verb::Merge(arguments)) => sweep::merge(&arguments),
        Some(Verb::Check(arguments)) => check::check(&arguments),
        Some(Verb::Replay(arguments)) => replay::replay(&arguments, command),
        Some(Verb::Example(arguments)) => example::example(&arguments),
        Some(Verb::New(arguments)) => new::new(&arguments),
        Some(Verb::Manual(arguments)) => manual::manual(&arguments),
        Some(Verb::Explain(arguments)) => explain::explain(&arguments),
        Some(Verb::Schema) => schema::schema(),
        Some(Verb::Completions(arguments)) => shell::completions(&arguments),
        Some(Verb::Man(arguments)) => shell::man(&arguments),
        Some(Verb::Verify(arguments)) => verify::verify(&arguments, &command),
        Some(Verb::Compare(arguments)) => compare::compare(&arguments, command),
        Some(Verb::Breakpoint(arguments)) => breakpoint::breakpoint(&arguments, command),
        Some(Verb::Decide(arguments)) => decide::decide(&arguments, command),
        Some(Verb::Drivers(arguments)) => drivers::drivers(&arguments, command),
        Some(Verb::Marginal(arguments)) => marginal::marginal(&arguments, command),
        Some(Verb::Choose(arguments)) => choose::choose(&arguments, &command),
        Some(Verb::Value(arguments)) => value::value(&arguments, &command),
    }
}

/// Says why the program stops, if it has not been said, and with which status.
fn ended(result: Result<(), CliError>) -> ExitCode {
    let Err(stop) = result.and_then(|()| failure::verdict()) else { return ExitCode::SUCCESS };
    if let Some(message) = stop.message() {
        let message = message.read(terminal::language(None));
        terminal::talk(&format!("drawdown: {message}\n"));
    }
    ExitCode::from(stop.status())
}
