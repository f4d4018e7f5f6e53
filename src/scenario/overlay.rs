//! Changes to the file as written: plans, cases, assumptions and `--set`.

use std::collections::{BTreeMap, BTreeSet};

use super::desk::nearest;
use super::node::{Entry, Node, Table, Value, Via, parse};
use super::path;
use super::source::{Sources, Spot};
use super::{Code, Finding};
use crate::Message;

/// A change of one value: a path and what is put there.
#[derive(Debug, Clone)]
pub struct Change {
    pub(super) path: String,
    pub(super) entry: Entry,
}

/// Reads `path=value`; the value is TOML, or else text.
pub(super) fn read_change(text: &str, sources: &mut Sources) -> Result<Change, Box<Finding>> {
    let (path, value) = match text.split_once('=') {
        Some((path, value)) if path::is_path(path.trim()) => (path.trim(), value.trim()),
        _ => {
            let problem = message!("overlay-set-not-path-value", text);
            let remedy = message!("overlay-write-instance-set-camp-kidal");
            return Err(Box::new(Finding::new(Code::BadPath, problem).remedy(remedy)));
        }
    };
    let as_toml = format!("\"{path}\" = {value}");
    let is_toml = !value.contains('\n') && toml::from_str::<toml::Table>(&as_toml).is_ok();
    let line = if is_toml { as_toml } else { format!("\"{path}\" = {}", quoted(value)) };
    let source = sources.add_setting(&line);
    let node =
        parse(sources, source, &line).map_err(|mut findings| Box::new(findings.remove(0)))?;
    let entry = node.table().and_then(|table| table.get(path)).cloned();
    let entry = entry.ok_or_else(|| {
        Box::new(Finding::new(Code::BadPath, Message::verbatim(format!("--set {text}"))))
    })?;
    let entry = Entry { node: entry.node.put_by(&Via::CommandLine), ..entry };
    Ok(Change { path: path.to_owned(), entry })
}

/// Text as a TOML string.
pub(super) fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

impl Change {
    /// The change as TOML.
    pub(super) fn shown(&self, sources: &Sources) -> String {
        format!("{}={}", self.path, sources.written(self.entry.node.spot))
    }
}

/// The file with the changes of the command line only, as far as they can be made.
pub(super) fn apply(base: &Node, changes: &[Change]) -> Node {
    let mut root = base.clone();
    for Change { path, entry } in changes {
        // What cannot be made has been found before.
        let _ = path::put(&mut root, path, &entry.node, entry.key);
    }
    root
}

/// A file with all changes made.
#[derive(Debug, Clone)]
pub(super) struct Laid {
    pub(super) root: Node,
    /// Assumptions that multiply the value at a path.
    pub(super) scaled: BTreeMap<String, Vec<String>>,
    /// Places of the paths in `scaled`.
    pub(super) scaled_at: BTreeMap<String, Spot>,
    /// The deadlines in their order, by name; those left out come last.
    pub(super) deadlines: Vec<String>,
    pub(super) findings: Vec<Finding>,
}

/// The deadlines of a file in their order: by `order`, then hard ones before soft ones and those before
/// political ones, then as they stand in the file.
pub(super) fn order_of_deadlines(root: &Node) -> Vec<String> {
    let Some(all) = root.child("deadline").and_then(Node::table) else { return Vec::new() };
    let mut deadlines: Vec<(&String, &Entry)> = all.iter().collect();
    deadlines.sort_by_key(|(_, entry)| {
        let text = |key: &str| match entry.node.child(key).map(|node| &node.value) {
            Some(Value::Text(word)) => Some(word.as_str()),
            _ => None,
        };
        let kind = match text("kind") {
            Some("political") => 2,
            Some("soft") => 1,
            _ => 0,
        };
        (order_of(&entry.node).unwrap_or(USUAL_ORDER), kind, entry.key.order())
    });
    deadlines.into_iter().map(|(name, _)| name.clone()).collect()
}

/// The place of what gives no `order`.
pub(super) const USUAL_ORDER: i64 = 100;

/// The place among its kind that a plan, a case or a deadline asks for.
pub(super) fn order_of(node: &Node) -> Option<i64> {
    match node.child("order")?.value {
        Value::Integer(order) => Some(order),
        _ => None,
    }
}

/// Makes the changes of one plan under one case: plan, case, assumptions, `--set`.
pub(super) fn lay(
    base: &Node,
    plan: Option<&str>,
    case: Option<&str>,
    changes: &[Change],
    sources: &Sources,
) -> Laid {
    let laid = Laid {
        root: base.clone(),
        scaled: BTreeMap::new(),
        scaled_at: BTreeMap::new(),
        deadlines: Vec::new(),
        findings: Vec::new(),
    };
    let mut layer = Layer { laid, sources, set_by: BTreeMap::new() };
    let is_choice = |change: &&Change| ["plan", "case"].contains(&first(&change.path));
    let is_belief = |change: &&Change| first(&change.path) == "assumption";
    changes.iter().filter(is_choice).for_each(|change| layer.change(change));
    if let Some(plan) = plan {
        layer.set_all("plan", plan, &Via::Plan(plan.to_owned()));
    }
    if let Some(case) = case {
        layer.set_all("case", case, &Via::Case(case.to_owned()));
        layer.assume(case);
    }
    changes.iter().filter(is_belief).for_each(|change| layer.change(change));
    layer.believe();
    let rest = changes.iter().filter(|change| !is_choice(change) && !is_belief(change));
    rest.for_each(|change| layer.change(change));
    layer.laid
}

/// A tree on which plan, case and assumptions have been laid already, with its deadlines in this order,
/// and what multiplies its values.
pub(super) fn laid_already(root: Node, deadlines: Vec<String>, sources: &Sources) -> Laid {
    let (scaled, scaled_at) = (BTreeMap::new(), BTreeMap::new());
    let laid = Laid { root, scaled, scaled_at, deadlines, findings: Vec::new() };
    let mut layer = Layer { laid, sources, set_by: BTreeMap::new() };
    layer.scale();
    layer.laid
}

fn first(path: &str) -> &str {
    path.split('.').next().unwrap_or("")
}

/// A file on which changes are being made.
struct Layer<'a> {
    laid: Laid,
    sources: &'a Sources,
    /// Which assumption set a path.
    set_by: BTreeMap<String, String>,
}

impl Layer<'_> {
    fn find(&mut self, finding: Finding, spot: Spot) {
        self.laid.findings.push(finding.at(self.sources.place(spot)));
    }

    fn change(&mut self, change: &Change) {
        self.put(&change.path, &change.entry.node, change.entry.key);
    }

    fn put(&mut self, path: &str, value: &Node, key: Spot) -> Vec<String> {
        match path::put(&mut self.laid.root, path, value, key) {
            Ok(paths) => paths,
            Err(finding) => {
                self.find(*finding, key);
                Vec::new()
            }
        }
    }

    /// The table under a key of a plan, case or assumption.
    fn table_of(&self, kind: &str, name: &str, key: &str) -> Table {
        let node = self.laid.root.child(kind).and_then(|all| all.child(name)?.child(key));
        node.and_then(Node::table).cloned().unwrap_or_default()
    }

    /// Makes the changes in a plan's or a case's `set`.
    fn set_all(&mut self, kind: &str, name: &str, via: &Via) {
        for (path, entry) in self.table_of(kind, name, "set") {
            if self.may_change(&path, entry.key, kind, &["plan", "case", "scenario", "sweep"]) {
                self.put(&path, &entry.node.put_by(via), entry.key);
            }
        }
    }

    /// Whether a path is one that a table of the kind `by` may change.
    fn may_change(&mut self, path: &str, key: Spot, by: &str, barred: &[&str]) -> bool {
        let kind = first(path);
        if !path::is_path(path) {
            let problem = message!("overlay-not-path", path);
            let finding = Finding::new(Code::BadPath, problem)
                .remedy(message!("overlay-write-whole-path-quotes-camp"));
            self.find(finding, key);
            return false;
        }
        if barred.contains(&kind) {
            let problem = message!("overlay-which-may-not-change", path, kind, by);
            let finding = Finding::new(Code::BadPath, problem)
                .allowed(message!("overlay-any-path-outside", barred = barred.join(", ")));
            self.find(finding, key);
            return false;
        }
        true
    }

    /// Gives assumptions the values of a case.
    fn assume(&mut self, case: &str) {
        let known = self.laid.root.child("assumption").map(Node::segments).unwrap_or_default();
        for (name, entry) in self.table_of("case", case, "assume") {
            if !known.contains(&name) {
                let problem = message!("overlay-there-no-assumption", name);
                let finding = Finding::new(Code::PathNotFound, problem)
                    .did_you_mean(nearest(&name, known.iter().map(String::as_str)))
                    .allowed(Message::verbatim(known.join(", ")));
                self.find(finding, entry.key);
                continue;
            }
            let path = format!("assumption.{name}.value");
            self.put(&path, &entry.node.put_by(&Via::Case(case.to_owned())), entry.key);
        }
    }

    /// Lets every assumption set and multiply what it says.
    fn believe(&mut self) {
        let names = self.laid.root.child("assumption").map(Node::segments).unwrap_or_default();
        for name in &names {
            for (path, spot) in self.paths_of(name, "sets") {
                self.set_by_assumption(name, &path, spot);
            }
        }
        self.scale();
    }

    /// Lets every assumption multiply what it says.
    fn scale(&mut self) {
        let names = self.laid.root.child("assumption").map(Node::segments).unwrap_or_default();
        for name in &names {
            for (path, spot) in self.paths_of(name, "scales") {
                self.scale_by_assumption(name, &path, spot);
            }
        }
    }

    /// The paths that an assumption lists under a key, with their places; those that may not be
    /// changed are findings.
    fn paths_of(&mut self, name: &str, key: &str) -> Vec<(String, Spot)> {
        let node = self.laid.root.child("assumption").and_then(|all| all.child(name)?.child(key));
        let Some(Value::List(list)) = node.map(|node| &node.value) else { return Vec::new() };
        let text = |node: &Node| match &node.value {
            Value::Text(path) => Some((path.clone(), node.spot)),
            _ => None,
        };
        let mut paths: Vec<(String, Spot)> = list.iter().filter_map(text).collect();
        let barred = ["plan", "case", "assumption", "scenario"];
        paths.retain(|(path, spot)| self.may_change(path, *spot, "assumption", &barred));
        paths
    }

    fn set_by_assumption(&mut self, name: &str, path: &str, spot: Spot) {
        let via = Via::Assumption(name.to_owned());
        let text = Node { value: Value::Text(name.to_owned()), spot, via: via.clone() };
        let table = BTreeMap::from([("assumption".to_owned(), Entry { key: spot, node: text })]);
        let reference = Node { value: Value::Table(table), spot, via };
        for path in self.put(path, &reference, spot) {
            if let Some(other) = self.set_by.insert(path.clone(), name.to_owned()) {
                let problem = message!("overlay-set-assumptions", path, other, name);
                let finding = Finding::new(Code::Conflict, problem)
                    .remedy(message!("overlay-let-one-them-set-other"));
                self.find(finding, spot);
            }
        }
    }

    fn scale_by_assumption(&mut self, name: &str, pattern: &str, spot: Spot) {
        match path::matches(&self.laid.root, pattern) {
            Ok(paths) => {
                for path in paths.into_iter().collect::<BTreeSet<_>>() {
                    self.laid.scaled_at.insert(path.clone(), spot);
                    self.laid.scaled.entry(path).or_default().push(name.to_owned());
                }
            }
            Err(finding) => self.find(*finding, spot),
        }
    }
}
