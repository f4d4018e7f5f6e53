//! Claims: what each deadline looks like if a claim is true, and if it is not.
//!
//! Whoever looks for the largest difference among many finds one by chance. So all differences of one
//! plan and case are given intervals that hold together (Bonferroni's inequality; Dunn 1961,
//! "Multiple comparisons among means"): each at 1 − 0.05/m, where m counts the comparisons that have
//! enough runs on both sides. Claims that split the runs in the same way are one comparison.

use std::collections::BTreeMap;

use crate::id::{AssessmentId, ClaimId, DeadlineId, SideId};

use super::Proportion;
use super::pair::{deviations, difference_of};
use super::view::View;

/// Runs that a comparison needs on each side.
pub const ENOUGH_RUNS: u32 = 20;

/// Whether a deadline depends on a claim, by the runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClaimVerdict {
    /// The interval of the difference leaves out 0.
    Separates,
    /// It does not.
    DoesNotSeparate,
    /// There are fewer than [`ENOUGH_RUNS`] on one side.
    TooFewRuns,
}

impl ClaimVerdict {
    /// The word for tables.
    pub fn word(self) -> &'static str {
        match self {
            Self::Separates => "separates",
            Self::DoesNotSeparate => "does_not_separate",
            Self::TooFewRuns => "too_few_runs",
        }
    }
}

/// One claim with one deadline, under one plan and case.
#[derive(Debug, Clone, PartialEq)]
pub struct ClaimRow {
    /// Index into the study's plans.
    pub plan: usize,
    /// Index into the study's cases.
    pub case: usize,
    /// The claim.
    pub claim: ClaimId,
    /// Chance that it is true, as all claims about its site are assessed together, 0 to 1.
    pub assessed: f64,
    /// The deadline.
    pub deadline: DeadlineId,
    /// Runs that miss the deadline, of those in which the claim is true.
    pub missed_if_true: Proportion,
    /// Runs that miss it, of those in which the claim is false.
    pub missed_if_false: Proportion,
    /// Chance of missing it if the claim is true less that if it is false, −1 to 1, with an interval
    /// (score method without pairs, Newcombe 1998, method 10) that holds at 95 % together with those
    /// of all comparisons of this plan and case; `None` where all runs are of one kind.
    pub difference: Option<(f64, f64, f64)>,
    /// What that says.
    pub verdict: ClaimVerdict,
}

/// Misses of each deadline, by who truly holds a site.
type Tallies = BTreeMap<Option<SideId>, Vec<Proportion>>;

/// Misses of one deadline if one side holds a site, and if it does not.
type Split = [Proportion; 2];

/// The rows of one variant: each claim with each deadline.
pub(super) fn rows(view: &View<'_>) -> Vec<ClaimRow> {
    let assessments = view.scenario.assessments.ids();
    let tallies: BTreeMap<AssessmentId, Tallies> =
        assessments.map(|id| (id, tallies(view, id))).collect();
    let away = deviations(comparisons(view, &tallies));
    let claims = view.scenario.claims.iter();
    let each = claims.flat_map(|(id, claim)| {
        let splits = splits(view, &tallies[&claim.assessment], claim.says);
        splits.into_iter().map(move |(deadline, split)| row(view, (id, deadline), split, away))
    });
    each.collect()
}

/// One walk over the runs.
fn tallies(view: &View<'_>, id: AssessmentId) -> Tallies {
    let deadlines = &view.scenario.deadlines;
    let mut tallies = Tallies::new();
    for run in view.runs.iter() {
        let holder = view.runs.holder(run.replication, id);
        let counts = tallies.entry(holder);
        let counts = counts.or_insert_with(|| vec![Proportion::default(); deadlines.len()]);
        for (count, deadline) in counts.iter_mut().zip(deadlines.ids()) {
            count.count(view.runs.deadline(run.replication, deadline).is_missed());
        }
    }
    tallies
}

/// For each deadline, the runs in which this side holds the site, and the others.
fn splits(view: &View<'_>, of: &Tallies, says: Option<SideId>) -> Vec<(DeadlineId, Split)> {
    let sum = |is_meant: bool, index: usize| {
        let meant = of.iter().filter(|(holder, _)| (**holder == says) == is_meant);
        meant.fold(Proportion::default(), |sum, (_, counts)| Proportion {
            hits: sum.hits + counts[index].hits,
            n: sum.n + counts[index].n,
        })
    };
    let ids = view.scenario.deadlines.ids().enumerate();
    ids.map(|(index, id)| (id, [sum(true, index), sum(false, index)])).collect()
}

/// How many different comparisons have enough runs on both sides.
fn comparisons(view: &View<'_>, tallies: &BTreeMap<AssessmentId, Tallies>) -> usize {
    let mut ways = Vec::new();
    for claim in view.scenario.claims.values() {
        let of = &tallies[&claim.assessment];
        let n = |counts: &Vec<Proportion>| counts.first().map_or(0, |count| count.n);
        let all: u32 = of.values().map(n).sum();
        let held = of.get(&claim.says).map_or(0, n);
        if held.min(all - held) < ENOUGH_RUNS {
            continue;
        }
        // Where only two ever hold the site, that one does is that the other does not.
        let other = of.keys().find(|it| **it != claim.says && of.len() == 2);
        let named = other.map_or(claim.says, |other| claim.says.min(*other));
        ways.push((claim.assessment, named));
    }
    ways.sort_unstable();
    ways.dedup();
    ways.len() * view.scenario.deadlines.len()
}

fn row(
    view: &View<'_>,
    (id, deadline): (ClaimId, DeadlineId),
    [missed_if_true, missed_if_false]: Split,
    away: f64,
) -> ClaimRow {
    let claim = &view.scenario.claims[id];
    let difference = difference_of(missed_if_true, missed_if_false, away);
    let verdict = match difference {
        _ if missed_if_true.n.min(missed_if_false.n) < ENOUGH_RUNS => ClaimVerdict::TooFewRuns,
        Some((_, low, high)) if low > 0.0 || high < 0.0 => ClaimVerdict::Separates,
        _ => ClaimVerdict::DoesNotSeparate,
    };
    ClaimRow {
        plan: view.plan,
        case: view.case,
        claim: id,
        assessed: view.scenario.assessments[claim.assessment].chance(claim.says),
        deadline,
        missed_if_true,
        missed_if_false,
        difference,
        verdict,
    }
}
