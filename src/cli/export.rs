//! `drawdown export`: the tables of a folder of results, written anew for other programs.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::command::Command;
use super::error::CliError;
use super::folder::{self, Folder};
use super::terminal;
use drawdown_report::{CsvLocale, export as tables};

/// Arguments of `export`.
#[derive(Debug, Args)]
pub(super) struct ExportArguments {
    /// Folder of results, or the name of what was played
    #[arg(value_name = "DIR", default_value = "output/mali-2023", value_parser = folder::results)]
    pub(super) folder: PathBuf,
    /// For which spreadsheet: fr has semicolons, decimal commas and dates without an offset
    #[arg(long, value_enum)]
    pub(super) csv_locale: Option<LocaleArgument>,
    /// Single runs in long form too: one row for each run and thing told of it (`runs_long.csv`)
    #[arg(long)]
    pub(super) long: bool,
    /// Folder for the files [default: export within the results]
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
}

/// A locale as it is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum LocaleArgument {
    /// As results are written.
    En,
    /// For a French spreadsheet.
    Fr,
}

impl LocaleArgument {
    /// What is meant by one, or by none.
    pub(super) fn locale(asked: Option<Self>) -> CsvLocale {
        match asked {
            Some(Self::Fr) => CsvLocale::French,
            Some(Self::En) | None => CsvLocale::English,
        }
    }
}

/// Writes the tables anew.
pub(super) fn export(arguments: &ExportArguments, command: &Command) -> Result<(), CliError> {
    let language = terminal::language(None);
    folder::restore(&arguments.folder, language);
    let locale = LocaleArgument::locale(arguments.csv_locale);
    let place = arguments.out.clone().unwrap_or_else(|| arguments.folder.join("export"));
    let files = tables(&arguments.folder, (locale, arguments.long), &command.line())?;
    let folder = Folder::beside_results(&place, language)?;
    folder.write(&files)?;
    terminal::data(format!("{}\n", folder.shown()).as_bytes())
}
