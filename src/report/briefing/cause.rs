//! What time was lost to, in the words of a sentence.

use crate::id::SiteId;
use crate::scenario::{Camp, Goal, Milestone, Scenario, StepCode};
use crate::simulation::Code;

use super::texts::Texts;

/// What time booked under a code at a site was spent on, in a sentence; at any site if none is named.
pub(super) fn cause(
    texts: &Texts,
    scenario: &Scenario,
    code: &str,
    site: Option<SiteId>,
) -> String {
    texts.with("cause", &[("code", told(scenario, code, site))])
}

/// What the sentences say of time in which nothing was waited for.
const NOTHING: &str = "–";

/// The same in a narrow column: of a wait, what was waited for.
pub(crate) fn cause_in_short(
    texts: &Texts,
    scenario: &Scenario,
    code: &str,
    site: Option<SiteId>,
) -> String {
    let awaited = texts.with("cause-awaited", &[("code", told(scenario, code, site))]);
    if awaited == NOTHING { cause(texts, scenario, code, site) } else { awaited }
}

/// The code as it is told of a site.
fn told<'c>(scenario: &Scenario, code: &'c str, site: Option<SiteId>) -> &'c str {
    if code != Code::Handover.word() {
        return code;
    }
    let of_site = |camp: &&Camp| site.is_none_or(|site| camp.site == site);
    let camps = || scenario.camps.values().filter(of_site);
    let is_work = camps().any(|camp| is_worked_on(scenario, camp));
    match (is_work, camps().any(|camp| is_awaited(scenario, camp))) {
        (_, false) => "handover-work",
        (true, true) => "handover-both",
        (false, true) => code,
    }
}

/// Whether the closure of a camp has work of its own that is booked as handover: papers, an inspection.
fn is_worked_on(scenario: &Scenario, camp: &Camp) -> bool {
    let mut steps = scenario.closures[camp.closure].steps.values();
    steps.any(|step| step.books == StepCode::Handover)
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
