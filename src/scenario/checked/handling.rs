//! How long loading and unloading take: so long for a convoy, and so much an hour.

use crate::chance::{Assumed, Stream, Uncertain};
use crate::time::Span;
use crate::units::{Factor, LoadKind};

/// How long it takes to load or unload a convoy: a time for all of it, and more for what it carries.
#[derive(Debug, Clone, PartialEq)]
pub struct Handling {
    /// So long, whatever it carries.
    pub time: Uncertain<Span>,
    /// Beside that, load in base units an hour; at most one of each kind. What has no rate takes no
    /// time of its own.
    pub rates: Vec<(LoadKind, Uncertain<Factor>)>,
}

/// Seconds beyond which nothing is ever done, some thirty thousand years.
const LONGEST: f64 = 1e12;

impl Handling {
    /// A time for any convoy.
    pub fn lasting(time: Uncertain<Span>) -> Self {
        Self { time, rates: Vec::new() }
    }

    /// Whether it takes no time at all.
    #[inline]
    pub fn is_nothing(&self) -> bool {
        self.rates.is_empty() && self.time.constant() == Some(Span::ZERO)
    }

    /// Whether nothing of it has to be drawn.
    pub fn is_certain(&self) -> bool {
        self.time.constant().is_some()
            && self.rates.iter().all(|(_, rate)| rate.constant().is_some())
    }

    /// The rate of a kind.
    pub fn rate(&self, kind: LoadKind) -> Option<&Uncertain<Factor>> {
        self.rates.iter().find(|(other, _)| *other == kind).map(|(_, rate)| rate)
    }

    /// One draw for a convoy that carries so much of each kind.
    pub fn draw(
        &self,
        amounts: impl Fn(LoadKind) -> i64,
        assumed: &Assumed,
        stream: &mut Stream,
    ) -> Span {
        let time = self.time.draw(assumed, stream).max(Span::ZERO);
        let rates = self.rates.iter();
        rates.fold(time, |time, (kind, rate)| {
            time + at_rate(amounts(*kind), rate.draw(assumed, stream).0)
        })
    }

    /// What is to be expected before it is drawn, where the assumptions have these means.
    pub fn expected(&self, amounts: impl Fn(LoadKind) -> i64, means: &Assumed) -> Span {
        let time = self.time.expected(means).max(Span::ZERO);
        let rates = self.rates.iter();
        rates
            .fold(time, |time, (kind, rate)| time + at_rate(amounts(*kind), rate.expected(means).0))
    }

    /// The same in seconds.
    pub fn mean(&self, amounts: impl Fn(LoadKind) -> i64, means: &Assumed) -> f64 {
        let time = self.time.mean(means).max(0.0);
        let rates = self.rates.iter();
        let rates = rates.map(|(kind, rate)| at_rate(amounts(*kind), rate.mean(means)).0 as f64);
        time + rates.sum::<f64>()
    }
}

/// How long so much takes at so much an hour.
fn at_rate(amount: i64, per_hour: f64) -> Span {
    if amount <= 0 {
        return Span::ZERO;
    }
    let seconds = amount as f64 * 3_600.0 / per_hour.max(f64::MIN_POSITIVE);
    Span(seconds.min(LONGEST).round() as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_convoy_takes_longer_than_a_small_one() {
        let rates = vec![(LoadKind::Teu, Uncertain::fixed(10.0))];
        let handling = Handling { time: Uncertain::fixed(7_200.0), rates };
        let none = Assumed::default();
        let of = |teu: i64| move |kind| if kind == LoadKind::Teu { teu } else { 0 };
        assert_eq!(handling.mean(of(10), &none), 3.0 * 3_600.0);
        assert_eq!(handling.mean(of(90), &none), 11.0 * 3_600.0);
        assert_eq!(handling.mean(|_| 0, &none), 7_200.0);
    }

    #[test]
    fn nothing_is_ever_done_at_no_rate() {
        assert_eq!(at_rate(1, 0.0), Span(LONGEST as i64));
        assert_eq!(at_rate(0, 0.0), Span::ZERO);
    }
}
