//! Why results are not where they were wanted.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

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

impl fmt::Display for WriteError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotOurs { folder, foreign } if foreign.is_empty() => write!(
                formatter,
                "{} exists and holds no results of drawdown; nothing was written there. \
                 Give another folder with --out, or move this one away.",
                folder.display()
            ),
            Self::NotOurs { folder, foreign } => write!(
                formatter,
                "{} holds results, but also files that drawdown did not write ({}); nothing was \
                 written there. Move them away, or give another folder with --out.",
                folder.display(),
                foreign.join(", ")
            ),
            Self::Link { folder } => write!(
                formatter,
                "{} is a symbolic link; nothing was written. Give the folder that it leads to with \
                 --out.",
                folder.display()
            ),
            Self::Around { folder } => write!(
                formatter,
                "{} is the folder in which this command works, or one around it, and results take \
                 the whole of a folder; nothing was written. Give a name within it, as in --out \
                 results.",
                folder.display()
            ),
            Self::TooDeep { folder } => {
                let beginning: String = folder.to_string_lossy().chars().take(60).collect();
                write!(
                    formatter,
                    "{beginning}… leads through more folders, or is longer, than a path to results may be; \
                     nothing was written. Give a shorter one with --out."
                )
            }
            Self::Overtaken { folder } => write!(
                formatter,
                "other results were put into {} meanwhile, which were left as they are.",
                folder.display()
            ),
            Self::Left { folder, rest } => write!(
                formatter,
                "the results are in {}, but not all that lay in it before could be moved there; the \
                 rest is in {}.",
                folder.display(),
                rest.display()
            ),
            Self::Machine { path, error } => {
                write!(formatter, "cannot write {}: {error}", path.display())
            }
            Self::Kept { why, folder } => {
                let (why, folder) = (why.to_string(), folder.display());
                let why = why.trim_end_matches('.');
                write!(
                    formatter,
                    "{why}. What was to be written is whole in {folder}: move it from there."
                )
            }
        }
    }
}

impl std::error::Error for WriteError {}
