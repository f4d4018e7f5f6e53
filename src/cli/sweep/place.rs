//! Where a sweep works and where its results go.

use std::fs;
use std::path::{Path, PathBuf};

use super::super::arguments::OutputArguments;
use super::super::error::CliError;
use super::super::folder::{self, Folder};
use super::{SweepArguments, Task, opened};
use crate::scenario::{Message, Study, Sweep, message};
use drawdown_report::{self as report, Finished, Identity, Language, Log, Opened, Shard};

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
#[derive(Debug)]
pub(super) enum Ready {
    /// Yes, and the results can be written here.
    ToPlay(Folder),
    Finished,
}

/// The log in a folder of work.
pub(super) fn log_in(work: &Path) -> PathBuf {
    work.join("runs.log")
}

/// Where the results of a sweep go.
pub(super) fn results(study: &Study, sweep: &Sweep, out: Option<&Path>) -> PathBuf {
    let usual = || folder::of_answer(study, &["sweep", sweep.name.as_str()]);
    out.map_or_else(usual, Path::to_owned)
}

impl Place {
    pub(super) fn new(task: &Task, out: Option<&Path>, shard: Shard) -> Self {
        let results = results(&task.study, &task.sweep, out);
        let work = Identity::work_beside(&results, shard);
        Self { results, work, shard }
    }

    /// Looks at what is there already: work to go on with, results, or nothing.
    pub(super) fn prepare(
        &mut self,
        arguments: &SweepArguments,
        study: &Study,
        identity: &mut Identity,
    ) -> Result<Ready, CliError> {
        identity.shard = self.shard.to_string();
        self.is_sound()?;
        Identity::clear_left(&self.work);
        let folder = self.open(arguments.output.language())?;
        if arguments.output.replace {
            self.forget()?;
        } else if self.is_finished(identity) {
            return Ok(Ready::Finished);
        } else if self.work.exists() {
            self.go_on(arguments, identity)?;
        } else if self.shard == Shard::WHOLE && self.results.exists() {
            return self.finished(study, identity);
        }
        folder.tried().map(Ready::ToPlay)
    }

    fn open(&self, language: Language) -> Result<Folder, CliError> {
        Folder::open(&self.results, language)
    }

    /// Refuses to work where something was put that no sweep puts there: what is written would go elsewhere.
    fn is_sound(&self) -> Result<(), CliError> {
        let Some(strange) = Identity::strange_in(&self.work) else { return Ok(()) };
        Err(CliError::input(message!(
            "cli-place-link-neither-file-nor-folder",
            path = strange.display()
        )))
    }

    /// Checks that finished results are of the same sweep.
    fn finished(&self, study: &Study, identity: &Identity) -> Result<Ready, CliError> {
        let differences = report::differences(&self.results, study, &identity.command);
        if differences.is_empty() {
            return Ok(Ready::Finished);
        }
        Err(CliError::input(message!(
            "cli-place-holds-finished-results-but-another",
            path = self.results.display(),
            differences = differences.join("; ")
        )))
    }

    /// Whether this is a shard of the same sweep that is played to the end.
    fn is_finished(&self, identity: &Identity) -> bool {
        let made = Identity::read(&self.work);
        let is_same = made.is_some_and(|made| identity.differences(&made).is_empty());
        let mark = Finished::read(&self.work);
        let is_marked = || mark.is_some() && mark == Finished::of(&log_in(&self.work)).ok();
        self.shard != Shard::WHOLE && is_same && is_marked()
    }

    /// Marks a shard as played to the end.
    pub(super) fn mark(&self) -> Result<(), CliError> {
        let mark = Finished::of(&log_in(&self.work)).and_then(|mark| mark.write(&self.work));
        mark.map_err(|error| {
            CliError::machine(message!("at-path", path = self.work.display(), error))
        })
    }

    /// Checks that unfinished work is of the same sweep.
    fn go_on(&self, arguments: &SweepArguments, identity: &mut Identity) -> Result<(), CliError> {
        let work = self.work.display();
        let Some(made) = Identity::read(&self.work) else {
            if is_nothing(&self.work) {
                // Stopped before it was begun, or while it was cleared away.
                return Ok(());
            }
            return Err(CliError::input(message!(
                "cli-place-exists-no-unfinished-sweep-move",
                work
            )));
        };
        if !arguments.resume {
            return Err(CliError::input(message!(
                "cli-place-unfinished-sweep-go-resume-begin",
                work
            )));
        }
        let differences = identity.differences(&made);
        if !differences.is_empty() {
            let list = differences.join("; ");
            return Err(CliError::input(message!("cli-place-another-sweep", work, list)));
        }
        identity.block = made.block;
        Ok(())
    }

    /// Looks whether shards are put together here already; other results must be allowed to be replaced.
    pub(super) fn prepare_merge(
        &self,
        output: &OutputArguments,
        task: &Task,
    ) -> Result<Ready, CliError> {
        let folder = self.open(output.language())?;
        match output.replace || !self.results.exists() {
            true => folder.tried().map(Ready::ToPlay),
            false => self.finished(&task.study, &task.identity),
        }
    }

    /// Removes unfinished work of ours.
    fn forget(&self) -> Result<(), CliError> {
        if !self.work.exists() {
            return Ok(());
        }
        if Identity::read(&self.work).is_none() && !is_nothing(&self.work) {
            let work = self.work.display();
            return Err(CliError::input(message!("cli-place-no-unfinished-sweep-move-away", work)));
        }
        let _held = Log::open(&log_in(&self.work)).map_err(|error| opened(error, &self.work))?;
        let kept = |error| {
            CliError::machine(message!("cli-place-cannot-clear", path = self.work.display(), error))
        };
        Identity::clear(&self.work).map_err(kept)
    }

    /// Opens the log, new or to go on with.
    pub(super) fn begin(&self, identity: &Identity) -> Result<Opened, CliError> {
        let work = self.work.display();
        let refused = |error| CliError::machine(message!("cli-place-cannot-write", work, error));
        fs::create_dir_all(&self.work).map_err(refused)?;
        let log = Log::open(&log_in(&self.work)).map_err(|error| opened(error, &self.work))?;
        identity.write(&self.work).map_err(refused)?;
        Ok(log)
    }

    /// The same reason to stop, with where everything that was played still is.
    pub(super) fn kept_at(&self, stop: CliError) -> CliError {
        match stop {
            CliError::Machine(message) => CliError::Machine(message!(
                "cli-place-all-runs-kept-same-command",
                message,
                path = self.work.display()
            )),
            other => other,
        }
    }

    /// Removes the work once its results are written. What cannot be removed harms nothing.
    pub(super) fn clear(&self) {
        Identity::clear_away(&self.work);
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

/// Checks that the log of a finished shard is the one that was finished.
pub(super) fn check_mark(shard: &Path) -> Result<(), CliError> {
    let Some(mark) = Finished::read(shard) else { return Ok(()) };
    match Finished::of(&log_in(shard)) {
        Ok(found) if found == mark => Ok(()),
        Ok(_) => Err(CliError::input(message!(
            "cli-place-log-not-one-was-finished",
            path = shard.display()
        ))),
        Err(error) => Err(CliError::machine(message!("at-path", path = shard.display(), error))),
    }
}

/// Numbers in rising order, in short: `2, 5–7`.
fn listed(numbers: &[u32]) -> String {
    let runs = numbers.chunk_by(|one, next| one + 1 == *next);
    let run = |run: &[u32]| match run {
        [only] => only.to_string(),
        _ => format!("{}–{}", run[0], run[run.len() - 1]),
    };
    runs.map(run).collect::<Vec<_>>().join(", ")
}

/// Some shards of so many, by their numbers.
pub(super) fn named(numbers: &[u32], of: u32) -> Message {
    message!("cli-shards-by-number", count = numbers.len(), list = listed(numbers), of)
}

/// What shards are of, in the order of their numbers: all parts of one sweep, some perhaps twice. The first
/// speaks for all where they may differ (how the scenario was named, the command, Parquet), however
/// they are named on the command line.
pub(super) fn identities(shards: &[PathBuf]) -> Result<Vec<Identity>, CliError> {
    let read = |folder: &PathBuf| {
        if !folder.exists() {
            return Err(CliError::input(message!(
                "cli-place-there-no-folder",
                path = folder.display()
            )));
        }
        let wrong =
            || CliError::input(message!("cli-place-no-shard-sweep", path = folder.display()));
        Identity::read(folder).filter(|it| it.shard().is_some()).ok_or_else(wrong)
    };
    let mut identities: Vec<Identity> = shards.iter().map(read).collect::<Result<_, _>>()?;
    let (first, folder) = (&identities[0], shards[0].display());
    for (identity, other) in identities.iter().zip(shards) {
        let differences = first.differences(identity);
        if !differences.is_empty() {
            let (list, other) = (differences.join("; "), other.display());
            return Err(CliError::input(message!(
                "cli-place-do-not-belong-together",
                folder,
                other,
                list
            )));
        }
    }
    let numbers: Vec<(u32, u32)> =
        identities.iter().filter_map(Identity::shard).map(|it| (it.of, it.number)).collect();
    let of = numbers.first().map_or(0, |(of, _)| *of);
    if let Some((other, _)) = numbers.iter().find(|(other, _)| *other != of) {
        return Err(CliError::input(message!("cli-place-some-shards-some", of, other)));
    }
    let missing: Vec<u32> = (1..=of).filter(|it| !numbers.contains(&(of, *it))).collect();
    if !missing.is_empty() {
        let missing = named(&missing, of);
        return Err(CliError::input(message!("cli-place-these-not-all-shards-missing", missing)));
    }
    identities.sort_by_key(|identity| identity.shard().map(|shard| shard.number));
    Ok(identities)
}
