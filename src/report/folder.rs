//! Folders of results: written whole or not at all, and never over somebody else's files.
//!
//! A folder of results is recognised by its `manifest.toml`, which names every file in it. What else
//! may lie in it are answers: folders of other questions about the same scenario, each with a
//! manifest of its own, and sweeps that are still being played ([`contents`]). Nothing else is ever
//! written over, and nothing is removed but files that a manifest of ours names, one by one.
//!
//! New results are made in a folder of work beside the place they are meant for, and change places
//! with the old ones in two renames ([`exchange`]):
//!
//! | | place | `work/new` | `work/old` | what the next command does after a stop |
//! |---|---|---|---|---|
//! | written | old or nothing | new | | clears `new` away |
//! | old moved aside | | new | old | puts `old` back, and says so |
//! | new in place | new | | old | moves the answers over, clears the rest of `old` away |
//! | cleared | new, answers | | | |
//!
//! Commands that write to one place at once do this one after another ([`turn`]).
//!
//! Which of these it is can be told from the disk alone ([`work`], [`restore`]). All of it is tried
//! before anything is played ([`Folder::try_out`]). If the last step fails all the same, the new
//! results stay where they are, and [`WriteError::Kept`] says where that is.
//!
//! Answers outlive new results. They carry what they were made from, so that those made from earlier
//! results can be told ([`older`]). Whether results of another question may be replaced is for the
//! edge to say ([`Folder::given_up`] tells what would be lost).

mod contents;
mod error;
mod exchange;
mod older;
mod place;
mod restore;
mod turn;
mod work;

use std::fs;
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use super::file::File;
use super::manifest::{self, MANIFEST, Question};
use crate::scenario::{MOST_BYTES, is_plain_folder, read_bytes};

use contents::Contents;
pub use error::WriteError;
use error::machine;
pub use older::{Older, older};
use place::Place;
pub use restore::{Restored, restore};
use turn::Turn;
use work::Work;

#[cfg(test)]
mod tests;

/// Bytes that are written to see whether there is room for anything.
const PROBE: usize = 1 << 20;

/// A place for results that may be written to.
#[derive(Debug)]
pub struct Folder {
    /// As it was asked for.
    asked: PathBuf,
    place: Place,
    /// The manifest that was there when it was looked at.
    seen: Option<Vec<u8>>,
    restored: Vec<Restored>,
}

/// Where tables are made that go into results later.
#[derive(Debug)]
pub struct Desk {
    rows: PathBuf,
    _work: Work,
}

impl Desk {
    /// The folder to make them in.
    pub fn path(&self) -> &Path {
        &self.rows
    }
}

impl Folder {
    /// Looks at a place for results: what leads to it is made and resolved, what a stopped command
    /// left is put right, and what is there must be ours.
    ///
    /// # Errors
    /// [`WriteError`] if something else is there, or the machine does not let it.
    pub fn open(folder: &Path) -> Result<Self, WriteError> {
        let place = Place::resolve(folder)?;
        let restored = restore(&place.path());
        let _turn = Turn::wait(&place.parent, &place.path());
        if is_plain_folder(&place.path())
            && let Err(why) = manifest::try_read(&place.path())
            && why.is_of_machine()
        {
            return Err(WriteError::Unreadable { file: folder.join(MANIFEST), why });
        }
        let seen = match Contents::of_if_any(&place.path()).map_err(machine(folder))? {
            Some(contents) => contents.ours_alone(folder)?.then(|| manifest_in(&place.path())),
            None => None,
        };
        Ok(Self { asked: folder.to_owned(), place, seen: seen.flatten(), restored })
    }

    /// What a stopped command had left, and what was done about it.
    pub fn restored(&self) -> &[Restored] {
        &self.restored
    }

    /// As it was asked for.
    pub fn path(&self) -> &Path {
        &self.asked
    }

    /// The command of the results that would be lost if the answer to a question were written here:
    /// of those that answer another one. Answers in folders of their own are not lost.
    pub fn given_up(&self, question: Question<'_>) -> Option<String> {
        let place = self.place.path();
        let here = manifest::read(&place).filter(|_| !manifest::is_answer_to(&place, question));
        here.map(|manifest| manifest.command)
    }

    /// Does all that writing will do, with nothing in it, so that nothing is played in vain: a folder
    /// of work, some bytes, and both renames, forth and back.
    ///
    /// # Errors
    /// [`WriteError::Machine`] if one of them is refused.
    pub fn try_out(&self) -> Result<(), WriteError> {
        let place = self.place.path();
        let _turn = Turn::wait(&self.place.parent, &place);
        let work = self.begin()?;
        let probe = work.new_folder().join(MANIFEST);
        write(&probe, |output| output.write_all(&vec![b'\n'; PROBE]))
            .map_err(machine(&self.asked))?;
        fs::remove_file(&probe).map_err(machine(&probe))?;
        let (there, back) = match self.is_taken() {
            true => (place.clone(), work.old_folder()),
            // Where nothing is, a stop between the two is to leave nothing.
            false => (work.new_folder(), work.old_folder()),
        };
        fs::rename(&there, &back).map_err(machine(&self.asked))?;
        fs::rename(&back, &there).map_err(machine(&back))
    }

    /// Writes these files as its only content but for the answers in it, whole or not at all.
    ///
    /// # Errors
    /// [`WriteError`]. What was there before is still there, and what was to be written is kept
    /// elsewhere wherever that can be.
    pub fn write(&self, files: &[File<'_>]) -> Result<(), WriteError> {
        let place = self.place.path();
        let _turn = Turn::wait(&self.place.parent, &place);
        let written = self.begin().and_then(|work| {
            write_files(&work.new_folder(), files)?;
            Ok(work)
        });
        match written {
            Ok(work) => exchange::exchange(work, &place, &self.asked, self.seen.as_deref()),
            Err(error) => {
                Err(rescue(files, &self.asked).into_iter().fold(error, WriteError::kept_in))
            }
        }
    }

    /// A folder beside the place for tables that are too long for the memory. It goes when it is let go, or
    /// after a stop with the next command that uses the place.
    ///
    /// # Errors
    /// [`WriteError::Machine`].
    pub fn desk(&self) -> Result<Desk, WriteError> {
        let work = self.begin()?;
        let rows = work.rows_folder().map_err(machine(&self.asked))?;
        Ok(Desk { rows, _work: work })
    }

    fn begin(&self) -> Result<Work, WriteError> {
        Work::begin(&self.place.parent, &self.place.name).map_err(machine(&self.place.parent))
    }

    fn is_taken(&self) -> bool {
        fs::symlink_metadata(self.place.path()).is_ok()
    }
}

/// The bytes of the manifest in a folder.
fn manifest_in(folder: &Path) -> Option<Vec<u8>> {
    read_bytes(&folder.join(MANIFEST), MOST_BYTES).ok()
}

/// Writes these files into an empty folder. The manifest comes first: as long as the folder is not in
/// its place nobody takes it for results, and it says which files are ours.
fn write_files(folder: &Path, files: &[File<'_>]) -> Result<(), WriteError> {
    let (manifest, others): (Vec<_>, Vec<_>) = files.iter().partition(|file| file.name == MANIFEST);
    for file in manifest.into_iter().chain(others) {
        let path = folder.join(&file.name);
        match file.source() {
            Some(source) => fs::rename(source, &path).map_err(machine(source))?,
            None => write(&path, |output| file.write_to(output)).map_err(machine(&path))?,
        }
    }
    Ok(())
}

fn write(
    path: &Path,
    content: impl Fn(&mut BufWriter<fs::File>) -> io::Result<()>,
) -> io::Result<()> {
    let mut output = BufWriter::new(fs::File::create(path)?);
    content(&mut output)?;
    output.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()
}

/// Results that cannot be written where they are wanted, written where the system keeps temporary
/// files; where that is, if it could be done. What is already on the disk stays where it is.
fn rescue(files: &[File<'_>], wanted: &Path) -> Option<PathBuf> {
    if files.iter().any(|file| file.source().is_some()) {
        return None;
    }
    let name = wanted.file_name().unwrap_or("results".as_ref());
    let folder = tempfile::Builder::new().prefix("drawdown-").tempdir().ok()?;
    let results = folder.path().join(name);
    fs::create_dir(&results).ok()?;
    write_files(&results, files).ok()?;
    Some(folder.keep().join(name))
}
