//! Time: whole seconds from `as_of`, civil dates at the edges, and calendars of open hours.
//!
//! A day is 24 hours. A midnight ends one day and begins the next: what is finished at midnight
//! belongs to the day that ends, so a date that ends something (a deadline, the horizon, a planned
//! closing, the last day of an outage) means the midnight after it, and that midnight is still in
//! time. What begins on a date begins at the midnight before it.
//!
//! Civil dates are turned into [`Moment`]s in the scenario's zone when the
//! file is read, and back when results are written; the engine itself never sees a date.

mod open_hours;

use std::ops::{Add, Sub};

use jiff::tz::TimeZone;
use jiff::{Timestamp, ZonedDateTime};
pub use open_hours::OpenHours;
use serde::{Deserialize, Serialize};

/// Seconds in an hour.
pub const HOUR: i64 = 3_600;
/// Seconds in a day of 24 hours.
pub const DAY: i64 = 24 * HOUR;

/// The last year of a date in a scenario: a horizon of a century later, and what is planned for a century after
/// that, can still be shown.
pub const LAST_YEAR: i16 = 9_000;

/// A point in time: whole seconds from the scenario's `as_of`. Negative before it.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct Moment(pub i64);

/// A length of time in whole seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span(pub i64);

/// The nearest whole number, half away from zero, without a call into the mathematics library.
#[inline]
pub(crate) fn whole(value: f64) -> i64 {
    (value + 0.5_f64.copysign(value)) as i64
}

/// Farther than anything that can happen; two of them can be added without harm.
const FARTHEST: i64 = i64::MAX / 4;

impl Moment {
    /// The moment midway between this one and another.
    pub fn midway(self, other: Self) -> Self {
        Self(i64::midpoint(self.0, other.0))
    }

    /// The scenario's `as_of`.
    pub const START: Self = Self(0);
    /// Later than anything that can happen.
    pub const NEVER: Self = Self(FARTHEST);

    /// So many seconds from `as_of`; what is beyond all reckoning is never.
    pub const fn at(seconds: i64) -> Self {
        Self(within_reach(seconds))
    }
}

/// As far as time is reckoned with, in either direction: absurd values end there instead of coming
/// round to where they look early.
const fn within_reach(seconds: i64) -> i64 {
    if seconds > FARTHEST {
        FARTHEST
    } else if seconds < -FARTHEST {
        -FARTHEST
    } else {
        seconds
    }
}

impl Span {
    /// No time at all.
    pub const ZERO: Self = Self(0);

    /// So many seconds; what is beyond all reckoning lasts for ever.
    pub const fn lasting(seconds: i64) -> Self {
        Self(within_reach(seconds))
    }

    /// So many hours, to the nearest second.
    pub fn hours(hours: f64) -> Self {
        Self::lasting(whole(hours * HOUR as f64))
    }

    /// So many days of 24 hours, to the nearest second.
    pub fn days(days: f64) -> Self {
        Self::lasting(whole(days * DAY as f64))
    }

    /// The length in hours.
    pub fn in_hours(self) -> f64 {
        self.0 as f64 / HOUR as f64
    }

    /// The length in days of 24 hours.
    pub fn in_days(self) -> f64 {
        self.0 as f64 / DAY as f64
    }
}

impl Add<Span> for Moment {
    type Output = Self;
    fn add(self, span: Span) -> Self {
        Self::at(self.0.saturating_add(span.0))
    }
}

impl Sub for Moment {
    type Output = Span;
    fn sub(self, earlier: Self) -> Span {
        Span::lasting(self.0.saturating_sub(earlier.0))
    }
}

impl Add for Span {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self::lasting(self.0.saturating_add(other.0))
    }
}

impl Sub for Span {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self::lasting(self.0.saturating_sub(other.0))
    }
}

/// Where the scenario's seconds stand in the civil world.
#[derive(Debug, Clone, PartialEq)]
pub struct Clock {
    /// The instant of `Moment::START`.
    pub as_of: Timestamp,
    /// The zone in which dates without one are read and all dates are written.
    pub zone: TimeZone,
}

impl Clock {
    /// The civil date and time of a moment, in the scenario's zone.
    pub fn civil(&self, moment: Moment) -> ZonedDateTime {
        let second = self.as_of.as_second().saturating_add(moment.0);
        let instant = Timestamp::from_second(second).unwrap_or(Timestamp::MAX);
        instant.to_zoned_datetime(self.zone.clone())
    }

    /// The civil date and time of a moment that ends something: a midnight is shown as the last
    /// second of the day that ends. The one with which a scenario begins ends no day of it: what is
    /// so at once, is so on its first day.
    pub fn civil_end(&self, moment: Moment) -> ZonedDateTime {
        let civil = self.civil(moment);
        let is_midnight = civil.time() == jiff::civil::Time::midnight();
        let ends_a_day = is_midnight && moment != Moment::START;
        if ends_a_day { self.civil(Moment(moment.0 - 1)) } else { civil }
    }

    /// The moment of an instant.
    pub fn moment(&self, instant: Timestamp) -> Moment {
        Moment(instant.as_second() - self.as_of.as_second())
    }

    /// The midnight, in the scenario's zone, that begins a day.
    pub fn midnight(&self, day: jiff::civil::Date) -> Moment {
        let midnight = day.to_zoned_datetime(self.zone.clone());
        midnight.map_or(Moment::NEVER, |midnight| self.moment(midnight.timestamp()))
    }

    /// The first midnight, in the scenario's zone, after `moment`.
    pub fn next_midnight(&self, moment: Moment) -> Moment {
        let tomorrow = self.civil(moment).date().saturating_add(jiff::Span::new().days(1));
        match tomorrow.to_zoned_datetime(self.zone.clone()) {
            Ok(midnight) => self.moment(midnight.timestamp()),
            Err(_) => Moment(moment.0 + DAY),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_midnight_that_ends_a_day_is_shown_as_its_last_second() {
        let as_of = "2023-12-14T00:00:00Z".parse().expect("an instant");
        let clock = Clock { as_of, zone: TimeZone::UTC };
        let shown = |at| clock.civil_end(Moment(at)).strftime("%F %T").to_string();
        assert_eq!(shown(2 * DAY), "2023-12-15 23:59:59");
        assert_eq!(shown(2 * DAY - 1), "2023-12-15 23:59:59");
        assert_eq!(shown(2 * DAY + 60), "2023-12-16 00:01:00");
    }

    #[test]
    fn the_midnight_with_which_a_scenario_begins_is_of_its_first_day() {
        let as_of = "2030-01-01T00:00:00Z".parse().expect("an instant");
        let clock = Clock { as_of, zone: TimeZone::UTC };
        assert_eq!(
            clock.civil_end(Moment::START).strftime("%F %T").to_string(),
            "2030-01-01 00:00:00"
        );
        let before = clock.civil_end(Moment(-DAY)).strftime("%F %T").to_string();
        assert_eq!(before, "2029-12-30 23:59:59");
    }
}
