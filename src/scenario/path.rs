//! The path language: dotted names of values, in which `*` stands for any one segment.

use super::desk::nearest;
use super::node::{Entry, Node, Value};
use super::source::Spot;
use super::spread::is_value;
use super::{Code, Finding};
use crate::Message;

/// Whether a text can be a path.
pub(super) fn is_path(text: &str) -> bool {
    let allowed = |letter: char| letter.is_ascii_alphanumeric() || "_-*".contains(letter);
    let segment = |part: &str| !part.is_empty() && part.chars().all(allowed);
    text.contains('.') && text.split('.').all(segment)
}

/// The concrete paths of existing values that a pattern matches; at least one.
pub(super) fn matches(root: &Node, pattern: &str) -> Result<Vec<String>, Box<Finding>> {
    let segments: Vec<&str> = pattern.split('.').collect();
    let found = expand(root, &segments);
    if found.is_empty() { Err(not_found(root, &segments)) } else { Ok(found) }
}

/// Puts a value at every place that a pattern matches. The last segment may name a key that the
/// table at hand does not have yet, unless that would make a new named table.
pub(super) fn put(
    root: &mut Node,
    pattern: &str,
    value: &Node,
    key: Spot,
) -> Result<Vec<String>, Box<Finding>> {
    let segments: Vec<&str> = pattern.split('.').collect();
    let mut paths = expand(root, &segments);
    if paths.is_empty() || segments.last() != Some(&"*") {
        paths = addable(root, &segments)?;
    }
    for path in &paths {
        put_one(root, path, value, key);
    }
    Ok(paths)
}

/// Paths under every existing parent whose last key is there or may be added.
fn addable(root: &Node, segments: &[&str]) -> Result<Vec<String>, Box<Finding>> {
    let (last, before) = segments.split_last().expect("a path has segments");
    let parents = expand(root, before);
    if parents.is_empty() || *last == "*" {
        return Err(not_found(root, segments));
    }
    let paths = parents.into_iter().filter(|parent| {
        let holder = at(root, parent);
        let is_there = holder.is_some_and(|holder| holder.child(last).is_some());
        let open = |holder: &Node| holder.table().is_some_and(|table| !is_value(table));
        is_there || (!is_collection(parent) && holder.is_some_and(open))
    });
    let paths: Vec<String> = paths.map(|parent| format!("{parent}.{last}")).collect();
    if !paths.is_empty() {
        return Ok(paths);
    }
    let mut finding = not_found(root, segments);
    if expand(root, before).iter().any(|parent| is_collection(parent)) {
        let path = segments.join(".");
        finding.code = Code::NewEntity;
        finding.allowed = None;
        finding.problem = message!("path-not-file-change-may-not", path);
        finding.remedy = Some(message!("path-write-file-change-values-here", path));
    }
    Err(finding)
}

/// Whether the table at a path holds named tables.
fn is_collection(path: &str) -> bool {
    let segments: Vec<&str> = path.split('.').collect();
    match segments.as_slice() {
        [kind] => *kind != "scenario",
        ["camp", _, "line"] | ["closure", _, "step"] => true,
        _ => false,
    }
}

fn put_one(root: &mut Node, path: &str, value: &Node, key: Spot) {
    let Some((parent, last)) = path.rsplit_once('.') else { return };
    let mut node = root;
    for segment in parent.split('.') {
        match node.child_mut(segment) {
            Some(child) => node = child,
            None => return,
        }
    }
    match &mut node.value {
        Value::Table(table) => {
            table.insert(last.to_owned(), Entry { key, node: value.clone() });
        }
        _ => {
            if let Some(child) = node.child_mut(last) {
                *child = value.clone();
            }
        }
    }
}

/// The node at a concrete path.
pub(super) fn at<'n>(root: &'n Node, path: &str) -> Option<&'n Node> {
    path.split('.').try_fold(root, |node, segment| node.child(segment))
}

/// All concrete paths of a pattern.
fn expand(root: &Node, segments: &[&str]) -> Vec<String> {
    let mut found = vec![(String::new(), root)];
    for segment in segments {
        let deeper = found.into_iter().flat_map(|(path, node)| {
            let names = if *segment == "*" { node.segments() } else { vec![(*segment).to_owned()] };
            names.into_iter().filter_map(move |name| {
                let child = node.child(&name)?;
                let path = if path.is_empty() { name } else { format!("{path}.{name}") };
                Some((path, child))
            })
        });
        found = deeper.collect();
    }
    found.into_iter().map(|(path, _)| path).collect()
}

/// The finding that a path matches nothing, with the first segment that fails.
fn not_found(root: &Node, segments: &[&str]) -> Box<Finding> {
    let pattern = segments.join(".");
    let good = (0..segments.len())
        .rev()
        .find(|length| !expand(root, &segments[..*length]).is_empty())
        .unwrap_or(0);
    let failing = segments.get(good).copied().unwrap_or("");
    let holders = expand(root, &segments[..good]);
    let holders: Vec<&Node> = match good {
        0 => vec![root],
        _ => holders.iter().filter_map(|path| at(root, path)).collect(),
    };
    let mut names: Vec<String> = holders.iter().flat_map(|node| node.segments()).collect();
    names.sort();
    names.dedup();
    let holder = match good {
        0 => message!("declare-file"),
        _ => Message::verbatim(segments[..good].join(".")),
    };
    let problem = message!("path-matches-nothing-has-no", pattern, holder, failing);
    let mut finding = Box::new(Finding::new(Code::PathNotFound, problem));
    finding.did_you_mean = nearest(failing, names.iter().map(String::as_str));
    if !names.is_empty() {
        finding.allowed = Some(Message::verbatim(names.join(", ")));
    }
    finding
}
