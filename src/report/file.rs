//! Files of results: bytes at hand, or a long table whose rows are made as they are written.

use std::fmt::Write as _;
use std::io::{self, Write};

use sha2::{Digest as _, Sha256};

use super::csv::{csv, write_csv};
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
    Table(&'a Table),
    Made(Box<Make<'a>>),
}

/// What is in a file, in short.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    pub fn table(table: &'a Table) -> Self {
        Self { name: format!("{}.csv", table.name), content: Content::Table(table) }
    }

    /// A table as CSV, without the table.
    pub fn owned_table(table: Table) -> File<'static> {
        File::new(format!("{}.csv", table.name), csv(&table))
    }

    /// A long table as CSV; its rows are made anew whenever it is written.
    pub fn long_table(table: &'a LongTable<'_>) -> Self {
        let name = format!("{}.csv", table.heading.name);
        let write = move |output: &mut dyn Write| write_csv(&table.heading, table.rows(), output);
        Self { name, content: Content::Made(Box::new(write)) }
    }

    /// Writes what it holds.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn write_to(&self, output: &mut dyn Write) -> io::Result<()> {
        match &self.content {
            Content::Bytes(bytes) => output.write_all(bytes),
            Content::Table(table) => write_csv(table, table.rows.iter().cloned(), output),
            Content::Made(write) => write(output),
        }
    }

    /// What is in it, in short.
    pub fn digest(&self) -> Digest {
        let mut sum = Sum { hasher: Sha256::new(), bytes: 0 };
        self.write_to(&mut sum).expect("adding up cannot fail");
        let sha256 = sum.hasher.finalize().iter().fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        });
        Digest { name: self.name.clone(), bytes: sum.bytes, sha256 }
    }
}

/// A writer that keeps nothing but the sum of what is written.
struct Sum {
    hasher: Sha256,
    bytes: u64,
}

impl Write for Sum {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.hasher.update(bytes);
        self.bytes += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
