//! The place that results are meant for: a name in a folder that exists.

use std::env;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::error::{WriteError, machine};

/// Most folders in a path that lead to a place, and most bytes of it.
const MOST_STEPS: usize = 64;
const MOST_BYTES: usize = 3_000;

/// A place for a folder.
#[derive(Debug)]
pub(super) struct Place {
    /// The folder around it, which exists, without links and dots.
    pub(super) parent: PathBuf,
    /// Its name there.
    pub(super) name: OsString,
    /// What was made to lead there, the outermost first.
    made: Vec<PathBuf>,
}

impl Place {
    /// The place that a path means. What leads there is made first: where dots and links lead can
    /// only be said of what exists.
    pub(super) fn resolve(folder: &Path) -> Result<Self, WriteError> {
        let steps = folder.components().count();
        if steps > MOST_STEPS || folder.as_os_str().len() > MOST_BYTES {
            return Err(WriteError::TooDeep { folder: folder.to_owned() });
        }
        // What is left beside it is known again by its name, which is read as text.
        if folder.to_str().is_none() {
            return Err(WriteError::NoText { folder: folder.to_owned() });
        }
        // The name of `.` or `a/..` is known only to whoever looks where it leads.
        let is_named = matches!(folder.components().next_back(), Some(Component::Normal(_)));
        let whole = if is_named { Ok(folder.to_owned()) } else { fs::canonicalize(folder) };
        let whole = whole.map_err(machine(folder))?;
        let Some(name) = whole.file_name().map(OsStr::to_owned) else {
            return Err(WriteError::Around { folder: folder.to_owned() });
        };
        let parent = whole.parent().filter(|parent| !parent.as_os_str().is_empty());
        let parent = parent.unwrap_or(Path::new("."));
        let mut place = Self { parent: parent.to_owned(), name, made: Vec::new() };
        place.make_parent().map_err(machine(parent))?;
        place.parent = fs::canonicalize(parent).map_err(machine(parent))?;
        place.check(folder)?;
        Ok(place)
    }

    /// The place as a path.
    pub(super) fn path(&self) -> PathBuf {
        self.parent.join(&self.name)
    }

    /// Makes the folders that lead there and are not there yet, and keeps in mind which.
    fn make_parent(&mut self) -> io::Result<()> {
        let parent = self.parent.clone();
        let mut steps: Vec<&Path> = parent.ancestors().collect();
        steps.reverse();
        for step in steps.into_iter().filter(|step| !step.as_os_str().is_empty()) {
            match fs::create_dir(step) {
                Ok(()) => self.made.push(fs::canonicalize(step)?),
                // It is there, or else the next step fails. A root says so in several ways.
                Err(_) if step.is_dir() => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Refuses places that can be no folder of results.
    fn check(&self, folder: &Path) -> Result<(), WriteError> {
        let (path, folder) = (self.path(), folder.to_owned());
        match fs::symlink_metadata(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(machine(&folder)(error)),
            Ok(found) if found.is_symlink() => return Err(WriteError::Link { folder }),
            Ok(found) if !found.is_dir() => {
                return Err(WriteError::NotOurs { folder, foreign: Vec::new() });
            }
            Ok(_) => {}
        }
        let here = env::current_dir().and_then(fs::canonicalize);
        match here.is_ok_and(|here| here.starts_with(&path)) {
            true => Err(WriteError::Around { folder }),
            false => Ok(()),
        }
    }
}

/// What was made to lead to a place goes again if nothing came into it.
impl Drop for Place {
    fn drop(&mut self) {
        for folder in self.made.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}
