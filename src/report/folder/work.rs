//! The folder of work beside a place for results: `new` in it is what is being made, `old` what was
//! moved aside, `rows` a table that is too long for the memory and goes into the results of another.
//!
//! It is called `.NAME.drawdown-` and some letters. A file in it is locked as long as a command is at
//! work there, and says what that command puts into the place; so the next command can tell work
//! under way from what a stop has left.
//!
//! A folder of that name may also have come with somebody else's results. In a real one nothing is a
//! link, a pipe or a device; one in which something is, is left alone ([`is_strange`]), and no link is ever
//! followed to put back or to remove what is behind it.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::super::manifest::MANIFEST;
use super::contents::discard;
use crate::scenario::{is_plain_file, is_plain_folder, read_bytes};

/// The name of the file that is locked.
const LOCK: &str = "lock";
/// The same before anybody may find it.
const EARLY: &str = "lock.new";
/// How it begins.
const HEAD: &str = "drawdown results\n";
/// Most bytes of it: the head and a digest.
const MOST_SAID: u64 = 200;
/// What stands between the name of the place and some letters.
const MIDDLE: &str = ".drawdown-";
/// What may be made in `rows`.
const ROWS: [&str; 2] = ["runs.csv", "runs.parquet"];

/// A folder of work that is locked.
#[derive(Debug)]
pub(super) struct Work {
    path: PathBuf,
    lock: File,
}

impl Work {
    /// A new one, with an empty `new` in it, whose access rights are those of any new folder.
    pub(super) fn begin(parent: &Path, name: &OsStr) -> io::Result<Self> {
        let mut prefix = OsString::from(".");
        prefix.push(name);
        prefix.push(MIDDLE);
        let folder = tempfile::Builder::new().prefix(&prefix).tempdir_in(parent)?;
        // Locked before anybody can find it.
        let early = folder.path().join(EARLY);
        let mut lock = File::create(&early)?;
        // Where there are no locks, what a stop has left is told by nothing and stays.
        let _ = lock.try_lock();
        lock.write_all(HEAD.as_bytes())?;
        fs::rename(&early, folder.path().join(LOCK))?;
        fs::create_dir(folder.path().join("new"))?;
        Ok(Self { path: folder.keep(), lock })
    }

    /// One that a command left, if none is at work in it any more.
    pub(super) fn found(path: &Path) -> Option<Self> {
        if !is_one(path) {
            return None;
        }
        let lock = OpenOptions::new().read(true).write(true).open(path.join(LOCK)).ok()?;
        lock.try_lock().ok()?;
        // Whoever was at work there may have removed it meanwhile.
        is_one(path).then(|| Self { path: path.to_owned(), lock })
    }

    /// Where new results are made.
    pub(super) fn new_folder(&self) -> PathBuf {
        self.path.join("new")
    }

    /// Where old results wait.
    pub(super) fn old_folder(&self) -> PathBuf {
        self.path.join("old")
    }

    /// Where tables are made that are too long for the memory; it is made here.
    pub(super) fn rows_folder(&self) -> io::Result<PathBuf> {
        let rows = self.rows();
        fs::create_dir(&rows)?;
        Ok(rows)
    }

    fn rows(&self) -> PathBuf {
        self.path.join("rows")
    }

    /// Writes down what is about to be put into the place, before the old results are moved.
    pub(super) fn announce(&mut self, digest: &str) -> io::Result<()> {
        self.lock.write_all(digest.as_bytes())?;
        self.lock.sync_all()
    }

    /// Whether it is this that was about to be put into the place.
    pub(super) fn has_announced(&self, digest: &str) -> bool {
        said_in(&self.path).is_some_and(|said| said == digest)
    }

    /// Leaves it to the user, with what is in it: from now on it is no work, and nobody clears it
    /// away. Where `new` is then.
    pub(super) fn keep(self) -> PathBuf {
        let _ = fs::remove_file(self.path.join(LOCK));
        self.new_folder()
    }
}

/// Removes what is ours in it. Old results are not: whoever moved them aside moves them back or
/// discards them.
impl Drop for Work {
    fn drop(&mut self) {
        if fs::symlink_metadata(self.old_folder()).is_ok() || !is_one(&self.path) {
            return;
        }
        let new = self.new_folder();
        // Of a manifest that was not written to its end nobody can tell what it names.
        if discard(&new).is_err() && is_alone(&new, MANIFEST) {
            let _ = fs::remove_file(new.join(MANIFEST)).and_then(|()| fs::remove_dir(&new));
        }
        let rows = self.rows();
        if is_plain_folder(&rows) {
            ROWS.iter().for_each(|name| drop(fs::remove_file(rows.join(name))));
            let _ = fs::remove_dir(&rows);
        }
        if is_alone(&self.path, LOCK) {
            let _ = fs::remove_file(self.path.join(LOCK));
            let _ = fs::remove_dir(&self.path);
        }
    }
}

/// Whether a folder is one of work, in which nothing is but what such folders hold.
pub(super) fn is_one(folder: &Path) -> bool {
    place_of(folder).is_some() && !is_strange(folder) && said_in(folder).is_some()
}

/// Whether a folder is one of work that was stopped before anybody could find it: of that name, and empty but for
/// the file that was to be locked.
pub(super) fn is_begun(folder: &Path) -> bool {
    place_of(folder).is_some() && is_alone(folder, EARLY)
}

/// What is said in the file that is locked, after its head.
fn said_in(folder: &Path) -> Option<String> {
    let lock = folder.join(LOCK);
    let bytes = is_plain_file(&lock).then(|| read_bytes(&lock, MOST_SAID).ok())??;
    String::from_utf8(bytes).ok()?.strip_prefix(HEAD).map(str::to_owned)
}

/// Whether a folder of work, or what is put into it, is a link, or anything in it neither file nor folder:
/// then somebody else has made it.
pub(super) fn is_strange(folder: &Path) -> bool {
    let is_plain =
        |entry: fs::DirEntry| entry.file_type().is_ok_and(|kind| kind.is_file() || kind.is_dir());
    let entries = fs::read_dir(folder);
    let is_real = is_plain_folder(folder);
    !is_real || entries.is_ok_and(|mut entries| !entries.all(|it| it.is_ok_and(is_plain)))
}

/// The name of the place that a folder would be the work of, by its own name.
pub(super) fn place_of(folder: &Path) -> Option<String> {
    let name = folder.file_name()?.to_str()?;
    let (place, letters) = name.strip_prefix('.')?.rsplit_once(MIDDLE)?;
    (!place.is_empty() && !letters.is_empty()).then(|| place.to_owned())
}

/// Removes a folder that was to become one of work, if a stop came before anything was in it. One of a
/// minute's age is no longer being made.
pub(super) fn clear_if_empty(folder: &Path) {
    let made = fs::symlink_metadata(folder).and_then(|found| found.modified());
    let age = made.ok().and_then(|made| made.elapsed().ok());
    if age.is_some_and(|age| age.as_secs() >= 60) && is_alone(folder, EARLY) {
        let _ = fs::remove_file(folder.join(EARLY));
        let _ = fs::remove_dir(folder);
    }
}

/// Whether nothing but this is in a folder.
fn is_alone(folder: &Path, name: &str) -> bool {
    if !is_plain_folder(folder) {
        return false;
    }
    let Ok(entries) = fs::read_dir(folder) else { return false };
    entries.flatten().all(|entry| entry.file_name() == name)
}
