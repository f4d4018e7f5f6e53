//! A change of plan in the middle of a run: what the engine itself has to do when it comes.

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
    /// Pools that carry a stage of a line until then only, or from then on only: the stage names them all.
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
