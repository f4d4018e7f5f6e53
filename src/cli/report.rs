//! `drawdown report`: results turned into a briefing; also `run --report` and `sweep --report`.

use std::path::{Path, PathBuf};

use clap::Args;

use super::arguments::LanguageArgument;
use super::error::CliError;
use super::folder::Folder;
use super::progress::interruption;
use super::{command, folder, terminal};
use crate::scenario::message;
use drawdown_report::{self as report, Browser, Language, NoBriefing, NoPrint, Text};

/// Arguments of `report`.
#[derive(Debug, Args)]
pub(super) struct ReportArguments {
    /// Folder of results, of `run` or of `sweep`, or the name of what was played; the answers of other
    /// verbs in it come along
    #[arg(value_name = "DIR", default_value = "output/mali-2023", value_parser = folder::results)]
    folder: PathBuf,
    /// Folder for the briefing [default: briefing-en or briefing-fr within the results]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Print the bottom line and the matrix, and write nothing
    #[arg(long)]
    terminal: bool,
    /// Print it as PDF too, with the browser at hand (or the one that DRAWDOWN_BROWSER names)
    #[arg(long, conflicts_with = "terminal")]
    pdf: bool,
    /// Language of the briefing [default: from LC_ALL, LC_MESSAGES or LANG]
    #[arg(long, value_enum)]
    lang: Option<LanguageArgument>,
}

/// Arguments of verbs that can write a briefing of their results.
#[derive(Debug, Clone, Copy, Default, Args)]
pub(super) struct BriefingArguments {
    /// Write a briefing too, as `report` does
    #[arg(long)]
    report: bool,
    /// Print the briefing as PDF too, as `report --pdf` does
    #[arg(long, requires = "report")]
    pdf: bool,
}

impl BriefingArguments {
    /// The briefing that is wanted, if one is; a browser that it needs is looked for at once, before
    /// anything is played.
    pub(super) fn order(self, language: Language) -> Result<Option<Order>, CliError> {
        let browser = self.pdf.then(Browser::find).transpose()?;
        Ok(self.report.then_some(Order { language, browser }))
    }
}

/// Composes the briefing of a folder of results and writes it, or prints its first page.
pub(super) fn report(arguments: &ReportArguments) -> Result<(), CliError> {
    let language = terminal::language(arguments.lang);
    if arguments.terminal {
        folder::restore(&arguments.folder, language);
        let briefed = report::brief(&arguments.folder, language)?;
        return terminal::data(briefed.terminal().as_bytes());
    }
    let found = arguments.pdf.then(Browser::find).transpose();
    let (browser, unprinted) = found.map_or_else(|why| (None, Some(why)), |it| (it, None));
    let order = Order { language, browser };
    let folder = order.write(&arguments.folder, arguments.out.as_deref())?;
    if let Some(reason) = unprinted {
        return Err(without_pdf(&folder, &reason));
    }
    terminal::data(format!("{folder}\n").as_bytes())
}

/// A briefing that is wanted.
pub(super) struct Order {
    /// The reader's language.
    pub(super) language: Language,
    /// What it is printed with, if it is.
    pub(super) browser: Option<Browser>,
}

impl Order {
    /// Writes the briefing of a folder of results, within it or where it is asked for; where that
    /// is, for the reader. If it cannot be printed, the other formats are written before that is
    /// said.
    pub(super) fn write(&self, results: &Path, out: Option<&Path>) -> Result<String, CliError> {
        let name = Text::new("briefing-en", "briefing-fr").read(self.language);
        let place = out.map_or_else(|| results.join(name), Path::to_owned);
        // What is to be read comes before where it is to go, which may lie within it.
        folder::restore(results, self.language);
        report::past(results).map_err(NoBriefing::NoPast)?;
        let folder = Folder::beside_results(&place, self.language)?;
        let briefed = report::brief(results, self.language)?;
        let print = |browser: &Browser| briefed.pdf(&browser.until(interruption()));
        let printed = self.browser.as_ref().map(print).transpose();
        if let Err(NoPrint::Interrupted) = printed {
            return Err(CliError::Kept(message!("cli-report-stopped-no-briefing-was-written")));
        }
        let (pdf, unprinted) = printed.map_or_else(|why| (None, Some(why)), |pdf| (pdf, None));
        // The command that the folder names is the one that makes what is in it.
        let browser = self.browser.clone().filter(|_| unprinted.is_none());
        let made = Self { language: self.language, browser };
        let files = briefed.files(&command::report(results, &made), pdf)?;
        folder.write(&files)?;
        let shown = folder.shown();
        unprinted.map_or(Ok(shown.clone()), |reason| Err(without_pdf(&shown, &reason)))
    }
}

/// That a briefing is there, all but the printed one.
fn without_pdf(folder: &str, reason: &NoPrint) -> CliError {
    CliError::machine(message!(
        "cli-report-only-briefing-pdf-missing-rest",
        reason = reason.message(),
        folder
    ))
}

/// Says on the terminal where a briefing is, if one was written.
pub(super) fn say_where(folder: Option<&str>, language: Language) {
    let Some(folder) = folder else { return };
    let briefing = Text::new("Briefing: ", "Rapport\u{a0}: ").read(language);
    terminal::talk(&format!("{briefing}{folder}briefing.html\n"));
}
