//! A range in steps: the values among which a search looks.

use super::form::Form;
use super::{NoRange, Setting, ValueRange, read};

/// Most steps into which a range is divided that has no natural step.
const PARTS: f64 = 64.0;
/// Most steps that anybody can mean.
const MOST: f64 = 1e6;

/// Equal steps from the first value of a range to the second; the last step may be shorter.
#[derive(Debug, Clone, PartialEq)]
pub struct Steps {
    range: ValueRange,
    step: f64,
    last: usize,
}

impl ValueRange {
    /// Divided into steps: as written (a number, a length of time for dates, a quantity in the
    /// range's unit), or one thing, one day, or a round step of which the range has 64 at most.
    ///
    /// # Errors
    /// [`NoRange::BadStep`] if the step is no length on this range.
    pub fn steps(self, step: Option<&str>) -> Result<Steps, NoRange> {
        let range = (self.to - self.from).abs();
        let step = match step {
            Some(written) => self.step_of(written)?,
            None => self.form.step().unwrap_or_else(|| self.form.round_step(range / PARTS)),
        };
        let last = (range / step - 1e-9).ceil().max(1.0) as usize;
        Ok(Steps { range: self, step, last })
    }

    /// The code of a step as written.
    fn step_of(&self, written: &str) -> Result<f64, NoRange> {
        let allowed = match &self.form {
            Form::Whole | Form::Things(_) => message!("range-steps-whole-number-above"),
            Form::Number => message!("range-steps-number-above"),
            Form::Day => message!("range-steps-number-whole-days-d"),
            Form::Civil | Form::Instant | Form::Lasting(_) => message!("range-steps-length-time-h"),
            Form::Tonnes | Form::With(_) => message!("range-steps-quantity-same-unit-ends"),
        };
        let bad = || NoRange::BadStep { written: written.to_owned(), allowed: allowed.clone() };
        let (form, code) = read(written).ok().and_then(|value| Form::of(&value)).ok_or_else(bad)?;
        let step = match (&self.form, &form) {
            (Form::Day | Form::Civil | Form::Instant, Form::Lasting(_)) => code / 24.0,
            (Form::Lasting(_), Form::Lasting(_)) => code,
            (Form::Things(_) | Form::Number, Form::Whole) => code,
            (own, other) if own == other && !own.is_date() => code,
            _ => return Err(bad()),
        };
        let is_whole = step.fract() == 0.0;
        let wants_whole = matches!(self.form, Form::Whole | Form::Things(_) | Form::Day);
        let range = (self.to - self.from).abs();
        let is_good = step > 0.0 && range / step <= MOST && (is_whole || !wants_whole);
        if is_good { Ok(step) } else { Err(bad()) }
    }
}

impl Steps {
    /// The number of the last value; the first has the number 0.
    pub fn last(&self) -> usize {
        self.last
    }

    /// The value of this number.
    pub fn setting(&self, number: usize) -> Setting {
        let (from, to) = self.range.ends();
        if number >= self.last {
            return self.range.setting(to);
        }
        self.range.setting(from + (to - from).signum() * self.step * number as f64)
    }

    /// The range that is divided.
    pub fn range(&self) -> &ValueRange {
        &self.range
    }

    /// The length of a step, in the range's unit (days for dates).
    pub fn step(&self) -> f64 {
        self.step
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(from: &str, to: &str, step: Option<&str>) -> Vec<String> {
        let steps =
            ValueRange::between(from, to).and_then(|range| range.steps(step)).expect("rungs");
        (0..=steps.last()).map(|number| steps.setting(number).toml).collect()
    }

    #[test]
    fn steps_are_one_thing_one_day_or_as_asked() {
        assert_eq!(steps("3", "1", None), ["3", "2", "1"]);
        assert_eq!(steps("2023-12-30", "2024-01-01", None).len(), 3);
        assert_eq!(
            steps("2023-12-01", "2023-12-08", Some("3 d")).last().map(String::as_str),
            Some("2023-12-08")
        );
        assert_eq!(
            steps("0 h", "10 h", Some("4 h")),
            ["\"0 h\"", "\"4 h\"", "\"8 h\"", "\"10 h\""]
        );
        // A 64th of 1 is 0.0156, and the next round step 0.02.
        assert_eq!(steps("0.5", "1.5", None).len(), 51);
        assert_eq!(steps("0.5", "1.5", None)[1], "0.52");
        assert_eq!(steps("60 km/h", "120 km/h", None)[1], "\"61 km/h\"");
        assert_eq!(steps("0 d", "60 d", None)[1], "\"1 d\"");
        assert_eq!(steps("0 t", "5000 t", None)[1], "\"100 t\"");
        assert_eq!(steps("0.1", "0.4", Some("0.1")), ["0.1", "0.2", "0.3", "0.4"]);
    }

    #[test]
    fn a_step_in_another_unit_or_of_nothing_is_refused() {
        let refused = |from, to, step| {
            ValueRange::between(from, to).expect("a dial").steps(Some(step)).is_err()
        };
        assert!(refused("1", "9", "0") && refused("1", "9", "1 d") && refused("1", "9", "-2"));
        assert!(refused("2023-12-01", "2023-12-08", "6 h"));
        assert!(refused("10 t", "20 t", "4"));
    }
}
