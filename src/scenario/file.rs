//! Reading files and what they extend, and merging them into one tree.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::example::example;
use super::finding::once;
use super::node::{Node, Table, Value, Via, parse};
use super::regular::{Unreadable, read_text_file};
use super::source::{Sources, Spot};
use super::spread::is_value;
use super::{Code, Finding, PointTable};
use crate::plain::is_obeyed;

/// Where a scenario comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A file, which may name others in its folder and below.
    File(PathBuf),
    /// A file that may name others anywhere.
    FileAnywhere(PathBuf),
    /// One of the built-in [`super::examples`], by name.
    BuiltIn(&'static str),
}

/// One text to be read, and how the files it extends are found.
pub(super) enum Page {
    File(PathBuf, Bounds),
    BuiltIn(String),
    /// A text in memory with its name; it extends built-in examples only.
    Text(String, String),
}

/// Where a file may lie.
#[derive(Clone)]
pub(super) enum Bounds {
    /// Wherever the reader has named it; what it names lies in its folder or below.
    Named,
    /// In this folder or below, as does what it names.
    Within(PathBuf),
    /// Anywhere, as may what it names.
    Anywhere,
}

impl From<&Origin> for Page {
    fn from(origin: &Origin) -> Self {
        match origin {
            Origin::File(path) => Self::File(path.clone(), Bounds::Named),
            Origin::FileAnywhere(path) => Self::File(path.clone(), Bounds::Anywhere),
            Origin::BuiltIn(name) => Self::BuiltIn((*name).to_owned()),
        }
    }
}

impl Page {
    fn name(&self) -> String {
        match self {
            Self::File(path, _) => path.display().to_string(),
            Self::BuiltIn(name) => format!("built-in:{name}"),
            Self::Text(name, _) => name.clone(),
        }
    }

    fn text(&self) -> Result<String, Box<Finding>> {
        match self {
            Self::File(path, bounds) => bounds.read(path),
            Self::BuiltIn(name) => match example(name) {
                Some(example) => Ok(example.text.to_owned()),
                None => Err(Box::new(Finding::new(
                    Code::FileMissing,
                    message!("file-cannot-read-there-no-built", camp = self.name()),
                ))),
            },
            Self::Text(_, text) => Ok(text.clone()),
        }
    }

    /// Whether two pages are the same.
    fn identity(&self) -> String {
        match self {
            Self::File(path, _) => std::fs::canonicalize(path)
                .map_or_else(|_| path.display().to_string(), |path| path.display().to_string()),
            other => other.name(),
        }
    }

    /// The page that this one extends under that name.
    fn extended(&self, name: &str) -> Self {
        match self {
            Self::File(path, _) => {
                let bounds = self.bounds();
                let path = path.parent().unwrap_or(Path::new("")).join(name);
                match example(name) {
                    // A folder of that name hides nothing.
                    Some(example) if !path.is_file() => Self::BuiltIn(example.name.to_owned()),
                    _ => Self::File(path, bounds),
                }
            }
            _ => Self::BuiltIn(name.trim_end_matches(".toml").to_owned()),
        }
    }

    /// Where what it names may lie.
    pub(super) fn bounds(&self) -> Bounds {
        match self {
            Self::File(path, Bounds::Named) => Bounds::Within(folder_of(path)),
            Self::File(_, bounds) => bounds.clone(),
            _ => Bounds::Within(folder_of(Path::new(""))),
        }
    }
}

impl Bounds {
    /// The text of a file that lies where it may, whatever links and dots lead there. Of a file that
    /// is refused, nothing is said but why.
    fn read(&self, path: &Path) -> Result<String, Box<Finding>> {
        let allowed = match self {
            Self::Named | Self::Anywhere => Ok(path.to_owned()),
            Self::Within(folder) => match std::fs::canonicalize(path) {
                Ok(place) if place.starts_with(folder) => Ok(place),
                Ok(_) => Err(Unreadable::Outside),
                Err(error) => Err(error.into()),
            },
        };
        let text = allowed.and_then(|place| read_text_file(&place));
        text.map_err(|why| Box::new(unread(path, &why)))
    }
}

/// The folder of a file, as it is and not as it is written.
fn folder_of(file: &Path) -> PathBuf {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    std::fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned())
}

/// That a file is not read.
fn unread(path: &Path, why: &Unreadable) -> Finding {
    let code = if why.is_of_machine() { Code::Unreadable } else { Code::FileMissing };
    let finding = Finding::new(
        code,
        message!("file-cannot-read", path = path.display().to_string(), why = why.message()),
    );
    match why {
        Unreadable::Outside => finding.remedy(message!("file-put-into-folder-scenario-if")),
        Unreadable::Missing => finding.remedy(message!("file-path-taken-from-folder-file")),
        _ => finding,
    }
}

/// Most files that extend one another.
const MOST_FILES: usize = 32;

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
    let text = page.text().map_err(|finding| vec![*finding])?;
    let source = sources.add_file(&page.name(), &text);
    let mut node = parse(sources, source, &text)?;
    trail.push(page.identity());
    let is_too_long = trail.len() > MOST_FILES;
    if let Some((name, spot)) = extended_name(&node) {
        let base = page.extended(&name);
        if trail.contains(&base.identity()) || is_too_long {
            let problem = match is_too_long {
                true => message!("file-more-than-files-extend-one", most_files = MOST_FILES),
                false => message!("file-extends-itself-through-this", base = base.name()),
            };
            let finding = Finding::new(Code::ExtendsCircle, problem)
                .at(sources.place(spot))
                .remedy(message!("file-take-key-out-one-files"));
            return Err(vec![finding]);
        }
        let mut base = read_page(&base, sources, trail).map_err(|mut findings| {
            findings.iter_mut().filter(|finding| finding.place.is_none()).for_each(|finding| {
                finding.place = sources.place(spot);
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
/// of the command line in it, whose paths are taken from the folder at hand. The first bounds are of what the
/// scenario names, the second of what the changes do.
pub(super) fn read_tables(
    root: &Node,
    [within, named]: [&Bounds; 2],
    sources: &mut Sources,
) -> Result<BTreeMap<String, PointTable>, Vec<Finding>> {
    let mut reading: BTreeMap<PathBuf, Result<Arc<str>, Box<Finding>>> = BTreeMap::new();
    let (mut tables, mut findings) = (BTreeMap::new(), Vec::new());
    for sweep in root.child("sweep").map(Node::segments).unwrap_or_default() {
        let node = root.child("sweep").and_then(|all| all.child(&sweep)?.child("table"));
        let Some(Node { value: Value::Text(name), spot, via }) = node else { continue };
        let bounds = if *via == Via::CommandLine { named } else { within };
        let folder = Path::new(sources.name(*spot)).parent().unwrap_or(Path::new(""));
        let path = folder.join(name);
        let text =
            reading.entry(path.clone()).or_insert_with(|| read_table(&path, bounds, sources));
        match text {
            Ok(text) => {
                tables.insert(sweep.clone(), PointTable::new(&sweep, Arc::clone(text)));
            }
            Err(finding) => findings.push((**finding).clone().at(sources.place(*spot))),
        }
    }
    if findings.is_empty() { Ok(tables) } else { Err(once(findings)) }
}

/// The text of a table, which becomes one of the sources.
fn read_table(
    path: &Path,
    bounds: &Bounds,
    sources: &mut Sources,
) -> Result<Arc<str>, Box<Finding>> {
    let text = bounds.read(path)?;
    if text.chars().any(|letter| is_obeyed(letter) && !"\n\r\t".contains(letter)) {
        let problem = message!("file-has-letters-not-shown-but", path = path.display().to_string());
        return Err(Box::new(
            Finding::new(Code::ObeyedLetter, problem).remedy(message!("file-take-them-out")),
        ));
    }
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
pub(super) fn merge(under: &mut Table, over: Table) {
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
