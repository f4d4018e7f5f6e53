//! Tables of typed cells: what every format is made from.

use std::borrow::Cow;

use jiff::ZonedDateTime;

use crate::id::Name;
use crate::time::{Moment, Span};
use crate::units::{Amount, LoadKind};

use super::{Text, packing};

/// Cells for which rows get room from the start: most are no longer.
pub(super) const COMMON_WIDTH: usize = 16;

/// A table of results: one fact per row.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// File name without its ending.
    pub name: &'static str,
    /// What one row says.
    pub meaning: Text,
    /// Columns, in order.
    pub columns: Vec<Column>,
    /// Rows; each has one cell for each column.
    pub rows: Vec<Vec<Cell>>,
    /// How the name of its file ends: of one that is long, that it is packed.
    ending: &'static str,
}

impl Table {
    /// A table without rows.
    pub fn new(name: &'static str, meaning: Text, columns: Vec<Column>) -> Self {
        Self { name, meaning, columns, rows: Vec::new(), ending: packing::PLAIN }
    }

    /// The name of its file.
    pub fn file(&self) -> String {
        format!("{}{}", self.name, self.ending)
    }

    /// The same table as one whose file is packed, or not.
    #[must_use]
    pub(super) fn ending_in(mut self, ending: &'static str) -> Self {
        self.ending = ending;
        self
    }

    /// Adds a row; it must have one cell for each column.
    pub fn push(&mut self, row: Vec<Cell>) {
        debug_assert!(self.takes(&row), "a row of {}: {row:?}", self.name);
        self.rows.push(row);
    }

    /// Whether a row has one cell for each column, of the column's kind.
    pub(super) fn takes(&self, row: &[Cell]) -> bool {
        let fits = |(cell, column): (&Cell, &Column)| column.unit.takes(cell);
        row.len() == self.columns.len() && row.iter().zip(&self.columns).all(fits)
    }
}

/// Makes the rows of a long table, one by one, whenever they are wanted.
type MakeRows<'a> = Box<dyn Fn() -> Box<dyn Iterator<Item = Vec<Cell>> + 'a> + 'a>;

/// A table too long to be held in memory cell by cell.
pub struct LongTable<'a> {
    /// The table without its rows.
    pub heading: Table,
    make: MakeRows<'a>,
}

impl<'a> LongTable<'a> {
    /// A table with these columns, and rows that `make` goes through from the first to the last.
    pub fn new<R>(heading: Table, make: impl Fn() -> R + 'a) -> Self
    where
        R: Iterator<Item = Vec<Cell>> + 'a,
    {
        Self { heading, make: Box::new(move || Box::new(make())) }
    }

    /// Its rows; each has one cell for each column.
    pub fn rows(&self) -> impl Iterator<Item = Vec<Cell>> + 'a {
        (self.make)()
    }
}

/// A column: its name carries its unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Heading, the same in every language.
    pub name: Cow<'static, str>,
    /// What its cells are counted in.
    pub unit: Unit,
    /// What it says.
    pub meaning: Text,
    /// For a column made from a table of the scenario: the key of that table, shown with the
    /// meaning.
    pub about: Option<Name>,
}

impl Column {
    /// A column that every scenario has.
    pub const fn new(name: &'static str, unit: Unit, meaning: Text) -> Self {
        Self { name: Cow::Borrowed(name), unit, meaning, about: None }
    }

    /// Makes it the column of one thing of the scenario: `deadline`, `phase-2` and `reached` make
    /// `deadline.phase-2.reached`.
    pub(super) fn be_about(&mut self, kind: &str, about: &Name) {
        self.name = Cow::Owned(format!("{kind}.{about}.{}", self.name));
        self.about = Some(about.clone());
    }
}

/// What a column is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// A key of the scenario file.
    Key,
    /// One of the field's own words.
    Word,
    /// Text from the scenario.
    Text,
    /// A date and time, ISO 8601, with the offset of the scenario's zone.
    Date,
    /// A whole number.
    Count,
    /// 1 for yes, 0 for no.
    YesNo,
    /// From 0 to 1.
    Share,
    /// Hours.
    Hours,
    /// Days of 24 hours.
    Days,
    /// Tonnes.
    Tonnes,
    /// An amount in the unit that another column of the row names.
    Amount,
    /// Kilometres.
    Kilometres,
    /// Kilometres an hour.
    KilometresPerHour,
    /// A pure number.
    Number,
}

impl Unit {
    /// What it is called.
    pub fn text(self) -> Text {
        match self {
            Self::Key => Text::new("key", "clé"),
            Self::Word => Text::new("word", "mot"),
            Self::Text => Text::new("text", "texte"),
            Self::Date => Text::new("date (ISO 8601)", "date (ISO 8601)"),
            Self::Count => Text::new("count", "nombre"),
            Self::YesNo => Text::new("0 or 1", "0 ou 1"),
            Self::Share => Text::new("share (0-1)", "part (0-1)"),
            Self::Hours => Text::new("h", "h"),
            Self::Days => Text::new("d (24 h)", "d (24 h)"),
            Self::Tonnes => Text::new("t", "t"),
            Self::Amount => Text::new("see column unit", "voir la colonne unit"),
            Self::Kilometres => Text::new("km", "km"),
            Self::KilometresPerHour => Text::new("km/h", "km/h"),
            Self::Number => Text::new("number", "nombre décimal"),
        }
    }

    /// The word for the dictionary.
    pub fn word(self) -> &'static str {
        self.text().en
    }

    /// The unit of this word of the dictionary.
    pub(super) fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.word() == word)
    }

    const ALL: [Self; 14] = [
        Self::Key,
        Self::Word,
        Self::Text,
        Self::Date,
        Self::Count,
        Self::YesNo,
        Self::Share,
        Self::Hours,
        Self::Days,
        Self::Tonnes,
        Self::Amount,
        Self::Kilometres,
        Self::KilometresPerHour,
        Self::Number,
    ];

    /// Whether a cell is of the kind that a column of this unit has: dates, numbers and texts never
    /// stand in one.
    pub(super) fn takes(self, cell: &Cell) -> bool {
        match (self, cell) {
            (_, Cell::Empty) => true,
            (Self::Key | Self::Word | Self::Text, cell) => matches!(cell, Cell::Text(_)),
            (Self::Date, cell) => matches!(cell, Cell::Date(_)),
            (Self::Count | Self::YesNo, cell) => matches!(cell, Cell::Integer(_)),
            (_, cell) => matches!(cell, Cell::Number(_) | Cell::Integer(_)),
        }
    }

    /// Decimals with which a number of this unit is written in files.
    pub fn decimals(self) -> usize {
        match self {
            Self::Key | Self::Word | Self::Text | Self::Date => 0,
            Self::Count | Self::YesNo => 0,
            Self::Share | Self::Hours | Self::Days => 4,
            Self::Tonnes | Self::Amount | Self::Kilometres | Self::KilometresPerHour => 3,
            Self::Number => 6,
        }
    }
}

/// One cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Not known, not reached or not applicable.
    Empty,
    /// Text.
    Text(Cow<'static, str>),
    /// A number; its column says how many decimals are written.
    Number(f64),
    /// A whole number.
    Integer(i64),
    /// A date and time in the scenario's zone.
    Date(ZonedDateTime),
}

impl Cell {
    /// One of the field's own words.
    pub const fn word(word: &'static str) -> Self {
        Self::Text(Cow::Borrowed(word))
    }

    /// Text from the scenario; empty text is an empty cell.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(Cow::Owned(text)) }
    }

    /// A whole number of things.
    pub fn count<N: TryInto<i64>>(count: N) -> Self {
        count.try_into().map_or(Self::Empty, Self::Integer)
    }

    /// 1 or 0.
    pub fn yes_no(is_so: bool) -> Self {
        Self::Integer(i64::from(is_so))
    }

    /// A length of time in hours.
    pub fn hours(span: Span) -> Self {
        Self::Number(span.in_hours())
    }

    /// A length of time in days of 24 hours.
    pub fn days(span: Span) -> Self {
        Self::Number(span.in_days())
    }

    /// An amount in the unit in which its kind is shown.
    pub fn amount(amount: Amount, kind: LoadKind) -> Self {
        Self::Number(amount.shown(kind))
    }

    /// A moment in civil time.
    pub fn date(clock: &crate::time::Clock, at: Moment) -> Self {
        Self::Date(clock.civil(at))
    }

    /// A moment that ends something, in civil time: a date that was given as the end of its day
    /// stays within that day.
    pub fn end(clock: &crate::time::Clock, at: Moment) -> Self {
        Self::Date(clock.civil_end(at))
    }

    /// Something that may be missing.
    pub fn maybe<T>(value: Option<T>, cell: impl FnOnce(T) -> Self) -> Self {
        value.map_or(Self::Empty, cell)
    }
}

impl From<&Name> for Cell {
    fn from(name: &Name) -> Self {
        Self::text(name.as_str())
    }
}

impl From<f64> for Cell {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Cell {
    fn from(count: u32) -> Self {
        Self::count(count)
    }
}

impl From<u64> for Cell {
    fn from(count: u64) -> Self {
        Self::count(count)
    }
}

impl From<usize> for Cell {
    fn from(count: usize) -> Self {
        Self::count(count)
    }
}

impl From<i64> for Cell {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl From<bool> for Cell {
    fn from(is_so: bool) -> Self {
        Self::yes_no(is_so)
    }
}

impl From<&'static str> for Cell {
    fn from(word: &'static str) -> Self {
        Self::word(word)
    }
}

impl From<&String> for Cell {
    fn from(text: &String) -> Self {
        Self::text(text.as_str())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::text(text)
    }
}

impl<T: Into<Self>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

/// A date and time as ISO 8601 with its offset: `2023-12-15T23:59:59+00:00`.
pub(super) fn iso(at: &ZonedDateTime) -> String {
    let mut text = Vec::with_capacity("2023-12-15T23:59:59+00:00".len());
    put_iso(at, &mut text);
    String::from_utf8(text).expect("digits and signs")
}

/// Writes the same.
pub(super) fn put_iso(at: &ZonedDateTime, text: &mut Vec<u8>) {
    let (civil, offset) = (at.datetime(), at.offset().seconds());
    // Such as no theatre has; all others are written by hand, twenty times as fast.
    if civil.year() < 0 || offset % 60 != 0 {
        text.extend(at.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string().bytes());
        return;
    }
    let year = civil.year().unsigned_abs();
    let minutes = offset.unsigned_abs() / 60;
    let parts = [civil.month(), civil.day(), civil.hour(), civil.minute(), civil.second()];
    text.extend(two_digits(u32::from(year / 100)));
    text.extend(two_digits(u32::from(year % 100)));
    for (mark, number) in b"--T::".iter().zip(parts) {
        text.push(*mark);
        text.extend(two_digits(number.unsigned_abs().into()));
    }
    text.push(if offset < 0 { b'-' } else { b'+' });
    text.extend(two_digits(minutes / 60));
    text.push(b':');
    text.extend(two_digits(minutes % 60));
}

fn two_digits(number: u32) -> [u8; 2] {
    [number / 10, number % 10].map(|digit| b'0' + digit as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_stand_with_their_offset() {
        for text in
            ["2023-12-15T23:59:59+00:00", "0987-01-02T03:04:05-03:30", "2023-03-26T02:00:00+05:45"]
        {
            let at = format!("{text}[{}]", &text[19..]).parse().expect("a date in its zone");
            assert_eq!(iso(&at), text);
        }
    }
}
