//! The command line: every verb with its options.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::report::ReportArguments;
use crate::report::Shard;

/// Which deadlines of a withdrawal will be missed, how often, by how much, and why.
///
/// Without a verb it plays the built-in case of Mali 2023 and writes output/mali-2023/.
#[derive(Debug, Parser)]
#[command(name = "drawdown", version, max_term_width = 100)]
#[command(after_help = "Exit status: 0 done (missed deadlines included), 1 the input has to \
                        change, 2 the machine or the program failed.")]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) verb: Option<Verb>,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    /// Play every plan under every case, many times; print a table and write a folder of CSV files
    Run(RunArguments),
    /// Turn results into a briefing: HTML, Markdown, a workbook and a map
    Report(ReportArguments),
    /// Read a scenario and say what is wrong or doubtful in it, and what it contains
    Check(CheckArguments),
    /// Play many points of a scenario: values of its factors in chosen combinations
    Sweep(SweepArguments),
    /// Put the shards of a sweep together
    Merge(MergeArguments),
    /// Play one run again and tell its story: what happened, and what decided each deadline
    Replay(ReplayArguments),
    /// Built-in scenarios
    Example(ExampleArguments),
    /// Print the JSON schema of the scenario file, for editors
    Schema,
    /// Play the same input twice, with one thread and with several, and compare every byte
    Verify(VerifyArguments),
    /// Compare two plans, cases, files or results: what differs, and what each change is worth
    Compare(CompareArguments),
    /// Find the worst value of a factor with which a deadline still holds with a chance
    Breakpoint(BreakpointArguments),
    /// Find the last day on which switching to another plan still holds a deadline with a chance
    Decide(DecideArguments),
    /// Switch off each uncertainty and risk in turn, and say how many days that gains
    Drivers(DriversArguments),
    /// Pull each lever by one step, and say how many days that buys and what binds next
    Marginal(MarginalArguments),
    /// Find the best plan under each case and over all, with a stated confidence; how robust it is
    Choose(ChooseArguments),
    /// Say what it is worth to settle each assumption before choosing a plan
    Value(ValueArguments),
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
}

/// Arguments of `run`.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct RunArguments {
    #[command(flatten)]
    pub(super) scenario: ScenarioArguments,
    #[command(flatten)]
    pub(super) choice: ChoiceArguments,
    /// Replications of each plan under each case [default: until every chance is known to three
    /// points of a hundred]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub(super) runs: Option<u32>,
    /// Folder for the results [default: output/ and the scenario's id]
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// Threads; the results do not depend on it [default: all cores]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(super) threads: Option<u16>,
    /// What to print: a table for readers, the deadlines as CSV, or all tables as JSON
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,
    /// Write a briefing too, as `report` does
    #[arg(long)]
    pub(super) report: bool,
    /// Print the briefing as PDF too, as `report --pdf` does
    #[arg(long, requires = "report")]
    pub(super) pdf: bool,
    /// Language of what is printed [default: from LC_ALL, LC_MESSAGES or LANG]
    #[arg(long, value_enum)]
    pub(super) lang: Option<LanguageArgument>,
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

/// Arguments of `check`.
#[derive(Debug, Args)]
pub(super) struct CheckArguments {
    #[command(flatten)]
    pub(super) scenario: ScenarioArguments,
    /// What to print
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: CheckFormat,
    /// Language of labels [default: from LC_ALL, LC_MESSAGES or LANG]
    #[arg(long, value_enum)]
    pub(super) lang: Option<LanguageArgument>,
}

/// Arguments of `replay`.
#[derive(Debug, Args)]
pub(super) struct ReplayArguments {
    #[command(flatten)]
    pub(super) scenario: ScenarioArguments,
    /// Plan [default: the first]
    #[arg(long, value_name = "PLAN")]
    pub(super) plan: Option<String>,
    /// Case [default: the first]
    #[arg(long, value_name = "CASE")]
    pub(super) case: Option<String>,
    /// Number of the run, as in runs.csv
    #[arg(long, value_name = "N", default_value_t = 0, conflicts_with = "search")]
    pub(super) replication: u32,
    /// The run with the largest lateness, found by playing
    #[arg(long, group = "search")]
    pub(super) worst: bool,
    /// The first run in which the handover of a camp ended so, found by playing: kidal=occupied; or
    /// not-vacated, empty, handed-over, retaken, lost
    #[arg(long = "where", value_name = "CAMP=ENDING", group = "search")]
    pub(super) ending: Option<String>,
    /// The deadline whose lateness counts [default: any]
    #[arg(long, value_name = "DEADLINE", requires = "worst")]
    pub(super) deadline: Option<String>,
    /// Runs among which it is looked for; `run` may have played fewer: its --runs plays as many
    #[arg(long, value_name = "N", default_value_t = 1_200, requires = "search",
          value_parser = clap::value_parser!(u32).range(1..))]
    pub(super) runs: u32,
    /// Folder for the files [default: output/, the scenario's id, replay-, plan, case and number]
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// Language of the account [default: from LC_ALL, LC_MESSAGES or LANG]
    #[arg(long, value_enum)]
    pub(super) lang: Option<LanguageArgument>,
}

/// Arguments of `sweep`.
#[derive(Debug, Args)]
pub(super) struct SweepArguments {
    #[command(flatten)]
    pub(super) scenario: ScenarioArguments,
    /// The sweep, by its name in the scenario [default: the only one]
    #[arg(long, value_name = "SWEEP")]
    pub(super) sweep: Option<String>,
    /// Only these points, the last one excluded: 0..100
    #[arg(long, value_name = "FROM..TO")]
    pub(super) points: Option<String>,
    /// Replications of each point, instead of what the sweep says
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub(super) runs: Option<u32>,
    /// Give every point a luck of its own; without it, replication 17 meets the same luck at all
    #[arg(long)]
    pub(super) independent: bool,
    /// Go on with a sweep that was stopped
    #[arg(long)]
    pub(super) resume: bool,
    /// Begin anew even if there are results of this sweep, finished or not
    #[arg(long, conflicts_with = "resume")]
    pub(super) replace: bool,
    /// Play only this part, to be put together by `merge`: 1/4, 2/4, …
    #[arg(long, value_name = "I/N")]
    pub(super) shard: Option<Shard>,
    /// Write the runs as Parquet too (of a program built with --features parquet)
    #[arg(long)]
    pub(super) parquet: bool,
    /// Do not ask, however long it takes
    #[arg(long)]
    pub(super) yes: bool,
    /// Folder for the results [default: output/, the scenario's id, sweep- and the sweep's name]
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// Threads; the results do not depend on it [default: all cores]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(super) threads: Option<u16>,
    /// Language of what is printed [default: from LC_ALL, LC_MESSAGES or LANG]
    #[arg(long, value_enum)]
    pub(super) lang: Option<LanguageArgument>,
}

/// Arguments of `merge`.
#[derive(Debug, Args)]
pub(super) struct MergeArguments {
    /// The folders of all shards
    #[arg(required = true, value_name = "DIR")]
    pub(super) shards: Vec<PathBuf>,
    /// The scenario, if it is not where the first shard was made
    #[arg(long, value_name = "FILE")]
    pub(super) scenario: Option<PathBuf>,
    /// Put results of this sweep that are there already out of the way
    #[arg(long)]
    pub(super) replace: bool,
    /// Folder for the results [default: output/, the scenario's id, sweep- and the sweep's name]
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// Language of what is printed [default: from LC_ALL, LC_MESSAGES or LANG]
    #[arg(long, value_enum)]
    pub(super) lang: Option<LanguageArgument>,
}

/// Arguments of `example`.
#[derive(Debug, Args)]
pub(super) struct ExampleArguments {
    #[command(subcommand)]
    pub(super) verb: ExampleVerb,
}

/// What to do with built-in scenarios.
#[derive(Debug, Subcommand)]
pub(super) enum ExampleVerb {
    /// List their names and titles
    List,
    /// Print one
    Show {
        /// Its name
        name: String,
    },
    /// Write one to a file, to change it
    Extract {
        /// Its name
        name: String,
        /// The file [default: its name and .toml, here]
        file: Option<PathBuf>,
    },
}

/// Arguments of `verify`.
#[derive(Debug, Args)]
pub(super) struct VerifyArguments {
    #[command(flatten)]
    pub(super) scenario: ScenarioArguments,
    /// Replications of each plan under each case
    #[arg(long, value_name = "N", default_value_t = 100,
          value_parser = clap::value_parser!(u32).range(1..))]
    pub(super) runs: u32,
    /// Threads of the second time [default: all cores, but at least 2]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(2..))]
    pub(super) threads: Option<u16>,
}

/// Arguments of `compare`.
#[derive(Debug, Args)]
#[command(after_help = "A and B are each PLAN, PLAN/CASE or /CASE of the scenario (--file), a \
                        scenario file or example, a folder of results, or one of these with \
                        :PLAN/CASE. Plan and case are the first where none is named.\n\n  \
                        drawdown compare base accelerate\n  \
                        drawdown compare base/baseline base/held --file mali-2023\n  \
                        drawdown compare old.toml new.toml:accelerate\n  \
                        drawdown compare output/mali-2023 output/other\n  \
                        drawdown compare base --b-set pool.c130.count=3")]
pub(super) struct CompareArguments {
    /// The first idea
    pub(super) a: String,
    /// The second idea [default: the first, with --a-set and --b-set]
    pub(super) b: Option<String>,
    /// Scenario file, or the name of a built-in example, of plans without one [default: mali-2023]
    #[arg(long, value_name = "FILE")]
    pub(super) file: Option<PathBuf>,
    /// Change a value in both: a dotted path and a TOML value; may be given again
    #[arg(long, value_name = "PATH=VALUE")]
    pub(super) set: Vec<String>,
    /// Change a value in A only; may be given again
    #[arg(long, value_name = "PATH=VALUE")]
    pub(super) a_set: Vec<String>,
    /// Change a value in B only; may be given again
    #[arg(long, value_name = "PATH=VALUE")]
    pub(super) b_set: Vec<String>,
    /// Master seed of all draws in both, instead of the scenarios'
    #[arg(long, value_name = "N")]
    pub(super) seed: Option<u32>,
    /// The deadline whose waterfall is printed [default: the one that changes most]
    #[arg(long, value_name = "DEADLINE")]
    pub(super) deadline: Option<String>,
    /// Do not work out what each change is worth, which plays two to three variants for each
    #[arg(long)]
    pub(super) no_attribution: bool,
    /// Replications of each [default: as many as the results compared have, or 1,000]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub(super) runs: Option<u32>,
    /// Folder for the files [default: output/, the scenario's id, compare-, and both plans and cases]
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// Threads; the results do not depend on it [default: all cores]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(super) threads: Option<u16>,
    /// Language of what is printed [default: from LC_ALL, LC_MESSAGES or LANG]
    #[arg(long, value_enum)]
    pub(super) lang: Option<LanguageArgument>,
}

/// Arguments of `breakpoint`.
#[derive(Debug, Args)]
pub(super) struct BreakpointArguments {
    #[command(flatten)]
    pub(super) scenario: ScenarioArguments,
    /// What is varied: a path of the scenario (pool.trucks.count) or the name of an assumption
    #[arg(long, value_name = "PATH")]
    pub(super) factor: String,
    /// One end of the range, as in a file: 20, 2023-10-28, "36 h", "120 t"
    #[arg(long, value_name = "VALUE", allow_hyphen_values = true)]
    pub(super) from: String,
    /// The other end
    #[arg(long, value_name = "VALUE", allow_hyphen_values = true)]
    pub(super) to: String,
    /// Steps in which values are looked at [default: one thing, one day, or a 64th of the range]
    #[arg(long, value_name = "STEP")]
    pub(super) step: Option<String>,
    /// The deadline that is to hold; may be given again [default: every hard one]
    #[arg(long, value_name = "DEADLINE", value_delimiter = ',')]
    pub(super) deadline: Vec<String>,
    /// The chance with which it is to hold: 0.8 or 80%
    #[arg(long, value_name = "CHANCE", default_value = "0.8", value_parser = super::edge::chance)]
    pub(super) confidence: f64,
    /// Plan [default: the first]
    #[arg(long, value_name = "PLAN")]
    pub(super) plan: Option<String>,
    /// Case [default: the first]
    #[arg(long, value_name = "CASE")]
    pub(super) case: Option<String>,
    /// Runs of every value; up to eight times as many where the answer depends on it
    #[arg(long, value_name = "N", default_value_t = 400,
          value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub(super) runs: u32,
    /// Threads; the results do not depend on it [default: all cores]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(super) threads: Option<u16>,
    /// Folder for the files [default: output/, the scenario's id, breakpoint-, plan, case and factor]
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// Language of what is printed [default: from LC_ALL, LC_MESSAGES or LANG]
    #[arg(long, value_enum)]
    pub(super) lang: Option<LanguageArgument>,
}

/// Arguments of `decide`.
#[derive(Debug, Args)]
pub(super) struct DecideArguments {
    #[command(flatten)]
    pub(super) scenario: ScenarioArguments,
    /// The plan to switch to
    #[arg(long, value_name = "PLAN")]
    pub(super) switch: String,
    /// The plan to switch from [default: the first]
    #[arg(long, value_name = "PLAN")]
    pub(super) from_plan: Option<String>,
    /// The deadline that is to hold; may be given again [default: every hard one]
    #[arg(long, value_name = "DEADLINE", value_delimiter = ',')]
    pub(super) deadline: Vec<String>,
    /// The chance with which it is to hold: 0.8 or 80%
    #[arg(long, value_name = "CHANCE", default_value = "0.8", value_parser = super::edge::chance)]
    pub(super) chance: f64,
    /// First day on which one may decide [default: as_of]
    #[arg(long, value_name = "DATE")]
    pub(super) from: Option<jiff::civil::Date>,
    /// Last day on which one may decide [default: the last deadline]
    #[arg(long, value_name = "DATE")]
    pub(super) to: Option<jiff::civil::Date>,
    /// Case [default: the first]
    #[arg(long, value_name = "CASE")]
    pub(super) case: Option<String>,
    /// Runs of every day; up to eight times as many where the answer depends on it
    #[arg(long, value_name = "N", default_value_t = 400,
          value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub(super) runs: u32,
    /// Threads; the results do not depend on it [default: all cores]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(super) threads: Option<u16>,
    /// Folder for the files [default: output/, the scenario's id, decide-, both plans and the case]
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// Language of what is printed [default: from LC_ALL, LC_MESSAGES or LANG]
    #[arg(long, value_enum)]
    pub(super) lang: Option<LanguageArgument>,
}

/// What `drivers` and `marginal` have in common.
#[derive(Debug, Args)]
pub(super) struct EffectArguments {
    #[command(flatten)]
    pub(super) scenario: ScenarioArguments,
    /// Plan [default: the first]
    #[arg(long, value_name = "PLAN")]
    pub(super) plan: Option<String>,
    /// Case [default: the first]
    #[arg(long, value_name = "CASE")]
    pub(super) case: Option<String>,
    /// The deadline that is printed; the table of all is in the folder [default: the hard one that is
    /// missed most often, if its chance is neither nearly 0 nor nearly 1]
    #[arg(long, value_name = "DEADLINE")]
    pub(super) deadline: Option<String>,
    /// Replications of the scenario as it is and of each change: 600 of the built-in case, some 150
    /// times, take about three quarters of a minute on two cores
    #[arg(long, value_name = "N", default_value_t = 600,
          value_parser = clap::value_parser!(u32).range(2..=1_000_000))]
    pub(super) runs: u32,
    /// Folder for the files [default: output/, the scenario's id, the verb, plan and case]
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// Threads; the results do not depend on it [default: all cores]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(super) threads: Option<u16>,
    /// Language of what is printed [default: from LC_ALL, LC_MESSAGES or LANG]
    #[arg(long, value_enum)]
    pub(super) lang: Option<LanguageArgument>,
}

/// Arguments of `drivers`.
#[derive(Debug, Args)]
pub(super) struct DriversArguments {
    #[command(flatten)]
    pub(super) effect: EffectArguments,
}

/// Arguments of `marginal`.
#[derive(Debug, Args)]
pub(super) struct MarginalArguments {
    #[command(flatten)]
    pub(super) effect: EffectArguments,
    /// One more lever: a dotted path and a TOML value; may be given again
    #[arg(long, value_name = "PATH=VALUE")]
    pub(super) lever: Vec<String>,
}

/// Arguments of `choose`.
#[derive(Debug, Args)]
pub(super) struct ChooseArguments {
    #[command(flatten)]
    pub(super) scenario: ScenarioArguments,
    #[command(flatten)]
    pub(super) choice: ChoiceArguments,
    /// What plans are judged by
    #[arg(long, value_enum, default_value_t)]
    pub(super) utility: UtilityArgument,
    /// Chance with which the plan chosen is the best one
    #[arg(long, value_name = "SHARE", default_value_t = 0.95, value_parser = confidence)]
    pub(super) confidence: f64,
    /// The smallest difference that matters [default: 0.01, a point of a hundred; with --utility
    /// days, 1]
    #[arg(long, value_name = "NUMBER", value_parser = positive)]
    pub(super) indifference: Option<f64>,
    /// Most runs of all plans and cases together
    #[arg(long, value_name = "N", default_value_t = 100_000,
          value_parser = clap::value_parser!(u64).range(1..=1_000_000_000))]
    pub(super) budget: u64,
    /// Weight of a case; may be given again; those not named then have none [default: all the same]
    #[arg(long, value_name = "CASE=NUMBER", value_delimiter = ',')]
    pub(super) weight: Vec<String>,
    /// From which chance on a plan is good enough in a case [default: 0.8; with --utility days, up to
    /// 7 days late]
    #[arg(long, value_name = "NUMBER", value_parser = positive)]
    pub(super) enough: Option<f64>,
    /// Threads; the results do not depend on it [default: all cores]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(super) threads: Option<u16>,
    /// Folder for the files [default: output/, the scenario's id, choose- and the utility]
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// Language of what is printed [default: from LC_ALL, LC_MESSAGES or LANG]
    #[arg(long, value_enum)]
    pub(super) lang: Option<LanguageArgument>,
}

/// Arguments of `value`.
#[derive(Debug, Args)]
pub(super) struct ValueArguments {
    #[command(flatten)]
    pub(super) scenario: ScenarioArguments,
    /// Only this plan and others given; may be given again [default: all]
    #[arg(long, value_name = "PLAN", value_delimiter = ',')]
    pub(super) plan: Vec<String>,
    /// Case [default: the first]
    #[arg(long, value_name = "CASE")]
    pub(super) case: Option<String>,
    /// Replications of each plan
    #[arg(long, value_name = "N", default_value_t = 4_000,
          value_parser = clap::value_parser!(u32).range(100..))]
    pub(super) runs: u32,
    /// Threads; the results do not depend on it [default: all cores]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(super) threads: Option<u16>,
    /// Folder for the files [default: output/, the scenario's id, value- and the case]
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// Language of what is printed [default: from LC_ALL, LC_MESSAGES or LANG]
    #[arg(long, value_enum)]
    pub(super) lang: Option<LanguageArgument>,
}

/// What plans are judged by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum UtilityArgument {
    /// The chance that all hard deadlines hold (all deadlines where none is hard)
    #[default]
    Hold,
    /// Their mean lateness in days
    Days,
}

/// What `run` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum Format {
    /// A table for readers
    #[default]
    Table,
    /// The deadlines as CSV
    Csv,
    /// All tables but single runs as JSON
    Json,
}

/// What `check` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum CheckFormat {
    /// Findings and a summary for readers
    #[default]
    Text,
    /// Findings and summary as JSON
    Json,
}

/// A language of what is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum LanguageArgument {
    /// English
    En,
    /// French
    Fr,
}

/// A confidence: above one half and below 1.
fn confidence(text: &str) -> Result<f64, String> {
    let is_fit = |number: &f64| *number > 0.5 && *number < 1.0;
    let number = text.parse().ok().filter(is_fit);
    number.ok_or_else(|| "it must be above 0.5 and below 1".to_owned())
}

/// A number above 0.
fn positive(text: &str) -> Result<f64, String> {
    let is_fit = |number: &f64| number.is_finite() && *number > 0.0;
    let number = text.parse().ok().filter(is_fit);
    number.ok_or_else(|| "it must be a number above 0".to_owned())
}
