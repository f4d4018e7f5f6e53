//! The workbook of a briefing: a sheet for each table of the results, typed by the dictionary.

use std::collections::BTreeMap;

use super::super::table::Unit;
use super::super::{Language, Text};
use super::dossier::Dossier;
use crate::archive::{Archive, NoBriefing, Records, Row};
use crate::dictionary::Dictionary as Declared;
use crate::packing::{MOST_PLAIN, PLAIN, is_packed, table_in};

/// The longest table that somebody wants to open.
const MOST_ROWS: usize = 50_000;
/// The most bytes of CSV that go into one workbook, which needs about half of them. What is packed has more.
const MOST_BYTES: u64 = MOST_PLAIN as u64;

/// The tables of the results, as sheets.
pub(super) struct Workbook {
    /// One sheet for each table, in the order of the results.
    pub(super) sheets: Vec<Sheet>,
    /// The tables that are too long for a workbook.
    pub(super) left_out: Vec<LeftOut>,
    /// The name of the folder that holds the CSV files.
    pub(super) folder: String,
    /// The time zone of all dates.
    pub(super) zone: String,
}

/// A table as a sheet.
pub(super) struct Sheet {
    /// The name of the table.
    pub(super) name: String,
    /// What one row says.
    pub(super) meaning: String,
    /// Its columns.
    pub(super) columns: Vec<SheetColumn>,
    /// Its rows.
    pub(super) records: Records<()>,
    bytes: u64,
}

/// A column of a sheet.
pub(super) struct SheetColumn {
    /// Its heading, as in the CSV file.
    pub(super) name: String,
    /// What it says, with its unit.
    pub(super) meaning: String,
    /// How its cells are typed.
    pub(super) unit: Unit,
}

/// A table that is too long for a workbook.
pub(super) struct LeftOut {
    /// The file with the table.
    pub(super) file: String,
    /// What one row says.
    pub(super) meaning: String,
}

impl Workbook {
    /// The tables of a folder of results.
    ///
    /// # Errors
    /// [`NoBriefing`] if one of them has been changed.
    pub(super) fn of(dossier: &Dossier) -> Result<Self, NoBriefing> {
        let results = &dossier.results;
        let dictionary = Dictionary::read(results, dossier.language())?;
        let small = small(results);
        let mut workbook = Self {
            sheets: Vec::new(),
            left_out: Vec::new(),
            folder: results.name(),
            zone: dossier.zone(),
        };
        for name in results.tables().filter(|name| *name != "dictionary") {
            let meaning = dictionary.meaning(name);
            let records = match small.contains(&name) {
                true => Some(results.any_table(name)?).filter(|it| it.len() <= MOST_ROWS),
                false => None,
            };
            let name = name.to_owned();
            match records {
                Some(records) => workbook.sheets.push(Sheet {
                    columns: dictionary.columns(&name, &records),
                    bytes: results.bytes(&name),
                    name,
                    meaning,
                    records,
                }),
                None => workbook.left_out.push(LeftOut { file: results.file_of(&name), meaning }),
            }
        }
        Ok(workbook)
    }

    /// Leaves out the sheet with the most in it; false if there is none.
    pub(super) fn leave_out_largest(&mut self) -> bool {
        let places = 0..self.sheets.len();
        let Some(largest) = places.max_by_key(|place| self.sheets[*place].bytes) else {
            return false;
        };
        let sheet = self.sheets.remove(largest);
        self.left_out
            .push(LeftOut { file: format!("{}{PLAIN}", sheet.name), meaning: sheet.meaning });
        true
    }
}

/// The tables that fit into one workbook, the smallest first.
fn small(results: &Archive) -> Vec<&str> {
    let plain = results.tables().filter(|name| !is_packed(&results.file_of(name)));
    let mut tables: Vec<(u64, &str)> = plain.map(|name| (results.bytes(name), name)).collect();
    tables.sort_unstable();
    let mut total = 0;
    let fits = tables.into_iter().take_while(|(bytes, _)| {
        total += bytes;
        total <= MOST_BYTES
    });
    fits.map(|(_, name)| name).collect()
}

/// What the columns of the tables mean.
struct Dictionary {
    language: Language,
    /// By table and column; the column is empty for the table itself.
    entries: BTreeMap<(String, String), Entry>,
}

struct Entry {
    unit: String,
    meaning: String,
}

impl Dictionary {
    fn read(results: &Archive, language: Language) -> Result<Self, NoBriefing> {
        let records = results.table::<Declared>()?;
        let entry = |row: Row<'_, Declared>| {
            let meaning = match language {
                Language::English => row.meaning_en(),
                Language::French => row.meaning_fr(),
            };
            let meaning = match row.about() {
                "" => meaning.to_owned(),
                about => format!("{meaning} ({about})"),
            };
            let table = table_in(row.file()).unwrap_or_default().to_owned();
            let key = (table, row.column().to_owned());
            (key, Entry { unit: row.unit().to_owned(), meaning: language.typeset(&meaning) })
        };
        Ok(Self { language, entries: records.iter().map(entry).collect() })
    }

    fn entry(&self, table: &str, column: &str) -> Option<&Entry> {
        self.entries.get(&(table.to_owned(), column.to_owned()))
    }

    fn meaning(&self, table: &str) -> String {
        self.entry(table, "").map_or_else(String::new, |entry| entry.meaning.clone())
    }

    fn columns(&self, table: &str, records: &Records<()>) -> Vec<SheetColumn> {
        let column = |name: &str| {
            let entry = self.entry(table, name);
            let unit = entry.and_then(|entry| Unit::of_word(&entry.unit)).unwrap_or(Unit::Text);
            let meaning = entry.map_or("", |entry| entry.meaning.as_str());
            let meaning = match self.counted_in(unit) {
                Some(counted) => format!("{meaning} [{counted}]"),
                None => meaning.to_owned(),
            };
            SheetColumn { name: name.to_owned(), meaning, unit }
        };
        records.columns().into_iter().map(column).collect()
    }

    /// The unit of a column for the reader, where the heading alone might not say it.
    fn counted_in(&self, unit: Unit) -> Option<&'static str> {
        let counted = match unit {
            Unit::Hours => Text::new("hours", "heures"),
            Unit::Days => Text::new("days of 24 hours", "jours de 24 heures"),
            Unit::Tonnes => Text::new("tonnes", "tonnes"),
            Unit::Kilometres => Text::new("km", "km"),
            Unit::KilometresPerHour => Text::new("km/h", "km/h"),
            Unit::Amount => Text::new("see the column unit", "voir la colonne unit"),
            Unit::YesNo => Text::new("1 for yes, 0 for no", "1 pour oui, 0 pour non"),
            _ => return None,
        };
        Some(counted.read(self.language))
    }
}
