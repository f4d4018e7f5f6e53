//! `drawdown example`: lists, prints and extracts built-in scenarios.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::choice::unknown;
use super::stop::Stop;
use super::terminal;
use crate::scenario::{Example, examples};

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
}

/// Does what was asked with built-in scenarios.
pub(super) fn example(arguments: &ExampleArguments) -> Result<(), Stop> {
    match &arguments.verb {
        ExampleVerb::List => list(),
        ExampleVerb::Show { name } => terminal::data(find(name)?.text.as_bytes()),
        ExampleVerb::Extract { name, file } => extract(find(name)?, file.as_deref()),
    }
}

fn list() -> Result<(), Stop> {
    let width = examples().iter().map(|example| example.name.len()).max().unwrap_or_default();
    let line = |example: &Example| format!("{:width$}  {}\n", example.name, example.title);
    let lines: String = examples().iter().map(line).collect();
    terminal::data(lines.as_bytes())
}

fn find(name: &str) -> Result<&'static Example, Stop> {
    let names = examples().iter().map(|example| example.name);
    let found = examples().iter().find(|example| example.name == name);
    found.ok_or_else(|| unknown("example", name, names))
}

/// Writes an example to a file that is not there yet.
fn extract(example: &Example, file: Option<&Path>) -> Result<(), Stop> {
    let default = || PathBuf::from(format!("{}.toml", example.name));
    let path = file.map_or_else(default, Path::to_owned);
    let opened = fs::OpenOptions::new().write(true).create_new(true).open(&path);
    let mut opened = opened.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => Stop::input(format!(
            "{} exists; nothing was written. Give another file, or move this one away.",
            path.display()
        )),
        _ => Stop::machine(format!("cannot write {}: {error}", path.display())),
    })?;
    let written = opened.write_all(example.text.as_bytes()).and_then(|()| opened.sync_all());
    if let Err(error) = written {
        let _ = fs::remove_file(&path);
        return Err(Stop::machine(format!("cannot write {}: {error}", path.display())));
    }
    terminal::talk(&format!(
        "Wrote {}. Play it: drawdown run {}\n",
        path.display(),
        path.display()
    ));
    Ok(())
}
