//! Axes: dates from left to right, amounts from the bottom up.

use jiff::civil::Date;
use maud::{Markup, html};

use super::canvas::{anchor, share, shortened, stretched};
use super::tenth;
use crate::Language;
use crate::time::{Clock, Moment};

/// Dates from left to right, beginning at the scenario's `as_of`.
#[derive(Debug, Clone, Copy)]
pub(in crate::briefing) struct TimeAxis<'a> {
    clock: &'a Clock,
    language: Language,
    until: Moment,
}

/// A date at which an axis is marked.
#[derive(Debug, Clone, PartialEq)]
struct Tick {
    /// Where, as a share of the width.
    across: f64,
    /// What stands there.
    label: String,
    /// The year, where it has changed.
    year: Option<String>,
}

/// What the marks of an axis stand at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// So many days.
    Days(i64),
    /// The first of the month, every so many months.
    Months(i8),
}

/// A date that the reader has to see: a line from top to bottom with its name.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::briefing) struct Flag {
    /// The date.
    pub(in crate::briefing) at: Moment,
    /// Its name, with the date.
    pub(in crate::briefing) name: String,
}

/// Letters that fit above a flag on a narrow screen.
const FLAG_LETTERS: usize = 46;
/// Pixels that the name of one flag takes.
const FLAG_HEIGHT: f64 = 16.0;
/// The most marks with a label.
const MOST_TICKS: i64 = 7;

impl<'a> TimeAxis<'a> {
    /// Pixels that the labels below an axis take.
    pub(super) const HEIGHT: f64 = 34.0;

    /// An axis that ends there; it is never shorter than a day.
    pub(in crate::briefing) fn new(clock: &'a Clock, language: Language, until: Moment) -> Self {
        Self { clock, language, until: until.max(Moment(crate::time::DAY)) }
    }

    /// Its last moment.
    pub(super) fn end(&self) -> Moment {
        self.until
    }

    /// Where a moment stands, as a share of the width; outside, at the nearer end.
    pub(in crate::briefing) fn across(&self, at: Moment) -> f64 {
        (at.0 as f64 / self.until.0 as f64).clamp(0.0, 1.0)
    }

    /// Whether a moment stands on it.
    pub(in crate::briefing) fn holds(&self, at: Moment) -> bool {
        (Moment::START..=self.until).contains(&at)
    }

    fn step(&self) -> Step {
        let days = self.until.0 / crate::time::DAY;
        match days {
            0..=14 => Step::Days((days / MOST_TICKS).max(1)),
            15..=63 => Step::Days(7 * (days / 7 / MOST_TICKS + 1)),
            _ => {
                let fits = |months: &i8| days / 31 / i64::from(*months) <= MOST_TICKS;
                Step::Months([1, 2, 3, 6].into_iter().find(fits).unwrap_or(12))
            }
        }
    }

    fn ticks(&self) -> Vec<Tick> {
        let first = self.clock.civil(Moment::START).date();
        let mut year = first.year();
        let mut ticks = Vec::new();
        for date in self.dates(first) {
            let Ok(midnight) = date.to_zoned_datetime(self.clock.zone.clone()) else { continue };
            let at = self.clock.moment(midnight.timestamp());
            let is_new = std::mem::replace(&mut year, date.year()) != date.year();
            ticks.push(Tick {
                across: self.across(at),
                label: match self.step() {
                    Step::Days(_) => self.language.day_and_month(&midnight),
                    Step::Months(_) => self.language.month(date.month()).to_owned(),
                },
                year: is_new.then(|| date.year().to_string()),
            });
        }
        ticks
    }

    /// The dates to mark after the first one, up to the end.
    fn dates(&self, first: Date) -> Vec<Date> {
        let end = self.clock.civil_end(self.until).date();
        let (begin, step) = match self.step() {
            Step::Days(days) => (first, jiff::Span::new().days(days)),
            Step::Months(_) => (first.first_of_month(), jiff::Span::new().months(1)),
        };
        let each = |count: i64| begin.checked_add(step.checked_mul(count).ok()?).ok();
        let dates = (1..).map_while(each).take_while(|date| *date <= end);
        let is_meant = |date: &Date| match self.step() {
            Step::Days(_) => true,
            Step::Months(months) => (date.month() - 1) % months == 0,
        };
        dates.filter(is_meant).collect()
    }

    /// The axis below a plot: lines from `top` to `bottom`, and beneath them the months or days, with
    /// the date at which it begins.
    pub(super) fn draw(&self, top: f64, bottom: f64) -> Markup {
        let [up, down] = [top, bottom].map(tenth);
        let [first, second] = [bottom + 14.0, bottom + 29.0].map(tenth);
        let ticks = self.ticks();
        let lines =
            ticks.iter().map(|tick| format!("M{} {up}V{down}", tenth(tick.across * 1_000.0)));
        let lines: String = lines.chain([format!("M0 {down}H1000")]).collect();
        html! {
            (stretched(bottom, &html! { path.axis d=(lines) {} }))
            @for Tick { across, label, year } in &ticks {
                @if (0.04..0.96).contains(across) {
                    text.tick x=(share(*across)) y=(first) { (label) }
                }
                @if let Some(year) = year.as_ref().filter(|_| (0.3..0.96).contains(across)) {
                    text.tick x=(share(*across)) y=(second) { (year) }
                }
            }
            line.start x1="0" x2="0" y1=(up) y2=(down) {}
            text.quiet x="0" y=(second) { (self.language.date(&self.clock.civil(Moment::START))) }
        }
    }

    /// Pixels that the names of these flags take.
    pub(super) fn height_of(&self, flags: &[Flag]) -> f64 {
        FLAG_HEIGHT * flags.iter().filter(|flag| self.holds(flag.at)).count() as f64
    }

    /// Flags: a line for each down to `bottom`, and above, each in its own row, the names.
    pub(super) fn flags(&self, flags: &[Flag], bottom: f64) -> Markup {
        let rows = self.rows(flags);
        let base = |row: usize| FLAG_HEIGHT * (row as f64 + 1.0);
        html! {
            @for (row, flag) in rows.iter().enumerate() {
                // Below all names of that date.
                @let last = rows.iter().rposition(|other| other.at == flag.at).unwrap_or(row);
                @let across = share(self.across(flag.at));
                line.due data-says=(flag.name) x1=(across) x2=(across) y1=(tenth(base(last) - 2.0))
                    y2=(tenth(bottom)) {}
            }
            // The names after all lines, on a ground of their own: none is struck through.
            @for (row, flag) in rows.iter().enumerate() {
                @let across = self.across(flag.at);
                text.flag x=(share(across)) y=(tenth(base(row) - 4.0)) text-anchor=(anchor(across)) {
                    (shortened(&flag.name, FLAG_LETTERS))
                }
            }
        }
    }

    /// The flags on the axis from the top row down. Names to the left of their dates stand the latest on
    /// top, names to the right the earliest: so the line of another rarely runs through one.
    fn rows<'b>(&self, flags: &'b [Flag]) -> Vec<&'b Flag> {
        let mut rows: Vec<&Flag> = flags.iter().filter(|flag| self.holds(flag.at)).collect();
        rows.sort_by_key(|flag| flag.at);
        if rows.last().is_some_and(|last| anchor(self.across(last.at)) != "start") {
            rows.sort_by_key(|flag| std::cmp::Reverse(flag.at));
        }
        rows
    }
}

/// Amounts from nothing up to a round number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct LinearAxis {
    step: f64,
    steps: u32,
}

impl LinearAxis {
    /// An axis up to the first round number that is not below `most`, in at most five steps.
    pub(super) fn up_to(most: f64) -> Self {
        let most = if most > 0.0 && most.is_finite() { most } else { 1.0 };
        let power = libm::pow(10.0, libm::log10(most / 5.0).floor());
        let steps = [1.0, 2.0, 2.5, 5.0, 10.0].map(|step| step * power);
        // A little more room, so that rounding never asks for a sixth step.
        let step = steps.into_iter().find(|step| most / step <= 5.000_001).unwrap_or(most);
        Self { step, steps: (most / step - 1e-6).ceil() as u32 }
    }

    /// Its end.
    pub(super) fn most(self) -> f64 {
        self.step * f64::from(self.steps)
    }

    /// What is marked on it.
    pub(super) fn ticks(self) -> impl Iterator<Item = f64> {
        (0..=self.steps).map(move |count| self.step * f64::from(count))
    }

    /// How far from the top an amount stands in so many pixels.
    pub(super) fn down(self, amount: f64, height: f64) -> f64 {
        height * (1.0 - (amount / self.most()).clamp(0.0, 1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::DAY;

    fn clock(zone: &str) -> Clock {
        let as_of = "2023-10-07T00:00:00Z".parse().expect("an instant");
        Clock { as_of, zone: jiff::tz::TimeZone::get(zone).expect("a zone") }
    }

    fn labels(days: i64, language: Language) -> Vec<String> {
        let clock = clock("UTC");
        let axis = TimeAxis::new(&clock, language, Moment(days * DAY));
        axis.ticks().into_iter().map(|tick| tick.label.replace('\u{a0}', " ")).collect()
    }

    #[test]
    fn half_a_year_is_marked_by_months_a_month_by_weeks_and_a_week_by_days() {
        assert_eq!(labels(177, Language::French), ["nov.", "déc.", "janv.", "févr.", "mars"]);
        assert_eq!(labels(30, Language::English), ["14 Oct", "21 Oct", "28 Oct", "4 Nov"]);
        assert_eq!(labels(3, Language::English), ["8 Oct", "9 Oct"]);
        assert_eq!(
            labels(720, Language::English),
            ["Jan", "Apr", "Jul", "Oct", "Jan", "Apr", "Jul"]
        );
    }

    #[test]
    fn the_first_of_a_month_stands_where_its_days_are() {
        let clock = clock("UTC");
        let axis = TimeAxis::new(&clock, Language::English, Moment(100 * DAY));
        let ticks = axis.ticks();
        // November begins 25 days after 7 October, December 55.
        assert_eq!([ticks[0].across, ticks[1].across], [0.25, 0.55]);
        assert_eq!(ticks[2].year.as_deref(), Some("2024"));
    }

    #[test]
    fn a_line_begins_below_all_names_of_its_date_and_the_latest_stands_on_top() {
        let clock = clock("UTC");
        let axis = TimeAxis::new(&clock, Language::English, Moment(100 * DAY));
        let flag = |day, name: &str| Flag { at: Moment(day * DAY), name: name.to_owned() };
        let flags = [flag(70, "A"), flag(90, "B"), flag(90, "C"), flag(120, "beyond")];
        let names: Vec<_> = axis.rows(&flags).iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names, ["B", "C", "A"]);
        let drawn = axis.flags(&flags, 100.0).into_string();
        // B and C in the rows that end at 16 and 32, A in the one that ends at 48.
        let starts: Vec<_> = drawn.split("y1=\"").skip(1).map(|it| &it[..2]).collect();
        assert_eq!(starts, ["30", "30", "46"]);
        let early = [flag(10, "A"), flag(20, "B")];
        let names: Vec<_> = axis.rows(&early).iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names, ["A", "B"]);
    }

    #[test]
    fn amounts_end_at_a_round_number() {
        let ends = [9_700.0, 1.0, 0.0, 5.0, 5.1].map(|most| LinearAxis::up_to(most).most());
        assert_eq!(ends, [10_000.0, 1.0, 1.0, 5.0, 6.0]);
        assert!(LinearAxis::up_to(f64::NAN).most() > 0.0);
        assert_eq!(LinearAxis::up_to(10.0).down(2.5, 100.0), 75.0);
    }
}
