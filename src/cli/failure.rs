//! Runs that failed in what a command played. Their rows are kept and all else is made from the
//! others; but the command as a whole has failed, whichever it is, and says so at its end.

use std::sync::{Mutex, PoisonError};

use super::stop::{Stop, said};
use crate::simulation::Failure;

/// How many runs failed, and why the first one did.
static FAILED: Mutex<(u64, Option<Failure>)> = Mutex::new((0, None));

/// Notes a run without an outcome. One whose scenario is refused has not failed: it was never one.
pub(super) fn note(reason: &Failure) {
    if matches!(reason, Failure::Refused { .. }) {
        return;
    }
    let mut failed = FAILED.lock().unwrap_or_else(PoisonError::into_inner);
    failed.0 += 1;
    failed.1.get_or_insert_with(|| reason.clone());
}

/// Forgets what was noted, where all is gone through once more.
pub(super) fn forget() {
    *FAILED.lock().unwrap_or_else(PoisonError::into_inner) = (0, None);
}

/// Stops a command of which runs failed.
pub(super) fn verdict() -> Result<(), Stop> {
    let (count, first) = FAILED.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let Some(first) = first else { return Ok(()) };
    let (runs, they) = if count == 1 { ("run", "it counts") } else { ("runs", "they count") };
    Err(Stop::machine(format!(
        "{count} {runs} failed; {they} nowhere, and every chance and date is of the others alone, so \
         do not rely on them. The first: {}. `drawdown run` keeps each with its reason in runs.csv",
        said(&first)
    )))
}
