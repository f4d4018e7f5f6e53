//! Phrases that both answers share.

use crate::Language;

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
