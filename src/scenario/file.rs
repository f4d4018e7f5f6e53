//! Reading files and what they extend, and merging them into one tree.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::example::example;
use super::finding::once;
use super::node::{Node, Table, Value, parse};
use super::source::{Sources, Spot};
use super::spread::is_value;
use super::{Code, Finding, PointTable};

/// Where a scenario comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A file.
    File(PathBuf),
    /// One of the built-in [`super::examples`], by name.
    BuiltIn(&'static str),
}

/// One text to be read, and how the files it extends are found.
pub(super) enum Page {
    File(PathBuf),
    BuiltIn(String),
    /// A text in memory with its name; it extends built-in examples only.
    Text(String, String),
}

impl From<&Origin> for Page {
    fn from(origin: &Origin) -> Self {
        match origin {
            Origin::File(path) => Self::File(path.clone()),
            Origin::BuiltIn(name) => Self::BuiltIn((*name).to_owned()),
        }
    }
}

impl Page {
    fn name(&self) -> String {
        match self {
            Self::File(path) => path.display().to_string(),
            Self::BuiltIn(name) => format!("built-in:{name}"),
            Self::Text(name, _) => name.clone(),
        }
    }

    fn text(&self) -> Result<String, String> {
        match self {
            Self::File(path) => text_of(path),
            Self::BuiltIn(name) => match example(name) {
                Some(example) => Ok(example.text.to_owned()),
                None => Err("there is no built-in scenario of that name".to_owned()),
            },
            Self::Text(_, text) => Ok(text.clone()),
        }
    }

    /// Whether two pages are the same.
    fn identity(&self) -> String {
        match self {
            Self::File(path) => std::fs::canonicalize(path)
                .map_or_else(|_| path.display().to_string(), |path| path.display().to_string()),
            other => other.name(),
        }
    }

    /// The page that this one extends under that name.
    fn extended(&self, name: &str) -> Self {
        match self {
            Self::File(path) => {
                let path = path.parent().unwrap_or(Path::new("")).join(name);
                match example(name) {
                    Some(example) if !path.exists() => Self::BuiltIn(example.name.to_owned()),
                    _ => Self::File(path),
                }
            }
            _ => Self::BuiltIn(name.trim_end_matches(".toml").to_owned()),
        }
    }
}

/// What is in a file; why it cannot be read, in words, if it cannot.
pub(super) fn text_of(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| reason(&error))
}

/// Why a file cannot be read, in words that do not depend on the system.
fn reason(error: &std::io::Error) -> String {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::NotFound => "there is no such file".to_owned(),
        ErrorKind::PermissionDenied => "its permissions do not allow it".to_owned(),
        ErrorKind::IsADirectory => "it is a folder".to_owned(),
        ErrorKind::InvalidData => "it is not text in UTF-8".to_owned(),
        _ => error.to_string(),
    }
}

/// Reads a page and all it extends into one tree.
pub(super) fn read_merged(page: &Page, sources: &mut Sources) -> Result<Node, Vec<Finding>> {
    read_page(page, sources, &mut Vec::new()).map_err(|mut findings| {
        findings.dedup();
        findings
    })
}

fn read_page(
    page: &Page,
    sources: &mut Sources,
    trail: &mut Vec<String>,
) -> Result<Node, Vec<Finding>> {
    let text = page.text().map_err(|error| {
        let problem = format!("{} cannot be read: {error}", page.name());
        vec![Finding::new(Code::FileMissing, problem)]
    })?;
    let source = sources.add_file(&page.name(), &text);
    let mut node = parse(sources, source, &text)?;
    trail.push(page.identity());
    if let Some((name, spot)) = extended_name(&node) {
        let base = page.extended(&name);
        if trail.contains(&base.identity()) {
            let problem = format!("{} extends itself through this", base.name());
            let finding = Finding::new(Code::ExtendsCircle, problem)
                .at(sources.place(spot))
                .remedy("take the key out of one of the files");
            return Err(vec![finding]);
        }
        let mut base = read_page(&base, sources, trail).map_err(|mut findings| {
            findings.iter_mut().filter(|finding| finding.place.is_none()).for_each(|finding| {
                finding.place = sources.place(spot);
                finding.remedy = Some(
                    "a path is taken from the folder of the file that it stands in; the name of a \
                     built-in scenario will do too"
                        .into(),
                );
            });
            findings
        })?;
        if let (Some(under), Value::Table(over)) = (base.table_mut(), node.value) {
            merge(under, over);
        }
        node = Node { value: base.value, spot: node.spot, via: node.via };
    }
    trail.pop();
    Ok(node)
}

/// The tables that sweeps take their points from, by the name of the sweep; `root` has the changes
/// of the command line in it, whose paths are taken from the folder at hand.
pub(super) fn read_tables(
    root: &Node,
    sources: &mut Sources,
) -> Result<BTreeMap<String, PointTable>, Vec<Finding>> {
    let mut reading: BTreeMap<PathBuf, Result<Arc<str>, String>> = BTreeMap::new();
    let (mut tables, mut findings) = (BTreeMap::new(), Vec::new());
    for sweep in root.child("sweep").map(Node::segments).unwrap_or_default() {
        let node = root.child("sweep").and_then(|all| all.child(&sweep)?.child("table"));
        let Some(Node { value: Value::Text(name), spot, .. }) = node else { continue };
        let folder = Path::new(sources.name(*spot)).parent().unwrap_or(Path::new(""));
        let path = folder.join(name);
        let text = reading.entry(path.clone()).or_insert_with(|| read_table(&path, sources));
        match text {
            Ok(text) => {
                tables.insert(sweep.clone(), PointTable::new(&sweep, Arc::clone(text)));
            }
            Err(reason) => {
                let problem = format!("{} cannot be read: {reason}", path.display());
                let finding = Finding::new(Code::FileMissing, problem)
                    .at(sources.place(*spot))
                    .remedy("a path is taken from the folder of the file that it stands in");
                findings.push(finding);
            }
        }
    }
    if findings.is_empty() { Ok(tables) } else { Err(once(findings)) }
}

/// The text of a table, which becomes one of the sources.
fn read_table(path: &Path, sources: &mut Sources) -> Result<Arc<str>, String> {
    let text = text_of(path)?;
    sources.add_file(&path.display().to_string(), &text);
    Ok(Arc::from(text))
}

fn extended_name(node: &Node) -> Option<(String, Spot)> {
    let entry = node.table()?.get("extends")?;
    match &entry.node.value {
        Value::Text(name) => Some((name.clone(), entry.node.spot)),
        _ => None,
    }
}

/// Lays a table over another: tables are merged key by key; everything else, distributions
/// included, is replaced.
fn merge(under: &mut Table, over: Table) {
    for (key, entry) in over {
        let both = under.get_mut(&key).and_then(|below| {
            let mergeable = |node: &Node| node.table().is_some_and(|table| !is_value(table));
            (mergeable(&below.node) && mergeable(&entry.node)).then_some(below)
        });
        match (both, entry) {
            (Some(below), entry) => {
                if let (Some(table), Value::Table(over)) =
                    (below.node.table_mut(), entry.node.value)
                {
                    merge(table, over);
                }
            }
            (None, entry) => {
                under.insert(key, entry);
            }
        }
    }
}
