//! The arguments of `sweep` and `merge`.

use std::path::PathBuf;

use clap::Args;

use super::super::arguments::{OutputArguments, ScenarioArguments, ThreadArguments};
use super::super::progress::Telling;
use super::recipe::Engine;
use crate::report::BriefingArguments;
use drawdown_report::Shard;

/// Arguments of `sweep`.
#[derive(Debug, Args)]
#[command(mut_arg("replace", |replace| replace.conflicts_with("resume").help(
    "Begin anew, whatever results or unfinished work of a sweep are there"
)))]
#[command(mut_arg("out", |out| out.help("Folder for the results [default: output/, the scenario's id, sweep- and the sweep's name]")))]
pub(crate) struct SweepArguments {
    #[command(flatten)]
    pub(crate) scenario: ScenarioArguments,
    /// The sweep, by its name in the scenario [default: the only one]
    #[arg(long, value_name = "SWEEP")]
    pub(crate) sweep: Option<String>,
    /// Only these points, the last one excluded: 0..100
    #[arg(long, value_name = "FROM..TO")]
    pub(crate) points: Option<String>,
    /// Replications of each point, instead of what the sweep says
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=i64::from(Shard::MOST)))]
    pub(crate) runs: Option<u32>,
    /// Give every point a luck of its own; without it, replication 17 meets the same luck at all
    #[arg(long)]
    pub(crate) independent: bool,
    /// Go on with a sweep that was stopped
    #[arg(long)]
    pub(crate) resume: bool,
    /// Play only this part, to be put together by `merge`: 1/4, 2/4, …
    #[arg(long, value_name = "I/N")]
    pub(crate) shard: Option<Shard>,
    /// Play the shards of N whose numbers come on standard input, a line each, until it ends; answer each
    /// with a line of JSON
    #[arg(long, value_name = "N", conflicts_with_all = ["shard", "prepare", "replace", "report"],
          value_parser = clap::value_parser!(u32).range(2..=i64::from(Shard::MOST)))]
    pub(crate) serve: Option<u32>,
    /// Choose the points, try every factor and measure how long a run takes; keep all that for the
    /// shards, and play nothing
    #[arg(long, conflicts_with_all = ["shard", "resume", "replace"])]
    pub(crate) prepare: bool,
    /// What `--prepare` keeps [default: beside the results, with .design after their name]
    #[arg(long, value_name = "FILE")]
    pub(crate) design: Option<PathBuf>,
    /// Stop when standard input ends: when whoever started it is gone
    #[arg(long)]
    pub(crate) stop_with_input: bool,
    /// How it is told how far it is, and by `--prepare` what shards need
    #[arg(long, value_enum, value_name = "FORM", default_value_t)]
    pub(crate) progress: Telling,
    /// Print a script that plays the sweep in shards, and play nothing
    #[arg(long, value_enum, value_name = "ENGINE", conflicts_with_all = ["shard", "serve", "prepare"])]
    pub(crate) recipe: Option<Engine>,
    /// Of a recipe: how many shards
    #[arg(long, value_name = "N", default_value_t = 100, requires = "recipe",
          value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) shards: u32,
    /// Write the runs as Parquet too (of a program built with --features parquet)
    #[arg(long)]
    pub(crate) parquet: bool,
    /// Do not ask, however long it takes
    #[arg(long)]
    pub(crate) yes: bool,
    #[command(flatten)]
    pub(crate) briefing: BriefingArguments,
    #[command(flatten)]
    pub(crate) threads: ThreadArguments,
    #[command(flatten)]
    pub(crate) output: OutputArguments,
}

/// Arguments of `merge`.
#[derive(Debug, Args)]
#[command(mut_arg("out", |out| out.help("Folder for the results [default: output/, the scenario's id, sweep- and the sweep's name]")))]
pub(crate) struct MergeArguments {
    /// The folders of all shards
    #[arg(required = true, value_name = "DIR")]
    pub(crate) shards: Vec<PathBuf>,
    /// The scenario, if it is not where the first shard was made
    #[arg(long, value_name = "FILE")]
    pub(crate) scenario: Option<PathBuf>,
    /// Let the scenario name files anywhere, and not only in its folder and below
    #[arg(long)]
    pub(crate) allow_outside: bool,
    #[command(flatten)]
    pub(crate) output: OutputArguments,
}
