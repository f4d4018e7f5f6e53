//! `drawdown sweep` and `drawdown merge`: many points, kept as they are played.

mod arguments;
mod estimate;
mod place;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::arguments::ScenarioArguments;
use super::folder::Folder;
use super::report::{Order, say_where};
use super::stop::Stop;
use super::waiting::Waiting;
use super::{choice, command, failure, input, terminal};
use crate::analysis::{self, CellRow, FailureRule, Gathering};
use crate::experiment::Replications;
use crate::experiment::design::Refused;
use crate::experiment::sweep::{
    self, Block, Broken, Cell, Field, Keep, Orders, Progressed, Sharing,
};
use crate::scenario::{Repetition, Scenario, Study, Sweep, Template};
use drawdown_report::{
    self as report, Counts, Identity, Kept, Language, Log, Manifest, OpenError, Opened, Shard,
    Swept, SweptSummary,
};

pub(super) use arguments::{MergeArguments, SweepArguments};
use place::{Place, Ready};

/// Replications between two looks of a point's rule.
const BATCH: u32 = 200;
/// How often what was played is pressed onto the disk.
const PRESSED: Duration = Duration::from_secs(1);

/// What is to be swept.
struct Task {
    template: Template,
    study: Study,
    sweep: Sweep,
    field: Field,
    rule: Replications,
    luck: Sharing,
    identity: Identity,
}

/// Plays a sweep, or goes on with it.
pub(super) fn sweep(arguments: &SweepArguments) -> Result<(), Stop> {
    let language = arguments.output.language();
    let mut task = Task::new(arguments)?;
    let shard = arguments.shard.unwrap_or(Shard::WHOLE);
    let mut place = Place::new(&task, arguments.output.out.as_deref(), shard);
    let order = arguments.briefing.order(language)?;
    let Ready::ToPlay(folder) = place.prepare(arguments, &task.study, &mut task.identity)? else {
        terminal::talk(&format!("{} is finished already.\n", place.results.display()));
        return brief(order.as_ref(), &place.results);
    };
    task.template.try_factors(&task.study.base, &task.sweep).map_err(input::rejected)?;
    let threads = arguments.threads.count();
    let estimate = estimate::estimate(&task, shard, threads);
    terminal::talk(&estimate.text(&task, language));
    estimate.confirm(arguments.yes, language)?;
    if task.identity.block == 0 {
        task.identity.block = estimate.block;
    }
    let opened = place.begin(&task.identity)?;
    say_lost(&opened, estimate.runs, &place.work, language);
    let kept = play(&task, shard, threads, opened, &place, language)?;
    if shard != Shard::WHOLE {
        let results = place.results.display();
        let folder = |number: u32| format!("{results}.shard-{number}-of-{}", shard.of);
        let all: Vec<String> = (1..=shard.of).map(folder).collect();
        let text = format!(
            "Shard {shard} is played: {}. When all are, put them together:\n\ndrawdown merge {} \
             --out {results}\n",
            place.work.display(),
            all.join(" ")
        );
        return terminal::data(text.as_bytes());
    }
    let finished = finish(&task, &kept, &folder, &place.work, language);
    finished.map_err(|stop| place.kept_at(stop))?;
    place.clear();
    brief(order.as_ref(), &place.results)
}

/// Writes the briefing of a whole sweep, if one is wanted.
fn brief(order: Option<&Order>, results: &Path) -> Result<(), Stop> {
    let Some(order) = order else { return Ok(()) };
    let folder = order.write(results, None)?;
    say_where(Some(&folder), order.language);
    Ok(())
}

/// Puts shards together.
pub(super) fn merge(arguments: &MergeArguments) -> Result<(), Stop> {
    let language = arguments.output.language();
    let identities = place::identities(&arguments.shards)?;
    let first = &identities[0];
    let scenario = ScenarioArguments {
        file: Some(arguments.scenario.clone().unwrap_or_else(|| PathBuf::from(&first.file))),
        set: first.set.clone(),
        seed: None,
        allow_outside: arguments.allow_outside,
    };
    let task = Task::again(&scenario, first)?;
    let place = Place::new(&task, arguments.output.out.as_deref(), Shard::WHOLE);
    let folder = place.make_way(&arguments.output)?;
    let logs: Vec<PathBuf> = arguments.shards.iter().map(|shard| place::log_in(shard)).collect();
    let logs: Vec<&Path> = logs.iter().map(PathBuf::as_path).collect();
    let kept = Kept::read(&logs).map_err(|error| opened(error, &arguments.shards[0]))?;
    let orders = task.orders(Shard::WHOLE, kept.done(), None);
    if !sweep::is_whole(orders) {
        return Err(Stop::input(format!(
            "the shards are not all played to the end{}: go on with them with --resume, then merge",
            damaged(&kept, &arguments.shards)
        )));
    }
    let parent = place.results.parent().filter(|parent| !parent.as_os_str().is_empty());
    let parent = parent.unwrap_or(Path::new("."));
    let work = tempfile::Builder::new().prefix(report::MERGE).tempdir_in(parent);
    let work = work.map_err(Stop::machine)?;
    finish(&task, &kept, &folder, work.path(), language)
}

impl Task {
    fn new(arguments: &SweepArguments) -> Result<Self, Stop> {
        let (template, study) = input::open(&arguments.scenario)?;
        let sweep = chosen(&study, arguments)?.clone();
        let field = field(&template, &study, &sweep)?;
        let rule = arguments.runs.map_or_else(|| rule(sweep.repetition), Replications::Fixed);
        let luck = if arguments.independent { Sharing::Independent } else { Sharing::Common };
        let mut identity = Identity::new(&study, &sweep, &field, rule).with_luck(luck);
        if let Some(points) = &arguments.points {
            (identity.first_point, identity.end_point) = range(points, field.points().len())?;
        }
        if arguments.parquet && cfg!(not(feature = "parquet")) {
            return Err(Stop::input(
                "this drawdown is built without Parquet; build it with --features parquet",
            ));
        }
        identity.parquet = arguments.parquet;
        identity.command = command::sweep(arguments, sweep.name.as_str());
        identity.file = input::path(&arguments.scenario).display().to_string();
        identity.set.clone_from(&arguments.scenario.set);
        identity.set.extend(arguments.scenario.seed.map(|seed| format!("scenario.seed={seed}")));
        Ok(Self { template, study, sweep, field, rule, luck, identity })
    }

    /// The task that a log was made for.
    fn again(scenario: &ScenarioArguments, made: &Identity) -> Result<Self, Stop> {
        let (template, study) = input::open(scenario)?;
        let sweep = named(&study, &made.sweep)?.clone();
        let field = field(&template, &study, &sweep)?;
        let (rule, luck) = made.rule_and_luck(rule(sweep.repetition)).ok_or_else(|| {
            Stop::input(format!("sweep {} has another rule of replications now", made.sweep))
        })?;
        let mut identity = Identity::new(&study, &sweep, &field, rule).with_luck(luck);
        (identity.first_point, identity.end_point) = (made.first_point, made.end_point);
        identity.command.clone_from(&made.command);
        identity.parquet = made.parquet;
        let differences = identity.differences(made);
        if !differences.is_empty() {
            let list = differences.join("; ");
            return Err(Stop::input(format!("the shards are of another scenario: {list}")));
        }
        Ok(Self { template, study, sweep, field, rule, luck, identity })
    }

    fn orders(&self, shard: Shard, done: Vec<sweep::Done>, threads: Option<usize>) -> Orders<'_> {
        Orders {
            field: &self.field,
            cells: self.cells(shard),
            rule: self.rule,
            luck: self.luck,
            block: self.identity.block.max(1),
            done,
            threads,
        }
    }

    /// The cells of the points asked for that belong to a shard.
    fn cells(&self, shard: Shard) -> Vec<u32> {
        let per_point = self.field.per_point() as u32;
        let range = self.identity.first_point * per_point..self.identity.end_point * per_point;
        range.filter(|cell| shard.holds(*cell)).collect()
    }

    /// The scenario of a cell, or the first fault that is found in it.
    fn scenario(&self, cell: Cell) -> Result<Arc<Scenario>, String> {
        let changes = self.field.changes(cell.point);
        let variant = self.template.variant(&self.study.base, (cell.plan, cell.case), &changes);
        variant.map(|variant| variant.scenario).map_err(|rejected| {
            let first = rejected.findings.first();
            first.map_or_else(String::new, |it| format!("{} {}", it.code.text(), it.problem))
        })
    }
}

/// The rule of replications that a sweep asks for.
fn rule(repetition: Repetition) -> Replications {
    match repetition {
        Repetition::Fixed(count) => Replications::Fixed(count),
        Repetition::Until { half_width, most } => {
            Replications::Adaptive { half_width, batch: BATCH, most }
        }
    }
}

/// The sweep asked for, or the only one there is.
fn chosen<'a>(study: &'a Study, arguments: &SweepArguments) -> Result<&'a Sweep, Stop> {
    if let Some(name) = &arguments.sweep {
        return named(study, name);
    }
    match study.sweeps.as_slice() {
        [only] => Ok(only),
        [] => Err(Stop::input(
            "the scenario has no sweep: add [sweep.NAME] with a design and factors, or see one \
             with `drawdown example show mali-2023`",
        )),
        several => {
            let names: Vec<&str> = several.iter().map(|sweep| sweep.name.as_str()).collect();
            let names = names.join(", ");
            Err(Stop::input(format!(
                "the scenario has several sweeps; choose one: --sweep {names}"
            )))
        }
    }
}

fn named<'a>(study: &'a Study, name: &str) -> Result<&'a Sweep, Stop> {
    let names = study.sweeps.iter().map(|sweep| sweep.name.as_str());
    let found = study.sweeps.iter().find(|sweep| sweep.name.as_str() == name);
    found.ok_or_else(|| choice::unknown("sweep", name, names))
}

/// The field of a sweep; a design that cannot be made is a finding at the sweep.
fn field(template: &Template, study: &Study, sweep: &Sweep) -> Result<Field, Stop> {
    let refused = |refused: Refused| template.no_design(sweep, &refused.to_string());
    Field::new(sweep, study).map_err(|error| input::rejected(refused(error)))
}

/// Points from one to another.
fn range(text: &str, points: usize) -> Result<(u32, u32), Stop> {
    let parsed = text.split_once("..").and_then(|(from, to)| {
        let from = if from.trim().is_empty() { 0 } else { from.trim().parse().ok()? };
        let to = if to.trim().is_empty() { points as u32 } else { to.trim().parse().ok()? };
        (from < to && to as usize <= points).then_some((from, to))
    });
    parsed.ok_or_else(|| {
        Stop::input(format!(
            "--points {text} is no part of 0..{points}; write, for instance, 0..10"
        ))
    })
}

/// Says what of a log was no whole record any more: the last one, when a command was killed, or more where
/// the disk has damaged it.
fn say_lost(opened: &Opened, all: u64, work: &Path, language: Language) {
    if opened.lost == 0 {
        return;
    }
    let number = |count: u64| language.number(count as f64, 0);
    let whole = opened.done.iter().map(|done| u64::from(done.runs())).sum();
    let [lost, again, whole] = [opened.lost, all.saturating_sub(whole), whole].map(number);
    let log = place::log_in(work);
    let log = log.display();
    terminal::talk(&match language {
        Language::English => format!(
            "{lost} bytes at the end of {log} are damaged, and are cut off: {whole} runs are whole, {again} \
             are played (again).\n"
        ),
        Language::French => format!(
            "{lost} octets à la fin de {log} sont abîmés et retranchés\u{a0}: {whole} simulations sont \
             intactes, {again} sont jouées (de nouveau).\n"
        ),
    });
}

/// The logs of which the end is damaged, in words to be put after a statement.
fn damaged(kept: &Kept, shards: &[PathBuf]) -> String {
    let lost = kept.lost().iter().zip(shards).filter(|(lost, _)| **lost > 0);
    let words = lost.map(|(lost, shard)| {
        format!(", and {lost} bytes at the end of {} are damaged", place::log_in(shard).display())
    });
    words.collect()
}

/// Plays what is not yet in the log.
fn play(
    task: &Task,
    shard: Shard,
    threads: Option<usize>,
    Opened { log, done, .. }: Opened,
    place: &Place,
    language: Language,
) -> Result<Kept, Stop> {
    let waiting = Waiting::new(language);
    let orders = task.orders(shard, done, threads);
    let keep = Pressed { log: &log, last: Mutex::new(Instant::now()) };
    let played = sweep::play(orders, |cell| task.scenario(cell), &keep, &waiting);
    waiting.clear();
    match played {
        Ok(Progressed::Whole) => log.finish().map_err(|error| opened(error, &place.work)),
        Ok(Progressed::Cancelled) => Err(Stop::Kept(format!(
            "stopped; what was played is kept in {}, and the same command with --resume goes on",
            place.work.display()
        ))),
        Err(Broken::Threads(error)) => Err(error.into()),
        Err(Broken::Keep(error)) => Err(Stop::machine(format!(
            "cannot write to {}: {error}; what was played before is kept there, and the same \
             command with --resume goes on",
            place.work.display()
        ))),
    }
}

/// Has the log pressed onto the disk every second.
struct Pressed<'a> {
    log: &'a Log,
    last: Mutex<Instant>,
}

impl Keep for Pressed<'_> {
    fn keep(&self, block: &Block) -> io::Result<()> {
        self.log.keep(block)?;
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if last.elapsed() >= PRESSED {
            self.log.press()?;
            *last = Instant::now();
        }
        Ok(())
    }
}

/// Makes the results from the log in a folder of work, and says what they are.
fn finish(
    task: &Task,
    kept: &Kept,
    folder: &Folder,
    work: &Path,
    language: Language,
) -> Result<(), Stop> {
    let mut rows = Vec::new();
    let mut gathering = Gathering::new(&task.field, kept.cells().count(), task.luck);
    // Also what was played before a stop, or on other machines.
    failure::forget();
    kept.for_each(|cell, runs, failed| {
        failed.iter().for_each(|(_, reason)| failure::note(reason));
        rows.push(CellRow::new(&task.field, cell, runs, failed.len() as u32));
        gathering.add(cell, runs);
        Ok(())
    })
    .map_err(Stop::machine)?;
    let influence = analysis::influence(&task.field, &rows);
    let futures = gathering.futures();
    let rules: Vec<FailureRule> =
        futures.iter().flat_map(|futures| analysis::failure_rules(&task.field, futures)).collect();
    let outlook = analysis::outlook(&task.field, &rows);
    let runs = report::runs_file(&task.study, &task.field, kept, work);
    let mut runs = vec![runs.map_err(Stop::machine)?];
    if task.identity.parquet {
        let parquet = report::runs_parquet(&task.study, &task.field, kept, work);
        runs.push(parquet.map_err(Stop::machine)?);
    }
    let counts = Counts {
        replications: rows.iter().map(|row| u64::from(row.n + row.failed)).max().unwrap_or(0),
        runs: rows.iter().map(|row| u64::from(row.n + row.failed)).sum(),
        failed: rows.iter().map(|row| u64::from(row.failed)).sum(),
        events: rows.iter().map(|row| row.events).sum(),
    };
    let manifest = Manifest::new(&task.study, &task.identity.command, counts);
    let swept = Swept {
        study: &task.study,
        field: &task.field,
        rows: &rows,
        influence: &influence,
        rules: &rules,
        outlook: outlook.as_ref(),
    };
    let files = report::sweep_files(&swept, runs, manifest);
    folder.write(&files)?;
    let folder = folder.shown();
    let summary = SweptSummary { swept: &swept, name: &task.identity.sweep, language };
    terminal::data(summary.text(&folder).as_bytes())
}

/// Why a log cannot be opened.
fn opened(error: OpenError, folder: &Path) -> Stop {
    let folder = folder.display();
    match error {
        OpenError::InUse => Stop::input(format!("another drawdown is at work in {folder}")),
        OpenError::NoLog => Stop::input(format!("{folder} holds no runs of this version")),
        OpenError::Machine(error) => Stop::machine(format!("{folder}: {error}")),
    }
}
