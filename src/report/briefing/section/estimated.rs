//! The dates that the scenario's own estimates come to, to stand beside those of the runs.

use super::super::block::Value;
use super::super::dossier::{Dossier, Which};
use super::date_or_beyond;
use crate::archive::{NoBriefing, Records, Row};
use crate::results::undisturbed::Undisturbed;
use crate::time::{DAY, Moment};

/// The rows of `undisturbed.csv` of one kind.
pub(super) struct Estimated(Records<Undisturbed>);

impl Estimated {
    /// Those of camps, or of deadlines.
    pub(super) fn of(dossier: &Dossier, kind: &str) -> Result<Self, NoBriefing> {
        let all = dossier.results.table::<Undisturbed>()?;
        Ok(Self(all.with(|row| row.kind() == kind)))
    }

    /// The date reached if nothing goes wrong.
    pub(super) fn date(&self, dossier: &Dossier, which: Which, name: &str) -> Value {
        let row = self.row(dossier, which, name);
        row.map_or(Value::Empty, |row| date_or_beyond(dossier, row.undisturbed()))
    }

    /// Whether nothing going wrong comes later than a date, by a day or more.
    pub(super) fn is_later(
        &self,
        dossier: &Dossier,
        which: Which,
        name: &str,
        than: Moment,
    ) -> bool {
        let row = self.row(dossier, which, name);
        row.is_some_and(|row| row.undisturbed().is_none_or(|at| (at - than).0 >= DAY))
    }

    /// The planned date.
    pub(super) fn planned(&self, dossier: &Dossier, which: Which, name: &str) -> Value {
        let clock = &dossier.scenario().clock;
        let row = self.row(dossier, which, name);
        let planned = row.and_then(|row| row.planned());
        planned.map_or(Value::Empty, |at| Value::Date(clock.civil(at)))
    }

    fn row<'a>(
        &'a self,
        dossier: &'a Dossier,
        which: Which,
        name: &str,
    ) -> Option<Row<'a, Undisturbed>> {
        let (plan, case) = dossier.keys(which);
        self.0.of(plan, case).find(|row| row.name() == name)
    }
}
