//! `drawdown value`: what it is worth to settle one assumption before choosing a plan.

use super::arguments::{ChoiceArguments, ValueArguments};
use super::choice::choose;
use super::stop::Stop;
use super::waiting::Waiting;
use super::{command, input, run, terminal};
use crate::analysis::information::information;
use crate::experiment::{self, Replications};
use crate::report::{self, Counts, Informed, Manifest};
use crate::scenario::Study;

/// Plays every plan under one case and says what is worth knowing.
pub(super) fn value(arguments: &ValueArguments) -> Result<(), Stop> {
    let language = terminal::language(arguments.lang);
    let study = one_case(input::read(&arguments.scenario)?, arguments)?;
    let name = format!("value-{}", study.cases[0].name);
    let folder = arguments.out.clone().unwrap_or_else(|| run::folder(&study, None).join(name));
    report::check_folder(&folder)?;

    let waiting = Waiting::new(language);
    let threads = arguments.threads.map(usize::from);
    let results = experiment::run(&study, Replications::Fixed(arguments.runs), threads, &waiting)?;
    waiting.end()?;

    let runs: Vec<_> = results.variants.iter().map(|variant| &variant.runs).collect();
    let found = information(&study.base, &runs);
    let found = found.ok_or_else(|| Stop::machine("no replication succeeded under all plans"))?;
    let informed = Informed { study: &study, found: &found, language };
    let manifest = Manifest::new(&study, &command::value(arguments), Counts::of(&results));
    report::write_folder(&folder, &report::answer_files(&study, informed.tables(), manifest))?;
    let shown = format!("{}{}", folder.display(), std::path::MAIN_SEPARATOR);
    terminal::data(informed.text(&shown).as_bytes())
}

/// The study with the plans asked for under one case; there must be something to choose and to judge
/// by.
fn one_case(study: Study, arguments: &ValueArguments) -> Result<Study, Stop> {
    let first = || study.cases[0].name.to_string();
    let case = vec![arguments.case.clone().unwrap_or_else(first)];
    let study = choose(study, &ChoiceArguments { plan: arguments.plan.clone(), case })?;
    if study.plans.len() < 2 {
        return Err(Stop::input("there is only one plan, so nothing could change the choice"));
    }
    if study.base.deadlines.is_empty() {
        return Err(Stop::input("the scenario has no deadline by which plans could be judged"));
    }
    Ok(study)
}
