//! Folders of results read again: what was played, so that it can be played once more.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use super::file::File;
use super::manifest::{self, Manifest, RESOLVED};

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
    /// It holds no results of this program.
    NotOurs {
        /// The folder.
        folder: PathBuf,
    },
    /// Its resolved scenario, or a table that this refers to, is not there or is no longer the one
    /// that was played.
    Changed {
        /// The folder.
        folder: PathBuf,
        /// The name of the file.
        file: String,
    },
}

impl fmt::Display for NoPast {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotOurs { folder } => write!(
                formatter,
                "{} holds no results of drawdown (no manifest.toml of ours), so it cannot be \
                 compared. Give a folder that `drawdown run` wrote, a scenario file, or a plan.",
                folder.display()
            ),
            Self::Changed { folder, file } => write!(
                formatter,
                "{}/{file} is not the file that these results were played from. To compare it \
                 as it is now, name the file itself.",
                folder.display()
            ),
        }
    }
}

impl std::error::Error for NoPast {}

/// What a folder of results is of.
///
/// # Errors
/// [`NoPast`] if it is not ours, or has been changed since.
pub fn past(folder: &Path) -> Result<Past, NoPast> {
    let not_ours = || NoPast::NotOurs { folder: folder.to_owned() };
    let manifest = manifest::read(folder).ok_or_else(not_ours)?;
    if manifest.file.iter().all(|file| file.name != RESOLVED) {
        return Err(not_ours());
    }
    for written in manifest.file.iter().filter(|file| manifest::is_asked(file)) {
        let name = written.name.as_str();
        let found = fs::read(folder.join(name)).map(|bytes| File::new(name, bytes).digest().sha256);
        if found.ok().as_ref() != Some(&written.sha256) {
            return Err(NoPast::Changed { folder: folder.to_owned(), file: name.to_owned() });
        }
    }
    Ok(Past { resolved: folder.join(RESOLVED), manifest })
}
