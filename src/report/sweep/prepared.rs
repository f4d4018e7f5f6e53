//! What the shards of a sweep need not find out again: its points, and how long a run takes.
//!
//! The file begins with a line, then the SHA-256 of the rest, then the rest. It is of one scenario, seed,
//! sweep and version, and never used for another; whoever finds none finds out for itself, to the same
//! points.

use std::fs;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::super::file::hexadecimal;
use super::identity::machine;
use crate::experiment::sweep::Drawn;
use crate::scenario::{MOST_BYTES, Study, open_file, read_bytes};

/// What the file begins with.
const HEAD: &[u8] = b"drawdown design 1\n";
/// Bytes of a digest.
const DIGEST: usize = 32;

/// What a sweep was found to be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Prepared {
    /// What it is of.
    key: String,
    /// What [`Scenario::has_rivals`](crate::scenario::Scenario::has_rivals) said of its base.
    pub has_rivals: bool,
    /// The points.
    pub drawn: Drawn,
    /// Most runs of a block.
    pub block: u32,
}

impl Prepared {
    /// What was found of a sweep, whose factors have been tried.
    pub fn new(study: &Study, sweep: &str, drawn: Drawn, block: u32) -> Self {
        let (key, has_rivals) = (key(&study.fingerprint, sweep), study.base.has_rivals());
        Self { key, has_rivals, drawn, block }
    }

    /// The file of a sweep, beside the place for its results.
    pub fn file_beside(results: &Path) -> PathBuf {
        let mut file = results.as_os_str().to_owned();
        file.push(".design");
        PathBuf::from(file)
    }

    /// Whether a file is one of these, of whatever sweep.
    pub(crate) fn is_one(file: &Path) -> bool {
        let mut head = [0; HEAD.len()];
        let is_read = open_file(file).is_ok_and(|mut file| file.read_exact(&mut head).is_ok());
        is_read && head == HEAD
    }

    /// What a file says of a sweep of the scenario of this fingerprint; `None` if there is none, or it is of
    /// another or damaged.
    pub fn read(file: &Path, fingerprint: &str, sweep: &str) -> Option<Self> {
        let bytes = read_bytes(file, MOST_BYTES).ok()?;
        let (digest, body) = bytes.strip_prefix(HEAD)?.split_at_checked(DIGEST)?;
        if Sha256::digest(body)[..] != *digest {
            return None;
        }
        let prepared: Self = postcard::from_bytes(body).ok()?;
        (prepared.key == key(fingerprint, sweep)).then_some(prepared)
    }

    /// Writes it, whole or not at all. Shards that do so at once write the same.
    ///
    /// # Errors
    /// Those of the machine, and [`io::ErrorKind::FileTooLarge`] for what nobody could read again.
    pub fn write(&self, file: &Path) -> io::Result<()> {
        let body = postcard::to_allocvec(self).map_err(io::Error::other)?;
        if body.len() as u64 + 1_000 > MOST_BYTES {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        let mut new = tempfile::Builder::new().prefix(".design-").tempfile_in(folder)?;
        new.write_all(HEAD)?;
        new.write_all(&Sha256::digest(&body))?;
        new.write_all(&body)?;
        new.as_file().sync_all()?;
        new.persist(file).map(drop).map_err(|error| error.error)
    }
}

/// What everything depends on that is found out of a sweep: the fingerprint is of all that the file says.
fn key(fingerprint: &str, sweep: &str) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let text = format!("{version}\n{}\n{fingerprint}\n{sweep}\n", machine());
    hexadecimal(&Sha256::digest(text))
}
