//! What stands in the cells of a status: days, amounts, precisions.

use jiff::civil::{Date, DateTime};

use super::super::quantity::{
    Anything, Counted, Dimension, Lasting, Load, Measure, OpenDay, Plain, Scale, allowed,
    date_meant, split_number,
};
use super::super::sweep::node;
use super::super::{AssumptionUnit, Code, Finding, source::Spot};
use crate::node::Value;
use crate::time::{Clock, DAY, Moment};
use crate::units::LoadKind;

/// What a cell should be, and what is wrong with it.
pub(super) type Read<T> = Result<T, Box<Finding>>;

/// A day, or a second of one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Dated {
    Day(Date),
    Second(DateTime),
}

impl Dated {
    /// Reads one.
    pub(super) fn read(text: &str) -> Read<Self> {
        if text.len() <= "2023-12-01".len()
            && let Ok(day) = text.parse()
        {
            return Ok(Self::Day(day));
        }
        if let Ok(second) = text.parse() {
            return Ok(Self::Second(second));
        }
        let meant = date_meant(text).map(|date| message!("write", right = date.to_string()));
        let finding = Finding::new(Code::BadMoment, message!("value-no-date", text))
            .allowed(message!("value-day-such-second-t"));
        Err(Box::new(Finding { remedy: meant, ..finding }))
    }

    /// The day.
    pub(super) fn day(self) -> Date {
        match self {
            Self::Day(day) => day,
            Self::Second(second) => second.date(),
        }
    }

    /// The first and the last moment that it can be.
    pub(super) fn ends(self, clock: &Clock) -> (Moment, Moment) {
        match self {
            Self::Day(day) => (clock.midnight(day), super::end_of(clock, day)),
            Self::Second(second) => {
                let at = second.to_zoned_datetime(clock.zone.clone());
                let at = at.map_or(Moment::NEVER, |at| clock.moment(at.timestamp()));
                (at, at)
            }
        }
    }
}

/// How far a day may be off on either side: a precision of one day is the day itself.
pub(super) fn slack(text: Option<&str>) -> Read<i64> {
    let Some(text) = text else { return Ok(0) };
    let lasting = Lasting::parse(&Value::Text(text.to_owned())).map_err(|fault| {
        let finding = Finding::new(Code::BadQuantity, message!("value-no-precision-date", text));
        let finding = finding.allowed(message!("value-duration-such-d-day-itself"));
        Box::new(Finding { remedy: fault.remedy, ..finding })
    })?;
    Ok((lasting.seconds() as i64 - DAY).max(0))
}

/// A load of this kind in base units, or a bare number of what is counted one by one.
pub(super) fn load(text: &str, kind: LoadKind) -> Read<f64> {
    if let Some(number) = count(text).filter(|_| kind != LoadKind::Mass) {
        return Ok(number);
    }
    match Load::parse(&Value::Text(text.to_owned())) {
        Ok(load) if load.kind == kind => Ok(load.amount),
        Ok(load) => {
            let problem = message!("value-this-counted", text, kind = load.kind, kind_2 = kind);
            Err(Box::new(Finding::new(Code::KindMismatch, problem)))
        }
        Err(fault) => {
            let finding =
                Finding::new(fault.code, message!("value-no-load", text, problem = fault.problem));
            let finding = finding.allowed(allowed::<Load>());
            Err(Box::new(Finding { remedy: fault.remedy, ..finding }))
        }
    }
}

/// A whole number that is not negative.
pub(super) fn count(text: &str) -> Option<f64> {
    text.parse::<u32>().ok().map(f64::from)
}

/// A number of things.
pub(super) fn counted(text: &str) -> Read<f64> {
    let number = count(text).or_else(|| load(text, LoadKind::Vehicles).ok());
    number.ok_or_else(|| {
        let finding = Finding::new(Code::BadQuantity, message!("value-no-whole-number", text));
        Box::new(finding.allowed(message!("value-whole-number")))
    })
}

/// By how much an amount may be wrong: a share of it, or an amount as `read` reads it.
pub(super) fn give(text: Option<&str>, value: f64, read: impl Fn(&str) -> Read<f64>) -> Read<f64> {
    let Some(text) = text else { return Ok(0.0) };
    match text.strip_suffix('%').and_then(split_number) {
        Some((share, "")) if share >= 0.0 => Ok(value * share / 100.0),
        _ => read(text),
    }
}

/// Whether a length of time is written in days or weeks.
pub(super) fn is_in_days(text: &str) -> bool {
    let lasting = Lasting::parse(&node(text, Spot::default()).value);
    lasting.is_ok_and(|it| matches!(it.counted(), Counted::Days | Counted::Both))
}

/// Whether a pace is written per day: how much that is in an hour hangs on the hours of a day.
pub(super) fn is_per_day(text: &str, clock: &Clock) -> bool {
    let Ok(value) = Anything::parse(&node(text, Spot::default()).value) else { return false };
    let plain = Scale::plain(clock);
    let half = plain.days_of(OpenDay { hours: 12.0, ..OpenDay::WHOLE });
    value.base(&plain) != value.base(&half)
}

/// The value of an assumption in its base unit.
pub(super) fn assumed(text: &str, unit: AssumptionUnit, clock: &Clock) -> Read<f64> {
    let value = Anything::parse(&node(text, Spot::default()).value);
    let wanted = |dimension: Dimension| match unit {
        AssumptionUnit::Date => dimension == Dimension::Moment,
        AssumptionUnit::Duration => dimension == Dimension::Duration,
        AssumptionUnit::Mass => dimension == Dimension::Load(LoadKind::Mass),
        AssumptionUnit::Distance => dimension == Dimension::Distance,
        AssumptionUnit::Speed => dimension == Dimension::Speed,
        // A rate is a number too; what has a unit of its own is not.
        AssumptionUnit::Number => !matches!(
            dimension,
            Dimension::Text
                | Dimension::Moment
                | Dimension::Duration
                | Dimension::Load(_)
                | Dimension::Distance
                | Dimension::Speed
        ),
        AssumptionUnit::Text => false,
    };
    match value {
        Ok(value) if wanted(value.dimension()) => Ok(value.base(&Scale::plain(clock))),
        Ok(value) => {
            let problem = message!("value-not-kind", text, dimension = value.dimension().name());
            Err(Box::new(Finding::new(Code::KindMismatch, problem)))
        }
        Err(fault) => Err(Box::new(Finding::new(fault.code, fault.problem))),
    }
}
