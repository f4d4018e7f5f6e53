//! Changes: values that differ, put together by what changed them.

use super::super::node::{Entry, Via};
use super::super::resolved::inline;
use super::super::source::{Sources, Spot};
use super::Leaf;

/// Changes that can be told apart by a reader, and played one by one.
const MOST_CHANGES: usize = 40;

/// Values that differ between two ideas and are changed together.
#[derive(Debug, Clone, PartialEq)]
pub struct InputChange {
    /// The path, or the pattern with which the file changes several.
    pub label: String,
    /// The value in the first idea if it is the same at every path, as TOML; `None`: it is not, or
    /// there is none.
    pub old: Option<String>,
    /// The value in the second idea, likewise.
    pub new: Option<String>,
    /// Places in [`super::Difference::inputs`].
    pub leaves: Vec<usize>,
}

/// How much is one change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Grain {
    /// What one line of the file changes.
    Line,
    /// A table: `camp.kidal`.
    Table,
    /// All tables of a kind.
    Kind,
}

/// What makes two differences one change, and in which order changes stand.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    at: Spot,
    /// The lines by which a plan, a case, an assumption or the command line give the old and the
    /// new value; neither for what stands in the files themselves.
    lines: [Option<Spot>; 2],
    path: String,
}

/// The changes that these differences come to, in the order of the file: line by line, or table by
/// table where that would be too many. The sources of the second idea come after `others` ones if
/// they are the same texts again.
pub(super) fn grouped(
    leaves: &[Leaf],
    sources: &Sources,
    others: Option<usize>,
) -> Vec<InputChange> {
    let grains = [Grain::Line, Grain::Table, Grain::Kind];
    let mut changes = Vec::new();
    for grain in grains {
        changes = grouped_by(grain, leaves, sources, others);
        if changes.len() <= MOST_CHANGES {
            break;
        }
    }
    changes
}

fn grouped_by(
    grain: Grain,
    leaves: &[Leaf],
    sources: &Sources,
    others: Option<usize>,
) -> Vec<InputChange> {
    let played = leaves.iter().enumerate().filter(|(_, leaf)| leaf.is_played());
    let mut groups: Vec<(Key, Vec<usize>)> = Vec::new();
    for (index, leaf) in played {
        let key = leaf.key(grain, others);
        let is_one = |(other, _): &&mut (Key, Vec<usize>)| {
            other.lines == key.lines && other.path == key.path
        };
        match groups.iter_mut().find(is_one) {
            Some((other, group)) => {
                other.at = other.at.min(key.at);
                group.push(index);
            }
            None => groups.push((key, vec![index])),
        }
    }
    groups.sort();
    groups.into_iter().map(|(key, group)| change(key, group, leaves, sources)).collect()
}

fn change(key: Key, group: Vec<usize>, leaves: &[Leaf], sources: &Sources) -> InputChange {
    let label = match group.as_slice() {
        [only] => leaves[*only].path.join("."),
        [first, ..] if key.path.is_empty() => {
            let spot = leaves[*first].line_key().unwrap_or_default();
            sources.written(spot).trim_matches(['"', '\'']).to_owned()
        }
        _ => format!("{}.*", key.path),
    };
    let value = |of: fn(&Leaf) -> &Option<Entry>| {
        let mut values = group.iter().map(|leaf| of(&leaves[*leaf]).as_ref());
        let first = inline(&values.next()??.node);
        let is_same = |entry: Option<&Entry>| entry.is_some_and(|it| inline(&it.node) == first);
        values.all(is_same).then_some(first)
    };
    InputChange { label, old: value(|leaf| &leaf.old), new: value(|leaf| &leaf.new), leaves: group }
}

impl Leaf {
    /// Whether a run may depend on it: not the seed, nor what is only read by people.
    fn is_played(&self) -> bool {
        let is_text = |segment: &str| {
            ["name", "title", "statement", "signpost", "basis", "why", "marking", "words"]
                .contains(&segment)
        };
        let path: Vec<&str> = self.path.iter().map(String::as_str).collect();
        match path.as_slice() {
            ["scenario", "id" | "seed", ..] | ["assumption", _, "owner" | "grade", ..] => false,
            ["scenario", key, ..] => !is_text(key),
            // Names of tables stand at the odd places.
            path => !path.iter().skip(2).step_by(2).any(|key| is_text(key)),
        }
    }

    fn key(&self, grain: Grain, others: Option<usize>) -> Key {
        let at = |entry: &Entry| entry.key;
        // The same line is at the same place in both ideas of one file.
        let of_first = |spot: Spot| others.map_or(spot, |others| spot.after(others));
        let line = |entry: &Entry| (entry.node.via != Via::File).then(|| at(entry));
        let old = self.old.as_ref().and_then(line).map(of_first);
        let new = self.new.as_ref().and_then(line);
        let old_at = self.old.as_ref().map(at).map(of_first);
        // A line that changes something stands before the place that it changes.
        let spot = new.or(old).or(self.new.as_ref().map(at)).or(old_at);
        let path = match (grain, old.or(new)) {
            (Grain::Line, Some(_)) => String::new(),
            (Grain::Line, None) => self.path.join("."),
            (Grain::Table, _) => self.path.iter().take(2).cloned().collect::<Vec<_>>().join("."),
            (Grain::Kind, _) => self.path[0].clone(),
        };
        let lines = if grain == Grain::Line { [old, new] } else { [None, None] };
        Key { at: spot.unwrap_or_default(), lines, path }
    }

    /// Where the key is written with which a line changes this, and others.
    fn line_key(&self) -> Option<Spot> {
        let line = |entry: &Entry| (entry.node.via != Via::File).then_some(entry.key);
        self.new.as_ref().and_then(line).or(self.old.as_ref().and_then(line))
    }
}
