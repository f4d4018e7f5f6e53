//! The command that plays the same again, for the manifest: what was read of the command line, but for
//! what no result depends on.

use std::path::Path;

use clap::parser::ArgMatches;
use clap::{Arg, ArgAction};

use super::input;
use super::report::Order;
use drawdown_report::Language;

/// Options on which no result of any verb depends: where files go, with how many threads, what is printed.
const ASIDE: [&str; 8] =
    ["out", "replace", "lang", "threads", "format", "report", "pdf", "template"];

/// A command line as it was read: every argument that its verb has, in the order in which they are
/// declared, defaults filled in.
#[derive(Debug, Clone)]
pub(super) struct Command {
    verb: String,
    words: Vec<Word>,
}

/// An argument of the verb, and what it was given.
#[derive(Debug, Clone)]
struct Word {
    id: String,
    /// Its option; none if its place says what it is.
    option: Option<String>,
    given: Given,
}

/// What an argument was given.
#[derive(Debug, Clone)]
enum Given {
    /// That a switch stands there, or does not.
    Switch(bool),
    Values(Vec<String>),
}

impl Command {
    /// What was read, of the verb that was given; without one, of `run`.
    pub(super) fn of(matches: &ArgMatches, program: &clap::Command) -> Self {
        let nothing = ArgMatches::default();
        let (verb, matches) = matches.subcommand().unwrap_or(("run", &nothing));
        let arguments =
            program.find_subcommand(verb).into_iter().flat_map(clap::Command::get_arguments);
        let words = arguments.filter_map(|argument| Word::of(argument, matches)).collect();
        Self { verb: verb.to_owned(), words }
    }

    /// The same with an argument that was left open as it was settled.
    pub(super) fn with(mut self, id: &str, value: impl ToString) -> Self {
        let word = self.words.iter_mut().find(|word| word.id == id);
        debug_assert!(word.is_some(), "{} has no argument {id}", self.verb);
        if let Some(word) = word {
            word.given = Given::Values(vec![value.to_string()]);
        }
        self
    }

    /// The same without arguments on which the results do not depend.
    pub(super) fn without(mut self, ids: &[&str]) -> Self {
        self.words.retain(|word| !ids.contains(&word.id.as_str()));
        self
    }

    /// The same with no arguments but these.
    pub(super) fn only(mut self, ids: &[&str]) -> Self {
        self.words.retain(|word| ids.contains(&word.id.as_str()));
        self
    }

    /// The same arguments of another verb.
    pub(super) fn of_verb(self, verb: &str) -> Self {
        Self { verb: verb.to_owned(), ..self }
    }

    /// As it is typed.
    pub(super) fn line(&self) -> String {
        let words = self.words.iter().flat_map(Word::typed);
        let words = ["drawdown".to_owned(), self.verb.clone()].into_iter().chain(words);
        words.collect::<Vec<_>>().join(" ")
    }
}

impl Word {
    /// What was read of an argument; none of those that only print.
    fn of(argument: &Arg, matches: &ArgMatches) -> Option<Self> {
        let id = argument.get_id().as_str();
        let given = match argument.get_action() {
            ArgAction::Set | ArgAction::Append => {
                let aside = ASIDE.contains(&id);
                let raw = matches.try_get_raw(id).ok().flatten().filter(|_| !aside);
                let values = raw.into_iter().flatten().map(|value| value.to_string_lossy().into());
                Given::Values(values.collect())
            }
            ArgAction::SetTrue if ASIDE.contains(&id) => return None,
            ArgAction::SetTrue => {
                Given::Switch(matches.try_get_one(id).ok().flatten().copied().unwrap_or_default())
            }
            _ => return None,
        };
        let option = argument.get_long().map(|long| format!("--{long}"));
        let given = match given {
            Given::Values(none) if none.is_empty() && option.is_none() && id == "file" => {
                Given::Values(vec![input::DEFAULT.to_owned()])
            }
            given => given,
        };
        Some(Self { id: id.to_owned(), option, given })
    }

    /// As it is typed.
    fn typed(&self) -> Vec<String> {
        match (&self.given, &self.option) {
            (Given::Switch(is_there), Some(option)) if *is_there => vec![option.clone()],
            (Given::Switch(_), _) => Vec::new(),
            (Given::Values(values), None) => values.iter().map(|value| quoted(value)).collect(),
            (Given::Values(values), Some(option)) => {
                values.iter().map(|value| format!("{option} {}", quoted(value))).collect()
            }
        }
    }
}

/// The command of a `report` of a folder of results.
pub(super) fn report(results: &Path, order: &Order) -> String {
    let folder = quoted(&results.to_string_lossy());
    let pdf = if order.browser.is_some() { " --pdf" } else { "" };
    format!("drawdown report {folder} --lang {}{pdf}", language(order.language))
}

/// A language as an option names it.
pub(super) fn language(language: Language) -> &'static str {
    match language {
        Language::English => "en",
        Language::French => "fr",
    }
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
    use super::super::arguments::Arguments;
    use super::*;

    fn read(line: &str) -> Command {
        let words = line.split(' ').map(Into::into);
        Arguments::read(words).expect("a command line").command
    }

    #[test]
    fn a_command_is_what_was_given_and_the_defaults_but_for_what_no_result_depends_on() {
        let line = "drawdown choose relief-hub --plan base,other --threads 2 --out there --seed 7";
        assert_eq!(
            read(line).line(),
            "drawdown choose relief-hub --seed 7 --plan base --plan other --utility hold \
             --confidence 0.95 --budget 100000"
        );
        let line = "drawdown run --format json --set a.b=1 --replace --report --lang fr --runs 50";
        assert_eq!(read(line).line(), "drawdown run mali-2023 --set a.b=1 --runs 50");
        assert_eq!(read("drawdown").line(), "drawdown run mali-2023");
    }

    #[test]
    fn what_was_left_open_is_named_as_it_was_settled() {
        let command = read("drawdown replay minimal --worst --runs 30");
        let command =
            command.without(&["worst", "runs"]).with("replication", 12).with("lang", "fr");
        assert_eq!(command.line(), "drawdown replay minimal --replication 12 --lang fr");
        let command = read("drawdown sweep minimal --shard 1/2 --yes --independent");
        let command = command.only(&["file", "sweep", "independent"]).with("sweep", "trucks");
        assert_eq!(command.line(), "drawdown sweep minimal --sweep trucks --independent");
    }

    #[test]
    fn a_word_with_spaces_or_quotes_survives_the_shell() {
        assert_eq!(quoted("camp.kidal.starts=2023-10-15"), "camp.kidal.starts=2023-10-15");
        assert_eq!(quoted("a.b='36 h'"), r"'a.b='\''36 h'\'''");
        assert_eq!(quoted(""), "''");
    }
}
