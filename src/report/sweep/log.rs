//! The log of a sweep: blocks of runs, each written once, in the order in which they came.
//!
//! A record is the length of a block (4 bytes, little-endian), the first 8 bytes of the SHA-256 of
//! its bytes, and the bytes. Whatever stops the machine leaves whole records, and at most one
//! broken one at the end, which is cut off when the log is opened again, as is all that follows a
//! record which the disk has damaged; how much that is, the edge says. Every record is handed
//! to the system at once; the edge has it pressed onto the disk from time to time.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use sha2::{Digest, Sha256};

use crate::experiment::Runs;
use crate::experiment::sweep::{Block, Done, Keep};
use crate::scenario::{Told, message, open_file};
use crate::simulation::Failure;

/// What a log begins with.
const HEAD: &[u8] = b"drawdown runs 1\n";
/// Bytes before a block: its length and its sum.
const FRONT: usize = 12;
/// Most bytes of a block. Of the largest scenarios a run takes some kilobytes here, and a block has no more
/// runs than are played in a few seconds.
const MOST_BLOCK: u64 = 1 << 27;

/// A log that is being written.
pub struct Log {
    file: Mutex<File>,
}

/// A log that was opened.
pub struct Opened {
    /// The log.
    pub log: Log,
    /// What is in it.
    pub done: Vec<Done>,
    /// How many bytes at its end were no whole records, and are cut off.
    pub lost: u64,
}

/// Why a log cannot be opened.
#[derive(Debug)]
pub enum OpenError {
    /// Another process is writing it.
    InUse,
    /// The file is no log of this version.
    NoLog,
    /// The machine refused.
    Machine(io::Error),
}

impl From<io::Error> for OpenError {
    fn from(error: io::Error) -> Self {
        Self::Machine(error)
    }
}

/// A log to be read from.
#[derive(Debug)]
enum Stored {
    /// One that is open: nobody else may write it.
    Held(File),
    /// One that is opened when it is its turn: there may be more of them than a process may open.
    Closed(PathBuf),
}

impl Stored {
    fn open(&self) -> io::Result<File> {
        match self {
            Self::Held(file) => file.try_clone(),
            Self::Closed(path) => Ok(open_file(path)?),
        }
    }
}

/// Where a block stands in a log.
#[derive(Debug, Clone)]
struct Entry {
    cell: u32,
    first: u32,
    runs: u32,
    log: usize,
    at: u64,
    length: usize,
}

/// The blocks of one or more logs, to be read in the order of cells and replications.
#[derive(Debug, Default)]
pub struct Kept {
    logs: Vec<Stored>,
    /// Sorted by cell, log and first replication.
    entries: Vec<Entry>,
    /// What the rule of replications has to know of them: of a cell in several logs, of one.
    done: Vec<Done>,
    /// Of each log, how many bytes at its end are no whole records.
    lost: Vec<u64>,
}

impl Log {
    /// Opens a log to go on with it, or begins one; a broken record is cut off, with all that follows
    /// it. Also says what is in it already.
    ///
    /// # Errors
    /// [`OpenError`].
    pub fn open(path: &Path) -> Result<Opened, OpenError> {
        let mut file = to_go_on_with(path)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(OpenError::InUse),
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
        let mut done = Vec::new();
        let end = scan(&file, |_, _, block| done.push(Done::of(block)))?;
        let lost = file.metadata()?.len().saturating_sub(end);
        file.set_len(end)?;
        file.seek(SeekFrom::Start(end))?;
        if end == 0 {
            file.write_all(HEAD)?;
        }
        file.sync_data()?;
        Ok(Opened { log: Self { file: Mutex::new(file) }, done, lost })
    }

    /// Presses what was written onto the disk, so that a power cut does not lose it.
    ///
    /// # Errors
    /// Those of the machine.
    pub fn press(&self) -> io::Result<()> {
        self.file.lock().unwrap_or_else(PoisonError::into_inner).sync_data()
    }

    /// Presses what was written onto the disk, and gives the log to be read; nobody else may write it
    /// as long as that is kept.
    ///
    /// # Errors
    /// [`OpenError`].
    pub fn finish(self) -> Result<Kept, OpenError> {
        let file = self.file.into_inner().unwrap_or_else(PoisonError::into_inner);
        file.sync_all()?;
        Kept::of(vec![Stored::Held(file)])
    }
}

/// A file to go on with, or a new one; never what a link leads to.
fn to_go_on_with(path: &Path) -> Result<File, OpenError> {
    let mut options = OpenOptions::new();
    options.read(true).write(true);
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_file() => Ok(options.open(path)?),
        Ok(_) => Err(OpenError::NoLog),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            match options.create_new(true).open(path) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(OpenError::InUse),
                made => Ok(made?),
            }
        }
        Err(error) => Err(error.into()),
    }
}

impl Keep for Log {
    fn keep(&self, block: &Block) -> io::Result<()> {
        let bytes = block.to_bytes();
        let length = u32::try_from(bytes.len()).map_err(io::Error::other)?;
        if u64::from(length) > MOST_BLOCK {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let mut record = Vec::with_capacity(FRONT + bytes.len());
        record.extend(length.to_le_bytes());
        record.extend(sum(&bytes));
        record.extend(bytes);
        self.file.lock().unwrap_or_else(PoisonError::into_inner).write_all(&record)
    }
}

fn sum(bytes: &[u8]) -> [u8; 8] {
    let whole = Sha256::digest(bytes);
    std::array::from_fn(|index| whole[index])
}

/// Goes through the whole records of a log; gives the position after the last of them, 0 of an empty
/// file.
fn scan(file: &File, mut found: impl FnMut(u64, usize, &Block)) -> Result<u64, OpenError> {
    let mut reader = BufReader::new(file);
    reader.seek(SeekFrom::Start(0))?;
    let mut head = [0; HEAD.len()];
    match read_whole(&mut reader, &mut head)? {
        0 => return Ok(0),
        // A log that was stopped while it was begun.
        length if length < HEAD.len() && HEAD.starts_with(&head[..length]) => return Ok(0),
        _ if head == HEAD => {}
        _ => return Err(OpenError::NoLog),
    }
    let end = file.metadata()?.len();
    let mut at = HEAD.len() as u64;
    let mut bytes = Vec::new();
    loop {
        let mut front = [0; FRONT];
        if read_whole(&mut reader, &mut front)? < FRONT {
            return Ok(at);
        }
        let [a, b, c, d, rest @ ..] = front;
        let length = u32::from_le_bytes([a, b, c, d]);
        // A length that is damaged is believed no further than this.
        if u64::from(length) > MOST_BLOCK.min(end.saturating_sub(at + FRONT as u64)) {
            return Ok(at);
        }
        let length = length as usize;
        bytes.clear();
        (&mut reader).take(length as u64).read_to_end(&mut bytes)?;
        let block = (bytes.len() == length && sum(&bytes) == rest)
            .then(|| Block::from_bytes(&bytes).ok())
            .flatten();
        let Some(block) = block else { return Ok(at) };
        found(at + FRONT as u64, length, &block);
        at += (FRONT + length) as u64;
    }
}

/// Reads until the buffer is full or the file ends; gives how many bytes that were.
fn read_whole(reader: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match reader.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(more) => filled += more,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

impl Kept {
    /// The blocks of these logs.
    ///
    /// # Errors
    /// [`OpenError`].
    pub fn read(paths: &[&Path]) -> Result<Self, OpenError> {
        Self::of(paths.iter().map(|path| Stored::Closed(path.to_path_buf())).collect())
    }

    fn of(logs: Vec<Stored>) -> Result<Self, OpenError> {
        let mut kept = Self::default();
        let mut done: Vec<(usize, Done)> = Vec::new();
        for (log, stored) in logs.into_iter().enumerate() {
            let file = stored.open()?;
            let end = scan(&file, |at, length, block| {
                let (cell, first, runs) = (block.cell, block.first, block.runs.len());
                kept.entries.push(Entry { cell, first, runs, log, at, length });
                done.push((log, Done::of(block)));
            })?;
            kept.lost.push(file.metadata()?.len().saturating_sub(end));
            kept.logs.push(stored);
        }
        kept.entries.sort_by_key(|entry| (entry.cell, entry.log, entry.first));
        kept.entries.dedup_by_key(|entry| (entry.cell, entry.log, entry.first));
        let fullest = kept.fullest();
        let is_of_one =
            |(log, done): &(usize, Done)| fullest.get(&done.cell).is_none_or(|it| it == log);
        kept.done = done.into_iter().filter(is_of_one).map(|(_, done)| done).collect();
        Ok(kept)
    }

    /// Of each cell that several logs have, the log that has most of it.
    fn fullest(&self) -> BTreeMap<u32, usize> {
        let mut fullest = BTreeMap::new();
        for entries in self.entries.chunk_by(|a, b| a.cell == b.cell) {
            let copies = entries.chunk_by(|a, b| a.log == b.log);
            let runs = |copy: &&[Entry]| copy.iter().map(|entry| entry.runs).sum::<u32>();
            if copies.clone().nth(1).is_some() {
                let most = copies.rev().max_by_key(runs);
                fullest.extend(most.map(|copy| (copy[0].cell, copy[0].log)));
            }
        }
        fullest
    }

    /// Cells of which there is anything, in order.
    pub fn cells(&self) -> impl Iterator<Item = u32> + '_ {
        self.entries.chunk_by(|a, b| a.cell == b.cell).map(|entries| entries[0].cell)
    }

    /// Of each log, how many bytes at its end are no whole records: it was stopped, or is damaged.
    pub fn lost(&self) -> &[u64] {
        &self.lost
    }

    /// What there is, as a sweep that goes on has to know it.
    pub fn done(&self) -> Vec<Done> {
        self.done.clone()
    }

    /// Goes through all cells in order, each with its runs from replication 0 and its failures. Of a cell
    /// that several logs have, the copies must agree, as far as they go.
    ///
    /// # Errors
    /// Those of the machine and of `each`; [`io::ErrorKind::InvalidData`] for copies that differ.
    pub fn for_each(
        &self,
        mut each: impl FnMut(u32, &Runs, &[(u32, Failure)]) -> io::Result<()>,
    ) -> io::Result<()> {
        let mut open = None;
        for entries in self.entries.chunk_by(|a, b| a.cell == b.cell) {
            let mut best: Option<Block> = None;
            for copy in entries.chunk_by(|a, b| a.log == b.log) {
                let copy = self.whole(copy, &mut open)?;
                best = Some(match best {
                    Some(best) => agreed(best, copy)?,
                    None => copy,
                });
            }
            let Some(Block { cell, runs, failed, .. }) = best else { continue };
            each(cell, &runs, &failed)?;
        }
        Ok(())
    }

    /// The blocks of one cell in one log as one; `open` is the log that was read last.
    fn whole(&self, entries: &[Entry], open: &mut Option<(usize, File)>) -> io::Result<Block> {
        let mut whole = self.block(&entries[0], open)?;
        for entry in &entries[1..] {
            let block = self.block(entry, open)?;
            whole.runs.append(&block.runs);
            whole.failed.extend(block.failed);
        }
        Ok(whole)
    }

    fn block(&self, entry: &Entry, open: &mut Option<(usize, File)>) -> io::Result<Block> {
        let is_open = open.as_ref().is_some_and(|(log, _)| *log == entry.log);
        if !is_open {
            *open = Some((entry.log, self.logs[entry.log].open()?));
        }
        let (_, file) = open.as_mut().expect("it was just opened");
        file.seek(SeekFrom::Start(entry.at))?;
        let mut bytes = vec![0; entry.length];
        file.read_exact(&mut bytes)?;
        Block::from_bytes(&bytes).map_err(io::Error::other)
    }
}

/// The longer of two copies of a cell, which say the same as far as both go.
fn agreed(one: Block, other: Block) -> io::Result<Block> {
    let is_same = match one.runs.len() == other.runs.len() {
        true => one == other,
        false => one.runs.iter().zip(other.runs.iter()).all(|(one, other)| one == other),
    };
    if !is_same {
        let problem = message!("sweep-copies-differ", part = one.cell);
        return Err(io::Error::new(io::ErrorKind::InvalidData, Told(problem)));
    }
    Ok(if other.runs.len() > one.runs.len() { other } else { one })
}
