//! A value of any kind: what an assumption may hold.

use serde_json::{Value as Json, json};

use super::{
    Counted, Dimension, Distance, Effort, Fault, Float, Frequency, Lasting, Load, Measure, Pace,
    PackRate, Plain, Portion, Scale, When,
};
use crate::Code;
use crate::node::Value;

/// A value of any kind.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Anything {
    When(When),
    Lasting(Lasting),
    /// A negative length of time, which only a float can be ([`Anything::or_float`]).
    Float(Float),
    Load(Load),
    Distance(Distance),
    Pace(Pace),
    PackRate(PackRate),
    Frequency(Frequency),
    Effort(Effort),
    Number(f64),
    Text(String),
    Boolean(bool),
}

impl Plain for Anything {
    const NAME: &'static str = "value";
    const ALLOWED: &'static str = "any-date-quantity-unit-number-text";

    fn parse(value: &Value) -> Result<Self, Fault> {
        match value {
            Value::Datetime(_) => When::parse(value).map(Self::When),
            Value::Boolean(truth) => Ok(Self::Boolean(*truth)),
            Value::Integer(number) => Ok(Self::Number(*number as f64)),
            Value::Float(number) if number.is_finite() => Ok(Self::Number(*number)),
            Value::Text(text) => Ok(quantity(value).unwrap_or_else(|| Self::Text(text.clone()))),
            _ => Err(Fault::new(Code::WrongType, message!("any-assumption-cannot-hold-this"))),
        }
    }

    fn form() -> Json {
        json!({"type": ["string", "number", "boolean"], "description": super::description::<Self>()})
    }
}

impl Anything {
    /// A value of any kind, or a negative length of time: what a range or a list of values may hold, of which
    /// the path that it sets says whether it may.
    pub(crate) fn or_float(value: &Value) -> Result<Self, Fault> {
        Float::negative(value).map_or_else(|| Self::parse(value), |float| Ok(Self::Float(float)))
    }
}

/// The first kind of quantity that the text can be read as.
fn quantity(value: &Value) -> Option<Anything> {
    None.or_else(|| Lasting::parse(value).ok().map(Anything::Lasting))
        .or_else(|| Load::parse(value).ok().map(Anything::Load))
        .or_else(|| Distance::parse(value).ok().map(Anything::Distance))
        .or_else(|| Pace::parse(value).ok().map(Anything::Pace))
        .or_else(|| PackRate::parse(value).ok().map(Anything::PackRate))
        .or_else(|| Frequency::parse(value).ok().map(Anything::Frequency))
        .or_else(|| Effort::parse(value).ok().map(Anything::Effort))
        .or_else(|| Portion::parse(value).ok().map(|share| Anything::Number(share.0)))
}

impl Measure for Anything {
    type Step = Self;

    const LIMITS: (f64, f64) = (f64::NEG_INFINITY, f64::INFINITY);

    fn dimension(&self) -> Dimension {
        match self {
            Self::When(it) => it.dimension(),
            Self::Lasting(it) => it.dimension(),
            Self::Float(_) => Dimension::Duration,
            Self::Load(it) => it.dimension(),
            Self::Distance(it) => it.dimension(),
            Self::Pace(it) => it.dimension(),
            Self::PackRate(it) => it.dimension(),
            Self::Frequency(it) => it.dimension(),
            Self::Effort(it) => it.dimension(),
            Self::Number(_) => Dimension::Number,
            Self::Text(_) | Self::Boolean(_) => Dimension::Text,
        }
    }

    fn accepts(dimension: Dimension) -> bool {
        dimension != Dimension::Text
    }

    fn counted(&self) -> Counted {
        match self {
            Self::Lasting(it) => it.counted(),
            Self::Float(it) => it.counted(),
            _ => Counted::Nothing,
        }
    }

    fn base(&self, scale: &Scale<'_>) -> f64 {
        match self {
            Self::When(it) => it.base(scale),
            Self::Lasting(it) => it.base(scale),
            Self::Float(it) => it.seconds(),
            Self::Load(it) => it.base(scale),
            Self::Distance(it) => it.base(scale),
            Self::Pace(it) => it.base(scale),
            Self::PackRate(it) => it.base(scale),
            Self::Frequency(it) => it.base(scale),
            Self::Effort(it) => it.base(scale),
            Self::Number(number) => *number,
            Self::Text(_) | Self::Boolean(_) => 0.0,
        }
    }
}
