//! Likelihood terms of Intelligence Community Directive 203 (2 January 2015, section D.6.e(2)(a)).
//!
//! The directive's bands run from 1 to 99 %. A chance below 1 % takes the lowest term and one above
//! 99 % the highest: the number and its interval stand beside the word, and the word never says
//! "impossible" or "certain". A chance on the limit of two bands takes the one nearer to even.

use super::{Proportion, Said};

/// A likelihood term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likelihood {
    /// 1–5 %, and below.
    AlmostNoChance,
    /// 5–20 %.
    VeryUnlikely,
    /// 20–45 %.
    Unlikely,
    /// 45–55 %.
    RoughlyEven,
    /// 55–80 %.
    Likely,
    /// 80–95 %.
    VeryLikely,
    /// 95–99 %, and above.
    AlmostCertain,
}

impl Likelihood {
    /// All terms, from the least likely.
    pub const ALL: [Self; 7] = [
        Self::AlmostNoChance,
        Self::VeryUnlikely,
        Self::Unlikely,
        Self::RoughlyEven,
        Self::Likely,
        Self::VeryLikely,
        Self::AlmostCertain,
    ];

    /// The term for a chance from 0 to 1.
    pub fn of(chance: f64) -> Self {
        match chance {
            p if p < 0.05 => Self::AlmostNoChance,
            p if p < 0.20 => Self::VeryUnlikely,
            p if p < 0.45 => Self::Unlikely,
            p if p <= 0.55 => Self::RoughlyEven,
            p if p <= 0.80 => Self::Likely,
            p if p <= 0.95 => Self::VeryLikely,
            _ => Self::AlmostCertain,
        }
    }

    /// The term for a chance seen in runs; `None` where they say too little for a word: without runs,
    /// and where none or all had it in so few that the bound leaves the outermost band.
    pub fn seen(chance: Proportion) -> Option<Self> {
        match chance.said() {
            Said::Nothing => None,
            Said::Below(bound) => (bound <= 0.05).then_some(Self::AlmostNoChance),
            Said::Above(bound) => (bound >= 0.95).then_some(Self::AlmostCertain),
            Said::About(share) => Some(Self::of(share)),
        }
    }

    /// The key of what is said of a chance in words: that of its term, or `always` and `never` of the few
    /// runs that there are, or `none` without any.
    pub fn key(chance: Proportion) -> String {
        let term = Self::seen(chance).map(|term| term.english().replace(' ', "-"));
        let few = match chance.said() {
            Said::Nothing => "none",
            Said::Above(_) => "always",
            Said::Below(_) | Said::About(_) => "never",
        };
        term.unwrap_or_else(|| few.to_owned())
    }

    /// The term in English, as in the directive.
    pub fn english(self) -> &'static str {
        match self {
            Self::AlmostNoChance => "almost no chance",
            Self::VeryUnlikely => "very unlikely",
            Self::Unlikely => "unlikely",
            Self::RoughlyEven => "roughly even chance",
            Self::Likely => "likely",
            Self::VeryLikely => "very likely",
            Self::AlmostCertain => "almost certain",
        }
    }

    /// The term in French.
    pub fn french(self) -> &'static str {
        match self {
            Self::AlmostNoChance => "quasi exclu",
            Self::VeryUnlikely => "très improbable",
            Self::Unlikely => "improbable",
            Self::RoughlyEven => "chances à peu près égales",
            Self::Likely => "probable",
            Self::VeryLikely => "très probable",
            Self::AlmostCertain => "presque certain",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_band_of_the_directive_has_its_term() {
        let middles = [0.03, 0.125, 0.325, 0.50, 0.675, 0.875, 0.97];
        assert_eq!(middles.map(Likelihood::of), Likelihood::ALL);
    }

    #[test]
    fn terms_mirror_each_other_around_an_even_chance() {
        for percent in 0..=100 {
            let chance = f64::from(percent) / 100.0;
            let place = |p| Likelihood::ALL.iter().position(|term| *term == Likelihood::of(p));
            let mirrored = place((100.0 - f64::from(percent)) / 100.0).map(|index| 6 - index);
            assert_eq!(place(chance), mirrored, "{percent} %");
        }
    }

    #[test]
    fn none_and_all_of_few_runs_have_no_word() {
        // 1 - 0.05^(1/58) is 5.03 %, 1 - 0.05^(1/59) is 4.95 %.
        let seen = |hits, n| Likelihood::seen(Proportion { hits, n });
        assert_eq!([seen(0, 58), seen(58, 58), seen(0, 0), seen(1, 1)], [None; 4]);
        assert_eq!(seen(0, 59), Some(Likelihood::AlmostNoChance));
        assert_eq!(seen(59, 59), Some(Likelihood::AlmostCertain));
        assert_eq!(seen(6, 20), Some(Likelihood::Unlikely));
    }

    #[test]
    fn a_chance_outside_the_bands_takes_the_outermost_term() {
        assert_eq!(Likelihood::of(0.0), Likelihood::AlmostNoChance);
        assert_eq!(Likelihood::of(0.005), Likelihood::AlmostNoChance);
        assert_eq!(Likelihood::of(1.0), Likelihood::AlmostCertain);
    }
}
