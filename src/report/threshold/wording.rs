//! Phrases that both answers share.

use crate::Language;
use crate::time::{DAY, HOUR, Span};

/// The chance that is wanted: `80%`, `97.5%`.
pub(super) fn wanted(language: Language, chance: f64) -> String {
    let is_whole = (chance * 100.0 - (chance * 100.0).round()).abs() < 1e-9;
    language.percent_to(chance, if is_whole { 0 } else { 1 })
}

/// A loss in points of a hundred: `4 points`; `None` if it is none worth a word.
pub(super) fn points(language: Language, loss: Option<f64>) -> Option<String> {
    let points = loss? * 100.0;
    let decimals = usize::from(points < 2.0);
    let word = match (language, points >= 1.95) {
        (Language::English, _) | (_, true) => "points",
        // French counts in the plural from two on.
        (Language::French, false) => "point",
    };
    (points >= 0.05).then(|| language.quantity(points, decimals, word))
}

/// A value as written in a file, for a reader who writes numbers otherwise: `36 h`, `3 j 19 h 30` for
/// `3.8125 d`, `7,5 t`.
pub(in super::super) fn written(language: Language, plain: &str) -> String {
    let number_and_unit = plain.split_once(' ').unwrap_or((plain, ""));
    let (Ok(number), unit) = (number_and_unit.0.parse::<f64>(), number_and_unit.1) else {
        return plain.replace(' ', "\u{a0}");
    };
    let decimals = number_and_unit.0.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let lasting = |seconds: i64| Span((number * seconds as f64).round() as i64);
    match unit {
        "d" if decimals > 0 => language.exact_span(lasting(DAY)),
        "h" if decimals > 0 => language.exact_span(lasting(HOUR)),
        "" => language.number(number, decimals),
        "d" => language.quantity(number, 0, if language == Language::French { "j" } else { "d" }),
        _ => language.quantity(number, decimals, unit),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stand_in_the_unit_of_the_file_and_the_numbers_of_the_reader() {
        let of = |plain| {
            let said = [Language::English, Language::French].map(|it| written(it, plain));
            said.map(|it| it.replace('\u{a0}', " "))
        };
        // 0.8125 of a day are 19 hours and a half.
        assert_eq!(of("3.8125 d"), ["3 d 19 h 30 min", "3 j 19 h 30"]);
        assert_eq!(of("36 h"), ["36 h", "36 h"]);
        assert_eq!(of("7.5 h"), ["7 h 30 min", "7 h 30"]);
        assert_eq!(of("12 d"), ["12 d", "12 j"]);
        assert_eq!(of("7.5 t"), ["7.5 t", "7,5 t"]);
        assert_eq!(of("0.25"), ["0.25", "0,25"]);
        assert_eq!(of("4"), ["4", "4"]);
        assert_eq!(of("whatever"), ["whatever", "whatever"]);
    }
}
