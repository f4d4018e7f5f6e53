//! What differs between two plans and cannot be taken up in the middle of a run.

use crate::Message;
use crate::chance::Uncertain;
use crate::id::{Arena, Id, PoolId};
use crate::time::Moment;
use crate::{Camp, Loading, Rule, Scenario, Trigger};

/// A difference, as a path of the file and why it cannot be switched.
type Difference = (String, Message);

/// Why something cannot be switched.
type Why = fn() -> Message;

const DATES: Why = || message!("difference-date-uncertain-cannot-switched-mid");
const SHED: Why = || message!("difference-camp-may-have-shed-load");
const RULE: Why = || message!("difference-rule-can-switched-off-have");
const EARLIER: Why = || message!("difference-deadline-can-extended-mid-run");
const FIXED: Why = || message!("difference-this-cannot-change-mid-run");

/// Every difference that cannot be taken up in mid-run.
pub(super) fn differences(from: &Scenario, to: &Scenario) -> Vec<Difference> {
    let mut found = Vec::new();
    let mut find = |path: String, why: Why| found.push((path, why()));
    for ((id, camp), other) in from.camps.iter().zip(to.camps.values()) {
        let name = &from.sites[camp.site].name;
        if !is_datable(&camp.starts, &other.starts) {
            find(format!("camp.{name}.starts"), DATES);
        }
        if !can_accelerate(camp, other) {
            find(format!("camp.{name}.accelerate_from"), DATES);
        }
        for line in &camp.lines {
            let (line, other) = (&from.lines[*line], &to.lines[*line]);
            if line.shed != other.shed && from.may_accelerate(id) {
                find(format!("camp.{name}.line.{}.shed", line.name), SHED);
            }
        }
    }
    for (rule, other) in from.rules.values().zip(to.rules.values()) {
        if !is_switchable(rule, other) {
            find(rule.path(), RULE);
        }
    }
    for (pool, other) in from.pools.values().zip(to.pools.values()) {
        if !is_datable(&pool.available, &other.available) {
            find(format!("pool.{}.available", pool.name), DATES);
        }
    }
    for (escort, other) in from.escorts.values().zip(to.escorts.values()) {
        if !is_datable(&escort.available, &other.available) {
            find(format!("escort.{}.available", escort.name), DATES);
        }
    }
    for (deadline, other) in from.deadlines.values().zip(to.deadlines.values()) {
        if other.due < deadline.due {
            find(format!("deadline.{}.due", deadline.name), EARLIER);
        }
    }
    found.extend(rest(&carried(from, to), to).into_iter().map(|path| (path, FIXED())));
    found
}

/// Whether a date can be one or the other, by the day of the switch.
fn is_datable(from: &Uncertain<Moment>, to: &Uncertain<Moment>) -> bool {
    from == to || (from.constant().is_some() && to.constant().is_some())
}

fn can_accelerate(from: &Camp, to: &Camp) -> bool {
    let is_known = |date: &Option<Uncertain<Moment>>| {
        date.as_ref().is_none_or(|date| date.constant().is_some())
    };
    let starts = from.accelerates.is_none() || from.starts.constant().is_some();
    from.accelerates == to.accelerates
        || (is_known(&from.accelerates) && is_known(&to.accelerates) && starts)
}

fn is_switchable(from: &Rule, to: &Rule) -> bool {
    let is_off = |rule: &Rule| rule.at_most == Some(0);
    let is_moved = match (&from.when, &to.when) {
        (Trigger::Date(first), Trigger::Date(second)) => is_datable(first, second),
        (first, second) => first == second,
    };
    is_off(from)
        || is_off(to)
        || (is_moved && *to == Rule { when: to.when.clone(), ..from.clone() })
}

/// Whether a load can go over from some pools to others: those of both stand in one order, and those of one
/// only take their vehicles when they leave, so that what is asked for can be withdrawn.
fn can_change_hands(scenario: &Scenario, from: &[PoolId], to: &[PoolId]) -> bool {
    let of_both = |these: &[PoolId], others: &[PoolId]| -> Vec<PoolId> {
        these.iter().filter(|pool| others.contains(pool)).copied().collect()
    };
    let is_of_one = |pool: &&PoolId| !(from.contains(pool) && to.contains(pool));
    let musters = |pool: &PoolId| scenario.pools[*pool].load != Loading::AtRequest;
    of_both(from, to) == of_both(to, from) && from.iter().chain(to).filter(is_of_one).all(musters)
}

/// The first plan with everything of the second that can be switched.
fn carried(from: &Scenario, to: &Scenario) -> Scenario {
    let mut scenario = from.clone();
    for (camp, other) in scenario.camps.values_mut().zip(to.camps.values()) {
        camp.starts.clone_from(&other.starts);
        camp.planned = other.planned;
        camp.accelerates.clone_from(&other.accelerates);
    }
    for (line, other) in scenario.lines.values_mut().zip(to.lines.values()) {
        line.shed.clone_from(&other.shed);
        for (stage, other) in line.stages.iter_mut().zip(&other.stages) {
            if can_change_hands(from, &stage.by, &other.by) {
                stage.by.clone_from(&other.by);
            }
        }
    }
    for (pool, other) in scenario.pools.values_mut().zip(to.pools.values()) {
        pool.count.clone_from(&other.count);
        pool.available.clone_from(&other.available);
    }
    for (escort, other) in scenario.escorts.values_mut().zip(to.escorts.values()) {
        escort.count.clone_from(&other.count);
        escort.available.clone_from(&other.available);
    }
    for (deadline, other) in scenario.deadlines.values_mut().zip(to.deadlines.values()) {
        deadline.due = other.due;
    }
    scenario.rules.clone_from(&to.rules);
    scenario
}

/// The paths of everything that still differs.
fn rest(one: &Scenario, other: &Scenario) -> Vec<String> {
    let mut paths = Vec::new();
    let frame = |it: &Scenario| (it.clock.clone(), it.until, it.seed, it.mission);
    if frame(one) != frame(other) {
        paths.push("scenario".to_owned());
    }
    let camp_of = |camp: crate::id::CampId| &one.sites[one.camps[camp].site].name;
    let mut look = |found: Vec<String>| paths.extend(found);
    macro_rules! tables {
        ($($table:ident $kind:literal)*) => {
            $(look(unequal(&one.$table, &other.$table, |it| format!(concat!($kind, ".{}"), it.name)));)*
        };
    }
    tables!(regions "region" calendars "calendar" weathers "weather" sites "site");
    look(unequal(&one.camps, &other.camps, |it| format!("camp.{}", one.sites[it.site].name)));
    look(unequal(&one.lines, &other.lines, |it| {
        format!("camp.{}.line.{}", camp_of(it.camp), it.name)
    }));
    tables!(closures "closure" routes "route" pools "pool" escorts "escort" gates "gate");
    tables!(threats "threat" sides "side" forces "force" contests "contest" claims "claim");
    if one.assessments != other.assessments {
        look(vec!["assessment".to_owned()]);
    }
    tables!(deadlines "deadline" assumptions "assumption");
    paths
}

/// The paths of the things of a table that are not the same in both.
fn unequal<I: Id, T: PartialEq>(
    one: &Arena<I, T>,
    other: &Arena<I, T>,
    path: impl Fn(&T) -> String,
) -> Vec<String> {
    let pairs = one.values().zip(other.values());
    pairs.filter(|(one, other)| one != other).map(|(one, _)| path(one)).collect()
}
