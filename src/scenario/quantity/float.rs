//! A float: the time to spare before a date, negative after it.

use serde_json::Value as Json;

use crate::node::Value;
use crate::time::Span;

use super::{Fault, Lasting, NUMBER, Plain, text_of, text_schema};

/// A length of time that may be negative.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Float(f64);

impl Float {
    pub(crate) fn span(self) -> Span {
        Span(self.0.round() as i64)
    }
}

impl Plain for Float {
    const NAME: &'static str = "float";
    const ALLOWED: &'static str = "time-duration-or-negative";

    fn parse(value: &Value) -> Result<Self, Fault> {
        let text = text_of::<Self>(value)?.trim();
        let past = text.strip_prefix(['-', '−']);
        let lasting = Lasting::parse(&Value::Text(past.unwrap_or(text).to_owned()));
        let seconds = lasting.map_err(|_| Fault::unreadable::<Self>(text))?.seconds();
        Ok(Self(if past.is_some() { -seconds } else { seconds }))
    }

    fn form() -> Json {
        let last = format!(r"{NUMBER}\s*([a-z]+|h\s*[0-5]?[0-9])");
        let pattern = format!(r"^\s*[-−]?\s*({NUMBER}\s*[a-z]+\s+)*{last}\s*$");
        text_schema::<Self>(&pattern, &["10 d", "0 d", "-3 d"])
    }
}
