//! Sweeps as meant: which factors vary over which values, in which combinations, how often played.

mod written;

use crate::chance::{Distribution, quantile};
use crate::id::Name;

use super::node::{Entry, Node, Via};
use super::overlay::Change;
use super::quantity::Counted;
use super::source::Spot;
use super::{AssumptionUnit, Label};
pub(super) use written::{Written, node};

/// Values of some factors in chosen combinations, each played many times.
#[derive(Debug, Clone)]
pub struct Sweep {
    /// Key in the file.
    pub name: Name,
    /// Name for readers.
    pub label: Label,
    /// Designs whose points are combined, each with each: its own, then those it goes across.
    pub parts: Vec<Part>,
    /// Plans (indices) under which every point is played, where no factor chooses the plan.
    pub plans: Vec<usize>,
    /// Cases (indices) under which every point is played, where no factor chooses the case.
    pub cases: Vec<usize>,
    /// How often each point is played under each plan and case.
    pub repetition: Repetition,
}

/// Some factors and how their values are combined.
#[derive(Debug, Clone)]
pub struct Part {
    /// How.
    pub design: Design,
    /// What varies, by name; at least one.
    pub factors: Vec<Factor>,
}

/// How the values of factors are combined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Design {
    /// Every combination.
    Grid,
    /// Side by side.
    Zip,
    /// The first value of each, then each alone at its others.
    OneAtATime,
    /// A Latin hypercube of so many points.
    LatinHypercube(usize),
    /// So many points of a Sobol' sequence.
    Sobol(usize),
    /// Trajectories for screening.
    Morris {
        /// How many.
        trajectories: usize,
        /// Levels of each factor; even.
        levels: usize,
    },
    /// A design for Sobol' indices with so many base points.
    Saltelli(usize),
    /// Points given one by one: which level each factor takes.
    Table(Vec<Vec<usize>>),
}

/// How often a point is played.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Repetition {
    /// Exactly so often.
    Fixed(u32),
    /// Until every chance of missing a deadline is known closely enough, or so often at most.
    Until {
        /// Half the width of the widest 95 % interval that is good enough.
        half_width: f64,
        /// Most replications.
        most: u32,
    },
}

/// Something that differs from point to point.
#[derive(Debug, Clone)]
pub struct Factor {
    /// Key in the file, or the path it sets.
    pub name: Name,
    /// Name for readers.
    pub label: Label,
    /// What it sets.
    pub target: Target,
    /// What its numbers are counted in; `Text` if its values have no order.
    pub unit: AssumptionUnit,
    pub(super) range: Range,
    /// The plan or case that each of its levels stands for; empty if it sets paths.
    pub(super) choices: Vec<usize>,
    /// How a number of a continuous range is written.
    pub(super) written: Written,
    /// Where it stands in the file.
    pub(super) spot: Spot,
}

/// What a factor sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// The plan that is played.
    Plan,
    /// The case that is played.
    Case,
    /// Values at these paths.
    Paths(Vec<String>),
}

/// The values of a factor as its coordinate goes from 0 to 1, both included.
#[derive(Debug, Clone)]
pub(super) enum Range {
    /// Any number between two limits, in base units.
    Between { low: f64, high: f64, spacing: Spacing },
    /// A spread in base units, by its quantiles. Where it has no upper limit, the ends stand for
    /// its 0.5th and its 99.5th percentile.
    Over(Distribution),
    /// One value after another, each with an equal share of the unit interval.
    Levels(Levels),
}

/// The values of a factor that takes single ones; at least one.
#[derive(Debug, Clone)]
pub(super) struct Levels {
    each: Vec<Level>,
    /// Whether all of them are numbers. Asked for every coordinate of a design, so not found out
    /// each time.
    are_numbers: bool,
}

impl Levels {
    pub(super) fn new(each: Vec<Level>) -> Self {
        let are_numbers = each.iter().all(|level| level.number.is_some());
        Self { each, are_numbers }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Level> {
        self.each.iter()
    }

    /// Whether all of them are numbers.
    pub(super) fn are_numbers(&self) -> bool {
        self.are_numbers
    }

    /// The place of the one that a coordinate stands for.
    fn place(&self, coordinate: f64) -> usize {
        place(self.each.len(), coordinate)
    }

    /// The one that a coordinate stands for.
    fn at(&self, coordinate: f64) -> &Level {
        &self.each[self.place(coordinate)]
    }
}

/// One of several values.
#[derive(Debug, Clone)]
pub(super) struct Level {
    /// As the file has it, in TOML.
    pub(super) text: String,
    /// As a number in base units, if it is one.
    pub(super) number: Option<f64>,
    pub(super) node: Node,
}

/// How a coordinate is spread over a range of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Spacing {
    #[default]
    Even,
    Logarithmic,
}

impl Factor {
    /// How many values it can take; `None` for any number between limits or of a spread.
    pub fn levels(&self) -> Option<usize> {
        match &self.range {
            Range::Levels(levels) => Some(levels.each.len()),
            Range::Between { .. } | Range::Over(_) => None,
        }
    }

    /// Whether its values have no order.
    pub fn is_categorical(&self) -> bool {
        matches!(&self.range, Range::Levels(levels) if !levels.are_numbers)
    }

    /// Its value at a coordinate as a number to be analysed: in base units, or the position of the
    /// level if it is categorical.
    pub fn code(&self, coordinate: f64) -> f64 {
        match &self.range {
            Range::Levels(levels) => {
                let number = levels.at(coordinate).number.filter(|_| levels.are_numbers);
                number.unwrap_or_else(|| levels.place(coordinate) as f64)
            }
            _ => self.number(coordinate),
        }
    }

    /// Its value at a coordinate, as it is written in TOML.
    pub fn text(&self, coordinate: f64) -> String {
        match &self.range {
            Range::Levels(levels) => levels.at(coordinate).text.clone(),
            _ => self.written.text(self.number(coordinate)),
        }
    }

    /// Whether the file writes it in hours: to a reader of the file 48 h are no 2 days.
    pub fn is_in_hours(&self) -> bool {
        match (&self.range, &self.written) {
            (Range::Levels(levels), _) => {
                levels.each.iter().all(|level| level.text.trim_end_matches('"').ends_with('h'))
            }
            (_, Written::Duration(counted)) => {
                matches!(counted, Counted::Hours | Counted::Nothing)
            }
            _ => false,
        }
    }

    /// The text of a level of a categorical factor.
    pub fn level_text(&self, level: usize) -> Option<&str> {
        match &self.range {
            Range::Levels(levels) => levels.each.get(level).map(|level| level.text.as_str()),
            _ => None,
        }
    }

    /// Coordinates at which it is tried: both ends, or every level if it has no order.
    pub(super) fn ends(&self) -> Vec<f64> {
        match self.levels() {
            Some(levels) if self.is_categorical() => {
                (0..levels).map(|level| (level as f64 + 0.5) / levels as f64).collect()
            }
            _ => vec![0.0, 1.0],
        }
    }

    /// Which of its levels a coordinate stands for.
    pub fn level(&self, coordinate: f64) -> Option<usize> {
        self.levels().map(|levels| place(levels, coordinate))
    }

    /// The plan or case that it chooses at a coordinate, as an index into the study's list.
    pub fn choice(&self, coordinate: f64) -> Option<usize> {
        let level = self.level(coordinate)?;
        self.choices.get(level).copied()
    }

    /// Whether it puts a value at this path.
    pub fn sets(&self, path: &str) -> bool {
        self.paths().any(|own| leads(own, path) == Some(Leads::There))
    }

    /// Whether it puts a value at this path, or somewhere in the table at it.
    pub fn reaches(&self, path: &str) -> bool {
        self.paths().any(|own| leads(own, path).is_some())
    }

    fn paths(&self) -> impl Iterator<Item = &str> {
        let paths = match &self.target {
            Target::Plan | Target::Case => [].as_slice(),
            Target::Paths(paths) => paths,
        };
        paths.iter().map(String::as_str)
    }

    /// The changes that give the paths their value at a coordinate; none for a factor that chooses
    /// the plan or the case.
    pub fn changes(&self, coordinate: f64) -> Vec<Change> {
        let Target::Paths(paths) = &self.target else { return Vec::new() };
        let node = match &self.range {
            Range::Levels(levels) => levels.at(coordinate).node.clone(),
            _ => node(&self.text(coordinate), self.spot),
        };
        let entry = Entry { key: self.spot, node: node.put_by(&Via::CommandLine) };
        paths.iter().map(|path| Change { path: path.clone(), entry: entry.clone() }).collect()
    }

    /// The number at a coordinate of a continuous range, rounded as it is written.
    fn number(&self, coordinate: f64) -> f64 {
        let exact = match &self.range {
            Range::Between { low, high, spacing } => between(*low, *high, *spacing, coordinate),
            Range::Over(distribution) => of_spread(distribution, coordinate),
            Range::Levels(_) => return coordinate,
        };
        self.written.rounded(exact)
    }
}

/// Where a path leads as seen from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Leads {
    There,
    Within,
}

/// Whether a path, in which `*` stands for any one segment, leads to another or into the table there.
fn leads(pattern: &str, path: &str) -> Option<Leads> {
    let mut pattern = pattern.split('.');
    for segment in path.split('.') {
        let own = pattern.next()?;
        if own != "*" && own != segment {
            return None;
        }
    }
    Some(if pattern.next().is_none() { Leads::There } else { Leads::Within })
}

/// A number to seven digits: more would be noise in a file.
fn significant(number: f64) -> f64 {
    format!("{number:.6e}").parse().unwrap_or(number)
}

/// Which of so many levels a coordinate stands for.
fn place(levels: usize, coordinate: f64) -> usize {
    ((coordinate.max(0.0) * levels as f64) as usize).min(levels - 1)
}

/// The number at a coordinate of a spread, never infinite.
fn of_spread(distribution: &Distribution, coordinate: f64) -> f64 {
    let is_end = coordinate <= 0.0 || coordinate >= 1.0;
    match is_end && distribution.range().1.is_infinite() {
        true => quantile(distribution, coordinate.clamp(0.005, 0.995)),
        false => quantile(distribution, coordinate),
    }
}

/// The number at a coordinate between two limits.
pub(super) fn between(low: f64, high: f64, spacing: Spacing, coordinate: f64) -> f64 {
    match spacing {
        Spacing::Even => low + (high - low) * coordinate,
        Spacing::Logarithmic => {
            let (low_log, high_log) = (libm::log(low), libm::log(high));
            libm::exp(low_log + (high_log - low_log) * coordinate).clamp(low, high)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::LoadKind;

    fn factor(range: Range, written: Written) -> Factor {
        Factor {
            name: "x".into(),
            label: Label::default(),
            target: Target::Paths(vec!["a.b".to_owned()]),
            unit: AssumptionUnit::Number,
            range,
            choices: Vec::new(),
            written,
            spot: Spot::default(),
        }
    }

    fn texts(factor: &Factor, coordinates: &[f64]) -> Vec<String> {
        coordinates.iter().map(|coordinate| factor.text(*coordinate)).collect()
    }

    fn levels(texts: &[&str]) -> Range {
        let level = |text: &&str| Level {
            text: (*text).to_owned(),
            number: text.parse().ok(),
            node: node(text, Spot::default()),
        };
        Range::Levels(Levels::new(texts.iter().map(level).collect()))
    }

    #[test]
    fn numbers_lie_between_their_limits_evenly_or_by_logarithm() {
        let of =
            |spacing| factor(Range::Between { low: 1.0, high: 100.0, spacing }, Written::Number);
        assert_eq!(texts(&of(Spacing::Even), &[0.0, 0.5, 1.0]), ["1.0", "50.5", "100.0"]);
        assert_eq!(texts(&of(Spacing::Logarithmic), &[0.0, 0.5, 1.0]), ["1.0", "10.0", "100.0"]);
    }

    #[test]
    fn what_is_written_is_what_is_analysed() {
        let hours = factor(
            Range::Between { low: 0.0, high: 100_000.0, spacing: Spacing::Even },
            Written::Duration(Counted::Hours),
        );
        assert_eq!(hours.text(1.0 / 3.0), "\"9.259259 h\"");
        assert_eq!(hours.code(1.0 / 3.0), 9.259259 * 3_600.0);
        let mass = factor(
            Range::Between { low: 0.0, high: 12_345.0, spacing: Spacing::Even },
            Written::Load(LoadKind::Mass),
        );
        assert_eq!((mass.text(0.5), mass.code(0.5)), ("\"6.173 t\"".to_owned(), 6_173.0));
    }

    #[test]
    fn levels_share_the_unit_interval_equally() {
        let whole = factor(levels(&["80", "100", "120"]), Written::Number);
        let coordinates = [0.0, 0.33, 0.34, 0.66, 0.67, 1.0];
        assert_eq!(texts(&whole, &coordinates), ["80", "80", "100", "100", "120", "120"]);
        assert!(!whole.is_categorical() && whole.code(0.9) == 120.0);
        let words = factor(levels(&["\"planned\"", "\"accelerate\""]), Written::Number);
        assert!(words.is_categorical() && words.code(0.75) == 1.0);
    }

    #[test]
    fn spreads_go_by_their_quantiles_and_stay_finite() {
        let spread = Range::Over(Distribution::Exponential { mean: 1.0 });
        let factor = factor(spread, Written::Number);
        for (coordinate, share) in [(0.0, 0.005), (0.5, 0.5), (1.0, 0.995)] {
            let expected = -libm::log(1.0 - share);
            assert!((factor.code(coordinate) - expected).abs() < 1e-6 * expected);
        }
    }

    #[test]
    fn a_path_with_a_star_leads_to_every_table_of_its_kind() {
        let clearance = "assumption.clearance.value";
        assert_eq!(leads("assumption.*.value", clearance), Some(Leads::There));
        assert_eq!(leads("assumption.clearance.value.pert.1", clearance), Some(Leads::Within));
        assert_eq!(leads("assumption.other.value", clearance), None);
        assert_eq!(leads("assumption.clearance", clearance), None);
    }

    #[test]
    fn a_value_is_put_at_every_path() {
        let factor = factor(levels(&["{ pert = [\"1 d\", \"2 d\", \"4 d\"] }"]), Written::Number);
        let changes = factor.changes(0.5);
        assert_eq!(changes.len(), 1);
        assert_eq!(changes[0].path, "a.b");
        assert!(changes[0].entry.node.child("pert").is_some_and(|list| list.segments().len() == 3));
    }
}
