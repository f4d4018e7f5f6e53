//! What a command that was stopped in the middle of writing has left, put right by the next one.

use std::fs;
use std::path::{Path, PathBuf};

use super::contents::Contents;
use super::exchange::{clear, digest_of};
use super::turn::Turn;
use super::work::{self, Work};
use crate::scenario::is_plain_folder;

/// What was left, and what was done about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Restored {
    /// Results that had been moved aside are in their place again.
    Back {
        /// Their place.
        folder: PathBuf,
    },
    /// Answers that lay in replaced results were moved over to the new ones.
    Over {
        /// Their place.
        folder: PathBuf,
    },
    /// A folder that is called like one of work, but holds links or other things that this program does not
    /// put there, was left alone.
    Strange {
        /// Where it is.
        folder: PathBuf,
    },
    /// Results that had been moved aside are still there, since something else is in their place.
    Left {
        /// Where they are.
        folder: PathBuf,
    },
}

/// Puts right what stopped commands have left of results in this folder, and of answers in it.
pub fn restore(folder: &Path) -> Vec<Restored> {
    let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty());
    let parent = parent.unwrap_or(Path::new("."));
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned());
    let is_of_it = |(_, place): &(PathBuf, String)| name.as_ref() == Some(place);
    let mut restored = put_all_right(parent, is_of_it);
    restored.extend(put_all_right(folder, |_| true));
    restored
}

/// Puts right what is in these folders of work around places in a folder, one place after another.
fn put_all_right(around: &Path, is_meant: impl Fn(&(PathBuf, String)) -> bool) -> Vec<Restored> {
    let works = works_in(around).into_iter().filter(is_meant);
    let restored = works.filter_map(|(work, place)| {
        let place = around.join(place);
        let _turn = Turn::wait(around, &place);
        put_right(&work, &place)
    });
    restored.collect()
}

/// The folders that by their names are work, sorted, each with the name of its place.
fn works_in(folder: &Path) -> Vec<(PathBuf, String)> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let is_folder = |entry: &fs::DirEntry| entry.file_type().is_ok_and(|kind| kind.is_dir());
    let paths = entries.flatten().filter(is_folder).map(|entry| entry.path());
    let named = |path: PathBuf| work::place_of(&path).map(|place| (path, place));
    let mut works: Vec<_> = paths.filter_map(named).collect();
    works.sort();
    works
}

/// Puts right what is in one folder of work. What cannot be moved or removed stays.
fn put_right(path: &Path, place: &Path) -> Option<Restored> {
    if is_plain_folder(path) && work::is_strange(path) {
        return Some(Restored::Strange { folder: path.to_owned() });
    }
    let found = Work::found(path);
    let (old, folder) = (path.join("old"), place.to_owned());
    // Earlier versions had no lock: of theirs, old results are put back, and nothing is removed.
    let is_under_way = found.is_none() && fs::symlink_metadata(path.join("lock")).is_ok();
    if found.is_none() && !is_under_way {
        work::clear_if_empty(path);
    }
    if found.is_some() && is_plain_folder(&old) {
        // A stop may have come when all of it was discarded but the folder: only an empty one goes.
        let _ = fs::remove_dir(&old);
    }
    if is_under_way || !Contents::of(&old).is_ok_and(|contents| contents.is_recognised()) {
        return None;
    }
    if fs::symlink_metadata(place).is_err() {
        return fs::rename(&old, place).is_ok().then_some(Restored::Back { folder });
    }
    let is_replaced = found.is_some_and(|work| {
        is_plain_folder(place)
            && fs::symlink_metadata(work.new_folder()).is_err()
            && work.has_announced(&digest_of(place))
            // What was announced is what is there: the old results have had their day.
            && clear(&old, place).is_ok()
    });
    Some(if is_replaced { Restored::Over { folder } } else { Restored::Left { folder: old } })
}
