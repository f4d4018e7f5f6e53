//! `drawdown replay`: one run played again, told and explained.

use std::path::PathBuf;

use super::arguments::ReplayArguments;
use super::choice::{deadline, place};
use super::stop::Stop;
use super::waiting::Waiting;
use super::{command, input, run, search, terminal};
use crate::experiment::{self, Replications, VariantResults};
use crate::id::DeadlineId;
use crate::report::{self, Counts, Language, Manifest, Played};
use crate::scenario::{Choice, Study, Variant};
use crate::simulation::Simulation;
use crate::time::Span;

/// Plays one run again, writes its log and prints its story.
pub(super) fn replay(arguments: &ReplayArguments) -> Result<(), Stop> {
    let language = terminal::language(arguments.lang);
    let study = one_variant(input::read(&arguments.scenario)?, arguments)?;
    let variant = &study.variants[0];
    let replication = chosen(&study, arguments, language)?;
    let folder = folder(&study, arguments, replication);
    report::check_folder(&folder)?;

    let replay = Simulation::new(variant.scenario.clone()).replay(u64::from(replication))?;
    let number = u64::from(replication);
    let played = Played { study: &study, variant, replication: number, replay: &replay, language };
    let which = (study.plans[0].name.as_str(), study.cases[0].name.as_str(), replication);
    let counts = Counts { replications: 1, runs: 1, failed: 0, events: replay.outcome.events };
    let manifest = Manifest::new(&study, &command::replay(arguments, which, language), counts);
    report::write_folder(&folder, &report::replay_files(played, manifest))?;

    let shown = format!("{}{}", folder.display(), std::path::MAIN_SEPARATOR);
    terminal::data(report::story(played, &shown).as_bytes())
}

/// The number of the run: as given, or found by playing.
fn chosen(study: &Study, arguments: &ReplayArguments, language: Language) -> Result<u32, Stop> {
    match &arguments.ending {
        Some(ending) => search::find(&study.base, ending, arguments.runs, language),
        None if arguments.worst => worst(study, arguments, language),
        None => Ok(arguments.replication),
    }
}

/// The study with only the plan and case asked for; the first of each if none is.
fn one_variant(study: Study, arguments: &ReplayArguments) -> Result<Study, Stop> {
    let chosen = |kind: &str, choices: &[Choice], asked: &Option<String>| {
        asked.as_ref().map_or(Ok(0), |name| place(kind, choices, name))
    };
    let plan = chosen("plan", &study.plans, &arguments.plan)?;
    let case = chosen("case", &study.cases, &arguments.case)?;
    let is_it = |variant: &&Variant| variant.plan == plan && variant.case == case;
    let scenario = study.variants.iter().find(is_it).map(|variant| variant.scenario.clone());
    let scenario = scenario.unwrap_or(study.base);
    let variants = vec![Variant { plan: 0, case: 0, scenario: scenario.clone() }];
    let plans = vec![study.plans[plan].clone()];
    let cases = vec![study.cases[case].clone()];
    Ok(Study { base: scenario, plans, cases, variants, ..study })
}

/// Where the files of a replay go: beside the results of the study it belongs to.
fn folder(study: &Study, arguments: &ReplayArguments, replication: u32) -> PathBuf {
    let name = format!("replay-{}-{}-{replication}", study.plans[0].name, study.cases[0].name);
    arguments.out.clone().unwrap_or_else(|| run::folder(study, None).join(name))
}

/// The replication with the largest lateness; the first of several.
fn worst(study: &Study, arguments: &ReplayArguments, language: Language) -> Result<u32, Stop> {
    let scenario = &study.base;
    let deadlines: Vec<DeadlineId> = match &arguments.deadline {
        Some(name) => vec![deadline(scenario, name)?],
        None => scenario.deadlines.ids().collect(),
    };
    if deadlines.is_empty() {
        return Err(Stop::input("the scenario has no deadline, so no run is the worst"));
    }
    let waiting = Waiting::new(language);
    let results = experiment::run(study, Replications::Fixed(arguments.runs), None, &waiting)?;
    waiting.end()?;
    let variant = &results.variants[0];
    let lateness = |replication: u32| latest(variant, replication, &deadlines, scenario.until);
    let done = variant.runs.iter().map(|run| run.replication);
    let worst = done.max_by_key(|replication| (lateness(*replication), u32::MAX - replication));
    worst.ok_or_else(|| Stop::machine("every run failed: see `drawdown run`"))
}

/// How late the latest of these deadlines is in a run; those not reached count as later than any
/// that is.
fn latest(
    variant: &VariantResults,
    replication: u32,
    deadlines: &[DeadlineId],
    until: crate::time::Moment,
) -> (usize, Option<Span>) {
    let runs = deadlines.iter().map(|id| variant.runs.deadline(replication, *id));
    let runs: Vec<_> = runs.collect();
    let unreached = runs.iter().filter(|run| run.reached.is_none()).count();
    (unreached, runs.iter().map(|run| run.lateness(until)).max())
}
