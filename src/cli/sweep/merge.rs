//! Putting shards together.

use std::io;
use std::path::{Path, PathBuf};

use super::super::arguments::ScenarioArguments;
use super::super::{input, terminal};
use super::place::{self, Place, Ready};
use super::{CliError, MergeArguments, Task, finish, finished, named, opened, prepare, rule};
use crate::experiment::sweep;
use crate::scenario::Message;
use crate::scenario::message;
use drawdown_report::{Identity, Kept, Prepared, Shard};

/// Puts shards together.
pub(crate) fn merge(arguments: &MergeArguments) -> Result<(), CliError> {
    let language = arguments.output.language();
    let identities = place::identities(&arguments.shards)?;
    arguments.shards.iter().try_for_each(|shard| place::check_mark(shard))?;
    let first = &identities[0];
    let scenario = ScenarioArguments {
        file: Some(scenario_of(arguments, first)?),
        set: first.set.clone(),
        seed: None,
        allow_outside: arguments.allow_outside,
    };
    let task = Task::again(&scenario, first, arguments.output.out.as_deref())?;
    let place = Place::new(&task, arguments.output.out.as_deref(), Shard::WHOLE);
    let Ready::ToPlay(folder) = place.prepare_merge(&arguments.output, &task)? else {
        return finished(&place, Shard::WHOLE, None);
    };
    let logs: Vec<PathBuf> = arguments.shards.iter().map(|shard| place::log_in(shard)).collect();
    let logs: Vec<&Path> = logs.iter().map(PathBuf::as_path).collect();
    let kept = Kept::read(&logs).map_err(|error| opened(error, &arguments.shards[0]))?;
    let orders = task.orders(Shard::WHOLE, kept.done(), None);
    if !sweep::is_whole(orders) {
        let of = first.shard().map_or(1, |shard| shard.of);
        let unfinished = place::named(&task.unfinished(&kept, of), of);
        return Err(CliError::input(message!(
            "cli-merge-shards-not-all-played-end",
            shards = damaged(&kept, &arguments.shards),
            unfinished
        )));
    }
    let desk = folder.desk()?;
    let said = finish(&task, &kept, &folder, desk.path(), language)?;
    drop(desk);
    terminal::data(said.as_bytes())
}

/// The scenario of shards. One that they name themselves lies in the folder one works in, or in that of the
/// shards, or below.
fn scenario_of(arguments: &MergeArguments, first: &Identity) -> Result<PathBuf, CliError> {
    if let Some(named) = &arguments.scenario {
        return Ok(named.clone());
    }
    let file = PathBuf::from(&first.file);
    let around = arguments.shards[0].canonicalize().ok();
    let around = around.as_deref().and_then(Path::parent).map(Path::to_owned);
    let folders = [std::env::current_dir().and_then(|here| here.canonicalize()).ok(), around];
    let lies_there = match file.canonicalize() {
        Ok(place) => folders.iter().flatten().any(|folder| place.starts_with(folder)),
        // It is an example, or what is missing is said by whoever reads it.
        Err(error) => error.kind() == io::ErrorKind::NotFound,
    };
    match lies_there || arguments.allow_outside {
        true => Ok(file),
        false => Err(CliError::input(message!(
            "cli-merge-shards-name-their-scenario-which",
            path = file.display()
        ))),
    }
}

/// The logs of which the end is damaged, in words to be put after a statement.
fn damaged(kept: &Kept, shards: &[PathBuf]) -> Message {
    let lost = kept.lost().iter().zip(shards).filter(|(lost, _)| **lost > 0);
    lost.fold(Message::nothing(), |before, (lost, shard)| {
        let path = place::log_in(shard);
        message!("cli-merge-bytes-end-damaged", before, lost, path = path.display())
    })
}

impl Task {
    /// The task that a log was made for.
    fn again(
        scenario: &ScenarioArguments,
        made: &Identity,
        out: Option<&Path>,
    ) -> Result<Self, CliError> {
        let (template, study) = match scenario.allow_outside {
            true => input::open(scenario)?,
            false => input::of_others(scenario)?,
        };
        let sweep = named(&study, &made.sweep)?.clone();
        let design = Prepared::file_beside(&place::results(&study, &sweep, out));
        let (field, block) = prepare::field(&template, (&study, &sweep), &design)?;
        let (rule, luck) = made.rule_and_luck(rule(sweep.repetition)).ok_or_else(|| {
            CliError::input(message!(
                "cli-merge-sweep-has-another-rule-replications",
                sweep = made.sweep
            ))
        })?;
        let mut identity = Identity::new(&study, &sweep, &field, rule).with_luck(luck);
        (identity.first_point, identity.end_point) = (made.first_point, made.end_point);
        identity.command.clone_from(&made.command);
        identity.parquet = made.parquet;
        let differences = identity.differences(made);
        if !differences.is_empty() {
            let list = differences.join("; ");
            return Err(CliError::input(message!("cli-merge-shards-another-scenario", list)));
        }
        Ok(Self { template, study, sweep, field, rule, luck, identity, design, block })
    }

    /// The shards, by number, of which something is missing.
    fn unfinished(&self, kept: &Kept, of: u32) -> Vec<u32> {
        let done = kept.done();
        let is_whole = |number: &u32| {
            let shard = Shard { number: *number, of };
            let mine = done.iter().filter(|done| shard.holds(done.cell)).cloned().collect();
            sweep::is_whole(self.orders(shard, mine, None))
        };
        (1..=of).filter(|number| !is_whole(number)).collect()
    }
}
