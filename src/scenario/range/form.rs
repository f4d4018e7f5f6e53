//! The forms in which a value may be written, and the number that stands for it in each.

use jiff::civil::{Date, DateTime};
use jiff::{Timestamp, ToSpan as _};

use crate::node::Value;
use crate::quantity::{Counted, Float, Lasting, Load, Plain as _, When, nine_digits, split_number};
use crate::time::{DAY, HOUR};
use crate::units::LoadKind;

/// How a value is written, and so what its code is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Form {
    /// A whole number; the code is the number.
    Whole,
    /// A number; likewise.
    Number,
    /// A day; the code is days since 1970.
    Day,
    /// A date and time in the scenario's zone; likewise.
    Civil,
    /// A date and time with an offset; likewise, in UTC.
    Instant,
    /// A duration counted so; the code is hours, 24 a day.
    Lasting(Counted),
    /// A mass; the code is tonnes.
    Tonnes,
    /// Whole people, vehicles or containers.
    Things(&'static str),
    /// A number before a unit; the code is the number.
    With(String),
}

/// Seconds since 1970 to days.
const SECONDS: f64 = DAY as f64;

impl Form {
    /// The form of a value and its code; `None` for what has none.
    pub(super) fn of(value: &Value) -> Option<(Self, f64)> {
        match value {
            Value::Integer(number) => Some((Self::Whole, *number as f64)),
            Value::Float(number) => Some((Self::Number, *number)),
            Value::Datetime(_) => match When::parse(value).ok()? {
                When::Day(date) => Some((Self::Day, days_of(date))),
                When::Civil(at) => Some((Self::Civil, civil_days(at))),
                When::Instant(at) => Some((Self::Instant, at.as_second() as f64 / SECONDS)),
                When::After(_) => None,
            },
            Value::Text(text) => Self::of_text(value, text),
            _ => None,
        }
    }

    fn of_text(value: &Value, text: &str) -> Option<(Self, f64)> {
        if let Ok(lasting) = Lasting::parse(value) {
            return Some((Self::Lasting(lasting.counted()), lasting.seconds() / HOUR as f64));
        }
        if let Some(float) = Float::negative(value) {
            return Some((Self::Lasting(float.counted()), float.seconds() / HOUR as f64));
        }
        if let Ok(Load { kind, amount }) = Load::parse(value) {
            return Some(match kind {
                LoadKind::Mass => (Self::Tonnes, amount / 1_000.0),
                LoadKind::People => (Self::Things("people"), amount),
                LoadKind::Teu => (Self::Things("teu"), amount),
                LoadKind::Vehicles => (Self::Things("vehicles"), amount),
            });
        }
        let (number, unit) = split_number(text)?;
        Some((Self::With(unit.trim_end().to_owned()), number))
    }

    /// The form in which values of both can be written, if there is one.
    pub(super) fn common(&self, other: &Self) -> Option<Self> {
        match (self, other) {
            (one, other) if one == other => Some(one.clone()),
            (Self::Lasting(one), Self::Lasting(other)) => Some(Self::Lasting(one.and(*other))),
            (Self::Whole, Self::Number) | (Self::Number, Self::Whole) => Some(Self::Number),
            _ => None,
        }
    }

    /// What codes are counted in.
    pub(super) fn unit(&self) -> &str {
        match self {
            Self::Whole | Self::Number => "",
            Self::Day | Self::Civil | Self::Instant => "date",
            Self::Lasting(_) => "h",
            Self::Tonnes => "t",
            Self::Things(unit) => unit,
            Self::With(unit) => unit,
        }
    }

    pub(super) fn is_date(&self) -> bool {
        matches!(self, Self::Day | Self::Civil | Self::Instant)
    }

    /// The natural step: one thing or one day; `None` where there is none.
    pub(super) fn step(&self) -> Option<f64> {
        match self {
            Self::Whole | Self::Things(_) | Self::Day | Self::Civil | Self::Instant => Some(1.0),
            Self::Number | Self::Lasting(_) | Self::Tonnes | Self::With(_) => None,
        }
    }

    /// The next step of 1, 2 or 5 in some place of the decimals that is no shorter, so that what is looked at
    /// are values that people would write.
    pub(super) fn round_step(&self, least: f64) -> f64 {
        let unit = if *self == Self::Lasting(Counted::Days) { 24.0 } else { 1.0 };
        let wanted = least / unit;
        let place = libm::pow(10.0, libm::floor(libm::log10(wanted)));
        let times =
            [1.0, 2.0, 5.0, 10.0].into_iter().find(|it| it * place >= wanted * (1.0 - 1e-9));
        nine_digits(times.unwrap_or(10.0) * place) * unit
    }

    /// The nearest code that can be written.
    pub(super) fn rounded(&self, code: f64) -> f64 {
        match self {
            Self::Whole | Self::Things(_) | Self::Day => code.round(),
            Self::Civil | Self::Instant => (code * SECONDS).round() / SECONDS,
            Self::Lasting(Counted::Days) => nine_digits(code / 24.0) * 24.0,
            Self::Lasting(_) => (code * HOUR as f64).round() / HOUR as f64,
            Self::Tonnes => (code * 1_000.0).round() / 1_000.0,
            Self::Number | Self::With(_) => nine_digits(code),
        }
    }

    /// A rounded code as TOML.
    pub(super) fn toml(&self, code: f64) -> String {
        match self {
            Self::Whole => format!("{code:.0}"),
            Self::Number => toml::Value::Float(code).to_string(),
            Self::Day => date_of(code).to_string(),
            Self::Civil => civil_of(code).strftime("%Y-%m-%dT%H:%M:%S").to_string(),
            Self::Instant => instant_of(code).strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
            Self::Lasting(counted) => format!("\"{}\"", counted.text(code * HOUR as f64)),
            Self::Tonnes => format!("\"{code} t\""),
            Self::Things(unit) => format!("\"{code:.0} {unit}\""),
            Self::With(unit) => format!("\"{code} {unit}\""),
        }
    }
}

fn days_of(date: Date) -> f64 {
    let since = date - jiff::civil::date(1970, 1, 1);
    f64::from(since.get_days())
}

fn civil_days(at: DateTime) -> f64 {
    let seconds = i64::from(at.hour()) * HOUR + i64::from(at.minute()) * 60;
    days_of(at.date()) + (seconds + i64::from(at.second())) as f64 / SECONDS
}

fn date_of(days: f64) -> Date {
    jiff::civil::date(1970, 1, 1).saturating_add((days as i64).days())
}

fn civil_of(days: f64) -> DateTime {
    let seconds = (days * SECONDS).round() as i64;
    jiff::civil::date(1970, 1, 1).at(0, 0, 0, 0).saturating_add(seconds.seconds())
}

fn instant_of(days: f64) -> Timestamp {
    Timestamp::from_second((days * SECONDS).round() as i64).unwrap_or(Timestamp::MAX)
}
