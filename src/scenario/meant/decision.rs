//! A change of plan in the middle of a run: what the engine itself has to do when it comes.

use crate::chance::Uncertain;
use crate::id::{CampId, DeadlineId, PoolId};
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
    /// Deadlines that are extended then, with the dates by which lift was dispatched until then.
    pub dues_before: Vec<(DeadlineId, Moment)>,
    /// Planned dates that change, as they were until then.
    pub planned_before: Vec<(CampId, Option<Moment>)>,
}
