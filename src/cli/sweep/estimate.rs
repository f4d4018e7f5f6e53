//! How much a sweep will take: from a short calibration.

use std::io::IsTerminal as _;
use std::time::{Duration, Instant};

use super::super::error::CliError;
use super::super::terminal;
use super::Task;
use crate::experiment::sweep::Block;
use crate::experiment::{Replications, Runs, guarded};
use crate::scenario::message;
use crate::simulation::Simulation;
use drawdown_report::{Language, Shard};

/// How long the calibration plays.
const CALIBRATION: Duration = Duration::from_millis(200);
/// Sweeps that take longer are asked about.
const LONG: Duration = Duration::from_secs(600);
/// Sweeps that fill more of the disk are asked about.
const LARGE: u64 = 4_000_000_000;
/// How much may be lost when the machine stops, for each thread.
const BLOCK: Duration = Duration::from_millis(500);

/// What a sweep will take.
pub(super) struct Estimate {
    runs: u64,
    is_most: bool,
    time: Duration,
    threads: usize,
    disk: u64,
    memory: u64,
    /// Runs of a block.
    pub(super) block: u32,
}

/// Plays the first and the last point for a moment.
pub(super) fn estimate(task: &Task, shard: Shard, threads: Option<usize>) -> Estimate {
    let cells = task.cells(shard);
    let (mut built, mut played, mut runs, mut bytes) = (Duration::ZERO, Duration::ZERO, 0_u32, 0);
    let mut builds = 0_u32;
    // A shard may be empty, where there are more of them than cells.
    for number in cells.first().into_iter().chain(cells.last()) {
        let number = *number;
        let begun = Instant::now();
        let made = guarded(|| {
            let scenario = task.scenario(task.field.cell(number)).ok()?;
            Some((Simulation::new(scenario.clone()), scenario))
        });
        // What cannot be made becomes rows later on.
        let Ok(Some((mut world, scenario))) = made else { continue };
        built += begun.elapsed();
        builds += 1;
        let begun = Instant::now();
        let mut kept = Runs::new(&scenario, 0);
        while begun.elapsed() < CALIBRATION {
            match guarded(|| world.play(u64::from(kept.len())).cloned()) {
                Ok(Ok(outcome)) => kept.push(&outcome),
                _ => break,
            }
        }
        played += begun.elapsed();
        runs += kept.len();
        let block = Block { cell: number, first: 0, runs: kept, failed: Vec::new() };
        bytes += block.to_bytes().len() as u64;
    }
    let run = played.checked_div(runs).unwrap_or_default();
    let build = built.checked_div(builds).unwrap_or_default();
    let per_cell = most_of_a_cell(task);
    let all = cells.len() as u64 * u64::from(per_cell);
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let threads = threads.unwrap_or(cores);
    let log = all * bytes / u64::from(runs.max(1));
    let work =
        run.as_secs_f64() * all as f64 / threads as f64 + build.as_secs_f64() * cells.len() as f64;
    Estimate {
        runs: all,
        is_most: matches!(task.rule, Replications::Adaptive { .. }),
        time: Duration::try_from_secs_f64(work).unwrap_or(Duration::MAX),
        threads,
        disk: log + all * row_bytes(task),
        memory: memory(task, cells.len() as u64, u64::from(per_cell), threads as u64),
        block: (BLOCK.as_secs_f64() / run.as_secs_f64().max(1e-6)).clamp(1.0, 200.0) as u32,
    }
}

/// Most runs of one cell.
fn most_of_a_cell(task: &Task) -> u32 {
    match task.rule {
        Replications::Fixed(count) => count,
        Replications::Adaptive { most, .. } => most,
    }
}

/// Most runs of a shard.
pub(super) fn runs(task: &Task, shard: Shard) -> u64 {
    task.cells(shard).len() as u64 * u64::from(most_of_a_cell(task))
}

/// Bytes of a row of `runs.csv`, near enough: a date has 25, and most columns are dates or empty.
fn row_bytes(task: &Task) -> u64 {
    let base = &task.study.base;
    let camp = if base.has_rivals() { 80 } else { 26 };
    60 + 70 * base.deadlines.len() as u64
        + camp * base.camps.len() as u64
        + 12 * base.assumptions.len() as u64
}

/// Bytes of memory, near enough: the points, a row for each cell, one cell's runs, the worlds.
fn memory(task: &Task, cells: u64, per_cell: u64, threads: u64) -> u64 {
    let base = &task.study.base;
    let deadlines = base.deadlines.len() as u64;
    let points = task.field.points().len() as u64 * (8 * task.field.factors().len() as u64 + 16);
    let run = (Runs::new(base, 0).bytes_per_run() as u64).max(1);
    let world = 2_000_000 + 20_000 * (base.sites.len() + base.lines.len()) as u64;
    20_000_000 + points + cells * (120 + 400 * deadlines) + 2 * per_cell * run + threads * world
}

impl Estimate {
    /// What will be played, and what it takes.
    pub(super) fn text(&self, task: &Task, language: Language) -> String {
        let field = &task.field;
        let points = task.identity.end_point - task.identity.first_point;
        let number = |count: u64| language.number(count as f64, 0);
        let megabytes = |bytes: u64| language.number((bytes as f64 / 1e6).ceil(), 0);
        let (name, per_point) = (&task.identity.sweep, field.per_point() as u64);
        let (points, runs) = (number(u64::from(points)), number(self.runs));
        let under = match (per_point, language) {
            (1, _) => String::new(),
            (many, Language::English) => format!(" under each of {} plans and cases", number(many)),
            (many, Language::French) => format!(" sous chacun de {} plans et cas", number(many)),
        };
        let (time, threads) = (spoken(self.time, language), self.threads);
        let (disk, memory) = (megabytes(self.disk), megabytes(self.memory));
        let most = match (self.is_most, language) {
            (false, _) => "",
            (true, Language::English) => " at most",
            (true, Language::French) => " au plus",
        };
        match language {
            Language::English => format!(
                "Sweep {name}: {points} points{under}, {runs} runs{most}; about {time} on {threads} threads, {disk} MB of disk, {memory} MB of \
                 memory.\n"
            ),
            Language::French => format!(
                "Balayage {name}\u{a0}: {points} points{under}, {runs} simulations{most}\u{a0}; \
                 environ {time} sur {threads} fils, {disk}\u{a0}Mo \
                 de disque, {memory}\u{a0}Mo de mémoire.\n"
            ),
        }
    }

    /// Asks whether to begin, if it is much.
    pub(super) fn confirm(&self, is_agreed: bool, language: Language) -> Result<(), CliError> {
        if is_agreed || (self.time < LONG && self.disk < LARGE) {
            return Ok(());
        }
        if !std::io::stdin().is_terminal() {
            return Err(CliError::input(message!("cli-estimate-this-much-begin-yes")));
        }
        terminal::talk(match language {
            Language::English => "Begin? [y/N] ",
            Language::French => "Commencer\u{a0}? [o/N] ",
        });
        let mut answer = String::new();
        std::io::stdin().read_line(&mut answer).map_err(CliError::machine_said)?;
        let is_yes = answer.trim().to_lowercase().starts_with(['y', 'o']);
        if is_yes { Ok(()) } else { Err(CliError::Interrupted) }
    }
}

/// A length of time as one says it.
fn spoken(time: Duration, language: Language) -> String {
    let seconds = time.as_secs_f64();
    let (amount, unit) = match seconds {
        ..90.0 => (seconds.ceil(), "s"),
        ..5_400.0 => ((seconds / 60.0).ceil(), "min"),
        _ => ((seconds / 3_600.0).ceil(), "h"),
    };
    format!("{}\u{a0}{unit}", language.number(amount, 0))
}
