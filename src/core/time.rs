//! Time: whole seconds from `as_of`, civil dates at the edges, and calendars of open hours.
//!
//! A day is 24 hours. A midnight ends one day and begins the next: what is finished at midnight
//! belongs to the day that ends, so a date that ends something (a deadline, the horizon, a planned
//! closing, the last day of an outage) means the midnight after it, and that midnight is still in
//! time. What begins on a date begins at the midnight before it.
//!
//! Civil dates are turned into [`Moment`]s in the scenario's zone when the
//! file is read, and back when results are written; the engine itself never sees a date.

use std::ops::{Add, Sub};

use jiff::tz::TimeZone;
use jiff::{Timestamp, ZonedDateTime};
use serde::{Deserialize, Serialize};

/// Seconds in an hour.
pub const HOUR: i64 = 3_600;
/// Seconds in a day of 24 hours.
pub const DAY: i64 = 24 * HOUR;

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
    /// second of the day that ends.
    pub fn civil_end(&self, moment: Moment) -> ZonedDateTime {
        let civil = self.civil(moment);
        let is_midnight = civil.time() == jiff::civil::Time::midnight();
        if is_midnight { self.civil(Moment(moment.0 - 1)) } else { civil }
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

/// Open hours over the horizon, as disjoint windows in order, each closed at its start and open at
/// its end. An empty list means always open.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OpenHours {
    windows: Vec<Window>,
    /// Length of the longest window.
    longest: Span,
    /// How many windows begin in a second on average, and in a second of open time.
    pace: f64,
    open_pace: f64,
}

/// How far from where it should be a window is looked for before all of them are searched.
const NEARBY: usize = 4;

/// One stretch of open time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Window {
    from: i64,
    until: i64,
    /// Open seconds before this window.
    before: i64,
}

impl OpenHours {
    /// Always open.
    pub fn always() -> Self {
        Self::default()
    }

    /// Open in these windows only; they are sorted and joined where they touch. Windows of no
    /// length are dropped. Must hold at least one window, or it means always open.
    pub fn new(mut spans: Vec<(Moment, Moment)>) -> Self {
        spans.retain(|(from, until)| from < until);
        spans.sort();
        let mut windows: Vec<Window> = Vec::with_capacity(spans.len());
        for (from, until) in spans {
            match windows.last_mut() {
                Some(last) if from.0 <= last.until => last.until = last.until.max(until.0),
                _ => windows.push(Window { from: from.0, until: until.0, before: 0 }),
            }
        }
        let (mut before, mut longest) = (0, 0);
        for window in &mut windows {
            window.before = before;
            before += window.until - window.from;
            longest = longest.max(window.until - window.from);
        }
        let (first, last) = (windows.first().copied(), windows.last().copied());
        let over = |reach: Option<i64>| windows.len() as f64 / reach.unwrap_or(0).max(1) as f64;
        let pace = over(first.zip(last).map(|(first, last)| last.until - first.from));
        let open_pace = over(Some(before));
        Self { windows, longest: Span(longest), pace, open_pace }
    }

    /// Whether there are no closed hours.
    pub fn is_always(&self) -> bool {
        self.windows.is_empty()
    }

    /// How many windows `is_before` is true of: the first ones. Windows are spaced so evenly (day after
    /// day, as a rule) that there should be about so many.
    #[inline]
    fn count(&self, about: f64, is_before: impl Fn(&Window) -> bool) -> usize {
        let mut count = (about as usize).min(self.windows.len());
        for _ in 0..NEARBY {
            if self.windows.get(count).is_some_and(&is_before) {
                count += 1;
            } else if count > 0 && !is_before(&self.windows[count - 1]) {
                count -= 1;
            } else {
                return count;
            }
        }
        self.windows.partition_point(is_before)
    }

    /// How many windows begin at a moment or before it.
    #[inline]
    fn begun(&self, moment: i64) -> usize {
        self.count(self.place(moment), |window| window.from <= moment)
    }

    /// How many windows have ended by a moment that is not in the last part of any.
    #[inline]
    fn ended(&self, moment: i64, last: i64) -> usize {
        self.count(self.place(moment), |window| window.until - last <= moment)
    }

    /// About how many windows there are before a moment.
    #[inline]
    fn place(&self, moment: i64) -> f64 {
        let first = self.windows.first().map_or(0, |window| window.from);
        (moment - first) as f64 * self.pace
    }

    /// Open seconds before `moment`, counted from the first window.
    fn open_before(&self, moment: i64) -> i64 {
        let Some(window) = self.begun(moment).checked_sub(1).map(|last| self.windows[last]) else {
            return 0;
        };
        window.before + (moment.min(window.until) - window.from)
    }

    /// Open time between two moments.
    #[inline]
    pub fn between(&self, from: Moment, until: Moment) -> Span {
        if self.is_always() { until - from } else { self.between_in_windows(from, until) }
    }

    fn between_in_windows(&self, from: Moment, until: Moment) -> Span {
        Span(self.open_before(until.0) - self.open_before(from.0))
    }

    /// When `work` seconds of open time have passed after `from`; [`Moment::NEVER`] if the windows
    /// end before.
    #[inline]
    pub fn after(&self, from: Moment, work: Span) -> Moment {
        if self.is_always() { from + work } else { self.after_in_windows(from, work) }
    }

    fn after_in_windows(&self, from: Moment, work: Span) -> Moment {
        if work.0 <= 0 {
            return from;
        }
        let goal = self.open_before(from.0) + work.0;
        let about = goal as f64 * self.open_pace;
        let begun = self.count(about, |window| window.before < goal);
        let window = self.windows[begun - 1];
        let moment = window.from + (goal - window.before);
        if moment > window.until { Moment::NEVER } else { Moment(moment) }
    }

    /// Length of the longest stretch of open time; none if it is always open.
    pub fn longest(&self) -> Option<Span> {
        (!self.is_always()).then_some(self.longest)
    }

    /// The part at the end of every window that does not count where `last` is kept free: nothing if no
    /// window is longer.
    #[inline]
    fn kept(&self, last: Span) -> i64 {
        if last < self.longest { last.0.max(0) } else { 0 }
    }

    /// Open time between two moments, the last part of every window not counted.
    #[inline]
    pub fn between_less(&self, from: Moment, until: Moment, last: Span) -> Span {
        match self.kept(last) {
            0 => self.between(from, until),
            kept => self.between_keeping(from, until, kept),
        }
    }

    fn between_keeping(&self, from: Moment, until: Moment, kept: i64) -> Span {
        let first = self.ended(from.0, 0);
        let within = self.windows[first..].iter().take_while(|window| window.from < until.0);
        let open = |window: &Window| (window.until - kept).min(until.0) - window.from.max(from.0);
        Span(within.map(|window| open(window).max(0)).sum())
    }

    /// When `work` seconds of open time have passed after `from`, the last part of every window not
    /// counted; [`Moment::NEVER`] if the windows end before.
    #[inline]
    pub fn after_less(&self, from: Moment, work: Span, last: Span) -> Moment {
        match self.kept(last) {
            0 => self.after(from, work),
            kept => self.after_keeping(from, work, kept),
        }
    }

    fn after_keeping(&self, from: Moment, work: Span, kept: i64) -> Moment {
        if work.0 <= 0 {
            return from;
        }
        let first = self.ended(from.0, 0);
        let mut left = work.0;
        for window in &self.windows[first..] {
            let start = window.from.max(from.0);
            let open = (window.until - kept - start).max(0);
            if left <= open {
                return Moment(start + left);
            }
            left -= open;
        }
        Moment::NEVER
    }

    /// The first moment, not before `from`, that is open and not in the last part of a window;
    /// [`Moment::NEVER`] if there is none.
    pub fn next_open_less(&self, from: Moment, last: Span) -> Moment {
        let kept = self.kept(last);
        if kept == 0 {
            return self.next_open(from);
        }
        let first = self.ended(from.0, kept);
        let mut later = self.windows[first..].iter().filter(|it| it.until - it.from > kept);
        later.next().map_or(Moment::NEVER, |window| Moment(window.from.max(from.0)))
    }

    /// `from` if it is open, or else the next opening; [`Moment::NEVER`] if there is none.
    pub fn next_open(&self, from: Moment) -> Moment {
        if self.is_always() {
            return from;
        }
        let index = self.ended(from.0, 0);
        match self.windows.get(index) {
            Some(window) => Moment(window.from.max(from.0)),
            None => Moment::NEVER,
        }
    }

    /// The first moment, not before `from`, from which it is open for `length` without a break. Where
    /// it is never open for so long, the next opening.
    pub fn next_open_for(&self, from: Moment, length: Span) -> Moment {
        if self.is_always() {
            return from;
        }
        let first = self.ended(from.0, 0);
        let start = |window: &Window| window.from.max(from.0);
        let holds = |window: &&Window| window.until - start(window) >= length.0;
        match self.windows[first..].iter().find(holds) {
            Some(window) => Moment(start(window)),
            None => self.next_open(from),
        }
    }

    /// The mean number of open hours in a day, over the windows' whole extent.
    pub fn hours_per_day(&self) -> f64 {
        let (Some(first), Some(last)) = (self.windows.first(), self.windows.last()) else {
            return 24.0;
        };
        let open = last.before + (last.until - last.from);
        let first_day = first.from.div_euclid(DAY);
        let last_day = (last.until - 1).div_euclid(DAY);
        let days = (last_day - first_day + 1) as f64;
        open as f64 / HOUR as f64 / days
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn daylight() -> OpenHours {
        let day = |n: i64| (Moment(n * DAY + 6 * HOUR), Moment(n * DAY + 18 * HOUR));
        OpenHours::new((0..10).map(day).collect())
    }

    #[test]
    fn work_waits_for_the_morning() {
        let hours = daylight();
        assert_eq!(hours.after(Moment(0), Span(HOUR)), Moment(7 * HOUR));
        assert_eq!(hours.after(Moment(17 * HOUR), Span(2 * HOUR)), Moment(DAY + 7 * HOUR));
        assert_eq!(hours.after(Moment(6 * HOUR), Span(12 * HOUR)), Moment(18 * HOUR));
        assert_eq!(hours.after(Moment(9 * DAY + 17 * HOUR), Span(2 * HOUR)), Moment::NEVER);
    }

    #[test]
    fn open_time_between_counts_only_the_day() {
        let hours = daylight();
        assert_eq!(hours.between(Moment(0), Moment(3 * DAY)), Span(36 * HOUR));
        assert_eq!(hours.between(Moment(20 * HOUR), Moment(22 * HOUR)), Span::ZERO);
    }

    #[test]
    fn windows_are_found_however_unevenly_they_are_spaced() {
        // Three weeks of days, a month of nothing, a week of hours, and a whole quarter.
        let days = (0..21).map(|day| (day * DAY, day * DAY + 10 * HOUR));
        let hours = (51 * 24..58 * 24).map(|hour| (hour * HOUR, hour * HOUR + 1_800));
        let spans = days.chain(hours).chain([(60 * DAY, 150 * DAY)]);
        let hours = OpenHours::new(spans.map(|(from, to)| (Moment(from), Moment(to))).collect());
        for moment in (-DAY..160 * DAY).step_by(977) {
            let begun = hours.windows.iter().filter(|window| window.from <= moment);
            let ended = hours.windows.iter().filter(|window| window.until - 600 <= moment);
            assert_eq!(hours.begun(moment), begun.count());
            assert_eq!(hours.ended(moment, 600), ended.count());
        }
        let mut at = Moment(-DAY);
        for _ in 0..6_000 {
            let next = hours.after(at, Span(1_801));
            if next == Moment::NEVER {
                break;
            }
            assert_eq!(hours.between(at, next), Span(1_801));
            at = next;
        }
        assert!(at > Moment(149 * DAY), "{at:?}");
    }

    #[test]
    fn the_next_opening_is_now_or_tomorrow() {
        let hours = daylight();
        assert_eq!(hours.next_open(Moment(8 * HOUR)), Moment(8 * HOUR));
        assert_eq!(hours.next_open(Moment(18 * HOUR)), Moment(DAY + 6 * HOUR));
        assert_eq!(hours.next_open(Moment(11 * DAY)), Moment::NEVER);
    }

    #[test]
    fn whoever_needs_hours_on_end_waits_for_a_window_that_has_them() {
        let hours = daylight();
        let four = Span(4 * HOUR);
        assert_eq!(hours.next_open_for(Moment(3 * HOUR), four), Moment(6 * HOUR));
        assert_eq!(hours.next_open_for(Moment(14 * HOUR), four), Moment(14 * HOUR));
        assert_eq!(hours.next_open_for(Moment(15 * HOUR), four), Moment(DAY + 6 * HOUR));
        let thirteen = Span(13 * HOUR);
        assert_eq!(hours.next_open_for(Moment(15 * HOUR), thirteen), Moment(15 * HOUR));
        assert_eq!(hours.next_open_for(Moment(20 * HOUR), thirteen), Moment(DAY + 6 * HOUR));
    }

    #[test]
    fn the_last_part_of_every_window_can_be_kept_free() {
        let hours = daylight();
        let last = Span(2 * HOUR);
        assert_eq!(hours.after_less(Moment(15 * HOUR), Span(HOUR), last), Moment(16 * HOUR));
        assert_eq!(
            hours.after_less(Moment(15 * HOUR), Span(HOUR + 1), last),
            Moment(DAY + 6 * HOUR + 1)
        );
        assert_eq!(hours.between_less(Moment(0), Moment(3 * DAY), last), Span(30 * HOUR));
        assert_eq!(hours.between_less(Moment(15 * HOUR), Moment(17 * HOUR), last), Span(HOUR));
        assert_eq!(hours.next_open_less(Moment(16 * HOUR), last), Moment(DAY + 6 * HOUR));
        assert_eq!(hours.next_open_less(Moment(9 * HOUR), last), Moment(9 * HOUR));
        // Nothing is kept of windows that are too short for it.
        assert_eq!(hours.after_less(Moment(0), Span(HOUR), Span(12 * HOUR)), Moment(7 * HOUR));
    }

    #[test]
    fn absurd_lengths_never_end_instead_of_looking_early() {
        let endless = Span::hours(1e300);
        assert_eq!(Moment(5) + endless, Moment::NEVER);
        assert_eq!(Moment(5) + endless + endless, Moment::NEVER);
        assert_eq!(Moment(DAY) + (endless + endless), Moment::NEVER);
        assert_eq!(Moment(DAY) + Span(i64::MAX), Moment::NEVER);
        assert!(Moment::NEVER - Moment(-DAY) > Span::ZERO);
        assert_eq!(daylight().after(Moment(0), endless), Moment::NEVER);
    }

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
    fn a_day_of_twelve_open_hours_is_twelve() {
        assert!((daylight().hours_per_day() - 12.0).abs() < 1e-9);
    }
}
