//! The rules by which forecasts are scored. All are proper: nobody gains by saying what he does not
//! believe.

use super::{Actual, Ensemble};

/// Whether an outcome lies within the middle 80 % of a forecast, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coverage {
    /// It does.
    Inside,
    /// It came earlier.
    Early,
    /// It came later.
    Late,
    /// The record does not say.
    NotKnown,
}

impl Coverage {
    /// The word in tables.
    pub fn word(self) -> &'static str {
        match self {
            Self::Inside => "inside",
            Self::Early => "early",
            Self::Late => "late",
            Self::NotKnown => "not_known",
        }
    }
}

/// The Brier score of a chance: 0 at best, 1 at worst (Brier 1950).
pub(super) fn brier(chance: f64, happened: bool) -> f64 {
    (chance - f64::from(u8::from(happened))).powi(2)
}

/// The logarithmic score: −ln of the chance that was given to what happened.
pub(super) fn log(chance: f64, happened: bool) -> f64 {
    -libm::log(if happened { chance } else { 1.0 - chance })
}

/// A share of `n` members as a chance that is never 0 or 1: half a member is added to either side.
pub(super) fn smoothed(share: f64, n: usize) -> f64 {
    (share * n as f64 + 0.5) / (n as f64 + 1.0)
}

/// Where a day stands in a forecast: the share of earlier members, and by `unit` (0 to 1) a part of
/// those on the same day. What comes after `until` may stand anywhere beyond its share.
pub(super) fn pit(days: &Ensemble, day: i64, until: i64, unit: f64) -> f64 {
    let (below, above) = match day > until {
        true => (days.share_by(until), 1.0),
        false => (days.share_by(day - 1), days.share_by(day)),
    };
    below + unit * (above - below)
}

/// Whether an outcome lies within the middle 80 %. A band that ends beyond the horizon has no end; of
/// an outcome that is not known by `until` nothing can be said if the band goes on after it.
pub(super) fn coverage(days: &Ensemble, actual: Actual, until: i64) -> Coverage {
    let low = days.quantile(0.1).unwrap_or(i64::MAX);
    let high = days.quantile(0.9).unwrap_or(i64::MAX);
    let (earliest, latest) = match actual {
        Actual::Between(earliest, latest) => (earliest, latest),
        Actual::NotBy(by) => (by.min(until) + 1, i64::MAX),
    };
    if latest < low {
        Coverage::Early
    } else if earliest > high {
        Coverage::Late
    } else if low <= earliest && latest <= high && !matches!(actual, Actual::NotBy(_)) {
        Coverage::Inside
    } else {
        Coverage::NotKnown
    }
}
