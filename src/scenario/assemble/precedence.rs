//! Order between sites: what a camp waits for besides its own work.

use crate::id::{CampId, Id};

use super::super::desk::OneOrMany;
use super::super::syntax::{self, CampStatus};
use super::super::{Camp, Line, Milestone, Prerequisite};
use super::{Bench, Slots};

/// The word for a successor that stands ready.
const SUCCESSOR_READY: &str = "successor";

impl Bench<'_> {
    /// What a camp must wait for before it begins.
    pub(super) fn starts_after(
        &mut self,
        name: &str,
        syntax: &syntax::Camp,
    ) -> Option<Vec<(CampId, Milestone)>> {
        let path = format!("camp.{name}.starts_after");
        let before = syntax.starts_after.as_ref().map_or(&[][..], OneOrMany::values).to_vec();
        let found = self.all(&path, &before, Self::camp_stage)?;
        Some(found.into_iter().flatten().collect())
    }

    /// What its last party must wait for; transit aside.
    pub(super) fn vacates_after(
        &mut self,
        name: &str,
        syntax: &syntax::Camp,
    ) -> Option<Vec<Prerequisite>> {
        let path = format!("camp.{name}.vacates_after");
        let before = syntax.vacates_after.as_ref().map_or(&[][..], OneOrMany::values).to_vec();
        let found = self.all(&path, &before, |bench, path, text| match text {
            SUCCESSOR_READY => Some(Some(Prerequisite::Successor)),
            _ => {
                let stage = bench.camp_stage(path, text)?;
                Some(stage.map(|(camp, milestone)| Prerequisite::Reached(camp, milestone)))
            }
        })?;
        Some(found.into_iter().flatten().collect())
    }

    /// A milestone of a camp, as "gossi" (vacated) or "gossi.lifted"; `Some(None)` for a camp that
    /// is closed already and so has reached all of them.
    fn camp_stage(&mut self, path: &str, text: &str) -> Option<Option<(CampId, Milestone)>> {
        let (name, milestone) = match text.split_once('.') {
            None => (text, Milestone::Vacated),
            Some((name, word)) => (name, self.milestone_named(path, word)?),
        };
        let is_closed = |camp: &syntax::Camp| camp.status == Some(CampStatus::Closed);
        if self.file.camp.get(name).flatten().is_some_and(is_closed) {
            return Some(None);
        }
        self.camp(path, name).map(|camp| Some((camp, milestone)))
    }

    /// A camp through which journeys of other camps lead stays open for them, unless it is told not
    /// to.
    pub(super) fn keep_open_for_transit(&self, camps: &mut Slots<Camp>, lines: &Slots<Line>) {
        for (index, camp) in camps.iter_mut().enumerate() {
            let Some(camp) = camp else { continue };
            let name = self.names.camps[index];
            let syntax = self.file.camp.get(name).flatten();
            let waits = syntax.is_none_or(|syntax| syntax.waits_for_transit != Some(false));
            let passes = |line: &Line| {
                let before = line.stages.split_last().map_or(&[][..], |(_, before)| before);
                line.camp.index() != index && before.iter().any(|stage| stage.to == camp.site)
            };
            if waits && lines.iter().flatten().any(passes) {
                camp.vacates_after.push(Prerequisite::Transit);
            }
        }
    }
}
