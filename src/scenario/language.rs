//! The two languages of the reader, and how each writes dates, numbers and lengths of time.
//!
//! French sets a no-break space before the percent sign and between a number and its unit, a
//! decimal comma, and narrow no-break spaces between thousands. CSV and JSON are for machines and
//! never come here.

use jiff::ZonedDateTime;
use jiff::civil::Date;

use super::Label;
use crate::time::{DAY, HOUR, Span};

/// A language of the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// British English.
    #[default]
    English,
    /// French.
    French,
}

/// A sentence, heading or meaning in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text {
    /// English.
    pub en: &'static str,
    /// French.
    pub fr: &'static str,
}

impl Text {
    /// The same thing in both languages.
    pub const fn new(en: &'static str, fr: &'static str) -> Self {
        Self { en, fr }
    }

    /// In one language.
    pub fn read(self, language: Language) -> &'static str {
        match language {
            Language::English => self.en,
            Language::French => self.fr,
        }
    }
}

/// A space that does not break a line.
const NO_BREAK: char = '\u{a0}';
/// A narrow space that does not break a line.
const NARROW: char = '\u{202f}';

const MONTHS: [Text; 12] = [
    Text::new("Jan", "janv."),
    Text::new("Feb", "févr."),
    Text::new("Mar", "mars"),
    Text::new("Apr", "avr."),
    Text::new("May", "mai"),
    Text::new("Jun", "juin"),
    Text::new("Jul", "juil."),
    Text::new("Aug", "août"),
    Text::new("Sep", "sept."),
    Text::new("Oct", "oct."),
    Text::new("Nov", "nov."),
    Text::new("Dec", "déc."),
];

const LONG_MONTHS: [Text; 12] = [
    Text::new("January", "janvier"),
    Text::new("February", "février"),
    Text::new("March", "mars"),
    Text::new("April", "avril"),
    Text::new("May", "mai"),
    Text::new("June", "juin"),
    Text::new("July", "juillet"),
    Text::new("August", "août"),
    Text::new("September", "septembre"),
    Text::new("October", "octobre"),
    Text::new("November", "novembre"),
    Text::new("December", "décembre"),
];

/// The decimals of a percentage: one where it would otherwise look like none or all.
pub fn percent_decimals(share: f64) -> usize {
    usize::from(share != 0.0 && share != 1.0 && !(0.01..=0.99).contains(&share))
}

impl Language {
    /// The language of a locale name such as `fr_FR.UTF-8`; `None` for another than French and
    /// English (`C` and `POSIX` count as English).
    pub fn of_locale(locale: &str) -> Option<Self> {
        let language = locale.split(['_', '.', '-', '@']).next().unwrap_or_default();
        match language.to_ascii_lowercase().as_str() {
            "fr" => Some(Self::French),
            "en" | "c" | "posix" => Some(Self::English),
            _ => None,
        }
    }

    /// A name for readers: in this language, else in the other, else the key.
    pub fn label(self, label: &Label, key: &str) -> String {
        let (first, second) = match self {
            Self::English => (&label.en, &label.fr),
            Self::French => (&label.fr, &label.en),
        };
        first.as_ref().or(second.as_ref()).map_or_else(|| key.to_owned(), Clone::clone)
    }

    /// A date: `15 Dec 2023`, `15 déc. 2023`.
    pub fn date(self, at: &ZonedDateTime) -> String {
        format!("{}{NO_BREAK}{}", self.day_and_month(at), at.year())
    }

    /// A date within a sentence: `15 December 2023`, `15 décembre 2023`.
    pub fn long_date(self, at: &ZonedDateTime) -> String {
        format!("{}{NO_BREAK}{}", self.day_of(at, &LONG_MONTHS), at.year())
    }

    /// A date as a finding has it: `15 December 2023`, `15 décembre 2023`.
    pub(super) fn written_day(self, day: Date) -> String {
        match self {
            Self::English => day.strftime("%-d %B %Y").to_string(),
            Self::French => {
                let month = LONG_MONTHS[(day.month() - 1).clamp(0, 11) as usize].fr;
                let first = if day.day() == 1 { "er" } else { "" };
                format!("{}{first}{NO_BREAK}{month}{NO_BREAK}{}", day.day(), day.year())
            }
        }
    }

    /// A date without its year and the time of day: `19 Oct 06:00`, `19 oct. 06:00`.
    pub fn day_and_time(self, at: &ZonedDateTime) -> String {
        format!("{}{NO_BREAK}{:02}:{:02}", self.day_and_month(at), at.hour(), at.minute())
    }

    /// A month, from 1 to 12, in a few letters: `Dec`, `déc.`.
    pub fn month(self, month: i8) -> &'static str {
        MONTHS[(month - 1).clamp(0, 11) as usize].read(self)
    }

    /// A date without its year: `15 Dec`, `15 déc.`.
    pub fn day_and_month(self, at: &ZonedDateTime) -> String {
        self.day_of(at, &MONTHS)
    }

    fn day_of(self, at: &ZonedDateTime, months: &[Text; 12]) -> String {
        let month = months[(at.month() - 1).clamp(0, 11) as usize].read(self);
        match (self, at.day()) {
            (Self::French, 1) => format!("1er{NO_BREAK}{month}"),
            (_, day) => format!("{day}{NO_BREAK}{month}"),
        }
    }

    /// A number with so many decimals, thousands apart, and a true minus.
    pub fn number(self, value: f64, decimals: usize) -> String {
        let plain = format!("{:.decimals$}", value.abs());
        let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
        let (thousands, point) = match self {
            Self::English => (',', '.'),
            Self::French => (NARROW, ','),
        };
        let mut text = String::new();
        if value < 0.0 && plain.bytes().any(|digit| (b'1'..=b'9').contains(&digit)) {
            text.push('−');
        }
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index).is_multiple_of(3) {
                text.push(thousands);
            }
            text.push(digit);
        }
        if !fraction.is_empty() {
            text.push(point);
            text.push_str(fraction);
        }
        text
    }

    /// A share as a percentage: `31 %` in French, `31%` in English; with a decimal where it would
    /// otherwise look like none or all: `0.4%`, `99.7%`.
    pub fn percent(self, share: f64) -> String {
        self.percent_to(share, percent_decimals(share))
    }

    /// The same with so many decimals, where tenths are told apart or what was asked is repeated.
    pub fn percent_to(self, share: f64, decimals: usize) -> String {
        let number = self.number(share * 100.0, decimals);
        match self {
            Self::English => format!("{number}%"),
            Self::French => format!("{number}{NO_BREAK}%"),
        }
    }

    /// A length of time in its two largest units: `3 d 4 h`, `3 j 4 h`, `20 min`; in
    /// French minutes after hours stand without their unit, `7 h 05`.
    pub fn span(self, span: Span) -> String {
        let seconds = span.0.abs();
        let (minutes, hours) = ((seconds + 30) / 60, (seconds + HOUR / 2) / HOUR);
        let day = Text::new("d", "j").read(self);
        let two = |large: i64, unit: &str, small: i64, part: &str| match small {
            0 => format!("{large}{NO_BREAK}{unit}"),
            _ => format!("{large}{NO_BREAK}{unit}{NO_BREAK}{small}{NO_BREAK}{part}"),
        };
        match (seconds, minutes) {
            (0, _) => format!("0{NO_BREAK}h"),
            (_, 0) => format!("{seconds}{NO_BREAK}s"),
            (_, 1..60) => format!("{minutes}{NO_BREAK}min"),
            (..DAY, _) if self == Self::French && minutes % 60 > 0 => {
                format!("{}{NO_BREAK}h{NO_BREAK}{:02}", minutes / 60, minutes % 60)
            }
            (..DAY, _) => two(minutes / 60, "h", minutes % 60, "min"),
            _ => two(hours / 24, day, hours % 24, "h"),
        }
    }

    /// A length of time to the minute, in all its units: `3 d 19 h 30 min`, `3 j 19 h 30`.
    pub fn exact_span(self, span: Span) -> String {
        let minutes = (span.0.abs() + 30) / 60;
        let (days, rest) = (minutes / (24 * 60), minutes % (24 * 60));
        let rest_said = self.span(Span(rest * 60));
        let day = Text::new("d", "j").read(self);
        let said = match (days, rest) {
            (0, _) => rest_said,
            (_, 0) => format!("{days}{NO_BREAK}{day}"),
            _ => format!("{days}{NO_BREAK}{day}{NO_BREAK}{rest_said}"),
        };
        if span.0 < 0 { format!("−{said}") } else { said }
    }

    /// A length of time that runs only while an office is open: `33 h 9 min of office hours`.
    pub fn office_hours(self, span: Span) -> String {
        let minutes = (span.0.abs() + 30) / 60;
        let (hours, minutes) = (minutes / 60, minutes % 60);
        let within = |hours: i64, minutes: i64| self.span(Span(hours * HOUR + minutes * 60));
        // Days of an office are no days of 24 hours: hours are not made into any.
        let said = match (hours, minutes) {
            (..24, _) => within(hours, minutes),
            (_, 0) => format!("{hours}{NO_BREAK}h"),
            _ => within(23, minutes).replacen("23", &hours.to_string(), 1),
        };
        match self {
            Self::English => format!("{said} of office hours"),
            Self::French => format!("{said} d’heures de bureau"),
        }
    }

    /// A number and its unit, kept on one line: `118 t`.
    pub fn quantity(self, value: f64, decimals: usize, unit: &str) -> String {
        format!("{}{NO_BREAK}{unit}", self.number(value, decimals))
    }

    /// A quotation: `“base”`, `« base »`.
    pub fn quoted(self, text: &str) -> String {
        match self {
            Self::English => format!("“{text}”"),
            Self::French => format!("«{NO_BREAK}{text}{NO_BREAK}»"),
        }
    }

    /// A text with the spaces that must not break a line made so: in French, those before the
    /// colon, the semicolon and the percent sign.
    pub fn typeset(self, text: &str) -> String {
        match self {
            Self::English => text.to_owned(),
            Self::French => {
                let marks = [(" :", "\u{a0}:"), (" ;", "\u{a0};"), (" %", "\u{a0}%")];
                marks
                    .iter()
                    .fold(text.to_owned(), |text, (loose, tight)| text.replace(loose, tight))
            }
        }
    }

    /// What stands between two parts of a sentence: `;` or ` ;`.
    pub fn semicolon(self) -> &'static str {
        match self {
            Self::English => ";",
            Self::French => "\u{a0};",
        }
    }

    /// What stands between a heading and its value: `:` or ` :`.
    pub fn colon(self) -> &'static str {
        match self {
            Self::English => ":",
            Self::French => "\u{a0}:",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> ZonedDateTime {
        text.parse().expect("a date in a test")
    }

    #[test]
    fn dates_follow_the_language() {
        let due = day("2023-12-15T23:59:59+00:00[UTC]");
        assert_eq!(Language::English.date(&due), "15\u{a0}Dec\u{a0}2023");
        assert_eq!(Language::French.date(&due), "15\u{a0}déc.\u{a0}2023");
        assert_eq!(Language::French.long_date(&due), "15\u{a0}décembre\u{a0}2023");
        let first = day("2023-08-01T06:05:00+00:00[UTC]");
        assert_eq!(Language::French.day_and_time(&first), "1er\u{a0}août\u{a0}06:05");
    }

    #[test]
    fn numbers_follow_the_language() {
        assert_eq!(Language::English.number(-12_345.67, 1), "−12,345.7");
        assert_eq!(Language::French.number(12_345.67, 1), "12\u{202f}345,7");
        assert_eq!(Language::English.number(-0.01, 1), "0.0");
        assert_eq!(Language::French.percent(0.314), "31\u{a0}%");
        assert_eq!(
            [0.0, 0.004, 0.997, 1.0].map(|it| Language::English.percent(it)),
            ["0%", "0.4%", "99.7%", "100%"]
        );
    }

    #[test]
    fn french_marks_stay_with_their_word() {
        let text = "Kidal : évacué ; 31 % partis";
        assert_eq!(Language::French.typeset(text), "Kidal\u{a0}: évacué\u{a0}; 31\u{a0}% partis");
        assert_eq!(Language::English.typeset(text), text);
    }

    #[test]
    fn a_length_of_time_shows_its_two_largest_units() {
        let show = |seconds| Language::English.span(Span(seconds)).replace('\u{a0}', " ");
        assert_eq!(show(3 * DAY + 4 * HOUR + 100), "3 d 4 h");
        assert_eq!(show(2 * DAY), "2 d");
        assert_eq!(show(23 * HOUR + 40 * 60), "23 h 40 min");
        assert_eq!(show(59 * 60 + 40), "1 h");
        assert_eq!(show(0), "0 h");
        assert_eq!(Language::French.span(Span(DAY)), "1\u{a0}j");
        assert_eq!(Language::French.span(Span(7 * HOUR + 5 * 60)), "7\u{a0}h\u{a0}05");
        assert_eq!(Language::French.span(Span(7 * HOUR)), "7\u{a0}h");
        let office = |language: Language| {
            language.office_hours(Span(33 * HOUR + 540)).replace('\u{a0}', " ")
        };
        assert_eq!(office(Language::English), "33 h 9 min of office hours");
        assert_eq!(office(Language::French), "33 h 09 d’heures de bureau");
    }

    #[test]
    fn a_locale_names_its_language() {
        assert_eq!(Language::of_locale("fr_FR.UTF-8"), Some(Language::French));
        assert_eq!(Language::of_locale("C"), Some(Language::English));
        assert_eq!(Language::of_locale("de_DE"), None);
    }
}
