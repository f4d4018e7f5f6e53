//! Dates, days of the week and hours that are not written as they should be, and what was probably meant.

use jiff::civil::{Date, Time};

use super::meant::AROUND;
use crate::naming::unaccented;

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
    let (year, month, day) = (year_of(year)?, month.parse().ok()?, day.parse().ok()?);
    // Which of day and month stands first differs only where the year stands last.
    let other = if first.len() == 4 { None } else { Date::new(year, day, month).ok() };
    Date::new(year, month, day).ok().or(other)
}

/// A year of four digits, or of this century by its last two.
fn year_of(text: &str) -> Option<i16> {
    match text.len() {
        4 => text.parse().ok(),
        2 => text.parse::<i16>().ok().filter(|year| *year >= 0).map(|year| 2000 + year),
        _ => None,
    }
}

/// The date, or the date and time, that was meant, as it is written.
pub(crate) fn moment(text: &str) -> Option<String> {
    if let Some(date) = date(text) {
        return Some(date.to_string());
    }
    let text = text.replace(" à ", " ").replace(" at ", " ").replace('T', " ");
    let (day, time) = text.trim().rsplit_once([' ', '\u{a0}'])?;
    let is_time = time.contains(['h', ':']);
    let written = day.trim().parse::<Date>().ok().or_else(|| date(day));
    let time = time_of_day(time).filter(|_| is_time)?;
    let midnight = time == "24:00";
    let day = if midnight { written?.tomorrow().ok()? } else { written? };
    let time: Time = if midnight { Time::midnight() } else { format!("{time}:00").parse().ok()? };
    Some(day.to_datetime(time).to_string())
}

/// The first and the last day that were meant by a text: of one day, or of several as in `21/03/2030 - 25/03/2030`,
/// `du 21 au 25 mars 2030`.
pub(crate) fn period(text: &str) -> Option<(Date, Date)> {
    let read = |text: &str| text.trim().parse::<Date>().ok().or_else(|| date(text));
    if let Some(day) = read(text) {
        return Some((day, day));
    }
    let text = text.replace(['–', '—'], " - ");
    let text = text.trim().trim_start_matches("du ").trim_start_matches("from ");
    let marks = [" au ", " à ", " to ", " until ", " - ", ".."];
    let (first, last) = marks.iter().find_map(|mark| text.split_once(mark))?;
    let until = read(last)?;
    // The month and the year of the last day are those of the first as well.
    let shared = last.trim().split_once(' ').map(|(_, month)| format!("{first} {month}"));
    let from = read(first).or_else(|| read(&shared?))?;
    (from <= until).then_some((from, until))
}

/// A day without its year: `8 février`, `February 8`, as `02-08`.
pub(super) fn without_year(text: &str) -> Option<String> {
    // Any leap year has all days.
    let date = with_month_in_words(&format!("{text} 2000"))?;
    Some(format!("{:02}-{:02}", date.month(), date.day()))
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
    Date::new(year_of(year)?, month, day.parse().ok()?).ok()
}

/// The number of a month by its name or by so many first letters that it can be no other.
fn month(word: &str) -> Option<i8> {
    let plain = unaccented(&word.to_lowercase());
    let is_it = |names: &[&str; 2]| names.iter().any(|name| name.starts_with(&plain));
    let mut found = (1..).zip(&MONTHS).filter(|(_, names)| is_it(names));
    let (number, _) = found.next().filter(|_| plain.len() >= 3)?;
    found.next().is_none().then_some(number)
}

/// The days of the week in English and in French.
const WEEKDAYS: [[&str; 2]; 7] = [
    ["monday", "lundi"],
    ["tuesday", "mardi"],
    ["wednesday", "mercredi"],
    ["thursday", "jeudi"],
    ["friday", "vendredi"],
    ["saturday", "samedi"],
    ["sunday", "dimanche"],
];

/// Several of them by one name.
const SEVERAL: [(&str, &str); 3] = [
    ("weekdays, working days, jours ouvrés, en semaine, semaine", "mon to fri"),
    ("weekend, weekends, week-end, week-ends", "sat to sun"),
    ("every day, daily, all, tous les jours, toute la semaine, 7/7", "mon to sun"),
];

/// The days that were meant by one text, as a list: `lundi-vendredi`, `mon to fri`, `lun, mar`.
pub(crate) fn weekdays(text: &str) -> Option<String> {
    let text = text.to_lowercase().replace(['–', '—'], "-");
    let text = text.trim().trim_start_matches("du ").trim_start_matches("from ");
    let number = |word: &str| {
        let word = word.trim().trim_end_matches('.');
        let is_it = |names: &[&str; 2]| names.iter().any(|name| name.starts_with(word));
        WEEKDAYS.iter().position(is_it).filter(|_| word.len() >= 3)
    };
    let named = SEVERAL.iter().find(|(names, _)| names.split(", ").any(|name| name == text));
    if let Some((_, days)) = named {
        return weekdays(days);
    }
    let ends = [" au ", " à ", " to ", "-"].iter().find_map(|mark| text.split_once(mark));
    let days: Vec<usize> = match ends {
        Some((first, last)) => {
            let (first, last) = (number(first)?, number(last)?);
            (first..=if last < first { last + 7 } else { last }).collect()
        }
        None => {
            let words = text.replace(" et ", ",").replace(" and ", ",").replace([';', '/'], ",");
            words.split(',').map(number).collect::<Option<_>>()?
        }
    };
    let days: Vec<String> =
        days.iter().map(|day| format!("\"{}\"", &WEEKDAYS[day % 7][0][..3])).collect();
    Some(format!("[{}]", days.join(", ")))
}

/// The window of the day that was meant by another way to write it: `6h-18h`, `6 h 30 à 18 h`,
/// `6:00 – 18:00`, `6-18`.
pub(crate) fn window(text: &str) -> Option<String> {
    let text = text.replace(['–', '—'], "-").replace(" à ", "-").replace(" to ", "-");
    let text = text.trim().trim_start_matches("de ").trim_start_matches("from ");
    let (from, until) = text.split_once('-')?;
    let window = format!("{}-{}", time_of_day(from)?, time_of_day(until)?);
    super::hour_window(&window).map(|_| window)
}

/// A time of day as `06:30`, from `6h30`, `6 h`, `6:30` or `6`; the end of the day is `24:00`.
pub(crate) fn time_of_day(text: &str) -> Option<String> {
    let text = text.trim().to_lowercase();
    let (hours, minutes) = text.split_once(['h', ':']).unwrap_or((&text, ""));
    let number = |text: &str| match text.trim() {
        "" => Some(0),
        text if text.len() <= 2 => text.parse::<u32>().ok(),
        _ => None,
    };
    let (hours, minutes) = (number(hours).filter(|_| !hours.is_empty())?, number(minutes)?);
    let is_time = (hours < 24 && minutes < 60) || (hours, minutes) == (24, 0);
    is_time.then(|| format!("{hours:02}:{minutes:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_has_its_time_or_lacks_its_year() {
        assert_eq!(moment("2030-02-08 18h").as_deref(), Some("2030-02-08T18:00:00"));
        assert_eq!(moment("8 février 2030 à 6h30").as_deref(), Some("2030-02-08T06:30:00"));
        assert_eq!(moment("08/02/30").as_deref(), Some("2030-02-08"));
        assert_eq!(moment("2030-02-08 24h").as_deref(), Some("2030-02-09T00:00:00"));
        assert_eq!(moment("28/2/2030 24:00").as_deref(), Some("2030-03-01T00:00:00"));
        let none = ["2030-02-08 soon", "2030-02-08 24:59", "2030-02-08 25h", "9999-12-31 24h"];
        assert_eq!(none.map(moment), [None, None, None, None]);
        assert_eq!(without_year("8 février").as_deref(), Some("02-08"));
        assert_eq!(without_year("February 8").as_deref(), Some("02-08"));
        assert_eq!(without_year("8 d"), None);
    }

    #[test]
    fn days_of_the_week_are_understood_as_people_write_them() {
        let working = Some("[\"mon\", \"tue\", \"wed\", \"thu\", \"fri\"]");
        for text in ["lundi-vendredi", "lun–ven", "du lundi au vendredi", "Mon to Fri"] {
            assert_eq!(weekdays(text).as_deref(), working, "{text}");
        }
        assert_eq!(weekdays("sam-dim").as_deref(), Some("[\"sat\", \"sun\"]"));
        assert_eq!(weekdays("sunday-mon").as_deref(), Some("[\"sun\", \"mon\"]"));
        assert_eq!(weekdays("Lundi").as_deref(), Some("[\"mon\"]"));
        assert_eq!(weekdays("lun; mar et jeu").as_deref(), Some("[\"mon\", \"tue\", \"thu\"]"));
        assert_eq!([weekdays("trucks"), weekdays("lu-ve")], [None, None]);
    }

    #[test]
    fn hours_of_the_day_are_understood_as_people_write_them() {
        for text in ["6h-18h", "6-18", "de 6 h à 18 h", "6 h – 18 h", "6h00 à 18h00", "6:00-18:00"]
        {
            assert_eq!(window(text).as_deref(), Some("06:00-18:00"), "{text}");
        }
        assert_eq!(window("6h30-18h").as_deref(), Some("06:30-18:00"));
        assert_eq!(window("6h-24h").as_deref(), Some("06:00-24:00"));
        assert_eq!(window("6h-24h59"), None);
        assert_eq!([window("25h-26h"), window("6h"), window("-18h")], [None, None, None]);
    }

    #[test]
    fn dates_of_other_lands_are_understood() {
        let read = |text: &str| date(text).map(|date| date.to_string());
        for text in ["17/08/2022", "17.8.2022", "2022/08/17", "08/17/2022", "17-08-2022"] {
            assert_eq!(read(text).as_deref(), Some("2022-08-17"), "{text}");
        }
        for text in
            ["17-août-22", "17 août 2022", "17 August 2022", "Aug. 17, 2022", "17 AOUT 2022"]
        {
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
