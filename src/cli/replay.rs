//! `drawdown replay`: one run played again, told and explained.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;

use super::arguments::{OutputArguments, ScenarioArguments, VariantArguments};
use super::choice::{deadline, place};
use super::command::Command;
use super::error::CliError;
use super::folder::{self, Folder};
use super::progress::ProgressBar;
use super::{command, input, search, terminal};
use crate::analysis;
use crate::experiment::{self, Replications, Results, guarded};
use crate::scenario::message;
use crate::scenario::{About, Choice, Scenario, Status, Study, Variant, status_sheet};
use crate::simulation::{Failure, Simulation};
use crate::time::Moment;
use drawdown_report::{self as report, Counts, Language, Manifest, Played, Question};

/// Arguments of `replay`.
#[derive(Debug, Args)]
#[command(mut_arg("out", |out| out.help("Folder for the files [default: output/, the scenario's id, replay-, plan, case and number]")))]
pub(super) struct ReplayArguments {
    #[command(flatten)]
    pub(super) scenario: ScenarioArguments,
    #[command(flatten)]
    pub(super) variant: VariantArguments,
    /// Number of the run, as in runs.csv, from 0 [default: the typical run of the main deadline, as in
    /// deadlines.csv, or found by playing]
    #[arg(long, visible_alias = "run", value_name = "N", conflicts_with = "search")]
    pub(super) replication: Option<u32>,
    /// The run that is latest for the main deadline, or for that of --deadline, found by playing
    #[arg(long, group = "search")]
    pub(super) worst: bool,
    /// The first run in which the handover of a camp ended so, found by playing: kidal=occupied; or
    /// not-vacated, empty, handed-over, retaken, lost
    #[arg(long = "where", value_name = "CAMP=ENDING", group = "search")]
    pub(super) ending: Option<String>,
    /// The deadline whose lateness counts [default: the main one, as in the headline]
    #[arg(long, value_name = "DEADLINE", requires = "worst")]
    pub(super) deadline: Option<String>,
    /// Runs among which it is looked for; `run` may have played fewer: its --runs plays as many [default: 1200;
    /// for the typical run 100]
    #[arg(long, value_name = "N", conflicts_with = "replication",
          value_parser = clap::value_parser!(u32).range(1..))]
    pub(super) runs: Option<u32>,
    /// Print the status of the run at the end of a day, as a file for `update`, and stop
    #[arg(long, value_name = "DATE")]
    pub(super) status_at: Option<jiff::civil::Date>,
    #[command(flatten)]
    pub(super) output: OutputArguments,
}

/// Plays one run again, writes its log and prints its story.
pub(super) fn replay(arguments: &ReplayArguments, command: Command) -> Result<(), CliError> {
    let language = arguments.output.language();
    let study = one_variant(input::read(&arguments.scenario)?, arguments)?;
    let variant = &study.variants[0];
    let (replication, why) = chosen(&study, arguments, language)?;
    if let Some(day) = arguments.status_at {
        return print_status(&variant.scenario, u64::from(replication), day);
    }
    let command = command.without(&["worst", "ending", "deadline", "runs", "status_at"]);
    let command = command.with("plan", &study.plans[0].name).with("case", &study.cases[0].name);
    let command = command.with("replication", replication);
    let command = command.with("lang", command::language(language)).line();
    let usual = usual(&study, replication);
    let folder = Folder::claim(&arguments.output, usual, Question::new(&study, &command))?;

    let replay =
        guarded(|| Simulation::new(variant.scenario.clone()).replay(u64::from(replication)));
    let replay = replay.unwrap_or_else(|message| Err(Failure::Panicked { message }))?;
    let number = u64::from(replication);
    let why = why.as_deref().unwrap_or_default();
    let played =
        Played { study: &study, variant, replication: number, why, replay: &replay, language };
    let counts = Counts { replications: 1, runs: 1, failed: 0, events: replay.outcome.events };
    let manifest = Manifest::new(&study, &command, counts);
    folder.write(&report::replay_files(played, manifest))?;

    // The story in a file is the same for every terminal; the one that is printed keeps to its width.
    terminal::fit();
    let shown = folder.shown();
    terminal::data(report::story(played, &shown).as_bytes())
}

/// Prints all that a run shows at the end of a day.
fn print_status(
    scenario: &Arc<Scenario>,
    replication: u64,
    day: jiff::civil::Date,
) -> Result<(), CliError> {
    let at = Status::nothing(scenario, day).as_of;
    if at <= Moment::START || at >= scenario.until {
        return Err(CliError::input(message!("cli-replay-run-not-played", day)));
    }
    let asked = About::everything(scenario);
    let seen = guarded(|| Simulation::new(Arc::clone(scenario)).look(replication, at, &asked));
    let seen = seen.unwrap_or_else(|message| Err(Failure::Panicked { message }))?;
    let rows = asked.iter().zip(seen).map(|(about, seen)| about.row(scenario, day, seen));
    terminal::data(status_sheet(&rows.collect::<Vec<_>>()).as_bytes())
}

/// Runs that are played to find one that is sought.
const SOUGHT_AMONG: u32 = 1_200;
/// Runs that are played to find a typical one, where no results name it.
const TYPICAL_OF: u32 = 100;

/// The number of the run: as given, or found by playing; and of the typical one, why it is shown.
fn chosen(
    study: &Study,
    arguments: &ReplayArguments,
    language: Language,
) -> Result<(u32, Option<String>), CliError> {
    let among = arguments.runs.unwrap_or(SOUGHT_AMONG);
    match (&arguments.ending, arguments.replication) {
        (Some(ending), _) => Ok((search::find(&study.base, ending, among, language)?, None)),
        (None, _) if arguments.worst => Ok((worst(study, arguments, language)?, None)),
        (None, Some(number)) => Ok((number, None)),
        (None, None) => typical(study, arguments, language),
    }
}

/// The typical run of the main deadline: the one that the results of this very study name, or else one found
/// among some that are played; the first where there is no deadline.
fn typical(
    study: &Study,
    arguments: &ReplayArguments,
    language: Language,
) -> Result<(u32, Option<String>), CliError> {
    if study.base.deadlines.is_empty() {
        return Ok((0, None));
    }
    let results = folder::of_study(study);
    if arguments.runs.is_none()
        && let Some(number) = report::typical_of(&results, study)
    {
        let shown = results.display();
        return Ok((
            number,
            Some(match language {
                Language::English => format!("the typical one of the results in {shown}/"),
                Language::French => format!("la plus typique des résultats de {shown}/"),
            }),
        ));
    }
    let runs = arguments.runs.unwrap_or(TYPICAL_OF);
    let results = searched(study, runs, language)?;
    let rows = analysis::analyse(study, &results).deadlines;
    let all = &results.variants[0].runs;
    let main = analysis::main_deadline(&study.base, |id| all.missed(id));
    let row = rows.iter().find(|row| Some(row.deadline) == main);
    let Some(typical) = row.and_then(|row| row.typical) else { return Ok((0, None)) };
    Ok((
        typical.run,
        Some(match language {
            Language::English => format!("the typical one of {runs} played for it"),
            Language::French => format!("la plus typique de {runs} simulées pour cela"),
        }),
    ))
}

/// Runs that are played to look for one among them.
fn searched(study: &Study, runs: u32, language: Language) -> Result<Results, CliError> {
    let bar = ProgressBar::new(language);
    let results = experiment::run(study, Replications::Fixed(runs), None, &bar)?;
    bar.end()?;
    Ok(results)
}

/// The study with only the plan and case asked for; the first of each if none is.
fn one_variant(study: Study, arguments: &ReplayArguments) -> Result<Study, CliError> {
    let chosen = |kind: &str, choices: &[Choice], asked: &Option<String>| {
        asked.as_ref().map_or(Ok(0), |name| place(kind, choices, name))
    };
    let plan = chosen("plan", &study.plans, &arguments.variant.plan)?;
    let case = chosen("case", &study.cases, &arguments.variant.case)?;
    let is_it = |variant: &&Variant| variant.plan == plan && variant.case == case;
    let scenario = study.variants.iter().find(is_it).map(|variant| variant.scenario.clone());
    let scenario = scenario.unwrap_or(study.base);
    let variants = vec![Variant { plan: 0, case: 0, scenario: scenario.clone() }];
    let plans = vec![study.plans[plan].clone()];
    let cases = vec![study.cases[case].clone()];
    Ok(Study { base: scenario, plans, cases, variants, ..study })
}

/// Where the files of a replay go: beside the results of the study it belongs to.
fn usual(study: &Study, replication: u32) -> PathBuf {
    let (plan, case) = (study.plans[0].name.as_str(), study.cases[0].name.as_str());
    folder::of_answer(study, &["replay", plan, case, &replication.to_string()])
}

/// The run that is latest for the deadline asked for, or for the main one: as a briefing has it.
fn worst(study: &Study, arguments: &ReplayArguments, language: Language) -> Result<u32, CliError> {
    let scenario = &study.base;
    if scenario.deadlines.is_empty() {
        return Err(CliError::input(message!("cli-replay-scenario-has-no-deadline-no")));
    }
    let asked = arguments.deadline.as_ref().map(|name| deadline(scenario, name)).transpose()?;
    let results = searched(study, arguments.runs.unwrap_or(SOUGHT_AMONG), language)?;
    let runs = &results.variants[0].runs;
    let main = || analysis::main_deadline(scenario, |id| runs.missed(id));
    let worst = asked.or_else(main).and_then(|id| analysis::worst_run(runs, id));
    worst.ok_or_else(|| CliError::machine(message!("cli-choose-every-run-failed-see-drawdown")))
}
