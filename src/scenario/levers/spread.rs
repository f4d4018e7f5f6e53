//! Finding spreads in a file: those of assumptions, and those of other tables, table by table.

use std::collections::BTreeMap;

use crate::assemble::distribution;
use crate::chance::Distribution;
use crate::desk::{Desk, Read as _};
use crate::node::{Node, Value};
use crate::quantity::{Anything, DateMeans, Dimension, Measure, Scale};
use crate::spread::{SPREADS, Unsure, Written, is_value};

use super::written::{Writing, parameters};
use super::{Driver, DriverKind, Ground};

/// Tables in which no spread is played.
const NOT_PLAYED: [&str; 4] = ["assumption", "case", "plan", "scenario"];
/// Keys of what comes and goes at random, which is switched off as a whole (in a contest, `lasts` is
/// one length of time).
const COMES_AND_GOES: [&str; 4] = ["every", "lasts", "dry", "wet"];

/// A spread as it is written in a file.
#[derive(Debug, Clone, PartialEq)]
pub struct WrittenSpread {
    /// Where it stands.
    pub path: String,
    /// The spread, in base units; of what is given per day, in days of 24 hours.
    pub spread: Distribution,
    writing: Writing,
}

impl WrittenSpread {
    /// The change, as `path=value`, that puts one value in its place.
    pub fn set(&self, value: f64) -> String {
        format!("{}={}", self.path, self.writing.text(value))
    }
}

impl Ground<'_> {
    /// Every assumption whose value is a spread.
    pub(super) fn assumptions(self) -> Vec<Driver> {
        let Some(all) = self.root.child("assumption") else { return Vec::new() };
        let switch = |name: String| {
            let spread = self
                .spread(&format!("assumption.{name}.value"), all.child(&name)?.child("value")?)?;
            let about = format!("assumption.{name}");
            Some(Driver {
                kind: DriverKind::Assumption,
                about,
                spreads: vec![spread],
                sets: Vec::new(),
            })
        };
        all.segments().into_iter().filter_map(switch).collect()
    }

    /// Every table with spreads of its own.
    pub(super) fn tables(self) -> Vec<Driver> {
        let mut found: BTreeMap<String, Vec<WrittenSpread>> = BTreeMap::new();
        for kind in self.root.segments().iter().filter(|kind| !NOT_PLAYED.contains(&kind.as_str()))
        {
            let Some(all) = self.root.child(kind) else { continue };
            for name in all.segments() {
                let about = format!("{kind}.{name}");
                let mut spreads = Vec::new();
                self.collect(&about, all.child(&name).unwrap_or(all), &mut spreads);
                if !spreads.is_empty() {
                    found.insert(about, spreads);
                }
            }
        }
        let switch = |(about, spreads)| Driver {
            kind: DriverKind::Spread,
            about,
            spreads,
            sets: Vec::new(),
        };
        found.into_iter().map(switch).collect()
    }

    /// The spreads at a path and below it.
    fn collect(self, path: &str, node: &Node, found: &mut Vec<WrittenSpread>) {
        if node.table().is_some_and(is_value) {
            found.extend(self.spread(path, node));
            return;
        }
        for segment in node.segments() {
            let Some(child) = node.child(&segment) else { continue };
            if !COMES_AND_GOES.contains(&segment.as_str()) || path.starts_with("contest.") {
                self.collect(&format!("{path}.{segment}"), child, found);
            }
        }
    }

    /// The spread at a node, if it is one of quantities.
    pub(super) fn spread(self, path: &str, node: &Node) -> Option<WrittenSpread> {
        let (word, _) = node.table()?.iter().next()?;
        let values = parameters(node)?;
        SPREADS.contains(&word.as_str()).then_some(())?;
        let date = self.date_of(path);
        let writing = Writing::of(path, &values, self.scale(date))?;
        let spread = rising(self.read(node, date)?);
        Some(WrittenSpread { path: path.to_owned(), spread, writing })
    }

    /// The distribution of an uncertain value in base units.
    pub(super) fn read(self, node: &Node, date: DateMeans) -> Option<Distribution> {
        let scaled = BTreeMap::new();
        let mut desk = Desk::new(self.sources, self.root, &scaled);
        let unsure: Unsure<Anything> = Unsure::read(node, &mut desk)?;
        let is_text = |value: &Anything| value.dimension() == Dimension::Text;
        if matches!(&unsure.value, Written::Plain(value) if is_text(value)) {
            return None;
        }
        distribution(&unsure.value, &self.scale(date), limits(node)).ok()
    }

    pub(super) fn scale(&self, date: DateMeans) -> Scale<'_> {
        Scale::plain(self.clock).dates_as(date)
    }

    /// Which end of its day a date means at a path.
    fn date_of(self, path: &str) -> DateMeans {
        if path.ends_with(".until") { DateMeans::End } else { DateMeans::Start }
    }
}

/// The limits of a quantity: only dates may lie below zero.
fn limits(node: &Node) -> (f64, f64) {
    let has_dates = parameters(node)
        .is_some_and(|values| values.iter().any(|value| matches!(value.value, Value::Datetime(_))));
    if has_dates { (f64::NEG_INFINITY, f64::INFINITY) } else { (0.0, f64::INFINITY) }
}

/// A discrete spread with its values in rising order, so that it has percentiles; others as they are.
fn rising(spread: Distribution) -> Distribution {
    let Distribution::Discrete { values, cumulative } = spread else { return spread };
    let before = std::iter::once(0.0).chain(cumulative.iter().copied());
    let chances = cumulative.iter().zip(before).map(|(limit, before)| limit - before);
    let mut pairs: Vec<(f64, f64)> = values.into_iter().zip(chances).collect();
    pairs.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut total = 0.0;
    let cumulative = pairs.iter().map(|(_, chance)| {
        total += chance;
        total
    });
    let cumulative = cumulative.collect();
    Distribution::Discrete {
        values: pairs.into_iter().map(|(value, _)| value).collect(),
        cumulative,
    }
}
