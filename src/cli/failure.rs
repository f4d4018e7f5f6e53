//! Runs that failed in what a command played. Their rows are kept and all else is made from the
//! others; but the command as a whole has failed, whichever it is, and says so at its end.

use std::sync::{Mutex, PoisonError};

use super::error::{CliError, said};
use super::terminal;
use crate::scenario::message;
use crate::simulation::Failure;
use drawdown_report::Language;

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

/// Notes that no run has an outcome, for whatever reason.
pub(super) fn note_all(count: u64, first: Failure) {
    *FAILED.lock().unwrap_or_else(PoisonError::into_inner) = (count, Some(first));
}

/// Forgets what was noted, where all is gone through once more.
pub(super) fn forget() {
    *FAILED.lock().unwrap_or_else(PoisonError::into_inner) = (0, None);
}

/// Says that runs of a shard failed, and forgets them: they are kept in its log, so that another try would only
/// repeat them, and whoever puts the shards together fails with them.
pub(super) fn leave_to_merge(language: Language) {
    let (count, first) = FAILED.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let Some(first) = first else { return };
    let (count, first) = (language.number(count as f64, 0), said(&first).read(language));
    terminal::talk(&match language {
        Language::English => format!(
            "Runs that failed and are kept as such, for merge to say: {count}. The first: {first}\n"
        ),
        Language::French => format!(
            "Simulations échouées, gardées comme telles, que dira merge\u{a0}: {count}. La première\u{a0}: {first}\n"
        ),
    });
    forget();
}

/// Stops a command of which runs failed.
pub(super) fn verdict() -> Result<(), CliError> {
    let (count, first) = FAILED.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let Some(first) = first else { return Ok(()) };
    // Of a scenario that is refused a run is noted only if there is no other.
    if matches!(first, Failure::Refused { .. }) {
        return Err(CliError::machine(message!(
            "cli-failure-none-runs-has-outcome-results",
            count,
            first = said(&first)
        )));
    }
    Err(CliError::machine(message!(
        "cli-failure-failed-nowhere-every-chance-date",
        count,
        first = said(&first)
    )))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Moment;

    /// The only test that touches what is noted, which the whole process shares.
    #[test]
    fn a_command_of_which_runs_failed_ends_with_status_2_and_says_how_many_and_why() {
        let refused = Failure::Refused { finding: "E112".to_owned() };
        note(&refused);
        assert!(verdict().is_ok(), "a point that is refused is no run that failed");
        note(&Failure::Runaway { events: 7, at: Moment::START });
        note(&Failure::Panicked { message: "lost".to_owned() });
        let stop = verdict().expect_err("two runs failed");
        assert_eq!(stop.status(), 2);
        let said = stop.message().expect("a word");
        for words in ["2 runs failed", "count nowhere", "stopped after 7 events", "runs.csv"] {
            let said = said.read(Language::English);
            assert!(said.contains(words), "{words} is not in {said}");
        }
        forget();
        assert!(verdict().is_ok());
        note_all(5, refused);
        let stop = verdict().expect_err("no run has an outcome");
        assert_eq!(stop.status(), 2);
        assert!(stop.message().expect("a word").read(Language::English).contains("none of 5 runs"));
        forget();
    }
}
