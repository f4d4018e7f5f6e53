//! Work that goes on at a rate during open hours: packing, marching, any step with a length.

use crate::time::{HOUR, Moment, OpenHours, Span};

/// Work under way. While nothing changes it is not touched; when its rate changes, what has been
/// done so far is taken off and the end is worked out anew.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Work {
    /// What is left to do, in any unit.
    pub(crate) left: f64,
    /// Units done in an open hour; 0 while it stands still.
    pub(crate) rate: f64,
    /// When `left` was true.
    pub(crate) since: Moment,
}

impl Work {
    /// Nothing to do.
    pub(crate) const NONE: Self = Self { left: 0.0, rate: 0.0, since: Moment::START };

    /// Takes off what has been done until now; returns the open hours that it took.
    pub(crate) fn advance(&mut self, now: Moment, hours: &OpenHours) -> f64 {
        self.advance_less(now, hours, Span::ZERO)
    }

    /// The same where the last part of every stretch of open hours is kept free.
    pub(crate) fn advance_less(&mut self, now: Moment, hours: &OpenHours, last: Span) -> f64 {
        let open = hours.between_less(self.since, now, last).in_hours();
        self.left -= open * self.rate;
        // What is less than the slack of `due` is done: were the pace to fall to nothing now, it
        // would else wait for that to end with all its work behind it.
        if self.left * HOUR as f64 <= SLACK * self.rate {
            self.left = 0.0;
        }
        self.since = now;
        open
    }

    /// When `amount` more of it will be done at the present rate; now, if all of it is done.
    pub(crate) fn due(&self, amount: f64, hours: &OpenHours) -> Moment {
        if self.left <= 0.0 {
            return self.since;
        }
        if self.rate <= 0.0 {
            return Moment::NEVER;
        }
        self.after(amount / self.rate, hours)
    }

    /// When so many open hours will have passed; [`Moment::NEVER`] for endless ones.
    pub(crate) fn after(&self, open: f64, hours: &OpenHours) -> Moment {
        self.after_less(open, hours, Span::ZERO)
    }

    /// The same where the last part of every stretch of open hours is kept free.
    pub(crate) fn after_less(&self, open: f64, hours: &OpenHours, last: Span) -> Moment {
        // Up to the next whole second, with some slack: a whole second must not become the next one
        // by rounding.
        let seconds = (open * HOUR as f64 + (1.0 - SLACK)).clamp(0.0, 1e15);
        hours.after_less(self.since, Span(seconds as i64), last)
    }
}

/// How much sooner than `until` a march that began at `from` would have come so far, had weather not cost
/// it so many of its open hours: the nights that it halted for want of them are the weather's too.
#[inline]
pub(crate) fn cost_of_weather(
    lost: f64,
    march: [Moment; 2],
    hours: &OpenHours,
    last: Span,
) -> Span {
    if lost <= 0.0 { Span::ZERO } else { cost_of_hours(lost, march, hours, last) }
}

fn cost_of_hours(lost: f64, [from, until]: [Moment; 2], hours: &OpenHours, last: Span) -> Span {
    let needed = hours.between_less(from, until, last) - Span::hours(lost);
    let dry = hours.after_less(from, needed.max(Span::ZERO), last);
    until - dry.max(from).min(until)
}

/// Seconds that rounding may cost without anybody noticing.
const SLACK: f64 = 0.001;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_that_slows_down_ends_later_by_what_it_lost() {
        let always = OpenHours::always();
        let mut work = Work { left: 100.0, rate: 20.0, since: Moment::START };
        assert_eq!(work.due(work.left, &always), Moment(5 * HOUR));
        work.advance(Moment(2 * HOUR), &always);
        work.rate = 8.0;
        assert_eq!(work.due(work.left, &always), Moment(2 * HOUR + 60 * HOUR / 8));
    }

    #[test]
    fn a_night_for_which_rain_is_to_blame_is_the_weathers() {
        // Twelve hours a day; the march begins with the run and needs ten, or twelve and two in the rain.
        let days = (0..3).map(|day| (Moment(day * 24 * HOUR), Moment((day * 24 + 12) * HOUR)));
        let days = OpenHours::new(days.collect());
        let march = [Moment::START, Moment(26 * HOUR)];
        assert_eq!(cost_of_weather(4.0, march, &days, Span::ZERO), Span(16 * HOUR));
        assert_eq!(cost_of_weather(0.0, march, &days, Span::ZERO), Span::ZERO);
        assert_eq!(cost_of_weather(4.0, march, &OpenHours::always(), Span::ZERO), Span(4 * HOUR));
    }

    #[test]
    fn work_that_is_done_when_the_pace_falls_to_nothing_is_done() {
        let always = OpenHours::always();
        let mut work = Work { left: 0.3, rate: 0.1, since: Moment::START };
        let end = work.due(work.left, &always);
        work.advance(end, &always);
        work.rate = 0.0;
        assert_eq!(work.due(work.left, &always), end);
        let mut work = Work { left: 0.3, rate: 0.1, since: Moment::START };
        work.advance(Moment(end.0 - 1), &always);
        work.rate = 0.0;
        assert_eq!(work.due(work.left, &always), Moment::NEVER);
    }
}
