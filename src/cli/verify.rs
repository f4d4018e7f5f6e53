//! `drawdown verify`: the same input played twice must give the same bytes.

use clap::Args;

use super::arguments::{ScenarioArguments, threads};
use super::command::Command;
use super::error::CliError;
use super::progress::ProgressBar;
use super::{input, terminal};
use crate::analysis;
use crate::experiment::{self, MOST_THREADS, Replications};
use crate::scenario::Study;
use crate::scenario::message;
use drawdown_report::{Counts, Digest, Document, File, Language, Manifest};

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
    #[arg(long, value_name = "N", value_parser = threads(2))]
    pub(super) threads: Option<u16>,
}

/// Reads and plays the input twice, with one thread and with several, and compares every file.
pub(super) fn verify(arguments: &VerifyArguments, command: &Command) -> Result<(), CliError> {
    let cores =
        std::thread::available_parallelism().map_or(2, |cores| cores.get().clamp(2, MOST_THREADS));
    let threads = arguments.threads.map_or(cores, usize::from);
    let study = input::read(&arguments.scenario)?;
    let command = command.line();
    let once = play(&study, arguments, &command, 1)?;
    let again = play(&input::read(&arguments.scenario)?, arguments, &command, threads)?;
    let differing = differing(&once, &again);
    if !differing.is_empty() {
        return Err(CliError::machine(message!(
            "cli-verify-same-input-gave-different-bytes",
            threads,
            differing = differing.join(", ")
        )));
    }
    let bytes: u64 = once.iter().map(|file| file.bytes).sum();
    let names: Vec<&str> = once.iter().map(|file| file.name.as_str()).collect();
    let number = |count: u64| Language::English.number(count as f64, 0);
    terminal::data(
        format!(
            "Same input, same bytes: {} files, {} bytes, played with 1 and with {threads} threads\n\
             (replications: {}, plans: {}, cases: {}; seed {}).\nCompared: {}.\n",
            names.len(),
            number(bytes),
            number(u64::from(arguments.runs)),
            study.plans.len(),
            study.cases.len(),
            study.base.seed,
            names.join(", ")
        )
        .as_bytes(),
    )
}

/// What is in the files of one experiment.
fn play(
    study: &Study,
    arguments: &VerifyArguments,
    command: &str,
    threads: usize,
) -> Result<Vec<Digest>, CliError> {
    let bar = ProgressBar::new(Language::English);
    let rule = Replications::Fixed(arguments.runs);
    let results = experiment::run(study, rule, Some(threads), &bar)?;
    bar.end()?;
    let analysis = analysis::analyse(study, &results);
    let manifest = Manifest::new(study, command, Counts::of(&results));
    let document = Document::new(study, &results, &analysis);
    Ok(document.files(study, manifest).iter().map(File::digest).collect())
}

/// Names of files that are not the same in both lists.
fn differing(once: &[Digest], again: &[Digest]) -> Vec<String> {
    let is_in = |files: &[Digest], file: &Digest| files.contains(file);
    let one_way = once.iter().filter(|file| !is_in(again, file));
    let other_way = again.iter().filter(|file| !is_in(once, file));
    let mut names: Vec<String> = one_way.chain(other_way).map(|file| file.name.clone()).collect();
    names.sort();
    names.dedup();
    names
}
