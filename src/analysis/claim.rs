//! Claims: what each deadline looks like if a claim is true, and if it is not.

use crate::id::{ClaimId, DeadlineId};

use super::Proportion;
use super::pair::difference_of;
use super::view::View;

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
    /// Chance of missing it if the claim is true less that if it is false, −1 to 1, with its 95 %
    /// interval (score method without pairs, Newcombe 1998, method 10); `None` where all runs are of
    /// one kind.
    pub difference: Option<(f64, f64, f64)>,
}

/// The rows of one variant: each claim with each deadline.
pub(super) fn rows<'a>(view: &'a View<'_>) -> impl Iterator<Item = ClaimRow> + 'a {
    let each = move |claim| view.scenario.deadlines.ids().map(move |id| row(view, claim, id));
    view.scenario.claims.ids().flat_map(each)
}

fn row(view: &View<'_>, id: ClaimId, deadline: DeadlineId) -> ClaimRow {
    let claim = &view.scenario.claims[id];
    let mut missed = [Proportion::default(); 2];
    for run in view.runs.iter() {
        let is_true = view.runs.holder(run.replication, claim.assessment) == claim.says;
        let is_missed = view.runs.deadline(run.replication, deadline).is_missed();
        missed[usize::from(is_true)].count(is_missed);
    }
    let [missed_if_false, missed_if_true] = missed;
    ClaimRow {
        plan: view.plan,
        case: view.case,
        claim: id,
        assessed: view.scenario.assessments[claim.assessment].chance(claim.says),
        deadline,
        missed_if_true,
        missed_if_false,
        difference: difference_of(missed_if_true, missed_if_false),
    }
}
