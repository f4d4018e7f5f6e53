//! `drawdown decide`: the last day on which another plan can still be taken up.

use std::sync::Arc;

use clap::Args;
use jiff::civil::Date;

use super::arguments::{OutputArguments, ScenarioArguments, ThreadArguments};
use super::choice::place;
use super::command::Command;
use super::error::CliError;
use super::folder::Folder;
use super::input;
use super::threshold::{self, Player};
use crate::analysis::threshold::{End, Probe, ThresholdRule, find_thresholds};
use crate::id::DeadlineId;
use crate::scenario::message;
use crate::scenario::{Scenario, Study, Switch, Variant};
use crate::time::Moment;
use drawdown_report::{Decisions, Manifest};

/// Arguments of `decide`.
#[derive(Debug, Args)]
#[command(mut_arg("out", |out| out.help("Folder for the files [default: output/, the scenario's id, decide-, both plans and the case]")))]
pub(super) struct DecideArguments {
    #[command(flatten)]
    pub(super) scenario: ScenarioArguments,
    /// The plan to switch to
    #[arg(long, value_name = "PLAN")]
    pub(super) switch: String,
    /// The plan to switch from [default: the first]
    #[arg(long, value_name = "PLAN")]
    pub(super) from_plan: Option<String>,
    /// The deadline that is to hold; may be given again [default: every hard one]
    #[arg(long, value_name = "DEADLINE", value_delimiter = ',')]
    pub(super) deadline: Vec<String>,
    /// Chance to hold that is wanted, not of missing: 0.8 or 80% holds in 8 of 10 runs
    #[arg(long, value_name = "CHANCE", default_value = "0.8", value_parser = crate::written::chance)]
    pub(super) chance: f64,
    /// First day on which one may decide [default: as_of]
    #[arg(long, value_name = "DATE", value_parser = crate::written::day)]
    pub(super) from: Option<jiff::civil::Date>,
    /// Last day on which one may decide [default: the last deadline]
    #[arg(long, value_name = "DATE", value_parser = crate::written::day)]
    pub(super) to: Option<jiff::civil::Date>,
    /// Case [default: the first]
    #[arg(long, value_name = "CASE")]
    pub(super) case: Option<String>,
    /// Runs of every day; up to eight times as many where the answer depends on it
    #[arg(long, value_name = "N", default_value_t = 400,
          value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub(super) runs: u32,
    #[command(flatten)]
    pub(super) threads: ThreadArguments,
    #[command(flatten)]
    pub(super) output: OutputArguments,
}

/// Looks for the latest day of a switch, and says and writes it.
pub(super) fn decide(arguments: &DecideArguments, command: Command) -> Result<(), CliError> {
    let language = arguments.output.language();
    let study = input::read(&arguments.scenario)?;
    let asked = asked(&study, arguments)?;
    let switch = switch(&study, asked)?;
    let (first, second) = (of(&study, asked.from, asked.case), of(&study, asked.to, asked.case));
    let deadlines = threshold::deadlines(first, &arguments.deadline)?;
    let days = days(arguments, (first, second), &deadlines)?;
    let (from, case) = (&study.plans[asked.from], &study.cases[asked.case]);
    let command = command.with("from_plan", &from.name).with("case", &case.name).line();
    let folder = folder(&study, arguments, asked, &command)?;

    let rules: Vec<ThresholdRule> = deadlines
        .iter()
        .map(|id| {
            let last = last_day(&days, last_due((first, second), *id));
            threshold::rule(last, arguments.chance, arguments.runs, Some(End::First))
        })
        .collect();
    let variant = |scenario| Variant { plan: asked.to, case: asked.case, scenario };
    let make = |number: usize| Ok(variant(switch.at(days[number])));
    let mut player = Player::new(make, &deadlines, arguments.threads.count(), language);
    let (curve, thresholds) = find_thresholds(&rules, |numbers, runs| player.play(numbers, runs))?;
    let ends = [second, first].map(|scenario| variant(Arc::clone(scenario)));
    // As often as the day that speaks for the answer, so that they can be set beside it.
    let told = thresholds
        .iter()
        .zip(&rules)
        .filter_map(|(threshold, rule)| curve.probe(threshold.value(rule)));
    let runs = told.map(Probe::runs).max().unwrap_or(arguments.runs);
    let ends = player.play_variants(&ends, runs)?;

    let found: Vec<_> = deadlines.into_iter().zip(thresholds).collect();
    let answer = Decisions {
        plans: (from, &study.plans[asked.to]),
        case,
        cases: study.cases.len(),
        scenario: first,
        days: &days,
        rules: &rules,
        curve: &curve,
        at_once: &ends[0],
        never: &ends[1],
        found: &found,
        language,
    };
    let manifest = Manifest::new(&study, &command, player.counts(arguments.runs));
    folder.answer(&answer, (&study, None), manifest)
}

/// Plans and case, as indices.
#[derive(Debug, Clone, Copy)]
struct Asked {
    from: usize,
    to: usize,
    case: usize,
}

fn asked(study: &Study, arguments: &DecideArguments) -> Result<Asked, CliError> {
    let plan = |name: &String| place("plan", &study.plans, name);
    let case = arguments.case.as_ref().map_or(Ok(0), |name| place("case", &study.cases, name))?;
    let from = arguments.from_plan.as_ref().map_or(Ok(0), plan)?;
    let to = plan(&arguments.switch)?;
    if from == to {
        let name = &study.plans[to].name;
        return Err(CliError::input(message!("cli-decide-plan-one-would-switch-from", name)));
    }
    Ok(Asked { from, to, case })
}

/// The scenario of a plan under a case.
fn of(study: &Study, plan: usize, case: usize) -> &Arc<Scenario> {
    let is_it = |variant: &&Variant| variant.plan == plan && variant.case == case;
    study.variants.iter().find(is_it).map_or(&study.base, |variant| &variant.scenario)
}

/// The switch, or why there is none.
fn switch(study: &Study, asked: Asked) -> Result<Switch, CliError> {
    let [from, to] = [asked.from, asked.to].map(|plan| Arc::clone(of(study, plan, asked.case)));
    Switch::new(from, to).map_err(|cannot| {
        let (from, to) = (&study.plans[asked.from].name, &study.plans[asked.to].name);
        CliError::input(message!(
            "cli-decide-one-cannot-switch-from-mid",
            from,
            to,
            cannot = cannot.message()
        ))
    })
}

/// The days on which one may decide, each from its first second; the first may be `as_of` itself.
/// Without other words, up to the last of the deadlines.
fn days(
    arguments: &DecideArguments,
    (first, second): (&Scenario, &Scenario),
    deadlines: &[DeadlineId],
) -> Result<Vec<Moment>, CliError> {
    let clock = &first.clock;
    let day = |date: Date| match date.to_zoned_datetime(clock.zone.clone()) {
        Ok(at) => Ok(clock.moment(at.timestamp())),
        Err(error) => Err(CliError::input(message!(
            "at-path",
            path = date.to_string(),
            error = error.to_string()
        ))),
    };
    let due = deadlines.iter().map(|id| last_due((first, second), *id));
    let last_due = due.max().unwrap_or(first.until);
    let from = arguments.from.map_or(Ok(Moment::START), day)?.max(Moment::START);
    // The midnight at which the last of them is due begins a day on which it is too late.
    let until = arguments.to.map_or(Ok(Moment(last_due.0 - 1)), day)?.min(first.until);
    let days = std::iter::successors(Some(from), |day| Some(clock.next_midnight(*day)));
    let days: Vec<Moment> = days.take_while(|day| *day <= until).collect();
    match days.len() {
        0 | 1 => {
            let last = clock.civil(Moment(first.until.0 - 1)).date();
            let first = clock.civil(Moment::START).date();
            Err(CliError::input(message!("cli-decide-there-no-two-days-decide", first, last)))
        }
        _ => Ok(days),
    }
}

/// When a deadline is due at the latest, under either plan.
fn last_due((first, second): (&Scenario, &Scenario), id: DeadlineId) -> Moment {
    first.deadlines[id].due.max(second.deadlines[id].due).min(first.until)
}

/// The number of the last day before a date, or of the first of all: a switch after the date on which a
/// deadline is due cannot act on it.
fn last_day(days: &[Moment], due: Moment) -> usize {
    days.partition_point(|day| *day < due).saturating_sub(1)
}

/// Where the files go: beside the results of the study.
fn folder(
    study: &Study,
    arguments: &DecideArguments,
    asked: Asked,
    command: &str,
) -> Result<Folder, CliError> {
    let (from, to) = (&study.plans[asked.from].name, &study.plans[asked.to].name);
    let case = &study.cases[asked.case].name;
    let parts = ["decide", from.as_str(), to.as_str(), case.as_str()];
    Folder::claim_within(&arguments.output, study, &parts, command)
}
