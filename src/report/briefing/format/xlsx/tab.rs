//! A sheet of a workbook: one table of the results, its cells typed.

use jiff::Timestamp;
use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::super::super::block::Briefing;
use super::super::super::workbook::{Sheet, SheetColumn};
use super::{Styles, letters, note, paper, serial, sheet_name};
use crate::table::Unit;

/// What a spreadsheet shows of a date, in the order and words of the reader's own machine.
const DATE: &str = "d mmm yyyy hh:mm";
/// Rows above those of a table: what it says, and the headings.
const ABOVE: u32 = 2;

/// A sheet with one table of the results.
pub(super) struct Tab<'a> {
    /// What is briefed.
    pub(super) briefing: &'a Briefing,
    /// How cells look.
    pub(super) styles: &'a Styles,
    /// The table.
    pub(super) sheet: &'a Sheet,
}

impl Tab<'_> {
    /// The sheet with everything on it.
    pub(super) fn filled(&self) -> Result<Worksheet, XlsxError> {
        let mut page = Worksheet::new();
        page.set_name(sheet_name(&self.sheet.name))?;
        let about = match self.briefing.marking.as_str() {
            "" => self.sheet.meaning.clone(),
            marking => format!("{marking} · {}", self.sheet.meaning),
        };
        let bold = Format::new().set_bold();
        page.write_string_with_format(0, 0, letters(&about), &bold)?;
        for (place, column) in (0..).zip(&self.sheet.columns) {
            page.write_string_with_format(1, place, letters(&column.name), &self.styles.head)?;
            page.insert_note(1, place, &note(&column.meaning))?;
            page.set_column_width(place, self.width(place, column))?;
        }
        self.rows(&mut page)?;
        let last = (ABOVE + self.sheet.records.len() as u32).saturating_sub(1).max(1);
        let columns = self.sheet.columns.len() as u16;
        page.autofilter(1, 0, last, columns.saturating_sub(1))?;
        page.set_freeze_panes(ABOVE, 0)?;
        page.set_repeat_rows(0, 1)?;
        paper(&mut page, self.briefing);
        Ok(page)
    }

    fn rows(&self, page: &mut Worksheet) -> Result<(), XlsxError> {
        let formats: Vec<Format> =
            self.sheet.columns.iter().map(|column| look(column.unit)).collect();
        let date = look(Unit::Date);
        for (row, record) in (ABOVE..).zip(self.sheet.records.iter()) {
            let columns = self.sheet.columns.iter().zip(&formats);
            for (place, (text, (column, format))) in (0..).zip(record.cells().zip(columns)) {
                match typed(text, column.unit) {
                    Typed::Empty => {}
                    Typed::Number(number) => {
                        page.write_number_with_format(row, place, number, format)?;
                    }
                    Typed::Date(days) => {
                        page.write_number_with_format(row, place, days, &date)?;
                    }
                    Typed::Text => {
                        let format = self.styles.text(text);
                        page.write_string_with_format(row, place, letters(text), format)?;
                    }
                }
            }
        }
        Ok(())
    }

    /// A width in which most cells and the words of the heading are seen whole.
    fn width(&self, place: u16, column: &SheetColumn) -> f64 {
        let head = column.name.split(['_', '.', '-']).map(|word| word.chars().count() + 4).max();
        let head = head.unwrap_or_default().max(column.name.chars().count().min(16) + 3);
        let cells = match column.unit {
            Unit::Date => 18,
            Unit::Key | Unit::Word | Unit::Text => {
                let cells = self.sheet.records.iter().take(500);
                cells
                    .filter_map(|row| row.cells().nth(usize::from(place)))
                    .map(|text| text.chars().count() + 2)
                    .max()
                    .unwrap_or_default()
            }
            _ => 10,
        };
        head.max(cells).clamp(8, 48) as f64
    }
}

/// What a cell of a CSV file becomes.
enum Typed {
    Empty,
    Text,
    Number(f64),
    /// Days since the last day of 1899.
    Date(f64),
}

/// What a text in a column of this unit becomes.
fn typed(text: &str, unit: Unit) -> Typed {
    let number = || text.parse().ok().filter(|number: &f64| number.is_finite());
    match unit {
        _ if text.is_empty() => Typed::Empty,
        Unit::Key | Unit::Word | Unit::Text => Typed::Text,
        Unit::Date => date(text).map_or(Typed::Text, Typed::Date),
        _ => number().map_or(Typed::Text, Typed::Number),
    }
}

/// A date with its offset, as days on the clock on the wall.
fn date(text: &str) -> Option<f64> {
    let instant: Timestamp = text.parse().ok()?;
    let offset = jiff::fmt::temporal::Pieces::parse(text).ok()?.to_numeric_offset()?;
    Some(serial(instant, offset.seconds()))
}

/// How the numbers of a column look.
fn look(unit: Unit) -> Format {
    let format = match unit {
        Unit::Key | Unit::Word | Unit::Text => "@",
        Unit::Date => DATE,
        Unit::Count | Unit::YesNo => "#,##0",
        Unit::Share => "0.0%",
        Unit::Hours | Unit::Days | Unit::Tonnes | Unit::Amount => "#,##0.0",
        Unit::Kilometres | Unit::KilometresPerHour => "#,##0.0",
        Unit::Number => "#,##0.000",
    };
    Format::new().set_num_format(format)
}
