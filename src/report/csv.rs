//! A table as CSV (RFC 4180, UTF-8, `\n`), safe to open in a spreadsheet.
//!
//! A text that a spreadsheet would take for a formula, because it begins with `=`, `+`, `-`, `@`,
//! a tab or a carriage return, gets an apostrophe before it. Numbers are never changed.

use std::io::{self, Write};

use super::table::{Cell, Column, Table, Unit};

/// What a spreadsheet takes for the beginning of a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The table as the bytes of a CSV file.
pub fn csv(table: &Table) -> Vec<u8> {
    let mut bytes = Vec::new();
    write_csv(table, table.rows.iter().cloned(), &mut bytes).expect("memory takes everything");
    bytes
}

/// Writes rows under the headings of a table.
pub(super) fn write_csv(
    table: &Table,
    rows: impl Iterator<Item = Vec<Cell>>,
    output: &mut dyn Write,
) -> io::Result<()> {
    let mut lines = Lines::new(&table.columns, output)?;
    for row in rows {
        lines.write(&row)?;
    }
    lines.end()
}

/// A CSV file that is written row by row.
pub(super) struct Lines<'a, W: Write> {
    columns: &'a [Column],
    writer: ::csv::Writer<W>,
}

impl<'a, W: Write> Lines<'a, W> {
    /// Begins with the headings.
    pub(super) fn new(columns: &'a [Column], output: W) -> io::Result<Self> {
        let mut writer = ::csv::Writer::from_writer(output);
        writer.write_record(columns.iter().map(|column| guarded(&column.name)))?;
        Ok(Self { columns, writer })
    }

    /// Adds a row, one cell for each column.
    pub(super) fn write(&mut self, row: &[Cell]) -> io::Result<()> {
        for (cell, column) in row.iter().zip(self.columns) {
            self.writer.write_field(field(cell, column.unit))?;
        }
        Ok(self.writer.write_record(None::<&[u8]>)?)
    }

    /// Hands everything to the output.
    pub(super) fn end(mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

/// The text of one cell.
fn field(cell: &Cell, unit: Unit) -> String {
    match cell {
        Cell::Empty => String::new(),
        // Plain spaces: a search or a filter for "convoy 211" must find it.
        Cell::Text(text) => guarded(&text.replace(['\u{a0}', '\u{202f}'], " ")),
        Cell::Number(number) => fixed(*number, unit.decimals()),
        Cell::Integer(number) => number.to_string(),
        Cell::Date(at) => super::table::iso(at),
    }
}

/// Text that no spreadsheet takes for a formula.
fn guarded(text: &str) -> String {
    if text.starts_with(FORMULA) { format!("'{text}") } else { text.to_owned() }
}

/// A text as it was before it was [`guarded`].
pub(super) fn unguarded(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| rest.starts_with(FORMULA)).unwrap_or(text)
}

/// A number with fixed decimals, without a negative zero.
pub(super) fn fixed(number: f64, decimals: usize) -> String {
    let text = format!("{number:.decimals$}");
    match text.strip_prefix('-') {
        Some(rest) if rest.bytes().all(|byte| matches!(byte, b'0' | b'.')) => rest.to_owned(),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Text;
    use super::*;

    #[test]
    fn a_name_cannot_become_a_formula() {
        let columns = vec![
            Column::new("name", Unit::Text, Text::new("Name.", "Nom.")),
            Column::new("slip_days", Unit::Days, Text::new("Slip.", "Glissement.")),
        ];
        let mut table = Table::new("test", Text::new("", ""), columns);
        table.push(vec![Cell::text("=HYPERLINK(\"x\")"), Cell::Number(-1.5)]);
        table.push(vec![Cell::text("@sum, \"quoted\""), Cell::Number(-0.00001)]);
        table.push(vec![Cell::Empty, Cell::Empty]);
        let expected = "name,slip_days\n\"'=HYPERLINK(\"\"x\"\")\",-1.5000\n\
                        \"'@sum, \"\"quoted\"\"\",0.0000\n,\n";
        assert_eq!(String::from_utf8_lossy(&csv(&table)), expected);
    }
}
