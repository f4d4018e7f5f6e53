//! The first sheet of a workbook: the bottom line, the matrix as numbers, and what else there is.

use rust_xlsxwriter::{Color, Format, Url, Worksheet, XlsxError};

use super::super::super::block::{Block, Briefing, Table, Value};
use super::super::super::workbook::Workbook;
use super::{Styles, letters, note, paper, serial, sheet_name};
use crate::analysis::Likelihood;
use crate::report::Language;

/// The first sheet, from the top down.
pub(super) struct First<'a> {
    briefing: &'a Briefing,
    styles: &'a Styles,
    page: Worksheet,
    row: u32,
}

/// How many columns the sentences of the first sheet go across, and how many letters fit in a line.
const ACROSS: (u16, usize) = (6, 110);

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
            self.page.set_column_width(column, 17)?;
        }
        self.line(&briefing.marking, &styles.marking, 15)?;
        self.line(&briefing.title, &styles.title, 21)?;
        let as_of = [("date", briefing.as_of.clone().into())];
        self.line(&briefing.texts.fill("workbook-as-of", &as_of), &styles.caption, 15)?;
        self.line(&briefing.played, &styles.quiet, 15)?;
        let shown = |id: &str| id == "bottom" || id == "matrix";
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
            Block::Lead(text) => self.line(text, &self.styles.lead, 16),
            Block::Text(text) => self.line(text, &self.styles.wrapped, 15),
            Block::Heading(text) => self.line(text, &self.styles.caption, 15),
            Block::Note(text) => self.line(text, &self.styles.quiet, 15),
            Block::List(items) => {
                items.iter().try_for_each(|item| self.line(item, &self.styles.wrapped, 15))
            }
            Block::Table(table) => self.table(table),
            // Pictures are in the other formats; what is chosen there stands in the sheets.
            Block::Figure(_) | Block::Chosen(_) | Block::Parts(_) | Block::Played(_) => Ok(()),
        }
    }

    /// A sentence across the sheet, as high as it needs to be.
    fn line(&mut self, text: &str, format: &Format, height: usize) -> Result<(), XlsxError> {
        let lines = text.chars().count() / ACROSS.1 + 1;
        self.page.merge_range(self.row, 0, self.row, ACROSS.0, &letters(text), format)?;
        self.page.set_row_height(self.row, (lines * height + 2) as f64)?;
        self.row += 1;
        Ok(())
    }

    fn table(&mut self, table: &Table) -> Result<(), XlsxError> {
        self.row += 1;
        self.line(&table.caption, &self.styles.caption, 15)?;
        for (place, column) in (0..).zip(&table.columns) {
            let head = letters(&column.head);
            self.page.write_string_with_format(self.row, place, head, &self.styles.head)?;
            if !column.meaning.is_empty() {
                self.page.insert_note(self.row, place, &note(&column.meaning))?;
            }
        }
        for row in &table.rows {
            self.row += 1;
            for (place, value) in (0..).zip(row) {
                self.value(place, value)?;
            }
        }
        self.row += 1;
        Ok(())
    }

    /// A value as a number that can be sorted and reckoned with, shown as it is elsewhere.
    fn value(&mut self, column: u16, value: &Value) -> Result<(), XlsxError> {
        let language = self.briefing.texts.language;
        let (page, row) = (&mut self.page, self.row);
        match value {
            Value::Empty => {}
            Value::Text(text) => {
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
                let mut format = Format::new().set_num_format(number_format(number, language));
                if let Value::Chance(_) = number {
                    format = banded(format, Likelihood::of(order) as usize);
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
            self.page.write_string(self.row, 0, format!("{}.csv", table.name))?;
            self.page.write_string(self.row, 1, letters(&table.meaning))?;
            self.row += 1;
        }
        Ok(())
    }
}

/// The number format of a value. That of a chance carries its interval, or its bound.
fn number_format(value: &Value, language: Language) -> String {
    match value {
        Value::Number(_, 0) | Value::Count(_) => "#,##0".to_owned(),
        Value::Number(_, decimals) => format!("#,##0.{}", "0".repeat(*decimals)),
        Value::Share(_) => "0.0%".to_owned(),
        Value::Change(_) => "+0.0;\"−\"0.0;0.0".to_owned(),
        Value::Chance(_) => {
            let shown = value.show(language);
            let Some((share, interval)) = shown.split_once(" (") else {
                return format!("\"{shown}\"");
            };
            let decimals = if share.contains(['.', ',']) { "0.0%" } else { "0%" };
            format!("{decimals}\" ({interval}\"")
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
