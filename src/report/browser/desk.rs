//! The folder that a browser prints in. It is locked as long as it is of use, so that the next print can tell
//! what a killed one has left, and clears it away.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::TempDir;

use crate::scenario::{is_plain_file, is_plain_folder, open_file};

/// What it begins with.
const PREFIX: &str = "drawdown-print-";
/// The name of the file that is locked.
const LOCK: &str = "lock";
/// How old one without that file is before it is taken for left.
const MAKING: Duration = Duration::from_secs(60);

/// A folder of its own, which goes when it is let go.
pub(super) struct Desk {
    folder: TempDir,
    _lock: File,
}

impl Desk {
    /// A new one, after those that killed commands of the same user have left are gone.
    pub(super) fn begin(parent: &Path) -> io::Result<Self> {
        let folder = tempfile::Builder::new().prefix(PREFIX).tempdir_in(parent)?;
        let lock = File::create_new(folder.path().join(LOCK))?;
        // Where there are no locks, what a stop has left stays.
        let _ = lock.try_lock();
        for other in others(parent).filter(|other| other != folder.path()) {
            if is_plain_folder(&other) && has_same_owner(&other, folder.path()) {
                clear_if_left(&other);
            }
        }
        Ok(Self { folder, _lock: lock })
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        self.folder.path()
    }
}

/// Everything that is called like one.
fn others(parent: &Path) -> impl Iterator<Item = PathBuf> {
    let entries = fs::read_dir(parent).into_iter().flatten().flatten();
    let is_called = |entry: &fs::DirEntry| {
        entry.file_name().to_str().is_some_and(|name| name.starts_with(PREFIX))
    };
    entries.filter(is_called).map(|entry| entry.path())
}

/// Removes one that nobody holds. Links in it are not followed.
fn clear_if_left(folder: &Path) {
    let lock = folder.join(LOCK);
    if !is_plain_file(&lock) {
        let made = fs::symlink_metadata(folder).and_then(|found| found.modified()).ok();
        // Only an empty one goes: whatever is in another, no print has begun there.
        if made.and_then(|made| made.elapsed().ok()).is_some_and(|age| age >= MAKING) {
            let _ = fs::remove_dir(folder);
        }
        return;
    }
    let Ok(lock) = open_file(&lock) else { return };
    if lock.try_lock().is_ok() {
        let _ = fs::remove_dir_all(folder);
    }
}

#[cfg(unix)]
fn has_same_owner(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let owner = |path| fs::symlink_metadata(path).map(|found| found.uid()).ok();
    owner(one).is_some() && owner(one) == owner(other)
}

/// Elsewhere the folder for temporary files is each user's own.
#[cfg(not(unix))]
fn has_same_owner(_one: &Path, _other: &Path) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_killed_print_has_left_goes_with_the_next_and_what_is_held_or_foreign_stays() {
        let around = tempfile::tempdir().expect("a folder");
        let [left, empty, foreign] = ["left", "empty", "foreign"].map(|name| {
            let folder = around.path().join(format!("{PREFIX}{name}"));
            fs::create_dir(&folder).expect("a folder");
            folder
        });
        fs::write(left.join(LOCK), "").expect("a file");
        fs::create_dir_all(left.join("profile/deep")).expect("a folder");
        fs::write(foreign.join("letter"), "mine").expect("a file");
        let long_ago = std::time::SystemTime::UNIX_EPOCH;
        let age = |folder: &Path| File::open(folder).and_then(|it| it.set_modified(long_ago));
        age(&empty).and_then(|()| age(&foreign)).expect("its time can be set");
        let held = Desk::begin(around.path()).expect("a folder");
        assert!(!left.exists() && !empty.exists());
        assert!(foreign.join("letter").exists());
        let other = Desk::begin(around.path()).expect("a folder");
        assert!(held.path().join(LOCK).exists());
        drop((held, other));
        assert_eq!(fs::read_dir(around.path()).expect("a folder").count(), 1);
    }
}
