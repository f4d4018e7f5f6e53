//! Which runs are played next: cells in order, each until its rule of replications is fulfilled.

use std::collections::{BTreeMap, VecDeque};
use std::ops::Range;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use super::super::replications::Next;
use super::super::{Progress, Proportion, Replications};
use super::{Block, Orders};

/// Runs that were kept, and what the rule of replications has to know of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// The cell.
    pub cell: u32,
    /// The replications.
    pub replications: Range<u32>,
    /// Every chance that the rule looks at.
    chances: Vec<Proportion>,
}

impl Done {
    /// What there is to know of a block.
    pub fn of(block: &Block) -> Self {
        let end = block.first + block.runs.len();
        let chances = block.runs.chances().collect();
        Self { cell: block.cell, replications: block.first..end, chances }
    }

    /// How many runs they are.
    pub fn runs(&self) -> u32 {
        self.replications.end.saturating_sub(self.replications.start)
    }
}

/// Some replications of one cell, to be played.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Job {
    pub(super) cell: u32,
    pub(super) replications: Range<u32>,
}

/// Hands out the runs of a sweep. What is handed out to whom is left to chance; what is played in
/// the end is not.
pub(super) struct Queue {
    rule: Replications,
    block: u32,
    state: Mutex<State>,
    changed: Condvar,
}

struct State {
    /// Cells not yet begun, in order.
    next: VecDeque<u32>,
    open: Vec<Open>,
    /// What was kept before, by cell and first replication.
    done: BTreeMap<(u32, u32), Done>,
    expected: u64,
    is_stopped: bool,
}

/// A cell that is being played.
struct Open {
    cell: u32,
    /// The next replication to hand out.
    next: u32,
    /// The end of the stretch after which the rule is asked again.
    end: u32,
    /// Replications played.
    played: u32,
    chances: Vec<Proportion>,
}

impl Queue {
    pub(super) fn new(orders: Orders<'_>) -> Self {
        let key = |done: Done| ((done.cell, done.replications.start), done);
        let state = State {
            next: orders.cells.into(),
            open: Vec::new(),
            done: orders.done.into_iter().map(key).collect(),
            expected: 0,
            is_stopped: false,
        };
        let block = orders.block.max(1);
        Self { rule: orders.rule, block, state: Mutex::new(state), changed: Condvar::new() }
    }

    /// The next runs to play; waits while only others can say which. `None`: there are none.
    pub(super) fn take(&self, progress: &dyn Progress) -> Option<Job> {
        let mut state = self.lock();
        loop {
            if state.is_stopped || progress.is_cancelled() {
                self.changed.notify_all();
                return None;
            }
            if let Some(job) = self.hand_out(&mut state, progress) {
                return Some(job);
            }
            if state.open.is_empty() {
                return None;
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Takes note of runs that were played.
    pub(super) fn complete(&self, done: &Done) {
        let mut state = self.lock();
        self.count(&mut state, done);
        self.changed.notify_all();
    }

    /// Lets nobody begin anything more.
    pub(super) fn stop(&self) {
        self.lock().is_stopped = true;
        self.changed.notify_all();
    }

    /// Whether everything has been played.
    pub(super) fn is_empty(&self) -> bool {
        let state = self.lock();
        state.next.is_empty() && state.open.is_empty()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A job of an open cell, or of the next one; what was kept before is counted on the way.
    fn hand_out(&self, state: &mut State, progress: &dyn Progress) -> Option<Job> {
        loop {
            let Some(place) = state.open.iter().position(|open| open.next < open.end) else {
                self.begin(state, progress)?;
                continue;
            };
            let open = &state.open[place];
            let (cell, first) = (open.cell, open.next);
            if let Some(done) = state.done.remove(&(cell, first)) {
                let runs = u64::from(done.replications.end - first);
                state.open[place].next = done.replications.end;
                self.count(state, &done);
                progress.advance(runs);
                continue;
            }
            // Up to what was kept before, if that begins within this block.
            let until = open.end.min(first.saturating_add(self.block));
            let known = state.done.range((cell, first)..(cell, until)).next();
            let end = known.map_or(until, |((_, start), _)| *start);
            state.open[place].next = end;
            return Some(Job { cell, replications: first..end });
        }
    }

    /// Opens the next cell.
    fn begin(&self, state: &mut State, progress: &dyn Progress) -> Option<()> {
        let cell = state.next.pop_front()?;
        let Next::Until(end) = self.first() else { return Some(()) };
        if state.expected == 0 {
            state.expected = u64::from(end) * (state.next.len() as u64 + 1);
            progress.expects(state.expected);
        }
        state.open.push(Open { cell, next: 0, end, played: 0, chances: Vec::new() });
        Some(())
    }

    /// The first stretch of a cell: all of it, if it is known beforehand.
    fn first(&self) -> Next<u32> {
        match self.rule {
            Replications::Fixed(all) => Next::Until(all),
            rule => rule.after(0, std::iter::empty),
        }
    }

    /// Counts runs, and asks the rule at the end of a stretch.
    fn count(&self, state: &mut State, done: &Done) {
        let Some(place) = state.open.iter().position(|open| open.cell == done.cell) else { return };
        let open = &mut state.open[place];
        open.played += done.replications.end - done.replications.start;
        if open.chances.is_empty() {
            open.chances.clone_from(&done.chances);
        } else {
            for (chance, more) in open.chances.iter_mut().zip(&done.chances) {
                chance.hits += more.hits;
                chance.n += more.n;
            }
        }
        if open.played < open.end {
            return;
        }
        match self.rule.after(open.played, || open.chances.iter().copied()) {
            Next::Until(end) => open.end = end,
            Next::Stop(_) => {
                state.open.remove(place);
            }
        }
    }
}
