//! A range: a value of the scenario between two that are written, and how it is written back.
//!
//! Two TOML values that measure the same thing span a [`ValueRange`]. It gives the value at any
//! fraction of the way from the first to the second, rounded to what can be written, as TOML text
//! and as a number in the range's unit. What a path accepts is not its concern: that is found when
//! the change is made.

mod form;
mod steps;

use std::fmt;

use super::node::Value;
use super::quantity::{Anything, Measure as _, date_meant};
use super::{Language, Message};
use form::Form;

pub use steps::Steps;

/// Everything between two written values of one kind.
#[derive(Debug, Clone, PartialEq)]
pub struct ValueRange {
    form: Form,
    from: f64,
    to: f64,
}

/// One value of a range.
#[derive(Debug, Clone, PartialEq)]
pub struct Setting {
    /// As TOML: `12`, `2023-10-28`, `"36 h"`.
    pub toml: String,
    /// As a number in the range's unit ([`ValueRange::unit`]); days since 1970 for a date.
    pub code: f64,
}

impl Setting {
    /// As a reader writes it: the TOML without its quotes.
    pub fn plain(&self) -> &str {
        self.toml.trim_matches('"')
    }
}

/// Why two values span no range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoRange {
    /// A value that is no quantity between which and another there are values.
    NotAQuantity {
        /// As written.
        written: String,
    },
    /// Two values that do not measure the same, or are not written in the same unit.
    Mismatch {
        /// The first as written.
        from: String,
        /// The second as written.
        to: String,
        /// What each of them is.
        kinds: Box<[Message; 2]>,
    },
    /// Two values that are the same.
    Same {
        /// As written.
        written: String,
    },
    /// A step that is no length on this range.
    BadStep {
        /// As written.
        written: String,
        /// What would be one.
        allowed: Message,
    },
}

impl NoRange {
    /// Why, in no language yet.
    pub fn message(&self) -> Message {
        match self {
            Self::NotAQuantity { written } => message!("value-range-no-quantity", written),
            Self::Mismatch { from, to, kinds } => {
                let [one, other] = &**kinds;
                message!("value-range-mismatch", from, one, to, other)
            }
            Self::Same { written } => message!("value-range-same", written),
            Self::BadStep { written, allowed } => {
                message!("value-range-bad-step", written, allowed)
            }
        }
    }
}

impl fmt::Display for NoRange {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message().read(Language::English))
    }
}

impl std::error::Error for NoRange {}

impl ValueRange {
    /// The range between two values, each written as in a file; text may go without its quotes.
    ///
    /// # Errors
    /// [`NoRange`] if there is nothing between them.
    pub fn between(from: &str, to: &str) -> Result<Self, NoRange> {
        let (first, second) = (read(from)?, read(to)?);
        let common = |((one, low), (other, high)): ((Form, f64), (Form, f64))| {
            Some(Self { form: one.common(&other)?, from: low, to: high })
        };
        match Form::of(&first).zip(Form::of(&second)).and_then(common) {
            Some(range) if range.from == range.to => {
                Err(NoRange::Same { written: from.to_owned() })
            }
            Some(range) => Ok(range),
            None => {
                let kinds = Box::new([&first, &second].map(kind));
                Err(NoRange::Mismatch { from: from.to_owned(), to: to.to_owned(), kinds })
            }
        }
    }

    /// The value at a fraction of the way: the first at 0, the second at 1. Rounded to what can be
    /// written: whole things, whole days, whole seconds, kilograms, or nine digits.
    pub fn at(&self, fraction: f64) -> Setting {
        self.setting(self.from + (self.to - self.from) * fraction.clamp(0.0, 1.0))
    }

    /// What codes are counted in: `date`, `h`, `t`, `km/h`, or nothing for a pure number.
    pub fn unit(&self) -> &str {
        self.form.unit()
    }

    /// Whether its values are dates, whose codes are days since 1970.
    pub fn is_date(&self) -> bool {
        self.form.is_date()
    }

    /// Codes of the first and the second value.
    pub fn ends(&self) -> (f64, f64) {
        (self.from, self.to)
    }

    fn setting(&self, code: f64) -> Setting {
        let code = self.form.rounded(code);
        Setting { toml: self.form.toml(code), code }
    }
}

/// A value as written on the command line: TOML, or else text.
fn read(written: &str) -> Result<Value, NoRange> {
    let not_one = || NoRange::NotAQuantity { written: written.to_owned() };
    let toml = toml::from_str::<toml::Table>(&format!("value = {}", written.trim()));
    let value = match toml.ok().and_then(|mut table| table.remove("value")) {
        Some(toml::Value::Integer(number)) => Value::Integer(number),
        Some(toml::Value::Float(number)) if number.is_finite() => Value::Float(number),
        Some(toml::Value::Datetime(datetime)) => Value::Datetime(datetime),
        Some(toml::Value::String(text)) => Value::Text(text),
        // A day as people write it is a day.
        None => match date_meant(written).map(|date| date.to_string().parse()) {
            Some(Ok(date)) => Value::Datetime(date),
            _ => Value::Text(written.trim().to_owned()),
        },
        Some(_) => return Err(not_one()),
    };
    match Anything::or_float(&value) {
        Ok(Anything::Text(_) | Anything::Boolean(_)) | Err(_) => Err(not_one()),
        Ok(_) => Ok(value),
    }
}

/// What a value is, for a message.
fn kind(value: &Value) -> Message {
    Anything::or_float(value).map_or_else(|_| value.kind(), |it| it.dimension().name())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(from: &str, to: &str, fractions: &[f64]) -> Vec<String> {
        let range = ValueRange::between(from, to).expect("a dial");
        fractions.iter().map(|fraction| range.at(*fraction).toml).collect()
    }

    #[test]
    fn values_between_two_are_written_as_the_two_are() {
        assert_eq!(settings("10", "20", &[0.0, 0.26, 1.0]), ["10", "13", "20"]);
        assert_eq!(settings("0.1", "0.4", &[0.0, 0.5]), ["0.1", "0.25"]);
        assert_eq!(settings("1", "0.5", &[0.0, 1.0]), ["1.0", "0.5"]);
        assert_eq!(
            settings("36 h", "3 d", &[0.0, 0.5, 1.0]),
            ["\"1 d 12 h\"", "\"2 d 6 h\"", "\"3 d\""]
        );
        assert_eq!(
            settings("-3 d", "36 h", &[0.0, 0.25, 0.5, 1.0]),
            ["\"-3 d\"", "\"-1 d 21 h\"", "\"-18 h\"", "\"1 d 12 h\""]
        );
        assert_eq!(settings("-2 d", "2 d", &[0.25, 0.5]), ["\"-1 d\"", "\"0 d\""]);
        assert_eq!(settings("500 kg", "2 t", &[0.5]), ["\"1.25 t\""]);
        assert_eq!(settings("45 km/day", "90 km/day", &[0.5]), ["\"67.5 km/day\""]);
        assert_eq!(settings("10 people", "20 people", &[0.33]), ["\"13 people\""]);
        assert_eq!(settings("10 %", "30 %", &[0.5]), ["\"20 %\""]);
        assert_eq!(settings("0.4 per 100 km", "0.8 per 100 km", &[0.5]), ["\"0.6 per 100 km\""]);
    }

    #[test]
    fn dates_go_by_days_and_moments_by_seconds() {
        let days = settings("2023-10-28", "2023-11-03", &[0.0, 0.5, 1.0]);
        assert_eq!(days, ["2023-10-28", "2023-10-31", "2023-11-03"]);
        let moments = settings("2023-10-28T06:00:00", "2023-10-28T18:00:00", &[0.5]);
        assert_eq!(moments, ["2023-10-28T12:00:00"]);
        let range = ValueRange::between("1970-01-02", "1970-01-05").expect("a dial");
        assert_eq!((range.at(0.0).code, range.unit(), range.is_date()), (1.0, "date", true));
    }

    #[test]
    fn a_day_may_be_written_as_people_write_it() {
        let range = ValueRange::between("15/06/2030", "20 juin 2030").expect("two days");
        assert!(range.is_date());
        assert_eq!([0.0, 1.0].map(|at| range.at(at).toml), ["2030-06-15", "2030-06-20"]);
    }

    #[test]
    fn values_of_different_kinds_span_nothing() {
        let mismatch =
            |from, to| matches!(ValueRange::between(from, to), Err(NoRange::Mismatch { .. }));
        assert!(mismatch("36 h", "12 t") && mismatch("10", "2023-10-28"));
        assert!(mismatch("20 km/h", "45 km/day") && mismatch("12 t", "12 teu"));
        assert!(mismatch("2023-10-28", "2023-10-28T06:00:00"));
        assert!(matches!(
            ValueRange::between("accelerate", "3"),
            Err(NoRange::NotAQuantity { .. })
        ));
        assert!(matches!(ValueRange::between("24 h", "1 d"), Err(NoRange::Same { .. })));
    }

    #[test]
    fn every_value_can_be_read_again_as_the_same() {
        for (from, to) in
            [("3 h", "400 d"), ("1.5 t", "77 t"), ("0.01", "7"), ("2020-02-27", "2024-03-02")]
        {
            let range = ValueRange::between(from, to).expect("a dial");
            for part in 0..=50 {
                let setting = range.at(f64::from(part) / 50.0);
                let far = range.at(if part < 25 { 1.0 } else { 0.0 });
                let again = ValueRange::between(&setting.toml, &far.toml).expect("a dial");
                assert!((again.at(0.0).code - setting.code).abs() < 1e-9, "{setting:?}");
            }
        }
    }
}
