//! The log of a sweep: blocks of runs, each written once, in the order in which they came.
//!
//! A record is the length of a block (4 bytes, little-endian), the first 8 bytes of the SHA-256 of
//! its bytes, and the bytes. Whatever stops the machine leaves whole records, and at most one
//! broken one at the end, which is cut off when the log is opened again, as is all that follows a
//! record which the disk has damaged; how much that is, the edge says. Every record is handed
//! to the system at once; the edge has it pressed onto the disk from time to time.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use sha2::{Digest, Sha256};

use crate::experiment::Runs;
use crate::experiment::sweep::{Block, Done, Keep};
use crate::simulation::Failure;

/// What a log begins with.
const HEAD: &[u8] = b"drawdown runs 1\n";
/// Bytes before a block: its length and its sum.
const FRONT: usize = 12;

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

/// Where a block stands in a log.
#[derive(Debug, Clone)]
struct Entry {
    cell: u32,
    first: u32,
    log: usize,
    at: u64,
    length: usize,
}

/// The blocks of one or more logs, to be read in the order of cells and replications.
#[derive(Debug, Default)]
pub struct Kept {
    logs: Vec<File>,
    /// Sorted by cell and first replication.
    entries: Vec<Entry>,
    /// What the rule of replications has to know of them, log by log.
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
        if path.exists() && !path.is_file() {
            return Err(OpenError::NoLog);
        }
        let options =
            OpenOptions::new().read(true).write(true).create(true).truncate(false).clone();
        let mut file = options.open(path)?;
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
        Kept::of(vec![file])
    }
}

impl Keep for Log {
    fn keep(&self, block: &Block) -> io::Result<()> {
        let bytes = block.to_bytes();
        let length = u32::try_from(bytes.len()).map_err(io::Error::other)?;
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
    let mut at = HEAD.len() as u64;
    let mut bytes = Vec::new();
    loop {
        let mut front = [0; FRONT];
        if read_whole(&mut reader, &mut front)? < FRONT {
            return Ok(at);
        }
        let [a, b, c, d, rest @ ..] = front;
        let length = u32::from_le_bytes([a, b, c, d]) as usize;
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
        let logs: io::Result<Vec<File>> = paths.iter().map(File::open).collect();
        Self::of(logs?)
    }

    fn of(logs: Vec<File>) -> Result<Self, OpenError> {
        let mut kept = Self::default();
        for (log, file) in logs.into_iter().enumerate() {
            let end = scan(&file, |at, length, block| {
                let (cell, first) = (block.cell, block.first);
                kept.entries.push(Entry { cell, first, log, at, length });
                kept.done.push(Done::of(block));
            })?;
            kept.lost.push(file.metadata()?.len().saturating_sub(end));
            kept.logs.push(file);
        }
        kept.entries.sort_by_key(|entry| (entry.cell, entry.first, entry.log));
        kept.entries.dedup_by_key(|entry| (entry.cell, entry.first));
        Ok(kept)
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

    /// Goes through all cells in order, each with its runs from replication 0 and its failures.
    ///
    /// # Errors
    /// Those of the machine and of `each`.
    pub fn for_each(
        &self,
        mut each: impl FnMut(u32, &Runs, &[(u32, Failure)]) -> io::Result<()>,
    ) -> io::Result<()> {
        for entries in self.entries.chunk_by(|a, b| a.cell == b.cell) {
            let mut blocks = entries.iter().map(|entry| self.block(entry));
            let Some(first) = blocks.next() else { continue };
            let Block { cell, mut runs, mut failed, .. } = first?;
            for block in blocks {
                let block = block?;
                runs.append(&block.runs);
                failed.extend(block.failed);
            }
            each(cell, &runs, &failed)?;
        }
        Ok(())
    }

    fn block(&self, entry: &Entry) -> io::Result<Block> {
        let mut file = &self.logs[entry.log];
        file.seek(SeekFrom::Start(entry.at))?;
        let mut bytes = vec![0; entry.length];
        file.read_exact(&mut bytes)?;
        Block::from_bytes(&bytes).map_err(io::Error::other)
    }
}
