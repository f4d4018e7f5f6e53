//! Folders of results: written whole or not at all, and never over somebody else's files.
//!
//! Files go into a temporary folder beside the place they are meant for, which is then renamed. A
//! folder already there is replaced only if its `manifest.toml` is ours and names every file in
//! it; whether it may be without asking is for the edge to say ([`given_up`] tells what is lost).
//! Replays of the same resolved scenario by the same version are kept; others go with the
//! results they belonged to.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};

use super::file::File;
use super::manifest::{self, Question};

/// Why results were not written.
#[derive(Debug)]
pub enum WriteError {
    /// The place is taken by a folder or a file that this program did not write.
    NotOurs {
        /// The place.
        folder: PathBuf,
        /// What is in it that is not ours, or nothing if it has no manifest of ours.
        foreign: Vec<String>,
    },
    /// The machine did not let it.
    Machine {
        /// The file or folder.
        path: PathBuf,
        /// What it said.
        error: io::Error,
    },
}

impl fmt::Display for WriteError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotOurs { folder, foreign } if foreign.is_empty() => write!(
                formatter,
                "{} exists and holds no results of drawdown; nothing was written. \
                 Give another folder with --out, or move this one away.",
                folder.display()
            ),
            Self::NotOurs { folder, foreign } => write!(
                formatter,
                "{} holds results, but also files that drawdown did not write ({}); nothing was \
                 written. Move them away, or give another folder with --out.",
                folder.display(),
                foreign.join(", ")
            ),
            Self::Machine { path, error } => {
                write!(formatter, "cannot write {}: {error}", path.display())
            }
        }
    }
}

impl std::error::Error for WriteError {}

/// An error of the machine at a path.
fn machine(path: &Path) -> impl FnOnce(io::Error) -> WriteError {
    let path = path.to_owned();
    move |error| WriteError::Machine { path, error }
}

/// Checks that results may be written to `folder`, before anything is computed.
///
/// # Errors
/// [`WriteError::NotOurs`] if something else is there.
pub fn check_folder(folder: &Path) -> Result<(), WriteError> {
    match fs::symlink_metadata(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(machine(folder)(error)),
        Ok(found) if !found.is_dir() => {
            Err(WriteError::NotOurs { folder: folder.to_owned(), foreign: Vec::new() })
        }
        Ok(_) => check_contents(folder),
    }
}

/// Whether everything in a folder that exists is ours: files that its manifest names, and replays.
fn check_contents(folder: &Path) -> Result<(), WriteError> {
    let manifest = manifest::files_of(folder);
    let ours = manifest.clone().unwrap_or_default();
    let is_replay = |path: &Path| {
        path.is_dir() && manifest::files_of(path).is_some() && check_contents(path).is_ok()
    };
    let mut foreign = names_in(folder)?;
    foreign.retain(|name| !ours.contains(name) && !is_replay(&folder.join(name)));
    if foreign.is_empty() {
        return Ok(());
    }
    let foreign = manifest.map_or_else(Vec::new, |_| foreign.into_iter().collect());
    Err(WriteError::NotOurs { folder: folder.to_owned(), foreign })
}

/// The command of results that would be lost if the answer to a question were written to `folder`:
/// of those in it, if they answer another one, or of a replay or an answer in a folder of its own
/// that belongs to another scenario. `None` if nothing is lost.
pub fn given_up(folder: &Path, question: Question<'_>) -> Option<String> {
    let here = manifest::read(folder).filter(|_| !manifest::is_answer_to(folder, question));
    if let Some(manifest) = here {
        return Some(manifest.command);
    }
    let kept = Some(question.identity());
    let inside = names_in(folder).unwrap_or_default().into_iter().map(|name| folder.join(name));
    let mut lost = inside.filter(|inner| inner.is_dir() && manifest::identity_of(inner) != kept);
    lost.find_map(|inner| manifest::read(&inner)).map(|manifest| manifest.command)
}

/// The names in a folder, sorted.
fn names_in(folder: &Path) -> Result<BTreeSet<String>, WriteError> {
    let entries = fs::read_dir(folder).map_err(machine(folder))?;
    let mut names = BTreeSet::new();
    for entry in entries {
        let entry = entry.map_err(machine(folder))?;
        names.insert(entry.file_name().to_string_lossy().into_owned());
    }
    Ok(names)
}

/// Writes these files to `folder` as its only content, whole or not at all.
///
/// # Errors
/// [`WriteError::NotOurs`] if the folder is not ours to replace; [`WriteError::Machine`] if the
/// machine refuses. In both cases what was there before is still there.
pub fn write_folder(folder: &Path, files: &[File<'_>]) -> Result<(), WriteError> {
    check_folder(folder)?;
    let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty());
    let parent = parent.unwrap_or(Path::new("."));
    fs::create_dir_all(parent).map_err(machine(parent))?;
    let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    sweep(parent, &name);
    let new = temporary(parent, &name)?;
    for file in files {
        let path = new.path().join(&file.name);
        match file.source() {
            Some(source) => fs::rename(source, &path).map_err(machine(source))?,
            None => write_file(&path, file).map_err(machine(&path))?,
        }
    }
    open_to_all(new.path()).map_err(machine(new.path()))?;
    exchange(new, folder, parent, &name)
}

/// What a temporary folder beside `name` is called at its beginning.
fn prefix(name: &str) -> String {
    format!(".{name}.drawdown-")
}

/// A temporary folder beside the folder of this name, removed when dropped.
fn temporary(parent: &Path, name: &str) -> Result<tempfile::TempDir, WriteError> {
    tempfile::Builder::new().prefix(&prefix(name)).tempdir_in(parent).map_err(machine(parent))
}

fn write_file(path: &Path, file: &File<'_>) -> io::Result<()> {
    let mut output = BufWriter::new(fs::File::create(path)?);
    file.write_to(&mut output)?;
    output.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()
}

/// Puts the new folder in the place of the old one, which is put back if that fails.
fn exchange(
    new: tempfile::TempDir,
    folder: &Path,
    parent: &Path,
    name: &str,
) -> Result<(), WriteError> {
    let aside = temporary(parent, name)?;
    let old = aside.path().join("old");
    let is_replaced = folder.exists();
    if is_replaced {
        fs::rename(folder, &old).map_err(machine(folder))?;
    }
    if let Err(error) = fs::rename(new.path(), folder) {
        if is_replaced && let Err(error) = fs::rename(&old, folder) {
            // Where the old results are now, nobody may sweep them away.
            return Err(machine(&aside.keep().join("old"))(error));
        }
        return Err(machine(folder)(error));
    }
    if is_replaced && let Err(error) = keep_replays(&old, folder) {
        let _ = aside.keep();
        return Err(error);
    }
    Ok(())
}

/// Moves replays of the same scenario by the same version from the old results to the new.
fn keep_replays(old: &Path, new: &Path) -> Result<(), WriteError> {
    let Some(played) = manifest::identity_of(new) else { return Ok(()) };
    for name in names_in(old)? {
        let replay = old.join(&name);
        if replay.is_dir() && manifest::identity_of(&replay).as_ref() == Some(&played) {
            fs::rename(&replay, new.join(&name)).map_err(machine(&replay))?;
        }
    }
    Ok(())
}

/// Removes what a run that was killed more than an hour ago left beside the folder. What cannot be
/// removed stays: it harms nothing.
fn sweep(parent: &Path, name: &str) {
    let Ok(entries) = fs::read_dir(parent) else { return };
    for entry in entries.flatten() {
        let is_ours = entry.file_name().to_string_lossy().starts_with(&prefix(name));
        let modified = entry.metadata().and_then(|metadata| metadata.modified());
        let age = modified.ok().and_then(|at| at.elapsed().ok());
        let holds_results = entry.path().join("old").exists();
        if is_ours && !holds_results && age.is_some_and(|age| age.as_secs() > 3_600) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// A temporary folder is its owner's alone; results are for everybody who may read the parent.
#[cfg(unix)]
fn open_to_all(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let parent = folder.parent().map_or(Ok(0o755), |parent| {
        fs::metadata(parent).map(|metadata| metadata.permissions().mode() & 0o777)
    })?;
    fs::set_permissions(folder, fs::Permissions::from_mode(parent | 0o700))
}

/// Elsewhere folders inherit their access rights.
#[cfg(not(unix))]
fn open_to_all(_folder: &Path) -> io::Result<()> {
    Ok(())
}
