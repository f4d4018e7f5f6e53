//! Files of results: bytes at hand, or a long table whose rows are made as they are written.

use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::csv::{csv, write_csv};
use super::packing::{PACKED, Packing, is_packed};
use super::table::{LongTable, Table};

/// A file of results.
pub struct File<'a> {
    /// Its name in the folder.
    pub name: String,
    content: Content<'a>,
}

/// Writes a content that is made as it is written.
type Make<'a> = dyn Fn(&mut dyn Write) -> io::Result<()> + 'a;

enum Content<'a> {
    Bytes(Vec<u8>),
    /// Bytes already on the disk, with what is in them.
    Moved(PathBuf, Digest),
    Made(Box<Make<'a>>),
}

/// What is in a file, in short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Digest {
    /// Name of the file.
    pub name: String,
    /// How many bytes it has.
    pub bytes: u64,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

impl<'a> File<'a> {
    /// A file of this name and content.
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name: name.into(), content: Content::Bytes(bytes.into()) }
    }

    /// A table as CSV.
    pub fn table(table: &Table) -> File<'static> {
        File::new(table.file(), csv(table))
    }

    /// A long table as CSV, packed if it is too long to stand plain: made once, or made anew whenever it
    /// is written if even so it is too long to be held in memory. With the ending of its name.
    pub(super) fn long_table(table: &'a LongTable<'_>) -> (Self, &'static str) {
        let write = move |output: &mut dyn Write| {
            let mut packing = Packing::new(output);
            write_csv(&table.heading, table.rows(), &mut packing)?;
            packing.end().map(|(_, ending)| ending)
        };
        let mut memory = Bounded { bytes: Vec::new() };
        let (content, ending) = match write(&mut memory) {
            Ok(ending) => (Content::Bytes(memory.bytes), ending),
            Err(_) => {
                let made = move |output: &mut dyn Write| write(output).map(|_| ());
                (Content::Made(Box::new(made)), PACKED)
            }
        };
        (Self { name: format!("{}{ending}", table.heading.name), content }, ending)
    }

    /// Whether it is a packed table.
    pub fn is_packed(&self) -> bool {
        is_packed(&self.name)
    }

    /// A file already written beside the folder, which moves into it; with what is in it.
    pub(super) fn moved(path: PathBuf, digest: Digest) -> Self {
        Self { name: digest.name.clone(), content: Content::Moved(path, digest) }
    }

    /// Its bytes, if they are at hand.
    pub(super) fn bytes(&self) -> Option<&[u8]> {
        match &self.content {
            Content::Bytes(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// Where the file already is, if it is to be moved.
    pub(super) fn source(&self) -> Option<&Path> {
        match &self.content {
            Content::Moved(path, _) => Some(path),
            _ => None,
        }
    }

    /// Writes what it holds.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn write_to(&self, output: &mut dyn Write) -> io::Result<()> {
        match &self.content {
            Content::Bytes(bytes) => output.write_all(bytes),
            Content::Moved(path, _) => io::copy(&mut fs::File::open(path)?, output).map(|_| ()),
            Content::Made(write) => write(output),
        }
    }

    /// What is in it, in short.
    pub fn digest(&self) -> Digest {
        if let Content::Moved(_, digest) = &self.content {
            return digest.clone();
        }
        let mut sum = Sum::new(io::sink());
        self.write_to(&mut sum).expect("adding up cannot fail");
        sum.digest(&self.name).1
    }
}

/// A new file of this name, to be written to. What bore the name before is not written to, wherever it
/// leads: it loses the name.
///
/// # Errors
/// Those of the machine.
pub(super) fn create_file(path: &Path) -> io::Result<fs::File> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => fs::File::create_new(path),
    }
}

/// Most bytes of a long table that are held in memory.
const MOST_HELD: usize = 64 << 20;

/// Memory for so much and no more.
struct Bounded {
    bytes: Vec<u8>,
}

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + bytes.len() > MOST_HELD {
            return Err(io::ErrorKind::StorageFull.into());
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A writer that adds up what is written to another.
pub(super) struct Sum<W> {
    output: W,
    hasher: Sha256,
    bytes: u64,
}

impl<W: Write> Sum<W> {
    /// Adds up what is written to this.
    pub(super) fn new(output: W) -> Self {
        Self { output, hasher: Sha256::new(), bytes: 0 }
    }

    /// The other writer, and what was written to it as a file of this name.
    pub(super) fn digest(self, name: &str) -> (W, Digest) {
        let sha256 = hexadecimal(&self.hasher.finalize());
        (self.output, Digest { name: name.to_owned(), bytes: self.bytes, sha256 })
    }
}

/// A digest as it is written.
pub(super) fn hexadecimal(digest: &[u8]) -> String {
    digest.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

impl<W: Write> Write for Sum<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.output.write(bytes)?;
        self.hasher.update(&bytes[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.output.flush()
    }
}
