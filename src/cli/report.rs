//! `drawdown report`: results turned into a briefing; also `run --report` and `sweep --report`.

use std::path::{Path, PathBuf};

use clap::Args;

use super::arguments::LanguageArgument;
use super::stop::Stop;
use super::{command, folder, terminal};
use crate::report::{self, Language, Text};

/// Arguments of `report`.
#[derive(Debug, Args)]
pub(super) struct ReportArguments {
    /// Folder of results, of `run` or of `sweep`; the answers of other verbs in it come along
    #[arg(value_name = "DIR", default_value = "output/mali-2023")]
    folder: PathBuf,
    /// Folder for the briefing [default: briefing-en or briefing-fr within the results]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Print the bottom line and the matrix, and write nothing
    #[arg(long)]
    terminal: bool,
    /// Language of the briefing [default: from LC_ALL, LC_MESSAGES or LANG]
    #[arg(long, value_enum)]
    lang: Option<LanguageArgument>,
}

/// Composes the briefing of a folder of results and writes it, or prints its first page.
pub(super) fn report(arguments: &ReportArguments) -> Result<(), Stop> {
    let language = terminal::language(arguments.lang);
    if arguments.terminal {
        let briefed = report::brief(&arguments.folder, language)?;
        return terminal::data(briefed.terminal().as_bytes());
    }
    let folder = write(&arguments.folder, arguments.out.as_deref(), language)?;
    terminal::data(format!("{folder}\n").as_bytes())
}

/// Writes the briefing of a folder of results; where it is, for the reader.
pub(super) fn write(
    results: &Path,
    out: Option<&Path>,
    language: Language,
) -> Result<String, Stop> {
    let name = Text::new("briefing-en", "briefing-fr").read(language);
    let place = out.map_or_else(|| results.join(name), Path::to_owned);
    report::check_folder(&place)?;
    let briefed = report::brief(results, language)?;
    report::write_folder(&place, &briefed.files(&command::report(results, language)))?;
    Ok(folder::shown(&place))
}

/// Says on the terminal where a briefing is, if one was written.
pub(super) fn say_where(folder: Option<&str>, language: Language) {
    let Some(folder) = folder else { return };
    let briefing = Text::new("Briefing: ", "Dossier\u{a0}: ").read(language);
    terminal::talk(&format!("{briefing}{folder}briefing.html\n"));
}
