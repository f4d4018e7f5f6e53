//! Ranges: from one value to another, in steps or without.

use toml::value::Datetime;

use super::super::super::node::{Node, Value};
use super::super::super::quantity::{Anything, Dimension, Measure, Scale};
use super::super::super::sweep::{Levels, Range, Spacing, Written, between, node};
use super::super::super::syntax::{self, Raw};
use super::super::super::{AssumptionUnit, Code};
use super::Reader;
use super::factor::{level, unit, written};
use crate::time::DAY;

/// Most values of a factor that goes by steps.
const MOST_LEVELS: usize = 10_000;

/// A value as written, and what it measures.
struct End {
    node: Node,
    value: Anything,
}

impl Reader<'_> {
    /// A range from one end to the other.
    pub(super) fn range(
        &mut self,
        at: &str,
        name: &str,
        syntax: &syntax::Factor,
    ) -> Option<(Range, Written, AssumptionUnit)> {
        let spot = self.spot(at);
        let (Some(from), Some(to)) = (&syntax.from, &syntax.to) else {
            let missing = if syntax.from.is_some() { "to" } else { "from" };
            let problem = message!("range-has-no", name, missing);
            self.find(Code::MissingKey, spot, problem);
            return None;
        };
        let (from, to) = (self.end(from)?, self.end(to)?);
        let dimension = from.value.dimension();
        if dimension != to.value.dimension() {
            let problem = message!(
                "range-goes-from",
                name,
                dimension = dimension.name(),
                dimension_2 = to.value.dimension().name()
            );
            self.find(Code::KindMismatch, to.node.spot, problem);
            return None;
        }
        let clock = self.ground.base.clock.clone();
        let counted = from.value.counted().and(to.value.counted());
        let Some(written) = written(dimension, counted, &clock) else {
            let problem = message!("range-no-range-can-made", dimension = dimension.name());
            self.find(Code::DesignShape, from.node.spot, problem).remedy =
                Some(message!("range-give-values"));
            return None;
        };
        let scale = Scale::plain(&clock);
        let (low, high) = (from.value.base(&scale), to.value.base(&scale));
        if low.partial_cmp(&high) != Some(std::cmp::Ordering::Less) {
            let problem = message!("range-range-goes-from-smaller-larger");
            self.find(Code::OutOfRange, to.node.spot, problem);
            return None;
        }
        let spacing = syntax.spacing.unwrap_or_default();
        if spacing == Spacing::Logarithmic && low <= 0.0 {
            let problem = message!("range-logarithmic-spacing-needs-ends-above");
            self.find(Code::OutOfRange, from.node.spot, problem);
            return None;
        }
        let texts = self.steps(syntax, &from, &to, (low, high), &written, spacing)?;
        let range = match texts {
            None => Range::Between { low, high, spacing },
            Some(texts) => {
                let levels = texts.iter().map(|text| level(&node(text, from.node.spot), &clock));
                Range::Levels(Levels::new(levels.collect()))
            }
        };
        Some((range, written, unit(dimension)))
    }

    fn end(&mut self, raw: &Raw) -> Option<End> {
        match Anything::or_float(&raw.0.value) {
            Ok(Anything::Text(_) | Anything::Boolean(_)) | Err(_) => {
                let problem = message!("range-end-range-date-number-quantity");
                self.find(Code::BadQuantity, raw.0.spot, problem).remedy =
                    Some(message!("range-give-values-instead-from"));
                None
            }
            Ok(value) => Some(End { node: raw.0.clone(), value }),
        }
    }

    /// The values of a range by steps, in TOML; `Some(None)` if it has no steps.
    #[allow(clippy::type_complexity, reason = "a list that may be missing, or be wrong")]
    fn steps(
        &mut self,
        syntax: &syntax::Factor,
        from: &End,
        to: &End,
        (low, high): (f64, f64),
        written: &Written,
        spacing: Spacing,
    ) -> Option<Option<Vec<String>>> {
        let is_whole = |end: &End| matches!(end.node.value, Value::Integer(_));
        let is_date = |end: &End| matches!(&end.node.value, Value::Datetime(at) if at.date.is_some() && at.time.is_none());
        let whole = is_whole(from) && is_whole(to);
        let date = is_date(from) && is_date(to);
        let unit = if date { DAY as f64 } else { 1.0 };
        // Between two dates lie whole days, though a clock that is put on makes one an hour shorter.
        let high = if date { low + ((high - low) / unit).round() * unit } else { high };
        let step = match (&syntax.step, syntax.count) {
            (Some(step), _) => {
                let least = if whole || date { Some(unit) } else { None };
                Some(self.step(step, from.value.dimension(), least)?)
            }
            (None, None) if whole || date => Some(unit),
            (None, _) => None,
        };
        let numbers: Vec<f64> = match (step, syntax.count) {
            (Some(_), Some(_)) if syntax.step.is_some() => {
                let spot = from.node.spot;
                self.find(Code::Conflict, spot, message!("range-range-has-step-count-not"));
                return None;
            }
            (Some(step), _) if step > 0.0 && (high - low) / step < MOST_LEVELS as f64 => {
                let last = ((high - low) / step + 1e-9).floor() as usize;
                (0..=last).map(|index| low + step * index as f64).collect()
            }
            (Some(_), _) => {
                let problem =
                    message!("range-step-above-zero-makes-values", most_levels = MOST_LEVELS);
                self.find(Code::OutOfRange, from.node.spot, problem);
                return None;
            }
            (None, Some(count)) if (2..=MOST_LEVELS as u32).contains(&count.0) => {
                let last = f64::from(count.0 - 1);
                let at = |index: u32| between(low, high, spacing, f64::from(index) / last);
                (0..count.0).map(at).collect()
            }
            (None, Some(_)) => {
                let problem = message!("range-count-from", most_levels = MOST_LEVELS);
                self.find(Code::OutOfRange, from.node.spot, problem);
                return None;
            }
            (None, None) => return Some(None),
        };
        let text = |number: &f64| match (&from.node.value, whole, date) {
            (_, true, _) => (number.round() as i64).to_string(),
            (Value::Datetime(first), _, true) => {
                later(first, ((number - low) / DAY as f64).round() as i64)
            }
            _ => written.text(*number),
        };
        let mut texts: Vec<String> = numbers.iter().map(text).collect();
        texts.dedup();
        Some(Some(texts))
    }

    /// The length of a step in base units; whole steps of `least`, if that is given.
    fn step(&mut self, raw: &Raw, of: Dimension, least: Option<f64>) -> Option<f64> {
        let end = self.end(raw)?;
        let wanted = if of == Dimension::Moment { Dimension::Duration } else { of };
        let found = end.value.dimension();
        if found != wanted {
            let problem = message!("range-step-this-range-no", found = found.word());
            self.find(Code::KindMismatch, raw.0.spot, problem).allowed = Some(wanted.name());
            return None;
        }
        let length = end.value.base(&Scale::plain(&self.ground.base.clock));
        if least.is_some_and(|least| (length / least).fract() != 0.0) {
            let problem = message!("range-whole-numbers-go-whole-steps");
            self.find(Code::OutOfRange, raw.0.spot, problem);
            return None;
        }
        Some(length)
    }
}

/// So many days later than a date.
fn later(first: &Datetime, days: i64) -> String {
    let date = first.date.expect("a date");
    let civil = jiff::civil::Date::new(
        i16::try_from(date.year).unwrap_or(9_999),
        date.month as i8,
        date.day as i8,
    );
    civil.map_or_else(
        |_| first.to_string(),
        |civil| civil.saturating_add(jiff::Span::new().days(days)).to_string(),
    )
}

#[cfg(test)]
mod tests {
    use crate::read_text;

    /// The dates of a factor in Paris.
    fn dates(lines: &str) -> Vec<String> {
        let text = format!(
            "extends = \"minimal\"\nscenario.timezone = \"Europe/Paris\"\n\
             scenario.until = 2030-12-31\n[sweep.days]\ndesign = \"grid\"\n\
             [sweep.days.factor.due]\npath = \"deadline.outpost-empty.due\"\n{lines}\n"
        );
        let (study, _) = read_text("days.toml", &text, &[])
            .unwrap_or_else(|rejected| panic!("{:?}", rejected.findings));
        let factor = &study.sweeps[0].parts[0].factors[0];
        (0..).map_while(|level| factor.level_text(level).map(str::to_owned)).collect()
    }

    #[test]
    fn no_day_is_lost_or_won_where_clocks_are_changed() {
        // On 27 October 2030 a day has 25 hours, on 31 March 23.
        let october = dates("from = 2030-10-25\nto = 2030-10-29");
        assert_eq!(october, (25..=29).map(|day| format!("2030-10-{day}")).collect::<Vec<_>>());
        let march = dates("from = 2030-03-30\nto = 2030-04-02");
        assert_eq!(march, ["2030-03-30", "2030-03-31", "2030-04-01", "2030-04-02"]);
        let weeks = dates("from = 2030-03-25\nto = 2030-04-08\nstep = \"7 d\"");
        assert_eq!(weeks, ["2030-03-25", "2030-04-01", "2030-04-08"]);
        let weeks = dates("from = 2030-10-21\nto = 2030-11-04\nstep = \"7 d\"");
        assert_eq!(weeks, ["2030-10-21", "2030-10-28", "2030-11-04"]);
        let five = dates("from = 2030-10-21\nto = 2030-11-02\ncount = 5");
        assert_eq!(five, ["2030-10-21", "2030-10-24", "2030-10-27", "2030-10-30", "2030-11-02"]);
    }
}
