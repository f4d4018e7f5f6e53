//! `manifest.toml`: what was played from what, so that anybody can play it again.
//!
//! It holds no time of day and no number of threads: the same input gives the same bytes. It is
//! also how a folder of results is recognised.

use std::collections::BTreeSet;
use std::path::{Component, Path};

use serde::{Deserialize, Serialize};

use super::file::File;
use crate::plain::plain;
use crate::scenario::{Input, PointTable, Status, Study, Unreadable, read_text_file};

/// The name of the manifest in a folder of results.
pub(super) const MANIFEST: &str = "manifest.toml";
/// The name of the resolved scenario in a folder of results.
pub(super) const RESOLVED: &str = "resolved.toml";
/// The name of the other resolved scenario where two are compared.
pub(super) const RESOLVED_B: &str = "resolved-b.toml";
/// What the first line of a manifest of ours says.
const PROGRAM: &str = "drawdown";

/// What was played from what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Always `drawdown`.
    program: String,
    /// Version of the program.
    pub version: String,
    /// A command that plays the same again.
    pub command: String,
    /// Id of the scenario.
    pub scenario: String,
    /// Master seed.
    pub seed: u64,
    /// Replications of each plan under each case; of the one that has most, if not all have as many.
    pub replications: u64,
    /// Plans, in order.
    pub plans: Vec<String>,
    /// Cases, in order.
    pub cases: Vec<String>,
    /// Runs played: plans × cases × replications, unless some have fewer.
    pub runs: u64,
    /// Runs without an outcome.
    pub failed: u64,
    /// Events played in all runs.
    pub events: u64,
    /// Of a briefing: SHA-256 of the manifest of the results that it was made from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) results: Option<String>,
    /// Of an update: what was told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told: Option<Told>,
    /// Files read.
    input: Vec<Digested>,
    /// Files written, this one aside.
    #[serde(default)]
    pub(super) file: Vec<Digested>,
}

/// What was told of what has happened, and how it was taken: what makes the forecast of an update another than that of
/// the scenario alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Day of the status.
    pub as_of: String,
    /// Plan that was followed until then.
    pub followed: String,
    /// Whether anything was to be learned from it.
    pub learns: bool,
    /// SHA-256 of the facts.
    pub facts: String,
}

impl Told {
    /// What a status says, of which the plan was followed that has this key.
    pub fn new(status: &Status, followed: &str, learns: Learning) -> Self {
        Self {
            as_of: status.day.to_string(),
            followed: followed.to_owned(),
            learns: learns == Learning::Wanted,
            facts: File::new("facts", status.said()).digest().sha256,
        }
    }
}

/// Whether it is learned from facts, or they only set the state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Learning {
    /// It is.
    Wanted,
    /// It is not.
    Unwanted,
}

/// A file and what is in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Digested {
    /// Name of a file.
    pub(super) name: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub(super) sha256: String,
}

/// What was played, in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Replications of each plan under each case.
    pub replications: u64,
    /// Runs played.
    pub runs: u64,
    /// Runs without an outcome.
    pub failed: u64,
    /// Events played in all runs.
    pub events: u64,
}

impl Manifest {
    /// What was played by `command`.
    pub fn new(study: &Study, command: &str, counts: Counts) -> Self {
        let names = |choices: &[crate::scenario::Choice]| {
            choices.iter().map(|choice| choice.name.to_string()).collect()
        };
        let read = |input: &crate::scenario::Input| Digested {
            name: input.name.clone(),
            sha256: input.sha256.clone(),
        };
        Self {
            program: PROGRAM.to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            command: command.to_owned(),
            scenario: study.base.id.to_string(),
            seed: study.base.seed,
            replications: counts.replications,
            plans: names(&study.plans),
            cases: names(&study.cases),
            runs: counts.runs,
            failed: counts.failed,
            events: counts.events,
            results: None,
            told: None,
            input: study.inputs.iter().map(read).collect(),
            file: Vec::new(),
        }
    }

    /// Whether each plan under each case was played as often.
    pub(super) fn is_even(&self) -> bool {
        let variants = (self.plans.len() * self.cases.len()) as u64;
        self.runs == variants * self.replications
    }

    /// Whether this program can have written it.
    fn is_ours(&self) -> bool {
        let mut names = self.file.iter().map(|file| file.name.as_str());
        self.program == PROGRAM && names.all(is_file_name)
    }

    /// The same with nothing in its texts that is obeyed by what shows them.
    fn made_plain(mut self) -> Self {
        let texts = [&mut self.version, &mut self.command, &mut self.scenario].into_iter();
        let told = self.told.iter_mut().flat_map(|told| [&mut told.as_of, &mut told.followed]);
        for text in texts.chain(told).chain(&mut self.plans).chain(&mut self.cases) {
            *text = plain(text).into_owned();
        }
        self
    }

    /// The same, made from the results with a manifest of these bytes.
    pub(super) fn made_from(self, manifest: Vec<u8>) -> Self {
        Self { results: Some(File::new(MANIFEST, manifest).digest().sha256), ..self }
    }

    /// The same of an update, to which this was told.
    #[must_use]
    pub fn and_told(self, told: Told) -> Self {
        Self { told: Some(told), ..self }
    }

    /// The same with the files of another study, if they are others.
    #[must_use]
    pub fn and_read(self, study: &Study) -> Self {
        self.and_inputs(&study.inputs)
    }

    /// The same with these files, if they are others.
    #[must_use]
    pub fn and_inputs(mut self, inputs: &[Input]) -> Self {
        for input in inputs {
            let read = Digested { name: input.name.clone(), sha256: input.sha256.clone() };
            if !self.input.contains(&read) {
                self.input.push(read);
            }
        }
        self
    }

    /// The manifest of these files, as a file.
    pub(super) fn file(mut self, files: &[File<'_>]) -> File<'static> {
        let digests = files.iter().map(File::digest);
        self.file = digests.map(|file| Digested { name: file.name, sha256: file.sha256 }).collect();
        let text = toml::to_string(&self).expect("a manifest is plain strings and numbers");
        File::new(MANIFEST, text)
    }
}

/// The manifest in a folder, if it has one of ours.
pub(super) fn read(folder: &Path) -> Option<Manifest> {
    try_read(folder).ok().flatten()
}

/// The manifest in a folder, if it has one of ours. It may be a stranger's: its texts are made plain, and
/// it names no files but those in the folder.
///
/// # Errors
/// [`Unreadable`], if there is a file that is not to be read.
pub(super) fn try_read(folder: &Path) -> Result<Option<Manifest>, Unreadable> {
    let text = match read_text_file(&folder.join(MANIFEST)) {
        Ok(text) => text,
        Err(Unreadable::Missing) => return Ok(None),
        Err(why) => return Err(why),
    };
    let manifest = toml::from_str::<Manifest>(&text).ok();
    Ok(manifest.filter(Manifest::is_ours).map(Manifest::made_plain))
}

/// Whether a name is that of a file and leads nowhere else.
fn is_file_name(name: &str) -> bool {
    let mut parts = Path::new(name).components();
    let is_one = matches!(parts.next(), Some(Component::Normal(part)) if part == name);
    is_one && parts.next().is_none() && !name.contains(['/', '\\'])
}

/// The names of the files in a folder of ours, its manifest included; `None` if it is not ours.
pub(super) fn files_of(folder: &Path) -> Option<BTreeSet<String>> {
    let manifest = read(folder)?;
    let names = manifest.file.into_iter().map(|file| file.name);
    Some(names.chain([MANIFEST.to_owned()]).collect())
}

/// The resolved scenario of a study and the tables that it refers to, as files: what has to be kept
/// to play the same again.
pub(super) fn asked(study: &Study) -> Vec<File<'static>> {
    let table = |table: &PointTable| File::new(table.name.as_str(), table.text.as_bytes());
    let resolved = File::new(RESOLVED, study.resolved.as_str());
    std::iter::once(resolved).chain(study.tables.iter().map(table)).collect()
}

/// The files in a folder of ours from which its results were played: the resolved scenario and the
/// tables that it refers to.
pub(super) fn is_asked(file: &Digested) -> bool {
    file.name == RESOLVED || PointTable::is_called(&file.name)
}

/// What keeps the results in a folder from being those that this command makes of this study, in
/// words; nothing if they are.
pub fn differences(folder: &Path, study: &Study, command: &str) -> Vec<String> {
    let (Some(made), Some(identity)) = (read(folder), identity_of(folder)) else {
        return vec!["it has no manifest of ours".to_owned()];
    };
    let now = Manifest::new(study, command, Counts::default());
    let pairs = [
        ("version", made.version.clone(), now.version.clone()),
        ("command", made.command.clone(), plain(&now.command).into_owned()),
        ("seed", made.seed.to_string(), now.seed.to_string()),
    ];
    let differing = pairs.into_iter().filter(|(_, then, now)| then != now);
    let mut found: Vec<String> =
        differing.map(|(what, then, now)| format!("{what}: {then} then, {now} now")).collect();
    for read in &now.input {
        let then = made.input.iter().find(|then| then.name == read.name);
        if then.is_some_and(|then| then.sha256 != read.sha256) {
            found.push(format!("{} has been changed since", read.name));
        }
    }
    let resolved = File::new(RESOLVED, study.resolved.as_str()).digest().sha256;
    if found.is_empty() && (identity.version, identity.resolved) != (now.version, resolved) {
        found.push("values in the scenario".to_owned());
    }
    found
}

/// What is asked: a command on a scenario, or on two that are compared.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// The resolved scenario.
    pub resolved: &'a str,
    /// The other one, if two are compared and it is not the same.
    pub other: Option<&'a str>,
    /// The command, as in the manifest.
    pub command: &'a str,
    /// What has been told, if it is asked from then on.
    pub told: Option<&'a Told>,
}

impl<'a> Question<'a> {
    /// The question of a command on a study.
    pub fn new(study: &'a Study, command: &'a str) -> Self {
        Self { resolved: &study.resolved, other: None, command, told: None }
    }

    /// The same once this has been told.
    #[must_use]
    pub fn and_told(self, told: &'a Told) -> Self {
        Self { told: Some(told), ..self }
    }

    /// The same on another study too.
    #[must_use]
    pub fn and_of(self, study: &'a Study) -> Self {
        let other = Some(study.resolved.as_str()).filter(|other| *other != self.resolved);
        Self { other, ..self }
    }

    /// What the results of this version are of.
    pub(super) fn identity(self) -> Identity {
        Identity {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            resolved: digest(self.resolved),
            told: self.told.cloned(),
        }
    }
}

fn digest(resolved: &str) -> String {
    File::new(RESOLVED, resolved).digest().sha256
}

/// Whether the results in a folder are those that this version makes of a question.
pub(super) fn is_answer_to(folder: &Path, question: Question<'_>) -> bool {
    let Some(manifest) = read(folder) else { return false };
    let mut files = manifest.file.iter();
    let other = files.find(|file| file.name == RESOLVED_B).map(|file| file.sha256.clone());
    manifest.command == plain(question.command)
        && other == question.other.map(digest)
        && identity_of(folder) == Some(question.identity())
}

/// What results are of: those of which it is the same answer one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Identity {
    /// The version of the program.
    pub(super) version: String,
    /// The digest of the resolved scenario.
    pub(super) resolved: String,
    /// What was told, if anything was.
    pub(super) told: Option<Told>,
}

impl Identity {
    /// Whether both are of the same scenario by the same version, whatever was told.
    pub(super) fn is_of_the_same_scenario_as(&self, other: &Self) -> bool {
        (&self.version, &self.resolved) == (&other.version, &other.resolved)
    }
}

/// What the results in a folder are of.
pub(super) fn identity_of(folder: &Path) -> Option<Identity> {
    identity(&read(folder)?)
}

/// What results with this manifest are of.
pub(super) fn identity(manifest: &Manifest) -> Option<Identity> {
    let resolved = manifest.file.iter().find(|file| file.name == RESOLVED)?;
    Some(Identity {
        version: manifest.version.clone(),
        resolved: resolved.sha256.clone(),
        told: manifest.told.clone(),
    })
}
