//! Numbers of a comparison for readers.

use crate::analysis::{Proportion, Said, Verdict};
use crate::report::{Language, Text};

/// `31%`, `< 0.3%`, `> 99.7%`.
pub(super) fn chance(language: Language, of: Proportion) -> String {
    let bound =
        |bound: f64, round: fn(f64) -> f64| language.percent(round(bound * 1_000.0) / 1_000.0, 1);
    match of.said() {
        Said::Nothing => "–".to_owned(),
        Said::Below(below) => format!("<\u{a0}{}", bound(below, f64::ceil)),
        Said::Above(above) => format!(">\u{a0}{}", bound(above, f64::floor)),
        Said::About(share) => language.percent(share, decimals(share)),
    }
}

/// One decimal where a percentage would otherwise look like none or all, else none.
fn decimals(share: f64) -> usize {
    usize::from(!(0.01..=0.99).contains(&share))
}

/// A difference with its sign: `+4.1`, `-12.0`, `0.0`.
pub(super) fn signed(language: Language, value: f64) -> String {
    let text = language.number(value, 1);
    let is_nothing = text.bytes().all(|digit| !(b'1'..=b'9').contains(&digit));
    if value > 0.0 && !is_nothing { format!("+{text}") } else { text }
}

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
