//! Handling: how long a convoy is loaded or unloaded, as a time or as a rate.

use serde_json::{Value as Json, json};

use super::{Counted, Dimension, Fault, Lasting, Measure, PackRate, Plain, Scale};
use crate::Code;
use crate::node::Value;

/// A time for the whole convoy, or so much load per time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Handling {
    Time(Lasting),
    Rate(PackRate),
}

impl Plain for Handling {
    const NAME: &'static str = "time or rate of handling";
    const ALLOWED: &'static str = "handling-time-convoy-h-load-per";

    fn parse(value: &Value) -> Result<Self, Fault> {
        if let Ok(time) = Lasting::parse(value) {
            return Ok(Self::Time(time));
        }
        let text = super::text_of::<Self>(value)?;
        match PackRate::parse(value) {
            Ok(rate) if !rate.per_person => Ok(Self::Rate(rate)),
            Err(fault) if fault.code == Code::OutOfRange => Err(fault),
            _ => Err(Fault::unreadable::<Self>(text)),
        }
    }

    fn form() -> Json {
        let examples = ["4 h", "10 teu/h", "40 t/h", "60 people/h"];
        json!({
            "type": "string",
            "pattern": r"^\s*[0-9]",
            "description": super::description::<Self>(),
            "examples": examples,
        })
    }
}

impl Measure for Handling {
    type Step = Self;

    const LIMITS: (f64, f64) = (0.0, f64::INFINITY);
    const FARTHEST: Option<f64> = Lasting::FARTHEST;

    fn dimension(&self) -> Dimension {
        match self {
            Self::Time(time) => time.dimension(),
            Self::Rate(rate) => rate.dimension(),
        }
    }

    fn accepts(dimension: Dimension) -> bool {
        matches!(dimension, Dimension::Duration | Dimension::PackRate { per_person: false, .. })
    }

    fn base(&self, scale: &Scale<'_>) -> f64 {
        match self {
            Self::Time(time) => time.base(scale),
            Self::Rate(rate) => rate.base(scale),
        }
    }

    fn counted(&self) -> Counted {
        match self {
            Self::Time(time) => Measure::counted(time),
            Self::Rate(_) => Counted::Nothing,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn handling_is_a_time_or_a_rate() {
        let read = |text: &str| Handling::parse(&Value::Text(text.to_owned())).ok();
        assert_eq!(read("4 h").map(|it| it.dimension()), Some(Dimension::Duration));
        assert!(matches!(read("10 teu/h"), Some(Handling::Rate(_))));
        assert_eq!(read("0.05 t/person/day"), None);
        assert_eq!(read("10 teu"), None);
    }
}
