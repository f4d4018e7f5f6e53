//! Where a sweep works and where its results go.

use std::fs;
use std::path::{Path, PathBuf};

use super::super::folder;
use super::super::stop::Stop;
use super::{SweepArguments, Task, opened};
use crate::experiment::sweep::Done;
use crate::scenario::Study;
use drawdown_report::{self as report, Identity, Log, Shard};

/// Two folders beside each other.
pub(super) struct Place {
    /// Where the results go.
    pub(super) results: PathBuf,
    /// Where runs are kept until they are whole; of a shard, for good.
    pub(super) work: PathBuf,
    shard: Shard,
}

/// Bytes of a log without a run.
const EMPTY_LOG: u64 = 16;

/// Whether there is anything to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ready {
    ToPlay,
    Finished,
}

/// The log in a folder of work.
pub(super) fn log_in(work: &Path) -> PathBuf {
    work.join("runs.log")
}

impl Place {
    pub(super) fn new(task: &Task, out: Option<&Path>, shard: Shard) -> Self {
        let name = format!("sweep-{}", task.identity.sweep);
        let results = out.map_or_else(|| folder::of_study(&task.study).join(name), Path::to_owned);
        let ending = match shard {
            Shard::WHOLE => ".unfinished".to_owned(),
            Shard { number, of } => format!(".shard-{number}-of-{of}"),
        };
        let mut work = results.clone().into_os_string();
        work.push(ending);
        Self { results, work: PathBuf::from(work), shard }
    }

    /// Looks at what is there already: work to go on with, results, or nothing.
    pub(super) fn prepare(
        &mut self,
        arguments: &SweepArguments,
        study: &Study,
        identity: &mut Identity,
    ) -> Result<Ready, Stop> {
        identity.shard = self.shard.to_string();
        if arguments.output.replace {
            self.make_way(true)?;
            return self.forget().map(|()| Ready::ToPlay);
        }
        if self.work.exists() {
            return self.go_on(arguments, identity);
        }
        report::check_folder(&self.results)?;
        match self.shard == Shard::WHOLE && self.results.exists() {
            true => self.finished(study, identity),
            false => Ok(Ready::ToPlay),
        }
    }

    /// Checks that finished results are of the same sweep.
    fn finished(&self, study: &Study, identity: &Identity) -> Result<Ready, Stop> {
        let differences = report::differences(&self.results, study, &identity.command);
        if differences.is_empty() {
            return Ok(Ready::Finished);
        }
        Err(Stop::input(format!(
            "{} holds finished results, but of another scenario, seed or sweep ({}); nothing was \
             played. --replace puts the new ones in their place, --out gives them another folder",
            self.results.display(),
            differences.join("; ")
        )))
    }

    /// Checks that unfinished work is of the same sweep.
    fn go_on(&self, arguments: &SweepArguments, identity: &mut Identity) -> Result<Ready, Stop> {
        let work = self.work.display();
        let Some(made) = Identity::read(&self.work) else {
            if is_nothing(&self.work) {
                // Stopped before it was begun, or while it was cleared away.
                return Ok(Ready::ToPlay);
            }
            return Err(Stop::input(format!(
                "{work} exists and is no unfinished sweep; move it away, or give another --out"
            )));
        };
        if !arguments.resume {
            return Err(Stop::input(format!(
                "an unfinished sweep is in {work}: go on with it with --resume, or begin anew with \
                 --replace"
            )));
        }
        let differences = identity.differences(&made);
        if !differences.is_empty() {
            let list = differences.join("; ");
            return Err(Stop::input(format!("{work} is of another sweep: {list}")));
        }
        identity.block = made.block;
        Ok(Ready::ToPlay)
    }

    /// Refuses results that are there already, unless they may be replaced.
    pub(super) fn make_way(&self, may_replace: bool) -> Result<(), Stop> {
        report::check_folder(&self.results)?;
        if may_replace || !self.results.exists() {
            return Ok(());
        }
        Err(Stop::input(format!(
            "{} holds results already; give another --out, or --replace to put new ones in their \
             place",
            self.results.display()
        )))
    }

    /// Removes unfinished work of ours.
    fn forget(&self) -> Result<(), Stop> {
        if !self.work.exists() {
            return Ok(());
        }
        if Identity::read(&self.work).is_none() && !is_nothing(&self.work) {
            let work = self.work.display();
            return Err(Stop::input(format!("{work} is no unfinished sweep; move it away")));
        }
        let _held = Log::open(&log_in(&self.work)).map_err(|error| opened(error, &self.work))?;
        fs::remove_dir_all(&self.work).map_err(Stop::machine)
    }

    /// Opens the log, new or to go on with.
    pub(super) fn begin(&self, identity: &Identity) -> Result<(Log, Vec<Done>), Stop> {
        let work = self.work.display();
        let refused = |error| Stop::machine(format!("cannot write {work}: {error}"));
        fs::create_dir_all(&self.work).map_err(refused)?;
        let log = Log::open(&log_in(&self.work)).map_err(|error| opened(error, &self.work))?;
        identity.write(&self.work).map_err(refused)?;
        Ok(log)
    }

    /// Removes the work once its results are written. What cannot be removed harms nothing.
    pub(super) fn clear(&self) {
        let mut aside = self.work.clone().into_os_string();
        aside.push("-done");
        if fs::rename(&self.work, &aside).is_ok() {
            let _ = fs::remove_dir_all(aside);
        }
    }
}

/// Whether a folder holds nothing but a log without a run, if that.
fn is_nothing(work: &Path) -> bool {
    let Ok(entries) = fs::read_dir(work) else { return false };
    entries.flatten().all(|entry| {
        let name = entry.file_name();
        let length = entry.metadata().map_or(u64::MAX, |metadata| metadata.len());
        name == "sweep.toml.new" || (name == "runs.log" && length <= EMPTY_LOG)
    })
}

/// What shards are of, in the order of their numbers: all parts of one sweep, each once. The first
/// speaks for all where they may differ (how the scenario was named, the command, Parquet), however
/// they are named on the command line.
pub(super) fn identities(shards: &[PathBuf]) -> Result<Vec<Identity>, Stop> {
    let read = |folder: &PathBuf| {
        if !folder.exists() {
            return Err(Stop::input(format!("there is no folder {}", folder.display())));
        }
        let wrong = || Stop::input(format!("{} is no shard of a sweep", folder.display()));
        Identity::read(folder).ok_or_else(wrong)
    };
    let mut identities: Vec<Identity> = shards.iter().map(read).collect::<Result<_, _>>()?;
    let (first, folder) = (&identities[0], shards[0].display());
    for (identity, other) in identities.iter().zip(shards) {
        let differences = first.differences(identity);
        if !differences.is_empty() {
            let (list, other) = (differences.join("; "), other.display());
            return Err(Stop::input(format!(
                "{folder} and {other} do not belong together: {list}"
            )));
        }
    }
    let mut numbers: Vec<(u32, u32)> =
        identities.iter().filter_map(Identity::shard).map(|it| (it.of, it.number)).collect();
    numbers.sort_unstable();
    let of = numbers.first().map_or(0, |(of, _)| *of);
    let wanted: Vec<(u32, u32)> = (1..=of).map(|number| (of, number)).collect();
    if numbers != wanted {
        let there: Vec<String> =
            numbers.iter().map(|(of, number)| format!("{number}/{of}")).collect();
        let there = there.join(", ");
        return Err(Stop::input(format!("these are not all shards, each once: {there}")));
    }
    identities.sort_by_key(|identity| identity.shard().map(|shard| shard.number));
    Ok(identities)
}
