//! A change of plan in the middle of a run: what the engine itself has to do when it comes.

use crate::Scenario;
use crate::chance::Uncertain;
use crate::id::{CampId, DeadlineId, EscortId, LineId, PoolId};
use crate::time::Moment;
use crate::units::Count;

/// What changes at a moment of the run because another plan is taken up. What dates and conditions
/// of the scenario can say (camps that accelerate, rules that come into force) is said there.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// When.
    pub at: Moment,
    /// Pools that have another number of vehicles from then on. Those that are too many leave as they
    /// come home.
    pub counts: Vec<(PoolId, Uncertain<Count>)>,
    /// Escort pools that have another number of groups from then on. Those that are too many leave as they
    /// are done with their convoys.
    pub escorts: Vec<(EscortId, Uncertain<Count>)>,
    /// Pools that carry a stage of a line until then only, or from then on only: the stage names them all, in
    /// an order that is that of both plans.
    pub carriers: Vec<Carrier>,
    /// Deadlines that are extended then, with the dates by which lift was dispatched until then.
    pub dues_before: Vec<(DeadlineId, Moment)>,
    /// Planned dates that change, as they were until then.
    pub planned_before: Vec<(CampId, Option<Moment>)>,
}

/// A pool that carries a stage of a line for a part of the run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carrier {
    /// The line.
    pub line: LineId,
    /// The stage, from 0.
    pub stage: usize,
    /// The pool.
    pub pool: PoolId,
    /// Whether it carries it from the decision on, rather than until then.
    pub is_new: bool,
}

impl Scenario {
    /// The pools that carry a stage of a line until the plan changes, or from then on, in order of
    /// preference.
    pub fn carriers(&self, line: LineId, stage: usize, is_after: bool) -> Vec<PoolId> {
        let carriers = self.decision.iter().flat_map(|decision| &decision.carriers);
        let others =
            carriers.filter(|it| (it.line, it.stage, it.is_new) == (line, stage, !is_after));
        let others: Vec<PoolId> = others.map(|it| it.pool).collect();
        let by = self.lines[line].stages[stage].by.iter().copied();
        by.filter(|pool| !others.contains(pool)).collect()
    }
}
