//! Order between sites: what a camp waits for besides its own work.

use crate::id::{CampId, LineId, SiteId};

use super::{Milestone, Scenario};

/// What must have come about elsewhere before a camp's last party leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prerequisite {
    /// Another camp has reached a milestone.
    Reached(CampId, Milestone),
    /// A force of the camp's successor stands at the site, ready to take it over.
    Successor,
    /// Nothing and nobody of other camps is in it, or still due to pass through it.
    Transit,
}

impl Scenario {
    /// Lines of other camps whose journeys pass through a camp, with the number of stages that lead
    /// there.
    pub fn passing(&self, camp: CampId) -> impl Iterator<Item = (LineId, usize)> + '_ {
        let site = self.camps[camp].site;
        let others = self.lines.iter().filter(move |(_, line)| line.camp != camp);
        others.flat_map(move |(id, line)| {
            let on_the_way = line.stages.split_last().map_or(&[][..], |(_, before)| before);
            let passes = on_the_way.iter().enumerate().filter(move |(_, stage)| stage.to == site);
            passes.map(move |(number, _)| (id, number + 1))
        })
    }

    /// Where the journey of a line ends, if any of it is moved.
    pub fn destination(&self, line: LineId) -> Option<SiteId> {
        self.lines[line].stages.last().map(|stage| stage.to)
    }
}
