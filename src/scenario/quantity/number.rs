//! Numbers without a unit: shares, factors and counts.

use serde_json::{Value as Json, json};

use super::{
    Dimension, Fault, Measure, Plain, Scale, plain_number, quantity, split_number, whole_numbers,
};
use crate::Code;
use crate::node::Value;

/// A number, or text with a per cent sign; not negative.
fn number_of<Q: Plain>(value: &Value) -> Result<f64, Fault> {
    let number = match value {
        Value::Integer(number) => *number as f64,
        Value::Float(number) => *number,
        Value::Text(text) => match split_number(text) {
            Some((number, "%")) => number / 100.0,
            _ => return Err(Fault::unreadable::<Q>(text)),
        },
        _ => return Err(Fault::wrong_type::<Q>(value)),
    };
    if number.is_finite() && number >= 0.0 {
        return Ok(number);
    }
    let how = if number < 0.0 { "negative" } else { "endless" };
    Err(Fault::new(Code::OutOfRange, message!("number-cannot", quantity = quantity::<Q>(), how)))
}

/// A share or a chance, from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Portion(pub(crate) f64);

impl Plain for Portion {
    const NAME: &'static str = "share";
    const ALLOWED: &'static str = "number-number-from-per-cent-text";

    fn parse(value: &Value) -> Result<Self, Fault> {
        let number = number_of::<Self>(value)?;
        if number > 1.0 {
            return Err(Fault::new(Code::OutOfRange, message!("number-share-cannot-above")));
        }
        Ok(Self(number))
    }

    fn form() -> Json {
        json!({
            "description": super::description::<Self>(),
            "anyOf": [
                {"type": "number", "minimum": 0, "maximum": 1},
                {"type": "string", "pattern": r"^\s*[0-9.]+\s*%\s*$"}
            ],
            "examples": [0.3, "30 %"],
        })
    }
}

impl Measure for Portion {
    type Step = Self;

    const LIMITS: (f64, f64) = (0.0, 1.0);

    fn dimension(&self) -> Dimension {
        Dimension::Number
    }

    fn accepts(dimension: Dimension) -> bool {
        dimension == Dimension::Number
    }

    fn base(&self, _scale: &Scale<'_>) -> f64 {
        self.0
    }
}

/// A factor; not negative.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Multiple(pub(crate) f64);

impl Plain for Multiple {
    const NAME: &'static str = "factor";
    const ALLOWED: &'static str = "number-number-not-negative-per-cent";

    fn parse(value: &Value) -> Result<Self, Fault> {
        number_of::<Self>(value).map(Self)
    }

    fn form() -> Json {
        json!({
            "description": super::description::<Self>(),
            "anyOf": [
                {"type": "number", "minimum": 0},
                {"type": "string", "pattern": r"^\s*[0-9.]+\s*%\s*$"}
            ],
            "examples": [1.5, "150 %"],
        })
    }
}

impl Measure for Multiple {
    type Step = Self;

    const LIMITS: (f64, f64) = (0.0, f64::INFINITY);

    fn dimension(&self) -> Dimension {
        Dimension::Number
    }

    fn accepts(dimension: Dimension) -> bool {
        dimension == Dimension::Number
    }

    fn base(&self, _scale: &Scale<'_>) -> f64 {
        self.0
    }
}

/// The largest count: what is counted is kept one by one while a run is played.
pub(crate) const MOST: u32 = 1_000_000;

/// A whole number of things.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Number(pub(crate) u32);

impl Plain for Number {
    const NAME: &'static str = "count";
    const ALLOWED: &'static str = "number-whole-number-from";

    fn parse(value: &Value) -> Result<Self, Fault> {
        let Value::Integer(number) = value else {
            let problem = message!("number-this-where-whole-number-wanted", kind = value.kind());
            let fault = Fault::new(Code::WrongType, problem);
            return Err(match value {
                Value::Text(text) if let Some(number) = in_text(text) => {
                    fault.remedy(message!("number-write-without-quotes", number))
                }
                Value::Text(text) => match numbers(text) {
                    Some(right) => fault.remedy(message!("write", right)),
                    None => fault,
                },
                _ => fault,
            });
        };
        let count = u32::try_from(*number).ok().filter(|count| *count <= MOST);
        count.map(Self).ok_or_else(|| {
            let how = if *number < 0 { "negative" } else { "large" };
            Fault::new(Code::OutOfRange, message!("number-count-cannot", how))
        })
    }

    fn listed(text: &str) -> Option<String> {
        numbers(text).map(|numbers| format!("[{numbers}]"))
    }

    fn form() -> Json {
        json!({"type": "integer", "minimum": 0, "maximum": MOST, "description": super::description::<Self>()})
    }
}

/// A whole number that stands in a text, its thousands apart or not, alone or with what is counted.
fn in_text(text: &str) -> Option<u32> {
    let right = plain_number(text.trim()).map(|it| it.right);
    let alone = right.as_deref().unwrap_or(text.trim()).parse().ok();
    alone.or_else(|| match whole_numbers(text).as_slice() {
        [number] => Some(*number),
        _ => None,
    })
}

/// Several whole numbers that stand in a text, as in a list.
fn numbers(text: &str) -> Option<String> {
    let numbers: Vec<String> = whole_numbers(text).iter().map(u32::to_string).collect();
    (!numbers.is_empty()).then(|| numbers.join(", "))
}

impl Measure for Number {
    type Step = Multiple;

    const LIMITS: (f64, f64) = (0.0, MOST as f64);

    fn dimension(&self) -> Dimension {
        Dimension::Number
    }

    fn accepts(dimension: Dimension) -> bool {
        dimension == Dimension::Number
    }

    fn base(&self, _scale: &Scale<'_>) -> f64 {
        f64::from(self.0)
    }
}
