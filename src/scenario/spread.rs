//! Values that may be uncertain, as written: a plain value, a distribution or an assumption.

use serde_json::{Value as Json, json};

use super::desk::{Desk, Read, nearest, wrong_type};
use super::node::{Node, Table, Value};
use super::quantity::{Measure, Multiple, Portion};
use super::schema::Definitions;
use super::{Code, Message};

/// A value that may be uncertain.
#[derive(Debug, Clone)]
pub(super) struct Unsure<Q: Measure> {
    pub(super) value: Written<Q>,
    /// Assumptions that multiply it, by name.
    pub(super) factors: Vec<String>,
}

/// What stands in the file for a value that may be uncertain.
#[derive(Debug, Clone)]
pub(super) enum Written<Q: Measure> {
    Plain(Q),
    Spread(Spread<Q, Q::Step>),
    Assumption(String),
}

/// A distribution, as written: of values `Q`, with means and deviations written as `S`.
#[derive(Debug, Clone)]
pub(super) enum Spread<Q, S> {
    Uniform([Q; 2]),
    Triangular([Q; 3]),
    Pert([Q; 3]),
    Normal { mean: Q, sd: S, low: Option<Q>, high: Option<Q> },
    LogNormal { mean: S, cv: f64 },
    Exponential(S),
    Weibull { scale: S, shape: f64 },
    Discrete(Vec<(Q, f64)>),
    Empirical(Vec<Q>),
}

impl<Q, S> Spread<Q, S> {
    /// The same distribution with something else in place of each value.
    pub(super) fn map<T>(&self, of: impl Fn(&Q) -> T, of_step: impl Fn(&S) -> T) -> Spread<T, T> {
        match self {
            Self::Uniform(values) => Spread::Uniform(values.each_ref().map(of)),
            Self::Triangular(values) => Spread::Triangular(values.each_ref().map(of)),
            Self::Pert(values) => Spread::Pert(values.each_ref().map(of)),
            Self::Normal { mean, sd, low, high } => Spread::Normal {
                mean: of(mean),
                sd: of_step(sd),
                low: low.as_ref().map(&of),
                high: high.as_ref().map(of),
            },
            Self::LogNormal { mean, cv } => Spread::LogNormal { mean: of_step(mean), cv: *cv },
            Self::Exponential(mean) => Spread::Exponential(of_step(mean)),
            Self::Weibull { scale, shape } => {
                Spread::Weibull { scale: of_step(scale), shape: *shape }
            }
            Self::Discrete(pairs) => {
                Spread::Discrete(pairs.iter().map(|(value, chance)| (of(value), *chance)).collect())
            }
            Self::Empirical(values) => Spread::Empirical(values.iter().map(of).collect()),
        }
    }
}

impl<T> Spread<T, T> {
    /// Its values, but for deviations and chances.
    pub(super) fn into_values(self) -> Vec<T> {
        match self {
            Self::Uniform(values) => values.into(),
            Self::Triangular(values) | Self::Pert(values) => values.into(),
            Self::Normal { mean, low, high, .. } => {
                [Some(mean), low, high].into_iter().flatten().collect()
            }
            Self::LogNormal { mean: value, .. }
            | Self::Exponential(value)
            | Self::Weibull { scale: value, .. } => vec![value],
            Self::Discrete(pairs) => pairs.into_iter().map(|(value, _)| value).collect(),
            Self::Empirical(values) => values,
        }
    }
}

/// The words that make a table a distribution.
pub(super) const SPREADS: [&str; 9] = [
    "uniform",
    "triangular",
    "pert",
    "normal",
    "lognormal",
    "exponential",
    "weibull",
    "discrete",
    "empirical",
];

/// Whether a table stands for one value (a distribution or an assumption's).
pub(super) fn is_value(table: &Table) -> bool {
    table.keys().any(|key| key == "assumption" || SPREADS.contains(&key.as_str()))
}

impl<Q: Measure + Read> Read for Unsure<Q>
where
    Q::Step: Read,
{
    const MAY_BE_UNCERTAIN: bool = true;

    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        let path = desk.path();
        let factors = desk.scaled.get(&path).cloned().unwrap_or_default();
        if !factors.is_empty() {
            desk.multiplied.insert(path);
        }
        let value = match &node.value {
            Value::Table(table) => read_table(node, table, desk)?,
            _ => Written::Plain(Q::read(node, desk)?),
        };
        Some(Self { value, factors })
    }

    fn schema(definitions: &mut Definitions) -> Json {
        let plain = Q::schema(definitions);
        let step = <Q::Step as Read>::schema(definitions);
        definitions.define(
            &format!("uncertain {}", Q::NAME),
            |_| json!({"anyOf": [plain, spread_schema(&plain, &step)]}),
        )
    }
}

fn read_table<Q>(node: &Node, table: &Table, desk: &mut Desk<'_>) -> Option<Written<Q>>
where
    Q: Measure + Read,
    Q::Step: Read,
{
    let mut entries = table.iter();
    let (Some((word, entry)), None) = (entries.next(), entries.next()) else {
        let problem = message!("spread-distribution-table-exactly-one-key");
        desk.find(Code::BadDistribution, node.spot, problem).allowed = Some(allowed_words());
        return None;
    };
    desk.enter(word);
    let written = match word.as_str() {
        "assumption" => String::read(&entry.node, desk).map(Written::Assumption),
        word if SPREADS.contains(&word) => {
            read_spread(word, &entry.node, desk).map(Written::Spread)
        }
        _ => {
            let finding =
                desk.find(Code::UnknownKey, entry.key, message!("spread-no-distribution", word));
            finding.allowed = Some(allowed_words());
            finding.did_you_mean = nearest(word, SPREADS);
            None
        }
    };
    desk.leave();
    written
}

fn allowed_words() -> Message {
    Message::verbatim(format!("{}, assumption", SPREADS.join(", ")))
}

fn read_spread<Q>(word: &str, node: &Node, desk: &mut Desk<'_>) -> Option<Spread<Q, Q::Step>>
where
    Q: Measure + Read,
    Q::Step: Read,
{
    Some(match word {
        "uniform" => Spread::Uniform(Read::read(node, desk)?),
        "triangular" => Spread::Triangular(Read::read(node, desk)?),
        "pert" => Spread::Pert(Read::read(node, desk)?),
        "normal" => {
            let table = parameters(node, desk, &["mean", "sd", "low", "high"])?;
            let mean = needed(table, "mean", node, desk);
            let sd = needed(table, "sd", node, desk);
            let (low, high) = (given(table, "low", desk), given(table, "high", desk));
            Spread::Normal { mean: mean?, sd: sd?, low: low?, high: high? }
        }
        "lognormal" => {
            let table = parameters(node, desk, &["mean", "cv"])?;
            let mean = needed(table, "mean", node, desk);
            let cv = needed::<Multiple>(table, "cv", node, desk);
            Spread::LogNormal { mean: mean?, cv: cv?.0 }
        }
        "exponential" => Spread::Exponential(Read::read(node, desk)?),
        "weibull" => {
            let table = parameters(node, desk, &["scale", "shape"])?;
            let scale = needed(table, "scale", node, desk);
            let shape = needed::<Multiple>(table, "shape", node, desk);
            Spread::Weibull { scale: scale?, shape: shape?.0 }
        }
        "discrete" => {
            let pairs: Vec<Outcome<Q>> = Read::read(node, desk)?;
            at_least(1, pairs.len(), message!("spread-value-chance-needed"), node, desk)?;
            Spread::Discrete(pairs.into_iter().map(|pair| (pair.0, pair.1)).collect())
        }
        _ => {
            let values: Vec<Q> = Read::read(node, desk)?;
            at_least(
                2,
                values.len(),
                message!("spread-least-two-observed-values-needed"),
                node,
                desk,
            )?;
            Spread::Empirical(values)
        }
    })
}

/// Checks that a list of values is long enough to be a distribution, so that whatever is read of it
/// measures something.
fn at_least(
    least: usize,
    length: usize,
    problem: Message,
    node: &Node,
    desk: &mut Desk<'_>,
) -> Option<()> {
    if length < least {
        desk.find(Code::BadDistribution, node.spot, problem);
        return None;
    }
    Some(())
}

/// The table of a distribution's parameters; unknown keys are refused.
fn parameters<'n>(
    node: &'n Node,
    desk: &mut Desk<'_>,
    keys: &'static [&'static str],
) -> Option<&'n Table> {
    let Some(table) = node.table() else {
        return wrong_type(node, desk, message!("declare-table", keys = keys.join(", ")));
    };
    for (name, entry) in table.iter().filter(|(name, _)| !keys.contains(&name.as_str())) {
        let finding =
            desk.find(Code::UnknownKey, entry.key, message!("declare-means-nothing-here", name));
        finding.allowed = Some(Message::verbatim(keys.join(", ")));
        finding.did_you_mean = nearest(name, keys.iter().copied());
    }
    Some(table)
}

fn given<T: Read>(table: &Table, key: &str, desk: &mut Desk<'_>) -> Option<Option<T>> {
    match table.get(key) {
        Some(entry) => desk.read(key, &entry.node).map(Some),
        None => Some(None),
    }
}

fn needed<T: Read>(table: &Table, key: &str, node: &Node, desk: &mut Desk<'_>) -> Option<T> {
    let value = given(table, key, desk)?;
    if value.is_none() {
        desk.find(Code::MissingKey, node.spot, message!("spread-this-distribution-has-no", key));
    }
    value
}

/// One value of a discrete distribution and its chance.
struct Outcome<Q>(Q, f64);

impl<Q: Measure + Read> Read for Outcome<Q> {
    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        let Value::List(list) = &node.value else {
            return wrong_type(node, desk, message!("spread-pair-value-chance"));
        };
        let [value, chance] = list.as_slice() else {
            return wrong_type(node, desk, message!("spread-pair-value-chance"));
        };
        let (value, chance) = (desk.read("0", value), desk.read::<Portion>("1", chance));
        Some(Self(value?, chance?.0))
    }

    fn schema(definitions: &mut Definitions) -> Json {
        let prefix = [Q::schema(definitions), Portion::schema(definitions)];
        json!({"type": "array", "prefixItems": prefix, "minItems": 2, "maxItems": 2})
    }
}

/// The forms of a distribution of this quantity, and of a reference to an assumption.
fn spread_schema(plain: &Json, step: &Json) -> Json {
    let list = |count: usize| json!({"type": "array", "items": plain, "minItems": count, "maxItems": count});
    let positive = json!({"type": "number", "exclusiveMinimum": 0});
    let table = |properties: Json, required: &[&str]| {
        json!({
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": false,
        })
    };
    let pair = json!({
        "type": "array",
        "prefixItems": [plain, {"$ref": "#/$defs/share"}],
        "minItems": 2,
        "maxItems": 2,
    });
    let normal = json!({"mean": plain, "sd": step, "low": plain, "high": plain});
    let lognormal = json!({"mean": step, "cv": positive});
    let weibull = json!({"scale": step, "shape": positive});
    let described = |mut schema: Json, about: &str| {
        schema["description"] = Json::from(about);
        schema
    };
    json!({
        "type": "object",
        "minProperties": 1,
        "maxProperties": 1,
        "additionalProperties": false,
        "properties": {
            "uniform": described(list(2), "[low, high]: anything between, equally likely."),
            "triangular": described(list(3), "[low, mode, high] with straight sides."),
            "pert": described(list(3), "[low, mode, high]: Beta-PERT, mean (low + 4 mode + high) / 6."),
            "normal": described(
                table(normal, &["mean", "sd"]),
                "Drawn again until it falls within low and high (by default, what makes sense).",
            ),
            "lognormal": described(
                table(lognormal, &["mean", "cv"]),
                "By its own mean and its coefficient of variation (standard deviation over mean).",
            ),
            "exponential": described(step.clone(), "By its mean."),
            "weibull": described(
                table(weibull, &["scale", "shape"]),
                "By its scale (63rd percentile) and shape.",
            ),
            "discrete": {
                "type": "array",
                "items": pair,
                "minItems": 1,
                "description": "[[value, chance], …]; the chances add up to 1.",
            },
            "empirical": {
                "type": "array",
                "items": plain,
                "minItems": 2,
                "description": "Values observed; draws lie between them.",
            },
            "assumption": {
                "type": "string",
                "description": "The value that this assumption takes, the same everywhere.",
            },
        },
    })
}
