//! Sweeps: from what is written to factors, designs and repetitions.

mod factor;
mod range;
mod table;

use crate::Message;
use std::collections::BTreeMap;

use crate::id::Name;

use super::super::desk::nearest;
use super::super::node::Node;
use super::super::source::{Sources, Spot};
use super::super::sweep::{Design, Factor, Part, Repetition, Sweep, Target};
use super::super::syntax::{self, AllOrThese, DesignWord, File};
use super::super::{Choice, Code, Finding, PointTable, Scenario};
use super::label;

/// Replications of a point, unless it says otherwise.
const REPLICATIONS: u32 = 200;
/// Most replications of a point with a precision, unless it says otherwise.
const MOST: u32 = 5_000;

/// What sweeps are read against.
pub(crate) struct Ground<'a> {
    pub(crate) file: &'a File,
    pub(crate) root: &'a Node,
    pub(crate) sources: &'a Sources,
    pub(crate) base: &'a Scenario,
    pub(crate) plans: &'a [Choice],
    pub(crate) cases: &'a [Choice],
    /// The tables that sweeps take their points from, by the name of the sweep.
    pub(crate) tables: &'a BTreeMap<String, PointTable>,
}

/// All sweeps of a file, in the order of their names, and what is wrong with them.
pub(crate) fn sweeps(ground: &Ground<'_>) -> (Vec<Sweep>, Vec<Finding>) {
    let mut reader = Reader { ground, findings: Vec::new() };
    let syntaxes = ground.file.sweep.iter();
    let sweeps = syntaxes.filter_map(|(name, syntax)| reader.sweep(name, syntax?));
    let sweeps: Vec<Sweep> = sweeps.collect();
    (sweeps, reader.findings)
}

struct Reader<'a> {
    ground: &'a Ground<'a>,
    findings: Vec<Finding>,
}

impl<'a> Reader<'a> {
    fn find(&mut self, code: Code, spot: Spot, problem: Message) -> &mut Finding {
        let place = self.ground.sources.place(spot);
        self.findings.push(Finding::new(code, problem).at(place));
        self.findings.last_mut().expect("just added")
    }

    /// A name that is none of those there are.
    fn unknown(&mut self, spot: Spot, problem: Message, word: &str, names: Vec<&str>) {
        let finding = self.find(Code::UnknownReference, spot, problem);
        finding.did_you_mean = nearest(word, names.iter().copied());
        finding.allowed = (!names.is_empty()).then(|| Message::verbatim(names.join(", ")));
    }

    fn spot(&self, path: &str) -> Spot {
        self.ground.root.spot_of(path)
    }

    fn sweep(&mut self, name: &str, syntax: &'a syntax::Sweep) -> Option<Sweep> {
        let repetition = self.repetition(name, syntax);
        let parts = self.parts(name, syntax);
        let known = parts.as_deref().unwrap_or_default();
        let plans = self.choices(name, "plan", syntax.plans.as_ref(), known, &Target::Plan);
        let cases = self.choices(name, "case", syntax.cases.as_ref(), known, &Target::Case);
        Some(Sweep {
            name: Name::new(name),
            label: label(syntax.title.as_ref(), name),
            parts: parts?,
            plans: plans?,
            cases: cases?,
            repetition: repetition?,
        })
    }

    /// Its own part, and those of the sweeps that it goes across.
    fn parts(&mut self, name: &str, syntax: &'a syntax::Sweep) -> Option<Vec<Part>> {
        let mut parts = vec![self.part(name, syntax)];
        let mut trail = vec![name.to_owned()];
        let mut next = syntax.across.as_ref();
        while let Some(other) = next {
            let path = format!("sweep.{}.across", trail.last().expect("a sweep"));
            let Some(other_draft) = self.other(&path, other, &trail) else {
                parts.push(None);
                break;
            };
            parts.push(self.part(other, other_draft));
            next = other_draft.across.as_ref();
            trail.push(other.clone());
        }
        let parts: Vec<Part> = parts.into_iter().collect::<Option<_>>()?;
        self.check_parts(name, &parts)?;
        Some(parts)
    }

    /// The syntax of another sweep that this one goes across.
    fn other(&mut self, path: &str, other: &str, trail: &[String]) -> Option<&'a syntax::Sweep> {
        let syntaxes = &self.ground.file.sweep;
        let spot = self.spot(path);
        if trail.iter().any(|name| name == other) {
            self.find(Code::DesignShape, spot, message!("sweep-goes-across-itself", other));
            return None;
        }
        match syntaxes.get(other) {
            Some(syntax) => syntax,
            None => {
                let problem = message!("sweep-there-no-sweep", other);
                self.unknown(spot, problem, other, syntaxes.names().collect());
                None
            }
        }
    }

    /// Designs that pair points can be combined with nothing; no factor may vary twice.
    fn check_parts(&mut self, name: &str, parts: &[Part]) -> Option<()> {
        let spot = self.spot(&format!("sweep.{name}"));
        let is_paired =
            |part: &Part| matches!(part.design, Design::Morris { .. } | Design::Saltelli(_));
        if parts.len() > 1 && parts.iter().any(is_paired) {
            let problem = message!("sweep-morris-saltelli-design-cannot-combined");
            self.find(Code::DesignShape, spot, problem);
            return None;
        }
        let factors: Vec<&Factor> = parts.iter().flat_map(|part| &part.factors).collect();
        let set: Vec<Vec<String>> = factors.iter().map(|factor| self.places(factor)).collect();
        for (place, factor) in factors.iter().enumerate() {
            for (other, theirs) in factors.iter().zip(&set).take(place) {
                let is_shared = set[place].iter().any(|path| theirs.contains(path));
                if factor.name == other.name || is_shared {
                    let what = if is_shared {
                        message!("sweep-set-same")
                    } else {
                        message!("sweep-have-one-name")
                    };
                    let problem = message!(
                        "sweep-factors-share",
                        other = other.name,
                        factor = factor.name,
                        what
                    );
                    self.find(Code::Conflict, factor.spot, problem);
                    return None;
                }
            }
        }
        Some(())
    }

    /// Every single place that a factor sets.
    fn places(&self, factor: &Factor) -> Vec<String> {
        let paths = match &factor.target {
            Target::Plan => return vec!["plan".to_owned()],
            Target::Case => return vec!["case".to_owned()],
            Target::Paths(paths) => paths,
        };
        let concrete = |path: &String| {
            super::super::path::matches(self.ground.root, path)
                .unwrap_or_else(|_| vec![path.clone()])
        };
        paths.iter().flat_map(concrete).collect()
    }

    fn part(&mut self, name: &str, syntax: &syntax::Sweep) -> Option<Part> {
        if syntax.design == DesignWord::Table {
            return self.table(name, syntax);
        }
        let mut factors: Vec<Option<Factor>> = Vec::new();
        for (key, factor) in syntax.factor.iter() {
            factors.push(factor.and_then(|factor| self.factor(name, key, factor)));
        }
        factors.extend(self.assumptions(name, syntax.assumptions.as_ref()));
        let factors: Vec<Factor> = factors.into_iter().collect::<Option<_>>()?;
        let design = self.design(name, syntax, &factors)?;
        Some(Part { design, factors })
    }

    /// The design, checked against its factors.
    fn design(&mut self, name: &str, syntax: &syntax::Sweep, factors: &[Factor]) -> Option<Design> {
        let spot = self.spot(&format!("sweep.{name}"));
        if factors.is_empty() {
            let problem = message!("sweep-sweep-varies-nothing", name);
            self.find(Code::DesignShape, spot, problem).remedy =
                Some(message!("sweep-add-sweep-factor-name-path", name));
            return None;
        }
        let by_levels = |reader: &mut Self, design: Design| {
            let loose = factors.iter().find(|factor| factor.levels().is_none());
            let Some(factor) = loose else { return Some(design) };
            let problem = message!("sweep-can-any-number-this-design", factor = factor.name);
            reader.find(Code::DesignShape, factor.spot, problem).remedy =
                Some(message!("sweep-give-values-step-count-beside"));
            None
        };
        match syntax.design {
            DesignWord::Grid => by_levels(self, Design::Grid),
            DesignWord::OneAtATime => by_levels(self, Design::OneAtATime),
            DesignWord::Zip => {
                by_levels(self, Design::Zip)?;
                self.check_zip(spot, factors)?;
                Some(Design::Zip)
            }
            DesignWord::LatinHypercube => self.points(name, syntax).map(Design::LatinHypercube),
            DesignWord::Sobol => self.points(name, syntax).map(Design::Sobol),
            DesignWord::Saltelli => self.points(name, syntax).map(Design::Saltelli),
            DesignWord::Morris => {
                let levels = syntax.levels.map_or(4, |levels| levels.0 as usize);
                if levels < 2 || levels % 2 == 1 {
                    let spot = self.spot(&format!("sweep.{name}.levels"));
                    let problem = message!("sweep-morris-design-has-even-number");
                    self.find(Code::OutOfRange, spot, problem).allowed =
                        Some(Message::verbatim("2, 4, 6, …"));
                    return None;
                }
                let trajectories = self.points(name, syntax)?;
                Some(Design::Morris { trajectories, levels })
            }
            DesignWord::Table => None,
        }
    }

    fn check_zip(&mut self, spot: Spot, factors: &[Factor]) -> Option<()> {
        let counts = factors.iter().map(|factor| (factor.name.as_str(), factor.levels()));
        let (first, count) = counts.clone().next()?;
        if let Some((other, differs)) = counts.clone().find(|(_, levels)| *levels != count) {
            let (count, differs) = (count.unwrap_or(0), differs.unwrap_or(0));
            let problem =
                message!("sweep-side-side-factors-have-many", first, count, other, differs);
            self.find(Code::DesignShape, spot, problem);
            return None;
        }
        Some(())
    }

    fn points(&mut self, name: &str, syntax: &syntax::Sweep) -> Option<usize> {
        match syntax.points {
            Some(points) if points.0 > 0 => Some(points.0 as usize),
            Some(_) => {
                let spot = self.spot(&format!("sweep.{name}.points"));
                self.find(Code::OutOfRange, spot, message!("sweep-design-has-least-one-point"));
                None
            }
            None => {
                let spot = self.spot(&format!("sweep.{name}"));
                let problem = message!("sweep-sweep-has-no-key-points", name);
                self.find(Code::MissingKey, spot, problem).remedy =
                    Some(message!("sweep-add-points"));
                None
            }
        }
    }

    fn repetition(&mut self, name: &str, syntax: &syntax::Sweep) -> Option<Repetition> {
        let spot = self.spot(&format!("sweep.{name}"));
        match (syntax.replications, syntax.precision) {
            (Some(_), Some(_)) => {
                self.find(Code::Conflict, spot, message!("sweep-sweep-has-replications-precision"));
                None
            }
            (replications, None) => {
                let count = replications.map_or(REPLICATIONS, |count| count.0);
                if count == 0 {
                    self.find(Code::OutOfRange, spot, message!("sweep-point-played-least-once"));
                    return None;
                }
                Some(Repetition::Fixed(count))
            }
            (None, Some(share)) if share.0 > 0.0 && share.0 < 0.5 => {
                let most = syntax.at_most.map_or(MOST, |most| most.0.max(1));
                Some(Repetition::Until { half_width: share.0, most })
            }
            (None, Some(_)) => {
                let spot = self.spot(&format!("sweep.{name}.precision"));
                self.find(Code::OutOfRange, spot, message!("sweep-precision-lies-between"));
                None
            }
        }
    }

    /// Plans or cases by name; the first if none are named.
    fn choices(
        &mut self,
        name: &str,
        kind: &str,
        asked: Option<&AllOrThese>,
        parts: &[Part],
        target: &Target,
    ) -> Option<Vec<usize>> {
        let known = if kind == "plan" { self.ground.plans } else { self.ground.cases };
        let spot = self.spot(&format!("sweep.{name}.{kind}s"));
        let mut factors = parts.iter().flat_map(|part| &part.factors);
        if asked.is_some() && factors.any(|factor| &factor.target == target) {
            let problem = message!("sweep-factor-chooses-s-has-nothing", kind);
            self.find(Code::Conflict, spot, problem);
            return None;
        }
        match asked {
            None => Some(vec![0]),
            Some(AllOrThese::All) => Some((0..known.len()).collect()),
            Some(AllOrThese::These(names)) => {
                let places: Option<Vec<usize>> =
                    names.iter().map(|name| self.choice(kind, known, name, spot)).collect();
                let mut places = places?;
                places.sort_unstable();
                places.dedup();
                Some(if places.is_empty() { vec![0] } else { places })
            }
        }
    }

    fn choice(&mut self, kind: &str, known: &[Choice], name: &str, spot: Spot) -> Option<usize> {
        let place = known.iter().position(|choice| choice.name.as_str() == name);
        if place.is_none() {
            let problem = message!("lookup-there-no", kind, name);
            let names = known.iter().map(|choice| choice.name.as_str()).collect();
            self.unknown(spot, problem, name, names);
        }
        place
    }
}
