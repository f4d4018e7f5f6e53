//! New results and old ones change places.

use std::fs;
use std::io;
use std::path::Path;

use super::super::file::File;
use super::super::manifest::MANIFEST;
use super::contents::{Contents, discard};
use super::error::{WriteError, machine};
use super::manifest_in;
use super::work::Work;

/// Puts what is new in the work into the place, which held results with the manifest `seen`, or none,
/// when it was looked at; `asked` is how the reader knows the place.
///
/// # Errors
/// [`WriteError::Kept`]: the new results stay in the work, and what was in the place is there again.
/// [`WriteError::Left`] if something of that could not be moved over.
pub(super) fn exchange(
    mut work: Work,
    place: &Path,
    asked: &Path,
    seen: Option<&[u8]>,
) -> Result<(), WriteError> {
    let (new, old) = (work.new_folder(), work.old_folder());
    let digest = digest_of(&new);
    let done = work.announce(&digest).map_err(machine(asked)).and_then(|()| {
        let is_replaced = move_aside(place, &old).map_err(machine(asked))?;
        let may_go = match is_replaced {
            true => check_again(&old, asked, [seen, manifest_in(&new).as_deref()]),
            false => Ok(()),
        };
        let put = may_go.and_then(|()| fs::rename(&new, place).map_err(machine(asked)));
        if put.is_err() && is_replaced {
            // Should that fail too, the next command tries it again.
            fs::rename(&old, place).map_err(machine(&old))?;
        }
        put.map(|()| is_replaced)
    });
    match done {
        Err(error) => Err(error.kept_in(work.keep())),
        Ok(false) => Ok(()),
        Ok(true) => {
            clear(&old, place).map_err(|_| WriteError::Left { folder: asked.to_owned(), rest: old })
        }
    }
}

/// What the manifest in a folder is told by.
pub(super) fn digest_of(folder: &Path) -> String {
    let bytes = manifest_in(folder).unwrap_or_default();
    File::new(MANIFEST, bytes).digest().sha256
}

/// Moves what is in the place aside, if anything is.
fn move_aside(place: &Path, old: &Path) -> io::Result<bool> {
    match fs::rename(place, old) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// Checks that what was moved aside is what was looked at, or the same as the new results: while they
/// were played, anything may have come there.
fn check_again(old: &Path, asked: &Path, known: [Option<&[u8]>; 2]) -> Result<(), WriteError> {
    let not_ours = WriteError::NotOurs { folder: asked.to_owned(), foreign: Vec::new() };
    let contents = Contents::of_if_any(old).ok().flatten().ok_or(not_ours)?;
    contents.ours_alone(asked)?;
    let found = manifest_in(old);
    match found.is_none() || known.contains(&found.as_deref()) {
        true => Ok(()),
        false => Err(WriteError::Overtaken { folder: asked.to_owned() }),
    }
}

/// Moves everything that is not ours from old results to the new ones, and removes the rest of the old.
///
/// # Errors
/// If anything is left, which then is still there.
pub(super) fn clear(old: &Path, place: &Path) -> io::Result<()> {
    for name in Contents::of(old)?.others() {
        let (from, to) = (old.join(name), place.join(name));
        if fs::symlink_metadata(&to).is_err() {
            fs::rename(from, to)?;
        }
    }
    discard(old)
}
