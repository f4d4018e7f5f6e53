//! Tables as files are plain up to a length that somebody opens, and packed (gzip) beyond it, which pandas,
//! DuckDB, R and Arrow read as they are. Whether a table is packed hangs on its bytes alone.

use std::io::{self, Read, Write};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;

use super::Language;
use super::file::File;

/// How the name of a table's file ends.
pub(super) const PLAIN: &str = ".csv";
/// The same of one that is packed.
pub(super) const PACKED: &str = ".csv.gz";

/// The most bytes of a table that stands plain: what a spreadsheet opens without a thought.
pub(super) const MOST_PLAIN: usize = 6_000_000;

/// The name of the table that a file holds; none if it holds none.
pub(super) fn table_in(file: &str) -> Option<&str> {
    file.strip_suffix(PACKED).or_else(|| file.strip_suffix(PLAIN))
}

/// Whether the file of a table is packed, by its name.
pub(super) fn is_packed(file: &str) -> bool {
    file.ends_with(PACKED)
}

/// The bytes of a table, whose file has this name.
pub(super) fn unpacked<'a>(file: &str, bytes: &'a [u8]) -> Box<dyn Read + 'a> {
    match is_packed(file) {
        true => Box::new(GzDecoder::new(bytes)),
        false => Box::new(bytes),
    }
}

/// A writer that packs what becomes too long to stand plain.
pub(super) struct Packing<W: Write> {
    /// Bytes that the output does not have yet.
    held: Vec<u8>,
    output: Output<W>,
}

enum Output<W: Write> {
    /// Not long so far; without a writer for the moment in which it is handed over.
    Short(Option<W>),
    Long(Box<GzEncoder<W>>),
}

impl<W: Write> Packing<W> {
    pub(super) fn new(output: W) -> Self {
        Self { held: Vec::new(), output: Output::Short(Some(output)) }
    }

    /// Hands everything to the output. The output, and how the name of its file ends.
    pub(super) fn end(self) -> io::Result<(W, &'static str)> {
        match self.output {
            Output::Long(encoder) => Ok((encoder.finish()?, PACKED)),
            Output::Short(output) => {
                let mut output = output.expect("it is handed over in one step");
                output.write_all(&self.held)?;
                Ok((output, PLAIN))
            }
        }
    }
}

impl<W: Write> Write for Packing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if let Output::Short(output) = &mut self.output {
            if self.held.len() + bytes.len() <= MOST_PLAIN {
                self.held.extend_from_slice(bytes);
                return Ok(bytes.len());
            }
            let output = output.take().expect("it is handed over in one step");
            // Without a name and a time in its head: the same bytes whenever it is written.
            let mut encoder = GzEncoder::new(output, Compression::new(4));
            encoder.write_all(&std::mem::take(&mut self.held))?;
            self.output = Output::Long(Box::new(encoder));
        }
        match &mut self.output {
            Output::Long(encoder) => encoder.write(bytes),
            Output::Short(_) => Ok(0),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        // What is packed in pieces takes more room: the end hands everything over.
        Ok(())
    }
}

/// Which files of a folder are packed and how to have them plain; nothing where none is.
pub(super) fn said_of_packed(files: &[File<'_>], folder: &str, language: Language) -> String {
    let packed = files.iter().filter(|file| file.is_packed()).map(|file| file.name.as_str());
    let packed: Vec<&str> = packed.collect();
    if packed.is_empty() {
        return String::new();
    }
    let files = packed.join(", ");
    match language {
        Language::English => format!(
            "Long tables are compressed ({files}): pandas, R and DuckDB read them as they are; \
             `drawdown export {folder}` writes them plain."
        ),
        Language::French => format!(
            "Les tables longues sont compressées ({files})\u{a0}: pandas, R et DuckDB les lisent \
             telles quelles\u{a0}; `drawdown export {folder}` les écrit en clair."
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packed(length: usize) -> (Vec<u8>, &'static str) {
        let mut packing = Packing::new(Vec::new());
        let bytes: Vec<u8> = (0..length).map(|place| (place % 251) as u8).collect();
        for piece in bytes.chunks(70_001) {
            packing.write_all(piece).expect("memory");
        }
        packing.end().expect("memory")
    }

    #[test]
    fn what_is_one_byte_too_long_is_packed_and_read_again() {
        let (plain, ending) = packed(MOST_PLAIN);
        assert_eq!((plain.len(), ending), (MOST_PLAIN, ".csv"));
        let (bytes, ending) = packed(MOST_PLAIN + 1);
        assert_eq!(ending, ".csv.gz");
        assert!(bytes.len() < MOST_PLAIN / 10);
        let mut read = Vec::new();
        unpacked("runs.csv.gz", &bytes).read_to_end(&mut read).expect("it is whole");
        assert_eq!(read.len(), MOST_PLAIN + 1);
        assert_eq!(read[..MOST_PLAIN], plain);
        assert_eq!(packed(MOST_PLAIN + 1).0, bytes);
    }
}
