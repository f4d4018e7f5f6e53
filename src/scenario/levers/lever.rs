//! Levers: one more of what is scarce, a day earlier, ten per cent faster.

use std::collections::BTreeSet;

use crate::desk::assumption_named;
use crate::node::{Node, Value};
use crate::path::at;
use crate::quantity::DateMeans;

use super::Ground;
use super::event::is_in_force;
use super::written::Move;

/// A change of one value that a planner might be able to make.
#[derive(Debug, Clone, PartialEq)]
pub struct Lever {
    /// What it moves.
    pub kind: LeverKind,
    /// The value that is moved, as a path.
    pub path: String,
    /// The change, as `path=value`; of a value that an assumption gives, the assumption's.
    pub set: String,
    /// By how many units of its kind.
    pub units: f64,
}

/// The kinds of levers: name, word in tables, meaning.
macro_rules! kinds {
    ($($name:ident = $word:literal, $about:literal;)*) => {
        /// What a lever moves, and by what it is counted.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum LeverKind {
            $(#[doc = $about] $name,)*
        }

        impl LeverKind {
            /// All kinds.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The word in tables.
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$name => $word,)*
                }
            }
        }
    };
}

kinds! {
    Vehicle = "vehicle", "One more vehicle or aircraft in a pool.";
    Vehicles = "vehicles", "A tenth more vehicles in a pool, counted one by one.";
    Fleet = "fleet", "Half as many vehicles more in a pool, counted one by one: where less does nothing.";
    Escort = "escort", "One more escort group.";
    Bay = "bay", "One more road convoy that can load or unload at once.";
    Mog = "mog", "One more aircraft on ground at once.";
    Seat = "seat", "One more seat in each vehicle.";
    Sortie = "sortie", "One more sortie or convoy a day.";
    DailyLoad = "daily_load", "A tenth more load a day.";
    Capacity = "capacity", "One more convoy on a route at once.";
    Desk = "desk", "One more request that a gate handles at once.";
    LeadTime = "lead_time", "A tenth off the time that a gate takes.";
    Suspension = "suspension", "A suspension that ends a day earlier.";
    Start = "start", "A camp, pool or escort that starts a day earlier.";
    PackingRate = "packing_rate", "Packing a tenth faster.";
    FullColumns = "full_columns", "Columns that leave only when they are full.";
    ReadyColumns = "ready_columns", "Columns that leave when they are ready, and not only when they are full.";
    SmallestColumn = "smallest_column", "A smallest column of half as many vehicles.";
    Escalation = "escalation", "An escalation that is put in force.";
    Decision = "decision", "A tenth off the time that a step of an escalation takes to be decided.";
    Trigger = "trigger", "What sets a step off does so a day earlier.";
    Own = "own", "A change of the user's own.";
}

const TENTH_MORE: Move = Move::Times(1.1);
const HALF_MORE: Move = Move::Times(1.5);
const TENTH_LESS: Move = Move::Times(0.9);
const ONE_MORE: Move = Move::More(1);

/// Levers that are one key of every table of a kind.
const KEYS: [(&str, &str, LeverKind, Move); 17] = [
    ("pool", "count", LeverKind::Vehicle, ONE_MORE),
    ("pool", "count", LeverKind::Vehicles, TENTH_MORE),
    ("pool", "count", LeverKind::Fleet, HALF_MORE),
    ("pool", "seats", LeverKind::Seat, ONE_MORE),
    ("pool", "sorties_per_day", LeverKind::Sortie, ONE_MORE),
    ("pool", "load_per_day", LeverKind::DailyLoad, TENTH_MORE),
    ("pool", "available", LeverKind::Start, Move::DayEarlier),
    ("escort", "count", LeverKind::Escort, ONE_MORE),
    ("escort", "available", LeverKind::Start, Move::DayEarlier),
    ("site", "bays", LeverKind::Bay, ONE_MORE),
    ("site", "mog", LeverKind::Mog, ONE_MORE),
    ("camp", "bays", LeverKind::Bay, ONE_MORE),
    ("camp", "mog", LeverKind::Mog, ONE_MORE),
    ("camp", "starts", LeverKind::Start, Move::DayEarlier),
    ("route", "capacity", LeverKind::Capacity, ONE_MORE),
    ("gate", "desks", LeverKind::Desk, ONE_MORE),
    ("gate", "lead_time", LeverKind::LeadTime, TENTH_LESS),
];

/// Thresholds of a step by which it is set off a day earlier.
const EARLIER: [(&str, Move); 3] =
    [("float_below", Move::DayMore), ("by", Move::DayMore), ("withheld", Move::DayEarlier)];

impl Ground<'_> {
    /// Every lever of the file, kind by kind.
    pub(super) fn levers(self) -> Vec<Lever> {
        let mut levers: Vec<Lever> = Vec::new();
        for (table, key, kind, step) in KEYS {
            levers.extend(
                self.names(table)
                    .iter()
                    .filter_map(|name| self.lever(kind, &format!("{table}.{name}.{key}"), step)),
            );
        }
        levers.extend(self.suspensions());
        levers.extend(self.packing());
        levers.extend(self.columns());
        levers.extend(self.escalations());
        // A tenth more of few vehicles is one more of them; two pools may have one assumption.
        let mut known = BTreeSet::new();
        levers.retain(|lever| known.insert(lever.set.clone()));
        levers
    }

    fn names(self, table: &str) -> Vec<String> {
        self.root.child(table).map(Node::segments).unwrap_or_default()
    }

    /// The ends of known suspensions.
    fn suspensions(self) -> Vec<Lever> {
        let ends = self.names("gate").into_iter().flat_map(|name| {
            let list = at(self.root, &format!("gate.{name}.suspensions"));
            let places = list.map(Node::segments).unwrap_or_default();
            places.into_iter().map(move |place| format!("gate.{name}.suspensions.{place}.until"))
        });
        ends.filter_map(|path| self.lever(LeverKind::Suspension, &path, Move::DayEarlier)).collect()
    }

    /// The rates of packing.
    fn packing(self) -> Vec<Lever> {
        let rates = self.names("closure").into_iter().flat_map(|name| {
            let steps = at(self.root, &format!("closure.{name}.step"));
            let steps = steps.map(Node::segments).unwrap_or_default();
            steps.into_iter().map(move |step| format!("closure.{name}.step.{step}.rate"))
        });
        rates.filter_map(|path| self.lever(LeverKind::PackingRate, &path, TENTH_MORE)).collect()
    }

    /// How columns of several sizes are formed: when they leave, and the smallest of them.
    fn columns(self) -> Vec<Lever> {
        let levers = self.names("pool").into_iter().flat_map(|name| {
            let path = format!("pool.{name}");
            let pool = at(self.root, &path)?;
            let (fewest, most) = sizes(pool.child("convoy")?).filter(|(few, most)| few < most)?;
            let word = |key: &str| match &pool.child(key)?.value {
                Value::Text(word) => Some(word.as_str()),
                _ => None,
            };
            let (kind, rule) = match word("depart") {
                Some("when-full") => (LeverKind::ReadyColumns, "when-ready"),
                _ => (LeverKind::FullColumns, "when-full"),
            };
            let lever = |kind, key: &str, value: String| {
                let path = format!("{path}.{key}");
                Lever { kind, set: format!("{path}={value}"), path, units: 1.0 }
            };
            let musters = word("load") != Some("at-request");
            let departure = musters.then(|| lever(kind, "depart", format!("\"{rule}\"")));
            let half = (fewest + 1) / 2;
            let sizes = format!("[{half}, {most}]");
            let smallest =
                (half < fewest).then(|| lever(LeverKind::SmallestColumn, "convoy", sizes));
            Some(departure.into_iter().chain(smallest))
        });
        levers.flatten().collect()
    }

    /// Escalations that can be put in force; of those that are, how long steps take to be decided and
    /// how early they are set off.
    fn escalations(self) -> Vec<Lever> {
        let levers = self.names("escalation").into_iter().flat_map(|name| {
            let path = format!("escalation.{name}");
            match at(self.root, &path) {
                Some(escalation) if is_in_force(escalation) => self.steps(&path, escalation),
                Some(_) => vec![Lever {
                    kind: LeverKind::Escalation,
                    set: format!("{path}.on=true"),
                    path,
                    units: 1.0,
                }],
                None => Vec::new(),
            }
        });
        levers.collect()
    }

    fn steps(self, path: &str, escalation: &Node) -> Vec<Lever> {
        let steps = escalation.child("step").map(Node::segments).unwrap_or_default();
        let levers = steps.into_iter().flat_map(|step| {
            let path = format!("{path}.step.{step}");
            let takes = self.lever(LeverKind::Decision, &format!("{path}.takes"), TENTH_LESS);
            let watches = at(self.root, &format!("{path}.when"));
            let places = watches.map(Node::segments).unwrap_or_default();
            let keys =
                places.iter().flat_map(|place| EARLIER.map(|(key, step)| (place, key, step)));
            let triggers = keys.filter_map(|(place, key, step)| {
                self.lever(LeverKind::Trigger, &format!("{path}.when.{place}.{key}"), step)
            });
            takes.into_iter().chain(triggers).collect::<Vec<_>>()
        });
        levers.collect()
    }

    /// The lever at a path, if there is a value that can be moved.
    fn lever(self, kind: LeverKind, path: &str, step: Move) -> Option<Lever> {
        let here = at(self.root, path)?;
        let (target, node) = match assumption_named(here) {
            Some(name) => {
                let target = format!("assumption.{name}.value");
                let node = at(self.root, &target)?;
                (target, node)
            }
            None => (path.to_owned(), here),
        };
        let is_whole = holds_whole_numbers(node);
        let moved = step.of(node, is_whole)?;
        if moved == crate::resolved::inline(node) {
            return None;
        }
        let units = match (kind, &node.value) {
            (LeverKind::Vehicles | LeverKind::Fleet, Value::Integer(count)) => {
                moved.parse::<f64>().ok()? - *count as f64
            }
            (LeverKind::Vehicles, _) => 0.1 * self.read(node, DateMeans::Start)?.mean(),
            (LeverKind::Fleet, _) => 0.5 * self.read(node, DateMeans::Start)?.mean(),
            _ => 1.0,
        };
        Some(Lever { kind, path: path.to_owned(), set: format!("{target}={moved}"), units })
    }
}

/// The fewest and the most vehicles of a column.
fn sizes(node: &Node) -> Option<(i64, i64)> {
    let whole = |place: &str| match node.child(place)?.value {
        Value::Integer(number) => Some(number),
        _ => None,
    };
    Some((whole("0")?, whole("1")?))
}

/// Whether every parameter of a value is a whole number.
fn holds_whole_numbers(node: &Node) -> bool {
    let is_whole = |node: &Node| matches!(node.value, Value::Integer(_));
    match super::written::parameters(node) {
        Some(values) => values.into_iter().all(is_whole),
        None => is_whole(node),
    }
}
