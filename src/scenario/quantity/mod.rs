//! Quantities as written, with their units, and what they are in base units.

mod any;
mod handling;
mod load;
mod meant;
mod motion;
mod number;
mod time;

use serde_json::Value as Json;

use crate::time::Clock;
use crate::units::LoadKind;

use super::Code;
use super::node::Value;

pub(super) use any::Anything;
pub(super) use handling::Handling;
pub(super) use load::{Load, Mass, PackRate};
pub(super) use meant::date as date_meant;
pub(super) use motion::{Density, Distance, Frequency, Pace};
pub(super) use number::{MOST, Multiple, Number, Portion};
pub(super) use time::{Counted, Effort, Lasting, When, hour_window, nine_digits, parts};

/// A quantity as it may stand in a file.
pub(super) trait Plain: Sized + Clone + std::fmt::Debug {
    /// Its name in the schema and in findings ("duration").
    const NAME: &'static str;
    /// How it is written, with examples.
    const ALLOWED: &'static str;

    /// Reads it from a value that is no table.
    fn parse(value: &Value) -> Result<Self, Fault>;

    /// Its JSON Schema.
    fn form() -> Json;
}

/// A quantity that may be uncertain.
pub(super) trait Measure: Plain {
    /// What a difference of two such values, or a mean, is written as.
    type Step: Measure;

    /// The smallest and the largest value in base units.
    const LIMITS: (f64, f64);
    /// Beyond which value, and how that is said, nothing makes sense any more; `None` if there is no
    /// such value.
    const FARTHEST: Option<(f64, &'static str)> = None;

    /// What it measures.
    fn dimension(&self) -> Dimension;

    /// Whether a value that measures this can stand for it.
    fn accepts(dimension: Dimension) -> bool;

    /// Its value in base units.
    fn base(&self, scale: &Scale<'_>) -> f64;

    /// What it is counted in, if it is a duration.
    fn counted(&self) -> Counted {
        Counted::Nothing
    }
}

/// A day on which something goes on: how long, and how many such days a week has.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct OpenDay {
    /// Its open hours.
    pub(super) hours: f64,
    /// Open days of a week.
    pub(super) in_week: f64,
}

impl OpenDay {
    /// The whole day, every day.
    pub(super) const WHOLE: Self = Self { hours: 24.0, in_week: 7.0 };
}

/// What the base value of a quantity depends on beside the quantity itself.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale<'a> {
    /// Where dates stand.
    pub(super) clock: &'a Clock,
    /// The open day, for what is given in days or per day.
    pub(super) day: OpenDay,
    /// Which end of the day a date without a time means.
    pub(super) date: DateMeans,
}

impl<'a> Scale<'a> {
    /// Days of 24 hours, dates from their start.
    pub(super) fn plain(clock: &'a Clock) -> Self {
        Self { clock, day: OpenDay::WHOLE, date: DateMeans::Start }
    }

    /// The same with days like this one.
    pub(super) fn days_of(self, day: OpenDay) -> Self {
        Self { day, ..self }
    }

    /// The same with dates that mean this moment of their day.
    pub(super) fn dates_as(self, date: DateMeans) -> Self {
        Self { date, ..self }
    }
}

/// The moment of its day that a date without a time means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DateMeans {
    /// The midnight before it, for what begins or happens on that day.
    Start,
    /// The midnight after it, for what ends on that day or is to be done by it.
    End,
}

/// What a quantity measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dimension {
    Moment,
    Duration,
    Load(LoadKind),
    Distance,
    Speed,
    Number,
    PackRate { kind: LoadKind, per_person: bool },
    PerKilometre,
    PerHour,
    Effort,
    Text,
}

impl Dimension {
    /// What it is called in findings.
    pub(super) fn name(self) -> String {
        match self {
            Self::Moment => "a date".to_owned(),
            Self::Duration => "a duration".to_owned(),
            Self::Load(kind) => format!("a load in {}", spoken(kind)),
            Self::Distance => "a distance".to_owned(),
            Self::Speed => "a speed".to_owned(),
            Self::Number => "a number".to_owned(),
            Self::PackRate { kind, per_person: false } => {
                format!("a packing rate in {}", spoken(kind))
            }
            Self::PackRate { kind, .. } => format!("a packing rate in {} per person", spoken(kind)),
            Self::PerKilometre => "a rate per distance".to_owned(),
            Self::PerHour => "a rate per time".to_owned(),
            Self::Effort => "an effort".to_owned(),
            Self::Text => "text".to_owned(),
        }
    }
}

/// What a kind of load is counted in, as a word.
pub(super) fn spoken(kind: LoadKind) -> &'static str {
    match kind {
        LoadKind::Mass => "tonnes",
        other => other.unit(),
    }
}

/// Why a value is not the quantity wanted.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fault {
    pub(super) code: Code,
    pub(super) problem: String,
    /// What was probably meant.
    pub(super) remedy: Option<String>,
}

impl Fault {
    pub(super) fn new(code: Code, problem: impl Into<String>) -> Self {
        Self { code, problem: problem.into(), remedy: None }
    }

    /// The same with what was probably meant.
    fn remedy(self, remedy: impl Into<String>) -> Self {
        Self { remedy: Some(remedy.into()), ..self }
    }

    /// A text that is not the quantity of this name.
    fn unreadable<Q: Plain>(text: &str) -> Self {
        let problem = format!("\"{text}\" is not {}", with_article(Q::NAME));
        match meant::quantity::<Q>(text) {
            Some(meant::Meant { why, remedy }) => {
                Self::new(Code::BadQuantity, format!("{problem}: {why}")).remedy(remedy)
            }
            None => Self::new(Code::BadQuantity, problem),
        }
    }

    /// A value of the wrong TOML type.
    fn wrong_type<Q: Plain>(value: &Value) -> Self {
        let problem = match value {
            Value::Integer(_) | Value::Float(_) => {
                format!("{} is written as text with its unit", with_article(Q::NAME))
            }
            _ => format!("this is {}, where {} is wanted", value.kind(), with_article(Q::NAME)),
        };
        Self::new(Code::WrongType, problem)
    }
}

/// The word with "a" or "an" before it.
pub(super) fn with_article(word: &str) -> String {
    let article = if word.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {word}")
}

/// Text of a value, or the finding that it is none.
fn text_of<Q: Plain>(value: &Value) -> Result<&str, Fault> {
    match value {
        Value::Text(text) => Ok(text.trim()),
        other => Err(Fault::wrong_type::<Q>(other)),
    }
}

/// A number and what follows it, without the space between; `None` if it begins with none.
pub(super) fn split_number(text: &str) -> Option<(f64, &str)> {
    let text = text.trim_start();
    let end = text
        .find(|letter: char| !(letter.is_ascii_digit() || "._-+".contains(letter)))
        .unwrap_or(text.len());
    let number: f64 = text[..end].replace('_', "").parse().ok()?;
    number.is_finite().then_some((number, text[end..].trim_start()))
}

/// A number with exactly one unit after it.
fn number_and_unit<Q: Plain>(value: &Value) -> Result<(f64, &str), Fault> {
    let text = text_of::<Q>(value)?;
    let (number, unit) = split_number(text).ok_or_else(|| Fault::unreadable::<Q>(text))?;
    if number < 0.0 {
        let problem = format!("{} cannot be negative", with_article(Q::NAME));
        return Err(Fault::new(Code::OutOfRange, problem));
    }
    Ok((number, unit.trim_end()))
}

/// The schema of a quantity written as text.
fn text_schema<Q: Plain>(pattern: &str, examples: &[&str]) -> Json {
    serde_json::json!({
        "type": "string",
        "pattern": pattern,
        "description": Q::ALLOWED,
        "examples": examples,
    })
}

/// A regular expression for a number that is not negative.
const NUMBER: &str = r"[0-9][0-9_]*(\.[0-9_]+)?";
