//! The folder of an answer: what a verb other than `run` found out about a study, as tables.

use super::dictionary;
use super::file::File;
use super::frictionless::schema_file;
use super::manifest::{Manifest, RESOLVED_B, asked};
use super::table::Table;
use crate::scenario::Study;

/// The files of an answer: its tables, the dictionary and the schema of them, the resolved scenario and the
/// manifest.
pub fn answer_files(study: &Study, tables: Vec<Table>, manifest: Manifest) -> Vec<File<'static>> {
    answer_files_of_two(study, None, tables, manifest)
}

/// The files of an answer about a study and, if it is not the same, another one beside it, whose
/// resolved scenario is written too.
pub fn answer_files_of_two(
    study: &Study,
    other: Option<&Study>,
    mut tables: Vec<Table>,
    manifest: Manifest,
) -> Vec<File<'static>> {
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
