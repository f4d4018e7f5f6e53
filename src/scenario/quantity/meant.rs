//! What was probably meant by a text that is no quantity: one written as elsewhere in the world.

use jiff::civil::Date;

use super::Plain;
use crate::Message;
use crate::node::Value;

/// A guess at what was meant.
pub(super) struct Meant {
    /// What kept it from being read, as the end of a sentence.
    pub(super) why: Message,
    /// What to write, as an advice.
    pub(super) remedy: Message,
}

/// Marks that word processors put around words, and the semicolons of other languages.
const AROUND: [char; 9] = ['“', '”', '„', '«', '»', '‘', '’', '"', ';'];
/// What stands between thousands, the point of English and the comma of French aside.
const BETWEEN_THOUSANDS: [char; 5] = [' ', '\u{a0}', '\u{202f}', '\'', '’'];

/// What a text was meant to be, if some such change makes it the quantity.
pub(super) fn quantity<Q: Plain>(text: &str) -> Option<Meant> {
    let bare = text.trim_matches(|letter: char| AROUND.contains(&letter) || letter.is_whitespace());
    let spaced = without_spaces(bare);
    let pointed: Vec<String> = numbers(&spaced);
    let lower = spaced.to_lowercase();
    let timed = with_minutes(&spaced);
    let guesses = [
        (vec![bare.to_owned()], message!("meant-there-marks-around")),
        (vec![spaced.clone()], message!("meant-thousands-stand-together-without-space")),
        (pointed, message!("typo-decimals-stand-after-point-not")),
        (vec![lower], message!("meant-units-small-letters")),
        (timed.into_iter().collect(), message!("meant-every-number-has-unit")),
    ];
    let mut guesses = guesses.into_iter().filter_map(|(guesses, why)| {
        let is_new = |guess: &&String| guess.as_str() != text;
        let right: Vec<String> =
            guesses.iter().filter(is_new).filter_map(|it| read::<Q>(it)).collect();
        (!right.is_empty()).then(|| Meant { why, remedy: write(&right) })
    });
    guesses.next()
}

/// The advice to write one of these.
fn write(right: &[String]) -> Message {
    match right {
        [thousands, decimals] => message!("write-either", one = thousands, other = decimals),
        right => message!("write", right = right.join(", ")),
    }
}

/// A text as TOML, if it is the quantity as text or as a number.
fn read<Q: Plain>(text: &str) -> Option<String> {
    let number = || {
        let number: f64 = text.parse().ok()?;
        let whole = text.parse().map(Value::Integer);
        Q::parse(&whole.unwrap_or(Value::Float(number))).ok().map(|_| text.to_owned())
    };
    let as_text = || Q::parse(&Value::Text(text.to_owned())).ok().map(|_| format!("\"{text}\""));
    number().or_else(as_text)
}

/// Without the spaces between thousands: `1 800 t` is `1800 t`.
fn without_spaces(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let is_digit = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
    let kept = |at: &usize| {
        let is_three = (1..=3).all(|more| is_digit(at + more)) && !is_digit(at + 4);
        let is_between = *at > 0 && is_digit(at - 1) && is_three;
        !(BETWEEN_THOUSANDS.contains(&letters[*at]) && is_between)
    };
    (0..letters.len()).filter(kept).map(|at| letters[at]).collect()
}

/// With a point in place of the only comma between digits; where three digits follow it, thousands may
/// be meant, and both are given.
fn numbers(text: &str) -> Vec<String> {
    let Some((whole, rest)) = text.split_once(',') else { return Vec::new() };
    let digits = rest.len() - rest.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    let pointed = format!("{whole}.{rest}");
    match digits {
        0 => Vec::new(),
        3 => vec![format!("{whole}{rest}"), pointed],
        _ => vec![pointed],
    }
}

/// A time as `7 h 30` or `7h30` with the unit of its minutes.
fn with_minutes(text: &str) -> Option<String> {
    let (hours, minutes) = text.split_once('h')?;
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    let (hours, minutes) = (hours.trim(), minutes.trim());
    (is_number(hours) && is_number(minutes)).then(|| format!("{hours} h {minutes} min"))
}

/// The date that was meant where the day, or another mark than a hyphen, stands first: `17/08/2022`,
/// `17.8.2022`, `2022/08/17`.
pub fn date(text: &str) -> Option<Date> {
    let bare = text.trim_matches(|letter: char| AROUND.contains(&letter) || letter.is_whitespace());
    if let Some(date) = with_month_in_words(bare) {
        return Some(date);
    }
    let parts: Vec<&str> = bare.split(['/', '.', '-']).collect();
    let [first, month, last] = parts.as_slice() else { return None };
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    if year.len() != 4 {
        return None;
    }
    let (year, month, day) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    // Which of day and month stands first differs only where the year stands last.
    let other = if first.len() == 4 { None } else { Date::new(year, day, month).ok() };
    Date::new(year, month, day).ok().or(other)
}

/// The months in English and in French, without accents.
const MONTHS: [[&str; 2]; 12] = [
    ["january", "janvier"],
    ["february", "fevrier"],
    ["march", "mars"],
    ["april", "avril"],
    ["may", "mai"],
    ["june", "juin"],
    ["july", "juillet"],
    ["august", "aout"],
    ["september", "septembre"],
    ["october", "octobre"],
    ["november", "novembre"],
    ["december", "decembre"],
];

/// A date whose month is a word: `8 février 2030`, `1er mars 2030`, `Feb. 8, 2030`.
fn with_month_in_words(text: &str) -> Option<Date> {
    let is_between = |letter: char| letter.is_whitespace() || matches!(letter, ',' | '.' | '-');
    let parts: Vec<&str> = text.split(is_between).filter(|part| !part.is_empty()).collect();
    let [first, second, year] = parts.as_slice() else { return None };
    let (month, day) = month(second).map(|month| (month, first)).or_else(|| {
        // As Americans write it.
        month(first).map(|month| (month, second))
    })?;
    let day = day.trim_end_matches(|letter: char| letter.is_alphabetic());
    (year.len() == 4).then(|| Date::new(year.parse().ok()?, month, day.parse().ok()?).ok())?
}

/// The number of a month by its name or by so many first letters that it can be no other.
fn month(word: &str) -> Option<i8> {
    let plain: String = word
        .to_lowercase()
        .chars()
        .map(|letter| match letter {
            'é' | 'è' => 'e',
            'û' => 'u',
            other => other,
        })
        .collect();
    let is_it = |names: &[&str; 2]| names.iter().any(|name| name.starts_with(&plain));
    let mut found = (1..).zip(&MONTHS).filter(|(_, names)| is_it(names));
    let (number, _) = found.next().filter(|_| plain.len() >= 3)?;
    found.next().is_none().then_some(number)
}

/// The window of the day that was meant by another way to write it: `6h-18h`, `6 h 30 à 18 h`,
/// `6:00 – 18:00`, `6-18`.
pub(crate) fn window(text: &str) -> Option<String> {
    let text = text.replace(['–', '—'], "-").replace(" à ", "-").replace(" to ", "-");
    let (from, until) = text.split_once('-')?;
    let window = format!("{}-{}", time_of_day(from)?, time_of_day(until)?);
    super::hour_window(&window).map(|_| window)
}

/// A time of day as `06:30`, from `6h30`, `6 h`, `6:30` or `6`.
pub(crate) fn time_of_day(text: &str) -> Option<String> {
    let text = text.trim().to_lowercase();
    let (hours, minutes) = text.split_once(['h', ':']).unwrap_or((&text, ""));
    let number = |text: &str| match text.trim() {
        "" => Some(0),
        text if text.len() <= 2 => text.parse::<u32>().ok(),
        _ => None,
    };
    let (hours, minutes) = (number(hours).filter(|_| !hours.is_empty())?, number(minutes)?);
    (hours <= 24 && minutes < 60).then(|| format!("{hours:02}:{minutes:02}"))
}

#[cfg(test)]
mod tests {
    use super::super::{Lasting, Load, Number, Pace, Portion};
    use super::*;

    fn remedy<Q: Plain>(text: &str) -> String {
        quantity::<Q>(text).map_or_else(
            || "nothing".to_owned(),
            |meant| meant.remedy.read(crate::Language::English),
        )
    }

    #[test]
    fn a_decimal_comma_is_a_point() {
        assert_eq!(remedy::<Load>("2,5 t"), "write \"2.5 t\"");
        assert_eq!(remedy::<Pace>("12,5 km/h"), "write \"12.5 km/h\"");
        assert_eq!(remedy::<Portion>("0,3"), "write 0.3");
        assert_eq!(remedy::<Portion>("30,5 %"), "write \"30.5 %\"");
    }

    #[test]
    fn a_comma_before_three_digits_may_be_either() {
        assert_eq!(remedy::<Load>("1,800 t"), "write \"1800 t\", or \"1.800 t\"");
    }

    #[test]
    fn thousands_marks_and_capitals_are_seen_through() {
        assert_eq!(remedy::<Load>("1 800 t"), "write \"1800 t\"");
        assert_eq!(remedy::<Load>("1\u{202f}800 t"), "write \"1800 t\"");
        assert_eq!(remedy::<Load>("“12 t”"), "write \"12 t\"");
        assert_eq!(remedy::<Lasting>("5 D"), "write \"5 d\"");
        assert_eq!(remedy::<Lasting>("7h30"), "write \"7 h 30 min\"");
    }

    #[test]
    fn what_is_no_quantity_at_all_is_not_guessed_at() {
        assert_eq!(remedy::<Load>("12 parsecs"), "nothing");
        assert_eq!(remedy::<Number>("many"), "nothing");
    }

    #[test]
    fn hours_of_the_day_are_understood_as_people_write_them() {
        for text in ["6h-18h", "6-18", "6 h – 18 h", "6h00 à 18h00", "6:00-18:00"] {
            assert_eq!(window(text).as_deref(), Some("06:00-18:00"), "{text}");
        }
        assert_eq!(window("6h30-18h").as_deref(), Some("06:30-18:00"));
        assert_eq!([window("25h-26h"), window("6h"), window("-18h")], [None, None, None]);
    }

    #[test]
    fn dates_of_other_lands_are_understood() {
        let read = |text: &str| date(text).map(|date| date.to_string());
        for text in ["17/08/2022", "17.8.2022", "2022/08/17", "08/17/2022", "17-08-2022"] {
            assert_eq!(read(text).as_deref(), Some("2022-08-17"), "{text}");
        }
        for text in ["17 août 2022", "17 August 2022", "Aug. 17, 2022", "17 AOUT 2022"] {
            assert_eq!(read(text).as_deref(), Some("2022-08-17"), "{text}");
        }
        assert_eq!(read("1er mars 2030").as_deref(), Some("2030-03-01"));
        // June or July: not to be told.
        assert_eq!(read("8 jui 2030"), None);
        assert_eq!(read("8 juil. 2030").as_deref(), Some("2030-07-08"));
        assert_eq!(read("5 d"), None);
        assert_eq!(read("32/08/2022"), None);
        assert_eq!(read("2022-13-01"), None);
    }
}
