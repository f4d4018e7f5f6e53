//! Ranges: the values a factor can take.

use std::fmt;

use crate::chance::Distribution;
use crate::time::{Moment, Span};

use super::factor::Value;
use super::quantile::quantile;

/// The values a factor takes as its coordinate goes from 0 to 1. Limits are included.
#[derive(Debug, Clone, PartialEq)]
pub enum Range {
    /// Any number between two limits, in whatever unit the factor is given.
    Number {
        /// Value at 0.
        low: f64,
        /// Value at 1.
        high: f64,
        /// How the coordinate is spread over it.
        spacing: Spacing,
    },
    /// A spread, by its quantiles, as a number in its base unit. Where it has no upper limit, the ends
    /// of the unit interval stand for its 0.5th and its 99.5th percentile.
    Spread(Distribution),
    /// Whole numbers from `low` in steps, up to `high`; each step has an equal share of the unit
    /// interval.
    Whole {
        /// First value.
        low: i64,
        /// No value is above it.
        high: i64,
        /// Distance between values.
        step: i64,
    },
    /// Moments in steps, a day for dates.
    Moment {
        /// First value.
        low: Moment,
        /// No value is after it.
        high: Moment,
        /// Distance between values.
        step: Span,
    },
    /// Lengths of time in steps.
    Span {
        /// First value.
        low: Span,
        /// No value is above it.
        high: Span,
        /// Distance between values.
        step: Span,
    },
    /// One value after another, each with an equal share of the unit interval: names of plans and
    /// cases, a rule on or off, or chosen numbers.
    Levels(Vec<Value>),
}

/// How a coordinate is spread over a range of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Spacing {
    /// Evenly.
    #[default]
    Even,
    /// Evenly in the logarithm.
    Logarithmic,
}

/// What is wrong with a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadRange {
    /// The lower limit is not below the upper one (or not a number at all).
    NotRising,
    /// The limits are further apart than can be counted.
    TooWide,
    /// A step must be positive.
    NoStep,
    /// Spacing by logarithms needs positive limits.
    NotPositive,
    /// There are no levels.
    NoLevels,
}

impl fmt::Display for BadRange {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::NotRising => "the lower limit must be below the upper one",
            Self::TooWide => "the limits are too far apart",
            Self::NoStep => "the step must be positive",
            Self::NotPositive => "logarithmic spacing needs positive limits",
            Self::NoLevels => "there are no levels",
        })
    }
}

impl std::error::Error for BadRange {}

impl Range {
    pub(super) fn check(&self) -> Result<(), BadRange> {
        match self {
            Self::Number { low, high, spacing } => {
                rising(low.is_finite() && high.is_finite() && low < high)?;
                if *spacing == Spacing::Logarithmic && *low <= 0.0 {
                    return Err(BadRange::NotPositive);
                }
            }
            Self::Whole { low, high, step } => stepped(*low, *high, *step)?,
            Self::Moment { low, high, step } => stepped(low.0, high.0, step.0)?,
            Self::Span { low, high, step } => stepped(low.0, high.0, step.0)?,
            Self::Levels(levels) if levels.is_empty() => return Err(BadRange::NoLevels),
            Self::Levels(_) | Self::Spread(_) => {}
        }
        Ok(())
    }

    /// How many values there are; `None` if any number between limits.
    pub(super) fn levels(&self) -> Option<usize> {
        match self {
            Self::Number { .. } | Self::Spread(_) => None,
            Self::Whole { low, high, step } => Some(steps(*low, *high, *step)),
            Self::Moment { low, high, step } => Some(steps(low.0, high.0, step.0)),
            Self::Span { low, high, step } => Some(steps(low.0, high.0, step.0)),
            Self::Levels(levels) => Some(levels.len()),
        }
    }
}

fn rising(holds: bool) -> Result<(), BadRange> {
    if holds { Ok(()) } else { Err(BadRange::NotRising) }
}

fn stepped(low: i64, high: i64, step: i64) -> Result<(), BadRange> {
    rising(low < high)?;
    high.checked_sub(low).ok_or(BadRange::TooWide)?;
    if step > 0 { Ok(()) } else { Err(BadRange::NoStep) }
}

/// How many steps there are from `low` up to `high`, both counted.
fn steps(low: i64, high: i64, step: i64) -> usize {
    ((high - low) / step + 1) as usize
}

/// The number at a coordinate of a spread, never infinite.
pub(super) fn of_spread(distribution: &Distribution, coordinate: f64) -> f64 {
    let is_end = coordinate <= 0.0 || coordinate >= 1.0;
    match is_end && distribution.range().1.is_infinite() {
        true => quantile(distribution, coordinate.clamp(0.005, 0.995)),
        false => quantile(distribution, coordinate),
    }
}

/// The number at a coordinate between two limits.
pub(super) fn between(low: f64, high: f64, spacing: Spacing, coordinate: f64) -> f64 {
    match spacing {
        Spacing::Even => low + (high - low) * coordinate,
        Spacing::Logarithmic => {
            let (low_log, high_log) = (libm::log(low), libm::log(high));
            libm::exp(low_log + (high_log - low_log) * coordinate).clamp(low, high)
        }
    }
}
