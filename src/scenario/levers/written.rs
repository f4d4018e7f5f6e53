//! Writing quantities as a file has them: values put in the place of spreads, spreads moved a step.

use crate::node::{Node, Value};
use crate::overlay::quoted;
use crate::quantity::{
    Anything, Counted, DateMeans, Dimension, Float, Lasting, Measure as _, Plain as _, Scale,
    parts, split_number,
};
use crate::resolved::inline;
use crate::time::{Clock, DAY, HOUR, Moment};

/// How the values of a spread are written.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Writing {
    /// As dates and times in the scenario's zone.
    Date { clock: Clock },
    /// As numbers, whole ones where only those are allowed.
    Number { is_whole: bool },
    /// As durations in days and hours.
    DaysAndHours,
    /// With a unit of so many base units; `grain` is the smallest part of a base unit, if there is one.
    Quantity { unit: String, base: f64, grain: Option<f64> },
}

impl Writing {
    /// How the parameters of a spread at a path are written; `None` for words, and for rates of which
    /// some are given per hour and others per day.
    pub(super) fn of(path: &str, values: &[&Node], scale: Scale<'_>) -> Option<Self> {
        let first = values.first()?;
        match &first.value {
            Value::Datetime(_) => Some(Self::Date { clock: scale.clock.clone() }),
            Value::Integer(_) | Value::Float(_) => {
                let is_whole = path.ends_with(".count") || path.ends_with(".sorties_per_day");
                Some(Self::Number { is_whole })
            }
            Value::Text(text) => Self::of_text(text, values, scale),
            _ => None,
        }
    }

    fn of_text(text: &str, values: &[&Node], scale: Scale<'_>) -> Option<Self> {
        let unit = unit_of(text)?;
        let is_rate = unit.contains('/') || unit.contains("person-");
        let dates = scale.dates_as(DateMeans::Start);
        let one_of = |unit: &str| Anything::parse(&Value::Text(format!("1 {unit}"))).ok();
        let measures = |unit: &str| one_of(unit).map(|one| (one.dimension(), one.base(&dates)));
        // `km/day`, `km/d` and `km/jour` are one unit.
        let is_same = |value: &&Node| match &value.value {
            Value::Text(text) => unit_of(text).is_some_and(|it| measures(&it) == measures(&unit)),
            _ => false,
        };
        if is_rate && !values.iter().all(is_same) {
            return None;
        }
        let counted = values.iter().filter_map(|value| Lasting::parse(&value.value).ok());
        if counted.fold(Counted::Nothing, |all, it| all.and(it.counted())) == Counted::Both {
            return Some(Self::DaysAndHours);
        }
        let one = one_of(&unit)?;
        let grain = matches!(one.dimension(), Dimension::Load(_)).then_some(1.0);
        let base = one.base(&dates);
        (base > 0.0).then_some(Self::Quantity { unit, base, grain })
    }

    /// A value in base units as TOML, or as a text that is no TOML.
    pub(super) fn text(&self, value: f64) -> String {
        match self {
            Self::Date { clock } => {
                let at = clock.civil(Moment(value.round() as i64));
                at.strftime("%Y-%m-%dT%H:%M:%S").to_string()
            }
            Self::DaysAndHours => Counted::Both.text(value),
            Self::Number { is_whole: true } => format!("{:.0}", value.round()),
            Self::Number { is_whole: false } => digits(value),
            Self::Quantity { unit, base, grain } => {
                let value = grain.map_or(value, |grain| (value / grain).round() * grain);
                format!("{} {unit}", digits(value / base))
            }
        }
    }
}

/// The unit of a text; hours for a length of time in several units.
fn unit_of(text: &str) -> Option<String> {
    let (_, unit) = split_number(text)?;
    let is_sum = unit.contains(|letter: char| letter.is_ascii_digit())
        && Lasting::parse(&Value::Text(text.to_owned())).is_ok();
    Some(if is_sum { "h".to_owned() } else { unit.trim_end().to_owned() })
}

/// A number to nine significant digits, without an exponent.
pub(super) fn digits(value: f64) -> String {
    let size = if value == 0.0 { 0.0 } else { libm::floor(libm::log10(value.abs())) };
    let decimals = (8.0 - size).clamp(0.0, 15.0) as usize;
    let text = format!("{value:.decimals$}");
    match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => text,
    }
}

/// The values that a spread is given by, chances and deviations left out; `None` if it is none.
pub(super) fn parameters(node: &Node) -> Option<Vec<&Node>> {
    let table = node.table().filter(|table| table.len() == 1)?;
    let (word, entry) = table.iter().next()?;
    let given = |keys: &[&str]| keys.iter().filter_map(|key| entry.node.child(key)).collect();
    Some(match word.as_str() {
        "discrete" => items(&entry.node).into_iter().filter_map(|pair| pair.child("0")).collect(),
        "normal" => given(&["mean", "low", "high"]),
        "lognormal" => given(&["mean"]),
        "weibull" => given(&["scale"]),
        "exponential" => vec![&entry.node],
        _ => items(&entry.node),
    })
}

/// The items of a list.
fn items(node: &Node) -> Vec<&Node> {
    match &node.value {
        Value::List(list) => list.iter().collect(),
        _ => Vec::new(),
    }
}

/// One step of a lever.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Move {
    /// So many more.
    More(i64),
    /// So many times as much.
    Times(f64),
    /// A day earlier.
    DayEarlier,
    /// A length of time a day longer, one that may be negative included.
    DayMore,
}

impl Move {
    /// A plain value or a spread, moved, as TOML; `None` where that makes no sense.
    pub(super) fn of(self, node: &Node, is_whole: bool) -> Option<String> {
        if node.table().is_none() {
            return self.plain(node, is_whole);
        }
        let (word, entry) = node.table().filter(|table| table.len() == 1)?.iter().next()?;
        let inner = self.parameters(word, &entry.node, is_whole)?;
        Some(format!("{{ {word} = {inner} }}"))
    }

    fn parameters(self, word: &str, node: &Node, is_whole: bool) -> Option<String> {
        let by_mean = matches!(word, "lognormal" | "exponential" | "weibull");
        if by_mean && !matches!(self, Self::Times(_)) {
            return None;
        }
        match &node.value {
            Value::List(list) if word == "discrete" => {
                let pair = |pair: &Node| {
                    let value = self.plain(pair.child("0")?, is_whole)?;
                    Some(format!("[{value}, {}]", inline(pair.child("1")?)))
                };
                let pairs: Option<Vec<String>> = list.iter().map(pair).collect();
                Some(format!("[{}]", pairs?.join(", ")))
            }
            Value::List(list) => {
                let moved: Option<Vec<String>> =
                    list.iter().map(|value| self.plain(value, is_whole)).collect();
                Some(format!("[{}]", moved?.join(", ")))
            }
            Value::Table(table) => {
                let entry = |(key, entry): (&String, &crate::node::Entry)| {
                    let stays = matches!(key.as_str(), "cv" | "shape")
                        || key == "sd" && !matches!(self, Self::Times(_));
                    let text = if stays {
                        Some(inline(&entry.node))
                    } else {
                        self.plain(&entry.node, is_whole)
                    };
                    text.map(|text| format!("{key} = {text}"))
                };
                let entries: Option<Vec<String>> = table.iter().map(entry).collect();
                Some(format!("{{ {} }}", entries?.join(", ")))
            }
            _ => self.plain(node, is_whole),
        }
    }

    fn plain(self, node: &Node, is_whole: bool) -> Option<String> {
        match (&node.value, self) {
            (Value::Integer(number), Self::More(more)) => Some((number + more).to_string()),
            (Value::Integer(number), Self::Times(factor)) => {
                let times = *number as f64 * factor;
                Some(if is_whole { format!("{:.0}", times.round()) } else { digits(times) })
            }
            (Value::Float(number), Self::More(more)) => Some(digits(number + more as f64)),
            (Value::Float(number), Self::Times(factor)) => Some(digits(number * factor)),
            (Value::Text(text), Self::Times(factor)) => times(text, factor),
            (Value::Text(text), Self::DayEarlier) => {
                let lasting = Lasting::parse(&Value::Text(text.clone())).ok()?;
                Some(quoted(&hours((lasting.seconds() - DAY as f64).max(0.0))))
            }
            (Value::Text(text), Self::DayMore) => {
                let float = Float::parse(&Value::Text(text.clone())).ok()?;
                Some(quoted(&hours(float.seconds() + DAY as f64)))
            }
            (Value::Datetime(written), Self::DayEarlier) => day_before(written),
            _ => None,
        }
    }
}

/// A quantity so many times as large, in its unit; a load in whole base units.
fn times(text: &str, factor: f64) -> Option<String> {
    let unit = unit_of(text)?;
    let value = Value::Text(text.to_owned());
    if Lasting::parse(&value).is_ok() {
        let part = |(number, unit): (f64, &str)| format!("{} {unit}", digits(number * factor));
        let parts: Vec<String> = parts(text)?.into_iter().map(part).collect();
        return Some(quoted(&parts.join(" ")));
    }
    let (number, _) = split_number(text)?;
    let is_load = matches!(Anything::parse(&value).ok()?.dimension(), Dimension::Load(_));
    let number = number * factor;
    let number = if is_load { (number * 1_000.0).round() / 1_000.0 } else { number };
    let is_mass = matches!(unit.as_str(), "t" | "tonne" | "tonnes");
    let number = if is_load && !is_mass { number.round() } else { number };
    Some(quoted(&format!("{} {unit}", digits(number))))
}

fn hours(seconds: f64) -> String {
    format!("{} h", digits(seconds / HOUR as f64))
}

/// The same time on the day before.
fn day_before(written: &toml::value::Datetime) -> Option<String> {
    let date = written.date?;
    let day =
        jiff::civil::Date::new(i16::try_from(date.year).ok()?, date.month as i8, date.day as i8);
    let day = day.ok()?.yesterday().ok()?;
    let date = toml::value::Date {
        year: day.year() as u16,
        month: day.month() as u8,
        day: day.day() as u8,
    };
    Some(toml::value::Datetime { date: Some(date), ..*written }.to_string())
}
