//! Reading a scenario: a file, or a built-in example where no such file exists.

use std::path::Path;

use super::arguments::ScenarioArguments;
use super::choice::nearest;
use super::error::CliError;
use super::terminal;
use crate::experiment::sweep;
use crate::scenario::Message;
use crate::scenario::message;
use crate::scenario::{
    self, Finding, Origin, Rejected, Request, Severity, Study, Template, examples,
};

/// A scenario that can be played, and the template to lay changes over.
pub(super) type Opened = (Template, Study);

/// The example that is played where none is named.
pub(super) const DEFAULT: &str = "mali-2023";

/// Reads a scenario and says what is doubtful in it.
///
/// # Errors
/// [`CliError::Findings`] if it cannot be played, once its faults have been said.
pub(super) fn read(arguments: &ScenarioArguments) -> Result<Study, CliError> {
    open(arguments).map(|(_, study)| study)
}

/// Reads a scenario to be played with other changes too: its template and the study as it stands.
///
/// # Errors
/// As [`read`].
pub(super) fn open(arguments: &ScenarioArguments) -> Result<Opened, CliError> {
    let opened = open_with_status(arguments)?;
    say_unheard(&opened.0);
    Ok(opened)
}

/// The same for whoever takes what has happened from it too.
pub(super) fn open_with_status(arguments: &ScenarioArguments) -> Result<Opened, CliError> {
    studied(template(arguments)?)
}

/// Says that a scenario tells of what has happened, which nothing but `update` takes.
pub(super) fn say_unheard(template: &Template) {
    let rows = template.facts_told();
    if rows > 0 {
        let said = terminal::words(&message!("cli-input-status-unheard", rows));
        terminal::talk(&format!("drawdown: {said}\n"));
    }
}

/// Reads a scenario without checking more than that it is TOML.
pub(super) fn template(arguments: &ScenarioArguments) -> Result<Template, CliError> {
    scenario::open(&request(arguments)?).map_err(rejected)
}

/// Checks a template, and says what is doubtful in it.
pub(super) fn studied(template: Template) -> Result<Opened, CliError> {
    let (study, findings) = template.study().map_err(rejected)?;
    terminal::findings(&findings);
    Ok((template, study))
}

/// Reads a scenario with changes that a file of somebody else gives. If it cannot be played, nothing of it
/// is shown: whoever wrote that file may have named any.
pub(super) fn of_others(arguments: &ScenarioArguments) -> Result<Opened, CliError> {
    let unquoted = |rejected: Rejected| refused_unquoted(path(arguments), &rejected);
    let template = scenario::open_with_changes_of_others(&request(arguments)?).map_err(unquoted)?;
    let (study, findings) = template.study().map_err(unquoted)?;
    terminal::findings(&findings);
    Ok((template, study))
}

/// That a scenario is refused, and by which codes, and no more of it.
fn refused_unquoted(file: &Path, rejected: &Rejected) -> CliError {
    let errors = rejected.findings.iter().filter(|it| it.severity == Severity::Error);
    let mut codes: Vec<&str> = errors.map(|finding| finding.code.text()).collect();
    codes.sort_unstable();
    codes.dedup();
    let text = message!(
        "cli-input-changes-shards-name-refused-look",
        path = file.display(),
        codes = codes.join(", ")
    );
    match rejected.findings.iter().any(|finding| finding.code.is_of_machine()) {
        true => CliError::machine(text),
        false => CliError::input(text),
    }
}

/// Says why an input cannot be played.
pub(super) fn rejected(rejected: Rejected) -> CliError {
    terminal::findings(&rejected.findings);
    stop(&rejected.findings)
}

/// How a command stops whose findings have been said.
pub(super) fn stop(findings: &[Finding]) -> CliError {
    let is_of_machine = findings.iter().any(|finding| finding.code.is_of_machine());
    if is_of_machine { CliError::Unread } else { CliError::Findings }
}

/// Reads a scenario with all its sweeps, whose size is found and whose factors are tried; without a study, the findings say
/// why.
pub(super) fn read_with_findings(
    arguments: &ScenarioArguments,
) -> Result<(Option<Opened>, Vec<Finding>), CliError> {
    let template = match scenario::open(&request(arguments)?) {
        Ok(template) => template,
        Err(rejected) => return Ok((None, rejected.findings)),
    };
    let (study, mut findings) = match template.study() {
        Ok(read) => read,
        Err(rejected) => return Ok((None, rejected.findings)),
    };
    let tried = study.sweeps.iter().map(|sweep| match sweep::size(sweep) {
        Ok(_) => template.try_factors(&study.base, sweep),
        Err(refused) => Err(template.no_design(sweep, &refused.message())),
    });
    let wrong: Vec<Finding> =
        tried.filter_map(Result::err).flat_map(|rejected| rejected.findings).collect();
    let is_good = wrong.is_empty();
    findings.splice(0..0, wrong);
    Ok((is_good.then_some((template, study)), findings))
}

/// What the command line asks to be read.
fn request(arguments: &ScenarioArguments) -> Result<Request, CliError> {
    let mut sets = arguments.set.clone();
    sets.extend(arguments.seed.map(|seed| format!("scenario.seed={seed}")));
    let origin = match origin(path(arguments))? {
        Origin::File(file) if arguments.allow_outside => Origin::FileAnywhere(file),
        origin => origin,
    };
    Ok(Request { origin, sets })
}

/// The file or example that was named on the command line.
pub(super) fn path(arguments: &ScenarioArguments) -> &Path {
    arguments.file.as_deref().unwrap_or(Path::new(DEFAULT))
}

/// A file of this name, or else a built-in example, which no folder of that name hides.
fn origin(file: &Path) -> Result<Origin, CliError> {
    let names: Vec<&'static str> = examples().iter().map(|example| example.name).collect();
    let asked = file.to_string_lossy();
    let example = names.iter().find(|name| **name == asked);
    match example {
        Some(name) if !file.is_file() => Ok(Origin::BuiltIn(name)),
        _ if is_there(file) => Ok(Origin::File(file.to_owned())),
        _ => Err(missing(&asked, &names)),
    }
}

/// Whether there is anything of this name; what cannot be looked at is there.
fn is_there(file: &Path) -> bool {
    file.try_exists().unwrap_or(true)
}

/// Neither a file nor an example.
fn missing(asked: &str, names: &[&str]) -> CliError {
    let near = nearest(asked.trim_end_matches(".toml"), names);
    let near =
        near.map_or_else(Message::nothing, |near| message!("cli-address-did-you-mean", near));
    let names = names.join(", ");
    CliError::input(message!("cli-input-there-no-file-no-built", asked, near, names))
}
