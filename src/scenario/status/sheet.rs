//! A status written out, for a clerk to fill in.

use csv::WriterBuilder;

use super::row::{COLUMNS, EXPECTED, StatusRow};

/// Rows as a spreadsheet, with a column for what the forecast expects if any of them says that.
pub fn status_sheet(rows: &[StatusRow]) -> String {
    status_sheet_with(b',', rows)
}

/// The same with another sign than a comma between cells.
pub fn status_sheet_with(between: u8, rows: &[StatusRow]) -> String {
    let expects = rows.iter().any(|row| !row.expected.is_empty());
    let mut writer = WriterBuilder::new().delimiter(between).from_writer(Vec::new());
    let mut write = |cells: Vec<&str>| writer.write_record(cells).expect("memory takes all rows");
    write(COLUMNS.into_iter().chain(expects.then_some(EXPECTED)).collect());
    for row in rows {
        let cells = row.cells.iter().map(String::as_str);
        write(cells.chain(expects.then_some(row.expected.as_str())).collect());
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}
