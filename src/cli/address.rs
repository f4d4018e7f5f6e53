//! What `compare` is given: a plan, a plan and a case, a file, or a folder of results.
//!
//! `[SOURCE:][PLAN][/CASE]`, where the source is a scenario file, a built-in example or a folder of
//! results. Without a colon, what can only be a path is a source; another name is a plan of `--file`
//! if it has one of that name, and a source if not.

use std::path::{Path, PathBuf};

use super::arguments::ScenarioArguments;
use super::choice::{nearest, place};
use super::compare::CompareArguments;
use super::error::CliError;
use super::{folder, input, terminal};
use crate::scenario::Message;
use crate::scenario::message;
use crate::scenario::{Choice, Idea, Study, Template, examples};
use drawdown_report::{Past, past};

/// One of the two ideas, read and checked.
pub(super) struct Addressed {
    /// As it was named, with its changes.
    pub(super) named: String,
    /// The study with only its plan and case.
    pub(super) study: Study,
    /// Its tree and its scenario.
    pub(super) idea: Idea,
    /// What it was played before, if it is a folder of results.
    pub(super) past: Option<Past>,
}

/// A source that has been read.
struct Source {
    /// As it was named; nothing for that of `--file`.
    named: String,
    template: Template,
    study: Study,
    past: Option<Past>,
}

/// Both ideas that are to be compared.
pub(super) fn read(arguments: &CompareArguments) -> Result<[Addressed; 2], CliError> {
    let is_changed = !(arguments.a_set.is_empty() && arguments.b_set.is_empty());
    let second = match &arguments.b {
        Some(second) => second,
        None if is_changed => &arguments.a,
        None => {
            return Err(CliError::input(message!("cli-address-compare-wants-two-ideas-drawdown")));
        }
    };
    let mut reader = Reader { arguments, sources: Vec::new() };
    let first = reader.addressed(&arguments.a, &arguments.a_set)?;
    let second = reader.addressed(second, &arguments.b_set)?;
    Ok([first, second])
}

/// Reads each source once.
struct Reader<'a> {
    arguments: &'a CompareArguments,
    sources: Vec<Source>,
}

impl Reader<'_> {
    fn addressed(&mut self, name: &str, sets: &[String]) -> Result<Addressed, CliError> {
        let path = name.rsplit_once(':').map_or(name, |(source, _)| source);
        folder::restore(Path::new(path), self.arguments.output.language());
        let (at, plan, case) = self.resolve(name)?;
        let source = &self.sources[at];
        let choices = [
            chosen("plan", &source.study.plans, plan.as_deref(), source)?,
            chosen("case", &source.study.cases, case.as_deref(), source)?,
        ];
        let mut template = source.template.clone();
        let changes = template.read_changes(sets).map_err(input::rejected)?;
        let [plan, case] = choices;
        let idea = template.idea((plan, case), &changes).map_err(input::rejected)?;
        let study = Study {
            base: idea.scenario.clone(),
            plans: vec![source.study.plans[plan].clone()],
            cases: vec![source.study.cases[case].clone()],
            variants: Vec::new(),
            ..source.study.clone()
        };
        let mut named = name.to_owned();
        sets.iter().for_each(|set| named += &format!(" +{set}"));
        Ok(Addressed { named, study, idea, past: source.past.clone() })
    }

    /// The place of the source, and the names of plan and case if they are given.
    fn resolve(&mut self, name: &str) -> Result<(usize, Option<String>, Option<String>), CliError> {
        if is_path(name) {
            return Ok((self.open(name)?, None, None));
        }
        if let Some((source, rest)) = name.rsplit_once(':').filter(|it| !it.0.is_empty()) {
            let (plan, case) = halves(rest);
            return Ok((self.open(source)?, plan, case));
        }
        let (plan, case) = halves(name);
        let of_file = self.open("")?;
        let plans = &self.sources[of_file].study.plans;
        let is_plan = |plan: &str| plans.iter().any(|choice| choice.name.as_str() == plan);
        if plan.as_deref().map_or(case.is_some(), is_plan) {
            return Ok((of_file, plan, case));
        }
        if Path::new(name).exists() || is_example(name) {
            return Ok((self.open(name)?, None, None));
        }
        Err(nothing(name, plan.as_deref().unwrap_or(name), plans))
    }

    /// The place of a source; that of `--file` if it has no name.
    fn open(&mut self, name: &str) -> Result<usize, CliError> {
        if let Some(at) = self.sources.iter().position(|source| source.named == name) {
            return Ok(at);
        }
        let path =
            if name.is_empty() { self.arguments.file.clone() } else { Some(PathBuf::from(name)) };
        let (file, past) = match path {
            // A folder that is called like an example hides it only if there are results in it.
            Some(folder) if folder.is_dir() && (!is_example(name) || past(&folder).is_ok()) => {
                let past = past(&folder)?;
                if past.manifest.told.is_some() {
                    let folder = folder.display();
                    return Err(CliError::input(message!(
                        "cli-address-folder-of-an-update",
                        folder
                    )));
                }
                say_if_older(&folder, &past);
                (Some(past.resolved.clone()), Some(past))
            }
            path => (path, None),
        };
        let (set, seed) = (self.arguments.set.clone(), self.arguments.seed);
        let allow_outside = self.arguments.allow_outside;
        let scenario = ScenarioArguments { file, set, seed, allow_outside };
        let (template, study) = input::open(&scenario)?;
        self.sources.push(Source { named: name.to_owned(), template, study, past });
        Ok(self.sources.len() - 1)
    }
}

/// The place of a plan or case: as named, or the first that the results are of, or the first.
fn chosen(
    kind: &str,
    choices: &[Choice],
    name: Option<&str>,
    source: &Source,
) -> Result<usize, CliError> {
    let of_past = source.past.as_ref().map(|past| match kind {
        "plan" => past.manifest.plans.as_slice(),
        _ => past.manifest.cases.as_slice(),
    });
    let first = of_past.and_then(|names| names.first());
    name.or(first.map(String::as_str)).map_or(Ok(0), |name| place(kind, choices, name))
}

/// Whether a built-in example has this name.
fn is_example(name: &str) -> bool {
    examples().iter().any(|example| example.name == name)
}

/// Plan and case of `PLAN/CASE`; nothing stands for the first.
fn halves(text: &str) -> (Option<String>, Option<String>) {
    let (plan, case) = text.split_once('/').unwrap_or((text, ""));
    let named = |name: &str| (!name.is_empty()).then(|| name.to_owned());
    (named(plan), named(case))
}

/// Whether a name can only be meant as a file or folder.
fn is_path(name: &str) -> bool {
    let has_mark = name.contains(['/', '\\', '.']);
    name.starts_with('.') || name.ends_with(".toml") || (has_mark && Path::new(name).exists())
}

/// That a name is no plan and no source.
fn nothing(name: &str, plan: &str, plans: &[Choice]) -> CliError {
    let plans: Vec<&str> = plans.iter().map(|choice| choice.name.as_str()).collect();
    let examples: Vec<&str> = examples().iter().map(|example| example.name).collect();
    let near = nearest(plan, &plans).or_else(|| nearest(name, &examples));
    let near =
        near.map_or_else(Message::nothing, |near| message!("cli-address-did-you-mean", near));
    CliError::input(message!(
        "cli-address-no-plan-scenario-there-no",
        name,
        near,
        plans = plans.join(", "),
        examples = examples.join(", ")
    ))
}

/// Results of another version are played again by this one, which may come to others.
fn say_if_older(folder: &Path, past: &Past) {
    let (then, now) = (past.manifest.version.as_str(), env!("CARGO_PKG_VERSION"));
    if then != now {
        terminal::talk(&format!(
            "{} was written by drawdown {then}; it is played again by {now}, which may come to \
             other results.\n",
            folder.display()
        ));
    }
}
