//! The command line: the verbs, and the options that several of them have. The options of a verb stand
//! in its own file.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::RangedI64ValueParser;
use clap::{Args, CommandFactory as _, FromArgMatches as _, Parser, Subcommand, ValueEnum};

use super::breakpoint::BreakpointArguments;
use super::check::CheckArguments;
use super::choose::ChooseArguments;
use super::command::Command;
use super::compare::CompareArguments;
use super::decide::DecideArguments;
use super::drivers::DriversArguments;
use super::example::ExampleArguments;
use super::explain::ExplainArguments;
use super::export::ExportArguments;
use super::manual::ManualArguments;
use super::marginal::MarginalArguments;
use super::new::NewArguments;
use super::replay::ReplayArguments;
use super::report::ReportArguments;
use super::run::RunArguments;
use super::score::ScoreArguments;
use super::shell::{CompletionsArguments, ManArguments};
use super::sweep::{MergeArguments, SweepArguments};
use super::update::UpdateArguments;
use super::value::ValueArguments;
use super::verify::VerifyArguments;
use super::{help, terminal};
use crate::experiment::MOST_THREADS;
use drawdown_report::Language;

/// Which deadlines of a withdrawal will be missed, how often, by how much, and why.
///
/// Without a verb it plays the built-in case of Mali 2023 and writes output/mali-2023/.
#[derive(Debug, Parser)]
#[command(name = "drawdown", version, max_term_width = 100)]
#[command(after_help = "Exit status: 0 done (missed deadlines included), 1 the input has to \
                        change, 2 the machine or the program failed.")]
struct Program {
    #[command(subcommand)]
    verb: Option<Verb>,
}

/// What the command line says.
#[derive(Debug)]
pub(super) struct Arguments {
    pub(super) verb: Option<Verb>,
    pub(super) command: Command,
}

impl Arguments {
    /// The program as clap knows it.
    pub(super) fn program() -> clap::Command {
        Program::command()
    }

    /// Reads the arguments, the program's name first; what clap says of them is in the reader's language.
    pub(super) fn read(words: impl IntoIterator<Item = OsString>) -> Result<Self, clap::Error> {
        let program = Self::program();
        let words = terminal::without_language(words, &program);
        let mut program = help::in_language(program, terminal::language(None));
        let matches = program.try_get_matches_from_mut(words)?;
        let command = Command::of(&matches, &program);
        Ok(Self { verb: Program::from_arg_matches(&matches)?.verb, command })
    }
}

/// What to do, in the order in which one comes to it.
#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    /// Begin a scenario: ten questions, or a table of camps, make a file to go on from
    #[command(after_help = "Example: drawdown new my-plan.toml")]
    New(NewArguments),
    /// Built-in scenarios
    #[command(after_help = "Example: drawdown example extract relief-hub")]
    Example(ExampleArguments),
    /// Read a scenario and say what is wrong or doubtful in it, and what it contains
    #[command(after_help = "Example: drawdown check relief-hub.toml")]
    Check(CheckArguments),
    /// Play every plan under every case, many times; print a table and write a folder of CSV files
    #[command(after_help = "Example: drawdown run relief-hub --report")]
    Run(RunArguments),
    /// Turn results into a briefing: HTML, Markdown, a workbook and a map
    #[command(after_help = "Example: drawdown report output/relief-hub --lang fr")]
    Report(ReportArguments),
    /// Play one run again and tell its story: what happened, and what decided each deadline
    #[command(after_help = "Example: drawdown replay relief-hub --replication 7")]
    Replay(ReplayArguments),
    /// Compare two plans, cases, files or results: what differs, and what each change is worth
    Compare(CompareArguments),
    /// Pull each lever by one step, and say how many days that buys and what binds next
    #[command(after_help = "Example: drawdown marginal relief-hub")]
    Marginal(MarginalArguments),
    /// Switch off each uncertainty and risk in turn, and say how many days that gains
    #[command(after_help = "Example: drawdown drivers relief-hub --runs 100")]
    Drivers(DriversArguments),
    /// Find the last day on which switching to another plan still holds a deadline with a chance
    #[command(after_help = "Example: drawdown decide three-sides --switch shed")]
    Decide(DecideArguments),
    /// Find the worst value of a factor with which a deadline still holds with a chance
    #[command(
        after_help = "Example: drawdown breakpoint relief-hub --factor pool.trucks.count --from 2 --to 12"
    )]
    Breakpoint(BreakpointArguments),
    /// Find the best plan under each case and over all, with a stated confidence; how robust it is
    #[command(after_help = "Example: drawdown choose relief-hub")]
    Choose(ChooseArguments),
    /// Say what it is worth to settle each assumption before choosing a plan
    #[command(after_help = "Example: drawdown value relief-hub")]
    Value(ValueArguments),
    /// Play many points of a scenario: values of its factors in chosen combinations
    #[command(after_help = "Example: drawdown sweep mali-2023")]
    Sweep(SweepArguments),
    /// Put the shards of a sweep together
    #[command(after_help = "Example: drawdown merge shard-1 shard-2")]
    Merge(MergeArguments),
    /// Say what has happened so far, and forecast the rest anew
    #[command(
        after_help = "Example: drawdown update relief-hub --as-of 2031-05-01 --status status.toml"
    )]
    Update(UpdateArguments),
    /// Score forecasts by what happened in the end
    #[command(after_help = "Example: drawdown score output/relief-hub --record record.toml")]
    Score(ScoreArguments),
    /// Write the tables of results anew: for a French spreadsheet, or runs in long form
    #[command(after_help = "Example: drawdown export output/relief-hub --csv-locale fr")]
    Export(ExportArguments),
    /// Read how things work: pages of the manual
    #[command(after_help = "Example: drawdown manual first")]
    Manual(ManualArguments),
    /// Explain a key of the scenario file, a word, a finding, a table, a column or a delay code
    #[command(after_help = "Example: drawdown explain no_clearance")]
    Explain(ExplainArguments),
    /// Print the JSON schema of the scenario file, for editors
    #[command(after_help = "Example: drawdown schema > drawdown.schema.json")]
    Schema,
    /// Play the same input twice, with one thread and with several, and compare every byte
    #[command(after_help = "Example: drawdown verify relief-hub")]
    Verify(VerifyArguments),
    /// Print completions for a shell
    #[command(after_help = "Example: drawdown completions bash")]
    Completions(CompletionsArguments),
    /// Print a manual page for `man`: of the program, or of one verb
    #[command(after_help = "Example: drawdown man run")]
    Man(ManArguments),
}

/// What is played.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct ScenarioArguments {
    /// Scenario file, or the name of a built-in example [default: mali-2023]
    pub(super) file: Option<PathBuf>,
    /// Change a value: a dotted path and a TOML value; may be given again
    #[arg(long, value_name = "PATH=VALUE")]
    pub(super) set: Vec<String>,
    /// Master seed of all draws, instead of the scenario's
    #[arg(long, value_name = "N")]
    pub(super) seed: Option<u32>,
    /// Let the scenario name files anywhere, and not only in its folder and below
    #[arg(long)]
    pub(super) allow_outside: bool,
}

/// Which plans and cases are played.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct ChoiceArguments {
    /// Only this plan; may be given again [default: all]
    #[arg(long, value_name = "PLAN", value_delimiter = ',')]
    pub(super) plan: Vec<String>,
    /// Only this case; may be given again [default: all]
    #[arg(long, value_name = "CASE", value_delimiter = ',')]
    pub(super) case: Vec<String>,
}

/// One plan under one case.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct VariantArguments {
    /// Plan [default: the first]
    #[arg(long, value_name = "PLAN")]
    pub(super) plan: Option<String>,
    /// Case [default: the first]
    #[arg(long, value_name = "CASE")]
    pub(super) case: Option<String>,
}

/// How many threads play.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct ThreadArguments {
    /// Threads; the results do not depend on it [default: all cores]
    #[arg(long, value_name = "N", value_parser = threads(1))]
    threads: Option<u16>,
}

/// How many threads there may be, from so many.
pub(super) fn threads(least: i64) -> RangedI64ValueParser<u16> {
    clap::value_parser!(u16).range(least..=MOST_THREADS as i64)
}

impl ThreadArguments {
    /// As many as were asked for, if any number was: by the option, or for all programs of this kind
    /// by RAYON_NUM_THREADS.
    pub(super) fn count(&self) -> Option<usize> {
        let of_environment = || std::env::var("RAYON_NUM_THREADS").ok()?.parse().ok();
        let asked = self.threads.map(usize::from).or_else(of_environment);
        asked.filter(|threads| *threads > 0)
    }
}

/// Where the files go, and in which language readers are told.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct OutputArguments {
    /// Folder for the files
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// Put the new results in the place of other ones. The same command on the same scenario needs
    /// no leave: it gives the same again
    #[arg(long)]
    pub(super) replace: bool,
    /// Language of what is printed [default: from LC_ALL, LC_MESSAGES or LANG]
    #[arg(long, value_enum)]
    pub(super) lang: Option<LanguageArgument>,
}

impl OutputArguments {
    /// The reader's language.
    pub(super) fn language(&self) -> Language {
        terminal::language(self.lang)
    }
}

/// A language of what is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum LanguageArgument {
    /// English
    En,
    /// French
    Fr,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_verb_has_an_example_that_can_be_read() {
        for verb in Arguments::program().get_subcommands() {
            let told = verb.get_after_help().map(ToString::to_string).unwrap_or_default();
            let examples: Vec<&str> = told.split("drawdown ").skip(1).collect();
            assert!(!examples.is_empty(), "{} has no example", verb.get_name());
            for example in examples {
                let words = example.lines().next().unwrap_or_default().split(" > ").next();
                let words = words.into_iter().flat_map(str::split_whitespace);
                let words: Vec<&str> = std::iter::once("drawdown").chain(words).collect();
                assert_eq!(words.get(1), Some(&verb.get_name()), "{example}");
                let read = Program::try_parse_from(&words);
                assert!(
                    read.is_ok(),
                    "{words:?}: {}",
                    read.err().map_or_else(String::new, |it| it.to_string())
                );
            }
        }
    }

    #[test]
    fn verbs_stand_in_the_order_in_which_one_comes_to_them() {
        let command = Arguments::program();
        let names: Vec<&str> = command.get_subcommands().map(|verb| verb.get_name()).collect();
        assert_eq!(names[..6], ["new", "example", "check", "run", "report", "replay"]);
    }
}
