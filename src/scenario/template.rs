//! A scenario file as it was read: the template from which every plan, case and change is laid,
//! built and checked.

mod alone;
mod check;
mod known;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::Message;
use crate::id::Name;

use self::check::{Check, under};
use super::assemble::{assemble, place_remarks};
use super::desk::{Desk, Read as _};
use super::difference::Idea;
use super::identity::{difference_within, share_columns};
use super::levers::{self, Levers};
use super::message::Mark;
use super::node::{Entry, Node};
use super::overlay::{Change, Laid, USUAL_ORDER, apply, lay, order_of, order_of_deadlines};
use super::read::{Rejected, in_order, read_changes};
use super::resolved::{as_played, fingerprint, resolved};
use super::source::{Sources, Spot};
use super::syntax::{self, File};
use super::{
    Choice, Code, Finding, Label, PointTable, Scenario, Severity, Study, Sweep, Undisturbed,
    Variant, lint, status, tried,
};

/// A scenario file that has been read, and can be checked again and again with other changes.
#[derive(Debug, Clone)]
pub struct Template {
    sources: Sources,
    base: Node,
    /// Changes of the command line.
    changes: Vec<Change>,
    plans: Vec<Choice>,
    cases: Vec<Choice>,
    /// The deadlines in their order, by name: the same under every plan and case.
    deadlines: Vec<String>,
    /// The tables that sweeps take their points from, by the name of the sweep.
    tables: BTreeMap<String, PointTable>,
}

impl Template {
    /// The template of a merged file with the changes of the command line.
    pub(super) fn new(
        sources: Sources,
        base: Node,
        changes: Vec<Change>,
        tables: BTreeMap<String, PointTable>,
    ) -> Self {
        let plans = choices(&base, &sources, "plan", "base");
        let cases = choices(&base, &sources, "case", "baseline");
        let deadlines = order_of_deadlines(&apply(&base, &changes));
        Self { sources, base, changes, plans, cases, deadlines, tables }
    }

    /// Plans, in order; one called `base` if the file has none.
    pub fn plans(&self) -> &[Choice] {
        &self.plans
    }

    /// Cases, in order; one called `baseline` if the file has none.
    pub fn cases(&self) -> &[Choice] {
        &self.cases
    }

    /// Every plan under every case, checked, with the warnings.
    ///
    /// # Errors
    /// All findings, if at least one of them is an error.
    pub fn study(&self) -> Result<(Study, Vec<Finding>), Rejected> {
        let mut check = Check::new(self);
        let mut variants = check.variants();
        share_columns(&mut variants);
        check.choices();
        check.thousands();
        if let Some(first) = variants.first() {
            let (_, findings) = status::facts(&first.scenario, &self.status_rows(), None);
            check.keep(findings, None);
        }
        let sweeps = variants.first().map_or_else(Vec::new, |first| check.sweeps(&first.scenario));
        let is_error = |finding: &Finding| finding.severity == Severity::Error;
        match variants.first().map(|variant| variant.scenario.clone()) {
            Some(base) if !check.findings.iter().any(is_error) => {
                Ok((self.studied(base, variants, sweeps), in_order(check.findings)))
            }
            _ => Err(Rejected::new(check.findings)),
        }
    }

    fn studied(&self, base: Arc<Scenario>, variants: Vec<Variant>, sweeps: Vec<Sweep>) -> Study {
        let root = as_played(&self.base, &self.changes, &self.tables);
        let resolved = resolved(&root, &self.changes, &self.sources);
        let study = self.unwritten((base, variants, sweeps), fingerprint(&root));
        Study { resolved, ..study }
    }

    /// The same without what is written beside results.
    fn unwritten(
        &self,
        (base, variants, sweeps): (Arc<Scenario>, Vec<Variant>, Vec<Sweep>),
        fingerprint: String,
    ) -> Study {
        Study {
            base,
            plans: self.plans.clone(),
            unplayed: Vec::new(),
            cases: self.cases.clone(),
            variants,
            sweeps,
            inputs: self.sources.inputs(),
            resolved: String::new(),
            tables: self.tables.values().cloned().collect(),
            fingerprint,
        }
    }

    /// Reads further changes, each written `path=value` as for `--set`.
    ///
    /// # Errors
    /// Every text that is no change. Whether there is such a path is found by
    /// [`Template::variant`].
    pub fn read_changes(&mut self, texts: &[String]) -> Result<Vec<Change>, Rejected> {
        read_changes(texts, &mut self.sources).map_err(Rejected::new)
    }

    /// One plan under one case (indices into the template's lists) with further changes on top of
    /// those of the command line, checked whole. Ids mean the same as in `base`, another variant of
    /// the same template.
    ///
    /// # Errors
    /// All findings, if at least one of them is an error.
    pub fn variant(
        &self,
        base: &Scenario,
        (plan, case): (usize, usize),
        changes: &[Change],
    ) -> Result<Variant, Rejected> {
        let all = [self.changes.as_slice(), changes].concat();
        let (plan_choice, case_choice) = (&self.plans[plan], &self.cases[case]);
        let (mut scenario, mut findings) = self.scenario(plan_choice, case_choice, &all);
        if let Some(scenario) = &mut scenario
            && let Some(problem) = difference_within(base, scenario)
        {
            let spot = changes.first().map_or_else(Spot::default, |change| change.entry.key);
            findings.push(
                Finding::new(Code::NewEntity, problem)
                    .at(self.sources.place(spot))
                    .remedy(message!("template-changes-may-give-other-values")),
            );
        }
        let is_error = |finding: &Finding| finding.severity == Severity::Error;
        match scenario {
            Some(scenario) if !findings.iter().any(is_error) => {
                Ok(Variant { plan, case, scenario: Arc::new(scenario) })
            }
            _ => Err(Rejected::new(findings)),
        }
    }

    /// One plan under one case (indices into the template's lists) with further changes on top of
    /// those of the command line, checked whole, to be compared with another idea.
    ///
    /// # Errors
    /// All findings, if at least one of them is an error.
    pub fn idea(&self, (plan, case): (usize, usize), changes: &[Change]) -> Result<Idea, Rejected> {
        let all = [self.changes.as_slice(), changes].concat();
        let laid = self.laid(&self.plans[plan], &self.cases[case], &all);
        let scenario = checked(&laid, &self.sources).map_err(Rejected::new)?;
        Ok(Idea { sources: self.sources.clone(), root: laid.root, scenario: Arc::new(scenario) })
    }

    /// How many rows of `[[status]]` there are.
    pub fn facts_told(&self) -> usize {
        self.status_rows().len()
    }

    /// The rows of `[[status]]`, as they stand in the file.
    pub(super) fn status_rows(&self) -> Vec<status::Written> {
        status::of_tables(&self.base, &self.sources)
    }

    /// That the design of a sweep cannot be made, for a reason that only whoever makes it knows.
    pub fn no_design(&self, sweep: &Sweep, problem: &Message) -> Rejected {
        let place = self.sources.place(self.base.spot_of(&format!("sweep.{}", sweep.name)));
        let problem = message!("template-no-design", sweep = sweep.name, problem);
        Rejected::new(vec![
            Finding::new(Code::DesignShape, problem)
                .at(place)
                .remedy(message!("template-give-fewer-values-points-cross")),
        ])
    }

    /// Where the scenario's own estimates miss its plan or a deadline, before anything goes wrong: plan
    /// by plan under the first case, from what [`Scenario::undisturbed`] comes to under each. What is
    /// already known not to be possible even at best is not said again.
    pub fn estimates(
        &self,
        study: &Study,
        dates: &[Option<Undisturbed>],
        known: &[Finding],
    ) -> Vec<Finding> {
        let mut check = Check::new(self);
        for (variant, dates) in study.variants.iter().zip(dates) {
            if let Some(dates) = dates.as_ref().filter(|_| variant.case == 0) {
                let remarks = lint::review_estimates(&variant.scenario, dates);
                let findings = place_remarks(remarks, &self.base, &self.sources);
                let is_other = (variant.plan > 0, false);
                check.keep(
                    findings,
                    under(&self.plans[variant.plan], &self.cases[variant.case], is_other),
                );
            }
        }
        let is_impossible = |finding: &Finding| {
            known.iter().any(|it| it.code == Code::CannotBeMet && it.place == finding.place)
        };
        check.findings.retain(|finding| !is_impossible(finding));
        in_order(check.findings)
    }

    /// Tries every factor of a sweep alone at its ends, or at each value if it has no order, so that
    /// what is plainly wrong is found before anything is played. Where values stand side by side or in a table
    /// they may be good only together, so the points at the ends are tried (`tried`); where several
    /// sweeps are combined, nothing is.
    ///
    /// # Errors
    /// All that is found, each with the value at which it is.
    pub fn try_factors(&self, base: &Scenario, sweep: &Sweep) -> Result<(), Rejected> {
        let [part] = sweep.parts.as_slice() else { return Ok(()) };
        let mut findings = Vec::new();
        for point in tried::points(part) {
            let changes: Vec<Change> =
                point.iter().flat_map(|(factor, at)| factor.changes(*at)).collect();
            let under = tried::chosen(sweep, &point);
            let Err(rejected) = self.variant(base, under, &changes) else { continue };
            let values: Vec<Message> = point
                .iter()
                .map(|(factor, at)| {
                    message!("template-at", factor = factor.name, value = factor.text(*at))
                })
                .collect();
            let values = Message::joined(values, Mark::Comma);
            findings.extend(rejected.findings.into_iter().map(|mut finding| {
                let problem = &finding.problem;
                finding.problem = message!("template-sweep", values, sweep = sweep.name, problem);
                finding
            }));
        }
        findings.retain(|finding| finding.severity == Severity::Error);
        if findings.is_empty() { Ok(()) } else { Err(Rejected::new(findings)) }
    }

    /// One plan under one case with these changes, and everything found in it.
    fn scenario(
        &self,
        plan: &Choice,
        case: &Choice,
        changes: &[Change],
    ) -> (Option<Scenario>, Vec<Finding>) {
        built(&self.laid(plan, case, changes), &self.sources)
    }

    /// One plan under one case with these changes made.
    fn laid(&self, plan: &Choice, case: &Choice, changes: &[Change]) -> Laid {
        self.lay(self.named("plan", plan), self.named("case", case), changes)
    }

    /// A plan, a case, both or none of them, by their keys, with these changes made.
    fn lay(&self, plan: Option<&str>, case: Option<&str>, changes: &[Change]) -> Laid {
        let laid = lay(&self.base, plan, case, changes, &self.sources);
        Laid { deadlines: self.deadlines.clone(), ..laid }
    }

    /// The key of a plan or case, if it stands in the file.
    fn named<'c>(&self, kind: &str, choice: &'c Choice) -> Option<&'c str> {
        let name = choice.name.as_str();
        self.base.child(kind)?.child(name).map(|_| name)
    }

    /// Whether a plan or case of the file gives any value.
    fn changes_values(&self, kind: &str, name: &str) -> bool {
        let node = self.base.child(kind).and_then(|all| all.child(name));
        node.is_some_and(|node| node.child("set").or_else(|| node.child("assume")).is_some())
    }

    /// What can be switched off, and which levers can be pulled, as the file stands under one plan and
    /// case (indices into the template's lists); `base` is any of its variants.
    pub fn levers(&self, base: &Scenario, (plan, case): (usize, usize)) -> Levers {
        let laid = self.laid(&self.plans[plan], &self.cases[case], &self.changes);
        levers::levers(levers::Ground {
            root: &laid.root,
            sources: &self.sources,
            clock: &base.clock,
        })
    }
}

/// A file with all changes made, built and reviewed, and everything found on the way.
fn built(laid: &Laid, sources: &Sources) -> (Option<Scenario>, Vec<Finding>) {
    let (file, mut findings) = syntaxes(laid, sources);
    let mut scenario = None;
    if let Some(file) = file {
        let (built, more) = assemble(&file, laid, sources);
        findings.extend(more);
        scenario = built;
    }
    withhold_consequences(&mut findings);
    if let Some(scenario) = &scenario
        && findings.iter().all(|finding| finding.severity == Severity::Warning)
    {
        let remarks = lint::review(scenario);
        findings.extend(place_remarks(remarks, &laid.root, sources));
    }
    (scenario, findings)
}

/// The scenario of a file with all changes made.
///
/// # Errors
/// All findings, if at least one of them is an error.
pub(super) fn checked(laid: &Laid, sources: &Sources) -> Result<Scenario, Vec<Finding>> {
    let (scenario, findings) = built(laid, sources);
    let is_error = |finding: &Finding| finding.severity == Severity::Error;
    match scenario {
        Some(scenario) if !findings.iter().any(is_error) => Ok(scenario),
        _ => Err(findings),
    }
}

/// Plans or cases: the one of the default name, then by `order`, then as they stand in the file; one of the
/// default name if there is none.
fn choices(base: &Node, sources: &Sources, kind: &str, default: &str) -> Vec<Choice> {
    let all = base.child(kind).and_then(Node::table);
    let mut entries: Vec<_> = all.into_iter().flat_map(|all| all.iter()).collect();
    entries.sort_by_key(|(name, entry)| {
        let order = order_of(&entry.node).unwrap_or(USUAL_ORDER);
        (name.as_str() != default, order, entry.key.order())
    });
    let choice = |(name, entry): (&String, &Entry)| {
        let label = title_of(&entry.node, base, sources).unwrap_or_else(|| named(name));
        Choice { name: Name::new(name), label }
    };
    let choices: Vec<Choice> = entries.into_iter().map(choice).collect();
    if choices.is_empty() {
        // Nobody has named it.
        let french = if kind == "plan" { "Base" } else { "Référence" };
        let label = Label { fr: Some(french.to_owned()), ..named(default) };
        return vec![Choice { name: Name::new(default), label }];
    }
    choices
}

fn title_of(node: &Node, base: &Node, sources: &Sources) -> Option<Label> {
    let scaled = Default::default();
    let mut desk = Desk::new(sources, base, &scaled);
    syntax::Text::read(node.child("title")?, &mut desk).map(|text| text.0)
}

/// The syntaxes of a file with all changes made.
fn syntaxes(laid: &Laid, sources: &Sources) -> (Option<File>, Vec<Finding>) {
    let mut desk = Desk::new(sources, &laid.root, &laid.scaled);
    let file = File::read(&laid.root, &mut desk);
    let lost: Vec<String> =
        laid.scaled_at.keys().filter(|path| !desk.multiplied.contains(*path)).cloned().collect();
    for path in lost {
        let problem = message!("template-cannot-uncertain-no-assumption-can", path);
        desk.find(Code::NotScalable, laid.scaled_at[&path], problem).allowed =
            Some(message!("template-amount-count-rate-duration-share"));
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
    let is_error = |finding: &Finding| finding.severity == Severity::Error;
    let errors = findings.iter().filter(|finding| is_error(finding));
    let first = errors.map(step).min();
    // What is refused may be what would have used it.
    let is_idle = |finding: &Finding| matches!(finding.code, Code::Unused | Code::IdleAssumption);
    findings.retain(|finding| match first {
        Some(first) if is_error(finding) => step(finding) == first,
        Some(_) => !is_idle(finding),
        None => true,
    });
}

fn named(name: &str) -> Label {
    Label { en: Some(name.to_owned()), fr: None }
}
