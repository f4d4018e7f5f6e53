//! What lies in a folder, and whose it is.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io;
use std::path::Path;

use super::super::manifest::{self, MANIFEST};
use super::super::sweep::{Identity, Prepared};
use super::error::WriteError;
use super::work;

/// The names in a folder, sorted, by whose they are.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Contents {
    /// Whether there is a manifest of ours.
    is_named: bool,
    /// Files that the manifest names, itself included.
    pub(super) ours: BTreeSet<OsString>,
    /// Folders of other questions, and what there is of sweeps under way: they outlive what is ours.
    answers: BTreeSet<OsString>,
    /// Anything else: links too, and a folder where the manifest names a file.
    foreign: BTreeSet<OsString>,
}

impl Contents {
    /// What lies in a folder, which is no link to one.
    pub(super) fn of(folder: &Path) -> io::Result<Self> {
        if !fs::symlink_metadata(folder)?.is_dir() {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        let files = manifest::files_of(folder);
        let mut contents = Self { is_named: files.is_some(), ..Self::default() };
        let files = files.unwrap_or_default();
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let (name, kind) = (entry.file_name(), entry.file_type()?);
            let is_named = name.to_str().is_some_and(|name| files.contains(name));
            let names = match () {
                () if kind.is_file() && is_named => &mut contents.ours,
                () if is_named => &mut contents.foreign,
                () if kind.is_dir() && is_answer(&entry.path(), &name) => &mut contents.answers,
                () if kind.is_file() && Prepared::is_one(&entry.path()) => &mut contents.answers,
                () => &mut contents.foreign,
            };
            names.insert(name);
        }
        Ok(contents)
    }

    /// What lies in a folder, if there is one and no link.
    pub(super) fn of_if_any(folder: &Path) -> io::Result<Option<Self>> {
        match Self::of(folder) {
            Ok(contents) => Ok(Some(contents)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Whether there are results, all of them ours.
    ///
    /// # Errors
    /// [`WriteError::NotOurs`] if there is anything else.
    pub(super) fn ours_alone(&self, folder: &Path) -> Result<bool, WriteError> {
        if self.foreign.is_empty() {
            return Ok(self.is_named);
        }
        let shown = |name: &OsString| name.to_string_lossy().into_owned();
        let foreign =
            if self.is_named { self.foreign.iter().map(shown).collect() } else { Vec::new() };
        Err(WriteError::NotOurs { folder: folder.to_owned(), foreign })
    }

    /// Whether it can be told to be results, or answers waiting for them.
    pub(super) fn is_recognised(&self) -> bool {
        self.is_named || !self.answers.is_empty() && self.foreign.is_empty()
    }

    /// All that does not go when new results come.
    pub(super) fn others(&self) -> impl Iterator<Item = &OsStr> {
        self.answers.iter().chain(&self.foreign).map(OsString::as_os_str)
    }
}

/// Whether a folder within results is one of another question, or of work of ours.
fn is_answer(folder: &Path, name: &OsStr) -> bool {
    manifest::read(folder).is_some()
        || Identity::read(folder).is_some()
        || Identity::is_name_of_work(&name.to_string_lossy())
        || work::is_one(folder)
        || work::is_begun(folder)
        || leads_to_answers(folder)
}

/// Whether a folder leads to answers, or was made to: it holds nothing else.
pub(super) fn leads_to_answers(folder: &Path) -> bool {
    let is_one = |entry: io::Result<fs::DirEntry>| {
        entry.is_ok_and(|entry| {
            entry.file_type().is_ok_and(|kind| kind.is_dir())
                && is_answer(&entry.path(), &entry.file_name())
        })
    };
    fs::read_dir(folder).is_ok_and(|mut entries| entries.all(is_one))
}

/// Removes a folder of ours, file by file: whatever the manifest does not name stays, and the folder
/// with it. The manifest goes last, so that a stop in between leaves what can still be removed.
///
/// # Errors
/// If anything is left.
pub(super) fn discard(folder: &Path) -> io::Result<()> {
    let contents = Contents::of(folder)?;
    for name in contents.ours.iter().filter(|name| *name != MANIFEST) {
        fs::remove_file(folder.join(name))?;
    }
    if contents.is_named && contents.others().next().is_none() {
        fs::remove_file(folder.join(MANIFEST))?;
    }
    fs::remove_dir(folder)
}
