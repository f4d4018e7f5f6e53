//! Counts of who was at each site and who held it, civil day by civil day.

use crate::id::{Id, SideId, SiteId};
use crate::scenario::Scenario;
use crate::simulation::ControlSpell;
use crate::time::{DAY, Moment};

use super::people::day_ends;

/// What is counted of control; no days at all where nobody but successors comes.
///
/// A spell adds one where it begins and takes it off where it ends, so a run costs no more than it
/// has spells; the sums are made when they are read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ControlTally {
    /// The end of each civil day in the scenario's zone, the last one cut at the horizon.
    days: Vec<Moment>,
    sides: usize,
    /// By site, lane and day: changes in the number of runs.
    changes: Vec<i32>,
}

/// A site at the end of one civil day: in how many runs what was so.
#[derive(Debug, Clone, PartialEq)]
pub struct ControlDay {
    /// The end of the day.
    pub end: Moment,
    /// Runs in which nobody held it.
    pub held_by_nobody: u32,
    /// Runs in which a contest was on there.
    pub contested: u32,
    /// Runs in which each side held it.
    pub held: Vec<u32>,
    /// Runs in which each side was present.
    pub present: Vec<u32>,
}

impl ControlTally {
    /// Nothing counted yet.
    pub(super) fn new(scenario: &Scenario) -> Self {
        if !scenario.has_rivals() {
            return Self::default();
        }
        let (days, sides) = (day_ends(scenario), scenario.sides.len());
        let lanes = Self { days, sides, changes: Vec::new() };
        let room = scenario.sites.len() * lanes.lanes() * lanes.days.len();
        Self { changes: vec![0; room], ..lanes }
    }

    /// Lanes of a site: nobody holds it, a contest is on, each side holds it, each is present.
    fn lanes(&self) -> usize {
        2 + 2 * self.sides
    }

    /// Counts one run's spells.
    pub(super) fn count(&mut self, spells: &[ControlSpell]) {
        for spell in spells {
            let (from, until) = (self.first_day(spell.from), self.day_after(spell.until));
            let holder = spell.holder.map_or(0, |side| 2 + side.index());
            self.count_lane(spell.site, holder, from, until);
            if spell.is_contested {
                self.count_lane(spell.site, 1, from, until);
            }
            for side in (0..self.sides).filter(|side| spell.present.contains(SideId::at(*side))) {
                self.count_lane(spell.site, 2 + self.sides + side, from, until);
            }
        }
    }

    /// One run more from one day until before another, where the horizon is no day any more.
    fn count_lane(&mut self, site: SiteId, lane: usize, from: usize, until: usize) {
        let days = self.days.len();
        let start = (site.index() * self.lanes() + lane) * days;
        if from < until {
            self.changes[start + from] += 1;
            if until < days {
                self.changes[start + until] -= 1;
            }
        }
    }

    /// The day at whose end a spell that ends at a moment is over: what lasts to the horizon is on at
    /// the end of the last day.
    fn day_after(&self, until: Moment) -> usize {
        let lasts = self.days.last().is_none_or(|horizon| *horizon <= until);
        if lasts { self.days.len() } else { self.first_day(until) }
    }

    /// The day to which a moment belongs: midnight belongs to the day that ends.
    fn first_day(&self, at: Moment) -> usize {
        // Days are 24 hours long but for two in a year.
        let mut day = ((at.0 / DAY) as usize).min(self.days.len());
        while day > 0 && self.days[day - 1] >= at {
            day -= 1;
        }
        while day < self.days.len() && self.days[day] < at {
            day += 1;
        }
        day
    }

    /// Adds the counts of other runs.
    pub(super) fn merge(&mut self, other: &Self) {
        self.changes.iter_mut().zip(&other.changes).for_each(|(count, more)| *count += more);
    }

    /// A site, day by day; none where nobody but successors comes.
    pub fn of(&self, site: SiteId) -> impl Iterator<Item = ControlDay> + '_ {
        let (lanes, days) = (self.lanes(), self.days.len());
        let changes = &self.changes[site.index() * lanes * days..][..lanes * days];
        let mut runs = vec![0_i32; lanes];
        self.days.iter().enumerate().map(move |(day, end)| {
            for (lane, count) in runs.iter_mut().enumerate() {
                *count += changes[lane * days + day];
            }
            let sums =
                |from: usize, to: usize| runs[from..to].iter().map(|it| *it as u32).collect();
            ControlDay {
                end: *end,
                held_by_nobody: runs[0] as u32,
                contested: runs[1] as u32,
                held: sums(2, 2 + self.sides),
                present: sums(2 + self.sides, lanes),
            }
        })
    }
}
