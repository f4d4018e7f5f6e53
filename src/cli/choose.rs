//! `drawdown choose`: which plan is best, with a stated confidence, and how robust that is.

use clap::{Args, ValueEnum};

use super::arguments::{ChoiceArguments, OutputArguments, ScenarioArguments, ThreadArguments};
use super::choice::{self, place};
use super::command::Command;
use super::error::CliError;
use super::folder::Folder;
use super::input;
use super::progress::ProgressBar;
use crate::analysis::choice::Choice;
use crate::analysis::robustness::robustness;
use crate::analysis::selection::Promise;
use crate::analysis::utility::{Utility, Worth};
use crate::experiment::{Progress, Session};
use crate::scenario::Study;
use crate::scenario::message;
use drawdown_report::{Chosen, Counts, Language, Manifest};

/// Arguments of `choose`.
#[derive(Debug, Args)]
#[command(mut_arg("out", |out| out.help("Folder for the files [default: output/, the scenario's id, choose- and the utility]")))]
pub(super) struct ChooseArguments {
    #[command(flatten)]
    pub(super) scenario: ScenarioArguments,
    #[command(flatten)]
    pub(super) choice: ChoiceArguments,
    /// What plans are judged by
    #[arg(long, value_enum, default_value_t)]
    pub(super) utility: UtilityArgument,
    /// Chance with which the plan chosen is the best one
    #[arg(long, value_name = "SHARE", default_value_t = 0.95, value_parser = crate::written::confidence)]
    pub(super) confidence: f64,
    /// The smallest difference that matters [default: 0.01, a point of a hundred; with --utility
    /// days, 1]
    #[arg(long, value_name = "NUMBER", value_parser = crate::written::positive)]
    pub(super) indifference: Option<f64>,
    /// Most runs of all plans and cases together
    #[arg(long, value_name = "N", default_value_t = 100_000,
          value_parser = clap::value_parser!(u64).range(1..=1_000_000_000))]
    pub(super) budget: u64,
    /// Weight of a case; may be given again; those not named then have none [default: all the same]
    #[arg(long, value_name = "CASE=NUMBER", value_delimiter = ',')]
    pub(super) weight: Vec<String>,
    /// From which chance on a plan is good enough in a case [default: 0.8; with --utility days, up to
    /// 7 days late]
    #[arg(long, value_name = "NUMBER", value_parser = crate::written::positive)]
    pub(super) enough: Option<f64>,
    #[command(flatten)]
    pub(super) threads: ThreadArguments,
    #[command(flatten)]
    pub(super) output: OutputArguments,
}

/// What plans are judged by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum UtilityArgument {
    /// The chance that all hard deadlines hold (all deadlines where none is hard)
    #[default]
    Hold,
    /// Their mean lateness in days
    Days,
}

/// Plays the plans against each other until it is clear which is best, and says so.
pub(super) fn choose(arguments: &ChooseArguments, command: &Command) -> Result<(), CliError> {
    let language = arguments.output.language();
    let study = choice::choose(input::read(&arguments.scenario)?, &arguments.choice)?;
    let utility = utility(arguments.utility);
    let (promise, worth) = (promise(arguments), worth(utility, &study)?);
    let weights = weights(&study, &arguments.weight)?;
    let command = command.line();
    let parts = ["choose", word(arguments.utility)];
    let folder = Folder::claim_within(&arguments.output, &study, &parts, &command)?;

    let mut session = Session::new(&study.variants, arguments.threads.count())?;
    let mut choice = Choice::new(&study, worth, promise, weights.clone());
    play(&mut choice, &mut session, arguments.budget, language)?;

    let enough = enough(arguments, utility);
    let payoffs = choice.payoffs(session.runs());
    let chosen = Chosen {
        study: &study,
        worth: choice.worth(),
        promise,
        weights: &weights,
        enough,
        verdicts: &choice.verdicts(),
        payoffs: &payoffs,
        robustness: &robustness(&payoffs, &weights, enough),
        runs: session.runs(),
        language,
    };
    let manifest = Manifest::new(&study, &command, counts(&session));
    folder.answer(&chosen, (&study, None), manifest)
}

/// Plays what the choice wants, as long as the budget of runs lasts.
fn play(
    choice: &mut Choice<'_>,
    session: &mut Session<'_>,
    budget: u64,
    language: Language,
) -> Result<(), CliError> {
    let bar = ProgressBar::new(language);
    while let Some(wanted) = choice.wanted() {
        let runs = session.runs().iter().zip(&wanted);
        let more: u64 = runs.map(|(runs, all)| u64::from(all.saturating_sub(runs.len()))).sum();
        if session.played() + more > budget || bar.is_cancelled() {
            break;
        }
        bar.expects(session.played() + more);
        session.extend(&wanted, &bar);
        choice.look(session.runs());
    }
    bar.end()?;
    match session.played() {
        0 => Err(CliError::input(message!(
            "cli-choose-budget-not-enough-first-look",
            budget,
            sum = choice
                .wanted()
                .unwrap_or_default()
                .iter()
                .map(|runs| u64::from(*runs))
                .sum::<u64>()
        ))),
        played if played == session.failed().len() as u64 => {
            Err(CliError::machine(message!("cli-choose-every-run-failed-see-drawdown")))
        }
        _ => Ok(()),
    }
}

fn promise(arguments: &ChooseArguments) -> Promise {
    let indifference = arguments.indifference.unwrap_or(match arguments.utility {
        UtilityArgument::Hold => 0.01,
        UtilityArgument::Days => 1.0,
    });
    Promise { confidence: arguments.confidence, indifference }
}

/// What plans are judged by; there must be something to judge, and plans to choose from.
fn worth(utility: Utility, study: &Study) -> Result<Worth, CliError> {
    if study.plans.len() < 2 {
        return Err(CliError::input(message!("cli-choose-there-only-one-plan-there")));
    }
    let none = || CliError::input(message!("cli-choose-scenario-has-no-deadline-which"));
    Worth::of(utility, &study.base).ok_or_else(none)
}

/// From where on a plan is good enough, more being better.
fn enough(arguments: &ChooseArguments, utility: Utility) -> f64 {
    match utility {
        Utility::Hold => arguments.enough.unwrap_or(0.8),
        Utility::Days => -arguments.enough.unwrap_or(7.0),
    }
}

/// The weights of the cases, which make 1: equal, or as given; a case that is not named then has
/// none.
fn weights(study: &Study, asked: &[String]) -> Result<Vec<f64>, CliError> {
    let cases = study.cases.len();
    let mut weights = vec![if asked.is_empty() { 1.0 } else { 0.0 }; cases];
    for text in asked {
        let fault = || CliError::input(message!("cli-choose-weight-wants-case-number-held", text));
        let (name, number) = text.split_once('=').ok_or_else(fault)?;
        let number: f64 = number.parse().map_err(|_| fault())?;
        if !number.is_finite() || number < 0.0 {
            return Err(fault());
        }
        weights[place("case", &study.cases, name)?] = number;
    }
    let all: f64 = weights.iter().sum();
    if all <= 0.0 {
        return Err(CliError::input(message!("cli-choose-weights-cases-all")));
    }
    Ok(weights.into_iter().map(|weight| weight / all).collect())
}

fn utility(asked: UtilityArgument) -> Utility {
    match asked {
        UtilityArgument::Hold => Utility::Hold,
        UtilityArgument::Days => Utility::Days,
    }
}

/// The word of a utility on the command line.
pub(super) fn word(utility: UtilityArgument) -> &'static str {
    match utility {
        UtilityArgument::Hold => "hold",
        UtilityArgument::Days => "days",
    }
}

fn counts(session: &Session<'_>) -> Counts {
    let most = session.runs().iter().map(|runs| u64::from(runs.len())).max();
    Counts {
        replications: most.unwrap_or(0),
        runs: session.played(),
        failed: session.failed().len() as u64,
        events: session.events(),
    }
}
