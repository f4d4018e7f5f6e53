//! What is kept of every single run: compact columns, in the order of replications.
//!
//! A million runs must fit beside everything else, so a run takes 7 bytes per deadline (2 more if it
//! is about several sites, 4 more if it is about how long camps stand empty), 4 per camp and 6 more where other parties come, 4 per uncertain
//! assumption, one per assessed site, one for every eight steps of escalations and 12 more: 100 to 200 in all.

mod parties;
mod steps;

use serde::{Deserialize, Serialize};

use crate::id::{AssessmentId, AssumptionId, CampId, DeadlineId, Id, RuleId, SideId, SiteId};
use crate::scenario::{Assumption, Deadline, DeadlineKind, Scenario};
use crate::simulation::{Code, Outcome};
use crate::time::{Moment, Span};

use super::JointSet;
use parties::PartyRuns;
use steps::StepRuns;

pub use parties::HandoverRun;

/// Stands for "not within the horizon" in a column of seconds.
const NEVER: i32 = i32::MAX;
/// Stands for "no outcome" in the column of events.
const FAILED: u32 = u32::MAX;
/// Stands for "no site" in a column of last sites.
const NO_SITE: u16 = u16::MAX;
/// Stands for "no time was lost" in a column of main delays.
const NO_DELAY: u8 = u8::MAX;

/// What is kept of every run of one variant; replications are numbered from 0 without a gap.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Runs {
    deadlines: Vec<DeadlineRuns>,
    vacated: Vec<Vec<i32>>,
    assumed: Vec<(AssumptionId, Vec<f32>)>,
    /// Assumptions that have one value in all runs.
    settled: Vec<(AssumptionId, f64)>,
    events: Vec<u32>,
    convoys: Vec<u32>,
    vehicles_lost: Vec<u32>,
    parties: PartyRuns,
    steps: StepRuns,
}

/// The columns of one deadline.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct DeadlineRuns {
    due: Moment,
    is_hard: bool,
    is_on_milestone: bool,
    sites: Vec<SiteId>,
    reached: Vec<i32>,
    /// Place of the last site in `sites`; those beyond the 65,535th are not told apart.
    last_site: Vec<u16>,
    /// How many of several sites were late; empty for a deadline about one.
    sites_late: Vec<u16>,
    main_delay: Vec<u8>,
    /// By how many seconds the longest gap is too long, for a deadline on that; empty for others.
    excess: Vec<i32>,
    is_on_gaps: bool,
}

/// What became of one deadline in one run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeadlineRun {
    /// When it was reached, to the second; `None`: not within the horizon.
    pub reached: Option<Moment>,
    /// When it was due.
    pub due: Moment,
    /// The delay code with the most time in the ledger of the last site, if any time was lost.
    pub main_delay: Option<Code>,
    /// The site that reached the milestone last, or is furthest from it at the horizon.
    pub last_site: Option<SiteId>,
    /// How many of its sites were late by themselves.
    pub sites_late: u32,
    /// By how much the longest gap is too long, for a deadline on how long camps stand empty;
    /// `None` for every other.
    pub excess: Option<Span>,
}

impl DeadlineRun {
    /// Whether it was missed: reached too late or not at all, or a camp empty for too long.
    pub fn is_missed(&self) -> bool {
        match self.excess {
            Some(excess) => excess > Span::ZERO,
            None => self.reached.is_none_or(|reached| reached > self.due),
        }
    }

    /// What it is measured by, in seconds: the date on which it is reached, or by how much the longest
    /// gap is too long; `None` if it is not reached within the horizon.
    pub fn measure(&self) -> Option<i64> {
        self.excess.map(|excess| excess.0).or(self.reached.map(|reached| reached.0))
    }

    /// How late: positive if missed, negative if early; to the horizon (`until`) if not reached,
    /// which is then the least it can be. Of a deadline on how long camps stand empty, by how much
    /// the longest gap is too long.
    pub fn lateness(&self, until: Moment) -> Span {
        self.excess.unwrap_or_else(|| self.reached.unwrap_or(until) - self.due)
    }
}

/// One run as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// Its replication, from 0.
    pub replication: u32,
    /// Events played.
    pub events: u32,
    /// Convoys and sorties sent, by all pools.
    pub convoys: u32,
    /// Vehicles destroyed or written off, of all pools.
    pub vehicles_lost: u32,
}

impl Runs {
    /// No runs yet of this scenario, with room for so many.
    pub fn new(scenario: &Scenario, room: usize) -> Self {
        let deadline = |deadline: &Deadline| DeadlineRuns {
            due: deadline.due,
            is_hard: deadline.kind == DeadlineKind::Hard,
            is_on_milestone: deadline.milestone().is_some(),
            sites: deadline.all.clone(),
            reached: Vec::with_capacity(room),
            last_site: Vec::with_capacity(room),
            sites_late: Vec::new(),
            main_delay: Vec::with_capacity(room),
            excess: Vec::new(),
            is_on_gaps: deadline.goal.empty_at_most().is_some(),
        };
        let varies = scenario.assumptions.iter().filter(|(_, assumption)| varies(assumption));
        let settled = scenario.assumptions.iter().filter_map(|(id, assumption)| {
            let (low, high) = assumption.value.as_ref()?.range();
            (low >= high).then_some((id, low))
        });
        Self {
            deadlines: scenario.deadlines.values().map(deadline).collect(),
            vacated: scenario.camps.values().map(|_| Vec::with_capacity(room)).collect(),
            assumed: varies.map(|(id, _)| (id, Vec::with_capacity(room))).collect(),
            settled: settled.collect(),
            events: Vec::with_capacity(room),
            convoys: Vec::with_capacity(room),
            vehicles_lost: Vec::with_capacity(room),
            parties: PartyRuns::new(scenario),
            steps: StepRuns::new(scenario),
        }
    }

    /// Number of runs, failed ones included.
    pub fn len(&self) -> u32 {
        self.events.len() as u32
    }

    /// Whether there is no run at all.
    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    /// Adds the next replication.
    pub fn push(&mut self, outcome: &Outcome) {
        for (column, deadline) in self.deadlines.iter_mut().zip(outcome.deadlines.values()) {
            column.reached.push(seconds(deadline.reached));
            let last_site = column.place_of(deadline.last_site);
            column.last_site.push(last_site);
            if column.sites.len() > 1 {
                column.sites_late.push(u16::try_from(deadline.sites_late).unwrap_or(u16::MAX));
            }
            column.main_delay.push(deadline.main_delay().map_or(NO_DELAY, |code| code as u8));
            if column.is_on_gaps {
                column.excess.push(deadline.excess.map_or(0, |excess| clamped(excess.0)));
            }
        }
        self.parties.push(outcome);
        self.steps.push(outcome);
        for (column, camp) in self.vacated.iter_mut().zip(outcome.camps.values()) {
            column.push(seconds(camp.vacated));
        }
        for (id, column) in &mut self.assumed {
            column.push(outcome.assumed[*id] as f32);
        }
        self.events.push(u32::try_from(outcome.events).unwrap_or(FAILED).min(FAILED - 1));
        self.convoys.push(outcome.convoys.values().sum());
        self.vehicles_lost.push(outcome.vehicles_lost.values().sum());
    }

    /// Adds the next replication, which has no outcome.
    pub(super) fn push_failed(&mut self) {
        for column in &mut self.deadlines {
            column.reached.push(NEVER);
            column.last_site.push(NO_SITE);
            if column.sites.len() > 1 {
                column.sites_late.push(0);
            }
            column.main_delay.push(NO_DELAY);
            if column.is_on_gaps {
                column.excess.push(0);
            }
        }
        self.parties.push_failed();
        self.steps.push_failed();
        self.vacated.iter_mut().for_each(|column| column.push(NEVER));
        self.assumed.iter_mut().for_each(|(_, column)| column.push(0.0));
        self.events.push(FAILED);
        self.convoys.push(0);
        self.vehicles_lost.push(0);
    }

    /// Adds the replications that follow these, of the same scenario.
    pub fn append(&mut self, next: &Self) {
        for (column, more) in self.deadlines.iter_mut().zip(&next.deadlines) {
            column.reached.extend_from_slice(&more.reached);
            column.last_site.extend_from_slice(&more.last_site);
            column.sites_late.extend_from_slice(&more.sites_late);
            column.main_delay.extend_from_slice(&more.main_delay);
            column.excess.extend_from_slice(&more.excess);
        }
        self.parties.append(&next.parties);
        self.steps.append(&next.steps);
        for (column, more) in self.vacated.iter_mut().zip(&next.vacated) {
            column.extend_from_slice(more);
        }
        for ((_, column), (_, more)) in self.assumed.iter_mut().zip(&next.assumed) {
            column.extend_from_slice(more);
        }
        self.events.extend_from_slice(&next.events);
        self.convoys.extend_from_slice(&next.convoys);
        self.vehicles_lost.extend_from_slice(&next.vehicles_lost);
    }

    /// One run; `None` if it failed.
    pub fn run(&self, replication: u32) -> Option<Run> {
        let index = replication as usize;
        let (events, convoys) = (self.events[index], self.convoys[index]);
        let vehicles_lost = self.vehicles_lost[index];
        (events != FAILED).then_some(Run { replication, events, convoys, vehicles_lost })
    }

    /// All runs that did not fail, in order of replication.
    pub fn iter(&self) -> impl Iterator<Item = Run> + '_ {
        (0..self.len()).filter_map(|replication| self.run(replication))
    }

    /// What became of a deadline in a run that did not fail.
    pub fn deadline(&self, replication: u32, id: DeadlineId) -> DeadlineRun {
        let column = &self.deadlines[id.index()];
        let site = usize::from(column.last_site[replication as usize]);
        let delay = usize::from(column.main_delay[replication as usize]);
        let run = DeadlineRun {
            reached: moment(column.reached[replication as usize]),
            due: column.due,
            main_delay: Code::ALL.get(delay).copied(),
            last_site: column.sites.get(site).copied(),
            sites_late: 0,
            excess: column.excess.get(replication as usize).map(|excess| Span(i64::from(*excess))),
        };
        let of_several = column.sites_late.get(replication as usize).copied().map(u32::from);
        DeadlineRun { sites_late: of_several.unwrap_or(u32::from(run.is_missed())), ..run }
    }

    /// The deadlines that have to hold together.
    pub fn deadlines(&self, set: JointSet) -> Vec<DeadlineId> {
        let ids = self.deadlines.iter().enumerate();
        let ids = ids.filter(|(_, deadline)| match set {
            JointSet::Hard => deadline.is_hard,
            JointSet::Milestones => deadline.is_on_milestone,
            JointSet::All => true,
        });
        ids.map(|(index, _)| DeadlineId::at(index)).collect()
    }

    /// When the last party left a camp in a run; `None`: not within the horizon, or the run failed.
    pub fn vacated(&self, replication: u32, camp: CampId) -> Option<Moment> {
        moment(self.vacated[camp.index()][replication as usize])
    }

    /// What became of a camp in a run that did not fail; `None` where nobody but a
    /// successor comes.
    pub fn handover(&self, replication: u32, camp: CampId) -> Option<HandoverRun> {
        self.parties.handover(replication, camp.index())
    }

    /// Whether a step of an escalation was carried out in a run; not if that failed.
    pub fn taken(&self, replication: u32, step: RuleId) -> bool {
        self.steps.taken(replication, step)
    }

    /// Who truly held an assessed site on `as_of` in a run that did not fail; `None`: nobody.
    pub fn holder(&self, replication: u32, id: AssessmentId) -> Option<SideId> {
        self.parties.holder(replication, id)
    }

    /// Assumptions whose value varies from run to run, in order.
    pub fn varying(&self) -> impl Iterator<Item = AssumptionId> + '_ {
        self.assumed.iter().map(|(id, _)| *id)
    }

    /// The value of an assumption in a run that did not fail, in its base unit (to seven digits if
    /// it varies); `None` for those that hold no number.
    pub fn assumed(&self, replication: u32, id: AssumptionId) -> Option<f64> {
        match self.assumed.binary_search_by_key(&id, |(id, _)| *id) {
            Ok(place) => Some(f64::from(self.assumed[place].1[replication as usize])),
            Err(_) => {
                let place = self.settled.binary_search_by_key(&id, |(id, _)| *id).ok()?;
                Some(self.settled[place].1)
            }
        }
    }

    /// Bytes that one run takes in the columns.
    pub fn bytes_per_run(&self) -> usize {
        let gaps = self.deadlines.iter().filter(|deadline| deadline.is_on_gaps).count();
        let several = self.deadlines.iter().filter(|deadline| deadline.sites.len() > 1).count();
        let own = 7 * self.deadlines.len() + 2 * several + 4 * gaps + 4 * self.vacated.len();
        own + 4 * self.assumed.len()
            + self.parties.bytes_per_run()
            + self.steps.bytes_per_run()
            + 12
    }
}

impl DeadlineRuns {
    fn place_of(&self, site: Option<SiteId>) -> u16 {
        let place = site.and_then(|site| self.sites.binary_search(&site).ok());
        place.and_then(|place| u16::try_from(place).ok()).unwrap_or(NO_SITE)
    }
}

/// Whether an assumption's value may differ from run to run.
fn varies(assumption: &Assumption) -> bool {
    assumption.value.as_ref().is_some_and(|spread| {
        let (low, high) = spread.range();
        low < high
    })
}

/// A date in a column.
fn seconds(moment: Option<Moment>) -> i32 {
    moment.map_or(NEVER, |moment| clamped(moment.0))
}

fn clamped(seconds: i64) -> i32 {
    seconds.clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32
}

/// A date from a column.
fn moment(seconds: i32) -> Option<Moment> {
    (seconds != NEVER).then_some(Moment(i64::from(seconds)))
}
