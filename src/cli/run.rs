//! `drawdown run`: every plan under every case, played many times.

use clap::{Args, ValueEnum};

use super::arguments::{ChoiceArguments, OutputArguments, ScenarioArguments, ThreadArguments};
use super::choice::choose;
use super::command::Command;
use super::error::CliError;
use super::folder::{self, Folder};
use super::progress::ProgressBar;
use super::report::BriefingArguments;
use super::{input, terminal};
use crate::analysis;
use crate::experiment::{self, Replications};
use crate::scenario::Study;
use drawdown_report::{
    self as report, Counts, Document, Language, Manifest, More, Question, Summary, Text,
};

/// Arguments of `run`.
#[derive(Debug, Clone, Default, Args)]
#[command(mut_arg("out", |out| out.help("Folder for the results [default: output/ and the scenario's id]")))]
pub(super) struct RunArguments {
    #[command(flatten)]
    pub(super) scenario: ScenarioArguments,
    #[command(flatten)]
    pub(super) choice: ChoiceArguments,
    /// Replications of each plan under each case [default: until every chance is known to three
    /// points of a hundred]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub(super) runs: Option<u32>,
    /// What to print: a table for readers, the deadlines as CSV, or all tables as JSON
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,
    #[command(flatten)]
    pub(super) briefing: BriefingArguments,
    #[command(flatten)]
    pub(super) threads: ThreadArguments,
    #[command(flatten)]
    pub(super) output: OutputArguments,
}

/// What `run` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum Format {
    /// A table for readers
    #[default]
    Table,
    /// The deadlines as CSV
    Csv,
    /// All tables but single runs as JSON
    Json,
}

/// Reads a scenario, plays it, and says and writes what came of it.
pub(super) fn run(arguments: &RunArguments, command: &Command) -> Result<(), CliError> {
    play(arguments, choose(input::read(&arguments.scenario)?, &arguments.choice)?, command)
}

/// Plays the study that was read for these arguments, and says and writes what came of it.
pub(super) fn play(
    arguments: &RunArguments,
    study: Study,
    command: &Command,
) -> Result<(), CliError> {
    let language = arguments.output.language();
    let (command, usual) = (command.line(), folder::of_study(&study));
    let folder = Folder::claim(&arguments.output, usual, Question::new(&study, &command))?;
    let order = arguments.briefing.order(language)?;

    let bar = ProgressBar::new(language).with_answer(&study, language);
    let threads = arguments.threads.count();
    let results = experiment::run(&study, rule(arguments.runs), threads, &bar)?;
    bar.end()?;

    let analysis = analysis::analyse(&study, &results);
    let document = Document::new(&study, &results, &analysis);
    let manifest = Manifest::new(&study, &command, Counts::of(&results));
    let files = document.files(&study, manifest);
    folder.write(&files)?;

    let shown = folder.shown();
    match arguments.format {
        Format::Table => {
            let summary =
                Summary { study: &study, results: &results, analysis: &analysis, language };
            let more = More { folder: &shown, results: Some(folder.path()), command: &command };
            terminal::page(&summary.text(more, &files))?;
        }
        Format::Csv => said_where(language, &shown, &report::csv(document.deadlines()))?,
        Format::Json => said_where(language, &shown, document.json().as_bytes())?,
    }
    let briefing = order.map(|order| order.write(folder.path(), None)).transpose()?;
    super::report::say_where(briefing.as_deref(), language);
    Ok(())
}

/// `run` without a word on the command line, with a hint at its end.
pub(super) fn bare(arguments: &RunArguments, command: &Command) -> Result<(), CliError> {
    run(arguments, command)?;
    let hint = Text::new(
        "This was the built-in case. `drawdown --help` shows what else there is; \
         `drawdown example extract minimal` gives a scenario to change.\n",
        "C’était le cas intégré. `drawdown --help` montre le reste ; \
         `drawdown example extract minimal` donne un scénario à modifier.\n",
    );
    terminal::talk(hint.read(arguments.output.language()));
    Ok(())
}

/// The rule of replications.
fn rule(runs: Option<u32>) -> Replications {
    runs.map_or_else(Replications::default, Replications::Fixed)
}

/// Data to standard output, and on standard error where the files are.
pub(super) fn said_where(language: Language, folder: &str, data: &[u8]) -> Result<(), CliError> {
    let files = Text::new("Files: ", "Fichiers\u{a0}: ").read(language);
    terminal::talk(&format!("{files}{folder}\n"));
    terminal::data(data)
}
