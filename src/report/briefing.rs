//! Briefings: what a decision-maker sees of a folder of results.
//!
//! The folder is read again (`archive`), with the answers of other verbs beside it ([`dossier`]).
//! One neutral document is composed from it ([`block`], by [`section`]), with the sentences of
//! [`texts`], and every format is a function from that document to bytes ([`format`]). Every figure
//! in it was computed in `analysis` and stands in a CSV: a briefing reads, sorts and words them.

mod block;
mod texts;
mod cause;
mod dossier;
mod first;
mod switched;
mod section;
mod picture;
mod workbook;
mod format;

use std::path::Path;

use super::file::File;
use super::{Browser, Language, NoPrint};

use crate::analysis::DeadlineRow;
use crate::archive::NoBriefing;
use crate::scenario::Study;
use block::Briefing;
use dossier::Dossier;
use workbook::Workbook;

pub(super) use cause::cause_in_short;
pub(super) use first::{Facts, Found, main};
pub(super) use switched::{Days, Given, Seen, Switched, Without};
pub(super) use texts::Texts;

/// The briefing of a folder of results, ready to be put into any format.
pub struct Briefed {
    dossier: Dossier,
    briefing: Briefing,
}

/// What stands first, as lines of a terminal: of results in memory, before anything is written.
pub(super) fn first_page(facts: &Facts<'_>) -> String {
    format::lines(&first::compose(facts), facts.texts.language)
}

/// What the answers in a folder of results of a study have found of its main deadline, by the rows of its
/// deadlines; nothing where it cannot be read.
pub(super) fn found(
    folder: &Path,
    study: &Study,
    deadlines: &[DeadlineRow],
    language: Language,
) -> Found {
    let dossier = Dossier::of_study(folder, study, language);
    let read = dossier.and_then(|dossier| section::found(&dossier, deadlines));
    read.unwrap_or_default()
}

/// The largest workbook that is sent around.
const MOST_BYTES: usize = 3_000_000;

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
    /// The briefing in every format that needs no other program, the printed one if there is one,
    /// and the manifest of the folder that `command` makes.
    ///
    /// # Errors
    /// [`NoBriefing`] if a table that only the workbook holds has been changed.
    pub fn files(
        &self,
        command: &str,
        pdf: Option<File<'static>>,
    ) -> Result<Vec<File<'static>>, NoBriefing> {
        let mut files = vec![
            File::new("briefing.html", format::html(&self.briefing)),
            File::new("briefing.md", format::markdown(&self.briefing)),
            File::new("briefing.xlsx", self.workbook()?),
        ];
        files.extend(pdf);
        // Without coordinates there is no map of the earth; the section on the map says so.
        if let Some(places) = &self.briefing.places {
            files.push(File::new("briefing.geojson", format::geojson(places)));
        }
        files.push(self.dossier.manifest(command).file(&files));
        Ok(files)
    }

    /// The HTML file as a browser prints it.
    ///
    /// # Errors
    /// [`NoPrint`] if the browser does not.
    pub fn pdf(&self, browser: &Browser) -> Result<File<'static>, NoPrint> {
        let printed = browser.print(format::html(&self.briefing).as_bytes())?;
        let pdf = format::settled(printed, &self.briefing.moment);
        Ok(File::new("briefing.pdf", pdf))
    }

    /// The first page and the tables, as many of them as somebody wants to open.
    fn workbook(&self) -> Result<Vec<u8>, NoBriefing> {
        let mut workbook = Workbook::of(&self.dossier)?;
        loop {
            let bytes = format::xlsx(&self.briefing, &workbook);
            if bytes.len() <= MOST_BYTES || !workbook.leave_out_largest() {
                return Ok(bytes);
            }
        }
    }

    /// The first page and the matrix for a terminal of 100 columns.
    pub fn terminal(&self) -> String {
        format::terminal(&self.briefing)
    }
}
