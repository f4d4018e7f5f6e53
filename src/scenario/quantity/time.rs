//! Durations, moments, efforts and hours of the day.

use jiff::civil::{Date, DateTime};
use jiff::tz::Offset;
use jiff::{Timestamp, ToSpan};
use serde_json::{Value as Json, json};
use toml::value::Datetime;

use super::{
    Code, DateMeans, Dimension, Fault, Measure, NUMBER, OpenDay, Plain, Scale, day,
    number_and_unit, split_number, text_of, text_schema,
};
use crate::node::Value;
use crate::time::{DAY, HOUR, LAST_YEAR};

/// A duration: a length of time, and days and weeks, which have the open hours of a calendar where
/// the time runs in those only.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Lasting {
    seconds: f64,
    days: f64,
    weeks: f64,
}

/// What durations are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Counted {
    /// All of them are nothing.
    #[default]
    Nothing,
    /// Hours, minutes and seconds.
    Hours,
    /// Days and weeks.
    Days,
    /// Some of each.
    Both,
}

impl Counted {
    /// What these and those are counted in.
    pub(crate) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Nothing, one) | (one, Self::Nothing) => one,
            (one, other) if one == other => one,
            _ => Self::Both,
        }
    }

    /// Seconds, with days of 24 hours, as they are written when counted so.
    pub(crate) fn text(self, seconds: f64) -> String {
        if seconds < 0.0 {
            return format!("-{}", self.text(-seconds));
        }
        let parts: &[(i64, &str)] = match self {
            Self::Days => return format!("{} d", nine_digits(seconds / DAY as f64)),
            Self::Both => &[(DAY, "d"), (HOUR, "h"), (60, "min"), (1, "s")],
            Self::Hours | Self::Nothing => &[(HOUR, "h"), (60, "min"), (1, "s")],
        };
        let (mut left, mut words) = (seconds.round() as i64, Vec::new());
        for (length, unit) in parts {
            if left >= *length {
                words.push(format!("{} {unit}", left / length));
                left %= length;
            }
        }
        if words.is_empty() { "0 h".to_owned() } else { words.join(" ") }
    }
}

/// A number without the noise of binary fractions.
pub(crate) fn nine_digits(number: f64) -> f64 {
    format!("{number:.8e}").parse().unwrap_or(number)
}

impl Lasting {
    /// In seconds, with days of 24 hours.
    pub(crate) fn seconds(&self) -> f64 {
        self.on(OpenDay::WHOLE)
    }

    /// In seconds, with days like this one.
    fn on(&self, day: OpenDay) -> f64 {
        self.seconds + (self.days + self.weeks * day.in_week) * day.hours * HOUR as f64
    }

    /// What it is counted in.
    pub(crate) fn counted(&self) -> Counted {
        match (self.seconds > 0.0, self.days + self.weeks > 0.0) {
            (false, false) => Counted::Nothing,
            (true, false) => Counted::Hours,
            (false, true) => Counted::Days,
            (true, true) => Counted::Both,
        }
    }

    fn add(&mut self, number: f64, unit: &str) -> Option<()> {
        match unit {
            "s" | "second" | "seconds" | "seconde" | "secondes" => self.seconds += number,
            "min" | "minute" | "minutes" => self.seconds += number * 60.0,
            "h" | "hour" | "hours" | "heure" | "heures" => self.seconds += number * HOUR as f64,
            "d" | "day" | "days" | "j" | "jour" | "jours" => self.days += number,
            "w" | "week" | "weeks" | "semaine" | "semaines" => self.weeks += number,
            _ => return None,
        }
        Some(())
    }
}

impl Plain for Lasting {
    const NAME: &'static str = "duration";
    const ALLOWED: &'static str = "time-number-s-min-h-d";

    fn parse(value: &Value) -> Result<Self, Fault> {
        let text = text_of::<Self>(value)?;
        duration(text).ok_or_else(|| Fault::unreadable::<Self>(text))
    }

    fn form() -> Json {
        let last = format!(r"{NUMBER}\s*([a-z]+|h\s*[0-5]?[0-9])");
        let pattern = format!(r"^\s*({NUMBER}\s*[a-z]+\s+)*{last}\s*$");
        text_schema::<Self>(&pattern, &["36 h", "5 d", "20 min", "2 w", "1 d 12 h"])
    }
}

/// Numbers with units of time, added up; not negative.
fn duration(text: &str) -> Option<Lasting> {
    let mut lasting = Lasting::default();
    let mut before = "";
    for (number, unit) in parts(text)? {
        // Minutes after hours may stand without their unit, as French has it: 7 h 31.
        let is_of_hour = unit.is_empty() && before == "h" && number < 60.0;
        before = if is_of_hour { "min" } else { unit };
        lasting.add(number, before)?;
    }
    Some(lasting)
}

/// Numbers that are not negative, each with the letters after it; at least one.
pub(crate) fn parts(text: &str) -> Option<Vec<(f64, &str)>> {
    let (mut parts, mut rest) = (Vec::new(), text.trim());
    while !rest.is_empty() {
        let (number, after) = split_number(rest).filter(|(number, _)| *number >= 0.0)?;
        let end = after.find(|letter: char| !letter.is_ascii_alphabetic()).unwrap_or(after.len());
        parts.push((number, &after[..end]));
        rest = after[end..].trim_start();
    }
    (!parts.is_empty()).then_some(parts)
}

/// A hundred years in seconds: no horizon is farther away.
const A_CENTURY: f64 = 100.0 * 366.0 * DAY as f64;

impl Measure for Lasting {
    type Step = Self;

    const LIMITS: (f64, f64) = (0.0, f64::INFINITY);
    const FARTHEST: Option<f64> = Some(A_CENTURY);

    fn dimension(&self) -> Dimension {
        Dimension::Duration
    }

    fn accepts(dimension: Dimension) -> bool {
        dimension == Dimension::Duration
    }

    fn base(&self, scale: &Scale<'_>) -> f64 {
        self.on(scale.day)
    }

    fn counted(&self) -> Counted {
        Lasting::counted(self)
    }
}

/// A moment as written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum When {
    /// A day.
    Day(Date),
    /// A date and time in the scenario's zone.
    Civil(DateTime),
    /// A date and time with an offset.
    Instant(Timestamp),
    /// So many seconds after `as_of`.
    After(f64),
}

impl Plain for When {
    const NAME: &'static str = "moment";
    const ALLOWED: &'static str = "time-date-without-quotes-date-time";

    fn parse(value: &Value) -> Result<Self, Fault> {
        match value {
            Value::Datetime(datetime) if is_too_late(datetime) => {
                let datetime = datetime.to_string();
                let problem = message!("time-date-too-late", datetime, year = LAST_YEAR as u16);
                Err(Fault::new(Code::BadMoment, problem))
            }
            Value::Datetime(datetime) => from_toml(datetime).ok_or_else(|| {
                Fault::new(
                    Code::BadMoment,
                    message!("time-not-moment-calendar", datetime = datetime.to_string()),
                )
            }),
            Value::Text(text) if text.trim().parse::<Date>().is_ok() => {
                let fault =
                    Fault::new(Code::BadMoment, message!("time-date-written-without-quotes"));
                Err(fault.remedy(message!("write", right = text.trim())))
            }
            Value::Text(text) if let Some(right) = day::moment(text) => {
                let problem = message!("time-no-date-year-stands-first", text);
                Err(Fault::new(Code::BadMoment, problem).remedy(message!("write", right)))
            }
            Value::Text(text) if let Some(day) = day::without_year(text) => {
                let problem = message!("time-no-date-year-is-missing", text);
                let remedy = message!("time-write-with-its-year", day);
                Err(Fault::new(Code::BadMoment, problem).remedy(remedy))
            }
            Value::Text(text) => {
                let after = duration(text).ok_or_else(|| Fault::unreadable::<Self>(text))?;
                Ok(Self::After(after.seconds()))
            }
            other => {
                let problem = message!("time-this-where-date-wanted", kind = other.kind());
                Err(Fault::new(Code::WrongType, problem))
            }
        }
    }

    /// Editors' schema tools show a TOML date as text.
    fn form() -> Json {
        json!({
            "type": "string",
            "description": super::description::<Self>(),
            "examples": ["2023-12-15", "2023-12-15T06:00:00", "10 d"],
        })
    }
}

/// Whether times after it could not be shown.
fn is_too_late(written: &Datetime) -> bool {
    written.date.is_some_and(|date| i32::from(date.year) > i32::from(LAST_YEAR))
}

fn from_toml(written: &Datetime) -> Option<When> {
    let date = written.date?;
    let date = Date::new(i16::try_from(date.year).ok()?, date.month as i8, date.day as i8).ok()?;
    let Some(time) = written.time else { return Some(When::Day(date)) };
    let second = time.second.unwrap_or(0).min(59) as i8;
    let civil = date.at(time.hour as i8, time.minute as i8, second, 0);
    let minutes = match written.offset {
        None => return Some(When::Civil(civil)),
        Some(toml::value::Offset::Z) => 0,
        Some(toml::value::Offset::Custom { minutes }) => i32::from(minutes),
    };
    let offset = Offset::from_seconds(minutes * 60).ok()?;
    Some(When::Instant(offset.to_timestamp(civil).ok()?))
}

impl When {
    /// The instant, in this zone; `None` for a duration.
    pub(crate) fn instant(&self, zone: &jiff::tz::TimeZone) -> Option<Timestamp> {
        let civil = match self {
            Self::Day(date) => date.at(0, 0, 0, 0),
            Self::Civil(civil) => *civil,
            Self::Instant(instant) => return Some(*instant),
            Self::After(_) => return None,
        };
        Some(civil.to_zoned_datetime(zone.clone()).ok()?.timestamp())
    }

    /// The day after, for a day.
    fn next_day(&self) -> Option<Self> {
        match self {
            Self::Day(date) => Some(Self::Day(date.checked_add(1.day()).ok()?)),
            _ => None,
        }
    }
}

impl Measure for When {
    type Step = Lasting;

    const LIMITS: (f64, f64) = (f64::NEG_INFINITY, f64::INFINITY);
    const FARTHEST: Option<f64> = Some(A_CENTURY);

    fn dimension(&self) -> Dimension {
        match self {
            Self::After(_) => Dimension::Duration,
            _ => Dimension::Moment,
        }
    }

    fn accepts(dimension: Dimension) -> bool {
        matches!(dimension, Dimension::Moment | Dimension::Duration)
    }

    fn base(&self, scale: &Scale<'_>) -> f64 {
        if let Self::After(seconds) = self {
            return *seconds;
        }
        let second = |when: &Self| {
            let instant = when.instant(&scale.clock.zone).unwrap_or(Timestamp::MAX);
            scale.clock.moment(instant).0 as f64
        };
        match (scale.date, self.next_day()) {
            (DateMeans::End, Some(next)) => second(&next),
            _ => second(self),
        }
    }
}

/// Work of people: a number of person-hours or person-days.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Effort {
    Hours(f64),
    /// A day has the open hours of the step's calendar.
    Days(f64),
}

impl Plain for Effort {
    const NAME: &'static str = "effort";
    const ALLOWED: &'static str = "time-number-person-days-calendar-open";

    fn parse(value: &Value) -> Result<Self, Fault> {
        let (number, unit) = number_and_unit::<Self>(value)?;
        match unit {
            "person-hours" | "person-hour" | "personne-heure" | "personne-heures" => {
                Ok(Self::Hours(number))
            }
            "person-days" | "person-day" | "personne-jour" | "personne-jours" => {
                Ok(Self::Days(number))
            }
            _ => Err(Fault::unreadable::<Self>(text_of::<Self>(value)?)),
        }
    }

    fn form() -> Json {
        let pattern = format!(r"^\s*{NUMBER}\s*(person-(day|hour)|personne-(jour|heure))s?\s*$");
        text_schema::<Self>(&pattern, &["400 person-days", "1200 person-hours"])
    }
}

impl Measure for Effort {
    type Step = Self;

    const LIMITS: (f64, f64) = (0.0, f64::INFINITY);

    fn dimension(&self) -> Dimension {
        Dimension::Effort
    }

    fn accepts(dimension: Dimension) -> bool {
        dimension == Dimension::Effort
    }

    fn base(&self, scale: &Scale<'_>) -> f64 {
        let hours = match self {
            Self::Hours(hours) => *hours,
            Self::Days(days) => days * scale.day.hours,
        };
        hours * HOUR as f64
    }
}

/// A window of hours as minutes of the day ("06:00-18:00"); one that ends at or before its start
/// runs into the next day, so its end is above 24 hours.
pub(crate) fn hour_window(text: &str) -> Option<(i64, i64)> {
    let (from, until) = text.split_once('-')?;
    let (from, until) = (minute_of_day(from)?, minute_of_day(until)?);
    let until = if until <= from { until + 24 * 60 } else { until };
    (from < 24 * 60).then_some((from, until))
}

fn minute_of_day(text: &str) -> Option<i64> {
    let (hours, minutes) = text.trim().split_once(':')?;
    let (hours, minutes): (i64, i64) = (hours.parse().ok()?, minutes.parse().ok()?);
    let valid = (0..=24).contains(&hours) && (0..60).contains(&minutes);
    let total = hours * 60 + minutes;
    (valid && total <= 24 * 60).then_some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lasting(text: &str) -> Option<f64> {
        duration(text).map(|it| it.seconds())
    }

    #[test]
    fn durations_add_up_their_parts() {
        assert_eq!(lasting("36 h"), Some(129_600.0));
        assert_eq!(lasting("1 d 12 h"), Some(129_600.0));
        assert_eq!(lasting("1.5d"), Some(129_600.0));
        assert_eq!(lasting("20 min"), Some(1_200.0));
        assert_eq!(lasting("2 w"), Some(1_209_600.0));
        // As French has it: 7 h 31 min.
        assert_eq!([lasting("7 h 31"), lasting("7h05")], [Some(27_060.0), Some(25_500.0)]);
        assert_eq!([lasting("7 h 60"), lasting("7 d 31"), lasting("7 h 5 5")], [None; 3]);
    }

    #[test]
    fn units_are_understood_in_french() {
        for (french, english) in [
            ("5 jours", "5 d"),
            ("36 heures", "36 h"),
            ("1 j 12 h", "1 d 12 h"),
            ("2 semaines", "2 w"),
            ("20 minutes 5 secondes", "20 min 5 s"),
        ] {
            assert_eq!(duration(french), duration(english), "{french}");
        }
    }

    #[test]
    fn days_and_weeks_are_those_of_a_calendar() {
        let working = OpenDay { hours: 8.0, in_week: 5.0 };
        let hours = |text: &str| duration(text).map(|it| it.on(working) / HOUR as f64);
        assert_eq!(hours("5 d"), Some(40.0));
        assert_eq!(hours("1 w"), Some(40.0));
        assert_eq!(hours("1 d 12 h"), Some(20.0));
        assert_eq!(hours("36 h"), Some(36.0));
    }

    #[test]
    fn what_is_counted_in_days_is_written_in_days() {
        let texts =
            |seconds| [Counted::Hours, Counted::Days, Counted::Both].map(|it| it.text(seconds));
        assert_eq!(texts(129_600.0), ["36 h", "1.5 d", "1 d 12 h"]);
        assert_eq!(texts(0.0), ["0 h", "0 d", "0 h"]);
        let counted = |text: &str| duration(text).map(|it| it.counted());
        assert_eq!(counted("2 w 1 d"), Some(Counted::Days));
        assert_eq!(counted("36 h 5 min"), Some(Counted::Hours));
        assert_eq!(counted("1 d 12 h"), Some(Counted::Both));
        assert_eq!(Counted::Days.and(Counted::Nothing), Counted::Days);
        assert_eq!(Counted::Days.and(Counted::Hours), Counted::Both);
    }

    #[test]
    fn what_is_no_duration_is_refused() {
        for text in ["", "5", "d", "-3 d", "5 parsecs", "5 d 3", "1 m", "inf h"] {
            assert_eq!(lasting(text), None, "{text}");
        }
    }

    #[test]
    fn a_night_window_runs_into_the_next_day() {
        assert_eq!(hour_window("06:00-18:00"), Some((360, 1_080)));
        assert_eq!(hour_window("22:00-04:00"), Some((1_320, 1_680)));
        assert_eq!(hour_window("00:00-24:00"), Some((0, 1_440)));
        assert_eq!(hour_window("6-18"), None);
        assert_eq!(hour_window("25:00-26:00"), None);
    }
}
