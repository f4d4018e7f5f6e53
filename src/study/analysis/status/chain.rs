//! Which fact has moved the forecast, and by how much: facts are added one after another, and after each the
//! forecast is made anew, with all that a fact does: what it teaches, what it sets, and that time has passed.
//!
//! The order is that of the reports. Facts about assumptions stand before the others of their report, since
//! runs are weighed with all of them set; after that, the order of time. A fact that says again what an
//! earlier one has said moves nothing: that is what an order means.
//!
//! What is known already, and the plan that is taken up, are a forecast before the first of them: what they
//! move is no fact's doing.

use jiff::civil::Date;
use statrs::distribution::{ContinuousCDF as _, Normal};

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
    /// How many moves of one plan under one case the largest is looked for among.
    pub among: usize,
}

impl Move {
    /// Whether it can be told from chance, though it was looked for among many.
    pub fn is_told(&self) -> bool {
        self.points.abs() > deviates(self.among) * self.error
    }
}

/// The chance that any of the moves of a plan under a case is told where nothing has moved.
const BY_CHANCE: f64 = 0.05;

/// Standard errors beyond which one of so many moves is told from chance: the chance of one false one is
/// shared out among all (Bonferroni; Dunn 1961), which holds however they hang together.
fn deviates(among: usize) -> f64 {
    Normal::standard().inverse_cdf(1.0 - BY_CHANCE / (2.0 * among.max(1) as f64))
}

/// Runs of which a forecast on the way is made.
#[derive(Clone, Copy)]
pub struct Going<'a> {
    /// The runs.
    pub runs: &'a Runs,
    /// Runs' worth of weight from which their beginnings were drawn; infinite where none were drawn.
    pub worth: f64,
}

/// Facts one after another, after what was known in the last report, if there was one.
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
    let mut all = of_old(true);
    if set.is_empty() {
        all.extend(of_old(false));
    }
    step(None, &all);
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
        Says::Between(from, until) => from.midway(until),
        Says::NotBy(by) => by,
        Says::Amount { at, .. } | Says::Stands { at, .. } => at,
        Says::Value(..) => Moment::START,
    }
}

/// By how much each step but those that tell again has moved each deadline: the forecasts after each; of how
/// many facts in all they were looked for among.
pub fn moves(
    scenario: &Scenario,
    (steps, facts_in_all): (&[Added], usize),
    after: &[Going<'_>],
) -> Vec<Move> {
    let pairs = steps.iter().skip(1).zip(after.windows(2));
    let facts: Vec<_> =
        pairs.filter_map(|(step, pair)| Some((step.fact?, pair[0], pair[1]))).collect();
    let among = facts_in_all * scenario.deadlines.len();
    let of_fact = |(fact, before, after): &(usize, Going<'_>, Going<'_>)| {
        let of = |deadline| moved(*fact, deadline, (*before, *after), among);
        scenario.deadlines.ids().map(of).collect::<Vec<_>>()
    };
    facts.iter().flat_map(of_fact).collect()
}

/// By how much the chance of any deadline differs most between two forecasts.
pub fn farthest(scenario: &Scenario, one: &Runs, other: &Runs) -> f64 {
    let chance = |runs: &Runs, id| runs.missed(id).estimate().unwrap_or_default();
    let differences =
        scenario.deadlines.ids().map(|id| (chance(one, id) - chance(other, id)).abs());
    differences.fold(0.0, f64::max)
}

fn moved(
    fact: usize,
    deadline: DeadlineId,
    (before, after): (Going<'_>, Going<'_>),
    among: usize,
) -> Move {
    let [(was, first), (is, second)] = [before, after].map(|Going { runs, worth }| {
        let done = runs.iter().count().max(1) as f64;
        let weight = |run| if runs.run(run).is_some() { 1.0 / done } else { 0.0 };
        let weights: Vec<f64> = (0..runs.len()).map(weight).collect();
        let share = missed(runs, &weights, deadline);
        (share, variance(share, done, worth))
    });
    Move { fact, deadline, points: is - was, error: libm::sqrt(first + second), among }
}

/// The variance of a share among runs whose beginnings were drawn from others that are worth so many: both
/// draws have their part in it.
fn variance(share: f64, done: f64, worth: f64) -> f64 {
    let size = 1.0 / (1.0 / done + 1.0 / worth.max(1.0));
    // Of no miss among n runs one is nearly as likely: the error is never nothing.
    let kept = (share * size + 0.5) / (size + 1.0);
    kept * (1.0 - kept) / size
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chance::{Cause, Luck, StreamKey};

    /// The largest of so many moves of nothing, told or not.
    fn is_any_told(stream: &mut crate::chance::Stream, among: usize) -> bool {
        let mut told = false;
        for fact in 0..among {
            let points = Normal::standard().inverse_cdf(stream.unit());
            let deadline = DeadlineId(0);
            told |= Move { fact, deadline, points, error: 1.0, among }.is_told();
        }
        told
    }

    #[test]
    fn the_largest_of_many_moves_of_nothing_is_seldom_told() {
        let key = StreamKey::new(Cause::Resampling, "moves");
        let mut stream = Luck::afresh(7, Moment::START, 0).stream(key);
        for among in [1, 20] {
            let told = (0..2_000).filter(|_| is_any_told(&mut stream, among)).count() as f64;
            // 5 % of 2,000 at most, give or take three standard errors of ten; two standard errors each
            // would tell one of twenty in 60 %.
            assert!((70.0..=130.0).contains(&told), "{told} of 2000 among {among}");
        }
    }

    #[test]
    fn runs_drawn_from_few_are_worth_no_more_than_those() {
        // Half missed: a quarter over the size, of 400 runs alone, and of 400 drawn from 100.
        assert!((variance(0.5, 400.0, f64::INFINITY) - 0.25 / 400.0).abs() < 1e-12);
        assert!((variance(0.5, 400.0, 100.0) - 0.25 / 80.0).abs() < 1e-12);
    }
}
