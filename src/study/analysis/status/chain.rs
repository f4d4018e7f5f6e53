//! Which fact has moved the forecast, and by how much: facts are added one after another, and after each the
//! forecast is made anew, with all that a fact does: what it teaches, what it sets, and that time has passed.
//!
//! The order is that of the reports. Facts about assumptions stand before the others of their report, since
//! runs are weighed with all of them set; after that, the order of time. A fact that says again what an
//! earlier one has said moves nothing: that is what an order means.

use jiff::civil::Date;

use super::missed;
use crate::experiment::Runs;
use crate::id::DeadlineId;
use crate::scenario::{Fact, Says, Scenario, Status};
use crate::time::Moment;

/// A forecast on the way from the last report to this one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Added {
    /// The fact that was added last; `None`: what was known before is told again.
    pub fact: Option<usize>,
    /// Numbers of all facts that are known with it, in order.
    pub known: Vec<usize>,
}

/// By how much a fact has moved the chance of missing a deadline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Move {
    /// Its number in the status.
    pub fact: usize,
    /// The deadline.
    pub deadline: DeadlineId,
    /// The chance with it less the chance before it.
    pub points: f64,
    /// The standard error of that.
    pub error: f64,
}

impl Move {
    /// Whether it can be told from chance.
    pub fn is_told(&self) -> bool {
        self.points.abs() > 2.0 * self.error
    }
}

/// Facts one after another, after those that were known in the last report, if there was one.
pub fn added(status: &Status, last: Option<Date>) -> Vec<Added> {
    let facts: Vec<(usize, &Fact)> = status.facts.iter().enumerate().collect();
    let is_new = |fact: &Fact| last.is_none_or(|last| fact.as_of > last);
    let (mut new, old): (Vec<_>, Vec<_>) = facts.into_iter().partition(|(_, fact)| is_new(fact));
    new.sort_by_key(|(number, fact)| (!fact.about.is_direct(), fact.as_of, when(fact), *number));
    let mut known: Vec<usize> = Vec::new();
    let mut steps = Vec::new();
    let mut step = |fact: Option<usize>, more: &[usize]| {
        known.extend(more);
        known.sort_unstable();
        steps.push(Added { fact, known: known.clone() });
    };
    let of_old = |is_direct: bool| -> Vec<usize> {
        let of_it = old.iter().filter(|(_, fact)| fact.about.is_direct() == is_direct);
        of_it.map(|(number, _)| *number).collect()
    };
    let (set, weigh): (Vec<_>, Vec<_>) =
        new.into_iter().partition(|(_, fact)| fact.about.is_direct());
    if last.is_some() {
        let mut all = of_old(true);
        if set.is_empty() {
            all.extend(of_old(false));
        }
        step(None, &all);
    }
    set.iter().for_each(|(number, _)| step(Some(*number), &[*number]));
    if last.is_some() && !set.is_empty() {
        step(None, &of_old(false));
    }
    weigh.iter().for_each(|(number, _)| step(Some(*number), &[*number]));
    steps
}

/// When a fact was so.
fn when(fact: &Fact) -> Moment {
    match fact.says {
        Says::Between(_, until) => until,
        Says::NotBy(by) => by,
        Says::Amount { at, .. } | Says::Stands { at, .. } => at,
        Says::Value(..) => Moment::START,
    }
}

/// By how much each step has moved each deadline: runs before any, and those after each.
pub fn moves(
    scenario: &Scenario,
    steps: &[Added],
    before: Option<&Runs>,
    after: &[&Runs],
) -> Vec<Move> {
    let mut moves = Vec::new();
    let mut last = before;
    for (step, runs) in steps.iter().zip(after) {
        if let Some((fact, last)) = step.fact.zip(last) {
            moves.extend(scenario.deadlines.ids().map(|id| moved(fact, id, (last, runs))));
        }
        last = Some(runs);
    }
    moves
}

fn moved(fact: usize, deadline: DeadlineId, (before, after): (&Runs, &Runs)) -> Move {
    let [(was, first), (is, second)] = [before, after].map(|runs| {
        let done = runs.iter().count().max(1) as f64;
        let weight = |run| if runs.run(run).is_some() { 1.0 / done } else { 0.0 };
        let weights: Vec<f64> = (0..runs.len()).map(weight).collect();
        let share = missed(runs, &weights, deadline);
        // Of no miss among n runs one is nearly as likely: the error is never nothing.
        let kept = (share * done + 0.5) / (done + 1.0);
        (share, kept * (1.0 - kept) / done)
    });
    Move { fact, deadline, points: is - was, error: libm::sqrt(first + second) }
}
