//! Where results go, and whether they may.
//!
//! One rule for every verb: a folder that holds what the same command makes of the same scenario is
//! written again without a word, for nothing is lost by it. Other results give way only to
//! `--replace`, and what this program did not write to nothing at all.

use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use super::arguments::OutputArguments;
use super::stop::Stop;
use crate::scenario::Study;
use drawdown_report::{self as report, File, Question};

/// A folder that results may be written to.
#[derive(Debug)]
pub(super) struct Folder {
    path: PathBuf,
}

impl Folder {
    /// The folder asked for, or else `usual`, for the answer to a question.
    ///
    /// # Errors
    /// [`Stop::Message`] if results of another question are there and `--replace` is not given, or
    /// files that are not ours.
    pub(super) fn claim(
        output: &OutputArguments,
        usual: PathBuf,
        question: Question<'_>,
    ) -> Result<Self, Stop> {
        let path = output.out.clone().unwrap_or(usual);
        report::check_folder(&path)?;
        match report::given_up(&path, question).filter(|_| !output.replace) {
            Some(command) => Err(occupied(&path, &command, question)),
            None => Ok(Self { path }),
        }
    }

    /// Writes these files as its only content.
    pub(super) fn write(&self, files: &[File<'_>]) -> Result<(), Stop> {
        Ok(report::write_folder(&self.path, files)?)
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// As it is shown to readers.
    pub(super) fn shown(&self) -> String {
        shown(&self.path)
    }
}

/// A folder as it is shown to readers.
pub(super) fn shown(path: &Path) -> String {
    format!("{}{MAIN_SEPARATOR}", path.display())
}

/// Where the results of a study go where nothing else is asked for.
pub(super) fn of_study(study: &Study) -> PathBuf {
    Path::new("output").join(study.base.id.as_str())
}

/// That results of another question are in the way.
fn occupied(path: &Path, command: &str, question: Question<'_>) -> Stop {
    let made = match command == question.command {
        true => "the same command, made before the scenario or the program changed".to_owned(),
        false => format!("another question ({command})"),
    };
    Stop::input(format!(
        "{} holds results of {made}; nothing was played. --replace puts the new ones in their \
         place, --out gives them another folder",
        shown(path)
    ))
}
