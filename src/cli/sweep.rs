//! `drawdown sweep` and `drawdown merge`: many points, kept as they are played.

mod arguments;
mod estimate;
mod merge;
mod place;
mod prepare;
mod recipe;
mod serve;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::command::Command;
use super::error::CliError;
use super::folder::Folder;
use super::progress::{self, ProgressBar, Telling};
use super::report::{Order, say_where};
use super::{choice, failure, input, terminal};
use crate::analysis::{self, CellRow, FailureRule, Gathering};
use crate::experiment::Replications;
use crate::experiment::sweep::{
    self, Block, Broken, Cell, Field, Keep, Orders, Progressed, Sharing,
};
use crate::scenario::message;
use crate::scenario::{Repetition, Scenario, Study, Sweep, Template};
use drawdown_report::{
    self as report, Counts, Identity, Kept, Language, Log, Manifest, OpenError, Opened, Shard,
    Swept, SweptSummary,
};

pub(super) use arguments::{MergeArguments, SweepArguments};
pub(super) use merge::merge;
use place::{Place, Ready};

/// How often what was played is pressed onto the disk.
const PRESSED: Duration = Duration::from_secs(1);

/// What is asked of all points and shards.
const ASKED: [&str; 9] =
    ["file", "set", "seed", "allow_outside", "sweep", "points", "runs", "independent", "parquet"];

/// What is to be swept.
struct Task {
    template: Template,
    study: Study,
    sweep: Sweep,
    field: Field,
    rule: Replications,
    luck: Sharing,
    identity: Identity,
    /// Where what was found out for shards is kept.
    design: PathBuf,
    /// Most runs of a block, if it has been found out.
    block: Option<u32>,
}

/// Plays a sweep, or goes on with it.
pub(super) fn sweep(arguments: &SweepArguments, command: Command) -> Result<(), CliError> {
    let language = arguments.output.language();
    let mut task = Task::new(arguments, command)?;
    if let Some(engine) = arguments.recipe {
        return recipe::print(engine, &task, arguments, language);
    }
    if arguments.prepare {
        return prepare::prepare(&task, arguments, language);
    }
    if let Some(of) = arguments.serve {
        return serve::serve(&mut task, arguments, of);
    }
    if arguments.stop_with_input {
        progress::stop_with_input();
    }
    let shard = arguments.shard.unwrap_or(Shard::WHOLE);
    let order = arguments.briefing.order(language)?;
    let (place, played) = play_one(&mut task, arguments, shard)?;
    let Some((folder, kept)) = played else { return finished(&place, shard, order.as_ref()) };
    if shard != Shard::WHOLE {
        failure::leave_to_merge(language);
        return terminal::data(prepare::played(&place, shard).as_bytes());
    }
    let finished = finish(&task, &kept, &folder, &place.work, language);
    let said = finished.map_err(|stop| place.kept_at(stop))?;
    place.clear();
    terminal::data(said.as_bytes())?;
    brief(order.as_ref(), &place.results)
}

/// Plays a sweep or a shard of it into its place, and marks the shard; nothing where that is finished already.
fn play_one(
    task: &mut Task,
    arguments: &SweepArguments,
    shard: Shard,
) -> Result<(Place, Option<(Folder, Kept)>), CliError> {
    let language = arguments.output.language();
    let mut place = Place::new(task, arguments.output.out.as_deref(), shard);
    let Ready::ToPlay(folder) = place.prepare(arguments, &task.study, &mut task.identity)? else {
        return Ok((place, None));
    };
    measure(task, arguments, shard)?;
    let opened = place.begin(&task.identity)?;
    say_lost(&opened, estimate::runs(task, shard), &place.work, language);
    let how = How { threads: arguments.threads.count(), telling: arguments.progress, language };
    let kept = play(task, shard, opened, &place, how)?;
    if shard != Shard::WHOLE {
        place.mark().map_err(|stop| place.kept_at(stop))?;
    }
    Ok((place, Some((folder, kept))))
}

/// Says that there is nothing left to play.
fn finished(place: &Place, shard: Shard, order: Option<&Order>) -> Result<(), CliError> {
    let is_whole = shard == Shard::WHOLE;
    let folder = if is_whole { &place.results } else { &place.work };
    terminal::talk(&format!("{} is finished already.\n", folder.display()));
    if is_whole { brief(order, &place.results) } else { Ok(()) }
}

/// Tries the factors, says how long it takes, and asks whether to begin; a shard that has been prepared
/// begins at once.
fn measure(task: &mut Task, arguments: &SweepArguments, shard: Shard) -> Result<(), CliError> {
    let block = match task.block.filter(|_| shard != Shard::WHOLE) {
        Some(block) => block,
        None => {
            let language = arguments.output.language();
            task.try_factors()?;
            let estimate = estimate::estimate(task, shard, arguments.threads.count());
            terminal::talk(&estimate.text(task, language));
            estimate.confirm(arguments.yes, language)?;
            estimate.block
        }
    };
    if task.identity.block == 0 {
        task.identity.block = block;
    }
    Ok(())
}

/// Writes the briefing of a whole sweep, if one is wanted.
fn brief(order: Option<&Order>, results: &Path) -> Result<(), CliError> {
    let Some(order) = order else { return Ok(()) };
    let folder = order.write(results, None)?;
    say_where(Some(&folder), order.language);
    Ok(())
}

impl Task {
    fn new(arguments: &SweepArguments, command: Command) -> Result<Self, CliError> {
        let (template, study) = prepare::open(arguments)?;
        let sweep = chosen(&study, arguments)?.clone();
        let design = prepare::file(&study, &sweep, arguments);
        let (field, block) = prepare::field(&template, (&study, &sweep), &design)?;
        if block.is_none() && arguments.design.is_some() && !arguments.prepare {
            return Err(prepare::other(&design));
        }
        let rule = arguments.runs.map_or_else(|| rule(sweep.repetition), Replications::Fixed);
        let luck = if arguments.independent { Sharing::Independent } else { Sharing::Common };
        let mut identity = Identity::new(&study, &sweep, &field, rule).with_luck(luck);
        if let Some(points) = &arguments.points {
            (identity.first_point, identity.end_point) = range(points, field.points().len())?;
        }
        if arguments.parquet && cfg!(not(feature = "parquet")) {
            return Err(CliError::input(message!("cli-sweep-this-drawdown-built-without-parquet")));
        }
        identity.parquet = arguments.parquet;
        identity.command = command.only(&ASKED).with("sweep", &sweep.name).line();
        identity.file = input::path(&arguments.scenario).display().to_string();
        identity.set.clone_from(&arguments.scenario.set);
        identity.set.extend(arguments.scenario.seed.map(|seed| format!("scenario.seed={seed}")));
        Ok(Self { template, study, sweep, field, rule, luck, identity, design, block })
    }

    /// Tries every factor at its ends.
    fn try_factors(&self) -> Result<(), CliError> {
        self.template.try_factors(&self.study.base, &self.sweep).map_err(input::rejected)
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
            first.map_or_else(String::new, |it| {
                format!("{} {}", it.code.text(), it.problem.read(Language::English))
            })
        })
    }
}

/// The rule of replications that a sweep asks for.
fn rule(repetition: Repetition) -> Replications {
    match repetition {
        Repetition::Fixed(count) => Replications::Fixed(count),
        Repetition::Until { half_width, most } => Replications::until(half_width, most),
    }
}

/// The sweep asked for, or the only one there is.
fn chosen<'a>(study: &'a Study, arguments: &SweepArguments) -> Result<&'a Sweep, CliError> {
    if let Some(name) = &arguments.sweep {
        return named(study, name);
    }
    match study.sweeps.as_slice() {
        [only] => Ok(only),
        [] => Err(CliError::input(message!("cli-sweep-scenario-has-no-sweep-add"))),
        several => {
            let names: Vec<&str> = several.iter().map(|sweep| sweep.name.as_str()).collect();
            let names = names.join(", ");
            Err(CliError::input(message!("cli-sweep-scenario-has-several-sweeps-choose", names)))
        }
    }
}

fn named<'a>(study: &'a Study, name: &str) -> Result<&'a Sweep, CliError> {
    let names = study.sweeps.iter().map(|sweep| sweep.name.as_str());
    let found = study.sweeps.iter().find(|sweep| sweep.name.as_str() == name);
    found.ok_or_else(|| choice::unknown("sweep", name, names))
}

/// Points from one to another.
fn range(text: &str, points: usize) -> Result<(u32, u32), CliError> {
    let all = points as u32;
    let end = |written: &str, open: u32| match written.trim() {
        "" => Some(open),
        number => number.parse().ok(),
    };
    let ends = text.split_once("..").map(|(from, to)| (end(from, 0), end(to, all)));
    match ends {
        Some((Some(from), Some(to))) if from < to && to <= all => Ok((from, to)),
        ends => {
            let from = ends.and_then(|(from, _)| from).filter(|from| *from < all).unwrap_or(0);
            let part = format!("{from}..{}", from.saturating_add(INSTANCE).min(all));
            Err(CliError::input(message!(
                "cli-sweep-points-no-part-write-instance",
                text,
                points,
                part
            )))
        }
    }
}

/// Points of a part that is shown as an instance.
const INSTANCE: u32 = 10;

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

/// How a sweep is played.
#[derive(Debug, Clone, Copy)]
struct How {
    threads: Option<usize>,
    telling: Telling,
    language: Language,
}

/// Plays what is not yet in the log.
fn play(
    task: &Task,
    shard: Shard,
    Opened { log, done, .. }: Opened,
    place: &Place,
    how: How,
) -> Result<Kept, CliError> {
    let bar = ProgressBar::telling(how.language, how.telling);
    let orders = task.orders(shard, done, how.threads);
    let keep = Pressed { log: &log, last: Mutex::new(Instant::now()) };
    let played = sweep::play(orders, |cell| task.scenario(cell), &keep, &bar);
    bar.clear();
    match played {
        Ok(Progressed::Whole) => log.finish().map_err(|error| opened(error, &place.work)),
        Ok(Progressed::Cancelled) => Err(CliError::Kept(message!(
            "cli-sweep-stopped-what-was-played-kept",
            path = place.work.display()
        ))),
        Err(Broken::Threads(error)) => Err(error.into()),
        Err(Broken::Keep(error)) => Err(CliError::machine(message!(
            "cli-sweep-cannot-write-what-was-played",
            path = place.work.display(),
            error
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

/// Makes the results from the log in a folder of work; gives what is to be said of them.
fn finish(
    task: &Task,
    kept: &Kept,
    folder: &Folder,
    work: &Path,
    language: Language,
) -> Result<String, CliError> {
    let mut rows = Vec::new();
    let mut refused = None;
    let mut gathering = Gathering::new(&task.field, kept.cells().count(), task.luck);
    // Also what was played before a stop, or on other machines.
    failure::forget();
    kept.for_each(|cell, runs, failed| {
        failed.iter().for_each(|(_, reason)| failure::note(reason));
        refused = refused.take().or_else(|| failed.first().map(|(_, reason)| reason.clone()));
        rows.push(CellRow::new(&task.field, cell, runs, failed.len() as u32));
        gathering.add(cell, runs);
        Ok(())
    })
    .map_err(unread)?;
    let influence = analysis::influence(&task.field, &rows);
    let futures = gathering.futures();
    let rules: Vec<FailureRule> =
        futures.iter().flat_map(|futures| analysis::failure_rules(&task.field, futures)).collect();
    let outlook = analysis::outlook(&task.field, &rows);
    let runs = report::runs_file(&task.study, &task.field, kept, work);
    let mut runs = vec![runs.map_err(CliError::machine_said)?];
    if task.identity.parquet {
        let parquet = report::runs_parquet(&task.study, &task.field, kept, work);
        runs.push(parquet.map_err(CliError::machine_said)?);
    }
    let counts = Counts {
        replications: rows.iter().map(|row| u64::from(row.n + row.failed)).max().unwrap_or(0),
        runs: rows.iter().map(|row| u64::from(row.n + row.failed)).sum(),
        failed: rows.iter().map(|row| u64::from(row.failed)).sum(),
        events: rows.iter().map(|row| row.events).sum(),
    };
    if let Some(reason) = refused.filter(|_| counts.failed == counts.runs) {
        failure::note_all(counts.runs, reason);
    }
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
    let shown = folder.shown();
    let summary = SweptSummary { swept: &swept, name: &task.identity.sweep, language };
    Ok(summary.text(&shown, &files))
}

/// Why the runs of a log cannot be read: copies that differ are the user's to sort out.
fn unread(error: io::Error) -> CliError {
    match error.kind() {
        io::ErrorKind::InvalidData => {
            CliError::input(message!("cli-sweep-leave-one-shards-were-played", error))
        }
        _ => CliError::machine_said(error),
    }
}

/// Why a log cannot be opened.
fn opened(error: OpenError, folder: &Path) -> CliError {
    let folder = folder.display();
    match error {
        OpenError::InUse => CliError::input(message!("cli-sweep-another-drawdown-work", folder)),
        OpenError::NoLog => {
            CliError::input(message!("cli-sweep-holds-no-runs-this-version", folder))
        }
        OpenError::Machine(error) => CliError::machine(message!("at-path", path = folder, error)),
    }
}
