//! Rules: how often each fires, and when.

use crate::id::RuleId;
use crate::time::Moment;

use super::Proportion;
use super::view::View;

/// One rule under one plan and case.
#[derive(Debug, Clone, PartialEq)]
pub struct RuleRow {
    /// Index into the study's plans.
    pub plan: usize,
    /// Index into the study's cases.
    pub case: usize,
    /// The rule.
    pub rule: RuleId,
    /// Runs in which it fires at least once, of all with an outcome, with the interval.
    pub fires: Proportion,
    /// Mean number of times it fires in a run; 0 without runs.
    pub mean_firings: f64,
    /// Most times it fires in one run.
    pub most_firings: u32,
    /// When it first fires, to the minute, over the runs in which it does: 10th percentile.
    pub first_p10: Option<Moment>,
    /// Median.
    pub first_p50: Option<Moment>,
    /// 90th percentile.
    pub first_p90: Option<Moment>,
    /// When it last fires, likewise: median.
    pub last_p50: Option<Moment>,
}

/// The rows of one variant.
pub(super) fn rows<'a>(view: &'a View<'_>) -> impl Iterator<Item = RuleRow> + 'a {
    view.tally.rules.iter().map(|(id, rule)| {
        let n = view.tally.runs;
        let first = |percent| rule.first.percentile(percent, 0).map(Moment);
        RuleRow {
            plan: view.plan,
            case: view.case,
            rule: id,
            fires: Proportion { hits: rule.first.n(), n },
            mean_firings: rule.firings as f64 / f64::from(n.max(1)),
            most_firings: rule.most,
            first_p10: first(10),
            first_p50: first(50),
            first_p90: first(90),
            last_p50: rule.last.percentile(50, 0).map(Moment),
        }
    })
}
