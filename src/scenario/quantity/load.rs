//! Loads, payloads and packing rates.

use serde_json::Value as Json;

use super::{
    Dimension, Fault, Measure, NUMBER, Plain, Scale, number_and_unit, spoken, text_of, text_schema,
};
use crate::Code;
use crate::node::Value;
use crate::units::LoadKind;

/// An amount of load: its kind, and how much in base units (kilograms, people, …).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Load {
    pub(crate) kind: LoadKind,
    pub(crate) amount: f64,
}

/// The largest load in base units: a thousand million tonnes, and more people than there are.
const MOST_LOAD: f64 = 1e12;

/// The units of loads, English and French, as a regular expression.
const UNITS: &str =
    "t|tonnes?|kg|teu|TEU|evp|EVP|people|persons?|personnes?|vehicles?|v[eé]hicules?";

/// The kind of load counted in a unit, and base units per unit.
fn load_unit(unit: &str) -> Option<(LoadKind, f64)> {
    Some(match unit {
        "t" | "tonne" | "tonnes" => (LoadKind::Mass, 1_000.0),
        "kg" => (LoadKind::Mass, 1.0),
        "teu" | "TEU" | "evp" | "EVP" => (LoadKind::Teu, 1.0),
        "person" | "people" | "persons" | "personne" | "personnes" => (LoadKind::People, 1.0),
        "vehicle" | "vehicles" | "véhicule" | "véhicules" | "vehicule" | "vehicules" => {
            (LoadKind::Vehicles, 1.0)
        }
        _ => return None,
    })
}

impl Plain for Load {
    const NAME: &'static str = "load";
    const ALLOWED: &'static str = "load-number-people-t-kg-teu";

    fn parse(value: &Value) -> Result<Self, Fault> {
        let (number, unit) = number_and_unit::<Self>(value)?;
        let text = text_of::<Self>(value)?;
        let (kind, base) = load_unit(unit).ok_or_else(|| Fault::unreadable::<Self>(text))?;
        let amount = number * base;
        if amount > MOST_LOAD {
            let most = MOST_LOAD / kind.base_per_unit() as f64;
            let problem = message!("load-load-cannot-above", most, kind = spoken(kind));
            return Err(Fault::new(Code::OutOfRange, problem));
        }
        if (amount - amount.round()).abs() > 1e-6 {
            let problem = match kind {
                LoadKind::Mass => message!("load-mass-given-kilogram-most"),
                _ => message!("load-whole", kind),
            };
            return Err(Fault::new(Code::OutOfRange, problem));
        }
        Ok(Self { kind, amount: amount.round() })
    }

    fn form() -> Json {
        let pattern = format!(r"^\s*{NUMBER}\s*({UNITS})\s*$");
        text_schema::<Self>(&pattern, &["1800 t", "240 teu", "1000 people", "120 vehicles"])
    }
}

impl Measure for Load {
    type Step = Self;

    const LIMITS: (f64, f64) = (0.0, f64::INFINITY);

    fn dimension(&self) -> Dimension {
        Dimension::Load(self.kind)
    }

    fn accepts(dimension: Dimension) -> bool {
        matches!(dimension, Dimension::Load(_))
    }

    fn base(&self, _scale: &Scale<'_>) -> f64 {
        self.amount
    }
}

/// A mass in kilograms.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Mass(pub(crate) i64);

impl Plain for Mass {
    const NAME: &'static str = "mass";
    const ALLOWED: &'static str = "load-number-t-kg-t-kg";

    fn parse(value: &Value) -> Result<Self, Fault> {
        let text = text_of::<Self>(value)?;
        match Load::parse(value) {
            Ok(Load { kind: LoadKind::Mass, amount }) => Ok(Self(amount as i64)),
            Err(fault) if fault.code == Code::OutOfRange => Err(fault),
            _ => Err(Fault::unreadable::<Self>(text)),
        }
    }

    fn form() -> Json {
        let pattern = format!(r"^\s*{NUMBER}\s*(t|tonnes?|kg)\s*$");
        text_schema::<Self>(&pattern, &["12 t", "500 kg"])
    }
}

/// A rate of packing, in base units of its kind.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct PackRate {
    pub(crate) kind: LoadKind,
    /// Whether it is for one person.
    pub(crate) per_person: bool,
    per: Per,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Per {
    Hour(f64),
    Day(f64),
}

impl Plain for PackRate {
    const NAME: &'static str = "packing rate";
    const ALLOWED: &'static str = "load-load-per-day-calendar-open";

    fn parse(value: &Value) -> Result<Self, Fault> {
        let (number, unit) = number_and_unit::<Self>(value)?;
        let text = text_of::<Self>(value)?;
        pack_rate(number, unit).ok_or_else(|| Fault::unreadable::<Self>(text))
    }

    fn form() -> Json {
        let pattern =
            format!(r"^\s*{NUMBER}\s*({UNITS})(/person(ne)?)?/(day|d|jour|j|h|hour|heure)\s*$");
        text_schema::<Self>(&pattern, &["40 t/day", "5 teu/day", "0.05 t/person/day"])
    }
}

fn pack_rate(number: f64, unit: &str) -> Option<PackRate> {
    let parts: Vec<&str> = unit.split('/').map(str::trim).collect();
    let (load, per_person, time) = match parts.as_slice() {
        [load, time] => (load, false, time),
        [load, "person" | "personne", time] => (load, true, time),
        _ => return None,
    };
    let (kind, base) = load_unit(load)?;
    let per = match *time {
        "h" | "hour" | "heure" => Per::Hour(number * base),
        "d" | "day" | "j" | "jour" => Per::Day(number * base),
        _ => return None,
    };
    Some(PackRate { kind, per_person, per })
}

impl Measure for PackRate {
    type Step = Self;

    const LIMITS: (f64, f64) = (0.0, f64::INFINITY);

    fn dimension(&self) -> Dimension {
        Dimension::PackRate { kind: self.kind, per_person: self.per_person }
    }

    fn accepts(dimension: Dimension) -> bool {
        matches!(dimension, Dimension::PackRate { .. })
    }

    fn base(&self, scale: &Scale<'_>) -> f64 {
        match self.per {
            Per::Hour(amount) => amount,
            Per::Day(amount) => amount / scale.day.hours,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Value {
        Value::Text(text.to_owned())
    }

    #[test]
    fn loads_are_whole_in_their_base_unit() {
        let load = Load::parse(&text("1.5 t")).expect("a load");
        assert_eq!(load, Load { kind: LoadKind::Mass, amount: 1_500.0 });
        let fault = Load::parse(&text("1.5 teu")).expect_err("half a container");
        assert_eq!(fault.code, Code::OutOfRange);
        let fault = Load::parse(&text("12 boxes")).expect_err("no such unit");
        assert_eq!(fault.code, Code::BadQuantity);
    }

    #[test]
    fn packing_rates_may_be_for_each_person() {
        let rate = PackRate::parse(&text("0.05 t/person/day")).expect("a rate");
        assert!(rate.per_person);
        assert_eq!(rate.per, Per::Day(50.0));
        assert!(PackRate::parse(&text("40 t")).is_err());
    }
}
