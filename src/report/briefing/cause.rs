//! What time was lost to, in the words of a sentence.

use crate::id::SiteId;
use crate::scenario::{Camp, Goal, Milestone, Scenario};
use crate::simulation::Code;

use super::texts::Texts;

/// What time booked under a code at a site was spent on, in a sentence; at any site if none is named.
pub(crate) fn cause(
    texts: &Texts,
    scenario: &Scenario,
    code: &str,
    site: Option<SiteId>,
) -> String {
    let of_site = |camp: &&Camp| site.is_none_or(|site| camp.site == site);
    let mut camps = scenario.camps.values().filter(of_site);
    let is_own_work =
        code == Code::Handover.word() && !camps.any(|camp| is_awaited(scenario, camp));
    let code = if is_own_work { "handover-work" } else { code };
    texts.with("cause", &[("code", code)])
}

/// Whether anybody is to come to a camp when its last party is out. At one to which nobody is, a
/// handover is the work on the papers.
fn is_awaited(scenario: &Scenario, camp: &Camp) -> bool {
    let mut deadlines = scenario.deadlines.values().filter(|it| it.all.contains(&camp.site));
    let is_taken = |goal: &Goal| {
        matches!(goal, Goal::Held(_) | Goal::Empty(_) | Goal::Reached(Milestone::TakenOver))
    };
    camp.successor.is_some() || !camp.rivals.is_empty() || deadlines.any(|it| is_taken(&it.goal))
}
