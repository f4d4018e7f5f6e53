//! Calendars, spread out over the horizon, and the times in which something is not available.

use jiff::ToSpan;

use crate::chance::Uncertain;
use crate::id::{CalendarId, Name};
use crate::time::{Clock, DAY, Moment, OpenHours, Span};

use super::super::draft::{self, Outage as Gap};
use super::super::quantity::{DateMeans, hour_window};
use super::super::{Calendar, Outage, Period};
use super::{Bench, Code, Slots, collect, in_order};

/// A window of the day in minutes.
type Window = (i64, i64);

const ALL_DAY: Window = (0, 24 * 60);

impl Bench<'_> {
    pub(super) fn calendars(&mut self) -> Slots<Calendar> {
        let file = self.file;
        collect(in_order(&file.calendar.0).map(|(name, draft)| {
            let hours = self.open_hours(name, draft?)?;
            Some(Calendar { name: Name::new(name), hours })
        }))
    }

    /// Windows from two days before `as_of` to a week after the horizon.
    fn open_hours(&mut self, name: &str, draft: &draft::Calendar) -> Option<OpenHours> {
        let path = format!("calendar.{name}");
        let windows = self.windows(&path, draft)?;
        let closed: Vec<(Moment, Moment)> =
            draft.closed.iter().flatten().map(|closed| self.closed(closed)).collect();
        let is_always = windows == [ALL_DAY] && draft.days.is_none() && closed.is_empty();
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
                draft.days.as_ref().is_none_or(|days| days.iter().any(|it| it.0 == day.weekday()));
            if is_working {
                open.extend(windows.iter().map(|window| on_day(clock, day, *window)));
            }
            day = day.saturating_add(1.day());
        }
        for gap in closed {
            open = open.into_iter().flat_map(|window| without(window, gap)).collect();
        }
        open.retain(|(from, until)| from < until);
        if open.is_empty() {
            self.find(Code::NeverOpen, &path, format!("calendar {name} is never open")).remedy =
                Some("look at days and closed: between as_of and until nothing is left".to_owned());
            return None;
        }
        Some(OpenHours::new(open))
    }

    /// The windows of an open day.
    fn windows(&mut self, path: &str, draft: &draft::Calendar) -> Option<Vec<Window>> {
        let Some(texts) = &draft.hours else { return Some(vec![ALL_DAY]) };
        let path = format!("{path}.hours");
        let windows = self.all(&path, texts, |bench, path, text| {
            let window = hour_window(text);
            if window.is_none() {
                let problem = format!("\"{text}\" is no window of the day");
                bench.find(Code::BadMoment, path, problem).allowed =
                    Some("two times of day, as \"06:00-18:00\"".to_owned());
            }
            window
        })?;
        if windows.is_empty() {
            self.find(Code::NeverOpen, &path, "a calendar without hours is never open").remedy =
                Some("leave the key out for the whole day".to_owned());
            return None;
        }
        Some(windows)
    }

    fn closed(&self, closed: &draft::Closed) -> (Moment, Moment) {
        let from = self.moment(&closed.from, DateMeans::Start);
        (from, self.moment(&closed.until, DateMeans::End))
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

    /// Open hours of an open day of a calendar; 24 without one.
    pub(super) fn hours_in_day(&self, calendar: Option<&String>) -> f64 {
        let draft = calendar.and_then(|name| self.file.calendar.0.get(name)?.as_ref());
        let Some(hours) = draft.and_then(|draft| draft.hours.as_ref()) else { return 24.0 };
        let mut windows: Vec<Window> = hours.iter().filter_map(|text| hour_window(text)).collect();
        windows.sort_unstable();
        let (mut minutes, mut reached) = (0, 0);
        for (from, until) in windows {
            minutes += (until - from.max(reached)).max(0);
            reached = reached.max(until);
        }
        if minutes > 0 { minutes as f64 / 60.0 } else { 24.0 }
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

    fn outage(&mut self, path: &str, gap: &Gap) -> Option<Outage> {
        match (&gap.from, &gap.until, &gap.every, &gap.lasts) {
            (Some(from), until, None, None) => {
                let period = draft::Period { from: from.clone(), until: until.clone() };
                self.period(path, &period).map(Outage::Known)
            }
            (None, None, Some(every), Some(lasts)) => {
                let every = self.uncertain(&format!("{path}.every"), every, None);
                let lasts = self.uncertain(&format!("{path}.lasts"), lasts, None);
                Some(Outage::Recurring { every: every?, lasts: lasts? })
            }
            _ => {
                let problem = "a time of outage is given by from and until, or by every and lasts";
                self.find(Code::Conflict, path, problem).allowed = Some(
                    "{ from = 2023-12-15, until = 2023-12-20 }, { every = \"30 d\", lasts = \"2 d\" }"
                        .to_owned(),
                );
                None
            }
        }
    }

    /// A stretch of time whose ends may be uncertain.
    pub(super) fn period(&mut self, path: &str, period: &draft::Period) -> Option<Period> {
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
