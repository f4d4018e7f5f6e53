//! Folders of results read again: what was played, so that it can be played once more.

use std::fmt;
use std::path::{Path, PathBuf};

use super::Language;
use super::file::File;
use super::manifest::{self, MANIFEST, Manifest, RESOLVED};
use crate::scenario::{MOST_BYTES, Message, Unreadable, message, read_bytes};

/// What a folder of results is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    /// Its manifest.
    pub manifest: Manifest,
    /// The resolved scenario: a whole scenario file.
    pub resolved: PathBuf,
}

/// Why a folder cannot be played again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoPast {
    /// There is nothing of this name.
    NoFolder {
        /// Where it would be.
        folder: PathBuf,
    },
    /// It is a file.
    File {
        /// The file.
        file: PathBuf,
    },
    /// It holds no results of this program.
    NotOurs {
        /// The folder.
        folder: PathBuf,
    },
    /// Its resolved scenario, or a table that this refers to, is not there.
    Missing {
        /// The folder.
        folder: PathBuf,
        /// The name of the file.
        file: String,
    },
    /// Its manifest, or what it was played from, is not to be read.
    Unreadable {
        /// The file.
        file: PathBuf,
        /// Why not.
        why: Unreadable,
    },
    /// Its resolved scenario, or a table that this refers to, is no longer the one that was played.
    Changed {
        /// The folder.
        folder: PathBuf,
        /// The name of the file.
        file: String,
    },
}

impl NoPast {
    /// Why, in no language yet.
    pub fn message(&self) -> Message {
        match self {
            Self::NoFolder { folder } => message!("past-no-folder", folder = folder.display()),
            Self::File { file } => message!("past-file", file = file.display()),
            Self::Missing { folder, file } => {
                message!("past-input-missing", folder = folder.display(), file)
            }
            Self::NotOurs { folder } => message!("past-not-ours", folder = folder.display()),
            Self::Unreadable { file, why } => {
                message!("results-unreadable", file = file.display(), why = why.message())
            }
            Self::Changed { folder, file } => {
                message!("past-input-changed", folder = folder.display(), file)
            }
        }
    }
}

impl fmt::Display for NoPast {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message().read(Language::English))
    }
}

impl std::error::Error for NoPast {}

impl NoPast {
    /// Whether it is the machine's doing.
    pub fn is_of_machine(&self) -> bool {
        matches!(self, Self::Unreadable { why, .. } if why.is_of_machine())
    }
}

/// What a folder of results is of.
///
/// # Errors
/// [`NoPast`] if there is no such folder, or it is not ours, or has been changed since.
pub fn past(folder: &Path) -> Result<Past, NoPast> {
    let not_ours = || NoPast::NotOurs { folder: folder.to_owned() };
    check_place(folder)?;
    let unreadable = |name: &str, why| NoPast::Unreadable { file: folder.join(name), why };
    let manifest = manifest::try_read(folder).map_err(|why| unreadable(MANIFEST, why))?;
    let manifest = manifest.ok_or_else(not_ours)?;
    if manifest.file.iter().all(|file| file.name != RESOLVED) {
        return Err(not_ours());
    }
    for written in manifest.file.iter().filter(|file| manifest::is_asked(file)) {
        let name = written.name.as_str();
        let (path, file) = (folder.join(name), name.to_owned());
        if is_missing(&path) {
            return Err(NoPast::Missing { folder: folder.to_owned(), file });
        }
        let bytes = read_bytes(&path, MOST_BYTES).map_err(|why| unreadable(name, why))?;
        if File::new(name, bytes).digest().sha256 != written.sha256 {
            return Err(NoPast::Changed { folder: folder.to_owned(), file });
        }
    }
    Ok(Past { resolved: folder.join(RESOLVED), manifest })
}

/// Whether there is nothing at a path. What cannot be looked at is not missing.
pub(super) fn is_missing(path: &Path) -> bool {
    path.try_exists().is_ok_and(|exists| !exists)
}

/// Whether there can be results at this place at all.
fn check_place(folder: &Path) -> Result<(), NoPast> {
    if folder.is_file() {
        return Err(NoPast::File { file: folder.to_owned() });
    }
    if is_missing(folder) {
        return Err(NoPast::NoFolder { folder: folder.to_owned() });
    }
    Ok(())
}
