//! What `drivers` and `marginal` share: one plan under one case, played as it is and with each of many
//! changes, all under the same luck.

use clap::Args;

use super::arguments::{
    ChoiceArguments, OutputArguments, ScenarioArguments, ThreadArguments, VariantArguments,
};
use super::choice::{choose, deadline, place};
use super::command::quoted;
use super::error::CliError;
use super::folder::Folder;
use super::input;
use super::progress::ProgressBar;
use crate::analysis::{self, Effect, Resamples};
use crate::experiment::{AT_ONCE, BatchesPlayed, Progress, VariantResults, run_batches};
use crate::id::DeadlineId;
use crate::scenario::message;
use crate::scenario::{Levers, Rejected, Severity, Study, Template, Variant};
use drawdown_report::{Change, Counts, Language};

/// What `drivers` and `marginal` have in common.
#[derive(Debug, Args)]
#[command(mut_arg("out", |out| out.help("Folder for the files [default: output/, the scenario's id, the verb, plan and case]")))]
pub(super) struct EffectArguments {
    #[command(flatten)]
    pub(super) scenario: ScenarioArguments,
    #[command(flatten)]
    pub(super) variant: VariantArguments,
    /// The deadline that is printed; the table of all is in the folder [default: the main one, as in the
    /// headline: the hard one that is missed most often, or any if no hard one is threatened]
    #[arg(long, value_name = "DEADLINE")]
    pub(super) deadline: Option<String>,
    /// Replications of the scenario as it is and of each change: 600 of the built-in case, some 150
    /// times, take about three quarters of a minute on two cores
    #[arg(long, value_name = "N", default_value_t = 600,
          value_parser = clap::value_parser!(u32).range(2..=1_000_000))]
    pub(super) runs: u32,
    #[command(flatten)]
    pub(super) threads: ThreadArguments,
    #[command(flatten)]
    pub(super) output: OutputArguments,
}

/// A scenario in which changes are tried.
pub(super) struct Bench {
    /// Of one plan under one case.
    pub(super) study: Study,
    template: Template,
    /// Places of the plan and the case in the template.
    places: (usize, usize),
}

/// A change to be tried.
pub(super) struct Attempt<T> {
    /// What the row will be about.
    pub(super) about: String,
    /// Changes, each as `path=value`.
    pub(super) sets: Vec<String>,
    /// What the caller knows of it.
    pub(super) what: T,
}

/// What came of all attempts.
pub(super) struct Outcome<T> {
    pub(super) rows: Vec<(T, Change)>,
    /// Attempts that the scenario does not allow, with the reason.
    pub(super) refused: Vec<(String, String)>,
    /// The runs without any change.
    pub(super) base: VariantResults,
    pub(super) counts: Counts,
}

/// Reads the scenario and chooses the plan and the case; the first of each if none is asked for.
pub(super) fn open(arguments: &EffectArguments) -> Result<Bench, CliError> {
    let (template, study) = input::open(&arguments.scenario)?;
    let plan =
        arguments.variant.plan.as_ref().map_or(Ok(0), |name| place("plan", &study.plans, name))?;
    let case =
        arguments.variant.case.as_ref().map_or(Ok(0), |name| place("case", &study.cases, name))?;
    let (plan_name, case_name) =
        (study.plans[plan].name.to_string(), study.cases[case].name.to_string());
    let only = ChoiceArguments { plan: vec![plan_name], case: vec![case_name] };
    let bench = Bench { study: choose(study, &only)?, template, places: (plan, case) };
    if bench.study.base.deadlines.is_empty() {
        return Err(CliError::input(message!("cli-effect-scenario-has-no-deadline-there")));
    }
    Ok(bench)
}

impl Bench {
    /// What can be switched off or pulled.
    pub(super) fn levers(&self) -> Levers {
        self.template.levers(&self.study.base, self.places)
    }

    /// The scenario with these changes.
    pub(super) fn variant(&mut self, sets: &[String]) -> Result<Variant, Rejected> {
        let changes = self.template.read_changes(sets)?;
        self.template.variant(&self.study.base, self.places, &changes)
    }

    /// Plays the scenario as it is and with each change.
    pub(super) fn play<T>(
        &mut self,
        attempts: Vec<Attempt<T>>,
        arguments: &EffectArguments,
        language: Language,
    ) -> Result<Outcome<T>, CliError> {
        // Many variants are checked before the first is played: the bar stands there from the start.
        let bar = ProgressBar::new(language);
        bar.expects(u64::from(arguments.runs) * (attempts.len() as u64 + 1));
        let (mut variants, mut allowed) = (vec![self.study.variants[0].clone()], Vec::new());
        let mut refused = Vec::new();
        for attempt in attempts {
            if bar.is_cancelled() {
                break;
            }
            match self.variant(&attempt.sets) {
                Ok(variant) => {
                    variants.push(variant);
                    allowed.push(attempt);
                }
                Err(rejected) => refused.push((attempt.about, reason(&rejected))),
            }
        }
        let (base, effects, played) = self.effects(&variants, arguments, bar)?;
        let rows = allowed.into_iter().zip(effects).map(|(attempt, effects)| {
            let options = options(&attempt.sets);
            (attempt.what, Change { about: attempt.about, options, effects })
        });
        let counts = Counts {
            replications: u64::from(arguments.runs),
            runs: played.runs,
            failed: played.failed,
            events: played.events,
        };
        Ok(Outcome { rows: rows.collect(), refused, base, counts })
    }

    /// The first variant's runs, and what each other does to every deadline.
    fn effects(
        &self,
        variants: &[Variant],
        arguments: &EffectArguments,
        bar: ProgressBar,
    ) -> Result<(VariantResults, Vec<Vec<Effect>>, BatchesPlayed), CliError> {
        let resamples = Resamples::new(arguments.runs, self.study.base.seed);
        let (mut base, mut effects) = (None, Vec::new());
        let size = (arguments.runs, AT_ONCE);
        let threads = arguments.threads.count();
        let played = run_batches(variants, size, threads, &bar, |_, results| match &base {
            None => base = Some(results),
            Some(base) => effects.push(Effect::all(base, &results, &resamples)),
        })?;
        bar.end()?;
        let base =
            base.ok_or_else(|| CliError::machine(message!("cli-effect-nothing-was-played")))?;
        Ok((base, effects, played))
    }

    /// The deadline asked for, or the main one.
    pub(super) fn deadline(
        &self,
        asked: Option<&String>,
        base: &VariantResults,
    ) -> Result<DeadlineId, CliError> {
        match asked {
            Some(name) => deadline(&self.study.base, name),
            None => analysis::main_deadline(&self.study.base, |id| base.runs.missed(id))
                .ok_or_else(|| CliError::machine(message!("cli-effect-there-no-deadline"))),
        }
    }
}

/// Changes as a shell wants them after `--set`.
fn options(sets: &[String]) -> String {
    let quoted: Vec<String> = sets.iter().map(|set| quoted(set)).collect();
    quoted.join(" --set ")
}

/// Why a change is not allowed, in a few words.
fn reason(rejected: &Rejected) -> String {
    let is_error = |finding: &&crate::scenario::Finding| finding.severity == Severity::Error;
    let first = rejected.findings.iter().find(is_error);
    first.map_or_else(String::new, |finding| finding.problem.read(Language::English))
}

impl EffectArguments {
    /// Where the files go: beside the results of the study they belong to.
    pub(super) fn folder(
        &self,
        study: &Study,
        verb: &str,
        command: &str,
    ) -> Result<Folder, CliError> {
        let parts = [verb, study.plans[0].name.as_str(), study.cases[0].name.as_str()];
        Folder::claim_within(&self.output, study, &parts, command)
    }
}
