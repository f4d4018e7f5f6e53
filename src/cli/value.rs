//! `drawdown value`: what it is worth to settle one assumption before choosing a plan.

use clap::Args;

use super::arguments::{ChoiceArguments, OutputArguments, ScenarioArguments, ThreadArguments};
use super::choice::choose;
use super::command::Command;
use super::error::CliError;
use super::folder::Folder;
use super::input;
use super::progress::ProgressBar;
use crate::analysis::information::information;
use crate::experiment::{self, Replications};
use crate::scenario::Study;
use crate::scenario::message;
use drawdown_report::{Counts, Informed, Manifest};

/// Arguments of `value`.
#[derive(Debug, Args)]
#[command(mut_arg("out", |out| out.help("Folder for the files [default: output/, the scenario's id, value- and the case]")))]
pub(super) struct ValueArguments {
    #[command(flatten)]
    pub(super) scenario: ScenarioArguments,
    /// Only this plan and others given; may be given again [default: all]
    #[arg(long, value_name = "PLAN", value_delimiter = ',')]
    pub(super) plan: Vec<String>,
    /// Case [default: the first]
    #[arg(long, value_name = "CASE")]
    pub(super) case: Option<String>,
    /// Replications of each plan
    #[arg(long, value_name = "N", default_value_t = 4_000,
          value_parser = clap::value_parser!(u32).range(100..))]
    pub(super) runs: u32,
    #[command(flatten)]
    pub(super) threads: ThreadArguments,
    #[command(flatten)]
    pub(super) output: OutputArguments,
}

/// Plays every plan under one case and says what is worth knowing.
pub(super) fn value(arguments: &ValueArguments, command: &Command) -> Result<(), CliError> {
    let language = arguments.output.language();
    let study = one_case(input::read(&arguments.scenario)?, arguments)?;
    let command = command.line();
    let parts = ["value", study.cases[0].name.as_str()];
    let folder = Folder::claim_within(&arguments.output, &study, &parts, &command)?;

    let bar = ProgressBar::new(language);
    let threads = arguments.threads.count();
    let results = experiment::run(&study, Replications::Fixed(arguments.runs), threads, &bar)?;
    bar.end()?;

    let runs: Vec<_> = results.variants.iter().map(|variant| &variant.runs).collect();
    let found = information(&study.base, &runs);
    let found = found.ok_or_else(|| {
        CliError::machine(message!("cli-value-no-replication-succeeded-under-all"))
    })?;
    let informed = Informed { study: &study, found: &found, language };
    let manifest = Manifest::new(&study, &command, Counts::of(&results));
    folder.answer(&informed, (&study, None), manifest)
}

/// The study with the plans asked for under one case; there must be something to choose and to judge
/// by.
fn one_case(study: Study, arguments: &ValueArguments) -> Result<Study, CliError> {
    let first = || study.cases[0].name.to_string();
    let case = vec![arguments.case.clone().unwrap_or_else(first)];
    let study = choose(study, &ChoiceArguments { plan: arguments.plan.clone(), case })?;
    if study.plans.len() < 2 {
        return Err(CliError::input(message!("cli-value-there-only-one-plan-nothing")));
    }
    if study.base.deadlines.is_empty() {
        return Err(CliError::input(message!("cli-choose-scenario-has-no-deadline-which")));
    }
    Ok(study)
}
