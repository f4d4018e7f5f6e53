//! The folder of a sweep: its tables, and its runs straight from the log.

use std::io::{self, BufWriter};
use std::path::Path;

use super::super::csv::Lines;
use super::super::dictionary;
use super::super::file::{File, Sum, create_file};
use super::super::frictionless::schema_file;
use super::super::manifest::{Manifest, asked};
use super::super::packing::{PACKED, PLAIN, Packing};
use super::super::results::answer::{failure_rules, outlook, sensitivity};
use super::super::results::sweep::{RunRows, cell_tables};
use super::Kept;
use crate::analysis::{CellRow, FailureRule, InfluenceRow, Outlook};
use crate::experiment::sweep::Field;
use crate::scenario::Study;

/// A sweep that has been played.
pub struct Swept<'a> {
    /// Its study.
    pub study: &'a Study,
    /// What was played.
    pub field: &'a Field,
    /// What became of each cell.
    pub rows: &'a [CellRow],
    /// What each factor has to do with each deadline.
    pub influence: &'a [InfluenceRow],
    /// In which futures deadlines are missed.
    pub rules: &'a [FailureRule],
    /// How plans stand over all of it, if there are several.
    pub outlook: Option<&'a Outlook>,
}

/// Writes the runs of a log as the table `runs` into a folder, to be moved from there into the results.
///
/// # Errors
/// Those of the machine.
pub fn runs_file(
    study: &Study,
    field: &Field,
    kept: &Kept,
    folder: &Path,
) -> io::Result<File<'static>> {
    let path = folder.join("runs.csv");
    let table = RunRows::new(study, field);
    let mut output = Packing::new(Sum::new(BufWriter::new(create_file(&path)?)));
    let mut lines = Lines::new(&table.heading.columns, &mut output)?;
    kept.for_each(|cell, runs, failed| {
        table.rows(cell, runs, failed).try_for_each(|row| lines.write(&row))
    })?;
    lines.end()?;
    let (output, ending) = output.end()?;
    let (buffer, digest) = output.digest(&format!("{}{ending}", table.heading.name));
    buffer.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
    Ok(File::moved(path, digest))
}

/// The same as Parquet.
///
/// # Errors
/// Those of the machine; [`io::ErrorKind::Unsupported`] without the feature `parquet`.
#[cfg(feature = "parquet")]
pub fn runs_parquet(
    study: &Study,
    field: &Field,
    kept: &Kept,
    folder: &Path,
) -> io::Result<File<'static>> {
    use super::super::parquet::Rows;
    let path = folder.join("runs.parquet");
    let table = RunRows::new(study, field);
    let output = Sum::new(BufWriter::new(create_file(&path)?));
    let mut rows = Rows::new(&table.heading.columns, output)?;
    kept.for_each(|cell, runs, failed| {
        table.rows(cell, runs, failed).try_for_each(|row| rows.write(row))
    })?;
    let (buffer, digest) = rows.end()?.digest("runs.parquet");
    buffer.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
    Ok(File::moved(path, digest))
}

/// The same as Parquet.
///
/// # Errors
/// [`io::ErrorKind::Unsupported`]: this is built without the feature `parquet`.
#[cfg(not(feature = "parquet"))]
pub fn runs_parquet(
    _study: &Study,
    _field: &Field,
    _kept: &Kept,
    _folder: &Path,
) -> io::Result<File<'static>> {
    let why = crate::scenario::Told(crate::scenario::message!(
        "cli-sweep-this-drawdown-built-without-parquet"
    ));
    Err(io::Error::new(io::ErrorKind::Unsupported, why))
}

/// The files of a sweep: its tables, those of its answers, its runs, the dictionary, the resolved
/// scenario and the manifest.
pub fn sweep_files(
    swept: &Swept<'_>,
    runs: Vec<File<'static>>,
    manifest: Manifest,
) -> Vec<File<'static>> {
    let mut tables = cell_tables(swept.study, swept.field, swept.rows);
    tables.push(sensitivity(swept.study, swept.field, swept.influence));
    tables.push(failure_rules(swept.study, swept.field, swept.rules));
    tables.extend(swept.outlook.map(|found| outlook(swept.study, found)));
    let is_packed = runs.iter().any(File::is_packed);
    let heading = RunRows::new(swept.study, swept.field).heading;
    let heading = heading.ending_in(if is_packed { PACKED } else { PLAIN });
    tables.push(dictionary(tables.iter().chain([&heading])));
    let mut files: Vec<File<'static>> = tables.iter().map(File::table).collect();
    files.push(schema_file(tables.iter().chain([&heading])));
    files.extend(runs);
    files.extend(asked(swept.study));
    files.push(manifest.file(&files));
    files
}
