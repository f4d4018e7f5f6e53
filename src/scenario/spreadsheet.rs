//! CSV as spreadsheets save it: with commas and decimal points or, as in French, with semicolons and
//! decimal commas; with or without a byte-order mark.

use crate::Message;
use std::ops::Range;

use csv::{ReaderBuilder, StringRecord, Trim};

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    /// What stands in it, with decimal points.
    pub(super) text: String,
    /// The bytes of the file where it stands.
    pub(super) bytes: Range<usize>,
}

/// A table: its headings, and its rows, which all have as many cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sheet {
    /// The first row.
    pub(super) headings: Vec<Cell>,
    /// The others.
    pub(super) rows: Vec<Vec<Cell>>,
}

/// What can stand between two columns. The first one in the heading does: no path has one in it.
const SEPARATORS: [char; 3] = [',', ';', '\t'];

/// Reads a table; the problem in words if it is none.
pub(super) fn read(file: &str) -> Result<Sheet, Message> {
    let text = file.strip_prefix('\u{feff}').unwrap_or(file);
    let start = file.len() - text.len();
    let heading = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let mut found = SEPARATORS.into_iter().filter(|separator| heading.contains(*separator));
    let separator = found.next().unwrap_or(',');
    if let Some(other) = found.next() {
        return Err(message!(
            "spreadsheet-first-line-has-both",
            separator = named(separator),
            other = named(other)
        ));
    }
    let mut reader = ReaderBuilder::new()
        .delimiter(separator as u8)
        .trim(Trim::All)
        .has_headers(false)
        .from_reader(text.as_bytes());
    let has_commas = separator != ',';
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| said(&error, separator))?;
        rows.push(cells(file, start, &record, has_commas));
    }
    // Spreadsheets save empty rows below the last one.
    rows.retain(|row| row.iter().any(|cell| !cell.text.is_empty()));
    let mut rows = rows.into_iter();
    let headings = rows.next().unwrap_or_default();
    Ok(Sheet { headings, rows: rows.collect() })
}

/// The cells of a row, each with where it stands. What is quoted with quotes within it stands
/// somewhere in its row.
fn cells(file: &str, start: usize, record: &StringRecord, has_commas: bool) -> Vec<Cell> {
    let from = record.position().map_or(0, |it| it.byte() as usize) + start;
    let row = file.get(from..).unwrap_or_default().trim_start_matches(['\r', '\n']);
    let from = file.len() - row.len();
    let row = row.lines().next().unwrap_or_default();
    let mut searched = 0;
    let cell = |cell: &str| {
        let found = row.get(searched..).and_then(|rest| rest.find(cell));
        let bytes = match found {
            Some(place) if !cell.is_empty() => {
                let at = from + searched + place;
                searched += place + cell.len();
                at..at + cell.len()
            }
            _ => from..from + row.len(),
        };
        let text = if has_commas { with_point(cell) } else { cell.to_owned() };
        Cell { text, bytes }
    };
    record.iter().map(cell).collect()
}

fn named(separator: char) -> Message {
    match separator {
        ';' => message!("spreadsheet-semicolons"),
        '\t' => message!("spreadsheet-tabs"),
        _ => message!("spreadsheet-commas"),
    }
}

/// What the CSV reader did not like; of rows of another length, what was taken for the separator.
fn said(error: &csv::Error, separator: char) -> Message {
    let csv::ErrorKind::UnequalLengths { pos, expected_len, len } = error.kind() else {
        return Message::verbatim(error.to_string());
    };
    let line = pos.as_ref().map_or(0, csv::Position::line);
    let hint = match separator {
        ',' => message!("spreadsheet-decimal-comma-needs-columns-apart"),
        _ => Message::nothing(),
    };
    message!(
        "spreadsheet-apart-line-has-cells-first",
        separator = named(separator),
        line,
        len,
        expected_len,
        hint
    )
}

/// A number or a quantity with the decimal point of TOML in place of a decimal comma; anything else,
/// lists and tables above all, as it is.
fn with_point(cell: &str) -> String {
    let start = cell.trim_start_matches(['\'', '"', '-', '+']);
    let Some((whole, rest)) = start.split_once(',') else { return cell.to_owned() };
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    let digits = rest.len() - rest.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    if is_number(whole) && digits > 0 && !rest.contains(',') {
        cell.replacen(',', ".", 1)
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(row: &[Cell]) -> Vec<String> {
        row.iter().map(|cell| cell.text.clone()).collect()
    }

    fn rows(text: &str) -> Vec<Vec<String>> {
        read(text).expect("a table").rows.iter().map(|row| texts(row)).collect()
    }

    #[test]
    fn every_cell_is_found_where_it_stands_in_the_file() {
        for file in ["a,b\n1, 22\n\n 1,\"3, 4\"\n", "\u{feff}a;b\r\n1;22\r\n\r\n1;3, 4\r\n"] {
            let sheet = read(file).expect("a table");
            let found = sheet.rows.iter().flatten().map(|cell| &file[cell.bytes.clone()]);
            assert_eq!(found.collect::<Vec<_>>(), ["1", "22", "1", "3, 4"]);
        }
    }

    #[test]
    fn a_table_saved_by_a_french_spreadsheet_says_the_same_as_an_english_one() {
        let english = "pool.trucks.speed,route.a.length\n'5.5 km/h',0.25\n12 km/h,-3\n";
        let french =
            "\u{feff}pool.trucks.speed;route.a.length\r\n'5,5 km/h';0,25\r\n12 km/h;-3\r\n";
        assert_eq!(rows(english), rows(french));
        assert_eq!(rows(french)[0], ["'5.5 km/h'", "0.25"]);
    }

    #[test]
    fn commas_in_lists_and_in_words_stay() {
        let table = "a.b;c.d\n\"[1,2]\";\"one, two\"\n1,5;2,5 t\n";
        assert_eq!(rows(table), [["[1,2]", "one, two"], ["1.5", "2.5 t"]]);
    }

    #[test]
    fn tabs_stand_between_columns_too() {
        assert_eq!(rows("a.b\tc.d\n1,5\t2\n"), [["1.5", "2"]]);
    }

    #[test]
    fn empty_rows_are_no_points() {
        assert_eq!(rows("a.b;c.d\n1;2\n;\n"), [["1", "2"]]);
    }

    #[test]
    fn a_decimal_comma_among_commas_is_refused_with_a_word_about_it() {
        let refused = read("a.b,c.d\n1,5,2\n").expect_err("a ragged table");
        assert_eq!(
            refused.read(crate::Language::English),
            "apart by commas, line 2 has 3 cells and the first line 2; a decimal comma needs columns \
             apart by semicolons"
        );
    }
}
