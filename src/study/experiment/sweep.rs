//! Sweeps: many points, each played many times under one or more plans and cases.
//!
//! A [`Field`] numbers everything to be played: points, and cells (a point under a plan and a
//! case). [`play`] goes through the cells on all cores, stretch by stretch, and hands every
//! [`Block`] of runs to a [`Keep`] as soon as it is there, so that memory stays bounded and
//! little is lost when the machine stops. What has been kept before is not played again. Which
//! blocks there are depends on the machine; the runs in them do not.

mod block;
mod field;
mod part;
mod queue;
mod size;
mod varying;

use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use crate::scenario::Scenario;
use crate::simulation::{Failure, Simulation};

use super::guard::guarded;
use super::{NoThreads, Progress, Replications, Runs, Silent};

pub use block::{Block, Unreadable};
pub use field::{Cell, Drawn, Field, Layout};
pub use queue::Done;
pub use size::size;

use queue::{Job, Queue};

/// Where blocks of runs are kept. Called from several threads.
pub trait Keep: Sync {
    /// Keeps a block for good.
    ///
    /// # Errors
    /// Those of the machine; the sweep then stops.
    fn keep(&self, block: &Block) -> io::Result<()>;
}

/// How a sweep is to be played.
pub struct Orders<'a> {
    /// What there is to play.
    pub field: &'a Field,
    /// Cells to be played, in this order.
    pub cells: Vec<u32>,
    /// Replications of each.
    pub rule: Replications,
    /// Whether the points share their luck.
    pub luck: Sharing,
    /// Most runs of a block.
    pub block: u32,
    /// Blocks that have been kept before.
    pub done: Vec<Done>,
    /// Threads; all cores if `None`.
    pub threads: Option<usize>,
}

/// Whether points share their luck.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sharing {
    /// Replication 17 meets the same luck at every point (common random numbers).
    #[default]
    Common,
    /// Every point has a luck of its own, shared by its plans and cases.
    Independent,
}

/// Why a sweep could not go on.
#[derive(Debug)]
pub enum Broken {
    /// No threads.
    Threads(NoThreads),
    /// A block could not be kept.
    Keep(io::Error),
}

/// Whether all is played.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progressed {
    /// Everything.
    Whole,
    /// It was cancelled; what was kept can be gone on with.
    Cancelled,
}

/// Plays the cells. `scenario` gives the scenario of a cell, or why it is refused: then every run of
/// the cell fails.
///
/// # Errors
/// [`Broken`], if the machine gives no threads or keeps no block.
pub fn play(
    orders: Orders<'_>,
    scenario: impl Fn(Cell) -> Result<Arc<Scenario>, String> + Sync,
    keep: &dyn Keep,
    progress: &dyn Progress,
) -> Result<Progressed, Broken> {
    let pool = super::pool(orders.threads).map_err(Broken::Threads)?;
    let (field, luck) = (orders.field, orders.luck);
    let queue = Queue::new(orders);
    let trouble = Mutex::new(None);
    pool.broadcast(|_| {
        let mut worker = Worker { field, luck, scenario: &scenario, at: None };
        while let Some(job) = queue.take(progress) {
            let block = worker.play(&job);
            if let Err(error) = keep.keep(&block) {
                trouble.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(error);
                queue.stop();
                break;
            }
            progress.advance(u64::from(block.runs.len()));
            block.failed.iter().for_each(|(_, reason)| progress.failed(reason));
            queue.complete(&Done::of(&block));
        }
    });
    match trouble.into_inner().unwrap_or_else(PoisonError::into_inner) {
        Some(error) => Err(Broken::Keep(error)),
        None if queue.is_empty() => Ok(Progressed::Whole),
        None => Ok(Progressed::Cancelled),
    }
}

/// Whether everything that was ordered is among what was done.
pub fn is_whole(orders: Orders<'_>) -> bool {
    let queue = Queue::new(orders);
    queue.take(&Silent).is_none() && queue.is_empty()
}

/// One thread, with the world of the cell it is at.
struct Worker<'a, S> {
    field: &'a Field,
    luck: Sharing,
    scenario: &'a S,
    at: Option<(u32, World)>,
}

/// The world of a cell, or why there is none.
enum World {
    Open { scenario: Arc<Scenario>, simulation: Option<Box<Simulation>> },
    Refused(String),
}

impl<S: Fn(Cell) -> Result<Arc<Scenario>, String> + Sync> Worker<'_, S> {
    fn play(&mut self, job: &Job) -> Block {
        let cell = self.field.cell(job.cell);
        if self.at.as_ref().is_none_or(|(at, _)| *at != job.cell) {
            let world = match guarded(|| (self.scenario)(cell)) {
                Ok(Ok(scenario)) => World::Open { scenario, simulation: None },
                Ok(Err(finding)) => World::Refused(finding),
                Err(message) => World::Refused(format!("defect of the program: {message}")),
            };
            self.at = Some((job.cell, world));
        }
        let (_, world) = self.at.as_mut().expect("just put there");
        let scenario: &Scenario = match &*world {
            World::Open { scenario, .. } => scenario,
            World::Refused(_) => self.field.base(),
        };
        let runs = Runs::new(scenario, job.replications.len());
        let mut block =
            Block { cell: job.cell, first: job.replications.start, runs, failed: Vec::new() };
        for replication in job.replications.clone() {
            let luck = match self.luck {
                Sharing::Common => u64::from(replication),
                Sharing::Independent => (u64::from(cell.point) + 1) << 32 | u64::from(replication),
            };
            if let Err(reason) = world.play(luck, &mut block.runs) {
                block.runs.push_failed();
                block.failed.push((replication, reason));
            }
        }
        block
    }
}

impl World {
    /// Plays one run; after a panic the next one gets a new world.
    fn play(&mut self, replication: u64, runs: &mut Runs) -> Result<(), Failure> {
        let (scenario, simulation) = match self {
            Self::Open { scenario, simulation } => (scenario, simulation),
            Self::Refused(finding) => return Err(Failure::Refused { finding: finding.clone() }),
        };
        let played = guarded(|| {
            let world =
                simulation.get_or_insert_with(|| Box::new(Simulation::new(Arc::clone(scenario))));
            world.play(replication).map(|outcome| runs.push(outcome))
        });
        let result = match played {
            Ok(result) => result,
            Err(message) => Err(Failure::Panicked { message }),
        };
        if result.is_err() {
            *simulation = None;
        }
        result
    }
}
