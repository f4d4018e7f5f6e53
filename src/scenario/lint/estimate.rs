//! Whether the scenario's own estimates agree with its plan and its standing orders, before anything has gone
//! wrong.

use crate::id::{CampId, DeadlineId};
use crate::time::{Clock, Moment};
use crate::{Code, Goal, Message, Remark, Scenario, Undisturbed};

use super::{escalation, word};

/// Camps and deadlines whose undisturbed date is later than the planned one, or than it is due.
pub(crate) fn review(scenario: &Scenario, dates: &Undisturbed) -> Vec<Remark> {
    let camps = scenario.camps.ids().filter_map(|id| of_camp(scenario, dates, id));
    let deadlines = scenario.deadlines.ids().filter_map(|id| of_deadline(scenario, dates, id));
    camps.chain(deadlines).chain(escalation::review_floats(scenario, dates)).collect()
}

fn of_camp(scenario: &Scenario, dates: &Undisturbed, id: CampId) -> Option<Remark> {
    let camp = &scenario.camps[id];
    let (planned, at) = (camp.planned?, dates.vacated[id]);
    if at.is_some_and(|at| at <= planned) {
        return None;
    }
    let name = &scenario.sites[camp.site].name;
    let problem = message!(
        "estimate-scenario-own-estimates-nothing-way",
        name,
        planned = then(&scenario.clock, at, planned),
        date = word::end_date(&scenario.clock, planned)
    );
    Some(remark(format!("camp.{name}.planned"), problem))
}

fn of_deadline(scenario: &Scenario, dates: &Undisturbed, id: DeadlineId) -> Option<Remark> {
    let (deadline, found) = (&scenario.deadlines[id], dates.deadlines[id]);
    if !found.is_missed {
        return None;
    }
    let name = &deadline.name;
    let misses = match deadline.goal {
        Goal::Empty(_) => message!("estimate-deadline-missed", name),
        _ => message!(
            "estimate-what-deadline-asks-has-come",
            name,
            due = then(&scenario.clock, found.reached, deadline.due),
            date = word::end_date(&scenario.clock, deadline.due)
        ),
    };
    let problem = message!("estimate-scenario-own-estimates-nothing-way-2", misses);
    Some(remark(format!("deadline.{name}.due"), problem))
}

fn remark(path: String, problem: Message) -> Remark {
    Remark::new(Code::EstimatesMiss, path, problem)
        .remedy(message!("estimate-look-again-loads-paces-means"))
}

/// `on 16 December 2023, 1.5 days later`.
fn then(clock: &Clock, at: Option<Moment>, than: Moment) -> Message {
    match at {
        Some(at) => {
            message!(
                "estimate-later",
                date = word::end_date(clock, at),
                span = word::span(at - than)
            )
        }
        None => message!("estimate-not-before-horizon"),
    }
}
