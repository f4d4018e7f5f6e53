//! Escalations: thresholds that nothing can be measured against, or that hold from the beginning.

use crate::chance::Source;
use crate::id::{CampId, DeadlineId};
use crate::time::{Moment, Span};
use crate::{
    Code, Goal, Look, Message, Remark, Scenario, Sight, StandingOrder, State, Undisturbed, Watch,
};

use super::word;

pub(super) fn review(scenario: &Scenario) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for rule in scenario.rules.values().filter(|rule| rule.is_on()) {
        let Some((look, standing)) = rule.look().zip(rule.standing.as_ref()) else { continue };
        match unmeasured(scenario, look, standing) {
            Some(remark) => remarks.push(remark),
            None => remarks.extend(set_off_at_once(scenario, look, standing, None)),
        }
    }
    remarks
}

/// Steps that are set off from the beginning by a float that the scenario's own estimates do not leave.
pub(super) fn review_floats(scenario: &Scenario, dates: &Undisturbed) -> Vec<Remark> {
    let rules = scenario.rules.values().filter(|rule| rule.is_on());
    let steps = rules.filter_map(|rule| rule.look().zip(rule.standing.as_ref()));
    let is_new = |(look, standing): &(&Look, &StandingOrder)| {
        is_due(scenario, look.camp) && set_off_at_once(scenario, look, standing, None).is_none()
    };
    let steps = steps.filter(is_new);
    steps
        .filter_map(|(look, standing)| set_off_at_once(scenario, look, standing, Some(dates)))
        .collect()
}

/// A step that waits for no other, and that is set off by what holds before its closure begins, whatever
/// happens. What its float is then is known from the undisturbed dates only.
fn set_off_at_once(
    scenario: &Scenario,
    look: &Look,
    standing: &StandingOrder,
    dates: Option<&Undisturbed>,
) -> Option<Remark> {
    if !standing.needs.is_empty() && !standing.may_skip {
        return None;
    }
    look.any.iter().enumerate().find_map(|(number, watch)| {
        let at_once = watch.all.iter().map(|sight| at_once(scenario, look.camp, sight, dates));
        let at_once: Vec<Option<AtOnce>> = at_once.collect::<Option<_>>()?;
        let AtOnce { what, remedy } = at_once.into_iter().flatten().next()?;
        let path =
            format!("escalation.{}.step.{}.when.{number}", standing.escalation, standing.step);
        let problem =
            message!("escalation-set-off-before-anything-left", step = standing.step, what);
        watch.holds.then(|| Remark::new(Code::SetOffAtOnce, path, problem).remedy(remedy))
    })
}

/// Why a threshold holds before a closure begins, and what to write instead.
struct AtOnce {
    what: Message,
    remedy: Message,
}

/// Whether a threshold holds for sure before the closure of a camp begins, or with its beginning: `None` if
/// it need not, `Some(None)` if it does and is none that should not.
fn at_once(
    scenario: &Scenario,
    id: CampId,
    sight: &Sight,
    dates: Option<&Undisturbed>,
) -> Option<Option<AtOnce>> {
    match sight {
        Sight::Is(State::LeftShare(_, _, share)) => (*share < 1.0).then_some(None),
        Sight::Before(deadline, by) => before_at_once(scenario, id, (*deadline, *by)).map(Some),
        Sight::FloatBelow(least) => float_at_once(scenario, id, *least, dates?).map(Some),
        _ => None,
    }
}

/// A lead that is longer than what there is from the beginning of the closure to the deadline.
fn before_at_once(
    scenario: &Scenario,
    id: CampId,
    (deadline, by): (DeadlineId, Span),
) -> Option<AtOnce> {
    let (clock, deadline) = (&scenario.clock, &scenario.deadlines[deadline]);
    let begins = least_start(scenario, id)?;
    let holds = deadline.due + Span(-by.0);
    let longest = deadline.due - begins;
    if holds > begins {
        return None;
    }
    let name = word::site(scenario, scenario.camps[id].site);
    let lead = message!(
        "escalation-lead",
        by = word::span(by),
        deadline = deadline.name,
        due = word::end_date(clock, deadline.due)
    );
    let begins = word::date(clock, begins);
    let what = if holds <= Moment::START {
        message!("escalation-lead-from-first-look", lead, name, begins)
    } else {
        message!("escalation-lead-from", lead, holds = word::date(clock, holds), name, begins)
    };
    let remedy = if longest > Span::ZERO {
        message!("escalation-give-shorter-lead", longest = word::span(longest))
    } else {
        message!("escalation-give-other-deadline")
    };
    Some(AtOnce { what, remedy })
}

/// A float that the scenario's own estimates do not leave.
fn float_at_once(
    scenario: &Scenario,
    id: CampId,
    least: Span,
    dates: &Undisturbed,
) -> Option<AtOnce> {
    let name = word::site(scenario, scenario.camps[id].site);
    let vacated = dates.vacated[id];
    let float = due(scenario, id)? - vacated.unwrap_or(scenario.until);
    if float >= least {
        return None;
    }
    let float = signed(float);
    let what = match vacated {
        Some(at) => {
            let date = word::end_date(&scenario.clock, at);
            message!("escalation-undisturbed-float", name, date, float = &float)
        }
        None => message!("escalation-no-undisturbed-float", name, float = &float),
    };
    Some(AtOnce { what, remedy: message!("escalation-give-smaller-float", float) })
}

/// When a closure may begin at the earliest, by its own date.
fn least_start(scenario: &Scenario, id: CampId) -> Option<Moment> {
    let starts = &scenario.camps[id].starts;
    match &starts.source {
        Source::Own(spread) if starts.factors.is_empty() => {
            Some(Moment(spread.range().0.max(0.0) as i64))
        }
        _ => None,
    }
}

/// The first date that a camp can be early or late for, what arrives later counting as on its date.
fn due(scenario: &Scenario, id: CampId) -> Option<Moment> {
    let camp = &scenario.camps[id];
    let asks = |goal: Goal| matches!(goal, Goal::Reached(_) | Goal::Arrived(_));
    let deadlines = scenario.deadlines.values();
    let due = deadlines.filter(|it| asks(it.goal) && it.all.contains(&camp.site)).map(|it| it.due);
    due.min().or(camp.planned)
}

/// A float in words, negative ones too.
fn signed(float: Span) -> Message {
    let length = word::span(Span(float.0.abs()));
    if float < Span::ZERO { message!("escalation-negative", length) } else { length }
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
    due(scenario, id).is_some()
}
