//! `drawdown breakpoint`: the worst value of a factor with which a deadline still holds.

use clap::Args;

use super::arguments::{OutputArguments, ScenarioArguments, ThreadArguments, VariantArguments};
use super::choice::{place, unknown};
use super::command::Command;
use super::error::CliError;
use super::folder::Folder;
use super::input;
use super::threshold::{self, Player};
use crate::analysis::threshold::find_thresholds;
use crate::scenario::message;
use crate::scenario::{Steps, Study, Template, ValueRange, Variant};
use drawdown_report::{Breakpoints, Manifest};

/// Arguments of `breakpoint`.
#[derive(Debug, Args)]
#[command(mut_arg("out", |out| out.help("Folder for the files [default: output/, the scenario's id, breakpoint-, plan, case and factor]")))]
pub(super) struct BreakpointArguments {
    #[command(flatten)]
    pub(super) scenario: ScenarioArguments,
    /// What is varied: a path of the scenario (pool.trucks.count) or the name of an assumption
    #[arg(long, value_name = "PATH")]
    pub(super) factor: String,
    /// One end of the range, as in a file: 20, 2023-10-28, "36 h", "120 t"
    #[arg(long, value_name = "VALUE", allow_hyphen_values = true)]
    pub(super) from: String,
    /// The other end
    #[arg(long, value_name = "VALUE", allow_hyphen_values = true)]
    pub(super) to: String,
    /// Steps in which values are looked at [default: one thing, one day, or a round step, 64 at most]
    #[arg(long, value_name = "STEP")]
    pub(super) step: Option<String>,
    /// The deadline that is to hold; may be given again [default: every hard one]
    #[arg(long, value_name = "DEADLINE", value_delimiter = ',')]
    pub(super) deadline: Vec<String>,
    /// Chance to hold that is wanted, not of missing: 0.8 or 80% holds in 8 of 10 runs
    #[arg(long, alias = "confidence", value_name = "CHANCE", default_value = "0.8", value_parser = crate::written::chance)]
    pub(super) chance: f64,
    #[command(flatten)]
    pub(super) variant: VariantArguments,
    /// Runs of every value; up to eight times as many where the answer depends on it
    #[arg(long, value_name = "N", default_value_t = 400,
          value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub(super) runs: u32,
    #[command(flatten)]
    pub(super) threads: ThreadArguments,
    #[command(flatten)]
    pub(super) output: OutputArguments,
}

/// Looks along a factor for where deadlines cease to hold, and says and writes it.
pub(super) fn breakpoint(
    arguments: &BreakpointArguments,
    command: Command,
) -> Result<(), CliError> {
    let language = arguments.output.language();
    let (mut template, study) = input::open(&arguments.scenario)?;
    let path = path(&study, &arguments.factor)?;
    let at = choice(&study, arguments)?;
    let steps = steps(arguments)?;
    let deadlines = threshold::deadlines(&study.base, &arguments.deadline)?;
    let (plan, case) = (&study.plans[at.0], &study.cases[at.1]);
    let command = command.with("plan", &plan.name).with("case", &case.name).line();
    let folder = folder(&study, arguments, at, &command)?;

    let rule = threshold::rule(steps.last(), arguments.chance, arguments.runs, None);
    let make = |number| {
        variant(&mut template, &study, at, &format!("{path}={}", steps.setting(number).toml))
    };
    let mut player = Player::new(make, &deadlines, arguments.threads.count(), language);
    let (curve, thresholds) =
        find_thresholds(&vec![rule; deadlines.len()], |numbers, runs| player.play(numbers, runs))?;

    let found: Vec<_> = deadlines.into_iter().zip(thresholds).collect();
    let answer = Breakpoints {
        choice: (plan, case),
        scenario: &study.base,
        factor: &arguments.factor,
        steps: &steps,
        rule: &rule,
        curve: &curve,
        found: &found,
        language,
    };
    let manifest = Manifest::new(&study, &command, player.counts(arguments.runs));
    folder.answer(&answer, (&study, None), manifest)
}

/// The path of a factor: as given, or that of the value of an assumption.
fn path(study: &Study, factor: &str) -> Result<String, CliError> {
    if factor == "scenario.seed" {
        return Err(CliError::input(message!("cli-breakpoint-seed")));
    }
    // An assumption may be named with its table, as in the file.
    let factor = match factor.strip_prefix("assumption.") {
        Some(name) if !name.contains('.') => name,
        _ => factor,
    };
    if factor.contains('.') {
        return Ok(factor.to_owned());
    }
    let names = || study.base.assumptions.values().map(|assumption| assumption.name.as_str());
    match names().any(|name| name == factor) {
        true => Ok(format!("assumption.{factor}.value")),
        false => Err(unknown("assumption", factor, names())),
    }
}

/// The plan and the case, as indices; the first of each if none is asked for.
fn choice(study: &Study, arguments: &BreakpointArguments) -> Result<(usize, usize), CliError> {
    let plan =
        arguments.variant.plan.as_ref().map_or(Ok(0), |name| place("plan", &study.plans, name))?;
    let case =
        arguments.variant.case.as_ref().map_or(Ok(0), |name| place("case", &study.cases, name))?;
    Ok((plan, case))
}

fn steps(arguments: &BreakpointArguments) -> Result<Steps, CliError> {
    let range = ValueRange::between(&arguments.from, &arguments.to);
    range
        .and_then(|range| range.steps(arguments.step.as_deref()))
        .map_err(|no_dial| CliError::input(no_dial.message()))
}

/// The scenario with one value changed.
fn variant(
    template: &mut Template,
    study: &Study,
    at: (usize, usize),
    change: &str,
) -> Result<Variant, CliError> {
    let changes = template.read_changes(&[change.to_owned()]).map_err(input::rejected)?;
    template.variant(&study.base, at, &changes).map_err(input::rejected)
}

/// Where the files go: beside the results of the study.
fn folder(
    study: &Study,
    arguments: &BreakpointArguments,
    at: (usize, usize),
    command: &str,
) -> Result<Folder, CliError> {
    let (plan, case) = (&study.plans[at.0].name, &study.cases[at.1].name);
    let parts = ["breakpoint", plan.as_str(), case.as_str(), &arguments.factor.replace('.', "-")];
    Folder::claim_within(&arguments.output, study, &parts, command)
}
