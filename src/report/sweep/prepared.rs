//! What the shards of a sweep need not find out again: its points, and how long a run takes.
//!
//! The file begins with a line, then the SHA-256 of the rest, then the rest. It is of one scenario, seed,
//! sweep and version, and never used for another; whoever finds none finds out for itself, to the same
//! points.

use std::ffi::OsString;
use std::fs;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;

use super::super::file::hexadecimal;
use super::identity::machine;
use crate::experiment::sweep::Drawn;
use crate::scenario::{MOST_BYTES, Study, is_plain_file, open_file, read_bytes};

/// What the file begins with.
const HEAD: &[u8] = b"drawdown design 1\n";
/// What stands in the name of one that is being made, before some letters.
const NEW: &str = ".drawdown-";
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

    /// Whether a file is one of these, of whatever sweep, or the beginning of one that is being made.
    pub(crate) fn is_one(file: &Path) -> bool {
        let mut head = Vec::new();
        let read = open_file(file)
            .is_ok_and(|file| file.take(HEAD.len() as u64).read_to_end(&mut head).is_ok());
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned());
        let is_new = || name.is_some_and(|name| name.starts_with('.') && name.contains(NEW));
        read && (head == HEAD || HEAD.starts_with(&head) && is_new())
    }

    /// What a file says of a sweep of the scenario of this fingerprint; `None` if there is none, or it is of
    /// another or damaged.
    pub fn read(file: &Path, fingerprint: &str, sweep: &str) -> Option<Self> {
        clear_left(file);
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
        let (folder, prefix) = new_beside(file);
        fs::create_dir_all(folder)?;
        let mut new = held(folder, &prefix)?;
        new.write_all(HEAD)?;
        new.write_all(&Sha256::digest(&body))?;
        new.write_all(&body)?;
        new.as_file().sync_all()?;
        new.persist(file).map(drop).map_err(|error| error.error)
    }
}

/// The folder of a file, and what its name begins with while it is being made.
fn new_beside(file: &Path) -> (&Path, OsString) {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut prefix = OsString::from(".");
    prefix.push(file.file_name().unwrap_or_default());
    prefix.push(NEW);
    (folder.unwrap_or(Path::new(".")), prefix)
}

/// A new file, which is locked, so that nobody takes it for one that a stop has left.
fn held(folder: &Path, prefix: &OsString) -> io::Result<NamedTempFile> {
    loop {
        let mut builder = tempfile::Builder::new();
        builder.prefix(prefix);
        // Like any new file: the umask says who may read it.
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        let new = builder.tempfile_in(folder)?;
        // Where there are no locks, what a stop has left stays.
        let _ = new.as_file().lock();
        // Before it was locked somebody may have cleared it away.
        if is_plain_file(new.path()) {
            return Ok(new);
        }
    }
}

/// Removes what commands that were stopped have left of a file that they were making.
fn clear_left(file: &Path) {
    let (folder, prefix) = new_beside(file);
    let Some(prefix) = prefix.to_str() else { return };
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let is_new = entry.file_name().to_str().is_some_and(|name| name.starts_with(prefix));
        if is_new
            && is_plain_file(&path)
            && Prepared::is_one(&path)
            && let Ok(left) = open_file(&path)
            && left.try_lock().is_ok()
        {
            let _ = fs::remove_file(&path);
        }
    }
}

/// What everything depends on that is found out of a sweep: the fingerprint is of all that the file says.
fn key(fingerprint: &str, sweep: &str) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let text = format!("{version}\n{}\n{fingerprint}\n{sweep}\n", machine());
    hexadecimal(&Sha256::digest(text))
}
