//! `manifest.toml`: what was played from what, so that anybody can play it again.
//!
//! It holds no time of day and no number of threads: the same input gives the same bytes. It is
//! also how a folder of results is recognised.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::file::File;
use crate::scenario::Study;

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
    /// Replications of each plan under each case.
    pub replications: u64,
    /// Plans, in order.
    pub plans: Vec<String>,
    /// Cases, in order.
    pub cases: Vec<String>,
    /// Runs played: plans × cases × replications.
    pub runs: u64,
    /// Runs without an outcome.
    pub failed: u64,
    /// Events played in all runs.
    pub events: u64,
    /// Files read.
    input: Vec<Digested>,
    /// Files written, this one aside.
    #[serde(default)]
    pub(super) file: Vec<Digested>,
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
            input: study.inputs.iter().map(read).collect(),
            file: Vec::new(),
        }
    }

    /// The same with the files of another study, if they are others.
    #[must_use]
    pub fn and_read(mut self, study: &Study) -> Self {
        for input in &study.inputs {
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
    let text = fs::read_to_string(folder.join(MANIFEST)).ok()?;
    let manifest: Manifest = toml::from_str(&text).ok()?;
    (manifest.program == PROGRAM).then_some(manifest)
}

/// The names of the files in a folder of ours, its manifest included; `None` if it is not ours.
pub(super) fn files_of(folder: &Path) -> Option<BTreeSet<String>> {
    let manifest = read(folder)?;
    let names = manifest.file.into_iter().map(|file| file.name);
    Some(names.chain([MANIFEST.to_owned()]).collect())
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
}

impl<'a> Question<'a> {
    /// The question of a command on a study.
    pub fn new(study: &'a Study, command: &'a str) -> Self {
        Self { resolved: &study.resolved, other: None, command }
    }

    /// The same on another study too.
    #[must_use]
    pub fn and_of(self, study: &'a Study) -> Self {
        let other = Some(study.resolved.as_str()).filter(|other| *other != self.resolved);
        Self { other, ..self }
    }

    /// What the results of this version are of.
    pub(super) fn identity(self) -> (String, String) {
        (env!("CARGO_PKG_VERSION").to_owned(), digest(self.resolved))
    }
}

fn digest(resolved: &str) -> String {
    File::new(RESOLVED, resolved).digest().sha256
}

/// Whether the results in a folder are those that this version makes of a question.
pub fn is_answer_to(folder: &Path, question: Question<'_>) -> bool {
    let Some(manifest) = read(folder) else { return false };
    let mut files = manifest.file.iter();
    let other = files.find(|file| file.name == RESOLVED_B).map(|file| file.sha256.clone());
    manifest.command == question.command
        && other == question.other.map(digest)
        && identity_of(folder) == Some(question.identity())
}

/// What the results in a folder are of: the version and the digest of the resolved scenario.
pub(super) fn identity_of(folder: &Path) -> Option<(String, String)> {
    let manifest = read(folder)?;
    let resolved = manifest.file.into_iter().find(|file| file.name == RESOLVED)?;
    Some((manifest.version, resolved.sha256))
}
