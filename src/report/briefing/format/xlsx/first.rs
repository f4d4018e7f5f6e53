//! The first sheet of a workbook: the first page, the matrix as numbers, and what else there is.

use rust_xlsxwriter::{Color, Format, Url, Worksheet, XlsxError};

use super::super::super::block::{Block, Briefing, Table, Value};
use super::super::super::workbook::Workbook;
use super::{Styles, letters, note, paper, serial, sheet_name};
use crate::Language;
use crate::analysis::Likelihood;
use crate::experiment::Proportion;
use crate::proportion::with_interval;
use crate::scenario::percent_decimals;

/// The first sheet, from the top down.
pub(super) struct First<'a> {
    briefing: &'a Briefing,
    styles: &'a Styles,
    page: Worksheet,
    row: u32,
}

/// How many columns the sentences of the first sheet go across, and how many letters fit in a line.
const ACROSS: (u16, usize) = (6, 110);
/// How wide a column of values is.
const WIDTH: f64 = 17.0;
/// The highest that a row may be, in points.
const HIGHEST: usize = 409;

impl<'a> First<'a> {
    /// An empty sheet.
    pub(super) fn new(briefing: &'a Briefing, styles: &'a Styles) -> Self {
        Self { briefing, styles, page: Worksheet::new(), row: 0 }
    }

    /// The sheet with everything on it.
    pub(super) fn filled(mut self, workbook: &Workbook) -> Result<Worksheet, XlsxError> {
        let (briefing, styles) = (self.briefing, self.styles);
        self.page.set_name(briefing.texts.say("workbook-first"))?;
        self.page.set_column_width(0, 34)?;
        for column in 1..=ACROSS.0 {
            self.page.set_column_width(column, WIDTH)?;
        }
        self.line(&briefing.marking, &styles.marking, 15)?;
        self.line(&briefing.title, &styles.title, 21)?;
        let as_of = [("date", briefing.as_of.clone().into())];
        self.line(&briefing.texts.fill("workbook-as-of", &as_of), &styles.caption, 15)?;
        self.line(&briefing.played, &styles.quiet, 15)?;
        let shown = |id: &str| matches!(id, "bottom" | "glance" | "matrix");
        for section in briefing.sections.iter().filter(|section| shown(section.id)) {
            self.row += 1;
            self.line(&section.title, &styles.section, 18)?;
            section.blocks.iter().try_for_each(|block| self.block(block))?;
        }
        self.contents(workbook)?;
        self.row += 1;
        self.line(&briefing.source, &styles.quiet, 15)?;
        self.line(&briefing.marking, &styles.marking, 15)?;
        paper(&mut self.page, briefing);
        Ok(self.page)
    }

    fn block(&mut self, block: &Block) -> Result<(), XlsxError> {
        match block {
            Block::Headline(text) | Block::Lead(text) => self.line(text, &self.styles.lead, 16),
            Block::Points(points) => points.iter().try_for_each(|(head, said)| {
                let colon = self.briefing.texts.language.colon();
                self.line(&format!("{head}{colon} {said}"), &self.styles.wrapped, 15)
            }),
            Block::More(head, blocks) => {
                self.line(head, &self.styles.caption, 15)?;
                blocks.iter().try_for_each(|block| self.block(block))
            }
            Block::Text(text) => self.line(text, &self.styles.wrapped, 15),
            Block::Heading(text) => self.line(text, &self.styles.caption, 15),
            Block::Note(text) => self.line(text, &self.styles.quiet, 15),
            Block::List(items) => {
                items.iter().try_for_each(|item| self.line(item, &self.styles.wrapped, 15))
            }
            Block::Table(table) => self.table(table),
            Block::Cards(table) => self.table(&table.without_empty_columns()),
            // Pictures are in the other formats; what is chosen there stands in the sheets.
            Block::Figure(_)
            | Block::Chosen(_)
            | Block::OnPaper(_)
            | Block::Parts(_)
            | Block::Bands(_)
            | Block::Played(_) => Ok(()),
        }
    }

    /// A sentence across the sheet, as high as it needs to be; nothing of no sentence.
    fn line(&mut self, text: &str, format: &Format, height: usize) -> Result<(), XlsxError> {
        if text.is_empty() {
            return Ok(());
        }
        let lines = text.chars().count() / ACROSS.1 + 1;
        self.page.merge_range(self.row, 0, self.row, ACROSS.0, &letters(text), format)?;
        self.page.set_row_height(self.row, (lines * height + 2).min(HIGHEST) as f64)?;
        self.row += 1;
        Ok(())
    }

    fn table(&mut self, table: &Table) -> Result<(), XlsxError> {
        self.row += 1;
        self.line(&table.caption, &self.styles.caption, 15)?;
        let mut places = Vec::new();
        let mut next = 0;
        for (place, column) in table.columns.iter().enumerate() {
            places.push(next);
            self.head(next, &column.head, &column.meaning)?;
            next += 1;
            if has_chances(table, place) {
                self.head(next, &self.briefing.texts.say("interval-95"), "")?;
                next += 1;
            }
        }
        for row in &table.rows {
            self.row += 1;
            for (place, value) in places.iter().zip(row) {
                self.value(*place, value)?;
            }
        }
        self.row += 1;
        Ok(())
    }

    fn head(&mut self, place: u16, head: &str, meaning: &str) -> Result<(), XlsxError> {
        let (row, style) = (self.row, &self.styles.head);
        self.page.write_string_with_format(row, place, letters(head), style)?;
        if !meaning.is_empty() {
            self.page.insert_note(row, place, &note(meaning))?;
        }
        if place > ACROSS.0 {
            self.page.set_column_width(place, WIDTH)?;
        }
        Ok(())
    }

    /// A value as a number that can be sorted and reckoned with, shown as it is elsewhere; the interval
    /// of a chance stands to its right.
    fn value(&mut self, column: u16, value: &Value) -> Result<(), XlsxError> {
        let language = self.briefing.texts.language;
        let (page, row) = (&mut self.page, self.row);
        match value {
            Value::Empty => {}
            Value::Text(text) | Value::Camp(text, _) => {
                let format = self.styles.text(text).clone().set_text_wrap();
                page.write_string_with_format(row, column, letters(text), &format)?;
            }
            Value::Date(at) | Value::Beyond(at) => {
                let days = serial(at.timestamp(), at.offset().seconds());
                let beyond = if matches!(value, Value::Beyond(_)) { "\">\u{a0}\"" } else { "" };
                let format = Format::new().set_num_format(format!("{beyond}d mmm yyyy"));
                page.write_number_with_format(row, column, days, &format)?;
            }
            number => {
                let Some(order) = number.order() else { return Ok(()) };
                let mut format = Format::new().set_num_format(number_format(number));
                if let Value::Chance(chance) | Value::Hold(chance) = number {
                    if matches!(number, Value::Chance(_)) {
                        format = banded(format, Likelihood::of(order) as usize);
                    }
                    page.write_string(row, column + 1, interval(*chance, language))?;
                }
                page.write_number_with_format(row, column, order, &format)?;
            }
        }
        Ok(())
    }

    /// What the other sheets hold, and what is too long for any.
    fn contents(&mut self, workbook: &Workbook) -> Result<(), XlsxError> {
        let (texts, styles) = (&self.briefing.texts, self.styles);
        self.row += 1;
        self.line(&texts.say("workbook-sheets"), &styles.section, 18)?;
        let zone = [("zone", workbook.zone.clone().into())];
        self.line(&texts.fill("workbook-note", &zone), &styles.quiet, 15)?;
        for sheet in &workbook.sheets {
            let place = Url::new(format!("internal:'{}'!A1", sheet_name(&sheet.name)));
            self.page.write_url_with_text(self.row, 0, place, sheet.name.as_str())?;
            self.page.write_string(self.row, 1, letters(&sheet.meaning))?;
            self.row += 1;
        }
        if workbook.left_out.is_empty() {
            return Ok(());
        }
        self.row += 1;
        let folder = texts.language.quoted(&workbook.folder);
        let folder = [("folder", folder.into())];
        self.line(&texts.fill("workbook-left-out", &folder), &styles.caption, 15)?;
        for table in &workbook.left_out {
            self.page.write_string(self.row, 0, table.file.as_str())?;
            self.page.write_string(self.row, 1, letters(&table.meaning))?;
            self.row += 1;
        }
        Ok(())
    }
}

/// Whether a column holds chances, beside which their intervals stand.
fn has_chances(table: &Table, place: usize) -> bool {
    table.rows.iter().any(|row| matches!(row.get(place), Some(Value::Chance(_) | Value::Hold(_))))
}

/// The interval of a chance, or its bound where none or all did. It is a text beside the number and no
/// part of its format: a workbook has room for some two hundred formats only.
fn interval(chance: Proportion, language: Language) -> String {
    let shown = with_interval(chance, language);
    let within = shown.split_once(" (").map(|(_, interval)| interval.replace(')', ""));
    within.unwrap_or(shown)
}

/// The number format of a value.
fn number_format(value: &Value) -> String {
    match value {
        Value::Number(_, 0) | Value::Count(_) => "#,##0".to_owned(),
        Value::Number(_, decimals) => format!("#,##0.{}", "0".repeat(*decimals)),
        Value::Share(_) => "0.0%".to_owned(),
        Value::AtLeast(_) => "\">\u{a0}\"0.0".to_owned(),
        Value::Change(_) => "+0.0;\"−\"0.0;0.0".to_owned(),
        Value::Chance(chance) | Value::Hold(chance) => {
            match chance.estimate().map_or(0, percent_decimals) {
                0 => "0%".to_owned(),
                _ => "0.0%".to_owned(),
            }
        }
        _ => "General".to_owned(),
    }
}

/// The colours of the seven bands of likelihood, as on the page.
fn banded(format: Format, band: usize) -> Format {
    const BANDS: [u32; 7] =
        [0x0021_66AC, 0x0067_A9CF, 0x00D1_E5F0, 0x00F7_F7F7, 0x00FD_DBC7, 0x00EF_8A62, 0x00B2_182B];
    let format = format.set_background_color(Color::RGB(BANDS[band.min(6)]));
    if matches!(band, 0 | 6) { format.set_font_color(Color::White) } else { format }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chances_need_two_formats_whatever_their_intervals() {
        let mut formats: Vec<String> =
            (0..=1_000).map(|hits| number_format(&Value::Chance(of(hits)))).collect();
        formats.sort();
        formats.dedup();
        assert_eq!(formats, ["0%", "0.0%"]);
    }

    #[test]
    fn the_interval_stands_by_itself_and_a_bound_is_said() {
        // Wilson's interval of 500 in 1,000 is 46.9% to 53.1%; about 3 in 1,000 bounds none at all.
        assert_eq!(interval(of(500), Language::English), "47–53");
        assert!(interval(of(0), Language::English).starts_with("<\u{a0}0."));
    }

    fn of(hits: u32) -> Proportion {
        Proportion { hits, n: 1_000 }
    }
}
