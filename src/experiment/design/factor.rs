//! A factor: what a coordinate of a design means.

use std::fmt;

use crate::time::{Moment, Span};

/// Something that differs from point to point: a path of the scenario, an assumption, a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Factor {
    /// What it is called.
    pub name: String,
    range: Range,
}

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

/// The value of a factor at one point.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A number.
    Number(f64),
    /// A whole number.
    Whole(i64),
    /// A point in time.
    Moment(Moment),
    /// A length of time.
    Span(Span),
    /// The name of a level.
    Text(String),
}

/// What is wrong with a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadRange {
    /// The lower limit is not below the upper one (or not a number at all).
    NotRising,
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
            Self::NoStep => "the step must be positive",
            Self::NotPositive => "logarithmic spacing needs positive limits",
            Self::NoLevels => "there are no levels",
        })
    }
}

impl std::error::Error for BadRange {}

impl Factor {
    /// A factor of this name over this range.
    pub fn new(name: impl Into<String>, range: Range) -> Result<Self, BadRange> {
        match &range {
            Range::Number { low, high, spacing } => {
                rising(low.is_finite() && high.is_finite() && low < high)?;
                if *spacing == Spacing::Logarithmic && *low <= 0.0 {
                    return Err(BadRange::NotPositive);
                }
            }
            Range::Whole { low, high, step } => stepped(low, high, step, &0)?,
            Range::Moment { low, high, step } => stepped(low, high, step, &Span::ZERO)?,
            Range::Span { low, high, step } => stepped(low, high, step, &Span::ZERO)?,
            Range::Levels(levels) if levels.is_empty() => return Err(BadRange::NoLevels),
            Range::Levels(_) => {}
        }
        Ok(Self { name: name.into(), range })
    }

    /// A factor that takes these numbers of levels of its range and nothing between them, evenly
    /// spread with both ends: what a grid over a range of numbers goes through. At least two
    /// levels; a range of steps or levels keeps its own.
    pub fn in_levels(self, count: usize) -> Self {
        let Range::Number { .. } = self.range else { return self };
        let last = count.max(2) - 1;
        let levels = (0..=last).map(|level| self.value(level as f64 / last as f64)).collect();
        Self { range: Range::Levels(levels), ..self }
    }

    /// How many values it can take; `None` for any number between limits.
    pub fn levels(&self) -> Option<usize> {
        match &self.range {
            Range::Number { .. } => None,
            Range::Whole { low, high, step } => Some(steps(*low, *high, *step)),
            Range::Moment { low, high, step } => Some(steps(low.0, high.0, step.0)),
            Range::Span { low, high, step } => Some(steps(low.0, high.0, step.0)),
            Range::Levels(levels) => Some(levels.len()),
        }
    }

    /// Whether its values have no order.
    pub fn is_categorical(&self) -> bool {
        matches!(&self.range, Range::Levels(levels)
            if levels.iter().any(|level| matches!(level, Value::Text(_))))
    }

    /// The value at a coordinate from 0 to 1, both included.
    pub fn value(&self, coordinate: f64) -> Value {
        let level = self.level(coordinate);
        match &self.range {
            Range::Number { low, high, spacing } => {
                Value::Number(between(*low, *high, *spacing, coordinate))
            }
            Range::Whole { low, step, .. } => Value::Whole(low + step * level as i64),
            Range::Moment { low, step, .. } => Value::Moment(*low + Span(step.0 * level as i64)),
            Range::Span { low, step, .. } => Value::Span(*low + Span(step.0 * level as i64)),
            Range::Levels(levels) => levels[level].clone(),
        }
    }

    /// The value as a number to be analysed: seconds for times, the position of the level if it is
    /// categorical.
    pub fn code(&self, coordinate: f64) -> f64 {
        if self.is_categorical() {
            return self.level(coordinate) as f64;
        }
        match self.value(coordinate) {
            Value::Number(number) => number,
            Value::Whole(whole) => whole as f64,
            Value::Moment(moment) => moment.0 as f64,
            Value::Span(span) => span.0 as f64,
            Value::Text(_) => self.level(coordinate) as f64,
        }
    }

    /// Which of its levels a coordinate stands for.
    fn level(&self, coordinate: f64) -> usize {
        let levels = self.levels().unwrap_or(1);
        ((coordinate.max(0.0) * levels as f64) as usize).min(levels - 1)
    }
}

fn rising(holds: bool) -> Result<(), BadRange> {
    if holds { Ok(()) } else { Err(BadRange::NotRising) }
}

fn stepped<T: PartialOrd, S: PartialOrd>(
    low: &T,
    high: &T,
    step: &S,
    none: &S,
) -> Result<(), BadRange> {
    rising(low < high)?;
    if step > none { Ok(()) } else { Err(BadRange::NoStep) }
}

/// How many steps there are from `low` up to `high`, both counted.
fn steps(low: i64, high: i64, step: i64) -> usize {
    ((high - low) / step + 1) as usize
}

fn between(low: f64, high: f64, spacing: Spacing, coordinate: f64) -> f64 {
    match spacing {
        Spacing::Even => low + (high - low) * coordinate,
        Spacing::Logarithmic => {
            let (low_log, high_log) = (libm::log(low), libm::log(high));
            libm::exp(low_log + (high_log - low_log) * coordinate).clamp(low, high)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::DAY;

    fn values(range: Range, coordinates: &[f64]) -> Vec<Value> {
        let factor = Factor::new("x", range).expect("a good range");
        coordinates.iter().map(|coordinate| factor.value(*coordinate)).collect()
    }

    #[test]
    fn numbers_lie_between_their_limits_evenly_or_by_logarithm() {
        let number = |spacing| Range::Number { low: 1.0, high: 100.0, spacing };
        let even = values(number(Spacing::Even), &[0.0, 0.5, 1.0]);
        assert_eq!(even, [1.0, 50.5, 100.0].map(Value::Number));
        let found = values(number(Spacing::Logarithmic), &[0.0, 0.5, 1.0]);
        let Value::Number(middle) = found[1] else { panic!("{found:?}") };
        assert!((middle - 10.0).abs() < 1e-12);
    }

    #[test]
    fn steps_and_levels_share_the_unit_interval_equally() {
        let whole = Range::Whole { low: 80, high: 130, step: 20 };
        let coordinates = [0.0, 0.33, 0.34, 0.66, 0.67, 1.0];
        let expected = [80, 80, 100, 100, 120, 120].map(Value::Whole);
        assert_eq!(values(whole, &coordinates), expected);
        let texts = ["planned", "accelerated"].map(|name| Value::Text(name.to_owned()));
        let levels = values(Range::Levels(texts.to_vec()), &[0.25, 0.5]);
        assert_eq!(levels, texts);
    }

    #[test]
    fn dates_fall_on_whole_days() {
        let range = Range::Moment { low: Moment(0), high: Moment(9 * DAY), step: Span(DAY) };
        assert_eq!(values(range, &[0.0, 0.999]), [0, 9 * DAY].map(|at| Value::Moment(Moment(at))));
        let range = Range::Span { low: Span(DAY), high: Span(3 * DAY), step: Span(DAY) };
        assert_eq!(values(range, &[0.5]), [Value::Span(Span(2 * DAY))]);
    }

    #[test]
    fn a_range_of_numbers_can_be_cut_into_levels_with_both_ends() {
        let range = Range::Number { low: 0.0, high: 1.0, spacing: Spacing::Even };
        let factor = Factor::new("x", range).expect("a good range").in_levels(3);
        let levels: Vec<Value> = [1.0, 3.0, 5.0].map(|i| factor.value(i / 6.0)).to_vec();
        assert_eq!((levels, factor.levels()), ([0.0, 0.5, 1.0].map(Value::Number).into(), Some(3)));
    }

    #[test]
    fn codes_are_what_an_analysis_can_use() {
        let texts = ["a", "b"].map(|name| Value::Text(name.to_owned()));
        let categorical = Factor::new("plan", Range::Levels(texts.to_vec())).expect("levels");
        assert!(categorical.is_categorical() && categorical.code(0.75) == 1.0);
        let numbers = [5.0, 50.0].map(Value::Number);
        let numeric = Factor::new("x", Range::Levels(numbers.to_vec())).expect("levels");
        assert!(!numeric.is_categorical() && numeric.code(0.75) == 50.0);
    }

    #[test]
    fn bad_ranges_are_refused() {
        let number = |low, spacing| Range::Number { low, high: 1.0, spacing };
        let cases = [
            (number(1.0, Spacing::Even), BadRange::NotRising),
            (number(f64::NAN, Spacing::Even), BadRange::NotRising),
            (number(0.0, Spacing::Logarithmic), BadRange::NotPositive),
            (Range::Whole { low: 1, high: 5, step: 0 }, BadRange::NoStep),
            (Range::Levels(Vec::new()), BadRange::NoLevels),
        ];
        for (range, expected) in cases {
            assert_eq!(Factor::new("x", range).expect_err("refused"), expected);
        }
    }
}
