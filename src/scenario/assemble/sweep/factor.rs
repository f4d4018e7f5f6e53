//! Factors: what they set, and the values they take.

use super::super::super::node::{Node, Value};
use super::super::super::path;
use super::super::super::quantity::{Anything, Counted, Dimension, Measure, Scale};
use super::super::super::resolved::inline;
use super::super::super::source::Spot;
use super::super::super::sweep::{Factor, Level, Levels, Range, Target, Written, node};
use super::super::super::syntax::{self, AllOrThese, Raw};
use super::super::super::{Assumption, AssumptionUnit, Choice, Code};
use super::super::label;
use super::super::spread::{counted, dimension};
use super::Reader;
use crate::id::Name;
use crate::time::Clock;

impl Reader<'_> {
    /// One factor for each uncertain assumption that is to vary.
    pub(super) fn assumptions(
        &mut self,
        name: &str,
        asked: Option<&AllOrThese>,
    ) -> Vec<Option<Factor>> {
        let base = self.ground.base;
        let is_spread = |assumption: &Assumption| {
            assumption.value.as_ref().is_some_and(|value| value.range().0 < value.range().1)
        };
        let spot = self.spot(&format!("sweep.{name}.assumptions"));
        let spreads: Vec<String> = base
            .assumptions
            .values()
            .filter(|it| is_spread(it))
            .map(|it| it.name.to_string())
            .collect();
        match asked {
            None => Vec::new(),
            Some(AllOrThese::All) => {
                spreads.iter().map(|assumption| self.over_spread(assumption, spot)).collect()
            }
            Some(AllOrThese::These(names)) => {
                let one = |reader: &mut Self, assumption: &String| {
                    if spreads.contains(assumption) {
                        return reader.over_spread(assumption, spot);
                    }
                    let problem = message!("factor-no-uncertain-assumption-called", assumption);
                    let names = spreads.iter().map(String::as_str).collect();
                    reader.unknown(spot, problem, assumption, names);
                    None
                };
                names.iter().map(|assumption| one(self, assumption)).collect()
            }
        }
    }

    /// A factor that goes over the spread of an assumption.
    pub(super) fn over_spread(&mut self, assumption: &str, spot: Spot) -> Option<Factor> {
        let base = self.ground.base;
        let believed = base.assumptions.values().find(|it| it.name.as_str() == assumption)?;
        let distribution = believed.value.clone()?;
        let syntax = self.ground.file.assumption.get(assumption)??;
        let dimension = dimension(&syntax.value)?;
        let counted = counted(&syntax.value.value);
        let Some(written) = written(dimension, counted, &base.clock) else {
            let problem =
                message!("factor-which-cannot-vary", assumption, dimension = dimension.name());
            self.find(Code::DesignShape, spot, problem).remedy =
                Some(message!("factor-make-factor-values"));
            return None;
        };
        Some(Factor {
            name: Name::new(assumption),
            label: believed.statement.clone(),
            target: Target::Paths(vec![format!("assumption.{assumption}.value")]),
            unit: believed.unit,
            choices: Vec::new(),
            range: Range::Over(distribution),
            written,
            spot,
        })
    }

    pub(super) fn factor(
        &mut self,
        sweep: &str,
        name: &str,
        syntax: &syntax::Factor,
    ) -> Option<Factor> {
        let at = format!("sweep.{sweep}.factor.{name}");
        let label = label(syntax.name.as_ref(), name);
        let target = self.target(&format!("{at}.path"), syntax.path.values())?;
        let spot = self.spot(&format!("{at}.path"));
        let (plans, cases) = (self.ground.plans, self.ground.cases);
        let factor = |range: Range, written: Written, unit: AssumptionUnit| Factor {
            name: Name::new(name),
            label: label.clone(),
            target: target.clone(),
            unit,
            choices: chosen(&target, &range, plans, cases),
            range,
            written,
            spot,
        };
        let is_range = syntax.from.is_some() || syntax.to.is_some();
        if is_range && syntax.values.is_some() {
            self.find(Code::Conflict, spot, message!("factor-has-values-range-not-both", name));
            return None;
        }
        if let Some(values) = &syntax.values {
            let (range, unit) = self.levels(&target, values, spot)?;
            return Some(factor(range, Written::Number, unit));
        }
        if is_range {
            let (range, written, unit) = self.range(&at, name, syntax)?;
            return Some(factor(range, written, unit));
        }
        match &target {
            Target::Plan | Target::Case => {
                let (known, _) = self.known(&target);
                let values: Vec<Raw> = known
                    .iter()
                    .map(|choice| Raw(node(&format!("\"{}\"", choice.name), spot)))
                    .collect();
                let (range, unit) = self.levels(&target, &values, spot)?;
                Some(factor(range, Written::Number, unit))
            }
            Target::Paths(paths) => match assumption_of(paths) {
                Some(assumption) => {
                    let over = self.over_spread(assumption, spot);
                    if over.is_none() {
                        let problem = message!("factor-no-spread-go-over", assumption);
                        self.find(Code::DesignShape, spot, problem).remedy =
                            Some(message!("factor-add-values-from"));
                    }
                    let over = over?;
                    Some(factor(over.range, over.written, over.unit))
                }
                None => {
                    self.find(Code::MissingKey, spot, message!("factor-has-no-values", name))
                        .remedy = Some(message!("factor-add-values-from-2"));
                    None
                }
            },
        }
    }

    pub(super) fn known(&self, target: &Target) -> (&[Choice], &'static str) {
        match target {
            Target::Case => (self.ground.cases, "case"),
            _ => (self.ground.plans, "plan"),
        }
    }

    /// What the paths of a factor are.
    pub(super) fn target(&mut self, at: &str, paths: &[String]) -> Option<Target> {
        match paths {
            [only] if only == "plan" => return Some(Target::Plan),
            [only] if only == "case" => return Some(Target::Case),
            _ => {}
        }
        let spot = self.spot(at);
        let paths: Option<Vec<String>> = paths.iter().map(|path| self.path(path, spot)).collect();
        paths.map(Target::Paths)
    }

    /// A path that a factor may set.
    pub(super) fn path(&mut self, written: &str, spot: Spot) -> Option<String> {
        let path = match written.strip_prefix("assumption.") {
            Some(name) if !name.contains('.') => format!("{written}.value"),
            _ => written.to_owned(),
        };
        if !path::is_path(&path) {
            let problem = message!("factor-not-path", written);
            self.find(Code::BadPath, spot, problem).remedy =
                Some(message!("factor-write-whole-path-gate-north"));
            return None;
        }
        let segments: Vec<&str> = path.split('.').collect();
        let is_barred = matches!(
            segments.as_slice(),
            ["plan" | "case" | "sweep" | "scenario", ..]
                | ["deadline", _, "all" | "milestone" | "arrived" | "kind", ..]
        );
        if is_barred {
            let problem = message!("factor-may-not-differ-from-point", path);
            self.find(Code::BadPath, spot, problem).allowed =
                Some(message!("factor-any-path-outside-plan-case"));
            return None;
        }
        let value = Node { value: Value::Boolean(true), spot, via: Default::default() };
        match path::put(&mut self.ground.root.clone(), &path, &value, spot) {
            Ok(_) => Some(path),
            Err(finding) => {
                self.findings.push(finding.at(self.ground.sources.place(spot)));
                None
            }
        }
    }

    /// Values one by one.
    pub(super) fn levels(
        &mut self,
        target: &Target,
        values: &[Raw],
        spot: Spot,
    ) -> Option<(Range, AssumptionUnit)> {
        if values.is_empty() {
            self.find(Code::DesignShape, spot, message!("factor-factor-has-least-one-value"));
            return None;
        }
        if let Target::Plan | Target::Case = target {
            let (known, kind) = self.known(target);
            let known = known.to_vec();
            for Raw(value) in values {
                match &value.value {
                    Value::Text(name) => self.choice(kind, &known, name, value.spot).map(|_| ())?,
                    _ => {
                        let problem = message!("factor-given-name", kind);
                        self.find(Code::WrongType, value.spot, problem);
                        return None;
                    }
                }
            }
        }
        let clock = &self.ground.base.clock;
        let levels = Levels::new(values.iter().map(|Raw(node)| level(node, clock)).collect());
        let unit = match values.first().map(|Raw(node)| Anything::or_float(&node.value)) {
            Some(Ok(first)) if levels.are_numbers() => unit(first.dimension()),
            _ => AssumptionUnit::Text,
        };
        Some((Range::Levels(levels), unit))
    }
}

/// The assumption whose value is the only thing these paths set.
fn assumption_of(paths: &[String]) -> Option<&str> {
    match paths {
        [only] => only.strip_prefix("assumption.")?.strip_suffix(".value"),
        _ => None,
    }
}

/// The places of the plans or cases that the levels of a factor stand for.
pub(super) fn chosen(
    target: &Target,
    range: &Range,
    plans: &[Choice],
    cases: &[Choice],
) -> Vec<usize> {
    let known = match target {
        Target::Plan => plans,
        Target::Case => cases,
        Target::Paths(_) => return Vec::new(),
    };
    let place = |level: &Level| {
        let Value::Text(name) = &level.node.value else { return None };
        known.iter().position(|choice| choice.name.as_str() == name)
    };
    match range {
        Range::Levels(levels) => levels.iter().filter_map(place).collect(),
        _ => Vec::new(),
    }
}

/// A value as one of several.
pub(super) fn level(node: &Node, clock: &Clock) -> Level {
    let number = match Anything::or_float(&node.value) {
        Ok(Anything::Text(_) | Anything::Boolean(_)) | Err(_) => None,
        Ok(value) => Some(value.base(&Scale::plain(clock))),
    };
    Level { text: inline(node), number, node: node.clone() }
}

/// How a number that measures this is written; `None` for what has no plain unit.
pub(super) fn written(dimension: Dimension, counted: Counted, clock: &Clock) -> Option<Written> {
    Some(match dimension {
        Dimension::Moment => Written::Moment(clock.clone()),
        Dimension::Duration => Written::Duration(counted),
        Dimension::Effort => Written::Effort,
        Dimension::Load(kind) => Written::Load(kind),
        Dimension::Distance => Written::Distance,
        Dimension::Speed => Written::Speed,
        Dimension::Number => Written::Number,
        Dimension::PackRate { .. }
        | Dimension::PerKilometre
        | Dimension::PerHour
        | Dimension::Text => return None,
    })
}

/// What its numbers are counted in, for readers.
pub(super) fn unit(dimension: Dimension) -> AssumptionUnit {
    match dimension {
        Dimension::Moment => AssumptionUnit::Date,
        Dimension::Duration | Dimension::Effort => AssumptionUnit::Duration,
        Dimension::Load(crate::units::LoadKind::Mass) => AssumptionUnit::Mass,
        Dimension::Distance => AssumptionUnit::Distance,
        Dimension::Speed => AssumptionUnit::Speed,
        Dimension::Text => AssumptionUnit::Text,
        _ => AssumptionUnit::Number,
    }
}
