//! Quantities as written, with their units, and what they are in base units.

mod any;
mod day;
mod float;
mod handling;
mod load;
mod meant;
mod motion;
mod number;
mod spoken;
mod time;

use serde_json::Value as Json;

use crate::time::Clock;
use crate::units::LoadKind;

use super::node::Value;
use super::{Code, Language, Message};

pub(super) use any::Anything;
pub use day::date as date_meant;
pub(super) use day::{
    moment as moment_meant, period as period_meant, time_of_day, weekdays as weekdays_meant,
    window as window_meant,
};
pub(super) use float::Float;
pub(super) use handling::Handling;
pub(super) use load::{Load, Mass, PackRate};
pub use meant::number as number_meant;
pub(super) use meant::{Meant, Plainly, doubtful_point, plain_number, truth as truth_meant};
pub(super) use motion::{Density, Distance, Frequency, Pace};
pub(super) use number::{MOST, Multiple, Number, Portion};
pub(super) use spoken::whole_numbers;
pub(super) use time::{Counted, Effort, Lasting, When, hour_window, nine_digits, parts};

/// A quantity as it may stand in a file.
pub(super) trait Plain: Sized + Clone + std::fmt::Debug {
    /// Its name in the schema and in findings ("duration").
    const NAME: &'static str;
    /// The sentence of the book that says how it is written, with examples.
    const ALLOWED: &'static str;

    /// Reads it from a value that is no table.
    fn parse(value: &Value) -> Result<Self, Fault>;

    /// Its JSON Schema.
    fn form() -> Json;

    /// The list of it that was meant by one text, as TOML, if more is known than that it is one.
    fn listed(_text: &str) -> Option<String> {
        None
    }
}

/// A quantity that may be uncertain.
pub(super) trait Measure: Plain {
    /// What a difference of two such values, or a mean, is written as.
    type Step: Measure;

    /// The smallest and the largest value in base units.
    const LIMITS: (f64, f64);
    /// Beyond which value, a hundred years, nothing makes sense any more; `None` if there is no such value.
    const FARTHEST: Option<f64> = None;

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
    /// It in one word.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Moment => "date",
            Self::Duration => "duration",
            Self::Load(_) => "load",
            Self::Distance => "distance",
            Self::Speed => "speed",
            Self::Number => "number",
            Self::Effort => "effort",
            Self::PackRate { .. } | Self::PerKilometre | Self::PerHour => "rate",
            Self::Text => "text",
        }
    }

    /// What it is called in findings.
    pub(super) fn name(self) -> Message {
        match self {
            Self::Moment => message!("wanted-date"),
            Self::Duration => message!("wanted-duration"),
            Self::Load(kind) => message!("quantity-load", kind = spoken(kind)),
            Self::Distance => message!("wanted-distance"),
            Self::Speed => message!("wanted-speed"),
            Self::Number => message!("wanted-number"),
            Self::PackRate { kind, per_person: false } => {
                message!("quantity-packing-rate", kind = spoken(kind))
            }
            Self::PackRate { kind, .. } => {
                message!("quantity-packing-rate-per-person", kind = spoken(kind))
            }
            Self::PerKilometre => message!("quantity-rate-per-distance"),
            Self::PerHour => message!("quantity-rate-per-time"),
            Self::Effort => message!("quantity-effort"),
            Self::Text => message!("wanted-text"),
        }
    }
}

/// What a kind of load is counted in, as a word.
pub(super) fn spoken(kind: LoadKind) -> Message {
    message!("unit-spoken", kind = kind.unit())
}

/// Why a value is not the quantity wanted.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fault {
    pub(super) code: Code,
    pub(super) problem: Message,
    /// What was probably meant.
    pub(super) remedy: Option<Message>,
}

impl Fault {
    pub(super) fn new(code: Code, problem: Message) -> Self {
        Self { code, problem, remedy: None }
    }

    /// The same with what was probably meant.
    fn remedy(self, remedy: Message) -> Self {
        Self { remedy: Some(remedy), ..self }
    }

    /// A text that is not the quantity of this name.
    fn unreadable<Q: Plain>(text: &str) -> Self {
        let problem = message!("quantity-not", text, quantity = quantity::<Q>());
        match meant::quantity::<Q>(text) {
            Some(meant::Meant { why, remedy }) => {
                Self::new(Code::BadQuantity, message!("quantity-not-because", problem, why))
                    .remedy(remedy)
            }
            None => Self::new(Code::BadQuantity, problem),
        }
    }

    /// A value of the wrong TOML type.
    fn wrong_type<Q: Plain>(value: &Value) -> Self {
        let problem = match value {
            Value::Integer(_) | Value::Float(_) => {
                message!("quantity-written-text-unit", quantity = quantity::<Q>())
            }
            _ => message!("desk-this-where-wanted", kind = value.kind(), wanted = quantity::<Q>()),
        };
        Self::new(Code::WrongType, problem)
    }
}

/// The kind of quantity, with its article.
pub(super) fn quantity<Q: Plain>() -> Message {
    message!("quantity", name = Q::NAME.replace(' ', "-"))
}

/// How a quantity is written.
pub(super) fn allowed<Q: Plain>() -> Message {
    Message::sentence(Q::ALLOWED, Vec::new())
}

/// The same for the schema, which is in English.
fn description<Q: Plain>() -> String {
    allowed::<Q>().read(Language::English)
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
        let problem = message!("quantity-cannot-negative", quantity = quantity::<Q>());
        return Err(Fault::new(Code::OutOfRange, problem));
    }
    Ok((number, unit.trim_end()))
}

/// The schema of a quantity written as text.
fn text_schema<Q: Plain>(pattern: &str, examples: &[&str]) -> Json {
    serde_json::json!({
        "type": "string",
        "pattern": pattern,
        "description": description::<Q>(),
        "examples": examples,
    })
}

/// A regular expression for a number that is not negative.
const NUMBER: &str = r"[0-9][0-9_]*(\.[0-9_]+)?";
