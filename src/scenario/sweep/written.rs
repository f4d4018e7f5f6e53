//! How a value of a factor is written in TOML, and read again as if it stood in the file.

use crate::time::{Clock, DAY, HOUR, Moment};
use crate::units::LoadKind;

use super::significant;
use crate::node::{Entry, Node, Value, Via};
use crate::overlay::quoted;
use crate::quantity::Counted;
use crate::source::Spot;

/// How a number in base units is written in TOML.
#[derive(Debug, Clone)]
pub(crate) enum Written {
    /// Seconds from `as_of`, as a date and time in the scenario's zone.
    Moment(Clock),
    /// Seconds with days of 24 hours, in days or in hours as the ends are.
    Duration(Counted),
    /// Seconds of work, in person-hours.
    Effort,
    Load(LoadKind),
    Distance,
    Speed,
    Number,
}

impl Written {
    /// Base units in the unit that is written.
    pub(super) fn scale(&self) -> f64 {
        match self {
            Self::Duration(Counted::Days) => DAY as f64,
            Self::Duration(_) | Self::Effort => HOUR as f64,
            Self::Load(LoadKind::Mass) => 1_000.0,
            _ => 1.0,
        }
    }

    /// The nearest number that is written.
    pub(super) fn rounded(&self, number: f64) -> f64 {
        match self {
            Self::Moment(_) | Self::Load(_) | Self::Duration(Counted::Both) => number.round(),
            _ => significant(number / self.scale()) * self.scale(),
        }
    }

    /// A number that has been rounded, in TOML.
    pub(crate) fn text(&self, number: f64) -> String {
        let shown = significant(number / self.scale());
        match self {
            Self::Moment(clock) => {
                clock.civil(Moment(number.round() as i64)).strftime("%Y-%m-%dT%H:%M:%S").to_string()
            }
            Self::Duration(Counted::Both) => quoted(&Counted::Both.text(number)),
            Self::Duration(Counted::Days) => quoted(&format!("{shown} d")),
            Self::Duration(_) => quoted(&format!("{shown} h")),
            Self::Effort => quoted(&format!("{shown} person-hours")),
            Self::Load(LoadKind::Mass) => quoted(&format!("{} t", number.round() / 1_000.0)),
            Self::Load(LoadKind::People) => quoted(&format!("{} people", number.round())),
            Self::Load(LoadKind::Teu) => quoted(&format!("{} teu", number.round())),
            Self::Load(LoadKind::Vehicles) => quoted(&format!("{} vehicles", number.round())),
            Self::Distance => quoted(&format!("{shown} km")),
            Self::Speed => quoted(&format!("{shown} km/h")),
            Self::Number => toml::Value::Float(shown).to_string(),
        }
    }
}

/// A value in TOML as a node that stands at this spot; text that is no TOML stays text.
pub(crate) fn node(text: &str, spot: Spot) -> Node {
    let value = toml::from_str::<toml::Table>(&format!("x = {text}"))
        .ok()
        .and_then(|mut table| table.remove("x"))
        .unwrap_or_else(|| toml::Value::String(text.to_owned()));
    planted(value, spot)
}

fn planted(value: toml::Value, spot: Spot) -> Node {
    let entry = |(key, value)| (key, Entry { key: spot, node: planted(value, spot) });
    let value = match value {
        toml::Value::String(text) => Value::Text(text),
        toml::Value::Integer(number) => Value::Integer(number),
        toml::Value::Float(number) => Value::Float(number),
        toml::Value::Boolean(truth) => Value::Boolean(truth),
        toml::Value::Datetime(datetime) => Value::Datetime(datetime),
        toml::Value::Array(list) => {
            Value::List(list.into_iter().map(|value| planted(value, spot)).collect())
        }
        toml::Value::Table(table) => Value::Table(table.into_iter().map(entry).collect()),
    };
    Node { value, spot, via: Via::File }
}
