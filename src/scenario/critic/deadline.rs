//! Deadlines: within the time that is played, on milestones that can be reached, and with at least
//! a chance of being met.

use crate::id::{CampId, SiteId};
use crate::time::Moment;
use crate::{Camp, Code, Deadline, Goal, Mark, Milestone, Remark, Scenario, Successor};

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
    let problem =
        "there is no deadline: the results will say when camps close, but not whether in time";
    Remark::new(Code::NoDeadline, "scenario", problem).remedy(format!(
        "add a table such as [deadline.all-out] with all = \"all-camps\", milestone = \"vacated\" \
         and due = {}",
        scenario.clock.civil_end(scenario.until).date()
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
    let problem = if deadline.due <= Moment::START {
        let as_of = word::date(clock, Moment::START);
        format!("{} was due on {due}, before the scenario begins on {as_of}", deadline.name)
    } else if deadline.due > scenario.until {
        let until = word::end_date(clock, scenario.until);
        format!("{} is due on {due}, but nothing is played after {until}", deadline.name)
    } else {
        return None;
    };
    Some(
        Remark::new(Code::DeadlineOutside, format!("deadline.{}.due", deadline.name), problem)
            .allowed(format!(
                "a date from {} to {}",
                word::date(clock, Moment::START),
                word::end_date(clock, scenario.until)
            ))
            .remedy("correct the date, or move scenario.as_of or scenario.until"),
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
                format!(
                    "no step of closure {} marks the handover, so {name} never reaches it",
                    closure.name
                ),
                mark_handover(closure.name.as_str(), name),
            )
        }
        Milestone::TakenOver => match &camp.successor {
            Some(Successor::Force(_) | Successor::Side { .. } | Successor::After { .. }) => {
                return None;
            }
            Some(Successor::Named(successor)) => (
                format!("of {successor}, who is to succeed at {name}, nothing says when it comes"),
                format!(
                    "add camp.{name}.successor_delay, or name a force with an order to take over"
                ),
            ),
            None => (
                format!("nobody is meant to take {name} over"),
                format!(
                    "add camp.{name}.successor and camp.{name}.successor_delay, or choose another milestone"
                ),
            ),
        },
        Milestone::Lifted | Milestone::Vacated | Milestone::Closed => return None,
    };
    Some(
        Remark::new(Code::NeverReached, path, problem)
            .allowed("lifted, vacated or closed, which every closure reaches")
            .remedy(remedy),
    )
}

fn mark_handover(closure: &str, camp: &str) -> String {
    if closure == "lift-only" {
        format!(
            "write a [closure.…] with a step that has marks = \"handover\" and name it in \
             camp.{camp}.closure (lift-only, the built-in one, has none), or choose another milestone"
        )
    } else {
        format!(
            "add marks = \"handover\" to a step of [closure.{closure}], or choose another milestone"
        )
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
        let problem = format!(
            "{name} begins on {begins} at the earliest, but {} is due on {due}",
            deadline.name
        );
        return Some(
            Remark::new(Code::StartsTooLate, path, problem)
                .allowed(format!("a date well before {due}"))
                .remedy("begin earlier, or take the camp off the deadline"),
        );
    }
    (Moment(last) > deadline.due).then(|| {
        let begins = if Moment(last) >= Moment::NEVER {
            String::from("without any limit")
        } else {
            format!("as late as {}", word::date(clock, Moment(last)))
        };
        let problem = format!("{name} may begin {begins}, but {} is due on {due}", deadline.name);
        Remark::new(Code::MayStartLate, path, problem)
            .allowed("any spread; what lies after the deadline is a missed deadline")
            .remedy("check the upper end of the spread")
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
    fn said(self, name: &str) -> String {
        match self {
            Self::Milestone(milestone) => format!("{name} is {}", word::milestone(milestone)),
            Self::Arrival => format!("what {name} sends is there"),
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
        let when = format!("{said} only after {until}, where the scenario ends");
        (when, String::from("no date within the scenario"))
    } else {
        let date = word::date(clock, worst.at);
        let late = word::span(worst.at - deadline.due);
        let when = format!("{said} not before {date}, {late} too late");
        (when, format!("a date from {} on", word::day(clock, Moment(worst.at.0 - 1))))
    };
    let others: Vec<&str> =
        late.iter().filter(|it| **it != site).map(|it| word::site(scenario, *it)).collect();
    let others = if others.is_empty() {
        String::new()
    } else {
        format!("; {} too late as well", word::few(&others, "and"))
    };
    let problem = format!(
        "{} (due {}) cannot be met even if nothing goes wrong: {when}{others}",
        deadline.name,
        word::end_date(clock, deadline.due)
    );
    Remark::new(Code::CannotBeMet, format!("deadline.{}.due", deadline.name), problem)
        .allowed(format!("{allowed}; at best, {}", chain(scenario, worst)))
        .remedy(remedy(worst))
}

fn little_float(
    scenario: &Scenario,
    (deadline, aim): (&Deadline, Aim),
    site: SiteId,
    worst: &Earliest,
) -> Remark {
    let clock = &scenario.clock;
    let problem = format!(
        "{} (due {}) leaves little to chance: at best, {} on {}, with {} of {} left",
        deadline.name,
        word::end_date(clock, deadline.due),
        aim.said(word::site(scenario, site)),
        word::date(clock, worst.at),
        word::span(deadline.due - worst.at),
        word::span(deadline.due - Moment::START),
    );
    Remark::new(Code::LittleFloat, format!("deadline.{}.due", deadline.name), problem)
        .allowed(format!("any date; at best, {}", chain(scenario, worst)))
        .remedy(remedy(worst))
}

/// What would shorten the link that takes longest.
fn remedy(best: &Earliest) -> String {
    best.longest().map_or_else(
        || String::from("begin earlier, or move the date"),
        |link| format!("{}, or move the date", link.remedy),
    )
}

/// The chain of a best case in words, up to the horizon.
fn chain(scenario: &Scenario, best: &Earliest) -> String {
    let mut links = Vec::new();
    for link in &best.chain {
        if link.until > scenario.until {
            links.push(format!("{} goes beyond the horizon", link.what));
            break;
        }
        links.push(format!(
            "{} lasts until {}",
            link.what,
            word::date(&scenario.clock, link.until)
        ));
    }
    links.join("; ")
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
    let problem = format!(
        "{name} is planned for {}, after its deadline {} ({})",
        word::end_date(clock, planned),
        missed.name,
        word::end_date(clock, missed.due)
    );
    Some(
        Remark::new(Code::PlannedLate, format!("camp.{name}.planned"), problem)
            .allowed(format!("a date up to {}", word::end_date(clock, missed.due)))
            .remedy("correct the date; slip is measured against it"),
    )
}

/// A plan for a day that is over when the scenario begins.
fn planned_in_past(scenario: &Scenario, camp: &Camp) -> Option<Remark> {
    let clock = &scenario.clock;
    let is_past = |at: &Moment| clock.civil_end(*at).date() < clock.civil(Moment::START).date();
    let planned = camp.planned.filter(is_past)?;
    let name = word::site(scenario, camp.site);
    let (day, as_of) = (word::end_date(clock, planned), word::date(clock, Moment::START));
    let problem = format!(
        "{name} is planned for {day}, before the scenario begins on {as_of}: it can only slip"
    );
    Some(
        Remark::new(Code::PlannedInPast, format!("camp.{name}.planned"), problem)
            .allowed(format!("a date from {as_of} on"))
            .remedy("correct the date, or move scenario.as_of"),
    )
}
