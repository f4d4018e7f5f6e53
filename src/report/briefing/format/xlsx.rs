//! A workbook (Office Open XML): the first page, then every table of the results with its types.
//!
//! What comes from a scenario is written as text and nothing else, so no name becomes a formula. The
//! date of creation is the situation's, so that the same results give the same bytes.

use jiff::Timestamp;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, Note, Url, Workbook as Book,
    Worksheet, XlsxError,
};

use super::super::block::{Block, Briefing, Table, Value};
use super::super::workbook::{Sheet, SheetColumn, Workbook};
use crate::analysis::Likelihood;
use crate::report::Language;
use crate::report::table::Unit;

/// What a spreadsheet shows of a date, in the order and words of the reader's own machine.
const DATE: &str = "d mmm yyyy hh:mm";
/// Rows above those of a table: what it says, and the headings.
const ABOVE: u32 = 2;
/// The most letters that a cell holds.
const MOST_LETTERS: usize = 32_000;
/// The paper of every sheet.
const A4: u8 = 9;

/// The briefing and the tables behind it as one workbook.
pub(in crate::report::briefing) fn xlsx(briefing: &Briefing, workbook: &Workbook) -> Vec<u8> {
    book(briefing, workbook).expect("names, rows and letters are within the limits of a workbook")
}

fn book(briefing: &Briefing, workbook: &Workbook) -> Result<Vec<u8>, XlsxError> {
    let mut book = Book::new();
    book.set_properties(&properties(briefing)?);
    let styles = Styles::new();
    let mut first = First { briefing, styles: &styles, page: Worksheet::new(), row: 0 };
    first.fill(workbook)?;
    book.push_worksheet(first.page);
    for sheet in &workbook.sheets {
        book.push_worksheet(Tab { briefing, styles: &styles, sheet }.filled()?);
    }
    book.save_to_buffer()
}

fn properties(briefing: &Briefing) -> Result<DocProperties, XlsxError> {
    let created = briefing.moment.datetime();
    let created = ExcelDateTime::from_ymd(
        created.year().unsigned_abs(),
        created.month().unsigned_abs(),
        created.day().unsigned_abs(),
    )?;
    Ok(DocProperties::new()
        .set_title(short(&briefing.title))
        .set_subject(short(&briefing.played))
        .set_category(short(&briefing.marking))
        .set_comment(short(&briefing.source))
        .set_author(concat!("drawdown ", env!("CARGO_PKG_VERSION")))
        .set_creation_datetime(&created))
}

/// A text that fits into a property of a document.
fn short(text: &str) -> String {
    text.chars().take(200).collect()
}

/// How cells look.
struct Styles {
    plain: Format,
    /// A text that looks like a formula: it stays a text even when somebody edits the cell.
    guarded: Format,
    head: Format,
    marking: Format,
    title: Format,
    section: Format,
    lead: Format,
    quiet: Format,
    caption: Format,
    wrapped: Format,
}

impl Styles {
    fn new() -> Self {
        let wrapped = || Format::new().set_text_wrap().set_align(FormatAlign::Top);
        Self {
            plain: Format::new(),
            guarded: Format::new().set_quote_prefix(),
            head: wrapped().set_bold().set_background_color(Color::RGB(0x00F3_F5F7)),
            marking: Format::new().set_bold().set_align(FormatAlign::Center),
            title: wrapped().set_bold().set_font_size(16),
            section: Format::new().set_bold().set_font_size(13),
            lead: wrapped().set_font_size(12),
            quiet: wrapped().set_font_color(Color::RGB(0x005A_626B)),
            caption: wrapped().set_bold(),
            wrapped: wrapped(),
        }
    }

    fn text(&self, text: &str) -> &Format {
        if text.starts_with(['=', '+', '-', '@']) { &self.guarded } else { &self.plain }
    }
}

/// The first sheet, from the top down.
struct First<'a> {
    briefing: &'a Briefing,
    styles: &'a Styles,
    page: Worksheet,
    row: u32,
}

/// How many columns the sentences of the first sheet go across, and how many letters fit in a line.
const ACROSS: (u16, usize) = (6, 110);

impl First<'_> {
    fn fill(&mut self, workbook: &Workbook) -> Result<(), XlsxError> {
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
        Ok(())
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
        let folder = [("folder", workbook.folder.clone().into())];
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

/// A sheet with one table of the results.
struct Tab<'a> {
    briefing: &'a Briefing,
    styles: &'a Styles,
    sheet: &'a Sheet,
}

impl Tab<'_> {
    fn filled(&self) -> Result<Worksheet, XlsxError> {
        let mut page = Worksheet::new();
        page.set_name(sheet_name(&self.sheet.name))?;
        let about = format!("{} · {}", self.briefing.marking, self.sheet.meaning);
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
        let formats: Vec<Format> = self.sheet.columns.iter().map(typed).collect();
        for (row, record) in (ABOVE..).zip(self.sheet.records.iter()) {
            for (place, text) in record.cells().enumerate() {
                let Some(column) = self.sheet.columns.get(place) else { continue };
                match number(text, column.unit) {
                    _ if text.is_empty() => {}
                    Some(number) => {
                        page.write_number_with_format(row, place as u16, number, &formats[place])?;
                    }
                    None => {
                        let format = self.styles.text(text);
                        page.write_string_with_format(row, place as u16, letters(text), format)?;
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

/// The number in a cell of this unit, if it is one.
fn number(text: &str, unit: Unit) -> Option<f64> {
    match unit {
        Unit::Key | Unit::Word | Unit::Text => None,
        Unit::Date => {
            let instant: Timestamp = text.parse().ok()?;
            let offset = jiff::fmt::temporal::Pieces::parse(text).ok()?.to_numeric_offset()?;
            Some(serial(instant, offset.seconds()))
        }
        _ => text.parse().ok().filter(|number: &f64| number.is_finite()),
    }
}

/// Days since the last day of 1899, as the clock on the wall shows it: how spreadsheets count.
fn serial(instant: Timestamp, offset: i32) -> f64 {
    let second = instant.as_second() + i64::from(offset);
    second as f64 / 86_400.0 + 25_569.0
}

/// How the numbers of a column look.
fn typed(column: &SheetColumn) -> Format {
    let format = match column.unit {
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

/// The colours of the seven bands of likelihood, as on the page.
fn banded(format: Format, band: usize) -> Format {
    const BANDS: [u32; 7] =
        [0x0021_66AC, 0x0067_A9CF, 0x00D1_E5F0, 0x00F7_F7F7, 0x00FD_DBC7, 0x00EF_8A62, 0x00B2_182B];
    let format = format.set_background_color(Color::RGB(BANDS[band.min(6)]));
    if matches!(band, 0 | 6) { format.set_font_color(Color::White) } else { format }
}

/// A sheet on paper: the marking at the top and bottom, the title, the date and the page.
fn paper(page: &mut Worksheet, briefing: &Briefing) {
    let [marking, title, as_of] =
        [&briefing.marking, &briefing.title, &briefing.as_of].map(|it| on_paper(it));
    page.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
    page.set_header(format!("&C&B {marking}"));
    page.set_footer(format!("&L{title} · {as_of}&C&B {marking}&R&P / &N"));
    page.set_default_note_author("drawdown");
}

/// A text in the margin of a page: short, and without commands in it.
fn on_paper(text: &str) -> String {
    let short: String = text.chars().take(60).collect();
    short.replace('&', "&&")
}

/// A note that is as large as its text.
fn note(text: &str) -> Note {
    let text: String = text.chars().take(1_000).collect();
    let lines = text.chars().count() / 38 + 1;
    Note::new(text).add_author_prefix(false).set_width(260).set_height(lines as u32 * 18 + 12)
}

/// The name of a sheet: no longer than it may be.
fn sheet_name(table: &str) -> String {
    table.chars().take(31).collect()
}

/// A text that fits into a cell.
fn letters(text: &str) -> String {
    text.chars().take(MOST_LETTERS).collect()
}
