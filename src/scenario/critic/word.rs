//! Figures as planners write them: dates, spans, amounts and lists of names.

use jiff::civil::Time;

use crate::time::{Clock, DAY, HOUR, Moment, Span};
use crate::units::LoadKind;
use crate::{Milestone, Mode, Scenario};

/// A moment as a date; with the time of day unless it is midnight.
pub(super) fn date(clock: &Clock, moment: Moment) -> String {
    let civil = clock.civil(moment);
    if civil.time() == Time::midnight() {
        civil.strftime("%-d %B %Y").to_string()
    } else {
        civil.strftime("%-d %B %Y %H:%M").to_string()
    }
}

/// The day of a moment.
pub(super) fn day(clock: &Clock, moment: Moment) -> String {
    clock.civil(moment).strftime("%-d %B %Y").to_string()
}

/// A moment that ends something: midnight belongs to the day before.
pub(super) fn end_date(clock: &Clock, moment: Moment) -> String {
    if clock.civil(moment).time() == Time::midnight() {
        clock.civil_end(moment).strftime("%-d %B %Y").to_string()
    } else {
        date(clock, moment)
    }
}

/// A length of time: minutes, hours up to four days, then days.
pub(super) fn span(span: Span) -> String {
    match span.0 {
        seconds if seconds < HOUR => format!("{} min", seconds.max(0) / 60),
        seconds if seconds <= 4 * DAY => format!("{} h", number(round(span.in_hours()))),
        _ => format!("{} days", number(round(span.in_days()))),
    }
}

/// To one decimal.
fn round(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

/// An amount in base units with its unit: `1,800 t`, `550 people`.
pub(super) fn amount(kind: LoadKind, base_units: f64) -> String {
    format!("{} {}", number(base_units / kind.base_per_unit() as f64), singular(kind, base_units))
}

fn singular(kind: LoadKind, base_units: f64) -> &'static str {
    match kind {
        LoadKind::People if base_units == 1.0 => "person",
        LoadKind::Vehicles if base_units == 1.0 => "vehicle",
        _ => kind.unit(),
    }
}

/// A number with commas between thousands and at most three decimals.
pub(super) fn number(value: f64) -> String {
    if !value.is_finite() {
        return String::from(if value > 0.0 { "any number of" } else { "no" });
    }
    let text = format!("{:.3}", value.abs());
    let (whole, decimals) = text.split_once('.').unwrap_or((text.as_str(), ""));
    let decimals = decimals.trim_end_matches('0');
    let mut out = String::from(if value < 0.0 { "-" } else { "" });
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if !decimals.is_empty() {
        out.push('.');
        out.push_str(decimals);
    }
    out
}

/// A share as a percentage.
pub(super) fn percent(share: f64) -> String {
    format!("{} %", number((share * 1_000.0).round() / 10.0))
}

/// A count with its noun, in the plural unless it is one.
pub(super) fn count(count: u32, singular: &str, plural: &str) -> String {
    format!("{} {}", number(f64::from(count)), if count == 1 { singular } else { plural })
}

/// Names in a sentence: `a`, `a and b`, `a, b and c`.
pub(super) fn list<S: AsRef<str>>(names: &[S], last: &str) -> String {
    match names {
        [] => String::from("none"),
        [one] => String::from(one.as_ref()),
        [first @ .., end] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} {last} {}", first.join(", "), end.as_ref())
        }
    }
}

/// As [`list`], but at most four names and the number of the others.
pub(super) fn few<S: AsRef<str>>(names: &[S], last: &str) -> String {
    if names.len() <= 5 {
        return list(names, last);
    }
    let mut few: Vec<String> = names.iter().take(4).map(|name| name.as_ref().to_owned()).collect();
    few.push(format!("{} more", names.len() - 4));
    list(&few, last)
}

/// How a mode travels, after "by".
pub(super) fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Road => "road",
        Mode::Air => "air",
        Mode::River => "river",
        Mode::Sea => "sea",
    }
}

/// The name of a site as its key.
pub(super) fn site(scenario: &Scenario, id: crate::id::SiteId) -> &str {
    scenario.sites[id].name.as_str()
}

/// What a camp is once it has reached a milestone.
pub(super) fn milestone(milestone: Milestone) -> &'static str {
    match milestone {
        Milestone::Lifted => "lifted",
        Milestone::Handover => "handed over",
        Milestone::Vacated => "vacated",
        Milestone::Closed => "closed",
        Milestone::TakenOver => "taken over",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_commas_and_no_idle_decimals() {
        assert_eq!(number(1_800.0), "1,800");
        assert_eq!(number(12_345_678.5), "12,345,678.5");
        assert_eq!(number(0.004), "0.004");
        assert_eq!(number(-1_000.0), "-1,000");
    }

    #[test]
    fn lists_read_as_sentences() {
        assert_eq!(list(&["gao"], "and"), "gao");
        assert_eq!(list(&["gao", "kidal", "mopti"], "or"), "gao, kidal or mopti");
    }

    #[test]
    fn spans_are_in_hours_up_to_four_days() {
        assert_eq!(span(Span::hours(72.0)), "72 h");
        assert_eq!(span(Span::days(12.5)), "12.5 days");
        assert_eq!(span(Span(20 * 60)), "20 min");
    }
}
