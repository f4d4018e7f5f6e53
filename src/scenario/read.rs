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
    let answer = read_merged(page, &mut sources).and_then(|base| {
        let settings = read_settings(sets, &mut sources)?;
        Reader { sources, base, settings, findings: Vec::new(), seen: Vec::new() }.study()
    });
    match answer {
        Ok((study, findings)) => Ok((study, in_order(findings))),
        Err(findings) => Err(Rejected { findings: in_order(findings) }),
    }
}

/// Errors first, and then as they stand in the files.
fn in_order(mut findings: Vec<Finding>) -> Vec<Finding> {
    let place = |finding: &Finding| {
        finding.place.as_ref().map(|place| (place.file.clone(), place.bytes.start))
    };
    findings.sort_by_cached_key(|finding| (finding.severity, place(finding)));
    findings
}

fn read_settings(sets: &[String], sources: &mut Sources) -> Result<Vec<Setting>, Vec<Finding>> {
    let (mut settings, mut findings) = (Vec::new(), Vec::new());
    for text in sets {
        match read_setting(text, sources) {
            Ok(setting) => settings.push(setting),
            Err(finding) => findings.push(*finding),
        }
    }
    if findings.is_empty() { Ok(settings) } else { Err(findings) }
}

/// A file being read, plan by plan and case by case.
struct Reader {
    sources: Sources,
    base: Node,
    settings: Vec<Setting>,
    findings: Vec<Finding>,
    /// Findings as they were under the plan and case that first showed them.
    seen: Vec<Finding>,
}

impl Reader {
    fn study(mut self) -> Result<(Study, Vec<Finding>), Vec<Finding>> {
        let plans = self.choices("plan", "base");
        let cases = self.choices("case", "baseline");
        let mut variants: Vec<Variant> = Vec::new();
        for (plan, plan_choice) in plans.iter().enumerate() {
            for (case, case_choice) in cases.iter().enumerate() {
                let is_other = (plan > 0, case > 0);
                let scenario = self.scenario(plan_choice, case_choice, is_other);
                let Some(scenario) = scenario.map(Arc::new) else { continue };
                if let Some(first) = variants.first() {
                    self.compare(&first.scenario, &scenario, plan_choice, case_choice);
                }
                variants.push(Variant { plan, case, scenario });
            }
        }
        self.finish(plans, cases, variants)
    }

    fn finish(
        self,
        plans: Vec<Choice>,
        cases: Vec<Choice>,
        variants: Vec<Variant>,
    ) -> Result<(Study, Vec<Finding>), Vec<Finding>> {
        let is_error = |finding: &Finding| finding.severity == Severity::Error;
        let base = variants.first().map(|variant| variant.scenario.clone());
        match base {
            Some(base) if !self.findings.iter().any(is_error) => {
                let inputs = self.sources.inputs();
                let resolved = resolved(&self.base, &self.settings, &self.sources);
                let study = Study { base, plans, cases, variants, inputs, resolved };
                Ok((study, self.findings))
            }
            _ => Err(self.findings),
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

    /// One plan under one case, checked whole; `is_other` says whether they are other than the
    /// first plan and the first case.
    fn scenario(
        &mut self,
        plan: &Choice,
        case: &Choice,
        is_other: (bool, bool),
    ) -> Option<Scenario> {
        let under = under(plan, case, is_other);
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
        self.keep(findings, under.as_deref());
        scenario
    }

    /// Keeps the findings that are new, and says under which plan and case they arise if not from
    /// the start. Those about the changes of a plan or case stand there themselves.
    fn keep(&mut self, findings: Vec<Finding>, under: Option<&str>) {
        for finding in findings {
            if self.seen.contains(&finding) {
                continue;
            }
            self.seen.push(finding.clone());
            let is_change = finding.code.text().starts_with("E2");
            let problem = match under {
                Some(under) if !is_change => format!("under {under}: {}", finding.problem),
                _ => finding.problem.clone(),
            };
            self.findings.push(Finding { problem, ..finding });
        }
    }

    /// Checks that ids mean the same in two variants.
    fn compare(&mut self, first: &Scenario, other: &Scenario, plan: &Choice, case: &Choice) {
        let (first, other) = (names_of(first), names_of(other));
        let changed = std::iter::zip(&first, &other).find(|(first, other)| first != other);
        let Some(((kind, first), (_, other))) = changed else { return };
        let is_lost = |name: &&&Name| !other.contains(*name);
        let is_new = |name: &&&Name| !first.contains(*name);
        let what = match (first.iter().find(is_lost), other.iter().find(is_new)) {
            (Some(name), _) => format!("the {kind} {name} is missing"),
            (None, Some(name)) => format!("the {kind} {name} is new"),
            (None, None) => format!("a priority changes the order of the {kind}s"),
        };
        let problem = format!("{what} under the plan {} and the case {}", plan.name, case.name);
        let finding = Finding::new(Code::NewEntity, problem)
            .at(self.sources.place(self.spot_of_changes(plan, case)))
            .remedy("plans and cases may change values, but not the tables nor their order");
        self.findings.push(finding);
    }

    /// Where a case, or else a plan, says what it changes.
    fn spot_of_changes(&self, plan: &Choice, case: &Choice) -> super::source::Spot {
        let of_case = format!("case.{}.set", case.name);
        if super::path::at(&self.base, &of_case).is_some() {
            return self.base.spot_of(&of_case);
        }
        self.base.spot_of(&format!("plan.{}.set", plan.name))
    }
}

/// The drafts of a file with all changes made.
fn drafts(laid: &Laid, sources: &Sources) -> (Option<File>, Vec<Finding>) {
    let mut desk = Desk::new(sources, &laid.root, &laid.scaled);
    let file = File::read(&laid.root, &mut desk);
    let lost: Vec<String> =
        laid.scaled_at.keys().filter(|path| !desk.multiplied.contains(*path)).cloned().collect();
    for path in lost {
        let problem = format!("{path} cannot be uncertain, so no assumption can multiply it");
        desk.find(Code::NotScalable, laid.scaled_at[&path], problem).allowed =
            Some("an amount, a count, a rate, a duration, a share or another number".to_owned());
    }
    let mut findings = laid.findings.clone();
    findings.extend(desk.findings);
    (file, findings)
}

/// Leaves out what may only follow from something else that is wrong.
fn withhold_consequences(findings: &mut Vec<Finding>) {
    let step = |finding: &Finding| match finding.code {
        Code::NoLength => 1,
        Code::NoLift | Code::NothingCovered => 2,
        _ => 0,
    };
    let first = findings.iter().map(step).min().unwrap_or(0);
    findings.retain(|finding| step(finding) == first);
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

/// How a finding names the plan and the case it arises under, where they are not the first.
fn under(plan: &Choice, case: &Choice, is_other: (bool, bool)) -> Option<String> {
    match is_other {
        (false, false) => None,
        (true, false) => Some(format!("the plan {}", plan.name)),
        (false, true) => Some(format!("the case {}", case.name)),
        (true, true) => Some(format!("the plan {} and the case {}", plan.name, case.name)),
    }
}

/// The names of everything that has an id, by kind of table.
fn names_of(scenario: &Scenario) -> Vec<(&'static str, Vec<&Name>)> {
    let steps = scenario.closures.values().flat_map(|closure| closure.steps.values());
    vec![
        ("region", scenario.regions.values().map(|it| &it.name).collect()),
        ("calendar", scenario.calendars.values().map(|it| &it.name).collect()),
        ("weather", scenario.weathers.values().map(|it| &it.name).collect()),
        ("site", scenario.sites.values().map(|it| &it.name).collect()),
        ("camp", scenario.camps.values().map(|it| &scenario.sites[it.site].name).collect()),
        ("line", scenario.lines.values().map(|it| &it.name).collect()),
        ("closure", scenario.closures.values().map(|it| &it.name).collect()),
        ("step", steps.map(|it| &it.name).collect()),
        ("route", scenario.routes.values().map(|it| &it.name).collect()),
        ("pool", scenario.pools.values().map(|it| &it.name).collect()),
        ("escort", scenario.escorts.values().map(|it| &it.name).collect()),
        ("gate", scenario.gates.values().map(|it| &it.name).collect()),
        ("threat", scenario.threats.values().map(|it| &it.name).collect()),
        ("force", scenario.forces.values().map(|it| &it.name).collect()),
        ("deadline", scenario.deadlines.values().map(|it| &it.name).collect()),
        ("assumption", scenario.assumptions.values().map(|it| &it.name).collect()),
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
