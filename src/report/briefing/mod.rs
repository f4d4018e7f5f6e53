//! Briefings: what a decision-maker sees of a folder of results.
//!
//! The folder is read again ([`archive`]), with the answers of other verbs beside it ([`dossier`]).
//! One neutral document is composed from it ([`block`], by [`section`]), with the sentences of
//! [`texts`], and every format is a function from that document to bytes ([`format`]). Every figure
//! in it was computed in `analysis` and stands in a CSV: a briefing reads, sorts and words them.

mod archive;
mod block;
mod dossier;
mod texts;
mod section;
mod picture;
mod format;

use std::path::Path;

use super::Language;
use super::file::File;

pub use archive::NoBriefing;
use block::Briefing;
use dossier::Dossier;

/// The briefing of a folder of results, ready to be put into any format.
pub struct Briefed {
    dossier: Dossier,
    briefing: Briefing,
}

/// Reads a folder of results and composes its briefing.
///
/// # Errors
/// [`NoBriefing`] if the folder is not ours, was written by another version or has been changed
/// since.
pub fn brief(folder: &Path, language: Language) -> Result<Briefed, NoBriefing> {
    let dossier = Dossier::open(folder, language)?;
    let briefing = section::compose(&dossier)?;
    Ok(Briefed { dossier, briefing })
}

impl Briefed {
    /// The briefing in every format that needs no other program, and the manifest of the folder
    /// that `command` makes.
    pub fn files(&self, command: &str) -> Vec<File<'static>> {
        let mut files = vec![
            File::new("briefing.html", format::html(&self.briefing)),
            File::new("briefing.md", format::markdown(&self.briefing)),
        ];
        // Without coordinates there is no map of the earth; the section on the map says so.
        if let Some(places) = &self.briefing.places {
            files.push(File::new("briefing.geojson", format::geojson(places)));
        }
        // Without the resolved scenario in it, the folder goes when the results are made anew.
        files.push(self.dossier.manifest(command).file(&files));
        files
    }

    /// Bottom line and matrix for a terminal of 100 columns.
    pub fn terminal(&self) -> String {
        format::terminal(&self.briefing)
    }
}
