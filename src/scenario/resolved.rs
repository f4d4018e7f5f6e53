//! The merged file written out again, with where each value came from.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use super::PointTable;
use super::node::{Node, Table, Value, Via};
use super::overlay::{Change, apply, quoted};
use super::source::{Sources, hexadecimal};
use super::spread::is_value;

/// The merged file with the changes of the command line, and the tables of points under the names
/// that they have beside it.
pub(super) fn as_played(
    base: &Node,
    changes: &[Change],
    tables: &BTreeMap<String, PointTable>,
) -> Node {
    let mut root = apply(base, changes);
    for (sweep, table) in tables {
        let written = root.child_mut("sweep").and_then(|all| all.child_mut(sweep));
        if let Some(written) = written.and_then(|sweep| sweep.child_mut("table")) {
            written.value = Value::Text(table.name.clone());
        }
    }
    root
}

/// The file [`as_played`], as TOML.
pub(super) fn resolved(root: &Node, changes: &[Change], sources: &Sources) -> String {
    let mut text = String::from("# Read from several places: the comment on a line says which.\n");
    for change in changes {
        let _ = writeln!(text, "# --set {}", change.shown(sources));
    }
    if let Some(table) = root.table() {
        write_table(&mut text, "", table, Some(sources));
    }
    text
}

/// The SHA-256, in hexadecimal, of what [`resolved`] says but for where it comes from: what is
/// played, whatever the files are called and however it is spread over them.
pub(super) fn fingerprint(root: &Node) -> String {
    let mut text = String::new();
    if let Some(table) = root.table() {
        write_table(&mut text, "", table, None);
    }
    hexadecimal(&Sha256::digest(text.as_bytes()))
}

/// Whether something at the top of a file is no part of what is played: what has been merged, and, where it is not
/// said from where things come, what has happened, which is told anew from week to week.
fn is_left_out(key: &str, sources: Option<&Sources>) -> bool {
    key == "extends" || (key == "status" && sources.is_none())
}

/// A table: its own values first, then the tables in it.
fn write_table(text: &mut String, path: &str, table: &Table, sources: Option<&Sources>) {
    let (tables, values): (Vec<_>, Vec<_>) = table
        .iter()
        .filter(|(key, _)| !path.is_empty() || !is_left_out(key, sources))
        .partition(|(_, entry)| entry.node.table().is_some_and(|table| !is_value(table)));
    if !path.is_empty() && (!values.is_empty() || tables.is_empty()) {
        let _ = writeln!(text, "\n[{path}]");
    }
    for (key, entry) in values {
        let _ = write!(text, "{} = {}", bare(key), inline(&entry.node));
        if let Some(sources) = sources {
            let _ = write!(text, "  # {}", origin(&entry.node, sources));
        }
        text.push('\n');
    }
    let mut tables = tables;
    if ["case", "deadline", "plan"].contains(&path) {
        // Their order in the file counts.
        tables.sort_by_key(|(_, entry)| entry.key.order());
    }
    for (key, entry) in tables {
        let path = if path.is_empty() { bare(key) } else { format!("{path}.{}", bare(key)) };
        write_table(text, &path, entry.node.table().expect("a table"), sources);
    }
}

/// Who gave a value, and where.
fn origin(node: &Node, sources: &Sources) -> String {
    let place = sources.mention(node.spot);
    match &node.via {
        Via::File => place,
        Via::Plan(name) => format!("plan {name}, {place}"),
        Via::Case(name) => format!("case {name}, {place}"),
        Via::Assumption(name) => format!("assumption {name}, {place}"),
        Via::CommandLine => "--set".to_owned(),
    }
}

/// A key, in quotes if it needs them.
fn bare(key: &str) -> String {
    let is_bare = |letter: char| letter.is_ascii_alphanumeric() || "_-".contains(letter);
    if !key.is_empty() && key.chars().all(is_bare) { key.to_owned() } else { quoted(key) }
}

/// A value on one line.
pub(super) fn inline(node: &Node) -> String {
    match &node.value {
        Value::Text(text) => quoted(text),
        Value::Integer(number) => number.to_string(),
        Value::Float(number) => toml::Value::Float(*number).to_string(),
        Value::Boolean(truth) => truth.to_string(),
        Value::Datetime(datetime) => datetime.to_string(),
        Value::List(list) => {
            format!("[{}]", list.iter().map(inline).collect::<Vec<_>>().join(", "))
        }
        Value::Table(table) => {
            let entries =
                table.iter().map(|(key, entry)| format!("{} = {}", bare(key), inline(&entry.node)));
            format!("{{ {} }}", entries.collect::<Vec<_>>().join(", "))
        }
    }
}
