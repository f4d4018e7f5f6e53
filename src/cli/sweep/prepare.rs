//! What is found out once for all shards, and what is said of them.

use std::path::{Path, PathBuf};

use serde_json::json;

use super::super::input::{self, Opened};
use super::super::progress::Telling;
use super::super::{command, terminal};
use super::place::{self, Place};
use super::{CliError, SweepArguments, Task, estimate};
use crate::experiment::design::Refused;
use crate::experiment::sweep::Field;
use crate::scenario::message;
use crate::scenario::{Study, Sweep, Template};
use drawdown_report::{Language, Prepared, Shard};

/// The file in which a sweep keeps what its shards need.
pub(super) fn file(study: &Study, sweep: &Sweep, arguments: &SweepArguments) -> PathBuf {
    let beside = || place::results(study, sweep, arguments.output.out.as_deref());
    arguments.design.clone().unwrap_or_else(|| Prepared::file_beside(&beside()))
}

/// The scenario of a sweep. A shard of one that has been prepared does not look for faults again; where its
/// file lies can then not hang on what the scenario says.
pub(super) fn open(arguments: &SweepArguments) -> Result<Opened, CliError> {
    let out = arguments.output.out.as_deref().map(Prepared::file_beside);
    let file = arguments.design.clone().or(out);
    let is_shard = arguments.shard.is_some() || arguments.serve.is_some();
    let named = file.zip(arguments.sweep.as_deref()).filter(|_| is_shard);
    let Some((file, sweep)) = named else { return input::open(&arguments.scenario) };
    let template = input::template(&arguments.scenario)?;
    let fingerprint = template.fingerprint();
    match Prepared::read(&file, &fingerprint, sweep) {
        Some(prepared) => {
            let study =
                template.known(fingerprint, prepared.has_rivals).map_err(input::rejected)?;
            Ok((template, study))
        }
        None => input::studied(template),
    }
}

/// The field of a sweep, and most runs of a block if that has been found out; a design that cannot be made
/// is a finding at the sweep.
pub(super) fn field(
    template: &Template,
    (study, sweep): (&Study, &Sweep),
    file: &Path,
) -> Result<(Field, Option<u32>), CliError> {
    let prepared = Prepared::read(file, &study.fingerprint, sweep.name.as_str());
    if let Some(Prepared { drawn, block, .. }) = prepared
        && let Ok(field) = Field::of(sweep, study, drawn)
    {
        return Ok((field, Some(block)));
    }
    let refused = |refused: Refused| template.no_design(sweep, &refused.message());
    let field = Field::new(sweep, study).map_err(|error| input::rejected(refused(error)))?;
    Ok((field, None))
}

/// That a file which was named is of no use.
pub(super) fn other(file: &Path) -> CliError {
    CliError::input(message!("cli-prepare-not-there-not-this-scenario", path = file.display()))
}

/// Finds out what shards need, and keeps it.
pub(super) fn prepare(
    task: &Task,
    arguments: &SweepArguments,
    language: Language,
) -> Result<(), CliError> {
    let file = &task.design;
    if task.block.is_none() {
        task.try_factors()?;
        let estimate = estimate::estimate(task, Shard::WHOLE, arguments.threads.count());
        terminal::talk(&estimate.text(task, language));
        let prepared =
            Prepared::new(&task.study, &task.identity.sweep, task.field.drawn(), estimate.block);
        prepared.write(file).map_err(|error| {
            CliError::machine(message!("cli-example-cannot-write", path = file.display(), error))
        })?;
    }
    if arguments.progress == Telling::Json {
        let inputs: Vec<&str> = task.study.inputs.iter().map(|it| it.name.as_str()).collect();
        let line = json!({ "design": file.to_string_lossy(), "inputs": inputs });
        return terminal::data(format!("{line}\n").as_bytes());
    }
    let design = match &arguments.design {
        Some(_) => format!(" --design {}", quoted(file)),
        None => String::new(),
    };
    let text = format!(
        "What shards need is kept in {}. Play them, as many as you like, here or elsewhere:\n\n{} --out \
         {}{design} --resume --shard 1/100\n",
        file.display(),
        task.identity.command,
        quoted(&place::results(&task.study, &task.sweep, arguments.output.out.as_deref())),
    );
    terminal::data(text.as_bytes())
}

/// That a shard is played, and what puts all of them together.
pub(super) fn played(place: &Place, shard: Shard) -> String {
    let (work, results, of) = (place.work.display(), quoted(&place.results), shard.of);
    format!(
        "Shard {shard} is played: {work}. When all are, put them together:\n\ndrawdown merge \
         {results}.shard-*-of-{of} --out {results}\n"
    )
}

fn quoted(path: &Path) -> String {
    command::quoted(&path.to_string_lossy())
}
