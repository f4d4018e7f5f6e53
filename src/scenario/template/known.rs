//! A file that has been checked before: read again without looking for faults.

use std::sync::Arc;

use super::check::Check;
use super::{Study, Template, Variant, as_played, assemble, fingerprint, syntaxes};
use crate::Rejected;

impl Template {
    /// What the file says with the changes of the command line, in short: files of one fingerprint make
    /// the same study.
    pub fn fingerprint(&self) -> String {
        fingerprint(&as_played(&self.base, &self.changes, &self.tables))
    }

    /// The study of a file whose fingerprint was accepted before, with the first plan under the first case
    /// as its only variant; `has_rivals` is what its base said then. Nothing is doubted again, and there is no
    /// resolved file to write beside results.
    ///
    /// # Errors
    /// What keeps it from being read after all.
    pub fn known(&self, fingerprint: String, has_rivals: bool) -> Result<Study, Rejected> {
        let laid = self.laid(&self.plans[0], &self.cases[0], &self.changes);
        let (file, mut findings) = syntaxes(&laid, &self.sources);
        let built = file.and_then(|file| {
            let (scenario, more) = assemble(&file, &laid, &self.sources);
            findings.extend(more);
            scenario
        });
        let Some(mut scenario) = built else { return Err(Rejected::new(findings)) };
        scenario.rivals_elsewhere |= has_rivals && !scenario.has_rivals();
        let base = Arc::new(scenario);
        let mut check = Check::new(self);
        let sweeps = check.sweeps(&base);
        let variants = vec![Variant { plan: 0, case: 0, scenario: Arc::clone(&base) }];
        Ok(self.unwritten((base, variants, sweeps), fingerprint))
    }
}
