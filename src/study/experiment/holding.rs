//! How often deadlines hold, each by itself and together.

use crate::id::DeadlineId;

use super::{Proportion, Run, Runs};

/// Which deadlines have to hold together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum JointSet {
    /// All hard ones.
    Hard,
    /// All on milestones: those on who holds a site, or on gaps, aside.
    Milestones,
    /// All of any kind.
    All,
}

impl JointSet {
    /// Every set, in the order of the results.
    pub const ALL: [Self; 3] = [Self::Hard, Self::Milestones, Self::All];

    /// The word for it in results.
    pub fn word(self) -> &'static str {
        match self {
            Self::Hard => "hard",
            Self::Milestones => "milestones",
            Self::All => "all",
        }
    }
}

impl Runs {
    /// Runs that miss a deadline, of all that did not fail.
    pub fn missed(&self, id: DeadlineId) -> Proportion {
        self.share(|run| self.deadline(run.replication, id).is_missed())
    }

    /// Runs in which a set of deadlines holds, of all that did not fail.
    pub fn held(&self, set: JointSet) -> Proportion {
        let ids = self.deadlines(set);
        self.share(|run| ids.iter().all(|id| !self.deadline(run.replication, *id).is_missed()))
    }

    /// Every chance that the adaptive rule looks at.
    pub(super) fn chances(&self) -> impl Iterator<Item = Proportion> + '_ {
        let each = self.deadlines(JointSet::All).into_iter().map(|id| self.missed(id));
        each.chain(JointSet::ALL.map(|set| self.held(set)))
    }

    fn share(&self, is_hit: impl Fn(&Run) -> bool) -> Proportion {
        let mut share = Proportion::default();
        self.iter().for_each(|run| share.count(is_hit(&run)));
        share
    }
}
