//! Why results are not where they were wanted.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::super::Language;
use crate::scenario::{Message, Unreadable, message};

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
    /// What is in the place cannot be told, for its manifest is not to be read.
    Unreadable {
        /// The manifest.
        file: PathBuf,
        /// Why not.
        why: Unreadable,
    },
    /// The place is a link to another.
    Link {
        /// The place.
        folder: PathBuf,
    },
    /// The place is the folder in which the command works, or one around that.
    Around {
        /// The place.
        folder: PathBuf,
    },
    /// A path that is no text.
    NoText {
        /// As it was asked for.
        folder: PathBuf,
    },
    /// The path has more steps or letters than makes sense.
    TooDeep {
        /// The place.
        folder: PathBuf,
    },
    /// Somebody put other results there in the meantime.
    Overtaken {
        /// The place.
        folder: PathBuf,
    },
    /// The results are in place, but not all that was there before could be moved over.
    Left {
        /// The place.
        folder: PathBuf,
        /// Where the rest is.
        rest: PathBuf,
    },
    /// The machine did not let it.
    Machine {
        /// The file or folder.
        path: PathBuf,
        /// What it said.
        error: io::Error,
    },
    /// What was to be written is whole, but elsewhere.
    Kept {
        /// Why it is not in its place.
        why: Box<WriteError>,
        /// Where it is.
        folder: PathBuf,
    },
}

impl WriteError {
    /// The same with what was to be written kept in a folder.
    pub(super) fn kept_in(self, folder: PathBuf) -> Self {
        Self::Kept { why: Box::new(self), folder }
    }
}

/// An error of the machine at a path.
pub(super) fn machine(path: &Path) -> impl FnOnce(io::Error) -> WriteError {
    let path = path.to_owned();
    move |error| WriteError::Machine { path, error }
}

impl WriteError {
    /// Why, in no language yet.
    pub fn message(&self) -> Message {
        match self {
            Self::NotOurs { folder, foreign } if foreign.is_empty() => {
                message!("write-not-ours", folder = folder.display())
            }
            Self::NotOurs { folder, foreign } => {
                message!("write-foreign", folder = folder.display(), foreign = foreign.join(", "))
            }
            Self::Unreadable { file, why } => {
                message!("results-unreadable", file = file.display(), why = why.message())
            }
            Self::Link { folder } => message!("write-link", folder = folder.display()),
            Self::Around { folder } => message!("write-around", folder = folder.display()),
            Self::NoText { folder } => message!("write-no-text", folder = folder.display()),
            Self::TooDeep { folder } => {
                let beginning: String = folder.to_string_lossy().chars().take(60).collect();
                message!("write-too-deep", beginning)
            }
            Self::Overtaken { folder } => message!("write-overtaken", folder = folder.display()),
            Self::Left { folder, rest } => {
                message!("write-left", folder = folder.display(), rest = rest.display())
            }
            Self::Machine { path, error } => {
                message!("write-machine", path = path.display(), error)
            }
            Self::Kept { why, folder } => {
                let why = match &**why {
                    Self::Machine { .. } => message!("write-ended", why = why.message()),
                    why => why.message(),
                };
                message!("write-kept", why, folder = folder.display())
            }
        }
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message().read(Language::English))
    }
}

impl std::error::Error for WriteError {}
