//! Deadlines: within the time that is played, on milestones that can be reached, and with at least
//! a chance of being met.

use crate::id::{CampId, SiteId};
use crate::message::Mark as Between;
use crate::time::Moment;
use crate::{Camp, Code, Deadline, Goal, Mark, Message, Milestone, Remark, Scenario, Successor};

use super::earliest::{Earliest, Map};
use super::limit::limits;
use super::word;

/// Rounding of civil dates and marches may cost so many seconds.
const TOLERANCE: i64 = 60;
/// Below this share of the whole time, a float is little.
const LITTLE: f64 = 0.1;

pub(super) fn review(scenario: &Scenario, map: &Map<'_>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    if scenario.deadlines.is_empty() {
        remarks.push(none(scenario));
    }
    for deadline in scenario.deadlines.values() {
        remarks.extend(review_deadline(scenario, map, deadline));
    }
    for camp in scenario.camps.values() {
        remarks.extend(planned_in_past(scenario, camp).or_else(|| planned(scenario, camp)));
    }
    remarks
}

fn none(scenario: &Scenario) -> Remark {
    let problem = message!("deadline-there-no-deadline-results-will");
    Remark::new(Code::NoDeadline, "scenario", problem).remedy(message!(
        "deadline-add-table-such-deadline-all",
        date = scenario.clock.civil_end(scenario.until).date().to_string()
    ))
}

fn review_deadline(scenario: &Scenario, map: &Map<'_>, deadline: &Deadline) -> Vec<Remark> {
    if let Some(remark) = outside(scenario, deadline) {
        return vec![remark];
    }
    let unreachable: Vec<Remark> =
        camps(scenario, deadline).filter_map(|id| unreachable(scenario, deadline, id)).collect();
    if !unreachable.is_empty() {
        return unreachable;
    }
    let starts: Vec<Remark> =
        camps(scenario, deadline).filter_map(|id| starts(scenario, deadline, id)).collect();
    if starts.iter().any(|remark| remark.code == Code::StartsTooLate) {
        return starts;
    }
    starts.into_iter().chain(best_case(scenario, map, deadline)).collect()
}

fn camps(scenario: &Scenario, deadline: &Deadline) -> impl Iterator<Item = CampId> {
    deadline.all.iter().filter_map(|site| scenario.sites[*site].camp)
}

fn outside(scenario: &Scenario, deadline: &Deadline) -> Option<Remark> {
    let clock = &scenario.clock;
    let due = word::end_date(clock, deadline.due);
    let as_of = word::date(clock, Moment::START);
    let problem = if deadline.due == Moment::START {
        message!("deadline-due-as-scenario-begins", deadline = deadline.name, as_of)
    } else if deadline.due < Moment::START {
        message!("deadline-was-due-before-scenario-begins", deadline = deadline.name, due, as_of)
    } else if deadline.due > scenario.until {
        let until = word::end_date(clock, scenario.until);
        message!("deadline-due-but-nothing-played-after", deadline = deadline.name, due, until)
    } else {
        return None;
    };
    Some(
        Remark::new(Code::DeadlineOutside, format!("deadline.{}.due", deadline.name), problem)
            .allowed(message!(
                "deadline-date-from",
                date = as_of,
                date_2 = word::end_date(clock, scenario.until)
            ))
            .remedy(message!("deadline-correct-date-move-scenario-scenario")),
    )
}

/// A milestone that nothing in the camp's closure or after it can bring about.
fn unreachable(scenario: &Scenario, deadline: &Deadline, id: CampId) -> Option<Remark> {
    let path = format!("deadline.{}.milestone", deadline.name);
    never_reached(scenario, id, deadline.milestone()?, &path)
}

/// The same of a milestone of a camp that is asked for at this path.
pub(super) fn never_reached(
    scenario: &Scenario,
    id: CampId,
    milestone: Milestone,
    path: &str,
) -> Option<Remark> {
    let camp = &scenario.camps[id];
    let name = word::site(scenario, camp.site);
    let closure = &scenario.closures[camp.closure];
    let (problem, remedy) = match milestone {
        Milestone::Handover => {
            if closure.steps.values().any(|step| step.marks == Some(Mark::Handover)) {
                return None;
            }
            (
                message!("deadline-no-step-closure-marks-handover", closure = closure.name, name),
                mark_handover(closure.name.as_str(), name),
            )
        }
        Milestone::TakenOver => match &camp.successor {
            Some(Successor::Force(_) | Successor::Side { .. } | Successor::After { .. }) => {
                return None;
            }
            Some(Successor::Named(successor)) => (
                message!("deadline-who-succeed-nothing-says-when", successor, name),
                message!("deadline-add-camp-successor-delay-name", name),
            ),
            None => (
                message!("deadline-nobody-meant-take-over", name),
                message!("deadline-add-camp-successor-camp-successor", name),
            ),
        },
        Milestone::Lifted | Milestone::Vacated | Milestone::Closed => return None,
    };
    Some(
        Remark::new(Code::NeverReached, path, problem)
            .allowed(message!("deadline-lifted-vacated-closed-which-every"))
            .remedy(remedy),
    )
}

fn mark_handover(closure: &str, camp: &str) -> Message {
    if closure == "lift-only" {
        message!("deadline-write-closure-step-has-marks", camp)
    } else {
        message!("deadline-add-marks-handover-step-closure", closure)
    }
}

/// A camp that begins after a deadline cannot keep it, unless it is to be the mission's still.
fn starts(scenario: &Scenario, deadline: &Deadline, id: CampId) -> Option<Remark> {
    if deadline.goal == Goal::Held(scenario.mission) {
        return None;
    }
    let camp = &scenario.camps[id];
    let name = word::site(scenario, camp.site);
    let (first, last) = limits(scenario, &camp.starts);
    let (first, last) = (first.max(0.0) as i64, last.min(Moment::NEVER.0 as f64) as i64);
    let clock = &scenario.clock;
    let due = word::end_date(clock, deadline.due);
    let path = format!("camp.{name}.starts");
    if Moment(first) > deadline.due {
        let begins = word::date(clock, Moment(first));
        let problem = message!(
            "deadline-begins-earliest-but-due",
            name,
            begins,
            deadline = deadline.name,
            due
        );
        return Some(
            Remark::new(Code::StartsTooLate, path, problem)
                .allowed(message!("deadline-date-well-before", due))
                .remedy(message!("deadline-begin-earlier-take-camp-off")),
        );
    }
    (Moment(last) > deadline.due).then(|| {
        let begins = if Moment(last) >= Moment::NEVER {
            message!("deadline-without-any-limit")
        } else {
            message!("deadline-late", date = word::date(clock, Moment(last)))
        };
        let problem =
            message!("deadline-may-begin-but-due", name, begins, deadline = deadline.name, due);
        Remark::new(Code::MayStartLate, path, problem)
            .allowed(message!("deadline-any-spread-what-lies-after"))
            .remedy(message!("deadline-check-upper-end-spread"))
    })
}

/// What the best case of a deadline's camps says.
fn best_case(scenario: &Scenario, map: &Map<'_>, deadline: &Deadline) -> Option<Remark> {
    let aim = Aim::of(deadline)?;
    let best = camps(scenario, deadline).map(|id| {
        let best = match deadline.goal {
            Goal::Arrived(share) => Earliest::arrival(map, id, &deadline.lines, share),
            _ => Earliest::on(map, id, deadline.milestone().unwrap_or(Milestone::Vacated)),
        };
        (scenario.camps[id].site, best)
    });
    let mut best: Vec<(SiteId, Earliest)> = best.collect();
    best.sort_by_key(|(site, best)| (std::cmp::Reverse(best.at), *site));
    let (site, worst) = best.first()?;
    if worst.at >= Moment::NEVER && worst.chain.is_empty() {
        return None; // Another remark says why.
    }
    if worst.at.0 > deadline.due.0 + TOLERANCE {
        let late = best.iter().filter(|(_, it)| it.at.0 > deadline.due.0 + TOLERANCE);
        let late: Vec<SiteId> = late.map(|(site, _)| *site).collect();
        return Some(cannot_be_met(scenario, (deadline, aim), *site, worst, &late));
    }
    let float = (deadline.due - worst.at).0 as f64;
    (float < LITTLE * deadline.due.0 as f64)
        .then(|| little_float(scenario, (deadline, aim), *site, worst))
}

/// What a camp is to have come to by a deadline that a best case can be held against.
#[derive(Debug, Clone, Copy)]
enum Aim {
    Milestone(Milestone),
    Arrival,
}

impl Aim {
    fn of(deadline: &Deadline) -> Option<Self> {
        match deadline.goal {
            Goal::Reached(milestone) => Some(Self::Milestone(milestone)),
            Goal::Arrived(_) => Some(Self::Arrival),
            Goal::Held(_) | Goal::Empty(_) => None,
        }
    }

    /// `gao is vacated`, `what gao sends is there`.
    fn said(self, name: &str) -> Message {
        match self {
            Self::Milestone(milestone) => {
                message!("deadline-camp-is", name, milestone = milestone.word())
            }
            Self::Arrival => message!("deadline-what-sends-there", name),
        }
    }
}

fn cannot_be_met(
    scenario: &Scenario,
    (deadline, aim): (&Deadline, Aim),
    site: SiteId,
    worst: &Earliest,
    late: &[SiteId],
) -> Remark {
    let clock = &scenario.clock;
    let said = aim.said(word::site(scenario, site));
    let (when, allowed) = if worst.at > scenario.until {
        let until = word::end_date(clock, scenario.until);
        let when = message!("deadline-only-after-where-scenario-ends", said, until);
        (when, message!("deadline-no-date-within-scenario"))
    } else {
        let date = word::date(clock, worst.at);
        let late = word::span(worst.at - deadline.due);
        let when = message!("deadline-not-before-too-late", said, date, late);
        (when, message!("deadline-date-from-2", day = word::day(clock, Moment(worst.at.0 - 1))))
    };
    let others: Vec<&str> =
        late.iter().filter(|it| **it != site).map(|it| word::site(scenario, *it)).collect();
    let others = if others.is_empty() {
        Message::nothing()
    } else {
        message!("deadline-too-late-well", others = word::few(&others))
    };
    let problem = message!(
        "deadline-due-cannot-met-even-if",
        deadline = deadline.name,
        date = word::end_date(clock, deadline.due),
        when,
        others
    );
    Remark::new(Code::CannotBeMet, format!("deadline.{}.due", deadline.name), problem)
        .allowed(message!("deadline-best", allowed, worst = chain(scenario, worst)))
        .remedy(remedy(worst))
}

fn little_float(
    scenario: &Scenario,
    (deadline, aim): (&Deadline, Aim),
    site: SiteId,
    worst: &Earliest,
) -> Remark {
    let clock = &scenario.clock;
    let problem = message!(
        "deadline-due-leaves-little-chance-best",
        deadline = deadline.name,
        date = word::end_date(clock, deadline.due),
        said = aim.said(word::site(scenario, site)),
        date_2 = word::date(clock, worst.at),
        span = word::span(deadline.due - worst.at),
        span_2 = word::span(deadline.due - Moment::START)
    );
    Remark::new(Code::LittleFloat, format!("deadline.{}.due", deadline.name), problem)
        .allowed(message!("deadline-any-date-best", worst = chain(scenario, worst)))
        .remedy(remedy(worst))
}

/// What would shorten the link that takes longest.
fn remedy(best: &Earliest) -> Message {
    best.longest().map_or_else(
        || message!("deadline-begin-earlier-move-date"),
        |link| message!("deadline-move-date", remedy = link.remedy),
    )
}

/// The chain of a best case in words, up to the horizon.
fn chain(scenario: &Scenario, best: &Earliest) -> Message {
    let mut links = Vec::new();
    for link in best.chain.links() {
        if link.until > scenario.until {
            links.push(message!("deadline-goes-beyond-horizon", what = link.what));
            break;
        }
        links.push(message!(
            "deadline-lasts-until",
            what = link.what,
            date = word::date(&scenario.clock, link.until)
        ));
    }
    Message::joined(links, Between::Semicolon)
}

/// A plan that itself misses the deadline.
fn planned(scenario: &Scenario, camp: &Camp) -> Option<Remark> {
    let planned = camp.planned?;
    let name = word::site(scenario, camp.site);
    let mut deadlines = scenario.deadlines.values();
    let missed = deadlines.find(|it| {
        let follows = matches!(
            it.milestone(),
            Some(Milestone::Vacated | Milestone::Closed | Milestone::TakenOver)
        );
        follows && it.all.binary_search(&camp.site).is_ok() && planned > it.due
    })?;
    let clock = &scenario.clock;
    let problem = message!(
        "deadline-planned-after-deadline",
        name,
        date = word::end_date(clock, planned),
        missed = missed.name,
        date_2 = word::end_date(clock, missed.due)
    );
    Some(
        Remark::new(Code::PlannedLate, format!("camp.{name}.planned"), problem)
            .allowed(message!("deadline-date-up", date = word::end_date(clock, missed.due)))
            .remedy(message!("deadline-correct-date-slip-measured-against")),
    )
}

/// A plan for a day that is over when the scenario begins.
fn planned_in_past(scenario: &Scenario, camp: &Camp) -> Option<Remark> {
    let clock = &scenario.clock;
    // A midnight ends the day before.
    let last_day = |at: Moment| clock.civil(Moment(at.0 - 1)).date();
    let is_past = |at: &Moment| last_day(*at) < clock.civil(Moment::START).date();
    let planned = camp.planned.filter(is_past)?;
    let name = word::site(scenario, camp.site);
    let (day, as_of) = (word::end_date(clock, planned), word::date(clock, Moment::START));
    let problem = match planned == Moment::START {
        true => message!("deadline-planned-as-scenario-begins", name, as_of),
        false => message!("deadline-planned-before-scenario-begins-can", name, day, as_of),
    };
    Some(
        Remark::new(Code::PlannedInPast, format!("camp.{name}.planned"), problem)
            .allowed(message!("deadline-date-from-3", as_of))
            .remedy(message!("deadline-correct-date-move-scenario")),
    )
}
