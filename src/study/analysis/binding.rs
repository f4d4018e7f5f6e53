//! The binding constraint: what one is short of, or held by, most often.

use crate::experiment::Tally;
use crate::id::DeadlineId;
use crate::simulation::{Actor, Code};

use super::view::share;

/// What binds a deadline.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Binding {
    /// The pool, escort, gate, threat, weather or rule to which time was lost in most runs, with the
    /// share of runs. Sites and routes are left out: whoever passes has them on the chain.
    pub actor: Option<(Actor, f64)>,
    /// The delay code with the most time in the ledgers of all runs, with its mean hours a run.
    pub delay: Option<(Code, f64)>,
}

impl Binding {
    /// What binds a deadline, by what was counted.
    pub fn of(tally: &Tally, deadline: DeadlineId) -> Self {
        let chain = tally.deadlines[deadline].chain();
        let constraints =
            chain.filter(|(actor, _)| !matches!(actor, Actor::Site(_) | Actor::Route(_)));
        // The first of several, so that no order of counting decides.
        let most =
            constraints.reduce(|one, other| if other.1.runs > one.1.runs { other } else { one });
        let actor = most.and_then(|(actor, count)| Some((actor, share(count.runs, tally.runs)?)));
        Self { actor, delay: delay(tally, deadline) }
    }
}

/// The share of runs in which something stands on the chain of a deadline.
pub(super) fn share_of(tally: &Tally, deadline: DeadlineId, actor: Actor) -> f64 {
    let found = tally.deadlines[deadline].chain().find(|(other, _)| *other == actor);
    found.and_then(|(_, count)| share(count.runs, tally.runs)).unwrap_or(0.0)
}

fn delay(tally: &Tally, deadline: DeadlineId) -> Option<(Code, f64)> {
    let mut seconds = [0_i64; Code::ALL.len()];
    for (item, booked) in tally.deadlines[deadline].ledger() {
        if !item.code.is_productive() {
            seconds[item.code as usize] += booked.seconds;
        }
    }
    let most = seconds.iter().copied().max().filter(|most| *most > 0)?;
    let place = seconds.iter().position(|other| *other == most)?;
    let hours = most as f64 / crate::time::HOUR as f64 / f64::from(tally.runs);
    Some((Code::ALL[place], hours))
}
