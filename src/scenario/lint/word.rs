//! Figures as planners write them: dates, spans, amounts and lists of names.

use jiff::civil::Time;

pub(super) use crate::message::Last;
use crate::time::{Clock, DAY, HOUR, Moment, Span};
use crate::units::LoadKind;
use crate::{Filling, Message, Mode, Scenario};

/// A moment as a date; with the time of day unless it is midnight.
pub(super) fn date(clock: &Clock, moment: Moment) -> Message {
    let civil = clock.civil(moment).datetime();
    if civil.time() == Time::midnight() { Message::day(civil) } else { Message::moment(civil) }
}

/// The day of a moment.
pub(super) fn day(clock: &Clock, moment: Moment) -> Message {
    Message::day(clock.civil(moment).datetime())
}

/// A moment that ends something: midnight belongs to the day before.
pub(super) fn end_date(clock: &Clock, moment: Moment) -> Message {
    if clock.civil(moment).time() == Time::midnight() {
        Message::day(clock.civil_end(moment).datetime())
    } else {
        date(clock, moment)
    }
}

/// A length of time: minutes, hours up to four days, then days.
pub(super) fn span(span: Span) -> Message {
    match span.0 {
        seconds if seconds < HOUR => {
            message!("span-minutes", number = number((seconds.max(0) / 60) as f64))
        }
        seconds if seconds <= 4 * DAY => {
            message!("span-hours", number = number(round(span.in_hours())))
        }
        _ => message!("span-days", number = number(round(span.in_days()))),
    }
}

/// To one decimal.
fn round(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

/// An amount in base units with its unit: `1,800 t`, `550 people`.
pub(super) fn amount(kind: LoadKind, base_units: f64) -> Message {
    message!(
        "amount",
        number = number(base_units / kind.base_per_unit() as f64),
        kind = kind.unit()
    )
}

/// A number with commas between thousands and at most three decimals.
pub(super) fn number(value: f64) -> Message {
    match value.is_finite() {
        true => Message::number(value),
        false if value > 0.0 => message!("any-number"),
        false => message!("no-number"),
    }
}

/// A share as a percentage.
pub(super) fn percent(share: f64) -> Message {
    message!("percent", number = number((share * 1_000.0).round() / 10.0))
}

/// So many vehicles.
pub(super) fn vehicles(count: u32) -> Message {
    message!("count-vehicles", count = number(f64::from(count)))
}

/// Names in a sentence: `a`, `a and b`, `a, b and c`.
pub(super) fn list<S: Filling>(names: &[S], last: Last) -> Message {
    Message::list(names.iter().map(Filling::filling).collect(), last)
}

/// As [`list`], but at most four names and the number of the others.
pub(super) fn few<S: Filling>(names: &[S]) -> Message {
    if names.len() <= 5 {
        return list(names, Last::And);
    }
    let mut few: Vec<Message> = names.iter().take(4).map(Filling::filling).collect();
    few.push(message!("list-more", count = names.len() - 4));
    list(&few, Last::And)
}

/// How a mode travels, after "by".
pub(super) fn mode(mode: Mode) -> Message {
    message!("by-mode", mode = mode_key(mode))
}

/// A mode as the file has it.
pub(super) fn mode_key(mode: Mode) -> &'static str {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;

    /// In English and in French, with plain spaces.
    fn read(message: &Message) -> [String; 2] {
        [Language::English, Language::French]
            .map(|language| message.read(language).replace(['\u{a0}', '\u{202f}'], " "))
    }

    #[test]
    fn numbers_have_marks_between_thousands_and_no_idle_decimals() {
        assert_eq!(read(&number(1_800.0)), ["1,800", "1 800"]);
        assert_eq!(read(&number(12_345_678.5)), ["12,345,678.5", "12 345 678,5"]);
        assert_eq!(read(&number(0.004)), ["0.004", "0,004"]);
        assert_eq!(read(&number(-1_000.0)), ["-1,000", "-1 000"]);
    }

    #[test]
    fn amounts_are_in_the_plural_as_their_language_has_it() {
        let people = |number| read(&amount(LoadKind::People, number));
        assert_eq!(people(0.0), ["0 people", "0 personne"]);
        assert_eq!(people(1.0), ["1 person", "1 personne"]);
        assert_eq!(people(1.5), ["1.5 people", "1,5 personne"]);
        assert_eq!(people(2_000.0), ["2,000 people", "2 000 personnes"]);
        assert_eq!(read(&amount(LoadKind::Mass, 1_500.0)), ["1.5 t", "1,5 t"]);
        assert_eq!(read(&vehicles(1)), ["1 vehicle", "1 véhicule"]);
    }

    #[test]
    fn lists_read_as_sentences() {
        assert_eq!(read(&list(&["gao"], Last::And)), ["gao", "gao"]);
        let three = ["gao", "kidal", "mopti"];
        assert_eq!(read(&list(&three, Last::Or)), ["gao, kidal or mopti", "gao, kidal ou mopti"]);
        let many = ["a", "b", "c", "d", "e", "f"];
        assert_eq!(read(&few(&many)), ["a, b, c, d and 2 more", "a, b, c, d et 2 autres"]);
    }

    #[test]
    fn spans_are_in_hours_up_to_four_days() {
        assert_eq!(read(&span(Span::hours(72.0))), ["72 h", "72 h"]);
        assert_eq!(read(&span(Span::days(12.5))), ["12.5 days", "12,5 jours"]);
        assert_eq!(read(&span(Span(20 * 60))), ["20 min", "20 min"]);
    }
}
