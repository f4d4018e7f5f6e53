//! Answers that were made from earlier results than those they lie in.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::super::manifest;
use super::contents::leads_to_answers;
use super::exchange::digest_of;

/// An answer made from earlier results.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Older {
    /// The name of its folder.
    pub name: String,
    /// When it was written, if the machine knows.
    pub written: Option<SystemTime>,
    /// The command that made it.
    pub command: String,
    /// Whether it is a briefing.
    pub is_briefing: bool,
}

/// The answers in a folder of results that were made from earlier ones, in the order of their names.
pub fn older(results: &Path) -> Vec<Older> {
    let Some(identity) = manifest::identity_of(results) else { return Vec::new() };
    let digest = digest_of(results);
    let mut found: Vec<Older> = answers(results, Path::new(""))
        .into_iter()
        .filter_map(|name| {
            let path = results.join(&name);
            let answer = manifest::read(&path)?;
            let is_current = match &answer.results {
                Some(results) => *results == digest,
                // What was told is another question, and no matter of age.
                None => manifest::identity(&answer)
                    .is_some_and(|of| of.is_of_the_same_scenario_as(&identity)),
            };
            let written =
                fs::metadata(path.join(manifest::MANIFEST)).and_then(|it| it.modified()).ok();
            (!is_current).then(|| Older {
                name: name.to_string_lossy().into_owned(),
                written,
                is_briefing: answer.results.is_some(),
                command: answer.command,
            })
        })
        .collect();
    found.sort_by(|one, other| one.name.cmp(&other.name));
    found
}

/// Where answers may lie in results, from there: in folders of theirs, or some steps farther in.
fn answers(results: &Path, way: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(results.join(way)).into_iter().flatten().flatten();
    let folders = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    let names = folders.map(|entry| way.join(entry.file_name()));
    names
        .flat_map(|name| match leads_to_answers(&results.join(&name)) {
            true => answers(results, &name),
            false => vec![name],
        })
        .collect()
}
