//! Counts of one camp: when it reached its milestones, the gap after the last party, and who came.

use crate::experiment::Histogram;
use crate::id::{Id, SideId};
use crate::scenario::{Milestone, Scenario};
use crate::simulation::{CampOutcome, FirstIn, Handover};
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
    /// Seconds from the last party out to whoever holds it next; only runs in which somebody does.
    pub empty: Histogram,
    /// Runs in which each came first: nobody, the successor, looters, then side by side.
    first_in: Vec<u32>,
    /// Runs by how the handover stands at the horizon, in the order of [`Handover::ALL`].
    ended: [u32; Handover::ALL.len()],
}

/// Places of those who come first and are no side.
const NOT_SIDES: usize = 3;

impl CampTally {
    /// Nothing counted yet.
    pub(super) fn new(scenario: &Scenario) -> Self {
        let minutes = || Histogram::new(MINUTE);
        Self {
            reached: std::array::from_fn(|_| minutes()),
            gap: minutes(),
            ready: 0,
            empty: minutes(),
            first_in: vec![0; NOT_SIDES + scenario.sides.len()],
            ended: [0; Handover::ALL.len()],
        }
    }

    /// Runs in which this one came first after the last party; `None`: nobody has come.
    pub fn first_in(&self, who: Option<FirstIn>) -> u32 {
        self.first_in[place(who)]
    }

    /// Runs in which some side that is not the successor came first.
    pub fn first_in_rivals(&self) -> u32 {
        self.first_in[NOT_SIDES..].iter().sum()
    }

    /// Runs in which the handover ended so.
    pub fn ended_in(&self, ending: Handover) -> u32 {
        self.ended[ending as usize]
    }

    /// Sides that ever came first without being the successor, with the runs in which they did.
    pub fn rivals(&self) -> impl Iterator<Item = (SideId, u32)> + '_ {
        let sides = self.first_in[NOT_SIDES..].iter().enumerate();
        sides.filter(|(_, runs)| **runs > 0).map(|(side, runs)| (SideId::at(side), *runs))
    }

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
        self.ended[camp.handover_ended as usize] += 1;
        if let Some(vacated) = camp.vacated {
            self.first_in[place(camp.first_in.map(|(_, who)| who))] += 1;
            if let Some(filled) = camp.filled {
                self.empty.push((filled - vacated).0);
            }
        }
    }

    /// Adds the counts of other runs.
    pub(super) fn merge(&mut self, other: &Self) {
        for (counts, more) in self.reached.iter_mut().zip(&other.reached) {
            counts.merge(more);
        }
        self.gap.merge(&other.gap);
        self.ready += other.ready;
        self.empty.merge(&other.empty);
        add(&mut self.first_in, &other.first_in);
        add(&mut self.ended, &other.ended);
    }

    /// Finishes every count.
    pub(super) fn settle(&mut self) {
        self.reached.iter_mut().for_each(Histogram::settle);
        self.gap.settle();
        self.empty.settle();
    }
}

/// Where those who come first are counted.
fn place(who: Option<FirstIn>) -> usize {
    match who {
        None => 0,
        Some(FirstIn::Successor) => 1,
        Some(FirstIn::Looters) => 2,
        Some(FirstIn::Rival(side)) => NOT_SIDES + side.index(),
    }
}

fn add(counts: &mut [u32], more: &[u32]) {
    counts.iter_mut().zip(more).for_each(|(count, more)| *count += more);
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
