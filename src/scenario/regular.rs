//! Reading files that are files: regular ones, of no more bytes than make sense.
//!
//! A name in a file of somebody else may lead to a device that never ends, to a pipe that never
//! begins, or to more than fits into memory. What a file is, is looked at before it is opened.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read as _};
use std::path::Path;

use super::{Language, Message, Told};

/// Most bytes of a file that people write: the largest scenario that has been played has a
/// thirtieth of it.
pub const MOST_BYTES: u64 = 16 << 20;

/// Why a file is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// There is none.
    Missing,
    /// It is a folder.
    Folder,
    /// It is a device, a pipe or a socket.
    Special,
    /// It has more bytes than this.
    TooLarge(u64),
    /// It is not text in UTF-8.
    NotText,
    /// It lies outside the folder that it must lie in.
    Outside,
    /// Its permissions do not allow it.
    Forbidden,
    /// The machine failed, in its own words.
    Machine(String),
}

impl Unreadable {
    /// Whether it is the machine's doing, and not that of whoever named the file.
    pub fn is_of_machine(&self) -> bool {
        matches!(self, Self::Forbidden | Self::Machine(_))
    }
}

impl From<Unreadable> for io::Error {
    fn from(why: Unreadable) -> Self {
        let kind = match why {
            Unreadable::Missing => ErrorKind::NotFound,
            Unreadable::Forbidden => ErrorKind::PermissionDenied,
            Unreadable::Folder => ErrorKind::IsADirectory,
            _ => ErrorKind::Other,
        };
        Self::new(kind, Told(why.message()))
    }
}

impl From<io::Error> for Unreadable {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound => Self::Missing,
            ErrorKind::PermissionDenied => Self::Forbidden,
            ErrorKind::IsADirectory => Self::Folder,
            ErrorKind::InvalidData => Self::NotText,
            _ => Self::Machine(error.to_string()),
        }
    }
}

impl Unreadable {
    /// Why, in no language yet.
    pub fn message(&self) -> Message {
        match self {
            Self::Missing => message!("unreadable-missing"),
            Self::Folder => message!("unreadable-folder"),
            Self::Special => message!("unreadable-special"),
            Self::TooLarge(most) => message!("unreadable-too-large", size = most.div_ceil(1 << 20)),
            Self::NotText => message!("unreadable-not-text"),
            Self::Outside => message!("unreadable-outside"),
            Self::Forbidden => message!("unreadable-forbidden"),
            Self::Machine(words) => message!("unreadable-machine", words),
        }
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message().read(Language::English))
    }
}

impl std::error::Error for Unreadable {}

/// The bytes of a regular file, of which it may have no more than `most`.
///
/// # Errors
/// [`Unreadable`]; nothing of the file is in it.
pub fn read_bytes(path: &Path, most: u64) -> Result<Vec<u8>, Unreadable> {
    let file = open_file(path)?;
    if file.metadata()?.len() > most {
        return Err(Unreadable::TooLarge(most));
    }
    let mut bytes = Vec::new();
    // It may have grown, and some systems give no length of files that have one.
    file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most { Err(Unreadable::TooLarge(most)) } else { Ok(bytes) }
}

/// A regular file, to be read from.
///
/// # Errors
/// [`Unreadable`].
pub fn open_file(path: &Path) -> Result<File, Unreadable> {
    // Opening a pipe waits for whoever writes to it.
    let found = fs::metadata(path)?;
    if found.is_dir() {
        return Err(Unreadable::Folder);
    }
    if !found.is_file() {
        return Err(Unreadable::Special);
    }
    Ok(File::open(path)?)
}

/// Whether there is a regular file of this name, and no link to one.
pub fn is_plain_file(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| found.is_file())
}

/// Whether there is a folder of this name, and no link to one.
pub fn is_plain_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| found.is_dir())
}

/// The text of a regular file that people write.
///
/// # Errors
/// As [`read_bytes`], and [`Unreadable::NotText`].
pub fn read_text_file(path: &Path) -> Result<String, Unreadable> {
    String::from_utf8(read_bytes(path, MOST_BYTES)?).map_err(|_| Unreadable::NotText)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn devices_folders_and_what_is_too_large_are_not_read() {
        assert_eq!(read_text_file(Path::new("/dev/zero")), Err(Unreadable::Special));
        assert_eq!(read_text_file(Path::new("/tmp")), Err(Unreadable::Folder));
        let nowhere = Path::new("/nowhere/at-all");
        assert_eq!(read_text_file(nowhere), Err(Unreadable::Missing));
        let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
        assert_eq!(read_bytes(&own, 10), Err(Unreadable::TooLarge(10)));
        assert!(read_text_file(&own).is_ok());
    }
}
