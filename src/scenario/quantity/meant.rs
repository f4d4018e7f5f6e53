//! What was probably meant by a text that is no quantity: one written as elsewhere in the world.

use super::{Plain, nine_digits, spoken};
use crate::Message;
use crate::node::Value;

/// A guess at what was meant.
pub(crate) struct Meant {
    /// What kept it from being read, as the end of a sentence.
    pub(crate) why: Message,
    /// What to write, as an advice.
    pub(crate) remedy: Message,
}

/// Marks that word processors put around words, and the semicolons of other languages.
pub(super) const AROUND: [char; 9] = ['“', '”', '„', '«', '»', '‘', '’', '"', ';'];
/// What stands between thousands, the point of English and the comma of French aside.
const BETWEEN_THOUSANDS: [char; 5] = [' ', '\u{a0}', '\u{202f}', '\'', '’'];

/// What a text was meant to be, if some such change makes it the quantity.
pub(super) fn quantity<Q: Plain>(text: &str) -> Option<Meant> {
    let bare = text.trim_matches(|letter: char| AROUND.contains(&letter) || letter.is_whitespace());
    let grouped = thousands(bare).unwrap_or_else(|| bare.to_owned());
    let pointed: Vec<String> = numbers(&grouped);
    let named = with_known_units(&grouped);
    let said = spoken::in_digits(bare);
    let guesses = [
        (vec![bare.to_owned()], message!("meant-there-marks-around")),
        (vec![grouped.clone()], message!("typo-thousands-stand-together")),
        (pointed, message!("typo-decimals-stand-after-point-not")),
        (vec![grouped.to_lowercase()], message!("meant-units-small-letters")),
        (with_minutes(&grouped).into_iter().collect(), message!("meant-every-number-has-unit")),
        (named.into_iter().collect(), message!("meant-unit-has-another-name")),
        (in_days(&grouped).into_iter().collect(), message!("meant-month-has-no-one-length")),
        (said.into_iter().collect(), message!("meant-number-in-digits")),
    ];
    let mut guesses = guesses.into_iter().filter_map(|(guesses, why)| {
        let is_new = |guess: &&String| guess.as_str() != text;
        let right: Vec<String> =
            guesses.iter().filter(is_new).filter_map(|it| read::<Q>(it)).collect();
        (!right.is_empty()).then(|| Meant { why, remedy: write(&right) })
    });
    guesses.next()
}

/// What a quantity may be whose point stands before three digits and behind one to three, as one between
/// thousands does: `1.600 t`. One that begins with 0 is a decimal.
pub(crate) fn doubtful_point(text: &str) -> Option<Meant> {
    let text = text.trim();
    let end = text.find(|letter: char| !letter.is_ascii_digit() && letter != '.')?;
    let (number, unit) = (&text[..end], text[end..].trim());
    let (whole, decimals) = number.split_once('.')?;
    let is_doubtful = (1..=3).contains(&whole.len()) && !whole.starts_with('0');
    let is_unit = unit.starts_with(|letter: char| letter.is_alphabetic() || letter == '%')
        && !unit.contains(char::is_whitespace)
        && unit.len() <= MOST_UNIT;
    if !is_doubtful || !is_unit || decimals.len() != 3 || decimals.contains('.') {
        return None;
    }
    // Other zeros at the end tell that decimals are meant.
    let plain = number.trim_end_matches('0').trim_end_matches('.');
    let decimals =
        if plain.len() == number.len() { format!("{number}0") } else { plain.to_owned() };
    let [thousands, decimals] =
        [number.replace('.', ""), decimals].map(|number| format!("{number} {unit}"));
    let number = format!("{plain} {unit}");
    Some(Meant {
        why: message!("thousands-or-decimals", text, number),
        remedy: message!("thousands-write-either", thousands, decimals),
    })
}

/// The longest that the name of a unit is, in bytes.
const MOST_UNIT: usize = 16;

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

/// A number, with or without a unit, as it is to be written, and what it was not written as.
pub(crate) struct Plainly {
    pub(crate) problem: Message,
    pub(crate) right: String,
}

/// The number that was meant, as it is to be written, by one written as elsewhere.
pub fn number(text: &str) -> Option<String> {
    plain_number(text.trim()).map(|plainly| plainly.right)
}

/// The number that was meant by one with its thousands apart or a comma before its decimals.
pub(crate) fn plain_number(text: &str) -> Option<Plainly> {
    let meant = |problem, right| Some(Plainly { problem, right });
    if let Some(right) = thousands(text) {
        return meant(message!("typo-thousands-stand-together"), right);
    }
    let (whole, rest) = text.split_once(',')?;
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    let decimals = rest.trim_end_matches(|letter: char| !letter.is_ascii_digit());
    let is_number = is_digits(whole.trim_start_matches(['-', '+'])) && is_digits(decimals);
    let right = format!("{whole}.{rest}");
    is_number.then(|| meant(message!("typo-decimals-stand-after-point-not"), right))?
}

/// Without what stands between thousands: `1 800 t` is `1800 t`, `1.600,5 t` is `1600.5 t`. A point or a comma
/// before the only three digits may be that of decimals: nothing is made of it here.
fn thousands(text: &str) -> Option<String> {
    let digits =
        |text: &str| text.len() - text.trim_start_matches(|it: char| it.is_ascii_digit()).len();
    let (mut number, mut rest) = (text[..digits(text)].to_owned(), &text[digits(text)..]);
    let mark = rest.chars().next().filter(|_| (1..=3).contains(&number.len()))?;
    let is_point = matches!(mark, '.' | ',');
    if !is_point && !BETWEEN_THOUSANDS.contains(&mark) {
        return None;
    }
    let mut groups = 0;
    while let Some(after) = rest.strip_prefix(mark).filter(|after| digits(after) == 3) {
        number += &after[..3];
        rest = &after[3..];
        groups += 1;
    }
    let decimals = rest.strip_prefix(['.', ',']).filter(|_| !rest.starts_with(mark));
    let decimals = decimals.filter(|after| digits(after) > 0);
    let is_sure = !is_point || groups > 1 || decimals.is_some();
    let rest = decimals.map_or_else(|| rest.to_owned(), |after| format!(".{after}"));
    let rest = rest.replace(['\u{a0}', '\u{202f}'], " ");
    (groups > 0 && is_sure).then(|| format!("{number}{rest}"))
}

/// Units that have another name here, in the words of people.
const UNITS: [(&str, &str); 12] = [
    (
        "people",
        "pax pers men troops soldiers staff hommes homme soldats militaires agents personnels",
    ),
    ("t", "tons ton mt"),
    ("kg", "kgs kilo kilos kilogrammes kilograms"),
    ("vehicles", "veh véh trucks camions cars voitures"),
    ("teu", "containers container conteneurs conteneur ctr"),
    ("h", "hr hrs"),
    ("min", "mn mins"),
    ("d", "jrs"),
    (
        "d",
        "working-day working-days business-days jour-ouvré jours-ouvrés jour-ouvrable jours-ouvrables",
    ),
    ("w", "wk wks sem"),
    ("km", "kms kilometres kilomètres kilometers"),
    ("km/h", "kph kmh kmph"),
];

/// With the names that units have here.
fn with_known_units(text: &str) -> Option<String> {
    let number = text.trim_end_matches(|letter: char| !letter.is_ascii_digit());
    let unit = text[number.len()..].trim().to_lowercase().replace([' ', '\u{a0}'], "-");
    let known = |unit: &str| -> String {
        let of = |(_, names): &&(&str, &str)| names.split(' ').any(|name| name == unit);
        UNITS.iter().find(of).map_or(unit, |(own, _)| own).to_owned()
    };
    let units: Vec<String> = unit.split('/').map(known).collect();
    (!number.is_empty() && !unit.is_empty()).then(|| format!("{number} {}", units.join("/")))
}

/// Months and years in days, of which both have not always the same number.
fn in_days(text: &str) -> Option<String> {
    let (number, unit) = super::split_number(text)?;
    let days = match unit.trim().to_lowercase().as_str() {
        "month" | "months" | "mois" => 30.0,
        "year" | "years" | "an" | "ans" | "année" | "années" => 365.0,
        _ => return None,
    };
    Some(format!("{} d", nine_digits(number * days)))
}

/// Whether a word is a yes or a no.
pub(crate) fn truth(text: &str) -> Option<bool> {
    match text.trim().to_lowercase().as_str() {
        "true" | "vrai" | "yes" | "oui" | "on" => Some(true),
        "false" | "faux" | "no" | "non" | "off" => Some(false),
        _ => None,
    }
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
        for text in ["1'800 t", "1’800 t", "1\u{a0}800 t", "1 800\u{a0}t"] {
            assert_eq!(remedy::<Load>(text), "write \"1800 t\"", "{text}");
        }
        for text in ["1.600,5 t", "1,600.5 t", "1 600,5 t"] {
            assert_eq!(remedy::<Load>(text), "write \"1600.5 t\"", "{text}");
        }
        assert_eq!(remedy::<Load>("1.600.000 t"), "write \"1600000 t\"");
        assert_eq!(remedy::<Load>("“12 t”"), "write \"12 t\"");
        assert_eq!(remedy::<Lasting>("5 D"), "write \"5 d\"");
        assert_eq!(remedy::<Lasting>("7h30"), "write \"7 h 30 min\"");
    }

    #[test]
    fn units_have_the_names_that_people_give_them() {
        assert_eq!(remedy::<Load>("30 hommes"), "write \"30 people\"");
        assert_eq!(remedy::<Load>("30 pax"), "write \"30 people\"");
        assert_eq!(remedy::<Load>("3 Conteneurs"), "write \"3 teu\"");
        assert_eq!(remedy::<Lasting>("2 jours ouvrés"), "write \"2 d\"");
        assert_eq!(remedy::<Lasting>("3 mois"), "write \"90 d\"");
        assert_eq!(remedy::<Lasting>("8.2 months"), "write \"246 d\"");
        assert_eq!(remedy::<Pace>("12,5 kmh"), "nothing", "one slip at a time");
        assert_eq!(remedy::<Pace>("12 kmh"), "write \"12 km/h\"");
    }

    #[test]
    fn a_point_before_three_digits_and_a_unit_is_doubtful() {
        let doubt = |text: &str| {
            doubtful_point(text).map(|meant| meant.remedy.read(crate::Language::English))
        };
        let advice = |thousands: &str, decimals: &str| {
            Some(format!("for thousands, write \"{thousands}\"; for decimals, \"{decimals}\""))
        };
        assert_eq!(doubt("1.600 t"), advice("1600 t", "1.6 t"));
        assert_eq!(doubt("3.242 t"), advice("3242 t", "3.2420 t"));
        assert_eq!(doubt("40.000 km/day"), advice("40000 km/day", "40 km/day"));
        for sure in
            ["0.125 t", "1.5 t", "1.2420 t", "1600.125 t", "1.600", "1.600 t of stores", "t"]
        {
            assert_eq!(doubt(sure), None, "{sure}");
        }
        // What is advised is not doubtful itself.
        assert_eq!([doubt("1.6 t"), doubt("3.2420 t"), doubt("1600 t")], [None, None, None]);
    }

    #[test]
    fn a_yes_and_a_no_are_understood() {
        let said = ["Vrai", "yes", "OUI", "faux", "non", "No", "peut-être"].map(truth);
        let (yes, no) = (Some(true), Some(false));
        assert_eq!(said, [yes, yes, yes, no, no, no, None]);
    }

    #[test]
    fn what_is_no_quantity_at_all_is_not_guessed_at() {
        assert_eq!(remedy::<Load>("12 parsecs"), "nothing");
        assert_eq!(remedy::<Number>("many"), "nothing");
    }
}
