//! `drawdown update`: what has happened so far, and the forecast made anew from it.

mod moves;
mod template;

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use jiff::civil::Date;

use super::arguments::{ChoiceArguments, OutputArguments, ScenarioArguments, ThreadArguments};
use super::choice::{choose, place};
use super::command::Command;
use super::error::CliError;
use super::export::LocaleArgument;
use super::folder::{self, Folder};
use super::progress::ProgressBar;
use super::run::{self, Format, RunArguments};
use super::{input, terminal};
use crate::analysis::status::{Move, Weigher};
use crate::analysis::{self, status as learning};
use crate::experiment::{self, Replications, Runs};
use crate::scenario::message;
use crate::scenario::{Fact, Scenario, Status, StatusKind, Study, Switch, Template, Variant};
use crate::simulation::{Start, Stated, Watched};
use crate::time::Moment;
use drawdown_report::{
    self as report, Counts, Document, Drift, Language, Learning, Manifest, Previous, Question,
    Told, Updated, UpdatedCase,
};
use moves::Moving;

/// Arguments of `update`.
#[derive(Debug, Args)]
#[command(mut_arg("out", |out| out.help("Folder for the results [default: output/, the scenario's id, update- and the day]")))]
#[command(mut_arg("plan", |plan| plan.help("Plan in view from now on; may be given again [default: the plan that was followed]")))]
#[command(mut_arg("case", |case| case.help("Only this case; may be given again [default: the first]")))]
pub(super) struct UpdateArguments {
    #[command(flatten)]
    pub(super) scenario: ScenarioArguments,
    /// Day of the status: what is known by its end
    #[arg(long, value_name = "DATE", value_parser = crate::written::day)]
    pub(super) as_of: Date,
    /// What has happened: a CSV file with the columns as_of, kind, what, date, value, precision,
    /// known_on, source and grade, or TOML with [[status]]; may be given again
    #[arg(long, value_name = "FILE")]
    pub(super) status: Vec<PathBuf>,
    /// Print a status to be filled in, with what the forecast expects by that day, and stop
    #[arg(long)]
    pub(super) template: bool,
    /// For whose spreadsheet the template is: fr has semicolons
    #[arg(long, value_enum, value_name = "LANG", requires = "template")]
    pub(super) csv_locale: Option<LocaleArgument>,
    /// Set the state, and learn nothing from it
    #[arg(long)]
    pub(super) no_learning: bool,
    /// The plan that was followed until now [default: the first]
    #[arg(long, value_name = "PLAN")]
    pub(super) followed: Option<String>,
    #[command(flatten)]
    pub(super) choice: ChoiceArguments,
    /// The results of the last update, whose forecasts are carried on
    #[arg(long, value_name = "DIR", value_parser = crate::folder::results)]
    pub(super) previous: Option<PathBuf>,
    /// Replications that are weighed under each case
    #[arg(long, value_name = "N", default_value_t = 20_000,
          value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub(super) weigh: u32,
    /// Runs that go on under each plan and case
    #[arg(long, value_name = "N", default_value_t = 2_000,
          value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub(super) runs: u32,
    /// What to print: a text for readers, the deadlines as CSV, or all tables as JSON
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,
    #[command(flatten)]
    pub(super) threads: ThreadArguments,
    #[command(flatten)]
    pub(super) output: OutputArguments,
}

impl UpdateArguments {
    /// Whether it is to be learned from the status.
    fn learning(&self) -> Learning {
        if self.no_learning { Learning::Unwanted } else { Learning::Wanted }
    }
}

/// Reads a status, plays on from it, and says and writes what came of it.
pub(super) fn update(arguments: &UpdateArguments, command: Command) -> Result<(), CliError> {
    let (template, study) = input::open_with_status(&arguments.scenario)?;
    let scenario = &study.base;
    within(scenario, arguments.as_of)?;
    let followed = followed(&study, arguments)?;
    if arguments.template {
        return template::print(&study, followed, arguments);
    }
    let status = read(&template, arguments, scenario)?;
    let told = Told::new(&status, study.plans[followed].name.as_str(), arguments.learning());
    let previous = previous(&study, &told, arguments)?;
    remind(previous.as_ref(), &status);
    if status.facts.is_empty() {
        terminal::talk(&format!("{}\n", terminal::words(&message!("cli-update-knows-nothing"))));
        return as_run(study, arguments, command);
    }
    let language = arguments.output.language();
    let view = View::of(&study, followed, &status, arguments)?;
    let command = command.line();
    let day = arguments.as_of.to_string();
    let usual = folder::of_answer(&study, &["update", &day]);
    let question = Question::new(&view.study, &command).and_told(&told);
    let folder = Folder::claim(&arguments.output, usual, question)?;
    let earlier = previous.map(|previous| previous.drift);
    let played = Played::play(&view, &status, arguments, earlier.as_ref(), language)?;

    let analysis = analysis::analyse(&view.study, &played.results);
    let before: Vec<&Runs> = played.before.iter().collect();
    let updated = Updated {
        study: &view.study,
        status: &status,
        cases: played.cases,
        moves: &played.moves,
        analysis: &analysis,
        continued: played.results.replications,
        followed: study.plans[followed].name.as_str(),
        drift: Drift::default(),
        language,
    };
    let updated = updated.drifted(earlier, &before);
    let document = Document::new(&view.study, &played.results, &analysis);
    let document = document.and_tables(updated.tables());
    let manifest = Manifest::new(&view.study, &command, Counts::of(&played.results));
    let manifest = manifest.and_inputs(&status.inputs).and_told(told);
    folder.write(&document.files(&view.study, manifest))?;
    let shown = folder.shown();
    match arguments.format {
        Format::Table => terminal::data(updated.text(&shown).as_bytes()),
        Format::Csv => run::said_where(language, &shown, &report::csv(document.deadlines())),
        Format::Json => run::said_where(language, &shown, document.json().as_bytes()),
    }
}

/// The results of the last report, which must be of an earlier day, for later ones would not be carried on, and of the same
/// question: else what the facts are said to have moved would have been moved by something else.
fn previous(
    study: &Study,
    told: &Told,
    arguments: &UpdateArguments,
) -> Result<Option<Previous>, CliError> {
    let Some(folder) = &arguments.previous else { return Ok(None) };
    folder::restore(folder, arguments.output.language());
    let (previous, day) = (Previous::open(folder)?, arguments.as_of);
    if let Some(last) = previous.last_day().filter(|last| *last > day) {
        let folder = folder.display();
        return Err(CliError::input(message!("cli-update-previous-is-later", folder, last, day)));
    }
    match previous.hindrance(study, told) {
        None => Ok(Some(previous)),
        Some(why) => {
            let folder = folder.display();
            Err(CliError::input(message!("cli-update-previous-is-of-another", folder, why)))
        }
    }
}

/// Facts of the last update that are not told any more are forgotten: all facts are one set.
fn remind(previous: Option<&Previous>, status: &Status) {
    let Some(previous) = previous else { return };
    let not_yet = StatusKind::NotYet.word();
    let is_told = |(kind, what): &&(String, String)| {
        let is_it = |fact: &Fact| {
            let other = fact.kind.word();
            fact.what == *what && (other == kind || [other, kind].contains(&not_yet))
        };
        status.facts.iter().any(is_it)
    };
    let forgotten: Vec<&(String, String)> =
        previous.told.iter().filter(|told| !is_told(told)).collect();
    if let Some((kind, what)) = forgotten.first() {
        let (facts, first) = (forgotten.len(), format!("{kind} {what}"));
        let said = terminal::words(&message!("cli-update-forgets", facts, first));
        terminal::talk(&format!("drawdown: {said}\n"));
    }
}

/// The day must lie within what is played.
fn within(scenario: &Scenario, day: Date) -> Result<(), CliError> {
    let (first, last) = (
        scenario.clock.civil(Moment::START).date(),
        scenario.clock.civil_end(scenario.until).date(),
    );
    if (first..last).contains(&day) {
        return Ok(());
    }
    Err(CliError::input(message!(
        "cli-update-scenario-played-from-something-must",
        day,
        first,
        last
    )))
}

fn read(
    template: &Template,
    arguments: &UpdateArguments,
    scenario: &Scenario,
) -> Result<Status, CliError> {
    let read = Status::read(template, &arguments.status, scenario, arguments.as_of);
    let (status, findings) = read.map_err(input::rejected)?;
    terminal::findings(&findings);
    Ok(status)
}

fn followed(study: &Study, arguments: &UpdateArguments) -> Result<usize, CliError> {
    arguments.followed.as_ref().map_or(Ok(0), |name| place("plan", &study.plans, name))
}

/// Without facts nothing changes: what `run` plays is played.
fn as_run(study: Study, arguments: &UpdateArguments, command: Command) -> Result<(), CliError> {
    let run = RunArguments {
        scenario: arguments.scenario.clone(),
        choice: arguments.choice.clone(),
        threads: arguments.threads.clone(),
        output: arguments.output.clone(),
        format: arguments.format,
        ..RunArguments::default()
    };
    let same = ["file", "set", "seed", "allow_outside", "plan", "case"];
    run::play(&run, choose(study, &run.choice)?, &command.only(&same).of_verb("run"))
}

/// What is played on: plans in view, each under each case, all as they were followed until the day of
/// the status.
struct View {
    study: Study,
    /// The plan that was followed, under each case.
    followed: Vec<Variant>,
}

impl View {
    fn of(
        study: &Study,
        followed: usize,
        status: &Status,
        arguments: &UpdateArguments,
    ) -> Result<Self, CliError> {
        let mut choice = arguments.choice.clone();
        if choice.plan.is_empty() {
            choice.plan = vec![study.plans[followed].name.to_string()];
        }
        if choice.case.is_empty() {
            choice.case = vec![study.cases[0].name.to_string()];
        }
        let mut view = choose(study.clone(), &choice)?;
        let scenario = |case: usize| {
            let name = &view.cases[case].name;
            let is_it = |variant: &&Variant| {
                variant.plan == followed && study.cases[variant.case].name == *name
            };
            let found = study.variants.iter().find(is_it);
            found.map_or_else(|| Arc::clone(&study.base), |it| Arc::clone(&it.scenario))
        };
        let pasts: Vec<_> = (0..view.cases.len()).map(scenario).collect();
        for variant in &mut view.variants {
            let plan = &view.plans[variant.plan].name;
            if *plan != study.plans[followed].name {
                let past = Arc::clone(&pasts[variant.case]);
                let switch = Switch::new(past, Arc::clone(&variant.scenario));
                let switch = switch.map_err(|cannot| {
                    let from = &study.plans[followed].name;
                    CliError::input(message!(
                        "cli-update-cannot-taken-up-after-was",
                        plan,
                        from,
                        cannot = cannot.message()
                    ))
                })?;
                variant.scenario = switch.at(status.as_of);
            }
        }
        let of_case = |(case, scenario)| Variant { plan: 0, case, scenario };
        let followed = pasts.into_iter().enumerate().map(of_case).collect();
        Ok(Self { study: view, followed })
    }
}

/// What was weighed, and what went on.
struct Played {
    cases: Vec<UpdatedCase>,
    /// Runs of each case of which nothing was known.
    before: Vec<Runs>,
    results: experiment::Results,
    /// By how much each fact has moved each deadline, variant by variant.
    moves: Vec<Vec<Move>>,
}

impl Played {
    fn play(
        view: &View,
        status: &Status,
        arguments: &UpdateArguments,
        earlier: Option<&Drift>,
        language: Language,
    ) -> Result<Self, CliError> {
        let threads = arguments.threads.count();
        let bar = ProgressBar::new(language);
        let before = match earlier {
            Some(_) => Vec::new(),
            None => unknowing(&view.followed, arguments, &bar)?,
        };
        let followed = &view.followed;
        let stated = |variant: &Variant| Arc::new(Stated::new(&variant.scenario, status));
        let stated: Vec<Arc<Stated>> = followed.iter().map(stated).collect();
        let (probes, until) = learning::probes(status);
        let weighed = (arguments.weigh, threads);
        let seen = followed.iter().zip(&stated).map(|(variant, stated)| {
            experiment::watch(variant, stated, (&probes, until), weighed, &bar)
        });
        let seen: Vec<Vec<Option<Watched>>> = seen.collect::<Result<_, _>>()?;
        let weighers = followed.iter().zip(&seen).map(|(variant, seen)| {
            Weigher::new(&variant.scenario, status, seen, !arguments.no_learning)
        });
        let weighers: Vec<Weigher<'_>> = weighers.collect();
        let cases = followed.iter().zip(&weighers).zip(stated);
        let weigh = |((variant, weigher), stated): ((&Variant, _), _)| {
            weigh(weigher, stated, variant.scenario.seed, arguments)
        };
        let weighed: Vec<Weighed> = cases.map(weigh).collect();
        let of_cases: Vec<(Arc<Stated>, Vec<Start>)> =
            weighed.iter().map(|it| (Arc::clone(&it.stated), it.starts.clone())).collect();
        let results = experiment::go_on(&view.study.variants, &of_cases, threads, &bar)?;
        let moving = Moving {
            view,
            status,
            steps: learning::added(status, earlier.and_then(Drift::last_day)),
            weighed: &weighed,
            weighers: &weighers,
            before: &before,
            threads,
        };
        let moves = moving.moves(&results, &bar)?;
        bar.end()?;
        Ok(Self { cases: weighed.into_iter().map(|it| it.case).collect(), before, results, moves })
    }
}

/// What was weighed under one case.
struct Weighed {
    stated: Arc<Stated>,
    starts: Vec<Start>,
    case: UpdatedCase,
}

fn weigh(
    weigher: &Weigher<'_>,
    stated: Arc<Stated>,
    seed: u64,
    arguments: &UpdateArguments,
) -> Weighed {
    let learned = weigher.learn(&stated);
    let starts = starts(&learned.weights, arguments.runs, (seed, stated.as_of()));
    let mut distinct: Vec<u64> = starts.iter().map(|start| start.replication).collect();
    distinct.dedup();
    let distinct = distinct.len() as u32;
    let (weighed, is_learning) = (arguments.weigh, !arguments.no_learning);
    let case = UpdatedCase { learned, weighed, distinct, is_learning };
    Weighed { stated, starts, case }
}

/// Where runs begin that are drawn by weight.
fn starts(weights: &[f64], draws: u32, place: (u64, Moment)) -> Vec<Start> {
    let picked = learning::resample(weights, draws, place).into_iter().enumerate();
    picked.map(|(draw, replication)| Start { replication, draw: Some(draw as u64) }).collect()
}

/// Most runs of the forecast before any fact.
const BEFORE: u32 = 1_000;

/// Runs of each case of which nothing is known: the forecast before any fact.
fn unknowing(
    followed: &[Variant],
    arguments: &UpdateArguments,
    bar: &ProgressBar,
) -> Result<Vec<Runs>, CliError> {
    let runs = Replications::Fixed(arguments.runs.min(arguments.weigh).min(BEFORE));
    let threads = arguments.threads.count();
    let results = experiment::run_variants(followed, runs, threads, bar)?;
    Ok(results.variants.into_iter().map(|variant| variant.runs).collect())
}
