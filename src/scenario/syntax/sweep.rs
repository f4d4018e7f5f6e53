//! Sweeps: questions put to many variants of the scenario.

use serde_json::{Value as Json, json};

use super::word::Text;
use crate::declare::{Keyed, syntax, words};
use crate::desk::{Desk, OneOrMany, Read, wrong_type};
use crate::node::{Node, Value};
use crate::quantity::{Number, Portion};
use crate::schema::Definitions;
use crate::sweep::Spacing;

syntax! {
    /// A sweep: values of some factors, in combinations that a design chooses, each played many
    /// times. `drawdown sweep` plays it.
    "sweep" Sweep {
        /// Title for readers.
        title: Option<Text>,
        /// How the combinations are chosen.
        design: DesignWord,
        /// How many points (latin-hypercube, sobol), trajectories (morris) or base points
        /// (saltelli; best a power of two).
        points: Option<Number>,
        /// Levels of each factor in a morris design: an even number, 4 by default.
        levels: Option<Number>,
        /// The points of a table: a CSV file, relative to this one, whose headings are paths and
        /// whose cells are the values they are given. Commas or, as French spreadsheets save it,
        /// semicolons and decimal commas.
        table: Option<String>,
        /// What varies, by name.
        factor: Keyed<Factor>,
        /// Uncertain assumptions that vary too, each over its spread: a list, or "all".
        assumptions: Option<AllOrThese>,
        /// Another sweep, each of whose points is combined with each point of this one.
        across: Option<String>,
        /// Plans under which every point is played: a list, or "all"; the first by default.
        plans: Option<AllOrThese>,
        /// Cases under which every point is played: a list, or "all"; the first by default.
        cases: Option<AllOrThese>,
        /// Replications of each point under each plan and case; 200 by default.
        replications: Option<Number>,
        /// Instead of a number of replications: play on until every chance of missing a deadline is
        /// known within this half-width (95 % interval) at the point.
        precision: Option<Portion>,
        /// Most replications of a point with a precision; 5000 by default.
        at_most: Option<Number>,
    }

    /// Something that differs from point to point.
    "sweep factor" Factor {
        /// Name for readers.
        name: Option<Text>,
        /// The path, or several, that it sets. "assumption.clearance" stands for the value of that
        /// assumption, "plan" and "case" for the plan and the case that is played.
        path: OneOrMany<String>,
        /// The values it takes. An assumption goes over its spread without them, "plan" and "case"
        /// over all there are.
        values: Option<Vec<Raw>>,
        /// Instead of values: the lower end of a range. Whole numbers stay whole, dates go by days.
        from: Option<Raw>,
        /// The upper end.
        to: Option<Raw>,
        /// From one value to the next; 1 for whole numbers, a day for dates by default.
        step: Option<Raw>,
        /// Instead of a step: so many values from one end to the other.
        count: Option<Number>,
        /// How values lie between the ends of a range without steps; evenly by default.
        spacing: Option<Spacing>,
    }
}

/// How the points of a sweep are chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DesignWord {
    Grid,
    Zip,
    OneAtATime,
    LatinHypercube,
    Sobol,
    Morris,
    Saltelli,
    Table,
}

words! {
    "design" DesignWord {
        "grid" => Self::Grid, "every combination of values";
        "zip" => Self::Zip, "the first value of each factor, then the second of each, and so on";
        "one-at-a-time" => Self::OneAtATime, "the first value of each factor, then each factor alone at its other values";
        "latin-hypercube" => Self::LatinHypercube, "few points, every factor spread evenly over its range";
        "sobol" => Self::Sobol, "a scrambled Sobol' sequence: many points, evenly spread in every projection";
        "morris" => Self::Morris, "trajectories for screening: which factors matter at all";
        "saltelli" => Self::Saltelli, "points for Sobol' indices: the share of each factor in what varies";
        "table" => Self::Table, "points read from a CSV file";
    }
    "spacing" Spacing {
        "even" => Self::Even, "evenly";
        "logarithmic" => Self::Logarithmic, "evenly in the logarithm";
    }
}

/// A list of names, or all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum AllOrThese {
    All,
    These(Vec<String>),
}

impl Read for AllOrThese {
    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        match &node.value {
            Value::Text(word) if word == "all" => Some(Self::All),
            Value::List(_) => Read::read(node, desk).map(Self::These),
            _ => wrong_type(node, desk, message!("wanted-names-or-all")),
        }
    }

    fn schema(_: &mut Definitions) -> Json {
        json!({"anyOf": [{"const": "all"}, {"type": "array", "items": {"type": "string"}}]})
    }
}

/// Any value at all, to be read where it is put.
#[derive(Debug, Clone)]
pub(crate) struct Raw(pub(crate) Node);

impl Read for Raw {
    const MAY_BE_UNCERTAIN: bool = true;

    fn read(node: &Node, _: &mut Desk<'_>) -> Option<Self> {
        Some(Self(node.clone()))
    }

    fn schema(_: &mut Definitions) -> Json {
        json!({"description": "Any value that may stand at the path."})
    }
}
