//! From a request to a study: files, changes, drafts, scenarios, criticism; errors stop,
//! warnings come with the study.

use std::sync::Arc;

use crate::id::Name;

use super::build::{build, place_remarks};
use super::desk::{Desk, Read as _};
use super::draft::{self, File};
use super::file::{Origin, Page, read_merged};
use super::node::Node;
use super::overlay::{Laid, Setting, lay, read_setting};
use super::resolved::resolved;
use super::source::Sources;
use super::{Choice, Code, Finding, Label, Scenario, Severity, Study, Variant, critic};

/// What is to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Where the scenario comes from.
    pub origin: Origin,
    /// Changes on top of it, as `path=value`.
    pub sets: Vec<String>,
}

/// A scenario that cannot be played.
#[derive(Debug, Clone, PartialEq)]
pub struct Rejected {
    /// Why: errors and warnings, errors first.
    pub findings: Vec<Finding>,
}

/// Reads and checks a scenario with all its plans and cases.
///
/// # Errors
/// All findings, if at least one of them is an error.
pub fn read(request: &Request) -> Result<(Study, Vec<Finding>), Rejected> {
    read_page(&Page::from(&request.origin), &request.sets)
}

/// Reads a scenario from a text that is shown under this name; it may extend built-in examples.
///
/// # Errors
/// As [`read`].
pub fn read_text(
    name: &str,
    text: &str,
    sets: &[String],
) -> Result<(Study, Vec<Finding>), Rejected> {
    read_page(&Page::Text(name.to_owned(), text.to_owned()), sets)
}

fn read_page(page: &Page, sets: &[String]) -> Result<(Study, Vec<Finding>), Rejected> {
    let mut sources = Sources::default();
    let base = read_merged(page, &mut sources).map_err(|findings| Rejected { findings })?;
    let settings = read_settings(sets, &mut sources)?;
    Reader { sources, base, settings, findings: Vec::new() }.study()
}

fn read_settings(sets: &[String], sources: &mut Sources) -> Result<Vec<Setting>, Rejected> {
    let (mut settings, mut findings) = (Vec::new(), Vec::new());
    for text in sets {
        match read_setting(text, sources) {
            Ok(setting) => settings.push(setting),
            Err(finding) => findings.push(*finding),
        }
    }
    if findings.is_empty() { Ok(settings) } else { Err(Rejected { findings }) }
}

/// A file being read, plan by plan and case by case.
struct Reader {
    sources: Sources,
    base: Node,
    settings: Vec<Setting>,
    findings: Vec<Finding>,
}

impl Reader {
    fn study(mut self) -> Result<(Study, Vec<Finding>), Rejected> {
        let plans = self.choices("plan", "base");
        let cases = self.choices("case", "baseline");
        let mut variants: Vec<Variant> = Vec::new();
        for (plan, plan_choice) in plans.iter().enumerate() {
            for (case, case_choice) in cases.iter().enumerate() {
                let Some(scenario) = self.scenario(plan_choice, case_choice) else { continue };
                let scenario = Arc::new(scenario);
                if let Some(first) = variants.first() {
                    self.compare(&first.scenario, &scenario, plan_choice, case_choice);
                }
                variants.push(Variant { plan, case, scenario });
            }
        }
        self.finish(plans, cases, variants)
    }

    fn finish(
        mut self,
        plans: Vec<Choice>,
        cases: Vec<Choice>,
        variants: Vec<Variant>,
    ) -> Result<(Study, Vec<Finding>), Rejected> {
        self.findings.sort_by_key(|finding| finding.severity);
        let is_error = |finding: &Finding| finding.severity == Severity::Error;
        let base = variants.first().map(|variant| variant.scenario.clone());
        match base {
            Some(base) if !self.findings.iter().any(is_error) => {
                let inputs = self.sources.inputs();
                let resolved = resolved(&self.base, &self.settings, &self.sources);
                let study = Study { base, plans, cases, variants, inputs, resolved };
                Ok((study, self.findings))
            }
            _ => Err(Rejected { findings: self.findings }),
        }
    }

    /// Plans or cases in order; one of the default name if there is none.
    fn choices(&self, kind: &str, default: &str) -> Vec<Choice> {
        let names = self.base.child(kind).map(Node::segments).unwrap_or_default();
        let mut choices: Vec<(bool, i64, Choice)> = names
            .into_iter()
            .map(|name| {
                let node = self.base.child(kind).and_then(|all| all.child(&name));
                let order = node.and_then(order_of).unwrap_or(100);
                let label = node.and_then(|node| self.title_of(node));
                let label = label.unwrap_or_else(|| named(&name));
                (name != default, order, Choice { name: Name::new(&name), label })
            })
            .collect();
        choices.sort_by(|a, b| (a.0, a.1, &a.2.name).cmp(&(b.0, b.1, &b.2.name)));
        if choices.is_empty() {
            return vec![Choice { name: Name::new(default), label: named(default) }];
        }
        choices.into_iter().map(|(_, _, choice)| choice).collect()
    }

    fn title_of(&self, node: &Node) -> Option<Label> {
        let scaled = Default::default();
        let mut desk = Desk::new(&self.sources, &self.base, &scaled);
        draft::Text::read(node.child("title")?, &mut desk).map(|text| text.0)
    }

    /// One plan under one case, checked whole.
    fn scenario(&mut self, plan: &Choice, case: &Choice) -> Option<Scenario> {
        let has = |kind: &str, name: &Name| {
            self.base.child(kind).is_some_and(|all| all.child(name.as_str()).is_some())
        };
        let plan = has("plan", &plan.name).then_some(plan.name.as_str());
        let case = has("case", &case.name).then_some(case.name.as_str());
        let laid = lay(&self.base, plan, case, &self.settings, &self.sources);
        let (file, mut findings) = drafts(&laid, &self.sources);
        let mut scenario = None;
        if let Some(file) = file {
            let (built, more) = build(&file, &laid.root, &self.sources);
            findings.extend(more);
            scenario = built;
        }
        withhold_consequences(&mut findings);
        if let Some(scenario) = &scenario
            && findings.iter().all(|finding| finding.severity == Severity::Warning)
        {
            let remarks = critic::review(scenario);
            findings.extend(place_remarks(remarks, &laid.root, &self.sources));
        }
        for finding in findings {
            if !self.findings.contains(&finding) {
                self.findings.push(finding);
            }
        }
        scenario
    }

    /// Checks that ids mean the same in two variants.
    fn compare(&mut self, first: &Scenario, other: &Scenario, plan: &Choice, case: &Choice) {
        if names_of(first) != names_of(other) {
            let problem = format!(
                "plan {} under case {} has other tables than the first plan and case",
                plan.name, case.name
            );
            let finding = Finding::new(Code::NewEntity, problem)
                .remedy("a plan or case may change values, but not add or remove tables");
            self.findings.push(finding);
        }
    }
}

/// The drafts of a file with all changes made.
fn drafts(laid: &Laid, sources: &Sources) -> (Option<File>, Vec<Finding>) {
    let mut desk = Desk::new(sources, &laid.root, &laid.scaled);
    let file = File::read(&laid.root, &mut desk);
    let lost: Vec<String> =
        laid.scaled_at.keys().filter(|path| !desk.multiplied.contains(*path)).cloned().collect();
    for path in lost {
        let problem = format!("{path} is no quantity that can be multiplied");
        desk.find(Code::NotScalable, laid.scaled_at[&path], problem);
    }
    let mut findings = laid.findings.clone();
    findings.extend(desk.findings);
    (file, findings)
}

/// Leaves out what may only follow from something else that is wrong.
fn withhold_consequences(findings: &mut Vec<Finding>) {
    let follows = |code: Code| {
        matches!(
            code,
            Code::NoLift
                | Code::NoLength
                | Code::NothingCovered
                | Code::ClosureShape
                | Code::NotACamp
        )
    };
    if findings.iter().any(|finding| !follows(finding.code)) {
        findings.retain(|finding| !follows(finding.code));
    }
}

fn order_of(node: &Node) -> Option<i64> {
    match node.child("order")?.value {
        super::node::Value::Integer(order) => Some(order),
        _ => None,
    }
}

fn named(name: &str) -> Label {
    Label { en: Some(name.to_owned()), fr: None }
}

/// The names of everything that has an id.
fn names_of(scenario: &Scenario) -> Vec<Vec<&Name>> {
    let steps = scenario.closures.values().flat_map(|closure| closure.steps.values());
    vec![
        scenario.regions.values().map(|it| &it.name).collect(),
        scenario.calendars.values().map(|it| &it.name).collect(),
        scenario.weathers.values().map(|it| &it.name).collect(),
        scenario.sites.values().map(|it| &it.name).collect(),
        scenario.camps.values().map(|it| &scenario.sites[it.site].name).collect(),
        scenario.lines.values().map(|it| &it.name).collect(),
        scenario.closures.values().map(|it| &it.name).collect(),
        steps.map(|it| &it.name).collect(),
        scenario.routes.values().map(|it| &it.name).collect(),
        scenario.pools.values().map(|it| &it.name).collect(),
        scenario.escorts.values().map(|it| &it.name).collect(),
        scenario.gates.values().map(|it| &it.name).collect(),
        scenario.threats.values().map(|it| &it.name).collect(),
        scenario.forces.values().map(|it| &it.name).collect(),
        scenario.deadlines.values().map(|it| &it.name).collect(),
        scenario.assumptions.values().map(|it| &it.name).collect(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Style, examples, render};

    #[test]
    fn every_example_is_read_without_errors() {
        for example in examples() {
            let request = Request { origin: Origin::BuiltIn(example.name), sets: Vec::new() };
            if let Err(rejected) = read(&request) {
                panic!("{}", render(&rejected.findings, Style::Plain));
            }
        }
    }
}
