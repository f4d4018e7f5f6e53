//! The folder of an answer: what a verb other than `run` found out about a study, as tables.

use super::dictionary;
use super::file::File;
use super::frictionless::schema_file;
use super::manifest::{Manifest, RESOLVED_B, asked};
use super::table::Table;
use crate::scenario::Study;

/// What a verb other than `run` has found out about a study.
pub trait Answer {
    /// All of it, as tables: what the files hold.
    fn tables(&self) -> Vec<Table>;

    /// What of it is told on a terminal, to a reader who finds the files in `folder`.
    fn text(&self, folder: &str) -> String;
}

/// The files of an answer about a study: its tables, the dictionary and the schema of them, the resolved
/// scenario and the manifest; and the resolved scenario of another study that it is about as well, if
/// that is not the same.
pub fn answer_files(
    answer: &dyn Answer,
    study: &Study,
    other: Option<&Study>,
    manifest: Manifest,
) -> Vec<File<'static>> {
    let mut tables = answer.tables();
    tables.push(dictionary(&tables));
    let mut files: Vec<File<'static>> = tables.iter().map(File::table).collect();
    files.push(schema_file(&tables));
    files.extend(asked(study));
    if let Some(other) = other.filter(|other| other.resolved != study.resolved) {
        files.push(File::new(RESOLVED_B, other.resolved.as_str()));
        // A table is named after what is in it: one of the same name is there already.
        let tables = asked(other).into_iter().skip(1);
        let new = tables.filter(|table| files.iter().all(|file| file.name != table.name));
        files.extend(new.collect::<Vec<_>>());
    }
    files.push(manifest.file(&files));
    files
}
