//! The command that plays the same again, for the manifest: only what the results depend on.

use super::arguments::{
    ChooseArguments, ReplayArguments, RunArguments, ScenarioArguments, ValueArguments,
    VerifyArguments,
};
use super::{choose, input};
use crate::report::Language;

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

/// An option for each name.
fn named(option: &str, names: &[String]) -> Vec<String> {
    names.iter().map(|name| format!("{option} {}", quoted(name))).collect()
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
