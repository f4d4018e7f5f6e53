//! Rows of a status as written: of a spreadsheet, of a file of tables, or of `[[status]]` in a scenario.

use std::path::Path;

use serde_json::{Value as Json, json};

use super::super::desk::{Desk, Read, nearest};
use super::super::node::{Node, Value, parse};
use super::super::regular::read_text_file;
use super::super::resolved::inline;
use super::super::schema::Definitions;
use super::super::source::{Sources, Spot};
use super::super::spreadsheet::{self, Sheet};
use super::super::{Code, Finding, Input, Place};
use super::Kind;
use crate::Message;

/// The columns of a status, in the order in which it is written.
pub const COLUMNS: [&str; 9] =
    ["as_of", "kind", "what", "date", "value", "precision", "known_on", "source", "grade"];
/// A column that a template has beside them: what the forecast expects. What stands in it is not read;
/// that it is there says that rows may have been left as they are.
pub(super) const EXPECTED: &str = "expected";

/// The number of each column.
pub(super) mod column {
    pub(in super::super) const AS_OF: usize = 0;
    pub(in super::super) const KIND: usize = 1;
    pub(in super::super) const WHAT: usize = 2;
    pub(in super::super) const DATE: usize = 3;
    pub(in super::super) const VALUE: usize = 4;
    pub(in super::super) const PRECISION: usize = 5;
    pub(in super::super) const KNOWN_ON: usize = 6;
    pub(in super::super) const SOURCE: usize = 7;
    pub(in super::super) const GRADE: usize = 8;
}

/// A row to be written: one text for each column, and what the forecast expects.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StatusRow {
    /// One for each of [`COLUMNS`].
    pub cells: [String; COLUMNS.len()],
    /// What the forecast expects.
    pub expected: String,
}

/// A cell with where it stands.
#[derive(Debug, Clone)]
pub(in super::super) struct Cell {
    pub(super) text: String,
    pub(super) place: Option<Place>,
}

/// A row with where it stands; `None` for a cell in which nothing stands.
#[derive(Debug, Clone)]
pub(in super::super) struct Written {
    pub(super) cells: [Option<Cell>; COLUMNS.len()],
    pub(super) place: Option<Place>,
    /// What is wrong with its columns.
    pub(super) findings: Vec<Finding>,
    /// Whether it is of a template, which offers rows of which many may be left as they are.
    pub(super) is_offered: bool,
}

impl Written {
    /// Where a column of it stands, or all of it where nothing stands there.
    pub(super) fn place(&self, column: usize) -> Option<Place> {
        self.cells[column].as_ref().map_or_else(|| self.place.clone(), |cell| cell.place.clone())
    }

    /// Whether it is of a template and was left as it is.
    pub(super) fn is_left_open(&self) -> bool {
        let kind = self.cells[column::KIND].as_ref().map(|cell| cell.text.as_str());
        let needs_no_more = [Kind::NotYet, Kind::Complete].map(Kind::word);
        let needs_more = !kind.is_some_and(|kind| needs_no_more.contains(&kind));
        self.is_offered && needs_more && self.cells[column::DATE..].iter().all(Option::is_none)
    }
}

/// Reads a file of rows: a spreadsheet, or TOML with `[[status]]`.
pub(super) fn read_file(path: &Path) -> Result<(Vec<Written>, Input), Vec<Finding>> {
    let name = path.display().to_string();
    let text = read_text_file(path).map_err(|why| {
        let code = if why.is_of_machine() { Code::Unreadable } else { Code::FileMissing };
        vec![Finding::new(code, message!("record-cannot-read", name, why = why.message()))]
    })?;
    read_text(&name, &text)
}

/// Reads rows from a text that is shown under this name.
pub(super) fn read_text(name: &str, text: &str) -> Result<(Vec<Written>, Input), Vec<Finding>> {
    let mut sources = Sources::default();
    let source = sources.add_file(name, text);
    let rows = if Path::new(name).extension().is_some_and(|ending| ending == "toml") {
        let root = parse(&sources, source, text)?;
        let only = root.segments().into_iter().find(|key| key != "status");
        if let Some(other) = only {
            let finding = Finding::new(Code::UnknownKey, message!("row-status-has-no-key", other));
            let finding = finding.at(sources.place(root.spot_of(&other)));
            return Err(vec![finding.allowed(message!("row-status-once-each-fact"))]);
        }
        of_tables(&root, &sources)
    } else {
        let sheet = spreadsheet::read(text).map_err(|problem| {
            let finding = Finding::new(Code::Syntax, message!("row-status-cannot-read", problem));
            vec![finding.at(sources.place(Spot::new(0, 0..0)))]
        })?;
        of_sheet(&sheet, &sources)?
    };
    Ok((rows, sources.inputs().swap_remove(0)))
}

/// The rows under `status` in a file.
pub(in super::super) fn of_tables(root: &Node, sources: &Sources) -> Vec<Written> {
    let Some(Value::List(list)) = root.child("status").map(|node| &node.value) else {
        return Vec::new();
    };
    list.iter().map(|node| of_table(node, sources)).collect()
}

fn of_table(node: &Node, sources: &Sources) -> Written {
    let mut row = Written {
        cells: Default::default(),
        place: sources.place(node.spot),
        findings: Vec::new(),
        is_offered: false,
    };
    for key in node.segments() {
        let Some(child) = node.child(&key) else { continue };
        let place = sources.place(child.spot);
        match COLUMNS.iter().position(|name| *name == key) {
            Some(column) => {
                let text = match &child.value {
                    Value::Text(text) => text.clone(),
                    _ => inline(child),
                };
                row.cells[column] = Some(Cell { text, place }).filter(|it| !it.text.is_empty());
            }
            None if key == EXPECTED => row.is_offered = true,
            None => row.findings.push(unknown(&key).at(place)),
        }
    }
    row
}

/// That a status has no column of this name.
fn unknown(name: &str) -> Finding {
    Finding::new(Code::UnknownKey, message!("row-status-has-no-column", name))
        .allowed(Message::verbatim(COLUMNS.join(", ")))
        .did_you_mean(nearest(name, COLUMNS))
}

/// The rows of a spreadsheet.
fn of_sheet(sheet: &Sheet, sources: &Sources) -> Result<Vec<Written>, Vec<Finding>> {
    let place = |bytes: &std::ops::Range<usize>| sources.place(Spot::new(0, bytes.clone()));
    let (mut places, mut findings) = ([None; COLUMNS.len()], Vec::new());
    for (at, heading) in sheet.headings.iter().enumerate() {
        match COLUMNS.iter().position(|name| *name == heading.text) {
            Some(column) if places[column].is_none() => places[column] = Some(at),
            Some(_) => {
                let problem = message!("record-there-two-columns", text = heading.text);
                findings.push(Finding::new(Code::NameTaken, problem).at(place(&heading.bytes)));
            }
            None if heading.text == EXPECTED => {}
            None => findings.push(unknown(&heading.text).at(place(&heading.bytes))),
        }
    }
    let first = sheet.headings.first().map_or(0..0, |heading| heading.bytes.clone());
    for column in [column::AS_OF, column::KIND, column::WHAT] {
        if places[column].is_none() {
            let problem = message!("row-status-has-no-column-2", column = COLUMNS[column]);
            let finding = Finding::new(Code::MissingKey, problem).at(place(&first));
            findings.push(finding.allowed(Message::verbatim(COLUMNS.join(", "))));
        }
    }
    if !findings.is_empty() {
        return Err(findings);
    }
    let is_offered = sheet.headings.iter().any(|heading| heading.text == EXPECTED);
    let row = |cells: &Vec<spreadsheet::Cell>| {
        let cell = |at: Option<usize>| {
            let cell = cells.get(at?).filter(|cell| !cell.text.is_empty())?;
            Some(Cell { text: cell.text.clone(), place: place(&cell.bytes) })
        };
        let whole = cells.first().map_or(0..0, |cell| cell.bytes.clone());
        Written { cells: places.map(cell), place: place(&whole), findings: Vec::new(), is_offered }
    };
    Ok(sheet.rows.iter().map(row).collect())
}

/// A row of `[[status]]`, which is read when a status is asked for.
#[derive(Debug, Clone)]
pub(in super::super) struct Tabled;

impl Read for Tabled {
    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        match node.table() {
            Some(_) => Some(Self),
            None => super::super::desk::wrong_type(node, desk, message!("wanted-table")),
        }
    }

    fn schema(_: &mut Definitions) -> Json {
        let column = |name: &&str| ((*name).to_owned(), json!({}));
        let mut properties: serde_json::Map<String, Json> =
            COLUMNS.iter().chain([&EXPECTED]).map(column).collect();
        let words: Vec<&str> = super::Kind::ALL.iter().map(|kind| kind.word()).collect();
        properties.insert("kind".to_owned(), json!({"enum": words}));
        json!({
            "type": "object",
            "properties": properties,
            "required": ["as_of", "kind", "what"],
            "additionalProperties": false,
        })
    }
}
