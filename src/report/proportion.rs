//! How a chance seen in runs is said: the same on the terminal, in a briefing and in a workbook.
//!
//! `31% (28–34)`; where no run or every run had it, a bound instead: `< 1.2%`, `> 98.8%`. A bound is
//! rounded away from what was seen, so that it never claims more than the runs do.

use crate::Language;
use crate::analysis::{Likelihood, Proportion, Said};
use crate::scenario::percent_decimals;

/// Within a sentence, in brackets: `31%, 28–34`; a bound where none or all did: `< 0.3%`.
pub(super) fn in_words(chance: Proportion, language: Language) -> String {
    let shown = with_interval(chance, language);
    shown.replace(" (", ", ").replace(')', "")
}

/// `31% (28–34)`; a bound where none or all did: `< 0.3%`.
pub(super) fn with_interval(chance: Proportion, language: Language) -> String {
    said(chance.said(), chance.interval(), language)
}

/// The same from a share and the ends of its interval, as a table has them.
pub(super) fn of_ends(share: f64, interval: (f64, f64), language: Language) -> String {
    let seen = match share {
        ..=0.0 => Said::Below(interval.1),
        1.0.. => Said::Above(interval.0),
        _ => Said::About(share),
    };
    said(seen, interval, language)
}

fn said(seen: Said, interval: (f64, f64), language: Language) -> String {
    let short = in_short(seen, language);
    match seen {
        Said::About(share) => format!("{short} ({})", ends(share, interval, language)),
        _ => short,
    }
}

/// The ends of an interval around a share, in percent: `28–34`.
pub(super) fn ends(share: f64, (low, high): (f64, f64), language: Language) -> String {
    let [low, high] = [low, high].map(|end| language.number(end * 100.0, percent_decimals(share)));
    format!("{low}–{high}")
}

/// `31%`; a bound where none or all did: `< 0.3%`, `> 99.7%`; a dash without runs.
pub(super) fn short(chance: Proportion, language: Language) -> String {
    in_short(chance.said(), language)
}

fn in_short(seen: Said, language: Language) -> String {
    match seen {
        Said::Nothing => "–".to_owned(),
        Said::About(share) => language.percent(share),
        bound => bounded(bound, |share| language.percent_to(share, 1)),
    }
}

/// A bound to a tenth of a hundredth, never sharper than it is, as `shown` writes it; nothing for what
/// is no bound.
pub(super) fn bounded(said: Said, shown: impl Fn(f64) -> String) -> String {
    match said {
        Said::Below(bound) => format!("<\u{a0}{}", shown((bound * 1_000.0).ceil() / 1_000.0)),
        Said::Above(bound) => format!(">\u{a0}{}", shown((bound * 1_000.0).floor() / 1_000.0)),
        Said::Nothing | Said::About(_) => String::new(),
    }
}

/// The likelihood term for a chance, in the reader's language; nothing where there are too few runs.
pub(super) fn in_a_word(chance: Proportion, language: Language) -> &'static str {
    Likelihood::seen(chance).map_or("", |term| match language {
        Language::English => term.english(),
        Language::French => term.french(),
    })
}

/// Whether a difference of two chances is none in whole points of a hundred.
pub(super) fn is_none_as_shown(difference: f64) -> bool {
    (difference * 100.0).abs() < 0.5
}

/// The difference of two chances in whole points of a hundred, `1 point`, `12 points`: that of the pairs, rounded after it was
/// taken, as a table has it. French counts in the plural from two on.
pub(super) fn points(number: f64, language: Language) -> String {
    let whole = number.round().abs();
    let is_one = match language {
        Language::English => whole == 1.0,
        Language::French => whole < 2.0,
    };
    language.quantity(number, 0, if is_one { "point" } else { "points" })
}

/// A difference with its sign: `+4.1`, `−12.0`; nothing has none, `0.0`.
pub(super) fn signed(language: Language, value: f64) -> String {
    signed_to(language, value, 1)
}

/// The same with so many decimals.
pub(super) fn signed_to(language: Language, value: f64, decimals: usize) -> String {
    let text = language.number(value, decimals);
    let is_nothing = text.bytes().all(|digit| !(b'1'..=b'9').contains(&digit));
    if value > 0.0 && !is_nothing { format!("+{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn none_and_all_are_bounds_and_never_none_or_certain() {
        // 1 - 0.05^(1/250) = 0.01191 and its mirror image 0.98809: outwards to a tenth of a hundredth.
        let of = |hits, n| short(Proportion { hits, n }, Language::English).replace('\u{a0}', " ");
        assert_eq!([of(0, 250), of(250, 250)], ["< 1.2%", "> 98.8%"]);
        // However many runs, all of them are not certainty: 0.05^(1/100,000) = 0.99997.
        assert_eq!([of(0, 100_000), of(100_000, 100_000)], ["< 0.1%", "> 99.9%"]);
        assert_eq!([of(1, 3), of(1, 400), of(399, 400), of(0, 0)], ["33%", "0.2%", "99.8%", "–"]);
    }

    #[test]
    fn points_are_counted_as_each_language_counts() {
        let of = |number| [Language::English, Language::French].map(|it| points(number, it));
        assert_eq!(of(0.2), ["0\u{a0}points", "0\u{a0}point"]);
        assert_eq!(of(-1.0), ["−1\u{a0}point", "−1\u{a0}point"]);
        assert_eq!(of(1.6), ["2\u{a0}points", "2\u{a0}points"]);
        assert_eq!(
            [0.04, -0.04, 4.12].map(|it| signed(Language::English, it)),
            ["0.0", "0.0", "+4.1"]
        );
        assert_eq!([0.4, 16.2].map(|it| signed_to(Language::French, it, 0)), ["0", "+16"]);
    }

    #[test]
    fn points_are_rounded_after_the_difference_was_taken() {
        // 17 and 4 of 300 are shown as 6% and 1%, and are 4.33 points apart.
        let of = |hits| f64::from(hits) / 300.0 * 100.0;
        assert_eq!(points(of(17) - of(4), Language::English), "4\u{a0}points");
        assert!(is_none_as_shown(-0.0049) && !is_none_as_shown(-0.0051) && is_none_as_shown(0.0));
    }

    #[test]
    fn an_interval_has_the_decimals_of_its_share() {
        // Newcombe (1998), table I: 81 of 263 is 25.5 to 36.6%; 1 of 400, by Wilson, 0.04 to 1.4%.
        let of = |hits, n| with_interval(Proportion { hits, n }, Language::French);
        assert_eq!(of(81, 263), "31\u{a0}% (26–37)");
        assert_eq!(of(1, 400), "0,2\u{a0}% (0,0–1,4)");
        assert_eq!(in_words(Proportion { hits: 81, n: 263 }, Language::English), "31%, 26–37");
    }
}
