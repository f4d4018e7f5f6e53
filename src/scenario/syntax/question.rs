//! The scenario's frame, deadlines, assumptions, cases and plans.

use serde_json::{Value as Json, json};

use super::word::{MilestoneWord, Text, Traffic};
use crate::declare::syntax;
use crate::desk::{Desk, OneOrMany, Read, wrong_type};
use crate::naming::ScenarioId;
use crate::node::{Node, Value};
use crate::quantity::{Anything, Lasting, Number, Portion, When};
use crate::schema::Definitions;
use crate::spread::Unsure;
use crate::{DeadlineKind, Vocabulary};

syntax! {
    /// What the scenario is called, when it starts and ends.
    "scenario" Header {
        /// Short name of letters, digits, and - _ . within; it names the folder of results.
        id: ScenarioId,
        /// Title for readers; the id by default.
        title: Option<Text>,
        /// What is known is known as of this moment: the run starts here.
        as_of: When,
        /// The horizon: nothing is played after it. A date means the end of that day.
        until: When,
        /// The named reference day, from which days are counted.
        c_day: Option<When>,
        /// Zone of dates without one, as "Africa/Bamako"; UTC by default.
        timezone: Option<String>,
        /// Marking at the top and bottom of every document, such as UNCLASSIFIED; none by default.
        marking: Option<Text>,
        /// The field in whose words results are told; peace-operation by default.
        vocabulary: Option<Vocabulary>,
        /// Master seed of all draws; 1 by default.
        seed: Option<u64>,
    }

    /// A date by which camps must have reached a milestone, or people and loads have arrived.
    "deadline" Deadline {
        /// Name for readers.
        name: Option<Text>,
        /// The camps, or "all-camps". May be left out for arrived.
        all: Option<Wanted>,
        /// The milestone that all of them must have reached; vacated by default.
        milestone: Option<MilestoneWord>,
        /// Instead of a milestone: the people and loads that must have arrived, as { to = "home" };
        /// all that the camps send without any key, as {}.
        arrived: Option<Arrived>,
        /// Instead of a milestone: the side that must hold all of them, which may be any sites, on
        /// the due date.
        held_by: Option<String>,
        /// Instead of a milestone: the longest that any of them may stand empty.
        empty_at_most: Option<Lasting>,
        /// The last moment at which it is still met; a date means the end of that day. Needed but
        /// for empty_at_most.
        due: Option<When>,
        /// How hard it is; hard by default.
        kind: Option<DeadlineKind>,
        /// Where it stands among the deadlines; 100 by default. Those alike stand hard before soft
        /// before political, and then as in the file.
        order: Option<Number>,
        /// Where it comes from ("S/RES/2690 (2023)").
        basis: Option<String>,
        /// Why it matters.
        why: Option<Text>,
    }

    /// The people and loads that must be at the end of their journeys: those that agree with all
    /// that is given. What is not moved does not count; what is lost on the way never arrives.
    "arrival" Arrived {
        /// These lines, as "abeche.food".
        lines: Option<OneOrMany<String>>,
        /// Lines whose journey ends at one of these sites.
        to: Option<OneOrMany<String>>,
        /// People only, or freight only: all that is not people.
        load: Option<Traffic>,
        /// The least share of each line that must have arrived; all of it by default.
        share: Option<Portion>,
    }

    /// Something the planner believes, as a value or a spread. It takes one value in each
    /// replication, the same wherever it is used.
    "assumption" Assumption {
        /// What is believed, as a sentence.
        statement: Option<Text>,
        /// Who answers for it.
        owner: Option<Text>,
        /// Grade of the evidence ("B2").
        grade: Option<String>,
        /// What would show that it fails.
        signpost: Option<Text>,
        /// Its value: a quantity, a spread of quantities, a word, or true or false. A date means
        /// the start of that day; a speed is given in km/h.
        value: Unsure<Anything>,
        /// Paths of values that it replaces ("gate.north.lead_time"; * stands for any name).
        sets: Option<Vec<String>>,
        /// Paths of values that it multiplies.
        scales: Option<Vec<String>>,
    }

    /// A named set of assumption values: how the world may turn out.
    "case" Case {
        /// Title for readers.
        title: Option<Text>,
        /// Values of assumptions under this case, by name.
        assume: Option<Assumed>,
        /// Values of other paths under this case.
        set: Option<Settings>,
        /// Where it stands among the cases, after "baseline"; 100 by default. Of equal ones the first in the
        /// file comes first.
        order: Option<Number>,
    }

    /// A course of action: values that the planner may choose.
    "plan" Plan {
        /// Title for readers.
        title: Option<Text>,
        /// Values of paths under this plan ("camp.kidal.mode" = "accelerate"; * stands for any
        /// name).
        set: Option<Settings>,
        /// Where it stands among the plans, after "base"; 100 by default. Of equal ones the first in the file
        /// comes first.
        order: Option<Number>,
    }
}

/// The camps of a deadline.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Wanted {
    AllCamps,
    These(Vec<String>),
}

impl Read for Wanted {
    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        match &node.value {
            Value::Text(word) if word == "all-camps" => Some(Self::AllCamps),
            Value::List(_) => Read::read(node, desk).map(Self::These),
            _ => wrong_type(node, desk, message!("wanted-camps-or-all")),
        }
    }

    fn schema(_: &mut Definitions) -> Json {
        let list = json!({"type": "array", "items": {"type": "string"}, "minItems": 1});
        json!({"anyOf": [{"const": "all-camps"}, list]})
    }
}

/// Paths and the values they are given; the values are read where they are put.
#[derive(Debug, Clone)]
pub(crate) struct Settings;

impl Read for Settings {
    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        match node.value {
            Value::Table(_) => Some(Self),
            _ => wrong_type(node, desk, message!("wanted-paths-and-values")),
        }
    }

    fn schema(definitions: &mut Definitions) -> Json {
        definitions.define("settings", |_| {
            json!({
                "type": "object",
                "description": "Paths in quotes and the values they are given.",
                "propertyNames": {"pattern": r"^[a-z0-9_*-]+(\.[a-z0-9_*-]+)+$"},
            })
        })
    }
}

/// Assumptions by name and the values they are given.
#[derive(Debug, Clone)]
pub(crate) struct Assumed;

impl Read for Assumed {
    /// Checks that the values are such as an assumption may have.
    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        let Some(table) = node.table() else {
            return wrong_type(node, desk, message!("wanted-assumptions-and-values"));
        };
        for (name, entry) in table {
            let _: Option<Unsure<Anything>> = desk.read(name, &entry.node);
        }
        Some(Self)
    }

    fn schema(definitions: &mut Definitions) -> Json {
        let value = Unsure::<Anything>::schema(definitions);
        json!({"type": "object", "additionalProperties": value})
    }
}
