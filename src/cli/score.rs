//! `drawdown score`: forecasts against what happened in the end.

use std::path::{Path, PathBuf};

use clap::Args;
use jiff::civil::Date;

use super::arguments::{OutputArguments, VariantArguments};
use super::choice::nearest;
use super::command::Command;
use super::error::CliError;
use super::folder::{self, Folder};
use super::input;
use crate::scenario::Message;
use crate::scenario::Record;
use crate::scenario::message;
use drawdown_report::{Forecasts, Question, Scored, ScoredMission};

/// Arguments of `score`.
#[derive(Debug, Args)]
#[command(mut_arg("out", |out| out.help("Folder for the files [default: score in the folder of the results; output/score for several]")))]
pub(super) struct ScoreArguments {
    /// Folders of results of `run` or `update`, one for each record, or a series of them for one
    #[arg(value_name = "RESULTS", required = true, value_parser = folder::results)]
    pub(super) results: Vec<PathBuf>,
    /// What happened: a CSV file with the columns milestone, earliest, latest, not_by, known_on and
    /// source (and mission); once for each folder, in the same order, or one for a series of updates
    #[arg(long, value_name = "FILE", required = true)]
    pub(super) record: Vec<PathBuf>,
    /// Results of an earlier forecast of the same, to be scored beside it; as many as records
    #[arg(long, value_name = "DIR", value_parser = folder::results)]
    pub(super) previous: Vec<PathBuf>,
    /// Day after which all dates are alike, chosen before the record is looked at [default: the last
    /// day of which the record says anything]
    #[arg(long, value_name = "DATE", value_parser = crate::written::day)]
    pub(super) until: Option<Date>,
    #[command(flatten)]
    pub(super) variant: VariantArguments,
    #[command(flatten)]
    pub(super) output: OutputArguments,
}

/// Scores the forecasts in folders of results by their records.
pub(super) fn score(arguments: &ScoreArguments, command: &Command) -> Result<(), CliError> {
    let language = arguments.output.language();
    counted(arguments)?;
    let mut missions: Vec<ScoredMission> = Vec::new();
    for (at, results) in arguments.results.iter().enumerate() {
        let record = arguments.record.get(at).unwrap_or(&arguments.record[0]);
        folder::restore(results, language);
        let forecasts = Forecasts::open(results)?;
        let record = Record::read(record, &forecasts.study.base).map_err(input::rejected)?;
        let is_same = |it: &ScoredMission| {
            it.record.mission == record.mission && it.forecasts.is_same_as(&forecasts)
        };
        if let Some(first) = missions.iter().position(is_same) {
            return Err(twice(&arguments.results[first], results));
        }
        let previous = arguments.previous.get(at);
        let previous = previous.map(|it| earlier(it, (results, &forecasts))).transpose()?;
        let which = which(&forecasts, &arguments.variant)?;
        let until = censored(arguments.until, &forecasts)?;
        missions.push(ScoredMission::new(forecasts, record, previous.as_ref(), which, until)?);
    }
    let command = command.line();
    let study = &missions[0].forecasts.study;
    let usual = match arguments.results.as_slice() {
        [one] => one.join("score"),
        _ => PathBuf::from("output/score"),
    };
    let question =
        Question { told: missions[0].forecasts.told(), ..Question::new(study, &command) };
    let folder = Folder::claim(&arguments.output, usual, question)?;
    let scored = Scored::new(&missions, language);
    folder.answer(&scored, (study, None), scored.manifest(&command))
}

/// The earlier forecast, which must be no later than what it is scored beside, and not the same.
fn earlier(
    folder: &Path,
    (results, forecasts): (&Path, &Forecasts),
) -> Result<Forecasts, CliError> {
    let previous = Forecasts::open(folder)?;
    if previous.is_same_as(forecasts) {
        return Err(twice(results, folder));
    }
    let (then, now) = (previous.day()?, forecasts.day()?);
    if then > now {
        let (folder, results) = (folder.display(), results.display());
        let later = message!("cli-score-previous-is-later", folder, then, results, now);
        return Err(CliError::input(later));
    }
    Ok(previous)
}

/// The day after which all dates are alike: after it nothing of a forecast made only then could be told.
fn censored(until: Option<Date>, forecasts: &Forecasts) -> Result<Option<Date>, CliError> {
    let day = forecasts.day()?;
    match until.filter(|until| *until <= day) {
        None => Ok(until),
        Some(until) => Err(CliError::input(message!("cli-score-until-is-early", until, day))),
    }
}

/// That the same forecast is given twice: it would count as two.
fn twice(one: &Path, other: &Path) -> CliError {
    let (one, other) = (one.display(), other.display());
    CliError::input(message!("cli-score-same-results-twice", one, other))
}

/// There must be a record for each folder, and an earlier forecast for each or for none.
fn counted(arguments: &ScoreArguments) -> Result<(), CliError> {
    let (results, records) = (arguments.results.len(), arguments.record.len());
    if records != 1 && results != records {
        return Err(CliError::input(message!(
            "cli-score-there-folders-results-records-give",
            results,
            records
        )));
    }
    match arguments.previous.len() {
        0 => Ok(()),
        previous if previous == results => Ok(()),
        previous => Err(CliError::input(message!(
            "cli-score-there-folders-results-earlier-ones",
            results,
            previous
        ))),
    }
}

/// The plan and the case that are scored: those asked for, or the first that were played.
fn which(forecasts: &Forecasts, asked: &VariantArguments) -> Result<(String, String), CliError> {
    let (plans, cases) = forecasts.choices();
    let plan = one_of("plan", plans, asked.plan.as_deref(), forecasts)?;
    Ok((plan, one_of("case", cases, asked.case.as_deref(), forecasts)?))
}

fn one_of(
    kind: &str,
    played: &[String],
    asked: Option<&str>,
    forecasts: &Forecasts,
) -> Result<String, CliError> {
    let Some(asked) = asked else { return Ok(played.first().cloned().unwrap_or_default()) };
    if played.iter().any(|name| name == asked) {
        return Ok(asked.to_owned());
    }
    let names: Vec<&str> = played.iter().map(String::as_str).collect();
    let near = nearest(asked, &names);
    let near =
        near.map_or_else(Message::nothing, |near| message!("cli-address-did-you-mean", near));
    Err(CliError::input(message!(
        "cli-score-results-no-played",
        forecasts = forecasts.name(),
        kind,
        asked,
        near,
        names = names.join(", ")
    )))
}
