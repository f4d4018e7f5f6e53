//! A table as CSV (RFC 4180, UTF-8, `\n`), safe to open in a spreadsheet.
//!
//! A text that a spreadsheet would take for a formula, because it begins with `=`, `+`, `-`, `@` (also full-width
//! or small, also behind blanks, apostrophes and letters that are not seen), a tab or a carriage return, gets an
//! apostrophe before it. Numbers are never changed.

use std::io::{self, Write};

use super::table::{Cell, Column, Table, Unit};
use crate::plain::is_unseen;

/// What a spreadsheet takes for the beginning of a formula: the last eight where it reads East Asian widths.
const FORMULA: [char; 12] = [
    '=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}', '\u{fe66}', '\u{fe62}',
    '\u{fe63}', '\u{fe6b}',
];
/// What a spreadsheet drops at the beginning of a cell, so that nobody can tell what it then reads.
const DROPPED: [char; 3] = ['\t', '\r', '\n'];

/// The table as the bytes of a CSV file.
pub fn csv(table: &Table) -> Vec<u8> {
    let mut bytes = Vec::new();
    write_csv(table, table.rows.iter(), &mut bytes).expect("memory takes everything");
    bytes
}

/// Writes rows under the headings of a table.
pub(super) fn write_csv(
    table: &Table,
    rows: impl Iterator<Item = impl AsRef<[Cell]>>,
    output: &mut dyn Write,
) -> io::Result<()> {
    let mut lines = Lines::new(&table.columns, output)?;
    for row in rows {
        lines.write(row.as_ref())?;
    }
    lines.end()
}

/// A CSV file that is written row by row.
pub(super) struct Lines<'a, W: Write> {
    columns: &'a [Column],
    output: W,
    /// Lines that the output does not have yet.
    lines: Vec<u8>,
}

/// Bytes that are handed to the output at once.
const AT_ONCE: usize = 1 << 15;

impl<'a, W: Write> Lines<'a, W> {
    /// Begins with the headings.
    pub(super) fn new(columns: &'a [Column], output: W) -> io::Result<Self> {
        let mut file = Self { columns, output, lines: Vec::with_capacity(2 * AT_ONCE) };
        file.line(columns.iter(), |column, lines| put_text(&column.name, lines))?;
        Ok(file)
    }

    /// Adds a row, one cell for each column.
    pub(super) fn write(&mut self, row: &[Cell]) -> io::Result<()> {
        let cells = row.iter().zip(self.columns);
        self.line(cells, |(cell, column), lines| put_cell(cell, column.unit, lines))
    }

    /// Adds a line, with a comma between every two fields.
    fn line<T>(
        &mut self,
        fields: impl Iterator<Item = T>,
        put: impl Fn(T, &mut Vec<u8>),
    ) -> io::Result<()> {
        let start = self.lines.len();
        for (place, field) in fields.enumerate() {
            if place > 0 {
                self.lines.push(b',');
            }
            put(field, &mut self.lines);
        }
        // An empty line would be none.
        if self.lines.len() == start {
            self.lines.extend_from_slice(b"\"\"");
        }
        self.lines.push(b'\n');
        if self.lines.len() >= AT_ONCE { self.hand_over() } else { Ok(()) }
    }

    fn hand_over(&mut self) -> io::Result<()> {
        self.output.write_all(&self.lines)?;
        self.lines.clear();
        Ok(())
    }

    /// Hands everything to the output.
    pub(super) fn end(mut self) -> io::Result<()> {
        self.hand_over()?;
        self.output.flush()
    }
}

/// Writes one cell.
fn put_cell(cell: &Cell, unit: Unit, line: &mut Vec<u8>) {
    match cell {
        Cell::Empty => {}
        Cell::Text(text) if text.is_ascii() => put_text(text, line),
        // Plain spaces: a search or a filter for "convoy 211" must find it.
        Cell::Text(text) => put_text(&text.replace(['\u{a0}', '\u{202f}'], " "), line),
        Cell::Number(number) => put_fixed(*number, unit.decimals(), line),
        Cell::Integer(number) => {
            line.extend((*number < 0).then_some(b'-'));
            put_digits(number.unsigned_abs(), 1, line);
        }
        Cell::Date(at) => super::table::put_iso(at, line),
    }
}

/// Writes a text such that no spreadsheet takes it for a formula, in quotes where it needs them.
fn put_text(text: &str, line: &mut Vec<u8>) {
    let mark = guard(text);
    let mut is_plain = true;
    for byte in text.as_bytes() {
        is_plain &= !matches!(byte, b',' | b'"' | b'\n' | b'\r');
    }
    if is_plain {
        line.extend_from_slice(mark.as_bytes());
        line.extend_from_slice(text.as_bytes());
        return;
    }
    line.push(b'"');
    line.extend_from_slice(mark.as_bytes());
    for byte in text.bytes() {
        if byte == b'"' {
            line.push(byte);
        }
        line.push(byte);
    }
    line.push(b'"');
}

/// What goes before a text such that no spreadsheet takes it for a formula.
fn guard(text: &str) -> &'static str {
    if is_formula(text) { "'" } else { "" }
}

/// Whether a spreadsheet may take a text for a formula. One that has an apostrophe before it already gets another,
/// so that it can be told what was there.
fn is_formula(text: &str) -> bool {
    // Nearly every text begins with a letter or a figure.
    if text.as_bytes().first().is_none_or(u8::is_ascii_alphanumeric) {
        return false;
    }
    let shown = text.trim_start_matches(|letter| letter == '\'' || is_unseen(letter));
    text.starts_with(DROPPED) || shown.starts_with(FORMULA)
}

/// What has been read of a table, such that no spreadsheet takes it for a formula; a number is none.
pub(super) fn guarded(text: &str) -> String {
    let is_number = text.starts_with('-') && text.parse::<f64>().is_ok_and(f64::is_finite);
    let mark = if is_number { "" } else { guard(text) };
    format!("{mark}{text}")
}

/// Writes a whole number with at least so many digits, the first of them zeros if need be.
fn put_digits(number: u64, least: usize, line: &mut Vec<u8>) {
    let mut digits = [b'0'; 20];
    let (mut left, mut start) = (number, digits.len());
    while left > 0 {
        start -= 1;
        digits[start] = b'0' + (left % 10) as u8;
        left /= 10;
    }
    line.extend_from_slice(&digits[start.min(digits.len() - least)..]);
}

/// What is below it is scaled with an error of less than 2⁻¹³.
const EXACTLY_SCALED: f64 = (1_u64 << 40) as f64;
/// What is so near to the middle between two decimals is left to those who reckon exactly.
const TOO_NEAR: f64 = 1.0 / (1 << 12) as f64;

/// Writes a number with fixed decimals, without a negative zero.
fn put_fixed(number: f64, decimals: usize, line: &mut Vec<u8>) {
    let one = 10_u64.pow(decimals as u32);
    let scaled = number.abs() * one as f64;
    let rest = scaled.fract();
    let is_clear = scaled < EXACTLY_SCALED && (rest - 0.5).abs() > TOO_NEAR;
    if !is_clear {
        line.extend_from_slice(fixed_exactly(number, decimals).as_bytes());
        return;
    }
    let digits = scaled as u64 + u64::from(rest > 0.5);
    line.extend((number < 0.0 && digits > 0).then_some(b'-'));
    put_digits(digits / one, 1, line);
    if decimals > 0 {
        line.push(b'.');
        put_digits(digits % one, decimals, line);
    }
}

/// A number with fixed decimals, without a negative zero.
pub(super) fn fixed(number: f64, decimals: usize) -> String {
    let mut text = Vec::new();
    put_fixed(number, decimals, &mut text);
    String::from_utf8(text).expect("digits")
}

/// The same by exact reckoning, as slow as that is.
fn fixed_exactly(number: f64, decimals: usize) -> String {
    let text = format!("{number:.decimals$}");
    match text.strip_prefix('-') {
        Some(rest) if rest.bytes().all(|byte| matches!(byte, b'0' | b'.')) => rest.to_owned(),
        _ => text,
    }
}

/// A text as it was before it was [`guarded`].
pub(super) fn unguarded(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

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

    #[test]
    fn no_letter_before_a_formula_hides_it_and_what_was_written_is_read_again() {
        let signs = ["=", "+", "-", "@", "＝", "＋", "－", "＠", "﹦", "﹢", "﹣", "﹫"];
        let before = [
            "",
            "\u{feff}",
            "\u{200b}",
            "\u{ad}",
            "\u{2060}\u{200d}",
            " ",
            "\u{a0}",
            "\u{3000}",
            "'",
            "''",
            "\t",
            "\r",
            "\n",
            "\u{180e}",
            "\u{fe0f}",
            "\u{34f}",
            "\u{e0001}",
            "\u{115f}",
        ];
        for (sign, before) in signs.iter().flat_map(|sign| before.map(|before| (sign, before))) {
            let text = format!("{before}{sign}1+1");
            assert_eq!(guarded(&text), format!("'{text}"), "{text:?}");
            assert_eq!(unguarded(&guarded(&text)), text);
        }
        for text in ["Kidal", "'t Loo", "1-2", "é=1", "(+3)", "— 3", "−3", "’=", ""] {
            assert_eq!(guarded(text), text);
            assert_eq!(unguarded(text), text);
        }
    }

    #[test]
    fn a_line_is_never_empty() {
        let mut table = Table::new("test", Text::new("", ""), vec![]);
        table.columns.push(Column::new("name", Unit::Text, Text::new("Name.", "Nom.")));
        table.push(vec![Cell::Empty]);
        assert_eq!(csv(&table), b"name\n\"\"\n");
    }

    /// What the standard library writes, without a negative zero.
    fn exactly(number: f64, decimals: usize) -> String {
        let text = format!("{number:.decimals$}");
        let is_zero = text.bytes().all(|byte| matches!(byte, b'-' | b'0' | b'.'));
        if is_zero { text.replace('-', "") } else { text }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20_000))]

        #[test]
        fn numbers_stand_as_exact_reckoning_has_them(
            digits in -2_000_000_000_000_i64..2_000_000_000_000,
            shift in 0..14,
            nudge in -2..=2_i64,
            decimals in 0..=6_usize,
        ) {
            // Short decimals and their neighbours: among them all that end in a five.
            let short = digits as f64 / 10_f64.powi(shift);
            let number = f64::from_bits(short.to_bits().saturating_add_signed(nudge));
            prop_assert_eq!(fixed(number, decimals), exactly(number, decimals));
            let half = (digits % 1_000_000) as f64 / 64.0;
            prop_assert_eq!(fixed(half, decimals), exactly(half, decimals));
        }

        #[test]
        fn numbers_of_any_size_stand_as_exact_reckoning_has_them(
            number in proptest::num::f64::ANY,
            decimals in 0..=6_usize,
        ) {
            prop_assert_eq!(fixed(number, decimals), exactly(number, decimals));
        }
    }
}
