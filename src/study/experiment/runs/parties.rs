//! The columns about the other parties: what became of each vacated camp, and who truly held each
//! assessed site.

use serde::{Deserialize, Serialize};

use crate::id::{AssessmentId, Id, SideId};
use crate::scenario::Scenario;
use crate::simulation::{CampOutcome, FirstIn, Handover, Outcome};
use crate::time::Moment;

use super::{moment, seconds};

/// Stand for who came first, or holds a site: nobody, the successor, looters; from `SIDES` on, a side by number.
const NOBODY: u8 = 0;
const SUCCESSOR: u8 = 1;
const LOOTERS: u8 = 2;
const SIDES: u8 = 3;

/// What became of a camp in one run once its last party had left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HandoverRun {
    /// Who came first.
    pub first_in: Option<FirstIn>,
    /// When anybody first held it.
    pub filled: Option<Moment>,
    /// How it stands at the horizon.
    pub ended: Handover,
}

/// Six bytes a run for each camp, one for each assessed site; none where nobody but a
/// successor comes.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub(super) struct PartyRuns {
    camps: Vec<HandoverRuns>,
    holders: Vec<Vec<u8>>,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
struct HandoverRuns {
    first_in: Vec<u8>,
    filled: Vec<i32>,
    ended: Vec<u8>,
}

impl PartyRuns {
    /// No runs yet of this scenario.
    pub(super) fn new(scenario: &Scenario) -> Self {
        let camps = if scenario.has_rivals() { scenario.camps.len() } else { 0 };
        let assessments = scenario.assessments.len();
        Self { camps: vec![HandoverRuns::default(); camps], holders: vec![Vec::new(); assessments] }
    }

    /// Adds the next replication.
    pub(super) fn push(&mut self, outcome: &Outcome) {
        for (column, camp) in self.camps.iter_mut().zip(outcome.camps.values()) {
            column.push(camp);
        }
        for (column, holder) in self.holders.iter_mut().zip(outcome.holders.values()) {
            column.push(holder.map_or(NOBODY, |side| SIDES + side.index() as u8));
        }
    }

    /// Adds the next replication, which has no outcome.
    pub(super) fn push_failed(&mut self) {
        self.camps.iter_mut().for_each(|column| column.push(&CampOutcome::default()));
        self.holders.iter_mut().for_each(|column| column.push(NOBODY));
    }

    /// Adds the replications that follow these.
    pub(super) fn append(&mut self, next: &Self) {
        for (column, more) in self.camps.iter_mut().zip(&next.camps) {
            column.first_in.extend_from_slice(&more.first_in);
            column.filled.extend_from_slice(&more.filled);
            column.ended.extend_from_slice(&more.ended);
        }
        for (column, more) in self.holders.iter_mut().zip(&next.holders) {
            column.extend_from_slice(more);
        }
    }

    /// What became of a camp, by its number; `None` where nobody but a successor comes.
    pub(super) fn handover(&self, replication: u32, camp: usize) -> Option<HandoverRun> {
        let (column, run) = (self.camps.get(camp)?, replication as usize);
        Some(HandoverRun {
            first_in: first_in(column.first_in[run]),
            filled: moment(column.filled[run]),
            ended: Handover::ALL[usize::from(column.ended[run])],
        })
    }

    /// Who truly held an assessed site in a run that did not fail; `None`: nobody.
    pub(super) fn holder(&self, replication: u32, id: AssessmentId) -> Option<SideId> {
        let who = self.holders[id.index()][replication as usize];
        who.checked_sub(SIDES).map(|side| SideId::at(usize::from(side)))
    }

    /// Bytes that one run takes.
    pub(super) fn bytes_per_run(&self) -> usize {
        6 * self.camps.len() + self.holders.len()
    }
}

impl HandoverRuns {
    fn push(&mut self, camp: &CampOutcome) {
        self.first_in.push(match camp.first_in {
            None => NOBODY,
            Some((_, FirstIn::Successor)) => SUCCESSOR,
            Some((_, FirstIn::Looters)) => LOOTERS,
            Some((_, FirstIn::Rival(side))) => SIDES + side.index() as u8,
        });
        self.filled.push(seconds(camp.filled));
        self.ended.push(camp.handover_ended as u8);
    }
}

fn first_in(who: u8) -> Option<FirstIn> {
    match who {
        NOBODY => None,
        SUCCESSOR => Some(FirstIn::Successor),
        LOOTERS => Some(FirstIn::Looters),
        side => Some(FirstIn::Rival(SideId::at(usize::from(side - SIDES)))),
    }
}
