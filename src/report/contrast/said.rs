//! Numbers of a comparison for readers.

use crate::analysis::Verdict;
use crate::proportion::signed;
use crate::{Language, Text};

/// A difference with its interval: `-12.0 (-14.1 to -9.9)`.
pub(super) fn with_interval(
    language: Language,
    value: Option<f64>,
    interval: Option<(f64, f64)>,
) -> String {
    let Some(value) = value else { return "–".to_owned() };
    let said = signed(language, value);
    let to = Text::new("to", "à").read(language);
    interval.map_or_else(
        || said.clone(),
        |(low, high)| {
            let [low, high] = [low, high].map(|end| signed(language, end));
            format!("{said} ({low}\u{a0}{to}\u{a0}{high})")
        },
    )
}

/// Days apart with their interval: `18.9 earlier (15.1 to 22.7)`, `1.2 later (0.5 to 1.8)`; where the
/// interval has both in it, `0.1 earlier (0.8 later to 1.0 earlier)`.
pub(super) fn days_apart(
    language: Language,
    gained: Option<f64>,
    interval: Option<(f64, f64)>,
) -> String {
    let Some(gained) = gained else { return "–".to_owned() };
    let number = |days: f64| language.number(days.abs(), 1);
    let side = |days: f64| match days < 0.0 {
        true => Text::new("later", "plus\u{a0}tard").read(language),
        false => Text::new("earlier", "plus\u{a0}tôt").read(language),
    };
    let both = |days: f64| format!("{}\u{a0}{}", number(days), side(days));
    let to = Text::new("to", "à").read(language);
    let (low, high) = match interval {
        None => return both(gained),
        Some((low, high)) if low < 0.0 && high > 0.0 => (both(low), both(high)),
        // The smaller number first, on whichever side.
        Some((low, high)) if high <= 0.0 => (number(high), number(low)),
        Some((low, high)) => (number(low), number(high)),
    };
    format!("{} ({low}\u{a0}{to}\u{a0}{high})", both(gained))
}

/// `real`, `not shown`.
pub(super) fn verdict(language: Language, verdict: Option<Verdict>) -> &'static str {
    match verdict {
        None => "–",
        Some(Verdict::Real) => Text::new("real", "réel").read(language),
        Some(Verdict::NotShown) => Text::new("not shown", "non démontré").read(language),
    }
}

/// A text of at most so many letters.
pub(super) fn short(text: &str, letters: usize) -> String {
    if text.chars().count() <= letters {
        return text.to_owned();
    }
    let kept: String = text.chars().take(letters - 1).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_earlier_or_later_and_never_a_negative_number_of_days_earlier() {
        let said = |gained, low, high| {
            days_apart(Language::English, Some(gained), Some((low, high))).replace('\u{a0}', " ")
        };
        assert_eq!(said(18.9, 15.1, 22.7), "18.9 earlier (15.1 to 22.7)");
        assert_eq!(said(-33.0, -35.5, -30.0), "33.0 later (30.0 to 35.5)");
        assert_eq!(said(0.1, -0.8, 1.0), "0.1 earlier (0.8 later to 1.0 earlier)");
        assert_eq!(days_apart(Language::French, Some(-2.0), None), "2,0\u{a0}plus\u{a0}tard");
        assert_eq!(days_apart(Language::English, None, None), "–");
    }
}
