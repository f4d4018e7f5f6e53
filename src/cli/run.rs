//! `drawdown run`: every plan under every case, played many times.

use std::path::{Path, PathBuf};

use super::arguments::{Format, RunArguments};
use super::choice::choose;
use super::report::Order;
use super::stop::Stop;
use super::waiting::Waiting;
use super::{command, input, terminal};
use crate::analysis;
use crate::experiment::{self, Replications};
use crate::report::{self, Browser, Counts, Document, Language, Manifest, More, Summary, Text};
use crate::scenario::Study;

/// Reads a scenario, plays it, and says and writes what came of it.
pub(super) fn run(arguments: &RunArguments) -> Result<(), Stop> {
    let language = terminal::language(arguments.lang);
    let study = choose(input::read(&arguments.scenario)?, &arguments.choice)?;
    let folder = folder(&study, arguments.out.as_deref());
    report::check_folder(&folder)?;
    let browser = arguments.pdf.then(Browser::find).transpose()?;

    let waiting = Waiting::new(language);
    let threads = arguments.threads.map(usize::from);
    let results = experiment::run(&study, rule(arguments.runs), threads, &waiting)?;
    waiting.end()?;

    let analysis = analysis::analyse(&study, &results);
    let document = Document::new(&study, &results, &analysis);
    let manifest = Manifest::new(&study, &command::run(arguments), Counts::of(&results));
    report::write_folder(&folder, &document.files(&study, manifest))?;

    let shown = shown(&folder);
    let order = Order { results: &folder, language, browser };
    let briefing = arguments.report.then(|| order.write(None)).transpose()?;
    match arguments.format {
        Format::Table => {
            let summary =
                Summary { study: &study, results: &results, analysis: &analysis, language };
            let file = input::named(&arguments.scenario);
            terminal::data(summary.text(More { folder: &shown, file: &file }).as_bytes())?;
            super::report::say_where(briefing.as_deref(), language);
            Ok(())
        }
        Format::Csv => said_where(language, &shown, &report::csv(document.deadlines())),
        Format::Json => said_where(language, &shown, document.json().as_bytes()),
    }
}

/// `run` without a word on the command line, with a hint at its end.
pub(super) fn bare(arguments: &RunArguments) -> Result<(), Stop> {
    run(arguments)?;
    let hint = Text::new(
        "This was the built-in case. `drawdown --help` shows what else there is; \
         `drawdown example extract minimal` gives a scenario to change.\n",
        "C’était le cas intégré. `drawdown --help` montre le reste ; \
         `drawdown example extract minimal` donne un scénario à modifier.\n",
    );
    terminal::talk(hint.read(terminal::language(arguments.lang)));
    Ok(())
}

/// Where the results of a study go.
pub(super) fn folder(study: &Study, asked: Option<&Path>) -> PathBuf {
    asked.map_or_else(|| Path::new("output").join(study.base.id.as_str()), Path::to_owned)
}

/// A folder as it is shown to readers.
pub(super) fn shown(folder: &Path) -> String {
    format!("{}{}", folder.display(), std::path::MAIN_SEPARATOR)
}

/// The rule of replications.
fn rule(runs: Option<u32>) -> Replications {
    runs.map_or_else(Replications::default, Replications::Fixed)
}

/// Data to standard output, and on standard error where the files are.
fn said_where(language: Language, folder: &str, data: &[u8]) -> Result<(), Stop> {
    let files = Text::new("Files: ", "Fichiers\u{a0}: ").read(language);
    terminal::talk(&format!("{files}{folder}\n"));
    terminal::data(data)
}
