//! Risks: what may happen, and the changes under which it does not.

use crate::node::{Node, Value};
use crate::resolved::inline;

use super::{Driver, DriverKind, Ground};

/// The changes under which something of a table, at a path, does not happen; none if it cannot.
type Off = fn(&str, &Node) -> Vec<String>;

impl Ground<'_> {
    /// Everything that may happen, kind by kind.
    pub(super) fn events(self) -> Vec<Driver> {
        let kinds: [(&str, DriverKind, Off); 12] = [
            ("threat", DriverKind::Attacks, attacks),
            ("threat", DriverKind::Alerts, alerts),
            ("pool", DriverKind::Breakdowns, breakdowns),
            ("weather", DriverKind::Weather, weather),
            ("route", DriverKind::Closures, closures),
            ("gate", DriverKind::Suspensions, suspensions),
            ("gate", DriverKind::Refusals, refusals),
            ("contest", DriverKind::Contests, contests),
            ("force", DriverKind::Orders, orders),
            ("rule", DriverKind::Rule, rules),
            ("escalation", DriverKind::Escalation, standing_orders),
            ("escalation", DriverKind::Refusals, step_refusals),
        ];
        kinds.into_iter().flat_map(|(table, kind, off)| self.events_of(table, kind, off)).collect()
    }

    fn events_of(self, table: &str, kind: DriverKind, off: Off) -> Vec<Driver> {
        let Some(all) = self.root.child(table) else { return Vec::new() };
        let switch = |name: String| {
            let path = format!("{table}.{name}");
            let mut sets = off(&path, all.child(&name)?);
            if kind == DriverKind::Weather {
                sets.extend(self.limits_in(&name));
            }
            let about = match kind {
                DriverKind::Rule | DriverKind::Contests | DriverKind::Escalation => path,
                _ => format!("{path}.{}", part(table, kind)),
            };
            (!sets.is_empty()).then_some(Driver { kind, about, spreads: Vec::new(), sets })
        };
        all.segments().into_iter().filter_map(switch).collect()
    }

    /// Takes away what roads do not let pass while it is wet by a weather.
    fn limits_in(self, weather: &str) -> Vec<String> {
        let Some(routes) = self.root.child("route") else { return Vec::new() };
        let is_in = |limit: &Node| match limit.child("weather").map(|it| &it.value) {
            Some(Value::Text(name)) => name == weather,
            _ => false,
        };
        let names = routes.segments().into_iter();
        names
            .filter_map(|name| {
                without(&format!("route.{name}"), routes.child(&name)?, "limits", is_in)
            })
            .collect()
    }
}

/// The key of the file that stands for what is switched off.
fn part(table: &str, kind: DriverKind) -> &'static str {
    match (table, kind) {
        (_, DriverKind::Weather) => "pace",
        ("escalation", DriverKind::Refusals) => "refuses",
        (_, DriverKind::Refusals) => "refusal",
        (_, other) => other.word(),
    }
}

/// These keys of a table, as far as they are there, given these values.
fn given(path: &str, node: &Node, keys: &[(&str, &str)]) -> Vec<String> {
    let there = keys.iter().filter(|(key, _)| node.child(key).is_some());
    there.map(|(key, value)| format!("{path}.{key}={value}")).collect()
}

fn attacks(path: &str, threat: &Node) -> Vec<String> {
    given(path, threat, &[("attacks", "0 per 100 km"), ("camp_attacks", "0 per month")])
}

fn alerts(path: &str, threat: &Node) -> Vec<String> {
    given(path, threat, &[("alerts", "[]")])
}

fn breakdowns(path: &str, pool: &Node) -> Vec<String> {
    given(path, pool, &[("breakdowns", "0 per 1000 km")])
}

/// Spells come as before and do nothing.
fn weather(path: &str, weather: &Node) -> Vec<String> {
    given(path, weather, &[("pace", "1"), ("grounds_aircraft", "false")])
}

/// Only closures and limits that come at random: a road that is known to be shut is no risk.
fn closures(path: &str, route: &Node) -> Vec<String> {
    let is_random = |it: &Node| it.child("every").is_some();
    let keys = ["closures", "limits"].into_iter();
    keys.filter_map(|key| without(path, route, key, is_random)).collect()
}

/// A list of a table without some of its entries; `None` if it has none of them.
fn without(
    path: &str,
    table: &Node,
    key: &str,
    is_meant: impl Fn(&Node) -> bool,
) -> Option<String> {
    let Value::List(list) = &table.child(key)?.value else { return None };
    let kept: Vec<String> = list.iter().filter(|entry| !is_meant(entry)).map(inline).collect();
    (kept.len() < list.len()).then(|| format!("{path}.{key}=[{}]", kept.join(", ")))
}

fn suspensions(path: &str, gate: &Node) -> Vec<String> {
    given(path, gate, &[("suspensions", "[]")])
}

fn refusals(path: &str, gate: &Node) -> Vec<String> {
    given(path, gate, &[("refusal", "0")])
}

/// A contest that is over at once, in favour of whoever moves, and does nothing to anybody.
fn contests(path: &str, contest: &Node) -> Vec<String> {
    let mut sets = vec![
        format!("{path}.odds=[{{ advance = 1 }}]"),
        format!("{path}.lasts=0 h"),
        format!("{path}.closes=nothing"),
    ];
    let rest =
        [("aftermath", "0 h"), ("suspends", "[]"), ("threats", "[]"), ("shelter_within", "0 km")];
    sets.extend(given(path, contest, &rest));
    sets
}

fn orders(path: &str, force: &Node) -> Vec<String> {
    given(path, force, &[("orders", "[]")])
}

/// A rule that may fire.
fn rules(path: &str, rule: &Node) -> Vec<String> {
    match rule.child("at_most").map(|most| &most.value) {
        Some(Value::Integer(0)) => Vec::new(),
        _ => vec![format!("{path}.at_most=0")],
    }
}

/// An escalation that is in force.
fn standing_orders(path: &str, escalation: &Node) -> Vec<String> {
    if is_in_force(escalation) { vec![format!("{path}.on=false")] } else { Vec::new() }
}

/// Nobody refuses a step of an escalation that is in force.
fn step_refusals(path: &str, escalation: &Node) -> Vec<String> {
    let Some(steps) = escalation.child("step").filter(|_| is_in_force(escalation)) else {
        return Vec::new();
    };
    let sets = |step: String| {
        let node = steps.child(&step)?;
        Some(given(&format!("{path}.step.{step}"), node, &[("refuses", "0")]))
    };
    steps.segments().into_iter().filter_map(sets).flatten().collect()
}

/// Whether an escalation is in force.
pub(super) fn is_in_force(escalation: &Node) -> bool {
    !matches!(escalation.child("on").map(|on| &on.value), Some(Value::Boolean(false)))
}
