//! A workbook (Office Open XML): the first page, then every table of the results with its types.
//!
//! What comes from a scenario is written as text and nothing else, so no name becomes a formula. The
//! date of creation is the situation's, so that the same results give the same bytes.

mod first;
mod tab;

use jiff::Timestamp;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, Note, Workbook as Book, Worksheet,
    XlsxError,
};

use super::super::block::Briefing;
use super::super::workbook::Workbook;
use first::First;
use tab::Tab;

/// The most letters that a cell holds.
const MOST_LETTERS: usize = 32_000;
/// The paper of every sheet.
const A4: u8 = 9;

/// The briefing and the tables behind it as one workbook.
pub(in crate::briefing) fn xlsx(briefing: &Briefing, workbook: &Workbook) -> Vec<u8> {
    book(briefing, workbook).expect("names, rows and letters are within the limits of a workbook")
}

fn book(briefing: &Briefing, workbook: &Workbook) -> Result<Vec<u8>, XlsxError> {
    let mut book = Book::new();
    book.set_properties(&properties(briefing)?);
    let styles = Styles::new();
    book.push_worksheet(First::new(briefing, &styles).filled(workbook)?);
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

/// Days since the last day of 1899, as the clock on the wall shows it: how spreadsheets count.
fn serial(instant: Timestamp, offset: i32) -> f64 {
    let second = instant.as_second() + i64::from(offset);
    second as f64 / 86_400.0 + 25_569.0
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
