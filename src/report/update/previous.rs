//! The results of the last report, on which an update goes on: what was forecast and told, and whether they are of the same
//! question at all.

use std::collections::BTreeSet;
use std::path::Path;

use jiff::civil::Date;

use super::super::archive::{Archive, NoBriefing};
use super::super::manifest::{Manifest, Told};
use super::super::results::deadlines::Deadlines;
use super::super::results::sweep::Points;
use super::Drift;
use super::drift::DriftTable;
use super::tables::Facts;
use crate::scenario::{Message, Study, message};

/// The results of the last update, or of the run that an update is to which nothing is told.
#[derive(Debug, Clone)]
pub struct Previous {
    /// The forecasts until then.
    pub drift: Drift,
    /// The kind of each fact that it was told, and what it is about.
    pub told: Vec<(String, String)>,
    manifest: Manifest,
    /// What the merged scenario was.
    fingerprint: String,
}

impl Previous {
    /// Reads the folder of an update or of a run.
    ///
    /// # Errors
    /// [`NoBriefing`] if the folder is not ours, or holds neither.
    pub fn open(folder: &Path) -> Result<Self, NoBriefing> {
        let (results, study) = Archive::with::<Deadlines>(folder)?;
        if results.has::<Points>() {
            let (folder, command) = (folder.to_owned(), results.manifest.command);
            return Err(NoBriefing::NothingToBrief { folder, command });
        }
        let (drift, told) = match results.has::<DriftTable>() {
            true => (Drift::of_update(&results)?, told(&results)?),
            false => (Drift::of_run(&results, &study)?, Vec::new()),
        };
        let fingerprint = study.fingerprint;
        Ok(Self { drift, told, manifest: results.manifest, fingerprint })
    }

    /// Why an update of this study to which this is told cannot go on from it: what would be said to come of
    /// the facts would come of something else. Nothing, if it can.
    pub fn hindrance(&self, study: &Study, told: &Told) -> Option<Message> {
        let then = &self.manifest;
        if then.scenario != *study.base.id.as_str() {
            let (then, now) = (&then.scenario, &study.base.id);
            return Some(message!("previous-other-scenario", then, now));
        }
        if self.fingerprint != study.fingerprint {
            return Some(message!("previous-other-values", command = then.command));
        }
        let before = then.told.as_ref()?;
        if before.followed != told.followed {
            let (then, now) = (&before.followed, &told.followed);
            return Some(message!("previous-other-plan", then, now));
        }
        match (before.learns, told.learns) {
            (true, false) => Some(message!("previous-learned")),
            (false, true) => Some(message!("previous-did-not-learn")),
            _ => None,
        }
    }

    /// The day of the last report, if anything was told.
    pub fn last_day(&self) -> Option<Date> {
        self.drift.last_day()
    }
}

/// The kind of each fact that an update was told, and what it is about.
fn told(results: &Archive) -> Result<Vec<(String, String)>, NoBriefing> {
    let facts = results.table::<Facts>()?;
    let told = facts.iter().map(|row| (row.kind().to_owned(), row.what().to_owned()));
    Ok(told.collect::<BTreeSet<_>>().into_iter().collect())
}
