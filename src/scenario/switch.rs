//! A plan taken up in the middle of a run: the one plan until a day, the other from then on.
//!
//! Nothing is changed before that day, and what has begun by then is not undone: a camp that has
//! begun has begun, load that has been shed is gone, a rule whose date has passed has missed it.
//! Both plans are checked scenarios under the same case; between them stands what can be put
//! together from the two: dates that lie ahead, rules that come into force or lapse, shares that
//! have not been used, pools and escorts that grow or shrink, loads that other pools carry
//! ([`Decision`]), deadlines that are extended before they pass. A difference that could not be taken up truly in mid-run is refused.

mod difference;

use std::fmt;
use std::sync::Arc;

use crate::chance::Uncertain;
use crate::time::Moment;

use super::message::Mark;
use super::{
    Camp, Carrier, Condition, Decision, Language, Message, Rule, Scenario, State, Trigger,
};
use crate::id::PoolId;

/// Two plans under one case, the second of which can be taken up on any day.
#[derive(Debug, Clone)]
pub struct Switch {
    from: Arc<Scenario>,
    to: Arc<Scenario>,
}

/// Why a plan cannot be taken up in mid-run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CannotSwitch {
    /// What differs between the plans, as a path of the file, and why it cannot be switched.
    pub differences: Vec<(String, Message)>,
}

impl CannotSwitch {
    /// All differences, in no language yet.
    pub fn message(&self) -> Message {
        let said =
            self.differences.iter().map(|(path, why)| message!("switch-difference", path, why));
        Message::joined(said.collect(), Mark::Semicolon)
    }
}

impl fmt::Display for CannotSwitch {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message().read(Language::English))
    }
}

impl std::error::Error for CannotSwitch {}

impl Switch {
    /// A switch from one plan to another of the same study, under the same case.
    ///
    /// # Errors
    /// [`CannotSwitch`] with every difference that cannot be taken up in mid-run.
    pub fn new(from: Arc<Scenario>, to: Arc<Scenario>) -> Result<Self, CannotSwitch> {
        let differences = difference::differences(&from, &to);
        if differences.is_empty() {
            Ok(Self { from, to })
        } else {
            Err(CannotSwitch { differences })
        }
    }

    /// The first plan until a moment and the second from then on: the second whole if that is the
    /// start, the first whole if it is after the horizon.
    pub fn at(&self, moment: Moment) -> Arc<Scenario> {
        if moment <= Moment::START {
            return Arc::clone(&self.to);
        }
        if moment > self.from.until {
            return Arc::clone(&self.from);
        }
        let (from, to) = (&*self.from, &*self.to);
        let mut scenario = from.clone();
        for (camp, other) in scenario.camps.values_mut().zip(to.camps.values()) {
            *camp = switched_camp(camp, other, moment);
        }
        for (line, other) in scenario.lines.values_mut().zip(to.lines.values()) {
            line.shed.clone_from(&other.shed);
            for (stage, other) in line.stages.iter_mut().zip(&other.stages) {
                stage.by = by_either(&stage.by, &other.by);
            }
        }
        for (rule, other) in scenario.rules.values_mut().zip(to.rules.values()) {
            *rule = switched_rule(rule, other, moment);
        }
        for (pool, other) in scenario.pools.values_mut().zip(to.pools.values()) {
            pool.available = dated(&pool.available, &other.available, moment);
        }
        for (escort, other) in scenario.escorts.values_mut().zip(to.escorts.values()) {
            escort.available = dated(&escort.available, &other.available, moment);
        }
        for (deadline, other) in scenario.deadlines.values_mut().zip(to.deadlines.values()) {
            // An extension comes before the date has passed, or not at all.
            deadline.due = if moment <= deadline.due { other.due } else { deadline.due };
        }
        scenario.decision = Some(decision(from, to, &scenario, moment));
        Arc::new(scenario)
    }
}

/// What the engine has to do itself.
fn decision(from: &Scenario, to: &Scenario, switched: &Scenario, at: Moment) -> Decision {
    let pools = from.pools.iter().zip(to.pools.values());
    let counts = pools.filter(|((_, pool), other)| pool.count != other.count);
    let escorts = from.escorts.iter().zip(to.escorts.values());
    let escorts = escorts.filter(|((_, escort), other)| escort.count != other.count);
    let dues = from.deadlines.iter().zip(switched.deadlines.values());
    let extended = dues.filter(|((_, deadline), other)| deadline.due != other.due);
    let camps = from.camps.iter().zip(switched.camps.values());
    let replanned = camps.filter(|((_, camp), other)| camp.planned != other.planned);
    Decision {
        at,
        counts: counts.map(|((id, _), other)| (id, other.count.clone())).collect(),
        escorts: escorts.map(|((id, _), other)| (id, other.count.clone())).collect(),
        carriers: carriers(from, to),
        dues_before: extended.map(|((id, deadline), _)| (id, deadline.due)).collect(),
        planned_before: replanned.map(|((id, camp), _)| (id, camp.planned)).collect(),
    }
}

/// The pools of both plans, in an order that is that of each: those of both stand in one order.
fn by_either(old: &[PoolId], new: &[PoolId]) -> Vec<PoolId> {
    let mut by = Vec::with_capacity(old.len() + new.len());
    let mut to_come = new.iter();
    for pool in old {
        if new.contains(pool) {
            by.extend(to_come.by_ref().take_while(|other| *other != pool));
        }
        by.push(*pool);
    }
    by.extend(to_come);
    by
}

/// The pools that carry a stage of a line under one of the plans only.
fn carriers(from: &Scenario, to: &Scenario) -> Vec<Carrier> {
    let mut carriers = Vec::new();
    for ((line, first), second) in from.lines.iter().zip(to.lines.values()) {
        for (stage, (old, new)) in first.stages.iter().zip(&second.stages).enumerate() {
            let only = |these: &[PoolId], others: &[PoolId], is_new: bool| {
                let of_one = these.iter().filter(|pool| !others.contains(pool)).copied();
                of_one.map(|pool| Carrier { line, stage, pool, is_new }).collect::<Vec<_>>()
            };
            carriers.extend(only(&old.by, &new.by, false));
            carriers.extend(only(&new.by, &old.by, true));
        }
    }
    carriers
}

/// A date of the first plan if it comes before the switch; else that of the second, which cannot
/// come before it.
fn dated(from: &Uncertain<Moment>, to: &Uncertain<Moment>, switch: Moment) -> Uncertain<Moment> {
    match (from.constant(), to.constant()) {
        (Some(first), Some(second)) if first >= switch => later(second, switch),
        _ => from.clone(),
    }
}

fn later(date: Moment, switch: Moment) -> Uncertain<Moment> {
    Uncertain::fixed(date.max(switch).0 as f64)
}

fn switched_camp(from: &Camp, to: &Camp, switch: Moment) -> Camp {
    Camp {
        starts: dated(&from.starts, &to.starts, switch),
        planned: to.planned,
        accelerates: accelerates(from, to, switch),
        ..from.clone()
    }
}

/// When a camp goes over to the accelerated mode: by the first plan if that comes before the
/// switch, else by the second.
fn accelerates(from: &Camp, to: &Camp, switch: Moment) -> Option<Uncertain<Moment>> {
    if from.accelerates == to.accelerates {
        return from.accelerates.clone();
    }
    let first = from.accelerates.as_ref().and_then(Uncertain::constant);
    let begins = |date: Moment| from.starts.constant().map_or(date, |starts| date.max(starts));
    if first.is_some_and(|date| begins(date) < switch) {
        return from.accelerates.clone();
    }
    let second = to.accelerates.as_ref().and_then(Uncertain::constant);
    second.map(|date| later(date, switch))
}

/// A rule that comes into force or lapses at the switch, or whose date changes then.
fn switched_rule(from: &Rule, to: &Rule, switch: Moment) -> Rule {
    let only = |rule: &Rule, is_before: bool| {
        let mut rule = rule.clone();
        rule.conditions.push(Condition { what: State::Before(switch), holds: is_before });
        rule
    };
    match (from.at_most, to.at_most) {
        _ if from == to => from.clone(),
        (Some(0), _) => only(to, false),
        (_, Some(0)) => only(from, true),
        _ => match (&from.when, &to.when) {
            (Trigger::Date(first), Trigger::Date(second)) => {
                Rule { when: Trigger::Date(dated(first, second, switch)), ..from.clone() }
            }
            _ => from.clone(),
        },
    }
}
