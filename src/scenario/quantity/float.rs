//! A float: the time to spare before a date, negative after it.

use serde_json::Value as Json;

use crate::node::Value;
use crate::time::Span;

use super::{Counted, Fault, Lasting, NUMBER, Plain, text_of, text_schema};

/// A length of time that may be negative.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Float {
    seconds: f64,
    counted: Counted,
}

impl Float {
    pub(crate) fn span(self) -> Span {
        Span(self.seconds.round() as i64)
    }

    /// In seconds, with days of 24 hours.
    pub(crate) fn seconds(self) -> f64 {
        self.seconds
    }

    /// What it is counted in.
    pub(crate) fn counted(self) -> Counted {
        self.counted
    }

    /// A value that is a float and no plain length of time, since it is negative.
    pub(crate) fn negative(value: &Value) -> Option<Self> {
        Self::parse(value).ok().filter(|_| Lasting::parse(value).is_err())
    }
}

impl Plain for Float {
    const NAME: &'static str = "float";
    const ALLOWED: &'static str = "time-duration-or-negative";

    fn parse(value: &Value) -> Result<Self, Fault> {
        let text = text_of::<Self>(value)?.trim();
        let past = text.strip_prefix(['-', '−']);
        let lasting = Lasting::parse(&Value::Text(past.unwrap_or(text).to_owned()));
        let lasting = lasting.map_err(|_| Fault::unreadable::<Self>(text))?;
        let sign = if past.is_some() { -1.0 } else { 1.0 };
        Ok(Self { seconds: sign * lasting.seconds(), counted: lasting.counted() })
    }

    fn form() -> Json {
        let last = format!(r"{NUMBER}\s*([a-z]+|h\s*[0-5]?[0-9])");
        let pattern = format!(r"^\s*[-−]?\s*({NUMBER}\s*[a-z]+\s+)*{last}\s*$");
        text_schema::<Self>(&pattern, &["10 d", "0 d", "-3 d"])
    }
}
