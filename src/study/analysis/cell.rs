//! One cell of a sweep: a point under a plan and a case, as a whole.

use crate::experiment::sweep::{Cell, Field};
use crate::experiment::{JointSet, Proportion, Runs};
use crate::id::DeadlineId;
use crate::simulation::Code;
use crate::time::{DAY, Moment};

use super::percentile::nearest_rank;
use super::view::share;

/// One cell of a sweep.
#[derive(Debug, Clone, PartialEq)]
pub struct CellRow {
    /// Its number.
    pub number: u32,
    /// Its point, plan and case.
    pub cell: Cell,
    /// Runs with an outcome.
    pub n: u32,
    /// Runs without one.
    pub failed: u32,
    /// Events played in all of them.
    pub events: u64,
    /// Each deadline, in order.
    pub deadlines: Vec<CellDeadline>,
    /// How often deadlines hold together, set by set in the order of [`JointSet::ALL`].
    pub held: [Proportion; 3],
}

/// One deadline in one cell.
#[derive(Debug, Clone, PartialEq)]
pub struct CellDeadline {
    /// The deadline.
    pub deadline: DeadlineId,
    /// When it is due at this point; `None` without runs, which alone know it.
    pub due: Option<Moment>,
    /// Runs in which it was missed, of all with an outcome.
    pub missed: Proportion,
    /// Date by which half of the runs reach it; `None`: beyond the horizon. A deadline on gaps has
    /// no dates.
    pub p50: Option<Moment>,
    /// Date by which 80 % of the runs reach it.
    pub p80: Option<Moment>,
    /// Date by which 90 % of the runs reach it.
    pub p90: Option<Moment>,
    /// Mean lateness over all runs in days, early ones counting as 0; runs that do not reach it
    /// count to the horizon. `None` without runs.
    pub mean_lateness_days: Option<f64>,
    /// The delay code that most often is the main one in the missed runs.
    pub main_delay: Option<Code>,
    /// In what share of them, 0 to 1.
    pub main_delay_share: Option<f64>,
}

impl CellRow {
    /// The row of a cell with these runs, of which so many failed.
    pub fn new(field: &Field, number: u32, runs: &Runs, failed: u32) -> Self {
        let deadlines = field.base().deadlines.ids().map(|id| deadline(field, runs, id));
        Self {
            number,
            cell: field.cell(number),
            n: runs.iter().count() as u32,
            failed,
            events: runs.iter().map(|run| u64::from(run.events)).sum(),
            deadlines: deadlines.collect(),
            held: JointSet::ALL.map(|set| runs.held(set)),
        }
    }

    /// A deadline of the cell.
    pub fn deadline(&self, id: DeadlineId) -> &CellDeadline {
        use crate::id::Id as _;
        &self.deadlines[id.index()]
    }
}

fn deadline(field: &Field, runs: &Runs, id: DeadlineId) -> CellDeadline {
    let scenario = field.base();
    let all: Vec<_> = runs.iter().map(|run| runs.deadline(run.replication, id)).collect();
    let is_on_gaps = scenario.deadlines[id].goal.empty_at_most().is_some();
    let mut reached: Vec<Moment> = all.iter().filter_map(|run| run.reached).collect();
    reached.sort_unstable();
    let mut beyond = all.len() - reached.len();
    if is_on_gaps {
        (reached, beyond) = (Vec::new(), 0);
    }
    let percentile = |percent| nearest_rank(&reached, beyond, percent);
    let late: i64 = all.iter().map(|run| run.lateness(scenario.until).0.max(0)).sum();
    let missed = runs.missed(id);
    let mut causes = [0_u32; Code::ALL.len()];
    for code in all.iter().filter(|run| run.is_missed()).filter_map(|run| run.main_delay) {
        causes[code as usize] += 1;
    }
    let most = causes.iter().copied().max().unwrap_or(0);
    let main = causes.iter().position(|count| *count == most && most > 0);
    CellDeadline {
        deadline: id,
        due: all.first().map(|run| run.due),
        missed,
        p50: percentile(50),
        p80: percentile(80),
        p90: percentile(90),
        mean_lateness_days: (missed.n > 0).then(|| late as f64 / DAY as f64 / f64::from(missed.n)),
        main_delay: main.map(|place| Code::ALL[place]),
        main_delay_share: share(most, missed.hits).filter(|_| most > 0),
    }
}
