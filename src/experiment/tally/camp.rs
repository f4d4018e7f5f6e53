//! Counts of one camp: when it reached its milestones, and the gap after the last party.

use crate::experiment::Histogram;
use crate::scenario::Milestone;
use crate::simulation::CampOutcome;
use crate::time::Moment;

/// Dates and gaps are counted to the minute.
const MINUTE: i64 = 60;

/// What is counted of one camp.
#[derive(Debug, Clone, PartialEq)]
pub struct CampTally {
    /// When it reached each milestone, in seconds from `as_of`, in the order of
    /// [`Milestone::ALL`]; runs that do not reach it within the horizon are not in it.
    pub reached: [Histogram; Milestone::ALL.len()],
    /// Seconds from the last party out to the successor in place; only runs with both.
    pub gap: Histogram,
    /// Runs in which the successor stood ready: no gap at all.
    pub ready: u32,
}

impl Default for CampTally {
    fn default() -> Self {
        let minutes = || Histogram::new(MINUTE);
        Self { reached: std::array::from_fn(|_| minutes()), gap: minutes(), ready: 0 }
    }
}

impl CampTally {
    /// Counts the camp's run.
    pub(super) fn count(&mut self, camp: &CampOutcome) {
        for (counts, milestone) in self.reached.iter_mut().zip(Milestone::ALL) {
            if let Some(moment) = date(camp, milestone) {
                counts.push(moment.0);
            }
        }
        if let (Some(vacated), Some(taken_over)) = (camp.vacated, camp.taken_over) {
            self.gap.push((taken_over - vacated).0);
            self.ready += u32::from(taken_over <= vacated);
        }
    }

    /// Adds the counts of other runs.
    pub(super) fn merge(&mut self, other: &Self) {
        for (counts, more) in self.reached.iter_mut().zip(&other.reached) {
            counts.merge(more);
        }
        self.gap.merge(&other.gap);
        self.ready += other.ready;
    }

    /// Finishes every count.
    pub(super) fn settle(&mut self) {
        self.reached.iter_mut().for_each(Histogram::settle);
        self.gap.settle();
    }
}

/// When a camp reached a milestone.
fn date(camp: &CampOutcome, milestone: Milestone) -> Option<Moment> {
    match milestone {
        Milestone::Lifted => camp.lifted,
        Milestone::Handover => camp.handover,
        Milestone::Vacated => camp.vacated,
        Milestone::Closed => camp.closed,
        Milestone::TakenOver => camp.taken_over,
    }
}
