//! The command that plays the same again, for the manifest: only what the results depend on.

use super::arguments::{
    EffectArguments, DriversArguments, MarginalArguments, ReplayArguments, RunArguments,
    ScenarioArguments, VerifyArguments,
};
use super::input;
use crate::report::Language;

/// The command of a `run`.
pub(super) fn run(arguments: &RunArguments) -> String {
    let mut words = scenario("run", &arguments.scenario);
    let choice = &arguments.choice;
    let plans = choice.plan.iter().map(|plan| ("--plan", plan));
    let cases = choice.case.iter().map(|case| ("--case", case));
    words.extend(plans.chain(cases).flat_map(|(option, name)| [option.to_owned(), quoted(name)]));
    if let Some(runs) = arguments.runs {
        words.push(format!("--runs {runs}"));
    }
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
    words.push(match language {
        Language::English => "--lang en".to_owned(),
        Language::French => "--lang fr".to_owned(),
    });
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
    words.extend(arguments.plan.iter().map(|plan| format!("--plan {}", quoted(plan))));
    words.extend(arguments.case.iter().map(|case| format!("--case {}", quoted(case))));
    words.push(format!("--runs {}", arguments.runs));
    words
}

fn scenario(verb: &str, arguments: &ScenarioArguments) -> Vec<String> {
    let mut words = vec!["drawdown".to_owned(), verb.to_owned(), input::named(arguments)];
    words.extend(arguments.set.iter().map(|set| format!("--set {}", quoted(set))));
    words.extend(arguments.seed.map(|seed| format!("--seed {seed}")));
    words
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
