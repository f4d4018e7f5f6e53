//! Examples of keys: as the built-in scenarios write them.

use std::sync::OnceLock;

use toml::{Table, Value};

use super::super::example::examples;
use super::walk::NAME;

/// A key as it is written somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The lines.
    pub text: String,
    /// The built-in scenario that has them.
    pub scenario: Option<&'static str>,
}

/// Most lines of an example.
const MOST: usize = 8;

/// The built-in scenarios as TOML, the shortest first.
fn scenarios() -> &'static [(&'static str, Value)] {
    static READ: OnceLock<Vec<(&'static str, Value)>> = OnceLock::new();
    READ.get_or_init(|| {
        let mut all: Vec<_> = examples().iter().collect();
        all.sort_by_key(|example| example.text.len());
        let read = all.into_iter().filter_map(|example| {
            let table: Table = example.text.parse().ok()?;
            Some((example.name, Value::Table(table)))
        });
        read.collect()
    })
}

/// The first place at which a built-in scenario has something under a path.
pub(super) fn written(path: &[String]) -> Option<Written> {
    let (name, (place, value)) = scenarios().iter().find_map(|(name, scenario)| {
        let found = find(scenario, path, &mut Vec::new())?;
        Some((*name, found))
    })?;
    let text = shown(&place, value)?;
    Some(Written { text, scenario: Some(name) })
}

/// The value at a path in which `NAME` and `0` stand for any name and number, with the real path.
fn find<'v>(
    value: &'v Value,
    path: &[String],
    way: &mut Vec<String>,
) -> Option<(Vec<String>, &'v Value)> {
    let Some((first, rest)) = path.split_first() else { return Some((way.clone(), value)) };
    let mut go = |name: &str, value: &'v Value| {
        way.push(name.to_owned());
        let found = find(value, rest, way);
        way.pop();
        found
    };
    match value {
        Value::Table(table) if first == NAME => {
            table.iter().find_map(|(name, value)| go(name, value))
        }
        Value::Table(table) => table.get(first).and_then(|value| go(first, value)),
        Value::Array(list) if first == "0" => {
            list.iter().enumerate().find_map(|(at, value)| go(&at.to_string(), value))
        }
        _ => None,
    }
}

/// A value under the heading of the table that holds it; of a table, its own values.
fn shown(place: &[String], value: &Value) -> Option<String> {
    let is_number = |segment: &String| segment.bytes().all(|digit| digit.is_ascii_digit());
    let (key, holder) = place.split_last()?;
    let heading = |place: &[String]| {
        let names: Vec<&str> =
            place.iter().filter(|it| !is_number(it)).map(String::as_str).collect();
        match (names.is_empty(), place.last().is_some_and(is_number)) {
            (true, _) => String::new(),
            (_, true) => format!("[[{}]]\n", names.join(".")),
            (_, false) => format!("[{}]\n", names.join(".")),
        }
    };
    let line = |(key, value): (&String, &Value)| format!("{key} = {value}");
    match value {
        Value::Table(table) if place.len() > 1 || !table.values().all(Value::is_table) => {
            let lines: Vec<String> = table.iter().take(MOST).map(line).collect();
            let rest = if table.len() > MOST { "\n…" } else { "" };
            Some(format!("{}{}{rest}", heading(place), lines.join("\n")))
        }
        Value::Table(table) => {
            let (name, value) = table.iter().next()?;
            shown(&[place, std::slice::from_ref(name)].concat(), value)
        }
        _ if is_number(key) => shown(holder, &Value::Array(vec![value.clone()])),
        _ => Some(format!("{}{}", heading(holder), line((key, value)))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example(path: &str) -> String {
        let path: Vec<String> = path.split('.').map(str::to_owned).collect();
        written(&path).map_or_else(String::new, |written| written.text)
    }

    #[test]
    fn a_key_is_shown_as_the_shortest_scenario_writes_it() {
        // scenarios/minimal.toml.
        assert_eq!(example("pool.NAME.payload"), "[pool.trucks]\npayload = \"12 t\"");
        assert_eq!(example("format"), "format = 1");
        assert_eq!(example("nothing.NAME.here"), "");
    }
}
