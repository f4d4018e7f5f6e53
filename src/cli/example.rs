//! `drawdown example`: lists, prints and extracts built-in scenarios.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueEnum};
use jiff::civil::Date;

use super::choice::unknown;
use super::error::CliError;
use super::terminal;
use crate::scenario::message;
use crate::scenario::{Asked, Band, Example, Prior, PriorKind, bands, examples, priors};
use drawdown_report::Text;

/// Arguments of `example`.
#[derive(Debug, Args)]
pub(super) struct ExampleArguments {
    #[command(subcommand)]
    pub(super) verb: ExampleVerb,
}

/// What to do with built-in scenarios.
#[derive(Debug, Subcommand)]
pub(super) enum ExampleVerb {
    /// List their names and titles
    List,
    /// Print one
    Show {
        /// Its name
        name: String,
    },
    /// Write one to a file, to change it
    Extract {
        /// Its name
        name: String,
        /// The file [default: its name and .toml, here]
        file: Option<PathBuf>,
    },
    /// Print what happened in the end in a past drawdown, for `drawdown score --record`
    Record {
        /// Its name
        name: String,
    },
    /// What past drawdowns make likely: pace, loading, slips, each with its cases and sources
    Priors {
        /// Leave out the whole mission of this case: what it is to be forecast from
        #[arg(long, value_name = "CASE")]
        without: Option<String>,
        /// Only what was known by this day, YYYY-MM-DD: what a forecast of that day may be made from
        #[arg(long, value_name = "DATE", value_parser = crate::written::day)]
        known_by: Option<Date>,
        /// Only how things move (pace), or only how drawdowns ended (outcome), which no forecast may be made from
        #[arg(long, value_name = "KIND")]
        only: Option<Only>,
    },
}

/// Which priors alone to print.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Only {
    Pace,
    Outcome,
}

/// Does what was asked with built-in scenarios.
pub(super) fn example(arguments: &ExampleArguments) -> Result<(), CliError> {
    match &arguments.verb {
        ExampleVerb::List => list(),
        ExampleVerb::Show { name } => terminal::data(find(name)?.text.as_bytes()),
        ExampleVerb::Extract { name, file } => extract(find(name)?, file.as_deref()),
        ExampleVerb::Record { name } => terminal::data(record(find(name)?)?.as_bytes()),
        ExampleVerb::Priors { without, known_by, only } => {
            let kind = only.map(|only| match only {
                Only::Pace => PriorKind::Pace,
                Only::Outcome => PriorKind::Outcome,
            });
            show_priors(&Asked { without: without.as_deref(), known_by: *known_by, kind })
        }
    }
}

fn list() -> Result<(), CliError> {
    let width = examples().iter().map(|example| example.name.len()).max().unwrap_or_default();
    let language = terminal::language(None);
    let with_record = Text::new(" (with record)", " (avec relevé)").read(language);
    let line = |example: &Example| {
        let record = if example.record.is_some() { with_record } else { "" };
        format!("{:width$}  {}{record}\n", example.name, example.title.read(language))
    };
    let lines: String = examples().iter().map(line).collect();
    terminal::data(lines.as_bytes())
}

/// Prints the bands of past drawdowns, each with its cases.
fn show_priors(asked: &Asked<'_>) -> Result<(), CliError> {
    let all = priors();
    let mut names: Vec<&str> = Vec::new();
    for name in all.iter().flat_map(|prior| [prior.case.as_str(), prior.mission.as_str()]) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if let Some(name) = asked.without.filter(|name| !names.contains(name)) {
        return Err(unknown("past case", name, names.into_iter()));
    }
    let text: String = bands(asked).iter().map(shown).collect();
    terminal::data(text.as_bytes())
}

/// A band and its cases, a line each.
fn shown(band: &Band) -> String {
    let first = &band.cases[0];
    let span = |(low, high): (f64, f64)| match low == high {
        true => low.to_string(),
        false => format!("{low} to {high}"),
    };
    let missions = if band.missions == 1 { "mission" } else { "missions" };
    let head = format!(
        "{}{}: {} {} ({} {missions})\n",
        first.quantity,
        if first.kind == PriorKind::Outcome { ", an outcome" } else { "" },
        span(band.range),
        first.unit,
        band.missions
    );
    let line = |case: &Prior| {
        format!(
            "    {}  {}: {} [{}; known on {}]\n",
            span(case.range),
            case.case,
            case.basis,
            case.source,
            case.known_on
        )
    };
    head + &band.cases.iter().map(line).collect::<String>()
}

/// The record of a past drawdown.
fn record(example: &Example) -> Result<&'static str, CliError> {
    example.record.ok_or_else(|| {
        let past = examples().iter().filter(|example| example.record.is_some());
        let names: Vec<&str> = past.map(|example| example.name).collect();
        CliError::input(message!(
            "cli-example-no-past-drawdown-what-became",
            example = example.name,
            names = names.join(", ")
        ))
    })
}

fn find(name: &str) -> Result<&'static Example, CliError> {
    let names = examples().iter().map(|example| example.name);
    let found = examples().iter().find(|example| example.name == name);
    found.ok_or_else(|| unknown("example", name, names))
}

/// Writes an example to a file that is not there yet.
fn extract(example: &Example, file: Option<&Path>) -> Result<(), CliError> {
    let default = || PathBuf::from(format!("{}.toml", example.name));
    let path = file.map_or_else(default, Path::to_owned);
    write_new(&path, example.text)?;
    let said = message!("cli-example-wrote", path = path.display());
    terminal::talk(&format!("{}\n", terminal::words(&said)));
    Ok(())
}

/// Writes a text to a file that is not there yet, whole or not at all.
pub(super) fn write_new(path: &Path, text: &str) -> Result<(), CliError> {
    let opened = fs::OpenOptions::new().write(true).create_new(true).open(path);
    let mut opened = opened.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => CliError::input(message!(
            "cli-example-exists-nothing-was-written-give",
            path = path.display()
        )),
        _ => CliError::machine(message!("cli-example-cannot-write", path = path.display(), error)),
    })?;
    let written = opened.write_all(text.as_bytes()).and_then(|()| opened.sync_all());
    if let Err(error) = written {
        let _ = fs::remove_file(path);
        return Err(CliError::machine(message!(
            "cli-example-cannot-write",
            path = path.display(),
            error
        )));
    }
    Ok(())
}
