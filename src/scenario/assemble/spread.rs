//! Uncertain values: from what is written to distributions in base units.

use crate::Message;
use crate::chance::{Distribution, Quantity, Source, Uncertain, quantile, within_limits};
use crate::message::Last;

use super::super::quantity::{
    Anything, Counted, DateMeans, Dimension, Measure, OpenDay, Scale, nine_digits, quantity,
};
use super::super::spread::{Spread, Unsure, Written};
use super::{Bench, Code, Finding};

/// A normal spread with less than this within its limits is doubted.
const LITTLE: f64 = 0.01;

/// Why a spread is none.
type Wrong = Message;

impl Bench<'_> {
    /// The uncertain value at a path.
    pub(super) fn uncertain<Q: Measure, U: Quantity>(
        &mut self,
        path: &str,
        unsure: &Unsure<Q>,
        days_of: Option<OpenDay>,
    ) -> Option<Uncertain<U>> {
        self.uncertain_as(path, unsure, |scale| match days_of {
            Some(day) => scale.days_of(day),
            None => scale,
        })
    }

    /// The uncertain value at a path, if one is given.
    pub(super) fn maybe_uncertain<Q: Measure, U: Quantity>(
        &mut self,
        path: &str,
        unsure: Option<&Unsure<Q>>,
    ) -> Option<Option<Uncertain<U>>> {
        match unsure {
            Some(unsure) => self.uncertain(path, unsure, None).map(Some),
            None => Some(None),
        }
    }

    /// The uncertain value at a path, or this one without any doubt, in base units.
    pub(super) fn uncertain_or<Q: Measure, U: Quantity>(
        &mut self,
        path: &str,
        unsure: Option<&Unsure<Q>>,
        default: f64,
    ) -> Option<Uncertain<U>> {
        let value = self.maybe_uncertain(path, unsure)?;
        Some(value.unwrap_or_else(|| Uncertain::fixed(default)))
    }

    /// The uncertain value at a path, on a scale of its own.
    pub(super) fn uncertain_as<Q: Measure, U: Quantity>(
        &mut self,
        path: &str,
        unsure: &Unsure<Q>,
        on: impl for<'s> Fn(Scale<'s>) -> Scale<'s>,
    ) -> Option<Uncertain<U>> {
        let factors: Vec<_> = unsure.factors.iter().map(|name| self.factor(path, name)).collect();
        let source = match &unsure.value {
            Written::Assumption(name) => self.believed::<Q>(path, name, on),
            written => self.own(path, written, on).map(Source::Own),
        };
        Some(Uncertain::new(source?, factors.into_iter().collect::<Option<_>>()?))
    }

    /// The distribution that is written at a path.
    fn own<Q: Measure>(
        &mut self,
        path: &str,
        written: &Written<Q>,
        on: impl for<'s> Fn(Scale<'s>) -> Scale<'s>,
    ) -> Option<Distribution> {
        match distribution(written, &on(self.scale()), Q::LIMITS) {
            Ok(made) => {
                self.doubt_size::<Q>(path, &made);
                self.doubt_window(path, &made);
                Some(made)
            }
            Err(wrong) => {
                self.find(Code::BadDistribution, path, wrong);
                None
            }
        }
    }

    /// A warning about a value that on the average, or in one run of ten, is beyond anything that can be
    /// played: its unit is most likely wrong. The run itself takes it for what never ends.
    fn doubt_size<Q: Measure>(&mut self, path: &str, made: &Distribution) {
        let Some(most) = Q::FARTHEST else { return };
        if made.mean() <= most && quantile(made, 0.9) <= most {
            return;
        }
        let problem = message!("spread-this-more-than-no-run");
        let finding = self.find(Code::BeyondReckoning, path, problem);
        finding.allowed = Some(message!("spread-up"));
        finding.remedy = Some(message!("movement-check-number-unit"));
    }

    /// A warning about a normal spread that is cut down to a far end of it: what is drawn then has little
    /// to do with its mean and standard deviation.
    fn doubt_window(&mut self, path: &str, made: &Distribution) {
        let within = within_limits(made);
        if within >= LITTLE {
            return;
        }
        let percent = within * 100.0;
        let problem = message!(
            "spread-only-this-normal-spread-lies",
            percent = Message::decimals(percent, 2)
        );
        let finding = self.find(Code::FarWindow, path, problem);
        finding.remedy = Some(message!("spread-check-mean-sd-limits-length"));
    }

    /// The assumption that multiplies the value at a path; it must be a number.
    fn factor(&mut self, path: &str, name: &str) -> Option<crate::id::AssumptionId> {
        let id = self.assumption(path, name)?;
        let syntax = self.file.assumption.get(name)??;
        let dimension = dimension(&syntax.value)?;
        if dimension != Dimension::Number {
            let problem =
                message!("spread-multiplied-which", path, name, dimension = dimension.name());
            let path = format!("assumption.{name}.value");
            self.find(Code::KindMismatch, &path, problem).allowed = Some(message!("wanted-number"));
            return None;
        }
        Some(id)
    }

    /// The value of an assumption, where a quantity of this kind is wanted.
    fn believed<Q: Measure>(
        &mut self,
        path: &str,
        name: &str,
        on: impl for<'s> Fn(Scale<'s>) -> Scale<'s>,
    ) -> Option<Source> {
        let id = self.assumption(path, name)?;
        let syntax = &self.file.assumption.get(name)??.value;
        let found = dimension(syntax)?;
        if !Q::accepts(found) {
            let wrong = message!("spread-it-is", found = found.name());
            self.wrong_belief(path, name, wrong).allowed = Some(quantity::<Q>());
            return None;
        }
        let value = &syntax.value;
        // A date of an assumption is the start of its day wherever it is used.
        let scale = on(self.scale()).dates_as(DateMeans::Start);
        let here = match distribution(value, &scale, Q::LIMITS) {
            Ok(here) => here,
            Err(wrong) => {
                self.wrong_belief(path, name, wrong);
                return None;
            }
        };
        let plain = distribution(value, &self.scale(), (f64::NEG_INFINITY, f64::INFINITY));
        match (plain, &here) {
            (Ok(plain), here) if plain == *here => Some(Source::Assumption(id)),
            (_, Distribution::Fixed(_)) => Some(Source::Own(here)),
            _ => {
                let day = nine_digits(scale.day.hours);
                let wrong = message!("spread-day-has-open-hours-here", day);
                self.wrong_belief(path, name, wrong).remedy = Some(by_the_hour(found));
                None
            }
        }
    }

    fn wrong_belief(&mut self, path: &str, name: &str, wrong: Wrong) -> &mut Finding {
        let problem = message!("spread-assumption-cannot-stand", name, path, wrong);
        self.find(Code::KindMismatch, path, problem)
    }

    /// Checks that a value, whether its own or an assumption's, measures what is wanted.
    pub(super) fn measures<Q: Measure>(
        &mut self,
        path: &str,
        unsure: &Unsure<Q>,
        accept: impl Fn(Dimension) -> bool,
        wanted: Message,
    ) -> Option<Dimension> {
        let found = match &unsure.value {
            Written::Assumption(name) => {
                let name = name.clone();
                self.assumption(path, &name)?;
                dimension(&self.file.assumption.get(&name)??.value)?
            }
            _ => dimension(unsure)?,
        };
        if accept(found) {
            return Some(found);
        }
        let problem = message!("spread-this-where-wanted", found = found.name(), wanted);
        self.find(Code::KindMismatch, path, problem);
        None
    }
}

/// How to give what is measured so that it does not depend on the length of a day.
fn by_the_hour(dimension: Dimension) -> Message {
    match dimension {
        Dimension::Speed => message!("spread-give-speed-km-h"),
        Dimension::Effort => message!("spread-give-person-hours"),
        Dimension::PackRate { .. } => message!("spread-give-per-h"),
        _ => message!("spread-give-open-hours-h"),
    }
}

/// What durations of a spread are counted in.
pub(crate) fn counted<Q: Measure>(written: &Written<Q>) -> Counted {
    match written {
        Written::Plain(value) => value.counted(),
        Written::Spread(spread) => spread
            .map(Q::counted, <Q::Step as Measure>::counted)
            .into_values()
            .into_iter()
            .fold(Counted::Nothing, Counted::and),
        Written::Assumption(_) => Counted::Nothing,
    }
}

/// What an uncertain value measures, if it says so itself.
pub(super) fn dimension<Q: Measure>(unsure: &Unsure<Q>) -> Option<Dimension> {
    match &unsure.value {
        Written::Plain(value) => Some(value.dimension()),
        Written::Spread(spread) => dimensions(spread).into_iter().next(),
        Written::Assumption(_) => None,
    }
}

/// What each parameter of a spread measures.
fn dimensions<Q: Measure>(spread: &Spread<Q, Q::Step>) -> Vec<Dimension> {
    spread.map(Q::dimension, <Q::Step as Measure>::dimension).into_values()
}

/// The distribution of a value on a scale.
pub(crate) fn distribution<Q: Measure>(
    written: &Written<Q>,
    scale: &Scale<'_>,
    limits: (f64, f64),
) -> Result<Distribution, Wrong> {
    let made = match written {
        Written::Plain(value) => Distribution::Fixed(value.base(scale)),
        Written::Spread(spread) => {
            check_kinds(&dimensions(spread))?;
            of_spread(spread.map(|it| it.base(scale), |it| it.base(scale)), limits)?
        }
        Written::Assumption(_) => return Err(message!("spread-assumption-cannot-another")),
    };
    check_limits(&made, limits)?;
    Ok(made)
}

/// Checks that the parameters of a spread measure the same, or all are times.
fn check_kinds(kinds: &[Dimension]) -> Result<(), Wrong> {
    let timely = |kind: &Dimension| matches!(kind, Dimension::Moment | Dimension::Duration);
    if kinds.windows(2).any(|pair| pair[0] != pair[1]) && !kinds.iter().all(timely) {
        let mut names: Vec<Message> = kinds.iter().map(|kind| kind.name()).collect();
        names.dedup();
        return Err(message!(
            "spread-one-distribution-cannot-hold",
            names = Message::list(names, Last::And)
        ));
    }
    Ok(())
}

fn check_limits(made: &Distribution, limits: (f64, f64)) -> Result<(), Wrong> {
    let (low, high) = made.range();
    if low < limits.0 || high > limits.1 {
        return Err(message!("spread-may-take-values-beyond-what", low, high));
    }
    Ok(())
}

/// The distribution of a spread in base units.
fn of_spread(spread: Spread<f64, f64>, limits: (f64, f64)) -> Result<Distribution, Wrong> {
    match spread {
        Spread::Uniform([low, high]) => {
            rising(&[low, high], message!("spread-low-high"))?;
            Ok(Distribution::Uniform { low, high })
        }
        Spread::Triangular([low, mode, high]) => {
            rising(&[low, mode, high], message!("spread-low-mode-high"))?;
            Ok(Distribution::Triangular { low, mode, high })
        }
        Spread::Pert([low, mode, high]) => {
            rising(&[low, mode, high], message!("spread-low-mode-high"))?;
            Ok(Distribution::Pert { low, mode, high })
        }
        Spread::Normal { mean, sd, low, high } => {
            normal(mean, sd, low.unwrap_or(limits.0), high.unwrap_or(limits.1))
        }
        Spread::LogNormal { mean, cv } => Ok(lognormal(
            positive(mean, message!("spread-mean"))?,
            positive(cv, Message::verbatim("cv"))?,
        )),
        Spread::Exponential(mean) => {
            Ok(Distribution::Exponential { mean: positive(mean, message!("spread-mean"))? })
        }
        Spread::Weibull { scale, shape } => {
            let (scale, shape) = (
                positive(scale, message!("spread-scale"))?,
                positive(shape, message!("spread-shape"))?,
            );
            Ok(Distribution::Weibull { scale, shape })
        }
        Spread::Discrete(pairs) => discrete(pairs),
        Spread::Empirical(mut sorted) => {
            sorted.sort_by(f64::total_cmp);
            Ok(Distribution::Empirical { sorted })
        }
    }
}

/// A lognormal by its own mean and coefficient of variation.
fn lognormal(mean: f64, cv: f64) -> Distribution {
    Distribution::lognormal(mean, cv)
}

fn positive(value: f64, name: Message) -> Result<f64, Wrong> {
    if value > 0.0 { Ok(value) } else { Err(message!("spread-must-above-zero", name)) }
}

fn rising(values: &[f64], names: Message) -> Result<(), Wrong> {
    if values.windows(2).all(|pair| pair[0] <= pair[1]) {
        Ok(())
    } else {
        Err(message!("spread-must-stand-rising-order", names))
    }
}

fn normal(mean: f64, deviation: f64, low: f64, high: f64) -> Result<Distribution, Wrong> {
    rising(&[low, high], message!("spread-low-high"))?;
    let deviation = positive(deviation, Message::verbatim("sd"))?;
    if mean + 6.0 * deviation < low || mean - 6.0 * deviation > high {
        return Err(message!("spread-mean-lies-too-far-outside"));
    }
    Ok(Distribution::Normal { mean, deviation, low, high })
}

fn discrete(pairs: Vec<(f64, f64)>) -> Result<Distribution, Wrong> {
    let (mut values, mut cumulative, mut total) = (Vec::new(), Vec::new(), 0.0);
    for (value, chance) in pairs.into_iter().filter(|(_, chance)| *chance > 0.0) {
        total += chance;
        values.push(value);
        cumulative.push(total);
    }
    if (total - 1.0).abs() > 1e-6 {
        let total = (total * 1e6).round() / 1e6;
        return Err(message!("spread-chances-add-up-not", total));
    }
    if let Some(last) = cumulative.last_mut() {
        *last = 1.0;
    }
    Ok(Distribution::Discrete { values, cumulative })
}

/// How an assumption's value is shown.
pub(super) fn unit_of(value: &Unsure<Anything>) -> super::super::AssumptionUnit {
    use super::super::AssumptionUnit as Unit;
    match dimension(value) {
        Some(Dimension::Moment) => Unit::Date,
        Some(Dimension::Duration | Dimension::Effort) => Unit::Duration,
        Some(Dimension::Load(crate::units::LoadKind::Mass)) => Unit::Mass,
        Some(Dimension::Distance) => Unit::Distance,
        Some(Dimension::Speed) => Unit::Speed,
        Some(Dimension::Text) | None => Unit::Text,
        Some(_) => Unit::Number,
    }
}
