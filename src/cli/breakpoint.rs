//! `drawdown breakpoint`: the worst value of a factor with which a deadline still holds.

use std::path::PathBuf;

use super::arguments::BreakpointArguments;
use super::choice::{place, unknown};
use super::edge::{self, Player};
use super::stop::Stop;
use super::{command, input, run, terminal};
use crate::analysis::edge::find_edges;
use crate::report::{self, Breakpoints, Manifest};
use crate::scenario::{Dial, Rungs, Study, Template, Variant};

/// Looks along a factor for where deadlines cease to hold, and says and writes it.
pub(super) fn breakpoint(arguments: &BreakpointArguments) -> Result<(), Stop> {
    let language = terminal::language(arguments.lang);
    let (mut template, study) = input::open(&arguments.scenario)?;
    let path = path(&study, &arguments.factor)?;
    let at = choice(&study, arguments)?;
    let rungs = rungs(arguments)?;
    let deadlines = edge::deadlines(&study.base, &arguments.deadline)?;
    let folder = folder(&study, arguments, at);
    report::check_folder(&folder)?;

    let rule = edge::rule(rungs.last(), arguments.confidence, arguments.runs, None);
    let make = |number| {
        variant(&mut template, &study, at, &format!("{path}={}", rungs.setting(number).toml))
    };
    let mut player = Player::new(make, &deadlines, arguments.threads, language);
    let (curve, edges) =
        find_edges(&rule, deadlines.len(), |numbers, runs| player.play(numbers, runs))?;

    let found: Vec<_> = deadlines.into_iter().zip(edges).collect();
    let choice = (&study.plans[at.0], &study.cases[at.1]);
    let answer = Breakpoints {
        choice,
        scenario: &study.base,
        factor: &arguments.factor,
        rungs: &rungs,
        rule: &rule,
        curve: &curve,
        found: &found,
    };
    let command = command::breakpoint(arguments, (choice.0.name.as_str(), choice.1.name.as_str()));
    let manifest = Manifest::new(&study, &command, player.counts(arguments.runs));
    report::write_folder(&folder, &report::answer_files(&study, answer.tables(), manifest))?;
    let shown = format!("{}{}", folder.display(), std::path::MAIN_SEPARATOR);
    terminal::data(answer.text(language, &shown).as_bytes())
}

/// The path of a factor: as given, or that of the value of an assumption.
fn path(study: &Study, factor: &str) -> Result<String, Stop> {
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
fn choice(study: &Study, arguments: &BreakpointArguments) -> Result<(usize, usize), Stop> {
    let plan = arguments.plan.as_ref().map_or(Ok(0), |name| place("plan", &study.plans, name))?;
    let case = arguments.case.as_ref().map_or(Ok(0), |name| place("case", &study.cases, name))?;
    Ok((plan, case))
}

fn rungs(arguments: &BreakpointArguments) -> Result<Rungs, Stop> {
    let dial = Dial::between(&arguments.from, &arguments.to);
    dial.and_then(|dial| dial.rungs(arguments.step.as_deref())).map_err(Stop::input)
}

/// The scenario with one value changed.
fn variant(
    template: &mut Template,
    study: &Study,
    at: (usize, usize),
    change: &str,
) -> Result<Variant, Stop> {
    let changes = template.read_changes(&[change.to_owned()]).map_err(input::rejected)?;
    template.variant(&study.base, at, &changes).map_err(input::rejected)
}

/// Where the files go: beside the results of the study.
fn folder(study: &Study, arguments: &BreakpointArguments, at: (usize, usize)) -> PathBuf {
    let (plan, case) = (&study.plans[at.0].name, &study.cases[at.1].name);
    let name = format!("breakpoint-{plan}-{case}-{}", edge::file_name(&arguments.factor));
    arguments.out.clone().unwrap_or_else(|| run::folder(study, None).join(name))
}
