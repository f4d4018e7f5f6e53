//! One command after another changes what lies in a place.
//!
//! For an instant there is nothing in a place while results are moved aside, and answers are on their way from the old
//! results to the new ones for longer. So whoever looks there, or writes, holds a lock on the folder around the place, and on the results
//! in it, within which others may just be at work. It is a lock on the folders themselves, which leaves no file behind.
//! Where there are none (on some network disks), or somebody holds one who has been halted, commands that write to one
//! place at once may come into each other's way, and say so.

use std::fs::{File, TryLockError};
use std::io::ErrorKind;
use std::path::Path;
use std::thread;
use std::time::Duration;

/// How often it is tried, and how long it is waited each time: a minute in all.
const TRIES: u32 = 30_000;
const PAUSE: Duration = Duration::from_millis(2);
/// How often it is looked for a folder that should be there: for an instant it is not while it is replaced.
const LOOKS: u32 = 500;

/// That it is one's turn, until it is let go.
#[derive(Debug)]
pub(super) struct Turn {
    _locks: [Option<File>; 2],
}

impl Turn {
    /// Waits until nobody else changes this place: the folder around it first, then what is in it.
    pub(super) fn wait(around: &Path, place: &Path) -> Self {
        let around = locked(around, LOOKS);
        Self { _locks: [around, locked(place, 1)] }
    }
}

/// The folder of this name, locked; nothing if there is none however often it is looked for, or it cannot be locked.
fn locked(folder: &Path, mut looks: u32) -> Option<File> {
    for _ in 0..TRIES {
        let found = match File::open(folder) {
            Ok(found) => found,
            Err(error) if error.kind() == ErrorKind::NotFound && looks > 1 => {
                looks -= 1;
                thread::sleep(PAUSE);
                continue;
            }
            Err(_) => return None,
        };
        match found.try_lock() {
            // While it was waited for, another may have come in its place.
            Ok(()) if is_at(&found, folder) => return Some(found),
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
            Err(TryLockError::Error(_)) => return None,
        }
    }
    None
}

/// Whether a folder that was opened still has this name.
#[cfg(unix)]
fn is_at(found: &File, folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let of = |it: std::io::Result<std::fs::Metadata>| it.ok().map(|it| (it.dev(), it.ino()));
    of(found.metadata()) == of(std::fs::metadata(folder))
}

#[cfg(not(unix))]
fn is_at(_found: &File, _folder: &Path) -> bool {
    true
}
