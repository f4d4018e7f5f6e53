//! A factor: what a coordinate of a design means.

use crate::time::{Moment, Span};

use super::range::{BadRange, Range, between, of_spread};

/// Something that differs from point to point: a path of the scenario, an assumption, a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Factor {
    /// What it is called.
    pub name: String,
    range: Range,
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

impl Factor {
    /// A factor of this name over this range.
    pub fn new(name: impl Into<String>, range: Range) -> Result<Self, BadRange> {
        range.check()?;
        Ok(Self { name: name.into(), range })
    }

    /// A factor that takes these numbers of levels of its range and nothing between them, evenly
    /// spread with both ends: what a grid over a range of numbers goes through. At least two
    /// levels; a range of steps or levels keeps its own, a spread is
    /// cut at quantiles.
    pub fn in_levels(self, count: usize) -> Self {
        let (Range::Number { .. } | Range::Spread(_)) = self.range else { return self };
        let last = count.max(2) - 1;
        let levels = (0..=last).map(|level| self.value(level as f64 / last as f64)).collect();
        Self { range: Range::Levels(levels), ..self }
    }

    /// How many values it can take; `None` for any number between limits or of a spread.
    pub fn levels(&self) -> Option<usize> {
        self.range.levels()
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
            Range::Spread(distribution) => Value::Number(of_spread(distribution, coordinate)),
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

#[cfg(test)]
mod tests {
    use super::super::range::Spacing;
    use super::*;
    use crate::chance::Distribution;
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
    fn spreads_go_by_their_quantiles_and_stay_finite() {
        let spread = Distribution::Exponential { mean: 1.0 };
        let found = values(Range::Spread(spread), &[0.0, 0.5, 1.0]);
        let expected = [0.995, 0.5, 0.005].map(|beyond: f64| -beyond.ln());
        for (value, expected) in found.iter().zip(expected) {
            let Value::Number(number) = value else { panic!("{found:?}") };
            assert!((number - expected).abs() < 1e-12, "{number} against {expected}");
        }
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
            (Range::Whole { low: i64::MIN, high: 0, step: 1 }, BadRange::TooWide),
            (Range::Levels(Vec::new()), BadRange::NoLevels),
        ];
        for (range, expected) in cases {
            assert_eq!(Factor::new("x", range).expect_err("refused"), expected);
        }
    }
}
