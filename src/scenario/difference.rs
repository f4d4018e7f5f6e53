//! What differs between two ideas: their trees, with plan, case and assumptions laid on, compared
//! path by path; and the trees that lie between the two, with some of the changes made.

mod change;

use std::collections::BTreeSet;
use std::sync::Arc;

use super::identity::difference;
use super::node::{Entry, Node, Table, Via};
use super::overlay::laid_already;
use super::read::Rejected;
use super::resolved::inline;
use super::source::Sources;
use super::spread::is_value;
use super::template::checked;
use super::{Code, Finding, Scenario};
use crate::Message;

pub use change::InputChange;

/// One plan under one case with all changes made and checked.
#[derive(Debug, Clone)]
pub struct Idea {
    pub(super) sources: Sources,
    pub(super) root: Node,
    /// What is played.
    pub scenario: Arc<Scenario>,
}

/// Two ideas and what differs between their inputs.
#[derive(Debug, Clone)]
pub struct Difference {
    sources: Sources,
    base: Node,
    leaves: Vec<Leaf>,
    first: Arc<Scenario>,
    /// Every value that is not the same in both, in order of path.
    pub inputs: Vec<InputDifference>,
    /// What they come to: values changed by one line of the file are one change. In the order of the
    /// file. Texts that only readers see, and the seed, are no change.
    pub changes: Vec<InputChange>,
}

/// A value that is not the same in two ideas.
#[derive(Debug, Clone, PartialEq)]
pub struct InputDifference {
    /// Its dotted path.
    pub path: String,
    /// In the first; `None`: not there.
    pub old: Option<Given>,
    /// In the second; `None`: not there.
    pub new: Option<Given>,
    /// Which of [`Difference::changes`] it belongs to; `None`: it plays no part in a run.
    pub change: Option<usize>,
}

/// A value, and who gave it.
#[derive(Debug, Clone, PartialEq)]
pub struct Given {
    /// The value as TOML on one line.
    pub value: String,
    /// Who gave it.
    pub setter: Setter,
    /// Which plan, case or assumption; empty for others.
    pub name: String,
    /// File and line, or the setting.
    pub place: String,
}

/// Who gave a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setter {
    /// The file itself.
    File,
    /// A plan.
    Plan,
    /// A case.
    Case,
    /// An assumption.
    Assumption,
    /// The command line.
    CommandLine,
}

impl Setter {
    /// The word in tables.
    pub fn word(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Plan => "plan",
            Self::Case => "case",
            Self::Assumption => "assumption",
            Self::CommandLine => "command-line",
        }
    }
}

/// A place at which two trees differ; above it, both have a table.
#[derive(Debug, Clone)]
struct Leaf {
    path: Vec<String>,
    old: Option<Entry>,
    new: Option<Entry>,
}

impl Difference {
    /// What differs between two ideas.
    pub fn between(first: &Idea, second: &Idea) -> Self {
        let others = first.sources.len();
        let sources = first.sources.and(&second.sources);
        // Two plans of one file are changed by lines of that one file.
        let is_one_text = first.sources.inputs() == second.sources.inputs();
        let to = second.root.clone().after(others);
        let mut leaves = Vec::new();
        if let (Some(old), Some(new)) = (first.root.table(), to.table()) {
            compare(&mut Vec::new(), old, new, &mut leaves);
        }
        let changes = change::grouped(&leaves, &sources, is_one_text.then_some(others));
        let input = |(index, leaf): (usize, &Leaf)| InputDifference {
            path: leaf.path.join("."),
            old: leaf.old.as_ref().map(|entry| given(&entry.node, &sources)),
            new: leaf.new.as_ref().map(|entry| given(&entry.node, &sources)),
            change: changes.iter().position(|change| change.leaves.contains(&index)),
        };
        let inputs = leaves.iter().enumerate().map(input).collect();
        let (base, first) = (first.root.clone(), first.scenario.clone());
        Self { sources, base, leaves, first, inputs, changes }
    }

    /// The first idea with these changes (places in [`Self::changes`]) made, checked whole.
    ///
    /// # Errors
    /// All findings, if at least one of them is an error: the changes need others beside them.
    pub fn mixed(&self, made: &BTreeSet<usize>) -> Result<Scenario, Rejected> {
        let mut root = self.base.clone();
        for change in made {
            for leaf in &self.changes[*change].leaves {
                self.leaves[*leaf].make(&mut root);
            }
        }
        let names = self.first.deadlines.values().map(|deadline| deadline.name.to_string());
        let laid = laid_already(root, names.collect(), &self.sources);
        let scenario = checked(&laid, &self.sources).map_err(Rejected::new)?;
        match difference(&self.first, &scenario) {
            None => Ok(scenario),
            Some(problem) => Err(Rejected::new(vec![Finding::new(Code::NewEntity, problem)])),
        }
    }

    /// Why the ids of two scenarios do not mean the same, as the beginning of a sentence; `None` if
    /// they do.
    pub fn of_names(first: &Scenario, second: &Scenario) -> Option<Message> {
        difference(first, second)
    }
}

impl Leaf {
    /// Makes the change in a tree that has the tables above it.
    fn make(&self, root: &mut Node) {
        let Some((last, above)) = self.path.split_last() else { return };
        let holder = above.iter().try_fold(root, |node, segment| node.child_mut(segment));
        let Some(table) = holder.and_then(Node::table_mut) else { return };
        match &self.new {
            Some(entry) => table.insert(last.clone(), entry.clone()),
            None => table.remove(last),
        };
    }
}

/// Gathers the places at which two tables differ, in order of path. What the file says of its plans
/// and cases is left out: it has been laid on already.
fn compare(path: &mut Vec<String>, old: &Table, new: &Table, found: &mut Vec<Leaf>) {
    let keys: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    for key in keys {
        if path.is_empty() && ["extends", "plan", "case"].contains(&key.as_str()) {
            continue;
        }
        path.push(key.clone());
        let (old, new) = (old.get(key), new.get(key));
        match (old.and_then(open_table), new.and_then(open_table)) {
            (Some(old), Some(new)) => compare(path, old, new, found),
            _ if !is_same(old, new) => {
                found.push(Leaf { path: path.clone(), old: old.cloned(), new: new.cloned() });
            }
            _ => {}
        }
        path.pop();
    }
}

/// The table of an entry that stands for no single value.
fn open_table(entry: &Entry) -> Option<&Table> {
    entry.node.table().filter(|table| !is_value(table))
}

fn is_same(old: Option<&Entry>, new: Option<&Entry>) -> bool {
    match (old, new) {
        (Some(old), Some(new)) => old.node.says_the_same(&new.node),
        (old, new) => old.is_none() && new.is_none(),
    }
}

/// A value for readers.
fn given(node: &Node, sources: &Sources) -> Given {
    let (setter, name) = match &node.via {
        Via::File => (Setter::File, ""),
        Via::Plan(name) => (Setter::Plan, name.as_str()),
        Via::Case(name) => (Setter::Case, name.as_str()),
        Via::Assumption(name) => (Setter::Assumption, name.as_str()),
        Via::CommandLine => (Setter::CommandLine, ""),
    };
    let place = sources.mention(node.spot);
    Given { value: inline(node), setter, name: name.to_owned(), place }
}

#[cfg(test)]
mod tests;
