//! Calendars, spread out over the horizon, and the times in which something is not available.

use std::collections::BTreeSet;

use jiff::ToSpan;

use crate::Message;
use crate::chance::Uncertain;
use crate::id::{CalendarId, Name};
use crate::time::{Clock, DAY, Moment, OpenHours, Span};

use super::super::lint::{backwards, which};
use super::super::quantity::{DateMeans, OpenDay, hour_window, time_of_day, window_meant};
use super::super::syntax::{self, DayWindow, Outage as Gap};
use super::super::{Calendar, Outage, Period};
use super::{Bench, Code, Slots, collect, place_remarks};

/// A window of the day in minutes.
type Window = (i64, i64);

const ALL_DAY: Window = (0, 24 * 60);

impl Bench<'_> {
    pub(super) fn calendars(&mut self) -> Slots<Calendar> {
        let file = self.file;
        collect(file.calendar.iter().map(|(name, syntax)| {
            let hours = self.open_hours(name, syntax?)?;
            Some(Calendar { name: Name::new(name), hours })
        }))
    }

    /// Windows from two days before `as_of` to a week after the horizon.
    fn open_hours(&mut self, name: &str, syntax: &syntax::Calendar) -> Option<OpenHours> {
        let path = format!("calendar.{name}");
        let windows = self.windows(&path, syntax)?;
        let closed = self.closed_times(&path, syntax)?;
        let turn = self.turn(&path, syntax)?;
        let is_always = windows == [ALL_DAY] && syntax.days.is_none() && closed.is_empty();
        let is_always = is_always && turn.is_none();
        if is_always {
            return Some(OpenHours::always());
        }
        let clock = &self.frame.clock;
        let first = Moment(-2 * DAY);
        let last = self.frame.until + Span(7 * DAY);
        let mut open = Vec::new();
        let mut day = clock.civil(first).date();
        while day <= clock.civil(last).date() {
            let is_working =
                syntax.days.as_ref().is_none_or(|days| days.iter().any(|it| it.0 == day.weekday()));
            let is_turn =
                turn.is_none_or(|(first, every)| (day - first).get_days().rem_euclid(every) == 0);
            if is_working && is_turn {
                open.extend(windows.iter().map(|window| on_day(clock, day, *window)));
            }
            day = day.saturating_add(1.day());
        }
        for gap in closed {
            open = open.into_iter().flat_map(|window| without(window, gap)).collect();
        }
        open.retain(|(from, until)| from < until);
        if open.is_empty() {
            self.find(Code::NeverOpen, &path, message!("calendar-calendar-never-open", name))
                .remedy = Some(message!("calendar-look-days-closed-between-until"));
            return None;
        }
        Some(OpenHours::new(open))
    }

    /// The first of the days of which only one in so many is open, and in how many.
    fn turn(
        &mut self,
        path: &str,
        syntax: &syntax::Calendar,
    ) -> Option<Option<(jiff::civil::Date, i32)>> {
        let Some(every) = &syntax.every else {
            if syntax.from.is_some() {
                let path = format!("{path}.from");
                let problem = message!("calendar-nothing-says-which-days-counted");
                self.find(Code::Conflict, &path, problem).remedy =
                    Some(message!("calendar-add-every-d-leave-key"));
                return None;
            }
            return Some(None);
        };
        let days = every.seconds() / DAY as f64;
        if days < 1.0 || days.fract() != 0.0 || days > 3_650.0 {
            let problem = message!("calendar-calendar-opens-every-many-whole");
            self.find(Code::OutOfRange, &format!("{path}.every"), problem).allowed =
                Some(Message::verbatim("\"2 d\", \"3 d\", \"1 week\" …"));
            return None;
        }
        let from = syntax.from.as_ref().map(|from| self.moment(from, DateMeans::Start));
        let first = self.frame.clock.civil(from.unwrap_or(Moment::START)).date();
        Some(Some((first, days as i32)))
    }

    /// The windows of an open day.
    fn windows(&mut self, path: &str, syntax: &syntax::Calendar) -> Option<Vec<Window>> {
        let Some(hours) = &syntax.hours else { return Some(vec![ALL_DAY]) };
        let texts: Vec<String> = hours.iter().map(|window| window.0.clone()).collect();
        let path = format!("{path}.hours");
        // A beginning and an end as two texts.
        let times: Vec<String> = texts.iter().filter_map(|text| time_of_day(text)).collect();
        if let ([from, until], 2) = (times.as_slice(), texts.len()) {
            let (text, right) = (texts.join(", "), format!("[\"{from}-{until}\"]"));
            let problem = message!("calendar-no-window-day", text);
            let finding = self.find(Code::BadMoment, &path, problem);
            finding.allowed = Some(message!("calendar-two-times-day"));
            finding.remedy = Some(message!("write", right));
            return None;
        }
        let windows = self.all(&path, &texts, |bench, path, text| {
            let window = hour_window(text);
            if window.is_none() {
                let problem = message!("calendar-no-window-day", text);
                let finding = bench.find(Code::BadMoment, path, problem);
                finding.allowed = Some(message!("calendar-two-times-day"));
                finding.remedy = window_meant(text)
                    .map(|right| message!("write", right = format!("\"{right}\"")));
            }
            if let Some((from, until)) = window.filter(|it| it.1 > 24 * 60 && it.1 - it.0 > 12 * 60)
            {
                bench.doubt_night(path, text, (from, until));
            }
            window
        })?;
        if windows.is_empty() {
            self.find(
                Code::NeverOpen,
                &path,
                message!("calendar-calendar-without-hours-never-open"),
            )
            .remedy = Some(message!("calendar-leave-key-out-whole-day"));
            return None;
        }
        Some(windows)
    }

    /// A warning about hours that run overnight and are more than half of a day: they may have been
    /// exchanged.
    fn doubt_night(&mut self, path: &str, text: &str, (from, until): Window) {
        let clock = |minute: i64| format!("{:02}:{:02}", minute / 60 % 24, minute % 60);
        let hours = (until - from) as f64 / 60.0;
        let problem = message!(
            "calendar-runs-overnight-open-from-until",
            text,
            from = clock(from),
            until = clock(until),
            hours
        );
        self.find(Code::LongNight, path, problem).remedy =
            Some(message!("calendar-hours-day-write", until = clock(until), from = clock(from)));
    }

    /// The stretches of time that are closed whatever the hour.
    fn closed_times(
        &mut self,
        path: &str,
        syntax: &syntax::Calendar,
    ) -> Option<Vec<(Moment, Moment)>> {
        let closed = syntax.closed.as_deref().unwrap_or_default();
        let which = |number: usize| which(number, closed.len());
        let times: Vec<Option<(Moment, Moment)>> = closed
            .iter()
            .enumerate()
            .map(|(number, closed)| {
                self.closed_time(&format!("{path}.closed.{number}"), &which(number), closed)
            })
            .collect();
        times.into_iter().collect()
    }

    fn closed_time(
        &mut self,
        path: &str,
        which: &Message,
        closed: &syntax::Closed,
    ) -> Option<(Moment, Moment)> {
        let from = self.moment(&closed.from, DateMeans::Start);
        let until = self.moment(&closed.until, DateMeans::End);
        match backwards(&self.frame.clock, path, which, (from, until)) {
            Some(remark) => {
                self.findings.extend(place_remarks(vec![remark], self.root, self.sources));
                None
            }
            None => Some((from, until)),
        }
    }

    /// A calendar by its name, if one is given.
    pub(super) fn maybe_calendar(
        &mut self,
        path: &str,
        name: Option<&String>,
    ) -> Option<Option<CalendarId>> {
        match name {
            Some(name) => self.calendar(path, name).map(Some),
            None => Some(None),
        }
    }

    /// The open day of a calendar: the hours of its windows, and the days of the week that it has. Its
    /// closed times shorten no day. The whole day without one.
    pub(super) fn open_day(&self, calendar: Option<&String>) -> OpenDay {
        let syntax = calendar.and_then(|name| self.file.calendar.get(name)?);
        let Some(syntax) = syntax else { return OpenDay::WHOLE };
        let days: BTreeSet<i8> =
            syntax.days.iter().flatten().map(|day| day.0.to_monday_zero_offset()).collect();
        let in_week = if days.is_empty() { OpenDay::WHOLE.in_week } else { days.len() as f64 };
        let every = syntax.every.as_ref().map_or(1.0, |every| every.seconds() / DAY as f64);
        let in_week = in_week / every.max(1.0);
        OpenDay { hours: syntax.hours.as_deref().map_or(OpenDay::WHOLE.hours, open_hours), in_week }
    }

    /// Outages of a route or a gate, or alerts of a threat.
    pub(super) fn outages(&mut self, path: &str, gaps: Option<&Vec<Gap>>) -> Option<Vec<Outage>> {
        let built: Vec<Option<Outage>> = gaps
            .into_iter()
            .flatten()
            .enumerate()
            .map(|(index, gap)| self.outage(&format!("{path}.{index}"), gap))
            .collect();
        built.into_iter().collect()
    }

    pub(super) fn outage(&mut self, path: &str, gap: &Gap) -> Option<Outage> {
        match (&gap.from, &gap.until, &gap.every, &gap.lasts) {
            (Some(from), until, None, None) => {
                let period = syntax::Period { from: from.clone(), until: until.clone() };
                self.period(path, &period).map(Outage::Known)
            }
            (None, None, Some(every), Some(lasts)) => {
                let every = self.uncertain(&format!("{path}.every"), every, None);
                let lasts = self.uncertain(&format!("{path}.lasts"), lasts, None);
                Some(Outage::Recurring { every: every?, lasts: lasts? })
            }
            _ => {
                let problem = message!("calendar-time-outage-given-from-until");
                self.find(Code::Conflict, path, problem).allowed = Some(Message::verbatim(
                    "{ from = 2023-12-15, until = 2023-12-20 }, { every = \"30 d\", lasts = \"2 d\" }",
                ));
                None
            }
        }
    }

    /// A stretch of time whose ends may be uncertain.
    pub(super) fn period(&mut self, path: &str, period: &syntax::Period) -> Option<Period> {
        let from = self.uncertain(&format!("{path}.from"), &period.from, None);
        let until = match &period.until {
            Some(until) => self.uncertain_as(&format!("{path}.until"), until, |scale| {
                scale.dates_as(DateMeans::End)
            }),
            None => Some(Uncertain::fixed(self.frame.until.0 as f64)),
        };
        Some(Period { from: from?, until: until? })
    }
}

/// Hours of a day that lie in one of its windows; 24 if that is none.
fn open_hours(windows: &[DayWindow]) -> f64 {
    let windows = windows.iter().filter_map(|window| hour_window(&window.0));
    let mut windows: Vec<Window> = windows.collect();
    windows.sort_unstable();
    let (mut minutes, mut reached) = (0, 0);
    for (from, until) in windows {
        minutes += (until - from.max(reached)).max(0);
        reached = reached.max(until);
    }
    if minutes > 0 { minutes as f64 / 60.0 } else { OpenDay::WHOLE.hours }
}

/// A window of one civil day.
fn on_day(clock: &Clock, day: jiff::civil::Date, (from, until): Window) -> (Moment, Moment) {
    let moment = |minute: i64| {
        let date = day.saturating_add((minute / (24 * 60)).days());
        let minute = minute % (24 * 60);
        let civil = date.at((minute / 60) as i8, (minute % 60) as i8, 0, 0);
        civil
            .to_zoned_datetime(clock.zone.clone())
            .map_or(Moment::NEVER, |zoned| clock.moment(zoned.timestamp()))
    };
    (moment(from), moment(until))
}

/// What is left of a window without a gap.
fn without(window: (Moment, Moment), gap: (Moment, Moment)) -> [(Moment, Moment); 2] {
    [(window.0, window.1.min(gap.0)), (window.0.max(gap.1), window.1)]
}
