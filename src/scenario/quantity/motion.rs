//! Distances, speeds, and how often something happens.

use serde_json::Value as Json;

use super::{
    Dimension, Fault, Measure, NUMBER, Plain, Scale, number_and_unit, split_number, text_of,
    text_schema,
};
use crate::Code;
use crate::node::Value;

/// A distance in kilometres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Distance(pub(crate) f64);

impl Plain for Distance {
    const NAME: &'static str = "distance";
    const ALLOWED: &'static str = "motion-number-km-km";

    fn parse(value: &Value) -> Result<Self, Fault> {
        match number_and_unit::<Self>(value)? {
            (number, "km") => Ok(Self(number)),
            _ => Err(Fault::unreadable::<Self>(text_of::<Self>(value)?)),
        }
    }

    fn form() -> Json {
        text_schema::<Self>(&format!(r"^\s*{NUMBER}\s*km\s*$"), &["130 km"])
    }
}

impl Measure for Distance {
    type Step = Self;

    const LIMITS: (f64, f64) = (0.0, f64::INFINITY);

    fn dimension(&self) -> Dimension {
        Dimension::Distance
    }

    fn accepts(dimension: Dimension) -> bool {
        dimension == Dimension::Distance
    }

    fn base(&self, _scale: &Scale<'_>) -> f64 {
        self.0
    }
}

/// A speed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Pace {
    /// Kilometres per hour.
    PerHour(f64),
    /// Kilometres per day, spread over its open hours.
    PerDay(f64),
}

impl Plain for Pace {
    const NAME: &'static str = "speed";
    const ALLOWED: &'static str = "motion-number-km-h-km-day";

    fn parse(value: &Value) -> Result<Self, Fault> {
        let (number, unit) = number_and_unit::<Self>(value)?;
        if number == 0.0 {
            return Err(Fault::new(Code::OutOfRange, message!("motion-speed-must-above-zero")));
        }
        match unit {
            "km/h" | "km/hour" | "km/heure" => Ok(Self::PerHour(number)),
            "km/day" | "km/d" | "km/jour" | "km/j" => Ok(Self::PerDay(number)),
            _ => Err(Fault::unreadable::<Self>(text_of::<Self>(value)?)),
        }
    }

    fn form() -> Json {
        let pattern = format!(r"^\s*{NUMBER}\s*km/(h|hour|heure|day|d|jour|j)\s*$");
        text_schema::<Self>(&pattern, &["20 km/h", "45 km/day"])
    }
}

impl Measure for Pace {
    type Step = Self;

    const LIMITS: (f64, f64) = (0.0, f64::INFINITY);

    fn dimension(&self) -> Dimension {
        Dimension::Speed
    }

    fn accepts(dimension: Dimension) -> bool {
        dimension == Dimension::Speed
    }

    fn base(&self, scale: &Scale<'_>) -> f64 {
        match self {
            Self::PerHour(speed) => *speed,
            Self::PerDay(distance) => distance / scale.day.hours,
        }
    }
}

/// How often something happens: so many times per distance or per time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Frequency {
    PerKilometre(f64),
    PerHour(f64),
}

impl Plain for Frequency {
    const NAME: &'static str = "rate";
    const ALLOWED: &'static str = "motion-number-per-distance-time-per";

    fn parse(value: &Value) -> Result<Self, Fault> {
        let (number, rest) = number_and_unit::<Self>(value)?;
        frequency(number, rest).ok_or_else(|| match text_of::<Self>(value) {
            Ok(text) => Fault::unreadable::<Self>(text),
            Err(fault) => fault,
        })
    }

    fn form() -> Json {
        let pattern = format!(
            r"^\s*{NUMBER}\s*p[ea]r\s*({NUMBER})?\s*(km|h|hours?|heures?|d|days?|j|jours?|w|weeks?|semaines?|months?|mois)\s*$"
        );
        text_schema::<Self>(&pattern, &["0.4 per 100 km", "0.004 per h", "2 per month"])
    }
}

fn frequency(number: f64, rest: &str) -> Option<Frequency> {
    let per = rest.strip_prefix("per").or_else(|| rest.strip_prefix("par"))?.trim_start();
    let (units, unit) = split_number(per).unwrap_or((1.0, per));
    if units <= 0.0 {
        return None;
    }
    let hours = match unit {
        "km" => return Some(Frequency::PerKilometre(number / units)),
        "h" | "hour" | "hours" | "heure" | "heures" => 1.0,
        "d" | "day" | "days" | "j" | "jour" | "jours" => 24.0,
        "w" | "week" | "weeks" | "semaine" | "semaines" => 168.0,
        "month" | "months" | "mois" => 720.0,
        _ => return None,
    };
    Some(Frequency::PerHour(number / units / hours))
}

impl Measure for Frequency {
    type Step = Self;

    const LIMITS: (f64, f64) = (0.0, f64::INFINITY);

    fn dimension(&self) -> Dimension {
        match self {
            Self::PerKilometre(_) => Dimension::PerKilometre,
            Self::PerHour(_) => Dimension::PerHour,
        }
    }

    fn accepts(dimension: Dimension) -> bool {
        matches!(dimension, Dimension::PerKilometre | Dimension::PerHour)
    }

    fn base(&self, _scale: &Scale<'_>) -> f64 {
        match self {
            Self::PerKilometre(rate) | Self::PerHour(rate) => *rate,
        }
    }
}

/// Vehicles of a convoy on a kilometre of road.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Density(pub(crate) f64);

impl Plain for Density {
    const NAME: &'static str = "density";
    const ALLOWED: &'static str = "motion-vehicles-per-km-per-km";

    fn parse(value: &Value) -> Result<Self, Fault> {
        let (number, rest) = number_and_unit::<Self>(value)?;
        match frequency(number, rest) {
            Some(Frequency::PerKilometre(density)) if density > 0.0 => Ok(Self(density)),
            Some(Frequency::PerKilometre(_)) => {
                Err(Fault::new(Code::OutOfRange, message!("motion-density-must-above-zero")))
            }
            _ => Err(Fault::unreadable::<Self>(text_of::<Self>(value)?)),
        }
    }

    fn form() -> Json {
        text_schema::<Self>(
            &format!(r"^\s*{NUMBER}\s*p[ea]r\s*({NUMBER})?\s*km\s*$"),
            &["10 per km"],
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read<Q: Plain>(text: &str) -> Option<Q> {
        Q::parse(&Value::Text(text.to_owned())).ok()
    }

    #[test]
    fn rates_are_per_kilometre_or_per_hour() {
        assert_eq!(read("0.4 per 100 km"), Some(Frequency::PerKilometre(0.004)));
        assert_eq!(read("2.4 per day"), Some(Frequency::PerHour(2.4 / 24.0)));
        assert_eq!(read("72 per month"), Some(Frequency::PerHour(0.1)));
        assert_eq!(read::<Frequency>("0.4"), None);
        assert_eq!(read::<Frequency>("0.4 per 0 km"), None);
    }

    #[test]
    fn a_speed_of_zero_is_refused() {
        assert_eq!(read("20 km/h"), Some(Pace::PerHour(20.0)));
        assert_eq!(read("45 km/day"), Some(Pace::PerDay(45.0)));
        assert_eq!(read::<Pace>("0 km/h"), None);
        assert_eq!(read::<Pace>("20 knots"), None);
    }
}
