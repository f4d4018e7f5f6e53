//! The command that plays the same again, for the manifest: only what the results depend on.

use std::path::{Path, PathBuf};

use super::arguments::{ScenarioArguments, VariantArguments};
use super::breakpoint::BreakpointArguments;
use super::choose::ChooseArguments;
use super::compare::CompareArguments;
use super::decide::DecideArguments;
use super::drivers::DriversArguments;
use super::effect::EffectArguments;
use super::export::{ExportArguments, LocaleArgument};
use super::marginal::MarginalArguments;
use super::replay::ReplayArguments;
use super::report::Order;
use super::run::RunArguments;
use super::score::ScoreArguments;
use super::sweep::SweepArguments;
use super::update::UpdateArguments;
use super::value::ValueArguments;
use super::verify::VerifyArguments;
use super::{choose, input};
use crate::id::Name;
use drawdown_report::Language;

/// The command of a `run`.
pub(super) fn run(arguments: &RunArguments) -> String {
    let mut words = scenario("run", &arguments.scenario);
    words.extend(named("--plan", &arguments.choice.plan));
    words.extend(named("--case", &arguments.choice.case));
    if let Some(runs) = arguments.runs {
        words.push(format!("--runs {runs}"));
    }
    words.join(" ")
}

/// The command of a `choose`.
pub(super) fn choose(arguments: &ChooseArguments) -> String {
    let mut words = scenario("choose", &arguments.scenario);
    words.extend(named("--plan", &arguments.choice.plan));
    words.extend(named("--case", &arguments.choice.case));
    words.push(format!("--utility {}", choose::word(arguments.utility)));
    words.push(format!("--confidence {}", arguments.confidence));
    words.extend(arguments.indifference.map(|number| format!("--indifference {number}")));
    words.push(format!("--budget {}", arguments.budget));
    words.extend(named("--weight", &arguments.weight));
    words.extend(arguments.enough.map(|number| format!("--enough {number}")));
    words.join(" ")
}

/// The command of a `value`.
pub(super) fn value(arguments: &ValueArguments) -> String {
    let mut words = scenario("value", &arguments.scenario);
    words.extend(named("--plan", &arguments.plan));
    words.extend(named("--case", arguments.case.as_slice()));
    words.push(format!("--runs {}", arguments.runs));
    words.join(" ")
}

/// The command of a `sweep`, of all its points and shards.
pub(super) fn sweep(arguments: &SweepArguments, sweep: &str) -> String {
    let mut words = scenario("sweep", &arguments.scenario);
    words.push(format!("--sweep {sweep}"));
    words.extend(arguments.points.as_ref().map(|points| format!("--points {}", quoted(points))));
    words.extend(arguments.runs.map(|runs| format!("--runs {runs}")));
    words.extend(arguments.independent.then(|| "--independent".to_owned()));
    words.extend(arguments.parquet.then(|| "--parquet".to_owned()));
    words.join(" ")
}

/// The command of a `compare`.
pub(super) fn compare(arguments: &CompareArguments) -> String {
    let mut words = vec!["drawdown compare".to_owned(), quoted(&arguments.a)];
    words.extend(arguments.b.as_deref().map(quoted));
    let file = arguments.file.as_ref();
    words.extend(file.map(|file| format!("--file {}", quoted(&file.to_string_lossy()))));
    let sets =
        [("--set", &arguments.set), ("--a-set", &arguments.a_set), ("--b-set", &arguments.b_set)];
    for (option, sets) in sets {
        words.extend(sets.iter().map(|set| format!("{option} {}", quoted(set))));
    }
    words.extend(arguments.seed.map(|seed| format!("--seed {seed}")));
    words.extend(outside(arguments.allow_outside));
    if arguments.no_attribution {
        words.push("--no-attribution".to_owned());
    }
    words.extend(arguments.runs.map(|runs| format!("--runs {runs}")));
    words.join(" ")
}

/// The command of a `score`.
pub(super) fn score(arguments: &ScoreArguments) -> String {
    let paths = |option: &str, paths: &[PathBuf]| -> Vec<String> {
        let path = |path: &PathBuf| format!("{option}{}", quoted(&path.to_string_lossy()));
        paths.iter().map(path).collect()
    };
    let mut words = vec!["drawdown score".to_owned()];
    words.extend(paths("", &arguments.results));
    words.extend(paths("--record ", &arguments.record));
    words.extend(paths("--previous ", &arguments.previous));
    words.extend(arguments.until.map(|until| format!("--until {until}")));
    let VariantArguments { plan, case } = &arguments.variant;
    words.extend(plan.as_deref().map(|plan| format!("--plan {}", quoted(plan))));
    words.extend(case.as_deref().map(|case| format!("--case {}", quoted(case))));
    words.join(" ")
}

/// The command of an `update`.
pub(super) fn update(arguments: &UpdateArguments) -> String {
    let mut words = scenario("update", &arguments.scenario);
    words.push(format!("--as-of {}", arguments.as_of));
    let path = |path: &PathBuf| quoted(&path.to_string_lossy());
    words.extend(arguments.status.iter().map(|file| format!("--status {}", path(file))));
    words.extend(arguments.no_learning.then(|| "--no-learning".to_owned()));
    words.extend(arguments.followed.as_ref().map(|plan| format!("--followed {}", quoted(plan))));
    words.extend(named("--plan", &arguments.choice.plan));
    words.extend(named("--case", &arguments.choice.case));
    words.extend(arguments.previous.as_ref().map(|folder| format!("--previous {}", path(folder))));
    words.push(format!("--weigh {} --runs {}", arguments.weigh, arguments.runs));
    words.join(" ")
}

/// The command of a `verify`.
pub(super) fn verify(arguments: &VerifyArguments) -> String {
    let mut words = scenario("verify", &arguments.scenario);
    words.push(format!("--runs {}", arguments.runs));
    words.join(" ")
}

/// The command of a `replay` of one run.
pub(super) fn replay(
    arguments: &ReplayArguments,
    (plan, case, replication): (&str, &str, u32),
    language: Language,
) -> String {
    let mut words = scenario("replay", &arguments.scenario);
    words.push(format!("--plan {plan} --case {case} --replication {replication}"));
    words.push(in_language(language).to_owned());
    words.join(" ")
}

/// The command of a `report` of a folder of results.
pub(super) fn report(results: &Path, order: &Order) -> String {
    let folder = quoted(&results.to_string_lossy());
    let pdf = if order.browser.is_some() { " --pdf" } else { "" };
    format!("drawdown report {folder} {}{pdf}", in_language(order.language))
}

/// The command of an `export`.
pub(super) fn export(arguments: &ExportArguments) -> String {
    let mut words =
        vec![format!("drawdown export {}", quoted(&arguments.folder.to_string_lossy()))];
    words.extend(arguments.csv_locale.map(|it| match it {
        LocaleArgument::En => "--csv-locale en".to_owned(),
        LocaleArgument::Fr => "--csv-locale fr".to_owned(),
    }));
    words.extend(arguments.long.then(|| "--long".to_owned()));
    words.join(" ")
}

fn in_language(language: Language) -> &'static str {
    match language {
        Language::English => "--lang en",
        Language::French => "--lang fr",
    }
}

/// The command of a `breakpoint` under one plan and case.
pub(super) fn breakpoint(arguments: &BreakpointArguments, (plan, case): (&str, &str)) -> String {
    let mut words = scenario("breakpoint", &arguments.scenario);
    let ends = [("factor", &arguments.factor), ("from", &arguments.from), ("to", &arguments.to)];
    let step = arguments.step.iter().map(|step| ("step", step));
    let named = ends.into_iter().chain(step);
    words.extend(named.map(|(option, value)| format!("--{option} {}", quoted(value))));
    words.extend(arguments.deadline.iter().map(|name| format!("--deadline {}", quoted(name))));
    words.push(format!("--chance {} --plan {plan} --case {case}", arguments.chance));
    words.push(format!("--runs {}", arguments.runs));
    words.join(" ")
}

/// The command of a `decide` from one plan under one case.
pub(super) fn decide(arguments: &DecideArguments, from: &Name, case: &Name) -> String {
    let mut words = scenario("decide", &arguments.scenario);
    words.push(format!("--switch {} --from-plan {from}", quoted(&arguments.switch)));
    words.extend(arguments.deadline.iter().map(|name| format!("--deadline {}", quoted(name))));
    let days = [("from", arguments.from), ("to", arguments.to)];
    let days = days.into_iter().filter_map(|(option, day)| Some(format!("--{option} {}", day?)));
    words.extend(days);
    words.push(format!("--chance {} --case {case} --runs {}", arguments.chance, arguments.runs));
    words.join(" ")
}

/// The command of a `drivers`.
pub(super) fn drivers(arguments: &DriversArguments) -> String {
    effect("drivers", &arguments.effect).join(" ")
}

/// The command of a `marginal`.
pub(super) fn marginal(arguments: &MarginalArguments) -> String {
    let mut words = effect("marginal", &arguments.effect);
    words.extend(arguments.lever.iter().map(|lever| format!("--lever {}", quoted(lever))));
    words.join(" ")
}

fn effect(verb: &str, arguments: &EffectArguments) -> Vec<String> {
    let mut words = scenario(verb, &arguments.scenario);
    words.extend(arguments.variant.plan.iter().map(|plan| format!("--plan {}", quoted(plan))));
    words.extend(arguments.variant.case.iter().map(|case| format!("--case {}", quoted(case))));
    words.push(format!("--runs {}", arguments.runs));
    words
}

/// An option for each name.
fn named(option: &str, names: &[String]) -> Vec<String> {
    names.iter().map(|name| format!("{option} {}", quoted(name))).collect()
}

fn scenario(verb: &str, arguments: &ScenarioArguments) -> Vec<String> {
    let mut words = vec!["drawdown".to_owned(), verb.to_owned(), input::named(arguments)];
    words.extend(arguments.set.iter().map(|set| format!("--set {}", quoted(set))));
    words.extend(arguments.seed.map(|seed| format!("--seed {seed}")));
    words.extend(outside(arguments.allow_outside));
    words
}

/// The option that lets a scenario name files anywhere, if it was given.
fn outside(is_allowed: bool) -> Option<String> {
    is_allowed.then(|| "--allow-outside".to_owned())
}

/// A word as a shell reads it.
pub(super) fn quoted(word: &str) -> String {
    let is_plain =
        |character: char| character.is_alphanumeric() || "-_./,:=@%+".contains(character);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_word_with_spaces_or_quotes_survives_the_shell() {
        assert_eq!(quoted("camp.kidal.starts=2023-10-15"), "camp.kidal.starts=2023-10-15");
        assert_eq!(quoted("a.b='36 h'"), r"'a.b='\''36 h'\'''");
        assert_eq!(quoted(""), "''");
    }
}
