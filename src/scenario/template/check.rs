//! The whole of a file, looked at once: every plan, case and sweep, and what is wrong with them.

use std::collections::HashSet;
use std::sync::Arc;

use super::alone::Alone;
use super::{Template, built, syntaxes};
use crate::Message;
use crate::assemble::{Ground, place_remarks, sweeps};
use crate::finding::once;
use crate::id::Name;
use crate::identity::difference_of_ids;
use crate::node::Node;
use crate::source::Spot;
use crate::{Choice, Code, Finding, Label, Scenario, Sweep, Variant, lint};

/// A study being checked, plan by plan and case by case.
pub(super) struct Check<'a> {
    template: &'a Template,
    pub(super) findings: Vec<Finding>,
    /// Findings as they were under the plan and case that first showed them.
    seen: HashSet<Finding>,
}

impl<'a> Check<'a> {
    /// Nothing found yet.
    pub(super) fn new(template: &'a Template) -> Self {
        Self { template, findings: Vec::new(), seen: HashSet::new() }
    }

    /// The variants that could be built.
    pub(super) fn variants(&mut self) -> Vec<Variant> {
        let template = self.template;
        let places = || {
            let plans = 0..template.plans.len();
            plans.flat_map(|plan| (0..template.cases.len()).map(move |case| (plan, case)))
        };
        let alone = Alone::new(template);
        let built: Vec<_> = places()
            .map(|(plan, case)| {
                let choices = (&template.plans[plan], &template.cases[case]);
                match (plan, case) {
                    (0, 0) => template.scenario(choices.0, choices.1, &template.changes),
                    _ => alone.scenario(choices.0, choices.1),
                }
            })
            .collect();
        let used = used_somewhere(&built);
        let mut variants: Vec<Variant> = Vec::new();
        for ((plan, case), (scenario, findings)) in places().zip(built) {
            let (plan_choice, case_choice) = (&template.plans[plan], &template.cases[case]);
            let findings: Vec<Finding> =
                findings.into_iter().filter(|finding| !used.contains(finding)).collect();
            if (plan, case) == (0, 0) {
                self.keep_first(findings, plan_choice, case_choice);
            } else {
                self.keep(findings, under(plan_choice, case_choice, (plan > 0, case > 0)));
            }
            let Some(scenario) = scenario.map(Arc::new) else { continue };
            if let Some(first) = variants.first() {
                self.compare(&first.scenario, &scenario, plan_choice, case_choice);
            }
            variants.push(Variant { plan, case, scenario });
        }
        variants
    }

    /// Plans, or cases, that a reader cannot tell apart.
    pub(super) fn choices(&mut self) {
        let template = self.template;
        for (kind, choices) in [("plan", &template.plans), ("case", &template.cases)] {
            let names: Vec<(&Name, &Label)> =
                choices.iter().map(|choice| (&choice.name, &choice.label)).collect();
            let remarks = lint::same_names(kind, "title", &names);
            let findings = place_remarks(remarks, &template.base, &template.sources);
            self.keep(findings, None);
        }
    }

    /// Quantities whose point may be meant to stand between thousands, in the file and in what the command
    /// line sets.
    pub(super) fn thousands(&mut self) {
        let template = self.template;
        let set = template.changes.iter().map(|change| &change.entry.node);
        let doubtful = std::iter::once(&template.base).chain(set).flat_map(Node::doubtful_points);
        let findings = doubtful.map(|(spot, doubt)| {
            Finding::new(Code::ThousandsOrDecimals, doubt.why)
                .at(template.sources.place(spot))
                .remedy(doubt.remedy)
        });
        let findings = once(findings.collect());
        self.keep(findings, None);
    }

    /// The sweeps, read against the first variant.
    pub(super) fn sweeps(&mut self, base: &Scenario) -> Vec<Sweep> {
        let template = self.template;
        let laid = template.laid(&template.plans[0], &template.cases[0], &template.changes);
        let (Some(file), _) = syntaxes(&laid, &template.sources) else { return Vec::new() };
        let ground = Ground {
            file: &file,
            root: &laid.root,
            sources: &template.sources,
            base,
            plans: &template.plans,
            cases: &template.cases,
            tables: &template.tables,
        };
        let (sweeps, findings) = sweeps(&ground);
        self.keep(once(findings), None);
        sweeps
    }

    /// Keeps what is found under the first plan and case, and says to which of them it is owed where
    /// the file without them does not show it.
    fn keep_first(&mut self, findings: Vec<Finding>, plan: &Choice, case: &Choice) {
        let template = self.template;
        let named = [template.named("plan", plan), template.named("case", case)];
        let changes = |kind, name| template.changes_values(kind, name);
        let [by_plan, by_case] = [("plan", named[0]), ("case", named[1])]
            .map(|(kind, name)| name.filter(|name| changes(kind, name)));
        if findings.is_empty() || (by_plan, by_case) == (None, None) {
            return self.keep(findings, None);
        }
        let found =
            |plan, case| built(&template.lay(plan, case, &template.changes), &template.sources).1;
        let found = |plan, case| found(plan, case).into_iter().collect::<HashSet<_>>();
        let (alone, planned, supposed) =
            (found(None, None), found(by_plan, None), found(None, by_case));
        for finding in findings {
            let owed = match (planned.contains(&finding), supposed.contains(&finding)) {
                _ if alone.contains(&finding) => (false, false),
                (true, _) => (true, false),
                (_, true) => (false, true),
                _ => (by_plan.is_some(), by_case.is_some()),
            };
            self.keep(vec![finding], under(plan, case, owed));
        }
    }

    /// Keeps the findings that are new, and says under which plan and case they arise if not from
    /// the start.
    pub(super) fn keep(&mut self, findings: Vec<Finding>, under: Option<Message>) {
        for finding in findings {
            if !self.seen.insert(finding.clone()) {
                continue;
            }
            let problem = match &under {
                Some(under) => message!("template-under", under, problem = finding.problem),
                None => finding.problem.clone(),
            };
            self.findings.push(Finding { problem, ..finding });
        }
    }

    /// Checks that ids mean the same in two variants.
    fn compare(&mut self, first: &Scenario, other: &Scenario, plan: &Choice, case: &Choice) {
        let Some(what) = difference_of_ids(first, other) else { return };
        let problem =
            message!("template-under-plan-case", what, plan = plan.name, case = case.name);
        let template = self.template;
        let finding = Finding::new(Code::NewEntity, problem)
            .at(template.sources.place(spot_of_changes(&template.base, plan, case)))
            .remedy(message!("template-plans-cases-may-change-values"));
        self.findings.push(finding);
    }
}

/// What is said to be used by nothing under one plan and case, and is used under another.
fn used_somewhere(built: &[(Option<Scenario>, Vec<Finding>)]) -> HashSet<Finding> {
    let is_unused =
        |finding: &&Finding| matches!(finding.code, Code::Unused | Code::IdleAssumption);
    let whole = built.iter().filter(|(scenario, _)| scenario.is_some());
    let unused: Vec<HashSet<&Finding>> =
        whole.map(|(_, findings)| findings.iter().filter(is_unused).collect()).collect();
    let all: HashSet<&Finding> = unused.iter().flatten().copied().collect();
    let is_used =
        |finding: &&Finding| !unused.iter().all(|of_variant| of_variant.contains(finding));
    all.into_iter().filter(is_used).cloned().collect()
}

/// Where a case, or else a plan, says what it changes.
fn spot_of_changes(base: &Node, plan: &Choice, case: &Choice) -> Spot {
    let of_case = format!("case.{}.set", case.name);
    if crate::path::at(base, &of_case).is_some() {
        return base.spot_of(&of_case);
    }
    base.spot_of(&format!("plan.{}.set", plan.name))
}

/// How a finding names the plan and the case it arises under, where they are not the first.
pub(super) fn under(plan: &Choice, case: &Choice, is_other: (bool, bool)) -> Option<Message> {
    match is_other {
        (false, false) => None,
        (true, false) => Some(message!("template-plan", plan = plan.name)),
        (false, true) => Some(message!("template-case", case = case.name)),
        (true, true) => Some(message!("template-plan-case", plan = plan.name, case = case.name)),
    }
}
