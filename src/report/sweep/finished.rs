//! The mark of a shard that is played to the end: what its log is, byte for byte.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::super::file::{Digest, Sum, create_file};
use crate::scenario::{open_file, read_text_file};

/// The name of the file beside a log.
pub(super) const NAME: &str = "done.toml";
/// The same while it is written.
pub(super) const NEW: &str = "done.toml.new";

/// The mark of a log that is whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finished {
    /// What the log is.
    log: Digest,
}

impl Finished {
    /// The mark of a log as it is.
    ///
    /// # Errors
    /// Those of the machine.
    pub fn of(log: &Path) -> io::Result<Self> {
        let mut sum = Sum::new(io::sink());
        io::copy(&mut open_file(log)?, &mut sum)?;
        Ok(Self { log: sum.digest("runs.log").1 })
    }

    /// The mark in the folder of a log, if there is one.
    pub fn read(folder: &Path) -> Option<Self> {
        toml::from_str(&read_text_file(&folder.join(NAME)).ok()?).ok()
    }

    /// Writes the mark into the folder of a log, whole or not at all.
    ///
    /// # Errors
    /// Those of the machine.
    pub fn write(&self, folder: &Path) -> io::Result<()> {
        let text = toml::to_string(self).expect("a mark is a number and a text");
        let new = folder.join(NEW);
        let mut file = create_file(&new)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        fs::rename(new, folder.join(NAME))
    }
}
