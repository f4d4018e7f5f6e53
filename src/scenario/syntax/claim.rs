//! Claims about who holds what, and how far they are believed.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use super::word::Text;
use crate::declare::{Keyed, syntax};
use crate::desk::{Desk, Read, wrong_type};
use crate::node::{Node, Value};
use crate::quantity::{Portion, When};
use crate::schema::Definitions;

syntax! {
    /// A dated report by a side or a source about who holds a site.
    "claim" Claim {
        /// The words of the claim, for readers.
        words: Option<Text>,
        /// The site.
        site: String,
        /// Who says it: a side, or any source. Of one source's claims about a site, only the last
        /// counts.
        by: Text,
        /// The side that is said to hold the site, or "nobody".
        says: String,
        /// When it was made; not after as_of.
        on: When,
        /// Reliability of the source, A to F, and credibility of the report, 1 to 6: "B2".
        grade: String,
        /// Whether the opponent concedes it, so that it counts as confirmed; false by default.
        conceded: Option<bool>,
        /// Claims whose evidence it repeats: a list, or a table with the share of it.
        depends_on: Option<Dependence>,
    }

    /// How grades become chances. The scale is the Admiralty's (STANAG 2511, AJP-2.1), which gives
    /// no numbers; those of the credibility stand in the middle of the ICD 203 bands for like words,
    /// those of the reliability are this program's own. All can be replaced.
    "assessment" Assessment {
        /// What a source's word counts, from 0 to 1, by reliability.
        reliability: Option<Reliability>,
        /// Chance that a report is right if its source is reliable, by credibility.
        credibility: Option<Credibility>,
        /// Chance that a claim is right which the opponent concedes; 0.99 by default.
        confirmed: Option<Portion>,
        /// Chances before any claim, by site and side ("nobody" too); even by default.
        prior: Keyed<Chances>,
    }

    /// What a source's word counts: 1 is to be taken at its grade, 0 tells nothing.
    "reliability" Reliability {
        /// Completely reliable; 1.0 by default.
        a = "A": Option<Portion>,
        /// Usually reliable; 0.8 by default.
        b = "B": Option<Portion>,
        /// Fairly reliable; 0.6 by default.
        c = "C": Option<Portion>,
        /// Not usually reliable; 0.4 by default.
        d = "D": Option<Portion>,
        /// Unreliable; 0.2 by default.
        e = "E": Option<Portion>,
        /// Cannot be judged; 0 by default.
        f = "F": Option<Portion>,
    }

    /// Chances by credibility; 6, cannot be judged, tells nothing.
    "credibility" Credibility {
        /// Confirmed by other sources; 0.95 by default.
        one = "1": Option<Portion>,
        /// Probably true; 0.7 by default.
        two = "2": Option<Portion>,
        /// Possibly true; 0.5 by default.
        three = "3": Option<Portion>,
        /// Doubtfully true; 0.3 by default.
        four = "4": Option<Portion>,
        /// Improbable; 0.1 by default.
        five = "5": Option<Portion>,
    }
}

/// Claims that another repeats, and how much of them.
#[derive(Debug, Clone)]
pub(crate) struct Dependence(pub(crate) BTreeMap<String, f64>);

impl Read for Dependence {
    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        match node.value {
            Value::List(_) => {
                let names: Vec<String> = Read::read(node, desk)?;
                Some(Self(names.into_iter().map(|name| (name, 1.0)).collect()))
            }
            Value::Table(_) => Chances::read(node, desk).map(|chances| Self(chances.0)),
            _ => wrong_type(node, desk, message!("wanted-claims")),
        }
    }

    fn schema(definitions: &mut Definitions) -> Json {
        let table = Chances::schema(definitions);
        json!({"anyOf": [{"type": "array", "items": {"type": "string"}}, table]})
    }
}

/// Shares by name.
#[derive(Debug, Clone)]
pub(crate) struct Chances(pub(crate) BTreeMap<String, f64>);

impl Read for Chances {
    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        let Some(table) = node.table() else {
            return wrong_type(node, desk, message!("wanted-names-and-shares"));
        };
        let read = table.iter().map(|(name, entry)| {
            let share: Option<Portion> = desk.read(name, &entry.node);
            Some((name.clone(), share?.0))
        });
        read.collect::<Vec<_>>().into_iter().collect::<Option<_>>().map(Self)
    }

    fn schema(definitions: &mut Definitions) -> Json {
        let share = Portion::schema(definitions);
        json!({"type": "object", "additionalProperties": share})
    }
}
