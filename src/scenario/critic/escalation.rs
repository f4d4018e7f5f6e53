//! Escalations: thresholds that nothing can be measured against.

use crate::id::CampId;
use crate::{Code, Goal, Look, Remark, Scenario, Sight, StandingOrder, Watch};

use super::word;

pub(super) fn review(scenario: &Scenario) -> Vec<Remark> {
    let steps = scenario.rules.values().filter_map(|rule| {
        let look = rule.look()?;
        let standing = rule.standing.as_ref()?;
        unmeasured(scenario, look, standing)
    });
    steps.collect()
}

/// A threshold on float or pace at a camp without a deadline and without a planned date.
fn unmeasured(scenario: &Scenario, look: &Look, standing: &StandingOrder) -> Option<Remark> {
    let asks = |watch: &Watch| {
        watch.all.iter().any(|it| matches!(it, Sight::FloatBelow(_) | Sight::PaceBelow(..)))
    };
    let watches = look.any.iter().chain(&standing.back);
    if !watches.into_iter().any(asks) || is_due(scenario, look.camp) {
        return None;
    }
    let name = word::site(scenario, scenario.camps[look.camp].site);
    let problem = message!("escalation-step-measures-float-pace-which", step = standing.step, name);
    let path = format!("escalation.{}.step.{}.when", standing.escalation, standing.step);
    Some(
        Remark::new(Code::NothingToMeasure, path, problem)
            .remedy(message!("escalation-give-camp-planned-deadline-all", name)),
    )
}

/// Whether there is a date that a camp can be early or late for.
fn is_due(scenario: &Scenario, id: CampId) -> bool {
    let camp = &scenario.camps[id];
    let asks = |goal: Goal| matches!(goal, Goal::Reached(_) | Goal::Arrived(_));
    let mut deadlines = scenario.deadlines.values();
    camp.planned.is_some() || deadlines.any(|it| asks(it.goal) && it.all.contains(&camp.site))
}
