//! The tables of a folder of results, written anew for other programs: as a French spreadsheet reads
//! them, and single runs in long form.

use std::collections::BTreeMap;
use std::path::Path;

use super::archive::{Archive, NoBriefing, Records, Row};
use super::csv::guarded;
use super::dictionary::{DICTIONARY, Dictionary};
use super::file::File;
use super::packing::{is_packed, table_in};
use super::table::Unit;

/// For which spreadsheet a CSV file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CsvLocale {
    /// Commas between cells, decimal points, dates by ISO 8601: as results are written.
    English,
    /// Semicolons between cells, decimal commas, dates as a spreadsheet reads them, and a mark in
    /// front which says that it is UTF-8.
    French,
}

/// The tables of a folder, as they are wanted; in long form with one more, `runs_long.csv`.
///
/// # Errors
/// [`NoBriefing`] if the folder holds no results of this version, or has been changed.
pub fn export(
    folder: &Path,
    (locale, is_long): (CsvLocale, bool),
    command: &str,
) -> Result<Vec<File<'static>>, NoBriefing> {
    let (results, study) = Archive::with::<Dictionary>(folder)?;
    let units = Units::of(&results)?;
    let mut files = Vec::new();
    for name in results.tables() {
        let records = results.any_table(name)?;
        let columns: Vec<(&str, Unit)> = records
            .columns()
            .into_iter()
            .map(|column| (column, units.of_column(name, column)))
            .collect();
        let mut sheet = Sheet::new(locale);
        sheet.line(columns.iter().map(|(column, _)| (*column, Unit::Word)));
        for row in records.iter() {
            sheet.line(row.cells().zip(&columns).map(|(text, (_, unit))| {
                // Here nothing is packed, and the dictionary names the files as they are here.
                let packed = name == DICTIONARY && is_packed(text);
                (if packed { text.trim_end_matches(".gz") } else { text }, *unit)
            }));
        }
        files.push(File::new(format!("{name}.csv"), sheet.end()));
        if is_long && name == "runs" {
            files.push(File::new("runs_long.csv", long(&records, &columns, locale)));
        }
    }
    files.push(results.manifest_of(&study, command).file(&files));
    Ok(files)
}

/// What the columns of the tables are counted in, by table and column.
struct Units(BTreeMap<(String, String), Unit>);

impl Units {
    fn of(results: &Archive) -> Result<Self, NoBriefing> {
        let records = results.table::<Dictionary>()?;
        let unit = |row: Row<'_, Dictionary>| {
            let unit = Unit::of_word(row.unit())?;
            let table = table_in(row.file())?.to_owned();
            Some(((table, row.column().to_owned()), unit))
        };
        Ok(Self(records.iter().filter_map(unit).collect()))
    }

    fn of_column(&self, table: &str, column: &str) -> Unit {
        let key = (table.to_owned(), column.to_owned());
        self.0.get(&key).copied().unwrap_or(Unit::Text)
    }
}

/// A CSV file in the making.
struct Sheet {
    locale: CsvLocale,
    lines: csv::Writer<Vec<u8>>,
}

impl Sheet {
    fn new(locale: CsvLocale) -> Self {
        let mark = locale.mark().as_bytes().to_vec();
        let lines = csv::WriterBuilder::new().delimiter(locale.between()).from_writer(mark);
        Self { locale, lines }
    }

    fn line<'c>(&mut self, cells: impl Iterator<Item = (&'c str, Unit)>) {
        let cells = cells.map(|(text, unit)| self.locale.cell(text, unit));
        self.lines
            .write_record(cells)
            .expect("memory takes everything, and rows have equal lengths");
    }

    fn end(self) -> Vec<u8> {
        self.lines.into_inner().expect("memory takes everything")
    }
}

impl CsvLocale {
    /// What stands in front of the file.
    pub fn mark(self) -> &'static str {
        match self {
            Self::English => "",
            Self::French => "\u{feff}",
        }
    }

    /// What stands between cells.
    pub fn between(self) -> u8 {
        match self {
            Self::English => b',',
            Self::French => b';',
        }
    }

    /// A cell of the results as it is written for this locale.
    fn cell(self, text: &str, unit: Unit) -> String {
        let is_number = || text.parse::<f64>().is_ok_and(f64::is_finite);
        match (self, unit) {
            (Self::English, _) | (_, Unit::Key | Unit::Word | Unit::Text) => guarded(text),
            (Self::French, _) if is_number() => text.replace('.', ","),
            // As it is on the clocks of the scenario's zone.
            (Self::French, _) => match text.parse::<jiff::civil::DateTime>() {
                Ok(at) => at.strftime("%Y-%m-%d %H:%M:%S").to_string(),
                Err(_) => guarded(text),
            },
        }
    }
}

/// Columns that say which run a row is of.
const RUN: [&str; 4] = ["point", "plan", "case", "replication"];
/// Columns of the long form beside them.
const LONG: [&str; 6] = ["kind", "name", "measure", "number", "date", "text"];

/// Single runs in long form: one row for each run and column that has something in it, with its value
/// as a number, a date or a text, each in a column of its own.
fn long(records: &Records<()>, columns: &[(&str, Unit)], locale: CsvLocale) -> Vec<u8> {
    let is_of_run = |name: &str| RUN.contains(&name);
    let of_run: Vec<&str> =
        columns.iter().map(|(name, _)| *name).filter(|name| is_of_run(name)).collect();
    let mut sheet = Sheet::new(locale);
    sheet.line(of_run.iter().chain(&LONG).map(|head| (*head, Unit::Word)));
    for row in records.iter() {
        let cells: Vec<(&str, Unit, &str)> =
            row.cells().zip(columns).map(|(text, (name, unit))| (*name, *unit, text)).collect();
        let run: Vec<(&str, Unit)> = cells
            .iter()
            .filter(|(name, ..)| is_of_run(name))
            .map(|(_, unit, text)| (*text, *unit))
            .collect();
        let told = cells.iter().filter(|(name, _, text)| !is_of_run(name) && !text.is_empty());
        for (name, unit, text) in told {
            let [number, date, words] = parted(text, *unit);
            let about = about(name).map(|part| (part, Unit::Word));
            let value = [(number, *unit), (date, Unit::Date), (words, Unit::Text)];
            sheet.line(run.iter().copied().chain(about).chain(value));
        }
    }
    sheet.end()
}

/// The kind of thing, its key and the measure that a column is about: `camp.gao.vacated` is about the
/// camp `gao`, `events` about the run.
fn about(column: &str) -> [&str; 3] {
    match column.split_once('.').and_then(|(kind, rest)| Some((kind, rest.rsplit_once('.')?))) {
        Some((kind, (name, measure))) => [kind, name, measure],
        None => ["run", "", column],
    }
}

/// A value as a number, as a date or as a text; the others are empty.
fn parted(text: &str, unit: Unit) -> [&str; 3] {
    match unit {
        Unit::Key | Unit::Word | Unit::Text => ["", "", text],
        Unit::Date => ["", text, ""],
        _ => [text, "", ""],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_french_spreadsheet_reads_commas_and_dates_without_an_offset() {
        let french = |text, unit| CsvLocale::French.cell(text, unit);
        assert_eq!(french("-11.7472", Unit::Days), "-11,7472");
        assert_eq!(french("2023-12-20T06:04:00+01:00", Unit::Date), "2023-12-20 06:04:00");
        assert_eq!(french("v1.2", Unit::Text), "v1.2");
        assert_eq!(french("", Unit::Days), "");
        assert_eq!(CsvLocale::English.cell("1.5", Unit::Days), "1.5");
        assert_eq!(CsvLocale::English.cell("-1.5", Unit::Days), "-1.5");
    }

    #[test]
    fn a_column_is_about_a_thing_and_a_measure() {
        assert_eq!(about("camp.gao.vacated"), ["camp", "gao", "vacated"]);
        assert_eq!(about("events"), ["run", "", "events"]);
    }
}
