//! Phrases that both answers share.

use crate::Language;
use crate::analysis::{Proportion, Said};

/// `81% (78–84)`, or a bound: `> 99.5%`.
pub(super) fn chance(language: Language, of: Proportion) -> String {
    let (low, high) = of.interval();
    match of.said() {
        Said::Nothing => "–".to_owned(),
        Said::Below(_) => {
            format!("<\u{a0}{}", language.percent((high * 1_000.0).ceil() / 1_000.0, 1))
        }
        Said::Above(_) => {
            format!(">\u{a0}{}", language.percent((low * 1_000.0).floor() / 1_000.0, 1))
        }
        Said::About(share) => {
            let [low, high] = [low, high].map(|end| language.number(end * 100.0, 0));
            format!("{} ({low}–{high})", language.percent(share, 0))
        }
    }
}

/// The chance that is wanted: `80%`, `97.5%`.
pub(super) fn wanted(language: Language, chance: f64) -> String {
    let is_whole = (chance * 100.0 - (chance * 100.0).round()).abs() < 1e-9;
    language.percent(chance, if is_whole { 0 } else { 1 })
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
