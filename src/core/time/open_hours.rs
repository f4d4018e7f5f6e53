//! Calendars: the windows of time in which something is open.

use super::{DAY, HOUR, Moment, Span};

/// How far from where it should be a window is looked for before all of them are searched.
const NEARBY: usize = 4;

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
    fn a_day_of_twelve_open_hours_is_twelve() {
        assert!((daylight().hours_per_day() - 12.0).abs() < 1e-9);
    }
}
